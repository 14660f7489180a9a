export const id = 311
export const ids = [311]
export const modules = {
8311: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.r(__webpack_exports__)
__load.d(__webpack_exports__, {pushAction: () => pushAction, runPush: () => runPush})
var github = __load(2413)
const gitHub = {server: "https://github.com", api: "https://api.github.com"}
function readRunContext(env) {
	const {sha, ref, actor, eventName, runId, serverUrl, apiUrl} = github.context
	const server = URL.parse(serverUrl) ?? new URL(gitHub.server)
	const isOther = apiUrl === gitHub.api && server.origin !== gitHub.server
	return {
		server,
		api: isOther ? undefined : apiUrl || undefined,
		repository: repositoryOf(),
		commit: sha || undefined,
		ref: ref || undefined,
		actor: actor || undefined,
		event: eventName || undefined,
		runId: Number.isInteger(runId) ? runId : undefined,
		isGitHub: env.GITEA_ACTIONS === undefined && env.FORGEJO_ACTIONS === undefined,
		actionRef: env.GITHUB_ACTION_REF || undefined,
		token: env.GITHUB_TOKEN || undefined
	}
}
function repositoryOf() {
	try {
		const {owner, repo} = github.context.repo
		return `${owner}/${repo}`
	} catch {
		return undefined
	}
}
function pageOn(server, path) {
	return `${server.href.replace(/\/$/, "")}/${path}`
}
function repositoryPageOf({server, repository}) {
	return repository === undefined ? undefined : pageOn(server, repository)
}
function runPageOf(run) {
	const page = repositoryPageOf(run)
	return page === undefined || run.runId === undefined ? undefined : `${page}/actions/runs/${run.runId}`
}
const actionVersion = "0.1.0"
function reportFault({code, message, hint, location}) {
	return {code, message, hint, ...(location === undefined ? {} : {file: location.file, line: location.line})}
}
function reportRun(run) {
	const {repository, commit, ref, actor, actionRef} = run
	return {run: {repository, commit, ref, actor, url: runPageOf(run)}, actionVersion, actionRef}
}
function reportTime(startedAt, endedAt) {
	return {startedAt: new Date(startedAt).toISOString(), seconds: inSeconds(endedAt - startedAt)}
}
function inSeconds(milliseconds) {
	return Math.round(milliseconds / 100) / 10
}
var promises_ = __load(1455)
var external_node_path_ = __load(6760)
function mostInformativeFirst(faults, count) {
	const kinds = [...Map.groupBy(faults, kindKey).values()].toSorted(([a], [b]) => Number(isWaiting(a)) - Number(isWaiting(b)))
	const longest = Math.max(0, ...kinds.map(({length}) => length))
	const rounds = Array.from({length: longest}, (_, round) => kinds.flatMap(kind => kind[round] ?? [])).flat()
	const first = new Set(rounds.slice(0, count))
	return [...faults.filter(fault => first.has(fault)), ...faults.filter(fault => !first.has(fault))]
}
function isWaiting(fault) {
	return fault?.code === "not-ready"
}
const prefixLength = 200
function kindKey({code, message}) {
	return `${code} ${message.slice(0, prefixLength).replace(/(?<!\S)\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`
}
class UserError extends Error {
	name = "UserError"
	code
	hint
	location
	constructor(message, options) {
		super(message, {cause: options.cause})
		this.code = options.code
		this.hint = options.hint
		this.location = options.location
	}
}
class Faults extends Error {
	name = "Faults"
	faults
	constructor(faults) {
		super(faults.map(fault => fault.message).join("\n"))
		this.faults = faults
	}
}
function throwFaults(faults) {
	const [first] = faults
	if (first === undefined) return
	throw faults.length === 1 ? first : new Faults(faults.toSorted(byLocation))
}
function byLocation({location: a}, {location: b}) {
	if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
	return a.file.localeCompare(b.file, "en") || a.line - b.line
}
function userFaults(error) {
	if (error instanceof UserError) return [error]
	if (error instanceof Faults) return error.faults
	return undefined
}
var external_node_crypto_ = __load(7598)
const prefix = "pushpull-"
function runFolderPath(parent) {
	return newFolderPath(parent, prefix)
}
async function openFolder(path, remember) {
	remember(path)
	try {
		await makeFolder(path)
	} catch (error) {
		throw new UserError(`Cannot create a folder in ${(0, external_node_path_.dirname)(path)}: ${error.message}`, {code: "runner", hint: "RUNNER_TEMP must exist, be writable and have free space."})
	}
	return {path, remove: () => (0, promises_.rm)(path, {recursive: true, force: true})}
}
function newFolderPath(parent, prefix) {
	return (0, external_node_path_.join)(parent, `${prefix}${(0, external_node_crypto_.randomBytes)(6).toString("base64url")}`)
}
async function makeFolder(path) {
	await (0, promises_.mkdir)(path, {mode: 0o700})
}
async function writePrivate(path, content, mode = 0o600) {
	await (0, promises_.writeFile)(path, content, {mode, flag: "wx"})
}
var core = __load(6058)
function formatLocation(location) {
	return `${location.file}:${location.line}`
}
const escapeSequence = [String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`, String.raw`\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)`, String.raw`\u001b[ -/]*[0-~]`].join("|")
const escapeSequences = new RegExp(escapeSequence, "g")
const invisible = /(?![\t\n\u200c\u200d]|\u034f|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu
function sanitize(text) {
	return text
		.replace(escapeSequences, "")
		.replaceAll("\r\n", "\n")
		.replace(invisible, unicodeEscape)
		.replace(/^([^\S\n\r]*(?:\p{Cf}[^\S\n\r]*)*):(?=:)/gmu, "$1: ")
		.replaceAll("##[", "## [")
		.replace(/^([^\S\n\r]*)\[(?=(command|group|endgroup|section|debug|error|warning|notice)\])/gm, "$1[ ")
}
function sanitizeLine(text) {
	return sanitize(text)
		.split("\n")
		.map(line => line.trim())
		.filter(line => line !== "")
		.join(" ")
}
function shellWord(text) {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : quotedWord(text)
}
function quotedWord(text) {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
function unicodeEscape(character) {
	const code = (character.codePointAt(0) ?? 0).toString(16)
	return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`
}
const maxAnnotations = 10
function workflowLog(redact) {
	const shown = text => indentLines(sanitize(redact(text)))
	return {
		info: line => (0, core.pq)(shown(line)),
		debug: line => {
			if ((0, core._o)()) (0, core.Yz)(shown(line))
		},
		warning: annotating("warning", core.$e, shown, redact),
		error: annotating("error", core.z3, shown, redact),
		async group(title, body) {
			;(0, core.Oh)(sanitizeLine(redact(title)))
			try {
				return await body()
			} finally {
				;(0, core.N4)()
			}
		}
	}
}
function annotating(kind, annotate, shown, redact) {
	let count = 0
	return (message, location) => {
		count += 1
		if (count <= maxAnnotations) return annotate(shown(message), annotation(location, redact))
		if (count === maxAnnotations + 1) (0, core.pq)(`GitHub shows only ${maxAnnotations} ${kind}s of a step as annotations. The others:`)
		const prefix = location === undefined ? "" : `${formatLocation(location)}: `
		;(0, core.pq)(shown(`${kind === "error" ? "Error" : "Warning"}: ${prefix}${message}`))
	}
}
function indentLines(text) {
	return text.replace(/\n(?=.)/g, "\n  ")
}
function annotation(location, redact) {
	if (location === undefined) return {}
	const {file, line, column} = location
	return {file: sanitizeLine(redact(file)), startLine: line, ...(column === undefined ? {} : {startColumn: column})}
}
function sentence(text) {
	return withFullStop(capitalized(text))
}
function withFullStop(text) {
	return /[.!?…]$/.test(text) ? text : `${text}.`
}
function capitalized(text) {
	if (/^\S*[./:]\S/.test(text)) return text
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
async function publish(unredacted, formatters, context) {
	const report = formatters.redact(unredacted, context.redact)
	const {faults, evidence} = formatters
	const summary = formatters.summary(report)
	const {log} = context
	for (const fault of mostInformativeFirst(faults, maxAnnotations)) log.error(withHint(fault), fault.location)
	await evidence(report, log)
	log.info(formatters.closing(report))
	const written = await attempt(() => writeReport(report, context))
	if (summary.omitted > 0) log.info(`The summary page is full: ${summary.omitted} rows are only in the report file.`)
	const summarized = await attempt(() => context.addSummary(summary.page))
	for (const each of [written, summarized]) if ("failure" in each) log.warning(withHint(each.failure))
	const outputsSet = await attempt(async () => {
		const outputs = formatters.outputs(report, "done" in written ? written.done : "")
		for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value)
	})
	if ("failure" in outputsSet) log.error(withHint(outputsSet.failure))
	return "done" in outputsSet && report.result !== "failed"
}
function withHint({message, hint}) {
	if (hint === undefined) return message
	return message.includes("\n") ? `${message}\n${hint}` : `${withFullStop(message)} ${hint}`
}
async function attempt(work) {
	try {
		return {done: await work()}
	} catch (error) {
		const [failure] = userFaults(error) ?? []
		if (failure === undefined) throw error
		return {failure}
	}
}
async function writeReport(report, {temp, saveState}) {
	const folder = newFolderPath(temp, "pushpull-report-")
	const file = (0, external_node_path_.join)(folder, "report.json")
	try {
		saveState("report", folder)
		await makeFolder(folder)
		await writePrivate(file, `${JSON.stringify(report, undefined, 2)}\n`)
		return file
	} catch (cause) {
		await (0, promises_.rm)(folder, {recursive: true, force: true}).catch(() => undefined)
		throw new UserError(`Failed to write the report file: ${cause.message}`, {code: "runner", cause})
	}
}
const units = {ms: 1, s: 1_000, m: 60_000, h: 3_600_000}
const whole = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/
const part = /(?<!\d)(\d+(?:\.\d+)?)(ms|s|m|h)/g
function parseDuration(text) {
	if (!whole.test(text)) return undefined
	return [...text.matchAll(part)].reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0)
}
function formatDuration(milliseconds) {
	const seconds = milliseconds / 1_000
	if (seconds < 10) return `${Number(seconds.toFixed(1))}s`
	const rounded = Math.round(seconds)
	const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor((rounded % 3600) / 60)]
	if (hours > 0) return `${hours}h ${minutes}m`
	return minutes > 0 ? `${minutes}m ${rounded % 60}s` : `${rounded}s`
}
var mod = __load(1916)
function nearestName(name, known) {
	return nearestFirst(
		name,
		[...known].filter(each => isNear(name, each))
	)[0]
}
function isNear(name, other) {
	const parts = [lastPart(name), lastPart(other)]
	const length = Math.max(...parts.map(part => part.length))
	const steps = distanceOf(...parts)
	return steps <= Math.max(0, Math.min(2, length - 3)) || (steps === 2 && lettersOf(parts[0]) === lettersOf(parts[1]))
}
function lettersOf(word) {
	return [...word.toLowerCase()].sort().join("")
}
function nearestFirst(name, known) {
	const far = each => distanceOf(lastPart(each), lastPart(name)) * (name.length + 1) + distanceOf(each, name)
	return known
		.map(each => ({each, far: far(each)}))
		.toSorted((a, b) => a.far - b.far)
		.map(({each}) => each)
}
function distanceOf(a, b) {
	return (0, mod.Io)(a.toLowerCase(), b.toLowerCase())
}
function lastPart(path) {
	return path.slice(path.lastIndexOf("/") + 1)
}
function readInputs() {
	const faults = []
	const notices = []
	const text = name => (0, core.V4)(name) || undefined
	const fault = (message, hint) => {
		faults.push(new UserError(message, {code: "input", hint}))
	}
	return {
		text,
		fault,
		faults,
		notice: message => notices.push(message),
		notices,
		lines(name, options) {
			const lines = linesOf(text(name)).filter(line => !line.text.startsWith("#"))
			if (options?.required && lines.length === 0) fault(`Input '${name}' is required and empty`)
			return lines
		},
		list: name =>
			linesOf(text(name))
				.filter(line => !/^#(\s|$)/.test(line.text))
				.flatMap(line => line.text.split(","))
				.map(entry => entry.trim())
				.filter(entry => entry !== ""),
		boolean(name, fallback) {
			const value = text(name)
			if (value === undefined) return fallback
			try {
				return (0, core.Vt)(name)
			} catch {
				fault(`Input '${name}' is '${value}'`, "Use true or false.")
				return fallback
			}
		},
		duration(name, fallback) {
			const value = text(name)
			if (value === undefined) return fallback
			const milliseconds = parseDuration(value)
			if (milliseconds === undefined) fault(`Input '${name}' is '${value}', which is not a duration`, "Use a duration such as 90s, 10m or 1h30m.")
			return milliseconds ?? fallback
		}
	}
}
function linesOf(value = "") {
	return value
		.split(/\r?\n/)
		.map((line, index) => ({text: line.trim(), line: index + 1}))
		.filter(line => line.text !== "")
}
const read_inputs_prefix = "INPUT_"
function unknownInputs(env, known) {
	const given = Object.keys(env).filter(name => name.startsWith(read_inputs_prefix))
	const unknown = given
		.map(name => name.slice(read_inputs_prefix.length).toLowerCase())
		.filter(name => !known.includes(name))
		.toSorted()
	const [first, ...others] = unknown.map(name => ({name: `'${name}'`, near: nearestName(name, known)}))
	if (first === undefined) return undefined
	if (others.length === 0) return `Unknown input ${first.name}${first.near === undefined ? "" : `: did you mean '${first.near}'?`}`
	const each = [first, ...others].map(({name, near}) => (near === undefined ? name : `${name} (did you mean '${near}'?)`))
	return `Unknown inputs ${each.join(", ")}`
}
var external_node_os_ = __load(8161)
var external_node_process_ = __load(1708)
const runVariable = "PUSHPULL_RUN"
const programVariable = "PUSHPULL_PROGRAM"
const actionVariables = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/
function childEnvironment(env) {
	const passed = Object.entries(env).filter(([name]) => !actionVariables.test(name))
	return Object.fromEntries(passed.map(([name, value]) => [name, /^path$/i.test(name) ? absoluteEntries(value) : value]))
}
function absoluteEntries(path) {
	return path?.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute).join(external_node_path_.delimiter)
}
const keptByGit = /^GIT_SSL_CA(INFO|PATH)$/
const readByGit = /^\s*(GIT_|SSH_|GCM_|LC_|(XDG_CONFIG_HOME|HOME|LANG|LANGUAGE|EDITOR|VISUAL|PAGER|PREFIX)\s*$)/i
function gitEnvironment(env) {
	const passed = Object.entries(childEnvironment(env))
	return Object.fromEntries(passed.filter(([name]) => keptByGit.test(name) || !readByGit.test(name)))
}
async function killMarked(variable, value) {
	if ((0, external_node_os_.platform)() !== "linux") return 0
	return killAll(() => findMarked(`${variable}=${value}`), {scans: 100, milliseconds: 10_000})
}
async function killAll(find, limit) {
	const killed = new Set()
	const end = performance.now() + limit.milliseconds
	for (let scan = 0, before = -1; killed.size > before && scan < limit.scans && performance.now() < end; scan++) {
		before = killed.size
		for (const pid of await find()) {
			killed.add(pid)
			killProcess(pid)
		}
	}
	return killed.size
}
const readAtOnce = 64
async function findMarked(entry) {
	const pids = (await (0, promises_.readdir)("/proc")).map(Number).filter(pid => pid > 1 && pid !== external_node_process_.pid)
	const found = []
	for (let at = 0; at < pids.length; at += readAtOnce) {
		const marked = pids.slice(at, at + readAtOnce).map(async pid => {
			const environment = await (0, promises_.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "")
			return environment.split("\0").includes(entry) ? [pid] : []
		})
		found.push(...(await Promise.all(marked)).flat())
	}
	return found
}
function killProcess(pid) {
	try {
		;(0, external_node_process_.kill)(pid, "SIGKILL")
	} catch {}
}
function truncate(text, maxLength) {
	return text.length <= maxLength ? text : `${text.slice(0, maxLength).trimEnd()}…`
}
function firstFew(items, limit, write = String) {
	const more = items.length - limit
	const shown = items.slice(0, limit).map(item => write(item))
	return more > 0 ? [...shown, `and ${more} more`] : shown
}
const maxLayers = 2
const minJoinedLength = 16
const escapePatterns = [/(?:%[0-9a-f]{2})+/gi, /(?:\\x[0-9a-fA-F]{2})+|(?:\\[0-3][0-7]{2})+|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u\{[0-9a-fA-F]{1,6}\}|\r?\n[ \t]*|[abefnrtv\W])/g, /&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});/gi]
const byteLists = /(?<!\w)(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?:,\s{0,40}|\s{1,40})){1,4096}(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?![\w\s,]))?/g
const singleByte = /%([0-9a-f]{2})|\\x([0-9a-f]{2})|\\([0-7]{3})|0x([0-9a-f]{1,2})|(\d{1,3})/gi
const terminalControls = new RegExp(`${escapeSequence}|(?![\\t\\n])\\p{Cc}`, "gu")
function viewsOf(original, folded) {
	const whole = {text: original, offsets: undefined, minLength: 0}
	const views = [whole, ...decode(whole, terminalControls, () => {})]
	const known = new Set(views.map(({text}) => text))
	for (let layer = 0, from = 0; layer < maxLayers; layer++) {
		const outer = views.slice(from)
		from = views.length
		for (const decoded of outer.flatMap(view => escapePatterns.flatMap(pattern => decode(view, pattern, decodeEscape)))) {
			if (known.has(decoded.text)) continue
			known.add(decoded.text)
			views.push(decoded)
		}
	}
	views.push(...decode(whole, byteLists, decodeBytes))
	const joined = views.flatMap(view => join(view, "", minJoinedLength))
	return [...views, ...joined, ...(folded ? views.flatMap(view => join(view, " ", view.minLength)) : [])]
}
function offsetIn({offsets}, index) {
	return offsets === undefined ? index : (offsets[index] ?? 0)
}
function decode(view, pattern, decodeMatch) {
	const {text} = view
	let decoded = ""
	let offsets
	let length = 0
	let from = 0
	for (const {0: escaped, index} of text.matchAll(pattern)) {
		offsets ??= new Int32Array(text.length + 1)
		for (let at = from; at < index; at++) offsets[length++] = offsetIn(view, at)
		decoded += text.slice(from, index)
		const known = offsets
		decodeMatch(escaped, (characters, at) => {
			for (let unit = 0; unit < characters.length; unit++) known[length++] = offsetIn(view, index + at)
			decoded += characters
		})
		from = index + escaped.length
	}
	if (offsets === undefined) return []
	for (let at = from; at <= text.length; at++) offsets[length++] = offsetIn(view, at)
	return [{text: decoded + text.slice(from), offsets: offsets.subarray(0, length), minLength: view.minLength}]
}
const namedReferences = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"}
const letterEscapes = {a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v"}
function decodeEscape(escaped, emit) {
	if (/^(?:%|\\(?:x|[0-7]))/.test(escaped)) decodeBytes(escaped, emit)
	else emit(characterOf(escaped), 0)
}
function characterOf(escaped) {
	if (escaped.startsWith("&")) {
		const name = escaped.slice(1, -1)
		if (!name.startsWith("#")) return namedReferences[name.toLowerCase()] ?? escaped
		return codePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
	}
	const letter = escaped[1] ?? ""
	if (/^\\\s/.test(escaped) && escaped.includes("\n")) return ""
	if (escaped.length > 2) return codePoint(Number.parseInt(escaped.replace(/[^0-9a-f]/gi, ""), 16))
	return letterEscapes[letter] ?? letter
}
function codePoint(code) {
	return String.fromCodePoint(Math.min(code, 0x10ffff))
}
function decodeBytes(escaped, emit) {
	const numbers = []
	const starts = []
	for (const {1: percent, 2: hex, 3: octal, 4: listed, 5: decimal, index} of escaped.matchAll(singleByte)) {
		const [digits = "", base] = octal ? [octal, 8] : decimal ? [decimal, 10] : [percent ?? hex ?? listed, 16]
		numbers.push(Number.parseInt(digits, base))
		starts.push(index)
	}
	for (let index = 0; index < numbers.length; ) {
		const first = numbers[index] ?? 0
		const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
		const character = length === 1 ? "" : Buffer.from(numbers.slice(index, index + length)).toString("utf8")
		const isWhole = first < 0x100 && character !== "" && !character.includes("\ufffd")
		emit(isWhole ? character : String.fromCharCode(first), starts[index] ?? 0)
		index += isWhole ? length : 1
	}
}
function join(view, separator, minLength) {
	const {text} = view
	if (!text.includes("\n")) return []
	let joined = ""
	const offsets = new Int32Array(text.length + 1)
	let length = 0
	let from = 0
	for (const line of text.split("\n")) {
		const trimmed = line.trim()
		const begin = from + (line.length - line.trimStart().length)
		if (from > 0 && separator !== "") offsets[length++] = offsetIn(view, from - 1)
		for (let at = begin; at < begin + trimmed.length; at++) offsets[length++] = offsetIn(view, at)
		joined += from > 0 ? separator + trimmed : trimmed
		from += line.length + 1
	}
	offsets[length++] = offsetIn(view, text.length)
	return [{text: joined, offsets: offsets.subarray(0, length), minLength}]
}
const minSecretLength = 6
const minLengthInsideWord = 16
const longestStart = 64
const maxSplitLength = 64 * 1024
function redactAll(value, redact) {
	if (typeof value === "string") return redact(value)
	if (Array.isArray(value)) return value.map(each => redactAll(each, redact))
	if (typeof value !== "object" || value === null) return value
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each, redact)]))
}
function excerpt(text, maxLength, redact) {
	return truncate(sanitize(redact(text)), maxLength).toWellFormed()
}
function createRedactor() {
	const hidden = new Map()
	let folded = false
	return {
		hide(secret) {
			folded ||= secret.trim().includes(" ")
			for (const [form, kind] of formsOf(secret)) remember(form, kind, hidden)
		},
		redact(text) {
			if (hidden.size === 0) return text
			return replaceRanges(
				text,
				viewsOf(text, folded).flatMap(view => rangesIn(view, hidden))
			)
		}
	}
}
function replaceRanges(text, ranges) {
	let shown = ""
	let end = 0
	for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
		if (from >= end) shown += `${text.slice(end, from)}***`
		end = Math.max(end, to)
	}
	return shown + text.slice(end)
}
const mostSteps = 64 * 1024 * 1024
function rangesIn(view, hidden) {
	const ranges = []
	const {text} = view
	const steps = {left: mostSteps}
	let [from, to] = [0, 0]
	for (let at = 0; at + minSecretLength <= text.length; at++) {
		const sameStart = hidden.get(text.slice(at, at + minSecretLength))
		const length = sameStart === undefined ? undefined : hiddenAt(view, at, sameStart, steps)
		if (length === undefined) continue
		if (at >= to) {
			if (to > 0) ranges.push([offsetIn(view, from), offsetIn(view, to)])
			from = at
		}
		to = Math.max(to, at + length)
	}
	return to === 0 ? ranges : [...ranges, [offsetIn(view, from), offsetIn(view, to)]]
}
function remember(text, kind, hidden) {
	const start = text.slice(0, minSecretLength)
	const sameStart = hidden.get(start) ?? {byLength: new Map(), lengths: [], long: new Map()}
	hidden.set(start, sameStart)
	if (text.length >= longestStart) {
		const beginning = text.slice(0, longestStart)
		const forms = sameStart.long.get(beginning) ?? {texts: new Set(), longest: 0}
		const longest = Math.max(forms.longest, text.length)
		sameStart.long.set(beginning, {texts: forms.texts.add(text), sorted: undefined, longest})
		return
	}
	const sameLength = sameStart.byLength.get(text.length) ?? new Map()
	if (sameLength.get(text) !== "encoded") sameLength.set(text, kind)
	sameStart.byLength.set(text.length, sameLength)
	if (sameLength.size === 1) sameStart.lengths = [...sameStart.byLength.keys()].toSorted((a, b) => b - a)
}
function hiddenAt(view, at, {byLength, lengths, long}, steps) {
	const longer = long.size === 0 ? undefined : long.get(view.text.slice(at, at + longestStart))
	if (longer !== undefined) return longestMatch(view.text, at, longer, steps)
	return lengths.find(length => {
		const end = at + length
		const form = length < view.minLength ? undefined : byLength.get(length)?.get(view.text.slice(at, end))
		if (form === undefined) return false
		return form === "encoded" || length >= minLengthInsideWord || !(isInsideWord(view.text, at) || isInsideWord(view.text, end))
	})
}
function longestMatch(text, at, forms, steps) {
	forms.sorted ??= [...forms.texts].toSorted((a, b) => (a < b ? -1 : 1))
	const {sorted} = forms
	let [low, high] = [0, sorted.length]
	let longest = longestStart
	while (low < high) {
		if (steps.left < 0) return Math.min(forms.longest, text.length - at)
		const middle = (low + high) >> 1
		const form = sorted[middle] ?? ""
		const length = sharedLength(text, at, form)
		steps.left -= length
		longest = Math.max(longest, length)
		const isAfter = length < form.length && (text[at + length] ?? "") < (form[length] ?? "")
		if (isAfter) high = middle
		else low = middle + 1
	}
	return longest
}
function sharedLength(text, at, form) {
	let length = longestStart
	while (length < form.length && text[at + length] === form[length]) length++
	return length
}
function isInsideWord(text, at) {
	return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1))
}
function formsOf(secret) {
	const lines = secret.length > maxSplitLength ? [] : redact_linesOf(secret)
	const texts = [secret.trim(), ...lines].filter(text => text.length >= minSecretLength)
	const forms = texts.flatMap(text => [
		[text, "plain"],
		...(text.includes(" ") ? [[text.replaceAll(" ", "+"), "plain"]] : []),
		...(text.includes("'") ? ["''", String.raw`'\''`, `'"'"'`].map(quote => [text.replaceAll("'", quote), "plain"]) : []),
		...hexOf(text).map(form => [form, "encoded"]),
		...base64Of(text).map(form => [form, "encoded"])
	])
	return forms.filter(([form]) => form.length >= minSecretLength)
}
function redact_linesOf(secret) {
	const minLength = secret.includes("-----BEGIN") ? minSecretLength : minLengthInsideWord
	return secret
		.split(/[\r\n]+/)
		.map(line => line.trim())
		.filter(line => line.length >= minLength && !line.startsWith("-----"))
}
function hexOf(text) {
	const hex = Buffer.from(text).toString("hex")
	return [hex, hex.toUpperCase()]
}
function base64Of(text) {
	const bytes = Buffer.from(text)
	const inside = [0, 1, 2].map(shift => {
		const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64")
		const first = [0, 2, 3][shift] ?? 0
		const last = Math.floor(((bytes.length + shift) * 8) / 6)
		return whole.slice(first, last)
	})
	const whole = bytes.toString("base64")
	const all = [whole, whole.replace(/(?<!=)=+$/, ""), ...inside]
	const url = all.map(form => form.replaceAll("+", "-").replaceAll("/", "_"))
	return [...new Set([...all, ...url])]
}
const minLineLength = 4
const cancellations = ["SIGINT", "SIGTERM"]
function enterAction(host) {
	const cancel = new AbortController()
	const onSignal = signal => {
		cancel.abort(new UserError(`Cancelled by ${signal}`, {code: "stopped"}))
	}
	for (const signal of cancellations) host.on(signal, onSignal)
	const {env} = host
	const start = performance.now()
	const {hide, redact} = createRedactor()
	const context = {
		log: workflowLog(redact),
		startedAt: Date.now(),
		elapsed: () => performance.now() - start,
		env,
		run: readRunContext(env),
		workspace: env.GITHUB_WORKSPACE ?? host.cwd(),
		temp: env.RUNNER_TEMP ?? (0, external_node_os_.tmpdir)(),
		cancelled: cancel.signal,
		mask(secret) {
			const lines = secret.split(/[\r\n]+/).filter(line => line.trim().length >= minLineLength)
			for (const line of lines.length === 0 ? [secret] : lines) (0, core.Pq)(line)
			hide(secret)
		},
		hide,
		redact,
		saveState: (name, value) => reportWriteError("the post step's state", () => (0, core.LZ)(name, value)),
		setOutput: (name, value) => reportWriteError(`the output '${name}'`, () => (0, core.uH)(name, value)),
		async addSummary(markdown) {
			if (!env.GITHUB_STEP_SUMMARY) return
			await core.z
				.addRaw(markdown)
				.write()
				.catch(cause => {
					core.z.emptyBuffer()
					throw cannotWrite("the summary page", cause)
				})
		}
	}
	const leave = () => {
		for (const signal of cancellations) host.off(signal, onSignal)
	}
	return {context, leave}
}
function reportWriteError(what, write) {
	try {
		write()
	} catch (cause) {
		throw cannotWrite(what, cause)
	}
}
function cannotWrite(what, cause) {
	return new UserError(`Cannot write the runner's file for ${what}: ${cause.message}`, {code: "runner", hint: "Check that the runner's disk has free space and its work folder is writable.", cause})
}
var external_node_async_hooks_ = __load(6698)
var external_node_diagnostics_channel_ = __load(3053)
var external_node_string_decoder_ = __load(6193)
var exec = __load(1260)
const suffixes = (0, external_node_os_.platform)() === "win32" ? [".exe", ".com", ""] : [""]
async function findProgram(file, {env, cwd = (0, external_node_process_.cwd)()}) {
	const isPath = (0, external_node_path_.isAbsolute)(file) || file.includes("/")
	const folders = isPath ? [""] : (pathOf(env)?.split(external_node_path_.delimiter) ?? [])
	let code = "ENOENT"
	for (const folder of folders) {
		for (const suffix of suffixes) {
			const name = (0, external_node_path_.join)(folder, `${file}${suffix}`)
			const path = (0, external_node_path_.isAbsolute)(name) ? name : (0, external_node_path_.join)(cwd, name)
			const found = await (0, promises_.stat)(path).catch(() => undefined)
			if (!found?.isFile()) continue
			if (await isExecutable(path)) return path
			code = "EACCES"
		}
	}
	throw startError(file, code)
}
function startError(file, code, cause) {
	const syscall = `spawn ${file}`
	return Object.assign(new Error(`${syscall} ${code}`, {cause}), {code, syscall, path: file})
}
function pathOf(env) {
	if ((0, external_node_os_.platform)() !== "win32") return env.PATH
	return Object.entries(env).find(([name]) => name.toUpperCase() === "PATH")?.[1]
}
async function isExecutable(path) {
	return (0, promises_.access)(path, promises_.constants.X_OK).then(
		() => true,
		() => false
	)
}
var external_node_child_process_ = __load(1421)
const inGroup = (0, external_node_os_.platform)() !== "win32"
function startProgram(file, args, {env, cwd}) {
	return (0, external_node_child_process_.spawn)(file, args, {env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup})
}
function lastLines(output, maxLength) {
	if (output.length <= maxLength) return output
	const end = output.slice(-maxLength)
	return end.slice(end.search(/\n|$/) + 1)
}
const lastOutputTime = 1_000
function killProgram(child) {
	setTimeout(() => {
		child.stdout?.destroy()
		child.stderr?.destroy()
	}, lastOutputTime).unref()
	if (child.pid === undefined || !inGroup) {
		child.kill("SIGKILL")
		return
	}
	try {
		;(0, external_node_process_.kill)(-child.pid, "SIGKILL")
	} catch {}
}
class OutputLimitError extends Error {
	name = "OutputLimitError"
	command
	constructor(command, limit) {
		super(`${command} printed more than ${limit / 1024 / 1024} MiB and was stopped`)
		this.command = command
	}
}
const stdoutLimit = 32 * 1024 * 1024
const stderrLimit = 64 * 1024
const outputGrace = 1_000
async function runProgram(file, args, {env, cwd, signal, interrupt, input = "", maxOutput = stdoutLimit}) {
	signal?.throwIfAborted()
	interrupt?.throwIfAborted()
	const path = await findProgram(file, {env, cwd})
	const id = (0, external_node_crypto_.randomUUID)()
	const started = {}
	const end = () => {
		started.child?.kill("SIGKILL")
		started.ended = killMarked(programVariable, id)
	}
	const askToEnd = () => started.child?.kill("SIGTERM")
	const onCreated = child => {
		started.child = child
		child.once("error", error => {
			started.error = error
		})
		child.once("spawn", () => {
			child.stdin?.on("error", () => {})
			if (signal?.aborted) end()
			else if (interrupt?.aborted) askToEnd()
		})
	}
	const output = collectOutput(maxOutput, end)
	const options = {env: withoutUndefined({...env, [programVariable]: id}), silent: true, ignoreReturnCode: true, input: typeof input === "string" ? Buffer.from(input) : input, delay: outputGrace, listeners: output.listeners, ...(cwd === undefined ? {} : {cwd})}
	signal?.addEventListener("abort", end, {once: true})
	interrupt?.addEventListener("abort", askToEnd, {once: true})
	try {
		const code = await creating.run(onCreated, () => (0, exec.m)(quote(path), [...args], options))
		signal?.throwIfAborted()
		if (output.isTooLong()) throw new OutputLimitError([file, ...args.slice(0, 1)].join(" "), maxOutput)
		return {code, ...output.text()}
	} catch (error) {
		signal?.throwIfAborted()
		throw started.child === undefined ? startError(file, "EACCES", error) : (started.error ?? error)
	} finally {
		signal?.removeEventListener("abort", end)
		interrupt?.removeEventListener("abort", askToEnd)
		if (interrupt?.aborted) started.ended ??= killMarked(programVariable, id)
		await started.ended
		started.child?.stdout?.destroy()
		started.child?.stderr?.destroy()
	}
}
const creating = new external_node_async_hooks_.AsyncLocalStorage()
;(0, external_node_diagnostics_channel_.subscribe)("child_process", message => {
	creating.getStore()?.(message.process)
})
function quote(path) {
	return `"${path.replaceAll('"', '\\"')}"`
}
function withoutUndefined(env) {
	return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
function collectOutput(limit, exceeded) {
	const chunks = []
	const decoder = new external_node_string_decoder_.StringDecoder("utf8")
	let length = 0
	let stderr = ""
	return {
		listeners: {
			stdout(chunk) {
				const before = length
				length += chunk.length
				if (length <= limit) chunks.push(Buffer.from(chunk))
				else if (before <= limit) exceeded()
				blank(chunk)
			},
			stderr(chunk) {
				stderr = lastLines(stderr + decoder.write(chunk), stderrLimit)
				blank(chunk)
			}
		},
		isTooLong: () => length > limit,
		text: () => ({stdout: Buffer.concat(chunks).toString("utf8"), stderr})
	}
}
function blank(chunk) {
	chunk.fill(0).write(external_node_os_.EOL, Math.max(0, chunk.length - external_node_os_.EOL.length))
}
async function cleanUp(program, host, log) {
	const folder = (0, core.Gu)("folder")
	const build = (0, core.Gu)("build")
	const savedPid = Number((0, core.Gu)(program))
	const marks = [folder, build].filter(path => path !== "")
	const killed = await Promise.all(marks.map(mark => killProcessesOf(mark, savedPid, host)))
	if (killed.some(count => count > 0)) log.info(`Stopped ${program}, which the cancelled run left behind.`)
	const folders = [folder, build, (0, core.Gu)("report")].filter(path => (0, external_node_path_.basename)(path).startsWith("pushpull-"))
	await Promise.all(folders.map(path => (0, promises_.rm)(path, {recursive: true, force: true})))
}
async function killProcessesOf(folder, savedPid, host) {
	if (host.platform === "linux") return killMarked(runVariable, folder)
	const isOurs = Number.isInteger(savedPid) && savedPid > 1 && (await hasInCommand(folder, savedPid, host.env))
	if (isOurs) killProcess(savedPid)
	return isOurs ? 1 : 0
}
async function hasInCommand(folder, pid, env) {
	const ps = await runProgram("ps", ["-p", String(pid), "-o", "command="], {env}).catch(() => undefined)
	return ps?.stdout.includes(folder) ?? false
}
var external_node_worker_threads_ = __load(5919)
const heartbeat = 500
const tolerance = 5_000
const lateGrace = 30_000
const message = "::error::The run hung past its deadline and was killed. Check what is deployed: some changes may have been applied. If this happens again, report it as a bug in pushpull.\n"
const thread = `
const { parentPort, workerData } = require("node:worker_threads");
const { readdirSync, readFileSync, writeSync } = require("node:fs");
const { beats, remaining, tolerance, grace, message } = workerData;
const count = new Int32Array(beats);
const marks = [];
parentPort.on("message", (entry) => marks.push(entry));
const now = () => Number(process.hrtime.bigint() / 1000000n);
const deadline = now() + remaining + tolerance;
let seen = -1;
let alive = now();
setInterval(() => {
  const beaten = Atomics.load(count, 0);
  if (beaten !== seen) alive = now();
  seen = beaten;
  if (now() > deadline && (now() - alive > tolerance || now() > deadline + grace)) end();
}, 250);
function end() {
  try {
    writeSync(1, message);
    for (const pid of process.platform === "linux" ? readdirSync("/proc").map(Number) : []) if (isOurs(pid)) kill(pid);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}
function isOurs(pid) {
  try {
    const carried = pid > 1 && pid !== process.pid ? readFileSync("/proc/" + pid + "/environ", "utf8").split("\\0") : [];
    return marks.some((entry) => carried.includes(entry));
  } catch {
    return false;
  }
}
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {}
}
`
function startWatchdog(remaining, grace = lateGrace) {
	const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
	const count = new Int32Array(beats)
	const worker = new external_node_worker_threads_.Worker(thread, {eval: true, execArgv: [], workerData: {beats, remaining, tolerance, grace, message}})
	worker.unref()
	worker.on("error", () => {})
	const timer = setInterval(() => Atomics.add(count, 0, 1), heartbeat).unref()
	return {
		mark: entry => worker.postMessage(entry),
		stop() {
			clearInterval(timer)
			void worker.terminate()
		}
	}
}
async function runAction(host, action) {
	await (host.argv.includes("--post") ? runPost(host, action) : runMain(host, action))
}
async function runMain(host, action) {
	const {context, leave} = enterAction(host)
	const unknown = unknownInputs(host.env, action.inputs)
	if (unknown !== undefined) context.log.warning(unknown)
	const read = await outcomeOf(() => action.read(context))
	const inputs = "result" in read ? read.result : undefined
	const watchdog = inputs && startWatchdog(inputs.timeout - context.elapsed())
	const watched = {
		...context,
		saveState(name, value) {
			watchdog?.mark(`${runVariable}=${value}`)
			context.saveState(name, value)
		}
	}
	const outcome = "faults" in read ? read : await outcomeOf(() => action.run(read.result, watched))
	const reported = action.report(outcome, inputs, context).catch(error => {
		context.log.error(bug(error).message)
		return false
	})
	host.exitCode = (await reported) ? 0 : 1
	watchdog?.stop()
	leave()
}
async function outcomeOf(work) {
	try {
		return {result: await work()}
	} catch (error) {
		return {faults: userFaults(error) ?? [bug(error)]}
	}
}
async function runPost(host, {program, release}) {
	const {hide, redact} = createRedactor()
	const log = workflowLog(redact)
	const tasks = [cleanUp(program, host, log), release?.({state: core.Gu, env: host.env, log, hide, redact})]
	for (const settled of await Promise.allSettled(tasks)) {
		if (settled.status === "rejected") log.warning(`Cannot clean up completely: ${String(settled.reason)}`)
	}
}
function bug(error) {
	const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
	return new UserError(`Unexpected error: ${trace}`, {code: "bug", hint: "This is a bug in pushpull: please report it with the lines above.", cause: error})
}
function groupOf(apiVersion) {
	const slash = apiVersion.indexOf("/")
	return slash === -1 ? "" : apiVersion.slice(0, slash)
}
function objectKey(ref) {
	return `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace ?? ""}/${ref.name}`
}
function formatRef(ref, style = "short") {
	return style === "full" && ref.namespace !== undefined ? `${ref.kind}/${ref.namespace}/${ref.name}` : `${ref.kind}/${ref.name}`
}
function isApplied(change) {
	return "after" in change
}
function actualRef(change) {
	const {ref, object} = change.planned
	if (!isApplied(change) || object.metadata.name !== undefined) return ref
	return {...ref, name: change.after.metadata.name ?? ref.name}
}
function plannedChanges(plan, prepared, warn) {
	return plan.waves.flatMap(({objects}) =>
		objects.map(planned => {
			const check = prepared.checks.get(planned)
			if (check === undefined) return unchecked(planned, prepared.ports.live.get(objectKey(planned.ref)))
			warn(check)
			if (check.action === "refused") return {planned, action: "failed", faults: check.faults}
			return {planned, action: check.action, before: check.before, after: withoutGeneratedName(planned, check.after)}
		})
	)
}
function unchecked(planned, before) {
	return {planned, action: before === undefined ? "created" : "configured", before, after: planned.object}
}
function withoutGeneratedName({object: {metadata}}, after) {
	if (metadata.name !== undefined) return after
	const {name: _, ...rest} = after.metadata
	return {...after, metadata: rest}
}
function unquotedValue(value) {
	const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(value) ?? []
	return double ?? single ?? value
}
const key = /[^\s.[\]="':*,{}]+/y
const index = /\[(0|[1-9]\d{0,8})\]/y
const every = /\*|\[\*\]/y
const append = /\[\+\]/y
const quoted = /\[("(?:[^"\\]|\\.)*"|'[^']*')\]/y
const where = /\[([^\s[\]="']+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\]"']*)\]/y
function readValuePath(text) {
	const steps = []
	let end = 0
	for (;;) {
		const from = text[end] === "." ? end + 1 : end
		const step = readStep(text, from, from > end || steps.length === 0)
		if (step === undefined) return {steps, end}
		steps.push(step.step)
		end = step.end
	}
}
function readStep(text, from, isFree) {
	const match = pattern => {
		pattern.lastIndex = from
		return pattern.exec(text)
	}
	const found = (step, [whole]) => (step === undefined ? undefined : {step, end: from + whole.length})
	const numbered = match(index)
	if (numbered) return found({index: Number(numbered[1])}, numbered)
	const all = match(every)
	if (all && (isFree || all[0] !== "*")) return found("*", all)
	const next = match(append)
	if (next) return found("+", next)
	const named = match(quoted)
	if (named) return found(asKey(unquote(named[1] ?? "")), named)
	const chosen = match(where)
	if (chosen) {
		const value = unquote(chosen[2] ?? "")
		return found(value === undefined ? undefined : {where: {key: chosen[1] ?? "", value}}, chosen)
	}
	const plain = isFree ? match(key) : null
	return plain ? found({key: plain[0]}, plain) : undefined
}
function asKey(written) {
	return written === undefined ? undefined : {key: written}
}
function unquote(written) {
	if (written.startsWith("'")) return written.slice(1, -1)
	if (!written.startsWith('"')) return written
	try {
		return JSON.parse(written)
	} catch {
		return undefined
	}
}
const stringKeys = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i
function typedValue(text, present, key) {
	const isEmpty = present === undefined || present === null
	if (isEmpty && stringKeys.test(key)) return text
	if ((isEmpty || typeof present === "boolean") && (text === "true" || text === "false")) return text === "true"
	if (isEmpty && /^(?:0|[1-9]\d{0,5})$/.test(text)) return Number(text)
	if (typeof present === "number" && /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text) {
		return Number(text)
	}
	return text
}
const chartOnly = ["chart-repository", "chart-version", "chart-username", "chart-password", "chart-values", "chart-set", "chart-mode", "name"]
function parseChartInputs(read) {
	const written = read.text("chart")
	if (written === undefined) {
		const given = chartOnly.filter(name => name !== "chart-mode" && read.text(name) !== undefined)
		return {chart: undefined, faults: given.map(name => inputFault(`Input '${name}' needs 'chart'`, chartHint))}
	}
	const {values: set, faults} = parseChartSet(read.lines("chart-set"))
	const mode = read.text("chart-mode") ?? "release"
	const address = read.text("chart-repository")
	const isName = address !== undefined && isOci(address) && !isOci(written) && !isChartPath(written)
	const inputs = {
		chart: isName ? `${address.replace(/(?<!\/)\/{1,9}$/, "")}/${written}` : written,
		repository: isName ? undefined : address,
		version: read.text("chart-version"),
		username: read.text("chart-username"),
		password: read.text("chart-password"),
		values: read.lines("chart-values"),
		set,
		mode: mode === "template" ? "template" : "release",
		name: read.text("name")
	}
	const modeFault = mode === "template" || mode === "release" ? [] : [inputFault(`Input 'chart-mode' is '${mode}'`, "Use release or template.")]
	return {chart: inputs, faults: [...faults, ...modeFault, ...contradictions(inputs)]}
}
const chartHint = "Set 'chart' to a folder, an archive, oci://…, or a chart's name in 'chart-repository'."
function inputFault(message, hint) {
	return new UserError(message, {code: "input", hint})
}
function isOci(chart) {
	return /^oci:\/\//i.test(chart)
}
const releaseName = /^[a-z0-9](?:[-a-z0-9]{0,51}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,51}[a-z0-9])?){0,26}$/
const longestReleaseName = 53
function isReleaseName(name) {
	return name.length <= longestReleaseName && releaseName.test(name)
}
function contradictions({chart, repository, version, username, password, name}) {
	const faults = []
	const isRemote = isOci(chart) || (repository !== undefined && !isChartPath(chart))
	if (/^https?:\/\//i.test(chart)) {
		const hint = "Set 'chart' to the chart's name, and 'chart-repository' to the address of its repository."
		faults.push(inputFault("Input 'chart' is a URL", hint))
	} else if (isOci(chart) && repository !== undefined) {
		faults.push(inputFault("Inputs 'chart-repository' and 'chart' both name a registry", "Remove 'chart-repository': oci:// names the registry already."))
	} else if (repository !== undefined && !isChartPath(chart) && !/^[\w.-]{1,250}$/.test(chart)) {
		const hint = "With 'chart-repository', 'chart' is the name of a chart in it."
		faults.push(inputFault(`Input 'chart' is '${chart}', which is not the name of a chart`, hint))
	} else if (!isRemote && version !== undefined) {
		const hint = "Remove it: a folder or an archive has only its own version."
		faults.push(inputFault("Input 'chart-version' is set, but the chart is a file", hint))
	}
	faults.push(...(repository === undefined ? [] : repositoryFaults(repository)))
	if ((username === undefined) !== (password === undefined)) {
		const missing = username === undefined ? "chart-username" : "chart-password"
		faults.push(inputFault(`Input '${missing}' is empty, and its counterpart is set`, "Set both, or none."))
	}
	if (name !== undefined && !isReleaseName(name)) {
		const hint = `Use a-z, 0-9, - and ., at most ${longestReleaseName} characters.`
		faults.push(inputFault(`Input 'name' is '${name}', which is not a name of a release`, hint))
	}
	return faults
}
function repositoryFaults(repository) {
	if (isFetched(repository)) return []
	if (/^[^/]{1,20}\/\/[^/]{0,1000}@/.test(repository)) return [inputFault("Input 'chart-repository' has a password in it", "Use 'chart-username' and 'chart-password'.")]
	return [inputFault("Input 'chart-repository' is not an https address", "Use https://… or oci://….")]
}
function isLoopback(host) {
	return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host)
}
function isFetched(address) {
	const url = addressOf(address)
	if (url === null || url.username !== "" || url.password !== "") return false
	return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))
}
function hostOf(address) {
	return addressOf(address)?.host ?? ""
}
function registryFlags(address) {
	return isOci(address) && isLoopback(addressOf(address)?.hostname ?? "") ? ["--plain-http"] : []
}
function addressOf(address) {
	return URL.parse(address.replace(/^oci:/i, "https:"))
}
function isChartPath(chart) {
	return !isOci(chart) && (/[\\/]/.test(chart) || chart.startsWith(".") || chart.endsWith(".tgz"))
}
const setGrammar = 'Write PATH=VALUE, one a line: image.tag=v2, ingress.hosts[0].host=web.example, nodeSelector["kubernetes.io/arch"]=arm64.'
function parseChartSet(lines) {
	const values = []
	const faults = []
	for (const {text, line} of lines) {
		const {steps, end} = readValuePath(text)
		const fault = (what, hint = setGrammar) => {
			faults.push(inputFault(`Input 'chart-set', line ${line}: ${what}`, hint))
		}
		if (steps.length === 0 || text[end] !== "=") {
			fault(text.includes("=") ? "there is no path before the =" : "there is no = and no value")
			continue
		}
		const [written, value] = [text.slice(0, end), text.slice(end + 1).trim()]
		const before = values.find(each => each.written === written)
		if (value === "") fault(`there is no value after '${written}='; is its expression empty?`, `Write ${written}="" for an empty text.`)
		else if (before !== undefined && steps.at(-1) !== "+") fault(`${written} is already in line ${before.line}`, "Keep one of the two.")
		else {
			const text = unquotedValue(value)
			values.push({path: steps, value: text, written, isQuoted: text !== value, line})
		}
	}
	return {values, faults}
}
function valueAt(value, path) {
	return path.reduce(childOf, value)
}
function childOf(value, step) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined
	return value[step]
}
function pointerSteps(pointer) {
	return pointer
		.split("/")
		.slice(1)
		.map(step => step.replaceAll("~1", "/").replaceAll("~0", "~"))
}
var dist = __load(8815)
const maxAliasLength = 4 * 1024 * 1024
function resolveAliases(document, text, at) {
	const [begin, , end] = document.range ?? [0, 0, text.length]
	const written = text.slice(begin, end)
	if (!written.includes("*") && !written.includes("<<")) return undefined
	const walk = {anchors: new Map(), targets: new Map(), weights: new Map(), open: new Set()}
	const weight = weigh(document.contents, walk)
	const location = alias => at(alias.range?.[0] ?? begin)
	if (walk.recursive !== undefined) {
		return new UserError(`The alias *${walk.recursive.source} is inside its own anchor`, {code: "manifest", hint: "It would be infinite: write out the value.", location: location(walk.recursive)})
	}
	if (walk.dangling !== undefined) {
		return new UserError("This alias has no anchor before it", {code: "manifest", hint: "Put the value in quotes if it starts with a literal asterisk.", location: location(walk.dangling)})
	}
	if (walk.invalidMerge !== undefined) {
		return new UserError("The value of this merge key (<<) is not a map", {code: "manifest", hint: "Use a map, an alias of a map, or a list of these.", location: at(walk.invalidMerge.range?.[0] ?? begin)})
	}
	if (weight - (end - begin) <= maxAliasLength) return undefined
	return new UserError(`The aliases of this document repeat more than ${maxAliasLength / 1024 / 1024} MB`, {code: "manifest", hint: "Write out the values of the aliases.", location: at(document.contents?.range?.[0] ?? begin)})
}
function weigh(node, walk) {
	if (!(0, dist.Ll)(node)) return 0
	if ((0, dist.Vj)(node)) return weighAlias(node, walk)
	if (node.anchor === undefined) return ownWeight(node, walk)
	walk.anchors.set(node.anchor, node)
	walk.open.add(node)
	const weight = ownWeight(node, walk)
	walk.open.delete(node)
	walk.weights.set(node, weight)
	return weight
}
function ownWeight(node, walk) {
	if ((0, dist.jn)(node)) return 2 + (node.range === null || node.range === undefined ? 0 : node.range[1] - node.range[0])
	let weight = 2
	if ((0, dist.oP)(node)) for (const item of node.items) weight += weigh(item, walk)
	if ((0, dist.jh)(node)) {
		for (const {key, value} of node.items) {
			weight += weigh(key, walk) + weigh(value, walk)
			if (isMergeKey(key) && !isMergeable(value, walk)) walk.invalidMerge ??= key
		}
	}
	return weight
}
function isMergeKey(key) {
	if (!(0, dist.jn)(key) || (key.type !== undefined && key.type !== "PLAIN")) return false
	return typeof key.value === "symbol" || key.value === "<<"
}
function isMergeable(value, {targets}) {
	const resolve = node => ((0, dist.Vj)(node) ? targets.get(node) : node)
	const source = resolve(value)
	return (0, dist.jh)(source) || ((0, dist.oP)(source) && source.items.every(item => (0, dist.jh)(resolve(item))))
}
function weighAlias(alias, walk) {
	const target = walk.anchors.get(alias.source)
	if (target === undefined) walk.dangling ??= alias
	else {
		walk.targets.set(alias, target)
		if (walk.open.has(target)) walk.recursive ??= alias
	}
	alias.resolve = (document, context) => {
		if (context === undefined) return target
		context.aliasResolveCache = target === undefined ? [] : [target]
		return dist.x1.prototype.resolve.call(alias, document, context)
	}
	return target === undefined ? 0 : (walk.weights.get(target) ?? 0)
}
const quoteText = "Put the value in quotes if it is text."
const messages = {
	ALIAS_PROPS: ["Broken YAML: an alias (*) has a tag or an anchor", quoteText],
	BAD_ALIAS: ["Broken YAML: the name of an anchor (&) or alias (*) is not valid", quoteText],
	BAD_COLLECTION_TYPE: ["Broken YAML: a tag (!) does not fit its value", quoteText],
	BAD_DIRECTIVE: ["Broken YAML: a directive (%) is not valid", quoteText],
	BAD_DQ_ESCAPE: ["Broken YAML: an escape sequence in double quotes is not valid", "Write each backslash twice, or use single quotes."],
	BAD_INDENT: ["The indentation is broken", "Line this up with the keys it belongs to."],
	BAD_PROP_ORDER: ["Broken YAML: an anchor (&) or tag (!) is in the wrong place", quoteText],
	BAD_SCALAR_START: ["Broken YAML: a value without quotes starts with a reserved character", quoteText],
	BLOCK_AS_IMPLICIT_KEY: ["Broken YAML: a map or list starts on the line of another key", quoteText],
	BLOCK_IN_FLOW: ["Broken YAML: an indented map or list is inside brackets or braces"],
	DUPLICATE_KEY: ["This key appears twice in the same map", "Remove one of the two."],
	IMPOSSIBLE: ["Broken YAML: it cannot be read here"],
	KEY_OVER_1024_CHARS: ["Broken YAML: a key is longer than 1024 characters"],
	MISSING_CHAR: ["Broken YAML: a quote, colon, comma, dash, space, bracket or brace is missing"],
	MULTILINE_IMPLICIT_KEY: ["Broken YAML: a key spans several lines"],
	MULTIPLE_ANCHORS: ["Broken YAML: a value has several anchors (&)", quoteText],
	MULTIPLE_DOCS: ["Broken YAML: there is more than one document", "Remove all but one."],
	MULTIPLE_TAGS: ["Broken YAML: a value has several tags (!)", quoteText],
	NON_STRING_KEY: ["Broken YAML: a key is not a string", "Put the key in quotes."],
	RESOURCE_EXHAUSTION: ["Broken YAML: it is nested too deeply", "Flatten it."],
	TAB_AS_INDENT: ["A tab indents this line", "YAML is indented with spaces only: replace the tab."],
	TAG_RESOLVE_FAILED: ["Broken YAML: a tag (!) is unknown, or does not fit its value", quoteText],
	UNEXPECTED_TOKEN: ["Broken YAML: unexpected characters"]
}
function explainYaml(errors, at) {
	const broken = errors.findIndex(({code}) => code !== "DUPLICATE_KEY")
	return errors.slice(0, broken === -1 ? errors.length : broken + 1).map(({code, pos}) => {
		const [message, hint = "Check the indentation, quotes and colons around this line."] = messages[code]
		return new UserError(message, {code: "manifest", hint, location: at(pos[0])})
	})
}
const braces = /^[^#\n]*\{\{/m
const templateMessage = "This is a template: {{ }} is not YAML"
function isTemplateFault({message}) {
	return message === templateMessage
}
function templateFault(document, text, at) {
	const [begin, , end] = document.range ?? [0, 0, text.length]
	const braced = braces.exec(text.slice(begin, end))
	if (braced === null || !(document.errors.length > 0 || hasMapAsKey(document))) return undefined
	return new UserError(templateMessage, {code: "manifest", hint: "Helm charts and other templates are not rendered here. Render it in an earlier step (`helm template … > deploy.yaml`) and use that file.", location: at(begin + braced.index + braced[0].length - 2)})
}
function hasMapAsKey(document) {
	let found = false
	;(0, dist.YR)(document, {
		Pair(_, {key}) {
			if (!(0, dist.jh)(key) && !((0, dist.jn)(key) && typeof key.value === "object" && key.value !== null)) return undefined
			found = true
			return dist.YR.BREAK
		}
	})
	return found
}
function spacesForTabs(text) {
	return /^\s*[{[]/.test(text) ? text.replace(/^[\t ]+/gm, indent => " ".repeat(indent.length)) : text
}
function readValue(document, text, at) {
	const template = templateFault(document, text, at)
	if (template !== undefined) return {faults: [template]}
	if (document.errors.length > 0) return {faults: explainYaml(document.errors, at)}
	const unresolved = resolveAliases(document, text, at)
	if (unresolved !== undefined) return {faults: [unresolved]}
	return {value: document.toJS({maxAliasCount: -1})}
}
function startOf(document) {
	return document.contents?.range?.[0] ?? document.range?.[0] ?? 0
}
function mapOf(value) {
	return isMap(value) ? value : {}
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value)
}
function correspondingField(path, from, to) {
	const found = []
	let [here, there] = [from, to]
	for (const step of path) {
		const next = Array.isArray(there) ? indexOf(there, step, childOf(here, step)) : step
		const value = next === undefined ? undefined : childOf(there, next)
		if (next === undefined || value === undefined) return {path: found, whole: false, value: there}
		found.push(next)
		here = childOf(here, step)
		there = value
	}
	return {path: found, whole: true, value: there}
}
function indexOf(list, step, item) {
	const name = childOf(item, "name")
	if (typeof name !== "string") return Number(step)
	const index = list.findIndex(each => childOf(each, "name") === name)
	return index === -1 ? undefined : index
}
const step = /\.?([A-Za-z_$][\w$-]*)|\[([^\]]*)\]/y
function readFieldPath(text, object) {
	const path = []
	let value = object
	for (let at = 0; at < text.length; ) {
		const unquoted = unquotedKey(text, at, value)
		step.lastIndex = at
		const match = unquoted === undefined ? step.exec(text) : undefined
		const key = unquoted?.key ?? match?.[1] ?? (match ? keyInBrackets(match[2] ?? "", value) : undefined)
		if (key === undefined) break
		path.push(key)
		value = value?.[key]
		at = unquoted?.end ?? step.lastIndex
	}
	return path
}
function unquotedKey(text, at, value) {
	if (typeof value !== "object" || value === null || Array.isArray(value) || text[at] === "[") return undefined
	const start = text[at] === "." ? at + 1 : at
	const keys = Object.keys(value).filter(key => {
		const next = text[start + key.length]
		return key !== "" && text.startsWith(key, start) && (next === undefined || next === "." || next === "[")
	})
	const key = keys.toSorted((a, b) => b.length - a.length)[0]
	return key === undefined ? undefined : {key, end: start + key.length}
}
function keyInBrackets(inside, value) {
	if (/^\d+$/.test(inside)) return Number(inside)
	if (!Array.isArray(value)) return inside.replace(/^"(.*)"$/, "$1")
	const wanted = inside.split(",").map(pair => {
		const [key = "", written = ""] = pair.split("=", 2)
		return {key, value: written.replace(/^"(.*)"$/, "$1")}
	})
	const hasKeys = (element, allowMissing) =>
		wanted.every(({key, value: expected}) => {
			const actual = key === "" ? element : childOf(element, key)
			return actual === undefined ? allowMissing : String(actual) === expected
		})
	const exact = value.findIndex(element => hasKeys(element, false))
	const index = exact === -1 ? value.findIndex(element => isMap(element) && hasKeys(element, true)) : exact
	return index === -1 ? undefined : index
}
function writeFieldPath(path) {
	return path
		.map((key, index) => {
			if (typeof key === "number" || !/^[\w$-]+$/.test(key)) return `[${key}]`
			return index === 0 ? key : `.${key}`
		})
		.join("")
}
function differingFields(written, other, path = []) {
	if (Array.isArray(written) && Array.isArray(other)) {
		if (written.length < other.length && !written.every(hasName)) return [path]
		return written.flatMap((element, index) => {
			const same = hasName(element) ? other.find(each => hasName(each) && each.name === element.name) : other[index]
			return differingFields(element, same, [...path, index])
		})
	}
	if (isMap(written) && isMap(other)) {
		return Object.entries(written).flatMap(([key, value]) => differingFields(value, other[key], [...path, key]))
	}
	return String(written ?? "") === String(other ?? "") ? [] : [path]
}
function hasName(value) {
	return isMap(value) && typeof value.name === "string"
}
var external_node_net_ = __load(7030)
const own = new external_node_net_.BlockList()
for (const [network, prefix, family] of [
	["0.0.0.0", 8, "ipv4"],
	["127.0.0.0", 8, "ipv4"],
	["169.254.0.0", 16, "ipv4"],
	["::", 128, "ipv6"],
	["::1", 128, "ipv6"],
	["fe80::", 10, "ipv6"],
	["fd00:ec2::254", 128, "ipv6"],
	["64:ff9b::7f00:0", 104, "ipv6"],
	["64:ff9b::a9fe:0", 112, "ipv6"],
	["::7f00:0", 104, "ipv6"],
	["::a9fe:0", 112, "ipv6"]
]) {
	own.addSubnet(network, prefix, family)
}
function isOwnHost(hostname) {
	const host = hostname
		.replace(/^\[|\]$/g, "")
		.replace(/\.$/, "")
		.toLowerCase()
	const family = (0, external_node_net_.isIP)(host)
	if (family !== 0) return own.check(host, family === 4 ? "ipv4" : "ipv6")
	return /(^|\.)localhost(\.localdomain)?$|^ip6-(localhost|loopback)$/.test(host)
}
const maxLength = 2048
const downloadHint = "Download it in an earlier step, check it, and name the file."
const formsHint = "Use https://host/owner/name or ssh://git@host/owner/name, with //folder for a folder and ?ref=v1 for a version."
function readBaseAddress(text) {
	if (text.length > maxLength) return {refused: `is longer than ${maxLength} characters`, hint: formsHint}
	const [address = "", query] = splitAt(text.replace(/^git::/i, ""), "?")
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? ""
	if (!["", "https", "ssh"].includes(scheme) || /^https?:(?!\/\/)/i.test(address)) {
		return {refused: `does not use https or ssh`, hint: formsHint}
	}
	if (!/^[\w.~:/@[\]+-]*$/.test(address) || /(^|\/)\.{1,2}(\/|$)/.test(address)) {
		return {refused: "has characters that are not allowed in the address of a base", hint: formsHint}
	}
	if (/^[^/]*\/\/[^/@]*:[^/@]*@/.test(address)) return {refused: "contains a password", hint: "Remove it, and revoke it."}
	if (/\.(ya?ml|json)$/i.test(address)) return {refused: "is a file: only repositories are fetched", hint: downloadHint}
	const ref = readRef(query)
	if (ref === undefined) return {refused: "has a ref that is not a branch, a tag or a commit", hint: formsHint}
	const parts = splitRepository(address)
	if (parts === undefined) return {refused: "is not the address of a Git repository", hint: `${formsHint} ${downloadHint}`}
	const canonical = canonicalUrl(parts.repository)
	if (canonical === undefined) return {refused: "is not the address of a Git repository", hint: formsHint}
	if (isOwnHost(canonical.hostname)) {
		return {refused: "points to this machine or to a link-local address", hint: "A base is fetched only from another host."}
	}
	return {...parts, ref, canonical}
}
function readRef(query) {
	if (query !== undefined && /[;#]/.test(query)) return undefined
	const values = new URLSearchParams(query ?? "")
	const ref = values.get("ref") || values.get("version") || "HEAD"
	return /^\w[\w./+@-]*$/.test(ref) && !ref.includes("..") ? ref : undefined
}
function splitRepository(address) {
	const [, scheme = "", user = "", rest = ""] = /^(https:\/\/|ssh:\/\/)?([a-z][a-z0-9-]*@)?(.*)$/i.exec(address) ?? []
	const isGitHub = /^github\.com[:/]/i.test(rest)
	const isScp = scheme === "" && (user !== "" || isGitHub)
	if (scheme === "" && !isScp) return undefined
	const end = rest.search(isScp ? /[:/]/ : /\//)
	if (end < 1) return undefined
	const host = isGitHub ? (scheme.toLowerCase() === "ssh://" || user !== "" ? `${user}github.com:` : "https://github.com/") : `${scheme.toLowerCase()}${user}${rest.slice(0, end + 1)}`
	const [repository, path] = splitPath(rest.slice(end + 1))
	if (repository === undefined || repository === "") return undefined
	return {repository: host + repository, path: path.replace(/^\/+/, "")}
}
function splitPath(rest) {
	const azure = /^(.*?_git\/[^/]*)(?:\/(.*))?$/.exec(rest)
	if (azure !== null) return [azure[1], azure[2] ?? ""]
	const double = rest.indexOf("//")
	if (double !== -1) return [rest.slice(0, double), rest.slice(double + 2)]
	const suffix = rest.indexOf(".git")
	if (suffix !== -1) return [rest.slice(0, suffix + 4), rest.slice(suffix + 4)]
	const [owner, name, ...path] = rest.split("/")
	return name === undefined ? [undefined, ""] : [`${owner}/${name}`, path.join("/")]
}
function canonicalUrl(repository) {
	const scp = /^(?:(?!-)[\w.-]+@)?((?!-)[\w.-]+):(?!\/|-)(.+)$/.exec(repository)
	const url = repository.includes("://") ? URL.parse(repository) : scp && URL.parse(`ssh://${scp[1]}/${scp[2]}`)
	if (!url || !["https:", "ssh:"].includes(url.protocol)) return undefined
	const host = URL.parse(`https://${url.host}`)?.hostname
	if (host === undefined || host === "" || host.startsWith("-")) return undefined
	return URL.parse(`${url.protocol}//${host}${url.port && `:${url.port}`}${url.pathname.replace(/\.git$/, "")}`) ?? undefined
}
function splitAt(text, mark) {
	const index = text.indexOf(mark)
	return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)]
}
function parseAllowRemote(lines) {
	if (lines.length === 0) return {allowRemote: undefined, faults: []}
	if (lines.length === 1 && lines[0]?.text === "none") return {allowRemote: [], faults: []}
	const read = lines.map(({text, line}) => canonicalUrl(text) ?? prefixFault(text, line))
	return {allowRemote: read.filter(each => each instanceof URL), faults: read.filter(each => each instanceof UserError)}
}
function prefixFault(text, line) {
	const shown = text.replace(/\/\/[^/]*@/, "//")
	return new UserError(`Input 'allow-remote', line ${line}: ${shown} is not a prefix of a Git address`, {code: "input", hint: "Use none, or one prefix per line, such as https://github.com/acme/ or ssh://git@github.com/acme/."})
}
function readAllowedAddress(text, allowRemote) {
	const address = readBaseAddress(text)
	if ("refused" in address) return address
	if (allowRemote !== undefined && !hasAllowedPrefix(address.canonical, allowRemote)) {
		const hint = "Add its prefix to 'allow-remote' if you trust it, or keep a copy in the repository."
		return {refused: "input 'allow-remote' does not allow", hint}
	}
	if ((0, external_node_os_.platform)() !== "win32") return address
	return {refused: "is in another repository", hint: "Remote bases are not fetched on Windows: check the repository out in an earlier step, and name its folder."}
}
function hasAllowedPrefix(address, prefixes) {
	return prefixes.some(prefix => prefix.protocol === address.protocol && prefix.host === address.host && `${address.pathname}/`.startsWith(prefix.pathname.endsWith("/") ? prefix.pathname : `${prefix.pathname}/`))
}
var external_node_timers_promises_ = __load(8500)
const builtInGroups = new Set([
	...["", "apps", "autoscaling", "batch", "extensions", "policy"],
	...["admissionregistration", "apiextensions", "apiregistration", "authentication", "authorization", "certificates"].map(name => `${name}.k8s.io`),
	...["coordination", "discovery", "events", "networking", "node", "resource", "scheduling", "storage"].map(name => `${name}.k8s.io`),
	...["rbac.authorization.k8s.io", "flowcontrol.apiserver.k8s.io", "internal.apiserver.k8s.io"],
	...["storagemigration.k8s.io", "auditregistration.k8s.io", "settings.k8s.io", "imagepolicy.k8s.io"]
])
function isBuiltIn(apiVersion) {
	return isBuiltInGroup(groupOf(apiVersion))
}
function isBuiltInGroup(group) {
	return builtInGroups.has(group)
}
class ApiError extends Error {
	name = "ApiError"
	httpStatus
	status
	retryAfter
	constructor(httpStatus, status, retryAfter) {
		super(status.message ?? `HTTP ${httpStatus}`)
		this.httpStatus = httpStatus
		this.status = status
		this.retryAfter = retryAfter
	}
}
class ConnectionError extends Error {
	name = "ConnectionError"
}
function isNotFound(error) {
	return error instanceof ApiError && error.httpStatus === 404
}
function isForbidden(error) {
	return error instanceof ApiError && error.httpStatus === 403
}
const maxNames = 3
function someNames(refs) {
	return firstFew(
		refs.map(ref => formatRef(ref)),
		maxNames
	).join(", ")
}
var p_limit = __load(370)
var external_node_http_ = __load(7067)
class IdleTimeoutError extends Error {
	name = "IdleTimeoutError"
	code = "ETIMEDOUT"
}
const maxConnections = 32
function openTransport(endpoint, assertRunning) {
	const pooled = withAgent(endpoint, assertRunning, new external_node_http_.Agent({keepAlive: true, maxSockets: maxConnections}))
	const unpooled = withAgent(endpoint, assertRunning, new external_node_http_.Agent({keepAlive: false}))
	return {
		open: pooled.open,
		unpooled,
		close() {
			pooled.close()
			unpooled.close()
		}
	}
}
function withAgent(endpoint, assertRunning, agent) {
	const target = "socketPath" in endpoint ? endpoint : {host: "127.0.0.1", port: endpoint.port}
	const prefix = "socketPath" in endpoint ? "" : endpoint.prefix
	return {
		close: () => agent.destroy(),
		open(method, path, {headers, body, signal, idleLimit}) {
			return new Promise((resolve, reject) => {
				assertRunning()
				const length = body === undefined ? {} : {"content-length": String(Buffer.byteLength(body))}
				const request = (0, external_node_http_.request)({...target, agent, method, signal, path: prefix + path, headers: {host: "localhost", ...headers, ...length}})
				request.setTimeout(idleLimit, () => request.destroy(new IdleTimeoutError(`no response for ${idleLimit / 1000} s`)))
				request.once("error", reject)
				request.once("response", resolve)
				request.end(body)
			})
		}
	}
}
const syncWaveAnnotation = "argocd.argoproj.io/sync-wave"
function syncWaveOf(object) {
	const written = object.metadata.annotations?.[syncWaveAnnotation]
	if (written === undefined) return 0
	return /^[+-]?\d+$/.test(written) ? Number(written) : undefined
}
function syncWaveFault({ref, source}) {
	return new UserError(`The sync-wave of ${ref.kind}/${ref.name} is not a whole number`, {code: "manifest", hint: `Write it as a quoted number: ${syncWaveAnnotation}: "2".`, location: source.locate(["metadata", "annotations", syncWaveAnnotation])})
}
const phases = [
	["Namespace", "CustomResourceDefinition"],
	[
		...["ServiceAccount", "Role", "ClusterRole", "ConfigMap", "Secret", "ResourceQuota", "LimitRange"],
		...["PersistentVolume", "PersistentVolumeClaim", "StorageClass", "IngressClass", "GatewayClass", "RuntimeClass"],
		...["PriorityClass", "ValidatingAdmissionPolicy", "NetworkPolicy", "DeviceClass", "VolumeAttributesClass"]
	],
	["RoleBinding", "ClusterRoleBinding", "ValidatingAdmissionPolicyBinding"],
	[],
	["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "APIService"]
]
const mainPhase = 3
const phaseOfKind = new Map(phases.flatMap((kinds, phase) => kinds.map(kind => [kind, phase])))
function phaseOf(object) {
	const isKnown = isBuiltIn(object.apiVersion) || groupOf(object.apiVersion).endsWith(".k8s.io")
	return (isKnown ? phaseOfKind.get(object.kind) : undefined) ?? mainPhase
}
function toWaves(objects) {
	const hooks = objects.filter(({hookWeight}) => hookWeight !== undefined)
	if (hooks.length === 0) return syncWavesOf(objects)
	const others = objects.filter(planned => !hooks.includes(planned))
	const first = others.filter(({object}) => phaseOf(object) === 0)
	const waves = syncWavesOf(others.filter(planned => !first.includes(planned)))
	const syncWave = Math.min(0, ...others.map(({object}) => syncWaveOf(object) ?? 0)) - 1
	const before = [...(first.length === 0 ? [] : [first]), ...hooks.toSorted(byWeight).map(hook => [hook])]
	return [...before.map(some => ({syncWave, objects: some, awaitReady: "wave"})), ...waves]
}
function byWeight(a, b) {
	const byKind = phaseOf(a.object) - phaseOf(b.object)
	return (a.hookWeight ?? 0) - (b.hookWeight ?? 0) || byKind || (a.ref.name < b.ref.name ? -1 : 1)
}
function syncWavesOf(objects) {
	const bySyncWave = Map.groupBy(objects, ({object}) => syncWaveOf(object) ?? 0)
	const syncWaves = [...bySyncWave.keys()].toSorted((a, b) => a - b)
	return syncWaves.flatMap(syncWave => {
		const byPhase = Map.groupBy(bySyncWave.get(syncWave) ?? [], ({object}) => phaseOf(object))
		const last = Math.max(...byPhase.keys())
		return [...byPhase.keys()]
			.toSorted((a, b) => a - b)
			.map(phase => {
				const endsSyncWave = phase === last && syncWave !== syncWaves.at(-1)
				return {syncWave, objects: byPhase.get(phase) ?? [], awaitReady: endsSyncWave ? "sync-wave" : phase === 0 ? "wave" : "none"}
			})
	})
}
var external_node_util_ = __load(7975)
const notInYaml = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
function encode(value) {
	return JSON.stringify(value).replace(notInYaml, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
}
function readResponse(response, text, {redact, asText = false}) {
	const status = response.statusCode ?? 0
	const json = (response.headers["content-type"] ?? "").includes("json")
	if (status >= 400) {
		if (json) throw new ApiError(status, parseJson(text), retryAfter(response))
		if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`)
		throw new ApiError(status, {message: plainText(text, redact) || `HTTP ${status}`}, retryAfter(response))
	}
	if (status < 200 || status >= 300) throw unexpected(status, "a redirect to another page")
	if (status === 204 || status === 205) throw unexpected(status, "no content")
	const body = json && !asText ? parseJson(text) : text
	if (!asText && (typeof body !== "object" || body === null)) throw unexpected(status, "not a JSON object")
	const date = Date.parse(response.headers.date ?? "") || undefined
	return {status, body, warnings: readWarnings(response), date}
}
function objectIn({status, body}, wanted) {
	const {kind, metadata} = body
	if (typeof metadata !== "object" || metadata === null || typeof metadata.name !== "string") throw unexpected(status, "not a Kubernetes object")
	if ((wanted.kind ?? kind) !== kind || (wanted.metadata.name ?? metadata.name) !== metadata.name) throw unexpected(status, "a different object than requested")
	return body
}
function unexpected(status, what) {
	return new ApiError(status, {message: `HTTP ${status} with ${what}`})
}
function parseJson(text) {
	try {
		return JSON.parse(text)
	} catch {
		throw new ConnectionError("the response is not JSON, or is incomplete")
	}
}
const maxResponse = 128 * 1024 * 1024
async function readText(response) {
	const chunks = []
	let length = 0
	for await (const chunk of response) {
		length += chunk.length
		if (length > maxResponse) throw tooLong()
		chunks.push(chunk)
	}
	return Buffer.concat(chunks).toString("utf8")
}
function tooLong() {
	return new UserError(`The API server sent a response of more than ${maxResponse / 1024 / 1024} MiB`, {code: "access", hint: "Check the address in the kubeconfig, and any proxy in front of the cluster."})
}
function toConnectionError(error) {
	if (error instanceof ApiError || error instanceof ConnectionError || error instanceof UserError) return error
	return new ConnectionError(error instanceof Error ? error.message : String(error), {cause: error})
}
function plainText(text, redact) {
	const words = text.replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ").replace(/\s+/g, " ")
	return excerpt(words.trim(), 300, redact)
}
function retryAfter(response) {
	const seconds = Number(response.headers["retry-after"])
	return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}
function readWarnings(response) {
	return (response.headersDistinct.warning ?? []).flatMap(header => {
		const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1]
		return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")]
	})
}
const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
async function discover(api) {
	const lists = await Promise.all(["/api", "/apis"].map(path => api.send({method: "GET", path, accept})))
	return lists.flatMap(({body}) => {
		const list = body
		if (list.kind !== "APIGroupDiscoveryList") {
			throw new UserError("This API server does not support aggregated discovery (v2)", {code: "access", hint: "pushpull requires Kubernetes 1.30 or newer."})
		}
		return (list.items ?? []).flatMap(resourcesOf)
	})
}
function resourcesOf(group) {
	const name = group.metadata?.name ?? ""
	return (group.versions ?? []).flatMap(({version, resources}) => {
		const apiVersion = name === "" ? version : `${name}/${version}`
		return (resources ?? []).flatMap(({resource, scope, verbs, subresources = [], responseKind}) => {
			if (responseKind?.kind === undefined) return []
			const hasStatus = subresources.some(({subresource}) => subresource === "status")
			const namespaced = scope === "Namespaced"
			return [{apiVersion, kind: responseKind.kind, plural: resource, namespaced, verbs, hasStatus}]
		})
	})
}
function collectionPath(resource, namespace) {
	const version = resource.apiVersion.split("/").map(encodeURIComponent).join("/")
	const root = version.includes("/") ? `/apis/${version}` : `/api/${version}`
	const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : ""
	return `${root}${scope}/${encodeURIComponent(resource.plural)}`
}
function objectPath(resource, namespace, name) {
	return `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`
}
const admissionRefusals = [
	[/admission webhook "([^"]+)" denied the request:? ?([\s\S]*)/, (_, webhook = "", message = "") => ({kind: "webhook-denied", webhook, message})],
	[/ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')?(?: denied request: ([\s\S]+))?/, (_, policy = "", message = "") => ({kind: "policy-denied", policy, message})],
	[/exceeded quota: ([^,]+)/, (message, quota = "") => ({kind: "quota-exceeded", quota, amounts: readAmounts(message)})],
	[/failed quota: ([^:]+): must specify (\S+)(?: for: ([^;\s,]+))?/, (_, quota = "", resources = "", container) => ({kind: "quota-unspecified", quota, resources, container})],
	[/violates PodSecurity "([^":]+)[^"]*":? ?([\s\S]*)/, (_, level = "", violations = "") => ({kind: "pod-security", level, violations, container: /containers? "([^"]+)"/.exec(violations)?.[1]})],
	[/error looking up service account|serviceaccount "[^"]+" not found/i, message => ({kind: "no-service-account", name: /serviceaccount "([^"]+)" not found/i.exec(message)?.[1]})],
	[/no PriorityClass with name (\S+)/, (_, name = "") => ({kind: "no-priority-class", name})],
	[/does not support dry run/, () => ({kind: "webhook-without-dry-run"})],
	[/failed calling webhook "([^"]+)"/, (_, webhook = "") => ({kind: "webhook-unavailable", webhook})]
]
function readAdmissionRefusal(message) {
	for (const [pattern, refusal] of admissionRefusals) {
		const match = pattern.exec(message)
		if (match !== null) return refusal(message, ...match.slice(1))
	}
	return undefined
}
function readAmounts(message) {
	const [, requested, used, limited] = /exceeded quota: [^,]+, requested: (.+?), used: (.+?), limited: ([^\s)]+)/.exec(message) ?? []
	if (requested === undefined || used === undefined || limited === undefined) return undefined
	return {requested: parseAmounts(requested), used: parseAmounts(used), limited: parseAmounts(limited)}
}
function parseAmounts(list) {
	return new Map(
		list.split(",").map(each => {
			const [resource = "", amount = ""] = each.trim().split("=")
			return [resource, amount]
		})
	)
}
const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"])
const maxDepth = 16
function findImages(object) {
	return [...search(object, [])]
}
function* search(value, path) {
	if (path.length > maxDepth || typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		const step = Array.isArray(value) ? Number(key) : key
		if (Array.isArray(child) && containerLists.has(key)) yield* imagesOf(child, [...path, step], ["image"])
		else if (Array.isArray(child) && key === "volumes") yield* imagesOf(child, [...path, step], ["image", "reference"])
		else yield* search(child, [...path, step])
	}
}
function* imagesOf(list, path, within) {
	for (const [index, item] of list.entries()) {
		const image = within.reduce((value, key) => value?.[key], item)
		if (typeof image !== "string") continue
		const {name} = item
		yield {path: [...path, index, ...within], container: String(name ?? index), image}
	}
}
function* yamlTokens(text, onNewLine) {
	const parser = new dist.iX(onNewLine)
	onNewLine?.(0)
	for (const lexeme of lexer().lex(text)) yield* parser.next(lexeme)
	yield* parser.end()
}
function lexer() {
	const own = new dist.JG()
	const state = own
	const {parseQuotedScalar, parseFlowCollection} = state
	const withAnyIndent = read =>
		function* () {
			const {indentNext} = state
			state.indentNext = 0
			const next = yield* read.call(state)
			state.indentNext = indentNext
			return next
		}
	state.parseQuotedScalar = withAnyIndent(parseQuotedScalar)
	state.parseFlowCollection = withAnyIndent(parseFlowCollection)
	return own
}
const maxParsedLength = 64 * 1024
const assignment = /^(?:export )?[A-Za-z_][\w.]*=(.*)$/
const userinfo = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^/@\s:]{0,100}:([^@\s]{1,200})@/gi
const basic = /^[^:]*:(.+)$/s
const named = /(?:pass|pwd|secret|token|key|auth|cred)[\w.-]{0,40}(?=["']?\s{0,8}[=:>\s]\s{0,8}["']?(?:(?:bearer|basic|token)\s{1,8})?([^\s"'<>;,&|]{6,100}))/gi
const pgpass = /^[^\s:]{1,300}:(?:\d{1,5}|\*):[^\s:]{1,300}:[^\s:]{1,300}:(\S{1,4096})$/gm
const pieces = /[^\s=:;,&?"'<>|@()[\]{}]{16,4096}/g
const afterName = /^["']?\s{0,8}[=:](?!=*(?:[;,&"'<>|]|\s{0,8}$))/
function secretParts(secret) {
	if (secret.length > maxParsedLength) return []
	const leaves = leavesOf(secret)
	const all = [secret.trim(), ...leaves, ...leaves.flatMap(leavesOf)]
	const inner = all.flatMap(text => [...passwordsIn(text), ...piecesOf(text)])
	return [...new Set([...all, ...inner])].filter(part => part !== "" && part !== secret.trim())
}
function leavesOf(text) {
	return [...assignments(text), ...yamlLeaves(text)].map(leaf => leaf.trim())
}
function piecesOf(text) {
	const long = [...text.matchAll(pieces)].filter(({0: piece, index}) => !afterName.test(text.slice(index + piece.length, index + piece.length + 40))).map(({0: piece}) => piece)
	return [...long, ...[named, pgpass].flatMap(expression => [...text.matchAll(expression)].map(({1: value = ""}) => value))]
}
function assignments(text) {
	return text
		.split(/\r?\n/)
		.flatMap(line => assignment.exec(line.trim())?.[1]?.trim() ?? [])
		.map(value => (/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value))
}
function yamlLeaves(text) {
	if (!/[:[{]/.test(text)) return []
	const leaves = []
	const documents = [...new dist.Dk({logLevel: "silent", uniqueKeys: false}).compose(yamlTokens(text))]
	if (documents.some(({errors}) => errors.length > 0)) return []
	for (const document of documents) {
		;(0, dist.YR)(document, {
			Scalar: (key, node) => {
				if (key !== "key" && (typeof node.value === "string" || typeof node.value === "number")) {
					leaves.push(node.source ?? String(node.value))
				}
			}
		})
	}
	return leaves
}
function passwordsIn(leaf) {
	const passwords = [...leaf.matchAll(userinfo)].map(({1: password = ""}) => password)
	const decoded = /^[\w+/-]{8,}={0,2}$/.test(leaf) ? Buffer.from(leaf, "base64").toString("utf8") : ""
	const basicPassword = isText(decoded) ? basic.exec(decoded)?.[1] : undefined
	return [...passwords.flatMap(password => [password, decodeLeniently(password)]), ...(basicPassword === undefined ? [] : [basicPassword])]
}
function isText(decoded) {
	return decoded !== "" && !/[\p{Cc}\ufffd]/u.test(decoded)
}
function decodeLeniently(text) {
	return text.replace(/(%[0-9a-f]{2})+/gi, encoded => Buffer.from(encoded.replaceAll("%", ""), "hex").toString())
}
function repeatedKeys(document) {
	const found = []
	;(0, dist.YR)(document, {
		Map(_, {items}) {
			const seen = new Set()
			for (const {key} of items) {
				if (!(0, dist.jn)(key)) continue
				const [begin, end] = key.range ?? [0, 0]
				if (seen.has(key.value)) found.push(new dist.XT([begin, end], "DUPLICATE_KEY", "Map keys must be unique"))
				seen.add(key.value)
			}
		}
	})
	return found
}
const unsupportedTags = ["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"]
const octal = {tag: "tag:yaml.org,2002:int", default: true, test: /^[-+]?0o[0-7]+$/, resolve: written => Number(written.replace(/^[-+]/, "")) * (written.startsWith("-") ? -1 : 1)}
const binary = {tag: "tag:yaml.org,2002:binary", resolve: written => Buffer.from(written, "base64").toString("utf8")}
function kubernetesTags(tags) {
	const supported = tags.filter(tag => typeof tag === "string" || !(unsupportedTags.includes(tag.tag) || isSexagesimal(tag)))
	return [octal, binary, ...supported.map(withDigit)]
}
function withDigit(tag) {
	if (typeof tag === "string" || !("test" in tag) || tag.tag !== "tag:yaml.org,2002:float") return tag
	const {test} = tag
	return test === undefined || test.test(".inf") ? tag : {...tag, test: new RegExp(`(?=[-+]?\\.?\\d)${test.source}`)}
}
function isSexagesimal(tag) {
	return "format" in tag && tag.format === "TIME"
}
const kubernetesYaml = {version: "1.1", customTags: kubernetesTags, merge: true, logLevel: "silent", prettyErrors: false, uniqueKeys: false}
const maxFileSize = 32 * 1024 * 1024
const maxDocuments = 20_000
function parseYaml(content, file, options = {}) {
	if (content.length > maxFileSize) return {documents: [], faults: [fileFault(file, "is larger than 32 MB")]}
	const text = spacesForTabs(content.replace(/^\uFEFF/, ""))
	const lineCounter = new dist.HN()
	const at = offset => {
		const {line, col} = lineCounter.linePos(offset)
		return {file, line: Math.max(1, line), column: Math.max(1, col)}
	}
	const read = []
	try {
		for (const document of documentsOf(text, lineCounter)) {
			if (options.repeatedKeys !== "last") document.errors.push(...repeatedKeys(document))
			if (document.errors.some(isStackOverflow)) return {documents: [], faults: [fileFault(file, "is nested too deeply")]}
			if (read.length === maxDocuments) {
				return {documents: [], faults: [fileFault(file, `has more than ${maxDocuments} documents`)]}
			}
			read.push(readDocument(document, text, at))
		}
	} catch (error) {
		if (error instanceof RangeError) return {documents: [], faults: [fileFault(file, "is nested too deeply")]}
		throw error
	}
	return {documents: read.flatMap(({documents}) => documents), faults: read.flatMap(({faults}) => faults)}
}
function documentsOf(text, lineCounter) {
	return new dist.Dk(kubernetesYaml).compose(yamlTokens(text, lineCounter.addNewLine))
}
function readDocument(document, text, at) {
	const read = readValue(document, text, at)
	if ("faults" in read) return {documents: [], faults: read.faults}
	if (read.value === null) return {documents: [], faults: []}
	const location = at(startOf(document))
	return {documents: [{value: read.value, location, locate: locator(document, text, at)}], faults: []}
}
function locator({range}, text, at) {
	const [begin, , end] = range ?? [0, 0, text.length]
	let document
	return path => {
		document ??= parseAgain(text.slice(begin, end), at)
		return at(begin + (document === undefined ? 0 : offsetOf(document, path)))
	}
}
function parseAgain(text, at) {
	const [document] = new dist.Dk(kubernetesYaml).compose(yamlTokens(text))
	if (document !== undefined) resolveAliases(document, text, at)
	return document
}
function offsetOf(document, path) {
	let node = document.contents
	let offset = document.contents?.range?.[0] ?? 0
	for (const step of path) {
		if ((0, dist.Vj)(node)) node = node.resolve(document)
		if ((0, dist.jh)(node)) {
			const pair = entryOf(node, String(step), document)
			if (pair === undefined) break
			if ((0, dist.Ll)(pair.key)) offset = pair.key.range?.[0] ?? offset
			node = pair.value
		} else if ((0, dist.oP)(node)) {
			node = node.items[Number(step)]
			if (!(0, dist.Ll)(node)) break
			offset = node.range?.[0] ?? offset
		} else break
	}
	return offset
}
function entryOf(map, name, document) {
	const own = entriesOf(map).get(name)
	if (own !== undefined) return own
	const merged = map.items
		.filter(({key}) => isMergeKey(key))
		.flatMap(({value}) => ((0, dist.oP)(value) ? value.items : [value]))
		.map(source => ((0, dist.Vj)(source) ? source.resolve(document) : source))
	for (const source of merged) {
		const entry = (0, dist.jh)(source) ? entryOf(source, name, document) : undefined
		if (entry !== undefined) return entry
	}
	return undefined
}
const knownEntries = new WeakMap()
function entriesOf(map) {
	const known = knownEntries.get(map)
	if (known !== undefined) return known
	const named = map.items.map(pair => [(0, dist.jn)(pair.key) ? String(pair.key.value) : String(pair.key), pair])
	const entries = new Map(named.toReversed())
	knownEntries.set(map, entries)
	return entries
}
function isStackOverflow({message}) {
	return message.startsWith("Maximum call stack")
}
function fileFault(file, what) {
	return new UserError(`${file} ${what}`, {code: "manifest", hint: "Split it into several files.", location: {file, line: 1}})
}
const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]
const imageFields = ["images", "imageTags"]
const patchFields = ["patches", "patchesJson6902", "patchesStrategicMerge"]
const resourceFields = ["resources", "bases"]
const fieldsByUse = {
	value: [...["apiVersion", "kind", "metadata", "namePrefix", "nameSuffix", "namespace"], ...["commonLabels", "labels", "commonAnnotations", "replicas", "vars"], ...["sortOptions", "generatorOptions", "buildMetadata"], ...imageFields],
	file: [...["crds", "configurations", "openapi", "replacements", "configMapGenerator", "secretGenerator"], ...["helmCharts", "helmGlobals", "helmChartInflationGenerator"], ...patchFields],
	base: [...resourceFields, "components"],
	plugin: ["generators", "transformers", "validators"]
}
const useByField = new Map(["value", "file", "base", "plugin"].flatMap(use => fieldsByUse[use].map(name => [foldField(name), use])))
function useOfField(name) {
	return useByField.get(foldField(name)) ?? "base"
}
function foldField(name) {
	return name.toUpperCase().toLowerCase()
}
function writtenKey(value, name) {
	if (typeof value !== "object" || value === null || Object.hasOwn(value, name)) return name
	return Object.keys(value).find(key => foldField(key) === foldField(name)) ?? name
}
function isInlineText(text) {
	return /[\n{[]/.test(text)
}
function isRemoteAddress(text) {
	return /^(git::|gh:|https?:|[a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9-]*@|github\.com[:/])/i.test(text)
}
function explainProgramStart(error, program, missing) {
	if (error instanceof OutputLimitError) {
		const hint = `Run \`${error.command}\` in an earlier step to see its output.`
		return new UserError(error.message, {code: program, hint, cause: error})
	}
	if (!(error instanceof Error && "syscall" in error && "code" in error)) return error
	if (error.code === "ENOENT") return new UserError(missing.message, {code: program, hint: missing.hint})
	return new UserError(`The ${program} on the PATH cannot be run (${String(error.code)})`, {code: program, hint: "Check that it is executable, and built for this platform."})
}
function explainStart(error) {
	return explainProgramStart(error, "kubectl", {message: "kubectl is not on the PATH", hint: "GitHub-hosted Ubuntu runners have it. On others, install it in an earlier step, such as `uses: azure/setup-kubectl@v4`."})
}
function kubectlEnvironment(env) {
	return {...childEnvironment(env), KUBERC: "off", KUBECTL_KUBERC: "false"}
}
function kubectlOnPath(env, signal) {
	const options = {env: kubectlEnvironment(env), signal}
	return async args => {
		try {
			return await runProgram("kubectl", args, options)
		} catch (error) {
			throw explainStart(error)
		}
	}
}
async function kubectlVersion(kubectl) {
	const {code, stdout, stderr} = await kubectl(["version", "--client", "--output=json"])
	if (code !== 0) {
		throw new UserError(`kubectl does not start: ${stderr.trim()}`, {code: "kubectl", hint: "Run `kubectl version --client` in an earlier step to see its output."})
	}
	return parseOutput(stdout).clientVersion ?? {}
}
function parseOutput(stdout) {
	try {
		return JSON.parse(stdout)
	} catch {
		throw new UserError("kubectl does not print JSON", {code: "kubectl", hint: "The kubectl on the PATH may be another program, or a wrapper that prints more than kubectl does."})
	}
}
function skewWarning(client, server) {
	const behind = minor(server) - minor(client)
	if (client.major !== server.major || !(behind > 1)) return undefined
	return `kubectl ${client.gitVersion} is ${behind} minor versions older than the API server (${server.gitVersion}). Update kubectl: Kubernetes supports a difference of one minor version.`
}
function minor(version) {
	return Number.parseInt(version.minor ?? "", 10)
}
const quotations = [
	[/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
	[/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
	[/ with config: `\n[\s\S]*?(?:\n\s*|\*{3})`(?=: )/, ""],
	[/(?<=cannot unmarshal [\w!]+ )`[^`]*`/g, "a value"],
	[/(?<=strconv\.\w+: parsing )"(?:[^"\\]|\\.)*"/g, "a value"],
	[/(?<=cannot decode !!\w+ )`[^`]*`/g, "a value"],
	[/ (?:from )?\[patch: "(?:[^"\\]|\\.)*"\]/g, ""],
	[/(?<=can't be set at the same time)\n[\s\S]*/, ""],
	[/(?:file sources|env source files): \[[^\n]{0,500}?\]: /g, ""],
	[/source "(?:[^"\\]|\\.)*"(?= key name or file path)/g, "source: the"],
	[/(?<=is out of bounds for value )[\s\S]*/, "of the source"],
	[/(?<=mapping key )"(?:[^"\\]|\\.)*"(?= already defined)/g, "of a map"],
	[/accumulating resources from '[{[][^\n]{0,1000}?'(?=: )/g, "accumulating resources from a text"],
	[/accumulating resources from '[^'\n]*\n[\s\S]*?'(?=: )/g, "accumulating resources from a text"],
	[/evalsymlink failure on '[^'\n]*(?:\n|: |\{)[\s\S]*/, "there is no such file, and it is not a patch either"],
	[/: node contents:\n[\s\S]*/, ""],
	[/unknown anchor '[^']*'/, "unknown anchor"]
]
const logged = /^E\d{4} [^\n]{0,100}\] "command failed" err="((?:[^"\\]|\\.)*)"/m
function wordsOfError(stderr) {
	const quoted = logged.exec(stderr)?.[1]
	if (quoted === undefined) return stderr.replace(/^E\d{4} [^\n]{0,100}\] "command failed" err=<\n/m, "").replace(/\n >\s{0,9}$/, "")
	return quoted.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, four = "", two = "", one = "") => (one === "" ? String.fromCodePoint(Number.parseInt(four || two, 16)) : ({n: "\n", t: "\t"}[one] ?? one)))
}
function withoutQuotations(output) {
	return withoutPasswords(quotations.reduce((text, [quoted, replacement]) => text.replace(quoted, replacement), output))
}
function withoutPasswords(text) {
	return text.replace(/\/\/[^/\s"]*@/g, "//")
}
const plainValues = new Set(["literals", "labels", "annotations", "metadata", "target", "targets", "source", "options", "repo"])
const plainIfString = new Set(["patch", "patches", "value"])
function kustomization_entries_entriesOf(document) {
	return fieldsOf(document.value).flatMap(([name, value]) => {
		const use = useOfField(name)
		if (use === "value") return []
		return namesIn(value, [name]).map(({text, path}) => ({text, use, line: document.locate(path).line}))
	})
}
function pluginEntries(document) {
	const fields = typeof document.value === "string" ? [] : namesIn(document.value, [])
	return fields.map(({text, path}) => ({text, use: "file", line: document.locate(path).line}))
}
function isRemoteFile({text}) {
	return /^https?:/i.test(text)
}
function onlyListsFiles(document) {
	const listing = ["apiversion", "kind", "metadata", ...resourceFields]
	return fieldsOf(document.value).every(([name]) => listing.includes(foldField(name)))
}
function namesIn(value, path) {
	if (typeof value === "string") {
		const isKeyed = path.some(step => typeof step === "string" && foldField(step) === "files")
		return [{text: isKeyed ? value.slice(value.indexOf("=") + 1) : value, path}]
	}
	if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, index]))
	return fieldsOf(value).flatMap(([name, part]) => {
		const field = foldField(name)
		if (plainValues.has(field) || (typeof part === "string" && plainIfString.has(field))) return []
		return namesIn(part, [...path, name])
	})
}
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? Object.entries(value) : []
}
function readStrictly(bytes, file) {
	const content = bytes.toString("utf8")
	const ambiguousText = findAmbiguousText(bytes, content)
	if (ambiguousText !== undefined) return {documents: [], faults: [ambiguityFault(ambiguousText, content, file)]}
	const read = parseYaml(content, file)
	if (read.faults.length > 0) return read
	const ambiguousNode = findAmbiguousNode(content)
	return ambiguousNode === undefined ? read : {documents: [], faults: [ambiguityFault(ambiguousNode, content, file)]}
}
const ambiguousCharacter = /[\u0085\u2028\u2029]|\r(?!\n)|(?!^)\ufeff/
function findAmbiguousText(bytes, content) {
	const hint = "Save it as UTF-8 text with LF line breaks."
	if (!Buffer.from(content, "utf8").equals(bytes) || content.includes("\0")) {
		return {what: "is not UTF-8 text", hint, offset: 0}
	}
	const character = content.search(ambiguousCharacter)
	if (character !== -1) return {what: "has a line break that not all YAML parsers recognize", hint, offset: character}
	const directive = content.search(/^%/m)
	if (directive !== -1) {
		return {what: "has a YAML directive (a line that starts with %)", hint: "Remove it.", offset: directive}
	}
	const marker = content.search(/^---(?![ \t]*(?:#.*)?\r?$)/m)
	const what = "has a line with text after ---"
	return marker === -1 ? undefined : {what, hint: "Move the text after --- to the next line.", offset: marker}
}
const plainTag = /^tag:yaml\.org,2002:(str|int|float|bool|null|seq|map)$/
function findAmbiguousNode(content) {
	let found
	const stop = (what, hint, node) => {
		found = {what: `${what}, which YAML parsers interpret differently`, hint, offset: node.range?.[0] ?? 0}
		return dist.YR.BREAK
	}
	const reading = {version: "1.1", logLevel: "silent", uniqueKeys: false}
	for (const document of new dist.Dk(reading).compose(yamlTokens(content))) {
		;(0, dist.YR)(document, {
			Node(_, node) {
				const {tag} = node
				if (tag !== undefined && !plainTag.test(tag)) return stop("has a tag (!)", "Remove it.", node)
				if (!(0, dist.jh)(node)) return undefined
				const late = node.items.findLast(({key}, index) => index > 0 && (0, dist.jn)(key) && kustomization_entries_isMergeKey(key.value))
				if (late === undefined || !(0, dist.jn)(late.key)) return undefined
				return stop("merges a map (<<) after other fields", "Put it first.", late.key)
			}
		})
	}
	return found
}
function kustomization_entries_isMergeKey(value) {
	return value === "<<" || typeof value === "symbol"
}
function ambiguityFault({what, hint, offset}, content, file) {
	const line = content.slice(0, offset).split("\n").length
	return new UserError(`${file} ${what}`, {code: "kustomize", hint, location: {file, line}})
}
const workspace_file_maxFileSize = 32 * 1024 * 1024
async function readWorkspaceFile(path, shown) {
	const info = await (0, promises_.stat)(path)
	if (info.isFile() && info.size <= workspace_file_maxFileSize) return (0, promises_.readFile)(path)
	const location = {file: shown, line: 1}
	return info.isFile() ? new UserError(`${shown} is larger than ${workspace_file_maxFileSize / 1024 / 1024} MiB`, {code: "manifest", hint: "Split it into smaller files.", location}) : new UserError(`${shown} is not a regular file`, {code: "manifest", hint: regularFileHint, location})
}
const regularFileHint = "Named pipes, sockets and devices are not read. Write the content to a file."
async function readTextOrNothing(path) {
	const content = await readWorkspaceFile(path, path).catch(() => "")
	return content instanceof UserError ? "" : content.toString("utf8")
}
async function isInside(path, folder) {
	return isBelow(await (0, promises_.realpath)(path), await (0, promises_.realpath)(folder))
}
function isBelow(path, folder) {
	const fromFolder = (0, external_node_path_.relative)(folder, path)
	return fromFolder !== ".." && !fromFolder.startsWith(`..${external_node_path_.sep}`) && !(0, external_node_path_.isAbsolute)(fromFolder)
}
async function findForbiddenReferences(start, openBase) {
	const seen = new Set()
	const faults = []
	const queue = [{...start, use: "build"}]
	for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
		const visit = {...next, folder: await (0, promises_.realpath)(next.folder)}
		const key = `${visit.use} ${visit.folder}`
		if (seen.has(key)) continue
		seen.add(key)
		const found = await visitFolder(visit, openBase)
		faults.push(...found.faults)
		queue.push(...found.next)
	}
	return faults
}
const nothing = {faults: [], next: []}
async function visitFolder(visit, openBase) {
	const files = await kustomizationsIn(visit.folder)
	return merged(await Promise.all(files.map(file => visitKustomization(file, visit, openBase))))
}
async function visitKustomization(file, visit, openBase) {
	if (!(await isInside(file, visit.folder).catch(() => false))) return nothing
	const shown = visit.tree.show(file)
	if ((await (0, promises_.stat)(file)).isDirectory()) return nothing
	const bytes = await readWorkspaceFile(file, shown).catch(() => undefined)
	if (bytes === undefined) return nothing
	if (bytes instanceof UserError) return {faults: [inTree(bytes, visit.tree)], next: []}
	const {documents, faults} = readStrictly(bytes, shown)
	if (faults.length > 0) return {faults: faults.map(fault => inTree(fault, visit.tree)), next: []}
	if (visit.use === "plugins" && !documents.every(onlyListsFiles)) {
		return {faults: [forbidden(visit.tree, shown, 1, "configures plugins and does more than list them", buildHint)], next: []}
	}
	const found = documents.flatMap(kustomization_entries_entriesOf).map(entry => followEntry(visit.use === "plugins" ? {...entry, use: "plugin"} : entry, shown, visit, openBase))
	return merged(await Promise.all(found))
}
const buildHint = "Build it in an earlier step, and name the resulting file."
const copyHint = "Only files in the workspace are read: copy it there in an earlier step if you need it."
const forbidden_references_downloadHint = "Download it in an earlier step, check it, and name the file."
async function followEntry(entry, shown, visit, openBase) {
	const {text, use, line} = entry
	const {tree, folder} = visit
	const refuse = (what, hint) => ({faults: [forbidden(tree, shown, line, what, hint)], next: []})
	if (text.includes("\0")) return nothing
	const path = (0, external_node_path_.resolve)(folder, text)
	const target = await (0, promises_.stat)(path).catch(() => undefined)
	if (target !== undefined && !target.isFile() && !target.isDirectory()) return refuse(`names ${text}, which is not a regular file`, regularFileHint)
	if (target?.isFile() && target.size > workspace_file_maxFileSize) return refuse(`names ${text}, which is larger than ${workspace_file_maxFileSize / 1024 / 1024} MiB`, "Split it into smaller files.")
	if (use === "file") return isRemoteFile(entry) && !text.includes("\n") ? refuse(notFetched(entry), forbidden_references_downloadHint) : nothing
	if (use === "plugin") {
		const inline = checkPlugin(Buffer.from(text), shown, visit, line)
		if (inline.faults.length > 0) return inline
	}
	const next = {use: use === "plugin" ? "plugins" : "build"}
	const open = () => visitBase(text, {file: shown, line}, visit, openBase, next.use)
	if (isRemoteFile(entry)) return open()
	if (target?.isFile()) {
		if (use !== "plugin" || !(await isInside(path, folder))) return nothing
		const configuration = tree.show(await (0, promises_.realpath)(path))
		const bytes = await readWorkspaceFile(path, configuration)
		return bytes instanceof UserError ? {faults: [inTree(bytes, tree)], next: []} : checkPlugin(bytes, configuration, visit)
	}
	if (isRemoteAddress(text) && !(target?.isDirectory() && "refused" in readBaseAddress(text))) return open()
	if ((0, external_node_path_.isAbsolute)(text) || (await kustomizationsIn(path)).length === 0) return nothing
	const real = await (0, promises_.realpath)(path)
	if (isBelow(real, tree.root)) return {faults: [], next: [{...next, folder: real, tree}]}
	const where = tree.namedAt === undefined ? "the workspace" : "its repository"
	return refuse(`names ${text}, which is outside of ${where}`, copyHint)
}
async function visitBase(address, at, {tree}, openBase, use) {
	try {
		return {faults: [], next: [{...(await openBase(address, at.file, tree.namedAt ?? at)), use}]}
	} catch (error) {
		if (!(error instanceof UserError) || error.code === "timeout") throw error
		return {faults: [error], next: []}
	}
}
function checkPlugin(bytes, shown, {tree}, line) {
	const {documents, faults} = readStrictly(bytes, shown)
	if (faults.length > 0) return {faults: faults.map(fault => inTree(fault, tree)), next: []}
	const found = documents
		.flatMap(pluginEntries)
		.filter(isRemoteFile)
		.map(entry => forbidden(tree, shown, line ?? entry.line, notFetched(entry), forbidden_references_downloadHint))
	return {faults: found, next: []}
}
function notFetched({text}) {
	return `names ${withoutPasswords(text)}, which is not fetched`
}
function forbidden(tree, shown, line, what, hint) {
	const fault = new UserError(`${shown} ${what}`, {code: "kustomize", hint, location: {file: shown, line}})
	return inTree(fault, tree)
}
function inTree(fault, {namedAt}) {
	if (namedAt === undefined) return fault
	const {code, hint, message, location} = fault
	const prefix = location === undefined || message.includes(location.file) ? "" : `${location.file}:${location.line}: `
	return new UserError(`${prefix}${message}`, {code, hint, location: namedAt})
}
function merged(found) {
	return {faults: found.flatMap(({faults}) => faults), next: found.flatMap(({next}) => next)}
}
async function lineOf(text, file) {
	const lines = (await readTextOrNothing(file)).split("\n")
	const index = text === undefined ? -1 : lines.findIndex(line => line.includes(text))
	return index === -1 ? 1 : index + 1
}
async function kustomizationIn(folder) {
	return (await kustomizationsIn(folder))[0]
}
async function kustomizationsIn(folder) {
	const names = await (0, promises_.readdir)(folder).catch(() => [])
	return kustomizationNames.filter(each => names.includes(each)).map(name => (0, external_node_path_.join)(folder, name))
}
function showPath(path, workspace) {
	const fromWorkspace = (0, external_node_path_.relative)(workspace, path)
	const isOutside = fromWorkspace.startsWith("..") || (0, external_node_path_.isAbsolute)(fromWorkspace)
	return (isOutside ? path : fromWorkspace || ".").split(external_node_path_.sep).join("/")
}
function isSecret({apiVersion, kind}) {
	return kind === "Secret" && groupOf(apiVersion) === ""
}
function hideSecrets(objects, names, hide) {
	const values = [...objects].filter(isSecret).flatMap(({data, stringData}) => [...valuesOf(stringData), ...valuesOf(data).flatMap(value => [value, Buffer.from(value, "base64").toString("utf8")])])
	hideTexts(values, names, hide)
}
function hideTexts(values, names, hide) {
	const parts = values.flatMap(value => [value, ...secretParts(value)])
	const shown = wordsOf(names)
	for (const value of new Set(parts)) if (!shown.has(value.trim())) hide(value)
}
const mostWords = 16
function wordsOf(names) {
	return new Set(
		names.split("\n").flatMap(name => {
			const words = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({0: word, index}) => [index, index + word.length])
			const upTo = words.length > mostWords ? 1 : words.length
			const parts = words.flatMap(([from], first) => words.slice(first, first + upTo).map(([, to]) => name.slice(from, to)))
			return [name, ...parts]
		})
	)
}
function secret_values_namesIn(manifests) {
	return [...new Set(manifests.flatMap(namesOf))].join("\n")
}
function namesOf({object, source}) {
	const {name = "", generateName = "", namespace = ""} = object.metadata
	const images = isSecret(object) ? [] : findImages(object).flatMap(({container, image}) => [container, image])
	return [object.apiVersion, object.kind, name, generateName, namespace, source.location?.file ?? "", ...images]
}
function valuesOf(value) {
	if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesOf)
	return typeof value === "string" || typeof value === "number" ? [String(value)] : []
}
function withoutValues(error) {
	const message = error.message.replace(/(expected [^,\n]{1,200}, got )[\s\S]*?(?=\n[ \t]+\.\S+: |$)/g, "$1&value.valueUnstructured{Value:}")
	return new ApiError(error.httpStatus, {...error.status, message}, error.retryAfter)
}
const mostFiles = 500
const telling = new Set(["apiVersion", "kind", "name", "namespace", "op", "path", "from", "target", "metadata"])
async function redactorOfBuild(folder, workspace) {
	const found = {values: [], names: []}
	const seen = new Set()
	const waiting = [folder]
	for (let path = waiting.pop(); path !== undefined && seen.size < mostFiles; path = waiting.pop()) {
		const real = await (0, promises_.realpath)(path).catch(() => undefined)
		if (real === undefined || seen.has(real)) continue
		seen.add(real)
		found.names.push(showPath(real, workspace))
		if ((await (0, promises_.stat)(real)).isFile()) await readObjects(real, found)
		else waiting.push(...(await readKustomization(real, found)))
	}
	const {hide, redact} = createRedactor()
	hideTexts(found.values, found.names.join("\n"), hide)
	return redact
}
async function readObjects(file, {values, names}) {
	for (const {value} of parseYaml(await readTextOrNothing(file), (0, external_node_path_.basename)(file)).documents) {
		if (!isMap(value)) continue
		const {kind, apiVersion, metadata, data, stringData} = value
		names.push(...[kind, apiVersion, ...(isMap(metadata) ? [metadata.name, metadata.namespace] : [])].map(String))
		if (typeof kind !== "string" || typeof apiVersion !== "string") values.push(...textsIn(value))
		else if (isSecret({kind, apiVersion, metadata: {}})) {
			values.push(...textsIn(stringData))
			for (const text of textsIn(data)) values.push(text, Buffer.from(text, "base64").toString("utf8"))
		}
	}
}
async function readKustomization(folder, {values, names}) {
	const file = await kustomizationIn(folder)
	if (file === undefined) return []
	const fields = parseYaml(await readTextOrNothing(file), (0, external_node_path_.basename)(file)).documents[0]?.value
	if (!isMap(fields)) return []
	const next = []
	for (const [field, value] of Object.entries(fields)) {
		if (/generator$/i.test(field)) {
			for (const entry of Array.isArray(value) ? value : []) await readGenerator(entry, (0, external_node_path_.dirname)(file), values)
			continue
		}
		for (const text of textsOrPatches(value)) {
			const path = (0, external_node_path_.join)(folder, text)
			const isContent = /[\n{[]|: /.test(text) && /patch|generators|transformers|validators/i.test(field)
			if (text.length < 1_000 && (await (0, promises_.stat)(path).catch(() => undefined)) !== undefined) next.push(path)
			else if (isContent) values.push(...valuesOfText(text))
			if (!isContent) names.push(text)
		}
	}
	return next
}
async function readGenerator(entry, folder, values) {
	if (!isMap(entry)) return
	values.push(...textsIn(entry.literals))
	for (const text of [entry.envs, entry.env, entry.files].flatMap(textsIn)) {
		const [key, ...rest] = text.split("=")
		const name = rest.length === 0 ? (key ?? "") : rest.join("=")
		const path = (0, external_node_path_.resolve)(folder, name)
		const isThere = name.length < 1_000 && (await (0, promises_.stat)(path).catch(() => undefined))?.isFile() === true
		if (!isThere && rest.length > 0) values.push(text, name)
		else if (isThere && !textsIn(entry.files).includes(text)) values.push(await readTextOrNothing(path))
	}
}
function textsOrPatches(value) {
	if (typeof value === "string") return [value]
	if (Array.isArray(value)) return value.flatMap(textsOrPatches)
	return isMap(value) ? [value.path, value.patch].filter(text => typeof text === "string") : []
}
function valuesOfText(text) {
	const {documents, faults} = parseYaml(text, "")
	const isRead = faults.length === 0 && documents.some(({value}) => typeof value === "object")
	return isRead ? [text, ...documents.flatMap(({value}) => textsIn(value))] : [text]
}
function textsIn(value) {
	if (typeof value === "string" || typeof value === "number") return [String(value)]
	if (Array.isArray(value)) return value.flatMap(textsIn)
	if (!isMap(value)) return []
	return Object.entries(value).flatMap(([key, part]) => (telling.has(key) ? [] : textsIn(part)))
}
const removedKinds = new Set([...["PodSecurityPolicy", "PodPreset", "AuditSink", "ThirdPartyResource", "ResourceClass", "PodSchedulingContext"]])
const owners = [
	["gateway.networking.k8s.io", "the Gateway API (https://gateway-api.sigs.k8s.io/guides/)"],
	["snapshot.storage.k8s.io", "the CSI snapshot controller (https://github.com/kubernetes-csi/external-snapshotter)"],
	["groupsnapshot.storage.k8s.io", "the CSI snapshot controller (https://github.com/kubernetes-csi/external-snapshotter)"],
	["metrics.k8s.io", "metrics-server (https://github.com/kubernetes-sigs/metrics-server)"],
	[".metrics.k8s.io", "a metrics adapter, such as that of Prometheus or KEDA"],
	["policy.networking.k8s.io", "the Network Policy API (https://network-policy-api.sigs.k8s.io)"],
	["autoscaling.k8s.io", "the Vertical Pod Autoscaler (https://github.com/kubernetes/autoscaler)"],
	["secrets-store.csi.x-k8s.io", "the Secrets Store CSI driver"],
	["kueue.x-k8s.io", "Kueue"],
	[".cluster.x-k8s.io", "Cluster API"],
	["cluster.x-k8s.io", "Cluster API"],
	["monitoring.coreos.com", "the Prometheus Operator"],
	[".cert-manager.io", "cert-manager"],
	["cert-manager.io", "cert-manager"],
	["argoproj.io", "Argo CD, Argo Rollouts or Argo Workflows"],
	[".toolkit.fluxcd.io", "Flux"],
	["external-secrets.io", "the External Secrets Operator"],
	["bitnami.com", "Sealed Secrets"],
	["traefik.io", "Traefik"],
	[".istio.io", "Istio"],
	["keda.sh", "KEDA"],
	[".knative.dev", "Knative"],
	["tekton.dev", "Tekton"],
	["cilium.io", "Cilium"],
	["kyverno.io", "Kyverno"],
	["velero.io", "Velero"],
	["postgresql.cnpg.io", "CloudNativePG"],
	[".strimzi.io", "Strimzi"],
	[".crossplane.io", "Crossplane"],
	[".openshift.io", "OpenShift"]
]
const programs = [
	["kubeadm.k8s.io", "kubeadm"],
	["kubelet.config.k8s.io", "the kubelet"],
	["kubeproxy.config.k8s.io", "kube-proxy"],
	["kubescheduler.config.k8s.io", "kube-scheduler"],
	["apiserver.config.k8s.io", "the API server"],
	["audit.k8s.io", "the API server"],
	["client.authentication.k8s.io", "kubectl's login plugins"],
	["kind.x-k8s.io", "kind"],
	["k3d.io", "k3d"],
	["skaffold", "Skaffold"]
]
function builtInHint(apiVersion, kind) {
	if (removedKinds.has(kind) || groupOf(apiVersion) === "extensions") return "Kubernetes has removed it: see https://kubernetes.io/docs/reference/using-api/deprecation-guide/."
	return `This version of Kubernetes does not serve it. Check how the kind and the apiVersion are spelled: \`kubectl api-resources --api-group=${groupOf(apiVersion) || "''"}\` lists the available kinds. It may need a newer version of Kubernetes, or a feature that is not enabled.`
}
function notInstalledHint(group) {
	const owner = find(owners, group)
	const add = "add its CustomResourceDefinition to 'manifests', or install it first"
	if (group === "metrics.k8s.io" || group.endsWith(".metrics.k8s.io")) return `It is a kind of ${owner}, which is not installed in this cluster and only serves measurements: its kinds cannot be applied.`
	return owner === undefined ? `No CRD for it is installed in this cluster: ${add} with its operator.` : `It is a kind of ${owner}, whose CRDs are not installed in this cluster, or only in another version: ${add}.`
}
function configurationFile(apiVersion, kind) {
	const group = groupOf(apiVersion)
	const remove = "Remove it from 'manifests'."
	if (apiVersion === "v1" && kind === "Config") return `This is a kubeconfig, not an object of a cluster. ${remove}`
	if (group === "kustomize.config.k8s.io") return kind === "Component" ? `This is a component of Kustomize, which a kustomization names in its \`components\`. ${remove}` : "This is a kustomization: call its file kustomization.yaml, and name its folder in 'manifests'."
	const program = find(programs, group)
	return program === undefined ? undefined : `This is a configuration file of ${program}, not an object. ${remove}`
}
function find(table, group) {
	return table.find(([name]) => (name.startsWith(".") ? group.endsWith(name) : group === name))?.[1]
}
const invalidSegment = /^\.\.?$|[/%]/
const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
function nameFaults({object, ref, source}) {
	const {name, namespace} = object.metadata
	const fault = (field, message, hint) => new UserError(message, {code: "manifest", hint, location: source.locate(["metadata", field])})
	const faults = []
	if (name !== undefined && invalidSegment.test(name)) {
		faults.push(fault("name", `${name} is not a valid name for this ${ref.kind}`, "A name must not contain / or %, and must not be . or .."))
	}
	if (namespace !== undefined && !dnsLabel.test(namespace)) {
		faults.push(fault("namespace", `${namespace} is not a valid namespace for ${ref.kind}/${ref.name}`, "Use lower-case letters, digits and dashes, at most 63."))
	}
	return faults
}
function knownKinds(discovery, manifests) {
	return [...discovery, ...manifests.flatMap(({object}) => (isCrd(object) && isServed(discovery, object) ? resourcesOfCrd(object) : []))]
}
function isServed(kinds, {apiVersion, kind}) {
	return kinds.some(resource => resource.apiVersion === apiVersion && resource.kind === kind)
}
function isCrd(object) {
	return object.kind === "CustomResourceDefinition" && groupOf(object.apiVersion) === "apiextensions.k8s.io"
}
function resourcesOfCrd(crd) {
	const {group, scope, names, versions} = crd.spec ?? {}
	if (names?.kind === undefined || !isDnsLabel(names.plural) || !isDnsSubdomain(group)) return []
	const {kind, plural} = names
	return (Array.isArray(versions) ? versions : [])
		.filter(version => version?.served === true && isDnsLabel(version.name))
		.map(version => ({apiVersion: `${group}/${version.name}`, kind, plural, namespaced: scope === "Namespaced", verbs: ["create", "delete", "get", "list", "patch", "update", "watch"], hasStatus: version.subresources?.status !== undefined}))
}
function isDnsLabel(name) {
	return typeof name === "string" && dnsLabel.test(name)
}
function isDnsSubdomain(name) {
	return typeof name === "string" && name.length <= 253 && name.split(".").every(isDnsLabel)
}
function findKind(kinds, {object, source}, manifests) {
	const {apiVersion, kind} = object
	const code = "unknown-kind"
	const found = kinds.find(resource => resource.kind === kind && resource.apiVersion === apiVersion)
	if (found !== undefined) return isWritable(found, object) ? found : [notWritable(found, source)]
	const crd = manifests.find(each => isCrd(each.object) && definesKind(each.object, object))
	if (crd !== undefined && !isServed(kinds, crd.object)) return []
	const unserved = `The API server does not serve ${kind} in ${apiVersion}`
	if (crd !== undefined) {
		const served = resourcesOfCrd(crd.object).map(each => each.apiVersion)
		const {location} = crd.source
		const where = location === undefined ? "" : ` (${formatLocation(location)})`
		const hint = `CustomResourceDefinition/${crd.object.metadata.name} of the set${where} serves ${served.join(", ") || "no version of it"}. Use one of its versions, or add this one to it.`
		return [new UserError(unserved, {code, hint, location: source.locate(["apiVersion"])})]
	}
	const sameKind = kinds.filter(resource => resource.kind === kind)
	const better = sameKind.find(each => groupOf(each.apiVersion) === groupOf(apiVersion)) ?? sameKind.find(each => isMeantGroup(groupOf(apiVersion), groupOf(each.apiVersion)))
	if (better !== undefined) {
		const hint = `Use apiVersion: ${better.apiVersion}. Its fields may differ: see \`kubectl explain ${better.plural}\`.`
		return [new UserError(unserved, {code, hint, location: source.locate(["apiVersion"])})]
	}
	const message = `The API server does not know the kind ${kind} (${apiVersion})`
	return [new UserError(message, {code, hint: unknownHint(kinds, object), location: source.locate(["kind"])})]
}
function isWritable({verbs}, {metadata}) {
	return verbs.includes(metadata.name === undefined ? "create" : "patch")
}
function notWritable({kind, apiVersion, verbs}, source) {
	return new UserError(`The kind ${kind} (${apiVersion}) cannot be applied`, {code: "unknown-kind", hint: `The API server only allows ${verbs.join(", ")} for it. Remove it from 'manifests'.`, location: source.locate(["kind"])})
}
function definesKind(crd, {apiVersion, kind}) {
	const {group, names} = crd.spec ?? {}
	return group === groupOf(apiVersion) && names?.kind === kind
}
function unknownHint(kinds, {apiVersion, kind}) {
	const group = groupOf(apiVersion)
	const candidates = kinds.filter(each => isMeantGroup(group, groupOf(each.apiVersion)) && hasSameAbbreviation(kind, each.kind))
	const nearest = nearestName(
		kind,
		candidates.map(each => each.kind)
	)
	const similar = candidates.find(each => each.kind === nearest)
	if (similar !== undefined) return `Did you mean ${similar.kind} (apiVersion: ${similar.apiVersion})?`
	const file = configurationFile(apiVersion, kind)
	if (file !== undefined) return file
	if (isBuiltIn(apiVersion)) return builtInHint(apiVersion, kind)
	return notInstalledHint(group)
}
function isMeantGroup(written, group) {
	if (written === group || (isBuiltInGroup(written) && isBuiltInGroup(group))) return true
	const isShort = !written.includes(".") && group.startsWith(`${written}.`)
	return written !== "" && group !== "" && (isShort || isNear(written, group))
}
function hasSameAbbreviation(written, meant) {
	const abbreviations = word => word.match(/[A-Z]{2,20}(?=[A-Z][a-z]|$)/g)?.join() ?? ""
	const short = abbreviations(written)
	return short === "" || short === abbreviations(meant)
}
const namespaces = {apiVersion: "v1", kind: "Namespace", plural: "namespaces", namespaced: false, verbs: ["create", "get", "patch"]}
function deletionBlockers(object) {
	const finalizers = object?.metadata.finalizers ?? []
	const {conditions = []} = object?.kind === "Namespace" ? (object.status ?? {}) : {}
	const contents = conditions.flatMap(({status, message = ""}) => (status === "True" ? [message] : []))
	return [...finalizers.map(name => `finalizer ${name}`), ...contents].join("; ")
}
function withDeletionBlockers(faults, api) {
	return Promise.all(
		faults.map(async fault => {
			const name = terminatingNamespace(fault.cause)
			const blockers = name === undefined ? "" : await blockersOfNamespace(name, api)
			if (blockers === "") return fault
			const {code, location, cause} = fault
			return new UserError(fault.message, {code, location, cause, hint: `${fault.hint} The deletion is blocked by: ${blockers}`})
		})
	)
}
function terminatingNamespace(error) {
	if (!(error instanceof ApiError)) return undefined
	const isTerminating = (error.status.details?.causes ?? []).some(({reason}) => reason === "NamespaceTerminating")
	return isTerminating ? /in namespace (\S+) because/.exec(error.message)?.[1] : undefined
}
async function blockersOfNamespace(name, api) {
	try {
		const {body} = await api.send({method: "GET", path: objectPath(namespaces, undefined, name)})
		return deletionBlockers({...body, kind: "Namespace"})
	} catch (error) {
		if (error instanceof ApiError) return ""
		throw error
	}
}
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
const domainPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`)
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
const pathPattern = new RegExp(`^${component}(?:/${component})*$`)
const maxPathLength = 255
const tagPattern = /^\w[\w.-]{0,127}$/
const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/
const imageId = /^[a-f0-9]{64}$/
function parseImage(written) {
	const at = written.indexOf("@")
	const [named, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)]
	const colon = named.indexOf(":", named.lastIndexOf("/") + 1)
	const [name, tag] = colon === -1 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)]
	const {domain, path} = splitName(name)
	if (!domainPattern.test(domain) || !pathPattern.test(path) || path.length > maxPathLength) return undefined
	if (imageId.test(written)) return undefined
	if ((tag !== undefined && !isTag(tag)) || (digest !== undefined && !isDigest(digest))) return undefined
	return {name, tag, digest}
}
function formatImage({name, tag, digest}) {
	return `${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`
}
function isTag(written) {
	return tagPattern.test(written)
}
function isDigest(written) {
	return digestPattern.test(written)
}
function normalizeName(name) {
	const {domain, path} = splitName(name)
	return `${domain}/${path}`
}
function splitName(name) {
	const slash = name.indexOf("/")
	const first = name.slice(0, Math.max(0, slash))
	const isHost = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase()
	const [host, path] = isHost ? [first, name.slice(slash + 1)] : ["docker.io", name]
	const domain = host === "index.docker.io" ? "docker.io" : host
	return {domain, path: domain === "docker.io" && !path.includes("/") ? `library/${path}` : path}
}
const commitInLetters = /^[a-f]{7,64}$/
const commit = /(^|[-_.])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}$|(^|[-_.])[0-9a-f]{40}$/
function namesCommit(tag) {
	return commit.test(tag) || commitInLetters.test(tag)
}
const latest = /(^|[-_.])latest($|[-_.])/i
function hasFixedVersion(image) {
	const reference = parseImage(image)
	if (reference === undefined) return false
	const {tag = "latest", digest} = reference
	return digest !== undefined || (!latest.test(tag) && (/\d/.test(tag) || namesCommit(tag)))
}
function isSetByImages({source}, path) {
	return source.overridden?.some(each => each.join("/") === path.join("/")) ?? false
}
function isGivenByImages(manifest, path, overrides) {
	if (!isSetByImages(manifest, path)) return false
	const image = parseImage(String(valueAt(manifest.object, path)))
	return overrides.some(({tag, digest}) => (tag ?? digest) !== undefined && tag === image?.tag && digest === image?.digest)
}
const clientSideManager = "kubectl-client-side-apply"
function explainConflict(error, planned, live) {
	const causes = (error.status.details?.causes ?? []).filter(({reason}) => reason === "FieldManagerConflict")
	if (causes.length === 0) return [new UserError(`${formatRef(planned.ref)} is refused: ${error.message}`, {code: "conflict", hint: "Run it again: the object was changed at the same time.", location: planned.source.location, cause: error})]
	const conflicts = causes.map(({field = "", message = ""}) => {
		const owner = readOwner(message)
		const time = lastWrite(owner, live)
		const when = time === undefined ? "" : `, which last wrote at ${time}`
		const name = field.replace(/^\./, "")
		const path = readFieldPath(field, planned.object)
		return new UserError(`${formatRef(planned.ref)}: the field ${name} is owned by ${owner.manager}${when}`, {code: "conflict", hint: hintFor(owner, isSetByImages(planned, path)), location: planned.source.locate(path), cause: error})
	})
	return conflicts.toSorted((a, b) => compareLocations(a.location, b.location) || a.message.localeCompare(b.message))
}
function compareLocations(a, b) {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}
function readOwner(message) {
	const [, manager = "another manager", subresource, using] = /"([^"]+)"(?: with subresource "([^"]+)")?( using )?/.exec(message) ?? []
	return {manager, operation: using === undefined ? "Apply" : "Update", subresource}
}
function hintFor(owner, setByImages) {
	const command = manualCommand(owner)
	if (command !== undefined) {
		const where = setByImages ? "into input 'images'" : "into the manifest"
		return `It was changed with ${command}. To keep that value, write it ${where}; to restore the manifest's value, set force-conflicts: true for one run.`
	}
	const {manager, operation} = owner
	const applied = manager === "kubectl" && operation === "Apply" ? "It was applied with `kubectl apply --server-side`. " : ""
	return `${applied}If ${manager} should keep the field, remove it from the manifest; otherwise set force-conflicts: true to take it over.`
}
function manualCommand({manager, operation, subresource}) {
	if (operation !== "Update" || manager === clientSideManager) return undefined
	if (manager === "kubectl") return subresource === "scale" ? "`kubectl scale`" : "kubectl, such as `kubectl rollout undo`"
	const [, command] = /^kubectl-([a-z-]+)$/.exec(manager) ?? []
	return command === undefined ? undefined : `\`kubectl ${command}\``
}
function lastWrite({manager, operation, subresource}, live) {
	const entries = (live?.metadata.managedFields ?? []).filter(entry => entry.manager === manager && entry.operation === operation && entry.subresource === subresource)
	return entries
		.flatMap(({time}) => (time === undefined ? [] : [time]))
		.toSorted()
		.at(-1)
}
const immutablePattern = /immutable|may not (be )?change|cannot (be )?change|updates to .{0,300} are forbidden|may not be (updated|modified)|may not change fields/
const maxFields = 3
function explainImmutable({field, message, cause}, planned, live) {
	if (live === undefined || !immutablePattern.test(message)) return undefined
	const detail = message
		.replace(/\n[\s\S]*$/, "")
		.replace(/^Invalid value: [\s\S]*: |^Forbidden: /, "")
		.replace(/(?<!\.)\.+$/, "")
	const changed = changedFields(field, detail, planned.object, live)
	const names = changed.length === 0 ? field : firstFew(changed, maxFields, writeFieldPath).join(", ")
	return new UserError(`${formatRef(planned.ref)} is refused: ${names}: ${detail}`, {code: "refused", hint: hintForKind(planned.ref), location: planned.source.locate(changed[0] ?? readFieldPath(field, planned.object)), cause})
}
function changedFields(field, detail, object, live) {
	const allowed = [...detail.matchAll(/['`]([A-Za-z][\w.[\]*]*)['`]/g)].map(([, name = ""]) => withoutIndices(name))
	const prefix = withoutIndices(field)
	return differingFields(object, asWritten(live)).filter(path => {
		const name = withoutIndices(writeFieldPath(path)).replace(/^stringData\b/, "data")
		if (allowed.some(one => isWithin(name, one) || isWithin(name, `${prefix}.${one}`))) return false
		return isWithin(name, prefix) || (path.length === prefix.split(".").length && prefix.startsWith(name))
	})
}
function asWritten(live) {
	if (live.kind !== "Secret") return live
	const data = Object.entries(live.data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString()])
	return {...live, stringData: Object.fromEntries(data)}
}
function withoutIndices(path) {
	return path.replace(/\[[\d*]*\]/g, "")
}
function isWithin(name, prefix) {
	return name === prefix || name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}[`)
}
function hintForKind({kind, name, namespace}) {
	const command = `kubectl delete ${kind.toLowerCase()} ${shellWord(name)}${namespace === undefined ? "" : ` --namespace ${namespace}`}`
	switch (kind) {
		case "Job":
			return `A Job cannot be changed: give each version a new name (or use generateName), or delete this one first: ${command}.`
		case "ConfigMap":
		case "Secret":
			return `Give each version a new name, as Kustomize's generators do, or delete this one first: ${command}.`
		case "Service":
			return `Remove the field to keep the current value, or delete the Service first: ${command}. It may then get another address.`
		case "StatefulSet":
			return `Restore the old value, or delete it without its pods, which the new one then takes over: ${command} --cascade=orphan.`
		case "Deployment":
		case "DaemonSet":
		case "ReplicaSet":
			return `Restore the old value, give it another name, or delete it and its pods first: ${command}.`
		case "PersistentVolume":
		case "PersistentVolumeClaim":
			return "Restore the old value, or give it another name and move the data. Deleting it can delete the data too."
		case "CustomResourceDefinition":
			return "Restore the old value. Deleting the definition deletes every object of its kind."
		default:
			return `Restore the old value, give it another name, or delete it first: ${command}.`
	}
}
const maxData = 1024 * 1024
function explainSize(error, planned) {
	const causes = error.status.details?.causes ?? []
	const tooMuchData = causes.some(({field = "", message = ""}) => /^(\[\]|data)?$/.test(field) && isTooLong(message))
	const tooLarge = error.httpStatus === 413 || /request is too large/.test(error.message)
	if (!tooMuchData && !tooLarge) return undefined
	const {object} = planned
	const size = isCountedByData(object) ? dataSize(object) : Buffer.byteLength(JSON.stringify(object))
	const limit = isCountedByData(object) ? maxData : /limit is (\d+)/.exec(error.message)?.[1]
	const excess = limit === undefined ? "more than the cluster can store" : `but the limit is ${limit}`
	return new UserError(`${formatRef(planned.ref)} is refused: it has ${size} bytes, ${excess}`, {code: "refused", hint: "Split it, or keep it elsewhere: in an image, or on a volume.", location: planned.source.location, cause: error})
}
function isTooLong(message) {
	return message.startsWith("Too long")
}
function isCountedByData({kind, apiVersion}) {
	return apiVersion === "v1" && (kind === "ConfigMap" || kind === "Secret")
}
function dataSize({kind, data, stringData, binaryData}) {
	const [plain, encoded] = kind === "Secret" ? [stringData, data] : [data, binaryData]
	return bytes(plain, "utf8") + bytes(encoded, "base64")
}
function bytes(map, encoding) {
	return Object.values(map ?? {}).reduce((sum, value) => sum + Buffer.byteLength(String(value), encoding), 0)
}
const line = /(?:^|[\s:])(\.(?:[^\s:[\]]|\[[^\]]*\])+): (field not declared in schema|duplicate entries for key .*|expected .*)$/
function readSchemaErrors(message, object) {
	const typed = message.split("\n").flatMap(text => {
		const [, field = "", problem = ""] = line.exec(text) ?? []
		return field === "" ? [] : [toSchemaError(field.slice(1), problem, object)]
	})
	if (typed.length > 0) return typed
	return [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = ""]) => toSchemaError(field, "field not declared in schema", object))
}
function toSchemaError(field, problem, object) {
	if (problem === "field not declared in schema") return {field, what: "unknown field", unknown: true}
	const [, wanted] = /^expected (\w+)/.exec(problem) ?? []
	if (wanted === undefined) return {field, what: problem, unknown: false}
	const given = valueAt(object, readFieldPath(field, object))
	const actual = given === undefined ? "" : `, but is ${describe(given, object.kind !== "Secret")}`
	return {field, what: `must be a ${typeNames[wanted] ?? wanted}${actual}${quoteHint(wanted, given)}`, unknown: false}
}
function describe(given, shown) {
	if (!shown) return typeName(given)
	if (typeof given === "string" && given.length <= maxShown) return `the string ${JSON.stringify(given)}`
	return isScalar(given) ? String(given) : typeName(given)
}
const maxShown = 40
function quoteHint(wanted, given) {
	if (wanted === "string" && typeof given === "boolean") return `: put it in quotes (YAML reads ${given ? "y, yes and on" : "n, no and off"} as ${given}, too)`
	if (wanted === "string" && typeof given === "number") return ": put it in quotes"
	const isNumber = wanted === "numeric" && typeof given === "string" && /^-?\d{1,20}(\.\d{1,20})?$/.test(given)
	const isBoolean = wanted === "boolean" && (given === "true" || given === "false")
	return isNumber || isBoolean ? ": remove the quotes" : ""
}
const typeNames = {numeric: "number", any: "string or a number"}
function isScalar(value) {
	return typeof value === "number" || typeof value === "boolean"
}
function typeName(value) {
	if (Array.isArray(value)) return "a list"
	if (value === null) return "empty"
	return typeof value === "object" ? "a map" : `a ${typeof value}`
}
function explainRefusal(error, planned, live) {
	if (error instanceof UserError) return [error]
	if (error instanceof ConnectionError) return [noResponseFault(error, planned)]
	if (!(error instanceof ApiError)) throw error
	if (error.httpStatus < 400) return [unexpectedResponseFault(error, planned)]
	return uniqueFaults(explainErrorStatus(isSecret(planned.object) ? withoutValues(error) : error, planned, live))
}
function uniqueFaults(faults) {
	return [...new Map(faults.toReversed().map(fault => [fault.message, fault])).values()].toReversed()
}
function explainErrorStatus(error, planned, live) {
	const {reason, details, message = ""} = error.status
	if (reason === "Conflict") return explainConflict(error, planned, live)
	if (error.httpStatus === 401) return [unauthorized(error, planned)]
	const namespace = explainNamespace(error, planned)
	if (namespace !== undefined) return [namespace]
	const tooLarge = explainSize(error, planned)
	if (tooLarge !== undefined) return [tooLarge]
	if (reason === "Forbidden") {
		const right = /cannot \w+ resource|is attempting to grant/.test(message)
		return [fault(planned, right ? "forbidden" : "refused", `is refused: ${message}`, explain_refusal_hintFor(message), error)]
	}
	const causes = (details?.causes ?? []).filter(cause => cause.field !== undefined && cause.message !== undefined)
	if (causes.length > 0) return causes.map(({field = "", message: text = ""}) => invalidField(planned, field, text, live, error))
	const schemaErrors = readSchemaErrors(error.message, planned.object)
	if (schemaErrors.length > 0)
		return schemaErrors.map(({field, what, unknown}) => {
			const path = readFieldPath(field, planned.object)
			return atField(planned, path, `${field}: ${what}`, explainHint(planned, unknown ? path.slice(0, -1) : path), error)
		})
	const encoded = /illegal base64/.test(error.message) ? notBase64(planned.object) : undefined
	if (encoded !== undefined) return [atField(planned, encoded, `${encoded.join(".")}: not base64`, explain_refusal_hintFor(error.message), error)]
	return [fault(planned, "refused", `is refused: ${error.message}`, explain_refusal_hintFor(error.message), error)]
}
function notBase64({data}) {
	const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
	const key = Object.entries(data ?? {}).find(([, value]) => !valid.test(String(value).replace(/\s/g, "")))?.[0]
	return key === undefined ? undefined : ["data", key]
}
function explainNamespace(error, planned) {
	const options = {code: "refused", location: planned.source.location, cause: error}
	const missing = /^namespaces "([^"]+)" not found/.exec(error.message)?.[1]
	if (missing !== undefined) {
		return new UserError(`Namespace ${missing} does not exist`, {...options, hint: "Create it, add it to 'manifests', or set create-namespace: true for the one in input 'namespace'."})
	}
	const terminating = terminatingNamespace(error)
	if (terminating === undefined) return undefined
	return new UserError(`Namespace ${terminating} is being deleted and accepts no new objects`, {...options, hint: "Add it to 'manifests' or set create-namespace: true: the run then waits for the deletion and creates it again."})
}
function invalidField(planned, field, message, live, cause) {
	const immutable = explainImmutable({field, message, cause}, planned, live)
	if (immutable !== undefined) return immutable
	const path = findInvalidEntry(readFieldPath(field, planned.object), message, planned.object)
	const where = field === "" || field === "[]" ? "" : `${field}: `
	return atField(planned, path, `${where}${withoutDump(message)}`, explainHint(planned, path), cause)
}
function atField(planned, path, what, hint, cause) {
	return new UserError(`${formatRef(planned.ref)} is refused: ${what}`, {code: "refused", hint, location: planned.source.locate(path), cause})
}
function findInvalidEntry(path, message, object) {
	const [, text] = /^Invalid value: "((?:[^"\\]|\\.)*)"/.exec(message) ?? []
	const value = valueAt(object, path)
	if (text === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return path
	const entry = Object.entries(value).find(([key, one]) => key === text || one === text)
	return entry === undefined ? path : [...path, entry[0]]
}
function withoutDump(message) {
	return message.replace(/^Invalid value: [[{][\s\S]{200,}[\]}]: /, "")
}
const freeMaps = new Set(["labels", "annotations", "data", "stringData", "binaryData", "matchLabels", "nodeSelector"])
function explainHint({resource}, path) {
	const named = path.findIndex(key => !/^[\w.-]+$/.test(String(key)))
	const names = (named === -1 ? path : path.slice(0, named)).filter(key => typeof key === "string")
	const free = names.findIndex(name => freeMaps.has(name))
	return `See \`kubectl explain ${[resource.plural, ...(free === -1 ? names : names.slice(0, free + 1))].join(".")}\`.`
}
function unauthorized(error, planned) {
	const what = `was not applied: the API server no longer accepts the credentials (${error.message})`
	const hint = "They expired or were revoked during the run. Log in again right before this step."
	return fault(planned, "unauthorized", what, hint, error)
}
function noResponseFault(error, planned) {
	return fault(planned, "unreachable", `was sent, but no response arrived: ${error.message}`, "The object may or may not have been applied: run again.", error)
}
function unexpectedResponseFault(error, planned) {
	return fault(planned, "unreachable", `got an unexpected response: ${error.message}`, "A login page or a proxy may be in front of the cluster. The object may or may not have been applied: run again.", error)
}
function fault(planned, code, what, hint, cause) {
	return new UserError(`${formatRef(planned.ref)} ${what}`, {code, hint, location: planned.source.location, cause})
}
const hints = [
	[/is attempting to grant RBAC permissions/, "The identity may only grant rights that it has, unless it may `bind` (for a binding) or `escalate` (for a role) this role: ask a cluster administrator."],
	[/cannot \w+ resource/, "Ask a cluster administrator to grant this right to the identity, or use another one."],
	[/illegal base64/, "The values of `data` are base64: put plain text into `stringData`."],
	[/is being deleted|being terminated/, "Wait until it is deleted, and run again."],
	[/is forbidden/, "An admission rule of the cluster refuses it: its message gives the cause."]
]
function explain_refusal_hintFor(message) {
	const refusal = readAdmissionRefusal(message)
	if (refusal !== undefined) return admissionHint(refusal)
	return hints.find(([pattern]) => pattern.test(message))?.[1] ?? "The API server's message gives the cause."
}
function admissionHint(refusal) {
	switch (refusal.kind) {
		case "quota-exceeded":
			return `Quota ${refusal.quota} is used up: raise it, or remove something first.`
		case "quota-unspecified":
			return `Quota ${refusal.quota} requires them: set them in every container, or add a LimitRange with defaults.`
		case "pod-security":
			return `The namespace accepts only pods of the level ${refusal.level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`
		case "no-service-account":
			return "Create the ServiceAccount, or add it to 'manifests'."
		case "no-priority-class":
			return "Create the PriorityClass, or add it to 'manifests'."
		case "webhook-without-dry-run":
			return "This webhook has side effects, so nothing can be checked before the first write: its owner must register it with `sideEffects: None` or `NoneOnDryRun`."
		case "webhook-unavailable":
			return `The webhook ${refusal.webhook} does not answer. Its owner must fix it: until then the cluster refuses every such object.`
		case "webhook-denied":
			return `The webhook ${refusal.webhook} does not allow it: its message gives the cause.`
		case "policy-denied":
			return `The cluster's policy ${refusal.policy} does not allow it: its message gives the cause.`
	}
}
const fieldManager = "pushpull"
function field_managers_entryOf(object, writer) {
	return object.metadata.managedFields?.find(entry => isAppliedBy(entry, writer))
}
function isAppliedBy({manager, operation, subresource}, writer) {
	return manager === writer && operation === "Apply" && !subresource
}
function isOurs(entry) {
	return isAppliedBy(entry, fieldManager)
}
function lastWriteOf({metadata: {managedFields = []}}) {
	const writes = managedFields.filter(entry => isOurs(entry) || (entry.manager === "helm" && !entry.subresource))
	const times = writes.map(({time}) => Date.parse(time ?? "")).filter(time => !Number.isNaN(time))
	return times.length === 0 ? undefined : Math.max(...times)
}
function managersOf(object, path) {
	return (object.metadata.managedFields ?? []).filter(entry => {
		let fields = entry.fieldsV1
		for (const step of path) {
			if (typeof fields !== "object" || fields === null || !(step in fields)) return false
			fields = fields[step]
		}
		return true
	})
}
function isClientSide({manager, operation, subresource}) {
	return manager === clientSideManager && operation === "Update" && !subresource
}
function isAppliedClientSide(object) {
	return object.metadata.managedFields?.some(isClientSide) ?? false
}
function takeoverRequest(live, path) {
	return {
		method: "PATCH",
		path: `${path}?fieldManager=${fieldManager}`,
		contentType: "application/json-patch+json",
		body: [
			{op: "replace", path: "/metadata/managedFields", value: managersAfterTakeover(live.metadata.managedFields ?? [])},
			{op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion}
		]
	}
}
function managersAfterTakeover(entries) {
	const ours = entries.find(isOurs) ?? entries.find(isClientSide)
	if (ours === undefined) return entries
	const sameVersion = entries.filter(entry => isClientSide(entry) && entry.apiVersion === ours.apiVersion)
	const fieldsV1 = sameVersion.map(entry => entry.fieldsV1 ?? {}).reduce(union, ours.fieldsV1 ?? {})
	return [{...ours, manager: fieldManager, operation: "Apply", fieldsV1}, ...entries.filter(entry => entry !== ours && !isClientSide(entry))]
}
function union(a, b) {
	const entries = Object.entries(b).map(([key, value]) => [key, union(a[key] ?? {}, value)])
	return {...a, ...Object.fromEntries(entries)}
}
function isUnchanged(before, after, writer) {
	const owned = object => field_managers_entryOf(object, writer)?.fieldsV1
	return (0, external_node_util_.isDeepStrictEqual)(owned(before), owned(after)) && hasSameContent(before, after)
}
function hasSameContent(before, after) {
	return (0, external_node_util_.isDeepStrictEqual)(withoutBookkeeping(before), withoutBookkeeping(after))
}
function withoutBookkeeping({status: _, ...object}) {
	const {resourceVersion: _version, generation: _generation, managedFields: _fields, ...metadata} = object.metadata
	return {...object, metadata}
}
const maxSingleGets = 8
const pageSize = 500
const maxPages = 1_000
async function readLive(api, objects, {metadataOnly = false} = {}) {
	const named = objects.filter(({object}) => object.metadata.name !== undefined)
	const groups = Map.groupBy(named, ({resource, ref}) => collectionPath(resource, ref.namespace))
	const getApi = metadataOnly ? requestingKind(api, "PartialObjectMetadata") : api
	const listApi = metadataOnly ? requestingKind(api, "PartialObjectMetadataList") : api
	const found = await Promise.all(
		[...groups].map(async ([path, wanted]) => {
			if (wanted.length <= maxSingleGets || wanted[0]?.ref.kind === "Secret") return getEach(getApi, wanted)
			return (await listPages(listApi, path, wanted)) ?? getEach(getApi, wanted)
		})
	)
	const results = found.flat()
	return {live: new Map(results.filter(result => !("faults" in result))), unread: new Set(results.flatMap(result => ("faults" in result ? [result.key] : []))), faults: results.flatMap(result => ("faults" in result ? result.faults : []))}
}
function requestingKind(api, kind) {
	const accept = `application/json;as=${kind};v=v1;g=meta.k8s.io`
	return {...api, send: request => api.send({...request, accept})}
}
async function getEach(api, wanted) {
	const found = await Promise.all(
		wanted.map(async planned => {
			const {ref, resource} = planned
			try {
				const response = await api.send({method: "GET", path: objectPath(resource, ref.namespace, ref.name)})
				return [[objectKey(ref), objectIn(response, {metadata: {name: ref.name}})]]
			} catch (error) {
				return isNotFound(error) ? [] : [{key: objectKey(ref), faults: explainRefusal(error, planned)}]
			}
		})
	)
	return found.flat()
}
async function listPages(api, path, wanted) {
	const missing = new Map(wanted.map(({ref}) => [ref.name, ref]))
	const found = []
	let next = ""
	let pages = 0
	do {
		if (pages++ === maxPages) return undefined
		let list
		try {
			const query = new URLSearchParams({limit: String(pageSize), ...(next === "" ? {} : {continue: next})})
			list = (await api.send({method: "GET", path: `${path}?${query}`})).body
		} catch (error) {
			if (isForbidden(error)) return undefined
			if (isNotFound(error)) return []
			throw error
		}
		for (const item of list.items ?? []) {
			const ref = missing.get(item.metadata.name ?? "")
			if (ref !== undefined) found.push([objectKey(ref), {...item, apiVersion: ref.apiVersion, kind: ref.kind}])
			missing.delete(item.metadata.name ?? "")
		}
		next = list.metadata?.continue ?? ""
	} while (next !== "" && missing.size > 0)
	return found
}
function isBeingDeleted({metadata}) {
	return metadata.deletionTimestamp !== undefined
}
function isAppliedAlready(live, sent, writer) {
	const entry = field_managers_entryOf(live, writer)
	if (entry?.fieldsV1 === undefined || entry.apiVersion !== sent.apiVersion) return false
	if (isBeingDeleted(live) || isAppliedClientSide(live)) return false
	return isSameMap(entry.fieldsV1, withoutIdentity(sent), live)
}
function withoutIdentity({apiVersion: _version, kind: _kind, metadata, ...rest}) {
	const {name: _name, namespace: _namespace, ...fields} = metadata
	return Object.keys(fields).length > 0 ? {...rest, metadata: fields} : rest
}
function isSameValue(owned, sent, live) {
	if (!isMap(owned)) return false
	if (Object.keys(owned).length === 0) return (0, external_node_util_.isDeepStrictEqual)(sent, live)
	if (Array.isArray(sent)) return Array.isArray(live) && isSameList(owned, sent, live)
	return isMap(sent) && isMap(live) && isSameMap(owned, sent, live)
}
function isSameMap(owned, sent, live) {
	const saysNothing = key => live[key] === undefined && isEmpty(sent[key])
	const keys = Object.keys(sent).filter(key => !saysNothing(key))
	const ownedKeys = Object.keys(owned).filter(key => key !== "." && !saysNothing(key.slice("f:".length)))
	return keys.length === ownedKeys.length && keys.every(key => isSameValue(owned[`f:${key}`], sent[key], live[key]))
}
function isSameList(owned, sent, live) {
	const owners = Object.keys(owned).filter(key => key !== ".")
	if (owners.length !== sent.length) return false
	let last = -1
	const unmatched = new Set(owners)
	return sent.every(element => {
		const matching = [...unmatched].filter(owner => isOwnerOf(owner, element))
		const [owner] = matching
		if (owner === undefined || matching.length > 1) return false
		unmatched.delete(owner)
		const index = live.findIndex(candidate => isNamedBy(owner, candidate))
		const inOrder = index > last
		last = index
		return inOrder && (owner.startsWith("v:") || isSameValue(owned[owner], element, live[index]))
	})
}
function isOwnerOf(owner, element) {
	const key = keyOf(owner)
	if (!isMap(key)) return key !== undefined && key === element
	return isMap(element) && Object.entries(key).every(([name, value]) => (element[name] ?? value) === value)
}
function isNamedBy(owner, candidate) {
	const key = keyOf(owner)
	if (!isMap(key)) return key === candidate
	return isMap(candidate) && Object.entries(key).every(([name, value]) => candidate[name] === value)
}
function keyOf(owner) {
	return owner.startsWith("k:") || owner.startsWith("v:") ? JSON.parse(owner.slice(2)) : undefined
}
function isEmpty(value) {
	return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0
}
function writeRequest(planned, object, options) {
	if (object.metadata.name === undefined) return createRequest(planned, object, options)
	const {ref, resource} = planned
	const force = options.force ? "&force=true" : ""
	return {method: "PATCH", path: `${objectPath(resource, ref.namespace, ref.name)}?${queryFor(planned, options, "Ignore")}${force}`, contentType: "application/apply-patch+yaml", body: object}
}
function createRequest(planned, object, options) {
	const query = queryFor(planned, options, "Strict")
	return {method: "POST", path: `${collectionPath(planned.resource, planned.ref.namespace)}?${query}`, body: object}
}
function deleteRequest({ref, resource}, {dryRun}) {
	return {method: "DELETE", path: `${objectPath(resource, ref.namespace, ref.name)}${dryRun ? "?dryRun=All" : ""}`, body: {apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: "Background"}}
}
function queryFor({writer}, {dryRun}, fieldValidation) {
	const always = {fieldManager: writer, fieldValidation}
	return new URLSearchParams({...always, ...(dryRun ? {dryRun: "All"} : {})}).toString()
}
const autoscalers = {apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers", namespaced: true, verbs: []}
async function findAutoscaled(api, objects, live) {
	const differing = objects.filter(planned => {
		const now = live.get(objectKey(planned.ref))
		return now !== undefined && replicasOf(planned.object) !== undefined && replicasOf(planned.object) !== replicasOf(now)
	})
	const namespaces = new Set(differing.map(({ref}) => ref.namespace))
	const lists = await Promise.all([...namespaces].map(namespace => listAutoscalers(api, namespace)))
	const scaled = new Set(lists.flat().map(({metadata, spec: {scaleTargetRef}}) => objectKey({apiVersion: "apps/v1", ...scaleTargetRef, namespace: metadata.namespace})))
	return new Set(differing.map(({ref}) => objectKey(ref)).filter(key => scaled.has(key)))
}
async function listAutoscalers(api, namespace) {
	try {
		const {body} = await api.send({method: "GET", path: collectionPath(autoscalers, namespace)})
		return body.items ?? []
	} catch (error) {
		if (isForbidden(error) || isNotFound(error)) return []
		throw error
	}
}
function replicasOf(object) {
	return object.spec?.replicas
}
function keepScaledReplicas(object, live) {
	const owners = managersOf(live, ["f:spec", "f:replicas"])
	const {replicas: _, ...spec} = object.spec
	const othersOwnIt = owners.some(entry => !isOurs(entry))
	return {...object, spec: othersOwnIt ? spec : {...spec, replicas: replicasOf(live)}}
}
async function checkObject(planned, ports) {
	let checked = await checkAgainst(ports.live.get(objectKey(planned.ref)), planned, ports)
	for (let checks = 1; checks < maxChecks && isOutdated(checked); checks++) {
		checked = await recheckObject(planned, ports)
	}
	return checked
}
const maxChecks = 3
function isOutdated(checked) {
	if (checked.action !== "configured") return false
	return checked.before?.metadata.resourceVersion !== checked.after.metadata.resourceVersion
}
async function recheckObject(planned, ports) {
	const {ref, resource} = planned
	try {
		const request = {method: "GET", path: objectPath(resource, ref.namespace, ref.name)}
		return await checkAgainst(objectIn(await ports.api.send(request), planned.object), planned, ports)
	} catch (error) {
		return isNotFound(error) ? checkAgainst(undefined, planned, ports) : {planned, action: "refused", faults: explainRefusal(error, planned)}
	}
}
async function checkAgainst(before, planned, ports) {
	const key = objectKey(planned.ref)
	if (before !== undefined && planned.onlyIfMissing) return unchanged(planned, before)
	if (before !== undefined && planned.hookWeight !== undefined) return checkRecreated(before, planned, ports)
	const scaled = before !== undefined && ports.autoscaled.has(key)
	const sent = scaled ? keepScaledReplicas(planned.object, before) : planned.object
	if (before !== undefined && isAppliedAlready(before, sent, planned.writer)) return unchanged(planned, before)
	const takeover = before !== undefined && takesOver(planned, before)
	try {
		const {needsForce, ...response} = await dryRun(planned, sent, before, ports)
		const {warnings} = response
		const after = objectIn(response, sent)
		const same = before !== undefined && !takeover && isSame(planned, before, after, ports)
		const action = before === undefined ? "created" : same ? "unchanged" : "configured"
		return {planned, action, before, after, sent, needsForce, warnings}
	} catch (error) {
		return {planned, action: "refused", faults: explainRefusal(await withAllUnknownFields(error, planned, ports.api), planned, before)}
	}
}
async function checkRecreated(before, planned, {api}) {
	const {ref, object: sent} = planned
	const nameless = withGeneratedName(sent)
	try {
		const [response] = await Promise.all([api.send(writeRequest(planned, nameless, {dryRun: true, force: false})), api.send(deleteRequest(planned, {dryRun: true}))])
		const made = objectIn(response, nameless)
		const {resourceVersion} = before.metadata
		const after = {...made, metadata: {...made.metadata, name: ref.name, resourceVersion}}
		const {warnings} = response
		return {planned, action: "configured", before, after: after, sent, warnings}
	} catch (error) {
		return {planned, action: "refused", faults: explainRefusal(error, planned, before)}
	}
}
function withGeneratedName(object) {
	const {name = "x", ...metadata} = object.metadata
	return {...object, metadata: {...metadata, generateName: name}}
}
function takesOver({writer}, before) {
	return writer === "pushpull" && isAppliedClientSide(before)
}
function isSame({writer}, before, after, {clientSideHelm}) {
	return writer === "helm" && clientSideHelm ? hasSameContent(before, after) : isUnchanged(before, after, writer)
}
async function withAllUnknownFields(error, planned, api) {
	if (!(error instanceof ApiError) || !error.message.includes("field not declared in schema")) return error
	try {
		await api.send(writeRequest(planned, withGeneratedName(planned.object), {dryRun: true, force: false}))
		return error
	} catch (refusal) {
		return refusal instanceof ApiError && refusal.message.includes("strict decoding error") ? refusal : error
	}
}
function unchanged(planned, before) {
	return {planned, action: "unchanged", before, after: before, sent: planned.object, warnings: []}
}
async function dryRun(planned, sent, before, ports) {
	const send = force => ports.api.send(writeRequest(planned, sent, {dryRun: true, force}))
	try {
		return {...(await send(ports.force[planned.writer])), needsForce: false}
	} catch (error) {
		if (before === undefined || planned.writer === "helm" || !isConflict(error)) throw error
		const forced = await send(true)
		const real = withoutSameValues(error, planned, before, objectIn(forced, sent))
		if (real !== undefined) throw real
		return {...forced, needsForce: true}
	}
}
function withoutSameValues(error, planned, live, forced) {
	if (hasSameContent(live, forced)) return undefined
	const {details} = error.status
	const takesOver = isAppliedClientSide(live)
	const real = (details?.causes ?? []).filter(({field = "", message = ""}) => {
		if (takesOver && readOwner(message).manager === clientSideManager) return false
		return !hasSameValue(field, planned.object, live, forced)
	})
	if (real.length === 0) return undefined
	return new ApiError(error.httpStatus, {...error.status, details: {...details, causes: real}})
}
function hasSameValue(field, sent, live, forced) {
	const kept = field.replace(/^\.stringData\b/, ".data")
	const [now, then] = [live, forced].map(object => valueAt(object, readFieldPath(kept, object)))
	if (now === undefined && then === undefined) return isZero(valueAt(sent, readFieldPath(field, sent)))
	return (0, external_node_util_.isDeepStrictEqual)(now, then)
}
function isZero(value) {
	if (typeof value === "object" && value !== null) return Object.keys(value).length === 0
	return value === undefined || value === null || value === "" || value === 0 || value === false
}
function isConflict(error) {
	return error instanceof ApiError && error.status.reason === "Conflict" && (error.status.details?.causes ?? []).some(({reason}) => reason === "FieldManagerConflict")
}
const needs_core = (kind, name, namespace) => objectKey({apiVersion: "v1", kind, name, namespace})
const rbac = (kind, name, namespace) => objectKey({apiVersion: "rbac.authorization.k8s.io/v1", kind, name, namespace})
function crdKey(plural, apiVersion) {
	const name = `${plural}.${groupOf(apiVersion)}`
	return objectKey({apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name})
}
function needsOf(object, plural) {
	const {namespace} = object.metadata
	return [
		crdKey(plural, object.apiVersion),
		...(namespace === undefined ? [] : [needs_core("Namespace", namespace)]),
		...(object.kind === "Pod" && object.apiVersion === "v1" ? needsOfPod(object.spec ?? {}, namespace) : []),
		...(object.kind.endsWith("RoleBinding") ? needsOfBinding(object.roleRef ?? {}, namespace) : [])
	]
}
function needsOfPod(spec, namespace) {
	const needs = []
	if (spec.serviceAccountName) needs.push(needs_core("ServiceAccount", spec.serviceAccountName, namespace))
	if (spec.priorityClassName) {
		needs.push(objectKey({apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", name: spec.priorityClassName}))
	}
	if (spec.runtimeClassName) {
		needs.push(objectKey({apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", name: spec.runtimeClassName}))
	}
	return needs
}
function needsOfBinding({kind, name}, namespace) {
	if (name === undefined) return []
	return [kind === "Role" ? rbac("Role", name, namespace) : rbac("ClusterRole", name)]
}
function isDeferred(planned, {live, unread}) {
	return planned.needs.some(key => !live.has(key) && !unread.has(key))
}
function isRefusedForUnreadable(check, {unread}) {
	if (check.action !== "refused" || !check.planned.needs.some(key => unread.has(key))) return false
	return check.faults.every(({cause}) => isNotFound(cause))
}
const remedies = {"quota-exceeded": ["ResourceQuota", "LimitRange"], "quota-unspecified": ["ResourceQuota", "LimitRange"], "pod-security": ["Namespace"], "policy-denied": ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]}
const otherRemedies = [
	{pattern: /(minimum|maximum) .{0,300} per (Container|Pod|PersistentVolumeClaim)/, kinds: ["LimitRange"]},
	{pattern: /is attempting to grant/, kinds: ["Role", "ClusterRole"]}
]
function mayPassLater(plan, checks) {
	const known = new Map(checks.map(check => [check.planned, check]))
	const later = new Set()
	const changing = []
	for (const {objects} of plan.waves) {
		const recheckLater = objects.filter(planned => {
			const check = known.get(planned)
			return check?.action === "refused" && changing.some(change => canRemedy(change, check))
		})
		for (const planned of recheckLater) later.add(planned)
		changing.push(...objects.filter(planned => later.has(planned) || willChange(known.get(planned))))
	}
	return later
}
function willChange(check) {
	if (check === undefined) return true
	if (check.action === "refused" || check.before === undefined) return check.action !== "refused"
	return !(0, external_node_util_.isDeepStrictEqual)(desiredState(check.before), desiredState(check.after))
}
function desiredState({status: _, metadata: {labels}, ...object}) {
	return {...object, labels}
}
function canRemedy({ref}, {planned, faults}) {
	if (faults.some(({code}) => code === "conflict")) return false
	if (objectKey(ref) === crdKey(planned.resource.plural, planned.ref.apiVersion)) return true
	const reaches = ref.kind === "Namespace" ? ref.name === planned.ref.namespace : ref.namespace === undefined || ref.namespace === planned.ref.namespace
	return reaches && faults.every(({cause}) => cause instanceof ApiError && kindsFor(cause.message).includes(ref.kind))
}
function kindsFor(message) {
	const refusal = readAdmissionRefusal(message)
	const kinds = refusal === undefined ? [] : (remedies[refusal.kind] ?? [])
	return [...kinds, ...otherRemedies.flatMap(({pattern, kinds: others}) => (pattern.test(message) ? others : []))]
}
async function writeObject(check, ports) {
	const {planned, action, before} = check
	if (action === "unchanged") return {planned, action, before, after: check.after}
	try {
		if (planned.hookWeight !== undefined && before !== undefined) await deleteAndWait(planned, ports.api)
		if (check.needsForce === true) return await applyByForce(check, ports)
		const after = await write(planned, check.sent, ports.api, ports.force.pushpull)
		if (isBeingDeleted(after)) return {planned, action: "failed", faults: [deletedMeanwhile(planned)]}
		return {planned, action, before, after}
	} catch (error) {
		return {planned, action: "failed", faults: explainRefusal(error, planned, before)}
	}
}
const pollInterval = 200
async function deleteAndWait(planned, api) {
	const path = objectPath(planned.resource, planned.ref.namespace, planned.ref.name)
	try {
		await api.send(deleteRequest(planned, {dryRun: false}))
		for (;;) {
			await api.send({method: "GET", path})
			await (0, external_node_timers_promises_.setTimeout)(pollInterval)
		}
	} catch (error) {
		if (!isNotFound(error)) throw error
	}
}
const maxAttempts = 5
async function applyByForce(check, ports) {
	const {planned} = check
	let last = check
	for (let attempt = 1; last.action !== "refused" && last.needsForce === true; attempt++) {
		const {before, sent, action} = last
		const metadata = {...sent.metadata, resourceVersion: before?.metadata.resourceVersion ?? ""}
		try {
			const after = await write(planned, {...sent, metadata}, ports.api, true)
			return isBeingDeleted(after) ? {planned, action: "failed", faults: [deletedMeanwhile(planned)]} : {planned, action, before, after}
		} catch (error) {
			if (!(error instanceof ApiError) || error.httpStatus !== 409 || attempt === maxAttempts) throw error
			last = await recheckObject(planned, ports)
		}
	}
	return last.action === "refused" ? {planned, action: "failed", faults: last.faults} : writeObject(last, ports)
}
async function write(planned, sent, api, force) {
	if (sent.metadata.name === undefined) return createGenerated(planned, api)
	return objectIn(await api.send(writeRequest(planned, sent, {dryRun: false, force})), sent)
}
function deletedMeanwhile({ref, source}) {
	return new UserError(`${formatRef(ref)} is being deleted together with the change that was just applied`, {code: "refused", hint: "Run again: the run then waits for the deletion and creates it again.", location: source.location})
}
async function createGenerated(planned, api) {
	const {ref, resource, object} = planned
	for (;;) {
		const name = generateName(object.metadata.generateName ?? "")
		const path = objectPath(resource, ref.namespace, name)
		if (await isTaken(path, api)) continue
		const named = {...object, metadata: {...object.metadata, name}}
		try {
			return objectIn(await api.send(createRequest(planned, named, {dryRun: false})), named)
		} catch (error) {
			if (!(error instanceof ApiError) || error.status.reason !== "AlreadyExists") throw error
			return objectIn(await api.send({method: "GET", path}), named)
		}
	}
}
async function isTaken(path, api) {
	try {
		await api.send({method: "GET", path})
		return true
	} catch (error) {
		if (isNotFound(error) || isForbidden(error)) return false
		throw error
	}
}
const letters = "bcdfghjklmnpqrstvwxz2456789"
const suffixLength = 5
const maxNameLength = 63
function generateName(prefix) {
	const suffix = Array.from({length: suffixLength}, () => letters[(0, external_node_crypto_.randomInt)(letters.length)]).join("")
	return `${prefix.slice(0, maxNameLength - suffixLength)}${suffix}`
}
async function execute(plan, prepared, ports) {
	const changes = []
	const rollouts = []
	let current = prepared
	let halted = false
	for (const [index, wave] of plan.waves.entries()) {
		if (!halted && !ports.stop.aborted) {
			current = await checkRemainingWaves(plan.waves.slice(index), current, changes, ports.stop)
			halted = plan.waves.slice(index).some(({objects}) => objects.some(planned => isRefused(planned, current)))
		}
		if (halted || ports.stop.aborted) {
			changes.push(...wave.objects.map(planned => refusedOrSkipped(current.checks.get(planned), planned)))
			continue
		}
		const written = await writeWave(wave, current, ports)
		changes.push(...written)
		halted = !written.every(isApplied)
		const awaited = halted ? [] : awaitedAfter(wave, changes)
		if (awaited.length > 0 && !ports.stop.aborted) {
			const rollout = await ports.follow(awaited, changes)
			rollouts.push(rollout)
			halted = rollout.outcome !== "ready"
		}
	}
	return {changes, rollouts}
}
function awaitedAfter({awaitReady, syncWave, objects}, changes) {
	if (awaitReady === "none") return []
	const inWave = new Set(objects)
	return changes.filter(isApplied).filter(({planned}) => (awaitReady === "wave" ? inWave.has(planned) : syncWaveOf(planned.object) === syncWave))
}
async function writeWave(wave, prepared, ports) {
	const limit = (0, p_limit.A)(maxConnections)
	const checks = await limit.map(wave.objects, planned => prepared.checks.get(planned) ?? checkLate(planned, prepared, ports.stop))
	if (checks.some(({action}) => action === "refused")) return checks.map(check => refusedOrSkipped(check, check.planned))
	return limit.map(checks, check => {
		if (check.action === "refused" || ports.stop.aborted) return skipped(check.planned)
		ports.warn(check)
		return writeObject(check, prepared.ports)
	})
}
function skipped(planned) {
	return {planned, action: "skipped"}
}
function refusedOrSkipped(check, planned) {
	return check?.action === "refused" ? {planned, action: "failed", faults: check.faults} : skipped(planned)
}
function isRefused(planned, {checks}) {
	return checks.get(planned)?.action === "refused"
}
async function checkRemainingWaves(waves, prepared, changes, stop) {
	const {live, unread} = prepared.ports
	const written = new Set(changes.filter(isApplied).map(({planned}) => objectKey(planned.ref)))
	const exists = key => live.has(key) || unread.has(key) || written.has(key)
	const checkable = waves.flatMap(({objects}) => objects).filter(planned => !prepared.checks.has(planned) && planned.needs.every(exists))
	if (checkable.length === 0) return prepared
	const withoutRetries = {...prepared, recheckLater: new Set()}
	const limit = (0, p_limit.A)(maxConnections)
	const first = await limit.map(checkable, planned => checkLate(planned, withoutRetries, stop))
	const later = mayPassLater({waves}, [...prepared.checks.values(), ...first])
	const decided = await limit.map(
		first.filter(({planned}) => !later.has(planned)),
		check => (check.action === "refused" && prepared.recheckLater.has(check.planned) ? checkLate(check.planned, prepared, stop) : check)
	)
	return {...prepared, recheckLater: new Set([...prepared.recheckLater, ...later]), checks: new Map([...prepared.checks, ...decided.map(check => [check.planned, check])])}
}
const maxEffectDelay = 10_000
async function checkLate(planned, {ports, recheckLater}, stop) {
	const deadline = Date.now() + maxEffectDelay
	for (;;) {
		const check = await checkObject(planned, ports)
		const mayPass = recheckLater.has(planned) || isMissingNeed(check)
		if (check.action !== "refused" || !mayPass || Date.now() >= deadline || stop.aborted) return check
		await (0, external_node_timers_promises_.setTimeout)(200)
	}
}
function isMissingNeed(check) {
	if (check.action !== "refused") return false
	const [fault] = check.faults
	if (check.planned.needs.length === 0) return false
	return isNotFound(fault?.cause) || /error looking up service account|no PriorityClass with name/.test(fault?.message ?? "")
}
async function findOverwritten(changes, {ports}) {
	const applied = changes.filter(isApplied).filter(({planned}) => !planned.onlyIfMissing && planned.hookWeight === undefined)
	const objects = applied.map(({planned}) => planned)
	const {live, faults} = await readLive(ports.api, objects, {metadataOnly: true})
	throwFaults(faults)
	const candidates = applied.filter(({planned, after}) => {
		const now = live.get(objectKey(planned.ref))
		return now !== undefined && mayBeOverwritten(after, now)
	})
	const checks = await Promise.all(candidates.map(change => check(change, ports)))
	const changed = checks.filter(({action}) => action === "configured")
	const deleted = objects.filter(planned => !live.has(objectKey(planned.ref)) && !mayBeMissing(planned.object))
	return {overwritten: new Map(changed.some(isByAnotherRun) ? changed.map(each => [each.planned, each]) : []), deleted}
}
function mayBeMissing({kind, metadata, spec}) {
	const {ttlSecondsAfterFinished: ttl} = spec ?? {}
	return metadata.name === undefined || (kind === "Job" && ttl !== undefined)
}
async function check({planned}, ports) {
	const {live} = await readLive(ports.api, [planned])
	return checkObject(planned, {...ports, live, force: {...ports.force, pushpull: false}})
}
function mayBeOverwritten(applied, {metadata: now}) {
	const {metadata: then} = applied
	if (now.resourceVersion === then.resourceVersion) return false
	const counted = then.generation !== undefined && now.generation === then.generation && now.uid === then.uid
	if (!counted) return true
	const ours = metadata => field_managers_entryOf({...applied, metadata}, "pushpull")?.fieldsV1
	const kept = name => Object.entries(then[name] ?? {}).every(([key, value]) => now[name]?.[key] === value)
	return !((0, external_node_util_.isDeepStrictEqual)(ours(now), ours(then)) && kept("labels") && kept("annotations"))
}
function isByAnotherRun(check) {
	return check.action === "configured" && check.before !== undefined && !isPartOf(content(check.before), content(check.after))
}
function content({metadata: {labels, annotations}, status: _, ...object}) {
	return {...object, metadata: {labels, annotations}}
}
function isPartOf(part, whole) {
	if (typeof part !== "object" || part === null) return part === undefined || part === whole
	if (typeof whole !== "object" || whole === null) return false
	return Object.entries(part).every(([key, value]) => isPartOf(value, whole[key]))
}
const maxRounds = 6
const maxPause = 1_000
async function reapplyUntilStable(plan, prepared, ports) {
	let executed = await execute(plan, prepared, ports)
	for (let round = 1; isCompleteAndWrote(executed, ports); round++) {
		const {changes, rollouts} = executed
		const {overwritten, deleted} = await findOverwrittenOrWarn(changes, prepared, ports.log)
		if (overwritten.size === 0) return {rollouts, changes: failDeleted(changes, deleted, ports.log)}
		if (round === maxRounds) return {rollouts, changes: changes.map(change => failIfOverwritten(change, overwritten))}
		if (round === 1) ports.log.warning(`${describeOverwritten(overwritten)} Applying them again. ${advice}`)
		await (0, external_node_timers_promises_.setTimeout)(Math.random() * maxPause, undefined, {signal: ports.stop}).catch(() => undefined)
		const next = await execute(plan, {...prepared, checks: checksForNextRound(changes, overwritten)}, ports)
		executed = {changes: mergeRounds(changes, next.changes), rollouts: [...rollouts, ...next.rollouts]}
	}
	return executed
}
async function warnIfOverwritten(changes, prepared, log) {
	const {overwritten, deleted} = await findOverwrittenOrWarn(changes, prepared, log)
	if (overwritten.size > 0) log.warning(`${describeOverwritten(overwritten)} The live objects are not those of this run. ${advice}`)
	return failDeleted(changes, deleted, log)
}
async function findOverwrittenOrWarn(changes, prepared, log) {
	try {
		return await findOverwritten(changes, prepared)
	} catch (error) {
		const known = error instanceof ApiError || error instanceof ConnectionError || userFaults(error) !== undefined
		if (!known) throw error
		log.warning(`Cannot check whether another run has changed the same objects: ${error.message}`)
		return {overwritten: new Map(), deleted: []}
	}
}
const advice = "Use a `concurrency` group in the workflow to run one deployment at a time."
function isCompleteAndWrote({changes, rollouts}, {stop}) {
	const wrote = changes.some(({action}) => action === "created" || action === "configured")
	return wrote && !stop.aborted && changes.every(isApplied) && rollouts.every(({outcome}) => outcome === "ready")
}
function checksForNextRound(changes, overwritten) {
	const settled = changes.filter(isApplied).map(change => [change.planned, unchangedCheck(change)])
	return new Map([...settled, ...overwritten])
}
function unchangedCheck({planned, after}) {
	return {planned, action: "unchanged", before: after, after, sent: planned.object, warnings: []}
}
function mergeRounds(first, next) {
	return next.map((change, index) => {
		const before = first[index]
		if (before === undefined || !isApplied(before)) return change
		if (change.action === "unchanged" || change.action === "skipped") return before
		if (!isApplied(change)) return change
		return {...change, action: before.action === "created" ? "created" : "configured", before: before.before}
	})
}
function failIfOverwritten(change, overwritten) {
	const {planned} = change
	if (!overwritten.has(planned)) return change
	const fault = new UserError(`${formatRef(planned.ref)} keeps being overwritten by another run`, {code: "conflict", hint: `${advice} Run this one again when the other one has ended.`, location: planned.source.location})
	return {planned, action: "failed", faults: [fault]}
}
function failDeleted(changes, deleted, log) {
	const {builtIn = [], custom = []} = Object.groupBy(deleted, ({ref}) => (isBuiltIn(ref.apiVersion) ? "builtIn" : "custom"))
	if (custom.length > 0) log.warning(`Deleted since this run applied it: ${someNames(custom.map(({ref}) => ref))}. ${deletedHint}`)
	return changes.map(change => {
		const {planned} = change
		if (!builtIn.includes(planned)) return change
		const {location} = planned.source
		const message = `${formatRef(planned.ref)} has been deleted since this run applied it`
		return {planned, action: "failed", faults: [new UserError(message, {code: "conflict", hint: deletedHint, location})]}
	})
}
const deletedHint = "Find out what deletes it: another workflow, an operator or a person."
function describeOverwritten(overwritten) {
	const names = someNames([...overwritten.keys()].map(({ref}) => ref))
	return `Another run has changed objects that this run applied: ${names}.`
}
const denialPattern = /^.*User "(.*?)" cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/
async function combineDenials(faults, objects, {api, live}) {
	const denials = faults.flatMap(fault => readDenial(fault) ?? [])
	const [first] = denials
	if (first === undefined) return faults
	const kinds = [...Map.groupBy(denials, ({right}) => kindOf(right)).values()]
	const missing = await Promise.all(
		kinds.map(async ofKind => {
			const reported = new Set(ofKind.map(({right}) => right.verb))
			const needed = neededFor(ofKind[0]?.right, objects, live).filter(({verb}) => !reported.has(verb))
			const denied = await Promise.all(needed.map(async right => ((await isAllowed(right, api)) ? [] : [right.verb])))
			return {right: ofKind[0]?.right ?? first.right, verbs: [...reported, ...denied.flat()]}
		})
	)
	const combined = new UserError(`The identity "${first.user}" lacks rights: it may not ${inList(missing)}`, {code: "forbidden", hint: grantHint, location: denials.length === 1 ? first.fault.location : undefined, cause: first.fault.cause})
	const replaced = new Set(denials.map(({fault}) => fault))
	return [combined, ...faults.filter(fault => !replaced.has(fault))]
}
const grantHint = "Ask a cluster administrator to grant them in a Role, or use another identity."
function inList(missing) {
	return missing.map(({right, verbs}) => `${inWords(verbs)} ${nameOf(right)}`).join("; ")
}
async function findMissingRights(needed, {api, identity, purpose}) {
	const answers = await Promise.all(needed.map(async right => ({right, allowed: await isAllowed(right, api)})))
	const lacked = answers.flatMap(({right, allowed}) => (allowed ? [] : [right]))
	const missing = [...Map.groupBy(lacked, kindOf).values()].flatMap(rights => {
		const [right] = rights
		return right === undefined ? [] : [{right, verbs: rights.map(({verb}) => verb)}]
	})
	if (missing.length === 0) return []
	const message = `The identity "${identity}" lacks rights: it may not ${inList(missing)}`
	return [new UserError(message, {code: "forbidden", hint: `${purpose} ${grantHint}`})]
}
function readDenial(fault) {
	if (!(fault.cause instanceof ApiError) || fault.cause.httpStatus !== 403) return undefined
	const [, user, verb, resource, group, namespace] = denialPattern.exec(fault.cause.message) ?? []
	if (user === undefined || verb === undefined || resource === undefined || group === undefined) return undefined
	return {fault, user, right: {verb, group, resource, namespace, name: fault.cause.status.details?.name}}
}
function kindOf({group, resource, namespace = ""}) {
	return `${group}/${resource}/${namespace}`
}
function neededFor(right, objects, live) {
	if (right === undefined) return []
	const someNew = objects.some(({ref, resource}) => resource.plural === right.resource && groupOf(ref.apiVersion) === right.group && ref.namespace === right.namespace && !live.has(objectKey(ref)))
	const create = {...right, verb: "create", name: undefined}
	return [{...right, verb: "get"}, {...right, verb: "patch"}, ...(someNew ? [create] : [])]
}
async function isAllowed(resourceAttributes, api) {
	const kind = {apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview"}
	const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
	try {
		const {body} = await api.send({method: "POST", path, body: {...kind, spec: {resourceAttributes}}})
		return body.status?.allowed ?? true
	} catch (error) {
		if (error instanceof ApiError) return true
		throw error
	}
}
const order = ["get", "list", "watch", "create", "update", "patch", "delete"]
function inWords(verbs) {
	const sorted = verbs.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
	return sorted.length < 2 ? sorted.join("") : `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`
}
function nameOf({group, resource, namespace}) {
	return `${resource}${group === "" ? "" : `.${group}`}${namespace === undefined ? "" : ` in namespace ${namespace}`}`
}
async function prepare(plan, api, rules) {
	const objects = plan.waves.flatMap(wave => wave.objects)
	const {live: found, unread, faults: unreadable} = await readLive(api, objects)
	const {deleting = [], live = []} = Object.groupBy(found, ([, object]) => (isBeingDeleted(object) ? "deleting" : "live"))
	const ports = await withAutoscaled(objects, {api, live: new Map(live), unread, ...rules})
	const deletingByKey = new Map(deleting)
	const checkable = objects.filter(planned => !deletingByKey.has(objectKey(planned.ref)) && !isDeferred(planned, ports))
	const all = await Promise.all(checkable.map(planned => checkObject(planned, ports)))
	const recheckLater = mayPassLater(plan, all)
	const checks = all.filter(({planned}) => !recheckLater.has(planned))
	const {clientSide = [], serverSide = []} = Object.groupBy(checks, ({planned}) => (liveAppliedClientSide(planned, ports.live) === undefined ? "serverSide" : "clientSide"))
	const refused = refusalsOf(serverSide.filter(check => !isRefusedForUnreadable(check, ports)))
	const faults = unreadable.length > 0 ? [...unreadable, ...refused.filter(({code}) => code !== "conflict")] : refused
	const lost = faults.find(({cause}) => cause instanceof ConnectionError)
	if (lost !== undefined) throw lost.cause
	return {prepared: {checks: new Map(checks.map(check => [check.planned, check])), recheckLater, deleting: deletingByKey, ports}, faults: await combineDenials(await withDeletionBlockers(faults, api), objects, ports), undecided: refusalsOf(clientSide)}
}
async function withAutoscaled(objects, ports) {
	const ours = objects.filter(({writer}) => writer === "pushpull")
	return {...ports, autoscaled: await findAutoscaled(ports.api, ours, ports.live)}
}
function liveAppliedClientSide({ref, onlyIfMissing, writer}, live) {
	const now = live.get(objectKey(ref))
	const isOurs = writer === "pushpull" && !onlyIfMissing
	return now !== undefined && isOurs && isAppliedClientSide(now) ? now : undefined
}
function refusalsOf(checks) {
	return uniqueFaults(checks.flatMap(check => (check.action === "refused" ? check.faults : [])))
}
const take_over_maxAttempts = 5
async function takeOverAll(plan, prepared) {
	const {live, api} = prepared.ports
	const clientSide = plan.waves
		.flatMap(wave => wave.objects)
		.flatMap(planned => {
			const before = liveAppliedClientSide(planned, live)
			return before === undefined ? [] : [{planned, before}]
		})
	const taken = await Promise.all(clientSide.map(({planned, before}) => takeOver(planned, before, api)))
	const objects = taken.flatMap(each => ("object" in each ? [[each.key, each.object]] : []))
	const ports = {...prepared.ports, live: new Map([...live, ...objects])}
	const checkable = clientSide.filter(({planned}) => prepared.checks.has(planned))
	const checks = await Promise.all(checkable.map(({planned}) => checkObject(planned, ports)))
	const known = checks.map(check => [check.planned, check])
	return {prepared: {...prepared, checks: new Map([...prepared.checks, ...known]), ports}, count: clientSide.length, faults: [...taken.flatMap(each => ("faults" in each ? each.faults : [])), ...refusalsOf(checks)]}
}
async function takeOver(planned, before, api) {
	const path = objectPath(planned.resource, planned.ref.namespace, planned.ref.name)
	let object = before
	for (let attempt = 1; isAppliedClientSide(object); attempt++) {
		try {
			object = objectIn(await api.send(takeoverRequest(object, path)), planned.object)
		} catch (error) {
			const changed = error instanceof ApiError && error.httpStatus === 409
			if (!changed || attempt === take_over_maxAttempts) return {faults: explainRefusal(error, planned)}
			object = objectIn(await api.send({method: "GET", path}), planned.object)
		}
	}
	return {key: objectKey(planned.ref), object}
}
var p_retry = __load(4995)
const transientStatuses = new Set([408, 429, 502, 503, 504])
const whileConnecting = {milliseconds: 5_000, permanent: /x509|tls: (?!handshake timeout)|certificate|no such host|executable \S+ not found|proxyconnect|proxy authentication|no configuration|invalid header|kubectl proxy has ended/i}
const afterConnecting = {milliseconds: 120_000, permanent: /kubectl proxy has ended/}
const failedLogin = /getting credentials/
const malformed = /typed patch object/
const api_retry_maxAttempts = 3
const startupPeriod = 10_000
function withRetry({milliseconds: limit, permanent}) {
	let brokenAt = Number.NEGATIVE_INFINITY
	let outageSince
	const record = error => {
		if (error instanceof ConnectionError) brokenAt = performance.now()
		outageSince = isOutage(error) ? (outageSince ?? performance.now()) : undefined
	}
	const isTransient = (error, attemptNumber) => {
		if (outageSince !== undefined && performance.now() - outageSince > limit) return false
		if (error instanceof ConnectionError && permanent.test(error.message)) return false
		return mayRecover(error, attemptNumber) || (isRejection(error) && performance.now() - brokenAt < startupPeriod)
	}
	return (attempt, signal) => {
		const once = async () => {
			try {
				const response = await attempt()
				record()
				return response
			} catch (error) {
				if (!signal.aborted) record(error)
				throw error
			}
		}
		return (0, p_retry.Ay)(once, {
			signal,
			retries: Number.POSITIVE_INFINITY,
			minTimeout: 100,
			maxTimeout: 10_000,
			randomize: true,
			maxRetryTime: limit,
			shouldRetry: ({error, attemptNumber}) => isTransient(error, attemptNumber),
			async onFailedAttempt({error, attemptNumber}) {
				if (!(error instanceof ApiError) || error.retryAfter === undefined) return
				if (!isTransient(error, attemptNumber)) return
				const pause = error.retryAfter * 1000
				if (pause >= limit) throw error
				await (0, external_node_timers_promises_.setTimeout)(pause, undefined, {signal})
			}
		})
	}
}
function isOutage(error) {
	if (error instanceof ApiError) return error.httpStatus >= 502 && error.httpStatus <= 504
	return error instanceof ConnectionError
}
function mayRecover(error, attemptNumber) {
	if (error instanceof ApiError) {
		if (transientStatuses.has(error.httpStatus)) return true
		return attemptNumber < api_retry_maxAttempts && isSometimesTransient(error)
	}
	return error instanceof ConnectionError && (attemptNumber < api_retry_maxAttempts || !failedLogin.test(error.message))
}
function isSometimesTransient({httpStatus, message}) {
	return httpStatus === 401 || (httpStatus === 500 && !malformed.test(message))
}
function isRejection(error) {
	return error instanceof ApiError && (error.httpStatus === 401 || error.httpStatus === 403)
}
const watchSeconds = 60
const idleLimit = (watchSeconds + 15) * 1_000
async function openWatch(transport, path, {signal, redact}) {
	const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}`
	const headers = {accept: "application/json"}
	try {
		const response = await transport.open("GET", `${path}&${query}`, {headers, signal, idleLimit})
		const {statusCode: status = 0} = response
		if (status === 200) return response
		readResponse(response, await readText(response), {redact})
		throw new ApiError(status, {message: `HTTP ${status} instead of a watch`})
	} catch (error) {
		throw toConnectionError(error)
	}
}
async function* eventsOf(response, signal) {
	try {
		let begun = []
		let length = 0
		for await (const chunk of response.setEncoding("utf8")) {
			const [first = "", ...lines] = chunk.split("\n")
			begun.push(first)
			length += first.length
			if (length > maxResponse) throw tooLong()
			for (const line of lines) {
				yield parseJson(begun.join(""))
				begun = [line]
				length = line.length
			}
		}
	} catch (error) {
		signal.throwIfAborted()
		throw toConnectionError(error)
	}
}
const api_client_idleLimit = 60_000
function createApi(transport, {signal, redact, policy = afterConnecting}) {
	const limited = (0, p_limit.A)(maxConnections)
	const retry = withRetry(policy)
	const send = async (attempt, until) => {
		try {
			return await retry(attempt, until)
		} catch (error) {
			until.throwIfAborted()
			throw error
		}
	}
	return {
		send: request => limited(() => send(() => exchange(transport, request, {signal, redact}), signal)),
		async watch(path, ended) {
			const until = AbortSignal.any([signal, ended])
			return eventsOf(await send(() => openWatch(transport.unpooled, path, {signal: until, redact}), until), until)
		}
	}
}
async function exchange(transport, request, {signal, redact}) {
	const body = request.body === undefined ? undefined : encode(request.body)
	const headers = {accept: request.accept ?? "application/json", ...(body === undefined ? {} : {"content-type": request.contentType ?? "application/json"})}
	try {
		const response = await transport.open(request.method, request.path, {headers, body, signal, idleLimit: api_client_idleLimit})
		return readResponse(response, await readText(response), {redact, asText: headers.accept.startsWith("text/")})
	} catch (error) {
		throw toConnectionError(error)
	}
}
function expiredCredential(user, now) {
	const certificate = orUndefined(() => certificateExpiry(user?.["client-certificate-data"]))
	if (certificate !== undefined && certificate < now) return `client certificate expired ${toText(certificate)}`
	const token = orUndefined(() => tokenExpiry(user?.token))
	if (token !== undefined && token < now) return `token expired ${toText(token)}`
	return undefined
}
function certificateExpiry(data) {
	return data === undefined ? undefined : Date.parse(new external_node_crypto_.X509Certificate(Buffer.from(data, "base64")).validTo)
}
function tokenExpiry(token) {
	const payload = token?.split(".")[1]
	if (payload === undefined) return undefined
	const {exp} = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))
	return exp === undefined ? undefined : exp * 1_000
}
function orUndefined(read) {
	try {
		return read()
	} catch {
		return undefined
	}
}
function toText(time) {
	return `on ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`
}
const noPromptHint = "A workflow cannot answer prompts: log in with a secret or the job's own identity, or with the cloud's login action."
const connectionCauses = [
	{pattern: /kubectl proxy has ended/, code: "kubectl", message: "kubectl stopped during the run", hint: "Something killed it: check whether the runner is out of memory, then run again."},
	{pattern: /unable to read .{0,300} due to open|open \/.{0,300}: no such file/, code: "kubeconfig", message: "A file that the kubeconfig refers to does not exist", hint: "A kubeconfig given as text must contain everything itself: export it with `kubectl config view --raw --minify --flatten`."},
	{pattern: /no Auth Provider found|auth plugin has been removed/, code: "kubeconfig", message: "The kubeconfig uses an auth-provider that kubectl no longer supports", hint: "Create the kubeconfig again with the cloud's current tool: it uses an `exec` plugin instead."},
	{pattern: /invalid apiVersion "client\.authentication|must be specified .{0,300}exec authentication plugin/, code: "kubeconfig", message: "The `exec` section of the kubeconfig is not valid", hint: "It needs a `command`, an `interactiveMode`, and apiVersion client.authentication.k8s.io/v1 or v1beta1."},
	{
		pattern: /PEM data in (certificate|key) input|private key does not match|client-(cert|key)\S* (or|and) client-(cert|key)/,
		code: "kubeconfig",
		message: "The client certificate and key in the kubeconfig are not valid",
		hint: "Both must be base64 of PEM and belong together: export the whole kubeconfig (`kubectl config view --raw --minify --flatten`)."
	},
	{pattern: /remote error: tls/, code: "unauthorized", message: "The API server does not accept the client certificate", hint: "It has expired, or is for another cluster: renew it in the kubeconfig, or use a token."},
	{pattern: /certificate has expired|x509:.*expired or is not yet valid/, code: "unreachable", message: "The API server's certificate has expired, or the runner's clock is wrong", hint: "Renew the API server's certificate; check the runner's clock."},
	{pattern: /parse bytes as PEM block|unable to load root certificates|certificate-authority/, code: "kubeconfig", message: "The CA in the kubeconfig is not a PEM certificate", hint: "`certificate-authority-data` is base64 of PEM (-----BEGIN CERTIFICATE-----)."},
	{pattern: /x509: certificate signed by unknown authority|certificate is not trusted/, code: "unreachable", message: "The API server's certificate is not signed by the configured CA", hint: "Give the cluster's own CA: `certificate-authority-data` in the kubeconfig, or input 'server-ca'."},
	{pattern: /HTTP response to HTTPS client|first record does not look like a TLS handshake/, code: "unreachable", message: "The server at the API server's address does not use TLS", hint: "Check the port: an API server usually listens on 6443 or 443."},
	{pattern: /x509:|tls: /, code: "unreachable", message: "The API server's TLS certificate cannot be verified", hint: "Check the address and the CA in the kubeconfig."},
	{pattern: /executable .{0,300} not found|exec: .{0,300}(not found|no such file)|fork\/exec/, code: "kubeconfig", message: "The exec plugin of the kubeconfig is not installed on this runner", hint: "Install it in an earlier step, or use the cloud's own login action."},
	{pattern: /interactive mode|standard input/, code: "kubeconfig", message: "The exec plugin of the kubeconfig asks for input", hint: noPromptHint},
	{pattern: /decoding stdout|exec plugin (is configured|didn't return)|ExecCredential/, code: "kubeconfig", message: "The exec plugin of the kubeconfig does not print a credential", hint: "It must print an ExecCredential of the apiVersion in the kubeconfig, and nothing else: check the program and its arguments."},
	{pattern: /exec plugin|getting credentials/, code: "unauthorized", message: "The exec plugin of the kubeconfig failed", hint: "Run it in an earlier step to see its output."},
	{pattern: /no such host|server misbehaving|name resolution/, code: "unreachable", message: "The API server's host name does not resolve", hint: "Check the server address in the kubeconfig. A private cluster needs a runner inside its network."},
	{pattern: /proxyconnect|invalid 'proxy-url'|Proxy Authentication Required/, code: "unreachable", message: "The proxy in front of the API server refuses the connection", hint: "Check `proxy-url` in the kubeconfig, and HTTPS_PROXY and NO_PROXY in the environment."},
	{pattern: /invalid header field value/, code: "unauthorized", message: "The token contains an invalid character, such as a line break", hint: "Check that the secret holds the token and nothing else."},
	{pattern: /connection refused/, code: "unreachable", message: "Nothing listens at the API server's address", hint: "Check the server's address and port in the kubeconfig, and that the cluster is running."}
]
function connectionCause(output) {
	return connectionCauses.find(({pattern}) => pattern.test(output))
}
function explainConnection(error, target, stderr) {
	if (error instanceof ApiError && error.httpStatus < 400) return notKubernetes(error)
	if (error instanceof ApiError) {
		const {code, message, hint} = explainResponse(error, target.user)
		return new UserError(`${message} (${target.server}): ${error.message}`, {code, hint, cause: error})
	}
	if (!(error instanceof ConnectionError)) return error
	const lines = [firstLine(error.message), lastLine(stderr, error.message)].filter(line => line !== "")
	const output = withoutPasswords(lines.join("; "))
	const plugin = target.user?.exec?.command
	if (plugin !== undefined && /^no response for/.test(output)) {
		return new UserError(`The kubeconfig's exec plugin '${plugin}' does not finish: ${output}`, {code: "unauthorized", hint: noPromptHint, cause: error})
	}
	const {code, message, hint} = connectionCause(output) ?? unknownCause
	return new UserError(`${message} (${target.server}): ${output}`, {code, hint, cause: error})
}
function notKubernetes(cause) {
	return new UserError("The server at this address is not a Kubernetes API server", {code: "unreachable", hint: "Check the address in the kubeconfig. A login page or a proxy may be in front of the cluster.", cause})
}
const unknownCause = {code: "unreachable", message: "The API server cannot be reached", hint: "Check the server's address, and whether a firewall or a proxy blocks it. A private cluster needs a runner inside its network."}
function explainResponse({httpStatus, message}, user) {
	if (httpStatus === 401) {
		const expired = expiredCredential(user, Date.now())
		return {code: "unauthorized", message: `The API server does not accept the credentials${expired === undefined ? "" : `: the ${expired}`}`, hint: `${expired === undefined ? "The token or certificate is wrong, expired, or for another cluster. " : ""}Create a new one.`}
	}
	if (httpStatus !== 403) {
		return {code: "unreachable", message: "The API server refuses the connection", hint: "Check that the address is an API server's, and that the server is healthy."}
	}
	return /cannot impersonate resource/.test(message)
		? {code: "forbidden", message: "The kubeconfig impersonates another user, which its identity is not allowed to do", hint: "Grant the verb impersonate on users, groups or serviceaccounts, or remove `as` from the kubeconfig."}
		: {code: "forbidden", message: "The API server refuses the connection", hint: "The identity lacks the basic rights to query itself and the API: bind the ClusterRoles system:basic-user and system:discovery to it."}
}
function firstLine(text) {
	return text.trim().split("\n", 1)[0] ?? ""
}
function lastLine(text, response) {
	const lines = text.split("\n").map(line => line.trim())
	return lines.findLast(line => !response.includes(line) && !line.includes("proxy_server.go")) ?? ""
}
const aksServer = "6dae42f8-4368-4678-94ff-3960e28e3630"
const azureLogins = ["spn", "ropc", "devicecode", "interactive", "azurecli"]
const awsVariables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"]
const knownPlugins = {
	aws: {subcommands: ["eks", "get-token"], options: ["--cluster-name", "--cluster-id", "--role", "--role-arn", "--region", "--profile", "--output"], switches: [], env: awsVariables},
	"aws-iam-authenticator": {subcommands: ["token"], options: ["-i", "--cluster-id", "-r", "--role", "-s", "--session-name", "-e", "--external-id", "--region"], switches: ["--cache", "--forward-session-name"], env: awsVariables},
	"gke-gcloud-auth-plugin": {
		subcommands: [],
		options: ["--project", "--location", "--cluster", "--impersonate_service_account"],
		switches: ["--use_application_default_credentials", "--use_edge_cloud"],
		env: ["USE_GKE_GCLOUD_AUTH_PLUGIN", "CLOUDSDK_ACTIVE_CONFIG_NAME", "CLOUDSDK_CORE_ACCOUNT", "CLOUDSDK_CORE_PROJECT", "CLOUDSDK_COMPUTE_REGION", "CLOUDSDK_COMPUTE_ZONE"]
	},
	kubelogin: {
		subcommands: ["get-token"],
		options: ["--login", "-l", "--server-id", "--client-id", "--client-secret", "--tenant-id", "-t", "--environment", "-e", "--username", "--password", "--identity-resource-id", "--pop-claims", "--timeout"],
		switches: ["--legacy", "--pop-enabled", "--use-azurerm-env-vars", "--disable-environment-override"],
		env: [
			"AAD_LOGIN_METHOD",
			"AAD_SERVICE_PRINCIPAL_CLIENT_ID",
			"AAD_SERVICE_PRINCIPAL_CLIENT_SECRET",
			"AAD_USER_PRINCIPAL_NAME",
			"AAD_USER_PRINCIPAL_PASSWORD",
			"AZURE_CLIENT_ID",
			"AZURE_CLIENT_SECRET",
			"AZURE_TENANT_ID",
			"AZURE_USERNAME",
			"AZURE_PASSWORD",
			"ARM_CLIENT_ID",
			"ARM_CLIENT_SECRET",
			"ARM_TENANT_ID",
			"ARM_SUBSCRIPTION_ID"
		],
		values: {"--server-id": [aksServer], "--login": azureLogins, "-l": azureLogins, AAD_LOGIN_METHOD: azureLogins}
	},
	doctl: {subcommands: ["kubernetes", "cluster", "kubeconfig", "exec-credential"], target: /^[a-z0-9][a-z0-9-]*$/i, options: ["--version", "--context", "--access-token", "-t"], switches: [], env: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_CONTEXT"]},
	oci: {
		subcommands: ["ce", "cluster", "generate-token"],
		options: ["--cluster-id", "--region", "--profile", "--auth"],
		switches: [],
		env: ["OCI_CLI_PROFILE", "OCI_CLI_REGION", "OCI_CLI_AUTH", "OCI_CLI_TENANCY", "OCI_CLI_USER", "OCI_CLI_FINGERPRINT", "OCI_CLI_KEY_CONTENT", "OCI_CLI_PASSPHRASE", "OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING", "SUPPRESS_LABEL_WARNING"]
	}
}
const knownExecPlugins = Object.keys(knownPlugins)
function refusedExecPlugins(config, allowed) {
	return (config.users ?? []).flatMap(({name, user}) => {
		const exec = user?.exec
		if (exec?.command === undefined || allowed.includes(exec.command)) return []
		const known = Object.hasOwn(knownPlugins, exec.command) ? knownPlugins[exec.command] : undefined
		if (known === undefined) return [unknownProgram(name, exec.command)]
		const extra = [...unknownVariables(exec, known), ...unknownArguments(exec, known)]
		return extra.length === 0 ? [] : [unknownUse(name, exec.command, extra)]
	})
}
function unknownProgram(user, command) {
	return new UserError(`The kubeconfig's user '${user}' runs the program '${command}' to log in`, {code: "kubeconfig", hint: `If you trust it, list it in input 'allow-exec'. Always allowed: ${knownExecPlugins.join(", ")}.`})
}
function unknownUse(user, command, extra) {
	return new UserError(`The kubeconfig's user '${user}' runs ${command} with ${extra.join(", ")}`, {code: "kubeconfig", hint: `By default only the arguments and variables of the cloud's own login are allowed. Remove the others, or list ${command} in input 'allow-exec' if you trust the author of this kubeconfig.`})
}
function unknownVariables({env}, known) {
	return (env ?? []).filter(({name, value}) => !known.env.includes(name) || !isPlainValue(value) || !isAllowedValue(known, name, value)).map(({name}) => `the environment variable ${name}`)
}
function unknownArguments({args}, known) {
	const given = args ?? []
	const unknown = []
	let matched = 0
	for (let index = 0; index < given.length; index++) {
		const argument = given[index] ?? ""
		const [option = "", attached] = splitOption(argument)
		if (known.switches.includes(option) && attached === undefined) continue
		if (known.options.includes(option)) {
			const at = index
			if (attached === undefined) index++
			const value = attached ?? given[index] ?? ""
			if (!isAllowedValue(known, option, value)) unknown.push(at)
			else if (!isPlainValue(value) || (attached === undefined && value.startsWith("-"))) unknown.push(index)
		} else if (argument === known.subcommands[matched]) matched++
		else if (matched === known.subcommands.length && known.target?.test(argument)) matched++
		else unknown.push(index)
	}
	return unknown.map(index => {
		const argument = given[index] ?? ""
		return /^--[a-z]/i.test(argument) ? `the option ${splitOption(argument)[0]}` : `its argument ${index + 1}`
	})
}
function splitOption(argument) {
	const end = argument.indexOf("=")
	return end === -1 ? [argument, undefined] : [argument.slice(0, end), argument.slice(end + 1)]
}
function isAllowedValue({values = {}}, name, value) {
	return !Object.hasOwn(values, name) || values[name]?.includes(value) === true
}
function isPlainValue(value) {
	return !/^(fileb?|https?):|[?#\\\s]|\.\./i.test(value)
}
const fileFields = {tokenfile: "`token`", "client-certificate": "`client-certificate-data`", "client-key": "`client-key-data`", "certificate-authority": "`certificate-authority-data`"}
const plainAuthProvider = "oidc"
function refusedFileReferences(config) {
	const clusters = (config.clusters ?? []).flatMap(({name, cluster}) => filesIn(`cluster '${name}'`, cluster))
	const users = (config.users ?? []).flatMap(({name, user}) => {
		const provider = user?.["auth-provider"]
		const files = [...filesIn(`user '${name}'`, user), ...providerFiles(`user '${name}'`, provider?.config)]
		return provider === undefined || provider.name === plainAuthProvider ? files : [...files, oldProvider(name)]
	})
	return [...clusters, ...users]
}
function filesIn(owner, fields) {
	return Object.entries(fields ?? {}).flatMap(([field, value]) => {
		const instead = fileFields[field.toLowerCase()]
		return instead === undefined || value === "" ? [] : [file_references_fileFault(owner, field, instead)]
	})
}
function providerFiles(owner, config) {
	const field = "idp-certificate-authority"
	return (config?.[field] ?? "") === "" ? [] : [file_references_fileFault(owner, field, `\`${field}-data\``)]
}
function file_references_fileFault(owner, field, instead) {
	return new UserError(`The kubeconfig's ${owner} refers to a file on the runner in \`${field}\``, {
		code: "kubeconfig",
		hint: `A kubeconfig given as text must contain everything itself, in ${instead}: export it with \`kubectl config view --raw --minify --flatten\`. Or write it to a file and set KUBECONFIG to its path.`
	})
}
function oldProvider(user) {
	return new UserError(`The kubeconfig's user '${user}' uses an auth-provider that kubectl no longer supports`, {code: "kubeconfig", hint: "Export it again with a current version of the cloud's tool: it uses an exec plugin, such as gke-gcloud-auth-plugin or kubelogin."})
}
const kubeconfigShape = {
	"current-context": "text",
	contexts: [{name: "text", context: {cluster: "text", user: "text", namespace: "text"}}],
	clusters: [{name: "text", cluster: {server: "text", "proxy-url": "text", "certificate-authority-data": "base64"}}],
	users: [{name: "text", user: {token: "text", password: "text", "client-certificate-data": "base64", "client-key-data": "base64", "auth-provider": {name: "text", config: {"*": "text"}}, exec: {command: "text", args: ["text"], env: [{name: "text", value: "text"}]}}}]
}
function shapeFault(config) {
	return faultAt(config, kubeconfigShape, "")
}
function faultAt(value, shape, path) {
	if (shape === "text") return typeof value === "string" ? undefined : `${path} is not a string`
	if (shape === "base64") return isBase64(value) ? undefined : `${path} is not base64`
	if (isList(shape)) {
		if (!Array.isArray(value)) return `${path} is not a list`
		return first(value, (item, index) => faultAt(item, shape[0], `${path}[${index}]`))
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not a map`
	return first(Object.entries(value), ([name, part]) => {
		const wanted = shape[name] ?? shape["*"]
		return wanted === undefined ? undefined : faultAt(part, wanted, path === "" ? name : `${path}.${name}`)
	})
}
function isBase64(value) {
	if (typeof value !== "string") return false
	const text = value.replace(/[\r\n]/g, "")
	return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}
function isList(shape) {
	return Array.isArray(shape)
}
function first(items, check) {
	for (const [index, item] of items.entries()) {
		const found = check(item, index)
		if (found !== undefined) return found
	}
	return undefined
}
function readKubeconfig(input) {
	const config = readYaml(kubeconfig_decode(input))
	const fault = isKubeconfig(config) ? shapeFault(config) : ""
	if (fault === undefined) return config
	throw new UserError(`Input 'kubeconfig' is not a kubeconfig${fault === "" ? "" : `: ${fault}`}`, {code: "kubeconfig", hint: "Set it to the text of the file (the output of `kubectl config view --raw --minify --flatten`) or base64 of it, not to a path."})
}
function isKubeconfig(value) {
	if (typeof value !== "object" || value === null) return false
	const lists = ["contexts", "clusters", "users"].map(name => value[name])
	return lists.some(Array.isArray) && lists.every(list => Array.isArray(list) || (list ?? undefined) === undefined)
}
function kubeconfig_decode(input) {
	const base64 = /^[A-Za-z0-9+/\s]+(?:=[=\s]*)?$/.test(input) && !input.includes(":")
	return base64 ? Buffer.from(input, "base64").toString("utf8") : input
}
function readYaml(text) {
	const {documents, faults} = parseYaml(text, "kubeconfig")
	const [document, second] = documents
	if (faults.length === 0 && second === undefined) {
		return JSON.parse(JSON.stringify(document?.value ?? null), (_, part) => (part === null ? undefined : part))
	}
	const line = (faults[0]?.location ?? second?.location)?.line
	throw new UserError(`Input 'kubeconfig' is not valid YAML${line === undefined ? "" : ` (line ${line})`}`, {code: "kubeconfig", hint: "Check the indentation, and that the secret holds the whole file."})
}
function selectContext(config, wanted) {
	const contexts = config.contexts ?? []
	const name = wanted ?? config["current-context"] ?? ""
	const known = contexts.map(context => context.name).join(", ") || "none"
	if (name === "") {
		throw new UserError("The kubeconfig has no current context", {code: "kubeconfig", hint: `Set input 'context' to one of: ${known}.`})
	}
	const context = contexts.find(each => each.name === name)?.context
	if (context === undefined) {
		throw new UserError(`The kubeconfig has no context '${name}'`, {code: "kubeconfig", hint: `It has: ${known}.`})
	}
	const server = config.clusters?.find(cluster => cluster.name === context.cluster)?.cluster?.server
	if (server === undefined) {
		throw new UserError(`The kubeconfig's context '${name}' refers to cluster '${context.cluster}', which has no server`, {code: "kubeconfig", hint: "Export the whole kubeconfig: `kubectl config view --raw --minify --flatten`."})
	}
	if (!["http:", "https:"].includes(URL.parse(server)?.protocol ?? "")) {
		throw new UserError(`The server of cluster '${context.cluster}' in the kubeconfig is not a URL`, {code: "kubeconfig", hint: "Write it as https://host:6443."})
	}
	const user = config.users?.find(each => each.name === context.user)?.user
	return {context: name, namespace: context.namespace || undefined, server, user}
}
function serverKubeconfig(server, token, ca) {
	const fault = addressFault(server)
	if (fault !== undefined) throw fault
	const authority = ca === undefined ? {} : {"certificate-authority-data": encodeAuthority(ca)}
	return {"current-context": "server", contexts: [{name: "server", context: {cluster: "server", user: "server"}}], clusters: [{name: "server", cluster: {server, ...authority}}], users: [{name: "server", user: {token}}]}
}
function addressFault(server) {
	const address = URL.parse(server)
	if (address?.protocol === "https:" && address.username === "" && address.password === "") return undefined
	return new UserError("Input 'server' is not the URL of an API server", {code: "input", hint: "Write it as https://host:6443, without a user or a password. Over http the token would be sent unencrypted."})
}
function encodeAuthority(ca) {
	const pem = ca.includes("-----BEGIN") ? ca : Buffer.from(ca, "base64").toString("utf8")
	if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
		throw new UserError("Input 'server-ca' is not a certificate", {code: "input", hint: "Set it to the API server's CA in PEM (-----BEGIN CERTIFICATE-----), or base64 of it."})
	}
	return Buffer.from(`${pem.trim()}\n`).toString("base64")
}
function maskSecrets(config, {mask, hide}) {
	const shown = publicText(config)
	for (const {user} of config.users ?? []) {
		if (user === undefined) continue
		for (const secret of secretsOfUser(user)) mask(secret)
		const {args, env} = user.exec ?? {}
		const values = (env ?? []).map(({value}) => value)
		for (const value of values) maskPassword(value, mask)
		for (const value of [...values, ...argumentValues(args ?? [])].flatMap(withLastWord)) {
			if (!shown.includes(value)) hide(value)
		}
	}
	maskAddresses(config, mask)
}
function publicText({contexts, clusters, users}) {
	const names = [...(contexts ?? []), ...(clusters ?? []), ...(users ?? [])].map(({name}) => name)
	const servers = (clusters ?? []).flatMap(({cluster}) => cluster?.server ?? [])
	return [...names, ...servers].join("\n")
}
const commandWord = /^(eks|get-token|token|ce|cluster|generate-token|kubernetes|kubeconfig|exec-credential)$/
const plainFlag = /^--?(cluster-name|cluster-id|cluster|region|role-arn|profile|output|login|environment|server-id|client-id|tenant-id|version|context|i)$/
function argumentValues(args) {
	return args.flatMap((arg, index) => {
		const [flag = "", ...value] = arg.split("=")
		if (flag.startsWith("-")) return value.length > 0 && !plainFlag.test(flag) ? [value.join("=")] : []
		return plainFlag.test(args[index - 1] ?? "") || commandWord.test(arg) ? [] : [arg]
	})
}
function withLastWord(value) {
	const last = value.slice(value.lastIndexOf(" ") + 1)
	return last === value ? [value] : [value, last]
}
function maskAddresses(config, mask) {
	for (const {cluster} of config.clusters ?? []) {
		for (const address of [cluster?.server, cluster?.["proxy-url"]]) maskPassword(address, mask)
	}
}
const proxyVariable = /^(https?|all)_proxy$/i
function maskProxies(env, mask) {
	for (const [name, address] of Object.entries(env)) if (proxyVariable.test(name)) maskPassword(address, mask)
}
function maskPassword(address, mask) {
	const [, user = "", password = ""] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([^:/?#]*):(.+)@/is.exec(address ?? "") ?? []
	if (password === "") return
	for (const secret of new Set([password, decodeLeniently(password), basicAuth(user, password)])) mask(secret)
}
function basicAuth(user, password) {
	return Buffer.from(`${decodeLeniently(user)}:${decodeLeniently(password)}`).toString("base64")
}
const secretName = /token|secret|password|key|credential/i
function secretsOfUser(user) {
	const key = user["client-key-data"]
	const decoded = key === undefined ? [] : Buffer.from(key, "base64").toString("utf8").split("\n")
	const named = [...Object.entries(user["auth-provider"]?.config ?? {}), ...(user.exec?.env ?? []).map(({name, value}) => [name, value])].flatMap(([name, value]) => (secretName.test(name) ? [value] : []))
	const given = secretArguments(user.exec?.args ?? [])
	return [user.token, user.password, key, ...decoded.filter(isKeyLine), ...named, ...given].filter(secret => typeof secret === "string" && secret.trim() !== "")
}
const secretFlag = /^--?[\w-]*(token|secret|password|key)$/i
function secretArguments(args) {
	return args.flatMap((arg, index) => {
		const [flag = "", ...value] = arg.split("=")
		if (!secretFlag.test(flag)) return []
		return value.length > 0 ? [value.join("=")] : (args[index + 1] ?? "")
	})
}
function isKeyLine(line) {
	return line.trim() !== "" && !line.startsWith("-----")
}
async function findKubeconfig(inputs, ports) {
	maskProxies(ports.env, ports.mask)
	throwFaults(find_kubeconfig_contradictions(inputs))
	if (inputs.server !== undefined) {
		return writeKubeconfig(serverKubeconfig(inputs.server, inputs.serverToken ?? "", inputs.serverCa), inputs, ports)
	}
	if (inputs.kubeconfig !== undefined) {
		return writeKubeconfig(readKubeconfig(inputs.kubeconfig), inputs, ports)
	}
	return (await defaultKubeconfig(inputs, ports)) ?? (await podServiceAccount(ports)) ?? noKubeconfig(ports.env.KUBECONFIG)
}
function find_kubeconfig_contradictions(inputs) {
	const fault = (message, hint) => new UserError(message, {code: "input", hint})
	const faults = []
	if (inputs.kubeconfig !== undefined && inputs.server !== undefined) {
		faults.push(fault("Inputs 'kubeconfig' and 'server' are both set", "Remove one: both select the cluster."))
	}
	if (inputs.server !== undefined && inputs.serverToken === undefined) {
		faults.push(fault("Input 'server' is set, but 'server-token' is not", "Set it to the token of a user or ServiceAccount."))
	}
	if (inputs.server === undefined && (inputs.serverToken ?? inputs.serverCa) !== undefined) {
		faults.push(fault("Inputs 'server-token' and 'server-ca' need 'server'", "Add the API server's address."))
	}
	return faults
}
async function writeKubeconfig(config, inputs, ports) {
	maskSecrets(config, ports)
	throwFaults([...refusedExecPlugins(config, inputs.allowExec), ...refusedFileReferences(config)])
	const selected = selectContext(config, inputs.server === undefined ? inputs.context : undefined)
	const file = (0, external_node_path_.join)(ports.folder, "kubeconfig")
	await writeFile(file, encode({...config, "current-context": selected.context}))
	return toSource(selected, [`--kubeconfig=${file}`], file)
}
async function writeFile(file, content) {
	try {
		await writePrivate(file, content)
	} catch (cause) {
		throw new UserError(`The kubeconfig cannot be written: ${cause.message}`, {code: "runner", hint: "Check that the disk of the runner's RUNNER_TEMP is not full.", cause})
	}
}
async function defaultKubeconfig(inputs, ports) {
	rejectKubeconfigText(ports.env.KUBECONFIG ?? "")
	const {code, stdout, stderr} = await ports.kubectl(["config", "view", "--output=json"])
	if (code !== 0) {
		throw new UserError(`kubectl cannot read its kubeconfig: ${withoutQuotations(stderr.trim())}`, {code: "kubeconfig", hint: "Check the file that KUBECONFIG names, or ~/.kube/config."})
	}
	const config = parseOutput(stdout)
	maskAddresses(config, ports.mask)
	if ((config.contexts ?? []).length === 0) return undefined
	const selected = selectContext(config, inputs.context)
	return toSource(selected, [`--context=${selected.context}`], undefined)
}
function rejectKubeconfigText(named) {
	const decoded = /^[\w+/=\s-]{64,}$/.test(named) ? Buffer.from(named, "base64").toString("utf8") : ""
	if (![named, decoded].some(text => /\b(apiVersion|clusters|contexts|users)\b"?\s*:/.test(text))) return
	throw new UserError("The environment variable KUBECONFIG holds the text of a kubeconfig instead of its path", {code: "kubeconfig", hint: "Pass the text in input 'kubeconfig'."})
}
function toSource({context, namespace, server, user}, args, file) {
	const behindPath = (URL.parse(server)?.pathname ?? "/") !== "/"
	return {args: [...args, ...(behindPath ? ["--append-server-path"] : [])], file, context, server, namespace: namespace ?? "default", user}
}
const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount"
async function podServiceAccount({env}) {
	const {KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port} = env
	if (host === undefined || port === undefined) return undefined
	const namespace = await (0, promises_.readFile)((0, external_node_path_.join)(serviceAccount, "namespace"), "utf8").catch(() => undefined)
	if (namespace === undefined) return undefined
	const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`
	return {args: [], file: undefined, context: undefined, server, namespace: namespace.trim(), user: undefined}
}
function noKubeconfig(named) {
	const where = named ? `: KUBECONFIG is '${named}', which contains no context` : ""
	throw new UserError(`No kubeconfig found${where}`, {code: "kubeconfig", hint: "Set input 'kubeconfig', or 'server' and 'server-token', or log in with your cloud's own action in an earlier step."})
}
const outputLimit = 16 * 1024
async function startProxy(options) {
	const {endpointArgs, endpointOf} = listener(options.folder)
	const args = ["proxy", ...endpointArgs, ...options.args]
	const child = startProgram("kubectl", args, {env: kubectlEnvironment(options.env)})
	const kill = () => killProgram(child)
	const output = collect(child)
	const ended = new Promise(resolve => {
		child.once("error", resolve)
		child.once("close", () => resolve(undefined))
	})
	const exited = new Promise(resolve => child.once("exit", resolve))
	register(child.pid, options, kill)
	options.signal.addEventListener("abort", kill, {once: true})
	const firstLine = await Promise.race([output.firstLine, ended])
	options.signal.throwIfAborted()
	if (typeof firstLine !== "string") throw explainStart(firstLine ?? startFailure(output.stderr()))
	return {
		endpoint: endpointOf(firstLine),
		stderr: output.stderr,
		assertRunning() {
			if (child.exitCode === null && child.signalCode === null) return
			throw new ConnectionError(`kubectl proxy has ended (${child.signalCode ?? `exit code ${child.exitCode}`})`)
		},
		async close() {
			options.signal.removeEventListener("abort", kill)
			kill()
			await exited
		}
	}
}
function register(pid, {started}, kill) {
	try {
		if (pid !== undefined) started(pid)
	} catch (error) {
		kill()
		throw error
	}
}
function startFailure(stderr) {
	if (/^error: EOF$/m.test(stderr)) {
		return new UserError("The context in the kubeconfig has no user with credentials", {code: "kubeconfig", hint: "Export the whole kubeconfig: `kubectl config view --raw --minify --flatten`."})
	}
	const output =
		withoutPasswords(
			stderr
				.trim()
				.replace(/^error: /i, "")
				.replace(/\n\*? */g, " ")
		) || "it printed no error"
	const cause = connectionCause(output)
	return new UserError(`${cause?.message ?? "kubectl proxy does not start"}: ${output}`, {code: cause?.code ?? "kubectl", hint: cause?.hint ?? "Test the kubeconfig with `kubectl get --raw /version`."})
}
function collect(child) {
	let stderr = ""
	child.stderr.setEncoding("utf8").on("data", chunk => {
		stderr = lastLines(stderr + chunk, outputLimit)
	})
	let rest = ""
	const firstLine = new Promise(resolve => {
		child.stdout.setEncoding("utf8").on("data", chunk => {
			const stdout = rest + chunk
			const line = /Starting to serve on .{0,500}(?=\n)/.exec(stdout)
			if (line !== null) resolve(line[0])
			rest = stdout.slice(-outputLimit)
		})
	})
	return {firstLine, stderr: () => stderr}
}
function listener(folder) {
	if ((0, external_node_os_.platform)() !== "win32") {
		const socketPath = (0, external_node_path_.join)(folder, "k.sock")
		return {endpointArgs: [`--unix-socket=${socketPath}`], endpointOf: () => ({socketPath})}
	}
	const prefix = `/${(0, external_node_crypto_.randomUUID)()}`
	return {endpointArgs: ["--port=0", `--api-prefix=${prefix}/`], endpointOf: firstLine => ({port: Number(/:(\d+)\s*$/.exec(firstLine)?.[1]), prefix})}
}
async function openCluster(inputs, ports) {
	const {redact} = ports
	const source = await findKubeconfig(inputs, ports)
	const [proxy, client] = await startKubectl(source, ports)
	const transport = openTransport(proxy.endpoint, proxy.assertRunning)
	const server = withoutCredentials(source.server)
	const explain = error => explainConnection(error, {server, user: source.user}, proxy.stderr())
	const closed = new AbortController()
	const signal = AbortSignal.any([ports.signal, closed.signal])
	const close = async () => {
		closed.abort()
		transport.close()
		await proxy.close()
	}
	try {
		const {version, identity} = await identify(createApi(transport, {signal, redact, policy: whileConnecting}))
		const skew = skewWarning(client, version)
		if (skew !== undefined) ports.warn(skew)
		return {api: createApi(transport, {signal, redact}), identity, server, context: source.context, kubeFlags: {kubeconfig: source.file, context: source.context}, namespace: source.namespace, version: version.gitVersion ?? "unknown", explain, close}
	} catch (error) {
		await close()
		throw explain(error)
	}
}
async function startKubectl({args}, ports) {
	const [proxy, version] = await Promise.allSettled([startProxy({...ports, args}), kubectlVersion(ports.kubectl)])
	if (proxy.status === "fulfilled" && version.status === "fulfilled") return [proxy.value, version.value]
	if (proxy.status === "fulfilled") await proxy.value.close()
	throw [version, proxy].find(each => each.status === "rejected")?.reason
}
async function identify(api) {
	const review = {apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview"}
	const [version, self] = await Promise.all([api.send({method: "GET", path: "/version"}), api.send({method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: review})])
	if (typeof version.body.gitVersion !== "string") throw notKubernetes()
	const status = self.body.status
	return {version: version.body, identity: status?.userInfo?.username ?? "unknown"}
}
function withoutCredentials(server) {
	const address = URL.parse(server)
	if (address === null) return server
	address.username = ""
	address.password = ""
	return address.href.replace(/\/$/, "")
}
const signals = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}
const signalMeanings = {
	SIGABRT: "it aborted (SIGABRT)",
	SIGBUS: "it crashed (SIGBUS)",
	SIGFPE: "it crashed (SIGFPE)",
	SIGILL: "it crashed (SIGILL): an instruction that the processor does not support",
	SIGKILL: "killed (SIGKILL)",
	SIGSEGV: "it crashed (SIGSEGV): invalid memory access",
	SIGTERM: "told to stop (SIGTERM)"
}
const codeMeanings = {0: "it ended without an error, but is expected to keep running", 126: "a command is not executable", 127: "a command does not exist"}
const startErrors = new Set(["StartError", "ContainerCannotRun"])
function couldNotStart(end) {
	return startErrors.has(end?.reason)
}
function lastEnd({state, lastState}) {
	return state?.terminated ?? lastState?.terminated
}
function mayBeKilledForProbe({exitCode, reason}) {
	return (exitCode === 137 || exitCode === 143) && reason !== "OOMKilled"
}
function exitSummary({exitCode, signal, reason}) {
	if (reason === "OOMKilled") return "was killed: out of memory"
	return signal === undefined || signal === 0 ? `ended with exit code ${exitCode}` : `ended by signal ${signal}`
}
function exitDescription(end, spec) {
	const {exitCode, signal, reason} = end
	const ended = `exit code ${exitCode}`
	if (reason === "OOMKilled") return `${ended}, killed (SIGKILL): ${outOfMemoryCause(spec)}`
	if (couldNotStart(end)) return `${ended}: it could not be started`
	const name = signals[signal || exitCode - 128]
	if (name !== undefined) return `${ended}, ${signalMeanings[name] ?? `ended by ${name}`}`
	const meaning = codeMeanings[exitCode]
	return meaning === undefined ? ended : `${ended}: ${meaning}`
}
function outOfMemoryCause({resources}) {
	const limit = resources?.limits?.memory
	return limit === undefined ? "it has no memory limit, and its node had no memory left" : `it used more than its memory limit of ${limit}`
}
function eventsAbout({metadata}, {events}) {
	if (metadata.uid === undefined) return []
	return events
		.filter(event => event.involvedObject?.uid === metadata.uid)
		.map(readEvent)
		.toSorted((a, b) => b.at - a.at)
}
function readEvent(event) {
	const {reason = "", message = "", involvedObject, series, count} = event
	const at = lastTimeOf(event) ?? 0
	return {reason, message, fieldPath: involvedObject?.fieldPath, at, count: series?.count ?? count ?? 1}
}
function lastTimeOf(event) {
	const {series, lastTimestamp, eventTime} = event
	const written = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp
	return Date.parse(written ?? "") || undefined
}
function newest(events, ...reasons) {
	return events.find(({reason}) => reasons.includes(reason))
}
const maxSummaries = 10
function summarizeEvents(events, uid) {
	const warnings = events.filter(event => event.type === "Warning").map(readWarning)
	const newest = Math.max(...events.map(readWarning).map(({at}) => at ?? Number.NEGATIVE_INFINITY))
	const isFirst = event => Number(event.uid === uid)
	const sorted = warnings.toSorted((a, b) => isFirst(b) - isFirst(a) || (b.at ?? 0) - (a.at ?? 0))
	const groups = Map.groupBy(sorted, event => [event.about.split("/")[0], event.reason, withoutPodDetails(event)].join("\n"))
	return [...groups.values()].slice(0, maxSummaries).flatMap(group => {
		const [first] = group
		if (first === undefined) return []
		const {about, reason, message} = first
		const count = group.reduce((sum, event) => sum + event.count, 0)
		const at = Math.max(...group.map(event => event.at ?? Number.NEGATIVE_INFINITY))
		return [{about, reason, message, count, age: Number.isFinite(at) ? Math.round((newest - at) / 1000) : undefined}]
	})
}
function readWarning(event) {
	const {reason = "", message = "", count, involvedObject: about, series} = event
	return {about: `${about?.kind ?? "Object"}/${about?.name ?? ""}`, reason, message: message.trim(), count: series?.count ?? count ?? 1, at: lastTimeOf(event), uid: about?.uid}
}
function withoutPodDetails({about, message}) {
	return message
		.replace(/\bpods "[^"]*"/g, "pods")
		.replaceAll(about.slice(about.indexOf("/") + 1), "")
		.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
		.replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\[[0-9a-f:]+\]/g, "")
}
function conditionsOf(object) {
	const status = object.status
	return currentConditions(object, status?.conditions)
}
function currentConditions(object, listed) {
	return readConditions(listed).filter(condition => !conditions_isOutdated(object, condition))
}
function conditions_isOutdated(object, {observedGeneration: observed}) {
	return observed !== undefined && isOlder(object, observed)
}
function isOutdatedOnly(object, listed) {
	const all = readConditions(listed)
	return all.length > 0 && all.every(condition => conditions_isOutdated(object, condition))
}
function readConditions(listed) {
	return Array.isArray(listed) ? listed.map(normalizeStatus).filter(isCondition) : []
}
function normalizeStatus(value) {
	const {status} = value ?? {}
	const plain = String(status).toLowerCase()
	const normal = plain === "true" ? "True" : plain === "false" ? "False" : status
	return normal === status ? value : {...value, status: normal}
}
function isCondition(value) {
	const condition = value
	return typeof condition?.type === "string" && typeof condition.status === "string"
}
function findCondition(conditions, type) {
	return conditions.find(condition => condition.type === type)
}
function isTrue(condition) {
	return condition?.status === "True"
}
function describeCondition({type, status, reason, message}) {
	return message || reason || `${type} is ${status}`
}
function isOlder(object, observed) {
	return observed < (object.metadata.generation ?? 0)
}
const noClusterFacts = {lateBindingClasses: new Set(), operatorSecrets: new Set(), errorBudget: () => 0}
const noOwnedResources = {revisions: [], pods: [], events: []}
const ready = {state: "ready"}
function readyBut(message) {
	return {state: "ready", message}
}
function progressing(message) {
	return {state: "progressing", message}
}
function failing(reason, message, attempt) {
	return {state: "failing", reason, message, ...(attempt && {attempt})}
}
function failed(reason, message, attempt) {
	return {state: "failed", reason, message, ...(attempt && {attempt})}
}
function terminallyFailed(reason, message, attempt) {
	return {state: "failed", reason, message, terminal: true, ...(attempt && {attempt})}
}
function tooFew(have, want, what) {
	return have < want ? progressing(`${have} of ${want} ${what}`) : undefined
}
function tooMany(count, kind) {
	return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined
}
function available(minReadySeconds = 0) {
	return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available"
}
function attemptOf({lastTransitionTime = ""}) {
	const at = Date.parse(lastTransitionTime)
	return Number.isNaN(at) ? undefined : {at}
}
const notObserved = progressing("waiting for its controller to observe the change")
function waitIfOutdated(object) {
	const observed = observedGeneration(object)
	return observed !== undefined && isOlder(object, observed) ? notObserved : undefined
}
function waitIfUnobserved(object) {
	return observedGeneration(object) === undefined ? notObserved : waitIfOutdated(object)
}
function observedGeneration(object) {
	const status = object.status
	const written = status?.observedGeneration
	const observed = typeof written === "string" && written !== "" ? Number(written) : written
	return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined
}
function lastChange({metadata}) {
	const changes = (metadata.managedFields ?? []).filter(({subresource}) => subresource !== "status").map(({time}) => Date.parse(time ?? "") || 0)
	return Math.max(0, ...changes)
}
function isBeforeLastChange(object, condition) {
	return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object)
}
function podsByRevision(object, {pods, revisions}) {
	const isCurrent = currentPods(object, revisions)
	const {current = [], previous = []} = Object.groupBy(pods, pod => (isCurrent(pod) ? "current" : "previous"))
	return {current, previous}
}
function currentPods(object, revisions) {
	const status = object.status ?? {}
	switch (object.kind) {
		case "Deployment":
		case "Rollout": {
			const current = currentRevision(object, revisions)?.metadata.uid
			return ({metadata}) => (metadata.ownerReferences ?? []).some(({uid}) => uid === current)
		}
		case "StatefulSet":
			return ({metadata}) => metadata.labels?.["controller-revision-hash"] === status.updateRevision
		case "DaemonSet": {
			const generation = object.metadata.annotations?.["deprecated.daemonset.template.generation"]
			return ({metadata}) => generation === undefined || metadata.labels?.["pod-template-generation"] === generation
		}
		default:
			return () => true
	}
}
const revisionAnnotation = "deployment.kubernetes.io/revision"
function currentRevision(object, revisions) {
	if (object.kind === "Rollout") {
		const {currentPodHash} = object.status ?? {}
		return revisions.find(({metadata}) => metadata.labels?.["rollouts-pod-template-hash"] === currentPodHash)
	}
	const number = object.metadata.annotations?.[revisionAnnotation]
	if (number === undefined) return undefined
	return revisions.find(({metadata}) => metadata.annotations?.[revisionAnnotation] === number)
}
function failureMessage({rollout, representative}) {
	const {ref, readiness, object, owned} = rollout
	const message = readiness.message ?? "not ready"
	const podMessage = representative?.readiness.message
	const needsPod = ref.kind === "Job" && podMessage !== undefined && !message.includes(podMessage)
	const problem = `${needsPod ? `${message}: ${podMessage}` : message}${beforeRunNote(readiness)}`
	if (ref.kind !== "StatefulSet" || representative === undefined) return problem
	const {replicas = 1, podManagementPolicy = "OrderedReady"} = object.spec ?? {}
	const waiting = replicas - owned.pods.length
	if (podManagementPolicy !== "OrderedReady" || waiting <= 0) return problem
	const others = waiting === 1 ? "1 pod waits" : `${waiting} pods wait`
	return `${problem}; ${others} for ${representative.pod.metadata.name} (podManagementPolicy OrderedReady)`
}
function beforeRunNote(readiness) {
	if (readiness.state !== "failing" && readiness.state !== "failed") return ""
	const {words} = readiness.before ?? {}
	if (words === undefined) return ""
	return readiness.state === "failed" ? ` (${words})` : ` (${words}, with no attempt since)`
}
const kindsWithRevisions = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout"])
function previousVersionNote({object, owned}) {
	if (!kindsWithRevisions.has(object.kind) || waitIfUnobserved(object) !== undefined) return undefined
	const {previous} = podsByRevision(object, owned)
	const serving = previous.filter(pod => isTrue(findCondition(conditionsOf(pod), "Ready")) && pod.metadata.deletionTimestamp === undefined)
	const [one] = serving
	if (one === undefined) return undefined
	const ready = serving.length
	const image = changedImage(one.spec, templateOf(object))
	const named = image === undefined ? "" : ` (${shortName(image)})`
	const wanted = Math.max(ready, wantedPods(object))
	return `the previous version${named} is still serving with ${ready} of ${wanted} ${wanted === 1 ? "pod" : "pods"}`
}
function templateOf({spec}) {
	const {template} = spec ?? {}
	return template?.spec ?? {}
}
function changedImage({containers: before = []}, {containers: now = []}) {
	return before.find(({name, image}) => now.some(each => each.name === name && each.image !== image))?.image
}
function shortName(image) {
	return image.slice(image.lastIndexOf("/") + 1).replace(/@(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "@$1")
}
function wantedPods({kind, spec, status}) {
	if (kind === "DaemonSet") {
		return (status ?? {}).desiredNumberScheduled ?? 0
	}
	return (spec ?? {}).replicas ?? 1
}
const retryPeriod = 20_000
function markPodBeforeRun(readiness, pod, {times}) {
	if (times === undefined || isCreatedSince(pod, times)) return readiness
	const retry = deletePod(pod)
	if (readiness.state === "failed" && readiness.attempt === undefined) {
		if (readiness.terminal !== true) return {...readiness, retriedWithin: retryPeriod}
		return before_run_phaseOf(pod) === "Failed" ? {...readiness, before: {words: "failed before this run", retry}} : readiness
	}
	return markIfBefore(readiness, times, retry)
}
function markBeforeRun(readiness, object, {times}, retry) {
	if (times === undefined || isChangedSince(object, times)) return readiness
	return markIfBefore(readiness, times, retry)
}
function markIfBefore(readiness, times, retry) {
	if (readiness.state !== "failed" && readiness.state !== "failing") return readiness
	const {attempt, reason, message} = readiness
	if (attempt === undefined || isAfterLastWrite(attempt.at, times)) return readiness
	const before = {words: describeAttempt(attempt, times), next: attempt.next, retry}
	return {...failing(reason, message), before}
}
function isAfterLastWrite(at, {since}) {
	return Math.floor(at / 1_000) > Math.floor(since / 1_000)
}
function isChangedSince(object, times) {
	return isCreatedSince(object, times) || isWrittenSince(object, times)
}
function isCreatedSince({metadata}, {begun}) {
	const created = Date.parse(metadata.creationTimestamp ?? "")
	return Number.isNaN(created) || created >= begun
}
function isWrittenSince(object, {begun}) {
	return (lastWriteOf(object) ?? Number.NEGATIVE_INFINITY) >= begun
}
function before_run_phaseOf({status}) {
	return status?.phase
}
function describeAttempt({at}, {begun, since}) {
	if (at === 0) return "last failed before this run"
	if (at >= begun) return since > begun ? "last failed before this run's last change" : "last failed just before this run"
	return `last failed ${formatDuration(begun - at)} before this run`
}
function nextAttempt({next}, now) {
	return next === undefined || next <= now ? undefined : `next attempt in about ${formatDuration(next - now)}`
}
function deletePod(pod) {
	return {...deletePods([pod]), needsRun: (pod.metadata.ownerReferences ?? []).length === 0}
}
function deletePods(pods) {
	const names = pods.map(({metadata}) => shellWord(metadata.name ?? ""))
	return {command: `kubectl delete pod ${names.join(" ")}${inNamespace(pods[0])}`, needsRun: false}
}
function deleteJob(job) {
	return {command: `kubectl delete job ${shellWord(job.metadata.name ?? "")}${inNamespace(job)}`, needsRun: true}
}
function rolloutRestart(object) {
	const {updateStrategy} = object.spec ?? {}
	const replaces = object.kind === "Deployment" || (object.kind === "DaemonSet" && updateStrategy?.type !== "OnDelete")
	if (!replaces || !object.apiVersion.startsWith("apps/")) return undefined
	const name = `${object.kind.toLowerCase()}/${shellWord(object.metadata.name ?? "")}`
	return {command: `kubectl rollout restart ${name}${inNamespace(object)}`, needsRun: false}
}
function inNamespace(object) {
	const namespace = object?.metadata.namespace
	return namespace === undefined ? "" : ` --namespace ${shellWord(namespace)}`
}
function withRetryCommand(readiness, retry) {
	if (retry === undefined || readiness === undefined || !("before" in readiness) || readiness.before === undefined) {
		return readiness
	}
	return {...readiness, before: {...readiness.before, retry}}
}
function retryAdvice({command, needsRun}) {
	return needsRun ? `To retry, run this before the next deployment: ${command}` : `To retry now: ${command}`
}
function blockingContainerOf(pod) {
	const {phase} = pod.status ?? {}
	if (phase !== "Failed" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return undefined
	const pending = containersOf(pod)
		.filter(({done}) => !done)
		.map(({container}) => container)
	return pending.find(({status}) => hasProblem(status)) ?? pending.find(({status}) => hasCrashed(status)) ?? pending[0]
}
const ordinaryReasons = new Set([undefined, "ContainerCreating", "PodInitializing"])
function isOrdinaryWait(reason) {
	return ordinaryReasons.has(reason)
}
function hasProblem({state}) {
	return !isOrdinaryWait(state?.waiting?.reason) || (state?.terminated?.exitCode ?? 0) !== 0
}
function hasCrashed({restartCount = 0, lastState}) {
	return restartCount > 0 && lastState?.terminated !== undefined
}
function containersOf(pod) {
	const {restartPolicy = "Always", initContainers = [], containers = []} = pod.spec ?? {}
	const {initContainerStatuses = [], containerStatuses = []} = pod.status ?? {}
	const found = (list, names, statuses) =>
		names.flatMap((name, index) => {
			const status = statuses.find(each => each.name === name)
			return status === undefined ? [] : [{name, list, index, status}]
		})
	const sidecars = new Set(initContainers.filter(each => each.restartPolicy === "Always").map(({name}) => name))
	return [
		...found("initContainers", initContainers.map(pod_containers_nameOf), initContainerStatuses).map(container => ({container, done: sidecars.has(container.name) ? isUp(container.status) : hasSucceeded(container.status)})),
		...found("containers", containers.map(pod_containers_nameOf), containerStatuses).map(container => ({container, done: container.status.ready === true || (restartPolicy !== "Always" && hasSucceeded(container.status))}))
	]
}
function isUp({started, ready}) {
	return started === true && ready !== false
}
function hasSucceeded({state}) {
	return state?.terminated?.exitCode === 0
}
function pod_containers_nameOf({name}) {
	return name
}
function containerStatusEntries({metadata}) {
	const ofStatus = (metadata.managedFields ?? []).filter(({subresource}) => subresource === "status")
	return ofStatus.flatMap(({fieldsV1, ...entry}) => {
		if (fieldsV1 === undefined) return [entry]
		const fields = fieldsV1["f:status"] ?? {}
		return "f:containerStatuses" in fields || "f:initContainerStatuses" in fields ? [entry] : []
	})
}
function lastContainerStatus(pod) {
	return Math.max(0, ...containerStatusEntries(pod).map(({time}) => Date.parse(time ?? "") || 0))
}
const probeResults = [
	[/statuscode: (\d+)/, code => ({kind: "http-status", code: Number(code)})],
	[/connection refused/, () => ({kind: "refused"})],
	[/server gave HTTP response to HTTPS client/, () => ({kind: "plain-http"})],
	[/deadline exceeded|Client\.Timeout|timed out|(?:i\/o|handshake) timeout|failed to connect service/, () => ({kind: "timeout"})],
	[/service unhealthy \(responded with "?([A-Z_]+)/, status => ({kind: "grpc-status", status})]
]
function readProbeResult(message) {
	for (const [pattern, result] of probeResults) {
		const match = pattern.exec(message)
		if (match !== null) return result(match[1] ?? "")
	}
	const text = message.replace(/^\w+ probe (failed|errored( and resulted in \w+ state)?|warning):\s*/i, "")
	return {kind: "other", text: text.trim()}
}
function probeSummary(type, container, events) {
	const failure = lastFailedProbe(type, container, events)
	return failure && `${type.toLowerCase()} probe ${summaryOf(readProbeResult(failure.message))}`
}
function summaryOf(result) {
	switch (result.kind) {
		case "http-status":
			return `gets HTTP ${result.code}`
		case "refused":
			return "cannot connect (connection refused)"
		case "timeout":
			return "gets no response in time"
		case "plain-http":
			return "uses HTTPS but gets HTTP"
		case "grpc-status":
			return `gets ${result.status}`
		case "other":
			return "fails"
	}
}
function lastFailedProbe(type, container, events) {
	return events.find(({reason, message, fieldPath}) => (reason === "Unhealthy" || reason === "ProbeError") && message.startsWith(`${type} probe`) && (fieldPath === undefined || fieldPath.includes(`{${container}}`)))
}
const schedulingProblems = [
	[/persistentvolumeclaim "([^"]+)" not found/, claim => ({kind: "missing-claim", claim})],
	[/Insufficient ([^\s,.]+(?:\.[^\s,.]+)*)/, resource => ({kind: "insufficient", resource})],
	[/didn't match Pod's node affinity\/selector|didn't match node selector/, () => ({kind: "node-affinity"})],
	[/unbound immediate PersistentVolumeClaims/, () => ({kind: "unbound-claim"})],
	[/didn't find available persistent volumes/, () => ({kind: "no-volume"})],
	[/anti-affinity rules/, () => ({kind: "pod-anti-affinity"})],
	[/didn't match pod topology spread constraints/, () => ({kind: "topology-spread"})],
	[/didn't have free ports/, () => ({kind: "host-port"})],
	[/Too many pods/, () => ({kind: "too-many-pods"})]
]
function readSchedulingProblems(message) {
	const problems = schedulingProblems.flatMap(([pattern, problem]) => {
		const match = pattern.exec(message)
		return match === null ? [] : [problem(match[1] ?? "")]
	})
	const taints = [...message.matchAll(/node\(s\) had untolerated taint(?:\(s\))? ?(?:\{([^}]*)\})?/g)]
	return taints.length === 0 ? problems : [...problems, {kind: "taints", taints: taints.flatMap(readTaint)}]
}
function readTaint([, taint]) {
	return taint ? [taint.replace(/: /, "=").replace(/[:=]\s*$/, "")] : []
}
function withoutPreemption(message) {
	return message.replace(/(?<!\s)\s*(no new claims to deallocate, )?preemption: [\s\S]*$/, "").replace(/\.$/, "")
}
function readMissingReference(pod, message) {
	return readFromContainer(message) ?? readFromVolume(pod, message)
}
function readFromContainer(message) {
	const whole = /\b(configmap|secret) "([^"]+)" not found/i.exec(message)
	if (whole !== null) return {kind: missing_references_kindOf(whole[1]), name: whole[2]}
	const part = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,]+)/.exec(message)
	return part === null ? undefined : {kind: missing_references_kindOf(part[2]), name: part[3], key: part[1] ?? ""}
}
function readFromVolume({spec}, message) {
	const [, kind, key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? []
	if (kind === undefined || key === undefined) return undefined
	const {volumes = []} = spec ?? {}
	const volume = volumes.find(({name}) => message.includes(`volume "${name}"`))
	return {kind: missing_references_kindOf(kind), name: volume?.secret?.secretName ?? volume?.configMap?.name, key}
}
function missing_references_kindOf(word = "") {
	return word.toLowerCase() === "secret" ? "Secret" : "ConfigMap"
}
function setUpFailure(events) {
	return events.find(({message}) => message.includes("SetUp failed"))
}
function volumeIn(message) {
	return /volume "([^"]+)"/.exec(message)?.[1]
}
const pullFailures = [
	{kind: "invalid-name", reasons: ["InvalidImageName"], message: "it is not a valid image name", outlook: "terminal"},
	{kind: "never-pulled", reasons: ["ErrImageNeverPull"], message: "it is not on the node, and its imagePullPolicy is Never", outlook: "persistent"},
	{kind: "rate-limit", pattern: /toomanyrequests|too many requests|rate limit/i, message: "the registry limits the rate of pulls", outlook: "transient"},
	{kind: "kubelet-rate-limit", pattern: /pull QPS exceeded/i, message: "the kubelet limits the rate of pulls", outlook: "transient"},
	{kind: "wrong-platform", pattern: /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i, message: "it is not built for the architecture of the node", outlook: "terminal"},
	{kind: "unresolvable-host", pattern: /no such host|server misbehaving|temporary failure in name resolution/i, message: "the name of the registry cannot be resolved", outlook: "transient"},
	{kind: "server-error", pattern: /\b50\d (internal|bad|service|gateway)|unexpected (http )?status[^\n]{0,300}: 5\d\d\b/i, message: "the registry returned a server error", outlook: "transient"},
	{kind: "unreachable", reasons: ["RegistryUnavailable"], pattern: /timeout|timed out|deadline exceeded|connection (refused|reset)|unreachable|no route to host|unexpected EOF|: EOF/i, message: "the registry cannot be reached", outlook: "transient"},
	{kind: "disk-full", pattern: /no space left on device/i, message: "the disk of the node is full", outlook: "transient"},
	{kind: "plain-http", pattern: /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i, message: "the registry responds with HTTP to an HTTPS request", outlook: "persistent"},
	{kind: "untrusted-certificate", pattern: /x509|certificate/i, message: "the connection to the registry is not trusted", outlook: "persistent"},
	{kind: "unknown-or-private", pattern: /does not exist or may require|insufficient_scope/i, message: "its repository does not exist or is private", outlook: "persistent"},
	{kind: "denied", pattern: /unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i, message: "the registry denies access", outlook: "persistent"},
	{kind: "signature", reasons: ["SignatureValidationFailed"], pattern: /signature|is rejected by policy/i, message: "its signature is not accepted", outlook: "persistent"},
	{kind: "unknown-repository", pattern: /name unknown|repository .{0,300}not found/i, message: "not found", outlook: "terminal"},
	{kind: "unknown-version", pattern: /not found|manifest unknown|NotFound/i, message: "not found", outlook: "terminal"}
]
const pullReasons = new Set(["ErrImagePull", "ImagePullBackOff", ...pullFailures.flatMap(({reasons = []}) => reasons)])
function isPullReason(reason) {
	return pullReasons.has(reason)
}
function readPullFailure(reason, message, image) {
	const text = withoutNames(message, image)
	return pullFailures.find(({reasons = []}) => reasons.includes(reason)) ?? pullFailures.find(({pattern}) => pattern?.test(text) === true)
}
function withoutNames(message, image) {
	const [name = image] = image.split(/[:@]/)
	const unquoted = message.replace(/"[^"]*"/g, "")
	return name === "" ? unquoted : unquoted.replaceAll(name, "")
}
function pullMessage(waiting, image, events) {
	if (!isUnexplained(waiting)) return waiting
	return events.find(event => isFailedPull(event, image))?.message ?? waiting
}
function isUnexplained(message) {
	return /^(Back-off pulling image "[^"]*")?$/.test(message)
}
function isFailedPull({reason, message}, image) {
	return reason === "Failed" && message.startsWith(`Failed to pull image "${image}"`)
}
function missingPullSecrets(events) {
	const event = newest(events, "FailedToRetrieveImagePullSecret")
	return /secrets \(([^)]+)\)/.exec(event?.message ?? "")?.[1]?.split(/,\s*/) ?? []
}
const startFailures = [
	{pattern: /executable file .{0,300}not found|no such file or directory/, kind: "not-found"},
	{pattern: /permission denied/, kind: "not-executable"},
	{pattern: /exec format error/i, kind: "wrong-architecture"}
]
function readStartFailure(message) {
	const row = startFailures.find(({pattern}) => pattern.test(message))
	return row && {kind: row.kind, file: fileToRun(message)}
}
function fileToRun(message) {
	return /exec: "([^"]+)"|executable file [`']([^`']+)['`]|exec (\/\S+?):/.exec(message)?.slice(1).find(Boolean)
}
const start_failures_transient = /deadline exceeded|timed? ?out|no space left|temporarily unavailable|device or resource busy/i
function isTransientStartFailure(message) {
	return start_failures_transient.test(message)
}
const restartsOfLoop = 3
function assessCrash(where, {status}, events) {
	const {state, restartCount = 0} = status
	const end = lastEnd(status)
	const backsOff = state?.waiting?.reason === looping
	if (end === undefined) return backsOff ? failing(looping, `${where} crashes`) : undefined
	const runs = state?.running !== undefined
	const attempt = runs ? undefined : {at: Date.parse(end.finishedAt ?? "") || 0, next: nextStart(status, end)}
	if (!runs && couldNotStart(end)) return assessStart(where, end.message ?? "", attempt, end.reason)
	if (runs && restartCount === 0) return undefined
	const reason = end.reason === "OOMKilled" || restartCount === 0 ? (end.reason ?? "Error") : looping
	const how = killedForProbe(status.name, end, events) ?? exitSummary(end)
	const words = `${where} ${runs ? "was restarted: it " : ""}${how}${restartsInBrackets(restartCount)}`
	return (backsOff && restartCount >= restartsOfLoop ? failed : failing)(reason, words, attempt)
}
function nextStart({state}, {finishedAt = ""}) {
	const pause = parseDuration(/^back-off (\S+) restarting/.exec(state?.waiting?.message ?? "")?.[1] ?? "")
	return pause === undefined ? undefined : Date.parse(finishedAt) + pause || undefined
}
function restartsInBrackets(restarts) {
	return restarts === 0 ? "" : ` (${restarts === 1 ? "1 restart" : `${restarts} restarts`})`
}
function withoutRestarts(message) {
	return message.replace(/ \(\d+ restarts?\)$/, "")
}
const looping = "CrashLoopBackOff"
function killedForProbe(container, end, events) {
	if (!mayBeKilledForProbe(end)) return undefined
	const words = probeSummary("Liveness", container, events) ?? probeSummary("Startup", container, events)
	return words === undefined ? undefined : `was killed because its ${words}`
}
function assessStart(where, message, attempt, reason = "RunContainerError") {
	const result = isTransientStartFailure(message) ? failing : terminallyFailed
	return result(reason, `${where} cannot be started: ${describeStartFailure(message)}`, attempt)
}
const startMessages = {"not-found": "does not exist", "not-executable": "is not executable", "wrong-architecture": "is built for another architecture"}
function describeStartFailure(message) {
	const failure = readStartFailure(message)
	if (failure !== undefined) return `${failure.file ?? "its command"} ${startMessages[failure.kind]}`
	return message === "" ? "the container runtime gives no reason" : message
}
const reasons = {
	CreateContainerConfigError: (waiting, evidence) => assessMissingReference(waiting.pod, waiting, evidence) ?? assessRootUser(waiting) ?? assessCreation(waiting),
	CreateContainerError: waiting => assessCreation(waiting),
	RunContainerError: ({pod, where, message}) => assessStart(where, message, {at: lastContainerStatus(pod)})
}
function assessContainer(pod, container, events, evidence) {
	const where = whereOf(container)
	const {reason, message = ""} = container.status.state?.waiting ?? {}
	const rule = isPullReason(reason) ? assessImage : reasons[reason ?? ""]
	if (rule !== undefined && reason !== undefined) {
		return rule({pod, where, image: imageOf(pod, container), reason, message, events}, evidence)
	}
	const crash = assessCrash(where, container, events)
	if (crash !== undefined) return crash
	return reason === undefined || isOrdinaryWait(reason) ? undefined : failing(reason, `${where}: ${message || reason}`)
}
function whereOf({name, list}) {
	return list === "initContainers" ? `init container ${name}` : `container ${name}`
}
function imageOf({spec}, {list, index, status}) {
	const written = spec[list]
	return written?.[index]?.image ?? status.image ?? ""
}
const withoutBackOff = new Set(["InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable"])
function assessImage(waiting, {operatorSecrets}) {
	const {pod, where, image, reason, events} = waiting
	const message = pullMessage(waiting.message, image, events)
	const readiness = assessPull(where, image, {reason, message}, withoutBackOff.has(reason) ? undefined : lastPull(waiting))
	const secrets = missingPullSecrets(events)
	if (readiness.state !== "failed" || readiness.terminal === true || secrets.length === 0) return readiness
	if (readiness.reason !== "ImagePullBackOff") return readiness
	const withSecrets = `${readiness.message} (pull secret ${secrets.join(", ")} does not exist)`
	const willBeCreated = secrets.some(secret => operatorSecrets.has(`${pod.metadata.namespace ?? ""}/${secret}`))
	return (willBeCreated ? failing : failed)(readiness.reason, withSecrets, readiness.attempt)
}
const backOffReportedWithin = 20_000
const initialBackOff = 10_000
const maxBackOff = 300_000
function lastPull({pod, where, image, reason, events}) {
	const pulls = events.filter(event => isFailedPull(event, image) && (event.fieldPath === undefined || event.fieldPath.includes(`{${where.slice(where.lastIndexOf(" ") + 1)}}`)))
	const written = lastContainerStatus(pod)
	const byStatus = reason === "ErrImagePull" ? written : Math.max(0, written - backOffReportedWithin)
	const at = Math.max(byStatus, ...pulls.map(pull => pull.at))
	const count = pulls[0]?.count
	const pause = count === undefined ? undefined : Math.min(maxBackOff, initialBackOff * 2 ** (count - 1))
	return {at, next: pause === undefined ? undefined : at + pause}
}
function assessRootUser({where, reason, message}) {
	if (!message.includes("runAsNonRoot")) return undefined
	const words = message.includes("non-numeric") ? "its image has a non-numeric user, which runAsNonRoot cannot check" : "its image runs as root, which runAsNonRoot forbids"
	return failed(reason, `${where}: ${words}`)
}
const waiting_container_transient = /failed to sync|deadline exceeded|timed? ?out|is reserved for|at least once|no space left/i
function assessCreation({where, reason, message}) {
	return (waiting_container_transient.test(message) ? failing : failed)(reason, `${where} cannot be created: ${message || reason}`)
}
const resultFor = {transient: failing, persistent: failed, terminal: terminallyFailed}
const alternating = new Set(["ErrImagePull", "ImagePullBackOff"])
function assessPull(where, image, {reason, message}, attempt) {
	const text = `${where}: image ${image} cannot be pulled`
	const shownReason = alternating.has(reason) ? "ImagePullBackOff" : reason
	const failure = readPullFailure(reason, message, image)
	if (failure !== undefined) return resultFor[failure.outlook](shownReason, `${text}: ${failure.message}`, attempt)
	return failing(shownReason, isUnexplained(message) ? text : `${text}: ${message}`, attempt)
}
function assessMissingReference(pod, {reason, where, message, attempt}, {operatorSecrets}) {
	const missing = readMissingReference(pod, message)
	if (missing === undefined) return undefined
	const {kind, name, key} = missing
	const what = name === undefined ? kind : `${kind} ${name}`
	const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`
	const willBeCreated = kind === "Secret" && operatorSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`)
	return willBeCreated ? failing(reason, `${words} yet`, attempt) : failed(reason, words, attempt)
}
const selectedNode = "volume.kubernetes.io/selected-node"
function assessPersistentVolumeClaim(object, {lateBindingClasses}) {
	const {phase} = object.status ?? {}
	const {storageClassName} = object.spec ?? {}
	if (phase === "Bound") return ready
	if (phase === "Lost") return failing("ClaimLost", "its volume no longer exists")
	const isUsed = object.metadata.annotations?.[selectedNode] !== undefined
	if (!isUsed && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
		return readyBut("will be bound when a pod uses it")
	}
	return progressing("waiting for a volume")
}
function assessVolumes(pod, events, evidence) {
	if (hasStartedContainers(pod, events)) return undefined
	const mountEvent = newest(events, "FailedMount", "FailedAttachVolume", "FailedMapVolume")
	const cause = setUpFailure(events) ?? mountEvent
	if (mountEvent !== undefined && cause !== undefined) {
		return assessMount(pod, {...cause, reason: mountEvent.reason, at: Math.max(mountEvent.at, cause.at)}, evidence)
	}
	const network = newest(events, "FailedCreatePodSandBox")
	return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`)
}
function hasStartedContainers(pod, events) {
	if (isTrue(findCondition(conditionsOf(pod), "PodReadyToStartContainers"))) return true
	if (newest(events, "Pulling", "Pulled", "Created", "Started") !== undefined) return true
	const {initContainerStatuses = [], containerStatuses = []} = pod.status ?? {}
	return [...initContainerStatuses, ...containerStatuses].some(({state, restartCount = 0}) => restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined)
}
const permanent = /hostPath type check failed|mount failed: exit status 32[\s\S]*(wrong fs type|No such file)/
function assessMount(pod, {reason, message, at}, evidence) {
	const volume = volumeIn(message)
	const where = volume === undefined ? "its volumes" : `volume ${volume}`
	const missing = assessMissingReference(pod, {reason, where, message, attempt: {at}}, evidence)
	if (missing !== undefined) return missing
	if (/Multi-Attach/.test(message)) return failing(reason, `${where} is still attached to another node`, {at})
	if (/timed out waiting for the condition/.test(message)) return failing(reason, `${where} cannot be mounted in time`, {at})
	const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message
	return (permanent.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`, {at})
}
function assessPod(pod, evidence) {
	return markPodBeforeRun(assessNow(pod, evidence), pod, evidence)
}
function assessNow(pod, evidence) {
	const status = pod.status ?? {}
	if (status.phase === "Succeeded") return readyBut("succeeded")
	if (status.phase === "Failed") return terminallyFailed(status.reason ?? "PodFailed", pod_failureMessage(status))
	if (status.phase === "Running" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return ready
	const events = eventsAbout(pod, evidence)
	const container = blockingContainerOf(pod)
	return assessScheduling(pod, events) ?? (container && assessContainer(pod, container, events, evidence)) ?? assessVolumes(pod, events, evidence) ?? progressing(currentActivity(pod, container, events))
}
function currentActivity(pod, container, events) {
	const {containerStatuses = []} = pod.status ?? {}
	const readyCondition = findCondition(conditionsOf(pod), "Ready")
	if (container === undefined) {
		if (readyCondition?.reason === "ReadinessGatesNotReady") return describeCondition(readyCondition)
		const allReady = containerStatuses.length > 0 && containerStatuses.every(container => container.ready)
		if (allReady && newest(events, "NodeNotReady") !== undefined) return "on an unresponsive node"
		return containerStatuses.length === 0 ? "starting" : "not ready"
	}
	const {name, list, status} = container
	if (status.state?.running === undefined) return isPulling(name, events) ? "pulling image" : "starting"
	const startup = probeSummary("Startup", name, events)
	if (status.started === false) return `starting up${startup === undefined ? "" : `: ${startup}`}`
	if (list === "initContainers" && status.started !== true) return `running init container ${name}`
	const probe = probeSummary("Readiness", name, events)
	return `not ready${probe === undefined ? readyContainers(containerStatuses) : `: ${probe}`}`
}
function isPulling(container, events) {
	const own = events.filter(({fieldPath}) => fieldPath?.includes(`{${container}}`))
	const begun = newest(own, "Pulling")
	const ended = newest(own, "Pulled", "Failed")
	return begun !== undefined && (ended === undefined || ended.at < begun.at)
}
function readyContainers(containers) {
	if (containers.length < 2) return ""
	return ` (${containers.filter(container => container.ready).length} of ${containers.length} containers)`
}
function pod_failureMessage({message, reason, initContainerStatuses = [], containerStatuses = []}) {
	if (message) return message
	for (const {name, state} of [...initContainerStatuses, ...containerStatuses]) {
		const end = state?.terminated
		if (end !== undefined && end.exitCode !== 0) {
			return `container ${name} ${exitSummary(end)}${end.message ? `: ${end.message}` : ""}`
		}
	}
	return reason ?? "failed"
}
const nodeAdded = ["TriggeredScaleUp", "Nominated"]
const noNodeAdded = ["NotTriggerScaleUp", "FailedScaleUp"]
function assessScheduling(pod, events) {
	const {nodeName} = pod.spec ?? {}
	const scheduled = findCondition(conditionsOf(pod), "PodScheduled")
	if (nodeName !== undefined || scheduled?.status === "True") return undefined
	if (scheduled?.reason === "SchedulingGated") return progressing("waiting for its scheduling gates")
	if (scheduled?.reason !== "Unschedulable") return progressing("waiting for a node")
	const words = withoutPreemption(describeCondition(scheduled))
	const problems = readSchedulingProblems(words)
	const missing = problems.find(problem => problem.kind === "missing-claim")
	if (missing !== undefined) return failed(scheduled.reason, `PersistentVolumeClaim ${missing.claim} does not exist`)
	if (problems.some(({kind}) => kind === "unbound-claim")) return progressing("waiting for its volume")
	const {nominatedNodeName} = pod.status ?? {}
	if (nominatedNodeName) return progressing("waiting for preempted pods to leave a node")
	const autoscaler = newest(events, ...nodeAdded, ...noNodeAdded)
	if (nodeAdded.includes(autoscaler?.reason ?? "")) return progressing("waiting for a new node")
	return failing(scheduled.reason, `no node fits: ${words}`)
}
function assessPods(object, wanted, evidence) {
	const alive = podsByRevision(object, evidence).current.filter(isAlive)
	const results = alive.map(pod => assessPod(pod, evidence))
	const readiness = combine(results, ready => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted))
	return withRetryCommand(readiness, rolloutRestart(object))
}
function isAlive({metadata, status}) {
	const {phase} = status ?? {}
	return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded"
}
function combine(results, head, errorBudget) {
	const wrong = results.filter(readiness => readiness.state === "failing" || readiness.state === "failed")
	const inProgress = results.filter(({state}) => state === "progressing")
	if (wrong.length + inProgress.length === 0) return undefined
	const words = [head(results.length - wrong.length - inProgress.length), ...grouped(inProgress)].join(", ")
	const hard = wrong.filter(readiness => readiness.state === "failed")
	const worst = hard[0] ?? wrong[0]
	if (worst === undefined) return progressing(words)
	const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`
	const {reason, before} = worst
	const beforeRun = before === undefined ? {} : {before}
	if (hard.length <= errorBudget) return {...failing(reason, message), ...beforeRun}
	const terminal = results.every(readiness => readiness.state === "failed" && readiness.terminal === true)
	const retriedWithin = hard.filter(each => each.retriedWithin === undefined).length > errorBudget ? undefined : longestOf(hard)
	return {...failed(reason, message), ...(terminal && {terminal}), ...(retriedWithin && {retriedWithin}), ...beforeRun}
}
function longestOf(results) {
	return Math.max(...results.map(({retriedWithin = 0}) => retriedWithin))
}
function grouped(results) {
	return [...Map.groupBy(results, ({message}) => message)].map(([message, same]) => `${same.length} ${message}`)
}
function cause({message}, wrong) {
	const others = wrong.filter(each => withoutRestarts(each.message) !== withoutRestarts(message)).length
	return others === 0 ? message : `${message} (and ${others} with ${others === 1 ? "another error" : "other errors"})`
}
const workload_pods_transient = /Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i
function assessRefusal(object, {reason, message, at}, evidence, holder = object) {
	const refusal = readAdmissionRefusal(message)?.kind
	const mayResolve = workload_pods_transient.test(message) || refusal === "webhook-unavailable" || (refusal === "quota-exceeded" && isChanging(object, evidence))
	const readiness = (mayResolve ? failing : failed)(reason, `pods are refused: ${withoutPodName(message)}`, {at})
	return markBeforeRun(readiness, holder, evidence, object.kind === "Job" ? deleteJob(object) : rolloutRestart(object))
}
function isChanging(object, evidence) {
	const terminating = evidence.pods.some(({metadata}) => metadata.deletionTimestamp !== undefined)
	return terminating || assessPods(object, 0, evidence)?.state === "progressing"
}
function withoutPodName(message) {
	return message
		.replace(/^\(combined from similar events\): /, "")
		.replace(/^Error creating: |^create Pod \S+ in StatefulSet \S+ failed error: /i, "")
		.replace(/^pods "[^"]*" is forbidden: /, "")
}
function refusedByCondition(object, evidence, holder = object) {
	const refused = findCondition(conditionsOf(holder), "ReplicaFailure")
	if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete") return undefined
	const lastEvent = newest(eventsAbout(holder, evidence), "FailedCreate")?.at ?? 0
	const at = Math.max(lastEvent, Date.parse(refused.lastTransitionTime ?? "") || 0)
	return assessRefusal(object, {reason: refused.reason ?? refused.type, message: describeCondition(refused), at}, evidence, holder)
}
function refusedByEvent(object, evidence) {
	const events = eventsAbout(object, evidence)
	const refused = newest(events, "FailedCreate")
	const since = Math.max(lastChange(object), newest(events, "SuccessfulCreate")?.at ?? 0)
	if (refused === undefined || refused.at < since) return undefined
	return assessRefusal(object, refused, evidence)
}
function assessDeployment(object, evidence) {
	const spec = object.spec ?? {}
	if (spec.paused) return readyBut("paused: its pods are not updated")
	const outdated = waitIfUnobserved(object)
	if (outdated !== undefined) return outdated
	const missing = incomplete(spec, object.status ?? {})
	if (missing === undefined) return ready
	const pods = assessPods(object, spec.replicas ?? 1, evidence)
	if (pods?.state === "failed") return pods
	const revision = currentRevision(object, evidence.revisions)
	return refusedByCondition(object, evidence, revision) ?? stuck(object, pods) ?? pods ?? missing
}
function incomplete({replicas: wanted = 1, minReadySeconds}, status) {
	const {replicas = 0, updatedReplicas = 0, availableReplicas = 0} = status
	return tooFew(updatedReplicas, wanted, "replicas updated") ?? tooMany(replicas - updatedReplicas, "old replica") ?? tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds))
}
function stuck(object, pods) {
	if (pods?.state === "failing") return pods
	const progress = findCondition(conditionsOf(object), "Progressing")
	if (progress?.reason !== "ProgressDeadlineExceeded" || isBeforeLastChange(object, progress)) return undefined
	const words = pods === undefined ? describeCondition(progress) : `${pods.message}, for longer than progressDeadlineSeconds`
	return failing(progress.reason, words)
}
function assessReplicaSet(object, evidence) {
	const {replicas: wanted = 1, minReadySeconds} = object.spec ?? {}
	const {replicas = 0, availableReplicas = 0} = object.status ?? {}
	const outdated = waitIfUnobserved(object)
	if (outdated !== undefined) return outdated
	const missing = tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds))
	if (missing === undefined) return ready
	const pods = assessPods(object, wanted, evidence)
	if (pods?.state === "failed") return pods
	return refusedByCondition(object, evidence) ?? pods ?? missing
}
function assessStatefulSet(object, evidence) {
	const {replicas: wanted = 1, updateStrategy, minReadySeconds} = object.spec ?? {}
	const {replicas = 0, readyReplicas = 0, updatedReplicas = 0, ...status} = object.status ?? {}
	const outdated = waitIfUnobserved(object)
	if (outdated !== undefined) return outdated
	const onDelete = updateStrategy?.type === "OnDelete"
	const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted)
	const missing = (onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ?? tooMany(replicas - wanted, "replica") ?? tooFew(status.availableReplicas ?? readyReplicas, wanted, available(minReadySeconds))
	if (missing !== undefined) {
		const pods = assessPods(object, wanted - partition, evidence)
		if (pods?.state === "failed") return pods
		const refused = replicas < wanted ? refusedByEvent(object, evidence) : undefined
		return refused ?? pods ?? blockedByPreviousPod(object, evidence) ?? missing
	}
	if (onDelete && updatedReplicas < wanted) return readyBut(waitsForDeletion(wanted - updatedReplicas))
	if (partition > 0) return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`)
	return ready
}
const brokenPreviousPod = "BrokenPreviousPod"
function blockedByPreviousPod(object, evidence) {
	const {podManagementPolicy} = object.spec ?? {}
	if (podManagementPolicy === "Parallel") return undefined
	const pods = podsByRevision(object, evidence).previous.filter(isAlive)
	const assessed = pods.map(pod => ({pod, readiness: assessPod(pod, {...evidence, times: undefined})}))
	const wrong = assessed.filter(({readiness}) => readiness.state === "failing" || readiness.state === "failed")
	const broken = wrong.filter(({readiness}) => readiness.state === "failed")
	const blocking = broken.length > 0 ? broken : wrong
	const [first] = blocking
	if (first === undefined) return undefined
	const names = blocking.map(({pod}) => pod.metadata.name).join(", ")
	const which = blocking.length === 1 ? `pod ${names}` : `pods ${names}`
	const words = `waits for ${which} of the previous revision, which ${blocking.length === 1 ? "has" : "have"} to be deleted manually`
	const before = {retry: deletePods(blocking.map(({pod}) => pod))}
	const message = `${words}: ${first.readiness.message}`
	return {...(broken.length > 0 ? failed : failing)(brokenPreviousPod, message), before}
}
function waitsForDeletion(count) {
	return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`
}
function assessDaemonSet(object, evidence) {
	const {updateStrategy, minReadySeconds} = object.spec ?? {}
	const status = object.status ?? {}
	const {desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0} = status
	const outdated = waitIfUnobserved(object)
	if (outdated !== undefined) return outdated
	const onDelete = updateStrategy?.type === "OnDelete"
	const missing = (onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ?? tooFew(numberAvailable, wanted, available(minReadySeconds))
	if (missing !== undefined) {
		const pods = assessPods(object, wanted, evidence)
		if (pods?.state === "failed") return pods
		const {currentNumberScheduled: present = 0} = status
		return (present < wanted ? refusedByEvent(object, evidence) : undefined) ?? pods ?? missing
	}
	if (wanted === 0) return readyBut("no node matches")
	return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready
}
const podSpecPaths = [["spec"], ["spec", "template", "spec"], ["spec", "jobTemplate", "spec", "template", "spec"], ["template", "spec"]]
function findField(object, fields) {
	const paths = fields.map(({of, steps}) => {
		const start = of === "object" ? [] : podSpecPath(object)
		return start === undefined ? undefined : resolveSteps(object, start, steps)
	})
	return paths.find(path => path !== undefined) ?? []
}
function podSpecPath(object) {
	return podSpecPaths.find(path => {
		const {containers} = valueAt(object, path) ?? {}
		return Array.isArray(containers)
	})
}
function resolveSteps(object, start, steps) {
	let path = start
	for (const step of steps) {
		const parent = valueAt(object, path)
		const key = typeof step === "function" ? manifest_field_indexOf(parent, step) : step
		if (key === undefined || childOf(parent, key) === undefined) return undefined
		path = [...path, key]
	}
	return path
}
function manifest_field_indexOf(list, wanted) {
	const index = Array.isArray(list) ? list.findIndex(wanted) : -1
	return index === -1 ? undefined : index
}
function manifest_field_named(name) {
	return item => childOf(item, "name") === name
}
function manifest_field_where(test) {
	return item => typeof item === "object" && item !== null && test(item)
}
function podField(...steps) {
	return {of: "pod", steps}
}
function objectField(...steps) {
	return {of: "object", steps}
}
function containerField({list, name}, ...steps) {
	return podField(list, manifest_field_named(name), ...steps)
}
const crashCause = facts => {
	const container = facts.representative?.container
	if (container === undefined) return undefined
	const {status, end} = container
	const waiting = status.state?.waiting
	if (end === undefined && waiting?.reason !== "RunContainerError") return undefined
	if (status.state?.running !== undefined && (status.restartCount ?? 0) === 0) return undefined
	const found = rules.map(rule => rule(container, facts)).find(finding => finding !== undefined)
	return found ?? {hint: logHint(facts.representative?.pod, container), fields: [containerField(container)]}
}
function logHint(pod, {name, status}) {
	const {name: podName = "", namespace = ""} = pod?.metadata ?? {}
	const previous = status.state?.terminated === undefined ? " --previous" : ""
	const options = `--container ${shellWord(name)}${previous} --namespace ${shellWord(namespace)}`
	return `Read its log: kubectl logs ${shellWord(podName)} ${options}`
}
function runtimeMessage({status, end}) {
	return [status.state?.waiting?.message, end?.message].filter(Boolean).join("\n")
}
function output(container, {lines}) {
	return [runtimeMessage(container), ...lines].join("\n")
}
function commandFields(container) {
	return [containerField(container, "command"), containerField(container, "args"), containerField(container, "image")]
}
const outOfMemory = container => {
	if (container.end?.reason !== "OOMKilled") return undefined
	const fields = [containerField(container, "resources"), containerField(container)]
	const limited = container.spec.resources?.limits?.memory !== undefined
	const hint = `${limited ? "Raise" : "Set"} resources.limits.memory, or look for a leak.`
	return {cause: outOfMemoryCause(container.spec), hint, fields}
}
const otherArchitecture = (container, facts) => {
	const inLog = facts.lines.some(line => readStartFailure(line)?.kind === "wrong-architecture")
	if (!inLog && readStartFailure(runtimeMessage(container))?.kind !== "wrong-architecture") return undefined
	return {cause: `the image ${container.spec.image ?? ""} is built for a different architecture than the node's`, hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.", fields: [containerField(container, "image")]}
}
const notInImage = container => {
	const failure = readStartFailure(runtimeMessage(container))
	if (failure?.kind !== "not-found" || failure.file === undefined) return undefined
	return {cause: `the command ${failure.file} does not exist in the image ${container.spec.image ?? ""}`, hint: "Correct the command, or add it to the image.", fields: commandFields(container)}
}
const noInterpreter = (container, {lines}) => {
	const file = lines.map(line => /^exec (\/\S+): no such file or directory/.exec(line)?.[1]).findLast(Boolean)
	if (file === undefined) return undefined
	return {cause: `${file}, or its interpreter or loader, does not exist in the image`, hint: "Check for Windows line endings in its first line, or a program built for another libc.", fields: commandFields(container)}
}
const notExecutable = container => {
	const failure = readStartFailure(runtimeMessage(container))
	if (failure?.kind !== "not-executable" || failure.file === undefined) return undefined
	const hint = "Make the file executable in the image (chmod +x)."
	return {cause: `${failure.file} is not executable`, hint, fields: commandFields(container)}
}
const unknownCommand = (container, {lines}) => {
	if (container.end?.exitCode !== 127) return undefined
	const last = lines.findLast(line => /: (command )?not found\b/.test(line)) ?? ""
	const name = /(?:^|[:\s])([^\s:]+): (?:command )?not found/.exec(last)?.[1]
	const what = name === undefined ? "a command" : `the command ${name}`
	return {cause: `${what} does not exist in the image (exit code 127)`, fields: commandFields(container)}
}
const readOnlyFileSystem = (container, facts) => {
	if (!/read-only file system|EROFS/i.test(output(container, facts))) return undefined
	const path = pathIn(facts.lines.findLast(line => /read-only file system|EROFS/i.test(line)))
	const what = path === undefined ? "its root file system" : path
	const isRootReadOnly = container.spec.securityContext?.readOnlyRootFilesystem === true
	return {
		cause: isRootReadOnly ? `it writes to ${what}, which readOnlyRootFilesystem does not allow` : `it writes to ${path ?? "a file system"}, which is read-only`,
		hint: "Mount an emptyDir at the path that it writes to.",
		fields: [containerField(container, "securityContext", "readOnlyRootFilesystem"), containerField(container)]
	}
}
const permissionDenied = (container, {lines, representative}) => {
	const line = lines.findLast(each => /permission denied|EACCES/i.test(each))
	if (line === undefined || container.end?.exitCode === 0) return undefined
	const fields = [containerField(container, "securityContext"), podField("securityContext"), containerField(container)]
	const port = /(?:bind|listen)\D.{0,300}?:(\d{1,3})\b/i.exec(line)?.[1]
	if (port !== undefined) return {cause: `it cannot listen on port ${port} without root permissions`, fields}
	const user = container.spec.securityContext?.runAsUser ?? podUser(representative?.pod.spec)
	const subject = user === undefined ? "it" : `it runs as user ${user} and`
	const path = pathIn(line)
	return path === undefined ? undefined : {cause: `${subject} has no access to ${path} (permission denied)`, fields}
}
function podUser(spec) {
	return spec?.securityContext?.runAsUser
}
function pathIn(line = "") {
	return /(?:^|[\s'"(`])(\/[\w.\-/]+)/.exec(line.replace(/https?:\/\/\S+/g, ""))?.[1]
}
const loggedError = (container, {lines}) => {
	const error = lastError(lines)
	const code = container.end?.exitCode ?? 0
	if (error === undefined || code === 0) return undefined
	return {cause: `it exits with code ${code} after the error: ${error}`, fields: [containerField(container)]}
}
const endsWithoutError = container => {
	if (container.end?.exitCode !== 0) return undefined
	const cause = "its program exits without an error, but is expected to keep running"
	return {cause, fields: commandFields(container)}
}
const rules = [outOfMemory, otherArchitecture, notInImage, noInterpreter, notExecutable, unknownCommand, readOnlyFileSystem, permissionDenied, loggedError, endsWithoutError]
const crash_cause_maxLength = 200
const errorPatterns = [
	/^Caused by: (.+)/,
	/^(?:Uncaught |Exception in thread "[^"]*" )?((?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)\b.*)/,
	/^(?:Uncaught )?(Error: .*)/,
	/^((?:panic|fatal error|thread '[^']*' panicked at).*)/,
	/^.*\b((?:FATAL|CRITICAL|ERROR|PANIC|[Ff]atal|[Ee]rror|\[emerg\]|level=(?:error|fatal))\b.*)/
]
function lastError(lines) {
	for (const pattern of errorPatterns) {
		const found = lines.map(line => pattern.exec(line)?.[1]).findLast(error => error !== undefined)
		if (found !== undefined) return truncate(found.trim(), crash_cause_maxLength)
	}
	return undefined
}
const imageCause = ({representative}) => {
	const container = representative?.container
	const {reason, message = ""} = container?.status.state?.waiting ?? {}
	if (representative === undefined || container === undefined || !isPullReason(reason)) return undefined
	const image = container.spec.image ?? ""
	const failure = readPullFailure(reason, pullMessage(message, image, representative.events), image)
	const fields = [...(failure?.kind === "never-pulled" ? [containerField(container, "imagePullPolicy")] : []), containerField(container, "image")]
	return {...(failure && explanations[failure.kind](image, representative)), fields}
}
const explanations = {
	"invalid-name": image => ({cause: `${image} is not a valid image name${invalidPart(image)}`}),
	"never-pulled": image => ({cause: `the image ${image} is not on the node, and imagePullPolicy Never forbids pulling it`, hint: "Load the image onto the node, or set imagePullPolicy to IfNotPresent."}),
	"rate-limit": image => ({cause: `${registryOf(image)} limits how often images are pulled, and the limit is reached (rate limit)`, hint: "Pull with a login (imagePullSecrets), or through a mirror of the registry."}),
	"kubelet-rate-limit": () => ({cause: "the kubelet of the node limits how often images are pulled, and the limit is reached (registryPullQPS)", hint: "Wait until the node has pulled its other images, or raise registryPullQPS in the kubelet's configuration."}),
	"wrong-platform": image => ({cause: `the image ${image} is not built for the architecture of the node`, hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64."}),
	"unresolvable-host": image => ({cause: `the node cannot resolve the name of the registry ${registryOf(image)}`}),
	"server-error": image => ({cause: `the registry ${registryOf(image)} returned a server error`, hint: "Check the status of the registry, and of the proxy in front of it. The kubelet keeps trying."}),
	unreachable: image => ({cause: `the node cannot reach the registry ${registryOf(image)}`}),
	"disk-full": image => ({cause: `the disk of the node is full, so the image ${image} cannot be stored`, hint: "Free space on the node: remove unused images, or add a larger disk."}),
	"plain-http": image => ({cause: `the node pulls over HTTPS, but the registry ${registryOf(image)} responds with HTTP`, hint: "Serve the registry over TLS, or configure it as an insecure registry in the container runtime of the nodes."}),
	"untrusted-certificate": image => ({cause: `the node does not trust the certificate of the registry ${registryOf(image)}`}),
	"unknown-or-private": explainDenied,
	denied: explainDenied,
	signature: image => ({cause: `the signature of the image ${image} is missing or not accepted by the policy of the node`, hint: "Sign the image with a key that the policy accepts, or correct the policy of the container runtime."}),
	"unknown-repository": image => ({cause: `${registryOf(image)} has no repository ${parseImage(image)?.name ?? image}`, hint: "Check the spelling, and whether the registry is missing from the name."}),
	"unknown-version": explainUnknownVersion
}
function explainUnknownVersion(image) {
	const {name = image, tag, digest} = parseImage(image) ?? {}
	const version = digest === undefined ? `tag ${tag ?? "latest"}` : `digest ${digest}`
	const registry = name.startsWith(`${registryOf(image)}/`) ? "" : ` on ${registryOf(image)}`
	return {cause: `${name} has no ${version}${registry}`, hint: "Was it built and pushed before this run, to this registry?"}
}
function explainDenied(image, {pod, events}) {
	const {imagePullSecrets = []} = pod.spec ?? {}
	const names = imagePullSecrets.map(({name}) => name).join(", ")
	const missing = missingPullSecrets(events).join(", ")
	const denied = `${registryOf(image)} does not allow the node to pull ${image}`
	if (missing !== "") {
		return {cause: `${denied}: the pull secret ${missing} does not exist`, hint: `Create the Secret ${missing}.`}
	}
	if (names !== "") {
		return {cause: `${denied} with the credentials of ${names}: they are wrong or lack the permission, or the image does not exist`}
	}
	return {cause: `${denied} without credentials (the pod has no imagePullSecrets): the image is private, or does not exist`, hint: "Set imagePullSecrets to a Secret of type kubernetes.io/dockerconfigjson, or check the spelling of the image."}
}
function invalidPart(image) {
	const [name = ""] = image.split(/[:@]/)
	if (/[A-Z]/.test(name.slice(name.indexOf("/") + 1))) return ": it must be lower case"
	return /\$[({]|\{\{|[<>\s]/.test(image) ? ": it contains a placeholder that was not replaced" : ""
}
function registryOf(image) {
	const [host = ""] = image.split("/", 1)
	const named = image.includes("/") && (/[.:]/.test(host) || host === "localhost")
	return named ? host : "Docker Hub"
}
const statusCause = facts => {
	const {kind} = facts.rollout.ref
	if (kind === "Job") return jobDeadline(facts)
	return kind === "PersistentVolumeClaim" ? unboundClaim(facts) : undefined
}
const jobDeadline = ({rollout: {object, readiness}}) => {
	if (readiness.state === "ready" || readiness.state === "progressing" || readiness.reason !== "DeadlineExceeded") {
		return undefined
	}
	const {activeDeadlineSeconds: seconds} = object.spec ?? {}
	return {cause: `it did not finish within its activeDeadlineSeconds${seconds === undefined ? "" : ` of ${seconds}`}`, fields: [objectField("spec", "activeDeadlineSeconds")]}
}
const unboundClaim = ({rollout: {object}, events}) => {
	const fields = [objectField("spec", "storageClassName")]
	const {storageClassName: name} = object.spec ?? {}
	const event = events.find(({reason}) => reason === "ProvisioningFailed" || reason === "FailedBinding")
	const message = event?.message ?? ""
	const missing = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/.exec(message)?.[1]
	if (missing !== undefined) return {cause: `there is no StorageClass ${missing}`, fields}
	if (/no storage class is set/.test(message)) {
		return {cause: "it sets no StorageClass, and the cluster has neither a default one nor a matching volume", fields}
	}
	if (event?.reason === "ProvisioningFailed") return {cause: `no volume can be created for it: ${message}`, fields}
	return name === undefined || event === undefined ? undefined : {cause: message, fields}
}
const refusedPodsCause = ({rollout: {readiness}, representative, events}) => {
	const shown = /pods are refused: [\s\S]*/.exec(readiness.message ?? "")?.[0]
	const event = representative === undefined ? events.find(({reason}) => reason === "FailedCreate") : undefined
	const message = shown ?? event?.message
	if (message === undefined) return undefined
	const refusal = readAdmissionRefusal(message)
	return refusal === undefined ? {fields: []} : explainRefusedPods(refusal)
}
function explainRefusedPods(refusal) {
	switch (refusal.kind) {
		case "quota-exceeded":
			return exceededQuota(refusal)
		case "quota-unspecified": {
			const {quota, resources, container} = refusal
			return {cause: `the quota ${quota} of the namespace requires ${resources} for each container${container === undefined ? "" : `, which ${container} lacks`}`, fields: container === undefined ? [] : [podField("containers", manifest_field_named(container))]}
		}
		case "pod-security": {
			const {level, violations, container} = refusal
			return {
				cause: `Pod Security "${level}" of the namespace forbids it: ${violations}`,
				fields: [...(container === undefined ? [] : [podField("containers", manifest_field_named(container), "securityContext")]), podField("securityContext"), ...(container === undefined ? [] : [podField("containers", manifest_field_named(container))])]
			}
		}
		case "webhook-denied": {
			const {webhook, message} = refusal
			return {cause: `the admission webhook ${webhook} refuses its pods${message === "" ? "" : `: ${message}`}`, fields: []}
		}
		case "policy-denied": {
			const {policy, message} = refusal
			return {cause: `the admission policy ${policy} refuses its pods${message === "" ? "" : `: ${message}`}`, fields: []}
		}
		case "webhook-unavailable":
			return {cause: `the admission webhook ${refusal.webhook}, which reviews its pods, does not respond`, fields: []}
		case "no-service-account":
			return {cause: `${refusal.name === undefined ? "its ServiceAccount" : `ServiceAccount ${refusal.name}`} does not exist in the namespace`, fields: [podField("serviceAccountName")]}
		case "no-priority-class":
			return {cause: `there is no PriorityClass ${refusal.name}`, fields: [podField("priorityClassName")]}
		case "webhook-without-dry-run":
			return {fields: []}
	}
}
function exceededQuota({quota, amounts}) {
	const requested = [...(amounts?.requested ?? [])]
	const usage = requested.map(([resource, amount]) => `${resource} ${amounts?.used.get(resource) ?? "0"} of ${amounts?.limited.get(resource) ?? "?"} used, ${amount} more requested`)
	const isForPods = requested.every(([resource]) => /pods$/.test(resource))
	return {cause: `the quota ${quota} of the namespace is exceeded${usage.length === 0 ? "" : `: ${usage.join("; ")}`}`, hint: `See what uses it: kubectl describe resourcequota ${quota}`, fields: isForPods ? [] : [podField("containers", hasResources, "resources")]}
}
function hasResources(container) {
	return container?.resources !== undefined
}
function failedProbe({events, container, readiness}) {
	if (container === undefined) return undefined
	const runs = container.status.state?.running !== undefined && readiness.state === "progressing"
	const types = runs ? ["Startup", "Readiness", "Liveness"] : ["Liveness", "Startup"]
	if (!runs && !(container.end && mayBeKilledForProbe(container.end))) return undefined
	for (const probeType of types) {
		const type = lowerCase[probeType]
		const spec = container.spec[`${type}Probe`]
		const event = lastFailedProbe(probeType, container.name, events)
		if (spec === undefined || event === undefined) continue
		return {type, spec, port: portOf(spec, container.spec), result: readProbeResult(event.message)}
	}
	return undefined
}
const lowerCase = {Startup: "startup", Readiness: "readiness", Liveness: "liveness"}
function portOf({httpGet, tcpSocket, grpc}, {ports = []}) {
	const port = httpGet?.port ?? tcpSocket?.port ?? grpc?.port
	return typeof port === "string" ? ports.find(({name}) => name === port)?.containerPort : port
}
function describeProbe({type, spec, port, result}, redact) {
	return `${type} probe: ${describeRequest(spec, port)} → ${probe_cause_firstLine(redact(describeResult(spec, result)))}`
}
function describeRequest({httpGet, tcpSocket, grpc, exec}, port) {
	if (httpGet !== undefined) {
		const scheme = httpGet.scheme === "HTTPS" ? " (HTTPS)" : ""
		return `GET ${httpGet.path ?? "/"} :${port ?? httpGet.port}${scheme}`
	}
	if (tcpSocket !== undefined) return `connect :${port ?? tcpSocket.port}`
	if (grpc !== undefined) return `gRPC :${grpc.port}`
	return `exec ${probe_cause_firstLine((exec?.command ?? []).join(" "))}`
}
function describeResult({timeoutSeconds = 1}, result) {
	switch (result.kind) {
		case "http-status":
			return String(result.code)
		case "refused":
			return "connection refused"
		case "timeout":
			return `no response within ${timeoutSeconds}s`
		case "plain-http":
			return "an HTTP response to an HTTPS request"
		case "grpc-status":
			return result.status
		case "other":
			return result.text || "failed"
	}
}
function probe_cause_firstLine(text) {
	return truncate(text.trim().split("\n", 1)[0] ?? "", 120)
}
const probeCause = ({representative}) => {
	const container = representative?.container
	const probe = representative && failedProbe(representative)
	if (container === undefined || probe === undefined) return undefined
	const fields = [containerField(container, `${probe.type}Probe`)]
	return {...(explainPort(probe, container) ?? explainResult(probe)), fields}
}
function explainPort({type, spec, port, result}, container) {
	const {ports = []} = container.spec
	const named = spec.httpGet?.port ?? spec.tcpSocket?.port
	if (typeof named === "string" && port === undefined) {
		return {cause: `the port of the ${type} probe, ${named}, is not a port of container ${container.name}`}
	}
	const hasNoResponse = result.kind === "refused" || result.kind === "timeout"
	const known = ports.map(({containerPort}) => containerPort)
	if (!hasNoResponse || port === undefined || known.length === 0 || known.includes(port)) return undefined
	const has = known.length === 1 ? `whose port is ${known[0]}` : `whose ports are ${known.join(", ")}`
	return {cause: `the ${type} probe checks port ${port}, which is not a port of container ${container.name}, ${has}`}
}
function explainResult({type, spec, port, result}) {
	switch (result.kind) {
		case "refused":
			return port === undefined ? {} : {cause: `nothing listens on port ${port} of the container`, hint: "Does the application listen on another port, only on localhost, or later than the probe starts?"}
		case "timeout":
			return {cause: `the ${type} probe gets no response within ${spec.timeoutSeconds ?? 1}s`, hint: "Raise timeoutSeconds of the probe if the application is that slow."}
		case "plain-http":
			return {cause: `the ${type} probe uses HTTPS, but the application responds with HTTP`}
		case "http-status":
			return explainStatus(result.code, spec.httpGet?.path ?? "/")
		case "grpc-status":
		case "other":
			return {}
	}
}
function explainStatus(code, path) {
	if (code === 404) {
		const hint = `Correct the path or the port of the probe, or make the application respond at ${path}.`
		return {cause: `the application responds, but has nothing at ${path}`, hint}
	}
	if (code === 401 || code === 403) return {cause: `the application requires a login for ${path}`}
	return {cause: `the application responds to ${path} with HTTP ${code}`}
}
const referenceCause = facts => {
	const {representative, keys} = facts
	const missing = missingReference(facts)
	if (representative === undefined || missing === undefined) return claimCause(representative)
	const fields = reference_cause_fieldsOf(representative, missing)
	const {kind, name, key} = missing
	const what = name === undefined ? kind : `${kind} ${name}`
	if (key === undefined) {
		const hint = `Create the ${what} there, or refer to another one.`
		return {cause: `there is no ${what} in the namespace ${representative.pod.metadata.namespace ?? ""}`, hint, fields}
	}
	const lacking = `${what} has no key ${key}`
	const hint = `Add the key ${key} to ${what}, or refer to one of its keys.`
	if (keys === undefined) return {cause: lacking, hint, fields}
	if (keys.length === 0) return {cause: `${lacking}; it is empty`, hint, fields}
	const near = nearestFirst(key, keys.toSorted())
	return {cause: `${lacking}; it has ${firstFew(near, maxKeys).join(", ")}`, hint, fields}
}
const maxKeys = 5
function missingReference({representative}) {
	if (representative === undefined) return undefined
	const {pod, container, events} = representative
	const waiting = container?.status.state?.waiting
	if (waiting?.reason === "CreateContainerConfigError") return readMissingReference(pod, waiting.message ?? "")
	if (!isOrdinaryWait(waiting?.reason)) return undefined
	const mount = setUpFailure(events)
	const runs = container?.status.state?.running !== undefined || container?.end !== undefined
	return mount === undefined || runs ? undefined : readMissingReference(pod, mount.message)
}
function reference_cause_fieldsOf({container, events}, {kind, name, key}) {
	const secret = kind === "Secret"
	const [keyRef, allRef] = secret ? ["secretKeyRef", "secretRef"] : ["configMapKeyRef", "configMapRef"]
	const matches = reference => reference?.name === name
	const ofKey = manifest_field_where(({valueFrom}) => matches(valueFrom?.[keyRef]) && valueFrom?.[keyRef]?.key === key)
	const ofAny = manifest_field_where(({valueFrom}) => matches(valueFrom?.[keyRef]))
	const whole = manifest_field_where(each => matches(each[allRef]))
	const volume = manifest_field_where(each => (secret ? each.secret?.secretName === name : matches(each.configMap)))
	const projected = manifest_field_where(each => (each.projected?.sources ?? []).some(source => matches(secret ? source.secret : source.configMap)))
	const mounted = events.find(({reason}) => reason === "FailedMount")
	const volumeName = volumeIn(mounted?.message ?? "")
	return [
		...(container === undefined ? [] : [...(key === undefined ? [] : [containerField(container, "env", ofKey, "valueFrom", keyRef, "key")]), ...(key === undefined ? [containerField(container, "env", ofAny, "valueFrom", keyRef, "name"), containerField(container, "envFrom", whole, allRef, "name")] : [])]),
		podField("volumes", volume, secret ? "secret" : "configMap"),
		podField("volumes", projected, "projected"),
		...(volumeName === undefined ? [] : [podField("volumes", manifest_field_named(volumeName))])
	]
}
function claimCause(representative) {
	const {conditions = []} = representative?.pod.status ?? {}
	const problems = conditions.flatMap(({message = ""}) => readSchedulingProblems(message))
	const missing = problems.find(problem => problem.kind === "missing-claim")
	if (missing === undefined) return undefined
	const volume = manifest_field_where(each => each.persistentVolumeClaim?.claimName === missing.claim)
	return {cause: `there is no PersistentVolumeClaim ${missing.claim} in the namespace ${representative?.pod.metadata.namespace ?? ""}`, fields: [podField("volumes", volume, "persistentVolumeClaim"), podField("volumes", volume)]}
}
const schedulingCause = ({representative, nodes}) => {
	const message = unschedulableMessage(representative)
	if (representative === undefined || message === undefined) return undefined
	const [problem] = readSchedulingProblems(message)
	return problem === undefined ? {fields: []} : explainProblem(problem, representative, nodes)
}
function unschedulableMessage(representative) {
	if (representative === undefined) return undefined
	const scheduled = findCondition(conditionsOf(representative.pod), "PodScheduled")
	return scheduled?.reason === "Unschedulable" ? withoutPreemption(scheduled.message ?? "") : undefined
}
function explainProblem(problem, {pod}, nodes) {
	const spec = pod.spec ?? {}
	switch (problem.kind) {
		case "missing-claim":
			return {cause: `there is no PersistentVolumeClaim ${problem.claim}`, fields: [podField("volumes")]}
		case "insufficient":
			return explainInsufficient(problem.resource, spec, nodes)
		case "node-affinity":
			return explainAffinity(spec, nodes)
		case "unbound-claim":
		case "no-volume":
			return {cause: "one of its claims is not bound to a volume", fields: [podField("volumes"), objectField("spec", "volumeClaimTemplates")]}
		case "pod-anti-affinity":
			return {cause: "its anti-affinity excludes the nodes that have room", fields: [podField("affinity", "podAntiAffinity"), podField("affinity")]}
		case "topology-spread":
			return {cause: "its topologySpreadConstraints exclude the nodes that have room", fields: [podField("topologySpreadConstraints")]}
		case "host-port":
			return {cause: "its hostPort is in use on every suitable node", fields: [podField("hostNetwork")]}
		case "too-many-pods":
			return {cause: "the nodes run their maximum number of pods", fields: []}
		case "taints": {
			const names = [...new Set(problem.taints)].join(", ")
			return {cause: `it does not tolerate the taint${problem.taints.length > 1 ? "s" : ""} of the nodes${names === "" ? "" : `: ${names}`}`, fields: [podField("tolerations")]}
		}
	}
}
function explainInsufficient(resource, spec, nodes) {
	const wanted = requested(spec, resource)
	const fields = scheduling_cause_resourceFields(spec, resource)
	if (wanted === 0) return {cause: `no node has enough ${resource} left`, fields}
	const requests = `it requests ${formatQuantity(resource, wanted)} of ${resource}`
	if (nodes === undefined || nodes.length === 0) return {cause: `${requests}, and no node has that much left`, fields}
	const largest = Math.max(...nodes.map(node => allocatable(node, resource)))
	if (largest === 0) return {cause: `${requests}, and no node has any`, fields}
	const most = `the largest node has ${formatQuantity(resource, largest)}`
	if (wanted > largest) {
		const hint = `Lower resources.requests.${resource}, or add a larger node.`
		return {cause: `it is larger than any node: ${requests}, and ${most}`, hint, fields}
	}
	return {cause: `the nodes are full: ${requests}, and none has that much left (${most} in total)`, fields}
}
function requested({containers = [], initContainers = [], overhead}, resource) {
	const of = container => requestOf(container, resource)
	const sum = some => some.reduce((total, each) => total + of(each), 0)
	const sidecars = initContainers.filter(({restartPolicy}) => restartPolicy === "Always")
	const single = Math.max(0, ...initContainers.filter(each => !sidecars.includes(each)).map(of))
	return Math.max(sum(containers) + sum(sidecars), single) + parseQuantity(overhead?.[resource])
}
function requestOf({resources}, resource) {
	return parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource])
}
function scheduling_cause_resourceFields({containers = [], initContainers = []}, resource) {
	const all = [...containers.map(container => ({container, list: "containers"})), ...initContainers.map(container => ({container, list: "initContainers"}))].toSorted((a, b) => requestOf(b.container, resource) - requestOf(a.container, resource))
	return all.slice(0, 1).map(({container, list}) => podField(list, manifest_field_named(container.name), "resources"))
}
function allocatable(node, resource) {
	return parseQuantity(node.status?.allocatable?.[resource])
}
function explainAffinity({nodeSelector = {}}, nodes) {
	const labels = Object.entries(nodeSelector)
	const fields = [podField("nodeSelector"), podField("affinity", "nodeAffinity"), podField("affinity")]
	if (labels.length === 0) return {cause: "no node matches its node affinity", fields}
	const missing = labels.filter(([key, value]) => nodes?.every(({metadata}) => metadata.labels?.[key] !== value))
	const shown = missing.length > 0 ? missing : labels
	const [first] = shown
	return {cause: `no node has the label${shown.length > 1 ? "s" : ""} of its nodeSelector: ${shown.map(([key, value]) => `${key}=${value}`).join(", ")}`, fields: [...(first === undefined ? [] : [podField("nodeSelector", first[0])]), ...fields]}
}
const scheduling_cause_units = {n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60}
function parseQuantity(text) {
	const [, number, unit = ""] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(text ?? "")) ?? []
	return number === undefined ? 0 : Number(number) * (scheduling_cause_units[unit] ?? 0)
}
function formatQuantity(resource, amount) {
	if (!/memory|storage|hugepages/.test(resource)) return String(Number(amount.toFixed(3)))
	for (const unit of ["Ti", "Gi", "Mi", "Ki"]) {
		const size = scheduling_cause_units[unit] ?? 1
		if (amount >= size) return `${Number((amount / size).toFixed(1))}${unit}`
	}
	return String(amount)
}
const find_cause_rules = [statusCause, refusedPodsCause, imageCause, referenceCause, schedulingCause, probeCause, crashCause]
function findCause(facts) {
	const found = find_cause_rules.map(rule => rule(facts)).find(finding => finding !== undefined)
	return withoutEarlierCause(facts, found ?? blockingContainer(facts))
}
function blockingContainer({representative}) {
	const {container} = representative ?? {}
	return {fields: container === undefined ? [] : [containerField(container)]}
}
function withoutEarlierCause({rollout: {readiness}}, found) {
	if (readiness.state !== "failing" && readiness.state !== "failed") return found
	const {before} = readiness
	if (before === undefined) return found
	if (readiness.reason === brokenPreviousPod) {
		return {cause: 'a StatefulSet waits for a broken pod of the previous revision to become ready, and does not replace it (Kubernetes docs, "Forced rollback")', hint: `Delete it: a pod of the current revision replaces it: ${before.retry?.command ?? ""}`, fields: []}
	}
	const hint = before.retry && retryAdvice(before.retry)
	const cause = readiness.state === "failed" ? found.cause : undefined
	return {...(cause && {cause}), ...(hint && {hint}), fields: found.fields}
}
const failedWithin = 1_000
const watch_scope_maxPause = 4_000
const maxNotFound = 5
const watch_scope_pageSize = "500"
const watch_scope_maxPages = 1_000
async function watchScope(scope, ports) {
	const {signal} = ports
	let resourceVersion
	let failures = 0
	const listAndWatch = async () => {
		if (resourceVersion === undefined) {
			const listed = await list(scope, ports)
			ports.store.list(listed)
			resourceVersion = listed.resourceVersion
			ports.onChange()
		}
		const watched = await watchFrom(resourceVersion, scope, ports)
		resourceVersion = watched.resourceVersion
		return watched.failed
	}
	try {
		for (;;) {
			const failed = await listAndWatch().catch(error => {
				resourceVersion = undefined
				if (!isGone(error) && !(isNotFound(error) && failures < maxNotFound)) throw error
				return true
			})
			failures = failed ? failures + 1 : 0
			if (failed) await (0, external_node_timers_promises_.setTimeout)(Math.min(watch_scope_maxPause, 125 * 2 ** failures), undefined, {signal})
		}
	} catch (error) {
		if (signal.aborted) return
		if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error
		await ports.onUnwatchable(error)
	}
}
function isGone(error) {
	return error instanceof ApiError && error.httpStatus === 410
}
function path({collection}, query) {
	return `${collection}?${new URLSearchParams(query)}`
}
async function list(scope, {api, signal}) {
	const items = []
	let next = {}
	for (let page = 0; page < watch_scope_maxPages; page++) {
		const request = {method: "GET", path: path(scope, {...scope.query, limit: watch_scope_pageSize, ...next})}
		const {metadata, ...body} = (await unlessAborted(signal, () => api.send(request))).body
		items.push(...itemsOf(body).filter(scope.includes))
		const isEnough = items.length >= (scope.maxItems ?? Number.POSITIVE_INFINITY)
		if (!metadata?.continue || isEnough) return {resourceVersion: metadata?.resourceVersion ?? "", items}
		next = {continue: metadata.continue}
	}
	throw new UserError(`The list of ${scope.collection} does not end after ${watch_scope_maxPages} pages`, {code: "access", hint: "Check that the address is that of a Kubernetes API server, or deploy to a namespace with fewer objects."})
}
function itemsOf({apiVersion = "", kind = "", items = []}) {
	const type = {apiVersion, kind: kind.replace(/List$/, "")}
	return items.map(item => ({...type, ...item}))
}
async function watchFrom(start, scope, ports) {
	const {api, signal, now, onChange, store} = ports
	const startedAt = now()
	const query = {...(scope.watchQuery ?? scope.query), resourceVersion: start}
	const events = await api.watch(path(scope, query), signal)
	let last = start
	let hasError = false
	try {
		for await (const event of events) {
			hasError = event.type === "ERROR"
			if (hasError) break
			last = event.object.metadata.resourceVersion ?? last
			if (store.event(event)) onChange()
		}
	} catch (error) {
		signal.throwIfAborted()
		if (!(error instanceof ConnectionError)) throw error
	}
	const failed = last === start && now() - startedAt < failedWithin
	return {resourceVersion: hasError || failed ? undefined : last, failed}
}
const watch_scope_pollInterval = 3_000
async function poll(collection, names, {api, signal, store, onChange}) {
	const get = async name => {
		try {
			const path = `${collection}/${encodeURIComponent(name)}`
			return [objectIn(await api.send({method: "GET", path}), {metadata: {name}})]
		} catch (error) {
			if (isNotFound(error)) return []
			throw error
		}
	}
	try {
		for (;;) {
			const found = await unlessAborted(signal, () => Promise.all([...names].map(get)))
			store.list({resourceVersion: "", items: found.flat()})
			onChange()
			await (0, external_node_timers_promises_.setTimeout)(watch_scope_pollInterval, undefined, {signal})
		}
	} catch (error) {
		if (!signal.aborted) throw error
	}
}
async function unlessAborted(signal, work) {
	signal.throwIfAborted()
	const aborted = Promise.withResolvers()
	const abort = () => aborted.reject(signal.reason)
	signal.addEventListener("abort", abort, {once: true})
	try {
		return await Promise.race([work(), aborted.promise])
	} finally {
		signal.removeEventListener("abort", abort)
	}
}
const maxLines = 25
const maxBytes = 4096
const limitBytes = 512 * 1024
function logRequest({pod}, {name}, previous) {
	const {namespace = "", name: podName = ""} = pod.metadata
	const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(podName)}/log`
	const query = new URLSearchParams({container: name, tailLines: String(maxLines), limitBytes: String(limitBytes), ...(previous ? {previous: "true"} : {})})
	return {method: "GET", path: `${path}?${query}`, accept: "text/plain, application/json, */*"}
}
function runsToRead({status, end}) {
	const {state, lastState, restartCount = 0} = status
	if (couldNotStart(end)) return []
	if (state?.terminated !== undefined) return lastState?.terminated ? ["present", "previous"] : ["present"]
	if (state?.running !== undefined) return restartCount > 0 ? ["previous", "present"] : ["present"]
	return lastState?.terminated === undefined ? [] : ["previous", "present"]
}
function readLog(log, redact) {
	const shown = redact(log)
	return container_logs_lastLines(Buffer.byteLength(log) < limitBytes ? shown : shown.slice(0, -maxBytes))
}
function container_logs_lastLines(text) {
	const lines = text.replace(/\r?\n$/, "").split(/\r?\n/)
	if (text.trim() === "") return []
	const kept = []
	let left = maxBytes
	for (const line of lines.slice(-maxLines).toReversed()) {
		const bytes = Buffer.from(line)
		if (bytes.length > left) {
			if (kept.length === 0)
				kept.unshift(
					bytes
						.subarray(-left)
						.toString("utf8")
						.replace(/^\uFFFD+/, "")
				)
			return ["…", ...kept.slice(-(maxLines - 1))]
		}
		kept.unshift(line)
		left -= bytes.length + 1
	}
	return kept
}
async function gatherEvidence(rollout, representative, ports) {
	const [log, keys, nodes, events] = await Promise.all([fetchLog(representative, ports), fetchKeys(representative, ports), unschedulableMessage(representative) === undefined ? gather_evidence_nothing : ports.nodes(), fetchEvents(rollout, representative, ports)])
	return {log: knownOf(log), keys: knownOf(keys), nodes: knownOf(nodes), events: knownOf(events) ?? [], unknown: [log, keys, nodes, events].flatMap(found => ("unknown" in found ? [found.unknown] : []))}
}
const gather_evidence_nothing = {known: undefined}
function knownOf(found) {
	return "known" in found ? found.known : undefined
}
async function fetchLog(representative, ports) {
	const container = representative?.container
	if (representative === undefined || container === undefined) return gather_evidence_nothing
	const {name: pod = ""} = representative.pod.metadata
	const runs = runsToRead(container)
	if (!ports.wantsLogs && runs.length > 0) return {unknown: `the logs of ${pod} were not read, because too many objects fail`}
	const lookups = []
	for (const run of runs) {
		const previous = run === "previous"
		const request = logRequest(representative, container, previous)
		const found = await lookUp(ports, `the logs of ${pod}`, request, body => readLog(String(body), ports.redact))
		if ("known" in found && found.known.length > 0) {
			return {known: {pod, container: container.name, previous, lines: found.known}}
		}
		lookups.push(found)
	}
	const unread = lookups.find(found => "unknown" in found)
	const empty = lookups.findIndex(found => "known" in found)
	if (empty === -1) return unread ?? gather_evidence_nothing
	return {known: {pod, container: container.name, previous: runs[empty] === "previous", lines: []}}
}
async function fetchKeys(representative, ports) {
	const {kind, name, key} = missingReference({representative}) ?? {}
	if (kind === undefined || name === undefined || key === undefined) return gather_evidence_nothing
	const namespace = encodeURIComponent(representative?.pod.metadata.namespace ?? "")
	const path = `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${encodeURIComponent(name)}`
	return lookUp(ports, `the keys of ${kind} ${name}`, {method: "GET", path}, body => {
		const {data, binaryData} = body
		return [data, binaryData].flatMap(values => Object.keys(values ?? {})).toSorted()
	})
}
async function fetchEvents({ref, object, owned}, representative, ports) {
	const about = representative?.pod ?? object
	const {uid, name = ref.name} = about.metadata
	if (uid === undefined || eventsAbout(about, owned).length > 0) return {known: []}
	const scope = ref.namespace === undefined ? "" : `/namespaces/${encodeURIComponent(ref.namespace)}`
	const path = `/api/v1${scope}/events?fieldSelector=involvedObject.uid%3D${encodeURIComponent(uid)}&limit=100`
	return lookUp(ports, `the events of ${name}`, {method: "GET", path}, gather_evidence_itemsOf)
}
const maxNodes = 500
function fetchNodes(ports) {
	return lookUp(ports, "the nodes", {method: "GET", path: `/api/v1/nodes?limit=${maxNodes}`}, body => {
		const {metadata} = body
		return metadata?.continue ? undefined : gather_evidence_itemsOf(body)
	})
}
function gather_evidence_itemsOf(body) {
	return body.items ?? []
}
async function lookUp({api, signal}, what, request, read) {
	try {
		const {body} = await unlessAborted(signal, () => api.send(request))
		return {known: read(body)}
	} catch (error) {
		if (signal.aborted) return {unknown: `${what} did not arrive in time`}
		if (error instanceof ApiError && error.httpStatus === 403) return {unknown: `no permission to read ${what}`}
		if (error instanceof ApiError && error.httpStatus === 404) return {unknown: `${what} no longer exist`}
		return {unknown: `${what} could not be read`}
	}
}
function representativePodOf({object, owned, readiness}) {
	const isPod = object.apiVersion === "v1" && object.kind === "Pod"
	const {current, previous} = podsByRevision(object, owned)
	const reason = "reason" in readiness ? readiness.reason : undefined
	const byRevision = reason === brokenPreviousPod ? [previous, current] : [current, previous]
	const groups = isPod ? [[object]] : byRevision
	for (const pods of groups) {
		const assessed = pods.map(pod => ({pod, readiness: assessPod(pod, {...noClusterFacts, ...owned})}))
		const [worst] = assessed
			.filter(each => each.readiness.state !== "ready")
			.toSorted((a, b) => rank(a.readiness) - rank(b.readiness) || Number(hasReason(b.readiness, reason)) - Number(hasReason(a.readiness, reason)) || Number(isTerminating(a.pod)) - Number(isTerminating(b.pod)) || createdAt(b.pod) - createdAt(a.pod))
		if (worst === undefined) continue
		const container = blockingContainerOf(worst.pod)
		return {...worst, events: eventsAbout(worst.pod, owned), container: container && withSpec(worst.pod, container)}
	}
	return undefined
}
function rank(readiness) {
	if (readiness.state === "failed") return readiness.terminal ? 0 : 1
	return readiness.state === "failing" ? 2 : 3
}
function hasReason(readiness, reason) {
	return "reason" in readiness && readiness.reason === reason
}
function isTerminating({metadata}) {
	return metadata.deletionTimestamp !== undefined
}
function createdAt({metadata}) {
	return Date.parse(metadata.creationTimestamp ?? "") || 0
}
function withSpec({spec}, container) {
	const specs = spec[container.list]
	return {...container, spec: specs?.[container.index] ?? {name: container.name}, end: lastEnd(container.status)}
}
function unreadyObjects(rollouts, changes) {
	const manifests = new Map(changes.map(change => [objectKey(actualRef(change)), change.planned]))
	return rollouts.flatMap(({outcome, objects}) => {
		const unready = objects.filter(({readiness}) => (outcome === "failed" ? readiness.state === "failed" : outcome === "deadline" && readiness.state !== "ready"))
		return unready.map(rollout => ({rollout, manifest: manifests.get(objectKey(rollout.ref))}))
	})
}
const timeLimit = 2_000
const maxLogs = 20
async function diagnose(objects, {api, redact}) {
	const unready = objects.filter(({rollout}) => rollout.readiness.state !== "ready")
	const ports = {api, redact, signal: AbortSignal.timeout(timeLimit)}
	let requested
	const nodes = () => {
		requested ??= fetchNodes(ports)
		return requested
	}
	return Promise.all(
		unready.map(async (object, index) => {
			const representative = representativePodOf(object.rollout)
			const evidence = await gatherEvidence(object.rollout, representative, {...ports, nodes, wantsLogs: index < maxLogs})
			return toFailure(object, representative, evidence, redact)
		})
	)
}
function toFailure({rollout, manifest}, representative, evidence, redact) {
	const {ref, readiness, object, owned} = rollout
	const {log, keys, nodes, unknown} = evidence
	const events = [...owned.events, ...evidence.events]
	const facts = {rollout, representative, keys, nodes, lines: log?.lines ?? [], events: eventsAbout(object, {events})}
	const {cause, hint, fields} = findCause(facts)
	const probe = representative && failedProbe(representative)
	const field = findField(manifest?.object, fields)
	return {
		ref,
		reason: "reason" in readiness ? readiness.reason : "NotReady",
		message: failureMessage(facts),
		cause,
		hint,
		container: representative && describeContainer(representative),
		probe: probe && describeProbe(probe, redact),
		logs: log === undefined ? [] : [log],
		events: summarizeEvents(events, representative?.pod.metadata.uid),
		unknown,
		previous: previousVersionNote(rollout),
		field,
		location: manifest?.source.locate(field) ?? manifest?.source.location,
		setBy: isOverridden(manifest, field) ? "set by input 'images'" : undefined
	}
}
function isOverridden(manifest, field) {
	return manifest?.source.overridden?.some(path => path.join("/") === field.join("/")) === true
}
function describeContainer({pod, container}) {
	if (container === undefined) return undefined
	const {name, spec, status, end} = container
	return {pod: pod.metadata.name ?? "", name, image: spec.image ?? status.image ?? "", restarts: status.restartCount ?? 0, exit: end && exitDescription(end, spec)}
}
const oldest = [3, 18, 4]
const addHelm = "Add it in an earlier step: `uses: azure/setup-helm@v4`."
const missing = {message: "helm is not on the PATH, and input 'chart' needs it", hint: addHelm}
async function openHelm({env, folder, signal}) {
	const home = (0, external_node_path_.join)(folder, "helm")
	await (0, promises_.mkdir)(home, {mode: 0o700})
	const cwd = (0, external_node_path_.join)(home, "empty")
	await (0, promises_.mkdir)(cwd)
	const options = {env: helmEnvironment(env, home), cwd}
	const runInterruptible = async (args, ends) => {
		try {
			return await runProgram("helm", args, {...options, ...ends})
		} catch (error) {
			throw explainProgramStart(error, "helm", missing)
		}
	}
	const run = args => runInterruptible(args, {interrupt: undefined, signal})
	const version = await readVersion(run)
	return {version, run, runInterruptible, home}
}
function clusterFlags({kubeconfig, context}) {
	return [...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]), ...(context === undefined ? [] : [`--kube-context=${context}`])]
}
const repositoriesFile = "repositories.yaml"
const registryFile = "registry.json"
const readByHelm = /^(?:HELM_|DOCKER_CONFIG$|REGISTRY_AUTH_FILE$)/i
function helmEnvironment(env, home) {
	const passed = Object.entries(childEnvironment(env)).filter(([name]) => !readByHelm.test(name))
	return {
		...Object.fromEntries(passed),
		HELM_CACHE_HOME: (0, external_node_path_.join)(home, "cache"),
		HELM_CONFIG_HOME: (0, external_node_path_.join)(home, "config"),
		HELM_DATA_HOME: (0, external_node_path_.join)(home, "data"),
		HELM_PLUGINS: (0, external_node_path_.join)(home, "plugins"),
		HELM_REPOSITORY_CACHE: (0, external_node_path_.join)(home, "cache", "repository"),
		HELM_REPOSITORY_CONFIG: (0, external_node_path_.join)(home, repositoriesFile),
		HELM_REGISTRY_CONFIG: (0, external_node_path_.join)(home, registryFile),
		DOCKER_CONFIG: (0, external_node_path_.join)(home, "docker")
	}
}
async function writeRepositories({home}, repositories) {
	const list = {apiVersion: "", generated: "0001-01-01T00:00:00Z", repositories}
	await writePrivate((0, external_node_path_.join)(home, repositoriesFile), JSON.stringify(list))
}
async function writeRegistryLogin({home}, host, login) {
	const auth = Buffer.from(`${login.username}:${login.password}`).toString("base64")
	await writePrivate((0, external_node_path_.join)(home, registryFile), JSON.stringify({auths: {[host]: {auth}}}))
}
async function readVersion(run) {
	const {code, stdout, stderr} = await run(["version", "--template={{.Version}}"])
	const version = /^v?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?/.exec(stdout.trim())
	if (code !== 0 || version === null) {
		throw new UserError(`helm does not say its version: ${stderr.trim() || stdout.trim() || "it printed nothing"}`, {code: "helm", hint: "Run `helm version` in an earlier step to see its output."})
	}
	const [text, ...numbers] = version
	const [major, minor, patch] = numbers.map(each => Number(each ?? 0))
	if (!isAtLeast([major ?? 0, minor ?? 0, patch ?? 0], oldest)) {
		throw new UserError(`The helm on the PATH is ${text}, which is too old`, {code: "helm", hint: `pushpull requires ${oldest.join(".")} or newer, since older ones let a chart write files of the runner (CVE-2025-53547). ${addHelm}`})
	}
	return {major: major ?? 0, text: text.startsWith("v") ? text : `v${text}`}
}
function isAtLeast(version, least) {
	const index = version.findIndex((number, at) => number !== least[at])
	return index === -1 || (version[index] ?? 0) > (least[index] ?? 0)
}
function hookRunsOf(hooks, isUpgrade) {
	const events = isUpgrade ? ["pre-upgrade", "post-upgrade"] : ["pre-install", "post-install"]
	const nameOf = ({planned}) => planned.object.metadata.name ?? ""
	return events.flatMap(event =>
		hooks
			.filter(({hook}) => hook.events.includes(event))
			.toSorted((a, b) => a.hook.weight - b.hook.weight || (nameOf(a) < nameOf(b) ? -1 : 1))
			.map(({hook, planned}) => ({planned, event, deletePolicies: hook.deletePolicies}))
	)
}
function isAwaited({planned: {ref}}) {
	return objectKey(ref).startsWith("batch/Job/") || objectKey(ref).startsWith("/Pod/")
}
function hookResults(runs, recorded, seen) {
	return runs.flatMap(run => {
		const {planned, event} = run
		const {ref} = planned
		const record = recorded.find(({kind, name}) => kind === ref.kind && name === planned.object.metadata.name)
		if (record?.phase === undefined) return []
		const after = seen.get(run) ?? planned.object
		const took = record.took === undefined ? "" : ` after ${formatDuration(record.took)}`
		const end = record.phase === "Succeeded" ? `succeeded${took}` : record.phase === "Failed" ? `failed${took}` : "did not end"
		return [{change: {planned, action: "created", before: undefined, after}, rollout: record.phase === "Succeeded" ? succeeded(run, after, record.took ?? 0) : undefined, line: `Hook ${event} ${formatRef(ref)} ${end}`}]
	})
}
function succeeded({planned, event}, object, took) {
	const readiness = {state: "ready", message: `${event} hook succeeded`}
	const result = {ref: planned.ref, readiness, object, owned: noOwnedResources, unchangedFor: 0, readyAfter: took}
	return {outcome: "ready", objects: [result], waited: took}
}
var external_node_zlib_ = __load(8522)
const heldBy = "pushpull/held-by"
function isPending({status}) {
	return status.startsWith("pending-")
}
function deployedEntry({revisions}) {
	return revisions.find(({status}) => status === "deployed")
}
function currentEntry(history) {
	const [latest] = history.revisions
	return latest?.status === "uninstalled" ? undefined : (deployedEntry(history) ?? latest)
}
const secretPrefix = "sh.helm.release.v1"
function secretsPath(namespace) {
	return `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`
}
function revisionPath({name, namespace}, revision) {
	return `${secretsPath(namespace)}/${encodeURIComponent(`${secretPrefix}.${name}.v${revision}`)}`
}
async function readHistory(api, {name, namespace}) {
	const labelSelector = `owner=helm,name=${name}`
	const {body, date} = await api.send({method: "GET", path: `${secretsPath(namespace)}?${new URLSearchParams({labelSelector})}`, accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"})
	const {items} = body
	const revisions = (items ?? []).flatMap(({metadata}) => toEntry(metadata))
	return {revisions: revisions.toSorted((a, b) => b.revision - a.revision), readAt: date ?? Date.now()}
}
function toEntry({labels = {}, ...metadata}) {
	const revision = Number(labels.version)
	if (!Number.isSafeInteger(revision)) return []
	const writes = (metadata.managedFields ?? []).toSorted((a, b) => timeOf(b.time) - timeOf(a.time))
	return [{revision, status: labels.status ?? "unknown", changedAt: Math.max(timeOf(metadata.creationTimestamp), timeOf(writes[0]?.time)), writer: writes[0]?.manager ?? "Helm", heldBy: metadata.annotations?.[heldBy], resourceVersion: metadata.resourceVersion ?? ""}]
}
function timeOf(text) {
	return Date.parse(text ?? "") || 0
}
async function readRevision(api, release, revision) {
	const {body} = await api.send({method: "GET", path: revisionPath(release, revision)})
	const {data = {}} = body
	let json
	try {
		json = JSON.parse(await decodeRecord(data.release ?? ""))
	} catch (cause) {
		throw unreadable(release, revision, cause)
	}
	const {info = {}, chart: {metadata = {}} = {}} = json
	return {
		revision,
		status: info.status ?? "unknown",
		description: info.description ?? "",
		notes: info.notes ?? "",
		chart: {name: metadata.name ?? "", version: metadata.version ?? "", appVersion: metadata.appVersion},
		values: json.config ?? {},
		manifest: json.manifest ?? "",
		hooks: (json.hooks ?? []).map(hook => ({name: hook.name ?? "", kind: hook.kind ?? "", manifest: hook.manifest ?? "", events: hook.events ?? [], phase: hook.last_run?.phase || undefined, took: tookTo(hook.last_run?.started_at, hook.last_run?.completed_at)})),
		applyMethod: json.apply_method === "ssa" ? "server-side" : "client-side"
	}
}
function tookTo(started, completed) {
	const [begin, end] = [timeOf(started), timeOf(completed)]
	return begin > 0 && end >= begin ? end - begin : undefined
}
function unreadable({name, namespace}, revision, cause) {
	return new UserError(`The record of revision ${revision} of release ${namespace}/${name} cannot be read`, {code: "helm", hint: `Look at it with: helm get all ${name} --revision ${revision} --namespace ${namespace}. If Helm cannot read it either, delete its Secret ${secretPrefix}.${name}.v${revision}.`, cause})
}
const longestRecord = 64 * 1024 * 1024
async function decodeRecord(data) {
	const bytes = Buffer.from(Buffer.from(data, "base64").toString("latin1"), "base64")
	const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
	const json = isCompressed ? await (0, external_node_util_.promisify)(external_node_zlib_.gunzip)(bytes, {maxOutputLength: longestRecord}) : bytes
	return json.toString("utf8")
}
async function holdRevision(api, release, revision, run) {
	await api.send({method: "PATCH", path: `${revisionPath(release, revision)}?fieldManager=pushpull`, contentType: "application/merge-patch+json", body: {metadata: {annotations: {[heldBy]: run, "pushpull/held-at": new Date().toISOString()}}}})
}
async function mark_revision_encode(json) {
	const bytes = await (0, external_node_util_.promisify)(external_node_zlib_.gzip)(Buffer.from(json), {level: 9})
	return Buffer.from(bytes.toString("base64")).toString("base64")
}
async function markFailed(api, release, entry, description) {
	const path = revisionPath(release, entry.revision)
	const {body} = await api.send({method: "GET", path})
	const secret = body
	const record = parseExact(await decodeRecord(secret.data?.release ?? ""))
	const info = {...record.info, status: "failed", description}
	const {managedFields: _, ...metadata} = secret.metadata
	const modifiedAt = String(Math.floor(Date.now() / 1000))
	await api.send({method: "PUT", path: `${path}?fieldManager=pushpull`, body: {...secret, metadata: {...metadata, labels: {...metadata.labels, status: "failed", modifiedAt}, resourceVersion: entry.resourceVersion}, data: {...secret.data, release: await mark_revision_encode(JSON.stringify({...record, info}))}}})
}
function parseExact(text) {
	const exact = JSON
	const parsed = exact.parse(text, (_key, value, {source}) => (typeof value === "number" && source !== undefined ? exact.rawJSON(source) : value))
	return parsed
}
const interval = 1_000
const leastQuiet = 30_000
async function awaitPending(release, ports) {
	const longest = Math.max(ports.timeout, leastQuiet)
	for (let looks = 0; ; looks++) {
		const history = await readHistory(ports.api, release)
		const [latest] = history.revisions
		if (latest === undefined || !isPending(latest)) return {history, dead: undefined}
		const quiet = Math.max(0, history.readAt - latest.changedAt)
		if (quiet >= longest) return {history, dead: latest}
		const words = describePending(release, latest, quiet)
		const untilDead = formatDuration(Math.ceil((longest - quiet) / 1_000) * 1_000)
		const wait = `until that has ended, or for ${untilDead} without a change`
		if (ports.dryRun) {
			ports.log.info(`${words}. A run would wait ${wait}`)
			return {history, dead: undefined}
		}
		if (looks === 0) ports.log.info(`${words}. Waiting ${wait}`)
		await (0, external_node_timers_promises_.setTimeout)(interval, undefined, {signal: ports.stop}).catch(() => undefined)
		if (ports.stop.aborted) throw stillPending(words, ports.stop.reason)
	}
}
function describePending({name}, {status, revision, changedAt, heldBy, writer}, quiet) {
	const time = new Date(changedAt).toISOString().replace(".000", "")
	const who = heldBy === undefined ? writer : `pushpull in ${heldBy}`
	return `Release ${name} is being changed by ${who}: revision ${revision} is ${status}, last written at ${time} (${formatDuration(quiet)} ago)`
}
function stillPending(words, reason) {
	if (!(reason instanceof UserError) || reason.code !== "timeout") return reason
	return new UserError(`The run timed out. ${words}`, {code: "timeout", hint: "Run it again when that has ended. A run takes over once nothing has changed on the release for as long as its input 'timeout', and for 30s at least."})
}
async function markDead(api, release, dead, log) {
	const since = new Date(dead.changedAt).toISOString().replace(".000", "")
	try {
		await markFailed(api, release, dead, `Marked as failed by pushpull: nothing had changed since ${since}`)
	} catch (error) {
		if (!(error instanceof ApiError) || error.httpStatus !== 409) throw error
		throw new UserError(`Another run has changed revision ${dead.revision} of release ${release.name} just now`, {code: "conflict", hint: "Run it again.", cause: error})
	}
	log.info(`Revision ${dead.revision} of release ${release.name} was left ${dead.status} by a Helm that was killed: nothing had changed since ${since}. It is marked as failed now`)
}
const releaseCauses = [
	{pattern: /another operation \(install\/upgrade\/rollback\) is in progress|release: already exists/, code: "conflict", message: "Another run began to change it at the same moment", hint: "Run it again when that one has ended. A `concurrency` group in the workflow lets one run end before the next begins."},
	{pattern: /has no deployed releases/, code: "helm", message: "No revision of it was ever deployed, and the last one is being uninstalled", hint: "Finish that with `helm uninstall`, then run it again."},
	{pattern: /cannot reuse a name that is still in use/, code: "conflict", message: "Another run has installed it meanwhile", hint: "Run it again: it is an upgrade then."},
	{pattern: /request entity too large|must have at most 1048576 bytes|exceeds the maximum|request is too large/i, code: "helm", message: "Its record does not fit into a Secret, which holds at most 1 MiB", hint: "Helm stores the whole chart in it: leave files out with .helmignore, or use chart-mode: template."},
	{pattern: /namespaces? "[^"]{1,300}" not found/, code: "refused", message: "Its namespace does not exist", hint: "Create it, or set create-namespace: true."},
	{pattern: /conflict occurred while applying object|Apply failed with \d{1,9} conflict/, code: "conflict", message: "Another field manager has changed an object meanwhile", hint: "Run it again to see which field it is; set force-conflicts: true to take it over."},
	{pattern: /exists and cannot be imported into the current release/, code: "conflict", message: "An object was created outside of it meanwhile", hint: "Run it again to see which one it is."},
	{pattern: /pre-install|post-install|pre-upgrade hooks failed|post-upgrade hooks failed/, code: "failed", message: "A hook failed", hint: "Look at its Job or Pod, if the hook's delete policy has left it there."},
	{pattern: /is forbidden: User|cannot \w{1,20} resource/, code: "forbidden", message: "The identity lacks a right", hint: "Ask whoever runs the cluster to grant it in a Role, or use another identity."},
	{pattern: /context deadline exceeded|timed out waiting/, code: "timeout", message: "Helm waited until its timeout", hint: "Raise input 'timeout' if the cluster is that slow."},
	{pattern: /cluster unreachable|connection refused|no such host|i\/o timeout|TLS handshake/i, code: "unreachable", message: "Helm cannot reach the API server", hint: "Run it again."}
]
const longest = 1_000
function explainUpgrade(stderr, {name}, redact) {
	const output = errorIn(stderr)
	const words = truncate(sanitizeLine(redact(output)), longest) || "it printed no error"
	const cause = releaseCauses.find(({pattern}) => pattern.test(output))
	const message = cause === undefined ? "" : `${cause.message}: `
	return new UserError(`Helm could not upgrade release ${name}. ${message}${words}`, {code: cause?.code ?? "helm", hint: cause?.hint ?? `See the release with: helm history ${name}.`})
}
function errorIn(stderr) {
	const at = stderr.lastIndexOf("Error: ")
	return (at === -1 ? stderr : stderr.slice(at + "Error: ".length)).replace(/^(?:UPGRADE|INSTALLATION) FAILED: /, "").trim()
}
function readManifests(content, file, options) {
	const {documents, faults} = parseManifestFile(content, file, options)
	const objects = documents.flatMap(document => readObject(document.value, document, []))
	return {manifests: objects.filter(object => !(object instanceof UserError)), faults: [...faults, ...objects.filter(object => object instanceof UserError)]}
}
function readObject(value, document, path) {
	const location = path.length === 0 ? document.location : document.locate(path)
	const fault = (message, hint, where = location) => new UserError(message, {code: "manifest", hint, location: where})
	if (!isMap(value)) {
		const hint = Array.isArray(value) ? "This is a list. Write each object as a separate document (`---` between them), or put the list under `items:` of an object with `apiVersion: v1` and `kind: List`." : "An object is a map with apiVersion, kind and metadata."
		return [fault("This is not a Kubernetes object", hint)]
	}
	if (typeof value.kind === "string" && value.kind.endsWith("List") && Array.isArray(value.items)) {
		return value.items.flatMap((item, index) => readObject(item, document, [...path, "items", index]))
	}
	const metadata = isMap(value.metadata) ? value.metadata : {}
	const notString = (what, field) => {
		const {is, hint} = describeValue(valueAt(value, field), String(field.at(-1)))
		return fault(`The ${what} must be a string, but is ${is}`, hint, document.locate([...path, ...field]))
	}
	const faults = []
	for (const field of ["apiVersion", "kind"]) {
		if (isNonEmptyString(value[field])) continue
		const missing = fault(`This object has no ${field}`, `Add a line \`${field}: …\`${example(field)}.`)
		faults.push(isNonString(value[field]) ? notString(field, [field]) : missing)
	}
	const kind = isNonEmptyString(value.kind) ? value.kind : "object"
	for (const field of ["name", "generateName", "namespace"]) if (isNonString(metadata[field])) faults.push(notString(`${field} of this ${kind}`, ["metadata", field]))
	if (![metadata.name, metadata.generateName].some(each => isNonEmptyString(each) || isNonString(each))) {
		const where = document.locate([...path, "metadata"])
		faults.push(fault(`This ${kind} has no name`, "Add `name: …` under `metadata:`.", where))
	}
	if (faults.length > 0) return faults
	return [{object: value, source: {location, locate: field => document.locate([...path, ...field])}}]
}
function example(field) {
	return field === "kind" ? ", such as `kind: Deployment`" : ", such as `apiVersion: apps/v1`"
}
function isNonString(value) {
	return value !== undefined && value !== null && typeof value !== "string"
}
function describeValue(value, field) {
	if (Array.isArray(value)) return {is: "a list", hint: "Write a string."}
	if (isMap(value)) return {is: "a map", hint: "Write a string."}
	const hint = typeof value === "boolean" ? `YAML reads y, n, yes, no, on, off, true and false as true or false. Put it in quotes: \`${field}: "${value ? "y" : "n"}"\`, for example.` : `Put it in quotes: \`${field}: "${value}"\`.`
	return {is: typeof value === "boolean" ? `the boolean ${value}` : `the number ${value}`, hint}
}
function isNonEmptyString(value) {
	return typeof value === "string" && value !== ""
}
function parseManifestFile(content, file, options) {
	const parsed = splitJson(content).map(({text, start}) => shiftedBy(start, parseYaml(text, file, options)))
	return {documents: parsed.flatMap(({documents}) => documents), faults: parsed.flatMap(({faults}) => faults)}
}
const read_manifests_whole = {lines: 0, columns: 0}
const token = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g
function splitJson(content) {
	const parts = []
	if (!/^\s*\{/.test(content)) return [{text: content, start: read_manifests_whole}]
	let depth = 0
	let begin = 0
	let start = read_manifests_whole
	for (const {0: found, index} of content.matchAll(token)) {
		if (found === "{" || found === "[") depth++
		if ((found !== "}" && found !== "]") || --depth !== 0) continue
		const end = index + 1
		if (!/^\s*\{/.test(content.slice(end, end + maxGap))) continue
		const text = content.slice(begin, end)
		if (!isJson(text)) break
		parts.push({text, start})
		start = advanced(start, text)
		begin = end
	}
	return [...parts, {text: content.slice(begin), start}]
}
function isJson(text) {
	try {
		JSON.parse(text)
		return true
	} catch {
		return false
	}
}
const maxGap = 1_000
function advanced({lines, columns}, text) {
	const breaks = text.split("\n").length - 1
	const last = text.length - text.lastIndexOf("\n") - 1
	return {lines: lines + breaks, columns: breaks === 0 ? columns + last : last}
}
function shiftedBy(start, {documents, faults}) {
	if (start === read_manifests_whole) return {documents, faults}
	const shift = location => ({...location, line: location.line + start.lines, ...(location.column === undefined ? {} : {column: location.line === 1 ? location.column + start.columns : location.column})})
	return {
		documents: documents.map(document => ({...document, location: shift(document.location), locate: path => shift(document.locate(path))})),
		faults: faults.map(({message, code, hint, location, cause}) => {
			return new UserError(message, {code, hint, location: location && shift(location), cause})
		})
	}
}
const stepSyntax = [
	[/\.((?:\\.|[^.[\]\\\s'"(){}*])+)/y, ([, name = ""]) => ({field: name.replace(/\\(.)/g, "$1")})],
	[/\[(?:'([^']+)'|"([^"]+)")\]/y, ([, single, double]) => ({field: single ?? double ?? ""})],
	[/\[(-?\d+)\]/y, ([, index]) => ({item: Number(index)})],
	[/\[\*\]/y, () => ({items: "all"})],
	[
		/\[\?\(\s*@(\.[^\s=]+)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*\)\]/y,
		([, inner = "", single, double]) => {
			const items = parseJsonPath(inner)
			return items && {items, equal: single ?? double ?? ""}
		}
	]
]
function parseJsonPath(text) {
	const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? text
	const path = /^[.[]/.test(bare) ? bare : `.${bare}`
	const steps = []
	let at = 0
	while (at < path.length) {
		const step = stepAt(path, at)
		if (step === undefined) return undefined
		steps.push(step.step)
		at = step.end
	}
	return steps.length > 0 ? steps : undefined
}
function stepAt(path, at) {
	for (const [pattern, read] of stepSyntax) {
		pattern.lastIndex = at
		const found = pattern.exec(path)
		if (found === null) continue
		const step = read(found)
		return step && {step, end: at + found[0].length}
	}
	return undefined
}
function valuesAt(value, path) {
	return path.reduce((values, step) => values.flatMap(each => follow(each, step)), [value])
}
function follow(value, step) {
	if ("field" in step) {
		const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, step.field)
		return isObject ? [value[step.field]] : []
	}
	if (!Array.isArray(value)) return []
	if ("item" in step) return value.at(step.item) === undefined ? [] : [value.at(step.item)]
	if (step.items === "all") return value
	const {items, equal} = step
	return value.filter(item => valuesAt(item, items).some(each => String(each) === equal))
}
const ready_when_annotation = "pushpull/ready-when"
function readyWhenFaults(manifests) {
	return manifests.flatMap(({object, source}) => {
		const text = object.metadata.annotations?.[ready_when_annotation]
		if (text === undefined || parse(text) !== undefined) return []
		const name = object.metadata.name ?? `${object.metadata.generateName}*`
		return new UserError(`The ready-when of ${formatRef({...object, name})} is not valid: ${text}`, {
			code: "manifest",
			hint: "Write none, condition=TYPE, condition=TYPE=STATUS, jsonpath={.PATH} or jsonpath={.PATH}=VALUE, as in kubectl wait.",
			location: source.locate(["metadata", "annotations", ready_when_annotation])
		})
	})
}
function readyWhenOf({metadata}) {
	const text = metadata.annotations?.[ready_when_annotation]
	return text === undefined ? undefined : parse(text)
}
function parse(written) {
	const text = String(written).trim()
	if (text === "none") return {what: "none"}
	const condition = /^condition=([^=\s]+)(?:=([^=\s]+))?$/.exec(text)
	if (condition !== null) return {what: "condition", type: condition[1] ?? "", status: condition[2] ?? "True"}
	const [, pathText, value] = /^jsonpath=('\{[^}]*\}'|"\{[^}]*\}"|\{[^}]*\}|(?:[^=[\]{}]|\[[^\]]*\])+)(?:=(.+))?$/.exec(text) ?? []
	const path = pathText === undefined ? undefined : parseJsonPath(unquoted(pathText))
	if (pathText === undefined || path === undefined) return undefined
	return {what: "value", text: unquoted(pathText), path, wanted: value === undefined ? undefined : unquoted(value)}
}
function unquoted(text) {
	return text.replace(/^(['"])(.*)\1$/, "$2")
}
const metadataFields = [
	["metadata", "creationTimestamp"],
	["metadata", "generation"],
	["metadata", "managedFields"],
	["metadata", "resourceVersion"],
	["metadata", "selfLink"],
	["metadata", "uid"]
]
function serverFieldFaults({object, source}, resource) {
	const {apiVersion, kind, metadata} = object
	const written = serverFieldsIn(object, resource)
		.map(path => ({name: path.join("."), location: source.locate(path)}))
		.toSorted((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0))
	if (written.length === 0) return []
	const name = formatRef({apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*`})
	return [
		new UserError(`${name} has fields that only the API server sets: ${written.map(field => field.name).join(", ")}`, {
			code: "manifest",
			hint: `Remove ${written.length === 1 ? "it" : "them"} from the manifest: \`kubectl get -o yaml\` prints such fields, but an apply must not contain them.`,
			location: written[0]?.location
		})
	]
}
function serverFieldsIn(object, resource) {
	const fields = resource?.hasStatus ? [...metadataFields, ["status"]] : metadataFields
	return fields.filter(path => !isEmptyValue(valueAt(object, path)))
}
function isEmptyValue(value) {
	if (typeof value === "object" && value !== null) return Object.values(value).every(isEmptyValue)
	return value === undefined || value === null || value === "" || value === 0 || value === false
}
function withoutServerFields(object, resource) {
	const removed = [...serverFieldsIn(object, resource), ...(isAggregated(object) ? [["rules"]] : [])]
	return removed.reduce((current, path) => without(current, path), object)
}
function isAggregated({apiVersion, kind, aggregationRule}) {
	const isClusterRole = kind === "ClusterRole" && groupOf(apiVersion) === "rbac.authorization.k8s.io"
	return isClusterRole && aggregationRule !== undefined && aggregationRule !== null
}
function without(value, [step = "", ...rest]) {
	const entries = Object.entries(value)
	return Object.fromEntries(
		entries.flatMap(([key, child]) => {
			if (key !== step) return [[key, child]]
			return rest.length === 0 ? [] : [[key, without(child, rest)]]
		})
	)
}
function planPush(inputs) {
	const kinds = knownKinds(inputs.discovery, inputs.manifests)
	const faults = []
	const written = inputs.manifests.flatMap(manifest => {
		const resource = findKind(kinds, manifest, inputs.manifests)
		if (!("plural" in resource)) {
			faults.push(...resource, ...serverFieldFaults(manifest))
			return []
		}
		faults.push(...serverFieldFaults(manifest, resource))
		return [planObject(manifest, resource, inputs.namespace)]
	})
	const complete = inputs.createNamespace ? withNamespace(written, inputs.namespace) : written
	const {objects, faults: conflicting, warnings} = withoutDuplicates(complete)
	faults.push(...conflicting)
	faults.push(...objects.filter(({object}) => syncWaveOf(object) === undefined).map(syncWaveFault))
	faults.push(...readyWhenFaults(objects))
	const invalidNames = new Map(objects.map(planned => [planned, nameFaults(planned)]))
	faults.push(...[...invalidNames.values()].flat())
	const named = objects.filter(planned => invalidNames.get(planned)?.length === 0)
	return {plan: {waves: withNeedsBefore(toWaves(named))}, faults, warnings}
}
function withNeedsBefore(waves) {
	const before = new Set()
	return waves.map(wave => {
		const objects = wave.objects.map(planned => ({...planned, needs: planned.needs.filter(key => before.has(key))}))
		for (const {ref} of objects) before.add(objectKey(ref))
		return {...wave, objects}
	})
}
function planObject({object, source, helm, hookWeight}, resource, fallback) {
	const cleaned = withoutServerFields(object, resource)
	const {namespace: written, ...metadata} = cleaned.metadata
	const namespace = resource.namespaced ? written || fallback : undefined
	const complete = {...cleaned, metadata: namespace === undefined ? metadata : {...metadata, namespace}}
	const name = object.metadata.name ?? `${object.metadata.generateName}*`
	return {ref: {apiVersion: object.apiVersion, kind: object.kind, namespace, name}, object: complete, source, resource, needs: needsOf(complete, resource.plural), onlyIfMissing: helm === "crd", hookWeight, writer: helm === undefined ? "pushpull" : "helm"}
}
function withNamespace(objects, name) {
	if (objects.some(({object}) => object.kind === "Namespace" && object.metadata.name === name)) return objects
	const object = {apiVersion: "v1", kind: "Namespace", metadata: {name}}
	const source = {location: undefined, locate: () => undefined}
	return [{...planObject({object, source}, namespaces, name), onlyIfMissing: true}, ...objects]
}
const maxListed = 5
function withoutDuplicates(objects) {
	const named = objects.filter(({object}) => object.metadata.name !== undefined)
	const repeated = [...Map.groupBy(named, ({ref}) => objectKey(ref)).values()].flatMap(([first, ...others]) => (first === undefined ? [] : others.map(other => ({first, other}))))
	const {same = [], different = []} = Object.groupBy(repeated, ({first, other}) => ((0, external_node_util_.isDeepStrictEqual)(first.object, other.object) ? "same" : "different"))
	const dropped = new Set(same.map(({other}) => other))
	return {objects: objects.filter(planned => !dropped.has(planned)), faults: different.map(differentContent), warnings: same.length === 0 ? [] : [sameContent(same)]}
}
function differentContent({first, other: {ref, source}}) {
	const before = first.source.location
	return new UserError(`${formatRef(ref, "full")} appears twice with different content`, {code: "manifest", hint: `Remove one${before === undefined ? "" : `; the first is at ${formatLocation(before)}`}.`, location: source.location})
}
function sameContent(repeated) {
	const lists = [...Map.groupBy(repeated, ({first}) => first)].map(([{ref, source}, copies]) => {
		const locations = [source, ...copies.map(({other}) => other.source)].flatMap(({location}) => location ?? [])
		return `${formatRef(ref, "full")} (${locations.map(formatLocation).join(", ")})`
	})
	return {message: `Defined more than once with the same content, applied once: ${firstFew(lists, maxListed).join("; ")}`, location: repeated[0]?.other.source.location}
}
const managedBy = {label: "app.kubernetes.io/managed-by", value: "Helm"}
const release_objects_releaseName = "meta.helm.sh/release-name"
const releaseNamespace = "meta.helm.sh/release-namespace"
function asHelmWrites({object, source}, {name, namespace}) {
	const {labels, annotations, ...metadata} = object.metadata
	return {object: {...object, metadata: {...metadata, labels: {...labels, [managedBy.label]: managedBy.value}, annotations: {...annotations, [release_objects_releaseName]: name, [releaseNamespace]: namespace}}}, source, helm: "object"}
}
function objectsOf({waves}) {
	return waves.flatMap(({objects}) => objects)
}
function recordedObjects({manifest, revision}, release, discovery) {
	const written = readManifests(manifest, `revision ${revision}`).manifests
	const manifests = written.map(each => asHelmWrites(each, release))
	const {plan} = planPush({manifests, discovery, namespace: release.namespace, createNamespace: false})
	const objects = objectsOf(plan)
	const served = new Set(discovery.map(kindIn))
	const gone = [...new Set(written.map(({object}) => kindIn(object)).filter(kind => !served.has(kind)))]
	return {objects, faults: gone.length === 0 ? [] : [unservedKinds(gone, revision, release)]}
}
function kindIn({apiVersion, kind}) {
	return `${kind} (${apiVersion})`
}
function unservedKinds(kinds, revision, {name, namespace}) {
	const list = firstFew(kinds, 3).join(", ")
	return new UserError(`Helm cannot upgrade release ${name}: its revision ${revision} has kinds that the API server does not serve: ${list}`, {
		code: "helm",
		hint: `Move the record to the kinds that are served with Helm's plugin mapkubeapis (helm mapkubeapis ${name} --namespace ${namespace}), or install their CustomResourceDefinition again.`
	})
}
function removedObjects(wanted, recorded) {
	const kept = new Set(wanted.map(({ref}) => objectKey(ref)))
	return recorded.filter(({ref, object}) => !kept.has(objectKey(ref)) && object.metadata.annotations?.["helm.sh/resource-policy"] !== "keep")
}
function isSameSet(wanted, recorded) {
	const before = new Map(recorded.map(({ref, object}) => [objectKey(ref), object]))
	return before.size === wanted.length && wanted.every(({ref, object}) => (0, external_node_util_.isDeepStrictEqual)(before.get(objectKey(ref)), object))
}
function checkOwnership(wanted, {live, recorded, release, adopt}) {
	const known = new Set(recorded.map(({ref}) => `${ref.apiVersion} ${objectKey(ref)}`))
	const foreign = wanted.flatMap(planned => {
		const now = live.get(objectKey(planned.ref))
		if (now === undefined || planned.onlyIfMissing) return []
		if (known.has(`${planned.ref.apiVersion} ${objectKey(planned.ref)}`) || isOwned(now, release)) return []
		return [{planned, owner: ownerOf(now)}]
	})
	if (foreign.length === 0) return {faults: [], notices: []}
	if (adopt) {
		const names = foreign.map(({planned, owner}) => `${formatRef(planned.ref)}${owner === undefined ? "" : ` (until now of release ${owner})`}`)
		return {faults: [], notices: [`Release ${release.name} takes over: ${firstFew(names, 6).join(", ")}`]}
	}
	return {faults: foreign.map(({planned, owner}) => foreignFault(planned, owner, release)), notices: []}
}
function isOwned({metadata: {labels = {}, annotations = {}}}, {name, namespace}) {
	return labels[managedBy.label] === managedBy.value && annotations[release_objects_releaseName] === name && annotations[releaseNamespace] === namespace
}
function ownerOf({metadata: {annotations = {}, namespace = ""}}) {
	const name = annotations[release_objects_releaseName]
	return name === undefined ? undefined : `${annotations[releaseNamespace] ?? namespace}/${name}`
}
function foreignFault({ref, source}, owner, {name, namespace}) {
	const isOther = owner !== undefined && owner !== `${namespace}/${name}`
	const what = isOther ? `belongs to Helm release ${owner}` : owner === undefined ? "exists already, outside of any release" : `exists already, and lacks the label ${managedBy.label}: ${managedBy.value}`
	const hint = isOther ? `Set input 'name' if release ${owner} is meant. Else rename one of the two objects; adopt: true takes it from the other release, whose next upgrade writes over it.` : `Set adopt: true for one run to have release ${name} take it over, or delete it first.`
	return new UserError(`${formatRef(ref)} ${what}`, {code: "conflict", hint, location: source.location})
}
const hook_log_interval = 200
function keepHookLog({planned: {ref}, deletePolicies}, object, ports) {
	if (!deletePolicies.includes("hook-failed")) return failure => failure
	let kept
	const look = async () => {
		while (kept === undefined && !ports.until.aborted) {
			kept = await findLog(object, ports).catch(ignored)
			if (kept === undefined) await (0, external_node_timers_promises_.setTimeout)(hook_log_interval, undefined, {signal: ports.until}).catch(() => undefined)
		}
	}
	void look()
	return failure => {
		const isHook = failure.ref.kind === ref.kind && failure.ref.name === ref.name
		return kept === undefined || !isHook || failure.logs.length > 0 ? failure : {...failure, logs: [kept]}
	}
}
async function findLog(object, {api, redact}) {
	const {uid, name = "", namespace = ""} = object.metadata
	const query = new URLSearchParams(object.kind === "Job" ? {labelSelector: `batch.kubernetes.io/controller-uid=${uid}`} : {fieldSelector: `metadata.name=${name}`})
	const {body} = await api.send({method: "GET", path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods?${query}`})
	const {items = []} = body
	const pods = items.filter(({status}) => status?.phase === "Failed")
	const owned = {...noOwnedResources, pods}
	const [pod] = pods
	if (pod === undefined) return undefined
	const followed = {ref: {apiVersion: "v1", kind: "Pod", name}, object: pod, owned, readiness: failing("Failed", "")}
	const representative = representativePodOf({...followed, unchangedFor: 0})
	if (representative?.container === undefined) return undefined
	const {container} = representative
	const {body: log} = await api.send(logRequest(representative, container, false))
	return {pod: pod.metadata.name ?? "", container: container.name, previous: false, lines: readLog(String(log), redact)}
}
function ignored(error) {
	if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error
}
const watch_hooks_interval = 300
async function leftHooks(runs, api) {
	const left = await Promise.all(runs.map(({planned}) => watch_hooks_find(planned, api)))
	return new Set(left.flatMap(object => object?.metadata.uid ?? []))
}
async function watchHooks(runs, left, {api, ended, created}) {
	const missing = new Set(runs.filter(isAwaited))
	const known = new Set(left)
	const following = []
	for (let last = false; missing.size > 0 && !last; ) {
		last = ended.aborted
		const next = Map.groupBy(missing, ({planned}) => objectKey(planned.ref)).values()
		await Promise.all(
			next.map(async ([run]) => {
				const object = run && (await watch_hooks_find(run.planned, api))
				const uid = object?.metadata.uid
				if (run === undefined || object === undefined || uid === undefined || known.has(uid)) return
				known.add(uid)
				missing.delete(run)
				following.push(created(run, object))
			})
		)
		if (!last) await (0, external_node_timers_promises_.setTimeout)(watch_hooks_interval, undefined, {signal: ended}).catch(() => undefined)
	}
	await Promise.all(following)
}
async function watch_hooks_find({ref, resource, object}, api) {
	if (object.metadata.name === undefined) return undefined
	try {
		return objectIn(await api.send({method: "GET", path: objectPath(resource, ref.namespace, ref.name)}), object)
	} catch (error) {
		if (error instanceof ApiError || error instanceof ConnectionError) return undefined
		throw error
	}
}
const timeToStop = {cancelled: 2_500, otherwise: 15_000}
const lastLook = 3_000
async function runUpgrade(args, runs, ports) {
	const {api, helm, log, stop, redact} = ports
	const left = await leftHooks(runs, api)
	const [interrupt, kill, ended] = [new AbortController(), new AbortController(), new AbortController()]
	let forced
	const end = reason => {
		if (interrupt.signal.aborted) return
		interrupt.abort(reason)
		const wait = stop.aborted ? timeToStop.cancelled : timeToStop.otherwise
		forced = setTimeout(() => kill.abort(reason), wait)
	}
	const onStop = () => end(stop.reason)
	stop.addEventListener("abort", onStop, {once: true})
	const until = AbortSignal.any([stop, ended.signal])
	const failure = Promise.withResolvers()
	let failed
	const late = []
	const hooks = new Map()
	const follow = async (followed, addLog = failure => failure) => {
		const rollout = await ports.follow(
			followed.map(({planned, object}) => ports.toTarget(planned, object)),
			until
		)
		const manifests = new Map(followed.map(({planned}) => [objectKey(planned.ref), planned]))
		if (rollout.outcome === "deadline") late.push(rollout)
		const unready = rollout.objects.filter(({readiness}) => readiness.state === "failed" && readiness.reason !== "Deleted")
		if (rollout.outcome !== "failed" || unready.length === 0 || failed !== undefined) return
		failed = diagnose(
			unready.map(each => ({rollout: each, manifest: manifests.get(objectKey(each.ref))})),
			{api, redact}
		).then(failures => ({rollout, failures: failures.map(addLog)}))
		failed.catch(run_upgrade_ignored)
		failure.resolve()
		end(new Error("A hook or an object of the release cannot succeed"))
	}
	let wroteAll
	const followWritten = async () => {
		const written = await ports.written()
		if (written.length > 0) await follow(written)
	}
	const watching = watchHooks(runs, left, {
		api,
		ended: ended.signal,
		async created(run, object) {
			hooks.set(run, object)
			log.info(`Hook ${run.event} ${formatRef(run.planned.ref)} is running`)
			if (run.event.startsWith("post-")) {
				wroteAll ??= followWritten()
				wroteAll.catch(run_upgrade_ignored)
			}
			await follow([{planned: run.planned, object}], keepHookLog(run, object, {api, redact, until}))
		}
	})
	watching.catch(run_upgrade_ignored)
	const holding = hold(ports, ended.signal)
	try {
		const result = await helm.runInterruptible(args, {interrupt: interrupt.signal, signal: kill.signal}).catch(error => {
			if (kill.signal.aborted || interrupt.signal.aborted) return undefined
			throw error
		})
		if (result?.code !== 0 && hooks.size > 0 && !interrupt.signal.aborted) await Promise.race([failure.promise, (0, external_node_timers_promises_.setTimeout)(lastLook, undefined, {signal: until}).catch(() => undefined)])
		ended.abort()
		await Promise.all([watching, wroteAll, holding])
		const how = howEnded(result, {interrupted: interrupt.signal.aborted, killed: kill.signal.aborted})
		return {how, stderr: result?.stderr ?? "", failed: await failed, late, hooks}
	} finally {
		clearTimeout(forced)
		ended.abort()
		stop.removeEventListener("abort", onStop)
		await Promise.allSettled([watching, wroteAll, holding])
	}
}
function run_upgrade_ignored() {}
function howEnded(result, {interrupted, killed}) {
	if (result?.code === 0) return "complete"
	if (killed || (interrupted && result?.code === null)) return "killed"
	return interrupted ? "interrupted" : "failed"
}
const signOfLife = {first: 2_000, next: 10_000}
async function hold({api, release, revision, run}, ended) {
	for (let wait = signOfLife.first; !ended.aborted; wait = signOfLife.next) {
		await (0, external_node_timers_promises_.setTimeout)(wait, undefined, {signal: ended}).catch(() => undefined)
		if (!ended.aborted) await holdRevision(api, release, revision, run).catch(() => undefined)
	}
}
function releaseAsIs({chart: {chart}, release, current}) {
	return {...release, chart: chart.name, version: chart.version, appVersion: chart.appVersion, from: current?.revision, to: undefined, status: current?.status, notes: "", faults: []}
}
function plannedRelease(opened, {unchanged, hooks}, log) {
	const runs = hooks.map(({planned, event}) => `${event} ${formatRef(planned.ref)}`)
	if (runs.length > 0 && !unchanged) log.info(`Would run hooks: ${firstFew(runs, 6).join(", ")}`)
	return unchanged ? releaseAsIs(opened) : {...releaseAsIs(opened), to: nextRevision(opened), status: undefined}
}
function nextRevision({history}) {
	return (history.revisions[0]?.revision ?? 0) + 1
}
function withoutRelease({waves}) {
	const own = waves.map(wave => ({...wave, objects: wave.objects.filter(({writer}) => writer === "pushpull")}))
	return {waves: own.filter(({objects}) => objects.length > 0)}
}
function withLive(prepared, changes) {
	const written = changes.filter(isApplied).map(({planned, after}) => [objectKey(planned.ref), after])
	return {...prepared, ports: {...prepared.ports, live: new Map([...prepared.ports.live, ...written])}}
}
async function deployOrLeave(opened, check, {plan, prepared}, ports) {
	const objects = objectsOf(plan)
	const parts = objects.filter(({writer}) => writer === "helm")
	const left = {result: releaseAsIs(opened), rollouts: [], failed: undefined, complete: true}
	if (check.unchanged) {
		ports.log.info(`Release ${opened.release.name} is unchanged: revision ${opened.current?.revision} has this chart, these values and these objects. No revision is made`)
		const changes = parts.map(planned => toUnchanged(planned, prepared))
		return {...left, changes}
	}
	const namespaces = objects.filter(({ref, writer}) => ref.kind === "Namespace" && writer === "pushpull")
	const made = await Promise.all(
		namespaces.map(async planned => {
			const known = prepared.checks.get(planned)
			return known === undefined || known.action === "refused" || isApplied(await writeObject(known, prepared.ports))
		})
	)
	if (made.includes(false)) return {...left, changes: parts.map(planned => ({planned, action: "skipped"}))}
	return deployRelease(opened, check, parts, prepared, ports)
}
function toUnchanged(planned, {checks, ports}) {
	const check = checks.get(planned)
	const after = check?.action === "unchanged" ? check.after : (ports.live.get(objectKey(planned.ref)) ?? planned.object)
	return {planned, action: "unchanged", before: after, after}
}
async function deployRelease(opened, {hooks}, objects, prepared, ports) {
	const {release, dead, current, helm, chart} = opened
	const {api, log} = ports
	if (dead !== undefined) await markDead(api, release, dead, log)
	const revision = nextRevision(opened)
	const from = current === undefined ? "Installing release" : `Upgrading release`
	log.info(`${from} ${release.name} with chart ${chart.chart.name} ${chart.chart.version}: revision ${revision}`)
	const end = await runUpgrade(upgradeArgs(opened, ports), hooks, {
		...ports,
		helm,
		release,
		revision,
		run: runName(ports.env),
		toTarget: (planned, object) => ports.toTarget({planned, action: "created", before: undefined, after: object}),
		async written() {
			if (!ports.wait) return []
			return (await readBack(objects, prepared)).filter(isApplied).map(({planned, after}) => ({planned, object: after}))
		}
	})
	const recorded = await readRecord(opened, revision, end, api)
	const results = hookResults(hooks, recorded.record?.hooks ?? [], end.hooks)
	for (const {line} of results) log.info(line)
	const changes = await readBackOrWarn(objects, prepared, ports)
	const faults = [...faultsOf(end, changes, opened, ports), ...recorded.faults]
	return {
		result: {...releaseAsIs(opened), to: recorded.record === undefined ? undefined : revision, status: recorded.record?.status ?? current?.status, notes: end.how === "complete" ? ports.redact(recorded.record?.notes ?? "") : "", faults},
		changes: [...results.map(({change}) => change), ...changes],
		rollouts: [...results.flatMap(({rollout}) => rollout ?? []), ...end.late],
		failed: end.failed,
		complete: end.how === "complete" && end.failed === undefined && faults.length === 0
	}
}
function upgradeArgs({chart, release, rules, helm}, ports) {
	return [
		"upgrade",
		"--install",
		"--reset-values",
		"--hide-notes",
		`--namespace=${release.namespace}`,
		`--timeout=${Math.ceil(ports.timeout / 1_000) + 60}s`,
		...clusterFlags(ports.kubeFlags),
		...(ports.adopt ? ["--take-ownership"] : []),
		...(ports.forceConflicts && !rules.clientSideHelm && helm.version.major >= 4 ? ["--force-conflicts"] : []),
		release.name,
		...chart.args
	]
}
function runName(env) {
	const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id} = env
	return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : "another run"
}
function faultsOf({how, failed, late, stderr}, changes, {release}, {stop, redact}) {
	if (how === "complete" || failed !== undefined) return []
	if (how === "failed") return [explainUpgrade(stderr, release, redact)]
	const {reason} = stop
	if (reason instanceof UserError && reason.code === "timeout") return late.length === 0 ? [reason] : []
	const applied = changes.filter(isApplied).length
	return [new UserError(`The run was cancelled, and Helm was stopped: ${applied} of ${changes.length} objects of release ${release.name} are applied`, {code: "stopped", hint: "Run it again: it upgrades the release from there."})]
}
async function readRecord({release}, revision, {how}, api) {
	try {
		const {revisions} = await readHistory(api, release)
		const entry = revisions.find(each => each.revision === revision)
		if (entry === undefined) return {record: undefined, faults: []}
		if (isPending(entry)) await markFailed(api, release, entry, `Ended by pushpull (Helm was ${how})`)
		return {record: await readRevision(api, release, revision), faults: []}
	} catch (error) {
		const message = `What Helm recorded of release ${release.name} cannot be read: ${deploy_release_wordsOf(error)}`
		const hint = `See it with: helm history ${release.name} --namespace ${release.namespace}. A later run waits for its own timeout where the revision is still pending.`
		return {record: undefined, faults: [new UserError(message, {code: "helm", hint, cause: error})]}
	}
}
function deploy_release_wordsOf(error) {
	if (error instanceof ApiError || error instanceof ConnectionError || userFaults(error) !== undefined) return error.message
	throw error
}
async function readBackOrWarn(objects, prepared, {log}) {
	try {
		return await readBack(objects, prepared)
	} catch (error) {
		log.warning(`What Helm did cannot be seen: ${deploy_release_wordsOf(error)}`)
		return objects.map(planned => ({planned, action: "skipped"}))
	}
}
async function readBack(objects, {checks, ports, deleting}) {
	const {live} = await readLive(ports.api, objects)
	return objects.map(planned => {
		const key = objectKey(planned.ref)
		const before = ports.live.get(key) ?? deleting.get(key)
		const after = planned.object.metadata.name === undefined ? planned.object : live.get(key)
		const check = checks.get(planned)
		if (after === undefined || isUntouched(before, after, check?.action)) return {planned, action: "skipped"}
		const same = before !== undefined && before.metadata.uid === after.metadata.uid && hasSameContent(before, after)
		return {planned, action: before === undefined ? "created" : same ? "unchanged" : "configured", before, after}
	})
}
function isUntouched(before, after, action) {
	return action === "configured" && before?.metadata.resourceVersion === after.metadata.resourceVersion
}
const hookEvents = ["pre-install", "post-install", "pre-delete", "post-delete", "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback", "test"]
const deletePolicies = ["before-hook-creation", "hook-succeeded", "hook-failed"]
function isHook({object}) {
	return object.metadata.annotations?.["helm.sh/hook"] !== undefined
}
function toHook(manifest) {
	const {annotations = {}} = manifest.object.metadata
	const words = name =>
		String(annotations[`helm.sh/${name}`] ?? "")
			.toLowerCase()
			.split(",")
			.map(word => word.trim())
	const events = words("hook").map(word => (word === "test-success" ? "test" : word))
	const policies = words("hook-delete-policy")
	const named = deletePolicies.filter(policy => policies.includes(policy))
	const weight = String(annotations["helm.sh/hook-weight"] ?? "")
	return {manifest, events: hookEvents.filter(event => events.includes(event)), weight: /^[+-]?\d{1,9}$/.test(weight) ? Number(weight) : 0, deletePolicies: named.length === 0 ? ["before-hook-creation"] : named}
}
const checkAddress = "Check the address, and whether this runner may reach it."
const fetchCauses = [
	{pattern: /no chart version found|could not locate a version matching|can't get a valid version/, code: "chart", message: "The chart {chart} has no version that fits", hint: "Check 'chart-version', or the version of the dependency."},
	{pattern: /no chart name found|name unknown|NAME_UNKNOWN/, code: "chart", message: "There is no chart {chart} at {source}", hint: "Check the name of the chart. Some registries say so also where the login may not see it."},
	{pattern: /FetchReference.{0,300}: not found/, code: "chart", message: "{chart} does not have this version at {source}", hint: "Check 'chart-version'. Some registries say so also where the login may not see the chart."},
	{pattern: /401|403|[Uu]nauthorized|UNAUTHORIZED|[Ff]orbidden|credential not found|denied|invalid_token/, code: "unauthorized", message: "{source} does not accept the login", hint: "Set 'chart-username' and 'chart-password', or correct them. Logins of earlier steps are not used."},
	{pattern: /404|not a valid chart repository|no such host.{0,40}index/, code: "chart", message: "There is no chart repository at {source}", hint: "The address is the one that index.yaml is below. For a registry, set 'chart' to oci://…."},
	{pattern: /no such host/, code: "unreachable", message: "The host of {source} is not known", hint: checkAddress},
	{pattern: /HTTP response to HTTPS client|first record does not look like a TLS handshake/, code: "unreachable", message: "{source} does not use TLS", hint: "Only https is used. Check the port."},
	{pattern: /x509:|certificate/, code: "unreachable", message: "The certificate of {source} is not trusted", hint: "Add its CA to the certificates of the runner in an earlier step, such as with `update-ca-certificates`."},
	{pattern: /connection refused|i\/o timeout|deadline exceeded|reset by peer|unreachable|Client\.Timeout|EOF|proxyconnect/, code: "unreachable", message: "{source} does not answer", hint: checkAddress},
	{pattern: /lock file \(.{0,40}\) is out of sync/, code: "chart", message: "Chart.lock does not fit the dependencies in Chart.yaml", hint: "Run `helm dependency update` in the folder of the chart, and commit Chart.lock."},
	{pattern: /exceeds maximum|larger than the maximum/, code: "chart", message: "The chart {chart} is too large", hint: "Helm itself refuses it: move large files out of the chart."}
]
function fetchFault(output, {source, chart, location}) {
	const words = errorWords(output)
	const cause = fetchCauses.find(({pattern}) => pattern.test(output))
	if (cause === undefined) {
		const hint = "Run the same command of Helm by hand to see more."
		return new UserError(`Helm cannot fetch ${chart} from ${source}: ${words}`, {code: "chart", hint, location})
	}
	const message = cause.message.replaceAll("{source}", () => source).replaceAll("{chart}", () => chart)
	return new UserError(`${message}: ${words}`, {code: cause.code, hint: cause.hint, location})
}
async function explainFetch(output, inputs, helm) {
	const {chart, repository, version} = inputs
	const fault = fetchFault(output, {source: repository ?? chart, chart})
	if (fault.code !== "chart") return fault
	const nearest = repository === undefined ? [] : await nearestCharts(inputs, helm)
	if (nearest.length === 0) return fault
	const what = nearest.every(({name}) => name === chart) ? `There is ${chart} ${nearest.map(each => each.version).join(", ")}.` : `There is ${[...new Set(nearest.map(({name}) => name))].join(", ")}.`
	const message = version === undefined ? fault.message : fault.message.replace("has no version that fits", () => `has no version ${version}`)
	return new UserError(message, {code: fault.code, hint: `${what} ${fault.hint}`})
}
const mostNearest = 5
async function nearestCharts({chart, version}, helm) {
	const {code, stdout} = await helm.run(["search", "repo", "--versions", "--devel", "--output=json"])
	if (code !== 0) return []
	const all = JSON.parse(stdout).map(each => ({...each, name: each.name.slice(each.name.indexOf("/") + 1)}))
	const own = new Map(all.filter(({name}) => name === chart).map(each => [each.version, each]))
	const charts = new Map(all.map(each => [each.name, each]))
	const [wanted, known] = own.size > 0 ? [version ?? "", own] : [chart, charts]
	return nearestFirst(wanted, [...known.keys()])
		.slice(0, mostNearest)
		.flatMap(key => known.get(key) ?? [])
}
function errorWords(output) {
	const lines = output.split("\n").map(line => line.trim())
	const at = lines.findLastIndex(line => line.startsWith("Error: "))
	const words = lines
		.slice(Math.max(0, at))
		.filter(line => line !== "" && !/^(?:Use --debug flag|level=|time=)/.test(line))
		.join(" ")
		.replace(/^Error: /, "")
	return withoutPasswords(words) || "it does not say why"
}
const mostWork = 4_000_000
function alignTemplate(template, rendered) {
	const [from, to] = [template_lines_linesOf(template), template_lines_linesOf(rendered)]
	const matched = from.length * to.length > mostWork ? new Map() : align(from, to)
	const once = uniqueKeys(from)
	return line => {
		let indent = Number.POSITIVE_INFINITY
		for (let at = Math.min(line, to.length) - 1; at >= 0; at--) {
			const here = to[at]
			if (here === undefined || here.key === "" || here.indent >= indent) continue
			const isFirst = indent === Number.POSITIVE_INFINITY
			indent = here.indent
			const found = matched.get(at) ?? once.get(here.key)
			if (found !== undefined) return {line: found + 1, isExact: isFirst}
		}
		return {line: (matched.values().next().value ?? 0) + 1, isExact: false}
	}
}
function template_lines_linesOf(text) {
	return text.split("\n").map(line => {
		const [, spaces = "", content = ""] = /^([ ]{0,400}(?:- {1,20}){0,4})(.*)$/.exec(line) ?? []
		const trimmed = content.trimEnd()
		const isComment = /^(?:#|---|\{\{-?\s?\/\*)/.test(trimmed)
		const [, key = trimmed] = /^("?[\w./-]{1,250}"?):(?:\s|$)/.exec(trimmed) ?? []
		return {key: isComment ? "" : key.replaceAll('"', ""), text: trimmed, indent: spaces.length}
	})
}
function uniqueKeys(lines) {
	const groups = Map.groupBy(
		lines.map(({key}, index) => ({key, index})),
		({key}) => key
	)
	return new Map([...groups].flatMap(([key, [first, ...others]]) => (first && others.length === 0 ? [[key, first.index]] : [])))
}
function align(from, to) {
	const width = to.length + 1
	const score = new Uint32Array((from.length + 1) * width)
	const at = (row, column) => score[row * width + column] ?? 0
	const worth = (a, b) => (a === undefined || b === undefined || a.key === "" || a.key !== b.key ? 0 : a.text === b.text ? 2 : 1)
	for (let row = from.length - 1; row >= 0; row--) {
		for (let column = to.length - 1; column >= 0; column--) {
			const gain = worth(from[row], to[column])
			const skip = Math.max(at(row + 1, column), at(row, column + 1))
			score[row * width + column] = gain === 0 ? skip : Math.max(skip, gain + at(row + 1, column + 1))
		}
	}
	const matched = new Map()
	for (let row = 0, column = 0; row < from.length && column < to.length; ) {
		const gain = worth(from[row], to[column])
		if (gain > 0 && at(row, column) === gain + at(row + 1, column + 1)) matched.set(column++, row++)
		else if (at(row + 1, column) >= at(row, column + 1)) row++
		else column++
	}
	return matched
}
function splitOutput(output) {
	const starts = [...output.matchAll(/^---\n# Source: ([^\n]{1,4096})\n/gm)]
	return starts.map((start, index) => ({source: start[1] ?? "", text: output.slice(start.index + start[0].length, starts[index + 1]?.index ?? output.length)}))
}
function isCrdFile(source) {
	return /^[^/]{1,250}(?:\/charts\/[^/]{1,250}){0,16}\/crds\//.test(source)
}
function findTemplate(source, chart) {
	const [, ...steps] = source.split("/")
	const charts = []
	let owner = chart
	while (steps[0] === "charts") {
		const next = owner.subcharts.find(({name}) => name === steps[1])
		if (next === undefined) return {file: source, text: undefined, charts}
		charts.push(next.name)
		owner = next
		steps.splice(0, 2)
	}
	const path = steps.join("/")
	return {file: owner.show(path), text: owner.files.get(path)?.toString("utf8"), charts}
}
function sourceOf(document, chart) {
	const template = findTemplate(document.source, chart)
	let lines
	return {
		template,
		lineOf(line) {
			lines ??= alignTemplate(template.text ?? "", document.text)
			return lines(line)
		}
	}
}
function rendered_output_readDocument(document, chart) {
	const {template, lineOf} = sourceOf(document, chart)
	const inTemplate = ({line}) => ({file: template.file, line: lineOf(line).line})
	const {manifests, faults} = readManifests(document.text, template.file, {repeatedKeys: "last"})
	return {
		manifests: manifests.map(({object, source}) => ({object, source: movedSource(source, inTemplate)})),
		faults: faults.map(({message, code, hint, location, cause}) => {
			return new UserError(message, {code, hint, location: location && inTemplate(location), cause})
		})
	}
}
function movedSource(source, move) {
	return {
		get location() {
			return source.location && move(source.location)
		},
		locate(path) {
			const location = source.locate(path)
			return location && move(location)
		}
	}
}
const renderCauses = [
	{pattern: /nil pointer evaluating|map has no entry for key/, hint: "A value on the way is missing: set it in 'chart-values' or 'chart-set'."},
	{pattern: /execution error at/, hint: "The chart itself says so: set the value that it asks for in 'chart-values' or 'chart-set'."},
	{pattern: /meet the specifications of the schema/, hint: "values.schema.json of the chart says which values it takes."},
	{pattern: /missing in charts\/ directory/, hint: "Run `helm dependency update` in the folder of the chart, and commit Chart.lock."},
	{pattern: /requires kubeVersion/, hint: "Use a version of the chart that supports this cluster."},
	{pattern: /function "[^"]{1,100}" not defined/, hint: "Use a newer Helm if the function is a new one, else correct its name."},
	{pattern: /YAML parse error on/, hint: "See what it renders with `helm template --debug`. The line is the one of the rendered text."}
]
const places = /(?:execution error at \(|parse error at \(|template: |YAML parse error on |error unmarshaling )([^\s:()]{1,1000})(?::(\d{1,9}))?/g
function renderFault(stderr, chart) {
	const words = errorWords(stderr)
	const cause = renderCauses.find(({pattern}) => pattern.test(words))
	return new UserError(`Helm cannot render the chart ${chart.name}: ${words}`, {code: "chart", hint: cause?.hint ?? `See it with: helm template ${chart.name} PATH`, location: whereFailed(words, chart)})
}
function whereFailed(words, chart) {
	const found = [...words.matchAll(places)].filter(([, source = ""]) => source.includes("/"))
	const [, source, line] = found.at(-1) ?? []
	if (source === undefined) return undefined
	return {file: findTemplate(source, chart).file, line: Number(line ?? 1)}
}
function findRandomValues(first, second, chart) {
	const found = first.flatMap((document, index) => {
		const other = second[index]
		if (other === undefined || other.source !== document.source || other.text === document.text) return []
		const {template, lineOf} = sourceOf(document, chart)
		const [lines, others] = [document.text.split("\n"), other.text.split("\n")]
		const differing = lines.flatMap((line, at) => (line === others[at] ? [] : [lineOf(at + 1).line]))
		return differing.map(line => ({location: {file: template.file, line}}))
	})
	return [...new Map(found.map(each => [`${each.location.file}:${each.location.line}`, each])).values()]
}
const largestChart = 100 * 1024 * 1024
const block = 512
function readArchive(bytes) {
	const tar = unzipped(bytes)
	if (tar === undefined) return undefined
	const files = new Map()
	let longName
	for (let at = 0; at + block <= tar.length; ) {
		const header = tar.subarray(at, at + block)
		if (header.every(byte => byte === 0)) break
		const size = Number.parseInt(textOf(header, 124, 136).trim() || "0", 8)
		if (!Number.isSafeInteger(size) || size < 0) return undefined
		const content = tar.subarray(at + block, at + block + size)
		const type = String.fromCharCode(header[156] ?? 0)
		const prefix = textOf(header, 257, 262) === "ustar" ? textOf(header, 345, 500) : ""
		const name = longName ?? [prefix, textOf(header, 0, 100)].filter(part => part !== "").join("/")
		if (type === "0" || type === "\0") files.set(name.replace(/^\.\//, ""), content)
		if (type === "L") longName = textOf(content, 0, content.length)
		else if (type === "x") longName = paxPath(content) ?? longName
		else longName = undefined
		at += block + Math.ceil(size / block) * block
	}
	return files
}
function unzipped(bytes) {
	try {
		return (0, external_node_zlib_.gunzipSync)(bytes, {maxOutputLength: largestChart})
	} catch {
		return undefined
	}
}
function textOf(bytes, from, to) {
	const end = bytes.subarray(from, to).indexOf(0)
	return bytes.toString("utf8", from, end === -1 ? to : from + end)
}
function paxPath(content) {
	return /(?:^|\n)\d{1,9} path=([^\n]{1,4096})\n/.exec(content.toString("utf8"))?.[1]
}
const chart_files_mostFiles = 20_000
const deepest = 16
async function readChart(path, shown, reach) {
	const info = await (0, promises_.lstat)(await (0, promises_.realpath)(path))
	if (info.isDirectory()) return toChart(await readFolder(path, shown, reach), shown)
	if (!info.isFile() || info.size > largestChart) throw notAnArchive(shown)
	return readPacked(await (0, promises_.readFile)(path), shown)
}
function readPacked(bytes, shown) {
	const files = readArchive(bytes)
	if (files === undefined) throw notAnArchive(shown)
	const inside = [...files].map(([name, content]) => [name.slice(name.indexOf("/") + 1), content])
	return toChart(new Map(inside), [...files.keys()][0]?.split("/")[0] ?? shown)
}
function notAnArchive(shown) {
	return chartFault(`${shown} is not the archive of a chart`, "Use a .tgz file that `helm package` has written.")
}
async function readFolder(folder, shown, reach) {
	const files = new Map()
	let size = 0
	const waiting = [""]
	const seen = new Set()
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const real = await (0, promises_.realpath)((0, external_node_path_.join)(folder, next))
		if (seen.has(real)) continue
		seen.add(real)
		for (const entry of await (0, promises_.readdir)(real, {withFileTypes: true})) {
			if (entry.name === ".git") continue
			const name = next === "" ? entry.name : `${next}/${entry.name}`
			const path = (0, external_node_path_.join)(folder, name)
			if (entry.isSymbolicLink() && !(await isInside(path, reach).catch(() => false))) {
				const hint = "Only files of the workspace are read. Remove the link, or copy the file there in an earlier step."
				throw chartFault(`${shown}/${name} is a symbolic link that leads out of the workspace`, hint)
			}
			const info = await (0, promises_.lstat)(await (0, promises_.realpath)(path))
			if (info.isDirectory()) waiting.push(name)
			if (!info.isFile()) continue
			size += info.size
			if (size > largestChart || files.size === chart_files_mostFiles) {
				const hint = `A chart may have ${chart_files_mostFiles} files and ${largestChart / 1024 / 1024} MiB. Move other files out of its folder.`
				throw chartFault(`The chart ${shown} is too large`, hint)
			}
			files.set(name, await (0, promises_.readFile)(path))
		}
	}
	return files
}
function toChart(files, shown, alias, depth = 0) {
	const content = files.get("Chart.yaml")
	const show = path => `${shown}/${path}`
	if (content === undefined) {
		throw chartFault(`There is no Chart.yaml in ${shown}`, "Name the folder of a chart: the one that holds Chart.yaml.")
	}
	const {documents, faults} = parseYaml(content.toString("utf8"), show("Chart.yaml"))
	if (faults[0] !== undefined) throw faults[0]
	const chartYaml = documents[0]
	const metadata = chartYaml?.value ?? {}
	const {name, version} = metadata
	if (chartYaml === undefined || typeof name !== "string" || name === "") {
		throw chartFault(`${show("Chart.yaml")} has no name`, "Add a line `name: …`.")
	}
	const values = files.get("values.yaml")
	const dependencies = dependenciesOf(metadata, files)
	return {
		name: alias ?? name,
		version: String(version ?? ""),
		appVersion: metadata.appVersion === undefined ? undefined : String(metadata.appVersion),
		isLibrary: metadata.type === "library",
		dependencies,
		files: new Map([...files].filter(([path]) => !path.startsWith("charts/"))),
		chartYaml,
		values: values && parseYaml(values.toString("utf8"), show("values.yaml"), {repeatedKeys: "last"}).documents[0],
		subcharts: depth === deepest ? [] : subchartsOf(files, dependencies, {shown, depth}),
		show
	}
}
function dependenciesOf(metadata, files) {
	const apart = files.get("requirements.yaml")
	const holder = apart === undefined ? metadata : parseYaml(apart.toString("utf8"), "requirements.yaml").documents[0]?.value
	const list = (holder ?? {}).dependencies ?? metadata.dependencies
	return (Array.isArray(list) ? list : []).map(toDependency)
}
function toDependency(value) {
	const {name, version, repository, alias} = value ?? {}
	return {name: String(name ?? ""), version: String(version ?? ""), repository: String(repository ?? ""), alias: typeof alias === "string" && alias !== "" ? alias : undefined}
}
function localPath({repository}) {
	return repository.replace(/^file:\/\//, "")
}
function subchartsOf(files, dependencies, {shown, depth}) {
	const inCharts = [...files].filter(([path]) => /^charts\/[^._]/.test(path))
	const folders = Map.groupBy(inCharts, ([path]) => path.split("/")[1] ?? "")
	return [...folders].flatMap(([entry, contents]) => {
		const [first] = contents
		const packed = first?.[0] === `charts/${entry}` ? first[1] : undefined
		if (packed !== undefined && !entry.endsWith(".tgz")) return []
		const unpacked = packed === undefined ? undefined : readArchive(packed)
		const skip = packed === undefined ? `charts/${entry}/`.length : undefined
		const own = new Map([...(unpacked ?? contents)].map(([path, content]) => [path.slice(skip ?? path.indexOf("/") + 1), content]))
		if (!own.has("Chart.yaml")) return []
		const chart = toChart(own, "", undefined, deepest)
		const local = dependencies.find(({name, repository}) => name === chart.name && repository.startsWith("file://"))
		const folder = packed === undefined ? entry : chart.name
		const place = local === undefined ? external_node_path_.posix.join(shown, "charts", folder) : external_node_path_.posix.join(shown, localPath(local))
		const read = name => toChart(own, place, name, depth + 1)
		const aliases = dependencies.filter(({name}) => name === chart.name).map(({alias, name}) => alias ?? name)
		return aliases.length === 0 ? [read(chart.name)] : [...new Set(aliases)].map(read)
	})
}
function chartFault(message, hint, location) {
	return new UserError(message, {code: "chart", hint, location})
}
function chartContains({files, subcharts}, text) {
	return [...files.values()].some(file => file.includes(text)) || subcharts.some(each => chartContains(each, text))
}
async function buildDependencies(chart, inputs, {helm, workspace}) {
	const {files} = chart
	if (missingIn(files).length === 0) return {...chart, notices: [...chart.notices, ...nestedMissing(files)]}
	if (chart.path.endsWith(".tgz")) {
		const names = missingIn(files).map(({name}) => name)
		const hint = "Run `helm dependency build` before `helm package`."
		throw chartFault(`The archive ${(0, external_node_path_.basename)(chart.path)} lacks its dependencies ${names.join(", ")}`, hint)
	}
	const root = await (0, promises_.realpath)(workspace)
	const local = []
	await collectLocal({folder: chart.path, files}, root, local)
	const remote = local.flatMap(each => remoteDependencies(each.files))
	const faults = local.flatMap(each => dependencyFaults(each.files))
	throwFaults([...faults, ...loginFaults(remote, inputs)])
	await writeLogins(remote, inputs, helm)
	const mirror = (0, external_node_path_.join)(helm.home, "built")
	await (0, promises_.mkdir)(mirror)
	const copyOf = folder => (0, external_node_path_.join)(mirror, (0, external_node_path_.relative)(root, folder))
	for (const {folder} of local) await (0, promises_.cp)(folder, copyOf(folder), {recursive: true, dereference: true, filter: from => (0, external_node_path_.basename)(from) !== ".git"})
	const notices = []
	for (const each of local) if (missingIn(each.files).length > 0) notices.push(...(await build(each, copyOf(each.folder), helm)))
	const built = await readChart(copyOf(chart.path), showPath(chart.path, root), mirror)
	return {path: copyOf(chart.path), files: built, notices: [...notices, ...nestedMissing(built)]}
}
function missingIn({dependencies, subcharts}) {
	const present = new Set(subcharts.map(({name}) => name))
	return dependencies.filter(({alias, name}) => !present.has(alias ?? name))
}
function nestedMissing({subcharts}) {
	return subcharts.flatMap(each => {
		const names = missingIn(each).map(({name}) => name)
		const own = names.length === 0 ? [] : [`The subchart ${each.name} lacks its dependencies: ${names.join(", ")}`]
		return [...own, ...nestedMissing(each)]
	})
}
async function collectLocal(chart, root, found) {
	for (const [index, dependency] of chart.files.dependencies.entries()) {
		if (!dependency.repository.startsWith("file://")) continue
		const location = locate(chart.files, index)
		const path = (0, external_node_path_.resolve)(chart.folder, localPath(dependency))
		const folder = await (0, promises_.realpath)(path).catch(() => undefined)
		const refuse = (what, hint) => chartFault(`The dependency ${dependency.name} ${what}: ${dependency.repository}`, hint, location)
		if (folder === undefined) throw refuse("does not exist", "Correct the path: it starts at the folder of the chart.")
		if (!(await isInside(folder, root))) throw refuse("leads out of the workspace", "Only files of the workspace are read. Copy it there in an earlier step.")
		if (found.some(each => each.folder === folder)) continue
		if (folder === chart.folder) throw refuse("is the chart itself", "Remove it.")
		const files = await readChart(folder, showPath(folder, root), root)
		await collectLocal({folder, files}, root, found)
	}
	found.push(chart)
}
function remoteDependencies({dependencies}) {
	return dependencies.filter(({repository}) => isFetched(repository))
}
function locate({chartYaml}, index) {
	return chartYaml.locate(["dependencies", index, "repository"])
}
function dependencyFaults(chart) {
	const missing = missingIn(chart)
	return chart.dependencies.flatMap((dependency, index) => {
		const {name, repository} = dependency
		if (!missing.includes(dependency) || repository.startsWith("file://") || isFetched(repository)) return []
		const location = locate(chart, index)
		if (repository === "") return [chartFault(`The dependency ${name} is not in charts/`, "Commit it there, or add its `repository`.", location)]
		if (/^(?:@|alias:)/.test(repository)) {
			const hint = "Write its address: repositories that earlier steps have added are not used."
			return [chartFault(`The dependency ${name} names its repository by the alias ${repository}`, hint, location)]
		}
		const hint = "Use https://…, oci:// or file://; plugins are not run. Or commit the chart in charts/."
		return [chartFault(`The dependency ${name} is not reached by https`, hint, location)]
	})
}
function loginHost(remote, {repository}) {
	const hosts = [...new Set(remote.map(each => hostOf(each.repository)))]
	return repository === undefined ? (hosts.length === 1 ? hosts[0] : undefined) : hostOf(repository)
}
function loginFaults(remote, inputs) {
	if (inputs.password === undefined || remote.length === 0 || loginHost(remote, inputs) !== undefined) return []
	const hosts = [...new Set(remote.map(each => hostOf(each.repository)))].join(", ")
	const hint = `Set 'chart-repository' to the address of the one that it is for: ${hosts}.`
	return [new UserError("Input 'chart-password' may be for several hosts", {code: "input", hint})]
}
async function writeLogins(remote, inputs, helm) {
	const {username, password} = inputs
	const host = loginHost(remote, inputs)
	const urls = [...new Set(remote.map(({repository}) => repository))]
	const repositories = urls.filter(url => !isOci(url)).map((url, index) => ({name: `dependency-${index + 1}`, url, ...(hostOf(url) === host ? {username, password} : {})}))
	if (repositories.length > 0) await writeRepositories(helm, repositories)
	if (username === undefined || password === undefined || host === undefined) return
	if (urls.some(url => isOci(url) && hostOf(url) === host)) await writeRegistryLogin(helm, host, {username, password})
}
async function build({files}, copy, helm) {
	const flags = [...new Set(files.dependencies.flatMap(({repository}) => registryFlags(repository)))]
	const {code, stderr, stdout} = await helm.run(["dependency", "build", ...flags, "--", copy])
	const location = files.chartYaml.locate(["dependencies"])
	if (code !== 0) throw buildFault(`${stdout}\n${stderr}`, files, location)
	const hasLock = files.files.has("Chart.lock") || files.files.has("requirements.lock")
	if (hasLock) return []
	const {subcharts} = await readChart(copy, files.name, copy)
	const chosen = subcharts.map(({name, version}) => `${name} ${version}`)
	return [`${files.show("Chart.yaml")} has no Chart.lock beside it. Chosen today: ${chosen.join(", ")}`]
}
function buildFault(output, files, location) {
	const missing = missingIn(files)
	const named = missing.filter(({name, repository}) => output.includes(name) || output.includes(repository))
	const [one] = named.length === 1 ? named : missing.length === 1 ? missing : []
	const index = one === undefined ? -1 : files.dependencies.indexOf(one)
	return fetchFault(output, {source: one?.repository ?? "the repositories of the dependencies", chart: one === undefined ? `a dependency of ${files.name}` : `${one.name} ${one.version}`, location: index === -1 ? location : locate(files, index)})
}
async function openChart(inputs, helm, ports) {
	if (inputs.password !== undefined) {
		ports.mask(inputs.password)
		ports.hide(Buffer.from(`${inputs.username}:${inputs.password}`).toString("base64"))
	}
	const opened = isOci(inputs.chart) || isInRepository(inputs) ? await fetchChart(inputs, helm) : await openLocalChart(inputs, helm, ports.workspace)
	if (opened.files.isLibrary) {
		const hint = "Name a chart that uses it."
		throw chartFault(`The chart ${opened.files.name} is a library, which renders nothing by itself`, hint)
	}
	return opened
}
function isInRepository({chart, repository}) {
	return repository !== undefined && !isChartPath(chart)
}
async function openLocalChart(inputs, helm, workspace) {
	const path = (0, external_node_path_.resolve)(workspace, inputs.chart)
	const shown = showPath(path, workspace)
	const real = await (0, promises_.realpath)(path).catch(() => undefined)
	if (real === undefined) {
		const hint = `Paths are relative to ${workspace}. Is there an actions/checkout step before this one? For a chart in a repository, set 'chart-repository'.`
		throw new UserError(`Input 'chart': there is no ${inputs.chart}`, {code: "input", hint})
	}
	if (!(await isInside(path, workspace))) {
		const hint = "Only files of the workspace are read. Copy it there in an earlier step."
		throw new UserError(`Input 'chart': ${shown} leads out of the workspace`, {code: "input", hint})
	}
	const files = await readChart(real, shown, workspace)
	return buildDependencies({path: real, files, notices: []}, inputs, {helm, workspace})
}
const repositoryName = "chart-repository"
async function fetchChart(inputs, helm) {
	const {chart, repository, version, username, password} = inputs
	const folder = (0, external_node_path_.join)(helm.home, "fetched")
	await (0, promises_.mkdir)(folder)
	const flags = [`--destination=${folder}`, ...(version === undefined ? [] : [`--version=${version}`])]
	if (repository === undefined) {
		if (username !== undefined && password !== undefined) await writeRegistryLogin(helm, hostOf(chart), {username, password})
		await runToFetch(helm, ["pull", ...flags, ...registryFlags(chart), "--", chart], inputs)
	} else {
		await writeRepositories(helm, [{name: repositoryName, url: repository, username, password}])
		await runToFetch(helm, ["repo", "update", repositoryName], inputs)
		await runToFetch(helm, ["pull", ...flags, "--", `${repositoryName}/${chart}`], inputs)
	}
	const [archive] = (await (0, promises_.readdir)(folder)).filter(name => name.endsWith(".tgz"))
	if (archive === undefined) throw chartFault(`Helm fetched no chart for ${chart}`, "Check the name of the chart.")
	const path = (0, external_node_path_.join)(folder, archive)
	return {path, files: await readChart(path, archive, folder), notices: []}
}
async function runToFetch(helm, args, inputs) {
	const {code, stderr, stdout} = await helm.run(args)
	if (code !== 0) throw await explainFetch(`${stderr}\n${stdout}`, inputs, helm)
}
const grammar = "Write NAME=VERSION (shop/web=v1.2.3, shop/web=@sha256:…), NAME=REFERENCE, or a complete REFERENCE with a tag or a digest. A REFERENCE without a version must start with its registry's host, such as docker.io/shop/web, and keeps the version."
function parseImageOverrides(lines) {
	const overrides = []
	const faults = []
	const seen = new Map()
	for (const {text, line} of lines) {
		if (text.trim() === "" || text.trimStart().startsWith("#")) continue
		const override = parseLine(text.trim())
		if (typeof override === "string") {
			faults.push(image_overrides_fault(line, override, grammar))
			continue
		}
		const name = normalizeName(override.name)
		const before = seen.get(name)
		seen.set(name, before ?? line)
		if (before === undefined) overrides.push({...override, line})
		else faults.push(image_overrides_fault(line, `${override.name} is already in line ${before}`, "Remove one of the two lines."))
	}
	return {overrides, faults}
}
function overrideImage(image, {newName, tag, digest}) {
	const name = newName ?? image.name
	return tag === undefined && digest === undefined ? {...image, name} : {name, tag, digest}
}
function parseLine(text) {
	const equals = text.indexOf("=")
	if (equals === -1) {
		const image = parseImage(text)
		if (image === undefined) return `'${text}' is not an image${notImageReason(text)}`
		return hasVersion(image) ? image : `'${text}' has no version`
	}
	const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
	const name = parseImage(before)
	if (name === undefined) return `'${before}' is not the name of an image${notImageReason(before)}`
	if (hasVersion(name)) return `'${before}' has a version; write only the name before the =`
	if (after === "") return `there is no version after '${before}='; is its expression empty?`
	const version = parseVersion(after)
	const ambiguous = typeof version === "string" ? undefined : ambiguousNameOrTag(name.name, version)
	if (ambiguous !== undefined) return ambiguous
	return typeof version === "string" ? version : {...version, name: name.name}
}
function ambiguousNameOrTag(name, {newName, tag, digest}) {
	if (newName !== undefined || tag === undefined || digest === undefined || parseImage(tag)?.name !== tag) return undefined
	const parts = tag.split(/[-._]+/)
	const isVersion = parts.some(part => /^v?\d|^[a-f0-9]{7,}$/.test(part) || channels.test(part))
	if (isVersion && tag !== name.slice(name.lastIndexOf("/") + 1)) return undefined
	const written = `${tag}@${digest}`
	return `'${written}' may be another name or a tag: write ${name}=docker.io/library/${written} for the name, ${name}=${name}:${written} for the tag`
}
const channels = /^(?:latest|main|master|trunk|head|develop|dev|stable|edge|nightly|canary|next|lts|current|snapshot|alpha|beta|rc|preview|test|testing|qa|uat|staging|stage|prod|production|release)$/
function hasVersion({tag, digest}) {
	return tag !== undefined || digest !== undefined
}
function parseVersion(written) {
	if (isDigest(written)) return `write an @ before the digest '${written}'`
	const at = written.indexOf("@")
	const [tag, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)]
	if (digest !== undefined && !isDigest(digest)) return `'${digest}' is not a digest${notDigestReason(digest)}`
	if (/[/:]/.test(tag)) {
		if (/^[^:@,]+$/.test(written) && !hasHost(written)) {
			return `'${written}' is not a tag: tags cannot contain '/'; is it a branch name?`
		}
		const image = parseImage(written)
		if (image === undefined) return `'${written}' is not an image${notImageReason(written)}`
		return {newName: image.name, tag: image.tag, digest: image.digest}
	}
	if (tag === "" || isTag(tag)) return {tag: tag === "" ? undefined : tag, digest}
	return `'${tag}' is not a tag: letters, digits, '_', '.' and '-', at most 128, not starting with '.' or '-'`
}
function hasHost(name) {
	const first = name.slice(0, name.indexOf("/"))
	return first === "localhost" || first.includes(".")
}
function notImageReason(written) {
	const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written) ?? []
	if (scheme !== undefined) return `: write it without '${scheme}'`
	if (/^[-*]\s/.test(written)) return ": write one per line, without a dash"
	if (written.includes(",")) return ": write one per line, without commas"
	return parseImage(written.toLowerCase()) === undefined ? "" : ": names are in lower case"
}
function notDigestReason(written) {
	return /^sha256:/.test(written) ? ": sha256 has 64 hexadecimal digits in lower case" : ""
}
function image_overrides_fault(line, what, hint) {
	return new UserError(`Input 'images', line ${line}: ${what}`, {code: "input", hint})
}
function chart_values_valuesOf(chart, files) {
	const given = files.reduce((all, {document}) => mergedOver(all, mapOf(document?.value)), {})
	return {given, merged: withDefaults(chart, given), own: {}}
}
function withValue({given, own, merged}, path, value) {
	const changed = setAt(merged, path, value)
	const list = path.findIndex(step => typeof step === "number")
	const written = list === -1 ? path : path.slice(0, list)
	const whole = valueAt(changed, written)
	return {given: setAt(given, written, whole), merged: changed, own: setAt(own, written, whole)}
}
function mergedOver(base, top) {
	const entries = Object.entries(top).map(([key, value]) => {
		const below = base[key]
		return [key, isMap(below) && isMap(value) ? mergedOver(below, value) : value]
	})
	return {...base, ...Object.fromEntries(entries)}
}
function withDefaults(chart, given) {
	const own = overDefaults(mapOf(chart.values?.value), given)
	const subcharts = chart.subcharts.map(each => {
		const values = mapOf(own[each.name])
		const global = mergedOver(mapOf(values.global), mapOf(own.global))
		const withGlobal = Object.keys(global).length === 0 ? values : {...values, global}
		return [each.name, withDefaults(each, withGlobal)]
	})
	return {...own, ...Object.fromEntries(subcharts)}
}
function overDefaults(defaults, given) {
	const kept = Object.entries(defaults).flatMap(([key, value]) => {
		const top = given[key]
		if (top === undefined) return [[key, value]]
		if (top === null && value !== null) return []
		return [[key, isMap(top) && isMap(value) ? overDefaults(value, top) : top]]
	})
	const added = Object.entries(given).filter(([key]) => !(key in defaults))
	return Object.fromEntries([...kept, ...added])
}
function setAt(value, [step, ...rest], leaf) {
	if (step === undefined) return leaf
	if (typeof step === "number") {
		const items = Array.isArray(value) ? value : []
		const filled = items.length > step ? items : [...items, undefined]
		return filled.map((item, index) => (index === step ? setAt(item, rest, leaf) : item))
	}
	const map = mapOf(value)
	return {...map, [step]: setAt(map[step], rest, leaf)}
}
function setImageValues(values, overrides) {
	const found = findImageValues(values.merged)
	const changes = found.flatMap(each => {
		const override = overrides.find(({name}) => each.names.includes(normalizeName(name)))
		return override === undefined ? [] : each.become(override)
	})
	return {values: changes.reduce((all, {path, value}) => withValue(all, path, value), values), found}
}
function findImageValues(values) {
	const {imageRegistry} = mapOf(values.global)
	const registry = typeof imageRegistry === "string" && imageRegistry !== "" ? imageRegistry : undefined
	return [...chart_images_search(values, [], registry)]
}
const chart_images_deepest = 24
function* chart_images_search(value, path, registry) {
	if (path.length > chart_images_deepest) return
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) yield* chart_images_search(item, [...path, index], registry)
	} else if (isMap(value)) {
		const split = splitImage(value, path, registry)
		if (split !== undefined) yield split.found
		for (const [key, child] of Object.entries(value)) {
			if (key === "global" && path.length > 0) continue
			if (typeof child !== "string") yield* chart_images_search(child, [...path, key], registry)
			else if (key !== split?.nameKey) yield* textImage(child, [...path, key], key)
		}
	} else if (typeof value === "string") yield* textImage(value, path, "")
}
function* textImage(text, path, key) {
	const image = parseImage(text)
	if (image === undefined) return
	const hasVersion = image.tag !== undefined || image.digest !== undefined
	if (!hasVersion && !/image$/i.test(key)) return
	yield {path, image, names: [normalizeName(image.name)], become: override => [{path, value: formatImage(overrideImage(image, override))}]}
}
function splitKeys(map, path) {
	const has = (...keys) => keys.find(key => key in map)
	const isImage = /image$/i.test(String(path.at(-1))) || path.at(-2) === "images"
	const digest = has("digest", "sha256", "sha")
	const plain = {tag: "tag", digest, registry: has("registry")}
	const hasPart = (has("tag", "registry") ?? digest) !== undefined
	if (chart_images_isText(map.repository) && (hasPart || isImage)) return {...plain, name: "repository"}
	if (chart_images_isText(map.name) && isImage && hasPart) return {...plain, name: "name"}
	const named = has("imageRepository", "imageName", "image")
	const tag = has("imageTag", "tag", "imageVersion", "version")
	const imageDigest = has("imageDigest", "digest")
	if (named === undefined || !chart_images_isText(map[named])) return undefined
	if (named === "image" && tag === undefined && imageDigest === undefined) return undefined
	return {name: named, tag: tag ?? "imageTag", digest: imageDigest, registry: has("imageRegistry", "registry")}
}
function splitImage(map, path, global) {
	const keys = splitKeys(map, path)
	const text = key => (key === undefined ? "" : String(map[key] ?? ""))
	const name = text(keys?.name)
	if (keys === undefined || parseImage(name)?.name !== name) return undefined
	const own = text(keys.registry)
	const [tag = "", inTag = ""] = text(keys.tag).split("@", 2)
	const digest = fullDigest(text(keys.digest) || inTag)
	const full = own === "" ? name : `${own.replace(/\/$/, "")}/${name}`
	const names = [name, full, ...(global === undefined ? [] : [`${global}/${name}`])]
	const image = {name: full, tag: isTag(tag) ? tag : undefined, digest: isDigest(digest) ? digest : undefined}
	const at = key => [...path, key]
	return {
		nameKey: keys.name,
		found: {
			path: at(keys.tag),
			image,
			names: [...new Set(names.flatMap(each => (parseImage(each) === undefined ? [] : [normalizeName(each)])))],
			become(override) {
				const digestText = text(keys.digest)
				return [...renamed(override, keys, at), ...versioned(override, {keys, present: image, digestText}).map(({key, value}) => ({path: at(key), value}))]
			}
		}
	}
}
function renamed({newName}, keys, at) {
	if (newName === undefined) return []
	if (keys.registry === undefined) return [{path: at(keys.name), value: newName}]
	const full = normalizeName(newName)
	const slash = full.indexOf("/")
	return [
		{path: at(keys.registry), value: full.slice(0, slash)},
		{path: at(keys.name), value: full.slice(slash + 1)}
	]
}
function versioned({tag, digest}, {keys, present, digestText}) {
	if (tag === undefined && digest === undefined) return []
	if (keys.digest === undefined) {
		const written = [tag ?? present.tag, digest].filter(part => part !== undefined).join("@")
		return [{key: keys.tag, value: written}]
	}
	const isBare = keys.digest.startsWith("sha") && !digestText.includes(":")
	const value = isBare ? (digest ?? "").replace(/^sha256:/, "") : (digest ?? "")
	return [...(tag === undefined ? [] : [{key: keys.tag, value: tag}]), ...(value === digestText ? [] : [{key: keys.digest, value}])]
}
function fullDigest(written) {
	return /^[a-f0-9]{64}$/.test(written) ? `sha256:${written}` : written
}
function chart_images_isText(value) {
	return typeof value === "string" && value !== ""
}
async function readValuesFiles(lines, workspace) {
	const read = await Promise.all(lines.map(line => readLine(line, workspace)))
	const all = read.flat()
	return {files: all.filter(each => !(each instanceof UserError)), faults: all.filter(each => each instanceof UserError)}
}
async function readLine(line, workspace) {
	const fault = (what, hint) => new UserError(`Input 'chart-values', line ${line.line}: ${what}`, {code: "input", hint})
	const named = (0, external_node_path_.resolve)(workspace, line.text)
	const isThere = await (0, promises_.realpath)(named).then(
		() => true,
		() => false
	)
	const paths = isThere ? [named] : await matches(line.text, workspace)
	if (paths.length === 0) {
		const what = /[*?[\]{}]/.test(line.text) ? `nothing matches ${line.text}` : `there is no ${line.text}`
		return [fault(what, `Paths are relative to ${workspace}. Files are read from the workspace only.`)]
	}
	const found = paths.map(async path => {
		const shown = showPath(path, workspace)
		if (!(await isInside(path, workspace).catch(() => false))) return [fault(`${shown} leads out of the workspace`, "Copy it there in an earlier step.")]
		const content = await readWorkspaceFile(path, shown)
		return content instanceof UserError ? [content] : readValues(content, shown)
	})
	return (await Promise.all(found)).flat()
}
async function matches(pattern, workspace) {
	const found = []
	for await (const entry of (0, promises_.glob)(pattern, {cwd: workspace, withFileTypes: true})) if (!entry.isDirectory()) found.push((0, external_node_path_.join)(entry.parentPath, entry.name))
	return found.toSorted()
}
function readValues(content, shown) {
	const {documents, faults} = parseYaml(content.toString("utf8"), shown)
	if (faults.length > 0) return faults
	const [document, second] = documents
	const fault = (what, hint, location) => new UserError(`${shown} ${what}`, {code: "chart", hint, location})
	if (second !== undefined) return [fault("has several documents", "Helm reads only the first: write one a file.", second.location)]
	if (document !== undefined && !isMap(document.value)) return [fault("holds no values", "Values are a map: `image:`, and so on.", document.location)]
	return [{content, document}]
}
async function writeValues(folder, files, own) {
	const contents = [...files.map(({content}) => content), ...(Object.keys(own).length === 0 ? [] : [JSON.stringify(own)])]
	const paths = contents.map((_, index) => (0, external_node_path_.join)(folder, `values-${index + 1}.yaml`))
	await Promise.all(paths.map((path, index) => writePrivate(path, contents[index] ?? "")))
	return paths
}
const secretKey = /(?:password|passwd|passphrase|token|credentials|(?:client|shared)[-_]?secret|(?:api|private|secret|access)[-_]?key)$/i
function* secretsIn(values, key = "") {
	if (typeof values === "string" && values.length >= shortestSecret && secretKey.test(key)) yield values
	if (typeof values !== "object" || values === null) return
	for (const [name, value] of Object.entries(values)) yield* secretsIn(value, Array.isArray(values) ? key : name)
}
const shortestSecret = 6
function writeValuePath(path) {
	const steps = path.map(step => {
		if (typeof step === "number") return `[${step}]`
		return /^[^\s.[\]="':*,{}]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
	})
	return steps.join("").replace(/^\./, "")
}
function setValues(values, lines) {
	const faults = []
	const warnings = []
	let current = values
	for (const line of lines) {
		const start = `Input 'chart-set', line ${line.line}:`
		const paths = set_values_follow(current.merged, line.path)
		const targets = typeof paths === "string" ? [] : paths.map(path => ({path, present: valueAt(current.merged, path)}))
		const group = targets.find(({present}) => typeof present === "object" && present !== null)
		if (typeof paths === "string") {
			faults.push(new UserError(`${start} ${paths}`, {code: "input", hint: "See the values with `helm show values`."}))
		} else if (group !== undefined) {
			const keys = Object.keys(group.present).slice(0, mostKeys).join(", ")
			const hint = `Name a single value in it${keys === "" ? "" : `, such as ${keys}`}, or use 'chart-values'.`
			faults.push(new UserError(`${start} ${line.written} is a ${Array.isArray(group.present) ? "list" : "map"}`, {code: "input", hint}))
		} else {
			warnings.push(...unknownKey(current.merged, line).map(what => `${start} ${what}`))
			for (const {path, present} of targets) current = withValue(current, path, lineValue(line, present))
		}
	}
	return {values: current, faults, warnings}
}
const mostKeys = 6
function lineValue({value, isQuoted, path}, present) {
	if (isQuoted) return value
	if (value === "null") return null
	const key = path.findLast(step => typeof step === "object" && "key" in step)
	return typedValue(value, present, typeof key === "object" && "key" in key ? key.key : "")
}
function set_values_follow(values, steps) {
	let paths = [[]]
	for (const step of steps) {
		const next = paths.flatMap(path => childSteps(valueAt(values, path), step).map(child => [...path, child]))
		const [first = []] = paths
		const here = valueAt(values, first)
		const where = first.length === 0 ? "the values" : writeFieldPath(first)
		const isPlain = here !== undefined && here !== null && typeof here !== "object"
		if (isPlain) return `${where} is a ${typeof here === "string" ? "text" : typeof here}, which has nothing in it`
		if (next.length === 0) return `there is no such entry in ${where}`
		paths = next
	}
	return paths
}
function childSteps(value, step) {
	const items = Array.isArray(value) ? value : []
	const isEmpty = value === undefined || value === null
	if (step === "+") return Array.isArray(value) || isEmpty ? [items.length] : []
	if (step === "*") return Array.isArray(value) ? items.map((_, index) => index) : Object.keys(mapOf(value))
	if ("index" in step) return (Array.isArray(value) || isEmpty) && step.index <= items.length ? [step.index] : []
	if ("key" in step) return isMap(value) || isEmpty ? [step.key] : []
	const {key, value: wanted} = step.where
	return items.flatMap((item, index) => (String(mapOf(item)[key] ?? "") === wanted ? [index] : []))
}
function unknownKey(values, {path, written}) {
	let here = values
	for (const step of path) {
		if (typeof step !== "object" || !("key" in step) || !isMap(here)) return []
		if (!(step.key in here)) {
			const near = nearestName(step.key, Object.keys(here))
			return near === undefined ? [] : [`the chart has no value ${written}. Did you mean ${near}?`]
		}
		here = here[step.key]
	}
	return []
}
const imageKey = /^image(Name)?$|Image$/
const notSearched = new Set(["apiVersion", "kind", "metadata", "status"])
const image_fields_maxDepth = 32
function findImageFields(object) {
	if (isBuiltIn(object.apiVersion)) return []
	const found = new Set(findImages(object).map(({path}) => path.join("/")))
	const roots = Object.entries(object).filter(([key]) => !notSearched.has(key))
	return roots.flatMap(([key, value]) => [...image_fields_search(value, [key])]).filter(({path}) => !found.has(path.join("/")))
}
function* image_fields_search(value, path) {
	const key = path.at(-1)
	if (typeof key === "string" && imageKey.test(key)) {
		if (typeof value === "string") yield {path, image: value}
		const split = image_fields_splitImage(value)
		if (split !== undefined) yield {path, ...split}
	}
	if (path.length > image_fields_maxDepth || typeof value !== "object" || value === null) return
	for (const [step, child] of Object.entries(value)) yield* image_fields_search(child, [...path, Array.isArray(value) ? Number(step) : step])
}
function image_fields_splitImage(value) {
	const text = key => {
		const part = valueAt(value, [key])
		return typeof part === "number" ? String(part) : typeof part === "string" ? part : ""
	}
	const name = text("repository") === "" ? "name" : "repository"
	if (text(name) === "") return undefined
	const has = key => childOf(value, key) !== undefined
	const [registry, tag, digest] = [text("registry"), text("tag"), text("digest")]
	if (!has("tag") && !has("digest")) return undefined
	return {image: `${registry === "" ? "" : `${registry}/`}${text(name)}${tag === "" ? "" : `:${tag}`}${digest === "" ? "" : `@${digest}`}`, split: {...(has("registry") ? {registry: "registry"} : {}), name, ...(has("tag") ? {tag: "tag"} : {}), ...(has("digest") ? {digest: "digest"} : {})}}
}
function verifyImages(manifests, overrides, {found, values, appVersion}) {
	const rendered = manifests.flatMap(verify_images_imagesOf)
	const used = []
	const faults = []
	const missing = new Map()
	for (const override of overrides) {
		const [old, wanted] = [normalizeName(override.name), normalizeName(override.newName ?? override.name)]
		const own = rendered.filter(({image}) => [old, wanted].includes(normalizeName(image.name)))
		const isRight = ({image}) => normalizeName(image.name) === wanted && verify_images_hasVersion(image, override)
		const wrong = own.filter(each => normalizeName(each.image.name) === old && !isRight(each))
		if (wrong.length > 0) faults.push({override, fault: notSet(override, wrong, {values, appVersion})})
		else if (own.some(isRight)) used.push(override)
		else if (found.some(({names}) => names.includes(old))) missing.set(override, notRendered(override, found, rendered))
	}
	return {used, faults, notRendered: missing, names: [...new Set(rendered.map(({image}) => normalizeName(image.name)))]}
}
function verify_images_imagesOf(manifest) {
	const written = [...findImages(manifest.object), ...findImageFields(manifest.object)]
	return written.flatMap(({path, image: text}) => {
		const image = parseImage(text)
		return image === undefined ? [] : [{manifest, path, image}]
	})
}
function withSetImages(manifest, overrides) {
	const names = new Set(overrides.map(({name}) => normalizeName(name)))
	const overridden = verify_images_imagesOf(manifest).flatMap(({path, image}) => (names.has(normalizeName(image.name)) ? [path] : []))
	return overridden.length === 0 ? manifest : {...manifest, source: {...manifest.source, overridden}}
}
function verify_images_hasVersion(image, {tag, digest}) {
	if (tag === undefined && digest === undefined) return true
	return image.digest === digest && (tag === undefined || image.tag === tag)
}
const mostNamed = 3
function notSet(override, wrong, {values, appVersion}) {
	const places = wrong.map(({manifest, image}) => `${verify_images_nameOf(manifest)} has ${formatImage(image)}`)
	const message = `Input 'images', line ${override.line}: the chart does not take ${override.name} from a value that could be found: ${firstFew([...new Set(places)], mostNamed).join(", ")}`
	const [first] = wrong
	return new UserError(message, {code: "image", hint: setHint(override, wrong, values, appVersion), location: first?.manifest.source.locate(first.path)})
}
function setHint(override, wrong, values, appVersion) {
	const tags = new Set(wrong.flatMap(({image}) => image.tag ?? []))
	const wanted = formatImage({name: "", tag: override.tag, digest: override.digest}).replace(/^:/, "")
	const paths = [...pathsOf(values, [])].filter(({text}) => tags.has(text)).map(({path}) => writeValuePath(path))
	if (paths.length > 0) {
		const lines = paths.slice(0, mostNamed).map(path => `chart-set: ${path}=${wanted}`)
		return `If this value sets it, leave the image out of 'images' and write ${lines.join(", or ")}.`
	}
	if (appVersion !== undefined && tags.has(appVersion)) return `${appVersion} is the appVersion in Chart.yaml: give the template a value for the version, such as image.tag.`
	return `See which value the template reads, and write: chart-set: PATH=${wanted}`
}
function* pathsOf(value, path) {
	if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsOf(item, [...path, index])
	else if (isMap(value)) for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key])
	else if (typeof value === "string" || typeof value === "number") yield {path, text: String(value)}
}
function notRendered(override, found, rendered) {
	const old = normalizeName(override.name)
	const paths = found.filter(({names}) => names.includes(old)).map(({path}) => writeValuePath(path))
	const there = [...new Set(rendered.map(({image}) => formatImage(image)))]
	const message = `Input 'images', line ${override.line}: no object of the chart uses ${override.name}, though the value ${firstFew(paths, mostNamed).join(", ")} was set`
	const hint = `Is its part of the chart switched off? ${there.length === 0 ? "The chart renders no image." : `The chart renders ${firstFew(there, mostNamed).join(", ")}.`}`
	return new UserError(message, {code: "image", hint})
}
function verify_images_nameOf({object: {apiVersion, kind, metadata}}) {
	return formatRef({apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*`})
}
async function renderChart(helm, {chart: inputs, images: overrides}, target, ports) {
	const read = await readValuesFiles(inputs.values, ports.workspace)
	const opened = await openChart(inputs, helm, ports).catch(error => {
		throwFaults([...(userFaults(error) ?? []), ...(userFaults(error) === undefined ? [] : read.faults)])
		throw error
	})
	const {files} = opened
	const name = inputs.name ?? files.name
	const set = setValues(chart_values_valuesOf(files, read.files), inputs.set)
	throwFaults([...read.faults, ...set.faults, ...render_chart_nameFaults(name)])
	const {values, found} = setImageValues(set.values, overrides)
	for (const secret of secretsIn(values.given)) ports.hide(secret)
	const paths = await writeValues(helm.home, read.files, values.own)
	const isUpgrade = await target.isUpgrade(name)
	const args = [opened.path, ...paths.map(path => `--values=${path}`)]
	const render = () => template(helm, {name, args, files, isUpgrade, values: values.given}, target)
	const renderings = inputs.mode === "template" ? [render(), render()] : [render()]
	const [rendered, again] = await Promise.all(renderings)
	const documents = rendered?.documents ?? []
	const {crds, objects, hooks, faults} = readRendered(documents, files)
	const verified = verifyImages([...objects, ...hooks.map(({manifest}) => manifest)], overrides, {found, values: set.values.merged, appVersion: files.appVersion})
	return {
		name,
		namespace: target.namespace,
		chart: {name: files.name, version: files.version, appVersion: files.appVersion},
		args,
		crds,
		objects: objects.map(manifest => withSetImages(manifest, overrides)),
		hooks: hooks.map(hook => ({...hook, manifest: withSetImages(hook.manifest, overrides)})),
		images: verified,
		faults: [...faults, ...verified.faults.map(({fault}) => fault)],
		warnings: [...set.warnings.map(message => ({message, location: undefined})), ...findRandomValues(documents, again?.documents ?? documents, files).map(randomWarning)],
		notices: [...opened.notices, ...(rendered?.notices ?? [])],
		values: values.given
	}
}
function randomWarning({location}) {
	const message = "This line changes on every rendering, so that every run changes the object. Give the value in 'chart-values', or use `chart-mode: release`"
	return {message, location}
}
function render_chart_nameFaults(name) {
	if (isReleaseName(name)) return []
	const hint = "Set input 'name'."
	return [new UserError(`The name of the chart, ${name}, is not a name for a release`, {code: "chart", hint})]
}
async function template(helm, wanted, target) {
	const uses = word => chartContains(wanted.files, word) || JSON.stringify(wanted.values).includes(word)
	const looksUp = uses("lookup")
	const asksKinds = uses("APIVersions")
	const alone = alternatives(target, asksKinds)
	if (!(looksUp || (asksKinds && helm.version.major >= 4))) return run(helm, wanted, target, alone)
	const server = ["--dry-run=server", "--take-ownership", "--disable-openapi-validation", ...clusterFlags(target.cluster.kubeFlags), ...(helm.version.major >= 4 ? [] : alone)]
	const first = await tryRun(helm, wanted, target, server)
	if (!(first instanceof UserError)) return first
	if (!isUnknownKind(first.message)) throw first
	const rendered = await run(helm, wanted, target, alone)
	const notice = "The chart has kinds that the cluster does not serve yet: it was rendered without `lookup`"
	return {...rendered, notices: looksUp ? [notice] : []}
}
function isUnknownKind(message) {
	return /no matches for kind|resource mapping not found/.test(message)
}
const mostKinds = 500
function alternatives({cluster, discovery}, asksKinds) {
	const version = `--kube-version=${cluster.version}`
	if (!asksKinds) return [version]
	const kinds = new Set(discovery.flatMap(({apiVersion, kind}) => [apiVersion, `${apiVersion}/${kind}`]))
	const parts = Array.from({length: Math.ceil(kinds.size / mostKinds)}, (_, index) => [...kinds].slice(index * mostKinds, (index + 1) * mostKinds))
	return [version, ...parts.map(part => `--api-versions=${part.join(",")}`)]
}
async function run(helm, wanted, target, flags) {
	const rendered = await tryRun(helm, wanted, target, flags)
	if (rendered instanceof UserError) throw rendered
	return rendered
}
async function tryRun(helm, {name, args, files, isUpgrade}, {namespace}, flags) {
	const upgrade = isUpgrade ? ["--is-upgrade"] : []
	const command = ["template", name, ...args, `--namespace=${namespace}`, "--include-crds"]
	const {code, stdout, stderr} = await helm.run([...command, ...upgrade, ...flags])
	if (code !== 0) return renderFault(stderr, files)
	return {documents: splitOutput(stdout), notices: []}
}
function readRendered(documents, files) {
	const read = documents.map(document => ({...rendered_output_readDocument(document, files), isCrd: isCrdFile(document.source)}))
	const rendered = read.filter(({isCrd}) => !isCrd).flatMap(({manifests}) => manifests)
	const hooks = rendered.filter(isHook).map(toHook)
	return {crds: read.filter(({isCrd}) => isCrd).flatMap(({manifests}) => manifests), objects: rendered.filter(manifest => !isHook(manifest)), hooks: hooks.filter(({events}) => events.length > 0), faults: read.flatMap(each => each.faults)}
}
function crdViolations(planned, crd) {
	const {versions = []} = crd.spec ?? {}
	const version = planned.ref.apiVersion.slice(planned.ref.apiVersion.indexOf("/") + 1)
	const schema = versions.find(({name}) => name === version)?.schema?.openAPIV3Schema
	if (schema === undefined) return undefined
	const violations = [...violationsOf(planned.object, {...schema, "x-kubernetes-embedded-resource": true}, []), ...violationsOf(planned.object.metadata, metadataSchema, ["metadata"]), ...nameViolations(planned.object.metadata.name)]
	return violations.map(({path, what}) => new UserError(`${formatRef(planned.ref)} is refused: ${writeFieldPath(path)}: ${what}`, {code: "refused", hint: `The schema comes from CustomResourceDefinition/${crd.metadata.name} in the manifests.`, location: planned.source.locate(path)}))
}
const stringMap = {type: "object", additionalProperties: {type: "string"}}
const metadataSchema = {properties: {labels: stringMap, annotations: stringMap}, "x-kubernetes-preserve-unknown-fields": true}
const namePart = /^[a-z0-9]([a-z0-9-]{0,251}[a-z0-9])?$/
function nameViolations(name) {
	if (name === undefined || (name.length <= 253 && name.split(".").every(part => namePart.test(part)))) return []
	return [{path: ["metadata", "name"], what: "must be lower-case letters, digits, '-' and '.', at most 253"}]
}
function violationsOf(value, schema, path) {
	if (value === null || value === undefined) return []
	const wanted = schema["x-kubernetes-int-or-string"] ? "integer or string" : schema.type
	if (wanted !== undefined && !fits(value, wanted)) {
		return [{path, what: `must be ${withArticle(wanted)}, but is ${withArticle(typeOf(value))}`}]
	}
	if (schema.enum !== undefined && !schema.enum.some(one => (0, external_node_util_.isDeepStrictEqual)(one, value))) {
		return [{path, what: `must be one of ${schema.enum.map(one => JSON.stringify(one)).join(", ")}`}]
	}
	if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum) return [{path, what: `must be at least ${schema.minimum}`}]
	if (typeof value === "number" && schema.maximum !== undefined && value > schema.maximum) return [{path, what: `must be at most ${schema.maximum}`}]
	const {items} = schema
	if (Array.isArray(value)) {
		const repeated = repeatedItems(value, schema).map(index => ({path: [...path, index], what: "is repeated"}))
		if (items === undefined) return repeated
		return [...repeated, ...value.flatMap((each, index) => violationsOf(each, items, [...path, index]))]
	}
	return typeof value === "object" ? mapViolations(value, schema, path) : []
}
function repeatedItems(list, schema) {
	const type = schema["x-kubernetes-list-type"]
	if (type !== "set" && type !== "map") return []
	const keys = schema["x-kubernetes-list-map-keys"] ?? []
	const keyOf = item => JSON.stringify(type === "set" ? item : keys.map(key => childOf(item, key) ?? schema.items?.properties?.[key]?.default))
	const seen = new Set()
	return list.flatMap((item, index) => {
		const key = keyOf(item)
		if (seen.has(key)) return [index]
		seen.add(key)
		return []
	})
}
const objectFields = new Set(["apiVersion", "kind", "metadata"])
function mapViolations(map, schema, path) {
	const {properties = {}, additionalProperties, required = []} = schema
	const isOpen = schema["x-kubernetes-preserve-unknown-fields"] === true || additionalProperties === true || (schema.properties === undefined && additionalProperties === undefined)
	const isObject = schema["x-kubernetes-embedded-resource"] === true
	const missing = required
		.filter(name => map[name] === undefined && properties[name]?.default === undefined)
		.filter(name => !(isObject && objectFields.has(name)))
		.map(name => ({path: [...path, name], what: "is required"}))
	const inFields = Object.entries(map).flatMap(([name, value]) => {
		if (isObject && objectFields.has(name)) return []
		const known = Object.hasOwn(properties, name) ? properties[name] : undefined
		if (known !== undefined) return violationsOf(value, known, [...path, name])
		if (typeof additionalProperties === "object") return violationsOf(value, additionalProperties, [...path, name])
		return isOpen ? [] : [{path: [...path, name], what: "unknown field"}]
	})
	return [...missing, ...inFields]
}
function fits(value, type) {
	switch (type) {
		case "integer":
			return Number.isInteger(value)
		case "number":
			return typeof value === "number"
		case "integer or string":
			return typeof value === "string" || Number.isInteger(value)
		case "array":
			return Array.isArray(value)
		case "object":
			return typeof value === "object" && !Array.isArray(value)
		default:
			return typeof value === type
	}
}
function typeOf(value) {
	if (Array.isArray(value)) return "array"
	if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number"
	return typeof value
}
function withArticle(type) {
	const word = {array: "list", object: "map"}[type] ?? type
	return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`
}
const otherNamespace = "default"
async function checkDeferred(plan, prepared) {
	const objects = plan.waves.flatMap(wave => wave.objects)
	const crds = new Map(objects.map(planned => [objectKey(planned.ref), planned.object]))
	const deferred = objects.filter(planned => !prepared.checks.has(planned) && !prepared.deleting.has(objectKey(planned.ref)))
	const checks = await Promise.all(deferred.map(planned => check_deferred_check(planned, crds, prepared)))
	const named = scope =>
		checks
			.filter(each => each.scope === scope)
			.map(({planned}) => formatRef(planned.ref))
			.join(", ")
	const [elsewhere, bySchema, unchecked] = [named("in another namespace"), named("by its CRD"), named("not at all")]
	return {
		faults: uniqueFaults(checks.flatMap(({faults}) => faults)),
		limits: [
			elsewhere === "" ? "" : `Checked in namespace ${otherNamespace}, because objects that they need do not exist yet: ${elsewhere}. Quotas, policies and webhooks of their own namespace were not checked.`,
			bySchema === "" ? "" : `Checked only against the schema of their CustomResourceDefinition in the manifests, which is not installed yet: ${bySchema}. CEL rules and webhooks were not checked.`,
			unchecked === "" ? "" : `Not checked, because other objects must exist first: ${unchecked}.`
		].filter(line => line !== "")
	}
}
async function check_deferred_check(planned, crds, {ports, recheckLater}) {
	const key = crdKey(planned.resource.plural, planned.ref.apiVersion)
	const crd = crds.get(key)
	if (crd !== undefined && (!ports.live.has(key) || recheckLater.has(planned))) {
		const faults = crdViolations(planned, crd)
		return {planned, scope: faults === undefined ? "not at all" : "by its CRD", faults: faults ?? []}
	}
	if (recheckLater.has(planned)) return {planned, scope: "not at all", faults: []}
	try {
		const substitute = await substituteFor(planned, ports)
		await ports.api.send(writeRequest(substitute, substitute.object, {dryRun: true, force: true}))
		return {planned, scope: "in another namespace", faults: []}
	} catch (error) {
		if (!(error instanceof ApiError)) throw error
		if (!isAboutObjectItself(error)) return {planned, scope: "not at all", faults: []}
		return {planned, scope: "in another namespace", faults: explainRefusal(error, planned)}
	}
}
async function substituteFor(planned, ports) {
	const {ref, object} = planned
	const missing = planned.needs.filter(key => !ports.live.has(key) && !ports.unread.has(key))
	const isElsewhere = missing.some(key => key.startsWith("/Namespace/"))
	const namespace = isElsewhere ? otherNamespace : ref.namespace
	const isTaken = isElsewhere && object.metadata.name !== undefined && (await exists(ref.name, namespace, planned, ports))
	const name = isTaken ? `${ref.name.slice(0, maxPrefix)}-${unusedSuffix}` : ref.name
	const metadata = {...object.metadata, ...(namespace === undefined ? {} : {namespace}), ...(object.metadata.name === undefined ? {} : {name})}
	return {...planned, ref: {...ref, namespace, name}, object: {...object, metadata, ...(object.kind === "Pod" ? {spec: podSpec(object.spec, missing)} : {})}}
}
const unusedSuffix = "pushpull-check"
const maxPrefix = 48
async function exists(name, namespace, {resource}, {api}) {
	try {
		await api.send({method: "GET", path: objectPath(resource, namespace, name)})
		return true
	} catch (error) {
		if (isNotFound(error)) return false
		if (error instanceof ApiError) return true
		throw error
	}
}
const podReferences = {serviceAccountName: "/ServiceAccount/", priorityClassName: "scheduling.k8s.io/PriorityClass/", runtimeClassName: "node.k8s.io/RuntimeClass/"}
function podSpec(spec, missing) {
	const omitted = Object.entries(podReferences)
		.filter(([, prefix]) => missing.some(key => key.startsWith(prefix) || key.startsWith("/Namespace/")))
		.map(([field]) => field)
	return Object.fromEntries(Object.entries(spec ?? {}).filter(([field]) => !omitted.includes(field)))
}
function isAboutObjectItself({httpStatus, message, status}) {
	if (readAdmissionRefusal(message) !== undefined || /already allocated/.test(message)) return false
	if (/failed to create typed patch object|field not declared in schema|illegal base64/.test(message)) return true
	return status.reason === "Invalid" || httpStatus === 400
}
async function checkHooks(hooks, others, prepared) {
	const set = new Set([...others, ...hooks].map(({ref}) => objectKey(ref)))
	const nameless = hooks.map(planned => withoutName(planned, set))
	const {later = [], now = []} = Object.groupBy(nameless, planned => (isDeferred(planned, prepared.ports) ? "later" : "now"))
	const wave = {syncWave: 0, objects: later, awaitReady: "none"}
	const [deferred, refused] = await Promise.all([
		checkDeferred({waves: [wave]}, {...prepared, checks: new Map(), deleting: new Map()}),
		Promise.all(
			now.map(async planned => {
				try {
					await prepared.ports.api.send(writeRequest(planned, planned.object, {dryRun: true, force: false}))
					return []
				} catch (error) {
					return explainRefusal(error, planned)
				}
			})
		)
	])
	return [...refused.flat(), ...deferred.faults]
}
function withoutName(planned, set) {
	const {name = "", ...metadata} = planned.object.metadata
	return {...planned, object: {...planned.object, metadata: {generateName: name, ...metadata}}, needs: needsOf(planned.object, planned.resource.plural).filter(key => set.has(key))}
}
const keptRevisions = 10
function checkReleaseRights(work, api) {
	const {release, identity, history, hooks, removed} = work
	const secrets = verb => ({verb, group: "", resource: "secrets", namespace: release.namespace, name: undefined})
	const verbs = history.revisions.length < keptRevisions ? recordVerbs : [...recordVerbs, "delete"]
	const needed = [...verbs.map(secrets), ...hooks.flatMap(planned => hookVerbs.map(verb => rightOn(planned, verb))), ...removed.map(planned => rightOn(planned, "delete"))]
	const distinct = new Map(needed.map(right => [JSON.stringify(right), right]))
	const purpose = "Helm keeps its releases in Secrets, creates hooks, and deletes what a chart no longer has."
	return findMissingRights([...distinct.values()], {api, identity, purpose})
}
const recordVerbs = ["get", "list", "create", "update"]
const hookVerbs = ["get", "list", "watch", "create", "patch", "delete"]
function rightOn({ref, resource}, verb) {
	return {verb, group: groupOf(ref.apiVersion), resource: resource.plural, namespace: ref.namespace, name: undefined}
}
async function openRelease(inputs, target, run) {
	const {api, identity} = target.cluster
	const helm = await openHelm(run)
	throwFaults(inputs.forceConflicts && helm.version.major < 4 ? [needsHelm4(helm)] : [])
	let settled
	const isUpgrade = async name => {
		const release = {name, namespace: target.namespace}
		try {
			settled ??= await awaitPending(release, {...run, api, dryRun: inputs.dryRun})
		} catch (error) {
			const work = {release, identity, history: {revisions: []}, hooks: [], removed: []}
			throwFaults(isForbidden(error) ? await checkReleaseRights(work, api) : [])
			throw error
		}
		return currentEntry(settled.history) !== undefined
	}
	const chart = await renderChart(helm, inputs, {...target, isUpgrade}, run)
	const release = {name: chart.name, namespace: chart.namespace}
	await isUpgrade(chart.name)
	const {history, dead} = settled ?? {history: {revisions: [], readAt: 0}, dead: undefined}
	const entry = currentEntry(history)
	const [latest] = history.revisions
	const current = entry && (await readRevision(api, release, entry.revision))
	const last = entry === undefined || latest === undefined || latest === entry ? current : await readRevision(api, release, latest.revision)
	const clientSideHelm = helm.version.major < 4 || last?.applyMethod === "client-side"
	const crds = current === undefined ? chart.crds.map(crd => ({...crd, helm: "crd"})) : []
	return {helm, chart, release, history, dead, current, manifests: [...crds, ...chart.objects.map(each => asHelmWrites(each, release))], rules: {force: {pushpull: inputs.forceConflicts, helm: clientSideHelm || inputs.forceConflicts}, clientSideHelm}}
}
function needsHelm4({version}) {
	return new UserError(`Input 'force-conflicts' needs Helm 4 for a release, and the helm on the PATH is ${version.text}`, {code: "input", hint: "Remove it: Helm 3 overwrites the fields of other managers in any case. Or add Helm 4 in an earlier step."})
}
async function checkRelease(opened, {plan, prepared, adopt, discovery, identity}) {
	const {chart, release, history, current} = opened
	const {api, live} = prepared.ports
	const objects = objectsOf(plan).filter(({writer}) => writer === "helm")
	const parts = objects.filter(({onlyIfMissing}) => !onlyIfMissing)
	const recorded = current === undefined ? {objects: [], faults: []} : recordedObjects(current, release, discovery)
	const removed = removedObjects(parts, recorded.objects)
	const planned = planHooks(opened, discovery)
	const hooks = hookRunsOf(planned.hooks, current !== undefined)
	const running = [...new Map(hooks.map(run => [objectKey(run.planned.ref), run.planned])).values()]
	const [hookFaults, rights] = await Promise.all([checkHooks(running, objectsOf(plan), prepared), checkReleaseRights({release, identity, history, hooks: running, removed}, api)])
	const ownership = checkOwnership(parts, {live, recorded: recorded.objects, release, adopt})
	const isUnchanged = current?.status === "deployed" && history.revisions[0]?.revision === current.revision && removed.length === 0 && isSameSet(parts, recorded.objects) && isSameChart(chart, current) && objects.every(each => prepared.checks.get(each)?.action === "unchanged")
	return {faults: [...planned.faults, ...recorded.faults, ...ownership.faults, ...hookFaults, ...rights], notices: [...ownership.notices, ...(removed.length === 0 ? [] : [`Helm deletes what the chart no longer has: ${someNames(removed.map(({ref}) => ref))}`])], unchanged: isUnchanged, hooks, removed}
}
function planHooks({chart, release}, discovery) {
	const running = chart.hooks.filter(({events}) => events.some(event => /-(install|upgrade)$/.test(event)))
	const manifests = running.map(({manifest}) => ({...manifest, helm: "object"}))
	const known = {manifests: [...chart.crds, ...manifests], discovery, namespace: release.namespace, createNamespace: false}
	const {plan, faults} = planPush(known)
	const bySource = new Map(running.map(hook => [hook.manifest.source, hook]))
	const hooks = objectsOf(plan).flatMap(planned => {
		const hook = bySource.get(planned.source)
		return hook === undefined ? [] : [{hook, planned}]
	})
	return {hooks, faults}
}
function isSameChart({chart, values, hooks}, current) {
	const recorded = current.hooks.filter(({events}) => !events.every(isTest))
	const wanted = hooks.filter(({events}) => !events.every(isTest))
	const objects = all => all.map(({object}) => object).toSorted(byRef)
	return (
		(0, external_node_util_.isDeepStrictEqual)(chart, current.chart) &&
		(0, external_node_util_.isDeepStrictEqual)(values ?? {}, current.values) &&
		(0, external_node_util_.isDeepStrictEqual)(objects(wanted.map(({manifest}) => manifest)), objects(recorded.flatMap(({manifest}) => readManifests(manifest, "").manifests)))
	)
}
function isTest(event) {
	return event === "test" || event === "test-success"
}
function byRef(a, b) {
	const [first, second] = [a, b].map(({kind, metadata}) => `${kind}/${metadata.name}`)
	return (first ?? "") < (second ?? "") ? -1 : 1
}
const nearest_names_maxNames = 3
function nearestNames(name, used) {
	return nearestFirst(normalizeName(name), used)
		.slice(0, nearest_names_maxNames)
		.map(each => each.replace(/^docker\.io\/(library\/)?/, ""))
}
const placeholder = /[:@](?:[^:@/]{0,128}[-_.])?(?:[$#{%<@]|__)/
function findUnsetImages(manifests, overrides) {
	const byName = new Map(overrides.map(override => [normalizeName(override.name), override]))
	return manifests.flatMap(({object, source}) => {
		if (isSecret(object)) return []
		const containers = new Set(findImages(object).map(({path}) => path.join("/")))
		const fields = new Map(findImageFields(object).map(field => [field.path.join("/"), field]))
		const written = [...textsOf(object, []), ...[...fields.values()].filter(({split}) => split !== undefined)]
		return written.flatMap(({path, image}) => {
			const key = path.join("/")
			const isField = containers.has(key) || fields.has(key)
			const found = {text: image, location: source.locate(path)}
			const reference = parseImage(image)
			const name = isField && reference === undefined ? nameBeforePlaceholder(image) : undefined
			const templated = name === undefined ? undefined : byName.get(normalizeName(name))
			if (templated !== undefined) {
				const why = `has ${image}, whose version is a placeholder`
				return [{...found, override: templated, why, isPlaceholder: true}]
			}
			const override = reference === undefined ? undefined : byName.get(normalizeName(reference.name))
			if (reference === undefined || override === undefined || containers.has(key)) return []
			if (formatImage(overrideImage(reference, override)) === image) return []
			const hasVersion = (reference.tag ?? reference.digest) !== undefined
			if (!hasVersion && !isField) return []
			const field = writeFieldPath(path)
			const why = isField ? `has ${image} in ${field}, ${hasVersion ? "which has no field for this version" : "without a version"}` : `has ${image} in ${field}, which is not a known image field`
			return [{...found, override, why, isPlaceholder: false}]
		})
	})
}
function describeUnset({location, why}) {
	return `${location === undefined ? "a manifest" : formatLocation(location)} ${why}`
}
function nameBeforePlaceholder(text) {
	const at = placeholder.exec(text)
	const name = at === null ? undefined : text.slice(0, at.index)
	return name === undefined ? undefined : parseImage(name)?.name
}
const unset_images_maxDepth = 32
function* textsOf(value, path) {
	if (typeof value === "string") yield {path, image: value}
	if (path.length > unset_images_maxDepth || typeof value !== "object" || value === null) return
	for (const [step, child] of Object.entries(value)) yield* textsOf(child, [...path, Array.isArray(value) ? Number(step) : step])
}
const set_images_maxListed = 10
function setImages(manifests, overrides, {copied = [], chart} = {}) {
	if (overrides.length === 0) return {manifests, faults: [], warnings: [], notices: []}
	const byName = new Map(overrides.map(override => [normalizeName(override.name), override]))
	const used = new Set()
	const setFields = new Map()
	const changed = manifests.map(manifest => {
		const {object, source} = manifest
		const overridden = []
		const record = (override, field) => {
			const version = formatImage({name: "", ...versionOf(field.image)})
			setFields.set(override, [...(setFields.get(override) ?? []), {...field, manifest, version}])
		}
		const inContainers = findImages(object).reduce((current, {path, container, image}) => {
			const reference = parseImage(image)
			if (reference === undefined) return current
			const name = normalizeName(reference.name)
			used.add(name)
			const override = byName.get(name)
			if (override === undefined) return current
			overridden.push(path)
			record(override, {path, name: `container ${container}`, image})
			return setField(current, path, formatImage(overrideImage(reference, override)))
		}, object)
		const result = findImageFields(object).reduce((current, field) => {
			const reference = parseImage(field.image)
			const override = reference === undefined ? undefined : byName.get(normalizeName(reference.name))
			if (reference === undefined || override === undefined || (reference.tag ?? reference.digest) === undefined) return current
			const changes = fieldChanges(field, overrideImage(reference, override))
			if (changes === undefined) return current
			used.add(normalizeName(reference.name))
			overridden.push(...changes.map(({path}) => path))
			record(override, {path: field.path, name: writeFieldPath(field.path), image: field.image})
			return changes.reduce((each, {path, value}) => setField(each, path, value), current)
		}, inContainers)
		return result === object ? manifest : {...manifest, object: result, source: {...source, overridden}}
	})
	const unset = findUnsetImages(changed, overrides)
	const isUsedElsewhere = override => copied.includes(override) || chart?.used.includes(override) === true
	const isFault = override => chart?.faults.some(({override: of}) => of === override) === true
	const unused = overrides.filter(override => !used.has(normalizeName(override.name)) && !isUsedElsewhere(override) && !isFault(override))
	const other = unset.filter(({override}) => !unused.includes(override))
	return {
		manifests: changed,
		faults: unused.map(override => {
			const names = [...used, ...(chart?.names ?? [])]
			return chart?.notRendered.get(override) ?? unusedFault(override, {used: names, unset, chart})
		}),
		warnings: [...[...setFields].flatMap(([override, fields]) => severalVersions(override, fields)), ...other.filter(({isPlaceholder}) => isPlaceholder).map(each => ({message: `Input 'images': ${describeUnset(each)}. ${placeholderHint}`, location: each.location}))],
		notices: other.filter(({isPlaceholder}) => !isPlaceholder).map(each => `Not changed: ${describeUnset(each)}`)
	}
}
const placeholderHint = "Replace the placeholder in an earlier step, or write a version instead."
function versionOf(image) {
	const reference = parseImage(image)
	return {tag: reference?.tag, digest: reference?.digest}
}
function fieldChanges({path, image, split}, wanted) {
	if (split === undefined) return [{path, value: formatImage(wanted)}]
	if ((wanted.tag !== undefined && split.tag === undefined) || (wanted.digest !== undefined && split.digest === undefined)) return undefined
	const at = key => [...path, key]
	const names = parseImage(image)?.name === wanted.name ? [] : nameChanges(wanted.name, split, at)
	const versions = [split.tag, split.digest].flatMap(key => (key === undefined ? [] : [{path: at(key), value: wanted[key]}]))
	return [...names, ...versions]
}
function nameChanges(name, split, at) {
	if (split.registry === undefined) return [{path: at(split.name), value: name}]
	const [host = "", ...path] = normalizeName(name).split("/")
	return [
		{path: at(split.registry), value: host},
		{path: at(split.name), value: path.join("/")}
	]
}
function severalVersions(override, fields) {
	const versions = new Set(fields.map(({version}) => version)).size
	const setsVersion = override.tag !== undefined || override.digest !== undefined
	if (versions < 2 || !setsVersion) return []
	const lines = fields.map(({manifest: {object, source}, path, name, image}) => {
		const {apiVersion, kind, metadata} = object
		const ref = formatRef({apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*`})
		const location = source.locate(path)
		return `${location === undefined ? "" : `${formatLocation(location)}: `}${ref}, ${name}: ${image}`
	})
	const to = formatImage({name: "", tag: override.tag, digest: override.digest}).replace(/^:/, "")
	return [
		{
			message: [
				`Input 'images': ${override.name} has ${versions} different versions in the manifests, and all of them are set to ${to}. If that is not what you want, remove ${override.name} from 'images' and write its versions into the manifests; otherwise write the same version everywhere:`,
				...firstFew(lines, set_images_maxListed)
			].join("\n"),
			location: fields[0]?.manifest.source.locate(fields[0].path)
		}
	]
}
function setField(value, [step, ...rest], leaf) {
	if (step === undefined) return leaf
	const copy = Array.isArray(value) ? [...value] : {...value}
	if (rest.length === 0 && leaf === undefined) delete copy[step]
	else copy[step] = setField(copy[step], rest, leaf)
	return copy
}
function unusedFault(override, {used, unset, chart}) {
	const {name} = override
	const own = unset.filter(each => each.override === override)
	const [first] = own
	const code = "image"
	const message = chart === undefined ? `Input 'images': no manifest uses image ${name}` : `Input 'images': neither the chart nor a manifest uses image ${name}`
	if (first !== undefined) {
		const shown = own.slice(0, set_images_maxShown).map(describeUnset).join("; ")
		const advice = own.some(({isPlaceholder}) => isPlaceholder) ? placeholderHint : "Only the images of containers, and fields of custom resources whose name is image or ends in Image, are set: write the version into the manifest."
		return new UserError(`${message} with a version that can be set: ${shown}`, {code, hint: advice, location: first.location})
	}
	const nearest = nearestNames(name, used)
	const source = chart === undefined ? "The manifests contain" : "The chart and the manifests contain"
	const hint = nearest.length === 0 ? `${source} no images.` : `Similar images: ${nearest.join(", ")}.`
	return new UserError(message, {code, hint})
}
const set_images_maxShown = 3
async function templateChart(inputs, target, ports) {
	const helm = await openHelm(ports)
	const chart = await renderChart(helm, inputs, {...target, isUpgrade: () => Promise.resolve(false)}, ports)
	const {before, faults, notices} = placeHooks(chart.hooks)
	return {chart: {...chart, faults: [...chart.faults, ...faults], notices: [...chart.notices, ...notices]}, manifests: [...chart.crds, ...before, ...chart.objects]}
}
function placeHooks(hooks) {
	const {test = [], before = [], other = []} = Object.groupBy(hooks, placeOf)
	return {before: before.map(({manifest, weight}) => ({...manifest, hookWeight: weight})), faults: other.map(unplacedHook), notices: test.length === 0 ? [] : [`Left out, since they are tests: ${test.map(template_chart_nameOf).join(", ")}`]}
}
function placeOf({events}) {
	if (events.some(event => event === "pre-install" || event === "pre-upgrade")) return "before"
	return events.every(event => event === "test") ? "test" : "other"
}
function unplacedHook(hook) {
	return new UserError(`${template_chart_nameOf(hook)} is a ${hook.events.join(", ")} hook, which needs a release`, {code: "chart", hint: "Use `chart-mode: release`, or switch the hook off in the values.", location: hook.manifest.source.location})
}
function template_chart_nameOf({manifest: {object}}) {
	const {apiVersion, kind, metadata} = object
	return formatRef({apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*`})
}
async function renderInputChart(inputs, target, run) {
	const {chart} = inputs
	if (chart === undefined) return {chart, opened: undefined, fromChart: []}
	if (chart.mode === "release") {
		const opened = await openRelease({...inputs, chart}, target, run)
		return {chart: opened.chart, opened, fromChart: opened.manifests}
	}
	const template = await templateChart({...inputs, chart}, target, run)
	return {chart: template.chart, opened: undefined, fromChart: template.manifests}
}
function withChart(read, chart) {
	if (chart === undefined) return read
	return {...read, faults: [...read.faults, ...chart.faults], notices: [...read.notices, ...chart.notices]}
}
function describeCluster(cluster, namespace) {
	const context = cluster.context === undefined ? "" : ` (context ${cluster.context})`
	return [`Cluster    ${cluster.server}${context}, Kubernetes ${cluster.version}`, `Namespace  ${namespace}`, `Identity   ${cluster.identity}`]
}
const actions = ["created", "configured", "unchanged", "failed", "skipped"]
const headings = {created: {done: "Created", planned: "Would create"}, configured: {done: "Configured", planned: "Would configure"}, unchanged: {done: "Unchanged", planned: "Unchanged"}, failed: {done: "Failed", planned: "Refused"}, skipped: {done: "Not applied", planned: "Not checked"}}
const job_log_maxNames = 6
const maxKinds = 6
function describeChanges(changes, {dryRun}) {
	const width = dryRun ? 15 : 11
	return actions
		.flatMap(action => {
			const some = changes.filter(change => change.action === action)
			if (some.length === 0) return []
			const heading = headings[action][dryRun ? "planned" : "done"]
			return [`${heading.padEnd(width)} ${String(some.length).padStart(3)}  ${nameOrCount(some, changes)}`]
		})
		.concat(describeGenerated(changes))
}
function describeGenerated(changes) {
	const generated = changes.filter(({planned, action}) => action === "created" && planned.object.metadata.name === undefined)
	if (generated.length === 0) return []
	const names = [...new Set(generated.map(({planned}) => formatRef(planned.ref)))].slice(0, job_log_maxNames)
	return [`Every run creates another object for each generateName: ${names.join(", ")}`]
}
function nameOrCount(some, all) {
	const manyNamespaces = new Set(all.flatMap(({planned}) => planned.ref.namespace ?? [])).size > 1
	if (some.length <= job_log_maxNames) {
		return some.map(change => formatRef(actualRef(change), manyNamespaces ? "full" : "short")).join(", ")
	}
	const kinds = [...Map.groupBy(some, ({planned}) => planned.ref.kind)].map(([kind, {length}]) => ({kind, length}))
	const shown = kinds.toSorted((a, b) => b.length - a.length).slice(0, maxKinds)
	const others = kinds.length > maxKinds ? [`and ${kinds.length - maxKinds} more kinds`] : []
	return [...shown.map(({kind, length}) => `${length} ${kind}`), ...others].join(", ")
}
function warnOnce(log) {
	const shown = new Set()
	return check => {
		for (const warning of check.action === "refused" ? [] : check.warnings) {
			if (shown.has(warning)) continue
			shown.add(warning)
			log.warning(warning, check.planned.source.location)
		}
	}
}
const manifestName = /\.(ya?ml|json)$/
const globCharacters = /[*?[\]{}]/
const chartName = "Chart.yaml"
const find_manifests_maxListed = 5
async function findManifests(input, workspace) {
	const {text} = input
	if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
		const hint = "Manifests are not fetched. Download it in an earlier step, check it, and name the file."
		return [find_manifests_fault(input, `${text} is a URL`, hint)]
	}
	const path = (0, external_node_path_.resolve)(workspace, text)
	const kind = await find_manifests_kindOf(path)
	if (kind === "folder") return findInFolder(path, input, workspace)
	if (kind !== undefined) return findFiles([path], input, workspace)
	const matches = globCharacters.test(text) ? await globMatches(text, workspace) : []
	if (matches.length > 0) return findMatches(matches, input, workspace)
	if (await isLink(path)) return [await danglingLink(path, workspace, input)]
	const what = globCharacters.test(text) ? `nothing matches ${text}` : `there is no ${text}`
	const hint = `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`
	return [find_manifests_fault(input, what, hint)]
}
function find_manifests_fault({line}, what, hint) {
	return new UserError(`Input 'manifests', line ${line}: ${what}`, {code: "input", hint})
}
async function findMatches(matches, input, workspace) {
	const files = matches.flatMap(({path, kind}) => (kind === "folder" ? [] : [path]))
	const folders = matches.flatMap(({path, kind}) => (kind === "folder" ? [path] : []))
	const found = await Promise.all([findFiles(files, input, workspace), ...folders.map(path => findInFolder(path, {...input, text: showPath(path, workspace)}, workspace))])
	return found.flat()
}
async function findFiles(paths, input, workspace) {
	const named = names => paths.filter(path => names.includes((0, external_node_path_.basename)(path)))
	const kustomizations = named(kustomizationNames)
	const charts = named([chartName])
	const faults = [...(kustomizations.length === 0 ? [] : [kustomizationFault(kustomizations, input, workspace)]), ...(charts.length === 0 ? [] : [find_manifests_chartFault(charts, input, workspace)])]
	return faults.length > 0 ? faults : readableFiles(paths, input, workspace)
}
function readableFiles(paths, input, workspace) {
	const {line} = input
	return Promise.all(
		paths.map(file => {
			const isNamed = (0, external_node_path_.resolve)(workspace, input.text) === file
			return insideWorkspace(file, workspace, {file, line, isNamed}, input)
		})
	)
}
function kustomizationFault(paths, input, workspace) {
	const folders = listed(paths.map(path => showPath((0, external_node_path_.dirname)(path), workspace)))
	const what = isGlob(paths, input, workspace) ? `${input.text} matches ${listed(paths.map(path => showPath(path, workspace)))}, but Kustomize builds whole folders` : `${input.text} is a kustomization, but Kustomize builds whole folders`
	const hint = isGlob(paths, input, workspace) ? `Name the folder to build (${folders}), or use a glob that does not match it.` : `Name the folder: ${folders}`
	return find_manifests_fault(input, what, hint)
}
function find_manifests_chartFault(paths, input, workspace) {
	const folder = showPath((0, external_node_path_.dirname)(paths[0] ?? ""), workspace)
	const others = paths.length > 1 ? ` (and ${paths.length - 1} more)` : ""
	const what = isGlob(paths, input, workspace) ? `${input.text} matches the Helm chart ${folder}${others}` : `${input.text} is a part of the Helm chart ${folder}`
	return find_manifests_fault(input, what, renderHint(folder))
}
function renderHint(folder) {
	return `Take it out of 'manifests', and deploy it with \`chart: ${folder}\`. Add \`chart-mode: template\` to apply its objects as manifests.`
}
function isGlob([path = ""], {text}, workspace) {
	return (0, external_node_path_.resolve)(workspace, text) !== path
}
function listed(paths) {
	return firstFew(paths, find_manifests_maxListed).join(", ")
}
async function findInFolder(folder, input, workspace) {
	const {text} = input
	const entries = await (0, promises_.readdir)(folder, {withFileTypes: true})
	const kustomization = kustomizationNames.find(name => entries.some(entry => entry.name === name))
	if (kustomization !== undefined) {
		const file = (0, external_node_path_.join)(folder, kustomization)
		return [await insideWorkspace(file, workspace, {kustomization: file, folder, line: input.line}, input)]
	}
	if (entries.some(({name}) => name === chartName)) return [find_manifests_fault(input, `the folder ${text} is a Helm chart`, renderHint(showPath(folder, workspace)))]
	const names = entries.filter(entry => !entry.isDirectory() && manifestName.test(entry.name)).map(({name}) => name)
	if (names.length > 0) {
		const files = names.toSorted().map(name => (0, external_node_path_.join)(folder, name))
		return readableFiles(files, input, workspace)
	}
	const folders = entries.filter(entry => entry.isDirectory()).map(({name}) => name)
	const hint = folders.length === 0 ? "It contains no .yaml, .yml or .json file and no kustomization." : `Its subfolders are not searched. Name one of them (${listed(folders)}), or use a glob such as ${text.replace(/(?<!\/)\/+$/, "")}/**/*.yaml.`
	return [find_manifests_fault(input, `the folder ${text} contains no manifests`, hint)]
}
async function isLink(path) {
	const entry = await (0, promises_.lstat)(path).catch(() => undefined)
	return entry?.isSymbolicLink() ?? false
}
async function find_manifests_kindOf(path) {
	const target = await (0, promises_.realpath)(path).catch(() => undefined)
	if (target === undefined) return undefined
	const info = await (0, promises_.lstat)(target)
	if (info.isDirectory()) return "folder"
	return info.isFile() ? "file" : "special"
}
async function globMatches(pattern, workspace) {
	const matches = []
	for await (const entry of (0, promises_.glob)(pattern, {cwd: workspace, withFileTypes: true})) {
		const path = (0, external_node_path_.join)(entry.parentPath, entry.name)
		matches.push({path, kind: await find_manifests_kindOf(path), isLink: entry.isSymbolicLink()})
	}
	const isIntermediate = ({path, isLink}) => (!isLink && /(^|\/)\*\*\/?$/.test(pattern)) || matches.some(other => other.path.startsWith(`${path}${external_node_path_.sep}`))
	return matches.filter(match => match.kind !== "folder" || !isIntermediate(match)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
async function insideWorkspace(path, workspace, found, input) {
	const shown = showPath(path, workspace)
	const kind = await find_manifests_kindOf(path)
	if (kind === undefined) return danglingLink(path, workspace, input)
	if (!(await isInside(path, workspace))) {
		const hint = "Only files in the workspace are read: copy it there in an earlier step if you need it."
		return find_manifests_fault(input, `${shown} is outside of the workspace`, hint)
	}
	if (kind === "file") return found
	if (kind === "special") return find_manifests_fault(input, `${shown} is not a regular file`, regularFileHint)
	const target = showPath(await (0, promises_.realpath)(path), await (0, promises_.realpath)(workspace))
	const hint = `Links to folders are not followed. Add a line with ${target}, or remove the link.`
	return find_manifests_fault(input, `${shown} is a link to the folder ${target}`, hint)
}
async function danglingLink(path, workspace, input) {
	const shown = showPath(path, workspace)
	const target = await (0, promises_.readlink)(path).catch(() => undefined)
	if (target === undefined) return find_manifests_fault(input, `there is no ${shown}`, "Was it removed during the run?")
	const file = showPath((0, external_node_path_.resolve)((0, external_node_path_.dirname)(path), target), workspace)
	const hint = `If ${file} is generated, create it in an earlier step; otherwise correct or remove the link.`
	return find_manifests_fault(input, `${shown} is a link to ${target}, which does not exist`, hint)
}
async function readPatches(kustomization, workspace) {
	const content = await readTextOrNothing(kustomization)
	const [document] = parseYaml(content, showPath(kustomization, workspace)).documents
	if (document === undefined) return []
	const read = new Map()
	const folder = {
		lines: content.split("\n"),
		documentsOf(path) {
			const file = (0, external_node_path_.resolve)((0, external_node_path_.dirname)(kustomization), path)
			const documents = read.get(file) ?? readTextOrNothing(file).then(text => parseYaml(text, showPath(file, workspace)).documents)
			read.set(file, documents)
			return documents
		}
	}
	const entries = patchFields.flatMap(field => patched_fields_itemsOf(document, field).map(({item, path}) => (typeof item === "string" ? {...asFileOrPatch(item), at: path} : {...item, at: [...path, "patch"]})))
	const patches = await Promise.all(entries.map(({at, ...entry}) => readPatch(entry, document.locate(at), folder)))
	return [...patched_fields_imagesOf(document), ...patched_fields_replicasOf(document), ...patches.flat().reverse()]
}
function asFileOrPatch(entry) {
	return isInlineText(entry) ? {patch: entry} : {path: entry}
}
async function readPatch({path, patch, target}, at, folder) {
	if (typeof path === "string") return (await folder.documentsOf(path)).flatMap(each => setBy(each, target))
	if (typeof patch !== "string") return []
	const isBlock = /[|>][-+\d]*\s*(#.*)?$/.test(folder.lines[at.line - 1] ?? "")
	const inside = ({line}) => ({file: at.file, line: isBlock ? at.line + line : at.line})
	return parseYaml(patch, at.file).documents.flatMap(document => setBy({...document, locate: field => inside(document.locate(field))}, target))
}
function setBy({value, locate}, target) {
	if (Array.isArray(value)) return [byOperations(value, locate, target)]
	return [
		(path, built) => {
			const {kind, metadata} = value ?? {}
			if (!patched_fields_matches(target ?? {kind, name: metadata?.name}, built)) return undefined
			const found = correspondingField(path, built.object, value)
			if (!found.whole || !mayComeFrom(found.value, valueAt(built.object, path))) return undefined
			return locate(found.path)
		}
	]
}
function byOperations(operations, locate, target) {
	return (path, built) => {
		if (!patched_fields_matches(target ?? {}, built)) return undefined
		const index = operations.findLastIndex(operation => {
			const {op, path: pointer = ""} = operation
			const steps = pointerSteps(pointer)
			return op !== "remove" && steps.length > 0 && steps.every((step, depth) => step === String(path[depth]))
		})
		return index === -1 ? undefined : locate([index, "path"])
	}
}
function patched_fields_itemsOf({value}, name) {
	const key = writtenKey(value, name)
	return listOf(valueAt(value, [key])).map((item, index) => ({item, path: [key, index]}))
}
function patched_fields_imagesOf(document) {
	return patched_fields_itemsOf(document, "images").map(({item, path: at}) => {
		const {name, newName = name, newTag, digest} = item
		return (path, built) => {
			const image = path.at(-1) === "image" ? parseImage(String(valueAt(built.object, path))) : undefined
			if (image === undefined || newName === undefined) return undefined
			if (normalizeName(image.name) !== normalizeName(newName)) return undefined
			if (newTag !== undefined && image.tag !== String(newTag)) return undefined
			const field = newTag !== undefined ? "newTag" : digest !== undefined ? "digest" : "newName"
			return document.locate([...at, field])
		}
	})
}
function patched_fields_replicasOf(document) {
	return patched_fields_itemsOf(document, "replicas").map(({item, path: at}) => {
		const {name} = item
		return (path, built) => (path.join("/") === "spec/replicas" && patched_fields_matches({name}, built) ? document.locate([...at, "count"]) : undefined)
	})
}
function patched_fields_matches({kind, name}, {object, writtenName}) {
	if (typeof kind === "string" && kind !== object.kind) return false
	if (typeof name !== "string") return true
	const builtName = object.metadata.name ?? ""
	const isIntermediate = name.includes(writtenName) && builtName.includes(name)
	return name === writtenName || isIntermediate || /[.*+?|()[\]\\]/.test(name)
}
function mayComeFrom(written, built) {
	return (typeof written === "object" && written !== null) || written === built
}
function listOf(value) {
	return Array.isArray(value) ? value.filter(each => each !== null && each !== undefined) : []
}
const origins_maxDepth = 20
async function findOrigins(kustomization, workspace) {
	const {written} = await origins_collect(kustomization, {workspace, depth: 0, known: new Map()})
	const byKind = Map.groupBy(written, ({manifest}) => origins_kindKey(manifest.object))
	const searches = new Map([...byKind].map(([kind, objects]) => [kind, searchByName(objects)]))
	return object => {
		const found = searches.get(origins_kindKey(object))?.(object.metadata.name ?? "")
		return found === undefined ? undefined : origins_sourceOf(object, found)
	}
}
const longestName = 253
function searchByName(objects) {
	const byName = Map.groupBy(objects, ({manifest}) => manifest.object.metadata.name)
	const lengths = [...new Set([...byName.keys()].map(name => name?.length ?? 0))].filter(length => length > 0)
	return name => {
		const exact = byName.get(name)
		if (exact !== undefined) return onlyOne(exact)
		const parts = new Set([undefined])
		for (const length of name.length > longestName ? [] : lengths) {
			for (let at = 0; at + length <= name.length; at++) {
				const part = name.slice(at, at + length)
				if (byName.has(part)) parts.add(part)
			}
		}
		return onlyOne([...parts].flatMap(part => byName.get(part)?.slice(0, 2) ?? []))
	}
}
function onlyOne(found) {
	return found.length === 1 ? found[0] : undefined
}
function origins_sourceOf(object, {manifest, setters}) {
	const built = {object, writtenName: manifest.object.metadata.name ?? ""}
	return {
		location: manifest.source.location,
		locate(path) {
			const own = correspondingField(path, object, manifest.object)
			const isItem = typeof path.at(-1) !== "string"
			for (const setter of isItem && own.whole ? [] : setters.flat()) {
				const location = setter(path, built)
				if (location !== undefined) return location
			}
			return manifest.source.locate(own.path)
		}
	}
}
function origins_kindKey({apiVersion, kind}) {
	return `${groupOf(apiVersion)}/${kind}`
}
const origins_nothing = {written: [], setters: []}
async function origins_collect(file, visited) {
	const {workspace, depth, known} = visited
	if (depth > origins_maxDepth) return origins_nothing
	const folder = await (0, promises_.realpath)((0, external_node_path_.dirname)(file)).catch(() => (0, external_node_path_.dirname)(file))
	const kustomization = (0, external_node_path_.join)(folder, (0, external_node_path_.basename)(file))
	const content = await readTextOrNothing(kustomization)
	const fields = parseYaml(content, kustomization).documents[0]?.value ?? {}
	const collectOnce = path => {
		const key = `${depth} ${path}`
		const collected = known.get(key) ?? collectResource(path, visited)
		known.set(key, collected)
		return collected
	}
	const collectAll = paths => Promise.all((Array.isArray(paths) ? paths : []).filter(path => typeof path === "string").map(path => collectOnce((0, external_node_path_.resolve)(folder, path))))
	const [resources, bases, components, own] = await Promise.all([collectAll(fields.resources), collectAll(fields.bases), collectAll(fields.components), readPatches(kustomization, workspace)])
	const setters = [own, ...components.toReversed().flatMap(component => component.setters)]
	const written = [...resources, ...bases, ...components].flatMap(each => each.written)
	return {written: written.map(each => ({...each, setters: [...setters, ...each.setters]})), setters}
}
async function collectResource(path, visited) {
	const info = await (0, promises_.stat)(path).catch(() => undefined)
	if (info === undefined) return origins_nothing
	if (info.isFile()) {
		const {manifests} = readManifests(await readTextOrNothing(path), showPath(path, visited.workspace))
		return {written: manifests.map(manifest => ({manifest, setters: []})), setters: []}
	}
	const kustomization = await kustomizationIn(path)
	return kustomization === undefined ? origins_nothing : origins_collect(kustomization, {...visited, depth: visited.depth + 1})
}
const maxFiles = 2_000
async function copyWithImages({kustomization, folder}, objects, overrides, workspace, into) {
	const content = await readWorkspaceFile(kustomization, kustomization)
	if (content instanceof UserError) return "too large"
	const {documents} = readStrictly(content, (0, external_node_path_.basename)(kustomization))
	const [document] = documents
	if (document === undefined || documents.length > 1) return undefined
	const written = document.value
	const before = Array.isArray(written.images) ? written.images : []
	const images = withOverrides(before, objects, overrides)
	if ((0, external_node_util_.isDeepStrictEqual)(images, before)) return undefined
	const real = await (0, promises_.realpath)(folder)
	const copy = await linkAround((0, external_node_path_.relative)(workspace, real), workspace, into)
	if (!(await copyFolder(real, copy, {remaining: maxFiles}))) return "too large"
	await (0, promises_.writeFile)((0, external_node_path_.join)(copy, (0, external_node_path_.basename)(kustomization)), JSON.stringify({...written, images}))
	return {folder: copy}
}
function withOverrides(entries, objects, overrides) {
	const byName = new Map(overrides.map(override => [normalizeName(override.name), override]))
	const overrideOf = name => {
		const reference = name === undefined ? undefined : parseImage(name)
		return reference === undefined ? undefined : byName.get(normalizeName(reference.name))
	}
	const changed = entries.map(entry => {
		const override = overrideOf(entry.newName) ?? (entry.newName === undefined ? overrideOf(entry.name) : undefined)
		return override === undefined ? entry : entryFor(entry, override)
	})
	const named = new Set(changed.flatMap(entry => [entry.name, entry.newName]))
	const used = new Set(objects.flatMap(imagesIn).flatMap(({image}) => parseImage(image)?.name ?? []))
	const missing = [...used]
		.filter(name => !named.has(name))
		.flatMap(name => {
			const override = overrideOf(name)
			return override === undefined ? [] : [entryFor({name}, override)]
		})
	return [...changed, ...missing]
}
function entryFor({name = "", newName, newTag, digest}, override) {
	const before = {name: newName ?? name, tag: newTag === undefined ? undefined : String(newTag), digest}
	const after = overrideImage(before, override)
	return {name, ...(after.name === name ? {} : {newName: after.name}), ...(after.tag === undefined ? {} : {newTag: after.tag}), ...(after.digest === undefined ? {} : {digest: after.digest})}
}
function imagesIn(object) {
	return [...findImages(object), ...findImageFields(object)]
}
async function linkAround(path, workspace, into) {
	let [from, to] = [workspace, into]
	await (0, promises_.mkdir)(to, {recursive: true})
	for (const step of path.split(external_node_path_.sep).filter(part => part !== "")) {
		const others = (await (0, promises_.readdir)(from)).filter(name => name !== step && name !== ".git")
		const [here, there] = [from, to]
		await Promise.all(others.map(name => (0, promises_.symlink)((0, external_node_path_.join)(here, name), (0, external_node_path_.join)(there, name))))
		;[from, to] = [(0, external_node_path_.join)(from, step), (0, external_node_path_.join)(to, step)]
		await (0, promises_.mkdir)(to)
	}
	return to
}
async function copyFolder(from, to, budget, root = from) {
	for (const entry of await (0, promises_.readdir)(from, {withFileTypes: true})) {
		const [source, target] = [(0, external_node_path_.join)(from, entry.name), (0, external_node_path_.join)(to, entry.name)]
		if (entry.name === ".git") continue
		if (budget.remaining-- === 0) return false
		if (entry.isDirectory()) {
			await (0, promises_.mkdir)(target)
			if (!(await copyFolder(source, target, budget, root))) return false
			continue
		}
		const real = await (0, promises_.realpath)(source).catch(() => undefined)
		if (real === undefined) continue
		if ((await (0, promises_.lstat)(real)).isFile() && (await isInside(real, root))) await (0, promises_.copyFile)(real, target)
		else await (0, promises_.symlink)(real, target)
	}
	return true
}
function findCopiedOverrides(before, after, overrides) {
	if (before.length !== after.length) return undefined
	const texts = new Set(before.flatMap(otherTexts))
	const newTexts = after.flatMap(otherTexts).filter(text => !texts.has(text))
	if (newTexts.length === 0) return undefined
	const references = [...after.flatMap(imagesIn).map(({image}) => image), ...newTexts.map(withoutPath)].flatMap(text => parseImage(text) ?? [])
	return overrides.filter(({name, newName, tag, digest}) => references.some(reference => normalizeName(reference.name) === normalizeName(newName ?? name) && reference.tag === tag && reference.digest === digest))
}
function changedImages(before, after) {
	return imagesIn(after).flatMap(({path, image}) => (valueAt(before, path) === image ? [] : [path]))
}
function withoutPath(text) {
	return text.slice(text.indexOf("=") + 1)
}
function otherTexts(object) {
	const images = new Set(imagesIn(object).map(({path}) => path.join("/")))
	const texts = (value, path) => {
		const key = path.join("/")
		if (images.has(key)) return []
		if (typeof value !== "object" || value === null) return [`${object.kind}/${key}=${value}`]
		return Object.entries(value).flatMap(([step, child]) => texts(child, [...path, Array.isArray(value) ? Number(step) : step]))
	}
	return texts(object, [])
}
async function buildKustomization({kustomization, folder}, workspace, kubectl) {
	const file = showPath(kustomization, workspace)
	const {code, stdout, stderr} = await explainTimeout(kubectl(["kustomize", "--", folder]), file)
	if (code !== 0) return {manifests: [], faults: [await build_kustomization_failed(stderr, {file, folder, workspace})]}
	const built = readManifests(stdout, file)
	const origins = await findOrigins(kustomization, workspace)
	const wholeFile = {file, line: 1}
	const located = built.manifests.map(({object}) => {
		const origin = origins(object)
		return {object, source: origin ?? {location: wholeFile, locate: () => wholeFile}}
	})
	return {manifests: located, faults: built.faults}
}
async function buildWithImages(path, built, {images, workspace, into}, kubectl) {
	if (images.length === 0 || built.faults.length > 0) return built
	const objects = built.manifests.map(({object}) => object)
	const copy = await copyWithImages(path, objects, images, workspace, into)
	if (copy === undefined) return built
	const file = showPath(path.kustomization, workspace)
	const notices = [`Input 'images' was not passed to the build of ${file}: values that Kustomize copies from an image keep the version in the files`]
	if (copy === "too large") return {...built, notices}
	const {code, stdout} = await explainTimeout(kubectl(["kustomize", "--", copy.folder]), file)
	const again = code === 0 ? readManifests(stdout, file) : undefined
	if (again === undefined || again.manifests.length !== objects.length) return {...built, notices}
	const after = again.manifests.map(({object}) => object)
	const copiedOverrides = findCopiedOverrides(objects, after, images)
	if (copiedOverrides === undefined) return built
	const manifests = after.map((object, index) => {
		const [before, wholeFile] = [built.manifests[index], {file, line: 1}]
		const source = before?.source ?? {location: wholeFile, locate: () => wholeFile}
		return {object, source: {...source, overridden: changedImages(before?.object, object)}}
	})
	return {manifests, faults: [], copiedOverrides}
}
async function explainTimeout(building, file) {
	try {
		return await building
	} catch (error) {
		if (!(error instanceof UserError) || error.code !== "timeout") throw error
		throw new UserError(`The run timed out while Kustomize was building ${file}`, {code: "timeout", hint: `See how long it takes with: kubectl kustomize ${shellWord((0, external_node_path_.dirname)(file))}. Raise input 'timeout' if it is that slow.`, location: {file, line: 1}})
	}
}
async function build_kustomization_failed(stderr, {file, folder, workspace}) {
	const redact = await redactorOfBuild(folder, workspace)
	const error = wordsOfError(stderr.replace(/^# Warning: .*\n/gm, "").trim())
	const message = withoutQuotations(redact(error))
		.replace(/^error: /, "")
		.replaceAll(`${workspace}/`, "")
		.replaceAll(`${await ((0, promises_.realpath))(workspace)}/`, "")
	return new UserError(`Kustomize cannot build ${file}: ${message}`, {code: "kustomize", hint: build_kustomization_hintFor(message, showPath(folder, workspace)), location: await failureLocation(message, folder, workspace)})
}
function build_kustomization_hintFor(message, folder) {
	if (/plugins? disabled|--enable-helm|--enable-alpha-plugins|--enable-exec/.test(message)) {
		return "Plugins, functions and Helm are not run here. Build it in an earlier step, and name the resulting file."
	}
	if (/failed to run '\S*git |dial tcp|proxyconnect/.test(message)) {
		return "A build cannot fetch anything, submodules included: keep a copy in the repository."
	}
	return `See it with: kubectl kustomize ${shellWord(folder)}`
}
async function failureLocation(message, folder, workspace) {
	const folders = [...message.matchAll(/recursed accumulation of path '([^']+)'/g)].map(([, path = ""]) => path)
	const last = (0, external_node_path_.join)(workspace, folders.at(-1) ?? showPath(folder, workspace))
	const name = /in File: (\S+)/.exec(message)?.[1]
	const line = Number(/line (\d+):/.exec(message)?.[1] ?? 1)
	if (name !== undefined) return {file: showPath((0, external_node_path_.join)(last, name), workspace), line}
	const path = (await kustomizationIn(last)) ?? folder
	if (/^invalid Kustomization: /.test(message)) return {file: showPath(path, workspace), line}
	const entry = [...message.matchAll(/accumulating resources from '([^']+)'/g)].at(-1)?.[1]
	return {file: showPath(path, workspace), line: await lineOf(entry, path)}
}
async function fetchBase(address, folder, ports) {
	const home = `${folder}.home`
	await (0, promises_.mkdir)(home)
	await writePrivate((0, external_node_path_.join)(home, ".gitconfig"), settings)
	const env = fetchEnvironment(address, home, ports)
	const commands = [
		["init", "--quiet", "--", folder],
		["-C", folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address.repository, address.ref],
		["-C", folder, "checkout", "--quiet", "--detach", "FETCH_HEAD"]
	]
	for (const args of commands) {
		const {code, stderr} = await runGit(args, env, ports.signal)
		if (code !== 0) throw cannotFetch(address, stderr)
	}
	await (0, promises_.rm)((0, external_node_path_.join)(folder, ".git"), {recursive: true})
}
async function runGit(args, env, signal) {
	try {
		return await runProgram("git", args, {env, signal})
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error
		throw new UserError("git is not on the PATH, but a base is in a Git repository", {code: "kustomize", hint: "GitHub-hosted runners have it. On other runners, install it in an earlier step."})
	}
}
const settings = `[core]
\thooksPath = /dev/null
\tfsmonitor = false
\taskPass =
\tattributesFile = /dev/null
[credential]
\thelper =
[http]
\tfollowRedirects = false
\tlowSpeedLimit = 1
\tlowSpeedTime = 60
[fetch]
\trecurseSubmodules = false
[submodule]
\trecurse = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
[advice]
\tdetachedHead = false
`
function fetchEnvironment({canonical}, home, {env, allowRemote}) {
	const {KUBECONFIG: _, ...passed} = gitEnvironment(env)
	const agent = canonical.protocol === "ssh:" && hasAllowedPrefix(canonical, allowRemote ?? []) ? env.SSH_AUTH_SOCK : undefined
	return {...passed, HOME: home, GIT_CONFIG_NOSYSTEM: "1", GIT_ALLOW_PROTOCOL: "https:ssh", GIT_PROTOCOL_FROM_USER: "0", GIT_TERMINAL_PROMPT: "0", GIT_SSH_VARIANT: "ssh", GIT_SSH_COMMAND: `ssh ${sshOptions.join(" ")}`, SSH_AUTH_SOCK: agent, LC_ALL: "C"}
}
const sshOptions = ["-F none", "-o IdentityFile=none", "-o StrictHostKeyChecking=yes", "-o UpdateHostKeys=no", "-o BatchMode=yes", "-o ForwardAgent=no", "-o ConnectTimeout=15", "-o ServerAliveInterval=15"]
function cannotFetch({canonical, ref}, stderr) {
	const lines = stderr.split("\n").map(line => line.replace(/^(fatal|error): /, "").trim())
	const reason = lines.find(line => line !== "" && !line.startsWith("remote:")) ?? "Git gave no reason"
	return new UserError(`Git cannot fetch ${ref} of ${canonical.href}: ${reason}`, {
		code: "kustomize",
		hint:
			canonical.protocol === "ssh:"
				? "The ssh agent's keys are used only for addresses that input 'allow-remote' names, and the host must be in known_hosts."
				: "No credentials are sent: check that the repository is public and the address is correct. Check a private repository out in an earlier step, and name its folder."
	})
}
async function writeGitStandIn(folder, bases) {
	await (0, promises_.mkdir)(folder, {mode: 0o700})
	if ((0, external_node_os_.platform)() === "win32") await writePrivate((0, external_node_path_.join)(folder, "git.exe"), "")
	else await writePrivate((0, external_node_path_.join)(folder, "git"), scriptFor(bases), 0o700)
}
function scriptFor(bases) {
	const cases = bases.map(({repository, ref, folder}) => `      ${quotedWord(withoutSuffix(repository))}" "${quotedWord(ref)}) exec cp -RP ${quotedWord(`${folder}/.`)} . ;;`)
	return `#!/bin/sh
case "$#:$1:$2" in
  1:init:) exec mkdir .git ;;
  4:remote:add) [ "$3" = origin ] && printf %s "$4" > .git/origin && exit ;;
  4:fetch:--depth=1)
    url=$3
    if [ "$url" = origin ]; then url=$(cat .git/origin); fi
    case "\${url%.git} $4" in
${cases.join("\n")}
    esac ;;
  2:checkout:FETCH_HEAD | 3:reset:--hard) exit 0 ;;
  4:submodule:update) exit 0 ;;
esac
echo "pushpull: not a base that was checked before the build" >&2
exit 1
`
}
function withoutSuffix(repository) {
	return repository.replace(/\.git$/, "")
}
async function buildAll(kustomizations, ports) {
	if (kustomizations.length === 0) return []
	const workspace = await (0, promises_.realpath)(ports.workspace)
	const buildFolder = await openFolder(runFolderPath(ports.temp), path => ports.remember("build", path))
	try {
		const fetched = []
		const env = {...ports.env, [runVariable]: buildFolder.path, TMPDIR: buildFolder.path}
		const openBase = baseOpener(buildFolder.path, fetched, {...ports, env})
		const tree = {root: workspace, show: path => showPath(path, workspace)}
		const forbidden = await Promise.all(kustomizations.map(({folder}) => findForbiddenReferences({folder, tree}, openBase)))
		const programs = (0, external_node_path_.join)(buildFolder.path, "bin")
		await writeGitStandIn(programs, fetched)
		const kubectl = kubectlOnPath(buildEnvironment(env, programs), ports.signal)
		const builds = kustomizations.map((kustomization, index) => {
			const faults = forbidden[index] ?? []
			if (faults.length > 0) return {manifests: [], faults}
			const into = (0, external_node_path_.join)(buildFolder.path, `images-${index}`)
			return buildKustomization(kustomization, workspace, kubectl).then(built => buildWithImages(kustomization, built, {images: ports.images, workspace, into}, kubectl))
		})
		return await Promise.all(builds)
	} finally {
		await killMarked(runVariable, buildFolder.path)
		await buildFolder.remove()
	}
}
const maxBases = 50
function baseOpener(folder, fetched, ports) {
	const opened = new Map()
	return async (text, namedIn, at) => {
		const refuse = why => {
			const message = `${namedIn} names ${withoutPasswords(text)}, which ${why.refused}`
			return new UserError(message, {code: "kustomize", hint: why.hint, location: at})
		}
		const address = readAllowedAddress(text, ports.allowRemote)
		if ("refused" in address) throw refuse(address)
		const {repository, ref, path, canonical} = address
		const key = `${repository} ${ref}`
		if (!opened.has(key) && opened.size === maxBases) {
			const refused = `exceeds the maximum of ${maxBases} remote bases`
			throw refuse({refused, hint: "Keep copies of some bases in the repository."})
		}
		const target = (0, external_node_path_.join)(folder, `base-${opened.size + 1}`)
		const fetching = opened.get(key) ?? fetchBase(address, target, ports).then(() => (0, promises_.realpath)(target))
		opened.set(key, fetching)
		const root = await fetching.catch(error => {
			throw withLocation(error, text, at)
		})
		fetched.push({repository, ref, folder: root})
		const shown = canonical.href
		const tree = {root, show: file => `${shown}//${showPath(file, root)}`, namedAt: at}
		const named = await (0, promises_.realpath)((0, external_node_path_.join)(root, path)).catch(() => undefined)
		if (named === undefined || !(named === root || named.startsWith(`${root}/`))) {
			const hint = "Write the folder after //. Single files are not fetched: download them in an earlier step."
			throw refuse({refused: "is not a folder of its repository", hint})
		}
		return {folder: named, tree}
	}
}
function withLocation(error, text, at) {
	if (!(error instanceof UserError)) return error
	if (error.code !== "timeout") return new UserError(error.message, {code: error.code, hint: error.hint, location: at})
	return new UserError(`The run timed out while Git was fetching ${withoutPasswords(text)}`, {code: "timeout", hint: "Check that its server answers. Raise input 'timeout' if it is that slow.", location: at})
}
const passed = /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|XDG_\w+|ASDF_\w+|MISE_\w+|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i
const secret = /token|secret|password|key|credential/i
const noProxy = "http://127.0.0.1:0"
function buildEnvironment(env, programs) {
	const kept = Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name) && !secret.test(name)))
	const pathName = Object.keys(kept).find(name => name.toUpperCase() === "PATH") ?? "PATH"
	return {
		...kept,
		[pathName]: [programs, kept[pathName]].filter(part => part).join(external_node_path_.delimiter),
		...Object.fromEntries([runVariable, "TMPDIR"].map(name => [name, env[name]])),
		...Object.fromEntries(["TMP", "TEMP"].map(name => [name, env.TMPDIR])),
		...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map(name => [name, noProxy]))
	}
}
async function findSources(lines, workspace) {
	const found = (await Promise.all(lines.map(line => findManifests(line, workspace)))).flat()
	const files = new Map()
	for (const each of found) if (!files.has(manifest_set_keyOf(each)) || isNamed(each)) files.set(manifest_set_keyOf(each), each)
	return [...files.values()]
}
function isNamed(found) {
	return "isNamed" in found && found.isNamed
}
function isBuilt(found) {
	return !(found instanceof UserError) && "kustomization" in found
}
async function readSources(found, ports) {
	const kustomizations = found.filter(isBuilt)
	const building = buildAll(kustomizations, ports)
	const reading = found.map(async each => {
		if (each instanceof UserError) return {manifests: [], faults: [each]}
		return isBuilt(each) ? ((await building)[kustomizations.indexOf(each)] ?? {manifests: [], faults: []}) : readPlainFile(each.file, ports.workspace)
	})
	const read = await Promise.all(reading)
	const empty = found.filter((each, index) => !(each instanceof UserError) && manifest_set_isEmpty(read[index]))
	const linesWithObjects = new Set(found.flatMap(each => (each instanceof UserError || empty.includes(each) ? [] : [each.line])))
	const {faulty = [], ignored = []} = Object.groupBy(empty, each => (each instanceof UserError || isBuilt(each) || each.isNamed || !linesWithObjects.has(each.line) ? "faulty" : "ignored"))
	return {
		manifests: read.flatMap(({manifests}) => manifests),
		faults: [...read.flatMap(({faults}) => faults), ...faulty.map(each => emptyFault(showPath(manifest_set_keyOf(each), ports.workspace), isBuilt(each)))],
		notices: [...ignored.map(each => `${showPath(manifest_set_keyOf(each), ports.workspace)} is ignored: it contains no objects`), ...read.flatMap(({notices = []}) => notices)],
		copiedOverrides: read.flatMap(({copiedOverrides = []}) => copiedOverrides)
	}
}
function manifest_set_isEmpty(read) {
	return read?.manifests.length === 0 && read.faults.length === 0
}
function emptyFault(file, isBuild) {
	return new UserError(`${file} ${isBuild ? "builds to no objects" : "contains no objects"}`, {code: "manifest", hint: "Add an object to it, or remove it from input 'manifests'.", location: {file, line: 1}})
}
function manifest_set_keyOf(found) {
	if (found instanceof UserError) return found.message
	return isBuilt(found) ? found.kustomization : found.file
}
async function readPlainFile(path, workspace) {
	const file = showPath(path, workspace)
	const bytes = await readWorkspaceFile(path, file)
	if (bytes instanceof UserError) return {manifests: [], faults: [bytes]}
	if (bytes.includes(0)) {
		const hint = "Manifests must be UTF-8 text."
		return {manifests: [], faults: [new UserError(`${file} is not a text file`, {code: "manifest", hint, location: {file, line: 1}})]}
	}
	return readManifests(bytes.toString("utf8"), file)
}
const await_deletion_pollInterval = 500
const await_deletion_maxNames = 6
async function awaitDeletion(plan, prepared, stop) {
	const {ports, deleting} = prepared
	const waited = plan.waves.flatMap(({objects}) => objects).filter(({ref}) => deleting.has(objectKey(ref)))
	if (waited.length === 0) return {prepared, faults: []}
	let remaining = waited
	let current = deleting
	const recreated = []
	while (remaining.length > 0) {
		if (stop.aborted) return {prepared, faults: notDeletedInTime(remaining, current, stop.reason)}
		await (0, external_node_timers_promises_.setTimeout)(await_deletion_pollInterval, undefined, {signal: stop}).catch(() => {})
		const {live} = await readLive(ports.api, remaining)
		current = live
		recreated.push(...[...live].filter(([, object]) => !isBeingDeleted(object)))
		remaining = remaining.filter(({ref}) => {
			const object = live.get(objectKey(ref))
			return object !== undefined && isBeingDeleted(object)
		})
	}
	const currentPorts = {...ports, live: new Map([...ports.live, ...recreated])}
	const checkable = waited.filter(planned => !isDeferred(planned, currentPorts))
	const checks = await Promise.all(checkable.map(planned => checkObject(planned, currentPorts)))
	return {prepared: {...prepared, ports: currentPorts, deleting: new Map(), checks: new Map([...prepared.checks, ...checks.map(check => [check.planned, check])])}, faults: refusalsOf(checks)}
}
function describeDeleting(plan, {deleting}) {
	const objects = plan.waves.flatMap(wave => wave.objects).filter(({ref}) => deleting.has(objectKey(ref)))
	return firstFew(objects, await_deletion_maxNames, ({ref}) => {
		const blockers = deletionBlockers(deleting.get(objectKey(ref)))
		return blockers === "" ? formatRef(ref) : `${formatRef(ref)} (blocked by ${blockers})`
	}).join(", ")
}
function notDeletedInTime(remaining, current, reason) {
	if (!(reason instanceof UserError) || reason.code !== "timeout") throw reason
	return remaining.map(({ref, source}) => {
		const blockers = deletionBlockers(current.get(objectKey(ref)))
		return new UserError(`${formatRef(ref)} was still being deleted when the run timed out`, {code: "timeout", hint: `${blockers === "" ? "Find out what delays the deletion" : `The deletion is blocked by ${blockers}: find out why`}, or raise input 'timeout'.`, location: source.location})
	})
}
function checkUnnamedImages(objects, live, {images, allowDowngrade}) {
	if (images.length === 0) return {faults: [], notices: []}
	const changes = objects.flatMap(planned => unnamedChanges(planned, live, images))
	const {lost = [], other = []} = Object.groupBy(changes, ({from, to}) => (!allowDowngrade && hasFixedVersion(from) && !hasFixedVersion(to) ? "lost" : "other"))
	return {faults: lost.map(lostVersionFault), notices: other.map(describeChange)}
}
function unnamedChanges(planned, live, overrides) {
	const now = live.get(objectKey(planned.ref))
	if (now === undefined || planned.onlyIfMissing) return []
	return findImages(planned.object).flatMap(({path, container, image: to}) => {
		const {value: from, whole} = correspondingField(path, planned.object, now)
		if (!whole || typeof from !== "string" || from === to || isGivenByImages(planned, path, overrides)) return []
		return [{planned, path, container, from, to}]
	})
}
function lostVersionFault(change) {
	const {planned, path, container, from, to} = change
	const tag = parseImage(to)?.tag
	const why = tag === undefined ? "which has no version" : "which is a moving tag"
	return new UserError(`${formatRef(planned.ref)}, container ${container}: the image would change from ${from} to ${to}, ${why}, but input 'images' sets no version for it`, {
		code: "image",
		hint: `${howToKeep(change)}, or write the version into the manifest. Set allow-downgrade: true to allow the change.`,
		location: planned.source.locate(path)
	})
}
function howToKeep({planned, path, from, to}) {
	const [running, wanted] = [parseImage(from), parseImage(to)]
	if (running === undefined || wanted === undefined || isSetByImages(planned, path)) return "Set its version in 'images'"
	const isUnchanged = normalizeName(running.name) === normalizeName(wanted.name)
	const version = isUnchanged ? formatImage({...running, name: ""}).replace(/^:/, "") : from
	return `Add its version to 'images', such as ${wanted.name}=${version}`
}
function describeChange({planned, path, container, from, to}) {
	const location = planned.source.locate(path)
	const where = location === undefined ? "" : ` (${formatLocation(location)})`
	return `Changed by the manifests, not by input 'images': ${formatRef(planned.ref)}, container ${container}: ${from} to ${to}${where}`
}
function alreadyRunningTagWarnings(checks, overrides) {
	const running = [...checks].flatMap(check => alreadyRunningTags(check, overrides))
	return [...Map.groupBy(running, ({image}) => image)].map(([image, some]) => {
		const objects = [...new Map(some.map(({planned}) => [planned, planned.ref])).values()]
		const run = objects.length === 1 ? "runs" : "run"
		return {message: `Input 'images': ${someNames(objects)} already ${run} ${image}. Running pods keep the image that they have pulled: use a new tag for each build, or a digest.`, location: some[0]?.planned.source.locate(some[0].path)}
	})
}
function alreadyRunningTags(check, overrides) {
	if (check.action === "refused" || check.before === undefined) return []
	const {planned, before, after} = check
	return findImages(planned.object).flatMap(({path, image}) => {
		const reference = parseImage(image)
		if (reference?.tag === undefined || reference.digest !== undefined || namesCommit(reference.tag)) return []
		if (!isGivenByImages(planned, path, overrides) || correspondingField(path, planned.object, before).value !== image) return []
		const template = image_changes_templateOf(path)
		return (0, external_node_util_.isDeepStrictEqual)(valueAt(before, template), valueAt(after, template)) ? [{planned, path, image}] : []
	})
}
function image_changes_templateOf(path) {
	const list = path.findLastIndex(step => typeof step === "number") - 1
	return path.slice(0, Math.max(1, list - 1))
}
function ownerWarnings(objects, live) {
	const owned = objects.flatMap(planned => {
		const owner = tool_owners_ownerOf(planned, live.get(objectKey(planned.ref)))
		return owner === undefined ? [] : [{planned, owner}]
	})
	return [...Map.groupBy(owned, ({owner}) => owner.name)].map(([name, some]) => {
		const names = someNames(some.map(({planned}) => planned.ref))
		const belong = some.length === 1 ? "belongs" : "belong"
		return {message: `${names} ${belong} to ${name}. ${some[0]?.owner.advice}`, location: some[0]?.planned.source.location}
	})
}
function tool_owners_ownerOf({writer}, object) {
	if (object === undefined) return undefined
	return flux(object) ?? (writer === "helm" ? undefined : helm(object)) ?? argo(object)
}
function helm({metadata: {annotations = {}, namespace}}) {
	const release = annotations["meta.helm.sh/release-name"]
	if (release === undefined) return undefined
	const home = annotations["meta.helm.sh/release-namespace"] ?? namespace ?? "default"
	return {
		name: `Helm release ${home}/${release}`,
		advice: `Helm's next upgrade overwrites what is applied here, and an uninstall deletes it. To move it to pushpull, delete Helm's record of the release (kubectl delete secrets --namespace ${shellWord(home)} --selector ${shellWord(`owner=helm,name=${release}`)}), and remove the annotations meta.helm.sh/release-name and meta.helm.sh/release-namespace.`
	}
}
function argo({kind, metadata}) {
	const {annotations = {}, labels = {}, managedFields = [], namespace = "", name} = metadata
	const [, tracked, of] = /^([^:]+):(.*)$/.exec(annotations["argocd.argoproj.io/tracking-id"] ?? "") ?? []
	const byAnnotation = of?.endsWith(`/${kind}:${namespace}/${name}`) ? tracked : undefined
	const applied = managedFields.some(({manager}) => manager === "argocd-controller")
	const byLabel = applied ? labels["app.kubernetes.io/instance"] : undefined
	const application = byAnnotation ?? labels["argocd.argoproj.io/instance"] ?? byLabel
	if (application === undefined) return undefined
	return {
		name: `Argo CD application ${application}`,
		advice: `Its next sync overwrites what is applied here. To move it to pushpull, delete the application without its objects (argocd app delete ${application} --cascade=false), and remove the annotation argocd.argoproj.io/tracking-id or the label of its instance.`
	}
}
function flux({metadata: {labels = {}}}) {
	for (const [kind, group] of Object.entries({Kustomization: "kustomize", HelmRelease: "helm"})) {
		const prefix = `${group}.toolkit.fluxcd.io`
		const name = labels[`${prefix}/name`]
		if (name === undefined) continue
		const home = labels[`${prefix}/namespace`] ?? "flux-system"
		return {name: `Flux ${kind} ${home}/${name}`, advice: `Flux overwrites what is applied here within minutes. To move it to pushpull, suspend the ${kind} and then delete it, so that its objects remain, and remove the labels ${prefix}/name and ${prefix}/namespace.`}
	}
	return undefined
}
function ownRules({forceConflicts}) {
	return {force: {pushpull: forceConflicts, helm: false}, clientSideHelm: false}
}
async function checkPlan(plan, api, inputs) {
	const {prepared, faults: refused, undecided} = await prepare(plan, api, inputs)
	const deferred = await checkDeferred(plan, prepared)
	const objects = plan.waves.flatMap(wave => wave.objects)
	const {live} = prepared.ports
	const unnamed = checkUnnamedImages(objects, new Map([...prepared.deleting, ...live]), inputs)
	return {prepared, faults: [...unnamed.faults, ...refused, ...deferred.faults], undecided, warnings: [...alreadyRunningTagWarnings(prepared.checks.values(), inputs.images), ...ownerWarnings(objects, live)], notices: unnamed.notices, limits: deferred.limits}
}
function assessNamespace({status}) {
	const {phase} = status ?? {}
	return phase === "Active" ? ready : progressing("waiting to become active")
}
function assessCustomResourceDefinition(object) {
	const conditions = conditionsOf(object)
	const names = findCondition(conditions, "NamesAccepted")
	const established = findCondition(conditions, "Established")
	if (names?.status === "False") return failing(names.reason ?? "NamesNotAccepted", describeCondition(names))
	return isTrue(established) && isTrue(names) ? ready : progressing("waiting to be established")
}
function assessApiService(object) {
	const available = findCondition(conditionsOf(object), "Available")
	if (isTrue(available)) return ready
	return progressing(available === undefined ? "waiting to become available" : describeCondition(available))
}
function assessPodDisruptionBudget(object) {
	const missing = waitIfUnobserved(object)
	if (missing !== undefined) return missing
	const allowed = findCondition(conditionsOf(object), "DisruptionAllowed")
	return allowed?.reason === "SyncFailed" ? failing(allowed.reason, describeCondition(allowed)) : ready
}
const conditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions"
function assessHorizontalPodAutoscaler(object) {
	const conditions = [...conditionsOf(object), ...parseConditions(object.metadata.annotations?.[conditionsAnnotation])]
	const wrong = ["AbleToScale", "ScalingActive"].flatMap(type => {
		const condition = findCondition(conditions, type)
		return condition?.status === "False" ? [condition] : []
	})[0]
	if (wrong?.reason === "ScalingDisabled") return readyBut("does not scale: its target is scaled to 0")
	if (wrong !== undefined) return waitIfOutdated(object) ?? failing(wrong.reason || `Not${wrong.type}`, describeCondition(wrong), attemptOf(wrong))
	if (isTrue(findCondition(conditions, "ScalingActive"))) return waitIfOutdated(object) ?? ready
	return progressing("waiting for its controller to read its metrics")
}
function parseConditions(text = "[]") {
	try {
		return readConditions(JSON.parse(text))
	} catch {
		return []
	}
}
function assessJob(object, evidence) {
	const spec = object.spec ?? {}
	const status = object.status ?? {}
	const conditions = conditionsOf(object)
	if (isTrue(findCondition(conditions, "Complete"))) return readyBut("complete")
	const failure = findCondition(conditions, "Failed")
	if (isTrue(failure)) return assessFailedJob(object, failure, evidence)
	const target = findCondition(conditions, "FailureTarget")
	if (isTrue(target)) return failing(target.reason ?? "JobFailed", describeCondition(target))
	if (spec.suspend) return suspended(object)
	const progress = progressOf(spec, status)
	const inProgress = progressing(describeProgress(progress, status))
	if (status.startTime === undefined || isTrue(findCondition(conditions, "SuccessCriteriaMet"))) return inProgress
	return outOfRetries(spec, status) ?? ((status.active ?? 0) === 0 ? refusedByEvent(object, evidence) : undefined) ?? withRetryCommand(assessJobPods(progress, evidence), hasRetries(spec, status) ? undefined : deleteJob(object)) ?? inProgress
}
function assessFailedJob(object, failure, evidence) {
	const readiness = terminallyFailed(failure.reason ?? "JobFailed", describeCondition(failure))
	const at = Date.parse(failure.lastTransitionTime ?? "") || 0
	const assessed = markBeforeRun({...readiness, attempt: {at}}, object, evidence, deleteJob(object))
	return assessed.state === "failing" && assessed.before !== undefined ? {...readiness, before: assessed.before} : readiness
}
function hasRetries({backoffLimit = 6}, {failed: failures = 0}) {
	return failures < backoffLimit
}
function outOfRetries({successPolicy}, {failedIndexes}) {
	if (!failedIndexes) return undefined
	const words = `${/[,-]/.test(failedIndexes) ? "indexes" : "index"} ${failedIndexes} failed permanently`
	return (successPolicy === undefined ? failed : failing)("FailedIndexes", words)
}
function suspended({metadata}) {
	const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"]
	return queue === undefined ? readyBut("suspended") : progressing(`waiting in queue ${queue}`)
}
function progressOf(spec, {succeeded = 0, failed: failures = 0}) {
	const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined)
	const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`
	return {done, failures: failures > 0 ? `${failures} failed` : ""}
}
function describeProgress({done, failures}, {startTime, active = 0}) {
	if (startTime === undefined) return "waiting to start"
	return [done, `${active} running`, ...(failures === "" ? [] : [failures])].join(", ")
}
function assessJobPods({done, failures}, evidence) {
	const alive = evidence.pods.filter(isAlive)
	const results = alive.map(pod => withRetries(assessPod(pod, evidence)))
	const head = running => [done, ...(running > 0 ? [`${running} running`] : [])].join(", ")
	const now = combine(results, head, evidence.errorBudget(alive.length))
	if (now?.state === "failing" || now?.state === "failed" || failures === "") return now
	const last = lastFailed(evidence.pods)
	if (last === undefined) return now
	const readiness = assessPod(last, evidence)
	const words = now?.message ?? head(alive.length)
	return readiness.state === "failed" ? failing(readiness.reason, `${words}, ${failures}: ${readiness.message}`) : now
}
const retried = new Set(["CrashLoopBackOff", "OOMKilled", "StartError", "ContainerCannotRun"])
function withRetries(readiness) {
	const isRetried = readiness.state === "failed" && retried.has(readiness.reason)
	return isRetried ? failing(readiness.reason, readiness.message) : readiness
}
function lastFailed(pods) {
	const failures = pods.filter(({status}) => status?.phase === "Failed")
	const created = ({metadata}) => Date.parse(metadata.creationTimestamp ?? "") || 0
	return failures.toSorted((a, b) => created(b) - created(a))[0]
}
const maxWords = 16
const vocabulary = {
	failing:
		"failed failure fail failing error errored errors invalid unhealthy degraded red rejected denied forbidden " +
		"unauthorized crashed crashlooping broken aborted canceled cancelled lost unreachable conflict mismatch exceeded " +
		"timeout timedout blocked misconfigured faulted faulty corrupted noncompliant unresponsive warning crash",
	inactive: "paused suspended hibernated stopped disabled inactive",
	waiting: "pending progress unknown new queued waiting initial init yellow unavailable unready unbound unsynced outofsync " + "disconnected offline submitted partial partially missing reconcile",
	ready:
		"ready running healthy active available succeeded success successful successfully complete completed deployed " +
		"synced synchronized bound online provisioned up ok green valid accepted created exists initialized finished done " +
		"established connected normal installed reconciled applied uptodate stable compliant passed passing enabled serving " +
		"operational attached approved registered resolved configured published issued protected started joined latest"
}
const meanings = new Map(Object.entries(vocabulary).flatMap(([meaning, words]) => words.split(" ").map(word => [word, meaning])))
const notInProgress = new Set([..."existing listening nothing operating working string".split(" ")])
const refused = new Set("found allowed permitted supported authorized compliant".split(" "))
const negations = new Set(["no", "not", "non", "never", "without", "zero"])
function meaningOf(text) {
	const words = wordsIn(text)
	const found = words.flatMap((word, index) => {
		const negated = index > 0 && negations.has(words[index - 1] ?? "")
		if (negated && refused.has(word)) return ["failing"]
		if (word === "exists" && words[index - 1] === "already") return ["failing"]
		const meaning = wordMeaning(word)
		if (meaning === undefined) return []
		if (!negated) return [meaning]
		return meaning === "ready" ? ["waiting"] : []
	})
	const whole = meanings.get(words.join(""))
	const order = ["failing", "inactive", "waiting", "ready"]
	return whole ?? order.find(meaning => found.includes(meaning))
}
function wordMeaning(word) {
	const known = meanings.get(word)
	if (known !== undefined) return known
	return word.length > 5 && word.endsWith("ing") && !notInProgress.has(word) ? "waiting" : undefined
}
function wordsIn(text) {
	return text
		.slice(0, 200)
		.replace(/([a-z0-9])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter(word => word !== "")
		.slice(0, maxWords)
}
function describesFailure(reason, message) {
	const meaning = meaningOf(reason)
	if (meaning === "failing" || /missing/i.test(reason)) return true
	return /\b(?:error|failed|cannot|could not|unable|denied|forbidden|invalid|not found|does not exist|refused|unauthorized)\b/i.test(message)
}
const bad = /^(?:failed|failure|degraded|stalled|invalid|orphan|unhealthy|haserror|error|blocked)|(?:error|errors|failed|failure|unhealthy|degraded|invalid|exceeded|misconfigured|mismatch)$|^(?:not|partially)ready$/
const busy = /^(?:reconciling|pending|creating|updating|upgrading|initializing|waiting|installing|deploying|provisioning|scaling|restarting|rollingupdate|rolling|terminating|deleting|issuing|migrating)$|(?:progressing|inprogress)$/
const inactive = /^(?:paused|suspended|stopped|hibernated|hibernation)$|orpaused$/
const summary = /^(?:ready|available|succeeded|complete|completed)$/
const status_words_part =
	/(?:ready|available|healthy|synced|synchronized|succeeded|success|successful|completed|complete|applied|configured|deployed|installed|valid|accepted|scheduled|reconciled|created|resolvedrefs|provisioned|initialized|established|bound|uptodate|registered|advertised|adopted|discoverable|generated|exists|validated|programmed|admitted|promoted|compliant|published|connected)$/
function conditionMeaning(type) {
	const name = type
		.replace(/^.{0,300}\//, "")
		.toLowerCase()
		.replace(/[^a-z]/g, "")
	if (/^no(?!t)/.test(name)) return undefined
	if (bad.test(name)) return "bad"
	if (busy.test(name)) return "busy"
	if (inactive.test(name)) return "inactive"
	if (summary.test(name)) return "summary"
	return status_words_part.test(name) ? "part" : undefined
}
function assessService({spec, status}) {
	const {type} = spec ?? {}
	const {loadBalancer} = status ?? {}
	if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready
	return progressing("waiting for the load balancer's address")
}
function assessIngress({status}) {
	const {loadBalancer} = status ?? {}
	return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, and the run does not wait for one")
}
function assessGatewayClass(object) {
	return firstMissing(conditionsOf(object), ["Accepted"], "a controller") ?? ready
}
function assessGateway(object) {
	const {listeners = []} = object.status ?? {}
	const results = listeners.flatMap(({conditions}) => optionalMissing(currentConditions(object, conditions)) ?? [])
	const own = conditionsOf(object)
	return firstMissing(own, ["Accepted", "Programmed"], "its controller") ?? optionalMissing(own) ?? results.find(({state}) => state === "failing") ?? results[0] ?? ready
}
function optionalMissing(conditions) {
	const known = ["Accepted", "ResolvedRefs", "Programmed"].filter(type => findCondition(conditions, type))
	return firstMissing(conditions, known, "its controller")
}
function assessRoute(object) {
	const {parentRefs = []} = object.spec ?? {}
	const {parents = []} = object.status ?? {}
	const key = ref => [ref.kind ?? "Gateway", ref.namespace ?? object.metadata.namespace, ref.name, ref.sectionName, ref.port].join("/")
	for (const wanted of parentRefs) {
		const reports = parents.filter(({parentRef}) => key(parentRef) === key(wanted))
		const results = reports.map(({conditions}) => {
			const current = currentConditions(object, conditions)
			return firstMissing(current, ["Accepted", "ResolvedRefs"], wanted.name) ?? optionalMissing(current)
		})
		if (results.length === 0) return progressing(`waiting for ${wanted.kind ?? "Gateway"}/${wanted.name}`)
		const first = results[0]
		if (first !== undefined && results.every(readiness => readiness !== undefined)) return first
	}
	return ready
}
function firstMissing(conditions, types, controller) {
	for (const type of types) {
		const condition = findCondition(conditions, type)
		if (condition === undefined) return progressing(`waiting for ${controller}`)
		if (condition.status === "True") continue
		const decided = condition.status === "False" && meaningOf(condition.reason ?? "") !== "waiting"
		return decided ? failing(condition.reason ?? type, describeCondition(condition)) : progressing(describeCondition(condition))
	}
	return undefined
}
function conditionSignals(object, conditions) {
	const stalled = conditions.find(({type, status}) => type === "Stalled" && status === "True")
	if (stalled !== undefined) return [assessStalled(object, stalled)]
	const deciding = decidingConditions(object)
	if (deciding.some(condition => conditions_isOutdated(object, condition))) return [notObserved]
	const decidingSignals = deciding.map(condition => (isTrue(condition) ? assessTrue(condition) : assessMissingCondition(condition)))
	const isReady = isTrue(findCondition(conditions, "Ready"))
	const others = conditions.flatMap(condition => assessOther(condition, isReady) ?? [])
	return [...others, ...decidingSignals]
}
function decidingConditions({status}) {
	const all = readConditions(status?.conditions)
	const found = all.filter(({type}) => type === "Ready" || type === "Synced")
	return found.length > 0 ? found : all.filter(({type}) => conditionMeaning(type) === "summary")
}
function hasSummary(object) {
	return decidingConditions(object).some(({type}) => conditionMeaning(type) === "summary")
}
function assessTrue(condition) {
	const ended = /^complete/i.test(condition.type) && meaningOf(condition.reason ?? "") === "failing"
	return ended ? failing(condition.reason ?? "Failed", describeCondition(condition), attemptOf(condition)) : ready
}
const waitReasons = new Set(["DependencyNotReady", "Progressing", "Pending", "Creating", "Waiting"])
function assessMissingCondition(missing, isWrong = false) {
	const {type, status, reason = "", message = ""} = missing
	if (reason === "ReconcilePaused") return readyBut("paused: its controller does not reconcile it")
	if (status !== "False" || waitReasons.has(reason)) return progressing(describeCondition(missing))
	return isWrong || describesFailure(reason, message) ? failing(reason || `Not${type}`, describeCondition(missing), attemptOf(missing)) : progressing(describeCondition(missing))
}
function assessOther(condition, isReady) {
	const {type, status, reason = ""} = condition
	const meaning = conditionMeaning(type)
	if (status === "True") {
		if (meaning === "bad") return assessBad(condition, isReady)
		if (meaning === "inactive") return readyBut(`${type.toLowerCase()}${reason ? `: ${describeCondition(condition)}` : ""}`)
		if (meaning === "busy") return isDone(condition) ? undefined : progressing(describeCondition(condition))
		if (type === "Running" && reason === "Running" && !isReady) return progressing(describeCondition(condition))
	}
	if (status === "False" && meaning === "part" && /healthy$/i.test(type)) return assessMissingCondition(condition)
	if (type !== "Progressing" || status === "True") return undefined
	if (status !== "False") return progressing(describeCondition(condition))
	return meaningOf(reason) === "failing" ? failing(reason, describeCondition(condition), attemptOf(condition)) : undefined
}
function assessBad(condition, isReady) {
	const {type, reason, observedGeneration: known} = condition
	if (isReady && /ready$/i.test(type)) return undefined
	const final = type === "InvalidSpec" && known !== undefined
	return (final ? failed : failing)(reason || type, describeCondition(condition), attemptOf(condition))
}
function isDone({type, reason = ""}) {
	return type === "Progressing" && /(?:available|completed?|succeeded|uptodate)$/i.test(reason)
}
function assessStalled(object, stalled) {
	const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined
	return (known ? failed : failing)(stalled.reason ?? "Stalled", describeCondition(stalled), attemptOf(stalled))
}
function partSignals(conditions) {
	const parts = conditions.filter(({type}) => conditionMeaning(type) === "part")
	return parts.map(condition => (isTrue(condition) ? ready : assessMissingCondition(condition)))
}
function summarySignals(conditions) {
	const summaries = conditions.filter(({type}) => conditionMeaning(type) === "summary")
	return summaries.length === 0 ? partSignals(conditions) : summaries.map(condition => (isTrue(condition) ? ready : assessMissingCondition(condition)))
}
const wordFields = new Set("phase state status health healthstatus currentstate currentstatus currentphase overallstatus printablestatus compliant".split(" "))
const notCurrent = /^(?:desired|target|expected|wanted|previous|prev|initial|old|last(?!operation))/
function wordSignals(status, object) {
	const found = Object.entries(status).flatMap(([field, value]) => {
		const name = field.toLowerCase()
		const known = wordFields.has(name)
		const text = wordIn(status, value)
		if (text === undefined) return []
		if (!known && (notCurrent.test(name) || !/(?:phase|state|status|stage|health)$/.test(name))) return []
		return [{field, text, known, readiness: assessWord(field, text, object)}]
	})
	const unknown = found.find(({known, readiness}) => known && readiness === undefined)
	return {results: found.flatMap(({readiness}) => readiness ?? []), unknown: unknown && `${unknown.field} is ${unknown.text}`}
}
const glooStates = ["Pending", "Accepted", "Rejected", "Warning"]
function wordIn({reportedBy}, value) {
	if (typeof value === "number" && typeof reportedBy === "string") return glooStates[value]
	return typeof value === "string" && value !== "" ? value : undefined
}
const runsToEnd = /(?:Job|Run|Task|Workflow|Backup|Restore|Experiment|Execution)$/
function assessWord(field, text, object) {
	const status = object.status
	const detail = [status.message, status.reason].find(each => typeof each === "string" && each !== "")
	const message = `${field} is ${text}${detail === undefined ? "" : `: ${String(detail)}`}`
	if (/^running$/i.test(text) && runsToEnd.test(object.kind)) return progressing(message)
	switch (meaningOf(text)) {
		case undefined:
			return undefined
		case "ready":
			return ready
		case "waiting":
			return progressing(message)
		case "inactive":
			return /^stopped$/i.test(text) && !isStoppedOnPurpose(object) ? progressing(message) : readyBut(message)
		case "failing":
			return failing(/^[\w-]{1,60}$/.test(text) ? text : "Failed", message)
	}
}
function hasEnded(status) {
	return ["completionTime", "completedAt", "finishedAt", "completionTimestamp"].some(field => !status_fields_isEmpty(status[field]))
}
function isStoppedOnPurpose({spec}) {
	const {running, runStrategy, replicas, stopped} = isFields(spec) ? spec : {}
	return running === false || replicas === 0 || stopped === true || runStrategy === "Halted" || runStrategy === "Manual"
}
function booleanSignals(status) {
	return Object.entries(status).flatMap(([field, value]) => {
		if (["ready", "readyToUse", "healthy"].includes(field) && typeof value === "boolean") {
			return [value ? ready : progressing(`${field} is false`)]
		}
		const wrong = value === false ? ["pass", "passed", "success", "succeeded"] : value === true ? ["failed"] : []
		return wrong.includes(field) ? [failing("Failed", `${field} is ${String(value)}`)] : []
	})
}
const counts = [
	["replicas", "readyReplicas", "availableReplicas"],
	["desiredNumberScheduled", "numberReady", "numberAvailable"],
	["members", "readyMembers"],
	["size", "ready"],
	["expectedNodes", "availableNodes"],
	["expectedMachines", "currentHealthy"]
]
function countSignals(status) {
	const pairs = counts.flatMap(([desiredField, ...currentFields]) => {
		const desired = status[desiredField]
		const current = currentFields.map(field => status[field]).find(value => typeof value === "number")
		if (typeof desired !== "number" || typeof current !== "number") return []
		return [current < desired ? progressing(`${current} of ${desired} ready`) : ready]
	})
	const fractions = Object.entries(status).flatMap(([field, text]) => {
		const [, have, want] = (/ready|replicas/i.test(field) && /^(\d{1,9})\/(\d{1,9})$/.exec(String(text))) || []
		if (have === undefined) return []
		return [Number(have) < Number(want) ? progressing(`${have} of ${want} ready`) : ready]
	})
	return [...pairs, ...fractions]
}
function errorOf(status) {
	for (const field of ["error", "errMsg", "errorMessage", "errorDescription", "failureMessage"]) {
		const value = status[field]
		const text = isFields(value) ? value.message : value
		if (typeof text === "string" && text !== "") return text
	}
	return undefined
}
const past = /history|^last|^previous|^old|^past|recent|event|attempt/i
const status_fields_maxDepth = 2
function nestedSignals(object) {
	const below = (fields, depth) =>
		Object.entries(fields).flatMap(([name, value]) => {
			if (past.test(name) || name === "conditions") return []
			const nested = (Array.isArray(value) ? value : [value]).filter(isFields)
			return nested.flatMap(each => [...ownSignals(each), ...(depth < status_fields_maxDepth ? below(each, depth + 1) : [])])
		})
	const ownSignals = fields => {
		const conditions = currentConditions(object, fields.conditions)
		const error = errorOf(fields)
		return [
			...Object.entries(fields).flatMap(([field, value]) => {
				const text = wordFields.has(field.toLowerCase()) ? wordIn(fields, value) : undefined
				return text === undefined ? [] : (assessWord(field, text, {...object, status: fields}) ?? [])
			}),
			...summarySignals(conditions),
			...countSignals(fields),
			...(error === undefined ? [] : [failing("Error", error)])
		]
	}
	return below(object.status, 1)
}
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value)
}
function status_fields_isEmpty(value) {
	if (value === undefined || value === null || value === "") return true
	return typeof value === "object" && Object.values(value).every(status_fields_isEmpty)
}
function isUnready({state}) {
	return state !== "ready"
}
const unreported = progressing("waiting for its controller to report")
function assessByStatus(object, {reportingKinds}) {
	const reported = reported_status_suspended(object) ?? waitIfOutdated(object) ?? byStatus(object)
	if (reported !== undefined) return reported
	if (isScheduled(object)) return ready
	const expected = reportingKinds === undefined || reportingKinds.has(reported_status_kindKey(object))
	return expected ? unreported : {...unreported, accepted: "unreported"}
}
function isScheduled({kind, spec}) {
	const {schedule, schedules} = isFields(spec) ? spec : {}
	return /^(?:Cron|Scheduled)[A-Z]|Schedule$/.test(kind) || (schedule ?? schedules) !== undefined
}
function assessReporting(object) {
	return assessByStatus(object, {})
}
function reported_status_kindKey({apiVersion, kind}) {
	return `${apiVersion}/${kind}`
}
function reportsReadiness(object) {
	const readiness = byStatus(object)
	return observedGeneration(object) !== undefined || (readiness !== undefined && readiness !== dataOnly)
}
const dataOnly = {state: "ready"}
function byStatus(object) {
	const {status} = object
	if (!isFields(status) || status_fields_isEmpty(status)) return undefined
	const conditions = conditionsOf(object)
	if (isOutdatedOnly(object, status.conditions)) return notObserved
	const words = wordSignals(status, object)
	const inactive = words.results.find(({state, message}) => state === "ready" && message !== undefined)
	if (inactive !== undefined) return inactive
	const top = [...words.results, ...conditionSignals(object, conditions), ...booleanSignals(status)]
	const decided = words.results.length > 0 || hasSummary(object) || top.some(isUnready)
	const parts = partSignals(conditions)
	const nested = nestedSignals(object)
	const wrong = signals => signals.filter(({state}) => state === "failing")
	const more = decided ? [...(hasSummary(object) ? [] : wrong(parts)), ...(top.some(isUnready) ? wrong(nested) : [])] : [...parts, ...countSignals(status), ...nested]
	const all = [...top, ...more]
	const error = all.length > 0 && !all.some(isUnready) ? undefined : errorOf(status)
	if (error !== undefined) all.push(failing("Error", error))
	if (all.length > 0) return failedIfEnded(worstOf(all), status)
	if (words.unknown !== undefined) return unclear(words.unknown)
	if (conditions.length > 0) return unclear(`has only the ${conditions.length === 1 ? "condition" : "conditions"} ${conditions.map(({type}) => type).join(", ")}`)
	const saysNothing = Array.isArray(status.conditions) || Object.values(status).every(value => !value || status_fields_isEmpty(value))
	return saysNothing ? undefined : dataOnly
}
function worstOf(results) {
	const first = wanted => results.find(wanted)
	return first(({state}) => state === "failed") ?? first(({state}) => state === "failing") ?? first(({state, message}) => state === "ready" && message !== undefined) ?? first(isUnready) ?? results[0]
}
function failedIfEnded(readiness, status) {
	const ended = readiness?.state === "failing" && hasEnded(status)
	return ended ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness
}
function unclear(words) {
	return {...progressing(`${words}, which does not show whether it is ready`), accepted: "unclear"}
}
function reported_status_suspended({spec}) {
	const {suspend, paused, updateStrategy} = isFields(spec) ? spec : {}
	const update = isFields(updateStrategy) ? updateStrategy : {}
	const held = [update, update.rollingUpdate].some(each => isFields(each) && each.paused === true)
	return suspend === true || paused === true || held ? readyBut("suspended") : undefined
}
function assessByReadyCondition(object) {
	const readiness = assessReporting(object)
	if (readiness.state !== "progressing" || waitIfOutdated(object) !== undefined) return readiness
	const conditions = conditionsOf(object)
	if (findCondition(conditions, "Reconciling")?.reason === "Progressing") return readiness
	const missing = conditions.find(({type, status}) => /^(?:Ready|Synced)$/.test(type) && status === "False")
	return missing === undefined ? readiness : assessMissingCondition(missing, true)
}
function assessKnative(object) {
	return asHardFailure(assessByReadyCondition(object))
}
function assessSealedSecret(object) {
	const readiness = assessByReadyCondition(object)
	return readiness.message?.includes("no key could decrypt") ? asHardFailure(readiness) : readiness
}
function asHardFailure(readiness) {
	return readiness.state === "failing" ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness
}
function assessHelmRepository(object) {
	return isFields(object.spec) && object.spec.type === "oci" ? ready : assessByReadyCondition(object)
}
function assessCertificate(object) {
	const issuing = findCondition(conditionsOf(object), "Issuing")
	if (issuing === undefined || waitIfOutdated(object) !== undefined) return assessByReadyCondition(object)
	if (issuing.status === "True") return progressing(describeCondition(issuing))
	return failing(issuing.reason || "NotIssued", describeCondition(issuing))
}
function assessArgoRollout(object, evidence) {
	const {phase, message, abort} = object.status ?? {}
	const outdated = waitIfUnobserved(object)
	if (outdated !== undefined) return outdated
	const invalid = findCondition(conditionsOf(object), "InvalidSpec")
	if (isTrue(invalid)) return failed("InvalidSpec", describeCondition(invalid), attemptOf(invalid))
	if (isWorkloadAhead(object, evidence)) return progressing("waiting for its controller to observe the new template")
	if (phase === "Healthy") return ready
	if (phase === "Paused") return readyBut(`paused: ${message || "waiting to be promoted"}`)
	if (abort === true) return failed("RolloutAborted", message || "was aborted")
	const {current} = podsByRevision(object, evidence)
	const pods = assessPods(object, current.filter(isAlive).length, evidence)
	if (pods?.state === "failed" || pods?.state === "failing") return pods
	if (phase === "Degraded") return failing("Degraded", message || "degraded")
	return pods ?? progressing(message || "waiting for its new revision")
}
function isWorkloadAhead({metadata, spec, status}, {generations}) {
	const {workloadRef} = spec ?? {}
	if (workloadRef === undefined) return false
	const annotated = Number(metadata.annotations?.["rollout.argoproj.io/workload-generation"] ?? 0)
	const {workloadObservedGeneration = annotated} = status ?? {}
	const key = workloadKey({kind: workloadRef.kind, metadata: {...metadata, name: workloadRef.name}})
	return Number(workloadObservedGeneration) < Math.max(annotated, generations?.get(key) ?? 0)
}
function workloadKey({kind, metadata}) {
	return `${kind} ${metadata.namespace}/${metadata.name}`
}
function optsOutOfWait(object) {
	return readyWhenOf(object)?.what === "none"
}
function ownRule(object) {
	const own = readyWhenOf(object)
	switch (own?.what) {
		case undefined:
			return undefined
		case "none":
			return () => ready
		case "condition":
			return observed => assessCondition(observed, own.type, own.status)
		case "value":
			return observed => waitIfOutdated(observed) ?? assessValue(observed, own)
	}
}
function assessCondition(object, type, status) {
	const {conditions} = object.status ?? {}
	const found = readConditions(conditions).find(each => own_rule_isSame(each.type, type))
	if (found === undefined) return waitIfOutdated(object) ?? progressing(`waiting for condition ${type}`)
	const outdated = found.observedGeneration === undefined ? waitIfOutdated(object) !== undefined : conditions_isOutdated(object, found)
	if (outdated) return notObserved
	if (own_rule_isSame(found.status, status)) return ready
	const words = found.message || found.reason
	return progressing(`condition ${found.type} is ${found.status}${words ? `: ${words}` : ""}`)
}
function own_rule_isSame(a, b) {
	return a.toLowerCase() === b.toLowerCase()
}
function assessValue(object, {path, text, wanted}) {
	const values = valuesAt(object, path)
	const [value] = values
	const goal = wanted === undefined ? text : `${text} to be ${wanted}`
	if (value === undefined || value === null) return progressing(`waiting for ${goal}`)
	if (values.length > 1) return failing("ReadyWhen", `${text} matches more than one value`)
	if (wanted === undefined) return ready
	if (typeof value === "object") return failing("ReadyWhen", `${text} matches more than one value`)
	return String(value) === wanted ? ready : progressing(`waiting for ${goal}: it is ${String(value)}`)
}
function assess(target, observed, evidence) {
	const {applied} = target
	const object = observed === undefined ? applied : observed.object
	if (object === undefined || observed?.present === false) return assessDeleted(target, object, evidence)
	if (isStale(applied, object)) return progressing("waiting for the API server to show the change")
	if (object.metadata.deletionTimestamp !== undefined) return failing("Terminating", "is being deleted")
	return markBeforeRun(ruleOf(object)(object, evidence), object, evidence)
}
function isStale(applied, observed) {
	const same = applied.metadata.uid === observed.metadata.uid
	return same && (observed.metadata.generation ?? 0) < (applied.metadata.generation ?? 0)
}
function assessDeleted({ref, applied}, last, evidence) {
	if (last !== undefined) {
		const ended = ref.kind === "Job" ? assessJob(last, evidence) : undefined
		if (ended?.state === "ready" || (ended?.state === "failed" && ended.terminal === true)) return ended
		if (ref.kind === "Pod" && last.status?.phase === "Succeeded") {
			return {state: "ready", message: "succeeded"}
		}
	}
	const {ttlSecondsAfterFinished} = applied.spec ?? {}
	return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined ? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its result was read") : failed("Deleted", "was deleted")
}
const assess_rules = {
	"apps/Deployment": assessDeployment,
	"apps/StatefulSet": assessStatefulSet,
	"apps/DaemonSet": assessDaemonSet,
	"apps/ReplicaSet": assessReplicaSet,
	"/ReplicationController": assessReplicaSet,
	"/Pod": assessPod,
	"batch/Job": assessJob,
	"/PersistentVolumeClaim": assessPersistentVolumeClaim,
	"/Service": assessService,
	"networking.k8s.io/Ingress": assessIngress,
	"/Namespace": assessNamespace,
	"autoscaling/HorizontalPodAutoscaler": assessHorizontalPodAutoscaler,
	"policy/PodDisruptionBudget": assessPodDisruptionBudget,
	"apiextensions.k8s.io/CustomResourceDefinition": assessCustomResourceDefinition,
	"apiregistration.k8s.io/APIService": assessApiService,
	"gateway.networking.k8s.io/GatewayClass": assessGatewayClass,
	"gateway.networking.k8s.io/Gateway": assessGateway,
	"gateway.networking.k8s.io/HTTPRoute": assessRoute,
	"gateway.networking.k8s.io/GRPCRoute": assessRoute,
	"gateway.networking.k8s.io/TLSRoute": assessRoute,
	"gateway.networking.k8s.io/TCPRoute": assessRoute,
	"gateway.networking.k8s.io/UDPRoute": assessRoute,
	"argoproj.io/Rollout": assessArgoRollout,
	"cert-manager.io/Certificate": assessCertificate,
	"cert-manager.io/Issuer": assessByReadyCondition,
	"cert-manager.io/ClusterIssuer": assessByReadyCondition,
	"external-secrets.io/ExternalSecret": assessByReadyCondition,
	"external-secrets.io/ClusterExternalSecret": assessByReadyCondition,
	"external-secrets.io/PushSecret": assessByReadyCondition,
	"external-secrets.io/SecretStore": assessByReadyCondition,
	"external-secrets.io/ClusterSecretStore": assessByReadyCondition,
	"bitnami.com/SealedSecret": assessSealedSecret,
	"serving.knative.dev/Service": assessKnative,
	"serving.knative.dev/Configuration": assessKnative,
	"serving.knative.dev/Route": assessKnative,
	"helm.toolkit.fluxcd.io/HelmRelease": assessByReadyCondition,
	"kustomize.toolkit.fluxcd.io/Kustomization": assessByReadyCondition,
	"source.toolkit.fluxcd.io/GitRepository": assessByReadyCondition,
	"source.toolkit.fluxcd.io/OCIRepository": assessByReadyCondition,
	"source.toolkit.fluxcd.io/HelmRepository": assessHelmRepository,
	"source.toolkit.fluxcd.io/HelmChart": assessByReadyCondition,
	"source.toolkit.fluxcd.io/Bucket": assessByReadyCondition
}
const builtIn = new Set([
	"",
	"admissionregistration.k8s.io",
	"apiextensions.k8s.io",
	"apiregistration.k8s.io",
	"apps",
	"autoscaling",
	"batch",
	"certificates.k8s.io",
	"coordination.k8s.io",
	"discovery.k8s.io",
	"events.k8s.io",
	"flowcontrol.apiserver.k8s.io",
	"networking.k8s.io",
	"node.k8s.io",
	"policy",
	"rbac.authorization.k8s.io",
	"resource.k8s.io",
	"scheduling.k8s.io",
	"storage.k8s.io"
])
const always = () => ready
function ruleOf(object) {
	const group = groupOf(object.apiVersion)
	const ruleOfKind = assess_rules[`${group}/${object.kind}`] ?? (builtIn.has(group) ? always : assessByStatus)
	return ownRule(object) ?? ruleOfKind
}
function needsFollowing(object) {
	const rule = ruleOf(object)
	return rule !== always && rule !== assessIngress && !optsOutOfWait(object)
}
async function readClusterFacts(unready, {api, set, errorBudget, times}) {
	const claims = unready.filter(({ref}) => ref.apiVersion === "v1" && ref.kind === "PersistentVolumeClaim")
	const classes = new Set(claims.flatMap(({applied}) => applied.spec.storageClassName || []))
	const [late, reportingKinds] = await Promise.all([Promise.all([...classes].map(async name => ((await bindsLate(api, name)) ? [name] : []))), findReportingKinds(unready, api)])
	const lateBindingClasses = new Set(late.flat())
	return {lateBindingClasses, operatorSecrets: operatorSecrets(set), errorBudget, times, reportingKinds}
}
function generationsOf(targets) {
	return new Map(targets.map(({applied}) => [workloadKey(applied), applied.metadata.generation ?? 0]))
}
async function findReportingKinds(unready, api) {
	const unreported = Map.groupBy(unready.filter(isUnreported), ({applied}) => reported_status_kindKey(applied))
	const found = [...unreported].map(async ([kind, targets]) => ((await hasController(targets, api)) ? [kind] : []))
	return new Set((await Promise.all(found)).flat())
}
function isUnreported({applied}) {
	const readiness = ruleOf(applied)(applied, {...noClusterFacts, ...noOwnedResources, reportingKinds: new Set()})
	return readiness.state === "progressing" && readiness.accepted === "unreported"
}
const maxOthers = "100"
async function hasController(targets, api) {
	const own = targets[0]?.collection ?? ""
	const all = own.replace(/\/namespaces\/[^/]{1,300}(\/[^/]{1,300})$/, "$1")
	const ours = new Set(targets.map(({applied}) => applied.metadata.uid))
	for (const collection of new Set([all, own])) {
		try {
			const {body} = await api.send({method: "GET", path: `${collection}?limit=${maxOthers}`})
			const {items = []} = body
			const others = items.filter(({metadata}) => !ours.has(metadata.uid))
			return others.filter(object => reportsReadiness(object)).length > others.length / 2
		} catch (error) {
			if (!(error instanceof ApiError)) throw error
		}
	}
	return false
}
async function bindsLate(api, name) {
	try {
		const path = `/apis/storage.k8s.io/v1/storageclasses/${encodeURIComponent(name)}`
		const {body} = await api.send({method: "GET", path})
		return body.volumeBindingMode === "WaitForFirstConsumer"
	} catch (error) {
		if (error instanceof ApiError) return false
		throw error
	}
}
const secretNames = {
	"external-secrets.io/ExternalSecret": ({spec, metadata}) => [field(spec, "target", "name") ?? metadata.name],
	"bitnami.com/SealedSecret": ({spec, metadata}) => [field(spec, "template", "metadata", "name") ?? metadata.name],
	"cert-manager.io/Certificate": ({spec}) => [field(spec, "secretName")],
	"networking.k8s.io/Ingress": ({spec, metadata: {annotations = {}}}) => (Object.keys(annotations).some(key => /^cert-manager\.io\/.*issuer|^kubernetes\.io\/tls-acme$/.test(key)) ? items(field(spec, "tls")).map(tls => field(tls, "secretName")) : []),
	"secrets-store.csi.x-k8s.io/SecretProviderClass": ({spec}) => items(field(spec, "secretObjects")).map(secret => field(secret, "secretName")),
	"secrets.hashicorp.com/VaultStaticSecret": ({spec}) => [field(spec, "destination", "name")],
	"secrets.hashicorp.com/VaultDynamicSecret": ({spec}) => [field(spec, "destination", "name")],
	"secrets.hashicorp.com/VaultPKISecret": ({spec}) => [field(spec, "destination", "name")],
	"secrets.hashicorp.com/HCPVaultSecretsApp": ({spec}) => [field(spec, "destination", "name")],
	"onepassword.com/OnePasswordItem": ({metadata}) => [metadata.name],
	"spv.no/AzureKeyVaultSecret": ({spec}) => [field(spec, "output", "secret", "name")],
	"kafka.strimzi.io/KafkaUser": ({metadata}) => [metadata.name],
	"postgresql.cnpg.io/Cluster": ({metadata: {name}}) => [`${name}-app`, `${name}-superuser`, `${name}-ca`],
	"rabbitmq.com/RabbitmqCluster": ({metadata: {name}}) => [`${name}-default-user`]
}
function operatorSecrets(set) {
	return new Set(
		set.flatMap(object => {
			const own = object.metadata.namespace ?? ""
			const names = secretNames[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object) ?? []
			const connection = field(object.spec, "writeConnectionSecretToRef")
			return [...names.map(name => [own, name]), [field(connection, "namespace") ?? own, field(connection, "name")]].flatMap(([namespace, name]) => (typeof name === "string" ? [`${String(namespace)}/${name}`] : []))
		})
	)
}
function items(value) {
	return Array.isArray(value) ? value : []
}
function field(value, ...path) {
	return valueAt(value, path)
}
const progress_maxNames = 3
const maxMessage = 90
const unchangedShownFrom = 10_000
function progress_progressOf(objects, redact) {
	const waiting = objects.filter(({readiness}) => readiness.state !== "ready" || readiness.unproven !== undefined)
	const style = refStyle(objects.map(({ref}) => ref))
	const urgent = waiting.toSorted((a, b) => urgency(b.readiness) - urgency(a.readiness))
	const describe = ({ref, readiness}) => `${formatRef(ref, style)} ${shorten(redact(readiness.message ?? ""))}`
	const time = ({unchangedFor}) => (unchangedFor < unchangedShownFrom ? "" : ` (for ${formatDuration(unchangedFor)})`)
	const head = `${objects.length - waiting.length} of ${objects.length} ready`
	return {text: [head, ...firstFew(urgent, progress_maxNames, describe)].join(" · "), timed: [head, ...firstFew(urgent, progress_maxNames, each => describe(each) + time(each))].join(" · ")}
}
function urgency({state}) {
	return ["ready", "progressing", "failing", "failed"].indexOf(state)
}
function shorten(message) {
	const short = message.replace(/\b(\d+) of (\d+)( replicas| pods)?\b/g, "$1/$2")
	return short.length > maxMessage ? `${short.slice(0, maxMessage - 1)}…` : short
}
const minPause = 5_000
const progress_maxPause = 30_000
function nextLine({text, timed}, printed, begun, now) {
	if (printed === undefined) return {print: timed}
	const changed = text !== printed.text
	const due = printed.at + (changed ? minPause : progress_maxPause)
	if (now < due) return {wait: due - now}
	return {print: changed ? timed : `still waiting after ${formatDuration(now - begun)} · ${timed}`}
}
function printProgress(log, current, now) {
	const begun = now()
	let printed
	let timer
	let closed = false
	const print = () => {
		clearTimeout(timer)
		if (closed) return
		const progress = current()
		let next = nextLine(progress, printed, begun, now())
		if ("print" in next) {
			log.info(next.print)
			printed = {text: progress.text, at: now()}
			next = nextLine(progress, printed, begun, printed.at)
		}
		if ("wait" in next) timer = setTimeout(print, next.wait)
	}
	print()
	return {
		changed: print,
		close(ready) {
			if (closed) return
			closed = true
			clearTimeout(timer)
			if (ready) log.info(`${current().text} after ${formatDuration(now() - begun)}`)
		}
	}
}
function refStyle(refs) {
	return new Set(refs.flatMap(({namespace}) => namespace ?? [])).size > 1 ? "full" : "short"
}
const notices_maxLines = 20
function noticesOf(targets, failFast, clusterTime) {
	const style = refStyle(targets.map(({ref}) => ref))
	const reported = new Map()
	let count = 0
	const lineOf = ({target, now}) => {
		const name = formatRef(target.ref, style)
		const key = objectKey(target.ref)
		if (now.state === "ready") return reported.delete(key) ? `${name} has recovered and is ready` : undefined
		if (now.state === "progressing") return undefined
		const reasons = reported.get(key) ?? new Set()
		if (reasons.has(`${now.state} ${now.reason}`)) return undefined
		reported.set(key, reasons.add(`${now.state} ${now.reason}`))
		return `${name} is failing: ${now.message}${timing(now, failFast, clusterTime())}${adviceOf(now)}`
	}
	return changes =>
		changes.flatMap(each => {
			const line = lineOf(each)
			if (line === undefined) return []
			count += 1
			if (count > notices_maxLines) return []
			return count === notices_maxLines ? [line, "Further failures are reported at the end."] : [line]
		})
}
function timing(readiness, failFast, clusterTime) {
	const {state, before} = readiness
	const words = before === undefined ? [] : [before.words, nextAttempt(before, clusterTime)]
	const ends = state === "failed" && readiness.terminal !== true && failFast !== undefined
	const duration = ends ? Math.max(failFast, readiness.retriedWithin ?? 0) : 0
	const grace = duration > 0 ? `the run ends if this lasts ${formatDuration(duration)}` : undefined
	const parts = [...words, grace].filter(each => each !== undefined)
	return parts.length === 0 ? "" : ` (${parts.join("; ")})`
}
function adviceOf({before}) {
	return before?.retry === undefined ? "" : `. ${retryAdvice(before.retry)}`
}
const expected = new Set([undefined, "complete", "succeeded"])
const howToProve = "Set annotation pushpull/ready-when to what the run should wait for, such as condition=Ready or jsonpath={.status.phase}=Done, or to none."
function remarksOn(objects) {
	const style = refStyle(objects.map(({ref}) => ref))
	const remarks = objects.flatMap(({ref, readiness}) => {
		if (readiness.state !== "ready" || expected.has(readiness.message)) return []
		const name = formatRef(ref, style)
		return [readiness.unproven ? `${name}: ${readiness.message}` : `${name} counts as ready: ${readiness.message}`]
	})
	const shown = firstFew(remarks, notices_maxLines)
	const isUnproven = objects.some(({readiness}) => readiness.state === "ready" && readiness.unproven !== undefined)
	return isUnproven ? [...shown, howToProve] : shown
}
const collectFailuresFor = 2_000
const firstReportWithin = 10_000
function rolloutStateOf(targets, failFast, times) {
	const known = {...noClusterFacts, ...noOwnedResources, times, generations: generationsOf(targets)}
	const states = new Map(
		targets.map(target => {
			const readiness = assess(target, undefined, known)
			const assessment = {readiness, object: target.applied, owned: noOwnedResources}
			return [target, updated(undefined, assessment, 0)]
		})
	)
	const all = () => [...states.values()]
	const failsAt = () => {
		if (failFast === undefined) return undefined
		const undecided = all().some(({readiness}) => readiness.state === "progressing" || readiness.state === "failing")
		const minimum = undecided ? collectFailuresFor : 0
		const ends = all().flatMap(({readiness, failedSince = 0, terminalSince}) => {
			if (readiness.state !== "failed") return []
			if (terminalSince !== undefined) return terminalSince + minimum
			return failedSince + Math.max(failFast, readiness.retriedWithin ?? 0, minimum)
		})
		return ends.length === 0 ? undefined : Math.min(...ends)
	}
	const graceOf = ({hasStatus, applied}, unproven) => {
		const isUnchanged = times !== undefined && !isChangedSince(applied, times)
		return isUnchanged || (hasStatus === false && unproven === "unreported") ? 0 : firstReportWithin
	}
	const acceptsAt = () => {
		const remaining = [...states].flatMap(([target, {readiness, object}]) => (readiness.state === "ready" ? [] : [{target, object, unproven: acceptedOf(readiness)}]))
		if (remaining.length === 0 || remaining.some(({unproven}) => unproven === undefined)) return undefined
		const reporting = new Set(all().flatMap(({object}) => (reportsReadiness(object) ? [reported_status_kindKey(object)] : [])))
		if (remaining.some(({object, unproven}) => unproven === "unreported" && reporting.has(reported_status_kindKey(object)))) return undefined
		const graces = remaining.map(({target, unproven}) => graceOf(target, unproven))
		return Math.max(...all().map(({since}) => since)) + Math.max(...graces)
	}
	return {
		failsAt,
		acceptsAt,
		accept(now) {
			for (const [target, state] of states) {
				const {readiness} = state
				if (readiness.state !== "progressing" || readiness.accepted === undefined) continue
				const message = readiness.accepted === "unreported" ? "no controller has reported its status" : readiness.message
				const accepted = {state: "ready", message, unproven: readiness.accepted}
				states.set(target, updated(state, {...state, readiness: accepted}, now))
			}
		},
		objects: now => [...states].map(([{ref}, {readiness, object, owned, since, readyAfter}]) => ({ref, readiness, object, owned, unchangedFor: now - since, readyAfter})),
		unready: () => targets.filter(target => states.get(target)?.readiness.state !== "ready"),
		outcome(now) {
			const due = failsAt()
			if (due !== undefined && due <= now) return "failed"
			const accepted = acceptsAt()
			const isSettled = accepted !== undefined && accepted <= now
			return isSettled || all().every(({readiness}) => readiness.state === "ready") ? "ready" : undefined
		},
		record: (assessments, now) =>
			[...assessments].flatMap(([target, assessment]) => {
				const before = states.get(target)
				const after = updated(before, assessment, now)
				states.set(target, after)
				if (before === undefined || after.since === before.since) return []
				return [{target, before: before.readiness, now: after.readiness, lasted: now - before.since}]
			})
	}
}
function updated(before, assessment, now) {
	const {readiness} = assessment
	const same = before !== undefined && rollout_state_isSame(before.readiness, readiness)
	return {
		...assessment,
		since: same ? before.since : now,
		failedSince: readiness.state === "failed" ? (before?.failedSince ?? now) : undefined,
		terminalSince: readiness.state === "failed" && readiness.terminal === true ? (before?.terminalSince ?? now) : undefined,
		readyAfter: readiness.state === "ready" ? (before?.readyAfter ?? now) : undefined
	}
}
function acceptedOf(readiness) {
	return readiness.state === "progressing" ? readiness.accepted : undefined
}
function rollout_state_isSame(a, b) {
	return a.state === b.state && a.message === b.message
}
const maxEvents = 20_000
function openOwnedStore() {
	const byOwner = {revisions: new Map(), pods: new Map(), events: new Map()}
	const children = (kind, uid) => [...(byOwner[kind].get(uid ?? "")?.values() ?? [])]
	const of = ({metadata: {uid}}) => {
		const revisions = children("revisions", uid)
		const pods = [uid, ...revisions.map(({metadata}) => metadata.uid)].flatMap(owner => children("pods", owner))
		const subjects = [uid, ...[...revisions, ...pods].map(({metadata}) => metadata.uid)]
		return {revisions, pods, events: subjects.flatMap(about => children("events", about))}
	}
	const store = (kind, onChange) => {
		const stored = new Map()
		const remove = key => {
			for (const owner of stored.get(key)?.owners ?? []) byOwner[kind].get(owner)?.delete(key)
			stored.delete(key)
		}
		const add = object => {
			const key = object.metadata.uid ?? ""
			remove(key)
			const owners = ownersOf(kind, object)
			stored.set(key, {object, owners})
			if (kind === "events" && stored.size > maxEvents) remove([...stored.keys().take(1)].join(""))
			for (const owner of owners) {
				const siblings = byOwner[kind].get(owner) ?? new Map()
				byOwner[kind].set(owner, siblings.set(key, object))
			}
		}
		const withAncestors = function* (owners, height = 2) {
			for (const owner of owners) {
				yield owner
				if (height > 0) yield* withAncestors(parents(owner), height - 1)
			}
		}
		return {
			list({items}) {
				const affected = [...stored.values()].flatMap(({owners}) => owners)
				for (const key of [...stored.keys()]) remove(key)
				for (const item of items) add(withoutManagedFields(item))
				onChange(withAncestors([...affected, ...items.flatMap(item => ownersOf(kind, item))]))
			},
			event({type, object: received}) {
				if (type === "BOOKMARK") return false
				const object = received
				if (type === "DELETED") remove(object.metadata.uid ?? "")
				else add(withoutManagedFields(object))
				onChange(withAncestors(ownersOf(kind, object)))
				return true
			}
		}
	}
	const parentsByUid = new Map()
	const parents = uid => parentsByUid.get(uid) ?? []
	const ownersOf = (kind, object) => {
		if (kind === "events") {
			const {involvedObject} = object
			return involvedObject?.uid === undefined ? [] : [involvedObject.uid]
		}
		const owners = (object.metadata.ownerReferences ?? []).map(({uid}) => uid)
		parentsByUid.set(object.metadata.uid ?? "", owners)
		return owners
	}
	return {store, of}
}
function withoutManagedFields(object) {
	const {managedFields: _, ...metadata} = object.metadata
	const managedFields = containerStatusEntries(object)
	return {...object, metadata: managedFields.length === 0 ? metadata : {...metadata, managedFields}}
}
function snapshotOfList(names, {resourceVersion, items}, before) {
	const listed = new Map(items.map(object => [object.metadata.name ?? "", object]))
	const observations = [...names].map(name => {
		const object = listed.get(name)
		if (object !== undefined) return [name, {present: true, object}]
		return [name, {present: false, object: before?.observations.get(name)?.object}]
	})
	return {resourceVersion, observations: new Map(observations)}
}
function snapshotAfterEvent(snapshot, {type, object: seen}) {
	const object = seen
	const {name = "", resourceVersion = snapshot.resourceVersion} = object.metadata
	const wanted = type !== "BOOKMARK" && snapshot.observations.has(name)
	if (!wanted) return {...snapshot, resourceVersion}
	const observation = {present: type !== "DELETED", object}
	return {resourceVersion, observations: new Map([...snapshot.observations, [name, observation]])}
}
const withPods = new Set(["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "apps/ReplicaSet", "/ReplicationController", "batch/Job", "argoproj.io/Rollout"])
const withRevisions = new Set(["apps/Deployment", "argoproj.io/Rollout"])
const watch_owned_kindOf = ({ref}) => `${groupOf(ref.apiVersion)}/${ref.kind}`
async function watchOwned(targets, ports) {
	const scopes = [...Map.groupBy(targets, ({ref}) => ref.namespace ?? "")].flatMap(([namespace, inside]) => scopesOf(namespace, inside))
	const unlisted = new Set(scopes)
	const listed = scope => {
		if (unlisted.delete(scope) && unlisted.size === 0) ports.onOwnedListed()
	}
	if (scopes.length === 0) ports.onOwnedListed()
	await Promise.all(
		scopes.map(each =>
			watchScope(each.scope, {
				...ports,
				store: ports.owned.store(each.kind, ports.onOwnedChange),
				onChange: () => listed(each),
				onUnwatchable: async reason => {
					ports.onUnwatchableOwned(each.kind, reason)
					listed(each)
				}
			})
		)
	)
}
function scopesOf(namespace, targets) {
	const workloads = targets.filter(target => withPods.has(watch_owned_kindOf(target)))
	const deployments = workloads.filter(target => withRevisions.has(watch_owned_kindOf(target)))
	const pods = targets.filter(target => watch_owned_kindOf(target) === "/Pod")
	const path = encodeURIComponent(namespace)
	const all = () => true
	return [
		...(workloads.length === 0 ? [] : [{kind: "pods", scope: {collection: `/api/v1/namespaces/${path}/pods`, query: selector(workloads), includes: all}}]),
		...(deployments.length === 0 ? [] : [{kind: "revisions", scope: {collection: `/apis/apps/v1/namespaces/${path}/replicasets`, query: selector(deployments), includes: all}}]),
		...(workloads.length + pods.length === 0 ? [] : [{kind: "events", scope: {collection: `/api/v1/namespaces/${path}/events`, query: {fieldSelector: "type=Warning"}, watchQuery: {}, maxItems: maxEvents, includes: all}}])
	]
}
const maxValues = 50
function selector(targets) {
	const labels = targets.map(({applied}) => matchLabels(applied))
	const key = Object.keys(labels[0] ?? {}).find(name => labels.every(each => each[name] !== undefined))
	const values = [...new Set(labels.map(each => each[key ?? ""] ?? ""))]
	if (key === undefined || values.length > maxValues) return {}
	return {labelSelector: `${key} in (${values.join(",")})`}
}
function matchLabels({kind, spec}) {
	const {selector: written = {}} = spec ?? {}
	return kind === "ReplicationController" ? written : (written.matchLabels ?? {})
}
async function watchAll(targets, unready, {onAssessed, clusterFacts, onUnwatchable, ...ports}) {
	const facts = {...(await unlessAborted(ports.signal, clusterFacts)), generations: generationsOf(targets)}
	const failure = new AbortController()
	const signal = AbortSignal.any([ports.signal, failure.signal])
	const owned = openOwnedStore()
	const collections = new Set(unready.map(({collection}) => collection))
	const followed = targets.filter(({collection}) => collections.has(collection))
	const snapshots = new Map()
	const changed = coalesce(some => {
		if (signal.aborted) return
		const assessment = target => watch_all_assessNow(target, snapshots.get(target.collection), {facts, owned})
		onAssessed(new Map([...some].map(target => [target, assessment(target)])))
	})
	const byUid = new Map(followed.map(target => [target.applied.metadata.uid ?? "", target]))
	const watchTargets = collection => {
		const inside = followed.filter(target => target.collection === collection)
		const names = new Set(inside.map(({ref}) => ref.name))
		const store = snapshotStore(names, snapshot => snapshots.set(collection, snapshot))
		let assessedFrom
		const onChange = () => {
			const snapshot = snapshots.get(collection)
			const observationOf = ({ref}) => snapshot?.observations.get(ref.name)
			const changedTargets = inside.filter(target => observationOf(target) !== assessedFrom?.observations.get(target.ref.name))
			for (const target of changedTargets) {
				const uid = observationOf(target)?.object?.metadata.uid
				if (uid !== undefined) byUid.set(uid, target)
			}
			assessedFrom = snapshot
			changed(changedTargets)
		}
		const watchPorts = {...ports, signal, store, onChange}
		return watchScope(scopeOf(collection, names), {
			...watchPorts,
			onUnwatchable(reason) {
				onUnwatchable(reason)
				return poll(collection, names, watchPorts)
			}
		})
	}
	const onOwnedChange = uids => changed([...uids].flatMap(uid => byUid.get(uid) ?? []))
	const onOwnedListed = () => {
		ports.onOwnedListed()
		changed(followed)
	}
	const watches = [...[...collections].map(watchTargets), watchOwned(followed, {...ports, signal, owned, onOwnedChange, onOwnedListed})].map(watch =>
		watch.catch(error => {
			failure.abort()
			throw error
		})
	)
	await Promise.allSettled(watches)
	await Promise.all(watches)
}
function watch_all_assessNow(target, snapshot, {facts, owned}) {
	const observation = snapshot?.observations.get(target.ref.name)
	const object = observation?.object ?? target.applied
	const own = observation?.present === false ? noOwnedResources : owned.of(object)
	return {readiness: assess(target, observation, {...facts, ...own}), object, owned: own}
}
function scopeOf(collection, names) {
	const [only = ""] = names
	return {collection, query: names.size === 1 ? {fieldSelector: `metadata.name=${only}`} : {}, includes: ({metadata}) => names.has(metadata.name ?? "")}
}
function snapshotStore(names, keep) {
	let snapshot
	return {
		list(listed) {
			snapshot = snapshotOfList(names, listed, snapshot)
			keep(snapshot)
		},
		event(event) {
			if (snapshot === undefined) return false
			const before = snapshot
			snapshot = snapshotAfterEvent(before, event)
			keep(snapshot)
			return snapshot.observations !== before.observations
		}
	}
}
function coalesce(flush) {
	let waiting = new Set()
	return more => {
		const scheduled = waiting.size > 0
		for (const each of more) waiting.add(each)
		if (scheduled || waiting.size === 0) return
		setImmediate(() => {
			const some = waiting
			waiting = new Set()
			flush(some)
		})
	}
}
const firstListsWithin = 2_000
async function followRollout(targets, ports) {
	const {stop, log} = ports
	const begun = ports.now()
	const now = () => ports.now() - begun
	const rolloutState = rolloutStateOf(targets, ports.failFast, ports.times)
	const logRemarks = () => remarksOn(rolloutState.objects(now())).forEach(log.info)
	if (rolloutState.outcome(0) === "ready") {
		logRemarks()
		return {outcome: "ready", objects: rolloutState.objects(0), waited: 0}
	}
	const current = () => ({objects: rolloutState.objects(now()), waited: now()})
	const end = new AbortController()
	const decided = Promise.withResolvers()
	const decide = outcome => {
		if (outcome === "ready") rolloutState.accept(now())
		decided.resolve({outcome, ...current()})
	}
	const onlyUnprovenLeft = () => rolloutState.acceptsAt() !== undefined
	const interrupt = () => {
		const outcome = outcomeOfAbort(stop)
		decide(outcome === "deadline" && onlyUnprovenLeft() ? "ready" : outcome)
	}
	stop.addEventListener("abort", interrupt, {once: true})
	if (stop.aborted) interrupt()
	const followed = () => rolloutState.objects(now()).filter(({object}) => needsFollowing(object))
	const progress = printProgress(log, () => progress_progressOf(followed(), ports.redact), ports.now)
	const clusterTime = () => (ports.times?.since ?? 0) + now()
	const notices = noticesOf(targets, ports.failFast, clusterTime)
	const unwatched = new Set()
	let ownedListed = false
	let timer
	const check = () => {
		clearTimeout(timer)
		const outcome = rolloutState.outcome(now())
		if (outcome === "ready" || (outcome === "failed" && (ownedListed || now() >= firstListsWithin))) return decide(outcome)
		progress.changed()
		const ends = [rolloutState.failsAt(), rolloutState.acceptsAt()].filter(end => end !== undefined)
		const at = outcome === "failed" ? firstListsWithin : Math.min(...ends)
		if (at < Number.POSITIVE_INFINITY) timer = setTimeout(check, at - now())
	}
	const watching = watchAll(targets, rolloutState.unready(), {
		...ports,
		clusterFacts: () => readClusterFacts(rolloutState.unready(), ports),
		signal: AbortSignal.any([stop, end.signal]),
		onUnwatchable: once(({message}) => log.warning(`Cannot watch objects, polling them every few seconds instead: ${message}`)),
		onUnwatchableOwned(kind, {message}) {
			if (!unwatched.has(kind)) log.info(`Failures will be detected late: cannot watch ${ownedKindNames[kind]}: ${message}`)
			unwatched.add(kind)
		},
		onOwnedListed() {
			ownedListed = true
		},
		onAssessed(assessments) {
			for (const line of notices(rolloutState.record(assessments, now()))) log.info(line)
			check()
		}
	})
	watching.catch(decided.reject)
	check()
	try {
		const rollout = await decided.promise
		progress.close(rollout.outcome === "ready")
		if (rollout.outcome === "ready") logRemarks()
		return rollout
	} catch (error) {
		if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error
		return {outcome: "lost", ...current(), message: error.message}
	} finally {
		clearTimeout(timer)
		stop.removeEventListener("abort", interrupt)
		progress.close(false)
		end.abort()
		await watching.catch(() => undefined)
	}
}
const ownedKindNames = {pods: "pods", revisions: "ReplicaSets", events: "events"}
function once(fn) {
	let called = false
	return (...args) => {
		if (!called) fn(...args)
		called = true
	}
}
function outcomeOfAbort({reason}) {
	return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped"
}
function toTarget(applied) {
	const {ref, resource} = applied.planned
	return {ref: actualRef(applied), collection: collectionPath(resource, ref.namespace), applied: applied.after, hasStatus: resource.hasStatus}
}
function tookTime({objects}) {
	return objects.some(({readyAfter}) => readyAfter !== 0)
}
function notFollowed(applied, rollouts) {
	const followed = new Set(rollouts.flatMap(({objects}) => objects.map(({ref}) => objectKey(ref))))
	return applied.filter(change => !followed.has(objectKey(toTarget(change).ref)))
}
function recordStartTime(api) {
	let first
	const send = async request => {
		const response = await api.send(request)
		first ??= response.date
		return response
	}
	return {api: {...api, send}, startTime: () => first}
}
function runTimes(begun, changes) {
	const writes = changes.filter(isApplied).flatMap(writtenAt)
	const beginning = begun ?? (writes.length === 0 ? undefined : Math.min(...writes))
	return beginning === undefined ? undefined : {begun: beginning, since: Math.max(beginning, ...writes)}
}
function writtenAt({action, after}) {
	if (action === "unchanged") return []
	const time = lastWriteOf(after) ?? Date.parse(after.metadata.creationTimestamp ?? "")
	return Number.isNaN(time) ? [] : [time]
}
const maxDelay = 2 ** 31 - 1
function stopAfter(timeout, cancelled, hint) {
	const expired = new AbortController()
	const timedOut = () => new UserError("The run timed out", {code: "timeout", hint})
	const timer = setTimeout(() => expired.abort(timedOut()), Math.min(maxDelay, Math.max(0, timeout)))
	return {signal: AbortSignal.any([cancelled, expired.signal]), clear: () => clearTimeout(timer)}
}
const timeoutHint = "Raise input 'timeout' if the cluster is that slow; otherwise check what the run was waiting for."
async function withinRun(ports, body) {
	const folder = await openFolder(folderPath(ports.temp), path => ports.remember("folder", path))
	const stop = stopAfter(ports.timeout, ports.cancelled, timeoutHint)
	try {
		return await body({...ports, env: {...ports.env, [runVariable]: folder.path, TMPDIR: folder.path}, folder: folder.path, stop: stop.signal, signal: delayed(stop.signal)})
	} finally {
		stop.clear()
		await folder.remove()
	}
}
const grace = 4_000
function delayed(signal) {
	const controller = new AbortController()
	const abortLater = () => setTimeout(() => controller.abort(signal.reason), grace).unref()
	if (signal.aborted) abortLater()
	else signal.addEventListener("abort", abortLater, {once: true})
	return controller.signal
}
const maxSocketPath = 100
function folderPath(temp) {
	const wanted = runFolderPath(temp)
	const fits = Buffer.byteLength((0, external_node_path_.join)(wanted, "k.sock")) <= maxSocketPath
	return fits ? wanted : runFolderPath((0, external_node_os_.tmpdir)())
}
function push(inputs, ports) {
	return withinRun(ports, async run => {
		const [cluster, rendered] = await connectAndRender(inputs, run)
		try {
			return await deploy(cluster, rendered, inputs, run)
		} catch (error) {
			throw cluster.explain(error)
		} finally {
			await cluster.close()
		}
	})
}
async function deploy(connected, read, inputs, run) {
	const {log} = run
	const {api, startTime} = recordStartTime(connected.api)
	const {server, context, identity, version} = connected
	const namespace = inputs.namespace ?? connected.namespace
	for (const line of describeCluster(connected, namespace)) log.info(line)
	const discovery = await discover(api)
	const target = {cluster: {...connected, api}, discovery, namespace}
	const {chart, opened, fromChart} = await renderInputChart(inputs, target, run)
	const rendered = withChart(read, chart)
	const hooks = (chart?.hooks ?? []).map(({manifest}) => manifest)
	const written = [...rendered.manifests, ...fromChart, ...hooks]
	const names = [server, context, namespace, secret_values_namesIn(written)].join("\n")
	const hide = objects => hideSecrets(objects, names, run.hide)
	hide(written.map(({object}) => object))
	for (const line of rendered.notices) log.info(line)
	const images = setImages(rendered.manifests, inputs.images, {copied: rendered.copiedOverrides, chart: chart?.images})
	const manifests = [...fromChart, ...images.manifests]
	const planned = planPush({...inputs, manifests, discovery, namespace})
	const {plan} = planned
	const checked = await checkPlan(plan, api, {...inputs, ...(opened?.rules ?? ownRules(inputs))})
	hide(checked.prepared.ports.live.values())
	const release = opened && (await checkRelease(opened, {...inputs, ...checked, plan, discovery, identity}))
	reportFindings({rendered, chart, images, planned, checked, release}, inputs, log)
	const afterDeletions = await awaitDeletions(plan, checked.prepared, inputs, run)
	run.stop.throwIfAborted()
	const base = {cluster: {server, context, identity, version}, namespace, dryRun: inputs.dryRun}
	const warn = warnOnce(log)
	if (inputs.dryRun) {
		const changes = plannedChanges(plan, afterDeletions, warn)
		for (const line of describeChanges(changes, {dryRun: true})) log.info(line)
		return {...base, changes, rollouts: [], failures: [], release: opened && release && plannedRelease(opened, release, log)}
	}
	const takenOver = await push_takeOver(plan, afterDeletions, log)
	const follow = (targets, soFar, stop = run.stop) => followRollout(targets, {...run, ...inputs, stop, times: runTimes(startTime(), soFar), set: objectsOf(plan).map(({object}) => object), api, now: () => performance.now()})
	const ports = {stop: run.stop, follow: (some, soFar) => follow(some.map(toTarget), soFar), warn, log}
	const deployed = opened && release && (await deployOrLeave(opened, release, {plan, prepared: takenOver}, {...run, ...inputs, ...ports, api, kubeFlags: connected.kubeFlags, toTarget: toTarget, follow: (targets, stop) => follow(targets, [], stop)}))
	const own = withoutRelease(plan)
	const prepared = deployed === undefined ? takenOver : withLive(takenOver, deployed.changes)
	const {changes: applied, rollouts} = deployed?.complete === false ? {changes: skipAll(own), rollouts: []} : await reapplyUntilStable(own, prepared, ports)
	const changes = [...(deployed?.changes ?? []), ...applied]
	for (const line of describeChanges(changes, {dryRun: false})) log.info(line)
	const waves = [...(deployed?.rollouts ?? []), ...rollouts]
	const complete = deployed?.complete !== false && changes.every(isApplied) && waves.every(({outcome}) => outcome === "ready")
	const last = complete && inputs.wait ? [await follow(notFollowed(changes.filter(isApplied), waves).map(toTarget), changes)] : []
	const waited = last.some(tookTime) && !run.stop.aborted
	const found = waited ? await warnIfOverwritten(applied, prepared, log) : applied
	const followed = [...waves, ...last]
	const {failed} = deployed ?? {}
	const failures = await diagnose(unreadyObjects(followed, changes), {api, redact: run.redact})
	return {...base, changes: [...(deployed?.changes ?? []), ...found], rollouts: [...followed, ...(failed === undefined ? [] : [failed.rollout])], failures: [...(failed?.failures ?? []), ...failures], release: deployed?.result}
}
function skipAll(plan) {
	return objectsOf(plan).map(planned => ({planned, action: "skipped"}))
}
async function connectAndRender(inputs, run) {
	const kubectl = kubectlOnPath(run.env, run.signal)
	const open = () => openCluster(inputs.access, {...run, kubectl, warn: run.log.warning, started: pid => run.remember("kubectl", String(pid))})
	const sources = await findSources(inputs.manifests, run.workspace)
	const rendering = readSources(sources, {...run, ...inputs})
	return await awaitBoth(sources.some(isBuilt) ? rendering.then(open) : open(), rendering)
}
async function awaitBoth(opening, rendering) {
	const [cluster, rendered] = await Promise.allSettled([opening, rendering])
	if (cluster.status === "fulfilled" && rendered.status === "fulfilled") return [cluster.value, rendered.value]
	if (cluster.status === "fulfilled") await cluster.value.close()
	const failures = [cluster, rendered].flatMap(each => (each.status === "rejected" ? [each.reason] : []))
	const faults = failures.flatMap(failure => userFaults(failure) ?? [])
	const bug = failures.find(failure => userFaults(failure) === undefined)
	if (bug !== undefined) throw bug
	const unreadable = rendered.status === "fulfilled" ? rendered.value.faults : []
	throwFaults([...new Map([...faults, ...unreadable].map(fault => [fault.message, fault])).values()])
	throw bug
}
function reportFindings({rendered, chart, images, planned, checked, release}, {dryRun}, log) {
	for (const {message, location} of [...(chart?.warnings ?? []), ...images.warnings, ...planned.warnings, ...checked.warnings]) log.warning(message, location)
	const imageFaults = rendered.faults.length > 0 ? [] : images.faults
	const faults = [...rendered.faults, ...imageFaults, ...planned.faults, ...checked.faults, ...(release?.faults ?? [])]
	throwFaults(faults.length > 0 || dryRun ? [...faults, ...checked.undecided] : [])
	for (const notice of [...images.notices, ...checked.notices, ...(release?.notices ?? []), ...(dryRun ? checked.limits : [])]) log.info(notice)
}
async function awaitDeletions(plan, prepared, {dryRun}, {stop, log}) {
	const deleting = describeDeleting(plan, prepared)
	if (deleting === "") return prepared
	log.info(`${dryRun ? "A run would wait" : "Waiting"} for deletion to finish: ${deleting}`)
	if (dryRun) return prepared
	const waited = await awaitDeletion(plan, prepared, stop)
	throwFaults(waited.faults)
	return waited.prepared
}
async function push_takeOver(plan, checked, log) {
	const {prepared, count, faults} = await takeOverAll(plan, checked)
	if (count > 0) log.info(`Taken over from client-side kubectl apply: ${count === 1 ? "1 object" : `${count} objects`}`)
	throwFaults(faults)
	return prepared
}
function timelineOf({object, owned}, {written, waited}) {
	const pods = object.kind === "Pod" ? [object] : podsByRevision(object, owned).current
	const [slowest] = pods
		.filter(({metadata}) => metadata.deletionTimestamp === undefined)
		.map(pod => ({pod, times: milestonesOf(pod, owned.events)}))
		.map(({pod, times}) => ({pod, times, next: nextMilestone(pod, times)}))
		.toSorted((a, b) => slowness(b) - slowness(a))
	if (slowest === undefined) return undefined
	const {pod, times, next} = slowest
	const applied = (written && lastWriteOf(object)) || times.created
	if (applied === undefined || (times.ready !== undefined && times.ready <= applied)) return undefined
	const seconds = time => Math.max(0, Math.round((time - applied) / 100) / 10)
	const base = {pod: pod.metadata.name ?? "", reached: inOrder(times, seconds)}
	if (times.ready !== undefined) return base
	const until = Math.max(applied + waited, ...Object.values(times).map(time => time ?? 0))
	return {...base, standing: {before: next, until: seconds(until)}}
}
function slowness({times, next}) {
	return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next)
}
function inOrder(times, seconds) {
	let latest = 0
	const reached = milestones.flatMap(milestone => {
		const time = times[milestone]
		if (time === undefined) return []
		latest = Math.max(latest, time)
		return [[milestone, seconds(latest)]]
	})
	return Object.fromEntries(reached)
}
const milestones = ["created", "scheduled", "pulled", "started", "ready"]
function milestonesOf(pod, events) {
	const {phase, containerStatuses: statuses = []} = pod.status ?? {}
	const since = type => {
		const condition = findCondition(conditionsOf(pod), type)
		return isTrue(condition) ? timeline_timeOf(condition.lastTransitionTime) : undefined
	}
	const own = events.filter(event => event.involvedObject?.uid === pod.metadata.uid)
	const starts = statuses.map(timeline_startOf)
	const haveStarted = starts.length > 0 && starts.every(start => start !== undefined)
	const havePulled = haveStarted || (statuses.length > 0 && statuses.every(({imageID = ""}) => imageID !== ""))
	return {
		created: timeline_timeOf(pod.metadata.creationTimestamp),
		scheduled: since("PodScheduled"),
		pulled: havePulled ? firstOfEach(own, "Pulled") : undefined,
		started: haveStarted ? (firstOfEach(own, "Started") ?? timeline_latest(starts)) : undefined,
		ready: phase === "Succeeded" ? timeline_latest(statuses.map(endOf)) : since("Ready")
	}
}
function nextMilestone(pod, times) {
	const last = milestones.findLastIndex(milestone => times[milestone] !== undefined)
	const next = milestones[last + 1] ?? "ready"
	return next === "pulled" && isPastPull(pod) ? "started" : next
}
function isPastPull({status}) {
	const {initContainerStatuses = [], containerStatuses = []} = status ?? {}
	return [...initContainerStatuses, ...containerStatuses].some(({state, lastState}) => {
		const {reason = "ContainerCreating"} = state?.waiting ?? {}
		const forImage = isPullReason(reason) || reason === "ImageInspectError" || isOrdinaryWait(reason)
		const waits = state?.waiting !== undefined && !forImage
		return waits || state?.running !== undefined || (state?.terminated ?? lastState?.terminated) !== undefined
	})
}
function timeline_startOf({state, lastState}) {
	const [oldest] = [lastState?.terminated, state?.terminated, state?.running].flatMap(each => each ?? [])
	return timeline_timeOf(oldest?.startedAt)
}
function endOf({state}) {
	return timeline_timeOf(state?.terminated?.finishedAt)
}
function firstOfEach(events, reason) {
	const matching = events.map(event => event).filter(event => event.reason === reason)
	const containers = [...Map.groupBy(matching, ({involvedObject}) => involvedObject?.fieldPath).values()]
	return timeline_latest(containers.map(each => earliest(each.map(firstOf))))
}
function firstOf({firstTimestamp, eventTime, metadata}) {
	return timeline_timeOf(firstTimestamp ?? eventTime ?? metadata.creationTimestamp)
}
function timeline_timeOf(written) {
	return Date.parse(written ?? "") || undefined
}
function earliest(times) {
	const known = times.filter(time => time !== undefined)
	return known.length === 0 ? undefined : Math.min(...known)
}
function timeline_latest(times) {
	const known = times.filter(time => time !== undefined)
	return known.length === 0 ? undefined : Math.max(...known)
}
const inputNames = [
	"manifests",
	"chart",
	"chart-repository",
	"chart-version",
	"chart-username",
	"chart-password",
	"chart-values",
	"chart-set",
	"chart-mode",
	"name",
	"images",
	"namespace",
	"create-namespace",
	"kubeconfig",
	"context",
	"server",
	"server-token",
	"server-ca",
	"allow-exec",
	"allow-remote",
	"dry-run",
	"force-conflicts",
	"adopt",
	"allow-downgrade",
	"wait",
	"fail-fast",
	"error-budget",
	"timeout"
]
const defaultTimeout = 600_000
const defaultFailFast = 20_000
function parseInputs(read) {
	const {overrides, faults} = parseImageOverrides(read.lines("images"))
	const remote = parseAllowRemote(read.lines("allow-remote"))
	const {chart, faults: chartFaults} = parseChartInputs(read)
	const inputs = {
		manifests: read.lines("manifests"),
		chart,
		images: overrides,
		namespace: read.text("namespace"),
		createNamespace: read.boolean("create-namespace", false),
		access: {kubeconfig: read.text("kubeconfig"), context: read.text("context"), server: read.text("server"), serverToken: read.text("server-token"), serverCa: read.text("server-ca"), allowExec: read.lines("allow-exec").map(({text}) => text)},
		allowRemote: remote.allowRemote,
		dryRun: read.boolean("dry-run", false),
		forceConflicts: read.boolean("force-conflicts", false),
		adopt: read.boolean("adopt", false),
		allowDowngrade: read.boolean("allow-downgrade", false),
		wait: read.boolean("wait", true),
		failFast: read.text("fail-fast") === "off" ? undefined : read.duration("fail-fast", defaultFailFast),
		errorBudget: readErrorBudget(read),
		timeout: read.duration("timeout", defaultTimeout)
	}
	if (inputs.manifests.length === 0 && read.text("chart") === undefined) {
		read.fault("Inputs 'manifests' and 'chart' are both empty", "Set 'manifests', 'chart', or both.")
	}
	if (inputs.namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(inputs.namespace)) {
		read.fault(`Input 'namespace' is '${inputs.namespace}', which is not a valid namespace`, "Use a DNS label: a-z, 0-9 and -, at most 63 characters.")
	}
	throwFaults([...read.faults, ...faults, ...remote.faults, ...chartFaults])
	return inputs
}
function readErrorBudget(read) {
	const written = read.text("error-budget") ?? "0"
	const [, digits = "", percent] = /^(\d{1,6})(%?)$/.exec(written) ?? []
	const number = Number(digits)
	if (digits === "" || (percent === "%" && number > 100)) {
		read.fault(`Input 'error-budget' is '${written}'`, "Use a number of pods, such as 1, or a percentage, such as 5%.")
	}
	return percent === "%" ? pods => Math.floor((pods * number) / 100) : () => number
}
function failureFault(failure, readiness, waited) {
	const {ref, message, cause, previous, location} = failure
	const state = readiness.state === "failed" ? hasFailed(readiness) : `is not ready after ${formatDuration(waited)}`
	const sentences = [`${formatRef(ref)} ${state}: ${message}`, ...(previous === undefined ? [] : [capitalized(previous)]), ...(cause === undefined ? [] : [`Likely cause: ${cause}`]), ...overrideNote(failure)]
	return new UserError(sentences.join(". "), {code: readiness.state === "failed" ? "failed" : "not-ready", hint: hintOf(failure), location})
}
function hasFailed({terminal}) {
	return terminal === true ? "has failed" : "is failing"
}
function overrideNote({field, setBy}) {
	if (setBy === undefined) return []
	return [capitalized(`${field.findLast(step => typeof step === "string") ?? "it"} is ${setBy}`)]
}
function hintOf({hint, cause, ref}) {
	if (hint !== undefined || cause !== undefined) return hint
	const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`
	return `Inspect it with: kubectl describe ${ref.kind.toLowerCase()} ${shellWord(ref.name)}${namespace}`
}
const maxShownInFull = 10
function reportFailures(failures) {
	const withCodes = failures.map(failure => {
		const {reason, message} = failure
		return {code: reason === "NotReady" ? "not-ready" : reason, message, failure}
	})
	return mostInformativeFirst(withCodes, maxShownInFull).map(({failure}) => reportFailure(failure))
}
function reportFailure(failure) {
	const {ref, field, location, ...details} = failure
	return {...ref, ...details, hint: hintOf(failure), ...(field.length === 0 ? {} : {field: writeFieldPath(field)}), ...(location === undefined ? {} : {file: location.file, line: location.line})}
}
const push_labels_actions = ["failed", "skipped", "created", "configured", "unchanged"]
const labels = {failed: {done: "failed", planned: "refused"}, skipped: {done: "not applied", planned: "not checked"}, created: {done: "created", planned: "to be created"}, configured: {done: "configured", planned: "to be configured"}, unchanged: {done: "unchanged", planned: "unchanged"}}
function actionLabel(action, {result}) {
	return labels[action][result === "planned" ? "planned" : "done"]
}
function countsByAction(report) {
	return push_labels_actions
		.map(action => ({action, count: report.objects.filter(object => object.action === action).length}))
		.filter(({count}) => count > 0)
		.map(({action, count}) => `${count} ${actionLabel(action, report)}`)
		.join(", ")
}
function releaseSummary({name, from, to, status, chart, version, appVersion}) {
	const revision = from !== undefined && to !== undefined ? ` ${from} → ${to}` : ` ${to ?? from ?? ""}`
	const state = status === undefined || status === "deployed" ? "" : ` (${status})`
	const app = appVersion === undefined || appVersion === "" ? "" : `, app ${appVersion}`
	return `Release ${name}${revision.trimEnd()}${state}, chart ${chart} ${version}${app}`
}
function objectNamer({objects}) {
	const namespaces = new Set(objects.flatMap(({namespace}) => namespace ?? []))
	return ref => formatRef(ref, namespaces.size > 1 ? "full" : "short")
}
async function logEvidence(report, log) {
	const nameOf = objectNamer(report)
	const {failures} = report
	for (const failure of failures.slice(0, maxShownInFull)) {
		await log.group(`${nameOf(failure)}: ${failure.reason}`, async () => {
			for (const line of evidenceOf(failure)) log.info(line)
		})
	}
	const {release} = report
	if (release !== undefined) log.info(`${releaseSummary(release)}.`)
	if (release?.notes !== undefined) {
		const notes = release.notes.split("\n")
		await log.group(`Notes of ${release.chart}`, async () => {
			for (const line of notes) log.info(`  ${line}`)
		})
	}
	const omitted = failures.length - maxShownInFull
	if (omitted > 0) log.info(`Details of ${omitted} more failures are in the report file.`)
}
function evidenceOf(failure) {
	const {message, cause, previous, file, line, field, setBy, container, probe, logs, events, unknown} = failure
	const where = [...(file === undefined || line === undefined ? [] : [formatLocation({file, line})]), ...(field === undefined ? [] : [field]), ...(setBy === undefined ? [] : [setBy])].join(" · ")
	return [
		...fact("What", message),
		...fact("Cause", cause),
		...fact("Where", where),
		...(container === undefined ? [] : [...fact("Container", `${container.name} in ${container.pod}, ${container.image}`), ...fact("Restarts", container.restarts === 0 ? undefined : String(container.restarts)), ...fact("Ended", container.exit)]),
		...fact("Probe", probe),
		...fact("Serving", previous),
		...unknown.flatMap(each => fact("Not known", each)),
		...logs.flatMap(logLines),
		...(events.length === 0 ? [] : ["Events:"]),
		...events.map(({about, reason, message: text, count, age}) => {
			const times = count === 1 ? "" : ` (${count} times${age === undefined ? "" : `, last ${ago(age)}`})`
			return `  ${about} ${reason}: ${text}${times}`
		})
	]
}
function fact(name, value) {
	return value === undefined || value === "" ? [] : [`${name.padEnd(10)} ${value}`]
}
function logLines({pod, container, previous, lines}) {
	const run = previous ? ", before its restart" : ""
	if (lines.length === 0) return [`Log of ${container} in ${pod}${run}: it printed nothing.`]
	return [`Log of ${container} in ${pod}${run}:`, ...lines.map(line => `  ${line}`)]
}
function ago(age) {
	return age === 0 ? "just now" : `${formatDuration(age * 1_000)} before the newest`
}
const outputs_maxLength = 4_000
const outputs_maxMessage = 400
function outputsOf(report, file) {
	return {result: report.result, changed: String(report.changed), failures: failuresOutput(report), "ready-in": report.readyIn === undefined ? "" : String(report.readyIn), report: file}
}
function failuresOutput(report) {
	const nameOf = objectNamer(report)
	let remaining = outputs_maxLength
	const entries = report.failures.map(failure => ({object: nameOf(failure), reason: sanitizeLine(failure.reason), message: clip(sanitizeLine(failure.message))}))
	const fitting = entries.filter(entry => {
		remaining -= JSON.stringify(entry).length
		return remaining >= 0
	})
	const more = entries.length - fitting.length
	const rest = {object: "", reason: "More", message: `${more} more are in the report file`}
	return JSON.stringify(more === 0 ? fitting : [...fitting, rest])
}
function clip(text) {
	return text.length <= outputs_maxMessage ? text : `${text.slice(0, outputs_maxMessage - 1)}…`
}
function push_faults_faultsOf(ending) {
	if ("faults" in ending) return ending.faults
	const {changes, rollouts, failures, release} = ending.result
	const refused = changes.flatMap(change => (change.action === "failed" ? change.faults : []))
	const known = new Map(failures.map(failure => [objectKey(failure.ref), failure]))
	const waited = rollouts.flatMap(rollout => rollout.objects.flatMap(object => rolloutFault(object, rollout, known.get(objectKey(object.ref)))))
	const skipped = changes.filter(({action}) => action === "skipped").length
	const lost = rollouts.flatMap(({outcome, message = ""}) => (outcome === "lost" ? [lostFault(message, skipped)] : []))
	const stopped = rollouts.some(({outcome}) => outcome === "stopped")
	const ofRelease = release?.faults ?? []
	const isCancelled = stopped || (skipped > 0 && refused.length + waited.length + lost.length + ofRelease.length === 0)
	return [...refused, ...waited, ...ofRelease, ...lost, ...(isCancelled ? [cancelledFault(skipped)] : [])]
}
function rolloutFault({ref, readiness}, {outcome, waited}, failure) {
	if (readiness.state === "ready" || (outcome !== "failed" && outcome !== "deadline")) return []
	if (outcome === "failed" && readiness.state !== "failed") return []
	const details = failure ?? {ref, message: readiness.message, field: []}
	return [failureFault(details, readiness, waited)]
}
function lostFault(message, skipped) {
	const applied = skipped === 0 ? "Everything was applied; the run does not know whether it became ready" : `${skipped === 1 ? "1 object was" : `${skipped} objects were`} not applied; the run does not know whether the others became ready`
	return new UserError(`Lost the connection to the API server: ${message}`, {code: "unreachable", hint: `${applied}. Run again to find out.`})
}
function cancelledFault(skipped) {
	const objects = skipped === 1 ? "1 object was" : `${skipped} objects were`
	const message = skipped === 0 ? "The run was cancelled during the wait" : `The run was cancelled, and ${objects} not applied`
	return new UserError(message, {code: "stopped", hint: "Run again to apply the rest."})
}
function toReport(ending, startedAt, endedAt) {
	const base = {version: 1, action: "push", ...reportTime(startedAt, endedAt)}
	const faults = push_faults_faultsOf(ending).map(reportFault)
	if (!("result" in ending)) {
		return {...base, result: "failed", changed: false, objects: [], images: [], faults, failures: []}
	}
	const {cluster, namespace, dryRun, changes, rollouts, failures, release} = ending.result
	const changed = release?.to !== undefined || changes.some(({action}) => action === "created" || action === "configured")
	const success = dryRun ? "planned" : changed ? "deployed" : "unchanged"
	const rolled = new Map(rollouts.flatMap(({objects, waited}) => objects.map(object => [objectKey(object.ref), {object, waited}])))
	const objects = changes.map(change => reportObject(change, rolled))
	return {
		...base,
		result: faults.length > 0 ? "failed" : success,
		changed,
		cluster: {...cluster, namespace},
		...(release === undefined ? {} : {release: reportRelease(release)}),
		objects,
		images: changes.filter(isApplied).flatMap(push_report_imagesOf),
		faults,
		failures: reportFailures(failures),
		readyIn: readyIn(objects, rollouts)
	}
}
const longestNotes = 16_000
function reportRelease({faults: _, notes, ...release}) {
	const kept = sanitize(notes).trim()
	const shown = kept.length <= longestNotes ? kept : `${kept.slice(0, kept.lastIndexOf("\n", longestNotes))}\n…`
	return {...release, notes: shown === "" ? undefined : shown}
}
function reportObject(change, rolled) {
	const {planned, action} = change
	const ref = actualRef(change)
	const {location} = planned.source
	const fileAndLine = location === undefined ? {} : {file: location.file, line: location.line}
	const rollout = rolled.get(objectKey(ref))
	if (rollout === undefined || action === "failed") return {...ref, action, ...fileAndLine}
	const {object, waited} = rollout
	const {readiness, readyAfter} = object
	return {...ref, action, ...readyOrUnproven(readiness), message: readiness.message, readyAfter: readyAfter === undefined ? undefined : inSeconds(readyAfter), timeline: readyAfter === 0 ? undefined : timelineOf(object, {written: action !== "unchanged", waited}), ...fileAndLine}
}
function readyOrUnproven(readiness) {
	const {unproven} = readiness.state === "ready" ? readiness : {}
	return unproven === undefined ? {ready: readiness.state === "ready"} : {unproven}
}
function readyIn(objects, rollouts) {
	if (!objects.every(({ready}) => ready === true)) return undefined
	const waits = rollouts.map(rollout => Math.max(0, ...rollout.objects.map(({readyAfter = 0}) => readyAfter)))
	return inSeconds(waits.reduce((sum, wait) => sum + wait, 0))
}
function push_report_imagesOf({planned, before, after}) {
	const previous = new Map(before === undefined ? [] : push_report_imagesIn(before, planned).map(used => [push_report_imageKey(used), used.image]))
	return push_report_imagesIn(after, planned).map(used => {
		const {container, image} = used
		return {object: formatRef(planned.ref), container, from: previous.get(push_report_imageKey(used)), to: image}
	})
}
function push_report_imagesIn(object, {source}) {
	const set = (source.overridden ?? []).map(path => path.join("/"))
	const fields = findImageFields(object).filter(({path}) => {
		const key = path.join("/")
		return set.some(each => each === key || each.startsWith(`${key}/`))
	})
	return [...findImages(object), ...fields.map(field => ({...field, container: field.path.join(".")}))]
}
function push_report_imageKey({path, container}) {
	return [...path.filter(step => typeof step === "string"), container].join("/")
}
const entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/
function markdown_text(value) {
	return escapeHtml(value, mark => `${mark}<wbr>`)
}
function markup(value) {
	const parts = sanitizeLine(value).split(/`([^`]+)`/)
	const asHtml = (part, isCode) => (isCode ? `<code>${escaped(part, mark => mark)}</code>` : escaped(part, mark => `${mark}<wbr>`))
	return parts.map((part, index) => asHtml(part, index % 2 === 1)).join("")
}
function code(value) {
	return `<code>${verbatim(value)}</code>`
}
function markdown_block(value, language) {
	const lines = sanitize(value).split("\n")
	return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map(line => escaped(line.trimEnd(), mark => mark)).join("&#10;")}</pre>`
}
function markdown_link(address, content) {
	const url = URL.parse(address)
	if (url?.protocol !== "https:" && url?.protocol !== "http:") return content
	return `<a href="${verbatim(url.href)}">${content}</a>`
}
function verbatim(value) {
	return escapeHtml(value, mark => mark)
}
function escapeHtml(value, withMark) {
	return escaped(sanitizeLine(String(value)), withMark)
}
function escaped(value, withMark) {
	const special = new RegExp(`[&<>"']|${marks.source}`, "gi")
	return value.replace(special, found => entities[found] ?? withMark(found))
}
function html(strings, ...values) {
	return String.raw({raw: strings}, ...values)
}
function table(head, rows) {
	return `<table>\n${cells("th", head.map(markdown_text))}\n${rows.join("\n")}\n</table>`
}
function facts(rows) {
	const lines = rows.map(([name, value]) => tableRow([html`<strong>${markdown_text(name)}</strong>`, value]))
	return `<table>\n${lines.join("\n")}\n</table>`
}
function tableRow(values) {
	return cells("td", values)
}
function cells(tag, values) {
	return `<tr>${values.map(value => `<${tag}>${value}</${tag}>`).join("")}</tr>`
}
function details(summary, content, state = "closed") {
	return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>`
}
const summary_page_maxBytes = 1_000 * 1024
const maxCellLength = 4_000
function tableSection(head, rows, folded) {
	if (rows.length === 0) return []
	const used = cells => cells.filter((_, index) => rows.some(row => (row[index] ?? "") !== ""))
	return [{rows: rows.map(row => tableRow(used(row))), around: fitting => table(used(head), fitting), folded}]
}
function summaryPage(heading, facts, sections) {
	const fitted = fitSections(sections)
	const parts = [html`<h3>${heading}</h3>`, html`<p>${facts}</p>`, ...fitted.map(({section}) => section)]
	return {page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, {omitted}) => sum + omitted, 0)}
}
function fitSections(sections) {
	let left = summary_page_maxBytes
	return sections.map(({rows, around, folded}) => {
		const fitting = rows.filter(row => {
			const size = Buffer.byteLength(row) + "\n\n".length
			if (size > left) return false
			left -= size
			return true
		})
		const omitted = rows.length - fitting.length
		const more = omitted === 0 ? html`` : html`<p>${omitted} more are in the report file.</p>`
		const shown = fitting.length === 0 ? more : html`${around(fitting)}${more}`
		return {section: folded === undefined ? shown : details(folded, shown), omitted}
	})
}
function faultSections(faults) {
	const rows = [...Map.groupBy(faults, similarityKey).values()].map(same => {
		const [{message, hint = ""}] = same
		const title = same.length === 1 ? html`` : html`${same.length} times, first: `
		return [html`${title}${summary_page_linesOf(message)}`, locationsOf(same), summary_page_linesOf(hint)]
	})
	return tableSection(["What is wrong", "Where", "What to do"], rows)
}
const aboutObject = /^[A-Za-z]{1,100}\/(\S{1,300})(?= )/
function similarityKey({code, message, hint = ""}) {
	const [, name] = aboutObject.exec(message) ?? []
	const all = `${code}\n${message}\n${hint}`
	return name === undefined ? all : all.replaceAll(name, "…")
}
function locationsOf(faults) {
	const lines = faults.flatMap(({message, file, line}) => {
		const object = faults.length === 1 ? undefined : aboutObject.exec(message)?.[0]
		const parts = [...(object === undefined ? [] : [code(object)]), ...(file === undefined ? [] : [code(`${file}:${line}`)])]
		return parts.length === 0 ? [] : [parts.join(" ")]
	})
	return lines.length === 1 ? (lines[0] ?? html``) : lines.map(line => html`<p>${line}</p>`).join("")
}
function summary_page_linesOf(text) {
	const [first = "", ...rest] = summary_page_clip(text).split("\n")
	return rest.length === 0 ? markup(first) : html`${markup(first)}${markdown_block(rest.join("\n"))}`
}
const shortShaLength = 12
const sha = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/gi
function shortShas(text) {
	return text.replace(sha, found => found.slice(0, shortShaLength))
}
function runFacts({run: {repository, commit, actor} = {}}) {
	if (repository === undefined) return []
	const from = html`from ${code(commit === undefined ? repository : `${repository}@${shortShas(commit)}`)}`
	return [actor === undefined ? from : html`${from} by ${markdown_text(actor)}`]
}
function summary_page_clip(text, maxLength = maxCellLength) {
	return text.length <= maxLength ? text : `${text.slice(0, maxLength)} … (the rest is in the report file)`
}
const failure_sections_maxEvents = 10
const maxEventLength = 500
function failureSections(report) {
	const nameOf = objectNamer(report)
	const groups = [...Map.groupBy(report.failures, failure_sections_similarityKey).values()]
	const shown = groups.slice(0, maxShownInFull).map(([first, ...same]) => (first === undefined ? html`` : failureBlock(first, same, nameOf)))
	const others = groups
		.slice(maxShownInFull)
		.flat()
		.map(failure => [code(nameOf(failure)), markdown_text(failure.reason), markup(summary_page_clip(failure.message)), manifestField(failure) ?? html``])
	return [...(shown.length === 0 ? [] : [{rows: shown, around: rows => rows.join("\n\n")}]), ...tableSection(["Also not ready", "Reason", "What is wrong", "Where"], others)]
}
function failure_sections_similarityKey({name, container, reason, message, cause = ""}) {
	return [container?.pod, name].reduce((text, each) => (each === undefined ? text : text.replaceAll(each, "…")), `${reason}\n${message}\n${cause}`)
}
function failureBlock(failure, same, nameOf) {
	const {reason, message, logs, events} = failure
	const known = factsOf(failure)
	return [
		html`<h4>❌ ${same.length === 0 ? html`` : html`${same.length + 1} objects: `}${code(nameOf(failure))}: ${markdown_text(reason)}</h4>`,
		html`<p>${markup(summary_page_clip(sentence(message)))}</p>`,
		...(known.length === 0 ? [] : [facts(known)]),
		...(same.length === 0 ? [] : [html`<p>The same for:</p>`, sameTable(same, nameOf)]),
		...logs.map(logTail),
		...(events.length === 0 ? [] : [eventTable(events)])
	].join("\n")
}
function sameTable(failures, nameOf) {
	return table(
		["Object", "Where"],
		failures.map(failure => tableRow([code(nameOf(failure)), manifestField(failure) ?? html``]))
	)
}
function factsOf(failure) {
	const {cause, hint, previous, container, probe, unknown} = failure
	const rows = [
		["Likely cause", asMarkup(cause)],
		["Where", manifestField(failure)],
		["What to do", asMarkup(hint)],
		["Still serving", asMarkup(previous)],
		["Container", container === undefined ? undefined : failure_sections_describeContainer(container)],
		["How it ended", asMarkup(container?.exit)],
		["Probe", probe === undefined ? undefined : code(summary_page_clip(probe))],
		["Not known", unknown.length === 0 ? undefined : asMarkup(unknown.join("; "))]
	]
	return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}
function asMarkup(text) {
	return text === undefined ? undefined : markup(summary_page_clip(capitalized(text)))
}
function manifestField({file, line, field, setBy}) {
	const parts = [...(file === undefined ? [] : [code(`${file}:${line}`)]), ...(field === undefined ? [] : [code(field)]), ...(setBy === undefined ? [] : [markdown_text(setBy)])]
	return parts.length === 0 ? undefined : parts.join(" · ")
}
function failure_sections_describeContainer({pod, name, image, restarts}) {
	const where = html`${code(name)} in ${code(pod)} · ${code(image)}`
	return restarts === 0 ? where : html`${where} · ${markdown_text(restarts === 1 ? "1 restart" : `${restarts} restarts`)}`
}
function logTail({pod, container, previous, lines}) {
	const title = html`Last log lines of ${code(container)} in ${code(pod)}${markdown_text(previous ? ", before its restart" : "")}`
	if (lines.length === 0) return html`<p>${title}: none, it printed nothing.</p>`
	return details(title, markdown_block(lines.join("\n")), "open")
}
function eventTable(events) {
	const rows = events
		.slice(0, failure_sections_maxEvents)
		.map(({about, reason, message, count, age}) =>
			tableRow([code(about), markdown_text(reason), markdown_text(summary_page_clip(message, maxEventLength)), markdown_text(count === 1 ? "once" : `${count} times`), markdown_text(age === undefined || events.length === 1 ? "" : age === 0 ? "newest" : `${formatDuration(age * 1_000)} before`)])
		)
	const omitted = events.length - rows.length
	const more = omitted === 0 ? html`` : html`<p>${omitted} more in the report file.</p>`
	const head = ["About", "Reason", "Event", "How often", "Last"]
	const title = events.length === 1 ? "1 event" : `${events.length} events`
	return details(markdown_text(title), html`${table(head, rows)}${more}`)
}
function objectSections(report) {
	const sorted = push_labels_actions.flatMap(action => report.objects.filter(object => object.action === action))
	const {unchanged = [], other = []} = Object.groupBy(sorted, ({action, ready}) => (action === "unchanged" && ready !== false ? "unchanged" : "other"))
	const head = ["Object", "Action", "Ready", "After"]
	const folded = other.length === 0 ? undefined : markdown_text(`${unchanged.length} unchanged`)
	return [...tableSection(head, rowsOf(other, report)), ...tableSection(head, rowsOf(unchanged, report), folded)]
}
function rowsOf(objects, report) {
	const nameOf = objectNamer(report)
	return objects.map(object => [code(nameOf(object)), markdown_text(actionLabel(object.action, report)), markdown_text(summary_page_clip(readiness(object))), markdown_text(object.readyAfter === undefined ? "" : formatDuration(object.readyAfter * 1000))])
}
function readiness({ready, message, unproven}) {
	if (unproven !== undefined) return message ?? ""
	if (ready === undefined) return ""
	return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ")
}
const timeline_sections_phases = [
	["created", "Waiting"],
	["scheduled", "Scheduling"],
	["pulled", "Pulling"],
	["started", "Starting"],
	["ready", "Getting ready"]
]
function timelineSections(report) {
	const nameOf = objectNamer(report)
	const rows = report.objects
		.flatMap(object => (object.timeline === undefined ? [] : [{object, ...phaseTimes(object.timeline)}]))
		.toSorted((a, b) => b.total - a.total)
		.map(({object, cells, total}) => [code(nameOf(object)), ...cells, markdown_text(object.ready === true ? seconds(total) : "")])
	const head = ["Slowest pod of", ...timeline_sections_phases.map(([, title]) => title), "Total"]
	return tableSection(head, rows, report.result === "failed" ? undefined : markdown_text("Time spent"))
}
function phaseTimes({reached, standing}) {
	let from = 0
	const took = timeline_sections_phases.map(([milestone]) => {
		const until = standing?.before === milestone ? standing.until : reached[milestone]
		if (until === undefined) return undefined
		const time = until - from
		from = until
		return time
	})
	const longest = Math.max(0, ...took.map(time => time ?? 0))
	const cells = timeline_sections_phases.map(([milestone], index) => {
		const time = took[index]
		if (time === undefined) return html``
		const shown = standing?.before === milestone ? `⏳ ${seconds(time)}` : seconds(time)
		return time === longest && time > 0 ? html`<strong>${markdown_text(shown)}</strong>` : markdown_text(shown)
	})
	return {cells, total: from}
}
function seconds(count) {
	return formatDuration(count * 1_000)
}
const titles = {deployed: "Deployed", unchanged: "Unchanged", planned: "Planned", failed: "Failed"}
function closingSentence(report) {
	const took = formatDuration(report.seconds * 1000)
	if (report.objects.length === 0) return `${titles[report.result]} after ${took}: nothing was written.`
	return `${titles[report.result]} after ${took}: ${countsByAction(report)}${readyNote(report)}.`
}
function readyNote({objects}) {
	const unreported = objects.filter(({unproven}) => unproven === "unreported").length
	const unclear = objects.filter(({unproven}) => unproven === "unclear").length
	const ready = objects.filter(object => object.ready).length
	if (ready + unreported + unclear < objects.length) return ""
	if (ready === objects.length) return "; all ready"
	return [`; ${ready} of ${objects.length} ready`, ...(unreported > 0 ? [`no status reported for ${countOf(unreported)}`] : []), ...(unclear > 0 ? [`the status of ${countOf(unclear)} does not show whether it is ready`] : [])].join(", ")
}
function countOf(count) {
	return count === 1 ? "1 object" : `${count} objects`
}
const push_summary_headings = {deployed: "Deployed to", unchanged: "Unchanged in", planned: "Planned for", failed: "Failed in"}
const push_summary_marks = {deployed: "✅", unchanged: "✅", planned: "📋", failed: "❌"}
function push_summary_summary(report) {
	const {cluster} = report
	const heading = cluster === undefined ? markdown_text(titles[report.result]) : html`${markdown_text(push_summary_headings[report.result])} ${code(cluster.namespace)} on ${clusterName(cluster)}`
	return summaryPage(html`${markdown_text(push_summary_marks[report.result])} ${heading}`, push_summary_factsOf(report), [...failureSections(report), ...faultSections(otherFaults(report)), ...imageSections(report), ...objectSections(report), ...timelineSections(report), ...notesSections(report)])
}
function clusterName({context, server}) {
	return context === undefined ? code(server) : html`${code(context)} (${code(server)})`
}
function push_summary_factsOf(report) {
	const {cluster} = report
	const facts = [
		...(report.release === undefined ? [] : [releaseSummary(report.release)]),
		...(report.objects.length === 0 ? ["Nothing was written"] : [countsByAction(report)]),
		formatDuration(report.seconds * 1000),
		...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`])
	].map(markdown_text)
	return [...facts, ...runFacts(report)].reduce((all, fact) => html`${all} · ${fact}`)
}
function notesSections({release}) {
	if (release?.notes === undefined) return []
	return [{rows: [markdown_block(release.notes)], around: ([notes = html``]) => notes, folded: markdown_text(`Notes of ${release.chart}`)}]
}
function otherFaults({faults, failures}) {
	return failures.length === 0 ? faults : faults.filter(fault => !failureCodes.has(fault.code))
}
const failureCodes = new Set(["failed", "not-ready"])
function imageSections({images}) {
	const {same = [], other = []} = Object.groupBy(images, ({from, to}) => (from === to ? "same" : "other"))
	const head = ["Object", "Container", "Image before", "Image now"]
	const folded = other.length === 0 ? undefined : markdown_text(`${same.length} ${same.length === 1 ? "image" : "images"} unchanged`)
	return [...tableSection(head, other.map(imageRow)), ...tableSection(head, same.map(imageRow), folded)]
}
function imageRow({object, container, from, to}) {
	const before = from === undefined ? html`` : from === to ? markdown_text("unchanged") : code(shortShas(from))
	return [markdown_text(object), markdown_text(container), before, code(shortShas(to))]
}
function redactReport(report, redact) {
	const {cluster, release, objects, images, faults, failures} = report
	return {
		...report,
		...(cluster === undefined ? {} : {cluster: {...redactAll(cluster, redact), namespace: cluster.namespace}}),
		...(release === undefined ? {} : {release: {...redactAll(release, redact), name: release.name, namespace: release.namespace}}),
		objects: objects.map(object => {
			const {action, unproven, file} = object
			return {...withoutSecrets(object, redact), action, unproven, file}
		}),
		images: images.map(image => ({...redactAll(image, redact), object: image.object})),
		faults: faults.map(fault => ({...redactAll(fault, redact), code: fault.code, ...(fault.file === undefined ? {} : {file: fault.file})})),
		failures: failures.map(failure => withoutSecrets(failure, redact))
	}
}
function withoutSecrets(entry, redact) {
	const {apiVersion, kind, namespace, name} = entry
	return {...redactAll(entry, redact), apiVersion, kind, namespace, name}
}
const pushAction = {
	program: "kubectl",
	inputs: inputNames,
	read(context) {
		const reader = readInputs()
		for (const name of ["server-token", "chart-password"]) {
			const secret = reader.text(name)
			if (secret !== undefined) context.mask(secret)
		}
		return parseInputs(reader)
	},
	run(inputs, context) {
		return push(inputs, {...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState})
	},
	report(ending, _inputs, context) {
		const ended = context.startedAt + context.elapsed()
		const pushReport = {...toReport(ending, context.startedAt, ended), ...reportRun(context.run)}
		const format = {evidence: logEvidence, closing: closingSentence, summary: push_summary_summary, outputs: outputsOf}
		return publish(pushReport, {...format, redact: redactReport, faults: push_faults_faultsOf(ending)}, context)
	}
}
function runPush(host) {
	return runAction(host, pushAction)
}
}
}
