export const id = 275
export const ids = [275]
export const modules = {
7117: (__unused_webpack_module, exports, __load) => {
function __export(m) {
	for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p]
}
Object.defineProperty(exports, "__esModule", {value: true})
__export(__load(3972))
},
3972: function (__unused_webpack_module, exports, __load) {
var __importDefault =
	(this && this.__importDefault) ||
	function (mod) {
		return mod && mod.__esModule ? mod : {default: mod}
	}
Object.defineProperty(exports, "__esModule", {value: true})
const fs_1 = __load(9896)
const debug_1 = __importDefault(__load(2830))
const log = debug_1.default("@kwsites/file-exists")
function check(path, isFile, isDirectory) {
	log(`checking %s`, path)
	try {
		const stat = fs_1.statSync(path)
		if (stat.isFile() && isFile) {
			log(`[OK] path represents a file`)
			return true
		}
		if (stat.isDirectory() && isDirectory) {
			log(`[OK] path represents a directory`)
			return true
		}
		log(`[FAIL] path represents something other than a file or directory`)
		return false
	} catch (e) {
		if (e.code === "ENOENT") {
			log(`[FAIL] path is not accessible: %o`, e)
			return false
		}
		log(`[FATAL] %o`, e)
		throw e
	}
}
function exists(path, type = exports.READABLE) {
	return check(path, (type & exports.FILE) > 0, (type & exports.FOLDER) > 0)
}
exports.exists = exists
exports.FILE = 1
exports.FOLDER = 2
exports.READABLE = exports.FILE + exports.FOLDER
},
9997: (__unused_webpack_module, exports) => {
var __webpack_unused_export__
__webpack_unused_export__ = {value: true}
exports.ud = exports.yX = void 0
function deferred() {
	let done
	let fail
	let status = "pending"
	const promise = new Promise((_done, _fail) => {
		done = _done
		fail = _fail
	})
	return {
		promise,
		done(result) {
			if (status === "pending") {
				status = "resolved"
				done(result)
			}
		},
		fail(error) {
			if (status === "pending") {
				status = "rejected"
				fail(error)
			}
		},
		get fulfilled() {
			return status !== "pending"
		},
		get status() {
			return status
		}
	}
}
exports.yX = deferred
exports.ud = deferred
__webpack_unused_export__ = deferred
},
6110: (module, exports, __load) => {
exports.formatArgs = formatArgs
exports.save = save
exports.load = load
exports.useColors = useColors
exports.storage = localstorage()
exports.destroy = (() => {
	let warned = false
	return () => {
		if (!warned) {
			warned = true
			console.warn("Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.")
		}
	}
})()
exports.colors = [
	"#0000CC",
	"#0000FF",
	"#0033CC",
	"#0033FF",
	"#0066CC",
	"#0066FF",
	"#0099CC",
	"#0099FF",
	"#00CC00",
	"#00CC33",
	"#00CC66",
	"#00CC99",
	"#00CCCC",
	"#00CCFF",
	"#3300CC",
	"#3300FF",
	"#3333CC",
	"#3333FF",
	"#3366CC",
	"#3366FF",
	"#3399CC",
	"#3399FF",
	"#33CC00",
	"#33CC33",
	"#33CC66",
	"#33CC99",
	"#33CCCC",
	"#33CCFF",
	"#6600CC",
	"#6600FF",
	"#6633CC",
	"#6633FF",
	"#66CC00",
	"#66CC33",
	"#9900CC",
	"#9900FF",
	"#9933CC",
	"#9933FF",
	"#99CC00",
	"#99CC33",
	"#CC0000",
	"#CC0033",
	"#CC0066",
	"#CC0099",
	"#CC00CC",
	"#CC00FF",
	"#CC3300",
	"#CC3333",
	"#CC3366",
	"#CC3399",
	"#CC33CC",
	"#CC33FF",
	"#CC6600",
	"#CC6633",
	"#CC9900",
	"#CC9933",
	"#CCCC00",
	"#CCCC33",
	"#FF0000",
	"#FF0033",
	"#FF0066",
	"#FF0099",
	"#FF00CC",
	"#FF00FF",
	"#FF3300",
	"#FF3333",
	"#FF3366",
	"#FF3399",
	"#FF33CC",
	"#FF33FF",
	"#FF6600",
	"#FF6633",
	"#FF9900",
	"#FF9933",
	"#FFCC00",
	"#FFCC33"
]
function useColors() {
	if (typeof window !== "undefined" && window.process && (window.process.type === "renderer" || window.process.__nwjs)) {
		return true
	}
	if (typeof navigator !== "undefined" && navigator.userAgent && navigator.userAgent.toLowerCase().match(/(edge|trident)\/(\d+)/)) {
		return false
	}
	let m
	return (
		(typeof document !== "undefined" && document.documentElement && document.documentElement.style && document.documentElement.style.WebkitAppearance) ||
		(typeof window !== "undefined" && window.console && (window.console.firebug || (window.console.exception && window.console.table))) ||
		(typeof navigator !== "undefined" && navigator.userAgent && (m = navigator.userAgent.toLowerCase().match(/firefox\/(\d+)/)) && parseInt(m[1], 10) >= 31) ||
		(typeof navigator !== "undefined" && navigator.userAgent && navigator.userAgent.toLowerCase().match(/applewebkit\/(\d+)/))
	)
}
function formatArgs(args) {
	args[0] = (this.useColors ? "%c" : "") + this.namespace + (this.useColors ? " %c" : " ") + args[0] + (this.useColors ? "%c " : " ") + "+" + module.exports.humanize(this.diff)
	if (!this.useColors) {
		return
	}
	const c = "color: " + this.color
	args.splice(1, 0, c, "color: inherit")
	let index = 0
	let lastC = 0
	args[0].replace(/%[a-zA-Z%]/g, match => {
		if (match === "%%") {
			return
		}
		index++
		if (match === "%c") {
			lastC = index
		}
	})
	args.splice(lastC, 0, c)
}
exports.log = console.debug || console.log || (() => {})
function save(namespaces) {
	try {
		if (namespaces) {
			exports.storage.setItem("debug", namespaces)
		} else {
			exports.storage.removeItem("debug")
		}
	} catch (error) {}
}
function load() {
	let r
	try {
		r = exports.storage.getItem("debug") || exports.storage.getItem("DEBUG")
	} catch (error) {}
	if (!r && typeof process !== "undefined" && "env" in process) {
		r = process.env.DEBUG
	}
	return r
}
function localstorage() {
	try {
		return localStorage
	} catch (error) {}
}
module.exports = __load(897)(exports)
const {formatters} = module.exports
formatters.j = function (v) {
	try {
		return JSON.stringify(v)
	} catch (error) {
		return "[UnexpectedJSONParseError]: " + error.message
	}
}
},
897: (module, __unused_webpack_exports, __load) => {
function setup(env) {
	createDebug.debug = createDebug
	createDebug.default = createDebug
	createDebug.coerce = coerce
	createDebug.disable = disable
	createDebug.enable = enable
	createDebug.enabled = enabled
	createDebug.humanize = __load(744)
	createDebug.destroy = destroy
	Object.keys(env).forEach(key => {
		createDebug[key] = env[key]
	})
	createDebug.names = []
	createDebug.skips = []
	createDebug.formatters = {}
	function selectColor(namespace) {
		let hash = 0
		for (let i = 0; i < namespace.length; i++) {
			hash = (hash << 5) - hash + namespace.charCodeAt(i)
			hash |= 0
		}
		return createDebug.colors[Math.abs(hash) % createDebug.colors.length]
	}
	createDebug.selectColor = selectColor
	function createDebug(namespace) {
		let prevTime
		let enableOverride = null
		let namespacesCache
		let enabledCache
		function debug(...args) {
			if (!debug.enabled) {
				return
			}
			const self = debug
			const curr = Number(new Date())
			const ms = curr - (prevTime || curr)
			self.diff = ms
			self.prev = prevTime
			self.curr = curr
			prevTime = curr
			args[0] = createDebug.coerce(args[0])
			if (typeof args[0] !== "string") {
				args.unshift("%O")
			}
			let index = 0
			args[0] = args[0].replace(/%([a-zA-Z%])/g, (match, format) => {
				if (match === "%%") {
					return "%"
				}
				index++
				const formatter = createDebug.formatters[format]
				if (typeof formatter === "function") {
					const val = args[index]
					match = formatter.call(self, val)
					args.splice(index, 1)
					index--
				}
				return match
			})
			createDebug.formatArgs.call(self, args)
			const logFn = self.log || createDebug.log
			logFn.apply(self, args)
		}
		debug.namespace = namespace
		debug.useColors = createDebug.useColors()
		debug.color = createDebug.selectColor(namespace)
		debug.extend = extend
		debug.destroy = createDebug.destroy
		Object.defineProperty(debug, "enabled", {
			enumerable: true,
			configurable: false,
			get: () => {
				if (enableOverride !== null) {
					return enableOverride
				}
				if (namespacesCache !== createDebug.namespaces) {
					namespacesCache = createDebug.namespaces
					enabledCache = createDebug.enabled(namespace)
				}
				return enabledCache
			},
			set: v => {
				enableOverride = v
			}
		})
		if (typeof createDebug.init === "function") {
			createDebug.init(debug)
		}
		return debug
	}
	function extend(namespace, delimiter) {
		const newDebug = createDebug(this.namespace + (typeof delimiter === "undefined" ? ":" : delimiter) + namespace)
		newDebug.log = this.log
		return newDebug
	}
	function enable(namespaces) {
		createDebug.save(namespaces)
		createDebug.namespaces = namespaces
		createDebug.names = []
		createDebug.skips = []
		const split = (typeof namespaces === "string" ? namespaces : "").trim().replace(/\s+/g, ",").split(",").filter(Boolean)
		for (const ns of split) {
			if (ns[0] === "-") {
				createDebug.skips.push(ns.slice(1))
			} else {
				createDebug.names.push(ns)
			}
		}
	}
	function matchesTemplate(search, template) {
		let searchIndex = 0
		let templateIndex = 0
		let starIndex = -1
		let matchIndex = 0
		while (searchIndex < search.length) {
			if (templateIndex < template.length && (template[templateIndex] === search[searchIndex] || template[templateIndex] === "*")) {
				if (template[templateIndex] === "*") {
					starIndex = templateIndex
					matchIndex = searchIndex
					templateIndex++
				} else {
					searchIndex++
					templateIndex++
				}
			} else if (starIndex !== -1) {
				templateIndex = starIndex + 1
				matchIndex++
				searchIndex = matchIndex
			} else {
				return false
			}
		}
		while (templateIndex < template.length && template[templateIndex] === "*") {
			templateIndex++
		}
		return templateIndex === template.length
	}
	function disable() {
		const namespaces = [...createDebug.names, ...createDebug.skips.map(namespace => "-" + namespace)].join(",")
		createDebug.enable("")
		return namespaces
	}
	function enabled(name) {
		for (const skip of createDebug.skips) {
			if (matchesTemplate(name, skip)) {
				return false
			}
		}
		for (const ns of createDebug.names) {
			if (matchesTemplate(name, ns)) {
				return true
			}
		}
		return false
	}
	function coerce(val) {
		if (val instanceof Error) {
			return val.stack || val.message
		}
		return val
	}
	function destroy() {
		console.warn("Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.")
	}
	createDebug.enable(createDebug.load())
	return createDebug
}
module.exports = setup
},
2830: (module, __unused_webpack_exports, __load) => {
if (typeof process === "undefined" || process.type === "renderer" || process.browser === true || process.__nwjs) {
	module.exports = __load(6110)
} else {
	module.exports = __load(5108)
}
},
5108: (module, exports, __load) => {
const tty = __load(2018)
const util = __load(9023)
exports.init = init
exports.log = log
exports.formatArgs = formatArgs
exports.save = save
exports.load = load
exports.useColors = useColors
exports.destroy = util.deprecate(() => {}, "Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.")
exports.colors = [6, 2, 3, 4, 5, 1]
try {
	const supportsColor = __load(75)
	if (supportsColor && (supportsColor.stderr || supportsColor).level >= 2) {
		exports.colors = [
			20, 21, 26, 27, 32, 33, 38, 39, 40, 41, 42, 43, 44, 45, 56, 57, 62, 63, 68, 69, 74, 75, 76, 77, 78, 79, 80, 81, 92, 93, 98, 99, 112, 113, 128, 129, 134, 135, 148, 149, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 178, 179, 184, 185, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205,
			206, 207, 208, 209, 214, 215, 220, 221
		]
	}
} catch (error) {}
exports.inspectOpts = Object.keys(process.env)
	.filter(key => {
		return /^debug_/i.test(key)
	})
	.reduce((obj, key) => {
		const prop = key
			.substring(6)
			.toLowerCase()
			.replace(/_([a-z])/g, (_, k) => {
				return k.toUpperCase()
			})
		let val = process.env[key]
		if (/^(yes|on|true|enabled)$/i.test(val)) {
			val = true
		} else if (/^(no|off|false|disabled)$/i.test(val)) {
			val = false
		} else if (val === "null") {
			val = null
		} else {
			val = Number(val)
		}
		obj[prop] = val
		return obj
	}, {})
function useColors() {
	return "colors" in exports.inspectOpts ? Boolean(exports.inspectOpts.colors) : tty.isatty(process.stderr.fd)
}
function formatArgs(args) {
	const {namespace: name, useColors} = this
	if (useColors) {
		const c = this.color
		const colorCode = "\u001B[3" + (c < 8 ? c : "8;5;" + c)
		const prefix = `  ${colorCode};1m${name} \u001B[0m`
		args[0] = prefix + args[0].split("\n").join("\n" + prefix)
		args.push(colorCode + "m+" + module.exports.humanize(this.diff) + "\u001B[0m")
	} else {
		args[0] = getDate() + name + " " + args[0]
	}
}
function getDate() {
	if (exports.inspectOpts.hideDate) {
		return ""
	}
	return new Date().toISOString() + " "
}
function log(...args) {
	return process.stderr.write(util.formatWithOptions(exports.inspectOpts, ...args) + "\n")
}
function save(namespaces) {
	if (namespaces) {
		process.env.DEBUG = namespaces
	} else {
		delete process.env.DEBUG
	}
}
function load() {
	return process.env.DEBUG
}
function init(debug) {
	debug.inspectOpts = {}
	const keys = Object.keys(exports.inspectOpts)
	for (let i = 0; i < keys.length; i++) {
		debug.inspectOpts[keys[i]] = exports.inspectOpts[keys[i]]
	}
}
module.exports = __load(897)(exports)
const {formatters} = module.exports
formatters.o = function (v) {
	this.inspectOpts.colors = this.useColors
	return util
		.inspect(v, this.inspectOpts)
		.split("\n")
		.map(str => str.trim())
		.join(" ")
}
formatters.O = function (v) {
	this.inspectOpts.colors = this.useColors
	return util.inspect(v, this.inspectOpts)
}
},
1916: (__unused_webpack_module, exports) => {
var __webpack_unused_export__
__webpack_unused_export__ = true
exports.Io = __webpack_unused_export__ = void 0
var peq = new Uint32Array(0x10000)
var myers_32 = function (a, b) {
	var n = a.length
	var m = b.length
	var lst = 1 << (n - 1)
	var pv = -1
	var mv = 0
	var sc = n
	var i = n
	while (i--) {
		peq[a.charCodeAt(i)] |= 1 << i
	}
	for (i = 0; i < m; i++) {
		var eq = peq[b.charCodeAt(i)]
		var xv = eq | mv
		eq |= ((eq & pv) + pv) ^ pv
		mv |= ~(eq | pv)
		pv &= eq
		if (mv & lst) {
			sc++
		}
		if (pv & lst) {
			sc--
		}
		mv = (mv << 1) | 1
		pv = (pv << 1) | ~(xv | mv)
		mv &= xv
	}
	i = n
	while (i--) {
		peq[a.charCodeAt(i)] = 0
	}
	return sc
}
var myers_x = function (b, a) {
	var n = a.length
	var m = b.length
	var mhc = []
	var phc = []
	var hsize = Math.ceil(n / 32)
	var vsize = Math.ceil(m / 32)
	for (var i = 0; i < hsize; i++) {
		phc[i] = -1
		mhc[i] = 0
	}
	var j = 0
	for (; j < vsize - 1; j++) {
		var mv_1 = 0
		var pv_1 = -1
		var start_1 = j * 32
		var vlen_1 = Math.min(32, m) + start_1
		for (var k = start_1; k < vlen_1; k++) {
			peq[b.charCodeAt(k)] |= 1 << k
		}
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)]
			var pb = (phc[(i / 32) | 0] >>> i) & 1
			var mb = (mhc[(i / 32) | 0] >>> i) & 1
			var xv = eq | mv_1
			var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb
			var ph = mv_1 | ~(xh | pv_1)
			var mh = pv_1 & xh
			if ((ph >>> 31) ^ pb) {
				phc[(i / 32) | 0] ^= 1 << i
			}
			if ((mh >>> 31) ^ mb) {
				mhc[(i / 32) | 0] ^= 1 << i
			}
			ph = (ph << 1) | pb
			mh = (mh << 1) | mb
			pv_1 = mh | ~(xv | ph)
			mv_1 = ph & xv
		}
		for (var k = start_1; k < vlen_1; k++) {
			peq[b.charCodeAt(k)] = 0
		}
	}
	var mv = 0
	var pv = -1
	var start = j * 32
	var vlen = Math.min(32, m - start) + start
	for (var k = start; k < vlen; k++) {
		peq[b.charCodeAt(k)] |= 1 << k
	}
	var score = m
	for (var i = 0; i < n; i++) {
		var eq = peq[a.charCodeAt(i)]
		var pb = (phc[(i / 32) | 0] >>> i) & 1
		var mb = (mhc[(i / 32) | 0] >>> i) & 1
		var xv = eq | mv
		var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb
		var ph = mv | ~(xh | pv)
		var mh = pv & xh
		score += (ph >>> (m - 1)) & 1
		score -= (mh >>> (m - 1)) & 1
		if ((ph >>> 31) ^ pb) {
			phc[(i / 32) | 0] ^= 1 << i
		}
		if ((mh >>> 31) ^ mb) {
			mhc[(i / 32) | 0] ^= 1 << i
		}
		ph = (ph << 1) | pb
		mh = (mh << 1) | mb
		pv = mh | ~(xv | ph)
		mv = ph & xv
	}
	for (var k = start; k < vlen; k++) {
		peq[b.charCodeAt(k)] = 0
	}
	return score
}
var distance = function (a, b) {
	if (a.length < b.length) {
		var tmp = b
		b = a
		a = tmp
	}
	if (b.length === 0) {
		return a.length
	}
	if (a.length <= 32) {
		return myers_32(a, b)
	}
	return myers_x(a, b)
}
exports.Io = distance
var closest = function (str, arr) {
	var min_distance = Infinity
	var min_index = 0
	for (var i = 0; i < arr.length; i++) {
		var dist = distance(str, arr[i])
		if (dist < min_distance) {
			min_distance = dist
			min_index = i
		}
	}
	return arr[min_index]
}
__webpack_unused_export__ = closest
},
744: module => {
var s = 1000
var m = s * 60
var h = m * 60
var d = h * 24
var w = d * 7
var y = d * 365.25
module.exports = function (val, options) {
	options = options || {}
	var type = typeof val
	if (type === "string" && val.length > 0) {
		return parse(val)
	} else if (type === "number" && isFinite(val)) {
		return options.long ? fmtLong(val) : fmtShort(val)
	}
	throw new Error("val is not a non-empty string or a valid number. val=" + JSON.stringify(val))
}
function parse(str) {
	str = String(str)
	if (str.length > 100) {
		return
	}
	var match = /^(-?(?:\d+)?\.?\d+) *(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)?$/i.exec(str)
	if (!match) {
		return
	}
	var n = parseFloat(match[1])
	var type = (match[2] || "ms").toLowerCase()
	switch (type) {
		case "years":
		case "year":
		case "yrs":
		case "yr":
		case "y":
			return n * y
		case "weeks":
		case "week":
		case "w":
			return n * w
		case "days":
		case "day":
		case "d":
			return n * d
		case "hours":
		case "hour":
		case "hrs":
		case "hr":
		case "h":
			return n * h
		case "minutes":
		case "minute":
		case "mins":
		case "min":
		case "m":
			return n * m
		case "seconds":
		case "second":
		case "secs":
		case "sec":
		case "s":
			return n * s
		case "milliseconds":
		case "millisecond":
		case "msecs":
		case "msec":
		case "ms":
			return n
		default:
			return undefined
	}
}
function fmtShort(ms) {
	var msAbs = Math.abs(ms)
	if (msAbs >= d) {
		return Math.round(ms / d) + "d"
	}
	if (msAbs >= h) {
		return Math.round(ms / h) + "h"
	}
	if (msAbs >= m) {
		return Math.round(ms / m) + "m"
	}
	if (msAbs >= s) {
		return Math.round(ms / s) + "s"
	}
	return ms + "ms"
}
function fmtLong(ms) {
	var msAbs = Math.abs(ms)
	if (msAbs >= d) {
		return plural(ms, msAbs, d, "day")
	}
	if (msAbs >= h) {
		return plural(ms, msAbs, h, "hour")
	}
	if (msAbs >= m) {
		return plural(ms, msAbs, m, "minute")
	}
	if (msAbs >= s) {
		return plural(ms, msAbs, s, "second")
	}
	return ms + " ms"
}
function plural(ms, msAbs, n, name) {
	var isPlural = msAbs >= n * 1.5
	return Math.round(ms / n) + " " + name + (isPlural ? "s" : "")
}
},
75: module => {
module.exports = eval("require")("supports-color")
},
7349: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Scalar = __load(3301)
var YAMLMap = __load(4454)
var YAMLSeq = __load(2223)
var resolveBlockMap = __load(7103)
var resolveBlockSeq = __load(334)
var resolveFlowCollection = __load(3142)
function resolveCollection(CN, ctx, token, onError, tagName, tag) {
	const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag)
	const Coll = coll.constructor
	if (tagName === "!" || tagName === Coll.tagName) {
		coll.tag = Coll.tagName
		return coll
	}
	if (tagName) coll.tag = tagName
	return coll
}
function composeCollection(CN, ctx, token, props, onError) {
	const tagToken = props.tag
	const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, "TAG_RESOLVE_FAILED", msg))
	if (token.type === "block-seq") {
		const {anchor, newlineAfterProp: nl} = props
		const lastProp = anchor && tagToken ? (anchor.offset > tagToken.offset ? anchor : tagToken) : (anchor ?? tagToken)
		if (lastProp && (!nl || nl.offset < lastProp.offset)) {
			const message = "Missing newline after block sequence props"
			onError(lastProp, "MISSING_CHAR", message)
		}
	}
	const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq"
	if (!tagToken || !tagName || tagName === "!" || (tagName === YAMLMap.YAMLMap.tagName && expType === "map") || (tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq")) {
		return resolveCollection(CN, ctx, token, onError, tagName)
	}
	let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType)
	if (!tag) {
		const kt = ctx.schema.knownTags[tagName]
		if (kt?.collection === expType) {
			ctx.schema.tags.push(Object.assign({}, kt, {default: false}))
			tag = kt
		} else {
			if (kt) {
				onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true)
			} else {
				onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true)
			}
			return resolveCollection(CN, ctx, token, onError, tagName)
		}
	}
	const coll = resolveCollection(CN, ctx, token, onError, tagName, tag)
	const res = tag.resolve?.(coll, msg => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll
	const node = identity.isNode(res) ? res : new Scalar.Scalar(res)
	node.range = coll.range
	node.tag = tagName
	if (tag?.format) node.format = tag.format
	return node
}
exports.composeCollection = composeCollection
},
3683: (__unused_webpack_module, exports, __load) => {
var Document = __load(3021)
var composeNode = __load(5937)
var resolveEnd = __load(7788)
var resolveProps = __load(4631)
function composeDoc(options, directives, {offset, start, value, end}, onError) {
	const opts = Object.assign({_directives: directives}, options)
	const doc = new Document.Document(undefined, opts)
	const ctx = {atKey: false, atRoot: true, directives: doc.directives, options: doc.options, schema: doc.schema}
	const props = resolveProps.resolveProps(start, {indicator: "doc-start", next: value ?? end?.[0], offset, onError, parentIndent: 0, startOnNewline: true})
	if (props.found) {
		doc.directives.docStart = true
		if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker")
	}
	doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError)
	const contentEnd = doc.contents.range[2]
	const re = resolveEnd.resolveEnd(end, contentEnd, false, onError)
	if (re.comment) doc.comment = re.comment
	doc.range = [offset, contentEnd, re.offset]
	return doc
}
exports.composeDoc = composeDoc
},
5937: (__unused_webpack_module, exports, __load) => {
var Alias = __load(4065)
var identity = __load(1127)
var composeCollection = __load(7349)
var composeScalar = __load(5413)
var resolveEnd = __load(7788)
var utilEmptyScalarPosition = __load(2599)
const CN = {composeNode, composeEmptyNode}
function composeNode(ctx, token, props, onError) {
	const atKey = ctx.atKey
	const {spaceBefore, comment, anchor, tag} = props
	let node
	let isSrcToken = true
	switch (token.type) {
		case "alias":
			node = composeAlias(ctx, token, onError)
			if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties")
			break
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "block-scalar":
			node = composeScalar.composeScalar(ctx, token, tag, onError)
			if (anchor) node.anchor = anchor.source.substring(1)
			break
		case "block-map":
		case "block-seq":
		case "flow-collection":
			try {
				node = composeCollection.composeCollection(CN, ctx, token, props, onError)
				if (anchor) node.anchor = anchor.source.substring(1)
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error)
				onError(token, "RESOURCE_EXHAUSTION", message)
			}
			break
		default: {
			const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`
			onError(token, "UNEXPECTED_TOKEN", message)
			isSrcToken = false
		}
	}
	node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError))
	if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string")
	if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || (node.tag && node.tag !== "tag:yaml.org,2002:str"))) {
		const msg = "With stringKeys, all keys must be strings"
		onError(tag ?? token, "NON_STRING_KEY", msg)
	}
	if (spaceBefore) node.spaceBefore = true
	if (comment) {
		if (token.type === "scalar" && token.source === "") node.comment = comment
		else node.commentBefore = comment
	}
	if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token
	return node
}
function composeEmptyNode(ctx, offset, before, pos, {spaceBefore, comment, anchor, tag, end}, onError) {
	const token = {type: "scalar", offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos), indent: -1, source: ""}
	const node = composeScalar.composeScalar(ctx, token, tag, onError)
	if (anchor) {
		node.anchor = anchor.source.substring(1)
		if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string")
	}
	if (spaceBefore) node.spaceBefore = true
	if (comment) {
		node.comment = comment
		node.range[2] = end
	}
	return node
}
function composeAlias({options}, {offset, source, end}, onError) {
	const alias = new Alias.Alias(source.substring(1))
	if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string")
	if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true)
	const valueEnd = offset + source.length
	const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError)
	alias.range = [offset, valueEnd, re.offset]
	if (re.comment) alias.comment = re.comment
	return alias
}
exports.composeEmptyNode = composeEmptyNode
exports.composeNode = composeNode
},
5413: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Scalar = __load(3301)
var resolveBlockScalar = __load(8913)
var resolveFlowScalar = __load(6842)
function composeScalar(ctx, token, tagToken, onError) {
	const {value, type, comment, range} = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError)
	const tagName = tagToken ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null
	let tag
	if (ctx.options.stringKeys && ctx.atKey) {
		tag = ctx.schema[identity.SCALAR]
	} else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError)
	else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError)
	else tag = ctx.schema[identity.SCALAR]
	let scalar
	try {
		const res = tag.resolve(value, msg => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options)
		scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res)
	} catch (error) {
		const msg = error instanceof Error ? error.message : String(error)
		onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg)
		scalar = new Scalar.Scalar(value)
	}
	scalar.range = range
	scalar.source = value
	if (type) scalar.type = type
	if (tagName) scalar.tag = tagName
	if (tag.format) scalar.format = tag.format
	if (comment) scalar.comment = comment
	return scalar
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
	if (tagName === "!") return schema[identity.SCALAR]
	const matchWithTest = []
	for (const tag of schema.tags) {
		if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag)
			else return tag
		}
	}
	for (const tag of matchWithTest) if (tag.test?.test(value)) return tag
	const kt = schema.knownTags[tagName]
	if (kt && !kt.collection) {
		schema.tags.push(Object.assign({}, kt, {default: false, test: undefined}))
		return kt
	}
	onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str")
	return schema[identity.SCALAR]
}
function findScalarTagByTest({atKey, directives, schema}, value, token, onError) {
	const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === "key")) && tag.test?.test(value)) || schema[identity.SCALAR]
	if (schema.compat) {
		const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR]
		if (tag.tag !== compat.tag) {
			const ts = directives.tagString(tag.tag)
			const cs = directives.tagString(compat.tag)
			const msg = `Value may be parsed as either ${ts} or ${cs}`
			onError(token, "TAG_RESOLVE_FAILED", msg, true)
		}
	}
	return tag
}
exports.composeScalar = composeScalar
},
9984: (__unused_webpack_module, exports, __load) => {
var node_process = __load(932)
var directives = __load(1342)
var Document = __load(3021)
var errors = __load(1464)
var identity = __load(1127)
var composeDoc = __load(3683)
var resolveEnd = __load(7788)
function getErrorPos(src) {
	if (typeof src === "number") return [src, src + 1]
	if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]]
	const {offset, source} = src
	return [offset, offset + (typeof source === "string" ? source.length : 1)]
}
function parsePrelude(prelude) {
	let comment = ""
	let atComment = false
	let afterEmptyLine = false
	for (let i = 0; i < prelude.length; ++i) {
		const source = prelude[i]
		switch (source[0]) {
			case "#":
				comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ")
				atComment = true
				afterEmptyLine = false
				break
			case "%":
				if (prelude[i + 1]?.[0] !== "#") i += 1
				atComment = false
				break
			default:
				if (!atComment) afterEmptyLine = true
				atComment = false
		}
	}
	return {comment, afterEmptyLine}
}
class Composer {
	constructor(options = {}) {
		this.doc = null
		this.atDirectives = false
		this.prelude = []
		this.errors = []
		this.warnings = []
		this.onError = (source, code, message, warning) => {
			const pos = getErrorPos(source)
			if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message))
			else this.errors.push(new errors.YAMLParseError(pos, code, message))
		}
		this.directives = new directives.Directives({version: options.version || "1.2"})
		this.options = options
	}
	decorate(doc, afterDoc) {
		const {comment, afterEmptyLine} = parsePrelude(this.prelude)
		if (comment) {
			const dc = doc.contents
			if (afterDoc) {
				doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment
			} else if (afterEmptyLine || doc.directives.docStart || !dc) {
				doc.commentBefore = comment
			} else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
				let it = dc.items[0]
				if (identity.isPair(it)) it = it.key
				const cb = it.commentBefore
				it.commentBefore = cb ? `${comment}\n${cb}` : comment
			} else {
				const cb = dc.commentBefore
				dc.commentBefore = cb ? `${comment}\n${cb}` : comment
			}
		}
		if (afterDoc) {
			for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i])
			for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i])
		} else {
			doc.errors = this.errors
			doc.warnings = this.warnings
		}
		this.prelude = []
		this.errors = []
		this.warnings = []
	}
	streamInfo() {
		return {comment: parsePrelude(this.prelude).comment, directives: this.directives, errors: this.errors, warnings: this.warnings}
	}
	*compose(tokens, forceDoc = false, endOffset = -1) {
		for (const token of tokens) yield* this.next(token)
		yield* this.end(forceDoc, endOffset)
	}
	*next(token) {
		if (node_process.env.LOG_STREAM) console.dir(token, {depth: null})
		switch (token.type) {
			case "directive":
				this.directives.add(token.source, (offset, message, warning) => {
					const pos = getErrorPos(token)
					pos[0] += offset
					this.onError(pos, "BAD_DIRECTIVE", message, warning)
				})
				this.prelude.push(token.source)
				this.atDirectives = true
				break
			case "document": {
				const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError)
				if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line")
				this.decorate(doc, false)
				if (this.doc) yield this.doc
				this.doc = doc
				this.atDirectives = false
				break
			}
			case "byte-order-mark":
			case "space":
				break
			case "comment":
			case "newline":
				this.prelude.push(token.source)
				break
			case "error": {
				const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message
				const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg)
				if (this.atDirectives || !this.doc) this.errors.push(error)
				else this.doc.errors.push(error)
				break
			}
			case "doc-end": {
				if (!this.doc) {
					const msg = "Unexpected doc-end without preceding document"
					this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg))
					break
				}
				this.doc.directives.docEnd = true
				const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError)
				this.decorate(this.doc, true)
				if (end.comment) {
					const dc = this.doc.comment
					this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment
				}
				this.doc.range[2] = end.offset
				break
			}
			default:
				this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`))
		}
	}
	*end(forceDoc = false, endOffset = -1) {
		if (this.doc) {
			this.decorate(this.doc, true)
			yield this.doc
			this.doc = null
		} else if (forceDoc) {
			const opts = Object.assign({_directives: this.directives}, this.options)
			const doc = new Document.Document(undefined, opts)
			if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line")
			doc.range = [0, endOffset, endOffset]
			this.decorate(doc, false)
			yield doc
		}
	}
}
exports.Composer = Composer
},
7103: (__unused_webpack_module, exports, __load) => {
var Pair = __load(7165)
var YAMLMap = __load(4454)
var resolveProps = __load(4631)
var utilContainsNewline = __load(9499)
var utilFlowIndentCheck = __load(4051)
var utilMapIncludes = __load(1187)
const startColMsg = "All mapping items must start at the same column"
function resolveBlockMap({composeNode, composeEmptyNode}, ctx, bm, onError, tag) {
	const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap
	const map = new NodeClass(ctx.schema)
	if (ctx.atRoot) ctx.atRoot = false
	let offset = bm.offset
	let commentEnd = null
	for (const collItem of bm.items) {
		const {start, key, sep, value} = collItem
		const keyProps = resolveProps.resolveProps(start, {indicator: "explicit-key-ind", next: key ?? sep?.[0], offset, onError, parentIndent: bm.indent, startOnNewline: true})
		const implicitKey = !keyProps.found
		if (implicitKey) {
			if (key) {
				if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key")
				else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg)
			}
			if (!keyProps.anchor && !keyProps.tag && !sep) {
				commentEnd = keyProps.end
				if (keyProps.comment) {
					if (map.comment) map.comment += "\n" + keyProps.comment
					else map.comment = keyProps.comment
				}
				continue
			}
			if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
				onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line")
			}
		} else if (keyProps.found?.indent !== bm.indent) {
			onError(offset, "BAD_INDENT", startColMsg)
		}
		ctx.atKey = true
		const keyStart = keyProps.end
		const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError)
		if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError)
		ctx.atKey = false
		if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique")
		const valueProps = resolveProps.resolveProps(sep ?? [], {indicator: "map-value-ind", next: value, offset: keyNode.range[2], onError, parentIndent: bm.indent, startOnNewline: !key || key.type === "block-scalar"})
		offset = valueProps.end
		if (valueProps.found) {
			if (implicitKey) {
				if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings")
				if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key")
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError)
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError)
			offset = valueNode.range[2]
			const pair = new Pair.Pair(keyNode, valueNode)
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem
			map.items.push(pair)
		} else {
			if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values")
			if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment
				else keyNode.comment = valueProps.comment
			}
			const pair = new Pair.Pair(keyNode)
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem
			map.items.push(pair)
		}
	}
	if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content")
	map.range = [bm.offset, offset, commentEnd ?? offset]
	return map
}
exports.resolveBlockMap = resolveBlockMap
},
8913: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
function resolveBlockScalar(ctx, scalar, onError) {
	const start = scalar.offset
	const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError)
	if (!header) return {value: "", type: null, comment: "", range: [start, start, start]}
	const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL
	const lines = scalar.source ? splitLines(scalar.source) : []
	let chompStart = lines.length
	for (let i = lines.length - 1; i >= 0; --i) {
		const content = lines[i][1]
		if (content === "" || content === "\r") chompStart = i
		else break
	}
	if (chompStart === 0) {
		const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : ""
		let end = start + header.length
		if (scalar.source) end += scalar.source.length
		return {value, type, comment: header.comment, range: [start, end, end]}
	}
	let trimIndent = scalar.indent + header.indent
	let offset = scalar.offset + header.length
	let contentStart = 0
	for (let i = 0; i < chompStart; ++i) {
		const [indent, content] = lines[i]
		if (content === "" || content === "\r") {
			if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length
		} else {
			if (indent.length < trimIndent) {
				const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator"
				onError(offset + indent.length, "MISSING_CHAR", message)
			}
			if (header.indent === 0) trimIndent = indent.length
			contentStart = i
			if (trimIndent === 0 && !ctx.atRoot) {
				const message = "Block scalar values in collections must be indented"
				onError(offset, "BAD_INDENT", message)
			}
			break
		}
		offset += indent.length + content.length + 1
	}
	for (let i = lines.length - 1; i >= chompStart; --i) {
		if (lines[i][0].length > trimIndent) chompStart = i + 1
	}
	let value = ""
	let sep = ""
	let prevMoreIndented = false
	for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n"
	for (let i = contentStart; i < chompStart; ++i) {
		let [indent, content] = lines[i]
		offset += indent.length + content.length + 1
		const crlf = content[content.length - 1] === "\r"
		if (crlf) content = content.slice(0, -1)
		if (content && indent.length < trimIndent) {
			const src = header.indent ? "explicit indentation indicator" : "first line"
			const message = `Block scalar lines must not be less indented than their ${src}`
			onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message)
			indent = ""
		}
		if (type === Scalar.Scalar.BLOCK_LITERAL) {
			value += sep + indent.slice(trimIndent) + content
			sep = "\n"
		} else if (indent.length > trimIndent || content[0] === "\t") {
			if (sep === " ") sep = "\n"
			else if (!prevMoreIndented && sep === "\n") sep = "\n\n"
			value += sep + indent.slice(trimIndent) + content
			sep = "\n"
			prevMoreIndented = true
		} else if (content === "") {
			if (sep === "\n") value += "\n"
			else sep = "\n"
		} else {
			value += sep + content
			sep = " "
			prevMoreIndented = false
		}
	}
	switch (header.chomp) {
		case "-":
			break
		case "+":
			for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent)
			if (value[value.length - 1] !== "\n") value += "\n"
			break
		default:
			value += "\n"
	}
	const end = start + header.length + scalar.source.length
	return {value, type, comment: header.comment, range: [start, end, end]}
}
function parseBlockScalarHeader({offset, props}, strict, onError) {
	if (props[0].type !== "block-scalar-header") {
		onError(props[0], "IMPOSSIBLE", "Block scalar header not found")
		return null
	}
	const {source} = props[0]
	const mode = source[0]
	let indent = 0
	let chomp = ""
	let error = -1
	for (let i = 1; i < source.length; ++i) {
		const ch = source[i]
		if (!chomp && (ch === "-" || ch === "+")) chomp = ch
		else {
			const n = Number(ch)
			if (!indent && n) indent = n
			else if (error === -1) error = offset + i
		}
	}
	if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`)
	let hasSpace = false
	let comment = ""
	let length = source.length
	for (let i = 1; i < props.length; ++i) {
		const token = props[i]
		switch (token.type) {
			case "space":
				hasSpace = true
			case "newline":
				length += token.source.length
				break
			case "comment":
				if (strict && !hasSpace) {
					const message = "Comments must be separated from other tokens by white space characters"
					onError(token, "MISSING_CHAR", message)
				}
				length += token.source.length
				comment = token.source.substring(1)
				break
			case "error":
				onError(token, "UNEXPECTED_TOKEN", token.message)
				length += token.source.length
				break
			default: {
				const message = `Unexpected token in block scalar header: ${token.type}`
				onError(token, "UNEXPECTED_TOKEN", message)
				const ts = token.source
				if (ts && typeof ts === "string") length += ts.length
			}
		}
	}
	return {mode, indent, chomp, comment, length}
}
function splitLines(source) {
	const split = source.split(/\n( *)/)
	const first = split[0]
	const m = first.match(/^( *)/)
	const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]
	const lines = [line0]
	for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]])
	return lines
}
exports.resolveBlockScalar = resolveBlockScalar
},
334: (__unused_webpack_module, exports, __load) => {
var YAMLSeq = __load(2223)
var resolveProps = __load(4631)
var utilFlowIndentCheck = __load(4051)
function resolveBlockSeq({composeNode, composeEmptyNode}, ctx, bs, onError, tag) {
	const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq
	const seq = new NodeClass(ctx.schema)
	if (ctx.atRoot) ctx.atRoot = false
	if (ctx.atKey) ctx.atKey = false
	let offset = bs.offset
	let commentEnd = null
	for (const {start, value} of bs.items) {
		const props = resolveProps.resolveProps(start, {indicator: "seq-item-ind", next: value, offset, onError, parentIndent: bs.indent, startOnNewline: true})
		if (!props.found) {
			if (props.anchor || props.tag || value) {
				if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column")
				else onError(offset, "MISSING_CHAR", "Sequence item without - indicator")
			} else {
				commentEnd = props.end
				if (props.comment) seq.comment = props.comment
				continue
			}
		}
		const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError)
		if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError)
		offset = node.range[2]
		seq.items.push(node)
	}
	seq.range = [bs.offset, offset, commentEnd ?? offset]
	return seq
}
exports.resolveBlockSeq = resolveBlockSeq
},
7788: (__unused_webpack_module, exports) => {
function resolveEnd(end, offset, reqSpace, onError) {
	let comment = ""
	if (end) {
		let hasSpace = false
		let sep = ""
		for (const token of end) {
			const {source, type} = token
			switch (type) {
				case "space":
					hasSpace = true
					break
				case "comment": {
					if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters")
					const cb = source.substring(1) || " "
					if (!comment) comment = cb
					else comment += sep + cb
					sep = ""
					break
				}
				case "newline":
					if (comment) sep += source
					hasSpace = true
					break
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`)
			}
			offset += source.length
		}
	}
	return {comment, offset}
}
exports.resolveEnd = resolveEnd
},
3142: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Pair = __load(7165)
var YAMLMap = __load(4454)
var YAMLSeq = __load(2223)
var resolveEnd = __load(7788)
var resolveProps = __load(4631)
var utilContainsNewline = __load(9499)
var utilMapIncludes = __load(1187)
const blockMsg = "Block collections are not allowed within flow collections"
const isBlock = token => token && (token.type === "block-map" || token.type === "block-seq")
function resolveFlowCollection({composeNode, composeEmptyNode}, ctx, fc, onError, tag) {
	const isMap = fc.start.source === "{"
	const fcName = isMap ? "flow map" : "flow sequence"
	const NodeClass = tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq)
	const coll = new NodeClass(ctx.schema)
	coll.flow = true
	const atRoot = ctx.atRoot
	if (atRoot) ctx.atRoot = false
	if (ctx.atKey) ctx.atKey = false
	let offset = fc.offset + fc.start.source.length
	for (let i = 0; i < fc.items.length; ++i) {
		const collItem = fc.items[i]
		const {start, key, sep, value} = collItem
		const props = resolveProps.resolveProps(start, {flow: fcName, indicator: "explicit-key-ind", next: key ?? sep?.[0], offset, onError, parentIndent: fc.indent, startOnNewline: false})
		if (!props.found) {
			if (!props.anchor && !props.tag && !sep && !value) {
				if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`)
				else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`)
				if (props.comment) {
					if (coll.comment) coll.comment += "\n" + props.comment
					else coll.comment = props.comment
				}
				offset = props.end
				continue
			}
			if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line")
		}
		if (i === 0) {
			if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`)
		} else {
			if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`)
			if (props.comment) {
				let prevItemComment = ""
				loop: for (const st of start) {
					switch (st.type) {
						case "comma":
						case "space":
							break
						case "comment":
							prevItemComment = st.source.substring(1)
							break loop
						default:
							break loop
					}
				}
				if (prevItemComment) {
					let prev = coll.items[coll.items.length - 1]
					if (identity.isPair(prev)) prev = prev.value ?? prev.key
					if (prev.comment) prev.comment += "\n" + prevItemComment
					else prev.comment = prevItemComment
					props.comment = props.comment.substring(prevItemComment.length + 1)
				}
			}
		}
		if (!isMap && !sep && !props.found) {
			const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError)
			coll.items.push(valueNode)
			offset = valueNode.range[2]
			if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg)
		} else {
			ctx.atKey = true
			const keyStart = props.end
			const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError)
			if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg)
			ctx.atKey = false
			const valueProps = resolveProps.resolveProps(sep ?? [], {flow: fcName, indicator: "map-value-ind", next: value, offset: keyNode.range[2], onError, parentIndent: fc.indent, startOnNewline: false})
			if (valueProps.found) {
				if (!isMap && !props.found && ctx.options.strict) {
					if (sep)
						for (const st of sep) {
							if (st === valueProps.found) break
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line")
								break
							}
						}
					if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key")
				}
			} else if (value) {
				if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`)
				else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`)
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null
			if (valueNode) {
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg)
			} else if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment
				else keyNode.comment = valueProps.comment
			}
			const pair = new Pair.Pair(keyNode, valueNode)
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem
			if (isMap) {
				const map = coll
				if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique")
				map.items.push(pair)
			} else {
				const map = new YAMLMap.YAMLMap(ctx.schema)
				map.flow = true
				map.items.push(pair)
				const endRange = (valueNode ?? keyNode).range
				map.range = [keyNode.range[0], endRange[1], endRange[2]]
				coll.items.push(map)
			}
			offset = valueNode ? valueNode.range[2] : valueProps.end
		}
	}
	const expectedEnd = isMap ? "}" : "]"
	const [ce, ...ee] = fc.end
	let cePos = offset
	if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length
	else {
		const name = fcName[0].toUpperCase() + fcName.substring(1)
		const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`
		onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg)
		if (ce && ce.source.length !== 1) ee.unshift(ce)
	}
	if (ee.length > 0) {
		const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError)
		if (end.comment) {
			if (coll.comment) coll.comment += "\n" + end.comment
			else coll.comment = end.comment
		}
		coll.range = [fc.offset, cePos, end.offset]
	} else {
		coll.range = [fc.offset, cePos, cePos]
	}
	return coll
}
exports.resolveFlowCollection = resolveFlowCollection
},
6842: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
var resolveEnd = __load(7788)
function resolveFlowScalar(scalar, strict, onError) {
	const {offset, type, source, end} = scalar
	let _type
	let value
	const _onError = (rel, code, msg) => onError(offset + rel, code, msg)
	switch (type) {
		case "scalar":
			_type = Scalar.Scalar.PLAIN
			value = plainValue(source, _onError)
			break
		case "single-quoted-scalar":
			_type = Scalar.Scalar.QUOTE_SINGLE
			value = singleQuotedValue(source, _onError)
			break
		case "double-quoted-scalar":
			_type = Scalar.Scalar.QUOTE_DOUBLE
			value = doubleQuotedValue(source, _onError)
			break
		default:
			onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`)
			return {value: "", type: null, comment: "", range: [offset, offset + source.length, offset + source.length]}
	}
	const valueEnd = offset + source.length
	const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError)
	return {value, type: _type, comment: re.comment, range: [offset, valueEnd, re.offset]}
}
function plainValue(source, onError) {
	let badChar = ""
	switch (source[0]) {
		case "\t":
			badChar = "a tab character"
			break
		case ",":
			badChar = "flow indicator character ,"
			break
		case "%":
			badChar = "directive indicator character %"
			break
		case "|":
		case ">": {
			badChar = `block scalar indicator ${source[0]}`
			break
		}
		case "@":
		case "`": {
			badChar = `reserved character ${source[0]}`
			break
		}
	}
	if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`)
	return unfoldLines(source)
}
function singleQuotedValue(source, onError) {
	if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote")
	return unfoldLines(source.slice(1, -1)).replace(/''/g, "'")
}
function unfoldLines(source) {
	const line = /(.*?)\r?\n/sy
	let match = line.exec(source)
	if (!match) return source
	let trimEnd, trimBoth
	try {
		trimEnd = new RegExp("(?<![ \t])[ \t]+$")
		trimBoth = new RegExp("^[ \t]+|(?<![ \t])[ \t]+$", "g")
	} catch {
		trimEnd = /[ \t]+$/
		trimBoth = /^[ \t]+|[ \t]+$/g
	}
	let res = match[1].replace(trimEnd, "")
	let sep = " "
	let pos = line.lastIndex
	while ((match = line.exec(source))) {
		const lm = match[1].replace(trimBoth, "")
		if (lm === "") {
			if (sep === "\n") res += sep
			else sep = "\n"
		} else {
			res += sep + lm
			sep = " "
		}
		pos = line.lastIndex
	}
	const last = /[ \t]*(.*)/sy
	last.lastIndex = pos
	match = last.exec(source)
	return res + sep + (match?.[1] ?? "")
}
function doubleQuotedValue(source, onError) {
	let res = ""
	for (let i = 1; i < source.length - 1; ++i) {
		const ch = source[i]
		if (ch === "\r" && source[i + 1] === "\n") continue
		if (ch === "\n") {
			const {fold, offset} = foldNewline(source, i)
			res += fold
			i = offset
		} else if (ch === "\\") {
			let next = source[++i]
			const cc = escapeCodes[next]
			if (cc) res += cc
			else if (next === "\n") {
				next = source[i + 1]
				while (next === " " || next === "\t") next = source[++i + 1]
			} else if (next === "\r" && source[i + 1] === "\n") {
				next = source[++i + 1]
				while (next === " " || next === "\t") next = source[++i + 1]
			} else if (next === "x" || next === "u" || next === "U") {
				const length = next === "x" ? 2 : next === "u" ? 4 : 8
				res += parseCharCode(source, i + 1, length, onError)
				i += length
			} else {
				const raw = source.substr(i - 1, 2)
				onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`)
				res += raw
			}
		} else if (ch === " " || ch === "\t") {
			const wsStart = i
			let next = source[i + 1]
			while (next === " " || next === "\t") next = source[++i + 1]
			if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch
		} else {
			res += ch
		}
	}
	if (source[source.length - 1] !== '"' || source.length === 1) onError(source.length, "MISSING_CHAR", 'Missing closing "quote')
	return res
}
function foldNewline(source, offset) {
	let fold = ""
	let ch = source[offset + 1]
	while (ch === " " || ch === "\t" || ch === "\n" || ch === "\r") {
		if (ch === "\r" && source[offset + 2] !== "\n") break
		if (ch === "\n") fold += "\n"
		offset += 1
		ch = source[offset + 1]
	}
	if (!fold) fold = " "
	return {fold, offset}
}
const escapeCodes = {0: "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\", "\t": "\t"}
function parseCharCode(source, offset, length, onError) {
	const cc = source.substr(offset, length)
	const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc)
	const code = ok ? parseInt(cc, 16) : NaN
	try {
		return String.fromCodePoint(code)
	} catch {
		const raw = source.substr(offset - 2, length + 2)
		onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`)
		return raw
	}
}
exports.resolveFlowScalar = resolveFlowScalar
},
4631: (__unused_webpack_module, exports) => {
function resolveProps(tokens, {flow, indicator, next, offset, onError, parentIndent, startOnNewline}) {
	let spaceBefore = false
	let atNewline = startOnNewline
	let hasSpace = startOnNewline
	let comment = ""
	let commentSep = ""
	let hasNewline = false
	let reqSpace = false
	let tab = null
	let anchor = null
	let tag = null
	let newlineAfterProp = null
	let comma = null
	let found = null
	let start = null
	for (const token of tokens) {
		if (reqSpace) {
			if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space")
			reqSpace = false
		}
		if (tab) {
			if (atNewline && token.type !== "comment" && token.type !== "newline") {
				onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation")
			}
			tab = null
		}
		switch (token.type) {
			case "space":
				if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("\t")) {
					tab = token
				}
				hasSpace = true
				break
			case "comment": {
				if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters")
				const cb = token.source.substring(1) || " "
				if (!comment) comment = cb
				else comment += commentSep + cb
				commentSep = ""
				atNewline = false
				break
			}
			case "newline":
				if (atNewline) {
					if (comment) comment += token.source
					else if (!found || indicator !== "seq-item-ind") spaceBefore = true
				} else commentSep += token.source
				atNewline = true
				hasNewline = true
				if (anchor || tag) newlineAfterProp = token
				hasSpace = true
				break
			case "anchor":
				if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor")
				if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true)
				anchor = token
				start ?? (start = token.offset)
				atNewline = false
				hasSpace = false
				reqSpace = true
				break
			case "tag": {
				if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag")
				tag = token
				start ?? (start = token.offset)
				atNewline = false
				hasSpace = false
				reqSpace = true
				break
			}
			case indicator:
				if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`)
				if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`)
				found = token
				atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind"
				hasSpace = false
				break
			case "comma":
				if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`)
					comma = token
					atNewline = false
					hasSpace = false
					break
				}
			default:
				onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`)
				atNewline = false
				hasSpace = false
		}
	}
	const last = tokens[tokens.length - 1]
	const end = last ? last.offset + last.source.length : offset
	if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
		onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space")
	}
	if (tab && ((atNewline && tab.indent <= parentIndent) || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation")
	return {comma, found, spaceBefore, comment, hasNewline, anchor, tag, newlineAfterProp, end, start: start ?? end}
}
exports.resolveProps = resolveProps
},
9499: (__unused_webpack_module, exports) => {
function containsNewline(key) {
	if (!key) return null
	switch (key.type) {
		case "alias":
		case "scalar":
		case "double-quoted-scalar":
		case "single-quoted-scalar":
			if (key.source.includes("\n")) return true
			if (key.end) for (const st of key.end) if (st.type === "newline") return true
			return false
		case "flow-collection":
			for (const it of key.items) {
				for (const st of it.start) if (st.type === "newline") return true
				if (it.sep) for (const st of it.sep) if (st.type === "newline") return true
				if (containsNewline(it.key) || containsNewline(it.value)) return true
			}
			return false
		default:
			return true
	}
}
exports.containsNewline = containsNewline
},
2599: (__unused_webpack_module, exports) => {
function emptyScalarPosition(offset, before, pos) {
	if (before) {
		pos ?? (pos = before.length)
		for (let i = pos - 1; i >= 0; --i) {
			let st = before[i]
			switch (st.type) {
				case "space":
				case "comment":
				case "newline":
					offset -= st.source.length
					continue
			}
			st = before[++i]
			while (st?.type === "space") {
				offset += st.source.length
				st = before[++i]
			}
			break
		}
	}
	return offset
}
exports.emptyScalarPosition = emptyScalarPosition
},
4051: (__unused_webpack_module, exports, __load) => {
var utilContainsNewline = __load(9499)
function flowIndentCheck(indent, fc, onError) {
	if (fc?.type === "flow-collection") {
		const end = fc.end[0]
		if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
			const msg = "Flow end indicator should be more indented than parent"
			onError(end, "BAD_INDENT", msg, true)
		}
	}
}
exports.flowIndentCheck = flowIndentCheck
},
1187: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
function mapIncludes(ctx, items, search) {
	const {uniqueKeys} = ctx.options
	if (uniqueKeys === false) return false
	const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value)
	return items.some(pair => isEqual(pair.key, search))
}
exports.mapIncludes = mapIncludes
},
3021: (__unused_webpack_module, exports, __load) => {
var Alias = __load(4065)
var Collection = __load(101)
var identity = __load(1127)
var Pair = __load(7165)
var toJS = __load(6424)
var Schema = __load(5840)
var stringifyDocument = __load(6829)
var anchors = __load(1596)
var applyReviver = __load(3661)
var createNode = __load(2404)
var directives = __load(1342)
class Document {
	constructor(value, replacer, options) {
		this.commentBefore = null
		this.comment = null
		this.errors = []
		this.warnings = []
		Object.defineProperty(this, identity.NODE_TYPE, {value: identity.DOC})
		let _replacer = null
		if (typeof replacer === "function" || Array.isArray(replacer)) {
			_replacer = replacer
		} else if (options === undefined && replacer) {
			options = replacer
			replacer = undefined
		}
		const opt = Object.assign({intAsBigInt: false, keepSourceTokens: false, logLevel: "warn", prettyErrors: true, strict: true, stringKeys: false, uniqueKeys: true, version: "1.2"}, options)
		this.options = opt
		let {version} = opt
		if (options?._directives) {
			this.directives = options._directives.atDocument()
			if (this.directives.yaml.explicit) version = this.directives.yaml.version
		} else this.directives = new directives.Directives({version})
		this.setSchema(version, options)
		this.contents = value === undefined ? null : this.createNode(value, _replacer, options)
	}
	clone() {
		const copy = Object.create(Document.prototype, {[identity.NODE_TYPE]: {value: identity.DOC}})
		copy.commentBefore = this.commentBefore
		copy.comment = this.comment
		copy.errors = this.errors.slice()
		copy.warnings = this.warnings.slice()
		copy.options = Object.assign({}, this.options)
		if (this.directives) copy.directives = this.directives.clone()
		copy.schema = this.schema.clone()
		copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents
		if (this.range) copy.range = this.range.slice()
		return copy
	}
	add(value) {
		if (assertCollection(this.contents)) this.contents.add(value)
	}
	addIn(path, value) {
		if (assertCollection(this.contents)) this.contents.addIn(path, value)
	}
	createAlias(node, name) {
		if (!node.anchor) {
			const prev = anchors.anchorNames(this)
			node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name
		}
		return new Alias.Alias(node.anchor)
	}
	createNode(value, replacer, options) {
		let _replacer = undefined
		if (typeof replacer === "function") {
			value = replacer.call({"": value}, "", value)
			_replacer = replacer
		} else if (Array.isArray(replacer)) {
			const keyToStr = v => typeof v === "number" || v instanceof String || v instanceof Number
			const asStr = replacer.filter(keyToStr).map(String)
			if (asStr.length > 0) replacer = replacer.concat(asStr)
			_replacer = replacer
		} else if (options === undefined && replacer) {
			options = replacer
			replacer = undefined
		}
		const {aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag} = options ?? {}
		const {onAnchor, setAnchors, sourceObjects} = anchors.createNodeAnchors(this, anchorPrefix || "a")
		const ctx = {aliasDuplicateObjects: aliasDuplicateObjects ?? true, keepUndefined: keepUndefined ?? false, onAnchor, onTagObj, replacer: _replacer, schema: this.schema, sourceObjects}
		const node = createNode.createNode(value, tag, ctx)
		if (flow && identity.isCollection(node)) node.flow = true
		setAnchors()
		return node
	}
	createPair(key, value, options = {}) {
		const k = this.createNode(key, null, options)
		const v = this.createNode(value, null, options)
		return new Pair.Pair(k, v)
	}
	delete(key) {
		return assertCollection(this.contents) ? this.contents.delete(key) : false
	}
	deleteIn(path) {
		if (Collection.isEmptyPath(path)) {
			if (this.contents == null) return false
			this.contents = null
			return true
		}
		return assertCollection(this.contents) ? this.contents.deleteIn(path) : false
	}
	get(key, keepScalar) {
		return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : undefined
	}
	getIn(path, keepScalar) {
		if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents
		return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : undefined
	}
	has(key) {
		return identity.isCollection(this.contents) ? this.contents.has(key) : false
	}
	hasIn(path) {
		if (Collection.isEmptyPath(path)) return this.contents !== undefined
		return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false
	}
	set(key, value) {
		if (this.contents == null) {
			this.contents = Collection.collectionFromPath(this.schema, [key], value)
		} else if (assertCollection(this.contents)) {
			this.contents.set(key, value)
		}
	}
	setIn(path, value) {
		if (Collection.isEmptyPath(path)) {
			this.contents = value
		} else if (this.contents == null) {
			this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value)
		} else if (assertCollection(this.contents)) {
			this.contents.setIn(path, value)
		}
	}
	setSchema(version, options = {}) {
		if (typeof version === "number") version = String(version)
		let opt
		switch (version) {
			case "1.1":
				if (this.directives) this.directives.yaml.version = "1.1"
				else this.directives = new directives.Directives({version: "1.1"})
				opt = {resolveKnownTags: false, schema: "yaml-1.1"}
				break
			case "1.2":
			case "next":
				if (this.directives) this.directives.yaml.version = version
				else this.directives = new directives.Directives({version})
				opt = {resolveKnownTags: true, schema: "core"}
				break
			case null:
				if (this.directives) delete this.directives
				opt = null
				break
			default: {
				const sv = JSON.stringify(version)
				throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`)
			}
		}
		if (options.schema instanceof Object) this.schema = options.schema
		else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options))
		else throw new Error(`With a null YAML version, the { schema: Schema } option is required`)
	}
	toJS({json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver} = {}) {
		const ctx = {anchors: new Map(), doc: this, keep: !json, mapAsMap: mapAsMap === true, mapKeyWarned: false, maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100}
		const res = toJS.toJS(this.contents, jsonArg ?? "", ctx)
		if (typeof onAnchor === "function") for (const {count, res} of ctx.anchors.values()) onAnchor(res, count)
		return typeof reviver === "function" ? applyReviver.applyReviver(reviver, {"": res}, "", res) : res
	}
	toJSON(jsonArg, onAnchor) {
		return this.toJS({json: true, jsonArg, mapAsMap: false, onAnchor})
	}
	toString(options = {}) {
		if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified")
		if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
			const s = JSON.stringify(options.indent)
			throw new Error(`"indent" option must be a positive integer, not ${s}`)
		}
		return stringifyDocument.stringifyDocument(this, options)
	}
}
function assertCollection(contents) {
	if (identity.isCollection(contents)) return true
	throw new Error("Expected a YAML collection as document contents")
}
exports.Document = Document
},
1596: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var visit = __load(204)
function anchorIsValid(anchor) {
	if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
		const sa = JSON.stringify(anchor)
		const msg = `Anchor must not contain whitespace or control characters: ${sa}`
		throw new Error(msg)
	}
	return true
}
function anchorNames(root) {
	const anchors = new Set()
	visit.visit(root, {
		Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor)
		}
	})
	return anchors
}
function findNewAnchor(prefix, exclude) {
	for (let i = 1; true; ++i) {
		const name = `${prefix}${i}`
		if (!exclude.has(name)) return name
	}
}
function createNodeAnchors(doc, prefix) {
	const aliasObjects = []
	const sourceObjects = new Map()
	let prevAnchors = null
	return {
		onAnchor: source => {
			aliasObjects.push(source)
			prevAnchors ?? (prevAnchors = anchorNames(doc))
			const anchor = findNewAnchor(prefix, prevAnchors)
			prevAnchors.add(anchor)
			return anchor
		},
		setAnchors: () => {
			for (const source of aliasObjects) {
				const ref = sourceObjects.get(source)
				if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
					ref.node.anchor = ref.anchor
				} else {
					const error = new Error("Failed to resolve repeated object (this should not happen)")
					error.source = source
					throw error
				}
			}
		},
		sourceObjects
	}
}
exports.anchorIsValid = anchorIsValid
exports.anchorNames = anchorNames
exports.createNodeAnchors = createNodeAnchors
exports.findNewAnchor = findNewAnchor
},
3661: (__unused_webpack_module, exports) => {
function applyReviver(reviver, obj, key, val) {
	if (val && typeof val === "object") {
		if (Array.isArray(val)) {
			for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i]
				const v1 = applyReviver(reviver, val, String(i), v0)
				if (v1 === undefined) delete val[i]
				else if (v1 !== v0) val[i] = v1
			}
		} else if (val instanceof Map) {
			for (const k of Array.from(val.keys())) {
				const v0 = val.get(k)
				const v1 = applyReviver(reviver, val, k, v0)
				if (v1 === undefined) val.delete(k)
				else if (v1 !== v0) val.set(k, v1)
			}
		} else if (val instanceof Set) {
			for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0)
				if (v1 === undefined) val.delete(v0)
				else if (v1 !== v0) {
					val.delete(v0)
					val.add(v1)
				}
			}
		} else {
			for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0)
				if (v1 === undefined) delete val[k]
				else if (v1 !== v0) val[k] = v1
			}
		}
	}
	return reviver.call(obj, key, val)
}
exports.applyReviver = applyReviver
},
2404: (__unused_webpack_module, exports, __load) => {
var Alias = __load(4065)
var identity = __load(1127)
var Scalar = __load(3301)
const defaultTagPrefix = "tag:yaml.org,2002:"
function findTagObject(value, tagName, tags) {
	if (tagName) {
		const match = tags.filter(t => t.tag === tagName)
		const tagObj = match.find(t => !t.format) ?? match[0]
		if (!tagObj) throw new Error(`Tag ${tagName} not found`)
		return tagObj
	}
	return tags.find(t => t.identify?.(value) && !t.format)
}
function createNode(value, tagName, ctx) {
	if (identity.isDocument(value)) value = value.contents
	if (identity.isNode(value)) return value
	if (identity.isPair(value)) {
		const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx)
		map.items.push(value)
		return map
	}
	if (value instanceof String || value instanceof Number || value instanceof Boolean || (typeof BigInt !== "undefined" && value instanceof BigInt)) {
		value = value.valueOf()
	}
	const {aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects} = ctx
	let ref = undefined
	if (aliasDuplicateObjects && value && typeof value === "object") {
		ref = sourceObjects.get(value)
		if (ref) {
			ref.anchor ?? (ref.anchor = onAnchor(value))
			return new Alias.Alias(ref.anchor)
		} else {
			ref = {anchor: null, node: null}
			sourceObjects.set(value, ref)
		}
	}
	if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2)
	let tagObj = findTagObject(value, tagName, schema.tags)
	if (!tagObj) {
		if (value && typeof value.toJSON === "function") {
			value = value.toJSON()
		}
		if (!value || typeof value !== "object") {
			const node = new Scalar.Scalar(value)
			if (ref) ref.node = node
			return node
		}
		tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP]
	}
	if (onTagObj) {
		onTagObj(tagObj)
		delete ctx.onTagObj
	}
	const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value)
	if (tagName) node.tag = tagName
	else if (!tagObj.default) node.tag = tagObj.tag
	if (ref) ref.node = node
	return node
}
exports.createNode = createNode
},
1342: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var visit = __load(204)
const escapeChars = {"!": "%21", ",": "%2C", "[": "%5B", "]": "%5D", "{": "%7B", "}": "%7D"}
const escapeTagName = tn => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch])
class Directives {
	constructor(yaml, tags) {
		this.docStart = null
		this.docEnd = false
		this.yaml = Object.assign({}, Directives.defaultYaml, yaml)
		this.tags = Object.assign({}, Directives.defaultTags, tags)
	}
	clone() {
		const copy = new Directives(this.yaml, this.tags)
		copy.docStart = this.docStart
		return copy
	}
	atDocument() {
		const res = new Directives(this.yaml, this.tags)
		switch (this.yaml.version) {
			case "1.1":
				this.atNextDocument = true
				break
			case "1.2":
				this.atNextDocument = false
				this.yaml = {explicit: Directives.defaultYaml.explicit, version: "1.2"}
				this.tags = Object.assign({}, Directives.defaultTags)
				break
		}
		return res
	}
	add(line, onError) {
		if (this.atNextDocument) {
			this.yaml = {explicit: Directives.defaultYaml.explicit, version: "1.1"}
			this.tags = Object.assign({}, Directives.defaultTags)
			this.atNextDocument = false
		}
		const parts = line.trim().split(/[ \t]+/)
		const name = parts.shift()
		switch (name) {
			case "%TAG": {
				if (parts.length !== 2) {
					onError(0, "%TAG directive should contain exactly two parts")
					if (parts.length < 2) return false
				}
				const [handle, prefix] = parts
				this.tags[handle] = prefix
				return true
			}
			case "%YAML": {
				this.yaml.explicit = true
				if (parts.length !== 1) {
					onError(0, "%YAML directive should contain exactly one part")
					return false
				}
				const [version] = parts
				if (version === "1.1" || version === "1.2") {
					this.yaml.version = version
					return true
				} else {
					const isValid = /^\d+\.\d+$/.test(version)
					onError(6, `Unsupported YAML version ${version}`, isValid)
					return false
				}
			}
			default:
				onError(0, `Unknown directive ${name}`, true)
				return false
		}
	}
	tagName(source, onError) {
		if (source === "!") return "!"
		if (source[0] !== "!") {
			onError(`Not a valid tag: ${source}`)
			return null
		}
		if (source[1] === "<") {
			const verbatim = source.slice(2, -1)
			if (verbatim === "!" || verbatim === "!!") {
				onError(`Verbatim tags aren't resolved, so ${source} is invalid.`)
				return null
			}
			if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >")
			return verbatim
		}
		const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s)
		if (!suffix) onError(`The ${source} tag has no suffix`)
		const prefix = this.tags[handle]
		if (prefix) {
			try {
				return prefix + decodeURIComponent(suffix)
			} catch (error) {
				onError(String(error))
				return null
			}
		}
		if (handle === "!") return source
		onError(`Could not resolve tag: ${source}`)
		return null
	}
	tagString(tag) {
		for (const [handle, prefix] of Object.entries(this.tags)) {
			if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length))
		}
		return tag[0] === "!" ? tag : `!<${tag}>`
	}
	toString(doc) {
		const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : []
		const tagEntries = Object.entries(this.tags)
		let tagNames
		if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
			const tags = {}
			visit.visit(doc.contents, (_key, node) => {
				if (identity.isNode(node) && node.tag) tags[node.tag] = true
			})
			tagNames = Object.keys(tags)
		} else tagNames = []
		for (const [handle, prefix] of tagEntries) {
			if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue
			if (!doc || tagNames.some(tn => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`)
		}
		return lines.join("\n")
	}
}
Directives.defaultYaml = {explicit: false, version: "1.2"}
Directives.defaultTags = {"!!": "tag:yaml.org,2002:"}
exports.Directives = Directives
},
1464: (__unused_webpack_module, exports) => {
class YAMLError extends Error {
	constructor(name, pos, code, message) {
		super()
		this.name = name
		this.code = code
		this.message = message
		this.pos = pos
	}
}
class YAMLParseError extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLParseError", pos, code, message)
	}
}
class YAMLWarning extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLWarning", pos, code, message)
	}
}
const prettifyError = (src, lc) => error => {
	if (error.pos[0] === -1) return
	error.linePos = error.pos.map(pos => lc.linePos(pos))
	const {line, col} = error.linePos[0]
	error.message += ` at line ${line}, column ${col}`
	let ci = col - 1
	let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "")
	if (ci >= 60 && lineStr.length > 80) {
		const trimStart = Math.min(ci - 39, lineStr.length - 79)
		lineStr = "…" + lineStr.substring(trimStart)
		ci -= trimStart - 1
	}
	if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…"
	if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
		let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1])
		if (prev.length > 80) prev = prev.substring(0, 79) + "…\n"
		lineStr = prev + lineStr
	}
	if (/[^ ]/.test(lineStr)) {
		let count = 1
		const end = error.linePos[1]
		if (end?.line === line && end.col > col) {
			count = Math.max(1, Math.min(end.col - col, 80 - ci))
		}
		const pointer = " ".repeat(ci) + "^".repeat(count)
		error.message += `:\n\n${lineStr}\n${pointer}\n`
	}
}
exports.YAMLError = YAMLError
exports.YAMLParseError = YAMLParseError
exports.YAMLWarning = YAMLWarning
exports.prettifyError = prettifyError
},
8815: (__unused_webpack_module, exports, __load) => {
var __webpack_unused_export__
var composer = __load(9984)
var Document = __load(3021)
var Schema = __load(5840)
var errors = __load(1464)
var Alias = __load(4065)
var identity = __load(1127)
var Pair = __load(7165)
var Scalar = __load(3301)
var YAMLMap = __load(4454)
var YAMLSeq = __load(2223)
var cst = __load(3461)
var lexer = __load(361)
var lineCounter = __load(6628)
var parser = __load(3456)
var publicApi = __load(4047)
var visit = __load(204)
exports.Dk = composer.Composer
__webpack_unused_export__ = Document.Document
__webpack_unused_export__ = Schema.Schema
__webpack_unused_export__ = errors.YAMLError
exports.XT = errors.YAMLParseError
__webpack_unused_export__ = errors.YAMLWarning
exports.x1 = Alias.Alias
exports.Vj = identity.isAlias
exports.P3 = identity.isCollection
__webpack_unused_export__ = identity.isDocument
exports.jh = identity.isMap
exports.Ll = identity.isNode
exports.tO = identity.isPair
exports.jn = identity.isScalar
exports.oP = identity.isSeq
__webpack_unused_export__ = Pair.Pair
__webpack_unused_export__ = Scalar.Scalar
__webpack_unused_export__ = YAMLMap.YAMLMap
__webpack_unused_export__ = YAMLSeq.YAMLSeq
__webpack_unused_export__ = cst
exports.JG = lexer.Lexer
exports.HN = lineCounter.LineCounter
exports.iX = parser.Parser
__webpack_unused_export__ = publicApi.parse
__webpack_unused_export__ = publicApi.parseAllDocuments
exports.Tp = publicApi.parseDocument
__webpack_unused_export__ = publicApi.stringify
exports.YR = visit.visit
__webpack_unused_export__ = visit.visitAsync
},
7249: (__unused_webpack_module, exports, __load) => {
var node_process = __load(932)
function debug(logLevel, ...messages) {
	if (logLevel === "debug") console.log(...messages)
}
function warn(logLevel, warning) {
	if (logLevel === "debug" || logLevel === "warn") {
		if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning)
		else console.warn(warning)
	}
}
exports.debug = debug
exports.warn = warn
},
4065: (__unused_webpack_module, exports, __load) => {
var anchors = __load(1596)
var visit = __load(204)
var identity = __load(1127)
var Node = __load(6673)
var toJS = __load(6424)
class Alias extends Node.NodeBase {
	constructor(source) {
		super(identity.ALIAS)
		this.source = source
		Object.defineProperty(this, "tag", {
			set() {
				throw new Error("Alias nodes cannot have tags")
			}
		})
	}
	resolve(doc, ctx) {
		if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled")
		let nodes
		if (ctx?.aliasResolveCache) {
			nodes = ctx.aliasResolveCache
		} else {
			nodes = []
			visit.visit(doc, {
				Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node)
				}
			})
			if (ctx) ctx.aliasResolveCache = nodes
		}
		let found = undefined
		for (const node of nodes) {
			if (node === this) break
			if (node.anchor === this.source) found = node
		}
		if (found && ctx) {
			const {anchors, doc, maxAliasCount} = ctx
			let data = anchors.get(found)
			if (!data) {
				toJS.toJS(found, null, ctx)
				data = anchors.get(found)
			}
			if (data?.res === undefined) {
				const msg = "This should not happen: Alias anchor was not resolved?"
				throw new ReferenceError(msg)
			}
			if (maxAliasCount >= 0) {
				data.count += 1
				if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors)
				if (data.count * data.aliasCount > maxAliasCount) {
					const msg = "Excessive alias count indicates a resource exhaustion attack"
					throw new ReferenceError(msg)
				}
			}
		}
		return found
	}
	toJSON(_arg, ctx) {
		if (!ctx) return {source: this.source}
		const source = this.resolve(ctx.doc, ctx)
		if (!source) {
			const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`
			throw new ReferenceError(msg)
		}
		return ctx.anchors.get(source).res
	}
	toString(ctx, _onComment, _onChompKeep) {
		const src = `*${this.source}`
		if (ctx) {
			anchors.anchorIsValid(this.source)
			if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`
				throw new Error(msg)
			}
			if (ctx.implicitKey) return `${src} `
		}
		return src
	}
}
function getAliasCount(doc, node, anchors) {
	if (identity.isAlias(node)) {
		const source = node.resolve(doc)
		const anchor = anchors && source && anchors.get(source)
		return anchor ? anchor.count * anchor.aliasCount : 0
	} else if (identity.isCollection(node)) {
		let count = 0
		for (const item of node.items) {
			const c = getAliasCount(doc, item, anchors)
			if (c > count) count = c
		}
		return count
	} else if (identity.isPair(node)) {
		const kc = getAliasCount(doc, node.key, anchors)
		const vc = getAliasCount(doc, node.value, anchors)
		return Math.max(kc, vc)
	}
	return 1
}
exports.Alias = Alias
},
101: (__unused_webpack_module, exports, __load) => {
var createNode = __load(2404)
var identity = __load(1127)
var Node = __load(6673)
function collectionFromPath(schema, path, value) {
	let v = value
	for (let i = path.length - 1; i >= 0; --i) {
		const k = path[i]
		if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
			const a = []
			a[k] = v
			v = a
		} else {
			v = new Map([[k, v]])
		}
	}
	return createNode.createNode(v, undefined, {
		aliasDuplicateObjects: false,
		keepUndefined: false,
		onAnchor: () => {
			throw new Error("This should not happen, please report a bug.")
		},
		schema,
		sourceObjects: new Map()
	})
}
const isEmptyPath = path => path == null || (typeof path === "object" && !!path[Symbol.iterator]().next().done)
class Collection extends Node.NodeBase {
	constructor(type, schema) {
		super(type)
		Object.defineProperty(this, "schema", {value: schema, configurable: true, enumerable: false, writable: true})
	}
	clone(schema) {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this))
		if (schema) copy.schema = schema
		copy.items = copy.items.map(it => (identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it))
		if (this.range) copy.range = this.range.slice()
		return copy
	}
	addIn(path, value) {
		if (isEmptyPath(path)) this.add(value)
		else {
			const [key, ...rest] = path
			const node = this.get(key, true)
			if (identity.isCollection(node)) node.addIn(rest, value)
			else if (node === undefined && this.schema) this.set(key, collectionFromPath(this.schema, rest, value))
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`)
		}
	}
	deleteIn(path) {
		const [key, ...rest] = path
		if (rest.length === 0) return this.delete(key)
		const node = this.get(key, true)
		if (identity.isCollection(node)) return node.deleteIn(rest)
		else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`)
	}
	getIn(path, keepScalar) {
		const [key, ...rest] = path
		const node = this.get(key, true)
		if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node
		else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined
	}
	hasAllNullValues(allowScalar) {
		return this.items.every(node => {
			if (!identity.isPair(node)) return false
			const n = node.value
			return n == null || (allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag)
		})
	}
	hasIn(path) {
		const [key, ...rest] = path
		if (rest.length === 0) return this.has(key)
		const node = this.get(key, true)
		return identity.isCollection(node) ? node.hasIn(rest) : false
	}
	setIn(path, value) {
		const [key, ...rest] = path
		if (rest.length === 0) {
			this.set(key, value)
		} else {
			const node = this.get(key, true)
			if (identity.isCollection(node)) node.setIn(rest, value)
			else if (node === undefined && this.schema) this.set(key, collectionFromPath(this.schema, rest, value))
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`)
		}
	}
}
exports.Collection = Collection
exports.collectionFromPath = collectionFromPath
exports.isEmptyPath = isEmptyPath
},
6673: (__unused_webpack_module, exports, __load) => {
var applyReviver = __load(3661)
var identity = __load(1127)
var toJS = __load(6424)
class NodeBase {
	constructor(type) {
		Object.defineProperty(this, identity.NODE_TYPE, {value: type})
	}
	clone() {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this))
		if (this.range) copy.range = this.range.slice()
		return copy
	}
	toJS(doc, {mapAsMap, maxAliasCount, onAnchor, reviver} = {}) {
		if (!identity.isDocument(doc)) throw new TypeError("A document argument is required")
		const ctx = {anchors: new Map(), doc, keep: true, mapAsMap: mapAsMap === true, mapKeyWarned: false, maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100}
		const res = toJS.toJS(this, "", ctx)
		if (typeof onAnchor === "function") for (const {count, res} of ctx.anchors.values()) onAnchor(res, count)
		return typeof reviver === "function" ? applyReviver.applyReviver(reviver, {"": res}, "", res) : res
	}
}
exports.NodeBase = NodeBase
},
7165: (__unused_webpack_module, exports, __load) => {
var createNode = __load(2404)
var stringifyPair = __load(9748)
var addPairToJSMap = __load(7104)
var identity = __load(1127)
function createPair(key, value, ctx) {
	const k = createNode.createNode(key, undefined, ctx)
	const v = createNode.createNode(value, undefined, ctx)
	return new Pair(k, v)
}
class Pair {
	constructor(key, value = null) {
		Object.defineProperty(this, identity.NODE_TYPE, {value: identity.PAIR})
		this.key = key
		this.value = value
	}
	clone(schema) {
		let {key, value} = this
		if (identity.isNode(key)) key = key.clone(schema)
		if (identity.isNode(value)) value = value.clone(schema)
		return new Pair(key, value)
	}
	toJSON(_, ctx) {
		const pair = ctx?.mapAsMap ? new Map() : {}
		return addPairToJSMap.addPairToJSMap(ctx, pair, this)
	}
	toString(ctx, onComment, onChompKeep) {
		return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this)
	}
}
exports.Pair = Pair
exports.createPair = createPair
},
3301: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Node = __load(6673)
var toJS = __load(6424)
const isScalarValue = value => !value || (typeof value !== "function" && typeof value !== "object")
class Scalar extends Node.NodeBase {
	constructor(value) {
		super(identity.SCALAR)
		this.value = value
	}
	toJSON(arg, ctx) {
		return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx)
	}
	toString() {
		return String(this.value)
	}
}
Scalar.BLOCK_FOLDED = "BLOCK_FOLDED"
Scalar.BLOCK_LITERAL = "BLOCK_LITERAL"
Scalar.PLAIN = "PLAIN"
Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE"
Scalar.QUOTE_SINGLE = "QUOTE_SINGLE"
exports.Scalar = Scalar
exports.isScalarValue = isScalarValue
},
4454: (__unused_webpack_module, exports, __load) => {
var stringifyCollection = __load(1212)
var addPairToJSMap = __load(7104)
var Collection = __load(101)
var identity = __load(1127)
var Pair = __load(7165)
var Scalar = __load(3301)
function findPair(items, key) {
	const k = identity.isScalar(key) ? key.value : key
	for (const it of items) {
		if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it
			if (identity.isScalar(it.key) && it.key.value === k) return it
		}
	}
	return undefined
}
class YAMLMap extends Collection.Collection {
	static get tagName() {
		return "tag:yaml.org,2002:map"
	}
	constructor(schema) {
		super(identity.MAP, schema)
		this.items = []
	}
	static from(schema, obj, ctx) {
		const {keepUndefined, replacer} = ctx
		const map = new this(schema)
		const add = (key, value) => {
			if (typeof replacer === "function") value = replacer.call(obj, key, value)
			else if (Array.isArray(replacer) && !replacer.includes(key)) return
			if (value !== undefined || keepUndefined) map.items.push(Pair.createPair(key, value, ctx))
		}
		if (obj instanceof Map) {
			for (const [key, value] of obj) add(key, value)
		} else if (obj && typeof obj === "object") {
			for (const key of Object.keys(obj)) add(key, obj[key])
		}
		if (typeof schema.sortMapEntries === "function") {
			map.items.sort(schema.sortMapEntries)
		}
		return map
	}
	add(pair, overwrite) {
		let _pair
		if (identity.isPair(pair)) _pair = pair
		else if (!pair || typeof pair !== "object" || !("key" in pair)) {
			_pair = new Pair.Pair(pair, pair?.value)
		} else _pair = new Pair.Pair(pair.key, pair.value)
		const prev = findPair(this.items, _pair.key)
		const sortEntries = this.schema?.sortMapEntries
		if (prev) {
			if (!overwrite) throw new Error(`Key ${_pair.key} already set`)
			if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value
			else prev.value = _pair.value
		} else if (sortEntries) {
			const i = this.items.findIndex(item => sortEntries(_pair, item) < 0)
			if (i === -1) this.items.push(_pair)
			else this.items.splice(i, 0, _pair)
		} else {
			this.items.push(_pair)
		}
	}
	delete(key) {
		const it = findPair(this.items, key)
		if (!it) return false
		const del = this.items.splice(this.items.indexOf(it), 1)
		return del.length > 0
	}
	get(key, keepScalar) {
		const it = findPair(this.items, key)
		const node = it?.value
		return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined
	}
	has(key) {
		return !!findPair(this.items, key)
	}
	set(key, value) {
		this.add(new Pair.Pair(key, value), true)
	}
	toJSON(_, ctx, Type) {
		const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {}
		if (ctx?.onCreate) ctx.onCreate(map)
		for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item)
		return map
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this)
		for (const item of this.items) {
			if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`)
		}
		if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, {allNullValues: true})
		return stringifyCollection.stringifyCollection(this, ctx, {blockItemPrefix: "", flowChars: {start: "{", end: "}"}, itemIndent: ctx.indent || "", onChompKeep, onComment})
	}
}
exports.YAMLMap = YAMLMap
exports.findPair = findPair
},
2223: (__unused_webpack_module, exports, __load) => {
var createNode = __load(2404)
var stringifyCollection = __load(1212)
var Collection = __load(101)
var identity = __load(1127)
var Scalar = __load(3301)
var toJS = __load(6424)
class YAMLSeq extends Collection.Collection {
	static get tagName() {
		return "tag:yaml.org,2002:seq"
	}
	constructor(schema) {
		super(identity.SEQ, schema)
		this.items = []
	}
	add(value) {
		this.items.push(value)
	}
	delete(key) {
		const idx = asItemIndex(key)
		if (typeof idx !== "number") return false
		const del = this.items.splice(idx, 1)
		return del.length > 0
	}
	get(key, keepScalar) {
		const idx = asItemIndex(key)
		if (typeof idx !== "number") return undefined
		const it = this.items[idx]
		return !keepScalar && identity.isScalar(it) ? it.value : it
	}
	has(key) {
		const idx = asItemIndex(key)
		return typeof idx === "number" && idx < this.items.length
	}
	set(key, value) {
		const idx = asItemIndex(key)
		if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`)
		const prev = this.items[idx]
		if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value
		else this.items[idx] = value
	}
	toJSON(_, ctx) {
		const seq = []
		if (ctx?.onCreate) ctx.onCreate(seq)
		let i = 0
		for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx))
		return seq
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this)
		return stringifyCollection.stringifyCollection(this, ctx, {blockItemPrefix: "- ", flowChars: {start: "[", end: "]"}, itemIndent: (ctx.indent || "") + "  ", onChompKeep, onComment})
	}
	static from(schema, obj, ctx) {
		const {replacer} = ctx
		const seq = new this(schema)
		if (obj && Symbol.iterator in Object(obj)) {
			let i = 0
			for (let it of obj) {
				if (typeof replacer === "function") {
					const key = obj instanceof Set ? it : String(i++)
					it = replacer.call(obj, key, it)
				}
				seq.items.push(createNode.createNode(it, undefined, ctx))
			}
		}
		return seq
	}
}
function asItemIndex(key) {
	let idx = identity.isScalar(key) ? key.value : key
	if (idx && typeof idx === "string") idx = Number(idx)
	return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null
}
exports.YAMLSeq = YAMLSeq
},
7104: (__unused_webpack_module, exports, __load) => {
var log = __load(7249)
var merge = __load(452)
var stringify = __load(2148)
var identity = __load(1127)
var toJS = __load(6424)
function addPairToJSMap(ctx, map, {key, value}) {
	if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value)
	else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value)
	else {
		const jsKey = toJS.toJS(key, "", ctx)
		if (map instanceof Map) {
			map.set(jsKey, toJS.toJS(value, jsKey, ctx))
		} else if (map instanceof Set) {
			map.add(jsKey)
		} else {
			const stringKey = stringifyKey(key, jsKey, ctx)
			const jsValue = toJS.toJS(value, stringKey, ctx)
			if (stringKey in map) Object.defineProperty(map, stringKey, {value: jsValue, writable: true, enumerable: true, configurable: true})
			else map[stringKey] = jsValue
		}
	}
	return map
}
function stringifyKey(key, jsKey, ctx) {
	if (jsKey === null) return ""
	if (typeof jsKey !== "object") return String(jsKey)
	if (identity.isNode(key) && ctx?.doc) {
		const strCtx = stringify.createStringifyContext(ctx.doc, {})
		strCtx.anchors = new Set()
		for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor)
		strCtx.inFlow = true
		strCtx.inStringifyKey = true
		const strKey = key.toString(strCtx)
		if (!ctx.mapKeyWarned) {
			let jsonStr = JSON.stringify(strKey)
			if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + '..."'
			log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`)
			ctx.mapKeyWarned = true
		}
		return strKey
	}
	return JSON.stringify(jsKey)
}
exports.addPairToJSMap = addPairToJSMap
},
1127: (__unused_webpack_module, exports) => {
const ALIAS = Symbol.for("yaml.alias")
const DOC = Symbol.for("yaml.document")
const MAP = Symbol.for("yaml.map")
const PAIR = Symbol.for("yaml.pair")
const SCALAR = Symbol.for("yaml.scalar")
const SEQ = Symbol.for("yaml.seq")
const NODE_TYPE = Symbol.for("yaml.node.type")
const isAlias = node => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS
const isDocument = node => !!node && typeof node === "object" && node[NODE_TYPE] === DOC
const isMap = node => !!node && typeof node === "object" && node[NODE_TYPE] === MAP
const isPair = node => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR
const isScalar = node => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR
const isSeq = node => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ
function isCollection(node) {
	if (node && typeof node === "object")
		switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ:
				return true
		}
	return false
}
function isNode(node) {
	if (node && typeof node === "object")
		switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ:
				return true
		}
	return false
}
const hasAnchor = node => (isScalar(node) || isCollection(node)) && !!node.anchor
exports.ALIAS = ALIAS
exports.DOC = DOC
exports.MAP = MAP
exports.NODE_TYPE = NODE_TYPE
exports.PAIR = PAIR
exports.SCALAR = SCALAR
exports.SEQ = SEQ
exports.hasAnchor = hasAnchor
exports.isAlias = isAlias
exports.isCollection = isCollection
exports.isDocument = isDocument
exports.isMap = isMap
exports.isNode = isNode
exports.isPair = isPair
exports.isScalar = isScalar
exports.isSeq = isSeq
},
6424: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
function toJS(value, arg, ctx) {
	if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx))
	if (value && typeof value.toJSON === "function") {
		if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx)
		const data = {aliasCount: 0, count: 1, res: undefined}
		ctx.anchors.set(value, data)
		ctx.onCreate = res => {
			data.res = res
			delete ctx.onCreate
		}
		const res = value.toJSON(arg, ctx)
		if (ctx.onCreate) ctx.onCreate(res)
		return res
	}
	if (typeof value === "bigint" && !ctx?.keep) return Number(value)
	return value
}
exports.toJS = toJS
},
110: (__unused_webpack_module, exports, __load) => {
var resolveBlockScalar = __load(8913)
var resolveFlowScalar = __load(6842)
var errors = __load(1464)
var stringifyString = __load(3069)
function resolveAsScalar(token, strict = true, onError) {
	if (token) {
		const _onError = (pos, code, message) => {
			const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset
			if (onError) onError(offset, code, message)
			else throw new errors.YAMLParseError([offset, offset + 1], code, message)
		}
		switch (token.type) {
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
				return resolveFlowScalar.resolveFlowScalar(token, strict, _onError)
			case "block-scalar":
				return resolveBlockScalar.resolveBlockScalar({options: {strict}}, token, _onError)
		}
	}
	return null
}
function createScalarToken(value, context) {
	const {implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN"} = context
	const source = stringifyString.stringifyString({type, value}, {implicitKey, indent: indent > 0 ? " ".repeat(indent) : "", inFlow, options: {blockQuote: true, lineWidth: -1}})
	const end = context.end ?? [{type: "newline", offset: -1, indent, source: "\n"}]
	switch (source[0]) {
		case "|":
		case ">": {
			const he = source.indexOf("\n")
			const head = source.substring(0, he)
			const body = source.substring(he + 1) + "\n"
			const props = [{type: "block-scalar-header", offset, indent, source: head}]
			if (!addEndtoBlockProps(props, end)) props.push({type: "newline", offset: -1, indent, source: "\n"})
			return {type: "block-scalar", offset, indent, props, source: body}
		}
		case '"':
			return {type: "double-quoted-scalar", offset, indent, source, end}
		case "'":
			return {type: "single-quoted-scalar", offset, indent, source, end}
		default:
			return {type: "scalar", offset, indent, source, end}
	}
}
function setScalarValue(token, value, context = {}) {
	let {afterKey = false, implicitKey = false, inFlow = false, type} = context
	let indent = "indent" in token ? token.indent : null
	if (afterKey && typeof indent === "number") indent += 2
	if (!type)
		switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE"
				break
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE"
				break
			case "block-scalar": {
				const header = token.props[0]
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header")
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL"
				break
			}
			default:
				type = "PLAIN"
		}
	const source = stringifyString.stringifyString({type, value}, {implicitKey: implicitKey || indent === null, indent: indent !== null && indent > 0 ? " ".repeat(indent) : "", inFlow, options: {blockQuote: true, lineWidth: -1}})
	switch (source[0]) {
		case "|":
		case ">":
			setBlockScalarValue(token, source)
			break
		case '"':
			setFlowScalarValue(token, source, "double-quoted-scalar")
			break
		case "'":
			setFlowScalarValue(token, source, "single-quoted-scalar")
			break
		default:
			setFlowScalarValue(token, source, "scalar")
	}
}
function setBlockScalarValue(token, source) {
	const he = source.indexOf("\n")
	const head = source.substring(0, he)
	const body = source.substring(he + 1) + "\n"
	if (token.type === "block-scalar") {
		const header = token.props[0]
		if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header")
		header.source = head
		token.source = body
	} else {
		const {offset} = token
		const indent = "indent" in token ? token.indent : -1
		const props = [{type: "block-scalar-header", offset, indent, source: head}]
		if (!addEndtoBlockProps(props, "end" in token ? token.end : undefined)) props.push({type: "newline", offset: -1, indent, source: "\n"})
		for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key]
		Object.assign(token, {type: "block-scalar", indent, props, source: body})
	}
}
function addEndtoBlockProps(props, end) {
	if (end)
		for (const st of end)
			switch (st.type) {
				case "space":
				case "comment":
					props.push(st)
					break
				case "newline":
					props.push(st)
					return true
			}
	return false
}
function setFlowScalarValue(token, source, type) {
	switch (token.type) {
		case "scalar":
		case "double-quoted-scalar":
		case "single-quoted-scalar":
			token.type = type
			token.source = source
			break
		case "block-scalar": {
			const end = token.props.slice(1)
			let oa = source.length
			if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length
			for (const tok of end) tok.offset += oa
			delete token.props
			Object.assign(token, {type, source, end})
			break
		}
		case "block-map":
		case "block-seq": {
			const offset = token.offset + source.length
			const nl = {type: "newline", offset, indent: token.indent, source: "\n"}
			delete token.items
			Object.assign(token, {type, source, end: [nl]})
			break
		}
		default: {
			const indent = "indent" in token ? token.indent : -1
			const end = "end" in token && Array.isArray(token.end) ? token.end.filter(st => st.type === "space" || st.type === "comment" || st.type === "newline") : []
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key]
			Object.assign(token, {type, indent, source, end})
		}
	}
}
exports.createScalarToken = createScalarToken
exports.resolveAsScalar = resolveAsScalar
exports.setScalarValue = setScalarValue
},
1733: (__unused_webpack_module, exports) => {
const stringify = cst => ("type" in cst ? stringifyToken(cst) : stringifyItem(cst))
function stringifyToken(token) {
	switch (token.type) {
		case "block-scalar": {
			let res = ""
			for (const tok of token.props) res += stringifyToken(tok)
			return res + token.source
		}
		case "block-map":
		case "block-seq": {
			let res = ""
			for (const item of token.items) res += stringifyItem(item)
			return res
		}
		case "flow-collection": {
			let res = token.start.source
			for (const item of token.items) res += stringifyItem(item)
			for (const st of token.end) res += st.source
			return res
		}
		case "document": {
			let res = stringifyItem(token)
			if (token.end) for (const st of token.end) res += st.source
			return res
		}
		default: {
			let res = token.source
			if ("end" in token && token.end) for (const st of token.end) res += st.source
			return res
		}
	}
}
function stringifyItem({start, key, sep, value}) {
	let res = ""
	for (const st of start) res += st.source
	if (key) res += stringifyToken(key)
	if (sep) for (const st of sep) res += st.source
	if (value) res += stringifyToken(value)
	return res
}
exports.stringify = stringify
},
7715: (__unused_webpack_module, exports) => {
const BREAK = Symbol("break visit")
const SKIP = Symbol("skip children")
const REMOVE = Symbol("remove item")
function visit(cst, visitor) {
	if ("type" in cst && cst.type === "document") cst = {start: cst.start, value: cst.value}
	_visit(Object.freeze([]), cst, visitor)
}
visit.BREAK = BREAK
visit.SKIP = SKIP
visit.REMOVE = REMOVE
visit.itemAtPath = (cst, path) => {
	let item = cst
	for (const [field, index] of path) {
		const tok = item?.[field]
		if (tok && "items" in tok) {
			item = tok.items[index]
		} else return undefined
	}
	return item
}
visit.parentCollection = (cst, path) => {
	const parent = visit.itemAtPath(cst, path.slice(0, -1))
	const field = path[path.length - 1][0]
	const coll = parent?.[field]
	if (coll && "items" in coll) return coll
	throw new Error("Parent collection not found")
}
function _visit(path, item, visitor) {
	let ctrl = visitor(item, path)
	if (typeof ctrl === "symbol") return ctrl
	for (const field of ["key", "value"]) {
		const token = item[field]
		if (token && "items" in token) {
			for (let i = 0; i < token.items.length; ++i) {
				const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor)
				if (typeof ci === "number") i = ci - 1
				else if (ci === BREAK) return BREAK
				else if (ci === REMOVE) {
					token.items.splice(i, 1)
					i -= 1
				}
			}
			if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path)
		}
	}
	return typeof ctrl === "function" ? ctrl(item, path) : ctrl
}
exports.visit = visit
},
3461: (__unused_webpack_module, exports, __load) => {
var cstScalar = __load(110)
var cstStringify = __load(1733)
var cstVisit = __load(7715)
const BOM = "\u{FEFF}"
const DOCUMENT = "\x02"
const FLOW_END = "\x18"
const SCALAR = "\x1f"
const isCollection = token => !!token && "items" in token
const isScalar = token => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar")
function prettyToken(token) {
	switch (token) {
		case BOM:
			return "<BOM>"
		case DOCUMENT:
			return "<DOC>"
		case FLOW_END:
			return "<FLOW_END>"
		case SCALAR:
			return "<SCALAR>"
		default:
			return JSON.stringify(token)
	}
}
function tokenType(source) {
	switch (source) {
		case BOM:
			return "byte-order-mark"
		case DOCUMENT:
			return "doc-mode"
		case FLOW_END:
			return "flow-error-end"
		case SCALAR:
			return "scalar"
		case "---":
			return "doc-start"
		case "...":
			return "doc-end"
		case "":
		case "\n":
		case "\r\n":
			return "newline"
		case "-":
			return "seq-item-ind"
		case "?":
			return "explicit-key-ind"
		case ":":
			return "map-value-ind"
		case "{":
			return "flow-map-start"
		case "}":
			return "flow-map-end"
		case "[":
			return "flow-seq-start"
		case "]":
			return "flow-seq-end"
		case ",":
			return "comma"
	}
	switch (source[0]) {
		case " ":
		case "\t":
			return "space"
		case "#":
			return "comment"
		case "%":
			return "directive-line"
		case "*":
			return "alias"
		case "&":
			return "anchor"
		case "!":
			return "tag"
		case "'":
			return "single-quoted-scalar"
		case '"':
			return "double-quoted-scalar"
		case "|":
		case ">":
			return "block-scalar-header"
	}
	return null
}
exports.createScalarToken = cstScalar.createScalarToken
exports.resolveAsScalar = cstScalar.resolveAsScalar
exports.setScalarValue = cstScalar.setScalarValue
exports.stringify = cstStringify.stringify
exports.visit = cstVisit.visit
exports.BOM = BOM
exports.DOCUMENT = DOCUMENT
exports.FLOW_END = FLOW_END
exports.SCALAR = SCALAR
exports.isCollection = isCollection
exports.isScalar = isScalar
exports.prettyToken = prettyToken
exports.tokenType = tokenType
},
361: (__unused_webpack_module, exports, __load) => {
var cst = __load(3461)
function isEmpty(ch) {
	switch (ch) {
		case undefined:
		case " ":
		case "\n":
		case "\r":
		case "\t":
			return true
		default:
			return false
	}
}
const hexDigits = new Set("0123456789ABCDEFabcdef")
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()")
const flowIndicatorChars = new Set(",[]{}")
const invalidAnchorChars = new Set(" ,[]{}\n\r\t")
const isNotAnchorChar = ch => !ch || invalidAnchorChars.has(ch)
class Lexer {
	constructor() {
		this.atEnd = false
		this.blockScalarIndent = -1
		this.blockScalarKeep = false
		this.buffer = ""
		this.flowKey = false
		this.flowLevel = 0
		this.indentNext = 0
		this.indentValue = 0
		this.lineEndPos = null
		this.next = null
		this.pos = 0
	}
	*lex(source, incomplete = false) {
		if (source) {
			if (typeof source !== "string") throw TypeError("source is not a string")
			this.buffer = this.buffer ? this.buffer + source : source
			this.lineEndPos = null
		}
		this.atEnd = !incomplete
		let next = this.next ?? "stream"
		while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next)
	}
	atLineEnd() {
		let i = this.pos
		let ch = this.buffer[i]
		while (ch === " " || ch === "\t") ch = this.buffer[++i]
		if (!ch || ch === "#" || ch === "\n") return true
		if (ch === "\r") return this.buffer[i + 1] === "\n"
		return false
	}
	charAt(n) {
		return this.buffer[this.pos + n]
	}
	continueScalar(offset) {
		let ch = this.buffer[offset]
		if (this.indentNext > 0) {
			let indent = 0
			while (ch === " ") ch = this.buffer[++indent + offset]
			if (ch === "\r") {
				const next = this.buffer[indent + offset + 1]
				if (next === "\n" || (!next && !this.atEnd)) return offset + indent + 1
			}
			return ch === "\n" || indent >= this.indentNext || (!ch && !this.atEnd) ? offset + indent : -1
		}
		if (ch === "-" || ch === ".") {
			const dt = this.buffer.substr(offset, 3)
			if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1
		}
		return offset
	}
	getLine() {
		let end = this.lineEndPos
		if (typeof end !== "number" || (end !== -1 && end < this.pos)) {
			end = this.buffer.indexOf("\n", this.pos)
			this.lineEndPos = end
		}
		if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null
		if (this.buffer[end - 1] === "\r") end -= 1
		return this.buffer.substring(this.pos, end)
	}
	hasChars(n) {
		return this.pos + n <= this.buffer.length
	}
	setNext(state) {
		this.buffer = this.buffer.substring(this.pos)
		this.pos = 0
		this.lineEndPos = null
		this.next = state
		return null
	}
	peek(n) {
		return this.buffer.substr(this.pos, n)
	}
	*parseNext(next) {
		switch (next) {
			case "stream":
				return yield* this.parseStream()
			case "line-start":
				return yield* this.parseLineStart()
			case "block-start":
				return yield* this.parseBlockStart()
			case "doc":
				return yield* this.parseDocument()
			case "flow":
				return yield* this.parseFlowCollection()
			case "quoted-scalar":
				return yield* this.parseQuotedScalar()
			case "block-scalar":
				return yield* this.parseBlockScalar()
			case "plain-scalar":
				return yield* this.parsePlainScalar()
		}
	}
	*parseStream() {
		let line = this.getLine()
		if (line === null) return this.setNext("stream")
		if (line[0] === cst.BOM) {
			yield* this.pushCount(1)
			line = line.substring(1)
		}
		if (line[0] === "%") {
			let dirEnd = line.length
			let cs = line.indexOf("#")
			while (cs !== -1) {
				const ch = line[cs - 1]
				if (ch === " " || ch === "\t") {
					dirEnd = cs - 1
					break
				} else {
					cs = line.indexOf("#", cs + 1)
				}
			}
			while (true) {
				const ch = line[dirEnd - 1]
				if (ch === " " || ch === "\t") dirEnd -= 1
				else break
			}
			const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true))
			yield* this.pushCount(line.length - n)
			this.pushNewline()
			return "stream"
		}
		if (this.atLineEnd()) {
			const sp = yield* this.pushSpaces(true)
			yield* this.pushCount(line.length - sp)
			yield* this.pushNewline()
			return "stream"
		}
		yield cst.DOCUMENT
		return yield* this.parseLineStart()
	}
	*parseLineStart() {
		const ch = this.charAt(0)
		if (!ch && !this.atEnd) return this.setNext("line-start")
		if (ch === "-" || ch === ".") {
			if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start")
			const s = this.peek(3)
			if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
				yield* this.pushCount(3)
				this.indentValue = 0
				this.indentNext = 0
				return s === "---" ? "doc" : "stream"
			}
		}
		this.indentValue = yield* this.pushSpaces(false)
		if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue
		return yield* this.parseBlockStart()
	}
	*parseBlockStart() {
		const [ch0, ch1] = this.peek(2)
		if (!ch1 && !this.atEnd) return this.setNext("block-start")
		if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
			const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true))
			this.indentNext = this.indentValue + 1
			this.indentValue += n
			return "block-start"
		}
		return "doc"
	}
	*parseDocument() {
		yield* this.pushSpaces(true)
		const line = this.getLine()
		if (line === null) return this.setNext("doc")
		let n = yield* this.pushIndicators()
		switch (line[n]) {
			case "#":
				yield* this.pushCount(line.length - n)
			case undefined:
				yield* this.pushNewline()
				return yield* this.parseLineStart()
			case "{":
			case "[":
				yield* this.pushCount(1)
				this.flowKey = false
				this.flowLevel = 1
				return "flow"
			case "}":
			case "]":
				yield* this.pushCount(1)
				return "doc"
			case "*":
				yield* this.pushUntil(isNotAnchorChar)
				return "doc"
			case '"':
			case "'":
				return yield* this.parseQuotedScalar()
			case "|":
			case ">":
				n += yield* this.parseBlockScalarHeader()
				n += yield* this.pushSpaces(true)
				yield* this.pushCount(line.length - n)
				yield* this.pushNewline()
				return yield* this.parseBlockScalar()
			default:
				return yield* this.parsePlainScalar()
		}
	}
	*parseFlowCollection() {
		let nl, sp
		let indent = -1
		do {
			nl = yield* this.pushNewline()
			if (nl > 0) {
				sp = yield* this.pushSpaces(false)
				this.indentValue = indent = sp
			} else {
				sp = 0
			}
			sp += yield* this.pushSpaces(true)
		} while (nl + sp > 0)
		const line = this.getLine()
		if (line === null) return this.setNext("flow")
		if ((indent !== -1 && indent < this.indentNext && line[0] !== "#") || (indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3]))) {
			const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}")
			if (!atFlowEndMarker) {
				this.flowLevel = 0
				yield cst.FLOW_END
				return yield* this.parseLineStart()
			}
		}
		let n = 0
		while (line[n] === ",") {
			n += yield* this.pushCount(1)
			n += yield* this.pushSpaces(true)
			this.flowKey = false
		}
		n += yield* this.pushIndicators()
		switch (line[n]) {
			case undefined:
				return "flow"
			case "#":
				yield* this.pushCount(line.length - n)
				return "flow"
			case "{":
			case "[":
				yield* this.pushCount(1)
				this.flowKey = false
				this.flowLevel += 1
				return "flow"
			case "}":
			case "]":
				yield* this.pushCount(1)
				this.flowKey = true
				this.flowLevel -= 1
				return this.flowLevel ? "flow" : "doc"
			case "*":
				yield* this.pushUntil(isNotAnchorChar)
				return "flow"
			case '"':
			case "'":
				this.flowKey = true
				return yield* this.parseQuotedScalar()
			case ":": {
				const next = this.charAt(1)
				if (this.flowKey || isEmpty(next) || next === ",") {
					this.flowKey = false
					yield* this.pushCount(1)
					yield* this.pushSpaces(true)
					return "flow"
				}
			}
			default:
				this.flowKey = false
				return yield* this.parsePlainScalar()
		}
	}
	*parseQuotedScalar() {
		const quote = this.charAt(0)
		let end = this.buffer.indexOf(quote, this.pos + 1)
		if (quote === "'") {
			while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2)
		} else {
			while (end !== -1) {
				let n = 0
				while (this.buffer[end - 1 - n] === "\\") n += 1
				if (n % 2 === 0) break
				end = this.buffer.indexOf('"', end + 1)
			}
		}
		const qb = this.buffer.substring(0, end)
		let nl = qb.indexOf("\n", this.pos)
		if (nl !== -1) {
			while (nl !== -1) {
				const cs = this.continueScalar(nl + 1)
				if (cs === -1) break
				nl = qb.indexOf("\n", cs)
			}
			if (nl !== -1) {
				end = nl - (qb[nl - 1] === "\r" ? 2 : 1)
			}
		}
		if (end === -1) {
			if (!this.atEnd) return this.setNext("quoted-scalar")
			end = this.buffer.length
		}
		yield* this.pushToIndex(end + 1, false)
		return this.flowLevel ? "flow" : "doc"
	}
	*parseBlockScalarHeader() {
		this.blockScalarIndent = -1
		this.blockScalarKeep = false
		let i = this.pos
		while (true) {
			const ch = this.buffer[++i]
			if (ch === "+") this.blockScalarKeep = true
			else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1
			else if (ch !== "-") break
		}
		return yield* this.pushUntil(ch => isEmpty(ch) || ch === "#")
	}
	*parseBlockScalar() {
		let nl = this.pos - 1
		let indent = 0
		let ch
		loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
			switch (ch) {
				case " ":
					indent += 1
					break
				case "\n":
					nl = i
					indent = 0
					break
				case "\r": {
					const next = this.buffer[i + 1]
					if (!next && !this.atEnd) return this.setNext("block-scalar")
					if (next === "\n") break
				}
				default:
					break loop
			}
		}
		if (!ch && !this.atEnd) return this.setNext("block-scalar")
		if (indent >= this.indentNext) {
			if (this.blockScalarIndent === -1) this.indentNext = indent
			else {
				this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext)
			}
			do {
				const cs = this.continueScalar(nl + 1)
				if (cs === -1) break
				nl = this.buffer.indexOf("\n", cs)
			} while (nl !== -1)
			if (nl === -1) {
				if (!this.atEnd) return this.setNext("block-scalar")
				nl = this.buffer.length
			}
		}
		let i = nl + 1
		ch = this.buffer[i]
		while (ch === " ") ch = this.buffer[++i]
		if (ch === "\t") {
			while (ch === "\t" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i]
			nl = i - 1
		} else if (!this.blockScalarKeep) {
			do {
				let i = nl - 1
				let ch = this.buffer[i]
				if (ch === "\r") ch = this.buffer[--i]
				const lastChar = i
				while (ch === " ") ch = this.buffer[--i]
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i
				else break
			} while (true)
		}
		yield cst.SCALAR
		yield* this.pushToIndex(nl + 1, true)
		return yield* this.parseLineStart()
	}
	*parsePlainScalar() {
		const inFlow = this.flowLevel > 0
		let end = this.pos - 1
		let i = this.pos - 1
		let ch
		while ((ch = this.buffer[++i])) {
			if (ch === ":") {
				const next = this.buffer[i + 1]
				if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next))) break
				end = i
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1]
				if (ch === "\r") {
					if (next === "\n") {
						i += 1
						ch = "\n"
						next = this.buffer[i + 1]
					} else end = i
				}
				if (next === "#" || (inFlow && flowIndicatorChars.has(next))) break
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1)
					if (cs === -1) break
					i = Math.max(i, cs - 2)
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break
				end = i
			}
		}
		if (!ch && !this.atEnd) return this.setNext("plain-scalar")
		yield cst.SCALAR
		yield* this.pushToIndex(end + 1, true)
		return inFlow ? "flow" : "doc"
	}
	*pushCount(n) {
		if (n > 0) {
			yield this.buffer.substr(this.pos, n)
			this.pos += n
			return n
		}
		return 0
	}
	*pushToIndex(i, allowEmpty) {
		const s = this.buffer.slice(this.pos, i)
		if (s) {
			yield s
			this.pos += s.length
			return s.length
		} else if (allowEmpty) yield ""
		return 0
	}
	*pushIndicators() {
		let n = 0
		loop: while (true) {
			switch (this.charAt(0)) {
				case "!":
					n += yield* this.pushTag()
					n += yield* this.pushSpaces(true)
					continue loop
				case "&":
					n += yield* this.pushUntil(isNotAnchorChar)
					n += yield* this.pushSpaces(true)
					continue loop
				case "-":
				case "?":
				case ":": {
					const inFlow = this.flowLevel > 0
					const ch1 = this.charAt(1)
					if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
						if (!inFlow) this.indentNext = this.indentValue + 1
						else if (this.flowKey) this.flowKey = false
						n += yield* this.pushCount(1)
						n += yield* this.pushSpaces(true)
						continue loop
					}
				}
			}
			break loop
		}
		return n
	}
	*pushTag() {
		if (this.charAt(1) === "<") {
			let i = this.pos + 2
			let ch = this.buffer[i]
			while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i]
			return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false)
		} else {
			let i = this.pos + 1
			let ch = this.buffer[i]
			while (ch) {
				if (tagChars.has(ch)) ch = this.buffer[++i]
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
					ch = this.buffer[(i += 3)]
				} else break
			}
			return yield* this.pushToIndex(i, false)
		}
	}
	*pushNewline() {
		const ch = this.buffer[this.pos]
		if (ch === "\n") return yield* this.pushCount(1)
		else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2)
		else return 0
	}
	*pushSpaces(allowTabs) {
		let i = this.pos - 1
		let ch
		do {
			ch = this.buffer[++i]
		} while (ch === " " || (allowTabs && ch === "\t"))
		const n = i - this.pos
		if (n > 0) {
			yield this.buffer.substr(this.pos, n)
			this.pos = i
		}
		return n
	}
	*pushUntil(test) {
		let i = this.pos
		let ch = this.buffer[i]
		while (!test(ch)) ch = this.buffer[++i]
		return yield* this.pushToIndex(i, false)
	}
}
exports.Lexer = Lexer
},
6628: (__unused_webpack_module, exports) => {
class LineCounter {
	constructor() {
		this.lineStarts = []
		this.addNewLine = offset => this.lineStarts.push(offset)
		this.linePos = offset => {
			let low = 0
			let high = this.lineStarts.length
			while (low < high) {
				const mid = (low + high) >> 1
				if (this.lineStarts[mid] < offset) low = mid + 1
				else high = mid
			}
			if (this.lineStarts[low] === offset) return {line: low + 1, col: 1}
			if (low === 0) return {line: 0, col: offset}
			const start = this.lineStarts[low - 1]
			return {line: low, col: offset - start + 1}
		}
	}
}
exports.LineCounter = LineCounter
},
3456: (__unused_webpack_module, exports, __load) => {
var node_process = __load(932)
var cst = __load(3461)
var lexer = __load(361)
function includesToken(list, type) {
	for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true
	return false
}
function findNonEmptyIndex(list) {
	for (let i = 0; i < list.length; ++i) {
		switch (list[i].type) {
			case "space":
			case "comment":
			case "newline":
				break
			default:
				return i
		}
	}
	return -1
}
function isFlowToken(token) {
	switch (token?.type) {
		case "alias":
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "flow-collection":
			return true
		default:
			return false
	}
}
function getPrevProps(parent) {
	switch (parent.type) {
		case "document":
			return parent.start
		case "block-map": {
			const it = parent.items[parent.items.length - 1]
			return it.sep ?? it.start
		}
		case "block-seq":
			return parent.items[parent.items.length - 1].start
		default:
			return []
	}
}
function getFirstKeyStartProps(prev) {
	if (prev.length === 0) return []
	let i = prev.length
	loop: while (--i >= 0) {
		switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline":
				break loop
		}
	}
	while (prev[++i]?.type === "space") {}
	return prev.splice(i, prev.length)
}
function arrayPushArray(target, source) {
	if (source.length < 1e5) Array.prototype.push.apply(target, source)
	else for (let i = 0; i < source.length; ++i) target.push(source[i])
}
function fixFlowSeqItems(fc) {
	if (fc.start.type === "flow-seq-start") {
		for (const it of fc.items) {
			if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key
				delete it.key
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep)
					else it.value.end = it.sep
				} else arrayPushArray(it.start, it.sep)
				delete it.sep
			}
		}
	}
}
class Parser {
	constructor(onNewLine) {
		this.atNewLine = true
		this.atScalar = false
		this.indent = 0
		this.offset = 0
		this.onKeyLine = false
		this.stack = []
		this.source = ""
		this.type = ""
		this.lexer = new lexer.Lexer()
		this.onNewLine = onNewLine
	}
	*parse(source, incomplete = false) {
		if (this.onNewLine && this.offset === 0) this.onNewLine(0)
		for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme)
		if (!incomplete) yield* this.end()
	}
	*next(source) {
		this.source = source
		if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source))
		if (this.atScalar) {
			this.atScalar = false
			yield* this.step()
			this.offset += source.length
			return
		}
		const type = cst.tokenType(source)
		if (!type) {
			const message = `Not a YAML token: ${source}`
			yield* this.pop({type: "error", offset: this.offset, message, source})
			this.offset += source.length
		} else if (type === "scalar") {
			this.atNewLine = false
			this.atScalar = true
			this.type = "scalar"
		} else {
			this.type = type
			yield* this.step()
			switch (type) {
				case "newline":
					this.atNewLine = true
					this.indent = 0
					if (this.onNewLine) this.onNewLine(this.offset + source.length)
					break
				case "space":
					if (this.atNewLine && source[0] === " ") this.indent += source.length
					break
				case "explicit-key-ind":
				case "map-value-ind":
				case "seq-item-ind":
					if (this.atNewLine) this.indent += source.length
					break
				case "doc-mode":
				case "flow-error-end":
					return
				default:
					this.atNewLine = false
			}
			this.offset += source.length
		}
	}
	*end() {
		while (this.stack.length > 0) yield* this.pop()
	}
	get sourceToken() {
		const st = {type: this.type, offset: this.offset, indent: this.indent, source: this.source}
		return st
	}
	*step() {
		const top = this.peek(1)
		if (this.type === "doc-end" && top?.type !== "doc-end") {
			while (this.stack.length > 0) yield* this.pop()
			this.stack.push({type: "doc-end", offset: this.offset, source: this.source})
			return
		}
		if (!top) return yield* this.stream()
		switch (top.type) {
			case "document":
				return yield* this.document(top)
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
				return yield* this.scalar(top)
			case "block-scalar":
				return yield* this.blockScalar(top)
			case "block-map":
				return yield* this.blockMap(top)
			case "block-seq":
				return yield* this.blockSequence(top)
			case "flow-collection":
				return yield* this.flowCollection(top)
			case "doc-end":
				return yield* this.documentEnd(top)
		}
		yield* this.pop()
	}
	peek(n) {
		return this.stack[this.stack.length - n]
	}
	*pop(error) {
		const token = error ?? this.stack.pop()
		if (!token) {
			const message = "Tried to pop an empty stack"
			yield {type: "error", offset: this.offset, source: "", message}
		} else if (this.stack.length === 0) {
			yield token
		} else {
			const top = this.peek(1)
			if (token.type === "block-scalar") {
				token.indent = "indent" in top ? top.indent : 0
			} else if (token.type === "flow-collection" && top.type === "document") {
				token.indent = 0
			}
			if (token.type === "flow-collection") fixFlowSeqItems(token)
			switch (top.type) {
				case "document":
					top.value = token
					break
				case "block-scalar":
					top.props.push(token)
					break
				case "block-map": {
					const it = top.items[top.items.length - 1]
					if (it.value) {
						top.items.push({start: [], key: token, sep: []})
						this.onKeyLine = true
						return
					} else if (it.sep) {
						it.value = token
					} else {
						Object.assign(it, {key: token, sep: []})
						this.onKeyLine = !it.explicitKey
						return
					}
					break
				}
				case "block-seq": {
					const it = top.items[top.items.length - 1]
					if (it.value) top.items.push({start: [], value: token})
					else it.value = token
					break
				}
				case "flow-collection": {
					const it = top.items[top.items.length - 1]
					if (!it || it.value) top.items.push({start: [], key: token, sep: []})
					else if (it.sep) it.value = token
					else Object.assign(it, {key: token, sep: []})
					return
				}
				default:
					yield* this.pop()
					yield* this.pop(token)
			}
			if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
				const last = token.items[token.items.length - 1]
				if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every(st => st.type !== "comment" || st.indent < token.indent))) {
					if (top.type === "document") top.end = last.start
					else top.items.push({start: last.start})
					token.items.splice(-1, 1)
				}
			}
		}
	}
	*stream() {
		switch (this.type) {
			case "directive-line":
				yield {type: "directive", offset: this.offset, source: this.source}
				return
			case "byte-order-mark":
			case "space":
			case "comment":
			case "newline":
				yield this.sourceToken
				return
			case "doc-mode":
			case "doc-start": {
				const doc = {type: "document", offset: this.offset, start: []}
				if (this.type === "doc-start") doc.start.push(this.sourceToken)
				this.stack.push(doc)
				return
			}
		}
		yield {type: "error", offset: this.offset, message: `Unexpected ${this.type} token in YAML stream`, source: this.source}
	}
	*document(doc) {
		if (doc.value) return yield* this.lineEnd(doc)
		switch (this.type) {
			case "doc-start": {
				if (findNonEmptyIndex(doc.start) !== -1) {
					yield* this.pop()
					yield* this.step()
				} else doc.start.push(this.sourceToken)
				return
			}
			case "anchor":
			case "tag":
			case "space":
			case "comment":
			case "newline":
				doc.start.push(this.sourceToken)
				return
		}
		const bv = this.startBlockValue(doc)
		if (bv) this.stack.push(bv)
		else {
			yield {type: "error", offset: this.offset, message: `Unexpected ${this.type} token in YAML document`, source: this.source}
		}
	}
	*scalar(scalar) {
		if (this.type === "map-value-ind") {
			const prev = getPrevProps(this.peek(2))
			const start = getFirstKeyStartProps(prev)
			let sep
			if (scalar.end) {
				sep = scalar.end
				sep.push(this.sourceToken)
				delete scalar.end
			} else sep = [this.sourceToken]
			const map = {type: "block-map", offset: scalar.offset, indent: scalar.indent, items: [{start, key: scalar, sep}]}
			this.onKeyLine = true
			this.stack[this.stack.length - 1] = map
		} else yield* this.lineEnd(scalar)
	}
	*blockScalar(scalar) {
		switch (this.type) {
			case "space":
			case "comment":
			case "newline":
				scalar.props.push(this.sourceToken)
				return
			case "scalar":
				scalar.source = this.source
				this.atNewLine = true
				this.indent = 0
				if (this.onNewLine) {
					let nl = this.source.indexOf("\n") + 1
					while (nl !== 0) {
						this.onNewLine(this.offset + nl)
						nl = this.source.indexOf("\n", nl) + 1
					}
				}
				yield* this.pop()
				break
			default:
				yield* this.pop()
				yield* this.step()
		}
	}
	*blockMap(map) {
		const it = map.items[map.items.length - 1]
		switch (this.type) {
			case "newline":
				this.onKeyLine = false
				if (it.value) {
					const end = "end" in it.value ? it.value.end : undefined
					const last = Array.isArray(end) ? end[end.length - 1] : undefined
					if (last?.type === "comment") end?.push(this.sourceToken)
					else map.items.push({start: [this.sourceToken]})
				} else if (it.sep) {
					it.sep.push(this.sourceToken)
				} else {
					it.start.push(this.sourceToken)
				}
				return
			case "space":
			case "comment":
				if (it.value) {
					map.items.push({start: [this.sourceToken]})
				} else if (it.sep) {
					it.sep.push(this.sourceToken)
				} else {
					if (this.atIndentedComment(it.start, map.indent)) {
						const prev = map.items[map.items.length - 2]
						const end = prev?.value?.end
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start)
							end.push(this.sourceToken)
							map.items.pop()
							return
						}
					}
					it.start.push(this.sourceToken)
				}
				return
		}
		if (this.indent >= map.indent) {
			const atMapIndent = !this.onKeyLine && this.indent === map.indent
			const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind"
			let start = []
			if (atNextItem && it.sep && !it.value) {
				const nl = []
				for (let i = 0; i < it.sep.length; ++i) {
					const st = it.sep[i]
					switch (st.type) {
						case "newline":
							nl.push(i)
							break
						case "space":
							break
						case "comment":
							if (st.indent > map.indent) nl.length = 0
							break
						default:
							nl.length = 0
					}
				}
				if (nl.length >= 2) start = it.sep.splice(nl[1])
			}
			switch (this.type) {
				case "anchor":
				case "tag":
					if (atNextItem || it.value) {
						start.push(this.sourceToken)
						map.items.push({start})
						this.onKeyLine = true
					} else if (it.sep) {
						it.sep.push(this.sourceToken)
					} else {
						it.start.push(this.sourceToken)
					}
					return
				case "explicit-key-ind":
					if (!it.sep && !it.explicitKey) {
						it.start.push(this.sourceToken)
						it.explicitKey = true
					} else if (atNextItem || it.value) {
						start.push(this.sourceToken)
						map.items.push({start, explicitKey: true})
					} else {
						this.stack.push({type: "block-map", offset: this.offset, indent: this.indent, items: [{start: [this.sourceToken], explicitKey: true}]})
					}
					this.onKeyLine = true
					return
				case "map-value-ind":
					if (it.explicitKey) {
						if (!it.sep) {
							if (includesToken(it.start, "newline")) {
								Object.assign(it, {key: null, sep: [this.sourceToken]})
							} else {
								const start = getFirstKeyStartProps(it.start)
								this.stack.push({type: "block-map", offset: this.offset, indent: this.indent, items: [{start, key: null, sep: [this.sourceToken]}]})
							}
						} else if (it.value) {
							map.items.push({start: [], key: null, sep: [this.sourceToken]})
						} else if (includesToken(it.sep, "map-value-ind")) {
							this.stack.push({type: "block-map", offset: this.offset, indent: this.indent, items: [{start, key: null, sep: [this.sourceToken]}]})
						} else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
							const start = getFirstKeyStartProps(it.start)
							const key = it.key
							const sep = it.sep
							sep.push(this.sourceToken)
							delete it.key
							delete it.sep
							this.stack.push({type: "block-map", offset: this.offset, indent: this.indent, items: [{start, key, sep}]})
						} else if (start.length > 0) {
							it.sep = it.sep.concat(start, this.sourceToken)
						} else {
							it.sep.push(this.sourceToken)
						}
					} else {
						if (!it.sep) {
							Object.assign(it, {key: null, sep: [this.sourceToken]})
						} else if (it.value || atNextItem) {
							map.items.push({start, key: null, sep: [this.sourceToken]})
						} else if (includesToken(it.sep, "map-value-ind")) {
							this.stack.push({type: "block-map", offset: this.offset, indent: this.indent, items: [{start: [], key: null, sep: [this.sourceToken]}]})
						} else {
							it.sep.push(this.sourceToken)
						}
					}
					this.onKeyLine = true
					return
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type)
					if (atNextItem || it.value) {
						map.items.push({start, key: fs, sep: []})
						this.onKeyLine = true
					} else if (it.sep) {
						this.stack.push(fs)
					} else {
						Object.assign(it, {key: fs, sep: []})
						this.onKeyLine = true
					}
					return
				}
				default: {
					const bv = this.startBlockValue(map)
					if (bv) {
						if (bv.type === "block-seq") {
							if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
								yield* this.pop({type: "error", offset: this.offset, message: "Unexpected block-seq-ind on same line with key", source: this.source})
								return
							}
						} else if (atMapIndent) {
							map.items.push({start})
						}
						this.stack.push(bv)
						return
					}
				}
			}
		}
		yield* this.pop()
		yield* this.step()
	}
	*blockSequence(seq) {
		const it = seq.items[seq.items.length - 1]
		switch (this.type) {
			case "newline":
				if (it.value) {
					const end = "end" in it.value ? it.value.end : undefined
					const last = Array.isArray(end) ? end[end.length - 1] : undefined
					if (last?.type === "comment") end?.push(this.sourceToken)
					else seq.items.push({start: [this.sourceToken]})
				} else it.start.push(this.sourceToken)
				return
			case "space":
			case "comment":
				if (it.value) seq.items.push({start: [this.sourceToken]})
				else {
					if (this.atIndentedComment(it.start, seq.indent)) {
						const prev = seq.items[seq.items.length - 2]
						const end = prev?.value?.end
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start)
							end.push(this.sourceToken)
							seq.items.pop()
							return
						}
					}
					it.start.push(this.sourceToken)
				}
				return
			case "anchor":
			case "tag":
				if (it.value || this.indent <= seq.indent) break
				it.start.push(this.sourceToken)
				return
			case "seq-item-ind":
				if (this.indent !== seq.indent) break
				if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({start: [this.sourceToken]})
				else it.start.push(this.sourceToken)
				return
		}
		if (this.indent > seq.indent) {
			const bv = this.startBlockValue(seq)
			if (bv) {
				this.stack.push(bv)
				return
			}
		}
		yield* this.pop()
		yield* this.step()
	}
	*flowCollection(fc) {
		const it = fc.items[fc.items.length - 1]
		if (this.type === "flow-error-end") {
			let top
			do {
				yield* this.pop()
				top = this.peek(1)
			} while (top?.type === "flow-collection")
		} else if (fc.end.length === 0) {
			switch (this.type) {
				case "comma":
				case "explicit-key-ind":
					if (!it || it.sep) fc.items.push({start: [this.sourceToken]})
					else it.start.push(this.sourceToken)
					return
				case "map-value-ind":
					if (!it || it.value) fc.items.push({start: [], key: null, sep: [this.sourceToken]})
					else if (it.sep) it.sep.push(this.sourceToken)
					else Object.assign(it, {key: null, sep: [this.sourceToken]})
					return
				case "space":
				case "comment":
				case "newline":
				case "anchor":
				case "tag":
					if (!it || it.value) fc.items.push({start: [this.sourceToken]})
					else if (it.sep) it.sep.push(this.sourceToken)
					else it.start.push(this.sourceToken)
					return
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type)
					if (!it || it.value) fc.items.push({start: [], key: fs, sep: []})
					else if (it.sep) this.stack.push(fs)
					else Object.assign(it, {key: fs, sep: []})
					return
				}
				case "flow-map-end":
				case "flow-seq-end":
					fc.end.push(this.sourceToken)
					return
			}
			const bv = this.startBlockValue(fc)
			if (bv) this.stack.push(bv)
			else {
				yield* this.pop()
				yield* this.step()
			}
		} else {
			const parent = this.peek(2)
			if (parent.type === "block-map" && ((this.type === "map-value-ind" && parent.indent === fc.indent) || (this.type === "newline" && !parent.items[parent.items.length - 1].sep))) {
				yield* this.pop()
				yield* this.step()
			} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
				const prev = getPrevProps(parent)
				const start = getFirstKeyStartProps(prev)
				fixFlowSeqItems(fc)
				const sep = fc.end.splice(1, fc.end.length)
				sep.push(this.sourceToken)
				const map = {type: "block-map", offset: fc.offset, indent: fc.indent, items: [{start, key: fc, sep}]}
				this.onKeyLine = true
				this.stack[this.stack.length - 1] = map
			} else {
				yield* this.lineEnd(fc)
			}
		}
	}
	flowScalar(type) {
		if (this.onNewLine) {
			let nl = this.source.indexOf("\n") + 1
			while (nl !== 0) {
				this.onNewLine(this.offset + nl)
				nl = this.source.indexOf("\n", nl) + 1
			}
		}
		return {type, offset: this.offset, indent: this.indent, source: this.source}
	}
	startBlockValue(parent) {
		switch (this.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
				return this.flowScalar(this.type)
			case "block-scalar-header":
				return {type: "block-scalar", offset: this.offset, indent: this.indent, props: [this.sourceToken], source: ""}
			case "flow-map-start":
			case "flow-seq-start":
				return {type: "flow-collection", offset: this.offset, indent: this.indent, start: this.sourceToken, items: [], end: []}
			case "seq-item-ind":
				return {type: "block-seq", offset: this.offset, indent: this.indent, items: [{start: [this.sourceToken]}]}
			case "explicit-key-ind": {
				this.onKeyLine = true
				const prev = getPrevProps(parent)
				const start = getFirstKeyStartProps(prev)
				start.push(this.sourceToken)
				return {type: "block-map", offset: this.offset, indent: this.indent, items: [{start, explicitKey: true}]}
			}
			case "map-value-ind": {
				this.onKeyLine = true
				const prev = getPrevProps(parent)
				const start = getFirstKeyStartProps(prev)
				return {type: "block-map", offset: this.offset, indent: this.indent, items: [{start, key: null, sep: [this.sourceToken]}]}
			}
		}
		return null
	}
	atIndentedComment(start, indent) {
		if (this.type !== "comment") return false
		if (this.indent <= indent) return false
		return start.every(st => st.type === "newline" || st.type === "space")
	}
	*documentEnd(docEnd) {
		if (this.type !== "doc-mode") {
			if (docEnd.end) docEnd.end.push(this.sourceToken)
			else docEnd.end = [this.sourceToken]
			if (this.type === "newline") yield* this.pop()
		}
	}
	*lineEnd(token) {
		switch (this.type) {
			case "comma":
			case "doc-start":
			case "doc-end":
			case "flow-seq-end":
			case "flow-map-end":
			case "map-value-ind":
				yield* this.pop()
				yield* this.step()
				break
			case "newline":
				this.onKeyLine = false
			case "space":
			case "comment":
			default:
				if (token.end) token.end.push(this.sourceToken)
				else token.end = [this.sourceToken]
				if (this.type === "newline") yield* this.pop()
		}
	}
}
exports.Parser = Parser
},
4047: (__unused_webpack_module, exports, __load) => {
var composer = __load(9984)
var Document = __load(3021)
var errors = __load(1464)
var log = __load(7249)
var identity = __load(1127)
var lineCounter = __load(6628)
var parser = __load(3456)
function parseOptions(options) {
	const prettyErrors = options.prettyErrors !== false
	const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null
	return {lineCounter: lineCounter$1, prettyErrors}
}
function parseAllDocuments(source, options = {}) {
	const {lineCounter, prettyErrors} = parseOptions(options)
	const parser$1 = new parser.Parser(lineCounter?.addNewLine)
	const composer$1 = new composer.Composer(options)
	const docs = Array.from(composer$1.compose(parser$1.parse(source)))
	if (prettyErrors && lineCounter)
		for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter))
			doc.warnings.forEach(errors.prettifyError(source, lineCounter))
		}
	if (docs.length > 0) return docs
	return Object.assign([], {empty: true}, composer$1.streamInfo())
}
function parseDocument(source, options = {}) {
	const {lineCounter, prettyErrors} = parseOptions(options)
	const parser$1 = new parser.Parser(lineCounter?.addNewLine)
	const composer$1 = new composer.Composer(options)
	let doc = null
	for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
		if (!doc) doc = _doc
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"))
			break
		}
	}
	if (prettyErrors && lineCounter) {
		doc.errors.forEach(errors.prettifyError(source, lineCounter))
		doc.warnings.forEach(errors.prettifyError(source, lineCounter))
	}
	return doc
}
function parse(src, reviver, options) {
	let _reviver = undefined
	if (typeof reviver === "function") {
		_reviver = reviver
	} else if (options === undefined && reviver && typeof reviver === "object") {
		options = reviver
	}
	const doc = parseDocument(src, options)
	if (!doc) return null
	doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning))
	if (doc.errors.length > 0) {
		if (doc.options.logLevel !== "silent") throw doc.errors[0]
		else doc.errors = []
	}
	return doc.toJS(Object.assign({reviver: _reviver}, options))
}
function stringify(value, replacer, options) {
	let _replacer = null
	if (typeof replacer === "function" || Array.isArray(replacer)) {
		_replacer = replacer
	} else if (options === undefined && replacer) {
		options = replacer
	}
	if (typeof options === "string") options = options.length
	if (typeof options === "number") {
		const indent = Math.round(options)
		options = indent < 1 ? undefined : indent > 8 ? {indent: 8} : {indent}
	}
	if (value === undefined) {
		const {keepUndefined} = options ?? replacer ?? {}
		if (!keepUndefined) return undefined
	}
	if (identity.isDocument(value) && !_replacer) return value.toString(options)
	return new Document.Document(value, _replacer, options).toString(options)
}
exports.parse = parse
exports.parseAllDocuments = parseAllDocuments
exports.parseDocument = parseDocument
exports.stringify = stringify
},
5840: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var map = __load(7451)
var seq = __load(1706)
var string = __load(6464)
var tags = __load(18)
const sortMapEntriesByKey = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
class Schema {
	constructor({compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults}) {
		this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null
		this.name = (typeof schema === "string" && schema) || "core"
		this.knownTags = resolveKnownTags ? tags.coreKnownTags : {}
		this.tags = tags.getTags(customTags, this.name, merge)
		this.toStringOptions = toStringDefaults ?? null
		Object.defineProperty(this, identity.MAP, {value: map.map})
		Object.defineProperty(this, identity.SCALAR, {value: string.string})
		Object.defineProperty(this, identity.SEQ, {value: seq.seq})
		this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null
	}
	clone() {
		const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this))
		copy.tags = this.tags.slice()
		return copy
	}
}
exports.Schema = Schema
},
7451: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var YAMLMap = __load(4454)
const map = {
	collection: "map",
	default: true,
	nodeClass: YAMLMap.YAMLMap,
	tag: "tag:yaml.org,2002:map",
	resolve(map, onError) {
		if (!identity.isMap(map)) onError("Expected a mapping for this tag")
		return map
	},
	createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
}
exports.map = map
},
3632: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
const nullTag = {
	identify: value => value == null,
	createNode: () => new Scalar.Scalar(null),
	default: true,
	tag: "tag:yaml.org,2002:null",
	test: /^(?:~|[Nn]ull|NULL)?$/,
	resolve: () => new Scalar.Scalar(null),
	stringify: ({source}, ctx) => (typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr)
}
exports.nullTag = nullTag
},
1706: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var YAMLSeq = __load(2223)
const seq = {
	collection: "seq",
	default: true,
	nodeClass: YAMLSeq.YAMLSeq,
	tag: "tag:yaml.org,2002:seq",
	resolve(seq, onError) {
		if (!identity.isSeq(seq)) onError("Expected a sequence for this tag")
		return seq
	},
	createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
}
exports.seq = seq
},
6464: (__unused_webpack_module, exports, __load) => {
var stringifyString = __load(3069)
const string = {
	identify: value => typeof value === "string",
	default: true,
	tag: "tag:yaml.org,2002:str",
	resolve: str => str,
	stringify(item, ctx, onComment, onChompKeep) {
		ctx = Object.assign({actualString: true}, ctx)
		return stringifyString.stringifyString(item, ctx, onComment, onChompKeep)
	}
}
exports.string = string
},
3959: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
const boolTag = {
	identify: value => typeof value === "boolean",
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
	resolve: str => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
	stringify({source, value}, ctx) {
		if (source && boolTag.test.test(source)) {
			const sv = source[0] === "t" || source[0] === "T"
			if (value === sv) return source
		}
		return value ? ctx.options.trueStr : ctx.options.falseStr
	}
}
exports.boolTag = boolTag
},
8405: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
var stringifyNumber = __load(8689)
const floatNaN = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: str => (str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
	stringify: stringifyNumber.stringifyNumber
}
const floatExp = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
	resolve: str => parseFloat(str),
	stringify(node) {
		const num = Number(node.value)
		return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node)
	}
}
const float = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
	resolve(str) {
		const node = new Scalar.Scalar(parseFloat(str))
		const dot = str.indexOf(".")
		if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1
		return node
	},
	stringify: stringifyNumber.stringifyNumber
}
exports.float = float
exports.floatExp = floatExp
exports.floatNaN = floatNaN
},
9874: (__unused_webpack_module, exports, __load) => {
var stringifyNumber = __load(8689)
const intIdentify = value => typeof value === "bigint" || Number.isInteger(value)
const intResolve = (str, offset, radix, {intAsBigInt}) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix))
function intStringify(node, radix, prefix) {
	const {value} = node
	if (intIdentify(value) && value >= 0) return prefix + value.toString(radix)
	return stringifyNumber.stringifyNumber(node)
}
const intOct = {identify: value => intIdentify(value) && value >= 0, default: true, tag: "tag:yaml.org,2002:int", format: "OCT", test: /^0o[0-7]+$/, resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt), stringify: node => intStringify(node, 8, "0o")}
const int = {identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", test: /^[-+]?[0-9]+$/, resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt), stringify: stringifyNumber.stringifyNumber}
const intHex = {identify: value => intIdentify(value) && value >= 0, default: true, tag: "tag:yaml.org,2002:int", format: "HEX", test: /^0x[0-9a-fA-F]+$/, resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt), stringify: node => intStringify(node, 16, "0x")}
exports.int = int
exports.intHex = intHex
exports.intOct = intOct
},
896: (__unused_webpack_module, exports, __load) => {
var map = __load(7451)
var _null = __load(3632)
var seq = __load(1706)
var string = __load(6464)
var bool = __load(3959)
var float = __load(8405)
var int = __load(9874)
const schema = [map.map, seq.seq, string.string, _null.nullTag, bool.boolTag, int.intOct, int.int, int.intHex, float.floatNaN, float.floatExp, float.float]
exports.schema = schema
},
3559: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
var map = __load(7451)
var seq = __load(1706)
function intIdentify(value) {
	return typeof value === "bigint" || Number.isInteger(value)
}
const stringifyJSON = ({value}) => JSON.stringify(value)
const jsonScalars = [
	{identify: value => typeof value === "string", default: true, tag: "tag:yaml.org,2002:str", resolve: str => str, stringify: stringifyJSON},
	{identify: value => value == null, createNode: () => new Scalar.Scalar(null), default: true, tag: "tag:yaml.org,2002:null", test: /^null$/, resolve: () => null, stringify: stringifyJSON},
	{identify: value => typeof value === "boolean", default: true, tag: "tag:yaml.org,2002:bool", test: /^true$|^false$/, resolve: str => str === "true", stringify: stringifyJSON},
	{identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", test: /^-?(?:0|[1-9][0-9]*)$/, resolve: (str, _onError, {intAsBigInt}) => (intAsBigInt ? BigInt(str) : parseInt(str, 10)), stringify: ({value}) => (intIdentify(value) ? value.toString() : JSON.stringify(value))},
	{identify: value => typeof value === "number", default: true, tag: "tag:yaml.org,2002:float", test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/, resolve: str => parseFloat(str), stringify: stringifyJSON}
]
const jsonError = {
	default: true,
	tag: "",
	test: /^/,
	resolve(str, onError) {
		onError(`Unresolved plain scalar ${JSON.stringify(str)}`)
		return str
	}
}
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError)
exports.schema = schema
},
18: (__unused_webpack_module, exports, __load) => {
var map = __load(7451)
var _null = __load(3632)
var seq = __load(1706)
var string = __load(6464)
var bool = __load(3959)
var float = __load(8405)
var int = __load(9874)
var schema = __load(896)
var schema$1 = __load(3559)
var binary = __load(6083)
var merge = __load(452)
var omap = __load(303)
var pairs = __load(8385)
var schema$2 = __load(5913)
var set = __load(1528)
var timestamp = __load(4371)
const schemas = new Map([
	["core", schema.schema],
	["failsafe", [map.map, seq.seq, string.string]],
	["json", schema$1.schema],
	["yaml11", schema$2.schema],
	["yaml-1.1", schema$2.schema]
])
const tagsByName = {
	binary: binary.binary,
	bool: bool.boolTag,
	float: float.float,
	floatExp: float.floatExp,
	floatNaN: float.floatNaN,
	floatTime: timestamp.floatTime,
	int: int.int,
	intHex: int.intHex,
	intOct: int.intOct,
	intTime: timestamp.intTime,
	map: map.map,
	merge: merge.merge,
	null: _null.nullTag,
	omap: omap.omap,
	pairs: pairs.pairs,
	seq: seq.seq,
	set: set.set,
	timestamp: timestamp.timestamp
}
const coreKnownTags = {"tag:yaml.org,2002:binary": binary.binary, "tag:yaml.org,2002:merge": merge.merge, "tag:yaml.org,2002:omap": omap.omap, "tag:yaml.org,2002:pairs": pairs.pairs, "tag:yaml.org,2002:set": set.set, "tag:yaml.org,2002:timestamp": timestamp.timestamp}
function getTags(customTags, schemaName, addMergeTag) {
	const schemaTags = schemas.get(schemaName)
	if (schemaTags && !customTags) {
		return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice()
	}
	let tags = schemaTags
	if (!tags) {
		if (Array.isArray(customTags)) tags = []
		else {
			const keys = Array.from(schemas.keys())
				.filter(key => key !== "yaml11")
				.map(key => JSON.stringify(key))
				.join(", ")
			throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`)
		}
	}
	if (Array.isArray(customTags)) {
		for (const tag of customTags) tags = tags.concat(tag)
	} else if (typeof customTags === "function") {
		tags = customTags(tags.slice())
	}
	if (addMergeTag) tags = tags.concat(merge.merge)
	return tags.reduce((tags, tag) => {
		const tagObj = typeof tag === "string" ? tagsByName[tag] : tag
		if (!tagObj) {
			const tagName = JSON.stringify(tag)
			const keys = Object.keys(tagsByName)
				.map(key => JSON.stringify(key))
				.join(", ")
			throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`)
		}
		if (!tags.includes(tagObj)) tags.push(tagObj)
		return tags
	}, [])
}
exports.coreKnownTags = coreKnownTags
exports.getTags = getTags
},
6083: (__unused_webpack_module, exports, __load) => {
var node_buffer = __load(181)
var Scalar = __load(3301)
var stringifyString = __load(3069)
const binary = {
	identify: value => value instanceof Uint8Array,
	default: false,
	tag: "tag:yaml.org,2002:binary",
	resolve(src, onError) {
		if (typeof node_buffer.Buffer === "function") {
			return node_buffer.Buffer.from(src, "base64")
		} else if (typeof atob === "function") {
			const str = atob(src.replace(/[\n\r]/g, ""))
			const buffer = new Uint8Array(str.length)
			for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i)
			return buffer
		} else {
			onError("This environment does not support reading binary tags; either Buffer or atob is required")
			return src
		}
	},
	stringify({comment, type, value}, ctx, onComment, onChompKeep) {
		if (!value) return ""
		const buf = value
		let str
		if (typeof node_buffer.Buffer === "function") {
			str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64")
		} else if (typeof btoa === "function") {
			let s = ""
			for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i])
			str = btoa(s)
		} else {
			throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required")
		}
		type ?? (type = Scalar.Scalar.BLOCK_LITERAL)
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth)
			const n = Math.ceil(str.length / lineWidth)
			const lines = new Array(n)
			for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
				lines[i] = str.substr(o, lineWidth)
			}
			str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ")
		}
		return stringifyString.stringifyString({comment, type, value: str}, ctx, onComment, onChompKeep)
	}
}
exports.binary = binary
},
8398: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
function boolStringify({value, source}, ctx) {
	const boolObj = value ? trueTag : falseTag
	if (source && boolObj.test.test(source)) return source
	return value ? ctx.options.trueStr : ctx.options.falseStr
}
const trueTag = {identify: value => value === true, default: true, tag: "tag:yaml.org,2002:bool", test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/, resolve: () => new Scalar.Scalar(true), stringify: boolStringify}
const falseTag = {identify: value => value === false, default: true, tag: "tag:yaml.org,2002:bool", test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/, resolve: () => new Scalar.Scalar(false), stringify: boolStringify}
exports.falseTag = falseTag
exports.trueTag = trueTag
},
5782: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
var stringifyNumber = __load(8689)
const floatNaN = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: str => (str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
	stringify: stringifyNumber.stringifyNumber
}
const floatExp = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
	resolve: str => parseFloat(str.replace(/_/g, "")),
	stringify(node) {
		const num = Number(node.value)
		return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node)
	}
}
const float = {
	identify: value => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
	resolve(str) {
		const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")))
		const dot = str.indexOf(".")
		if (dot !== -1) {
			const f = str.substring(dot + 1).replace(/_/g, "")
			if (f[f.length - 1] === "0") node.minFractionDigits = f.length
		}
		return node
	},
	stringify: stringifyNumber.stringifyNumber
}
exports.float = float
exports.floatExp = floatExp
exports.floatNaN = floatNaN
},
873: (__unused_webpack_module, exports, __load) => {
var stringifyNumber = __load(8689)
const intIdentify = value => typeof value === "bigint" || Number.isInteger(value)
function intResolve(str, offset, radix, {intAsBigInt}) {
	const sign = str[0]
	if (sign === "-" || sign === "+") offset += 1
	str = str.substring(offset).replace(/_/g, "")
	if (intAsBigInt) {
		switch (radix) {
			case 2:
				str = `0b${str}`
				break
			case 8:
				str = `0o${str}`
				break
			case 16:
				str = `0x${str}`
				break
		}
		const n = BigInt(str)
		return sign === "-" ? BigInt(-1) * n : n
	}
	const n = parseInt(str, radix)
	return sign === "-" ? -1 * n : n
}
function intStringify(node, radix, prefix) {
	const {value} = node
	if (intIdentify(value)) {
		const str = value.toString(radix)
		return value < 0 ? "-" + prefix + str.substr(1) : prefix + str
	}
	return stringifyNumber.stringifyNumber(node)
}
const intBin = {identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", format: "BIN", test: /^[-+]?0b[0-1_]+$/, resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt), stringify: node => intStringify(node, 2, "0b")}
const intOct = {identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", format: "OCT", test: /^[-+]?0[0-7_]+$/, resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt), stringify: node => intStringify(node, 8, "0")}
const int = {identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", test: /^[-+]?[0-9][0-9_]*$/, resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt), stringify: stringifyNumber.stringifyNumber}
const intHex = {identify: intIdentify, default: true, tag: "tag:yaml.org,2002:int", format: "HEX", test: /^[-+]?0x[0-9a-fA-F_]+$/, resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt), stringify: node => intStringify(node, 16, "0x")}
exports.int = int
exports.intBin = intBin
exports.intHex = intHex
exports.intOct = intOct
},
452: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Scalar = __load(3301)
const MERGE_KEY = "<<"
const merge = {identify: value => value === MERGE_KEY || (typeof value === "symbol" && value.description === MERGE_KEY), default: "key", tag: "tag:yaml.org,2002:merge", test: /^<<$/, resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {addToJSMap: addMergeToJSMap}), stringify: () => MERGE_KEY}
const isMergeKey = (ctx, key) => (merge.identify(key) || (identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value))) && ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default)
function addMergeToJSMap(ctx, map, value) {
	const source = resolveAliasValue(ctx, value)
	if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it)
	else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it)
	else mergeValue(ctx, map, source)
}
function mergeValue(ctx, map, value) {
	const source = resolveAliasValue(ctx, value)
	if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases")
	const srcMap = source.toJSON(null, ctx, Map)
	for (const [key, value] of srcMap) {
		if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value)
		} else if (map instanceof Set) {
			map.add(key)
		} else if (!Object.prototype.hasOwnProperty.call(map, key)) {
			Object.defineProperty(map, key, {value, writable: true, enumerable: true, configurable: true})
		}
	}
	return map
}
function resolveAliasValue(ctx, value) {
	return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value
}
exports.addMergeToJSMap = addMergeToJSMap
exports.isMergeKey = isMergeKey
exports.merge = merge
},
303: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var toJS = __load(6424)
var YAMLMap = __load(4454)
var YAMLSeq = __load(2223)
var pairs = __load(8385)
class YAMLOMap extends YAMLSeq.YAMLSeq {
	constructor() {
		super()
		this.add = YAMLMap.YAMLMap.prototype.add.bind(this)
		this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this)
		this.get = YAMLMap.YAMLMap.prototype.get.bind(this)
		this.has = YAMLMap.YAMLMap.prototype.has.bind(this)
		this.set = YAMLMap.YAMLMap.prototype.set.bind(this)
		this.tag = YAMLOMap.tag
	}
	toJSON(_, ctx) {
		if (!ctx) return super.toJSON(_)
		const map = new Map()
		if (ctx?.onCreate) ctx.onCreate(map)
		for (const pair of this.items) {
			let key, value
			if (identity.isPair(pair)) {
				key = toJS.toJS(pair.key, "", ctx)
				value = toJS.toJS(pair.value, key, ctx)
			} else {
				key = toJS.toJS(pair, "", ctx)
			}
			if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys")
			map.set(key, value)
		}
		return map
	}
	static from(schema, iterable, ctx) {
		const pairs$1 = pairs.createPairs(schema, iterable, ctx)
		const omap = new this()
		omap.items = pairs$1.items
		return omap
	}
}
YAMLOMap.tag = "tag:yaml.org,2002:omap"
const omap = {
	collection: "seq",
	identify: value => value instanceof Map,
	nodeClass: YAMLOMap,
	default: false,
	tag: "tag:yaml.org,2002:omap",
	resolve(seq, onError) {
		const pairs$1 = pairs.resolvePairs(seq, onError)
		const seenKeys = []
		for (const {key} of pairs$1.items) {
			if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) {
					onError(`Ordered maps must not include duplicate keys: ${key.value}`)
				} else {
					seenKeys.push(key.value)
				}
			}
		}
		return Object.assign(new YAMLOMap(), pairs$1)
	},
	createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
}
exports.YAMLOMap = YAMLOMap
exports.omap = omap
},
8385: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Pair = __load(7165)
var Scalar = __load(3301)
var YAMLSeq = __load(2223)
function resolvePairs(seq, onError) {
	if (identity.isSeq(seq)) {
		for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i]
			if (identity.isPair(item)) continue
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator")
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null))
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore
				if (item.comment) {
					const cn = pair.value ?? pair.key
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment
				}
				item = pair
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item)
		}
	} else onError("Expected a sequence for this tag")
	return seq
}
function createPairs(schema, iterable, ctx) {
	const {replacer} = ctx
	const pairs = new YAMLSeq.YAMLSeq(schema)
	pairs.tag = "tag:yaml.org,2002:pairs"
	let i = 0
	if (iterable && Symbol.iterator in Object(iterable))
		for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it)
			let key, value
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0]
					value = it[1]
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`)
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it)
				if (keys.length === 1) {
					key = keys[0]
					value = it[key]
				} else {
					throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`)
				}
			} else {
				key = it
			}
			pairs.items.push(Pair.createPair(key, value, ctx))
		}
	return pairs
}
const pairs = {collection: "seq", default: false, tag: "tag:yaml.org,2002:pairs", resolve: resolvePairs, createNode: createPairs}
exports.createPairs = createPairs
exports.pairs = pairs
exports.resolvePairs = resolvePairs
},
5913: (__unused_webpack_module, exports, __load) => {
var map = __load(7451)
var _null = __load(3632)
var seq = __load(1706)
var string = __load(6464)
var binary = __load(6083)
var bool = __load(8398)
var float = __load(5782)
var int = __load(873)
var merge = __load(452)
var omap = __load(303)
var pairs = __load(8385)
var set = __load(1528)
var timestamp = __load(4371)
const schema = [map.map, seq.seq, string.string, _null.nullTag, bool.trueTag, bool.falseTag, int.intBin, int.intOct, int.int, int.intHex, float.floatNaN, float.floatExp, float.float, binary.binary, merge.merge, omap.omap, pairs.pairs, set.set, timestamp.intTime, timestamp.floatTime, timestamp.timestamp]
exports.schema = schema
},
1528: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Pair = __load(7165)
var YAMLMap = __load(4454)
class YAMLSet extends YAMLMap.YAMLMap {
	constructor(schema) {
		super(schema)
		this.tag = YAMLSet.tag
	}
	add(key) {
		let pair
		if (identity.isPair(key)) pair = key
		else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null)
		else pair = new Pair.Pair(key, null)
		const prev = YAMLMap.findPair(this.items, pair.key)
		if (!prev) this.items.push(pair)
	}
	get(key, keepPair) {
		const pair = YAMLMap.findPair(this.items, key)
		return !keepPair && identity.isPair(pair) ? (identity.isScalar(pair.key) ? pair.key.value : pair.key) : pair
	}
	set(key, value) {
		if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`)
		const prev = YAMLMap.findPair(this.items, key)
		if (prev && !value) {
			this.items.splice(this.items.indexOf(prev), 1)
		} else if (!prev && value) {
			this.items.push(new Pair.Pair(key))
		}
	}
	toJSON(_, ctx) {
		return super.toJSON(_, ctx, Set)
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this)
		if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, {allNullValues: true}), onComment, onChompKeep)
		else throw new Error("Set items must all have null values")
	}
	static from(schema, iterable, ctx) {
		const {replacer} = ctx
		const set = new this(schema)
		if (iterable && Symbol.iterator in Object(iterable))
			for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value)
				set.items.push(Pair.createPair(value, null, ctx))
			}
		return set
	}
}
YAMLSet.tag = "tag:yaml.org,2002:set"
const set = {
	collection: "map",
	identify: value => value instanceof Set,
	nodeClass: YAMLSet,
	default: false,
	tag: "tag:yaml.org,2002:set",
	createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
	resolve(map, onError) {
		if (identity.isMap(map)) {
			if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map)
			else onError("Set items must all have null values")
		} else onError("Expected a mapping for this tag")
		return map
	}
}
exports.YAMLSet = YAMLSet
exports.set = set
},
4371: (__unused_webpack_module, exports, __load) => {
var stringifyNumber = __load(8689)
function parseSexagesimal(str, asBigInt) {
	const sign = str[0]
	const parts = sign === "-" || sign === "+" ? str.substring(1) : str
	const num = n => (asBigInt ? BigInt(n) : Number(n))
	const res = parts
		.replace(/_/g, "")
		.split(":")
		.reduce((res, p) => res * num(60) + num(p), num(0))
	return sign === "-" ? num(-1) * res : res
}
function stringifySexagesimal(node) {
	let {value} = node
	let num = n => n
	if (typeof value === "bigint") num = n => BigInt(n)
	else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node)
	let sign = ""
	if (value < 0) {
		sign = "-"
		value *= num(-1)
	}
	const _60 = num(60)
	const parts = [value % _60]
	if (value < 60) {
		parts.unshift(0)
	} else {
		value = (value - parts[0]) / _60
		parts.unshift(value % _60)
		if (value >= 60) {
			value = (value - parts[0]) / _60
			parts.unshift(value)
		}
	}
	return (
		sign +
		parts
			.map(n => String(n).padStart(2, "0"))
			.join(":")
			.replace(/000000\d*$/, "")
	)
}
const intTime = {identify: value => typeof value === "bigint" || Number.isInteger(value), default: true, tag: "tag:yaml.org,2002:int", format: "TIME", test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/, resolve: (str, _onError, {intAsBigInt}) => parseSexagesimal(str, intAsBigInt), stringify: stringifySexagesimal}
const floatTime = {identify: value => typeof value === "number", default: true, tag: "tag:yaml.org,2002:float", format: "TIME", test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/, resolve: str => parseSexagesimal(str, false), stringify: stringifySexagesimal}
const timestamp = {
	identify: value => value instanceof Date,
	default: true,
	tag: "tag:yaml.org,2002:timestamp",
	test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + "(?:" + "(?:t|T|[ \\t]+)" + "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)" + "(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?" + ")?$"),
	resolve(str) {
		const match = str.match(timestamp.test)
		if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd")
		const [, year, month, day, hour, minute, second] = match.map(Number)
		const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0
		let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec)
		const tz = match[8]
		if (tz && tz !== "Z") {
			let d = parseSexagesimal(tz, false)
			if (Math.abs(d) < 30) d *= 60
			date -= 60000 * d
		}
		return new Date(date)
	},
	stringify: ({value}) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
}
exports.floatTime = floatTime
exports.intTime = intTime
exports.timestamp = timestamp
},
4475: (__unused_webpack_module, exports) => {
const FOLD_FLOW = "flow"
const FOLD_BLOCK = "block"
const FOLD_QUOTED = "quoted"
function foldFlowLines(text, indent, mode = "flow", {indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow} = {}) {
	if (!lineWidth || lineWidth < 0) return text
	if (lineWidth < minContentWidth) minContentWidth = 0
	const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length)
	if (text.length <= endStep) return text
	const folds = []
	const escapedFolds = {}
	let end = lineWidth - indent.length
	if (typeof indentAtStart === "number") {
		if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0)
		else end = lineWidth - indentAtStart
	}
	let split = undefined
	let prev = undefined
	let overflow = false
	let i = -1
	let escStart = -1
	let escEnd = -1
	if (mode === FOLD_BLOCK) {
		i = consumeMoreIndentedLines(text, i, indent.length)
		if (i !== -1) end = i + endStep
	}
	for (let ch; (ch = text[(i += 1)]); ) {
		if (mode === FOLD_QUOTED && ch === "\\") {
			escStart = i
			switch (text[i + 1]) {
				case "x":
					i += 3
					break
				case "u":
					i += 5
					break
				case "U":
					i += 9
					break
				default:
					i += 1
			}
			escEnd = i
		}
		if (ch === "\n") {
			if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length)
			end = i + indent.length + endStep
			split = undefined
		} else {
			if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "\t") {
				const next = text[i + 1]
				if (next && next !== " " && next !== "\n" && next !== "\t") split = i
			}
			if (i >= end) {
				if (split) {
					folds.push(split)
					end = split + endStep
					split = undefined
				} else if (mode === FOLD_QUOTED) {
					while (prev === " " || prev === "\t") {
						prev = ch
						ch = text[(i += 1)]
						overflow = true
					}
					const j = i > escEnd + 1 ? i - 2 : escStart - 1
					if (escapedFolds[j]) return text
					folds.push(j)
					escapedFolds[j] = true
					end = j + endStep
					split = undefined
				} else {
					overflow = true
				}
			}
		}
		prev = ch
	}
	if (overflow && onOverflow) onOverflow()
	if (folds.length === 0) return text
	if (onFold) onFold()
	let res = text.slice(0, folds[0])
	for (let i = 0; i < folds.length; ++i) {
		const fold = folds[i]
		const end = folds[i + 1] || text.length
		if (fold === 0) res = `\n${indent}${text.slice(0, end)}`
		else {
			if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`
			res += `\n${indent}${text.slice(fold + 1, end)}`
		}
	}
	return res
}
function consumeMoreIndentedLines(text, i, indent) {
	let end = i
	let start = i + 1
	let ch = text[start]
	while (ch === " " || ch === "\t") {
		if (i < start + indent) {
			ch = text[++i]
		} else {
			do {
				ch = text[++i]
			} while (ch && ch !== "\n")
			end = i
			start = i + 1
			ch = text[start]
		}
	}
	return end
}
exports.FOLD_BLOCK = FOLD_BLOCK
exports.FOLD_FLOW = FOLD_FLOW
exports.FOLD_QUOTED = FOLD_QUOTED
exports.foldFlowLines = foldFlowLines
},
2148: (__unused_webpack_module, exports, __load) => {
var anchors = __load(1596)
var identity = __load(1127)
var stringifyComment = __load(9799)
var stringifyString = __load(3069)
function createStringifyContext(doc, options) {
	const opt = Object.assign(
		{
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		},
		doc.schema.toStringOptions,
		options
	)
	let inFlow
	switch (opt.collectionStyle) {
		case "block":
			inFlow = false
			break
		case "flow":
			inFlow = true
			break
		default:
			inFlow = null
	}
	return {anchors: new Set(), doc, flowCollectionPadding: opt.flowCollectionPadding ? " " : "", indent: "", indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ", inFlow, options: opt}
}
function getTagObject(tags, item) {
	if (item.tag) {
		const match = tags.filter(t => t.tag === item.tag)
		if (match.length > 0) return match.find(t => t.format === item.format) ?? match[0]
	}
	let tagObj = undefined
	let obj
	if (identity.isScalar(item)) {
		obj = item.value
		let match = tags.filter(t => t.identify?.(obj))
		if (match.length > 1) {
			const testMatch = match.filter(t => t.test)
			if (testMatch.length > 0) match = testMatch
		}
		tagObj = match.find(t => t.format === item.format) ?? match.find(t => !t.format)
	} else {
		obj = item
		tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass)
	}
	if (!tagObj) {
		const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj)
		throw new Error(`Tag not resolved for ${name} value`)
	}
	return tagObj
}
function stringifyProps(node, tagObj, {anchors: anchors$1, doc}) {
	if (!doc.directives) return ""
	const props = []
	const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor
	if (anchor && anchors.anchorIsValid(anchor)) {
		anchors$1.add(anchor)
		props.push(`&${anchor}`)
	}
	const tag = node.tag ?? (tagObj.default ? null : tagObj.tag)
	if (tag) props.push(doc.directives.tagString(tag))
	return props.join(" ")
}
function stringify(item, ctx, onComment, onChompKeep) {
	if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep)
	if (identity.isAlias(item)) {
		if (ctx.doc.directives) return item.toString(ctx)
		if (ctx.resolvedAliases?.has(item)) {
			throw new TypeError(`Cannot stringify circular structure without alias nodes`)
		} else {
			if (ctx.resolvedAliases) ctx.resolvedAliases.add(item)
			else ctx.resolvedAliases = new Set([item])
			item = item.resolve(ctx.doc)
		}
	}
	let tagObj = undefined
	const node = identity.isNode(item) ? item : ctx.doc.createNode(item, {onTagObj: o => (tagObj = o)})
	tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node))
	const props = stringifyProps(node, tagObj, ctx)
	if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1
	const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep)
	if (!props) return str
	return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`
}
exports.createStringifyContext = createStringifyContext
exports.stringify = stringify
},
1212: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var stringify = __load(2148)
var stringifyComment = __load(9799)
function stringifyCollection(collection, ctx, options) {
	const flow = ctx.inFlow ?? collection.flow
	const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection
	return stringify(collection, ctx, options)
}
function stringifyBlockCollection({comment, items}, ctx, {blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment}) {
	const {
		indent,
		options: {commentString}
	} = ctx
	const itemCtx = Object.assign({}, ctx, {indent: itemIndent, type: null})
	let chompKeep = false
	const lines = []
	for (let i = 0; i < items.length; ++i) {
		const item = items[i]
		let comment = null
		if (identity.isNode(item)) {
			if (!chompKeep && item.spaceBefore) lines.push("")
			addCommentBefore(ctx, lines, item.commentBefore, chompKeep)
			if (item.comment) comment = item.comment
		} else if (identity.isPair(item)) {
			const ik = identity.isNode(item.key) ? item.key : null
			if (ik) {
				if (!chompKeep && ik.spaceBefore) lines.push("")
				addCommentBefore(ctx, lines, ik.commentBefore, chompKeep)
			}
		}
		chompKeep = false
		let str = stringify.stringify(
			item,
			itemCtx,
			() => (comment = null),
			() => (chompKeep = true)
		)
		if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment))
		if (chompKeep && comment) chompKeep = false
		lines.push(blockItemPrefix + str)
	}
	let str
	if (lines.length === 0) {
		str = flowChars.start + flowChars.end
	} else {
		str = lines[0]
		for (let i = 1; i < lines.length; ++i) {
			const line = lines[i]
			str += line ? `\n${indent}${line}` : "\n"
		}
	}
	if (comment) {
		str += "\n" + stringifyComment.indentComment(commentString(comment), indent)
		if (onComment) onComment()
	} else if (chompKeep && onChompKeep) onChompKeep()
	return str
}
function stringifyFlowCollection({items}, ctx, {flowChars, itemIndent}) {
	const {
		indent,
		indentStep,
		flowCollectionPadding: fcPadding,
		options: {commentString}
	} = ctx
	itemIndent += indentStep
	const itemCtx = Object.assign({}, ctx, {indent: itemIndent, inFlow: true, type: null})
	let reqNewline = false
	let linesAtValue = 0
	const lines = []
	for (let i = 0; i < items.length; ++i) {
		const item = items[i]
		let comment = null
		if (identity.isNode(item)) {
			if (item.spaceBefore) lines.push("")
			addCommentBefore(ctx, lines, item.commentBefore, false)
			if (item.comment) comment = item.comment
		} else if (identity.isPair(item)) {
			const ik = identity.isNode(item.key) ? item.key : null
			if (ik) {
				if (ik.spaceBefore) lines.push("")
				addCommentBefore(ctx, lines, ik.commentBefore, false)
				if (ik.comment) reqNewline = true
			}
			const iv = identity.isNode(item.value) ? item.value : null
			if (iv) {
				if (iv.comment) comment = iv.comment
				if (iv.commentBefore) reqNewline = true
			} else if (item.value == null && ik?.comment) {
				comment = ik.comment
			}
		}
		if (comment) reqNewline = true
		let str = stringify.stringify(item, itemCtx, () => (comment = null))
		reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"))
		if (i < items.length - 1) {
			str += ","
		} else if (ctx.options.trailingComma) {
			if (ctx.options.lineWidth > 0) {
				reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth)
			}
			if (reqNewline) {
				str += ","
			}
		}
		if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment))
		lines.push(str)
		linesAtValue = lines.length
	}
	const {start, end} = flowChars
	if (lines.length === 0) {
		return start + end
	} else {
		if (!reqNewline) {
			const len = lines.reduce((sum, line) => sum + line.length + 2, 2)
			reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth
		}
		if (reqNewline) {
			let str = start
			for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n"
			return `${str}\n${indent}${end}`
		} else {
			return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`
		}
	}
}
function addCommentBefore({indent, options: {commentString}}, lines, comment, chompKeep) {
	if (comment && chompKeep) comment = comment.replace(/^\n+/, "")
	if (comment) {
		const ic = stringifyComment.indentComment(commentString(comment), indent)
		lines.push(ic.trimStart())
	}
}
exports.stringifyCollection = stringifyCollection
},
9799: (__unused_webpack_module, exports) => {
const stringifyComment = str => str.replace(/^(?!$)(?: $)?/gm, "#")
function indentComment(comment, indent) {
	if (/^\n+$/.test(comment)) return comment.substring(1)
	return indent ? comment.replace(/^(?! *$)/gm, indent) : comment
}
const lineComment = (str, indent, comment) => (str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment)
exports.indentComment = indentComment
exports.lineComment = lineComment
exports.stringifyComment = stringifyComment
},
6829: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var stringify = __load(2148)
var stringifyComment = __load(9799)
function stringifyDocument(doc, options) {
	const lines = []
	let hasDirectives = options.directives === true
	if (options.directives !== false && doc.directives) {
		const dir = doc.directives.toString(doc)
		if (dir) {
			lines.push(dir)
			hasDirectives = true
		} else if (doc.directives.docStart) hasDirectives = true
	}
	if (hasDirectives) lines.push("---")
	const ctx = stringify.createStringifyContext(doc, options)
	const {commentString} = ctx.options
	if (doc.commentBefore) {
		if (lines.length !== 1) lines.unshift("")
		const cs = commentString(doc.commentBefore)
		lines.unshift(stringifyComment.indentComment(cs, ""))
	}
	let chompKeep = false
	let contentComment = null
	if (doc.contents) {
		if (identity.isNode(doc.contents)) {
			if (doc.contents.spaceBefore && hasDirectives) lines.push("")
			if (doc.contents.commentBefore) {
				const cs = commentString(doc.contents.commentBefore)
				lines.push(stringifyComment.indentComment(cs, ""))
			}
			ctx.forceBlockIndent = !!doc.comment
			contentComment = doc.contents.comment
		}
		const onChompKeep = contentComment ? undefined : () => (chompKeep = true)
		let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep)
		if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment))
		if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
			lines[lines.length - 1] = `--- ${body}`
		} else lines.push(body)
	} else {
		lines.push(stringify.stringify(doc.contents, ctx))
	}
	if (doc.directives?.docEnd) {
		if (doc.comment) {
			const cs = commentString(doc.comment)
			if (cs.includes("\n")) {
				lines.push("...")
				lines.push(stringifyComment.indentComment(cs, ""))
			} else {
				lines.push(`... ${cs}`)
			}
		} else {
			lines.push("...")
		}
	} else {
		let dc = doc.comment
		if (dc && chompKeep) dc = dc.replace(/^\n+/, "")
		if (dc) {
			if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("")
			lines.push(stringifyComment.indentComment(commentString(dc), ""))
		}
	}
	return lines.join("\n") + "\n"
}
exports.stringifyDocument = stringifyDocument
},
8689: (__unused_webpack_module, exports) => {
function stringifyNumber({format, minFractionDigits, tag, value}) {
	if (typeof value === "bigint") return String(value)
	const num = typeof value === "number" ? value : Number(value)
	if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf"
	let n = Object.is(value, -0) ? "-0" : JSON.stringify(value)
	if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
		let i = n.indexOf(".")
		if (i < 0) {
			i = n.length
			n += "."
		}
		let d = minFractionDigits - (n.length - i - 1)
		while (d-- > 0) n += "0"
	}
	return n
}
exports.stringifyNumber = stringifyNumber
},
9748: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
var Scalar = __load(3301)
var stringify = __load(2148)
var stringifyComment = __load(9799)
function stringifyPair({key, value}, ctx, onComment, onChompKeep) {
	const {
		allNullValues,
		doc,
		indent,
		indentStep,
		options: {commentString, indentSeq, simpleKeys}
	} = ctx
	let keyComment = (identity.isNode(key) && key.comment) || null
	if (simpleKeys) {
		if (keyComment) {
			throw new Error("With simple keys, key nodes cannot have comments")
		}
		if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === "object")) {
			const msg = "With simple keys, collection cannot be used as a key value"
			throw new Error(msg)
		}
	}
	let explicitKey = !simpleKeys && (!key || (keyComment && value == null && !ctx.inFlow) || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"))
	ctx = Object.assign({}, ctx, {allNullValues: false, implicitKey: !explicitKey && (simpleKeys || !allNullValues), indent: indent + indentStep})
	let keyCommentDone = false
	let chompKeep = false
	let str = stringify.stringify(
		key,
		ctx,
		() => (keyCommentDone = true),
		() => (chompKeep = true)
	)
	if (!explicitKey && !ctx.inFlow && str.length > 1024) {
		if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters")
		explicitKey = true
	}
	if (ctx.inFlow) {
		if (allNullValues || value == null) {
			if (keyCommentDone && onComment) onComment()
			return str === "" ? "?" : explicitKey ? `? ${str}` : str
		}
	} else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
		str = `? ${str}`
		if (keyComment && !keyCommentDone) {
			str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))
		} else if (chompKeep && onChompKeep) onChompKeep()
		return str
	}
	if (keyCommentDone) keyComment = null
	if (explicitKey) {
		if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))
		str = `? ${str}\n${indent}:`
	} else {
		str = `${str}:`
		if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))
	}
	let vsb, vcb, valueComment
	if (identity.isNode(value)) {
		vsb = !!value.spaceBefore
		vcb = value.commentBefore
		valueComment = value.comment
	} else {
		vsb = false
		vcb = null
		valueComment = null
		if (value && typeof value === "object") value = doc.createNode(value)
	}
	ctx.implicitKey = false
	if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1
	chompKeep = false
	if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
		ctx.indent = ctx.indent.substring(2)
	}
	let valueCommentDone = false
	const valueStr = stringify.stringify(
		value,
		ctx,
		() => (valueCommentDone = true),
		() => (chompKeep = true)
	)
	let ws = " "
	if (keyComment || vsb || vcb) {
		ws = vsb ? "\n" : ""
		if (vcb) {
			const cs = commentString(vcb)
			ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`
		}
		if (valueStr === "" && !ctx.inFlow) {
			if (ws === "\n" && valueComment) ws = "\n\n"
		} else {
			ws += `\n${ctx.indent}`
		}
	} else if (!explicitKey && identity.isCollection(value)) {
		const vs0 = valueStr[0]
		const nl0 = valueStr.indexOf("\n")
		const hasNewline = nl0 !== -1
		const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0
		if (hasNewline || !flow) {
			let hasPropsLine = false
			if (hasNewline && (vs0 === "&" || vs0 === "!")) {
				let sp0 = valueStr.indexOf(" ")
				if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
					sp0 = valueStr.indexOf(" ", sp0 + 1)
				}
				if (sp0 === -1 || nl0 < sp0) hasPropsLine = true
			}
			if (!hasPropsLine) ws = `\n${ctx.indent}`
		}
	} else if (valueStr === "" || valueStr[0] === "\n") {
		ws = ""
	}
	str += ws + valueStr
	if (ctx.inFlow) {
		if (valueCommentDone && onComment) onComment()
	} else if (valueComment && !valueCommentDone) {
		str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment))
	} else if (chompKeep && onChompKeep) {
		onChompKeep()
	}
	return str
}
exports.stringifyPair = stringifyPair
},
3069: (__unused_webpack_module, exports, __load) => {
var Scalar = __load(3301)
var foldFlowLines = __load(4475)
const getFoldOptions = (ctx, isBlock) => ({indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart, lineWidth: ctx.options.lineWidth, minContentWidth: ctx.options.minContentWidth})
const containsDocumentMarker = str => /^(%|---|\.\.\.)/m.test(str)
function lineLengthOverLimit(str, lineWidth, indentLength) {
	if (!lineWidth || lineWidth < 0) return false
	const limit = lineWidth - indentLength
	const strLen = str.length
	if (strLen <= limit) return false
	for (let i = 0, start = 0; i < strLen; ++i) {
		if (str[i] === "\n") {
			if (i - start > limit) return true
			start = i + 1
			if (strLen - start <= limit) return false
		}
	}
	return true
}
function doubleQuotedString(value, ctx) {
	const json = JSON.stringify(value)
	if (ctx.options.doubleQuotedAsJSON) return json
	const {implicitKey} = ctx
	const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "")
	let str = ""
	let start = 0
	for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
		if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
			str += json.slice(start, i) + "\\ "
			i += 1
			start = i
			ch = "\\"
		}
		if (ch === "\\")
			switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i)
						const code = json.substr(i + 2, 4)
						switch (code) {
							case "0000":
								str += "\\0"
								break
							case "0007":
								str += "\\a"
								break
							case "000b":
								str += "\\v"
								break
							case "001b":
								str += "\\e"
								break
							case "0085":
								str += "\\N"
								break
							case "00a0":
								str += "\\_"
								break
							case "2028":
								str += "\\L"
								break
							case "2029":
								str += "\\P"
								break
							default:
								if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2)
								else str += json.substr(i, 6)
						}
						i += 5
						start = i + 1
					}
					break
				case "n":
					if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
						i += 1
					} else {
						str += json.slice(start, i) + "\n\n"
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
							str += "\n"
							i += 2
						}
						str += indent
						if (json[i + 2] === " ") str += "\\"
						i += 1
						start = i + 1
					}
					break
				default:
					i += 1
			}
	}
	str = start ? str + json.slice(start) : json
	return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false))
}
function singleQuotedString(value, ctx) {
	if (ctx.options.singleQuote === false || (ctx.implicitKey && value.includes("\n")) || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx)
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "")
	const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'"
	return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false))
}
function quotedString(value, ctx) {
	const {singleQuote} = ctx.options
	let qs
	if (singleQuote === false) qs = doubleQuotedString
	else {
		const hasDouble = value.includes('"')
		const hasSingle = value.includes("'")
		if (hasDouble && !hasSingle) qs = singleQuotedString
		else if (hasSingle && !hasDouble) qs = doubleQuotedString
		else qs = singleQuote ? singleQuotedString : doubleQuotedString
	}
	return qs(value, ctx)
}
let blockEndNewlines
try {
	blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g")
} catch {
	blockEndNewlines = /\n+(?!\n|$)/g
}
function blockString({comment, type, value}, ctx, onComment, onChompKeep) {
	const {blockQuote, commentString, lineWidth} = ctx.options
	if (!blockQuote || /\n[\t ]+$/.test(value)) {
		return quotedString(value, ctx)
	}
	const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "")
	const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length)
	if (!value) return literal ? "|\n" : ">\n"
	let chomp
	let endStart
	for (endStart = value.length; endStart > 0; --endStart) {
		const ch = value[endStart - 1]
		if (ch !== "\n" && ch !== "\t" && ch !== " ") break
	}
	let end = value.substring(endStart)
	const endNlPos = end.indexOf("\n")
	if (endNlPos === -1) {
		chomp = "-"
	} else if (value === end || endNlPos !== end.length - 1) {
		chomp = "+"
		if (onChompKeep) onChompKeep()
	} else {
		chomp = ""
	}
	if (end) {
		value = value.slice(0, -end.length)
		if (end[end.length - 1] === "\n") end = end.slice(0, -1)
		end = end.replace(blockEndNewlines, `$&${indent}`)
	}
	let startWithSpace = false
	let startEnd
	let startNlPos = -1
	for (startEnd = 0; startEnd < value.length; ++startEnd) {
		const ch = value[startEnd]
		if (ch === " ") startWithSpace = true
		else if (ch === "\n") startNlPos = startEnd
		else break
	}
	let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd)
	if (start) {
		value = value.substring(start.length)
		start = start.replace(/\n+/g, `$&${indent}`)
	}
	const indentSize = indent ? "2" : "1"
	let header = (startWithSpace ? indentSize : "") + chomp
	if (comment) {
		header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "))
		if (onComment) onComment()
	}
	if (!literal) {
		const foldedValue = value
			.replace(/\n+/g, "\n$&")
			.replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2")
			.replace(/\n+/g, `$&${indent}`)
		let literalFallback = false
		const foldOptions = getFoldOptions(ctx, true)
		if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
			foldOptions.onOverflow = () => {
				literalFallback = true
			}
		}
		const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions)
		if (!literalFallback) return `>${header}\n${indent}${body}`
	}
	value = value.replace(/\n+/g, `$&${indent}`)
	return `|${header}\n${indent}${start}${value}${end}`
}
function plainString(item, ctx, onComment, onChompKeep) {
	const {type, value} = item
	const {actualString, implicitKey, indent, indentStep, inFlow} = ctx
	if ((implicitKey && value.includes("\n")) || (inFlow && /[[\]{},]/.test(value))) {
		return quotedString(value, ctx)
	}
	if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
		return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep)
	}
	if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
		return blockString(item, ctx, onComment, onChompKeep)
	}
	if (containsDocumentMarker(value)) {
		if (indent === "") {
			ctx.forceBlockIndent = true
			return blockString(item, ctx, onComment, onChompKeep)
		} else if (implicitKey && indent === indentStep) {
			return quotedString(value, ctx)
		}
	}
	const str = value.replace(/\n+/g, `$&\n${indent}`)
	if (actualString) {
		const test = tag => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str)
		const {compat, tags} = ctx.doc.schema
		if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx)
	}
	return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false))
}
function stringifyString(item, ctx, onComment, onChompKeep) {
	const {implicitKey, inFlow} = ctx
	const ss = typeof item.value === "string" ? item : Object.assign({}, item, {value: String(item.value)})
	let {type} = item
	if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
		if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE
	}
	const _stringify = _type => {
		switch (_type) {
			case Scalar.Scalar.BLOCK_FOLDED:
			case Scalar.Scalar.BLOCK_LITERAL:
				return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep)
			case Scalar.Scalar.QUOTE_DOUBLE:
				return doubleQuotedString(ss.value, ctx)
			case Scalar.Scalar.QUOTE_SINGLE:
				return singleQuotedString(ss.value, ctx)
			case Scalar.Scalar.PLAIN:
				return plainString(ss, ctx, onComment, onChompKeep)
			default:
				return null
		}
	}
	let res = _stringify(type)
	if (res === null) {
		const {defaultKeyType, defaultStringType} = ctx.options
		const t = (implicitKey && defaultKeyType) || defaultStringType
		res = _stringify(t)
		if (res === null) throw new Error(`Unsupported default string type ${t}`)
	}
	return res
}
exports.stringifyString = stringifyString
},
204: (__unused_webpack_module, exports, __load) => {
var identity = __load(1127)
const BREAK = Symbol("break visit")
const SKIP = Symbol("skip children")
const REMOVE = Symbol("remove node")
function visit(node, visitor) {
	const visitor_ = initVisitor(visitor)
	if (identity.isDocument(node)) {
		const cd = visit_(null, node.contents, visitor_, Object.freeze([node]))
		if (cd === REMOVE) node.contents = null
	} else visit_(null, node, visitor_, Object.freeze([]))
}
visit.BREAK = BREAK
visit.SKIP = SKIP
visit.REMOVE = REMOVE
function visit_(key, node, visitor, path) {
	const ctrl = callVisitor(key, node, visitor, path)
	if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
		replaceNode(key, path, ctrl)
		return visit_(key, ctrl, visitor, path)
	}
	if (typeof ctrl !== "symbol") {
		if (identity.isCollection(node)) {
			path = Object.freeze(path.concat(node))
			for (let i = 0; i < node.items.length; ++i) {
				const ci = visit_(i, node.items[i], visitor, path)
				if (typeof ci === "number") i = ci - 1
				else if (ci === BREAK) return BREAK
				else if (ci === REMOVE) {
					node.items.splice(i, 1)
					i -= 1
				}
			}
		} else if (identity.isPair(node)) {
			path = Object.freeze(path.concat(node))
			const ck = visit_("key", node.key, visitor, path)
			if (ck === BREAK) return BREAK
			else if (ck === REMOVE) node.key = null
			const cv = visit_("value", node.value, visitor, path)
			if (cv === BREAK) return BREAK
			else if (cv === REMOVE) node.value = null
		}
	}
	return ctrl
}
async function visitAsync(node, visitor) {
	const visitor_ = initVisitor(visitor)
	if (identity.isDocument(node)) {
		const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]))
		if (cd === REMOVE) node.contents = null
	} else await visitAsync_(null, node, visitor_, Object.freeze([]))
}
visitAsync.BREAK = BREAK
visitAsync.SKIP = SKIP
visitAsync.REMOVE = REMOVE
async function visitAsync_(key, node, visitor, path) {
	const ctrl = await callVisitor(key, node, visitor, path)
	if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
		replaceNode(key, path, ctrl)
		return visitAsync_(key, ctrl, visitor, path)
	}
	if (typeof ctrl !== "symbol") {
		if (identity.isCollection(node)) {
			path = Object.freeze(path.concat(node))
			for (let i = 0; i < node.items.length; ++i) {
				const ci = await visitAsync_(i, node.items[i], visitor, path)
				if (typeof ci === "number") i = ci - 1
				else if (ci === BREAK) return BREAK
				else if (ci === REMOVE) {
					node.items.splice(i, 1)
					i -= 1
				}
			}
		} else if (identity.isPair(node)) {
			path = Object.freeze(path.concat(node))
			const ck = await visitAsync_("key", node.key, visitor, path)
			if (ck === BREAK) return BREAK
			else if (ck === REMOVE) node.key = null
			const cv = await visitAsync_("value", node.value, visitor, path)
			if (cv === BREAK) return BREAK
			else if (cv === REMOVE) node.value = null
		}
	}
	return ctrl
}
function initVisitor(visitor) {
	if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
		return Object.assign({Alias: visitor.Node, Map: visitor.Node, Scalar: visitor.Node, Seq: visitor.Node}, visitor.Value && {Map: visitor.Value, Scalar: visitor.Value, Seq: visitor.Value}, visitor.Collection && {Map: visitor.Collection, Seq: visitor.Collection}, visitor)
	}
	return visitor
}
function callVisitor(key, node, visitor, path) {
	if (typeof visitor === "function") return visitor(key, node, path)
	if (identity.isMap(node)) return visitor.Map?.(key, node, path)
	if (identity.isSeq(node)) return visitor.Seq?.(key, node, path)
	if (identity.isPair(node)) return visitor.Pair?.(key, node, path)
	if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path)
	if (identity.isAlias(node)) return visitor.Alias?.(key, node, path)
	return undefined
}
function replaceNode(key, path, node) {
	const parent = path[path.length - 1]
	if (identity.isCollection(parent)) {
		parent.items[key] = node
	} else if (identity.isPair(parent)) {
		if (key === "key") parent.key = node
		else parent.value = node
	} else if (identity.isDocument(parent)) {
		parent.contents = node
	} else {
		const pt = identity.isAlias(parent) ? "alias" : "scalar"
		throw new Error(`Cannot replace node with ${pt} parent`)
	}
}
exports.visit = visit
exports.visitAsync = visitAsync
},
6058: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.d(__webpack_exports__, {
	Yz: () => core_debug,
	N4: () => endGroup,
	z3: () => error,
	Vt: () => getBooleanInput,
	V4: () => getInput,
	Gu: () => getState,
	pq: () => info,
	_o: () => isDebug,
	LZ: () => saveState,
	uH: () => setOutput,
	Pq: () => core_setSecret,
	Oh: () => startGroup,
	z: () => summary,
	$e: () => warning
})
var external_os_ = __load(857)
function utils_toCommandValue(input) {
	if (input === null || input === undefined) {
		return ""
	} else if (typeof input === "string" || input instanceof String) {
		return input
	}
	return JSON.stringify(input)
}
function utils_toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) {
		return {}
	}
	return {title: annotationProperties.title, file: annotationProperties.file, line: annotationProperties.startLine, endLine: annotationProperties.endLine, col: annotationProperties.startColumn, endColumn: annotationProperties.endColumn}
}
function command_issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message)
	process.stdout.write(cmd.toString() + external_os_.EOL)
}
function command_issue(name, message = "") {
	command_issueCommand(name, {}, message)
}
const CMD_STRING = "::"
class Command {
	constructor(command, properties, message) {
		if (!command) {
			command = "missing.command"
		}
		this.command = command
		this.properties = properties
		this.message = message
	}
	toString() {
		let cmdStr = CMD_STRING + this.command
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " "
			let first = true
			for (const key in this.properties) {
				if (this.properties.hasOwnProperty(key)) {
					const val = this.properties[key]
					if (val) {
						if (first) {
							first = false
						} else {
							cmdStr += ","
						}
						cmdStr += `${key}=${escapeProperty(val)}`
					}
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`
		return cmdStr
	}
}
function escapeData(s) {
	return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")
}
function escapeProperty(s) {
	return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C")
}
var external_crypto_ = __load(6982)
var external_fs_ = __load(9896)
function file_command_issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`]
	if (!filePath) {
		throw new Error(`Unable to find environment variable for file command ${command}`)
	}
	if (!external_fs_.existsSync(filePath)) {
		throw new Error(`Missing file at path: ${filePath}`)
	}
	external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {encoding: "utf8"})
}
function file_command_prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`
	const convertedValue = utils_toCommandValue(value)
	if (key.includes(delimiter)) {
		throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`)
	}
	if (convertedValue.includes(delimiter)) {
		throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`)
	}
	return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`
}
var external_path_ = __load(6928)
var lib = __load(4942)
var __awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
class BasicCredentialHandler {
	constructor(username, password) {
		this.username = username
		this.password = password
	}
	prepareRequest(options) {
		if (!options.headers) {
			throw Error("The request has no headers")
		}
		options.headers["Authorization"] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString("base64")}`
	}
	canHandleAuthentication() {
		return false
	}
	handleAuthentication() {
		return __awaiter(this, void 0, void 0, function* () {
			throw new Error("not implemented")
		})
	}
}
class auth_BearerCredentialHandler {
	constructor(token) {
		this.token = token
	}
	prepareRequest(options) {
		if (!options.headers) {
			throw Error("The request has no headers")
		}
		options.headers["Authorization"] = `Bearer ${this.token}`
	}
	canHandleAuthentication() {
		return false
	}
	handleAuthentication() {
		return __awaiter(this, void 0, void 0, function* () {
			throw new Error("not implemented")
		})
	}
}
class PersonalAccessTokenCredentialHandler {
	constructor(token) {
		this.token = token
	}
	prepareRequest(options) {
		if (!options.headers) {
			throw Error("The request has no headers")
		}
		options.headers["Authorization"] = `Basic ${Buffer.from(`PAT:${this.token}`).toString("base64")}`
	}
	canHandleAuthentication() {
		return false
	}
	handleAuthentication() {
		return __awaiter(this, void 0, void 0, function* () {
			throw new Error("not implemented")
		})
	}
}
var oidc_utils_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
class oidc_utils_OidcClient {
	static createHttpClient(allowRetry = true, maxRetry = 10) {
		const requestOptions = {allowRetries: allowRetry, maxRetries: maxRetry}
		return new HttpClient("actions/oidc-client", [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions)
	}
	static getRequestToken() {
		const token = process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]
		if (!token) {
			throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable")
		}
		return token
	}
	static getIDTokenUrl() {
		const runtimeUrl = process.env["ACTIONS_ID_TOKEN_REQUEST_URL"]
		if (!runtimeUrl) {
			throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable")
		}
		return runtimeUrl
	}
	static getCall(id_token_url) {
		return oidc_utils_awaiter(this, void 0, void 0, function* () {
			var _a
			const httpclient = oidc_utils_OidcClient.createHttpClient()
			const res = yield httpclient.getJson(id_token_url).catch(error => {
				throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`)
			})
			const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value
			if (!id_token) {
				throw new Error("Response json body do not have ID Token field")
			}
			return id_token
		})
	}
	static getIDToken(audience) {
		return oidc_utils_awaiter(this, void 0, void 0, function* () {
			try {
				let id_token_url = oidc_utils_OidcClient.getIDTokenUrl()
				if (audience) {
					const encodedAudience = encodeURIComponent(audience)
					id_token_url = `${id_token_url}&audience=${encodedAudience}`
				}
				debug(`ID token url is ${id_token_url}`)
				const id_token = yield oidc_utils_OidcClient.getCall(id_token_url)
				setSecret(id_token)
				return id_token
			} catch (error) {
				throw new Error(`Error message: ${error.message}`)
			}
		})
	}
}
var summary_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
const {access, appendFile, writeFile} = external_fs_.promises
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY"
const SUMMARY_DOCS_URL = "https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary"
class Summary {
	constructor() {
		this._buffer = ""
	}
	filePath() {
		return summary_awaiter(this, void 0, void 0, function* () {
			if (this._filePath) {
				return this._filePath
			}
			const pathFromEnv = process.env[SUMMARY_ENV_VAR]
			if (!pathFromEnv) {
				throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`)
			}
			try {
				yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK)
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`)
			}
			this._filePath = pathFromEnv
			return this._filePath
		})
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs)
			.map(([key, value]) => ` ${key}="${value}"`)
			.join("")
		if (!content) {
			return `<${tag}${htmlAttrs}>`
		}
		return `<${tag}${htmlAttrs}>${content}</${tag}>`
	}
	write(options) {
		return summary_awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite)
			const filePath = yield this.filePath()
			const writeFunc = overwrite ? writeFile : appendFile
			yield writeFunc(filePath, this._buffer, {encoding: "utf8"})
			return this.emptyBuffer()
		})
	}
	clear() {
		return summary_awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({overwrite: true})
		})
	}
	stringify() {
		return this._buffer
	}
	isEmptyBuffer() {
		return this._buffer.length === 0
	}
	emptyBuffer() {
		this._buffer = ""
		return this
	}
	addRaw(text, addEOL = false) {
		this._buffer += text
		return addEOL ? this.addEOL() : this
	}
	addEOL() {
		return this.addRaw(external_os_.EOL)
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && {lang})
		const element = this.wrap("pre", this.wrap("code", code), attrs)
		return this.addRaw(element).addEOL()
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul"
		const listItems = items.map(item => this.wrap("li", item)).join("")
		const element = this.wrap(tag, listItems)
		return this.addRaw(element).addEOL()
	}
	addTable(rows) {
		const tableBody = rows
			.map(row => {
				const cells = row
					.map(cell => {
						if (typeof cell === "string") {
							return this.wrap("td", cell)
						}
						const {header, data, colspan, rowspan} = cell
						const tag = header ? "th" : "td"
						const attrs = Object.assign(Object.assign({}, colspan && {colspan}), rowspan && {rowspan})
						return this.wrap(tag, data, attrs)
					})
					.join("")
				return this.wrap("tr", cells)
			})
			.join("")
		const element = this.wrap("table", tableBody)
		return this.addRaw(element).addEOL()
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content)
		return this.addRaw(element).addEOL()
	}
	addImage(src, alt, options) {
		const {width, height} = options || {}
		const attrs = Object.assign(Object.assign({}, width && {width}), height && {height})
		const element = this.wrap("img", null, Object.assign({src, alt}, attrs))
		return this.addRaw(element).addEOL()
	}
	addHeading(text, level) {
		const tag = `h${level}`
		const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1"
		const element = this.wrap(allowedTag, text)
		return this.addRaw(element).addEOL()
	}
	addSeparator() {
		const element = this.wrap("hr", null)
		return this.addRaw(element).addEOL()
	}
	addBreak() {
		const element = this.wrap("br", null)
		return this.addRaw(element).addEOL()
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && {cite})
		const element = this.wrap("blockquote", text, attrs)
		return this.addRaw(element).addEOL()
	}
	addLink(text, href) {
		const element = this.wrap("a", text, {href})
		return this.addRaw(element).addEOL()
	}
}
const _summary = new Summary()
const markdownSummary = null && _summary
const summary = _summary
function toPosixPath(pth) {
	return pth.replace(/[\\]/g, "/")
}
function toWin32Path(pth) {
	return pth.replace(/[/]/g, "\\")
}
function toPlatformPath(pth) {
	return pth.replace(/[/\\]/g, path.sep)
}
var lib_exec = __load(1260)
var platform_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
const getWindowsInfo = () =>
	platform_awaiter(void 0, void 0, void 0, function* () {
		const {stdout: version} = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {silent: true})
		const {stdout: name} = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {silent: true})
		return {name: name.trim(), version: version.trim()}
	})
const getMacOsInfo = () =>
	platform_awaiter(void 0, void 0, void 0, function* () {
		var _a, _b, _c, _d
		const {stdout} = yield exec.getExecOutput("sw_vers", undefined, {silent: true})
		const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : ""
		const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : ""
		return {name, version}
	})
const getLinuxInfo = () =>
	platform_awaiter(void 0, void 0, void 0, function* () {
		const {stdout} = yield exec.getExecOutput("lsb_release", ["-i", "-r", "-s"], {silent: true})
		const [name, version] = stdout.trim().split("\n")
		return {name, version}
	})
const platform = external_os_.platform()
const arch = external_os_.arch()
const isWindows = platform === "win32"
const isMacOS = platform === "darwin"
const isLinux = platform === "linux"
function getDetails() {
	return platform_awaiter(this, void 0, void 0, function* () {
		return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {platform, arch, isWindows, isMacOS, isLinux})
	})
}
var core_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
var ExitCode
;(function (ExitCode) {
	ExitCode[(ExitCode["Success"] = 0)] = "Success"
	ExitCode[(ExitCode["Failure"] = 1)] = "Failure"
})(ExitCode || (ExitCode = {}))
function exportVariable(name, val) {
	const convertedVal = toCommandValue(val)
	process.env[name] = convertedVal
	const filePath = process.env["GITHUB_ENV"] || ""
	if (filePath) {
		return issueFileCommand("ENV", prepareKeyValueMessage(name, val))
	}
	issueCommand("set-env", {name}, convertedVal)
}
function core_setSecret(secret) {
	command_issueCommand("add-mask", {}, secret)
}
function addPath(inputPath) {
	const filePath = process.env["GITHUB_PATH"] || ""
	if (filePath) {
		issueFileCommand("PATH", inputPath)
	} else {
		issueCommand("add-path", {}, inputPath)
	}
	process.env["PATH"] = `${inputPath}${path.delimiter}${process.env["PATH"]}`
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || ""
	if (options && options.required && !val) {
		throw new Error(`Input required and not supplied: ${name}`)
	}
	if (options && options.trimWhitespace === false) {
		return val
	}
	return val.trim()
}
function getMultilineInput(name, options) {
	const inputs = getInput(name, options)
		.split("\n")
		.filter(x => x !== "")
	if (options && options.trimWhitespace === false) {
		return inputs
	}
	return inputs.map(input => input.trim())
}
function getBooleanInput(name, options) {
	const trueValue = ["true", "True", "TRUE"]
	const falseValue = ["false", "False", "FALSE"]
	const val = getInput(name, options)
	if (trueValue.includes(val)) return true
	if (falseValue.includes(val)) return false
	throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` + `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``)
}
function setOutput(name, value) {
	const filePath = process.env["GITHUB_OUTPUT"] || ""
	if (filePath) {
		return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value))
	}
	process.stdout.write(external_os_.EOL)
	command_issueCommand("set-output", {name}, utils_toCommandValue(value))
}
function setCommandEcho(enabled) {
	issue("echo", enabled ? "on" : "off")
}
function setFailed(message) {
	process.exitCode = ExitCode.Failure
	error(message)
}
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1"
}
function core_debug(message) {
	command_issueCommand("debug", {}, message)
}
function error(message, properties = {}) {
	command_issueCommand("error", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message)
}
function warning(message, properties = {}) {
	command_issueCommand("warning", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message)
}
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message)
}
function info(message) {
	process.stdout.write(message + external_os_.EOL)
}
function startGroup(name) {
	command_issue("group", name)
}
function endGroup() {
	command_issue("endgroup")
}
function group(name, fn) {
	return core_awaiter(this, void 0, void 0, function* () {
		startGroup(name)
		let result
		try {
			result = yield fn()
		} finally {
			endGroup()
		}
		return result
	})
}
function saveState(name, value) {
	const filePath = process.env["GITHUB_STATE"] || ""
	if (filePath) {
		return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value))
	}
	command_issueCommand("save-state", {name}, utils_toCommandValue(value))
}
function getState(name) {
	return process.env[`STATE_${name}`] || ""
}
function getIDToken(aud) {
	return core_awaiter(this, void 0, void 0, function* () {
		return yield OidcClient.getIDToken(aud)
	})
}
},
1260: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.d(__webpack_exports__, {m: () => exec})
var external_string_decoder_ = __load(3193)
var external_os_ = __load(857)
var external_events_ = __load(4434)
var external_child_process_ = __load(5317)
var external_path_ = __load(6928)
var external_assert_ = __load(2613)
var external_fs_ = __load(9896)
var __awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
const {chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink} = external_fs_.promises
const IS_WINDOWS = process.platform === "win32"
function readlink(fsPath) {
	return __awaiter(this, void 0, void 0, function* () {
		const result = yield fs.promises.readlink(fsPath)
		if (IS_WINDOWS && !result.endsWith("\\")) {
			return `${result}\\`
		}
		return result
	})
}
const UV_FS_O_EXLOCK = 0x10000000
const READONLY = external_fs_.constants.O_RDONLY
function exists(fsPath) {
	return __awaiter(this, void 0, void 0, function* () {
		try {
			yield stat(fsPath)
		} catch (err) {
			if (err.code === "ENOENT") {
				return false
			}
			throw err
		}
		return true
	})
}
function isDirectory(fsPath_1) {
	return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
		const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath)
		return stats.isDirectory()
	})
}
function isRooted(p) {
	p = normalizeSeparators(p)
	if (!p) {
		throw new Error('isRooted() parameter "p" cannot be empty')
	}
	if (IS_WINDOWS) {
		return p.startsWith("\\") || /^[A-Z]:/i.test(p)
	}
	return p.startsWith("/")
}
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter(this, void 0, void 0, function* () {
		let stats = undefined
		try {
			stats = yield stat(filePath)
		} catch (err) {
			if (err.code !== "ENOENT") {
				console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`)
			}
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS) {
				const upperExt = external_path_.extname(filePath).toUpperCase()
				if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
					return filePath
				}
			} else {
				if (isUnixExecutable(stats)) {
					return filePath
				}
			}
		}
		const originalFilePath = filePath
		for (const extension of extensions) {
			filePath = originalFilePath + extension
			stats = undefined
			try {
				stats = yield stat(filePath)
			} catch (err) {
				if (err.code !== "ENOENT") {
					console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`)
				}
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS) {
					try {
						const directory = external_path_.dirname(filePath)
						const upperName = external_path_.basename(filePath).toUpperCase()
						for (const actualName of yield readdir(directory)) {
							if (upperName === actualName.toUpperCase()) {
								filePath = external_path_.join(directory, actualName)
								break
							}
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`)
					}
					return filePath
				} else {
					if (isUnixExecutable(stats)) {
						return filePath
					}
				}
			}
		}
		return ""
	})
}
function normalizeSeparators(p) {
	p = p || ""
	if (IS_WINDOWS) {
		p = p.replace(/\//g, "\\")
		return p.replace(/\\\\+/g, "\\")
	}
	return p.replace(/\/\/+/g, "/")
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || ((stats.mode & 8) > 0 && process.getgid !== undefined && stats.gid === process.getgid()) || ((stats.mode & 64) > 0 && process.getuid !== undefined && stats.uid === process.getuid())
}
function getCmdPath() {
	var _a
	return (_a = process.env["COMSPEC"]) !== null && _a !== void 0 ? _a : `cmd.exe`
}
var io_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
function cp(source_1, dest_1) {
	return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
		const {force, recursive, copySourceDirectory} = readCopyOptions(options)
		const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null
		if (destStat && destStat.isFile() && !force) {
			return
		}
		const newDest = destStat && destStat.isDirectory() && copySourceDirectory ? path.join(dest, path.basename(source)) : dest
		if (!(yield ioUtil.exists(source))) {
			throw new Error(`no such file or directory: ${source}`)
		}
		const sourceStat = yield ioUtil.stat(source)
		if (sourceStat.isDirectory()) {
			if (!recursive) {
				throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`)
			} else {
				yield cpDirRecursive(source, newDest, 0, force)
			}
		} else {
			if (path.relative(source, newDest) === "") {
				throw new Error(`'${newDest}' and '${source}' are the same file`)
			}
			yield io_copyFile(source, newDest, force)
		}
	})
}
function mv(source_1, dest_1) {
	return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
		if (yield ioUtil.exists(dest)) {
			let destExists = true
			if (yield ioUtil.isDirectory(dest)) {
				dest = path.join(dest, path.basename(source))
				destExists = yield ioUtil.exists(dest)
			}
			if (destExists) {
				if (options.force == null || options.force) {
					yield rmRF(dest)
				} else {
					throw new Error("Destination already exists")
				}
			}
		}
		yield mkdirP(path.dirname(dest))
		yield ioUtil.rename(source, dest)
	})
}
function rmRF(inputPath) {
	return io_awaiter(this, void 0, void 0, function* () {
		if (ioUtil.IS_WINDOWS) {
			if (/[*"<>|]/.test(inputPath)) {
				throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows')
			}
		}
		try {
			yield ioUtil.rm(inputPath, {force: true, maxRetries: 3, recursive: true, retryDelay: 300})
		} catch (err) {
			throw new Error(`File was unable to be removed ${err}`)
		}
	})
}
function mkdirP(fsPath) {
	return io_awaiter(this, void 0, void 0, function* () {
		ok(fsPath, "a path argument must be provided")
		yield ioUtil.mkdir(fsPath, {recursive: true})
	})
}
function which(tool, check) {
	return io_awaiter(this, void 0, void 0, function* () {
		if (!tool) {
			throw new Error("parameter 'tool' is required")
		}
		if (check) {
			const result = yield which(tool, false)
			if (!result) {
				if (IS_WINDOWS) {
					throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`)
				} else {
					throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`)
				}
			}
			return result
		}
		const matches = yield findInPath(tool)
		if (matches && matches.length > 0) {
			return matches[0]
		}
		return ""
	})
}
function findInPath(tool) {
	return io_awaiter(this, void 0, void 0, function* () {
		if (!tool) {
			throw new Error("parameter 'tool' is required")
		}
		const extensions = []
		if (IS_WINDOWS && process.env["PATHEXT"]) {
			for (const extension of process.env["PATHEXT"].split(external_path_.delimiter)) {
				if (extension) {
					extensions.push(extension)
				}
			}
		}
		if (isRooted(tool)) {
			const filePath = yield tryGetExecutablePath(tool, extensions)
			if (filePath) {
				return [filePath]
			}
			return []
		}
		if (tool.includes(external_path_.sep)) {
			return []
		}
		const directories = []
		if (process.env.PATH) {
			for (const p of process.env.PATH.split(external_path_.delimiter)) {
				if (p) {
					directories.push(p)
				}
			}
		}
		const matches = []
		for (const directory of directories) {
			const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions)
			if (filePath) {
				matches.push(filePath)
			}
		}
		return matches
	})
}
function readCopyOptions(options) {
	const force = options.force == null ? true : options.force
	const recursive = Boolean(options.recursive)
	const copySourceDirectory = options.copySourceDirectory == null ? true : Boolean(options.copySourceDirectory)
	return {force, recursive, copySourceDirectory}
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
	return io_awaiter(this, void 0, void 0, function* () {
		if (currentDepth >= 255) return
		currentDepth++
		yield mkdirP(destDir)
		const files = yield ioUtil.readdir(sourceDir)
		for (const fileName of files) {
			const srcFile = `${sourceDir}/${fileName}`
			const destFile = `${destDir}/${fileName}`
			const srcFileStat = yield ioUtil.lstat(srcFile)
			if (srcFileStat.isDirectory()) {
				yield cpDirRecursive(srcFile, destFile, currentDepth, force)
			} else {
				yield io_copyFile(srcFile, destFile, force)
			}
		}
		yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode)
	})
}
function io_copyFile(srcFile, destFile, force) {
	return io_awaiter(this, void 0, void 0, function* () {
		if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
			try {
				yield ioUtil.lstat(destFile)
				yield ioUtil.unlink(destFile)
			} catch (e) {
				if (e.code === "EPERM") {
					yield ioUtil.chmod(destFile, "0666")
					yield ioUtil.unlink(destFile)
				}
			}
			const symlinkFull = yield ioUtil.readlink(srcFile)
			yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? "junction" : null)
		} else if (!(yield ioUtil.exists(destFile)) || force) {
			yield ioUtil.copyFile(srcFile, destFile)
		}
	})
}
var external_timers_ = __load(3557)
var toolrunner_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
const toolrunner_IS_WINDOWS = process.platform === "win32"
class ToolRunner extends external_events_.EventEmitter {
	constructor(toolPath, args, options) {
		super()
		if (!toolPath) {
			throw new Error("Parameter 'toolPath' cannot be null or empty.")
		}
		this.toolPath = toolPath
		this.args = args || []
		this.options = options || {}
	}
	_debug(message) {
		if (this.options.listeners && this.options.listeners.debug) {
			this.options.listeners.debug(message)
		}
	}
	_getCommandString(options, noPrefix) {
		const toolPath = this._getSpawnFileName()
		const args = this._getSpawnArgs(options)
		let cmd = noPrefix ? "" : "[command]"
		if (toolrunner_IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath
				for (const a of args) {
					cmd += ` ${a}`
				}
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`
				for (const a of args) {
					cmd += ` ${a}`
				}
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath)
				for (const a of args) {
					cmd += ` ${this._windowsQuoteCmdArg(a)}`
				}
			}
		} else {
			cmd += toolPath
			for (const a of args) {
				cmd += ` ${a}`
			}
		}
		return cmd
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString()
			let n = s.indexOf(external_os_.EOL)
			while (n > -1) {
				const line = s.substring(0, n)
				onLine(line)
				s = s.substring(n + external_os_.EOL.length)
				n = s.indexOf(external_os_.EOL)
			}
			return s
		} catch (err) {
			this._debug(`error processing line. Failed with error ${err}`)
			return ""
		}
	}
	_getSpawnFileName() {
		if (toolrunner_IS_WINDOWS) {
			if (this._isCmdFile()) {
				return process.env["COMSPEC"] || "cmd.exe"
			}
		}
		return this.toolPath
	}
	_getSpawnArgs(options) {
		if (toolrunner_IS_WINDOWS) {
			if (this._isCmdFile()) {
				let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`
				for (const a of this.args) {
					argline += " "
					argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a)
				}
				argline += '"'
				return [argline]
			}
		}
		return this.args
	}
	_endsWith(str, end) {
		return str.endsWith(end)
	}
	_isCmdFile() {
		const upperToolPath = this.toolPath.toUpperCase()
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT")
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) {
			return this._uvQuoteCmdArg(arg)
		}
		if (!arg) {
			return '""'
		}
		const cmdSpecialChars = [" ", "\t", "&", "(", ")", "[", "]", "{", "}", "^", "=", ";", "!", "'", "+", ",", "`", "~", "|", "<", ">", '"']
		let needsQuotes = false
		for (const char of arg) {
			if (cmdSpecialChars.some(x => x === char)) {
				needsQuotes = true
				break
			}
		}
		if (!needsQuotes) {
			return arg
		}
		let reverse = '"'
		let quoteHit = true
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1]
			if (quoteHit && arg[i - 1] === "\\") {
				reverse += "\\"
			} else if (arg[i - 1] === '"') {
				quoteHit = true
				reverse += '"'
			} else {
				quoteHit = false
			}
		}
		reverse += '"'
		return reverse.split("").reverse().join("")
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) {
			return '""'
		}
		if (!arg.includes(" ") && !arg.includes("\t") && !arg.includes('"')) {
			return arg
		}
		if (!arg.includes('"') && !arg.includes("\\")) {
			return `"${arg}"`
		}
		let reverse = '"'
		let quoteHit = true
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1]
			if (quoteHit && arg[i - 1] === "\\") {
				reverse += "\\"
			} else if (arg[i - 1] === '"') {
				quoteHit = true
				reverse += "\\"
			} else {
				quoteHit = false
			}
		}
		reverse += '"'
		return reverse.split("").reverse().join("")
	}
	_cloneExecOptions(options) {
		options = options || {}
		const result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || false,
			windowsVerbatimArguments: options.windowsVerbatimArguments || false,
			failOnStdErr: options.failOnStdErr || false,
			ignoreReturnCode: options.ignoreReturnCode || false,
			delay: options.delay || 10000
		}
		result.outStream = options.outStream || process.stdout
		result.errStream = options.errStream || process.stderr
		return result
	}
	_getSpawnOptions(options, toolPath) {
		options = options || {}
		const result = {}
		result.cwd = options.cwd
		result.env = options.env
		result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile()
		if (options.windowsVerbatimArguments) {
			result.argv0 = `"${toolPath}"`
		}
		return result
	}
	exec() {
		return toolrunner_awaiter(this, void 0, void 0, function* () {
			if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || (toolrunner_IS_WINDOWS && this.toolPath.includes("\\")))) {
				this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath)
			}
			this.toolPath = yield which(this.toolPath, true)
			return new Promise((resolve, reject) =>
				toolrunner_awaiter(this, void 0, void 0, function* () {
					this._debug(`exec tool: ${this.toolPath}`)
					this._debug("arguments:")
					for (const arg of this.args) {
						this._debug(`   ${arg}`)
					}
					const optionsNonNull = this._cloneExecOptions(this.options)
					if (!optionsNonNull.silent && optionsNonNull.outStream) {
						optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL)
					}
					const state = new ExecState(optionsNonNull, this.toolPath)
					state.on("debug", message => {
						this._debug(message)
					})
					if (this.options.cwd && !(yield exists(this.options.cwd))) {
						return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`))
					}
					const fileName = this._getSpawnFileName()
					const cp = external_child_process_.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName))
					let stdbuffer = ""
					if (cp.stdout) {
						cp.stdout.on("data", data => {
							if (this.options.listeners && this.options.listeners.stdout) {
								this.options.listeners.stdout(data)
							}
							if (!optionsNonNull.silent && optionsNonNull.outStream) {
								optionsNonNull.outStream.write(data)
							}
							stdbuffer = this._processLineBuffer(data, stdbuffer, line => {
								if (this.options.listeners && this.options.listeners.stdline) {
									this.options.listeners.stdline(line)
								}
							})
						})
					}
					let errbuffer = ""
					if (cp.stderr) {
						cp.stderr.on("data", data => {
							state.processStderr = true
							if (this.options.listeners && this.options.listeners.stderr) {
								this.options.listeners.stderr(data)
							}
							if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
								const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream
								s.write(data)
							}
							errbuffer = this._processLineBuffer(data, errbuffer, line => {
								if (this.options.listeners && this.options.listeners.errline) {
									this.options.listeners.errline(line)
								}
							})
						})
					}
					cp.on("error", err => {
						state.processError = err.message
						state.processExited = true
						state.processClosed = true
						state.CheckComplete()
					})
					cp.on("exit", code => {
						state.processExitCode = code
						state.processExited = true
						this._debug(`Exit code ${code} received from tool '${this.toolPath}'`)
						state.CheckComplete()
					})
					cp.on("close", code => {
						state.processExitCode = code
						state.processExited = true
						state.processClosed = true
						this._debug(`STDIO streams have closed for tool '${this.toolPath}'`)
						state.CheckComplete()
					})
					state.on("done", (error, exitCode) => {
						if (stdbuffer.length > 0) {
							this.emit("stdline", stdbuffer)
						}
						if (errbuffer.length > 0) {
							this.emit("errline", errbuffer)
						}
						cp.removeAllListeners()
						if (error) {
							reject(error)
						} else {
							resolve(exitCode)
						}
					})
					if (this.options.input) {
						if (!cp.stdin) {
							throw new Error("child process missing stdin")
						}
						cp.stdin.end(this.options.input)
					}
				})
			)
		})
	}
}
function argStringToArray(argString) {
	const args = []
	let inQuotes = false
	let escaped = false
	let arg = ""
	function append(c) {
		if (escaped && c !== '"') {
			arg += "\\"
		}
		arg += c
		escaped = false
	}
	for (let i = 0; i < argString.length; i++) {
		const c = argString.charAt(i)
		if (c === '"') {
			if (!escaped) {
				inQuotes = !inQuotes
			} else {
				append(c)
			}
			continue
		}
		if (c === "\\" && escaped) {
			append(c)
			continue
		}
		if (c === "\\" && inQuotes) {
			escaped = true
			continue
		}
		if (c === " " && !inQuotes) {
			if (arg.length > 0) {
				args.push(arg)
				arg = ""
			}
			continue
		}
		append(c)
	}
	if (arg.length > 0) {
		args.push(arg.trim())
	}
	return args
}
class ExecState extends external_events_.EventEmitter {
	constructor(options, toolPath) {
		super()
		this.processClosed = false
		this.processError = ""
		this.processExitCode = 0
		this.processExited = false
		this.processStderr = false
		this.delay = 10000
		this.done = false
		this.timeout = null
		if (!toolPath) {
			throw new Error("toolPath must not be empty")
		}
		this.options = options
		this.toolPath = toolPath
		if (options.delay) {
			this.delay = options.delay
		}
	}
	CheckComplete() {
		if (this.done) {
			return
		}
		if (this.processClosed) {
			this._setResult()
		} else if (this.processExited) {
			this.timeout = (0, external_timers_.setTimeout)(ExecState.HandleTimeout, this.delay, this)
		}
	}
	_debug(message) {
		this.emit("debug", message)
	}
	_setResult() {
		let error
		if (this.processExited) {
			if (this.processError) {
				error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`)
			} else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
				error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`)
			} else if (this.processStderr && this.options.failOnStdErr) {
				error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`)
			}
		}
		if (this.timeout) {
			clearTimeout(this.timeout)
			this.timeout = null
		}
		this.done = true
		this.emit("done", error, this.processExitCode)
	}
	static HandleTimeout(state) {
		if (state.done) {
			return
		}
		if (!state.processClosed && state.processExited) {
			const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`
			state._debug(message)
		}
		state._setResult()
	}
}
var exec_awaiter =
	(undefined && undefined.__awaiter) ||
	function (thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P
				? value
				: new P(function (resolve) {
						resolve(value)
					})
		}
		return new (P || (P = Promise))(function (resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value))
				} catch (e) {
					reject(e)
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value))
				} catch (e) {
					reject(e)
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected)
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next())
		})
	}
function exec(commandLine, args, options) {
	return exec_awaiter(this, void 0, void 0, function* () {
		const commandArgs = argStringToArray(commandLine)
		if (commandArgs.length === 0) {
			throw new Error(`Parameter 'commandLine' cannot be null or empty.`)
		}
		const toolPath = commandArgs[0]
		args = commandArgs.slice(1).concat(args || [])
		const runner = new ToolRunner(toolPath, args, options)
		return runner.exec()
	})
}
function getExecOutput(commandLine, args, options) {
	return exec_awaiter(this, void 0, void 0, function* () {
		var _a, _b
		let stdout = ""
		let stderr = ""
		const stdoutDecoder = new StringDecoder("utf8")
		const stderrDecoder = new StringDecoder("utf8")
		const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout
		const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr
		const stdErrListener = data => {
			stderr += stderrDecoder.write(data)
			if (originalStdErrListener) {
				originalStdErrListener(data)
			}
		}
		const stdOutListener = data => {
			stdout += stdoutDecoder.write(data)
			if (originalStdoutListener) {
				originalStdoutListener(data)
			}
		}
		const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), {stdout: stdOutListener, stderr: stdErrListener})
		const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), {listeners}))
		stdout += stdoutDecoder.end()
		stderr += stderrDecoder.end()
		return {exitCode, stdout, stderr}
	})
}
},
4995: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.d(__webpack_exports__, {Ay: () => pRetry})
const objectToString = Object.prototype.toString
const isError = value => objectToString.call(value) === "[object Error]"
const errorMessages = new Set(["network error", "NetworkError when attempting to fetch resource.", "The Internet connection appears to be offline.", "Network request failed", "fetch failed", "terminated", " A network error occurred.", "Network connection lost"])
function isNetworkError(error) {
	const isValid = error && isError(error) && error.name === "TypeError" && typeof error.message === "string"
	if (!isValid) {
		return false
	}
	const {message, stack} = error
	if (message === "Load failed" || (message.startsWith("Load failed (") && message.endsWith(")"))) {
		return stack === undefined || "__sentry_captured__" in error
	}
	if (message.startsWith("error sending request for url")) {
		return true
	}
	if (message === "Failed to fetch" || (message.startsWith("Failed to fetch (") && message.endsWith(")"))) {
		return true
	}
	return errorMessages.has(message)
}
function validateRetries(retries) {
	if (typeof retries === "number") {
		if (retries < 0) {
			throw new TypeError("Expected `retries` to be a non-negative number.")
		}
		if (Number.isNaN(retries)) {
			throw new TypeError("Expected `retries` to be a valid number or Infinity, got NaN.")
		}
	} else if (retries !== undefined) {
		throw new TypeError("Expected `retries` to be a number or Infinity.")
	}
}
function validateNumberOption(name, value, {min = 0, allowInfinity = false} = {}) {
	if (value === undefined) {
		return
	}
	if (typeof value !== "number" || Number.isNaN(value)) {
		throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? " or Infinity" : ""}.`)
	}
	if (!allowInfinity && !Number.isFinite(value)) {
		throw new TypeError(`Expected \`${name}\` to be a finite number.`)
	}
	if (value < min) {
		throw new TypeError(`Expected \`${name}\` to be \u2265 ${min}.`)
	}
}
class AbortError extends Error {
	constructor(message) {
		super()
		if (message instanceof Error) {
			this.originalError = message
			;({message} = message)
		} else {
			this.originalError = new Error(message)
			this.originalError.stack = this.stack
		}
		this.name = "AbortError"
		this.message = message
	}
}
function calculateDelay(retriesConsumed, options) {
	const attempt = Math.max(1, retriesConsumed + 1)
	const random = options.randomize ? Math.random() + 1 : 1
	let timeout = Math.round(random * options.minTimeout * options.factor ** (attempt - 1))
	timeout = Math.min(timeout, options.maxTimeout)
	return timeout
}
function calculateRemainingTime(start, max) {
	if (!Number.isFinite(max)) {
		return max
	}
	return max - (performance.now() - start)
}
async function onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options}) {
	const normalizedError = error instanceof Error ? error : new TypeError(`Non-error was thrown: "${error}". You should only throw errors.`)
	if (normalizedError instanceof AbortError) {
		throw normalizedError.originalError
	}
	const retriesLeft = Number.isFinite(options.retries) ? Math.max(0, options.retries - retriesConsumed) : options.retries
	const maxRetryTime = options.maxRetryTime ?? Number.POSITIVE_INFINITY
	const context = Object.freeze({error: normalizedError, attemptNumber, retriesLeft, retriesConsumed})
	await options.onFailedAttempt(context)
	if (calculateRemainingTime(startTime, maxRetryTime) <= 0) {
		throw normalizedError
	}
	const consumeRetry = await options.shouldConsumeRetry(context)
	const remainingTime = calculateRemainingTime(startTime, maxRetryTime)
	if (remainingTime <= 0 || retriesLeft <= 0) {
		throw normalizedError
	}
	if (normalizedError instanceof TypeError && !isNetworkError(normalizedError)) {
		if (consumeRetry) {
			throw normalizedError
		}
		options.signal?.throwIfAborted()
		return false
	}
	if (!(await options.shouldRetry(context))) {
		throw normalizedError
	}
	if (!consumeRetry) {
		options.signal?.throwIfAborted()
		return false
	}
	const delayTime = calculateDelay(retriesConsumed, options)
	const finalDelay = Math.min(delayTime, remainingTime)
	options.signal?.throwIfAborted()
	if (finalDelay > 0) {
		await new Promise((resolve, reject) => {
			const onAbort = () => {
				clearTimeout(timeoutToken)
				options.signal?.removeEventListener("abort", onAbort)
				reject(options.signal.reason)
			}
			const timeoutToken = setTimeout(() => {
				options.signal?.removeEventListener("abort", onAbort)
				resolve()
			}, finalDelay)
			if (options.unref) {
				timeoutToken.unref?.()
			}
			options.signal?.addEventListener("abort", onAbort, {once: true})
		})
	}
	options.signal?.throwIfAborted()
	return true
}
async function pRetry(input, options = {}) {
	options = {...options}
	validateRetries(options.retries)
	if (Object.hasOwn(options, "forever")) {
		throw new Error("The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.")
	}
	options.retries ??= 10
	options.factor ??= 2
	options.minTimeout ??= 1000
	options.maxTimeout ??= Number.POSITIVE_INFINITY
	options.maxRetryTime ??= Number.POSITIVE_INFINITY
	options.randomize ??= false
	options.onFailedAttempt ??= () => {}
	options.shouldRetry ??= () => true
	options.shouldConsumeRetry ??= () => true
	validateNumberOption("factor", options.factor, {min: 0, allowInfinity: false})
	validateNumberOption("minTimeout", options.minTimeout, {min: 0, allowInfinity: false})
	validateNumberOption("maxTimeout", options.maxTimeout, {min: 0, allowInfinity: true})
	validateNumberOption("maxRetryTime", options.maxRetryTime, {min: 0, allowInfinity: true})
	if (!(options.factor > 0)) {
		options.factor = 1
	}
	options.signal?.throwIfAborted()
	let attemptNumber = 0
	let retriesConsumed = 0
	const startTime = performance.now()
	while (Number.isFinite(options.retries) ? retriesConsumed <= options.retries : true) {
		attemptNumber++
		try {
			options.signal?.throwIfAborted()
			const result = await input(attemptNumber)
			options.signal?.throwIfAborted()
			return result
		} catch (error) {
			if (await onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options})) {
				retriesConsumed++
			}
		}
	}
	throw new Error("Retry attempts exhausted without throwing an error.")
}
function makeRetriable(function_, options) {
	return function (...arguments_) {
		return pRetry(() => function_.apply(this, arguments_), options)
	}
}
},
2856: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.d(__webpack_exports__, {L3: () => RE2JS})
var RE2Flags = class RE2Flags {
	static FOLD_CASE = 1
	static LITERAL = 2
	static CLASS_NL = 4
	static DOT_NL = 8
	static ONE_LINE = 16
	static NON_GREEDY = 32
	static PERL_X = 64
	static UNICODE_GROUPS = 128
	static WAS_DOLLAR = 256
	static LOOKBEHIND = 512
	static MATCH_NL = RE2Flags.CLASS_NL | RE2Flags.DOT_NL
	static PERL = RE2Flags.CLASS_NL | RE2Flags.ONE_LINE | RE2Flags.PERL_X | RE2Flags.UNICODE_GROUPS
	static POSIX = 0
	static UNANCHORED = 0
	static ANCHOR_START = 1
	static ANCHOR_BOTH = 2
}
const PublicFlags = {CASE_INSENSITIVE: 1, DOTALL: 2, MULTILINE: 4, DISABLE_UNICODE_GROUPS: 8, LONGEST_MATCH: 16, LOOKBEHINDS: 512}
const ASCII_SIZE = 128
const ASCII_TO_UPPER = new Int32Array(ASCII_SIZE)
const ASCII_TO_LOWER = new Int32Array(ASCII_SIZE)
const MAX_BMP = 65535
for (let i = 0; i < ASCII_SIZE; i++) {
	if (i >= 97 && i <= 122) ASCII_TO_UPPER[i] = i - 32
	else ASCII_TO_UPPER[i] = i
	if (i >= 65 && i <= 90) ASCII_TO_LOWER[i] = i + 32
	else ASCII_TO_LOWER[i] = i
}
var Codepoint = class {
	static CODES = Object.freeze({
		"\x07": 7,
		"\b": 8,
		"	": 9,
		"\n": 10,
		"\v": 11,
		"\f": 12,
		"\r": 13,
		" ": 32,
		'"': 34,
		$: 36,
		"&": 38,
		"'": 39,
		"(": 40,
		")": 41,
		"*": 42,
		"+": 43,
		"-": 45,
		".": 46,
		0: 48,
		1: 49,
		2: 50,
		3: 51,
		4: 52,
		5: 53,
		6: 54,
		7: 55,
		8: 56,
		9: 57,
		":": 58,
		"<": 60,
		">": 62,
		"?": 63,
		A: 65,
		B: 66,
		C: 67,
		F: 70,
		P: 80,
		Q: 81,
		U: 85,
		Z: 90,
		"[": 91,
		"\\": 92,
		"]": 93,
		"^": 94,
		_: 95,
		"`": 96,
		a: 97,
		b: 98,
		f: 102,
		i: 105,
		m: 109,
		n: 110,
		r: 114,
		s: 115,
		t: 116,
		v: 118,
		x: 120,
		z: 122,
		"{": 123,
		"|": 124,
		"}": 125
	})
	static toUpperCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_UPPER[codepoint]
		const s = String.fromCodePoint(codepoint).toUpperCase()
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1
		if (s.length > expectedLen) return codepoint
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase()
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint
		return s.codePointAt(0)
	}
	static toLowerCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_LOWER[codepoint]
		const s = String.fromCodePoint(codepoint).toLowerCase()
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1
		if (s.length > expectedLen) return codepoint
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase()
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint
		return s.codePointAt(0)
	}
}
var UnicodeRangeTable = class {
	constructor(data, isStride1 = false) {
		this.data = data
		this.isStride1 = isStride1
		this.SIZE = isStride1 ? 2 : 3
	}
	getLo(index) {
		return this.data[index * this.SIZE]
	}
	getHi(index) {
		return this.data[index * this.SIZE + 1]
	}
	getStride(index) {
		return this.isStride1 ? 1 : this.data[index * this.SIZE + 2]
	}
	get length() {
		return this.data.length / this.SIZE
	}
}
const B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
const B64_MAP = new Uint8Array(256)
for (let i = 0; i < 64; i++) B64_MAP[B64.charCodeAt(i)] = i
const decodeVLQ = str => {
	const res = []
	let value = 0
	let shift = 0
	for (let i = 0; i < str.length; i++) {
		const digit = B64_MAP[str.charCodeAt(i)]
		value |= (digit & 31) << shift
		if ((digit & 32) === 0) {
			res.push(value)
			value = 0
			shift = 0
		} else shift += 5
	}
	return res
}
const decodeRanges = (str, isStride1) => {
	const res = decodeVLQ(str)
	const numRanges = isStride1 ? res.length / 2 : res.length / 3
	const out = new Uint32Array(numRanges * 3)
	let current = 0
	let resIdx = 0
	for (let i = 0; i < numRanges; i++) {
		current += res[resIdx++]
		out[i * 3] = current
		current += res[resIdx++]
		out[i * 3 + 1] = current
		out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++]
	}
	return out
}
const decodeOrbit = str => {
	const res = decodeVLQ(str)
	const map = new Map()
	let currentKey = 0
	for (let i = 0; i < res.length; i += 2) {
		currentKey += res[i]
		const zz = res[i + 1]
		const delta = (zz >>> 1) ^ -(zz & 1)
		map.set(currentKey, currentKey + delta)
	}
	return map
}
var LazyMap = class {
	constructor(initializer) {
		this.initializer = initializer
		this.cache = new Map()
	}
	has(key) {
		return Object.hasOwn(this.initializer, key)
	}
	get(key) {
		if (this.cache.has(key)) return this.cache.get(key)
		const val = this.has(key) ? this.initializer[key]() : null
		this.cache.set(key, val)
		return val
	}
}
var UnicodeTables = class {
	static _CASE_ORBIT = null
	static get CASE_ORBIT() {
		if (!this._CASE_ORBIT)
			this._CASE_ORBIT = decodeOrbit(
				"rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC"
			)
		return this._CASE_ORBIT
	}
	static _Print = null
	static get Print() {
		if (!this._Print)
			this._Print = new UnicodeRangeTable(
				decodeRanges(
					"hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB",
					false
				)
			)
		return this._Print
	}
	static CATEGORIES = new LazyMap({
		C: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB",
					false
				)
			),
		Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", true)),
		Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", false)),
		Cn: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB",
					false
				)
			),
		Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", true)),
		Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", true)),
		L: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB",
					false
				)
			),
		LC: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB",
					false
				)
			),
		Ll: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB",
					false
				)
			),
		Lm: () =>
			new UnicodeRangeTable(
				decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", false)
			),
		Lo: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB",
					false
				)
			),
		Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", false)),
		Lu: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB",
					false
				)
			),
		M: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB",
					false
				)
			),
		Mc: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB",
					false
				)
			),
		Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", false)),
		Mn: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB",
					false
				)
			),
		N: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB",
					false
				)
			),
		Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", true)),
		Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", false)),
		No: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB",
					false
				)
			),
		P: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB",
					false
				)
			),
		Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", false)),
		Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", false)),
		Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", false)),
		Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", false)),
		Po: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB",
					false
				)
			),
		Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", false)),
		S: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB",
					false
				)
			),
		Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", false)),
		Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", false)),
		Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", false)),
		So: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB",
					false
				)
			),
		Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", false)),
		Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", true)),
		Zp: () => new UnicodeRangeTable(decodeRanges("phIA", true)),
		Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", false)),
		ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", true)),
		Alphabetic: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB",
					false
				)
			),
		Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Emoji: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB",
					false
				)
			),
		Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", false)),
		Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", true)),
		Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", false)),
		Emoji_Presentation: () =>
			new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
		Extended_Pictographic: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB",
					false
				)
			),
		Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", true)),
		Lowercase: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB",
					false
				)
			),
		Math: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB",
					false
				)
			),
		Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", false)),
		Terminal_Punctuation: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB",
					false
				)
			),
		Uppercase: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB",
					false
				)
			),
		White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", false))
	})
	static SCRIPTS = new LazyMap({
		Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", true)),
		Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", true)),
		Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", true)),
		Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", false)),
		Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", true)),
		Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", true)),
		Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", true)),
		Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", true)),
		Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", true)),
		Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", true)),
		Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", false)),
		Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", true)),
		Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", true)),
		Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", true)),
		Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", true)),
		Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", true)),
		Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", true)),
		Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", true)),
		Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", true)),
		Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", true)),
		Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", true)),
		Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", true)),
		Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", true)),
		Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", true)),
		Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", true)),
		Common: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB",
					false
				)
			),
		Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", true)),
		Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", true)),
		Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", false)),
		Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", true)),
		Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", false)),
		Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", true)),
		Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", true)),
		Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", false)),
		Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", true)),
		Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", true)),
		Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", true)),
		Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", true)),
		Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", true)),
		Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", false)),
		Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", true)),
		Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", false)),
		Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", true)),
		Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", true)),
		Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", false)),
		Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", false)),
		Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", false)),
		Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", true)),
		Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", false)),
		Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", true)),
		Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", true)),
		Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", true)),
		Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", true)),
		Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", true)),
		Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", false)),
		Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", false)),
		Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", true)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", false)),
		Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", true)),
		Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", true)),
		Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", true)),
		Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", true)),
		Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", true)),
		Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", false)),
		Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", true)),
		Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", true)),
		Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", true)),
		Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", false)),
		Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", true)),
		Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", true)),
		Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", true)),
		Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", true)),
		Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", false)),
		Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", false)),
		Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", true)),
		Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", false)),
		Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", true)),
		Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", true)),
		Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", true)),
		Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", true)),
		Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", true)),
		Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", true)),
		Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", true)),
		Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", true)),
		Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", true)),
		Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", true)),
		Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", true)),
		Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", false)),
		Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", true)),
		Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", true)),
		Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", true)),
		Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", true)),
		Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", true)),
		Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", true)),
		Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", true)),
		Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", false)),
		Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", true)),
		Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", false)),
		Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", true)),
		Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", true)),
		Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", true)),
		Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", true)),
		New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", true)),
		Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", true)),
		Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", true)),
		Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", false)),
		Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", true)),
		Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", true)),
		Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", true)),
		Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", true)),
		Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", true)),
		Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", true)),
		Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", true)),
		Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", true)),
		Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", true)),
		Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", true)),
		Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", true)),
		Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", true)),
		Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", true)),
		Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", true)),
		Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", true)),
		Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", true)),
		Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", true)),
		Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", true)),
		Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", true)),
		Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", true)),
		Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", true)),
		Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", true)),
		Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", true)),
		Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", true)),
		Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", true)),
		Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", true)),
		Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", true)),
		Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", true)),
		Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", true)),
		Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", true)),
		SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", true)),
		Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", false)),
		Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", true)),
		Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", true)),
		Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", true)),
		Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", true)),
		Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", true)),
		Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", true)),
		Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", true)),
		Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", true)),
		Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", true)),
		Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", true)),
		Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", true)),
		Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", true)),
		Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", true)),
		Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", true)),
		Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", false)),
		Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", true)),
		Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", false)),
		Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", true)),
		Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", true)),
		Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", true)),
		Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", true)),
		Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", true)),
		Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", true)),
		Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", true)),
		Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", true)),
		Toto: () => new UnicodeRangeTable(decodeRanges("w04De", true)),
		Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", false)),
		Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", true)),
		Unknown: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB",
					false
				)
			),
		Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", true)),
		Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", true)),
		Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", true)),
		Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", true)),
		Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", true)),
		Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", true)),
		Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", true))
	})
	static FOLD_CATEGORIES = new LazyMap({
		L: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		LC: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		Ll: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB",
					false
				)
			),
		Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", false)),
		Lu: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB",
					false
				)
			),
		M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Lowercase: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB",
					false
				)
			),
		Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", false)),
		Uppercase: () =>
			new UnicodeRangeTable(
				decodeRanges(
					"hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB",
					false
				)
			)
	})
	static FOLD_SCRIPT = new LazyMap({Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", false)), Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", false)), Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false))})
}
var Unicode = class Unicode {
	static MAX_RUNE = 1114111
	static RUNE_ERROR = 65533
	static isUnsearchable(r) {
		return r === Unicode.RUNE_ERROR || (r >= Unicode.MIN_HIGH_SURROGATE && r <= Unicode.MAX_LOW_SURROGATE)
	}
	static MAX_ASCII = 127
	static MAX_LATIN1 = 255
	static MAX_BMP = 65535
	static MIN_FOLD = 65
	static MAX_FOLD = 125251
	static MIN_HIGH_SURROGATE = 55296
	static MAX_HIGH_SURROGATE = 56319
	static MIN_LOW_SURROGATE = 56320
	static MAX_LOW_SURROGATE = 57343
	static MIN_SUPPLEMENTARY_CODE_POINT = 65536
	static is32(ranges, r) {
		let lo = 0
		let hi = ranges.length
		while (lo < hi) {
			const m = lo + Math.floor((hi - lo) / 2)
			const rlo = ranges.getLo(m)
			const rhi = ranges.getHi(m)
			if (rlo <= r && r <= rhi) {
				const stride = ranges.getStride(m)
				return (r - rlo) % stride === 0
			}
			if (r < rlo) hi = m
			else lo = m + 1
		}
		return false
	}
	static is(ranges, r) {
		if (r <= Unicode.MAX_LATIN1) {
			for (let i = 0; i < ranges.length; i++) {
				if (r > ranges.getHi(i)) continue
				const rlo = ranges.getLo(i)
				if (r < rlo) return false
				const stride = ranges.getStride(i)
				return (r - rlo) % stride === 0
			}
			return false
		}
		return ranges.length > 0 && r >= ranges.getLo(0) && Unicode.is32(ranges, r)
	}
	static isPrint(r) {
		if (r <= Unicode.MAX_LATIN1) return (r >= 32 && r < Unicode.MAX_ASCII) || (r >= 161 && r !== 173)
		return Unicode.is(UnicodeTables.Print, r)
	}
	static simpleFold(r) {
		if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r)
		if (r <= Unicode.MAX_ASCII) {
			const l = Codepoint.toLowerCase(r)
			return l !== r ? l : Codepoint.toUpperCase(r)
		}
		return r
	}
	static equalsIgnoreCase(r1, r2) {
		if (r1 === r2) return true
		if (r1 < 0 || r2 < 0) return false
		if (r1 <= Unicode.MAX_ASCII && r2 <= Unicode.MAX_ASCII) {
			if (65 <= r1 && r1 <= 90) r1 |= 32
			if (65 <= r2 && r2 <= 90) r2 |= 32
			return r1 === r2
		}
		for (let r = Unicode.simpleFold(r1); r !== r1; r = Unicode.simpleFold(r)) if (r === r2) return true
		return false
	}
}
var RE2JSException = class extends Error {
	constructor(message) {
		super(message)
		this.name = "RE2JSException"
	}
}
var RE2JSSyntaxException = class extends RE2JSException {
	constructor(error, input = null) {
		let message = `error parsing regexp: ${error}`
		if (input) message += `: \`${input}\``
		super(message)
		this.name = "RE2JSSyntaxException"
		this.message = message
		this.error = error
		this.input = input
	}
	getDescription() {
		return this.error
	}
	getPattern() {
		return this.input
	}
}
var RE2JSCompileException = class extends RE2JSException {
	constructor(message) {
		super(message)
		this.name = "RE2JSCompileException"
	}
}
var RE2JSGroupException = class extends RE2JSException {
	constructor(message) {
		super(message)
		this.name = "RE2JSGroupException"
	}
}
var RE2JSFlagsException = class extends RE2JSException {
	constructor(message) {
		super(message)
		this.name = "RE2JSFlagsException"
	}
}
var RE2JSInternalException = class extends RE2JSException {
	constructor(message) {
		super(message)
		this.name = "RE2JSInternalException"
	}
}
const FAST_PATH_TABLE_SIZE = 256
const WORD_RUNE_TABLE = new Uint8Array(FAST_PATH_TABLE_SIZE)
for (let i = 0; i < FAST_PATH_TABLE_SIZE; i++) WORD_RUNE_TABLE[i] = (97 <= i && i <= 122) || (65 <= i && i <= 90) || (48 <= i && i <= 57) || i === 95 ? 1 : 0
let cachedNativeEncoder = null
let cachedNativeDecoder = null
var Utils = class Utils {
	static METACHARACTERS = "\\.+*?()|[]{}^$"
	static EMPTY_BEGIN_LINE = 1
	static EMPTY_END_LINE = 2
	static EMPTY_BEGIN_TEXT = 4
	static EMPTY_END_TEXT = 8
	static EMPTY_WORD_BOUNDARY = 16
	static EMPTY_NO_WORD_BOUNDARY = 32
	static EMPTY_ALL = -1
	static emptyInts() {
		return []
	}
	static isString(value) {
		return typeof value === "string" || Object.prototype.toString.call(value) === "[object String]"
	}
	static typeName(value) {
		if (value === null || (typeof value !== "object" && typeof value !== "function")) return value === null ? "null" : typeof value
		return Object.prototype.toString.call(value).slice(8, -1)
	}
	static checkPattern(pattern) {
		if (!Utils.isString(pattern)) throw new TypeError(`The pattern must be a string, not ${Utils.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`)
	}
	static checkInput(input) {
		if (!Utils.isString(input) && !Utils.isByteArray(input)) throw new TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils.typeName(input)}`)
	}
	static checkFlags(flags) {
		const known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS
		if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS")
	}
	static isByteArray(input) {
		return Array.isArray(input) || Object.prototype.toString.call(input) === "[object Uint8Array]"
	}
	static isalnum(c) {
		return (Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"]) || (Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["z"]) || (Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["Z"])
	}
	static unhex(c) {
		if (Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"]) return c - Codepoint.CODES["0"]
		if (Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["f"]) return c - Codepoint.CODES["a"] + 10
		if (Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["F"]) return c - Codepoint.CODES["A"] + 10
		return -1
	}
	static escapeRune(rune) {
		let out = ""
		if (Unicode.isPrint(rune)) {
			if (Utils.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0) out += "\\"
			out += String.fromCodePoint(rune)
		} else
			switch (rune) {
				case Codepoint.CODES['"']:
					out += '\\"'
					break
				case Codepoint.CODES["\\"]:
					out += "\\\\"
					break
				case Codepoint.CODES["	"]:
					out += "\\t"
					break
				case Codepoint.CODES["\n"]:
					out += "\\n"
					break
				case Codepoint.CODES["\r"]:
					out += "\\r"
					break
				case Codepoint.CODES["\b"]:
					out += "\\b"
					break
				case Codepoint.CODES["\f"]:
					out += "\\f"
					break
				default: {
					let s = rune.toString(16)
					if (rune < 256) {
						out += "\\x"
						if (s.length === 1) out += "0"
						out += s
					} else out += `\\x{${s}}`
					break
				}
			}
		return out
	}
	static stringToRunes(str) {
		const string = String(str)
		const runes = []
		let i = 0
		while (i < string.length) {
			const cp = string.codePointAt(i)
			runes.push(cp)
			i += cp > Unicode.MAX_BMP ? 2 : 1
		}
		return new Int32Array(runes)
	}
	static runeToString(r) {
		return String.fromCodePoint(r)
	}
	static isWordRune(r) {
		return r < FAST_PATH_TABLE_SIZE ? WORD_RUNE_TABLE[r] === 1 : false
	}
	static emptyOpContext(r1, r2) {
		let op = 0
		if (r1 < 0) op |= Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE
		if (r1 === 10) op |= Utils.EMPTY_BEGIN_LINE
		if (r2 < 0) op |= Utils.EMPTY_END_TEXT | Utils.EMPTY_END_LINE
		if (r2 === 10) op |= Utils.EMPTY_END_LINE
		if (Utils.isWordRune(r1) !== Utils.isWordRune(r2)) op |= Utils.EMPTY_WORD_BOUNDARY
		else op |= Utils.EMPTY_NO_WORD_BOUNDARY
		return op
	}
	static quoteMeta(str) {
		return str
			.split("")
			.map(s => {
				if (Utils.METACHARACTERS.indexOf(s) >= 0) return `\\${s}`
				return s
			})
			.join("")
	}
	static charCount(codePoint) {
		return codePoint > Unicode.MAX_BMP ? 2 : 1
	}
	static toArray(typedArray) {
		const len = typedArray.length
		const res = new Array(len)
		for (let i = 0; i < len; i++) res[i] = typedArray[i]
		return res
	}
	static stringToUtf8ByteArray(str) {
		if (globalThis.TextEncoder) {
			if (!cachedNativeEncoder) cachedNativeEncoder = new TextEncoder()
			return cachedNativeEncoder.encode(str)
		} else {
			let out = [],
				p = 0
			for (let i = 0; i < str.length; i++) {
				let c = str.charCodeAt(i)
				if (c < 128) out[p++] = c
				else if (c < 2048) {
					out[p++] = (c >> 6) | 192
					out[p++] = (c & 63) | 128
				} else if ((c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE) {
					c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023)
					out[p++] = (c >> 18) | 240
					out[p++] = ((c >> 12) & 63) | 128
					out[p++] = ((c >> 6) & 63) | 128
					out[p++] = (c & 63) | 128
				} else {
					out[p++] = (c >> 12) | 224
					out[p++] = ((c >> 6) & 63) | 128
					out[p++] = (c & 63) | 128
				}
			}
			return out
		}
	}
	static utf8ByteArrayToString(bytes) {
		if (globalThis.TextDecoder) {
			if (!cachedNativeDecoder) cachedNativeDecoder = new TextDecoder("utf-8")
			const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
			return cachedNativeDecoder.decode(view)
		} else {
			let out = [],
				pos = 0,
				c = 0
			while (pos < bytes.length) {
				let c1 = bytes[pos++]
				if (c1 < 128) out[c++] = String.fromCharCode(c1)
				else if (c1 > 191 && c1 < 224) {
					let c2 = bytes[pos++]
					out[c++] = String.fromCharCode(((c1 & 31) << 6) | (c2 & 63))
				} else if (c1 > 239 && c1 < 365) {
					let c2 = bytes[pos++]
					let c3 = bytes[pos++]
					let c4 = bytes[pos++]
					let u = (((c1 & 7) << 18) | ((c2 & 63) << 12) | ((c3 & 63) << 6) | (c4 & 63)) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT
					out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10))
					out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023))
				} else {
					let c2 = bytes[pos++]
					let c3 = bytes[pos++]
					out[c++] = String.fromCharCode(((c1 & 15) << 12) | ((c2 & 63) << 6) | (c3 & 63))
				}
			}
			return out.join("")
		}
	}
}
const createEnum = (values = [], initNum = 0) => {
	const enumObject = Object.create(null)
	for (let i = 0; i < values.length; i++) {
		const val = values[i]
		const keyVal = initNum + i
		enumObject[val] = keyVal
		enumObject[keyVal] = val
	}
	return Object.freeze(enumObject)
}
var MatcherInputBase = class MatcherInputBase {
	static Encoding = createEnum(["UTF_16", "UTF_8"])
	getEncoding() {
		throw Error("not implemented")
	}
	asCharSequence() {
		throw Error("not implemented")
	}
	asBytes() {
		throw Error("not implemented")
	}
	length() {
		throw Error("not implemented")
	}
	isUTF8Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_8
	}
	isUTF16Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_16
	}
}
var Utf8MatcherInput = class extends MatcherInputBase {
	constructor(bytes = null) {
		super()
		this.bytes = bytes
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_8
	}
	asCharSequence() {
		return Utils.utf8ByteArrayToString(this.bytes)
	}
	asBytes() {
		return this.bytes
	}
	length() {
		return this.bytes.length
	}
}
var Utf16MatcherInput = class extends MatcherInputBase {
	constructor(charSequence = null) {
		super()
		this.charSequence = charSequence
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_16
	}
	asCharSequence() {
		return this.charSequence
	}
	asBytes() {
		return Utils.stringToUtf8ByteArray(this.charSequence.toString())
	}
	length() {
		return this.charSequence.length
	}
}
var MatcherInput = class {
	static utf16(charSequence) {
		Utils.checkInput(charSequence)
		return new Utf16MatcherInput(charSequence)
	}
	static utf8(input) {
		if (Utils.isByteArray(input)) return new Utf8MatcherInput(input)
		return new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input))
	}
}
var MachineInputBase = class {
	static EOF() {
		return -8
	}
	constructor() {
		this.start = 0
		this.end = 0
	}
	canCheckPrefix() {
		return true
	}
	endPos() {
		return this.end - this.start
	}
	hasString() {
		return false
	}
	hasAnyString() {
		return false
	}
	prefixLength() {
		return 0
	}
}
var MachineUTF8Input = class MachineUTF8Input extends MachineInputBase {
	static RUNE_ERROR_STEP = (Unicode.RUNE_ERROR << 3) | 1
	constructor(bytes, start = 0, end = bytes.length) {
		super()
		this.bytes = bytes
		this.start = start
		this.end = end
	}
	hasString(prefilter, pos) {
		const target = prefilter.bytes
		if (target.length === 0) return true
		const idx = this.indexOf(this.bytes, target, this.start + pos)
		return idx !== -1 && idx <= this.end - target.length
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end)
	}
	step(pos) {
		pos += this.start
		if (pos >= this.end) return MachineInputBase.EOF()
		const c = this.bytes[pos] & 255
		if (c < 128) return (c << 3) | 1
		let size
		let rune
		let lo = 128
		let hi = 191
		if (c >= 194 && c <= 223) {
			size = 2
			rune = c & 31
		} else if (c >= 224 && c <= 239) {
			size = 3
			rune = c & 15
			if (c === 224) lo = 160
			else if (c === 237) hi = 159
		} else if (c >= 240 && c <= 244) {
			size = 4
			rune = c & 7
			if (c === 240) lo = 144
			else if (c === 244) hi = 143
		} else return MachineUTF8Input.RUNE_ERROR_STEP
		if (pos + size > this.end) return MachineUTF8Input.RUNE_ERROR_STEP
		const c1 = this.bytes[pos + 1] & 255
		if (c1 < lo || c1 > hi) return MachineUTF8Input.RUNE_ERROR_STEP
		rune = (rune << 6) | (c1 & 63)
		if (size > 2) {
			const c2 = this.bytes[pos + 2] & 255
			if ((c2 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP
			rune = (rune << 6) | (c2 & 63)
			if (size > 3) {
				const c3 = this.bytes[pos + 3] & 255
				if ((c3 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP
				rune = (rune << 6) | (c3 & 63)
			}
		}
		return (rune << 3) | size
	}
	index(re2, pos) {
		pos += this.start
		const i = this.indexOf(this.bytes, re2.prefixUTF8, pos)
		return i < 0 ? i : i - pos
	}
	context(pos) {
		pos += this.start
		let r1 = -1
		if (pos > this.start && pos <= this.end) {
			let start = pos - 1
			r1 = this.bytes[start--]
			if (r1 >= 128) {
				let lim = pos - 4
				if (lim < this.start) lim = this.start
				while (start >= lim && (this.bytes[start] & 192) === 128) start--
				if (start < this.start) start = this.start
				const r = this.step(start - this.start)
				r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR
			}
		}
		const r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1
		return Utils.emptyOpContext(r1, r2)
	}
	indexOf(source, target, fromIndex = 0) {
		let targetLength = target.length
		if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1
		const firstByte = target[0]
		let limit = this.end - targetLength
		const hasNativeIndexOf = typeof source.indexOf === "function"
		let i = fromIndex
		while (i <= limit) {
			if (hasNativeIndexOf) {
				i = source.indexOf(firstByte, i)
				if (i === -1 || i > limit) return -1
			} else {
				while (i <= limit && source[i] !== firstByte) i++
				if (i > limit) return -1
			}
			let match = true
			for (let j = 1; j < targetLength; j++)
				if (source[i + j] !== target[j]) {
					match = false
					break
				}
			if (match) return i
			i++
		}
		return -1
	}
	prefixLength(re2) {
		return re2.prefixUTF8.length
	}
}
var MachineUTF16Input = class extends MachineInputBase {
	constructor(charSequence, start = 0, end = charSequence.length) {
		super()
		this.charSequence = charSequence
		this.start = start
		this.end = end
	}
	hasString(prefilter, pos) {
		const idx = this.charSequence.indexOf(prefilter.str, this.start + pos)
		return idx !== -1 && idx <= this.end - prefilter.str.length
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end)
	}
	step(pos) {
		pos += this.start
		if (pos >= this.end) return MachineInputBase.EOF()
		const c1 = this.charSequence.charCodeAt(pos)
		if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return (c1 << 3) | 1
		const c2 = this.charSequence.charCodeAt(pos + 1)
		if (c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE) return (((c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT) << 3) | 2
		return (c1 << 3) | 1
	}
	index(re2, pos) {
		pos += this.start
		const i = this.charSequence.indexOf(re2.prefix, pos)
		if (i < 0 || i > this.end - re2.prefix.length) return -1
		return i - pos
	}
	context(pos) {
		pos += this.start
		const r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1
		const r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1
		return Utils.emptyOpContext(r1, r2)
	}
	prefixLength(re2) {
		return re2.prefix.length
	}
}
var MachineInput = class {
	static fromUTF8(bytes, start = 0, end = bytes.length) {
		return new MachineUTF8Input(bytes, start, end)
	}
	static fromUTF16(charSequence, start = 0, end = void 0) {
		Utils.checkInput(charSequence)
		return new MachineUTF16Input(charSequence, start, end ?? charSequence.length)
	}
}
var Matcher = class Matcher {
	static MAX_REPLACER_ARGS = 65535
	static quoteReplacement(str, javaMode = false) {
		if (javaMode) {
			if (str.indexOf("\\") < 0 && str.indexOf("$") < 0) return str
			return str
				.split("")
				.map(s => {
					const c = s.codePointAt(0)
					if (c === Codepoint.CODES["\\"] || c === Codepoint.CODES["$"]) return `\\${s}`
					return s
				})
				.join("")
		}
		if (str.indexOf("$") < 0) return str
		return str
			.split("")
			.map(s => {
				if (s.codePointAt(0) === Codepoint.CODES["$"]) return "$$"
				return s
			})
			.join("")
	}
	constructor(pattern, input) {
		if (pattern === null) throw new Error("pattern is null")
		this.patternInput = pattern
		const re2 = this.patternInput.re2()
		this.patternGroupCount = re2.numberOfCapturingGroups()
		this.groups = []
		this.namedGroups = re2.namedGroups
		this.hasNamedGroups = Object.keys(this.namedGroups).length > 0
		this.numberOfInstructions = re2.numberOfInstructions()
		this.lookbehindState = null
		if (input instanceof MatcherInputBase) this.resetMatcherInput(input)
		else if (Utils.isByteArray(input)) this.resetMatcherInput(MatcherInput.utf8(input))
		else this.resetMatcherInput(MatcherInput.utf16(input))
	}
	pattern() {
		return this.patternInput
	}
	reset() {
		this.matcherInputLength = this.matcherInput.length()
		this.appendPos = 0
		this.hasMatch = false
		this.hasGroups = false
		this.anchorFlag = 0
		return this
	}
	resetMatcherInput(input) {
		if (input === null) throw new Error("input is null")
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input)
			else input = MatcherInput.utf16(input)
		}
		this.matcherInput = input
		if (this.lookbehindState !== null) this.lookbehindState.reset()
		else this.lookbehindState = this.patternInput.re2().createLookbehindState()
		this.reset()
		return this
	}
	start(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group]
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`)
			group = groupInt
		}
		this.loadGroup(group)
		return this.groups[2 * group]
	}
	end(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group]
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`)
			group = groupInt
		}
		this.loadGroup(group)
		return this.groups[2 * group + 1]
	}
	programSize() {
		return this.numberOfInstructions
	}
	group(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group]
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`)
			group = groupInt
		}
		const start = this.start(group)
		const end = this.end(group)
		if (start < 0 && end < 0) return null
		return this.substring(start, end)
	}
	getNamedGroups() {
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted")
		const result = Object.create(null)
		for (const name of Object.keys(this.namedGroups)) result[name] = this.group(name)
		return result
	}
	groupCount() {
		return this.patternGroupCount
	}
	loadGroup(group) {
		if (!Number.isInteger(group) || group < 0 || group > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group}`)
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted")
		if (group === 0 || this.hasGroups) return
		const end = this.matcherInputLength
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState)
		if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data")
		this.groups = res[1]
		this.hasGroups = true
	}
	matches() {
		return this.genMatch(0, RE2Flags.ANCHOR_BOTH)
	}
	lookingAt() {
		return this.genMatch(0, RE2Flags.ANCHOR_START)
	}
	find(start = null) {
		if (start !== null) {
			if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`)
			this.reset()
			return this.genMatch(start, 0)
		}
		start = 0
		if (this.hasMatch) {
			start = this.groups[1]
			if (this.groups[0] === this.groups[1]) {
				const r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start)
				if (r < 0) start++
				else start += r & 7
			}
		}
		return this.genMatch(start, RE2Flags.UNANCHORED)
	}
	genMatch(startByte, anchor) {
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState)
		if (!res[0]) {
			this.hasMatch = false
			return false
		}
		this.groups = res[1]
		this.hasMatch = true
		this.hasGroups = this.patternGroupCount === 0
		this.anchorFlag = anchor
		return true
	}
	substring(start, end) {
		if (this.matcherInput.isUTF8Encoding()) return Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end))
		return this.matcherInput.asCharSequence().substring(start, end).toString()
	}
	inputLength() {
		return this.matcherInputLength
	}
	appendReplacement(replacement, javaMode = false) {
		let res = ""
		const s = this.start()
		const e = this.end()
		if (this.appendPos < s) res += this.substring(this.appendPos, s)
		this.appendPos = e
		res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement)
		return res
	}
	appendReplacementInternalJava(replacement) {
		let res = ""
		let last = 0
		const m = replacement.length
		let i = 0
		while (i < m) {
			const cCode = replacement.codePointAt(i)
			if (cCode === Codepoint.CODES["\\"]) {
				if (last < i) res += replacement.substring(last, i)
				i++
				if (i >= m) throw new RE2JSGroupException("character to be escaped is missing")
				last = i
				i++
				continue
			}
			if (cCode === Codepoint.CODES["$"]) {
				if (last < i) res += replacement.substring(last, i)
				if (i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing")
				const nextCode = replacement.codePointAt(i + 1)
				if (Codepoint.CODES["0"] <= nextCode && nextCode <= Codepoint.CODES["9"]) {
					let n = nextCode - Codepoint.CODES["0"]
					let j = i + 2
					for (; j < m; j++) {
						const digit = replacement.codePointAt(j)
						if (digit < Codepoint.CODES["0"] || digit > Codepoint.CODES["9"] || n * 10 + digit - Codepoint.CODES["0"] > this.patternGroupCount) break
						n = n * 10 + digit - Codepoint.CODES["0"]
					}
					if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`)
					const group = this.group(n)
					if (group !== null) res += group
					i = j
					last = i
				} else if (nextCode === Codepoint.CODES["{"]) {
					let j = i + 2
					while (j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"]) j++
					if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'")
					const groupName = replacement.substring(i + 2, j)
					const groupVal = this.group(groupName)
					if (groupVal !== null) res += groupVal
					i = j + 1
					last = i
				} else throw new RE2JSGroupException("Illegal group reference")
				continue
			}
			i++
		}
		if (last < m) res += replacement.substring(last, m)
		return res
	}
	appendReplacementInternalJs(replacement) {
		const isDigit = c => c >= 48 && c <= 57
		const groupCount = this.patternGroupCount
		let res = ""
		let i = 0
		while (i < replacement.length) {
			const dollar = replacement.indexOf("$", i)
			if (dollar < 0) break
			res += replacement.substring(i, dollar)
			i = dollar
			const c = replacement.charCodeAt(i + 1)
			if (c === Codepoint.CODES["$"]) {
				res += "$"
				i += 2
			} else if (c === Codepoint.CODES["&"]) {
				res += this.group(0)
				i += 2
			} else if (c === Codepoint.CODES["`"]) {
				res += this.substring(0, this.start(0))
				i += 2
			} else if (c === Codepoint.CODES["'"]) {
				res += this.substring(this.end(0), this.matcherInputLength)
				i += 2
			} else if (isDigit(c)) {
				let digits = 1
				let index = c - 48
				const c2 = replacement.charCodeAt(i + 2)
				if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount) {
					digits = 2
					index = index * 10 + c2 - 48
				}
				if (index >= 1 && index <= groupCount) {
					const group = this.group(index)
					if (group !== null) res += group
				} else res += replacement.substring(i, i + 1 + digits)
				i += 1 + digits
			} else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
				const gt = replacement.indexOf(">", i + 2)
				if (gt < 0) {
					res += "$<"
					i += 2
				} else {
					const name = replacement.substring(i + 2, gt)
					if (Object.hasOwn(this.namedGroups, name)) {
						const group = this.group(name)
						if (group !== null) res += group
					}
					i = gt + 1
				}
			} else {
				res += "$"
				i += 1
			}
		}
		return res + replacement.substring(i)
	}
	appendTail() {
		return this.substring(this.appendPos, this.matcherInputLength)
	}
	replaceAll(replacement, javaMode = false) {
		return this.replace(replacement, true, javaMode)
	}
	replaceFirst(replacement, javaMode = false) {
		return this.replace(replacement, false, javaMode)
	}
	replace(replacement, all = true, javaMode = false) {
		let res = ""
		this.reset()
		const isFunc = typeof replacement === "function"
		let originalInput = null
		if (isFunc) {
			if (this.groupCount() >= Matcher.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function")
			originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence()
		}
		while (this.find()) {
			res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode)
			if (!all) break
		}
		res += this.appendTail()
		return res
	}
	appendReplacementFunc(replacer, originalInput) {
		let res = ""
		const s = this.start()
		const e = this.end()
		if (this.appendPos < s) res += this.substring(this.appendPos, s)
		this.appendPos = e
		const args = this.matchArray()
		args.push(s, originalInput)
		if (this.hasNamedGroups) args.push(this.namedGroupsObject())
		res += String(replacer(...args))
		return res
	}
	matchArray() {
		const result = [this.group(0)]
		for (let i = 1; i <= this.patternGroupCount; i++) {
			const group = this.group(i)
			result.push(group === null ? void 0 : group)
		}
		return result
	}
	namedGroupsObject() {
		if (!this.hasNamedGroups) return
		const result = this.getNamedGroups()
		for (const name in result) if (result[name] === null) result[name] = void 0
		return result
	}
}
var Inst = class Inst {
	static ALT = 1
	static ALT_MATCH = 2
	static CAPTURE = 3
	static EMPTY_WIDTH = 4
	static FAIL = 5
	static MATCH = 6
	static NOP = 7
	static RUNE = 8
	static RUNE1 = 9
	static RUNE_ANY = 10
	static RUNE_ANY_NOT_NL = 11
	static LB_WRITE = 12
	static LB_CHECK = 13
	static isRuneOp(op) {
		return Inst.RUNE <= op && op <= Inst.RUNE_ANY_NOT_NL
	}
	static escapeRunes(runes) {
		let out = '"'
		for (let rune of runes) out += Utils.escapeRune(rune)
		out += '"'
		return out
	}
	constructor(op) {
		this.op = op
		this.out = 0
		this.arg = 0
		this.runes = new Int32Array(0)
		this.next = null
	}
	matchRune(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0]
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r)
			return r === r0
		}
		const len = this.runes.length
		if (len === 0) return false
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return false
				if (r <= this.runes[j + 1]) return true
			}
			return false
		}
		let base = 0
		let n = len >> 1
		while (n > 1) {
			const half = n >> 1
			base += this.runes[(base + half) << 1] <= r ? half : 0
			n -= half
		}
		base += this.runes[base << 1] <= r ? 1 : 0
		const m = base - 1
		return m >= 0 && r <= this.runes[(m << 1) | 1]
	}
	matchRunePos(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0]
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r) ? 0 : -1
			return r === r0 ? 0 : -1
		}
		const len = this.runes.length
		if (len === 0) return -1
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return -1
				if (r <= this.runes[j + 1]) return Math.floor(j / 2)
			}
			return -1
		}
		let base = 0
		let n = len >> 1
		while (n > 1) {
			const half = n >> 1
			base += this.runes[(base + half) << 1] <= r ? half : 0
			n -= half
		}
		base += this.runes[base << 1] <= r ? 1 : 0
		const m = base - 1
		return m >= 0 && r <= this.runes[(m << 1) | 1] ? m : -1
	}
	toString() {
		switch (this.op) {
			case Inst.ALT:
				return `alt -> ${this.out}, ${this.arg}`
			case Inst.ALT_MATCH:
				return `altmatch -> ${this.out}, ${this.arg}`
			case Inst.CAPTURE:
				return `cap ${this.arg} -> ${this.out}`
			case Inst.EMPTY_WIDTH:
				return `empty ${this.arg} -> ${this.out}`
			case Inst.MATCH:
				return `match${this.arg !== 0 ? ` ${this.arg}` : ""}`
			case Inst.FAIL:
				return "fail"
			case Inst.NOP:
				return `nop -> ${this.out}`
			case Inst.LB_WRITE:
				return `lbwrite ${this.arg} -> ${this.out}`
			case Inst.LB_CHECK:
				return `lbcheck ${this.arg} -> ${this.out}`
			case Inst.RUNE:
				if (this.runes === null) return "rune <null>"
				return ["rune ", Inst.escapeRunes(this.runes), (this.arg & RE2Flags.FOLD_CASE) !== 0 ? "/i" : "", " -> ", this.out].join("")
			case Inst.RUNE1:
				return `rune1 ${Inst.escapeRunes(this.runes)} -> ${this.out}`
			case Inst.RUNE_ANY:
				return `any -> ${this.out}`
			case Inst.RUNE_ANY_NOT_NL:
				return `anynotnl -> ${this.out}`
			default:
				throw new Error("unhandled case in Inst.toString")
		}
	}
}
var Queue = class Queue {
	constructor(numInst) {
		this.sparse = new Int32Array(numInst)
		this.densePcs = new Int32Array(numInst)
		this.denseCaps = null
		this.size = 0
		this.ncap = 0
		this.mainThreads = 0
	}
	static INITIAL_THREADS = 32
	init(ncap) {
		this.ncap = ncap
		const needed = Math.min(this.densePcs.length, Queue.INITIAL_THREADS) * ncap
		if (!this.denseCaps || this.denseCaps.length < needed) this.denseCaps = new Int32Array(needed)
	}
	growCaps(needed) {
		const limit = this.densePcs.length * this.ncap
		const grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)))
		grown.set(this.denseCaps)
		this.denseCaps = grown
	}
	contains(pc) {
		const j = this.sparse[pc]
		return j < this.size && this.densePcs[j] === pc
	}
	isEmpty() {
		return this.size === 0
	}
	add(pc) {
		const j = this.size++
		this.sparse[pc] = j
		this.densePcs[j] = pc
		return j
	}
	clear() {
		this.size = 0
		this.mainThreads = 0
	}
	toString() {
		let out = "{"
		for (let i = 0; i < this.size; i++) {
			if (i !== 0) out += ", "
			out += this.densePcs[i]
		}
		out += "}"
		return out
	}
}
var LookbehindState = class {
	constructor(prog) {
		this.pos = -1
		this.pcs = new Int32Array(prog.numInst())
		this.size = 0
		this.lbTable = new Int32Array(prog.numLb + 1)
	}
	reset() {
		this.pos = -1
		this.size = 0
	}
}
var Machine = class Machine {
	static fromRE2(re2) {
		const m = new Machine()
		m.prog = re2.prog
		m.re2 = re2
		m.q0 = new Queue(m.prog.numInst())
		m.q1 = new Queue(m.prog.numInst())
		m.addStack = new Int32Array(2 * (m.prog.numInst() + 1))
		m.matched = false
		m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap)
		m.ncap = 0
		return m
	}
	constructor() {
		this.prog = null
		this.re2 = null
		this.q0 = null
		this.q1 = null
		this.addStack = null
		this.matched = false
		this.matchcap = null
		this.ncap = 0
		this.lbTable = null
	}
	init(ncap) {
		this.ncap = ncap
		if (ncap > this.matchcap.length) this.matchcap = new Int32Array(ncap).fill(-1)
		else this.matchcap.fill(-1)
		this.q0.init(ncap)
		this.q1.init(ncap)
		if (this.prog.numLb > 0) {
			if (!this.lbTable || this.lbTable.length < this.prog.numLb + 1) this.lbTable = new Int32Array(this.prog.numLb + 1)
			this.lbTable.fill(-1)
		}
	}
	submatches() {
		if (this.ncap === 0) return Utils.emptyInts()
		return Utils.toArray(this.matchcap.subarray(0, this.ncap))
	}
	match(input, pos, anchor, lbState = null) {
		const startCond = this.re2.cond
		if (startCond === Utils.EMPTY_ALL) return false
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false
		this.matched = false
		this.matchcap.fill(-1)
		const hasLookbehinds = this.prog.numLb > 0
		const matchStartPos = pos
		let currentPos = pos
		let resumeLookbehinds = false
		if (hasLookbehinds) {
			if (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos) {
				currentPos = lbState.pos
				resumeLookbehinds = true
			} else currentPos = 0
		}
		let saveLookbehinds = hasLookbehinds && lbState !== null
		let runq = this.q0
		let nextq = this.q1
		let r = input.step(currentPos)
		let rune = r >> 3
		let width = r & 7
		let rune1 = -1
		let width1 = 0
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width)
			rune1 = r >> 3
			width1 = r & 7
		}
		let flag
		if (currentPos === 0) flag = Utils.emptyOpContext(-1, rune)
		else flag = input.context(currentPos)
		if (hasLookbehinds) {
			if (resumeLookbehinds) this.restoreLookbehinds(lbState, runq, flag)
			else this.spawnLookbehinds(runq, currentPos, flag)
		}
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break
				if (this.matched) break
				if (this.prog.numLb === 0 && runq.isEmpty() && !(this.re2.prefix.length === 0) && rune1 !== this.re2.prefixRune && input.canCheckPrefix()) {
					const advance = input.index(this.re2, currentPos)
					if (advance < 0) break
					currentPos += advance
					r = input.step(currentPos)
					rune = r >> 3
					width = r & 7
					r = input.step(currentPos + width)
					rune1 = r >> 3
					width1 = r & 7
					flag = input.context(currentPos)
				}
			}
			if (currentPos >= matchStartPos) {
				if (saveLookbehinds) {
					this.saveLookbehinds(lbState, runq, currentPos)
					saveLookbehinds = false
				}
				if (!this.matched && (currentPos === 0 || anchor === RE2Flags.UNANCHORED)) {
					if (this.ncap > 0) this.matchcap[0] = currentPos
					this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag)
				}
			}
			const nextPos = currentPos + width
			flag = input.context(nextPos)
			this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input.endPos())
			if (width === 0) break
			if (this.ncap === 0 && this.matched) break
			currentPos += width
			rune = rune1
			width = width1
			if (rune !== -1) {
				r = input.step(currentPos + width)
				rune1 = r >> 3
				width1 = r & 7
			}
			const tmpq = runq
			runq = nextq
			nextq = tmpq
		}
		runq.clear()
		nextq.clear()
		return this.matched
	}
	matchSet(input, pos, anchor) {
		const startCond = this.re2.cond
		if (startCond === Utils.EMPTY_ALL) return []
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return []
		let currentPos = this.prog.numLb > 0 ? 0 : pos
		let matchStartPos = pos
		let runq = this.q0
		let nextq = this.q1
		let r = input.step(currentPos)
		let rune = r >> 3
		let width = r & 7
		let rune1 = -1
		let width1 = 0
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width)
			rune1 = r >> 3
			width1 = r & 7
		}
		let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos)
		const matches = new Set()
		if (this.prog.numLb > 0) this.spawnLookbehinds(runq, currentPos, flag)
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break
			}
			if (currentPos === 0 || anchor === RE2Flags.UNANCHORED) {
				if (currentPos >= matchStartPos) this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag)
			}
			const nextPos = currentPos + width
			flag = input.context(nextPos)
			for (let j = 0; j < runq.size; j++) {
				const pc = runq.densePcs[j]
				const i = this.prog.inst[pc]
				const capOffset = j * this.ncap
				let add = false
				switch (i.op) {
					case Inst.MATCH:
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input.endPos()) break
						matches.add(i.arg)
						break
					case Inst.RUNE:
						add = i.matchRune(rune)
						break
					case Inst.RUNE1:
						add = rune === i.runes[0]
						break
					case Inst.RUNE_ANY:
						add = true
						break
					case Inst.RUNE_ANY_NOT_NL:
						add = rune !== 10
						break
					default:
						continue
				}
				if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag)
			}
			runq.clear()
			if (width === 0) break
			currentPos += width
			rune = rune1
			width = width1
			if (rune !== -1) {
				r = input.step(currentPos + width)
				rune1 = r >> 3
				width1 = r & 7
			}
			const tmpq = runq
			runq = nextq
			nextq = tmpq
		}
		nextq.clear()
		return Array.from(matches).sort((a, b) => a - b)
	}
	step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
		const longest = this.re2.longest
		for (let j = 0; j < runq.size; j++) {
			const pc = runq.densePcs[j]
			const capOffset = j * this.ncap
			if (longest && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue
			const i = this.prog.inst[pc]
			let add = false
			switch (i.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break
					if (this.ncap > 0 && (!longest || !this.matched || this.matchcap[1] < pos)) {
						runq.denseCaps[capOffset + 1] = pos
						for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k]
					}
					if (!longest) runq.size = 0
					this.matched = true
					break
				case Inst.RUNE:
					add = i.matchRune(c)
					break
				case Inst.RUNE1:
					add = c === i.runes[0]
					break
				case Inst.RUNE_ANY:
					add = true
					break
				case Inst.RUNE_ANY_NOT_NL:
					add = c !== 10
					break
				default:
					continue
			}
			if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond)
		}
		runq.clear()
	}
	spawnLookbehinds(q, pos, flag) {
		for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag)
	}
	restoreLookbehinds(lbState, q, flag) {
		this.lbTable.set(lbState.lbTable)
		for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag)
	}
	saveLookbehinds(lbState, q, pos) {
		let size = 0
		for (let j = 0; j < q.size; j++) {
			const pc = q.densePcs[j]
			if (this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op)) lbState.pcs[size++] = pc
		}
		lbState.size = size
		lbState.pos = pos
		lbState.lbTable.set(this.lbTable)
	}
	add(q, pc, pos, capArray, capOffset, cond) {
		const stk = this.addStack
		let nstk = 0
		for (;;) {
			while (pc !== 0 && !q.contains(pc)) {
				const d = q.add(pc)
				const inst = this.prog.inst[pc]
				switch (inst.op) {
					case Inst.FAIL:
						pc = 0
						break
					case Inst.ALT:
					case Inst.ALT_MATCH:
						stk[nstk++] = inst.arg
						stk[nstk++] = 0
						pc = inst.out
						break
					case Inst.EMPTY_WIDTH:
						pc = (inst.arg & ~cond) === 0 ? inst.out : 0
						break
					case Inst.NOP:
						pc = inst.out
						break
					case Inst.CAPTURE:
						if (inst.arg < this.ncap) {
							stk[nstk++] = -inst.arg - 1
							stk[nstk++] = capArray[capOffset + inst.arg]
							capArray[capOffset + inst.arg] = pos
						}
						pc = inst.out
						break
					case Inst.LB_WRITE:
						this.lbTable[Math.abs(inst.arg)] = pos
						pc = inst.out
						break
					case Inst.LB_CHECK:
						if (inst.arg > 0) pc = this.lbTable[inst.arg] === pos ? inst.out : 0
						else pc = this.lbTable[-inst.arg] !== pos ? inst.out : 0
						break
					case Inst.MATCH:
					case Inst.RUNE:
					case Inst.RUNE1:
					case Inst.RUNE_ANY:
					case Inst.RUNE_ANY_NOT_NL:
						if (this.prog.lbInst[pc] === 0) q.mainThreads++
						if (this.ncap > 0) {
							const destOffset = d * this.ncap
							if (destOffset + this.ncap > q.denseCaps.length) q.growCaps(destOffset + this.ncap)
							for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c]
						}
						pc = 0
						break
					default:
						throw new RE2JSInternalException("unhandled")
				}
			}
			if (nstk === 0) return
			nstk -= 2
			const entry = stk[nstk]
			if (entry < 0) {
				capArray[capOffset - entry - 1] = stk[nstk + 1]
				pc = 0
			} else pc = entry
		}
	}
}
const hashState = (pcs, flag, ids) => {
	let h = -2128831035
	for (let i = 0; i < pcs.length; i++) {
		h ^= pcs[i]
		h = Math.imul(h, 16777619)
	}
	h ^= flag
	h = Math.imul(h, 16777619)
	for (let i = 0; i < ids.length; i++) {
		h ^= ids[i]
		h = Math.imul(h, 16777619)
	}
	return h
}
const arraysEqual = (a, b) => {
	if (a.length !== b.length) return false
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
	return true
}
const isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids)
const NO_IDS = []
const END_TEXT = -1
var DFAState = class {
	constructor(nfaStates, flag, matchIDs) {
		this.nfaStates = nfaStates
		this.flag = flag
		this.isMatch = (flag & DFA.FLAG_MATCH) !== 0
		this.matchIDs = matchIDs
		this.next = null
		this.nextAnchored = null
	}
}
var DFA = class DFA {
	static FLAG_EMPTY_MASK = 255
	static FLAG_MATCH = 256
	static FLAG_LAST_WORD = 512
	static FLAG_NEED_SHIFT = 16
	static STATE_OVERHEAD = 150
	static ARRAY_OVERHEAD = 40
	static ELEMENT_SIZE = 8
	static TABLE_OVERHEAD = 48
	static PROGRESS_PER_STATE = 10
	constructor(prog, maxMem = 8388608) {
		this.prog = prog
		this.maxMem = maxMem
		this.stateCache = new Map()
		this.stateCount = 0
		this.startStates = new Map()
		this.failed = false
		for (let pc = 0; pc < prog.numInst(); pc++) {
			const op = prog.getInst(pc).op
			if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
				this.failed = true
				break
			}
		}
		this.computeRuneClasses()
		this.stateBudget = maxMem
		this.memBudget = maxMem
	}
	computeRuneClasses() {
		const bounds = new Set()
		const addRange = (lo, hi) => {
			bounds.add(lo)
			bounds.add(hi + 1)
		}
		for (let pc = 0; pc < this.prog.numInst(); pc++) {
			const inst = this.prog.getInst(pc)
			switch (inst.op) {
				case Inst.RUNE:
				case Inst.RUNE1:
					if (inst.runes.length === 1) {
						addRange(inst.runes[0], inst.runes[0])
						if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f)
					} else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1])
					break
				case Inst.RUNE_ANY_NOT_NL:
					addRange(10, 10)
					break
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0) addRange(10, 10)
					if ((inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0) {
						addRange(48, 57)
						addRange(65, 90)
						addRange(95, 95)
						addRange(97, 122)
					}
			}
		}
		bounds.delete(0)
		this.classBounds = Int32Array.from(bounds).sort()
		this.numClasses = this.classBounds.length + 1
		const latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1)
		for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r)
		this.latin1Class = latin1Class
	}
	runeClass(r) {
		if (r <= Unicode.MAX_LATIN1) return this.latin1Class[r]
		return this.searchClass(r)
	}
	searchClass(r) {
		const bounds = this.classBounds
		let lo = 0
		let hi = bounds.length
		while (lo < hi) {
			const mid = (lo + hi) >> 1
			if (bounds[mid] <= r) lo = mid + 1
			else hi = mid
		}
		return lo
	}
	closure(pcs, flag) {
		const closure = new Set()
		const stack = Array.from(pcs)
		let needflags = 0
		while (stack.length > 0) {
			const pc = stack.pop()
			if (pc === 0 || closure.has(pc)) continue
			closure.add(pc)
			const inst = this.prog.getInst(pc)
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					stack.push(inst.out)
					stack.push(inst.arg)
					break
				case Inst.NOP:
				case Inst.CAPTURE:
					stack.push(inst.out)
					break
				case Inst.EMPTY_WIDTH:
					needflags |= inst.arg
					if ((inst.arg & ~flag) === 0) stack.push(inst.out)
			}
		}
		return {pcs: Array.from(closure).sort((a, b) => a - b), needflags}
	}
	getState(pcs, flag, ids) {
		const hash = hashState(pcs, flag, ids)
		const cached = this.stateCache.get(hash)
		if (cached instanceof DFAState) {
			if (isState(cached, pcs, flag, ids)) return cached
		} else if (cached !== void 0) {
			for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i]
		}
		const cost = DFA.stateCost(pcs, ids)
		if (this.memBudget < cost) return null
		this.memBudget -= cost
		const state = new DFAState(pcs, flag, ids)
		if (cached === void 0) this.stateCache.set(hash, state)
		else if (cached instanceof DFAState) this.stateCache.set(hash, [cached, state])
		else cached.push(state)
		this.stateCount++
		return state
	}
	static stateCost(pcs, ids) {
		const idsCost = ids.length === 0 ? 0 : DFA.ARRAY_OVERHEAD + DFA.ELEMENT_SIZE * ids.length
		return DFA.STATE_OVERHEAD + DFA.ELEMENT_SIZE * pcs.length + idsCost
	}
	*cachedStates() {
		for (const cached of this.stateCache.values())
			if (cached instanceof DFAState) yield cached
			else yield* cached
	}
	makeState(pcs, flag, ids) {
		const closure = this.closure(pcs, flag & DFA.FLAG_EMPTY_MASK)
		let stateFlag = flag
		if (closure.needflags === 0) stateFlag &= DFA.FLAG_MATCH
		stateFlag |= closure.needflags << DFA.FLAG_NEED_SHIFT
		return this.getState(closure.pcs, stateFlag, ids)
	}
	allocTable(state, anchor) {
		const size = this.numClasses + 1
		const cost = DFA.TABLE_OVERHEAD + DFA.ELEMENT_SIZE * size
		if (this.memBudget < cost) return null
		this.memBudget -= cost
		const table = new Array(size).fill(null)
		if (anchor === RE2Flags.UNANCHORED) state.next = table
		else state.nextAnchored = table
		return table
	}
	clearCache() {
		this.stateCache.clear()
		this.stateCount = 0
		this.startStates.clear()
		this.memBudget = this.stateBudget
	}
	resetCache(current) {
		this.clearCache()
		return this.getState(current.nfaStates, current.flag, current.matchIDs)
	}
	step(state, cls, rune, anchor) {
		let table = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored
		if (table !== null) {
			const cached = table[cls]
			if (cached !== null) return cached
		} else {
			table = this.allocTable(state, anchor)
			if (table === null) return null
		}
		const needflag = state.flag >>> DFA.FLAG_NEED_SHIFT
		const oldbeforeflag = state.flag & DFA.FLAG_EMPTY_MASK
		let beforeflag = oldbeforeflag
		let afterflag = 0
		if (rune === 10) {
			beforeflag |= Utils.EMPTY_END_LINE
			afterflag |= Utils.EMPTY_BEGIN_LINE
		}
		if (rune === END_TEXT) beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT
		const islastword = (state.flag & DFA.FLAG_LAST_WORD) !== 0
		const isword = rune !== END_TEXT && Utils.isWordRune(rune)
		beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY
		let pcs = state.nfaStates
		if ((beforeflag & ~oldbeforeflag & needflag) !== 0) pcs = this.closure(pcs, beforeflag).pcs
		const nextPCs = []
		let ismatch = false
		let ids = NO_IDS
		for (let i = 0; i < pcs.length; i++) {
			const inst = this.prog.getInst(pcs[i])
			if (inst.op === Inst.MATCH) {
				if (!ismatch) {
					ismatch = true
					ids = []
				}
				ids.push(inst.arg)
			} else if (rune !== END_TEXT && Inst.isRuneOp(inst.op) && inst.matchRune(rune)) nextPCs.push(inst.out)
		}
		if (ids.length > 1) ids.sort((a, b) => a - b)
		if (anchor === RE2Flags.UNANCHORED && rune !== END_TEXT) nextPCs.push(this.prog.start)
		let flag = afterflag
		if (ismatch) flag |= DFA.FLAG_MATCH
		if (isword) flag |= DFA.FLAG_LAST_WORD
		const nextState = this.makeState(nextPCs, flag, ids)
		if (nextState === null) return null
		table[cls] = nextState
		return nextState
	}
	start(input, pos) {
		const context = input.context(pos)
		let flags
		if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE
		else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE
		else {
			const r = input.step(pos)
			const nextIsWord = r >= 0 && Utils.isWordRune(r >> 3)
			flags = ((context & Utils.EMPTY_WORD_BOUNDARY) !== 0) !== nextIsWord ? DFA.FLAG_LAST_WORD : 0
		}
		let state = this.startStates.get(flags)
		if (state === void 0) {
			state = this.makeState([this.prog.start], flags, NO_IDS)
			if (state === null) {
				this.clearCache()
				state = this.makeState([this.prog.start], flags, NO_IDS)
				if (state === null) return null
			}
			this.startStates.set(flags, state)
		}
		return state
	}
	stepOrReset(state, cls, rune, anchor, pos, search) {
		let next = this.step(state, cls, rune, anchor)
		if (next !== null) return next
		if (search.resetPos >= 0 && pos - search.resetPos < DFA.PROGRESS_PER_STATE * this.stateCount) return null
		search.resetPos = pos
		const restored = this.resetCache(state)
		if (restored === null) return null
		next = this.step(restored, cls, rune, anchor)
		return next
	}
	run(input, pos, anchor, state, onMatch) {
		const endPos = input.endPos()
		const latin1Class = this.latin1Class
		const unanchored = anchor === RE2Flags.UNANCHORED
		const search = {resetPos: -1}
		let i = pos
		while (i < endPos) {
			const r = input.step(i)
			const rune = r >> 3
			const width = r & 7
			if (width === 0) break
			const cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune)
			let next = unanchored && state.next !== null ? state.next[cls] : null
			if (next === null) {
				next = this.stepOrReset(state, cls, rune, anchor, i, search)
				if (next === null) return null
			}
			state = next
			if (state.isMatch && onMatch(state, false)) return true
			if (!unanchored && state.nfaStates.length === 0) return false
			i += width
		}
		state = this.stepOrReset(state, this.numClasses, END_TEXT, anchor, i, search)
		if (state === null) return null
		return state.isMatch && onMatch(state, true)
	}
	match(input, pos, anchor) {
		if (this.failed) return null
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false
		const startState = this.start(input, pos)
		if (startState === null) return null
		return this.run(input, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd)
	}
	matchSet(input, pos, anchor) {
		if (this.failed) return null
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return []
		const startState = this.start(input, pos)
		if (startState === null) return null
		const matches = new Set()
		const collect = (state, atEnd) => {
			if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k])
			return false
		}
		if (this.run(input, pos, anchor, startState, collect) === null) return null
		return Array.from(matches).sort((a, b) => a - b)
	}
}
const VISITED_BITS = 32
const MAX_BACKTRACK_PROG = 500
const INITIAL_JOB_CAPACITY = 256
const MAX_BACKTRACK_VECTOR = 262144
var BitState = class {
	constructor() {
		this.end = 0
		this.cap = new Int32Array(0)
		this.matchcap = new Int32Array(0)
		this.ncap = 0
		this.jobPc = new Int32Array(INITIAL_JOB_CAPACITY)
		this.jobArg = new Uint8Array(INITIAL_JOB_CAPACITY)
		this.jobPos = new Int32Array(INITIAL_JOB_CAPACITY)
		this.jobLen = 0
		this.visited = new Uint32Array(0)
	}
	reset(prog, end, ncap) {
		this.end = end
		this.jobLen = 0
		this.ncap = ncap
		const visitedSize = (prog.numInst() * (end + 1) + VISITED_BITS - 1) >>> 5
		if (this.visited.length < visitedSize) this.visited = new Uint32Array(visitedSize)
		else this.visited.fill(0, 0, visitedSize)
		if (this.cap.length < ncap) this.cap = new Int32Array(ncap).fill(-1)
		else this.cap.fill(-1, 0, ncap)
		if (this.matchcap.length < ncap) this.matchcap = new Int32Array(ncap).fill(-1)
		else this.matchcap.fill(-1, 0, ncap)
	}
	shouldVisit(pc, pos) {
		const n = pc * (this.end + 1) + pos
		const idx = n >>> 5
		const mask = 1 << (n & 31)
		if ((this.visited[idx] & mask) !== 0) return false
		this.visited[idx] |= mask
		return true
	}
	push(re2, pc, pos, arg) {
		if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
			if (this.jobLen >= this.jobPc.length) {
				const newSize = this.jobPc.length * 2
				const newPc = new Int32Array(newSize)
				newPc.set(this.jobPc)
				this.jobPc = newPc
				const newArg = new Uint8Array(newSize)
				newArg.set(this.jobArg)
				this.jobArg = newArg
				const newPos = new Int32Array(newSize)
				newPos.set(this.jobPos)
				this.jobPos = newPos
			}
			this.jobPc[this.jobLen] = pc
			this.jobArg[this.jobLen] = arg ? 1 : 0
			this.jobPos[this.jobLen] = pos
			this.jobLen++
		}
	}
	tryBacktrack(re2, input, pc, pos, anchor) {
		const longest = re2.longest
		this.push(re2, pc, pos, false)
		while (this.jobLen > 0) {
			this.jobLen--
			let currentPc = this.jobPc[this.jobLen]
			let arg = this.jobArg[this.jobLen] === 1
			let currentPos = this.jobPos[this.jobLen]
			let skipShouldVisit = true
			while (true) {
				if (!skipShouldVisit) {
					if (!this.shouldVisit(currentPc, currentPos)) break
				}
				skipShouldVisit = false
				const inst = re2.prog.getInst(currentPc)
				switch (inst.op) {
					case Inst.FAIL:
						break
					case Inst.ALT:
						if (arg) {
							arg = false
							currentPc = inst.arg
							continue
						} else {
							this.push(re2, currentPc, currentPos, true)
							currentPc = inst.out
							continue
						}
					case Inst.ALT_MATCH: {
						const outInst = re2.prog.getInst(inst.out)
						if (Inst.isRuneOp(outInst.op)) {
							this.push(re2, inst.arg, currentPos, false)
							currentPc = inst.arg
							currentPos = this.end
							continue
						}
						this.push(re2, inst.out, this.end, false)
						currentPc = inst.out
						continue
					}
					case Inst.RUNE: {
						const r = input.step(currentPos)
						if (r === MachineInputBase.EOF()) break
						if (!inst.matchRune(r >> 3)) break
						currentPos += r & 7
						currentPc = inst.out
						continue
					}
					case Inst.RUNE1: {
						const r = input.step(currentPos)
						if (r === MachineInputBase.EOF()) break
						if (r >> 3 !== inst.runes[0]) break
						currentPos += r & 7
						currentPc = inst.out
						continue
					}
					case Inst.RUNE_ANY_NOT_NL: {
						const r = input.step(currentPos)
						if (r === MachineInputBase.EOF()) break
						if (r >> 3 === 10) break
						currentPos += r & 7
						currentPc = inst.out
						continue
					}
					case Inst.RUNE_ANY: {
						const r = input.step(currentPos)
						if (r === MachineInputBase.EOF()) break
						currentPos += r & 7
						currentPc = inst.out
						continue
					}
					case Inst.CAPTURE:
						if (arg) {
							this.cap[inst.arg] = currentPos
							break
						} else {
							if (inst.arg < this.ncap) {
								this.push(re2, currentPc, this.cap[inst.arg], true)
								this.cap[inst.arg] = currentPos
							}
							currentPc = inst.out
							continue
						}
					case Inst.EMPTY_WIDTH: {
						const flag = input.context(currentPos)
						if ((inst.arg & ~flag) !== 0) break
						currentPc = inst.out
						continue
					}
					case Inst.NOP:
						currentPc = inst.out
						continue
					case Inst.MATCH: {
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break
						if (this.ncap === 0) return true
						if (this.ncap > 1) this.cap[1] = currentPos
						const old = this.matchcap[1]
						if (old === -1 || (longest && currentPos > 0 && currentPos > old)) this.matchcap.set(this.cap)
						if (!longest) return true
						if (currentPos === this.end) return true
						break
					}
					case Inst.LB_WRITE:
					case Inst.LB_CHECK:
						throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions")
					default:
						throw new RE2JSInternalException("bad inst")
				}
				break
			}
		}
		return longest && this.matchcap.length > 1 && this.matchcap[1] >= 0
	}
}
const bitStatePool = []
var Backtracker = class Backtracker {
	static shouldBacktrack(prog) {
		return prog.numInst() <= MAX_BACKTRACK_PROG
	}
	static maxBitStateLen(prog) {
		if (!Backtracker.shouldBacktrack(prog)) return 0
		return Math.floor(MAX_BACKTRACK_VECTOR / prog.numInst())
	}
	static execute(re2, input, pos, anchor, ncap) {
		const startCond = re2.cond
		if (startCond === Utils.EMPTY_ALL) return null
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null
		const b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState()
		const end = input.endPos()
		b.reset(re2.prog, end, ncap)
		let matched = false
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) {
			if (b.ncap > 0) b.cap[0] = pos
			if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) matched = true
		} else {
			let width = -1
			for (; pos <= end && width !== 0; pos += width) {
				if (re2.prefix.length > 0) {
					const advance = input.index(re2, pos)
					if (advance < 0) break
					pos += advance
				}
				if (b.ncap > 0) b.cap[0] = pos
				if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) {
					matched = true
					break
				}
				const r = input.step(pos)
				width = r === MachineInputBase.EOF() ? 0 : r & 7
			}
		}
		if (!matched) {
			bitStatePool.push(b)
			return null
		}
		const result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap))
		bitStatePool.push(b)
		return result
	}
}
var QueueOnePass = class {
	constructor(size) {
		this.sparse = new Uint32Array(size)
		this.dense = new Uint32Array(size)
		this.size = 0
		this.nextIndex = 0
	}
	empty() {
		return this.nextIndex >= this.size
	}
	next() {
		return this.dense[this.nextIndex++]
	}
	clear() {
		this.size = 0
		this.nextIndex = 0
	}
	contains(u) {
		return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u
	}
	insert(u) {
		if (!this.contains(u)) this.insertNew(u)
	}
	insertNew(u) {
		if (u >= this.sparse.length) return
		this.sparse[u] = this.size
		this.dense[this.size] = u
		this.size++
	}
}
const mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
	const leftLen = leftRunes.length
	const rightLen = rightRunes.length
	let lx = 0,
		rx = 0
	const merged = []
	const next = []
	let ok = true
	let ix = -1
	const extend = isLeft => {
		const newArray = isLeft ? leftRunes : rightRunes
		const low = isLeft ? lx : rx
		const pc = isLeft ? leftPC : rightPC
		if (ix > 0 && newArray[low] <= merged[ix]) return false
		merged.push(newArray[low], newArray[low + 1])
		if (isLeft) lx += 2
		else rx += 2
		ix += 2
		next.push(pc)
		return true
	}
	while (lx < leftLen || rx < rightLen) {
		if (rx >= rightLen) ok = extend(true)
		else if (lx >= leftLen) ok = extend(false)
		else if (rightRunes[rx] < leftRunes[lx]) ok = extend(false)
		else ok = extend(true)
		if (!ok) return null
	}
	return {merged, next}
}
var OnePassProg = class {
	constructor(prog) {
		this.start = prog.start
		this.numCap = prog.numCap
		this.inst = new Array(prog.inst.length)
		for (let i = 0; i < prog.inst.length; i++) {
			const orig = prog.inst[i]
			const inst = new Inst(orig.op)
			inst.out = orig.out
			inst.arg = orig.arg
			inst.runes = orig.runes ? new Int32Array(orig.runes) : new Int32Array(0)
			inst.next = null
			this.inst[i] = inst
		}
	}
}
const onePassCopy = prog => {
	const p = new OnePassProg(prog)
	for (let pc = 0; pc < p.inst.length; pc++) {
		const inst = p.inst[pc]
		if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue
		let pAOther = "out"
		let pAAlt = "arg"
		let instAlt = p.inst[inst[pAAlt]]
		if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) {
			pAOther = "arg"
			pAAlt = "out"
			instAlt = p.inst[inst[pAAlt]]
			if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) continue
		}
		const instOther = p.inst[inst[pAOther]]
		if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue
		let pBAlt = "out"
		let pBOther = "arg"
		let patch = false
		if (instAlt.out === pc) patch = true
		else if (instAlt.arg === pc) {
			patch = true
			pBAlt = "arg"
			pBOther = "out"
		}
		if (patch) instAlt[pBAlt] = inst[pAOther]
		if (inst[pAOther] === instAlt[pBAlt]) inst[pAAlt] = instAlt[pBOther]
	}
	return p
}
const makeOnePass = p => {
	if (p.inst.length >= 1e3) return null
	const instQueue = new QueueOnePass(p.inst.length)
	const visitQueue = new QueueOnePass(p.inst.length)
	const onePassRunes = new Array(p.inst.length)
	const m = new Array(p.inst.length).fill(false)
	const check = pc => {
		let ok = true
		const inst = p.inst[pc]
		if (visitQueue.contains(pc)) return true
		visitQueue.insert(pc)
		switch (inst.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH: {
				ok = check(inst.out) && check(inst.arg)
				let matchOut = m[inst.out]
				let matchArg = m[inst.arg]
				if (matchOut && matchArg) return false
				if (matchArg) {
					const tempOut = inst.out
					inst.out = inst.arg
					inst.arg = tempOut
					const tempMatch = matchOut
					matchOut = matchArg
					matchArg = tempMatch
				}
				if (matchOut) {
					m[pc] = true
					inst.op = Inst.ALT_MATCH
				}
				const leftRunes = onePassRunes[inst.out] || []
				const rightRunes = onePassRunes[inst.arg] || []
				const mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg)
				if (!mergeRes) return false
				onePassRunes[pc] = new Int32Array(mergeRes.merged)
				inst.next = new Uint32Array(mergeRes.next)
				break
			}
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
				ok = check(inst.out)
				m[pc] = m[inst.out]
				onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : new Int32Array(0)
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out)
				break
			case Inst.MATCH:
			case Inst.FAIL:
				m[pc] = inst.op === Inst.MATCH
				break
			case Inst.RUNE: {
				m[pc] = false
				if (inst.next && inst.next.length > 0) break
				instQueue.insert(inst.out)
				if (!inst.runes || inst.runes.length === 0) {
					onePassRunes[pc] = new Int32Array(0)
					inst.next = new Uint32Array([inst.out])
					break
				}
				let runes = []
				if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0]
					runes.push(r0, r0)
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1)
					runes.sort((a, b) => a - b)
				} else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j])
				onePassRunes[pc] = new Int32Array(runes)
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out)
				inst.op = Inst.RUNE
				break
			}
			case Inst.RUNE1: {
				m[pc] = false
				if (inst.next && inst.next.length > 0) break
				instQueue.insert(inst.out)
				let runes = []
				if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0]
					runes.push(r0, r0)
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1)
					runes.sort((a, b) => a - b)
				} else runes.push(inst.runes[0], inst.runes[0])
				onePassRunes[pc] = new Int32Array(runes)
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out)
				inst.op = Inst.RUNE
				break
			}
			case Inst.RUNE_ANY:
				m[pc] = false
				if (inst.next && inst.next.length > 0) break
				instQueue.insert(inst.out)
				onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE])
				inst.next = new Uint32Array([inst.out])
				break
			case Inst.RUNE_ANY_NOT_NL:
				m[pc] = false
				if (inst.next && inst.next.length > 0) break
				instQueue.insert(inst.out)
				onePassRunes[pc] = new Int32Array([0, 9, 11, Unicode.MAX_RUNE])
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out)
		}
		return ok
	}
	instQueue.clear()
	instQueue.insert(p.start)
	while (!instQueue.empty()) {
		visitQueue.clear()
		if (!check(instQueue.next())) return null
	}
	for (let i = 0; i < p.inst.length; i++) if (onePassRunes[i]) p.inst[i].runes = onePassRunes[i]
	return p
}
const cleanupOnePass = (p, original) => {
	for (let ix = 0; ix < original.inst.length; ix++) {
		const instOriginal = original.inst[ix]
		switch (instOriginal.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH:
			case Inst.RUNE:
				break
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
			case Inst.MATCH:
			case Inst.FAIL:
				p.inst[ix].next = null
				break
			case Inst.RUNE1:
			case Inst.RUNE_ANY:
			case Inst.RUNE_ANY_NOT_NL:
				p.inst[ix].next = null
				p.inst[ix].op = instOriginal.op
				p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : new Int32Array(0)
		}
	}
}
var OnePass = class OnePass {
	static compile(prog) {
		if (prog.start === 0) return null
		if (prog.numLb > 0) return null
		const startInst = prog.inst[prog.start]
		if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null
		let hasAlt = false
		for (let i = 0; i < prog.inst.length; i++)
			if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
				hasAlt = true
				break
			}
		for (let i = 0; i < prog.inst.length; i++) {
			const inst = prog.inst[i]
			const opOut = prog.inst[inst.out].op
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null
					break
				case Inst.EMPTY_WIDTH:
					if (opOut === Inst.MATCH) {
						if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue
						return null
					}
					break
				default:
					if (opOut === Inst.MATCH && hasAlt) return null
			}
		}
		let p = onePassCopy(prog)
		p = makeOnePass(p)
		if (p !== null) cleanupOnePass(p, prog)
		return p
	}
	static next(inst, r) {
		const nextIdx = inst.matchRunePos(r)
		if (nextIdx >= 0) return inst.next[nextIdx]
		if (inst.op === Inst.ALT_MATCH) return inst.out
		return 0
	}
	static execute(re2, input, pos, anchor, ncap) {
		const onepass = re2.onepass
		if (!onepass) return null
		const matchcap = new Int32Array(ncap).fill(-1)
		let matched = false
		let r = input.step(pos)
		let rune = r >> 3
		let width = r & 7
		let r1 = MachineInputBase.EOF()
		let rune1 = -1
		let width1 = 0
		if (r !== MachineInputBase.EOF()) {
			r1 = input.step(pos + width)
			if (r1 !== MachineInputBase.EOF()) {
				rune1 = r1 >> 3
				width1 = r1 & 7
			}
		}
		let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(pos)
		let pc = onepass.start
		let inst
		while (true) {
			inst = onepass.inst[pc]
			pc = inst.out
			switch (inst.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && pos !== input.endPos()) return null
					matched = true
					if (matchcap.length > 0) {
						matchcap[0] = 0
						matchcap[1] = pos
					}
					return ncap === 0 ? [] : Utils.toArray(matchcap)
				case Inst.RUNE:
					if (!inst.matchRune(rune)) return null
					break
				case Inst.RUNE1:
					if (rune !== inst.runes[0]) return null
					break
				case Inst.RUNE_ANY:
					break
				case Inst.RUNE_ANY_NOT_NL:
					if (rune === 10) return null
					break
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pc = OnePass.next(inst, rune)
					continue
				case Inst.FAIL:
					return null
				case Inst.NOP:
					continue
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & ~flag) !== 0) return null
					continue
				case Inst.CAPTURE:
					if (inst.arg < matchcap.length) matchcap[inst.arg] = pos
					continue
				default:
					throw new RE2JSInternalException("bad inst")
			}
			if (width === 0) break
			flag = Utils.emptyOpContext(rune, rune1)
			pos += width
			rune = rune1
			width = width1
			if (rune !== -1) {
				r1 = input.step(pos + width)
				if (r1 !== MachineInputBase.EOF()) {
					rune1 = r1 >> 3
					width1 = r1 & 7
				} else {
					rune1 = -1
					width1 = 0
				}
			}
		}
		if (!matched) return null
		return ncap === 0 ? [] : Utils.toArray(matchcap)
	}
}
var Regexp = class Regexp {
	static Op = createEnum(["NO_MATCH", "EMPTY_MATCH", "LITERAL", "CHAR_CLASS", "ANY_CHAR_NOT_NL", "ANY_CHAR", "BEGIN_LINE", "END_LINE", "BEGIN_TEXT", "END_TEXT", "WORD_BOUNDARY", "NO_WORD_BOUNDARY", "CAPTURE", "STAR", "PLUS", "QUEST", "REPEAT", "CONCAT", "ALTERNATE", "PLB", "NLB", "LEFT_PAREN", "VERTICAL_BAR"])
	static isPseudoOp(op) {
		return op >= Regexp.Op.LEFT_PAREN
	}
	static emptySubs() {
		return []
	}
	static quoteIfHyphen(rune) {
		if (rune === Codepoint.CODES["-"]) return "\\"
		return ""
	}
	static fromRegexp(re) {
		const regex = new Regexp(re.op)
		regex.flags = re.flags
		regex.subs = re.subs
		regex.runes = re.runes
		regex.cap = re.cap
		regex.min = re.min
		regex.max = re.max
		regex.name = re.name
		regex.namedGroups = re.namedGroups
		regex.lb = re.lb
		return regex
	}
	constructor(op) {
		this.op = op
		this.flags = 0
		this.subs = Regexp.emptySubs()
		this.runes = new Int32Array(0)
		this.min = 0
		this.max = 0
		this.cap = 0
		this.name = null
		this.namedGroups = Object.create(null)
		this.lb = 0
	}
	reinit() {
		this.flags = 0
		this.subs = Regexp.emptySubs()
		this.runes = new Int32Array(0)
		this.cap = 0
		this.min = 0
		this.max = 0
		this.name = null
		this.namedGroups = Object.create(null)
		this.lb = 0
	}
	toString() {
		return this.appendTo()
	}
	appendTo() {
		let out = ""
		switch (this.op) {
			case Regexp.Op.NO_MATCH:
				out += "[^\\x00-\\x{10FFFF}]"
				break
			case Regexp.Op.EMPTY_MATCH:
				out += "(?:)"
				break
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
			case Regexp.Op.REPEAT: {
				const sub = this.subs[0]
				if (sub.op > Regexp.Op.CAPTURE || (sub.op === Regexp.Op.LITERAL && sub.runes.length > 1)) out += `(?:${sub.appendTo()})`
				else out += sub.appendTo()
				switch (this.op) {
					case Regexp.Op.STAR:
						out += "*"
						break
					case Regexp.Op.PLUS:
						out += "+"
						break
					case Regexp.Op.QUEST:
						out += "?"
						break
					case Regexp.Op.REPEAT:
						out += `{${this.min}`
						if (this.min !== this.max) {
							out += ","
							if (this.max >= 0) out += this.max
						}
						out += "}"
				}
				if ((this.flags & RE2Flags.NON_GREEDY) !== 0) out += "?"
				break
			}
			case Regexp.Op.CONCAT:
				for (let sub of this.subs)
					if (sub.op === Regexp.Op.ALTERNATE) out += `(?:${sub.appendTo()})`
					else out += sub.appendTo()
				break
			case Regexp.Op.ALTERNATE: {
				let sep = ""
				for (let sub of this.subs) {
					out += sep
					sep = "|"
					out += sub.appendTo()
				}
				break
			}
			case Regexp.Op.LITERAL:
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += "(?i:"
				for (let rune of this.runes) out += Utils.escapeRune(rune)
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += ")"
				break
			case Regexp.Op.ANY_CHAR_NOT_NL:
				out += "(?-s:.)"
				break
			case Regexp.Op.ANY_CHAR:
				out += "(?s:.)"
				break
			case Regexp.Op.PLB:
				out += `(?<=${this.subs[0].appendTo()})`
				break
			case Regexp.Op.NLB:
				out += `(?<!${this.subs[0].appendTo()})`
				break
			case Regexp.Op.CAPTURE:
				if (this.name === null || this.name.length === 0) out += "("
				else out += `(?P<${this.name}>`
				if (this.subs[0].op !== Regexp.Op.EMPTY_MATCH) out += this.subs[0].appendTo()
				out += ")"
				break
			case Regexp.Op.BEGIN_TEXT:
				out += "\\A"
				break
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== 0) out += "(?-m:$)"
				else out += "\\z"
				break
			case Regexp.Op.BEGIN_LINE:
				out += "^"
				break
			case Regexp.Op.END_LINE:
				out += "$"
				break
			case Regexp.Op.WORD_BOUNDARY:
				out += "\\b"
				break
			case Regexp.Op.NO_WORD_BOUNDARY:
				out += "\\B"
				break
			case Regexp.Op.CHAR_CLASS:
				if (this.runes.length % 2 !== 0) {
					out += "[invalid char class]"
					break
				}
				out += "["
				if (this.runes.length === 0) out += "^\\x00-\\x{10FFFF}"
				else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
					out += "^"
					for (let i = 1; i < this.runes.length - 1; i += 2) {
						const lo = this.runes[i] + 1
						const hi = this.runes[i + 1] - 1
						out += Regexp.quoteIfHyphen(lo)
						out += Utils.escapeRune(lo)
						if (lo !== hi) {
							out += "-"
							out += Regexp.quoteIfHyphen(hi)
							out += Utils.escapeRune(hi)
						}
					}
				} else
					for (let i = 0; i < this.runes.length; i += 2) {
						const lo = this.runes[i]
						const hi = this.runes[i + 1]
						out += Regexp.quoteIfHyphen(lo)
						out += Utils.escapeRune(lo)
						if (lo !== hi) {
							out += "-"
							out += Regexp.quoteIfHyphen(hi)
							out += Utils.escapeRune(hi)
						}
					}
				out += "]"
				break
			default:
				out += this.op
		}
		return out
	}
	maxCap() {
		let m = 0
		if (this.op === Regexp.Op.CAPTURE) m = this.cap
		if (this.subs !== null)
			for (let sub of this.subs) {
				const n = sub.maxCap()
				if (m < n) m = n
			}
		return m
	}
	equals(that) {
		if (!(that !== null && that instanceof Regexp)) return false
		if (this.op !== that.op) return false
		switch (this.op) {
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return false
				break
			case Regexp.Op.LITERAL:
			case Regexp.Op.CHAR_CLASS:
				if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return false
				if (this.runes === null && that.runes === null) break
				if (this.runes === null || that.runes === null) return false
				if (this.runes.length !== that.runes.length) return false
				for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return false
				break
			case Regexp.Op.ALTERNATE:
			case Regexp.Op.CONCAT:
				if (this.subs.length !== that.subs.length) return false
				for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return false
				break
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return false
				break
			case Regexp.Op.REPEAT:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return false
				break
			case Regexp.Op.CAPTURE:
				if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return false
				break
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
				if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return false
		}
		return true
	}
}
var RegexpWalker = class {
	static walk(root, handler) {
		const stack = []
		let re = root
		let result
		for (;;) {
			if (re.subs.length === 0) result = handler.leaf(re)
			else {
				const state = handler.enter(re)
				if (state.result === void 0) {
					stack.push({re, state, i: 0})
					re = re.subs[0]
					continue
				}
				result = state.result
			}
			for (;;) {
				if (stack.length === 0) return result
				const frame = stack[stack.length - 1]
				handler.child(frame.re, frame.state, result, frame.i)
				frame.i++
				if (frame.state.result === void 0 && frame.i < frame.re.subs.length) {
					re = frame.re.subs[frame.i]
					break
				}
				stack.pop()
				result = frame.state.result !== void 0 ? frame.state.result : handler.leave(frame.re, frame.state)
			}
		}
	}
}
var AhoCorasick = class {
	constructor(words, alphabetSize) {
		const edges = new Map()
		const parent = [0]
		const unit = [0]
		const depth = [0]
		const terminal = [0]
		for (const word of words) {
			let node = 0
			for (let i = 0; i < word.length; i++) {
				const key = node * alphabetSize + word[i]
				let child = edges.get(key)
				if (child === void 0) {
					child = parent.length
					edges.set(key, child)
					parent.push(node)
					unit.push(word[i])
					depth.push(depth[node] + 1)
					terminal.push(0)
				}
				node = child
			}
			terminal[node] = 1
		}
		const numNodes = parent.length
		const children = new Int32Array(numNodes - 1)
		for (let c = 1; c < numNodes; c++) children[c - 1] = c
		children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b])
		const childStart = new Int32Array(numNodes + 1)
		for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++
		for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n]
		const childUnit = new Int32Array(numNodes - 1)
		for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]]
		this.childStart = childStart
		this.childUnit = childUnit
		this.childNode = children
		const byDepth = new Int32Array(numNodes)
		for (let n = 0; n < numNodes; n++) byDepth[n] = n
		byDepth.sort((a, b) => depth[a] - depth[b])
		const fail = new Int32Array(numNodes)
		const match = Uint8Array.from(terminal)
		for (let k = 1; k < numNodes; k++) {
			const c = byDepth[k]
			const p = parent[c]
			if (p !== 0) {
				let f = fail[p]
				let next = this.next(f, unit[c])
				while (next < 0 && f !== 0) {
					f = fail[f]
					next = this.next(f, unit[c])
				}
				fail[c] = next >= 0 ? next : 0
			}
			match[c] |= match[fail[c]]
		}
		this.fail = fail
		this.match = match
	}
	next(node, u) {
		let lo = this.childStart[node]
		let hi = this.childStart[node + 1]
		const units = this.childUnit
		while (lo < hi) {
			const mid = (lo + hi) >> 1
			const m = units[mid]
			if (m === u) return this.childNode[mid]
			if (m < u) lo = mid + 1
			else hi = mid
		}
		return -1
	}
	advance(node, u) {
		for (;;) {
			const next = this.next(node, u)
			if (next >= 0) return next
			if (node === 0) return 0
			node = this.fail[node]
		}
	}
	searchUTF16(charSeq, start, end) {
		let node = 0
		for (let i = start; i < end; i++) {
			node = this.advance(node, charSeq.charCodeAt(i))
			if (this.match[node] === 1) return true
		}
		return false
	}
	searchUTF8(bytes, start, end) {
		let node = 0
		for (let i = start; i < end; i++) {
			node = this.advance(node, bytes[i])
			if (this.match[node] === 1) return true
		}
		return false
	}
}
var Prefilter = class Prefilter {
	static Type = {NONE: 0, EXACT: 1, AND: 2, OR: 3}
	static MAX_SCANS = 32
	static MAX_AC_UNITS = 1 << 18
	constructor(type) {
		this.type = type
		this.subs = []
		this.str = ""
		this.bytes = null
		this.cost = type === Prefilter.Type.EXACT ? 1 : 0
		this.allExact = false
		this.ac16 = null
		this.ac8 = null
	}
	automaton16() {
		if (this.ac16 === null) {
			const words = this.subs.map(s => {
				const arr = new Array(s.str.length)
				for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i)
				return arr
			})
			this.ac16 = new AhoCorasick(words, 65536)
		}
		return this.ac16
	}
	automaton8() {
		if (this.ac8 === null)
			this.ac8 = new AhoCorasick(
				this.subs.map(s => s.bytes),
				256
			)
		return this.ac8
	}
	eval(input, pos) {
		switch (this.type) {
			case Prefilter.Type.NONE:
				return true
			case Prefilter.Type.EXACT:
				return input.hasString(this, pos)
			case Prefilter.Type.AND:
				for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input, pos)) return false
				return true
			case Prefilter.Type.OR:
				if (this.allExact) return input.hasAnyString(this, pos)
				for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input, pos)) return true
				return false
			default:
				return true
		}
	}
}
var PrefilterTree = class PrefilterTree {
	static build(re) {
		if (!re) return new Prefilter(Prefilter.Type.NONE)
		return RegexpWalker.walk(re, PrefilterTree.WALKER)
	}
	static WALKER = {leaf: re => PrefilterTree.leaf(re), enter: re => PrefilterTree.enter(re), child: (re, state, result) => PrefilterTree.child(re, state, result), leave: (re, state) => PrefilterTree.leave(re, state)}
	static leaf(re) {
		if (re.op !== Regexp.Op.LITERAL) return new Prefilter(Prefilter.Type.NONE)
		if (re.runes.length === 0 || (re.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE)
		let str = ""
		for (let i = 0; i < re.runes.length; i++) {
			if (Unicode.isUnsearchable(re.runes[i])) return new Prefilter(Prefilter.Type.NONE)
			str += String.fromCodePoint(re.runes[i])
		}
		const pf = new Prefilter(Prefilter.Type.EXACT)
		pf.str = str
		pf.bytes = Utils.stringToUtf8ByteArray(pf.str)
		return pf
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.CAPTURE:
			case Regexp.Op.PLUS:
				return {sub: null}
			case Regexp.Op.REPEAT:
				if (re.min >= 1) return {sub: null}
				return {result: new Prefilter(Prefilter.Type.NONE)}
			case Regexp.Op.CONCAT:
				return {pf: new Prefilter(Prefilter.Type.AND), subs: []}
			case Regexp.Op.ALTERNATE:
				return {pf: new Prefilter(Prefilter.Type.OR), subs: []}
			default:
				return {result: new Prefilter(Prefilter.Type.NONE)}
		}
	}
	static child(re, state, s) {
		if (state.subs === void 0) {
			state.sub = s
			return
		}
		if (state.pf.type === Prefilter.Type.AND) {
			if (s.type === Prefilter.Type.NONE) return
			if (s.type === Prefilter.Type.AND) {
				for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j])
				return
			}
			state.subs.push(s)
			return
		}
		if (s.type === Prefilter.Type.NONE) {
			state.result = new Prefilter(Prefilter.Type.NONE)
			return
		}
		if (s.type === Prefilter.Type.OR) {
			for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j])
			return
		}
		state.subs.push(s)
	}
	static leave(re, state) {
		if (state.subs === void 0) return state.sub
		const pf = state.pf
		const seen = new Set()
		const subs = []
		for (const sub of state.subs) {
			if (sub.type === Prefilter.Type.EXACT) {
				if (seen.has(sub.str)) continue
				seen.add(sub.str)
			}
			subs.push(sub)
		}
		if (pf.type === Prefilter.Type.AND) {
			const kept = []
			let cost = 0
			for (const sub of subs) {
				if (cost + sub.cost > Prefilter.MAX_SCANS) continue
				kept.push(sub)
				cost += sub.cost
			}
			if (kept.length === 0) return new Prefilter(Prefilter.Type.NONE)
			if (kept.length === 1) return kept[0]
			pf.subs = kept
			pf.cost = cost
			return pf
		}
		if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE)
		if (subs.length === 1) return subs[0]
		pf.subs = subs
		let allExact = true
		let cost = 0
		let units = 0
		for (const sub of subs) {
			if (sub.type !== Prefilter.Type.EXACT) allExact = false
			else units += sub.bytes.length
			cost += sub.cost
		}
		if (allExact) {
			if (units > Prefilter.MAX_AC_UNITS) return new Prefilter(Prefilter.Type.NONE)
			pf.allExact = true
			pf.cost = 1
			return pf
		}
		if (cost > Prefilter.MAX_SCANS) return new Prefilter(Prefilter.Type.NONE)
		pf.cost = cost
		return pf
	}
}
var PatchList = class {
	constructor(head = 0, tail = 0) {
		this.head = head
		this.tail = tail
	}
}
var Prog = class {
	constructor() {
		this.inst = []
		this.start = 0
		this.numCap = 2
		this.lbStarts = []
		this.numLb = 0
		this.lbInst = null
	}
	getInst(pc) {
		return this.inst[pc]
	}
	numInst() {
		return this.inst.length
	}
	addInst(op) {
		this.inst.push(new Inst(op))
	}
	markLookbehindInsts() {
		const lbInst = new Uint8Array(this.inst.length)
		const pending = this.lbStarts.slice()
		while (pending.length > 0) {
			const pc = pending.pop()
			if (pc === 0 || lbInst[pc] === 1) continue
			lbInst[pc] = 1
			const i = this.inst[pc]
			switch (i.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pending.push(i.out, i.arg)
					break
				case Inst.MATCH:
				case Inst.FAIL:
					break
				default:
					pending.push(i.out)
			}
		}
		this.lbInst = lbInst
	}
	skipNop(pc) {
		let i = this.inst[pc]
		while (i.op === Inst.NOP || i.op === Inst.CAPTURE) {
			i = this.inst[pc]
			pc = i.out
		}
		return i
	}
	prefix() {
		let prefix = ""
		let i = this.skipNop(this.start)
		if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix]
		while (Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0])) {
			prefix += String.fromCodePoint(i.runes[0])
			i = this.skipNop(i.out)
		}
		return [i.op === Inst.MATCH, prefix]
	}
	startCond() {
		let flag = 0
		let pc = this.start
		loop: for (;;) {
			const i = this.inst[pc]
			switch (i.op) {
				case Inst.EMPTY_WIDTH:
					flag |= i.arg
					break
				case Inst.FAIL:
					return -1
				case Inst.CAPTURE:
				case Inst.NOP:
					break
				default:
					break loop
			}
			pc = i.out
		}
		return flag
	}
	patch(l, val) {
		let head = l.head
		while (head !== 0) {
			const i = this.inst[head >> 1]
			if ((head & 1) === 0) {
				head = i.out
				i.out = val
			} else {
				head = i.arg
				i.arg = val
			}
		}
	}
	append(l1, l2) {
		if (l1.head === 0) return l2
		if (l2.head === 0) return l1
		const i = this.inst[l1.tail >> 1]
		if ((l1.tail & 1) === 0) i.out = l2.head
		else i.arg = l2.head
		return new PatchList(l1.head, l2.tail)
	}
	toString() {
		let out = ""
		for (let pc = 0; pc < this.inst.length; pc++) {
			const len = out.length
			out += pc
			if (pc === this.start) out += "*"
			out += "        ".substring(out.length - len)
			out += this.inst[pc]
			out += "\n"
		}
		return out
	}
}
const ANY_RUNE_NOT_NL = new Int32Array([0, Codepoint.CODES["\n"] - 1, Codepoint.CODES["\n"] + 1, Unicode.MAX_RUNE])
const ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE])
var Frag = class {
	constructor(i = 0, out = new PatchList(), nullable = false) {
		this.i = i
		this.out = out
		this.nullable = nullable
	}
}
var Compiler = class Compiler {
	static compileRegexp(re) {
		const c = new Compiler()
		const f = c.compile(re)
		c.prog.patch(f.out, c.newInst(Inst.MATCH).i)
		c.prog.start = f.i
		c.prog.markLookbehindInsts()
		return c.prog
	}
	static compileSet(regexps) {
		const c = new Compiler()
		if (regexps.length === 0) {
			c.prog.start = c.newInst(Inst.FAIL).i
			c.prog.markLookbehindInsts()
			return c.prog
		}
		let starts = []
		for (let i = 0; i < regexps.length; i++) {
			c.lbOffset = c.prog.numLb
			const f = c.compile(regexps[i])
			const m = c.newInst(Inst.MATCH)
			c.prog.getInst(m.i).arg = i
			c.prog.patch(f.out, m.i)
			starts.push(f.i)
		}
		let start = starts[0]
		for (let i = 1; i < starts.length; i++) {
			const f = c.newInst(Inst.ALT)
			const inst = c.prog.getInst(f.i)
			inst.out = start
			inst.arg = starts[i]
			start = f.i
		}
		c.prog.start = start
		c.prog.markLookbehindInsts()
		return c.prog
	}
	constructor() {
		this.prog = new Prog()
		this.newInst(Inst.FAIL)
		this.lbOffset = 0
		this.runeCache = new Map()
		this.walker = {leaf: re => this.leaf(re), enter: re => this.enter(re), child: (re, state, result) => this.child(re, state, result), leave: (re, state) => this.leave(re, state)}
	}
	newInst(op) {
		this.prog.addInst(op)
		return new Frag(this.prog.numInst() - 1, new PatchList(), true)
	}
	nop() {
		const f = this.newInst(Inst.NOP)
		f.out = new PatchList(f.i << 1, f.i << 1)
		return f
	}
	fail() {
		return new Frag()
	}
	cap(arg) {
		const f = this.newInst(Inst.CAPTURE)
		f.out = new PatchList(f.i << 1, f.i << 1)
		this.prog.getInst(f.i).arg = arg
		if (this.prog.numCap < arg + 1) this.prog.numCap = arg + 1
		return f
	}
	cat(f1, f2) {
		if (f1.i === 0 || f2.i === 0) {
			this.prog.patch(f1.out, 0)
			this.prog.patch(f2.out, 0)
			return this.fail()
		}
		this.prog.patch(f1.out, f2.i)
		return new Frag(f1.i, f2.out, f1.nullable && f2.nullable)
	}
	alt(f1, f2) {
		if (f1.i === 0) return f2
		if (f2.i === 0) return f1
		const f = this.newInst(Inst.ALT)
		const i = this.prog.getInst(f.i)
		i.out = f1.i
		i.arg = f2.i
		f.out = this.prog.append(f1.out, f2.out)
		f.nullable = f1.nullable || f2.nullable
		return f
	}
	loop(f1, nongreedy) {
		const f = this.newInst(Inst.ALT)
		const i = this.prog.getInst(f.i)
		if (nongreedy) {
			i.arg = f1.i
			f.out = new PatchList(f.i << 1, f.i << 1)
		} else {
			i.out = f1.i
			f.out = new PatchList((f.i << 1) | 1, (f.i << 1) | 1)
		}
		this.prog.patch(f1.out, f.i)
		return f
	}
	quest(f1, nongreedy) {
		if (f1.i === 0) return this.nop()
		const f = this.newInst(Inst.ALT)
		const i = this.prog.getInst(f.i)
		if (nongreedy) {
			i.arg = f1.i
			f.out = new PatchList(f.i << 1, f.i << 1)
		} else {
			i.out = f1.i
			f.out = new PatchList((f.i << 1) | 1, (f.i << 1) | 1)
		}
		f.out = this.prog.append(f.out, f1.out)
		return f
	}
	star(f1, nongreedy) {
		if (f1.i === 0) return this.nop()
		if (f1.nullable) return this.quest(this.plus(f1, nongreedy), nongreedy)
		return this.loop(f1, nongreedy)
	}
	plus(f1, nongreedy) {
		if (f1.i === 0) return this.fail()
		return new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable)
	}
	empty(op) {
		const f = this.newInst(Inst.EMPTY_WIDTH)
		this.prog.getInst(f.i).arg = op
		f.out = new PatchList(f.i << 1, f.i << 1)
		return f
	}
	rune(runes, flags) {
		const f = this.newInst(Inst.RUNE)
		f.nullable = false
		const i = this.prog.getInst(f.i)
		i.runes = runes
		flags &= RE2Flags.FOLD_CASE
		if (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) flags &= ~RE2Flags.FOLD_CASE
		i.arg = flags
		f.out = new PatchList(f.i << 1, f.i << 1)
		if (((flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1) || (runes.length === 2 && runes[0] === runes[1])) i.op = Inst.RUNE1
		else if (runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY
		else if (runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY_NOT_NL
		return f
	}
	lookBehind(a, parsedLb) {
		const lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset)
		const id = this.newInst(Inst.LB_WRITE)
		this.prog.getInst(id.i).arg = lb
		const any = this.rune(ANY_RUNE, 0)
		const dotStar = this.star(any, true)
		const lbAutomaton = this.cat(dotStar, a)
		this.prog.patch(lbAutomaton.out, id.i)
		const checkId = this.newInst(Inst.LB_CHECK)
		this.prog.getInst(checkId.i).arg = lb
		this.prog.lbStarts.push(lbAutomaton.i)
		if (Math.abs(lb) > this.prog.numLb) this.prog.numLb = Math.abs(lb)
		checkId.out = new PatchList(checkId.i << 1, checkId.i << 1)
		return checkId
	}
	compile(re) {
		return RegexpWalker.walk(re, this.walker)
	}
	leaf(re) {
		switch (re.op) {
			case Regexp.Op.NO_MATCH:
				return this.fail()
			case Regexp.Op.EMPTY_MATCH:
				return this.nop()
			case Regexp.Op.LITERAL: {
				if (re.runes.length === 0) return this.nop()
				let f = null
				for (let r of re.runes) {
					let singleRune = this.runeCache.get(r)
					if (singleRune === void 0) {
						singleRune = new Int32Array([r])
						this.runeCache.set(r, singleRune)
					}
					const f1 = this.rune(singleRune, re.flags)
					f = f === null ? f1 : this.cat(f, f1)
				}
				return f
			}
			case Regexp.Op.CHAR_CLASS:
				return this.rune(re.runes, re.flags)
			case Regexp.Op.ANY_CHAR_NOT_NL:
				return this.rune(ANY_RUNE_NOT_NL, 0)
			case Regexp.Op.ANY_CHAR:
				return this.rune(ANY_RUNE, 0)
			case Regexp.Op.BEGIN_LINE:
				return this.empty(Utils.EMPTY_BEGIN_LINE)
			case Regexp.Op.END_LINE:
				return this.empty(Utils.EMPTY_END_LINE)
			case Regexp.Op.BEGIN_TEXT:
				return this.empty(Utils.EMPTY_BEGIN_TEXT)
			case Regexp.Op.END_TEXT:
				return this.empty(Utils.EMPTY_END_TEXT)
			case Regexp.Op.WORD_BOUNDARY:
				return this.empty(Utils.EMPTY_WORD_BOUNDARY)
			case Regexp.Op.NO_WORD_BOUNDARY:
				return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY)
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				return this.nop()
			default:
				throw new RE2JSCompileException("regexp: unhandled case in compile")
		}
	}
	enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				return {sub: null}
			case Regexp.Op.CAPTURE:
				return {bra: this.cap(re.cap << 1), sub: null}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				return {f: null}
			default:
				throw new RE2JSCompileException("regexp: unhandled case in compile")
		}
	}
	child(re, state, f1) {
		if (re.op === Regexp.Op.CONCAT) state.f = state.f === null ? f1 : this.cat(state.f, f1)
		else if (re.op === Regexp.Op.ALTERNATE) state.f = state.f === null ? f1 : this.alt(state.f, f1)
		else state.sub = f1
	}
	leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
				return this.lookBehind(state.sub, re.lb)
			case Regexp.Op.CAPTURE: {
				const ket = this.cap((re.cap << 1) | 1)
				return this.cat(this.cat(state.bra, state.sub), ket)
			}
			case Regexp.Op.STAR:
				return this.star(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0)
			case Regexp.Op.PLUS:
				return this.plus(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0)
			case Regexp.Op.QUEST:
				return this.quest(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0)
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				return state.f
			default:
				throw new RE2JSCompileException("regexp: unhandled case in compile")
		}
	}
}
var Simplify = class Simplify {
	static simplify(re) {
		if (re === null) return null
		return RegexpWalker.walk(re, Simplify.WALKER)
	}
	static WALKER = {leaf: re => Simplify.leaf(re), enter: re => Simplify.enter(re), child: (re, state, result, i) => Simplify.child(re, state, result, i), leave: (re, state) => Simplify.leave(re, state)}
	static leaf(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			if (re.runes === null) return re
			if (re.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH)
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR)
			if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL)
		}
		return re
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				return {sub: null}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				return {subs: [], changed: false}
			case Regexp.Op.REPEAT:
				if (re.min === 0 && re.max === 0) return {result: new Regexp(Regexp.Op.EMPTY_MATCH)}
				return {sub: null}
			default:
				return {result: re}
		}
	}
	static child(re, state, nsub, i) {
		if (state.subs === void 0) {
			state.sub = nsub
			return
		}
		if (nsub !== re.subs[i]) state.changed = true
		if (re.op === Regexp.Op.CONCAT) {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.result = new Regexp(Regexp.Op.NO_MATCH)
				return
			}
			if (nsub.op === Regexp.Op.EMPTY_MATCH) {
				state.changed = true
				return
			}
			if (nsub.op === Regexp.Op.CONCAT) {
				state.changed = true
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j])
				return
			}
		} else {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.changed = true
				return
			}
			if (nsub.op === Regexp.Op.ALTERNATE) {
				state.changed = true
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j])
				return
			}
		}
		state.subs.push(nsub)
	}
	static leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE: {
				const sub = state.sub
				if (sub !== re.subs[0]) {
					const nre = Regexp.fromRegexp(re)
					nre.runes = new Int32Array(0)
					nre.subs = [sub]
					return nre
				}
				return re
			}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				if (state.changed) {
					const newSubs = state.subs
					if (newSubs.length === 0) return new Regexp(re.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH)
					if (newSubs.length === 1) return newSubs[0]
					const nre = Regexp.fromRegexp(re)
					nre.runes = new Int32Array(0)
					nre.subs = newSubs
					return nre
				}
				return re
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				return Simplify.simplify1(re.op, re.flags, state.sub, re)
			case Regexp.Op.REPEAT:
				return Simplify.simplifyRepeat(re, state.sub)
			default:
				return re
		}
	}
	static simplifyRepeat(re, sub) {
		if (re.max === -1) {
			if (re.min === 0) return Simplify.simplify1(Regexp.Op.STAR, re.flags, sub, null)
			if (re.min === 1) return Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null)
			const subs = []
			for (let i = 0; i < re.min - 1; i++) subs.push(sub)
			subs.push(Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null))
			return Simplify.concat(subs)
		}
		if (re.min === 1 && re.max === 1) return sub
		let prefixSubs = null
		if (re.min > 0) {
			prefixSubs = []
			for (let i = 0; i < re.min; i++) prefixSubs.push(sub)
		}
		if (re.max > re.min) {
			let suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, sub, null)
			for (let i = re.min + 1; i < re.max; i++) suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, Simplify.concat([sub, suffix]), null)
			if (prefixSubs === null) return suffix
			prefixSubs.push(suffix)
		}
		if (prefixSubs !== null) return Simplify.concat(prefixSubs)
		return new Regexp(Regexp.Op.NO_MATCH)
	}
	static concat(subs) {
		const newSubs = []
		for (let i = 0; i < subs.length; i++) {
			const sub = subs[i]
			if (sub.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH)
			if (sub.op === Regexp.Op.EMPTY_MATCH) continue
			if (sub.op === Regexp.Op.CONCAT) {
				for (let j = 0; j < sub.subs.length; j++) newSubs.push(sub.subs[j])
				continue
			}
			newSubs.push(sub)
		}
		if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH)
		if (newSubs.length === 1) return newSubs[0]
		const nre = new Regexp(Regexp.Op.CONCAT)
		nre.subs = newSubs
		return nre
	}
	static simplify1(op, flags, sub, re) {
		if (sub.op === Regexp.Op.EMPTY_MATCH) return sub
		if (sub.op === Regexp.Op.NO_MATCH) {
			if (op === Regexp.Op.PLUS) return sub
			return new Regexp(Regexp.Op.EMPTY_MATCH)
		}
		if (op === sub.op && (flags & RE2Flags.NON_GREEDY) === (sub.flags & RE2Flags.NON_GREEDY)) return sub
		if (re !== null && re.op === op && (re.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub === re.subs[0]) return re
		const nre = new Regexp(op)
		nre.flags = flags
		nre.subs = [sub]
		return nre
	}
}
var CharGroup = class {
	constructor(sign, cls) {
		this.sign = sign
		this.cls = cls
	}
}
const code1 = [48, 57]
const code2 = [9, 10, 12, 13, 32, 32]
const code3 = [48, 57, 65, 90, 95, 95, 97, 122]
const PERL_GROUPS = new Map([
	["\\d", new CharGroup(1, code1)],
	["\\D", new CharGroup(-1, code1)],
	["\\s", new CharGroup(1, code2)],
	["\\S", new CharGroup(-1, code2)],
	["\\w", new CharGroup(1, code3)],
	["\\W", new CharGroup(-1, code3)]
])
const code4 = [48, 57, 65, 90, 97, 122]
const code5 = [65, 90, 97, 122]
const code6 = [0, 127]
const code7 = [9, 9, 32, 32]
const code8 = [0, 31, 127, 127]
const code9 = [48, 57]
const code10 = [33, 126]
const code11 = [97, 122]
const code12 = [32, 126]
const code13 = [33, 47, 58, 64, 91, 96, 123, 126]
const code14 = [9, 13, 32, 32]
const code15 = [65, 90]
const code16 = [48, 57, 65, 90, 95, 95, 97, 122]
const code17 = [48, 57, 65, 70, 97, 102]
const POSIX_GROUPS = new Map([
	["[:alnum:]", new CharGroup(1, code4)],
	["[:^alnum:]", new CharGroup(-1, code4)],
	["[:alpha:]", new CharGroup(1, code5)],
	["[:^alpha:]", new CharGroup(-1, code5)],
	["[:ascii:]", new CharGroup(1, code6)],
	["[:^ascii:]", new CharGroup(-1, code6)],
	["[:blank:]", new CharGroup(1, code7)],
	["[:^blank:]", new CharGroup(-1, code7)],
	["[:cntrl:]", new CharGroup(1, code8)],
	["[:^cntrl:]", new CharGroup(-1, code8)],
	["[:digit:]", new CharGroup(1, code9)],
	["[:^digit:]", new CharGroup(-1, code9)],
	["[:graph:]", new CharGroup(1, code10)],
	["[:^graph:]", new CharGroup(-1, code10)],
	["[:lower:]", new CharGroup(1, code11)],
	["[:^lower:]", new CharGroup(-1, code11)],
	["[:print:]", new CharGroup(1, code12)],
	["[:^print:]", new CharGroup(-1, code12)],
	["[:punct:]", new CharGroup(1, code13)],
	["[:^punct:]", new CharGroup(-1, code13)],
	["[:space:]", new CharGroup(1, code14)],
	["[:^space:]", new CharGroup(-1, code14)],
	["[:upper:]", new CharGroup(1, code15)],
	["[:^upper:]", new CharGroup(-1, code15)],
	["[:word:]", new CharGroup(1, code16)],
	["[:^word:]", new CharGroup(-1, code16)],
	["[:xdigit:]", new CharGroup(1, code17)],
	["[:^xdigit:]", new CharGroup(-1, code17)]
])
var CharClass = class CharClass {
	static charClassToString(r, len) {
		let result = "["
		for (let i = 0; i < len; i += 2) {
			if (i > 0) result += " "
			const lo = r[i]
			const hi = r[i + 1]
			if (lo === hi) result += `0x${lo.toString(16)}`
			else result += `0x${lo.toString(16)}-0x${hi.toString(16)}`
		}
		result += "]"
		return result
	}
	static sortRanges(array, len) {
		const n = len >> 1
		const order = new Array(n)
		for (let i = 0; i < n; i++) order[i] = i
		order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1])
		const sorted = array.slice(0, len)
		for (let i = 0; i < n; i++) {
			array[2 * i] = sorted[2 * order[i]]
			array[2 * i + 1] = sorted[2 * order[i] + 1]
		}
	}
	constructor(r = Utils.emptyInts()) {
		this.r = r
		this.len = r.length
	}
	toArray() {
		if (this.r instanceof Int32Array) return this.len === this.r.length ? this.r : this.r.subarray(0, this.len)
		return new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len))
	}
	toGrowableArray() {
		if (Array.isArray(this.r)) {
			this.r.length = this.len
			return this.r
		}
		return Array.from(this.r.subarray(0, this.len))
	}
	cleanClass() {
		if (this.len < 4) return this
		CharClass.sortRanges(this.r, this.len)
		let w = 2
		for (let i = 2; i < this.len; i += 2) {
			const lo = this.r[i]
			const hi = this.r[i + 1]
			if (lo <= this.r[w - 1] + 1) {
				if (hi > this.r[w - 1]) this.r[w - 1] = hi
				continue
			}
			this.r[w] = lo
			this.r[w + 1] = hi
			w += 2
		}
		this.len = w
		return this
	}
	appendLiteral(x, flags) {
		return (flags & RE2Flags.FOLD_CASE) !== 0 ? this.appendFoldedRange(x, x) : this.appendRange(x, x)
	}
	appendRange(lo, hi) {
		if (this.len > 0) {
			for (let i = 2; i <= 4; i += 2)
				if (this.len >= i) {
					const rlo = this.r[this.len - i]
					const rhi = this.r[this.len - i + 1]
					if (lo <= rhi + 1 && rlo <= hi + 1) {
						if (lo < rlo) this.r[this.len - i] = lo
						if (hi > rhi) this.r[this.len - i + 1] = hi
						return this
					}
				}
		}
		this.r[this.len++] = lo
		this.r[this.len++] = hi
		return this
	}
	appendFoldedRange(lo, hi) {
		if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD) return this.appendRange(lo, hi)
		if (hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi)
		if (lo < Unicode.MIN_FOLD) {
			this.appendRange(lo, Unicode.MIN_FOLD - 1)
			lo = Unicode.MIN_FOLD
		}
		if (hi > Unicode.MAX_FOLD) {
			this.appendRange(Unicode.MAX_FOLD + 1, hi)
			hi = Unicode.MAX_FOLD
		}
		for (let c = lo; c <= hi; c++) {
			this.appendRange(c, c)
			for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f)
		}
		return this
	}
	appendClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1])
		return this
	}
	appendFoldedClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1])
		return this
	}
	appendNegatedClass(x) {
		let nextLo = 0
		for (let i = 0; i < x.length; i += 2) {
			const lo = x[i]
			const hi = x[i + 1]
			if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1)
			nextLo = hi + 1
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE)
		return this
	}
	appendTable(table) {
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i)
			const hi = table.getHi(i)
			const stride = table.getStride(i)
			if (stride === 1) {
				this.appendRange(lo, hi)
				continue
			}
			for (let c = lo; c <= hi; c += stride) this.appendRange(c, c)
		}
		return this
	}
	appendNegatedTable(table) {
		let nextLo = 0
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i)
			const hi = table.getHi(i)
			const stride = table.getStride(i)
			if (stride === 1) {
				if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1)
				nextLo = hi + 1
				continue
			}
			for (let c = lo; c <= hi; c += stride) {
				if (nextLo <= c - 1) this.appendRange(nextLo, c - 1)
				nextLo = c + 1
			}
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE)
		return this
	}
	appendTableWithSign(table, sign) {
		return sign < 0 ? this.appendNegatedTable(table) : this.appendTable(table)
	}
	negateClass() {
		let nextLo = 0
		let w = 0
		for (let i = 0; i < this.len; i += 2) {
			const lo = this.r[i]
			const hi = this.r[i + 1]
			if (nextLo <= lo - 1) {
				this.r[w] = nextLo
				this.r[w + 1] = lo - 1
				w += 2
			}
			nextLo = hi + 1
		}
		this.len = w
		if (nextLo <= Unicode.MAX_RUNE) {
			this.r[this.len++] = nextLo
			this.r[this.len++] = Unicode.MAX_RUNE
		}
		return this
	}
	appendClassWithSign(x, sign) {
		return sign < 0 ? this.appendNegatedClass(x) : this.appendClass(x)
	}
	appendGroup(g, foldCase) {
		let cls = g.cls
		if (foldCase) cls = new CharClass().appendFoldedClass(cls).cleanClass().toArray()
		return this.appendClassWithSign(cls, g.sign)
	}
	toString() {
		return CharClass.charClassToString(this.r, this.len)
	}
}
var StringIterator = class {
	constructor(str) {
		this.str = str
		this.position = 0
	}
	pos() {
		return this.position
	}
	rewindTo(pos) {
		this.position = pos
	}
	more() {
		return this.position < this.str.length
	}
	peek() {
		return this.str.codePointAt(this.position)
	}
	skip(n) {
		this.position += n
	}
	skipString(s) {
		this.position += s.length
	}
	pop() {
		const r = this.str.codePointAt(this.position)
		this.position += Utils.charCount(r)
		return r
	}
	lookingAt(s) {
		return this.str.startsWith(s, this.position)
	}
	rest() {
		return this.str.substring(this.position)
	}
	from(beforePos) {
		return this.str.substring(beforePos, this.position)
	}
	toString() {
		return this.rest()
	}
}
var Parser = class Parser {
	static ERR_INTERNAL_ERROR = "regexp/syntax: internal error"
	static ERR_INVALID_CHAR_RANGE = "invalid character class range"
	static ERR_INVALID_ESCAPE = "invalid escape sequence"
	static ERR_INVALID_NAMED_CAPTURE = "invalid named capture"
	static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax"
	static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator"
	static ERR_INVALID_REPEAT_SIZE = "invalid repeat count"
	static ERR_MISSING_BRACKET = "missing closing ]"
	static ERR_MISSING_PAREN = "missing closing )"
	static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator"
	static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression"
	static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name"
	static ERR_UNEXPECTED_PAREN = "unexpected )"
	static ERR_NESTING_DEPTH = "expression nests too deeply"
	static ERR_LARGE = "expression too large"
	static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind"
	static MAX_HEIGHT = 1e3
	static MAX_SIZE = 1398101
	static MAX_RUNES = 33554432
	static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([0, Unicode.MAX_RUNE, 1]))
	static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([0, 127, 1]))
	static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([0, 127, 1, 383, 383, 1, 8490, 8490, 1]))
	static unicodeTable(name) {
		if (name === "Any") return {tab: Parser.ANY_TABLE, fold: Parser.ANY_TABLE, sign: 1}
		if (name === "Ascii") return {tab: Parser.ASCII_TABLE, fold: Parser.ASCII_FOLD_TABLE, sign: 1}
		if (name === "Assigned") return {tab: UnicodeTables.CATEGORIES.get("Cn"), fold: UnicodeTables.CATEGORIES.get("Cn"), sign: -1}
		if (name === "Lc") return {tab: UnicodeTables.CATEGORIES.get("LC"), fold: UnicodeTables.FOLD_CATEGORIES.get("LC"), sign: 1}
		if (UnicodeTables.CATEGORIES.has(name)) return {tab: UnicodeTables.CATEGORIES.get(name), fold: UnicodeTables.FOLD_CATEGORIES.get(name), sign: 1}
		if (UnicodeTables.SCRIPTS.has(name)) return {tab: UnicodeTables.SCRIPTS.get(name), fold: UnicodeTables.FOLD_SCRIPT.get(name), sign: 1}
		return null
	}
	static minFoldRune(r) {
		if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r
		let min = r
		const r0 = r
		for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) if (min > r) min = r
		return min
	}
	static leadingRegexp(re) {
		if (re.op === Regexp.Op.EMPTY_MATCH) return null
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = re.subs[0]
			if (sub.op === Regexp.Op.EMPTY_MATCH) return null
			return sub
		}
		return re
	}
	static literalRegexp(s, flags) {
		const re = new Regexp(Regexp.Op.LITERAL)
		re.flags = flags
		re.runes = Utils.stringToRunes(s)
		return re
	}
	static parse(pattern, flags) {
		return new Parser(pattern, flags).parseInternal()
	}
	static parseRepeat(t) {
		const start = t.pos()
		if (!t.more() || !t.lookingAt("{")) return -1
		t.skip(1)
		const min = Parser.parseInt(t)
		if (min === -1) return -1
		if (!t.more()) return -1
		let max
		if (!t.lookingAt(",")) max = min
		else {
			t.skip(1)
			if (!t.more()) return -1
			if (t.lookingAt("}")) max = -1
			else if ((max = Parser.parseInt(t)) === -1) return -1
		}
		if (!t.more() || !t.lookingAt("}")) return -1
		t.skip(1)
		if (min < 0 || min > 1e3 || max === -2 || max > 1e3 || (max >= 0 && min > max)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(start))
		return (min << 16) | (max & Unicode.MAX_BMP)
	}
	static isValidCaptureName(name) {
		if (name.length === 0) return false
		for (let i = 0; i < name.length; i++) {
			const c = name.codePointAt(i)
			if (c !== Codepoint.CODES["_"] && !Utils.isalnum(c)) return false
		}
		return true
	}
	static parseInt(t) {
		const start = t.pos()
		while (t.more() && t.peek() >= Codepoint.CODES["0"] && t.peek() <= Codepoint.CODES["9"]) t.skip(1)
		const n = t.from(start)
		if (n.length === 0 || (n.length > 1 && n.codePointAt(0) === Codepoint.CODES["0"])) return -1
		if (n.length > 8) return -2
		return parseInt(n, 10)
	}
	static isCharClass(re) {
		return (re.op === Regexp.Op.LITERAL && re.runes.length === 1) || re.op === Regexp.Op.CHAR_CLASS || re.op === Regexp.Op.ANY_CHAR_NOT_NL || re.op === Regexp.Op.ANY_CHAR
	}
	static matchRune(re, r) {
		switch (re.op) {
			case Regexp.Op.LITERAL:
				return re.runes.length === 1 && re.runes[0] === r
			case Regexp.Op.CHAR_CLASS:
				for (let i = 0; i < re.runes.length; i += 2) if (re.runes[i] <= r && r <= re.runes[i + 1]) return true
				return false
			case Regexp.Op.ANY_CHAR_NOT_NL:
				return r !== Codepoint.CODES["\n"]
			case Regexp.Op.ANY_CHAR:
				return true
		}
		return false
	}
	static mergeCharClass(dst, src) {
		switch (dst.op) {
			case Regexp.Op.ANY_CHAR:
				break
			case Regexp.Op.ANY_CHAR_NOT_NL:
				if (Parser.matchRune(src, Codepoint.CODES["\n"])) dst.op = Regexp.Op.ANY_CHAR
				break
			case Regexp.Op.CHAR_CLASS: {
				const cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes))
				if (src.op === Regexp.Op.LITERAL) cc.appendLiteral(src.runes[0], src.flags)
				else cc.appendClass(src.runes)
				dst.runes = cc.toGrowableArray()
				break
			}
			case Regexp.Op.LITERAL:
				if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break
				dst.op = Regexp.Op.CHAR_CLASS
				dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray()
		}
	}
	static parseEscape(t) {
		const startPos = t.pos()
		t.skip(1)
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_TRAILING_BACKSLASH)
		let c = t.pop()
		bigswitch: switch (c) {
			case Codepoint.CODES["1"]:
			case Codepoint.CODES["2"]:
			case Codepoint.CODES["3"]:
			case Codepoint.CODES["4"]:
			case Codepoint.CODES["5"]:
			case Codepoint.CODES["6"]:
			case Codepoint.CODES["7"]:
				if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break
			case Codepoint.CODES["0"]: {
				let r = c - Codepoint.CODES["0"]
				for (let i = 1; i < 3; i++) {
					if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break
					r = r * 8 + t.peek() - Codepoint.CODES["0"]
					t.skip(1)
				}
				return r
			}
			case Codepoint.CODES["x"]: {
				if (!t.more()) break
				c = t.pop()
				if (c === Codepoint.CODES["{"]) {
					let nhex = 0
					let r = 0
					while (true) {
						if (!t.more()) break bigswitch
						c = t.pop()
						if (c === Codepoint.CODES["}"]) break
						const v = Utils.unhex(c)
						if (v < 0) break bigswitch
						r = r * 16 + v
						if (r > Unicode.MAX_RUNE) break bigswitch
						nhex++
					}
					if (nhex === 0) break bigswitch
					return r
				}
				const x = Utils.unhex(c)
				if (!t.more()) break
				c = t.pop()
				const y = Utils.unhex(c)
				if (x < 0 || y < 0) break
				return x * 16 + y
			}
			case Codepoint.CODES["a"]:
				return Codepoint.CODES["\x07"]
			case Codepoint.CODES["f"]:
				return Codepoint.CODES["\f"]
			case Codepoint.CODES["n"]:
				return Codepoint.CODES["\n"]
			case Codepoint.CODES["r"]:
				return Codepoint.CODES["\r"]
			case Codepoint.CODES["t"]:
				return Codepoint.CODES["	"]
			case Codepoint.CODES["v"]:
				return Codepoint.CODES["\v"]
			default:
				if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, t.from(startPos))
	}
	static parseClassChar(t, wholeClassPos) {
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_MISSING_BRACKET, t.from(wholeClassPos))
		if (t.lookingAt("\\")) return Parser.parseEscape(t)
		return t.pop()
	}
	static hasCapture(re) {
		if (re === null) return false
		if (re.op === Regexp.Op.CAPTURE) return true
		if (re.subs) {
			for (let sub of re.subs) if (Parser.hasCapture(sub)) return true
		}
		return false
	}
	constructor(wholeRegexp, flags = 0) {
		this.wholeRegexp = wholeRegexp
		this.flags = flags
		this.numCap = 0
		this.namedGroups = Object.create(null)
		this.stack = []
		this.free = null
		this.numRegexp = 0
		this.numRunes = 0
		this.repeats = 0
		this.height = null
		this.size = null
		this.nlb = 0
	}
	newRegexp(op) {
		let re = this.free
		if (re !== null && re.subs !== null && re.subs.length > 0) {
			this.free = re.subs[0]
			re.reinit()
			re.op = op
		} else {
			re = new Regexp(op)
			this.numRegexp += 1
		}
		return re
	}
	reuse(re) {
		if (this.height !== null && this.height.has(re)) this.height.delete(re)
		if (re.subs !== null && re.subs.length > 0) re.subs[0] = this.free
		this.free = re
	}
	checkLimits(re) {
		if (this.numRunes > Parser.MAX_RUNES) throw new RE2JSSyntaxException(Parser.ERR_LARGE)
		this.checkSize(re)
		this.checkHeight(re)
	}
	checkSize(re) {
		if (this.size === null) {
			if (this.repeats === 0) this.repeats = 1
			if (re.op === Regexp.Op.REPEAT) {
				let n = re.max
				if (n === -1) n = re.min
				if (n <= 0) n = 1
				if (n > Math.floor(Parser.MAX_SIZE / this.repeats)) this.repeats = Parser.MAX_SIZE
				else this.repeats *= n
			}
			if (this.numRegexp < Math.floor(Parser.MAX_SIZE / this.repeats)) return
			this.size = new Map()
			for (let reEx of this.stack) this.checkSize(reEx)
		}
		if (this.calcSize(re, true) > Parser.MAX_SIZE) throw new RE2JSSyntaxException(Parser.ERR_LARGE)
	}
	calcSize(re, force = false) {
		if (!force && this.size !== null) {
			if (this.size.has(re)) return this.size.get(re)
		}
		let size = 0
		switch (re.op) {
			case Regexp.Op.LITERAL:
				size = re.runes.length
				break
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
				size = 2 + this.calcSize(re.subs[0])
				break
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				size = 1 + this.calcSize(re.subs[0])
				break
			case Regexp.Op.CONCAT:
				for (let sub of re.subs) size = size + this.calcSize(sub)
				break
			case Regexp.Op.ALTERNATE:
				for (let sub of re.subs) size = size + this.calcSize(sub)
				if (re.subs.length > 1) size = size + re.subs.length - 1
				break
			case Regexp.Op.REPEAT: {
				let sub = this.calcSize(re.subs[0])
				if (re.max === -1) {
					if (re.min === 0) size = 2 + sub
					else size = 1 + re.min * sub
					break
				}
				size = re.max * sub + (re.max - re.min)
				break
			}
		}
		size = Math.max(1, size)
		if (this.size === null) this.size = new Map()
		this.size.set(re, size)
		return size
	}
	checkHeight(re) {
		if (this.numRegexp < Parser.MAX_HEIGHT) return
		if (this.height === null) {
			this.height = new Map()
			for (let reEx of this.stack) this.checkHeight(reEx)
		}
		if (this.calcHeight(re, true) > Parser.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser.ERR_NESTING_DEPTH)
	}
	calcHeight(re, force = false) {
		if (!force && this.height !== null) {
			if (this.height.has(re)) return this.height.get(re)
		}
		let h = 1
		for (let sub of re.subs) {
			const hsub = this.calcHeight(sub)
			if (h < 1 + hsub) h = 1 + hsub
		}
		if (this.height === null) this.height = new Map()
		this.height.set(re, h)
		return h
	}
	pop() {
		return this.stack.pop()
	}
	popToPseudo() {
		const n = this.stack.length
		let i = n
		while (i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op)) i--
		return this.stack.splice(i, n - i)
	}
	push(re) {
		this.numRunes += re.runes.length
		if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] === re.runes[1]) {
			if (this.maybeConcat(re.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null
			re.op = Regexp.Op.LITERAL
			re.runes = [re.runes[0]]
			re.flags = this.flags & ~RE2Flags.FOLD_CASE
		} else if (
			(re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 4 && re.runes[0] === re.runes[1] && re.runes[2] === re.runes[3] && Unicode.simpleFold(re.runes[0]) === re.runes[2] && Unicode.simpleFold(re.runes[2]) === re.runes[0]) ||
			(re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] + 1 === re.runes[1] && Unicode.simpleFold(re.runes[0]) === re.runes[1] && Unicode.simpleFold(re.runes[1]) === re.runes[0])
		) {
			if (this.maybeConcat(re.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null
			re.op = Regexp.Op.LITERAL
			re.runes = [re.runes[0]]
			re.flags = this.flags | RE2Flags.FOLD_CASE
		} else this.maybeConcat(-1, 0)
		this.stack.push(re)
		this.checkLimits(re)
		return re
	}
	maybeConcat(r, flags) {
		const n = this.stack.length
		if (n < 2) return false
		const re1 = this.stack[n - 1]
		const re2 = this.stack[n - 2]
		if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return false
		if (!Array.isArray(re2.runes)) re2.runes = Array.from(re2.runes)
		for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i])
		if (r >= 0) {
			re1.runes = [r]
			re1.flags = flags
			return true
		}
		this.pop()
		this.reuse(re1)
		return false
	}
	newLiteral(r, flags) {
		const re = this.newRegexp(Regexp.Op.LITERAL)
		re.flags = flags
		if ((flags & RE2Flags.FOLD_CASE) !== 0) r = Parser.minFoldRune(r)
		re.runes = [r]
		return re
	}
	literal(r) {
		this.push(this.newLiteral(r, this.flags))
	}
	op(op) {
		const re = this.newRegexp(op)
		re.flags = this.flags
		return this.push(re)
	}
	repeat(op, min, max, beforePos, t, lastRepeatPos) {
		let flags = this.flags
		if ((flags & RE2Flags.PERL_X) !== 0) {
			if (t.more() && t.lookingAt("?")) {
				t.skip(1)
				flags ^= RE2Flags.NON_GREEDY
			}
			if (lastRepeatPos !== -1) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos))
		}
		const n = this.stack.length
		if (n === 0) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos))
		const sub = this.stack[n - 1]
		if (Regexp.isPseudoOp(sub.op)) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos))
		const re = this.newRegexp(op)
		re.min = min
		re.max = max
		re.flags = flags
		re.subs = [sub]
		this.stack[n - 1] = re
		this.checkLimits(re)
		if (op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re, 1e3)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(beforePos))
	}
	repeatIsValid(re, n) {
		if (re.op === Regexp.Op.REPEAT) {
			let m = re.max
			if (m === 0) return true
			if (m < 0) m = re.min
			if (m > n) return false
			if (m > 0) n = Math.trunc(n / m)
		}
		for (let sub of re.subs) if (!this.repeatIsValid(sub, n)) return false
		return true
	}
	concat() {
		this.maybeConcat(-1, 0)
		const subs = this.popToPseudo()
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH))
		return this.push(this.collapse(subs, Regexp.Op.CONCAT))
	}
	alternate() {
		const subs = this.popToPseudo()
		if (subs.length > 0) this.cleanAlt(subs[subs.length - 1])
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.NO_MATCH))
		return this.push(this.collapse(subs, Regexp.Op.ALTERNATE))
	}
	cleanAlt(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			re.runes = new CharClass(Array.from(re.runes)).cleanClass().toArray()
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) {
				re.runes = new Int32Array(0)
				re.op = Regexp.Op.ANY_CHAR
			} else if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) {
				re.runes = new Int32Array(0)
				re.op = Regexp.Op.ANY_CHAR_NOT_NL
			}
		}
	}
	collapse(subs, op) {
		if (subs.length === 1) return subs[0]
		let len = 0
		for (let sub of subs) len += sub.op === op ? sub.subs.length : 1
		let newsubs = new Array(len).fill(null)
		let i = 0
		for (let sub of subs)
			if (sub.op === op) {
				for (let j = 0; j < sub.subs.length; j++) newsubs[i++] = sub.subs[j]
				this.reuse(sub)
			} else newsubs[i++] = sub
		let re = this.newRegexp(op)
		re.subs = newsubs
		if (op === Regexp.Op.ALTERNATE) {
			re.subs = this.factor(re.subs)
			if (re.subs.length === 1) {
				const old = re
				re = re.subs[0]
				this.reuse(old)
			}
		}
		return re
	}
	factor(array) {
		if (array.length < 2) return array
		let s = 0
		let lensub = array.length
		let lenout = 0
		let str = null
		let strlen = 0
		let strflags = 0
		let start = 0
		for (let i = 0; i <= lensub; i++) {
			let istr = null
			let istrlen = 0
			let iflags = 0
			if (i < lensub) {
				let re = array[s + i]
				if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) re = re.subs[0]
				if (re.op === Regexp.Op.LITERAL) {
					istr = re.runes
					istrlen = re.runes.length
					iflags = re.flags & RE2Flags.FOLD_CASE
				}
				if (iflags === strflags) {
					let same = 0
					while (same < strlen && same < istrlen && str[same] === istr[same]) same++
					if (same > 0) {
						strlen = same
						continue
					}
				}
			}
			if (i === start) {
			} else if (i === start + 1) array[lenout++] = array[s + start]
			else {
				const prefix = this.newRegexp(Regexp.Op.LITERAL)
				prefix.flags = strflags
				prefix.runes = str.slice(0, strlen)
				for (let j = start; j < i; j++) {
					array[s + j] = this.removeLeadingString(array[s + j], strlen)
					this.checkLimits(array[s + j])
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE)
				const re = this.newRegexp(Regexp.Op.CONCAT)
				re.subs = [prefix, suffix]
				array[lenout++] = re
			}
			start = i
			str = istr
			strlen = istrlen
			strflags = iflags
		}
		lensub = lenout
		s = 0
		start = 0
		lenout = 0
		let first = null
		for (let i = 0; i <= lensub; i++) {
			let ifirst = null
			if (i < lensub) {
				ifirst = Parser.leadingRegexp(array[s + i])
				if (first !== null && first.equals(ifirst) && (Parser.isCharClass(first) || (first.op === Regexp.Op.REPEAT && first.min === first.max && Parser.isCharClass(first.subs[0])))) continue
			}
			if (i === start) {
			} else if (i === start + 1) array[lenout++] = array[s + start]
			else {
				const prefix = first
				for (let j = start; j < i; j++) {
					const reuse = j !== start
					array[s + j] = this.removeLeadingRegexp(array[s + j], reuse)
					this.checkLimits(array[s + j])
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE)
				const re = this.newRegexp(Regexp.Op.CONCAT)
				re.subs = [prefix, suffix]
				array[lenout++] = re
			}
			start = i
			first = ifirst
		}
		lensub = lenout
		s = 0
		start = 0
		lenout = 0
		for (let i = 0; i <= lensub; i++) {
			if (i < lensub && Parser.isCharClass(array[s + i])) continue
			if (i === start) {
			} else if (i === start + 1) array[lenout++] = array[s + start]
			else {
				let max = start
				for (let j = start + 1; j < i; j++) {
					const subMax = array[s + max]
					const subJ = array[s + j]
					if (subMax.op < subJ.op || (subMax.op === subJ.op && (subMax.runes !== null ? subMax.runes.length : 0) < (subJ.runes !== null ? subJ.runes.length : 0))) max = j
				}
				const tmp = array[s + start]
				array[s + start] = array[s + max]
				array[s + max] = tmp
				for (let j = start + 1; j < i; j++) {
					Parser.mergeCharClass(array[s + start], array[s + j])
					this.reuse(array[s + j])
				}
				this.cleanAlt(array[s + start])
				array[lenout++] = array[s + start]
			}
			if (i < lensub) array[lenout++] = array[s + i]
			start = i + 1
		}
		lensub = lenout
		s = 0
		start = 0
		lenout = 0
		for (let i = 0; i < lensub; ++i) {
			if (i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH) continue
			array[lenout++] = array[s + i]
		}
		lensub = lenout
		s = 0
		return array.slice(s, lensub)
	}
	removeLeadingString(re, n) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = this.removeLeadingString(re.subs[0], n)
			re.subs[0] = sub
			if (sub.op === Regexp.Op.EMPTY_MATCH) {
				this.reuse(sub)
				switch (re.subs.length) {
					case 0:
					case 1:
						re.op = Regexp.Op.EMPTY_MATCH
						re.subs = Regexp.emptySubs()
						break
					case 2: {
						const old = re
						re = re.subs[1]
						this.reuse(old)
						break
					}
					default:
						re.subs = re.subs.slice(1, re.subs.length)
				}
			}
			return re
		}
		if (re.op === Regexp.Op.LITERAL) {
			re.runes = re.runes.slice(n, re.runes.length)
			if (re.runes.length === 0) re.op = Regexp.Op.EMPTY_MATCH
		}
		return re
	}
	removeLeadingRegexp(re, reuse) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			if (reuse) this.reuse(re.subs[0])
			re.subs = re.subs.slice(1, re.subs.length)
			switch (re.subs.length) {
				case 0:
					re.op = Regexp.Op.EMPTY_MATCH
					re.subs = Regexp.emptySubs()
					break
				case 1: {
					const old = re
					re = re.subs[0]
					this.reuse(old)
					break
				}
			}
			return re
		}
		if (reuse) this.reuse(re)
		return this.newRegexp(Regexp.Op.EMPTY_MATCH)
	}
	parseInternal() {
		if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser.literalRegexp(this.wholeRegexp, this.flags)
		let lastRepeatPos = -1
		let min = -1
		let max = -1
		const t = new StringIterator(this.wholeRegexp)
		while (t.more()) {
			let repeatPos = -1
			bigswitch: switch (t.peek()) {
				case Codepoint.CODES["("]:
					if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
						if (t.lookingAt("(?<=")) {
							this.parsePosLookBehind()
							t.skip(4)
							break
						}
						if (t.lookingAt("(?<!")) {
							this.parseNegLookBehind()
							t.skip(4)
							break
						}
					}
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
						this.parsePerlFlags(t)
						break
					}
					this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap
					t.skip(1)
					break
				case Codepoint.CODES["|"]:
					this.parseVerticalBar()
					t.skip(1)
					break
				case Codepoint.CODES[")"]:
					this.parseRightParen()
					t.skip(1)
					break
				case Codepoint.CODES["^"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.BEGIN_TEXT)
					else this.op(Regexp.Op.BEGIN_LINE)
					t.skip(1)
					break
				case Codepoint.CODES["$"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR
					else this.op(Regexp.Op.END_LINE)
					t.skip(1)
					break
				case Codepoint.CODES["."]:
					if ((this.flags & RE2Flags.DOT_NL) !== 0) this.op(Regexp.Op.ANY_CHAR)
					else this.op(Regexp.Op.ANY_CHAR_NOT_NL)
					t.skip(1)
					break
				case Codepoint.CODES["["]:
					this.parseClass(t)
					break
				case Codepoint.CODES["*"]:
				case Codepoint.CODES["+"]:
				case Codepoint.CODES["?"]: {
					repeatPos = t.pos()
					let op = null
					switch (t.pop()) {
						case Codepoint.CODES["*"]:
							op = Regexp.Op.STAR
							break
						case Codepoint.CODES["+"]:
							op = Regexp.Op.PLUS
							break
						case Codepoint.CODES["?"]:
							op = Regexp.Op.QUEST
					}
					this.repeat(op, min, max, repeatPos, t, lastRepeatPos)
					break
				}
				case Codepoint.CODES["{"]: {
					const before = t.pos()
					const minMax = Parser.parseRepeat(t)
					if (minMax < 0) {
						t.rewindTo(before)
						this.literal(t.pop())
						break
					}
					repeatPos = before
					min = minMax >> 16
					max = ((minMax & Unicode.MAX_BMP) << 16) >> 16
					this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos)
					break
				}
				case Codepoint.CODES["\\"]: {
					const savedPos = t.pos()
					t.skip(1)
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.more())
						switch (t.pop()) {
							case Codepoint.CODES["A"]:
								this.op(Regexp.Op.BEGIN_TEXT)
								break bigswitch
							case Codepoint.CODES["b"]:
								this.op(Regexp.Op.WORD_BOUNDARY)
								break bigswitch
							case Codepoint.CODES["B"]:
								this.op(Regexp.Op.NO_WORD_BOUNDARY)
								break bigswitch
							case Codepoint.CODES["C"]:
								throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, "\\C")
							case Codepoint.CODES["Q"]: {
								let lit = t.rest()
								const i = lit.indexOf("\\E")
								if (i >= 0) {
									lit = lit.substring(0, i)
									t.skipString(lit)
									t.skipString("\\E")
								} else t.skipString(lit)
								let j = 0
								while (j < lit.length) {
									const codepoint = lit.codePointAt(j)
									this.literal(codepoint)
									j += Utils.charCount(codepoint)
								}
								break bigswitch
							}
							case Codepoint.CODES["z"]:
								this.op(Regexp.Op.END_TEXT)
								break bigswitch
							default:
								t.rewindTo(savedPos)
						}
					else t.rewindTo(savedPos)
					const re = this.newRegexp(Regexp.Op.CHAR_CLASS)
					re.flags = this.flags
					if (t.lookingAt("\\p") || t.lookingAt("\\P")) {
						const cc = new CharClass()
						if (this.parseUnicodeClass(t, cc)) {
							re.runes = cc.toArray()
							this.push(re)
							break bigswitch
						}
					}
					const cc = new CharClass()
					if (this.parsePerlClassEscape(t, cc)) {
						re.runes = cc.toArray()
						this.push(re)
						break bigswitch
					}
					t.rewindTo(savedPos)
					this.reuse(re)
					this.literal(Parser.parseEscape(t))
					break
				}
				default:
					this.literal(t.pop())
			}
			lastRepeatPos = repeatPos
		}
		this.concat()
		if (this.swapVerticalBar()) this.pop()
		this.alternate()
		if (this.stack.length !== 1) throw new RE2JSSyntaxException(Parser.ERR_MISSING_PAREN, this.wholeRegexp)
		this.stack[0].namedGroups = this.namedGroups
		return this.stack[0]
	}
	parsePerlFlags(t) {
		const startPos = t.pos()
		const s = t.rest()
		if (s.startsWith("(?P<") || s.startsWith("(?<")) {
			const begin = s.charAt(2) === "P" ? 4 : 3
			const end = s.indexOf(">")
			if (end < 0) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s)
			const name = s.substring(begin, end)
			t.skipString(name)
			t.skip(begin + 1)
			if (!Parser.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1))
			const re = this.op(Regexp.Op.LEFT_PAREN)
			re.cap = ++this.numCap
			if (this.namedGroups[name]) throw new RE2JSSyntaxException(Parser.ERR_DUPLICATE_NAMED_CAPTURE, name)
			this.namedGroups[name] = this.numCap
			re.name = name
			return
		}
		t.skip(2)
		let flags = this.flags
		let sign = 1
		let sawFlag = false
		loop: while (t.more()) {
			const c = t.pop()
			switch (c) {
				case Codepoint.CODES["i"]:
					flags |= RE2Flags.FOLD_CASE
					sawFlag = true
					break
				case Codepoint.CODES["m"]:
					flags &= ~RE2Flags.ONE_LINE
					sawFlag = true
					break
				case Codepoint.CODES["s"]:
					flags |= RE2Flags.DOT_NL
					sawFlag = true
					break
				case Codepoint.CODES["U"]:
					flags |= RE2Flags.NON_GREEDY
					sawFlag = true
					break
				case Codepoint.CODES["-"]:
					if (sign < 0) break loop
					sign = -1
					flags = ~flags
					sawFlag = false
					break
				case Codepoint.CODES[":"]:
				case Codepoint.CODES[")"]:
					if (sign < 0) {
						if (!sawFlag) break loop
						flags = ~flags
					}
					if (c === Codepoint.CODES[":"]) this.op(Regexp.Op.LEFT_PAREN)
					this.flags = flags
					return
				default:
					break loop
			}
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_PERL_OP, t.from(startPos))
	}
	parsePosLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN)
		re.flags = this.flags
		re.lb = ++this.nlb
		return this.push(re)
	}
	parseNegLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN)
		re.flags = this.flags
		re.lb = -++this.nlb
		return this.push(re)
	}
	parseVerticalBar() {
		this.concat()
		if (!this.swapVerticalBar()) this.op(Regexp.Op.VERTICAL_BAR)
	}
	swapVerticalBar() {
		const n = this.stack.length
		if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser.isCharClass(this.stack[n - 1]) && Parser.isCharClass(this.stack[n - 3])) {
			let re1 = this.stack[n - 1]
			let re3 = this.stack[n - 3]
			if (re1.op > re3.op) {
				const tmp = re3
				re3 = re1
				re1 = tmp
				this.stack[n - 3] = re3
			}
			Parser.mergeCharClass(re3, re1)
			this.reuse(re1)
			this.pop()
			return true
		}
		if (n >= 2) {
			const re1 = this.stack[n - 1]
			const re2 = this.stack[n - 2]
			if (re2.op === Regexp.Op.VERTICAL_BAR) {
				if (n >= 3) this.cleanAlt(this.stack[n - 3])
				this.stack[n - 2] = re1
				this.stack[n - 1] = re2
				return true
			}
		}
		return false
	}
	parseRightParen() {
		this.concat()
		if (this.swapVerticalBar()) this.pop()
		this.alternate()
		if (this.stack.length < 2) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp)
		const re1 = this.pop()
		const re2 = this.pop()
		if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp)
		this.flags = re2.flags
		if (re2.lb !== 0) {
			if (Parser.hasCapture(re1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp)
			if (re2.lb > 0) re2.op = Regexp.Op.PLB
			else re2.op = Regexp.Op.NLB
			re2.subs = [re1]
			this.push(re2)
			return
		}
		if (re2.cap === 0) this.push(re1)
		else {
			re2.op = Regexp.Op.CAPTURE
			re2.subs = [re1]
			this.push(re2)
		}
	}
	parsePerlClassEscape(t, cc) {
		const beforePos = t.pos()
		if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return false
		t.pop()
		const p = t.from(beforePos)
		const g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null
		if (g === null) return false
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0)
		return true
	}
	parseNamedClass(t, cc) {
		const cls = t.rest()
		const i = cls.indexOf(":]")
		if (i < 0) return false
		const name = cls.substring(0, i + 2)
		t.skipString(name)
		const g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null
		if (g === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, name)
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0)
		return true
	}
	parseUnicodeClass(t, cc) {
		const startPos = t.pos()
		if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || (!t.lookingAt("\\p") && !t.lookingAt("\\P"))) return false
		t.skip(1)
		let sign = 1
		let c = t.pop()
		if (c === Codepoint.CODES["P"]) sign = -1
		if (!t.more()) {
			t.rewindTo(startPos)
			throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest())
		}
		c = t.pop()
		let name
		if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c)
		else {
			const rest = t.rest()
			const end = rest.indexOf("}")
			if (end < 0) {
				t.rewindTo(startPos)
				throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest())
			}
			name = rest.substring(0, end)
			t.skipString(name)
			t.skip(1)
		}
		if (!(name.length === 0) && name.codePointAt(0) === Codepoint.CODES["^"]) {
			sign = 0 - sign
			name = name.substring(1)
		}
		const pair = Parser.unicodeTable(name)
		if (pair === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(startPos))
		if (pair.sign < 0) sign = 0 - sign
		const tab = pair.tab
		const fold = pair.fold
		if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign)
		else {
			const tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray()
			cc.appendClassWithSign(Array.from(tmp), sign)
		}
		return true
	}
	parseClass(t) {
		const startPos = t.pos()
		t.skip(1)
		const re = this.newRegexp(Regexp.Op.CHAR_CLASS)
		re.flags = this.flags
		const cc = new CharClass()
		let sign = 1
		if (t.more() && t.lookingAt("^")) {
			sign = -1
			t.skip(1)
			if ((this.flags & RE2Flags.CLASS_NL) === 0) cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"])
		}
		let first = true
		while (!t.more() || t.peek() !== Codepoint.CODES["]"] || first) {
			if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
				const s = t.rest()
				if (s === "-" || !s.startsWith("-]")) {
					t.rewindTo(startPos)
					throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest())
				}
			}
			first = false
			const beforePos = t.pos()
			if (t.lookingAt("[:")) {
				if (this.parseNamedClass(t, cc)) continue
				t.rewindTo(beforePos)
			}
			if (this.parseUnicodeClass(t, cc)) continue
			if (this.parsePerlClassEscape(t, cc)) continue
			t.rewindTo(beforePos)
			const lo = Parser.parseClassChar(t, startPos)
			let hi = lo
			if (t.more() && t.lookingAt("-")) {
				t.skip(1)
				if (t.more() && t.lookingAt("]")) t.skip(-1)
				else {
					hi = Parser.parseClassChar(t, startPos)
					if (hi < lo) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(beforePos))
				}
			}
			if ((this.flags & RE2Flags.FOLD_CASE) === 0) cc.appendRange(lo, hi)
			else cc.appendFoldedRange(lo, hi)
		}
		t.skip(1)
		cc.cleanClass()
		if (sign < 0) cc.negateClass()
		re.runes = cc.toArray()
		this.push(re)
	}
}
var RE2 = class RE2 {
	static initTest(expr) {
		const re2 = RE2.compile(expr)
		const res = new RE2(re2.expr, re2.prog, re2.numSubexp, re2.longest)
		res.cond = re2.cond
		res.prefix = re2.prefix
		res.prefixUTF8 = re2.prefixUTF8
		res.prefixComplete = re2.prefixComplete
		res.prefixRune = re2.prefixRune
		res.prefilter = re2.prefilter
		res.namedGroups = re2.namedGroups
		return res
	}
	static compile(expr) {
		return RE2.compileImpl(expr, RE2Flags.PERL, false)
	}
	static compilePOSIX(expr) {
		return RE2.compileImpl(expr, RE2Flags.POSIX, true)
	}
	static compileImpl(expr, mode, longest) {
		let re = Parser.parse(expr, mode)
		const maxCap = re.maxCap()
		const namedGroups = re.namedGroups
		re = Simplify.simplify(re)
		const prefilter = PrefilterTree.build(re)
		const prog = Compiler.compileRegexp(re)
		const re2 = new RE2(expr, prog, maxCap, longest)
		re2.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter
		const [prefixCompl, prefixStr] = prog.prefix()
		re2.prefixComplete = prefixCompl
		re2.prefix = prefixStr
		re2.prefixUTF8 = Utils.stringToUtf8ByteArray(re2.prefix)
		if (re2.prefix.length > 0) re2.prefixRune = re2.prefix.codePointAt(0)
		re2.namedGroups = namedGroups
		return re2
	}
	static match(pattern, s) {
		return RE2.compile(pattern).match(s)
	}
	constructor(expr, prog, numSubexp = 0, longest = 0) {
		this.expr = expr
		this.prog = prog
		this.numSubexp = numSubexp
		this.longest = longest
		this.cond = prog.startCond()
		this.prefix = null
		this.prefixUTF8 = null
		this.prefixComplete = false
		this.prefixRune = 0
		this.namedGroups = Object.create(null)
		this.machinePool = []
		this.lazyDFA = null
		this.onepass = OnePass.compile(this.prog)
		this.prefilter = null
	}
	get dfa() {
		if (this.lazyDFA === null) this.lazyDFA = new DFA(this.prog)
		return this.lazyDFA
	}
	matchPrefixComplete(input, pos, anchor, ncap) {
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null
		let matchStart = -1
		let matchEnd = -1
		const pLen = input.prefixLength(this)
		if (anchor === RE2Flags.UNANCHORED) {
			const idx = input.index(this, pos)
			if (idx < 0) return null
			matchStart = pos + idx
			matchEnd = matchStart + pLen
		} else if (anchor === RE2Flags.ANCHOR_BOTH) {
			if (input.endPos() !== pLen) return null
			if (input.index(this, 0) !== 0) return null
			matchStart = 0
			matchEnd = pLen
		} else if (anchor === RE2Flags.ANCHOR_START) {
			if (input.index(this, 0) !== 0) return null
			matchStart = 0
			matchEnd = pLen
		}
		if (matchStart < 0) return null
		if (ncap > 0) {
			const matchcap = new Int32Array(ncap).fill(-1)
			matchcap[0] = matchStart
			matchcap[1] = matchEnd
			return Array.from(matchcap)
		}
		return []
	}
	createLookbehindState() {
		return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null
	}
	executeEngine(input, pos, anchor, ncap, lbState = null) {
		if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input, pos, anchor, ncap)
		if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED) {
			if (!this.prefilter.eval(input, pos)) return null
		}
		if (this.onepass !== null) return OnePass.execute(this, input, pos, anchor, ncap)
		if (ncap > 0) {
			if (this.prog.numLb === 0 && input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap)
			return this.doExecuteNFA(input, pos, anchor, ncap, lbState)
		}
		if (this.prog.numLb === 0) {
			const dfaResult = this.dfa.match(input, pos, anchor)
			if (dfaResult !== null) return dfaResult ? [] : null
			if (input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap)
		}
		return this.doExecuteNFA(input, pos, anchor, ncap, lbState)
	}
	numberOfCapturingGroups() {
		return this.numSubexp
	}
	numberOfInstructions() {
		return this.prog.numInst()
	}
	get() {
		return this.machinePool.length > 0 ? this.machinePool.pop() : null
	}
	reset() {
		this.machinePool.length = 0
	}
	put(m) {
		this.machinePool.push(m)
	}
	toString() {
		return this.expr
	}
	doExecuteNFA(input, pos, anchor, ncap, lbState = null) {
		let m = this.get()
		if (!m) m = Machine.fromRE2(this)
		m.init(ncap)
		const cap = m.match(input, pos, anchor, lbState) ? m.submatches() : null
		this.put(m)
		return cap
	}
	match(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null
	}
	matchWithGroup(input, start, end, anchor, ngroup, lbState = null) {
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input)
			else input = MatcherInput.utf16(input)
		}
		return this.matchMachineInput(input, start, end, anchor, ngroup, lbState)
	}
	matchMachineInput(input, start, end, anchor, ngroup, lbState = null) {
		if (start > end) return [false, null]
		const machineInput = input.isUTF16Encoding() ? MachineInput.fromUTF16(input.asCharSequence(), 0, end) : MachineInput.fromUTF8(input.asBytes(), 0, end)
		const groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState)
		if (groupMatch === null) return [false, null]
		return [true, groupMatch]
	}
	matchUTF8(b) {
		return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null
	}
	replaceAll(src, repl) {
		return this.replaceAllFunc(src, () => repl, 2 * src.length + 1)
	}
	replaceFirst(src, repl) {
		return this.replaceAllFunc(src, () => repl, 1)
	}
	replaceAllFunc(src, replFunc, maxReplaces) {
		let lastMatchEnd = 0
		let searchPos = 0
		let out = ""
		const input = MachineInput.fromUTF16(src)
		const lbState = this.createLookbehindState()
		let numReplaces = 0
		while (searchPos <= src.length) {
			const a = this.executeEngine(input, searchPos, RE2Flags.UNANCHORED, 2, lbState)
			if (a === null || a.length === 0) break
			out += src.substring(lastMatchEnd, a[0])
			if (a[1] > lastMatchEnd || a[0] === 0) {
				out += replFunc(src.substring(a[0], a[1]))
				numReplaces++
			}
			lastMatchEnd = a[1]
			const width = input.step(searchPos) & 7
			if (searchPos + width > a[1]) searchPos += width
			else if (searchPos + 1 > a[1]) searchPos++
			else searchPos = a[1]
			if (numReplaces >= maxReplaces) break
		}
		out += src.substring(lastMatchEnd)
		return out
	}
	pad(a) {
		if (a === null) return null
		let n = (1 + this.numSubexp) * 2
		if (a.length < n) {
			let a2 = new Array(n).fill(-1)
			for (let i = 0; i < a.length; i++) a2[i] = a[i]
			a = a2
		}
		return a
	}
	allMatches(input, n, deliverFun = v => v) {
		let result = []
		const end = input.endPos()
		if (n < 0) n = end + 1
		let pos = 0
		let i = 0
		let prevMatchEnd = -1
		const lbState = this.createLookbehindState()
		while (i < n && pos <= end) {
			const matches = this.executeEngine(input, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState)
			if (matches === null || matches.length === 0) break
			let accept = true
			if (matches[1] === pos) {
				if (matches[0] === prevMatchEnd) accept = false
				const r = input.step(pos)
				if (r < 0) pos = end + 1
				else pos += r & 7
			} else pos = matches[1]
			prevMatchEnd = matches[1]
			if (accept) {
				result.push(deliverFun(this.pad(matches)))
				i++
			}
		}
		return result
	}
	findUTF8(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2)
		if (a === null) return null
		return b.slice(a[0], a[1])
	}
	findUTF8Index(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2)
		if (a === null) return null
		return a.slice(0, 2)
	}
	find(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2)
		if (a === null) return ""
		return s.substring(a[0], a[1])
	}
	findIndex(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2)
	}
	findUTF8Submatch(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap)
		if (a === null) return null
		const ret = new Array(1 + this.numSubexp).fill(null)
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = b.slice(a[2 * i], a[2 * i + 1])
		return ret
	}
	findUTF8SubmatchIndex(b) {
		return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap))
	}
	findSubmatch(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap)
		if (a === null) return null
		const ret = new Array(1 + this.numSubexp).fill(null)
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = s.substring(a[2 * i], a[2 * i + 1])
		return ret
	}
	findSubmatchIndex(s) {
		return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap))
	}
	findAllUTF8(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, match => b.slice(match[0], match[1]))
		if (result.length === 0) return null
		return result
	}
	findAllUTF8Index(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, match => match.slice(0, 2))
		if (result.length === 0) return null
		return result
	}
	findAll(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, match => s.substring(match[0], match[1]))
		if (result.length === 0) return null
		return result
	}
	findAllIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, match => match.slice(0, 2))
		if (result.length === 0) return null
		return result
	}
	findAllUTF8Submatch(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, match => {
			let slice = new Array((match.length / 2) | 0).fill(null)
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = b.slice(match[2 * j], match[2 * j + 1])
			return slice
		})
		if (result.length === 0) return null
		return result
	}
	findAllUTF8SubmatchIndex(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n)
		if (result.length === 0) return null
		return result
	}
	findAllSubmatch(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, match => {
			let slice = new Array((match.length / 2) | 0).fill(null)
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = s.substring(match[2 * j], match[2 * j + 1])
			return slice
		})
		if (result.length === 0) return null
		return result
	}
	findAllSubmatchIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n)
		if (result.length === 0) return null
		return result
	}
}
var RE2Set = class RE2Set {
	static UNANCHORED = RE2Flags.UNANCHORED
	static ANCHOR_START = RE2Flags.ANCHOR_START
	static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH
	constructor(anchor = RE2Set.UNANCHORED, flags = 0, maxMem = 8388608) {
		if (![RE2Set.UNANCHORED, RE2Set.ANCHOR_START, RE2Set.ANCHOR_BOTH].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH")
		Utils.checkFlags(flags)
		this.anchor = anchor
		this.jsFlags = flags
		this.maxMem = maxMem
		let re2Flags = RE2Flags.PERL
		if ((flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS
		if ((flags & PublicFlags.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND
		this.re2Flags = re2Flags
		this.regexps = []
		this.prog = null
		this.dfa = null
		this.dummyRe2 = null
	}
	add(pattern) {
		if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile")
		Utils.checkPattern(pattern)
		let fregex = pattern
		if ((this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`
		if ((this.jsFlags & PublicFlags.DOTALL) !== 0) fregex = `(?s)${fregex}`
		if ((this.jsFlags & PublicFlags.MULTILINE) !== 0) fregex = `(?m)${fregex}`
		const re = Parser.parse(fregex, this.re2Flags)
		this.regexps.push(Simplify.simplify(re))
		return this.regexps.length - 1
	}
	compile() {
		if (this.prog) return
		const prog = Compiler.compileSet(this.regexps)
		if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`)
		this.prog = prog
		this.dfa = new DFA(this.prog, this.maxMem)
		this.dummyRe2 = {prog: this.prog, cond: this.prog.startCond(), prefix: "", prefixRune: 0, longest: false}
	}
	match(input) {
		if (!this.prog) this.compile()
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input)
		let internalAnchor = RE2Flags.UNANCHORED
		if (this.anchor === RE2Set.ANCHOR_START) internalAnchor = RE2Flags.ANCHOR_START
		else if (this.anchor === RE2Set.ANCHOR_BOTH) internalAnchor = RE2Flags.ANCHOR_BOTH
		const dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor)
		if (dfaResult !== null) return dfaResult
		const machine = Machine.fromRE2(this.dummyRe2)
		machine.init(0)
		return machine.matchSet(machineInput, 0, internalAnchor)
	}
}
var TranslateRegExpString = class TranslateRegExpString {
	static isHexadecimal(ch) {
		return ("0" <= ch && ch <= "9") || ("A" <= ch && ch <= "F") || ("a" <= ch && ch <= "f")
	}
	static translate(data) {
		let prefixFlags = ""
		if (Object.prototype.toString.call(data) === "[object RegExp]") {
			if (data.ignoreCase) prefixFlags += "i"
			if (data.multiline) prefixFlags += "m"
			if (data.dotAll) prefixFlags += "s"
			data = data.source
		}
		if (typeof data !== "string") return data
		let result = ""
		let changed = false
		let size = data.length
		if (size === 0) {
			result = "(?:)"
			changed = true
		}
		let inCharClass = false
		let i = 0
		while (i < size) {
			let ch = data[i]
			if (ch === "\\") {
				if (i + 1 < size) {
					ch = data[i + 1]
					switch (ch) {
						case "\\":
							result += "\\\\"
							i += 2
							continue
						case "c":
							if (i + 2 < size) {
								let code = data[i + 2].charCodeAt(0)
								if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) {
									let val = code % 32
									result += "\\x"
									result += (val >> 4).toString(16).toUpperCase()
									result += (val & 15).toString(16).toUpperCase()
									i += 3
									changed = true
									continue
								}
							}
							result += "c"
							i += 2
							changed = true
							continue
						case "u":
							if (i + 2 < size) {
								if (data[i + 2] === "{") {
									let j = i + 3
									let hasHex = false
									let closed = false
									while (j < size) {
										const hexChar = data[j]
										if (hexChar === "}") {
											closed = true
											break
										}
										if (!TranslateRegExpString.isHexadecimal(hexChar)) break
										hasHex = true
										j++
									}
									if (closed && hasHex) {
										result += "\\x"
										i += 2
										changed = true
										continue
									}
								} else if (i + 5 < size) {
									let isHex4 = true
									for (let j = 0; j < 4; j++)
										if (!TranslateRegExpString.isHexadecimal(data[i + 2 + j])) {
											isHex4 = false
											break
										}
									if (isHex4) {
										result += "\\x{" + data.substring(i + 2, i + 6) + "}"
										i += 6
										changed = true
										continue
									}
								}
							}
							result += "u"
							i += 2
							changed = true
							continue
						case "x": {
							let isValidHex = false
							if (i + 2 < size && data[i + 2] === "{") {
								let j = i + 3
								let hasHex = false
								let closed = false
								while (j < size) {
									const hexChar = data[j]
									if (hexChar === "}") {
										closed = true
										break
									}
									if (!TranslateRegExpString.isHexadecimal(hexChar)) break
									hasHex = true
									j++
								}
								if (closed && hasHex) isValidHex = true
							} else if (i + 3 < size && TranslateRegExpString.isHexadecimal(data[i + 2]) && TranslateRegExpString.isHexadecimal(data[i + 3])) isValidHex = true
							if (isValidHex) {
								result += "\\x"
								i += 2
							} else {
								result += "x"
								i += 2
								changed = true
							}
							continue
						}
						case "n":
						case "r":
						case "t":
						case "a":
						case "f":
						case "v":
						case "d":
						case "D":
						case "s":
						case "S":
						case "w":
						case "W":
						case "b":
						case "B":
						case "p":
						case "P":
						case "A":
						case "z":
						case "Q":
						case "E":
						case "0":
						case "1":
						case "2":
						case "3":
						case "4":
						case "5":
						case "6":
						case "7":
							result += "\\" + ch
							i += 2
							continue
						default: {
							let cp = data.codePointAt(i + 1)
							if ((cp >= 48 && cp <= 57) || (cp >= 65 && cp <= 90) || (cp >= 97 && cp <= 122)) {
								let symSize = Utils.charCount(cp)
								result += data.substring(i + 1, i + 1 + symSize)
								i += symSize + 1
								changed = true
							} else {
								result += "\\"
								let symSize = Utils.charCount(cp)
								result += data.substring(i + 1, i + 1 + symSize)
								i += symSize + 1
							}
							continue
						}
					}
				}
			} else if (ch === "/") {
				result += "\\/"
				i += 1
				changed = true
				continue
			} else if (ch === "[") {
				if (!inCharClass && data[i + 1] === "]") {
					result += "[^\\x00-\\x{10FFFF}]"
					i += 2
					changed = true
					continue
				}
				if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
					result += "[\\x00-\\x{10FFFF}]"
					i += 3
					changed = true
					continue
				}
				inCharClass = true
			} else if (ch === "]") inCharClass = false
			else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<") {
				if (i + 3 < size && !"=!>)".includes(data[i + 3])) {
					result += "(?P<"
					i += 3
					changed = true
					continue
				}
			}
			let cp = data.codePointAt(i)
			let symSize = Utils.charCount(cp)
			result += data.substring(i, i + symSize)
			i += symSize
		}
		const finalResult = changed ? result : data
		if (prefixFlags.length > 0) return `(?${prefixFlags})${finalResult}`
		return finalResult
	}
}
const execResult = (m, input) => {
	const result = m.matchArray()
	result.index = m.start(0)
	result.input = input
	result.groups = m.namedGroupsObject()
	return result
}
var RE2JS = class RE2JS {
	static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE
	static DOTALL = PublicFlags.DOTALL
	static MULTILINE = PublicFlags.MULTILINE
	static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS
	static LONGEST_MATCH = PublicFlags.LONGEST_MATCH
	static LOOKBEHINDS = PublicFlags.LOOKBEHINDS
	static quote(str) {
		return Utils.quoteMeta(str)
	}
	static quoteReplacement(str, javaMode = false) {
		return Matcher.quoteReplacement(str, javaMode)
	}
	static translateRegExp(expr) {
		return TranslateRegExpString.translate(expr)
	}
	static compile(regex, flags = 0) {
		Utils.checkPattern(regex)
		Utils.checkFlags(flags)
		let fregex = regex
		if ((flags & RE2JS.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`
		if ((flags & RE2JS.DOTALL) !== 0) fregex = `(?s)${fregex}`
		if ((flags & RE2JS.MULTILINE) !== 0) fregex = `(?m)${fregex}`
		let re2Flags = RE2Flags.PERL
		if ((flags & RE2JS.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS
		if ((flags & RE2JS.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND
		const p = new RE2JS(regex, flags)
		p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS.LONGEST_MATCH) !== 0)
		return p
	}
	static matches(regex, input) {
		return RE2JS.compile(regex).testExact(input)
	}
	static initTest(pattern, flags, re2) {
		if (pattern == null) throw new Error("pattern is null")
		if (re2 == null) throw new Error("re2 is null")
		const p = new RE2JS(pattern, flags)
		p.re2Input = re2
		return p
	}
	constructor(pattern, flags) {
		this.patternInput = pattern
		this.flagsInput = flags
		this.re2Input = null
	}
	reset() {
		this.re2Input.reset()
	}
	flags() {
		return this.flagsInput
	}
	pattern() {
		return this.patternInput
	}
	re2() {
		return this.re2Input
	}
	matches(input) {
		return this.testExact(input)
	}
	matcher(input) {
		if (Utils.isByteArray(input)) input = MatcherInput.utf8(input)
		return new Matcher(this, input)
	}
	test(input) {
		if (Utils.isByteArray(input)) return this.re2Input.matchUTF8(input)
		return this.re2Input.match(input)
	}
	testExact(input) {
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input)
		return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null
	}
	exec(input) {
		const m = this.matcher(input)
		return m.find() ? execResult(m, input) : null
	}
	split(input, limit = 0) {
		const m = this.matcher(input)
		const result = []
		let emptiesSkipped = 0
		let last = 0
		while (m.find()) {
			if (last === 0 && m.end() === 0) {
				last = m.end()
				continue
			}
			if (limit > 0 && result.length === limit - 1) break
			if (last === m.start()) {
				if (limit === 0) {
					emptiesSkipped += 1
					last = m.end()
					continue
				}
			} else
				while (emptiesSkipped > 0) {
					result.push("")
					emptiesSkipped -= 1
				}
			result.push(m.substring(last, m.start()))
			last = m.end()
		}
		if (limit === 0 && last !== m.inputLength()) {
			while (emptiesSkipped > 0) {
				result.push("")
				emptiesSkipped -= 1
			}
			result.push(m.substring(last, m.inputLength()))
		}
		if (limit !== 0 || (result.length === 0 && !(last === m.inputLength() && last > 0))) result.push(m.substring(last, m.inputLength()))
		return result
	}
	*matchAll(input) {
		const m = this.matcher(input)
		while (m.find()) yield execResult(m, input)
	}
	toString() {
		return this.patternInput
	}
	programSize() {
		return this.re2Input.numberOfInstructions()
	}
	groupCount() {
		return this.re2Input.numberOfCapturingGroups()
	}
	namedGroups() {
		return this.re2Input.namedGroups
	}
	equals(other) {
		if (this === other) return true
		if (other === null || this.constructor !== other.constructor) return false
		return this.flagsInput === other.flagsInput && this.patternInput === other.patternInput
	}
}
function re(stringsOrFlags, ...values) {
	if (Array.isArray(stringsOrFlags) && "raw" in stringsOrFlags) {
		const pattern = String.raw(stringsOrFlags, ...values)
		return RE2JS.compile(pattern)
	}
	const flags = typeof stringsOrFlags === "number" ? stringsOrFlags : 0
	return (strings, ...tagValues) => {
		const pattern = String.raw(strings, ...tagValues)
		return RE2JS.compile(pattern, flags)
	}
}
},
4724: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.d(__webpack_exports__, {Lp: () => wo})
const t = new WeakMap()
function dist_c(...n) {
	const e = new String(n)
	return t.set(e, n), e
}
function dist_r(n) {
	return n instanceof String && t.has(n)
}
function dist_o(n) {
	return t.get(n) ?? []
}
var dist = __load(7117)
var external_node_child_process_ = __load(1421)
var src = __load(2830)
var promise_deferred_dist = __load(9997)
var external_node_path_ = __load(6760)
function* x(e, n) {
	const t = n === "global"
	for (const o of e) o.isGlobal === t && (yield o)
}
const P = new Set(["--add", "--edit", "--remove-section", "--rename-section", "--replace-all", "--unset", "--unset-all", "-e"]),
	S = new Set(["--get", "--get-all", "--get-color", "--get-colorbool", "--get-regexp", "--get-urlmatch", "--list", "-l"]),
	E = new Set(["edit", "remove-section", "rename-section", "set", "unset"]),
	F = new Set(["get", "get-color", "get-colorbool", "list"])
function A(e, n) {
	for (const {name: o} of x(e, "task")) {
		if (P.has(o)) return w(!0, n)
		if (S.has(o)) return w(!1, n)
	}
	const t = n.at(0)?.toLowerCase()
	return t === void 0 ? null : E.has(t) ? w(!0, n.slice(1)) : F.has(t) ? w(!1, n.slice(1)) : n.length === 1 ? w(!1, n) : w(!0, n)
}
function w(e = !1, n = []) {
	const t = n.at(0)?.toLowerCase()
	return t === void 0 ? null : {isWrite: e, isRead: !e, key: t, value: n.at(1)}
}
function O(e, n) {
	return n.isWrite && n.value !== void 0 ? {key: n.key, value: n.value, scope: e} : {key: n.key, scope: e}
}
function G(e) {
	const n = e?.indexOf("=") || -1
	return !e || n < 0 ? null : {key: e.slice(0, n).trim().toLowerCase(), value: e.slice(n + 1)}
}
function M(e) {
	for (const {name: n} of x(e, "task"))
		switch (n) {
			case "--global":
				return "global"
			case "--system":
				return "system"
			case "--worktree":
				return "worktree"
			case "--local":
				return "local"
			case "--file":
			case "-f":
				return "file"
		}
	return "local"
}
function N({name: e}) {
	if (e === "-c" || e === "--config") return "inline"
	if (e === "--config-env") return "env"
}
function* $(e) {
	for (const n of e) {
		const t = N(n),
			o = t && G(n.value)
		o && (yield {...o, scope: t})
	}
}
function D(e, n, t) {
	const o = {read: [], write: [...$(n)]}
	return e === "config" && L(o, M(n), A(n, t)), o
}
function L(e, n, t) {
	if (t === null) return
	const o = O(n, t)
	t.isWrite ? e.write.push(o) : e.read.push(o)
}
const C = {short: new Map([["c", !0]])},
	I = {short: new Map([["C", !0], ["P", !1], ["h", !1], ["p", !1], ["v", !1], ...C.short.entries()]), long: new Set(["attr-source", "config-env", "exec-path", "git-dir", "list-cmds", "namespace", "super-prefix", "work-tree"])},
	R = {
		clone: {
			short: new Map([
				["b", !0],
				["j", !0],
				["l", !1],
				["n", !1],
				["o", !0],
				["q", !1],
				["s", !1],
				["u", !0]
			]),
			long: new Set(["branch", "config", "jobs", "origin", "upload-pack", "u", "template"])
		},
		commit: {
			short: new Map([
				["C", !0],
				["F", !0],
				["c", !0],
				["m", !0],
				["t", !0]
			]),
			long: new Set(["file", "message", "reedit-message", "reuse-message", "template"])
		},
		config: {
			short: new Map([
				["e", !1],
				["f", !0],
				["l", !1]
			]),
			long: new Set(["blob", "comment", "default", "file", "type", "value"])
		},
		fetch: {short: new Map(), long: new Set(["upload-pack"])},
		init: {short: new Map(), long: new Set(["template"])},
		pull: {short: new Map(), long: new Set(["upload-pack"])},
		push: {short: new Map(), long: new Set(["exec", "receive-pack"])},
		rebase: {
			short: new Map([
				["X", !0],
				["f", !1],
				["i", !1],
				["k", !1],
				["m", !1],
				["n", !1],
				["q", !1],
				["r", !1],
				["s", !0],
				["v", !1],
				["x", !0]
			]),
			long: new Set(["exec", "onto", "strategy", "strategy-option"])
		}
	},
	T = {short: new Map(), long: new Set()}
function B(e) {
	const n = R[e ?? ""] ?? T
	return {short: new Map([...C.short.entries(), ...n.short.entries()]), long: n.long}
}
function b(e, n = I) {
	if (e.startsWith("--")) {
		const t = e.indexOf("=")
		if (t > 2) return [{name: e.slice(0, t), value: e.slice(t + 1), needsNext: !1}]
		const o = e.slice(2)
		return [{name: e, needsNext: n.long.has(o)}]
	}
	if (e.length === 2) {
		const t = e.charAt(1),
			o = n.short.get(t)
		return [{name: e, needsNext: o === !0}]
	}
	return j(e, n.short)
}
function j(e, n) {
	const t = e.slice(1).split(""),
		o = []
	for (let a = 0; a < t.length; a++) {
		const s = t[a],
			r = n.get(s)
		if (r === void 0) return [{name: e, needsNext: !1}]
		if (r) {
			const i = t.slice(a + 1).join("")
			if (i && ![...i].every(m => n.has(m))) return o.push({name: `-${s}`, value: i, needsNext: !1}), o
		}
		o.push({name: `-${s}`, needsNext: r})
	}
	return o
}
function W(e, n = []) {
	let t = 0
	for (; t < e.length; ) {
		const o = String(e[t])
		if (!o.startsWith("-") || o.length < 2) break
		const a = b(o)
		let s = t + 1
		for (const r of a) {
			const i = {name: r.name, value: r.value, absorbedNext: !1, isGlobal: !0}
			r.needsNext && i.value === void 0 && s < e.length && ((i.value = String(e[s])), (i.absorbedNext = !0), s++), n.push(i)
		}
		t = s
	}
	return {flags: n, taskIndex: t}
}
function V(e, n, t = []) {
	const o = B(n),
		a = [],
		s = []
	let r = 0
	for (; r < e.length; ) {
		const i = e[r]
		if (dist_r(i)) {
			s.push(...dist_o(i)), r++
			continue
		}
		const p = String(i)
		if (p === "--") {
			for (let d = r + 1; d < e.length; d++) {
				const g = e[d]
				dist_r(g) ? s.push(...dist_o(g)) : s.push(String(g))
			}
			break
		}
		if (!p.startsWith("-") || p.length < 2) {
			a.push(p), r++
			continue
		}
		const m = b(p, o)
		let u = r + 1
		for (const d of m) {
			const g = {name: d.name, value: d.value, absorbedNext: !1, isGlobal: !1}
			d.needsNext && g.value === void 0 && u < e.length && !dist_r(e[u]) && ((g.value = String(e[u])), (g.absorbedNext = !0), u++), t.push(g)
		}
		r = u
	}
	return {flags: t, positionals: a, pathspecs: s}
}
function* q({write: e}) {
	for (const n of e)
		for (const t of K) {
			const o = t(n.key)
			o && (yield o)
		}
}
function f(e, n, t = String(e)) {
	const o = typeof e == "string" ? new RegExp(`\\s*${e.toLowerCase()}`) : e
	return function (s) {
		if (o.test(s)) return {category: n, message: `Configuring ${t} is not permitted without enabling ${n}`}
	}
}
function l(e, n) {
	const t = new RegExp(`\\s*${e.toLowerCase().replace(/\./g, "(..+)?.")}`)
	return f(t, n, e)
}
const K = [
	f("alias", "allowUnsafeAlias"),
	f("core.askPass", "allowUnsafeAskPass"),
	f("core.editor", "allowUnsafeEditor"),
	f("core.fsmonitor", "allowUnsafeFsMonitor"),
	f("core.gitProxy", "allowUnsafeGitProxy"),
	f("core.hooksPath", "allowUnsafeHooksPath"),
	f("core.pager", "allowUnsafePager"),
	f("core.sshCommand", "allowUnsafeSshCommand"),
	l("credential.helper", "allowUnsafeCredentialHelper"),
	l("diff.command", "allowUnsafeDiffExternal"),
	f("diff.external", "allowUnsafeDiffExternal"),
	l("difftool.cmd", "allowUnsafeDiffExternal"),
	l("diff.textconv", "allowUnsafeDiffTextConv"),
	l("filter.clean", "allowUnsafeFilter"),
	l("filter.process", "allowUnsafeFilter"),
	l("filter.smudge", "allowUnsafeFilter"),
	l("gpg.program", "allowUnsafeGpgProgram"),
	f("include.path", "allowUnsafeInclude"),
	l("includeIf", "allowUnsafeInclude"),
	f("init.templateDir", "allowUnsafeTemplateDir"),
	l("pager.", "allowUnsafePager"),
	l("merge.driver", "allowUnsafeMergeDriver"),
	l("mergetool.path", "allowUnsafeMergeDriver"),
	l("mergetool.cmd", "allowUnsafeMergeDriver"),
	l("protocol.allow", "allowUnsafeProtocolOverride"),
	l("remote.receivepack", "allowUnsafePack"),
	l("remote.uploadpack", "allowUnsafePack"),
	f("uploadpack.packObjectsHook", "allowUnsafePack"),
	f("sequence.editor", "allowUnsafeEditor"),
	l("submodule.update", "allowUnsafeSubmodule"),
	l("tar.command", "allowUnsafeCommandBinaries"),
	l("trailer.cmd", "allowUnsafeCommandBinaries"),
	l("trailer.command", "allowUnsafeCommandBinaries"),
	l("url.insteadOf", "allowUnsafeUrlRewrite")
]
function* H(e, n) {
	for (const t of n)
		for (const o of X) {
			const a = o(e, t)
			a && (yield a)
		}
}
function c(e, n, t, {name: o = String(n), globalOnly: a = !1, withValue: s = !1} = {}) {
	const r = typeof n == "string" ? new RegExp(`\\s*${n.toLowerCase()}`) : n,
		i = `Use of ${e ? `${e} with option ` : ""}${o} is not permitted without enabling ${t}`
	return function (m, u) {
		if (!(e && m !== e) && !(a && !u.isGlobal) && !(s && u.value === void 0) && r.test(u.name)) return {category: t, message: i}
	}
}
const h = {globalOnly: !0, withValue: !0},
	X = [
		c(null, /--(upload|receive)-pack/, "allowUnsafePack", {name: "--upload-pack or --receive-pack"}),
		c("clone", /^-\w*u/, "allowUnsafePack"),
		c("clone", "--u", "allowUnsafePack"),
		c("push", /^--exec$/, "allowUnsafePack", {name: "--exec"}),
		c("rebase", /^(-x|--ex(ec?)?)$/, "allowUnsafeExec", {name: "-x or --exec"}),
		c(null, "--template", "allowUnsafeTemplateDir"),
		c(null, "--exec-path", "allowUnsafeExec", h),
		c(null, "--git-dir", "allowUnsafeConfigPaths", h),
		c(null, "--work-tree", "allowUnsafeConfigPaths", h),
		c(null, /^-C$/, "allowUnsafeConfigPaths", {...h, name: "-C"})
	]
function k(e, n, t) {
	return [...H(e, n), ...q(t)]
}
function Y(...e) {
	const {flags: n, taskIndex: t} = W(e),
		o = t < e.length ? String(e[t]).toLowerCase() : null,
		a = o !== null ? e.slice(t + 1) : [],
		{positionals: s, pathspecs: r} = V(a, o, n),
		i = D(o, n, s)
	return {task: o, flags: n.map(J), paths: r, config: i, vulnerabilities: z(k(o, n, i))}
}
function z(e) {
	return Object.defineProperty(e, "vulnerabilities", {value: e})
}
function J({value: e, name: n}) {
	return e !== void 0 ? {name: n, value: e} : {name: n}
}
const y = {
	editor: "allowUnsafeEditor",
	git_askpass: "allowUnsafeAskPass",
	git_config_global: "allowUnsafeConfigPaths",
	git_config_system: "allowUnsafeConfigPaths",
	git_config_count: "allowUnsafeConfigEnvCount",
	git_config_parameters: "allowUnsafeConfigEnvCount",
	git_config: "allowUnsafeConfigPaths",
	git_editor: "allowUnsafeEditor",
	git_exec_path: "allowUnsafeExec",
	git_external_diff: "allowUnsafeDiffExternal",
	git_pager: "allowUnsafePager",
	git_proxy_command: "allowUnsafeGitProxy",
	git_template_dir: "allowUnsafeTemplateDir",
	git_sequence_editor: "allowUnsafeEditor",
	git_ssh: "allowUnsafeSshCommand",
	git_ssh_command: "allowUnsafeSshCommand",
	pager: "allowUnsafePager",
	prefix: "allowUnsafeConfigPaths",
	ssh_askpass: "allowUnsafeAskPass",
	visual: "allowUnsafeEditor"
}
function* Q(e) {
	const n = parseInt(e.git_config_count ?? "0", 10)
	for (let t = 0; t < n; t++) {
		const o = e[`git_config_key_${t}`],
			a = e[`git_config_value_${t}`]
		o !== void 0 && (yield {key: o.toLowerCase().trim(), value: a, scope: "env"})
	}
}
function* Z(e) {
	for (const n of Object.keys(e))
		if (_(n)) {
			const t = y[n]
			yield {category: t, message: `Use of "${n.toUpperCase()}" is not permitted without enabling ${t}`}
		}
}
function _(e) {
	return Object.hasOwn(y, e)
}
function ee(e) {
	const n = {}
	for (const [t, o] of Object.entries(e)) {
		const a = t.toLowerCase().trim()
		;(_(a) || a.startsWith("git")) && (n[a] = String(o))
	}
	return n
}
function ne(e) {
	const n = ee(e),
		t = {read: [], write: [...Q(n)]},
		o = [...Z(n), ...k(null, [], t)]
	return {config: t, vulnerabilities: o}
}
function oe(e, n) {
	return [...Y(...e).vulnerabilities, ...ne(n).vulnerabilities]
}
var external_node_events_ = __load(8474)
class dist_O extends Error {
	constructor(e, n) {
		super(n), (this.task = e), Object.setPrototypeOf(this, new.target.prototype)
	}
}
class Ae extends dist_O {
	constructor(e, n) {
		super(void 0, n), (this.config = e)
	}
}
class dist_A extends dist_O {
	constructor(e, n, r) {
		super(e, r), (this.task = e), (this.plugin = n), Object.setPrototypeOf(this, new.target.prototype)
	}
}
class at extends dist_O {
	constructor(e, n) {
		super(void 0, n || String(e)), (this.git = e)
	}
}
class xe extends dist_O {
	constructor(e) {
		super(void 0, e)
	}
}
const dist_I = "\0",
	dist_W = () => {}
function Ne(t) {
	return typeof t != "function" ? dist_W : t
}
function $e(t) {
	return typeof t == "function" && t !== dist_W
}
function Pe(t, e) {
	const n = t.indexOf(e)
	return n <= 0 ? [t, ""] : [t.substr(0, n), t.substr(n + 1)]
}
function Me(t, e = 0) {
	return Dt(t) && t.length > e ? t[e] : void 0
}
function dist_N(t, e = 0) {
	if (Dt(t) && t.length > e) return t[t.length - 1 - e]
}
function Dt(t) {
	return Bt(t)
}
function dist_H(
	t = "",
	e = !0,
	n = `
`
) {
	return t.split(n).reduce((r, s) => {
		const o = e ? s.trim() : s
		return o && r.push(o), r
	}, [])
}
function ut(t, e) {
	return dist_H(t, !0).map(n => e(n))
}
function Lt(t) {
	return (0, dist.exists)(t, dist.FOLDER)
}
function dist_S(t, e) {
	return Array.isArray(t) ? t.includes(e) || t.push(e) : t.add(e), e
}
function De(t, e) {
	return Array.isArray(t) && !t.includes(e) && t.push(e), t
}
function ct(t, e) {
	if (Array.isArray(t)) {
		const n = t.indexOf(e)
		n >= 0 && t.splice(n, 1)
	} else t.delete(e)
	return e
}
const ft = Object.prototype.toString.call.bind(Object.prototype.toString)
function v(t) {
	return Array.isArray(t) ? t : [t]
}
function jt(t) {
	return t.replace(/[\s-]+(.)/g, (e, n) => n.toUpperCase())
}
function dist_L(t) {
	return v(t).map(e => (e instanceof String ? e : String(e)))
}
function p(t, e = 0) {
	if (t == null) return e
	const n = parseInt(t, 10)
	return Number.isNaN(n) ? e : n
}
function U(t, e) {
	const n = []
	for (let r = 0, s = t.length; r < s; r++) n.push(e, t[r])
	return n
}
function dist_F(t) {
	return (Array.isArray(t) ? Buffer.concat(t) : t).toString("utf-8")
}
function Le(t) {
	return t ? (Buffer.isBuffer(t) ? t.length : Buffer.byteLength(t)) : 0
}
function je(t, e) {
	const n = {}
	return (
		e.forEach(r => {
			t[r] !== void 0 && (n[r] = t[r])
		}),
		n
	)
}
function wt(t = 0) {
	return new Promise(e => setTimeout(e, t))
}
function bt(t) {
	if (t !== !1) return t
}
function d(t, e, n) {
	return e(t) ? t : arguments.length > 2 ? n : void 0
}
const dist_K = t => Array.isArray(t)
function st(t, e) {
	const n = dist_r(t) ? "string" : typeof t
	return /number|string|boolean/.test(n) && (!e || !e.includes(n))
}
const m = t => typeof t == "string" || dist_r(t),
	Be = t => m(t) || Buffer.isBuffer(t),
	dist_G = t => m(t) || (Array.isArray(t) && t.every(m))
function lt(t) {
	return !!t && ft(t) === "[object Object]"
}
function Ie(t) {
	return typeof t == "function"
}
const Bt = t => (t == null || "number|boolean|function".includes(typeof t) ? !1 : typeof t.length == "number")
var dist_V = (t => ((t[(t.SUCCESS = 0)] = "SUCCESS"), (t[(t.ERROR = 1)] = "ERROR"), (t[(t.NOT_FOUND = -2)] = "NOT_FOUND"), (t[(t.UNCLEAN = 128)] = "UNCLEAN"), t))(dist_V || {})
class dist_z {
	constructor(e, n) {
		;(this.stdOut = e), (this.stdErr = n)
	}
	asStrings() {
		return new dist_z(this.stdOut.toString("utf8"), this.stdErr.toString("utf8"))
	}
}
function Ue() {
	throw new Error("LineParser:useMatches not implemented")
}
class dist_l {
	constructor(e, n) {
		;(this.matches = []), (this.useMatches = Ue), (this.parse = (r, s) => (this.resetMatches(), this._regExp.every((o, i) => this.addMatch(o, i, r(i))) ? this.useMatches(s, this.prepareMatches()) !== !1 : !1)), (this._regExp = Array.isArray(e) ? e : [e]), n && (this.useMatches = n)
	}
	resetMatches() {
		this.matches.length = 0
	}
	prepareMatches() {
		return this.matches
	}
	addMatch(e, n, r) {
		const s = r && e.exec(r)
		return s && this.pushMatch(n, s), !!s
	}
	pushMatch(e, n) {
		this.matches.push(...n.slice(1))
	}
}
class dist_x extends dist_l {
	addMatch(e, n, r) {
		return /^remote:\s/.test(String(r)) && super.addMatch(e, n, r)
	}
	pushMatch(e, n) {
		;(e > 0 || n.length > 1) && super.pushMatch(e, n)
	}
}
const Fe = {binary: "git", maxConcurrentProcesses: 5, config: [], trimmed: !1}
function Ge(...t) {
	const e = process.cwd(),
		n = Object.assign({baseDir: e, ...Fe}, ...t.filter(r => typeof r == "object" && r))
	return (n.baseDir = n.baseDir || e), (n.trimmed = n.trimmed === !0), n
}
function It(t, e = []) {
	return lt(t)
		? Object.keys(t).reduce((n, r) => {
				const s = t[r]
				if (dist_r(s)) n.push(s)
				else if (st(s, ["boolean"])) n.push(r + "=" + s)
				else if (Array.isArray(s)) for (const o of s) st(o, ["string", "number"]) || n.push(r + "=" + o)
				else n.push(r)
				return n
			}, e)
		: e
}
function dist_h(t, e = 0, n = !1) {
	const r = []
	for (let s = 0, o = e < 0 ? t.length : e; s < o; s++) "string|number".includes(typeof t[s]) && r.push(String(t[s]))
	return It(ht(t), r), n || r.push(...ze(t)), r
}
function ze(t) {
	const e = typeof dist_N(t) == "function"
	return dist_L(d(dist_N(t, e ? 1 : 0), dist_K, []))
}
function ht(t) {
	const e = Ie(dist_N(t))
	return d(dist_N(t, e ? 1 : 0), lt)
}
function u(t, e = !0) {
	const n = Ne(dist_N(t))
	return e || $e(n) ? n : void 0
}
function Tt(t, e) {
	return t(e.stdOut, e.stdErr)
}
function dist_E(t, e, n, r = !0) {
	return (
		v(n).forEach(s => {
			for (let o = dist_H(s, r), i = 0, a = o.length; i < a; i++) {
				const c = (y = 0) => {
					if (!(i + y >= a)) return o[i + y]
				}
				e.some(({parse: y}) => y(c, t))
			}
		}),
		t
	)
}
var qe = (t => ((t.BARE = "bare"), (t.IN_TREE = "tree"), (t.IS_REPO_ROOT = "root"), t))(qe || {})
const mt = ({exitCode: t}, e, n, r) => {
		if (t === dist_V.UNCLEAN && Ve(e)) return n(Buffer.from("false"))
		r(e)
	},
	Ut = t => t.trim() === "true"
function We(t) {
	switch (t) {
		case "bare":
			return Ke()
		case "root":
			return He()
	}
	return {commands: ["rev-parse", "--is-inside-work-tree"], format: "utf-8", onError: mt, parser: Ut}
}
function He() {
	return {
		commands: ["rev-parse", "--git-dir"],
		format: "utf-8",
		onError: mt,
		parser(e) {
			return /^\.(git)?$/.test(e.trim())
		}
	}
}
function Ke() {
	return {commands: ["rev-parse", "--is-bare-repository"], format: "utf-8", onError: mt, parser: Ut}
}
function Ve(t) {
	return /(Not a git repository|Kein Git-Repository)/i.test(String(t))
}
class Xe {
	constructor(e) {
		;(this.paths = []), (this.files = []), (this.folders = []), (this.dryRun = e)
	}
}
const Ye = /^[a-z]+\s*/i,
	Qe = /^[a-z]+\s+[a-z]+\s*/i,
	Je = /\/$/
function Ze(t, e) {
	const n = new Xe(t),
		r = t ? Qe : Ye
	return (
		dist_H(e).forEach(s => {
			const o = s.replace(r, "")
			n.paths.push(o), (Je.test(o) ? n.folders : n.files).push(o)
		}),
		n
	)
}
const Ft = []
function tn(t) {
	return {commands: Ft, format: "empty", parser: t}
}
function dist_b(t) {
	return {
		commands: Ft,
		format: "empty",
		parser() {
			throw typeof t == "string" ? new xe(t) : t
		}
	}
}
function g(t, e = !1) {
	return {
		commands: t,
		format: "utf-8",
		parser(n) {
			return e ? String(n).trim() : n
		}
	}
}
function Gt(t) {
	return {
		commands: t,
		format: "buffer",
		parser(e) {
			return e
		}
	}
}
function en(t) {
	return t.format === "buffer"
}
function kt(t) {
	return t.format === "empty" || !t.commands.length
}
const nn = "Git clean interactive mode is not supported",
	rn = 'Git clean mode parameter ("n" or "f") is required',
	sn = "Git clean unknown option found in: "
var zt = (t => ((t.DRY_RUN = "n"), (t.FORCE = "f"), (t.IGNORED_INCLUDED = "x"), (t.IGNORED_ONLY = "X"), (t.EXCLUDING = "e"), (t.QUIET = "q"), (t.RECURSIVE = "d"), t))(zt || {})
const qt = new Set(["i", ...dist_L(Object.values(zt))])
function on(t, e) {
	const {cleanMode: n, options: r, valid: s} = cn(t)
	return n ? (s.options ? (r.push(...e), r.some(hn) ? dist_b(nn) : an(n, r)) : dist_b(sn + JSON.stringify(t))) : dist_b(rn)
}
function an(t, e) {
	return {
		commands: ["clean", `-${t}`, ...e],
		format: "utf-8",
		parser(r) {
			return Ze(t === "n", r)
		}
	}
}
function un(t) {
	return Array.isArray(t) && t.every(e => qt.has(e))
}
function cn(t) {
	let e,
		n = [],
		r = {cleanMode: !1, options: !0}
	return (
		t
			.replace(/[^a-z]i/g, "")
			.split("")
			.forEach(s => {
				fn(s) ? ((e = s), (r.cleanMode = !0)) : (r.options = r.options && ln((n[n.length] = `-${s}`)))
			}),
		{cleanMode: e, options: n, valid: r}
	)
}
function fn(t) {
	return t === "f" || t === "n"
}
function ln(t) {
	return /^-[a-z]$/i.test(t) && qt.has(t.charAt(1))
}
function hn(t) {
	return /^-[^\-]/.test(t) ? t.indexOf("i") > 0 : t === "--interactive"
}
class mn {
	constructor() {
		;(this.files = []), (this.values = Object.create(null))
	}
	get all() {
		return this._all || (this._all = this.files.reduce((e, n) => Object.assign(e, this.values[n]), {})), this._all
	}
	addFile(e) {
		if (!(e in this.values)) {
			const n = dist_N(this.files)
			;(this.values[e] = n ? Object.create(this.values[n]) : {}), this.files.push(e)
		}
		return this.values[e]
	}
	addValue(e, n, r) {
		const s = this.addFile(e)
		Object.hasOwn(s, n) ? (Array.isArray(s[n]) ? s[n].push(r) : (s[n] = [s[n], r])) : (s[n] = r), (this._all = void 0)
	}
}
function pn(t) {
	const e = new mn()
	for (const n of Wt(t)) e.addValue(n.file, String(n.key), n.value)
	return e
}
function dn(t, e) {
	let n = null
	const r = [],
		s = new Map()
	for (const o of Wt(t, e)) o.key === e && (r.push((n = o.value)), s.has(o.file) || s.set(o.file, []), s.get(o.file).push(n))
	return {key: e, paths: Array.from(s.keys()), scopes: s, value: n, values: r}
}
function gn(t) {
	return t.replace(/^(file):/, "")
}
function* Wt(t, e = null) {
	const n = t.split("\0")
	for (let r = 0, s = n.length - 1; r < s; ) {
		const o = gn(n[r++])
		let i = n[r++],
			a = e
		if (
			i.includes(`
`)
		) {
			const c = Pe(
				i,
				`
`
			)
			;(a = c[0]), (i = c[1])
		}
		yield {file: o, key: a, value: i}
	}
}
var Ht = (t => ((t.system = "system"), (t.global = "global"), (t.local = "local"), (t.worktree = "worktree"), t))(Ht || {})
function dist_Y(t, e) {
	return typeof t == "string" && Object.hasOwn(Ht, t) ? t : e
}
function yn(t, e, n, r) {
	const s = ["config", `--${r}`]
	return (
		n && s.push("--add"),
		s.push(t, e),
		{
			commands: s,
			format: "utf-8",
			parser(o) {
				return o
			}
		}
	)
}
function wn(t, e) {
	const n = ["config", "--null", "--show-origin", "--get-all", t]
	return (
		e && n.splice(1, 0, `--${e}`),
		{
			commands: n,
			format: "utf-8",
			parser(r) {
				return dn(r, t)
			}
		}
	)
}
function bn(t) {
	const e = ["config", "--list", "--show-origin", "--null"]
	return (
		t && e.push(`--${t}`),
		{
			commands: e,
			format: "utf-8",
			parser(n) {
				return pn(n)
			}
		}
	)
}
function Tn() {
	return {
		addConfig(t, e, ...n) {
			return this._runTask(yn(t, e, n[0] === !0, dist_Y(n[1], "local")), u(arguments))
		},
		getConfig(t, e) {
			return this._runTask(wn(t, dist_Y(e, void 0)), u(arguments))
		},
		listConfig(...t) {
			return this._runTask(bn(dist_Y(t[0], void 0)), u(arguments))
		}
	}
}
var Kt = (t => ((t.ADDED = "A"), (t.COPIED = "C"), (t.DELETED = "D"), (t.MODIFIED = "M"), (t.RENAMED = "R"), (t.CHANGED = "T"), (t.UNMERGED = "U"), (t.UNKNOWN = "X"), (t.BROKEN = "B"), t))(Kt || {})
const kn = new Set(Object.values(Kt))
function _n(t) {
	return kn.has(t)
}
var _t
const vn = ["-h"],
	dist_j = Symbol("grepQuery")
class En {
	constructor() {
		this[_t] = []
	}
	*[((_t = dist_j), Symbol.iterator)]() {
		for (const e of this[dist_j]) yield e
	}
	and(...e) {
		return e.length && this[dist_j].push("--and", "(", ...U(e, "-e"), ")"), this
	}
	param(...e) {
		return this[dist_j].push(...U(e, "-e")), this
	}
}
function Sn(...t) {
	return new En().param(...t)
}
function Rn(t) {
	const e = new Set(),
		n = {}
	return (
		ut(t, r => {
			const [s, o, i] = r.split(dist_I)
			e.add(s), (n[s] = n[s] || []).push({line: p(o), path: s, preview: i})
		}),
		{paths: e, results: n}
	)
}
function On() {
	return {
		grep(t) {
			const e = u(arguments),
				n = dist_h(arguments)
			for (const s of vn) if (n.includes(s)) return this._runTask(dist_b(`git.grep: use of "${s}" is not supported.`), e)
			typeof t == "string" && (t = Sn().param(t))
			const r = ["grep", "--null", "-n", "--full-name", ...n, ...t]
			return this._runTask(
				{
					commands: r,
					format: "utf-8",
					parser(s) {
						return Rn(s)
					}
				},
				e
			)
		}
	}
}
var Vt = (t => ((t.MIXED = "mixed"), (t.SOFT = "soft"), (t.HARD = "hard"), (t.MERGE = "merge"), (t.KEEP = "keep"), t))(Vt || {})
const Cn = dist_L(Object.values(Vt))
function An(t, e) {
	const n = ["reset"]
	return Xt(t) && n.push(`--${t}`), n.push(...e), g(n)
}
function xn(t) {
	if (Xt(t)) return t
	switch (typeof t) {
		case "string":
		case "undefined":
			return "soft"
	}
}
function Xt(t) {
	return typeof t == "string" && Cn.includes(t)
}
src.formatters.L = t => String(Bt(t) ? t.length : "-")
src.formatters.B = t => (Buffer.isBuffer(t) ? t.toString("utf8") : ft(t))
function Nn() {
	return src("simple-git")
}
function vt(t, e, n) {
	return !e || !String(e).replace(/\s*/, "")
		? n
			? (r, ...s) => {
					t(r, ...s), n(r, ...s)
				}
			: t
		: (r, ...s) => {
				t(`%s ${r}`, e, ...s), n && n(r, ...s)
			}
}
function $n(t, e, {namespace: n}) {
	if (typeof t == "string") return t
	const r = (e && e.namespace) || ""
	return r.startsWith(n) ? r.substr(n.length + 1) : r || n
}
function dist_$(t, e, n, r = Nn()) {
	const s = (t && `[${t}]`) || "",
		o = [],
		i = typeof e == "string" ? r.extend(e) : e,
		a = $n(d(e, m), i, r)
	return y(n)
	function c(w, T) {
		return dist_S(o, dist_$(t, a.replace(/^[^:]+/, w), T, r))
	}
	function y(w) {
		const T = (w && `[${w}]`) || "",
			k = (i && vt(i, T)) || dist_W,
			C = vt(r, `${s} ${T}`, k)
		return Object.assign(i ? k : C, {label: t, sibling: c, info: C, step: y})
	}
}
const dist_M = class M {
	constructor(e = "GitExecutor") {
		;(this.logLabel = e), (this._queue = new Map())
	}
	withProgress(e) {
		return this._queue.get(e)
	}
	createProgress(e) {
		const n = M.getName(e.commands[0]),
			r = dist_$(this.logLabel, n)
		return {task: e, logger: r, name: n}
	}
	push(e) {
		const n = this.createProgress(e)
		return n.logger("Adding task to the queue, commands = %o", e.commands), this._queue.set(e, n), n
	}
	fatal(e) {
		for (const [n, {logger: r}] of Array.from(this._queue.entries()))
			n === e.task ? (r.info("Failed %o", e), r("Fatal exception, any as-yet un-started tasks run through this executor will not be attempted")) : r.info("A fatal exception occurred in a previous task, the queue has been purged: %o", e.message), this.complete(n)
		if (this._queue.size !== 0) throw new Error(`Queue size should be zero after fatal: ${this._queue.size}`)
	}
	complete(e) {
		this.withProgress(e) && this._queue.delete(e)
	}
	attempt(e) {
		const n = this.withProgress(e)
		if (!n) throw new dist_O(void 0, "TasksPendingQueue: attempt called for an unknown task")
		return n.logger("Starting task"), n
	}
	static getName(e = "empty") {
		return `task:${e}:${++M.counter}`
	}
}
dist_M.counter = 0
let ot = dist_M
class Pn {
	constructor(e, n, r) {
		;(this._executor = e), (this._scheduler = n), (this._plugins = r), (this._chain = Promise.resolve()), (this._queue = new ot())
	}
	get cwd() {
		return this._cwd || this._executor.cwd
	}
	set cwd(e) {
		this._cwd = e
	}
	get env() {
		return this._executor.env
	}
	get outputHandler() {
		return this._executor.outputHandler
	}
	chain() {
		return this
	}
	push(e) {
		return this._queue.push(e), (this._chain = this._chain.then(() => this.attemptTask(e)))
	}
	async attemptTask(e) {
		const n = await this._scheduler.next(),
			r = () => this._queue.complete(e)
		try {
			const {logger: s} = this._queue.attempt(e)
			return await (kt(e) ? this.attemptEmptyTask(e, s) : this.attemptRemoteTask(e, s))
		} catch (s) {
			throw this.onFatalException(e, s)
		} finally {
			r(), n()
		}
	}
	onFatalException(e, n) {
		const r = n instanceof dist_O ? Object.assign(n, {task: e}) : new dist_O(e, n && String(n))
		return (this._chain = Promise.resolve()), this._queue.fatal(r), r
	}
	async attemptRemoteTask(e, n) {
		const r = this._plugins.exec("spawn.binary", "", this.taskContext(e, e.commands)),
			s = this._plugins.exec("spawn.args", [...e.commands], this.taskContext(e, e.commands)),
			o = await this.gitResponse(e, r, s, this.outputHandler, n.step("SPAWN")),
			i = await this.handleTaskData(e, s, o, n.step("HANDLE"))
		return n("passing response to task's parser as a %s", e.format), en(e) ? Tt(e.parser, i) : Tt(e.parser, i.asStrings())
	}
	async attemptEmptyTask(e, n) {
		return n("empty task bypassing child process to call to task's parser"), e.parser(this)
	}
	handleTaskData(e, n, r, s) {
		const {exitCode: o, rejection: i, stdOut: a, stdErr: c} = r
		return new Promise((y, w) => {
			s("Preparing to handle process response exitCode=%d stdOut=", o)
			const {error: T} = this._plugins.exec("task.error", {error: i}, {...this.taskContext(e, n), ...r})
			if (T && e.onError)
				return (
					s.info("exitCode=%s handling with custom error handler"),
					e.onError(
						r,
						T,
						k => {
							s.info("custom error handler treated as success"), s("custom error returned a %s", ft(k)), y(new dist_z(Array.isArray(k) ? Buffer.concat(k) : k, Buffer.concat(c)))
						},
						w
					)
				)
			if (T) return s.info("handling as error: exitCode=%s stdErr=%s rejection=%o", o, c.length, i), w(T)
			s.info("retrieving task output complete"), y(new dist_z(Buffer.concat(a), Buffer.concat(c)))
		})
	}
	async gitResponse(e, n, r, s, o) {
		const i = o.sibling("output"),
			a = this._plugins.exec("spawn.options", {cwd: this.cwd, env: this.env, windowsHide: !0}, this.taskContext(e, e.commands))
		return new Promise(c => {
			const y = [],
				w = []
			o.info("%s %o", n, r), o("%O", a)
			let T = this._beforeSpawn(e, r)
			if (T) return c({stdOut: y, stdErr: w, exitCode: 9901, rejection: T})
			this._plugins.exec("spawn.before", void 0, {
				...this.taskContext(e, r),
				kill(C) {
					T = C || T
				}
			})
			const k = (0, external_node_child_process_.spawn)(n, r, a)
			k.stdout.on("data", Et(y, "stdOut", o, i.step("stdOut"))),
				k.stderr.on("data", Et(w, "stdErr", o, i.step("stdErr"))),
				k.on("error", Mn(w, o)),
				s && (o("Passing child process stdOut/stdErr to custom outputHandler"), s(n, k.stdout, k.stderr, [...r])),
				this._plugins.exec("spawn.after", void 0, {
					...this.taskContext(e, r),
					spawned: k,
					close(C, Te) {
						c({stdOut: y, stdErr: w, exitCode: C, rejection: T || Te})
					},
					kill(C) {
						k.killed || ((T = C), k.kill("SIGINT"))
					}
				})
		})
	}
	_beforeSpawn(e, n) {
		let r
		return (
			this._plugins.exec("spawn.before", void 0, {
				...this.taskContext(e, n),
				kill(s) {
					r = s || r
				}
			}),
			r
		)
	}
	taskContext(e, n) {
		return {method: String(Me(e.commands) || ""), commands: n, env: {...this.env}, input: kt(e) ? void 0 : e.input}
	}
}
function Mn(t, e) {
	return n => {
		e("[ERROR] child process exception %o", n), t.push(Buffer.from(String(n.stack), "ascii"))
	}
}
function Et(t, e, n, r) {
	return s => {
		n("%s received %L bytes", e, s), r("%B", s), t.push(s)
	}
}
class Dn {
	constructor(e, n, r) {
		;(this.cwd = e), (this._scheduler = n), (this._plugins = r), (this._chain = this.chain())
	}
	chain() {
		return new Pn(this, this._scheduler, this._plugins)
	}
	push(e) {
		return this._chain.push(e)
	}
}
function Ln(t, e, n = dist_W) {
	const r = o => {
			n(null, o)
		},
		s = o => {
			o?.task === t && n(o, void 0)
		}
	e.then(r, s)
}
function St(t, e) {
	return tn(n => {
		if (!Lt(t)) throw new Error(`Git.cwd: cannot change to non-directory "${t}"`)
		return ((e || n).cwd = t)
	})
}
function dist_Q(t) {
	const e = ["checkout", ...t]
	return e[1] === "-b" && e.includes("-B") && (e[1] = ct(e, "-B")), g(e)
}
function jn() {
	return {
		checkout() {
			return this._runTask(dist_Q(dist_h(arguments, 1)), u(arguments))
		},
		checkoutBranch(t, e) {
			return this._runTask(dist_Q(["-b", t, e, ...dist_h(arguments)]), u(arguments))
		},
		checkoutLocalBranch(t) {
			return this._runTask(dist_Q(["-b", t, ...dist_h(arguments)]), u(arguments))
		}
	}
}
const Yt = (t, e, n) => {
		const r = ["clone", ...n]
		return m(t) && r.push(dist_c(t)), m(e) && r.push(dist_c(e)), g(r)
	},
	Bn = (t, e, n) => (dist_S(n, "--mirror"), Yt(t, e, n))
function Rt(t, e, n, ...r) {
	return m(n) ? e(n, d(r[0], m), dist_h(arguments)) : dist_b(`git.${t}() requires a string 'repoPath'`)
}
function In() {
	return {
		clone(t, ...e) {
			return this._runTask(Rt("clone", Yt, d(t, m), ...e), u(arguments))
		},
		mirror(t, ...e) {
			return this._runTask(Rt("mirror", Bn, d(t, m), ...e), u(arguments))
		}
	}
}
const Un = [
	new dist_l(/^\[([^\s]+)( \([^)]+\))? ([^\]]+)/, (t, [e, n, r]) => {
		;(t.branch = e), (t.commit = r), (t.root = !!n)
	}),
	new dist_l(/\s*Author:\s(.+)/i, (t, [e]) => {
		const n = e.split("<"),
			r = n.pop()
		!r || !r.includes("@") || (t.author = {email: r.substr(0, r.length - 1), name: n.join("<").trim()})
	}),
	new dist_l(/(\d+)[^,]*(?:,\s*(\d+)[^,]*)(?:,\s*(\d+))/g, (t, [e, n, r]) => {
		;(t.summary.changes = parseInt(e, 10) || 0), (t.summary.insertions = parseInt(n, 10) || 0), (t.summary.deletions = parseInt(r, 10) || 0)
	}),
	new dist_l(/^(\d+)[^,]*(?:,\s*(\d+)[^(]+\(([+-]))?/, (t, [e, n, r]) => {
		t.summary.changes = parseInt(e, 10) || 0
		const s = parseInt(n, 10) || 0
		r === "-" ? (t.summary.deletions = s) : r === "+" && (t.summary.insertions = s)
	})
]
function Fn(t) {
	return dist_E({author: null, branch: "", commit: "", root: !1, summary: {changes: 0, insertions: 0, deletions: 0}}, Un, t)
}
function Gn(t, e, n) {
	return {commands: ["-c", "core.abbrev=40", "commit", ...U(t, "-m"), ...e, ...n], format: "utf-8", parser: Fn}
}
function zn() {
	return {
		commit(e, ...n) {
			const r = u(arguments),
				s = t(e) || Gn(v(e), v(d(n[0], dist_G, [])), [...dist_L(d(n[1], dist_K, [])), ...dist_h(arguments, 0, !0)])
			return this._runTask(s, r)
		}
	}
	function t(e) {
		return !dist_G(e) && dist_b("git.commit: requires the commit message to be supplied as a string/string[]")
	}
}
function qn() {
	return {count: 0, garbage: 0, inPack: 0, packs: 0, prunePackable: 0, size: 0, sizeGarbage: 0, sizePack: 0}
}
const Wn = new dist_l(/([a-z-]+): (\d+)$/, (t, [e, n]) => {
	const r = jt(e)
	Object.hasOwn(t, r) && (t[r] = p(n))
})
function Hn() {
	return {
		countObjects() {
			return this._runTask({
				commands: ["count-objects", "--verbose"],
				format: "utf-8",
				parser(t) {
					return dist_E(qn(), [Wn], t)
				}
			})
		}
	}
}
function Kn() {
	return {
		firstCommit() {
			return this._runTask(g(["rev-list", "--max-parents=0", "HEAD"], !0), u(arguments))
		}
	}
}
function Vn(t, e) {
	const n = ["hash-object", t]
	return e && n.push("-w"), g(n, !0)
}
class dist_J {
	constructor(e, n, r, s) {
		;(this.bare = e), (this.path = n), (this.existing = r), (this.gitDir = s)
	}
}
const Xn = /^Init.+ repository in (.+)$/,
	Yn = /^Rein.+ in (.+)$/
function Qn(t, e, n) {
	const r = String(n).trim()
	let s
	if ((s = Xn.exec(r))) return new dist_J(t, e, !1, s[1])
	if ((s = Yn.exec(r))) return new dist_J(t, e, !0, s[1])
	let o = ""
	const i = r.split(" ")
	for (; i.length; )
		if (i.shift() === "in") {
			o = i.join(" ")
			break
		}
	return new dist_J(t, e, /^re/i.test(r), o)
}
const Qt = "--bare"
function Jn(t) {
	return t.includes(Qt)
}
function Zn(t = !1, e, n) {
	const r = ["init", ...n]
	return (
		t && !Jn(r) && r.splice(1, 0, Qt),
		{
			commands: r,
			format: "utf-8",
			parser(s) {
				return Qn(r.includes("--bare"), e, s)
			}
		}
	)
}
function tr(t) {
	return t === void 0
		? dist_b("interpretTrailers called without input content")
		: {
				format: "utf-8",
				parser(e) {
					return Object.fromEntries(
						ut(e, n => {
							const r = n.indexOf(":")
							return [jt(n.substring(0, r).toLowerCase()), n.substring(r + 2).trim()]
						})
					)
				},
				commands: ["interpret-trailers", "--parse"],
				input: t
			}
}
function er() {
	return {
		interpretTrailers(t) {
			return this._runTask(tr(d(t, Be)), u(arguments))
		}
	}
}
var dist_R = (t => ((t.NONE = ""), (t.STAT = "--stat"), (t.NUM_STAT = "--numstat"), (t.NAME_ONLY = "--name-only"), (t.NAME_STATUS = "--name-status"), t))(dist_R || {})
const Jt = /^--(stat|numstat|name-only|name-status)(=|$)/
function pt(t) {
	for (let e = 0; e < t.length; e++) {
		const n = Jt.exec(t[e])
		if (n) return `--${n[1]}`
	}
	return ""
}
function nr(t) {
	return Jt.test(t)
}
class rr {
	constructor() {
		;(this.changed = 0), (this.deletions = 0), (this.insertions = 0), (this.files = [])
	}
}
const Ot = [
		new dist_l(/^(.+)\s+\|\s+(\d+)(\s+[+\-]+)?$/, (t, [e, n, r = ""]) => {
			t.files.push({file: e.trim(), changes: p(n), insertions: r.replace(/[^+]/g, "").length, deletions: r.replace(/[^-]/g, "").length, binary: !1})
		}),
		new dist_l(/^(.+) \|\s+Bin ([0-9.]+) -> ([0-9.]+) ([a-z]+)/, (t, [e, n, r]) => {
			t.files.push({file: e.trim(), before: p(n), after: p(r), binary: !0})
		}),
		new dist_l(/^(.+)\s+\|\s+Bin\s*$/, (t, [e]) => {
			t.files.push({file: e.trim(), before: 0, after: 0, binary: !0})
		}),
		new dist_l(/(\d+) files? changed\s*((?:, \d+ [^,]+){0,2})/, (t, [e, n]) => {
			const r = /(\d+) i/.exec(n),
				s = /(\d+) d/.exec(n)
			;(t.changed = p(e)), (t.insertions = p(r?.[1])), (t.deletions = p(s?.[1]))
		})
	],
	sr = [
		new dist_l(/(\d+)\t(\d+)\t(.+)$/, (t, [e, n, r]) => {
			const s = p(e),
				o = p(n)
			t.changed++, (t.insertions += s), (t.deletions += o), t.files.push({file: r, changes: s + o, insertions: s, deletions: o, binary: !1})
		}),
		new dist_l(/-\t-\t(.+)$/, (t, [e]) => {
			t.changed++, t.files.push({file: e, after: 0, before: 0, binary: !0})
		})
	],
	or = [
		new dist_l(/(.+)$/, (t, [e]) => {
			t.changed++, t.files.push({file: e, changes: 0, insertions: 0, deletions: 0, binary: !1})
		})
	],
	ir = [
		new dist_l(/([ACDMRTUXB])([0-9]{0,3})\t(.[^\t]*)(\t(.[^\t]*))?$/, (t, [e, n, r, s, o]) => {
			t.changed++, t.files.push({file: o ?? r, changes: 0, insertions: 0, deletions: 0, binary: !1, status: bt(_n(e) && e), from: bt(!!o && r !== o && r), similarity: p(n)})
		})
	],
	ar = {[dist_R.NONE]: Ot, [dist_R.STAT]: Ot, [dist_R.NUM_STAT]: sr, [dist_R.NAME_STATUS]: ir, [dist_R.NAME_ONLY]: or}
function Zt(t = dist_R.NONE) {
	const e = ar[t]
	return n => dist_E(new rr(), e, n, !1)
}
const te = "òòòòòò ",
	dist_ee = " òò",
	dist_ne = " ò ",
	ur = ["hash", "date", "message", "refs", "author_name", "author_email"]
function cr(t, e) {
	return e.reduce((n, r, s) => ((n[r] = t[s] || ""), n), Object.create({diff: null}))
}
function re(t = dist_ne, e = ur, n = dist_R.NONE) {
	const r = Zt(n)
	return function (s) {
		const o = dist_H(s.trim(), !1, te).map(function (i) {
			const a = i.split(dist_ee),
				c = cr(a[0].split(t), e)
			return a.length > 1 && a[1].trim() && (c.diff = r(a[1])), c
		})
		return {all: o, latest: (o.length && o[0]) || null, total: o.length}
	}
}
function fr(t) {
	let e = pt(t)
	const n = ["diff"]
	return e === dist_R.NONE && ((e = dist_R.STAT), n.push("--stat=4096")), n.push(...t), dt(n) || {commands: n, format: "utf-8", parser: Zt(e)}
}
function dt(t) {
	const e = t.filter(nr)
	if (e.length > 1) return dist_b(`Summary flags are mutually exclusive - pick one of ${e.join(",")}`)
	if (e.length && t.includes("-z")) return dist_b(`Summary flag ${e} parsing is not compatible with null termination option '-z'`)
}
var se = (t => (
	(t[(t["--pretty"] = 0)] = "--pretty"),
	(t[(t["max-count"] = 1)] = "max-count"),
	(t[(t.maxCount = 2)] = "maxCount"),
	(t[(t.n = 3)] = "n"),
	(t[(t.file = 4)] = "file"),
	(t[(t.format = 5)] = "format"),
	(t[(t.from = 6)] = "from"),
	(t[(t.to = 7)] = "to"),
	(t[(t.splitter = 8)] = "splitter"),
	(t[(t.symmetric = 9)] = "symmetric"),
	(t[(t.mailMap = 10)] = "mailMap"),
	(t[(t.multiLine = 11)] = "multiLine"),
	(t[(t.strictDate = 12)] = "strictDate"),
	t
))(se || {})
function lr(t, e) {
	const n = [],
		r = []
	return (
		Object.keys(t).forEach(s => {
			n.push(s), r.push(String(t[s]))
		}),
		[n, r.join(e)]
	)
}
function hr(t) {
	return Object.keys(t).reduce((e, n) => (n in se || (e[n] = t[n]), e), {})
}
function dist_oe(t = {}, e = []) {
	const n = d(t.splitter, m, dist_ne),
		r = lt(t.format) ? t.format : {hash: "%H", date: t.strictDate === !1 ? "%ai" : "%aI", message: "%s", refs: "%D", body: t.multiLine ? "%B" : "%b", author_name: t.mailMap !== !1 ? "%aN" : "%an", author_email: t.mailMap !== !1 ? "%aE" : "%ae"},
		[s, o] = lr(r, n),
		i = [],
		a = [`--pretty=format:${te}${o}${dist_ee}`, ...e],
		c = t.n || t["max-count"] || t.maxCount
	if ((c && a.push(`--max-count=${c}`), t.from || t.to)) {
		const y = t.symmetric !== !1 ? "..." : ".."
		i.push(`${t.from || ""}${y}${t.to || ""}`)
	}
	return m(t.file) && a.push("--follow", dist_c(t.file)), It(hr(t), a), {fields: s, splitter: n, commands: [...a, ...i]}
}
function mr(t, e, n) {
	const r = re(t, e, pt(n))
	return {commands: ["log", ...n], format: "utf-8", parser: r}
}
function pr() {
	return {
		log(...n) {
			const r = u(arguments),
				s = dist_oe(ht(arguments), dist_L(d(arguments[0], dist_K, []))),
				o = e(...n) || dt(s.commands) || t(s)
			return this._runTask(o, r)
		}
	}
	function t(n) {
		return mr(n.splitter, n.fields, n.commands)
	}
	function e(n, r) {
		return m(n) && m(r) && dist_b("git.log(string, string) should be replaced with git.log({ from: string, to: string })")
	}
}
class dist_Z {
	constructor(e, n = null, r) {
		;(this.reason = e), (this.file = n), (this.meta = r)
	}
	toString() {
		return `${this.file}:${this.reason}`
	}
}
class dr {
	constructor() {
		;(this.conflicts = []), (this.merges = []), (this.result = "success")
	}
	get failed() {
		return this.conflicts.length > 0
	}
	get reason() {
		return this.result
	}
	toString() {
		return this.conflicts.length ? `CONFLICTS: ${this.conflicts.join(", ")}` : "OK"
	}
}
class ie {
	constructor() {
		;(this.remoteMessages = {all: []}), (this.created = []), (this.deleted = []), (this.files = []), (this.deletions = {}), (this.insertions = {}), (this.summary = {changes: 0, deletions: 0, insertions: 0})
	}
}
class gr {
	constructor() {
		;(this.remote = ""), (this.hash = {local: "", remote: ""}), (this.branch = {local: "", remote: ""}), (this.message = "")
	}
	toString() {
		return this.message
	}
}
function tt(t) {
	return (t.objects = t.objects || {compressing: 0, counting: 0, enumerating: 0, packReused: 0, reused: {count: 0, delta: 0}, total: {count: 0, delta: 0}})
}
function Ct(t) {
	const e = /^\s*(\d+)/.exec(t),
		n = /delta (\d+)/i.exec(t)
	return {count: p((e && e[1]) || "0"), delta: p((n && n[1]) || "0")}
}
const yr = [
		new dist_x(/^remote:\s*(enumerating|counting|compressing) objects: (\d+),/i, (t, [e, n]) => {
			const r = e.toLowerCase(),
				s = tt(t.remoteMessages)
			Object.assign(s, {[r]: p(n)})
		}),
		new dist_x(/^remote:\s*(enumerating|counting|compressing) objects: \d+% \(\d+\/(\d+)\),/i, (t, [e, n]) => {
			const r = e.toLowerCase(),
				s = tt(t.remoteMessages)
			Object.assign(s, {[r]: p(n)})
		}),
		new dist_x(/total ([^,]+), reused ([^,]+), pack-reused (\d+)/i, (t, [e, n, r]) => {
			const s = tt(t.remoteMessages)
			;(s.total = Ct(e)), (s.reused = Ct(n)), (s.packReused = p(r))
		})
	],
	wr = [
		new dist_x(/^remote:\s*(.+)$/, (t, [e]) => (t.remoteMessages.all.push(e.trim()), !1)),
		...yr,
		new dist_x([/create a (?:pull|merge) request/i, /\s(https?:\/\/\S+)$/], (t, [e]) => {
			t.remoteMessages.pullRequestUrl = e
		}),
		new dist_x([/found (\d+) vulnerabilities.+\(([^)]+)\)/i, /\s(https?:\/\/\S+)$/], (t, [e, n, r]) => {
			t.remoteMessages.vulnerabilities = {count: p(e), summary: n, url: r}
		})
	]
function ae(t, e) {
	return dist_E({remoteMessages: new br()}, wr, e)
}
class br {
	constructor() {
		this.all = []
	}
}
const Tr = /^\s*(.+?)\s+\|\s+\d+\s*(\+*)(-*)/,
	kr = /(\d+)\D+((\d+)\D+\(\+\))?(\D+(\d+)\D+\(-\))?/,
	_r = /^(create|delete) mode \d+ (.+)/,
	vr = [
		new dist_l(Tr, (t, [e, n, r]) => {
			t.files.push(e), n && (t.insertions[e] = n.length), r && (t.deletions[e] = r.length)
		}),
		new dist_l(kr, (t, [e, , n, , r]) => (n !== void 0 || r !== void 0 ? ((t.summary.changes = +e || 0), (t.summary.insertions = +n || 0), (t.summary.deletions = +r || 0), !0) : !1)),
		new dist_l(_r, (t, [e, n]) => {
			dist_S(t.files, n), dist_S(e === "create" ? t.created : t.deleted, n)
		})
	],
	Er = [
		new dist_l(/^from\s(.+)$/i, (t, [e]) => {
			t.remote = e
		}),
		new dist_l(/^fatal:\s(.+)$/, (t, [e]) => {
			t.message = e
		}),
		new dist_l(/([a-z0-9]+)\.\.([a-z0-9]+)\s+(\S+)\s+->\s+(\S+)$/, (t, [e, n, r, s]) => {
			;(t.branch.local = r), (t.hash.local = e), (t.branch.remote = s), (t.hash.remote = n)
		})
	],
	Sr = (t, e) => dist_E(new ie(), vr, [t, e]),
	ue = (t, e) => Object.assign(new ie(), Sr(t, e), ae(t, e))
function Rr(t, e) {
	const n = dist_E(new gr(), Er, [t, e])
	return n.message && n
}
const Or = [
		new dist_l(/^Auto-merging\s+(.+)$/, (t, [e]) => {
			t.merges.push(e)
		}),
		new dist_l(/^CONFLICT\s+\((.+)\): Merge conflict in (.+)$/, (t, [e, n]) => {
			t.conflicts.push(new dist_Z(e, n))
		}),
		new dist_l(/^CONFLICT\s+\((.+\/delete)\): (.+) deleted in (.+) and/, (t, [e, n, r]) => {
			t.conflicts.push(new dist_Z(e, n, {deleteRef: r}))
		}),
		new dist_l(/^CONFLICT\s+\((.+)\):/, (t, [e]) => {
			t.conflicts.push(new dist_Z(e, null))
		}),
		new dist_l(/^Automatic merge failed;\s+(.+)$/, (t, [e]) => {
			t.result = e
		})
	],
	Cr = (t, e) => Object.assign(Ar(t), ue(t, e)),
	Ar = t => dist_E(new dr(), Or, t)
function At(t) {
	return t.length
		? {
				commands: ["merge", ...t],
				format: "utf-8",
				parser(e, n) {
					const r = Cr(e, n)
					if (r.failed) throw new at(r)
					return r
				}
			}
		: dist_b("Git.merge requires at least one option")
}
function xr(t, e, n) {
	const r = n.includes("deleted"),
		s = n.includes("tag") || /^refs\/tags/.test(t),
		o = !n.includes("new")
	return {deleted: r, tag: s, branch: !s, new: !o, alreadyUpdated: o, local: t, remote: e}
}
const Nr = [
		new dist_l(/^Pushing to (.+)$/, (t, [e]) => {
			t.repo = e
		}),
		new dist_l(/^updating local tracking ref '(.+)'/, (t, [e]) => {
			t.ref = {...(t.ref || {}), local: e}
		}),
		new dist_l(/^[=*-]\s+([^:]+):(\S+)\s+\[(.+)]$/, (t, [e, n, r]) => {
			t.pushed.push(xr(e, n, r))
		}),
		new dist_l(/^Branch '([^']+)' set up to track remote branch '([^']+)' from '([^']+)'/, (t, [e, n, r]) => {
			t.branch = {...(t.branch || {}), local: e, remote: n, remoteName: r}
		}),
		new dist_l(/^([^:]+):(\S+)\s+([a-z0-9]+)\.\.([a-z0-9]+)$/, (t, [e, n, r, s]) => {
			t.update = {head: {local: e, remote: n}, hash: {from: r, to: s}}
		})
	],
	$r = (t, e) => {
		const n = Pr(t, e),
			r = ae(t, e)
		return {...n, ...r}
	},
	Pr = (t, e) => dist_E({pushed: []}, Nr, [t, e])
function Mr(t = {}, e) {
	return dist_S(e, "--tags"), ce(t, e)
}
function ce(t = {}, e) {
	const n = ["push", ...e]
	return t.branch && n.splice(1, 0, t.branch), t.remote && n.splice(1, 0, t.remote), ct(n, "-v"), dist_S(n, "--verbose"), dist_S(n, "--porcelain"), {commands: n, format: "utf-8", parser: $r}
}
function Dr() {
	return {
		showBuffer() {
			const t = ["show", ...dist_h(arguments, 1)]
			return t.includes("--binary") || t.splice(1, 0, "--binary"), this._runTask(Gt(t), u(arguments))
		},
		show() {
			const t = ["show", ...dist_h(arguments, 1)]
			return this._runTask(g(t), u(arguments))
		}
	}
}
const Lr = /^(.+)\0(.+)$/
class jr {
	constructor(e, n, r) {
		if (((this.path = e), (this.index = n), (this.working_dir = r), n === "R" || r === "R")) {
			const s = Lr.exec(e) || [null, e, e]
			;(this.from = s[2] || ""), (this.path = s[1] || "")
		}
	}
}
class Br {
	constructor() {
		;(this.not_added = []),
			(this.conflicted = []),
			(this.created = []),
			(this.deleted = []),
			(this.ignored = void 0),
			(this.modified = []),
			(this.renamed = []),
			(this.files = []),
			(this.staged = []),
			(this.ahead = 0),
			(this.behind = 0),
			(this.current = null),
			(this.tracking = null),
			(this.detached = !1),
			(this.isClean = () => !this.files.length)
	}
}
function xt(t) {
	const [e, n] = t.split(dist_I)
	return {from: n || e, to: e}
}
function dist_(t, e, n) {
	return [`${t}${e}`, n]
}
function et(t, ...e) {
	return e.map(n => dist_(t, n, (r, s) => r.conflicted.push(s)))
}
const Ir = new Map([
		dist_(" ", "A", (t, e) => t.created.push(e)),
		dist_(" ", "D", (t, e) => t.deleted.push(e)),
		dist_(" ", "M", (t, e) => t.modified.push(e)),
		dist_("A", " ", (t, e) => {
			t.created.push(e), t.staged.push(e)
		}),
		dist_("A", "M", (t, e) => {
			t.created.push(e), t.staged.push(e), t.modified.push(e)
		}),
		dist_("D", " ", (t, e) => {
			t.deleted.push(e), t.staged.push(e)
		}),
		dist_("M", " ", (t, e) => {
			t.modified.push(e), t.staged.push(e)
		}),
		dist_("M", "M", (t, e) => {
			t.modified.push(e), t.staged.push(e)
		}),
		dist_("R", " ", (t, e) => {
			t.renamed.push(xt(e))
		}),
		dist_("R", "M", (t, e) => {
			const n = xt(e)
			t.renamed.push(n), t.modified.push(n.to)
		}),
		dist_("!", "!", (t, e) => {
			;(t.ignored = t.ignored || []).push(e)
		}),
		dist_("?", "?", (t, e) => t.not_added.push(e)),
		...et("A", "A", "U"),
		...et("D", "D", "U"),
		...et("U", "A", "D", "U"),
		[
			"##",
			(t, e) => {
				const n = /ahead (\d+)/,
					r = /behind (\d+)/,
					s = /^(.+?(?=(?:\.{3}|\s|$)))/,
					o = /\.{3}(\S*)/,
					i = /\son\s(\S+?)(?=\.{3}|$)/
				let a = n.exec(e)
				;(t.ahead = (a && +a[1]) || 0), (a = r.exec(e)), (t.behind = (a && +a[1]) || 0), (a = s.exec(e)), (t.current = d(a?.[1], m, null)), (a = o.exec(e)), (t.tracking = d(a?.[1], m, null)), (a = i.exec(e)), a && (t.current = d(a?.[1], m, t.current)), (t.detached = /\(no branch\)/.test(e))
			}
		]
	]),
	Ur = function (t) {
		const e = t.split(dist_I),
			n = new Br()
		for (let r = 0, s = e.length; r < s; ) {
			let o = e[r++].trim()
			o && (o.charAt(0) === "R" && (o += dist_I + (e[r++] || "")), Fr(n, o))
		}
		return n
	}
function Fr(t, e) {
	const n = e.trim()
	switch (" ") {
		case n.charAt(2):
			return r(n.charAt(0), n.charAt(1), n.slice(3))
		case n.charAt(1):
			return r(" ", n.charAt(0), n.slice(2))
		default:
			return
	}
	function r(s, o, i) {
		const a = `${s}${o}`,
			c = Ir.get(a)
		c && c(t, i), a !== "##" && a !== "!!" && t.files.push(new jr(i, s, o))
	}
}
const Gr = ["--null", "-z"]
function zr(t) {
	return {
		format: "utf-8",
		commands: ["status", "--porcelain", "-b", "-u", "--null", ...t.filter(n => !Gr.includes(n))],
		parser(n) {
			return Ur(n)
		}
	}
}
const fe = "installed=false"
function dist_q(t = 0, e = 0, n = 0, r = "", s = !0) {
	return Object.defineProperty({major: t, minor: e, patch: n, agent: r, installed: s}, "toString", {
		value() {
			return `${this.major}.${this.minor}.${this.patch}`
		},
		configurable: !1,
		enumerable: !1
	})
}
function qr() {
	return dist_q(0, 0, 0, "", !1)
}
function Wr() {
	return {
		version() {
			return this._runTask({
				commands: ["--version"],
				format: "utf-8",
				parser: Kr,
				onError(t, e, n, r) {
					if (t.exitCode === dist_V.NOT_FOUND) return n(Buffer.from(fe))
					r(e)
				}
			})
		}
	}
}
const Hr = [
	new dist_l(/version (\d+)\.(\d+)\.(\d+)(?:\s*\((.+)\))?/, (t, [e, n, r, s = ""]) => {
		Object.assign(t, dist_q(p(e), p(n), p(r), s))
	}),
	new dist_l(/version (\d+)\.(\d+)\.(\D+)(.+)?$/, (t, [e, n, r, s = ""]) => {
		Object.assign(t, dist_q(p(e), p(n), r, s))
	})
]
function Kr(t) {
	return t === fe ? qr() : dist_E(dist_q(0, 0, 0, t), Hr, t)
}
class le {
	constructor(e) {
		this._executor = e
	}
	_runTask(e, n) {
		const r = this._executor.chain(),
			s = r.push(e)
		return n && Ln(e, s, n), Object.create(this, {then: {value: s.then.bind(s)}, catch: {value: s.catch.bind(s)}, _executor: {value: r}})
	}
	add(e) {
		return this._runTask(g(["add", ...v(e)]), u(arguments))
	}
	cwd(e) {
		const n = u(arguments)
		return typeof e == "string" ? this._runTask(St(e, this._executor), n) : typeof e?.path == "string" ? this._runTask(St(e.path, (e.root && this._executor) || void 0), n) : this._runTask(dist_b("Git.cwd: workingDirectory must be supplied as a string"), n)
	}
	hashObject(e, n) {
		return this._runTask(Vn(e, n === !0), u(arguments))
	}
	init(e) {
		return this._runTask(Zn(e === !0, this._executor.cwd, dist_h(arguments)), u(arguments))
	}
	merge() {
		return this._runTask(At(dist_h(arguments)), u(arguments))
	}
	mergeFromTo(e, n) {
		return m(e) && m(n) ? this._runTask(At([e, n, ...dist_h(arguments)]), u(arguments, !1)) : this._runTask(dist_b("Git.mergeFromTo requires that the 'remote' and 'branch' arguments are supplied as strings"))
	}
	outputHandler(e) {
		return (this._executor.outputHandler = e), this
	}
	push() {
		const e = ce({remote: d(arguments[0], m), branch: d(arguments[1], m)}, dist_h(arguments))
		return this._runTask(e, u(arguments))
	}
	stash() {
		return this._runTask(g(["stash", ...dist_h(arguments)]), u(arguments))
	}
	status() {
		return this._runTask(zr(dist_h(arguments)), u(arguments))
	}
}
Object.assign(le.prototype, jn(), In(), zn(), Tn(), Hn(), Kn(), On(), er(), pr(), Dr(), Wr())
const Vr = (() => {
	let t = 0
	return () => {
		t++
		const {promise: e, done: n} = (0, promise_deferred_dist.ud)()
		return {promise: e, done: n, id: t}
	}
})()
class Xr {
	constructor(e = 2) {
		;(this.concurrency = e), (this.logger = dist_$("", "scheduler")), (this.pending = []), (this.running = []), this.logger("Constructed, concurrency=%s", e)
	}
	schedule() {
		if (!this.pending.length || this.running.length >= this.concurrency) {
			this.logger("Schedule attempt ignored, pending=%s running=%s concurrency=%s", this.pending.length, this.running.length, this.concurrency)
			return
		}
		const e = dist_S(this.running, this.pending.shift())
		this.logger("Attempting id=%s", e.id),
			e.done(() => {
				this.logger("Completing id=", e.id), ct(this.running, e), this.schedule()
			})
	}
	next() {
		const {promise: e, id: n} = dist_S(this.pending, Vr())
		return this.logger("Scheduling id=%s", n), this.schedule(), e
	}
}
function Yr(t, e) {
	return g(["apply", ...e, ...t])
}
var he = (t => ((t.CURRENT = "*"), (t.LINKED = "+"), t))(he || {})
class Qr {
	constructor() {
		;(this.all = []), (this.branches = {}), (this.current = ""), (this.detached = !1)
	}
	push(e, n, r, s, o) {
		e === "*" && ((this.detached = n), (this.current = r)), this.all.push(r), (this.branches[r] = {current: e === "*", linkedWorkTree: e === "+", name: r, commit: s, label: o})
	}
}
const Jr = [
		new dist_l(/^([*+]\s)?\((?:HEAD )?detached (?:from|at) (\S+)\)\s+([a-z0-9]+)\s(.*)$/, (t, [e, n, r, s]) => {
			t.push(Nt(e), !0, n, r, s)
		}),
		new dist_l(/^([*+]\s)?(\S+)\s+([a-z0-9]+)\s?(.*)$/s, (t, [e, n, r, s]) => {
			t.push(Nt(e), !1, n, r, s)
		})
	],
	Zr = new dist_l(/^(\S+)$/s, (t, [e]) => {
		t.push(he.CURRENT, !1, e, "", "")
	})
function Nt(t) {
	return t ? t.charAt(0) : ""
}
function me(t, e = !1) {
	return dist_E(new Qr(), e ? [Zr] : Jr, t)
}
class ts {
	constructor() {
		;(this.all = []), (this.branches = {}), (this.errors = [])
	}
	get success() {
		return !this.errors.length
	}
}
function es(t, e) {
	return {branch: t, hash: e, success: !0}
}
function ns(t) {
	return {branch: t, hash: null, success: !1}
}
const rs = /(\S+)\s+\(\S+\s([^)]+)\)/,
	pe = /^error[^']+'([^']+)'/m,
	ss = [
		new dist_l(rs, (t, [e, n]) => {
			const r = es(e, n)
			t.all.push(r), (t.branches[e] = r)
		}),
		new dist_l(pe, (t, [e]) => {
			const n = ns(e)
			t.errors.push(n), t.all.push(n), (t.branches[e] = n)
		})
	],
	gt = (t, e) => dist_E(new ts(), ss, [t, e])
function de(t, e) {
	return e === dist_V.ERROR && pe.test(t)
}
function os(t) {
	const e = ["-d", "-D", "--delete"]
	return t.some(n => e.includes(n))
}
function is(t) {
	const e = os(t),
		n = t.includes("--show-current"),
		r = ["branch", ...t]
	return (
		r.length === 1 && r.push("-a"),
		r.includes("-v") || r.splice(1, 0, "-v"),
		{
			format: "utf-8",
			commands: r,
			parser(s, o) {
				return e ? gt(s, o).all[0] : me(s, n)
			}
		}
	)
}
function as() {
	return {
		format: "utf-8",
		commands: ["branch", "-v"],
		parser(t) {
			return me(t)
		}
	}
}
function us(t, e = !1) {
	return {
		format: "utf-8",
		commands: ["branch", "-v", e ? "-D" : "-d", ...t],
		parser(n, r) {
			return gt(n, r)
		},
		onError({exitCode: n, stdOut: r}, s, o, i) {
			if (!de(String(s), n)) return i(s)
			o(r)
		}
	}
}
function cs(t, e = !1) {
	const n = {
		format: "utf-8",
		commands: ["branch", "-v", e ? "-D" : "-d", t],
		parser(r, s) {
			return gt(r, s).branches[t]
		},
		onError({exitCode: r, stdErr: s, stdOut: o}, i, a, c) {
			if (!de(String(i), r)) return c(i)
			throw new at(n.parser(dist_F(o), dist_F(s)), String(i))
		}
	}
	return n
}
function fs(t) {
	return {commands: ["check-ignore", ...t], format: "utf-8", parser: ls}
}
function ls(t) {
	return t.split(/\n/g).map(hs).filter(Boolean)
}
function hs(t) {
	const e = t.trim().replace(/^["']|["']$/g, "")
	return e && (0, external_node_path_.normalize)(e)
}
const ms = [
	new dist_l(/From (.+)$/, (t, [e]) => {
		t.remote = e
	}),
	new dist_l(/\* \[new branch]\s+(\S+)\s*-> (.+)$/, (t, [e, n]) => {
		t.branches.push({name: e, tracking: n})
	}),
	new dist_l(/\* \[new tag]\s+(\S+)\s*-> (.+)$/, (t, [e, n]) => {
		t.tags.push({name: e, tracking: n})
	}),
	new dist_l(/- \[deleted]\s+\S+\s*-> (.+)$/, (t, [e]) => {
		t.deleted.push({tracking: e})
	}),
	new dist_l(/\s*([^.]+)\.\.(\S+)\s+(\S+)\s*-> (.+)$/, (t, [e, n, r, s]) => {
		t.updated.push({name: r, tracking: s, to: n, from: e})
	})
]
function ps(t, e) {
	return dist_E({raw: t, remote: null, branches: [], tags: [], updated: [], deleted: []}, ms, [t, e])
}
function ds(t) {
	return /^--upload-pack(=|$)/.test(t)
}
function gs(t, e, n) {
	const r = ["fetch", ...n]
	return t && e && r.push(t, e), r.find(ds) ? dist_b("git.fetch: potential exploit argument blocked.") : {commands: r, format: "utf-8", parser: ps}
}
const ys = [
	new dist_l(/^Renaming (.+) to (.+)$/, (t, [e, n]) => {
		t.moves.push({from: e, to: n})
	})
]
function ws(t) {
	return dist_E({moves: []}, ys, t)
}
function bs(t, e) {
	return {commands: ["mv", "-v", ...v(t), e], format: "utf-8", parser: ws}
}
function Ts(t, e, n) {
	const r = ["pull", ...n]
	return (
		t && e && r.splice(1, 0, t, e),
		{
			commands: r,
			format: "utf-8",
			parser(s, o) {
				return ue(s, o)
			},
			onError(s, o, i, a) {
				const c = Rr(dist_F(s.stdOut), dist_F(s.stdErr))
				if (c) return a(new at(c))
				a(o)
			}
		}
	)
}
function ks(t) {
	const e = {}
	return ge(t, ([n]) => (e[n] = {name: n})), Object.values(e)
}
function _s(t) {
	const e = {}
	return (
		ge(t, ([n, r, s]) => {
			Object.hasOwn(e, n) || (e[n] = {name: n, refs: {fetch: "", push: ""}}), s && r && (e[n].refs[s.replace(/[^a-z]/g, "")] = r)
		}),
		Object.values(e)
	)
}
function ge(t, e) {
	ut(t, n => e(n.split(/\s+/)))
}
function vs(t, e, n) {
	return g(["remote", "add", ...n, t, e])
}
function Es(t) {
	const e = ["remote"]
	return t && e.push("-v"), {commands: e, format: "utf-8", parser: t ? _s : ks}
}
function Ss(t) {
	const e = [...t]
	return e[0] !== "ls-remote" && e.unshift("ls-remote"), g(e)
}
function Rs(t) {
	const e = [...t]
	return e[0] !== "remote" && e.unshift("remote"), g(e)
}
function Os(t) {
	return g(["remote", "remove", t])
}
function Cs(t = {}, e) {
	const n = dist_oe(t),
		r = ["stash", "list", ...n.commands, ...e],
		s = re(n.splitter, n.fields, pt(r))
	return dt(r) || {commands: r, format: "utf-8", parser: s}
}
function As(t, e) {
	return dist_X(["add", t, e])
}
function xs(t) {
	return dist_X(["init", ...t])
}
function dist_X(t) {
	const e = [...t]
	return e[0] !== "submodule" && e.unshift("submodule"), g(e)
}
function Ns(t) {
	return dist_X(["update", ...t])
}
class $s {
	constructor(e, n) {
		;(this.all = e), (this.latest = n)
	}
}
const Ps = function (t, e = !1) {
	const n = t
		.split(`
`)
		.map(Ds)
		.filter(Boolean)
	e ||
		n.sort(function (s, o) {
			const i = s.split("."),
				a = o.split(".")
			if (i.length === 1 || a.length === 1) return Ms(dist_B(i[0]), dist_B(a[0]))
			for (let c = 0, y = Math.max(i.length, a.length); c < y; c++) {
				const w = ye(dist_B(i[c]), dist_B(a[c]))
				if (w) return w
			}
			return 0
		})
	const r = e ? n[0] : [...n].reverse().find(s => s.indexOf(".") >= 0)
	return new $s(n, r)
}
function Ms(t, e) {
	const n = Number.isNaN(t),
		r = Number.isNaN(e)
	return n !== r ? (n ? 1 : -1) : n ? ye(t, e) : 0
}
function ye(t, e) {
	return t === e ? 0 : t > e ? 1 : -1
}
function Ds(t) {
	return t.trim()
}
function dist_B(t) {
	return (typeof t == "string" && parseInt(t.replace(/^\D+/g, ""), 10)) || 0
}
function Ls(t = []) {
	const e = t.some(n => /^--sort=/.test(n))
	return {
		format: "utf-8",
		commands: ["tag", "-l", ...t],
		parser(n) {
			return Ps(n, e)
		}
	}
}
function js(t) {
	return {
		format: "utf-8",
		commands: ["tag", t],
		parser() {
			return {name: t}
		}
	}
}
function Bs(t, e) {
	return {
		format: "utf-8",
		commands: ["tag", "-a", "-m", e, t],
		parser() {
			return {name: t}
		}
	}
}
function dist_f(t, e) {
	;(this._plugins = e), (this._executor = new Dn(t.baseDir, new Xr(t.maxConcurrentProcesses), e)), (this._trimmed = t.trimmed)
}
;(dist_f.prototype = Object.create(le.prototype)).constructor = dist_f
dist_f.prototype.customBinary = function (t) {
	return this._plugins.reconfigure("binary", t), this
}
dist_f.prototype.env = function (t, e) {
	return arguments.length === 1 && typeof t == "object" ? (this._executor.env = t) : ((this._executor.env = this._executor.env || {})[t] = e), this
}
dist_f.prototype.stashList = function (t) {
	return this._runTask(Cs(ht(arguments) || {}, (dist_K(t) && t) || []), u(arguments))
}
dist_f.prototype.mv = function (t, e) {
	return this._runTask(bs(t, e), u(arguments))
}
dist_f.prototype.checkoutLatestTag = function (t) {
	var e = this
	return this.pull(function () {
		e.tags(function (n, r) {
			e.checkout(r.latest, t)
		})
	})
}
dist_f.prototype.pull = function (t, e, n, r) {
	return this._runTask(Ts(d(t, m), d(e, m), dist_h(arguments)), u(arguments))
}
dist_f.prototype.fetch = function (t, e) {
	return this._runTask(gs(d(t, m), d(e, m), dist_h(arguments)), u(arguments))
}
dist_f.prototype.tags = function (t, e) {
	return this._runTask(Ls(dist_h(arguments)), u(arguments))
}
dist_f.prototype.rebase = function () {
	return this._runTask(g(["rebase", ...dist_h(arguments)]), u(arguments))
}
dist_f.prototype.reset = function (t) {
	return this._runTask(An(xn(t), dist_h(arguments)), u(arguments))
}
dist_f.prototype.revert = function (t) {
	const e = u(arguments)
	return typeof t != "string" ? this._runTask(dist_b("Commit must be a string"), e) : this._runTask(g(["revert", ...dist_h(arguments, 0, !0), t]), e)
}
dist_f.prototype.addTag = function (t) {
	const e = typeof t == "string" ? js(t) : dist_b("Git.addTag requires a tag name")
	return this._runTask(e, u(arguments))
}
dist_f.prototype.addAnnotatedTag = function (t, e) {
	return this._runTask(Bs(t, e), u(arguments))
}
dist_f.prototype.deleteLocalBranch = function (t, e, n) {
	return this._runTask(cs(t, typeof e == "boolean" ? e : !1), u(arguments))
}
dist_f.prototype.deleteLocalBranches = function (t, e, n) {
	return this._runTask(us(t, typeof e == "boolean" ? e : !1), u(arguments))
}
dist_f.prototype.branch = function (t, e) {
	return this._runTask(is(dist_h(arguments)), u(arguments))
}
dist_f.prototype.branchLocal = function (t) {
	return this._runTask(as(), u(arguments))
}
dist_f.prototype.raw = function (t) {
	const e = !Array.isArray(t),
		n = [].slice.call(e ? arguments : t, 0)
	for (let s = 0; s < n.length && e; s++)
		if (!st(n[s])) {
			n.splice(s, n.length - s)
			break
		}
	n.push(...dist_h(arguments, 0, !0))
	var r = u(arguments)
	return n.length ? this._runTask(g(n, this._trimmed), r) : this._runTask(dist_b("Raw: must supply one or more command to execute"), r)
}
dist_f.prototype.submoduleAdd = function (t, e, n) {
	return this._runTask(As(t, e), u(arguments))
}
dist_f.prototype.submoduleUpdate = function (t, e) {
	return this._runTask(Ns(dist_h(arguments, !0)), u(arguments))
}
dist_f.prototype.submoduleInit = function (t, e) {
	return this._runTask(xs(dist_h(arguments, !0)), u(arguments))
}
dist_f.prototype.subModule = function (t, e) {
	return this._runTask(dist_X(dist_h(arguments)), u(arguments))
}
dist_f.prototype.listRemote = function () {
	return this._runTask(Ss(dist_h(arguments)), u(arguments))
}
dist_f.prototype.addRemote = function (t, e, n) {
	return this._runTask(vs(t, e, dist_h(arguments)), u(arguments))
}
dist_f.prototype.removeRemote = function (t, e) {
	return this._runTask(Os(t), u(arguments))
}
dist_f.prototype.getRemotes = function (t, e) {
	return this._runTask(Es(t === !0), u(arguments))
}
dist_f.prototype.remote = function (t, e) {
	return this._runTask(Rs(dist_h(arguments)), u(arguments))
}
dist_f.prototype.tag = function (t, e) {
	const n = dist_h(arguments)
	return n[0] !== "tag" && n.unshift("tag"), this._runTask(g(n), u(arguments))
}
dist_f.prototype.updateServerInfo = function (t) {
	return this._runTask(g(["update-server-info"]), u(arguments))
}
dist_f.prototype.pushTags = function (t, e) {
	const n = Mr({remote: d(t, m)}, dist_h(arguments))
	return this._runTask(n, u(arguments))
}
dist_f.prototype.rm = function (t) {
	return this._runTask(g(["rm", "-f", ...v(t)]), u(arguments))
}
dist_f.prototype.rmKeepLocal = function (t) {
	return this._runTask(g(["rm", "--cached", ...v(t)]), u(arguments))
}
dist_f.prototype.catFile = function (t, e) {
	return this._catFile("utf-8", arguments)
}
dist_f.prototype.binaryCatFile = function () {
	return this._catFile("buffer", arguments)
}
dist_f.prototype._catFile = function (t, e) {
	var n = u(e),
		r = ["cat-file"],
		s = e[0]
	if (typeof s == "string") return this._runTask(dist_b("Git.catFile: options must be supplied as an array of strings"), n)
	Array.isArray(s) && r.push.apply(r, s)
	const o = t === "buffer" ? Gt(r) : g(r)
	return this._runTask(o, n)
}
dist_f.prototype.diff = function (t, e) {
	const n = m(t) ? dist_b("git.diff: supplying options as a single string is no longer supported, switch to an array of strings") : g(["diff", ...dist_h(arguments)])
	return this._runTask(n, u(arguments))
}
dist_f.prototype.diffSummary = function () {
	return this._runTask(fr(dist_h(arguments, 1)), u(arguments))
}
dist_f.prototype.applyPatch = function (t) {
	const e = dist_G(t) ? Yr(v(t), dist_h([].slice.call(arguments, 1))) : dist_b("git.applyPatch requires one or more string patches as the first argument")
	return this._runTask(e, u(arguments))
}
dist_f.prototype.revparse = function () {
	const t = ["rev-parse", ...dist_h(arguments, !0)]
	return this._runTask(g(t, !0), u(arguments))
}
dist_f.prototype.clean = function (t, e, n) {
	const r = un(t),
		s = (r && t.join("")) || d(t, m) || "",
		o = dist_h([].slice.call(arguments, r ? 1 : 0))
	return this._runTask(on(s, o), u(arguments))
}
dist_f.prototype.exec = function (t) {
	const e = {
		commands: [],
		format: "utf-8",
		parser() {
			typeof t == "function" && t()
		}
	}
	return this._runTask(e)
}
dist_f.prototype.checkIgnore = function (t, e) {
	return this._runTask(fs(v(d(t, dist_G, []))), u(arguments))
}
dist_f.prototype.checkIsRepo = function (t, e) {
	return this._runTask(We(d(t, m)), u(arguments))
}
function Is(t) {
	return t
		? [
				{
					type: "spawn.before",
					action(r, s) {
						t.aborted && s.kill(new dist_A(void 0, "abort", "Abort already signaled"))
					}
				},
				{
					type: "spawn.after",
					action(r, s) {
						function o() {
							s.kill(new dist_A(void 0, "abort", "Abort signal received"))
						}
						t.addEventListener("abort", o), s.spawned.on("close", () => t.removeEventListener("abort", o))
					}
				}
			]
		: void 0
}
const Us = dist_$("", "plugin:allowEnvironment")
function Fs(t, e = !1) {
	const n = new Set(t.map(r => r.toLowerCase().trim()))
	return {
		type: "spawn.options",
		action(r, s) {
			const o = {...(r.env ?? process.env)},
				i = new Set(Object.keys(s.env).map(a => a.toLowerCase().trim()))
			for (const a of Object.keys(o)) {
				const c = a.toLowerCase().trim()
				if (!(!Gs(c) || n.has(c))) {
					if (i.has(c)) throw new dist_A(void 0, "allowEnvironment", `Use of "${a}" is blocked by the environment guard - add it to the allowEnvironment option to permit it`)
					Us("removing ambient guarded environment variable %s", a), delete o[a]
				}
			}
			return {...r, env: {...o, GIT_TEST_DISALLOW_ABBREVIATED_OPTIONS: String(!e)}}
		}
	}
}
function Gs(t) {
	const e = t.toLowerCase().trim()
	return e.startsWith("git_") || _(e)
}
function zs(t = {}) {
	return {
		type: "spawn.args",
		action(e, {env: n}) {
			for (const r of oe(e, n)) if (t[r.category] !== !0) throw new dist_A(void 0, "unsafe", r.message)
			return e
		}
	}
}
function qs(t) {
	const e = U(t, "-c")
	return {
		type: "spawn.args",
		action(n) {
			return [...e, ...n]
		}
	}
}
const $t = (0, promise_deferred_dist.yX)().promise
function Ws({onClose: t = !0, onExit: e = 50} = {}) {
	function n() {
		let s = -1
		const o = {close: (0, promise_deferred_dist.yX)(), closeTimeout: (0, promise_deferred_dist.yX)(), exit: (0, promise_deferred_dist.yX)(), exitTimeout: (0, promise_deferred_dist.yX)()},
			i = Promise.race([t === !1 ? $t : o.closeTimeout.promise, e === !1 ? $t : o.exitTimeout.promise])
		return (
			r(t, o.close, o.closeTimeout),
			r(e, o.exit, o.exitTimeout),
			{
				close(a) {
					;(s = a), o.close.done()
				},
				exit(a) {
					;(s = a), o.exit.done()
				},
				get exitCode() {
					return s
				},
				result: i
			}
		)
	}
	function r(s, o, i) {
		s !== !1 && (s === !0 ? o.promise : o.promise.then(() => wt(s))).then(i.done)
	}
	return {
		type: "spawn.after",
		async action(s, {spawned: o, close: i}) {
			const a = n()
			let c = !0,
				y = () => {
					c = !1
				}
			o.stdout?.on("data", y), o.stderr?.on("data", y), o.on("error", y), o.on("close", w => a.close(w)), o.on("exit", w => a.exit(w))
			try {
				await a.result, c && (await wt(50)), i(a.exitCode)
			} catch (w) {
				i(a.exitCode, w)
			}
		}
	}
}
const we = dist_$("", "plugin:binary"),
	Hs = "Invalid value supplied for custom binary, requires a single string or an array containing either one or two strings",
	Ks = "Invalid value supplied for custom binary, restricted characters must be removed or supply the unsafe.allowUnsafeCustomBinary option"
function Vs(t) {
	return !t || !/^([a-z]:)?([a-z0-9/.\\_~-]+)$/i.test(t)
}
function Pt(t, e) {
	if (t.length < 1 || t.length > 2) throw new dist_A(void 0, "binary", Hs)
	if (t.some(Vs))
		if (e) we("permitted unsafe binary %o", t)
		else throw new dist_A(void 0, "binary", Ks)
	const [r, s] = t
	return {binary: r, prefix: s}
}
function Xs(t, e = ["git"], n = !1) {
	let r = Pt(v(e), n)
	t.on("binary", s => {
		;(r = Pt(v(s), n)), we.info("reconfiguring %o", r)
	}),
		t.append("spawn.binary", () => r.binary),
		t.append("spawn.args", s => (r.prefix ? [r.prefix, ...s] : s))
}
const be = {DISALLOWED_ABBREVIATED: {text: "disallowed abbreviated or ambiguous option", solution: "Unambiguous abbreviated options blocked with unsafe.allowAbbreviatedOptions setting: {message}"}, UNKNOWN: {text: "~ unknown ~", solution: void 0}}
function Ys(t) {
	if (!t) return "UNKNOWN"
	for (const [e, {text: n}] of Object.entries(be)) if (t.startsWith(`fatal: ${n}`)) return e
	return "UNKNOWN"
}
class Qs extends dist_O {
	constructor(e = "") {
		const n = Ys(e)
		super(void 0, be[n].solution?.replace("{message}", e) ?? e), (this.reason = n)
	}
}
function Js(t) {
	return !!(t.exitCode && t.stdErr.length)
}
function Zs(t) {
	return Buffer.concat([...t.stdOut, ...t.stdErr])
}
function to(t = !1, e = Js, n = Zs) {
	return (r, s) => ((!t && r) || !e(s) ? r : n(s))
}
function eo(t, e) {
	return t === 128 && e.startsWith("fatal:") ? new Qs(e) : new dist_O(void 0, e)
}
function Mt(t) {
	return {
		type: "task.error",
		action(e, n) {
			const r = t(e.error, {stdErr: n.stdErr, stdOut: n.stdOut, exitCode: n.exitCode})
			return Buffer.isBuffer(r) ? {error: eo(n.exitCode, r.toString("utf-8"))} : {error: r}
		}
	}
}
const nt = dist_$("", "plugin:input")
function no(t) {
	return {
		type: "spawn.after",
		action(e, {commands: n, input: r, spawned: {stdin: s}}) {
			if (!s) return
			const o = t?.([...n]) ?? r
			if (!o) return nt("generated zero length content, not writing to stdin")
			nt("writing %s bytes to stdin", Le(o)),
				s.on("error", i => {
					i.code !== "EPIPE" && nt("[ERROR] stdin error %o", i)
				}),
				s.end(o)
		}
	}
}
class ro {
	constructor() {
		;(this.plugins = new Set()), (this.events = new external_node_events_.EventEmitter())
	}
	on(e, n) {
		this.events.on(e, n)
	}
	reconfigure(e, n) {
		this.events.emit(e, n)
	}
	append(e, n) {
		const r = dist_S(this.plugins, {type: e, action: n})
		return () => this.plugins.delete(r)
	}
	add(e) {
		const n = []
		return (
			v(e).forEach(r => {
				r && this.plugins.add(dist_S(n, r))
			}),
			() => {
				n.forEach(r => {
					this.plugins.delete(r)
				})
			}
		)
	}
	exec(e, n, r) {
		let s = n
		const o = Object.freeze(Object.create(r))
		for (const i of this.plugins) i.type === e && (s = i.action(s, o))
		return s
	}
}
function so(t) {
	const e = "--progress",
		n = ["checkout", "clone", "fetch", "pull", "push"]
	return [
		{
			type: "spawn.args",
			action(o, i) {
				return n.includes(i.method) ? De(o, e) : o
			}
		},
		{
			type: "spawn.after",
			action(o, i) {
				i.commands.includes(e) &&
					i.spawned.stderr?.on("data", a => {
						const c = /^([\s\S]+?):\s*(\d+)% \((\d+)\/(\d+)\)/.exec(a.toString("utf8"))
						c && t({method: i.method, stage: oo(c[1]), progress: p(c[2]), processed: p(c[3]), total: p(c[4])})
					})
			}
		}
	]
}
function oo(t) {
	return String(t.toLowerCase().split(" ", 1)) || "unknown"
}
function io(t) {
	const e = je(t, ["uid", "gid"])
	return {
		type: "spawn.options",
		action(n) {
			return {...e, ...n}
		}
	}
}
function ao() {
	return {
		type: "spawn.args",
		action(t) {
			const e = []
			let n
			function r(s) {
				;(n = n || []).push(...s)
			}
			for (let s = 0; s < t.length; s++) {
				const o = t[s]
				if (dist_r(o)) {
					r(dist_o(o))
					continue
				}
				if (o === "--") {
					r(t.slice(s + 1).flatMap(i => (dist_r(i) && dist_o(i)) || i))
					break
				}
				e.push(o)
			}
			return n ? [...e, "--", ...n.map(String)] : e
		}
	}
}
function uo({block: t, stdErr: e = !0, stdOut: n = !0}) {
	if (t > 0)
		return {
			type: "spawn.after",
			action(r, s) {
				let o
				function i() {
					o && clearTimeout(o), (o = setTimeout(c, t))
				}
				function a() {
					s.spawned.stdout?.off("data", i), s.spawned.stderr?.off("data", i), s.spawned.off("exit", a), s.spawned.off("close", a), o && clearTimeout(o)
				}
				function c() {
					a(), s.kill(new dist_A(void 0, "timeout", "block timeout reached"))
				}
				n && s.spawned.stdout?.on("data", i), e && s.spawned.stderr?.on("data", i), s.spawned.on("exit", a), s.spawned.on("close", a), i()
			}
		}
}
const wo = (t, e) => {
	const n = new ro(),
		r = Ge((t && (typeof t == "string" ? {baseDir: t} : t)) || {}, e)
	if (!Lt(r.baseDir)) throw new Ae(r, "Cannot use simple-git on a directory that does not exist")
	return (
		Array.isArray(r.config) && n.add(qs(r.config)),
		n.add(zs(r.unsafe)),
		n.add(Ws(r.completion)),
		r.abort && n.add(Is(r.abort)),
		r.progress && n.add(so(r.progress)),
		r.timeout && n.add(uo(r.timeout)),
		r.spawnOptions && n.add(io(r.spawnOptions)),
		n.add(ao()),
		n.add(no(r.input)),
		n.add(Mt(to(!0))),
		r.errors && n.add(Mt(r.errors)),
		Xs(n, r.binary, r.unsafe?.allowUnsafeCustomBinary),
		n.add(Fs(r.allowEnvironment ?? [], r.unsafe?.allowAbbreviatedOptions)),
		new dist_f(r, n)
	)
}
}
}
