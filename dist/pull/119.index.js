export const id = 119
export const ids = [119]
export const modules = {
8119: (__unused_webpack___webpack_module__, __webpack_exports__, __load) => {
__load.r(__webpack_exports__)
__load.d(__webpack_exports__, {pullAction: () => pullAction, runPull: () => runPull})
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
class HttpError extends Error {
	name = "HttpError"
	status
	headers
	constructor(status, message, headers) {
		super(message || `HTTP ${status}`)
		this.status = status
		this.headers = headers
	}
}
class UnexpectedResponse extends Error {
	name = "UnexpectedResponse"
}
class NetworkError extends Error {
	name = "NetworkError"
	code
	constructor(cause) {
		super(cause.message, {cause})
		this.code = "code" in cause ? String(cause.code) : ""
	}
}
function isHttpError(error, ...statuses) {
	return error instanceof HttpError && statuses.includes(error.status)
}
const statuses = {NOT_FOUND: 404, FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, RATE_LIMITED: 429}
function httpErrorOf({status, headers, data}) {
	return new HttpError(status, messageOf(data), headers)
}
function checkResponse({status, headers, data}) {
	if (status >= 300) throw new UnexpectedResponse(`it redirects to ${headers.location ?? "another URL"}`)
	if (data instanceof ArrayBuffer || (typeof data === "string" && data !== "")) {
		throw new UnexpectedResponse("it returns a web page instead of JSON")
	}
}
function checkGraphql({headers, data}) {
	const {errors} = isObject(data) ? data : {}
	if (!Array.isArray(errors) || errors.length === 0) return
	const type = isObject(errors[0]) && "type" in errors[0] ? String(errors[0].type) : ""
	throw new HttpError(statuses[type] ?? 422, messageOf({errors}), headers)
}
function messageOf(data) {
	if (!isObject(data)) return typeof data === "string" && !data.includes("<") ? data.trim() : ""
	const {message, errors} = data
	const single = Array.isArray(errors) ? errors.map(messageOfFault) : []
	return [...new Set([message, ...single])].filter(text => typeof text === "string" && text !== "").join(": ")
}
function messageOfFault(fault) {
	if (!isObject(fault)) return fault
	const {message, field, code} = fault
	return message ?? [field, code].filter(word => typeof word === "string").join(" ")
}
function isObject(value) {
	return typeof value === "object" && value !== null
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
	const lines = secret.length > maxSplitLength ? [] : linesOf(secret)
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
function linesOf(secret) {
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
const runAgain = "Run it again. If it keeps failing, check the server's status."
const causes = [
	{pattern: /archived/i, status: [403, 410, 422, 423], code: "repository", message: "{repository} is archived and read-only", hint: "Unarchive it in its settings, or use the repository that replaced it."},
	{status: [403], header: "x-github-sso", code: "forbidden", message: "The organization of {repository} requires single sign-on, and the token is not authorized for it", hint: "Authorize the token for the organization in your account's settings, or use a GitHub App."},
	{pattern: /SAML/, code: "forbidden", message: "The organization of {repository} requires single sign-on, and the token is not authorized for it", hint: "Authorize the token for the organization in your account's settings, or use a GitHub App."},
	{
		pattern: /not permitted to create or approve pull requests/,
		code: "forbidden",
		message: "Workflows are not allowed to open pull requests in {repository}",
		hint: "Tick `Allow GitHub Actions to create and approve pull requests` in its Settings > Actions > General (the organization's settings can override it), or use a GitHub App instead of the workflow's own token."
	},
	{pattern: /IP allow list/i, code: "forbidden", message: "The organization of {repository} allows only known IP addresses", hint: "Add the runner's address to the organization's IP allow list, or use a runner with an allowed address."},
	{status: [401], code: "unauthorized", message: "{host} does not accept the token for {repository}", hint: "It is missing, wrong, expired or revoked: create a new one."},
	{pattern: /rate limit|abuse detection/i, status: [403, 429], code: "unreachable", message: "The rate limit of {host} is exceeded", hint: "Run it again later. A GitHub App has its own rate limit."},
	{status: [429], code: "unreachable", message: "The rate limit of {host} is exceeded", hint: runAgain},
	{status: [403], code: "forbidden", message: "The token lacks the permission to {doing} in {repository}", hint: "{needs}"},
	{status: [404], code: "repository", message: "{repository} does not exist, or the token has no access to it or may not {doing}", hint: "Check its name. A private repository appears missing to tokens without access. {needs}"},
	{status: [500, 502, 503, 504], code: "unreachable", message: "{host} returned a server error", hint: runAgain}
]
const missingBranch = {code: "repository", message: "A branch of the pull request in {repository} does not exist", hint: "It may have been deleted in the meantime: check input 'branch', and run it again."}
const openCauses = [
	{status: [422], pattern: /no (commits|changes) between/i, code: "refused", message: "A pull request in {repository} would have no changes", hint: "The base already contains the branch, which may just have been merged: run it again."},
	{status: [422], pattern: /draft pull requests are not supported/i, code: "refused", message: "{repository} does not support draft pull requests on its plan", hint: "Set `draft: false`."},
	{status: [422], pattern: /\b(base|head) invalid\b/, ...missingBranch}
]
const openOnGiteaCauses = [...openCauses, {status: [404], ...missingBranch}]
const maxQuotedLength = 500
function explainForgeError(error, request, ownCauses = []) {
	if (error instanceof NetworkError) return explainNetworkError(error, request.host)
	if (error instanceof UnexpectedResponse) {
		return new UserError(`The server at ${request.host} does not respond as the API for ${request.repository}: ${error.message}`, {code: "repository", hint: "The repository may have been renamed, or a login page or a proxy is in front of the server."})
	}
	if (!(error instanceof HttpError)) return error
	const cause = [...ownCauses, ...causes].find(cause => matches(cause, error)) ?? otherCause
	const quoted = excerpt(error.message, maxQuotedLength, request.redact)
	return new UserError(`${fillIn(cause.message, request)}: ${quoted}`, {code: cause.code, hint: fillIn(cause.hint, request)})
}
function matches({status, pattern, header}, error) {
	if (status !== undefined && !status.includes(error.status)) return false
	if (header !== undefined && error.headers[header] === undefined) return false
	return pattern === undefined || pattern.test(error.message)
}
const otherCause = {code: "refused", message: "{host} refuses to {doing} in {repository}", hint: "See its message for the reason."}
function fillIn(text, request) {
	const {host, repository, doing} = request
	return text
		.replaceAll("{host}", () => host)
		.replaceAll("{repository}", () => repository)
		.replaceAll("{doing}", () => doing)
		.replaceAll("{needs}", () => permissionHint(request))
}
const names = {"pull-requests": "Pull requests", contents: "Contents"}
function permissionHint({kind, permission}) {
	if (permission === undefined) return "Check the token's permissions."
	if (kind === "gitea") {
		return "Use the token of an account with write access to the repository, with the scopes `write:repository` and `write:issue`."
	}
	const name = names[permission]
	return `Give the job \`permissions: ${permission}: write\` if it changes its own repository. For another repository use the token of a GitHub App, or a fine-grained token, with \`${name}: read and write\`.`
}
const network = "Check the address, and whether a firewall or a proxy blocks it: a private server needs a runner inside its network."
const networkCauses = [
	{code: /^ENOTFOUND$/, message: "Host {host} does not exist", hint: network},
	{code: /PROXY|TUNNEL/, message: "The proxy refuses the connection to {host}", hint: "Check HTTPS_PROXY, and which hosts the proxy allows."},
	{code: /^(EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/, message: "{host} cannot be reached", hint: network},
	{code: /^EMSGSIZE$/, message: "The response of {host} is too large", hint: "Check that the address is that of the forge's API.", as: "repository"},
	{code: /^ETIMEDOUT$/, message: "{host} does not respond in time", hint: network}
]
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS|^EPROTO$|^ERR_SSL/
function explainNetworkError(error, host) {
	if (certificate.test(error.code)) {
		return new UserError(`The TLS certificate of ${host} cannot be verified: ${error.message}`, {code: "access", hint: "If a private certificate authority signed it, set NODE_EXTRA_CA_CERTS on the runner to a file with that authority's certificates."})
	}
	const known = networkCauses.find(({code}) => code.test(error.code))
	const message = known?.message ?? "The connection to {host} was closed"
	return new UserError(`${message.replace("{host}", host)}: ${error.message}`, {code: known?.as ?? "unreachable", hint: known?.hint ?? "Run it again. If it keeps failing, check the server's status."})
}
var github = __load(1351)
var utils = __load(5555)
var dist_src = __load(1015)
var undici = __load(6752)
const idleLimit = 15_000
const limits = {connections: 8, headersTimeout: idleLimit, bodyTimeout: idleLimit, maxResponseSize: 32 * 1024 * 1024}
const tlsOptions = {timeout: idleLimit, rejectUnauthorized: true}
function openConnection({api, env, signal}) {
	const {origin} = new URL(api)
	const dispatcher = dispatcherTo(new URL(api), env)
	signal.addEventListener("abort", () => void dispatcher.destroy().catch(() => {}), {once: true})
	return async (address, {method, headers, body = null, signal}) => {
		if (new URL(address).origin !== origin) throw new Error(`${address} is not on ${origin}`)
		try {
			const response = await (0, undici.Em)(address, {dispatcher, method, headers, body, signal})
			const content = await response.body.arrayBuffer()
			return {status: response.statusCode, url: address, headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])), text: async () => new TextDecoder().decode(content), arrayBuffer: async () => content}
		} catch (error) {
			throw withNodeCode(error)
		}
	}
}
function dispatcherTo(url, env) {
	const proxy = proxyFor(url, env)
	if (proxy === undefined) return new undici.g6({...limits, connect: tlsOptions})
	const {origin, username, password} = proxy
	const credentials = Buffer.from(`${unescapePart(username)}:${unescapePart(password)}`).toString("base64")
	return new undici.kT({...limits, uri: origin, ...(username + password === "" ? {} : {token: `Basic ${credentials}`}), proxyTls: tlsOptions, requestTls: tlsOptions, clientFactory: (origin, options) => proxyPool(origin, {...options, ...limits})})
}
function proxyPool(proxy, options) {
	const pool = new undici.bC(proxy, options)
	const connect = pool.connect.bind(pool)
	return Object.assign(pool, {
		connect: tunnel =>
			connect(tunnel).catch(error => {
				throw Object.assign(new Error(error.message, {cause: error}), {code: "ERR_PROXY_TUNNEL"})
			})
	})
}
function proxyFor(url, env) {
	const variable = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY"
	const value = read(env, variable)
	if (value === "" || isExempt(url, read(env, "NO_PROXY"))) return undefined
	const proxy = URL.parse(value.includes("://") ? value : `http://${value}`)
	if (proxy?.protocol === "http:" || proxy?.protocol === "https:") return proxy
	throw new UserError(`The proxy in ${variable} cannot be used: its address does not begin with http:// or https://`, {code: "runner", hint: `Set ${variable} to an HTTP proxy, or add ${url.hostname} to NO_PROXY.`})
}
function read(env, variable) {
	return env[variable.toLowerCase()] || env[variable] || ""
}
function isExempt({protocol, hostname, port}, noProxy) {
	const withPort = `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`
	const names = [hostname, hostname.replace(/^\[|\]$/g, ""), withPort]
	return noProxy
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(Boolean)
		.map(entry => entry.replace(/^\*?\.?/, "."))
		.some(entry => entry === "." || names.some(name => `.${name}`.endsWith(entry)))
}
function unescapePart(part) {
	try {
		return decodeURIComponent(part)
	} catch {
		return part
	}
}
const codes = {
	UND_ERR_CONNECT_TIMEOUT: {code: "ETIMEDOUT", message: `no connection within ${idleLimit / 1_000} s`},
	UND_ERR_HEADERS_TIMEOUT: {code: "ETIMEDOUT", message: `no response within ${idleLimit / 1_000} s`},
	UND_ERR_BODY_TIMEOUT: {code: "ETIMEDOUT", message: `the response stalled for ${idleLimit / 1_000} s`},
	UND_ERR_SOCKET: {code: "ECONNRESET"},
	UND_ERR_RES_EXCEEDED_MAX_SIZE: {code: "EMSGSIZE", message: `the response is larger than ${limits.maxResponseSize} bytes`},
	UND_ERR_ABORTED: {code: "ERR_PROXY_TUNNEL"},
	UND_ERR_PRX_TLS: {code: "ERR_PROXY_TUNNEL"}
}
function withNodeCode(error) {
	if (!(error instanceof Error) || !("code" in error)) return error
	const known = codes[String(error.code)]
	if (known === undefined) return error
	return Object.assign(new Error(known.message ?? error.message, {cause: error}), {code: known.code})
}
var promises_ = __load(8500)
var p_retry = __load(4995)
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
const retries = 4
const maxPauses = 10
const maxLimitPause = 3_660_000
const minute = 60_000
const margin = 1_000
const unsent = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"])
const interrupted = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"])
function retryRequests({host, signal, log, maxPause}) {
	let resumeAt = 0
	const pause = milliseconds => {
		const until = performance.now() + milliseconds
		if (until - resumeAt > 1_000) log.info(`The rate limit of ${host} is exceeded: retrying in ${formatDuration(milliseconds)}.`)
		resumeAt = Math.max(resumeAt, until)
	}
	return (send, isRepeatable) => {
		let pauses = 0
		const once = async () => {
			const wait = resumeAt - performance.now()
			if (wait > 0) await (0, promises_.setTimeout)(wait, undefined, {signal}).catch(() => signal.throwIfAborted())
			return send().catch(error => {
				const requested = error instanceof HttpError ? requestedPause(error) : undefined
				if (requested !== undefined && requested > Math.min(maxPause(), maxLimitPause)) throw pauseTooLong(host, requested)
				throw error
			})
		}
		return (0, p_retry.Ay)(once, {
			signal,
			retries,
			minTimeout: 200,
			randomize: true,
			shouldConsumeRetry: ({error}) => !isLimit(error),
			shouldRetry({error}) {
				if (!isLimit(error)) return isTransient(error, isRepeatable)
				pauses += 1
				if (pauses > maxPauses) return false
				pause(Math.max(margin, requestedPause(error) ?? minute))
				return true
			}
		})
	}
}
function pauseTooLong(host, requested) {
	const length = requested > 24 * maxLimitPause ? "more than a day" : formatDuration(requested)
	return new UserError(`The rate limit of ${host} is exceeded, and the pause of ${length} that it asks for is too long for this run`, {code: "refused", hint: "Run it again later. A GitHub App has its own rate limit."})
}
function isLimit(error) {
	return error instanceof HttpError && requestedPause(error) !== undefined
}
function isTransient(error, isRepeatable) {
	if (error instanceof HttpError) return error.status === 503 || (isRepeatable && error.status >= 500)
	if (!(error instanceof NetworkError)) return false
	return unsent.has(error.code) || (isRepeatable && interrupted.has(error.code))
}
function requestedPause({status, message, headers}) {
	const isUsedUp = headers["x-ratelimit-remaining"] === "0"
	const after = headers["retry-after"]
	const isRateLimit = after !== undefined || isUsedUp || /rate limit|abuse detection/i.test(message)
	if (status !== 429 && !(status === 403 && isRateLimit)) return undefined
	const now = Date.parse(String(headers.date)) || Date.now()
	if (after !== undefined) return retryAfterPause(String(after), now)
	const reset = Number(headers["x-ratelimit-reset"])
	return isUsedUp && reset > 0 ? Math.max(0, reset * 1_000 - now) + margin : minute
}
function retryAfterPause(value, now) {
	if (/^\d+$/.test(value)) return Number(value) * 1_000
	const date = Date.parse(value)
	return Number.isNaN(date) ? minute : Math.max(0, date - now) + margin
}
const apiVersion = "2022-11-28"
function openClient(options) {
	const {token, env, signal, log, redact, maxPause = () => Number.POSITIVE_INFINITY} = options
	const api = options.api.replace(/(?<!\/)\/+$/, "")
	const {host} = new URL(api)
	const debug = message => log.debug(message)
	const settings = {baseUrl: api, userAgent: "pushpull", log: {debug, info: debug, warn: debug, error: debug}, request: {fetch: openConnection({api, env, signal}), signal, log: {warn: debug}}}
	const octokit = token === undefined ? new utils.gq(settings) : (0, github.getOctokit)(token, settings)
	const withRetry = retryRequests({host, signal, log, maxPause})
	octokit.hook.wrap("request", (send, {headers, ...request}) => {
		const versioned = {...request, headers: {...headers, "x-github-api-version": apiVersion}}
		return withRetry(() => sendOnce(() => send(versioned), signal), request.request?.once !== true)
	})
	return {api, host, redact, octokit}
}
async function sendOnce(send, signal) {
	try {
		const answer = await send()
		checkResponse(answer)
		checkGraphql(answer)
		return answer
	} catch (error) {
		signal.throwIfAborted()
		if (!(error instanceof dist_src.G)) throw error
		if (error.response !== undefined) throw httpErrorOf(error.response)
		throw new NetworkError(error.cause instanceof Error ? error.cause : error)
	}
}
function openRepository(kind, {client, name, log}) {
	const [owner = "", repo = ""] = name.split("/")
	return {
		name,
		owner,
		repo,
		client,
		log,
		async attempt(doing, ask, {permission = "pull-requests", own = []} = {}) {
			try {
				return await ask()
			} catch (error) {
				const {host, redact} = client
				throw explainForgeError(error, {host, redact, repository: name, doing, permission, kind}, own)
			}
		}
	}
}
async function ask(repository, route, body = {}) {
	return (await send(repository, route, body)).data
}
function send({client, owner, repo}, route, body) {
	const [method = "", path = ""] = route.split(" ")
	return client.octokit.request({method, url: `/repos/{owner}/{repo}${path}`, owner, repo, ...body})
}
const pageSize = 50
const maxPages = 20
async function askForAll(repository, route, query = {}) {
	const found = []
	for (let page = 1; page <= maxPages; page++) {
		const {data, headers} = await send(repository, route, {...query, limit: pageSize, page})
		found.push(...data)
		if (data.length === 0 || found.length >= Number(headers["x-total-count"])) break
	}
	return found
}
const color = "#ededed"
function addLabels(repository, number, labels) {
	return repository.attempt("label a pull request", async () => {
		if (labels.length === 0) return
		const known = new Map()
		for (const {name, id} of [...(await organizationLabels(repository)), ...(await askForAll(repository, "GET /labels"))]) {
			known.set(name.toLowerCase(), id)
		}
		for (const name of labels) {
			if (known.has(name.toLowerCase())) continue
			const created = await ask(repository, "POST /labels", {name, color})
			known.set(name.toLowerCase(), created.id)
		}
		const ids = labels.flatMap(name => known.get(name.toLowerCase()) ?? [])
		await ask(repository, `POST /issues/${number}/labels`, {labels: ids})
	})
}
async function organizationLabels({client, owner}) {
	try {
		return (await client.octokit.request({method: "GET", url: "/orgs/{owner}/labels", owner})).data
	} catch (error) {
		if (isHttpError(error, 403, 404)) return []
		throw error
	}
}
function mergeFault(number, {status, message}) {
	const isMoved = status === 409 || /modified/i.test(message)
	return new UserError(`Pull request #${number} cannot be merged: ${message}`, {code: "refused", hint: isMoved ? "A commit was pushed to it, or to its base, in the meantime. Run it again." : "See its page for what blocks it: conflicts, reviews or checks."})
}
function conflictFault(number, base) {
	return new UserError(`Pull request #${number} cannot be merged: it conflicts with ${base}`, {code: "refused", hint: "Resolve the conflict on its branch, or close it and run this again to rebuild it on the newest base."})
}
function methodFault(repository, method, allowed) {
	const others = Object.entries(allowed).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []))
	return new UserError(`${repository} does not allow the merge method '${method}'`, {code: "refused", hint: others.length === 0 ? "Allow it in the repository's settings, or set `auto-merge: off`." : `Set \`auto-merge\` to ${others.join(" or ")}, or allow it in the repository's settings.`})
}
function autoMerge(repository, {number, head, base}, method) {
	const merge = async when => {
		const squashMessage = method === "squash" ? {MergeMessageField: await messagesOf(repository, number)} : {}
		return ask(repository, `POST /pulls/${number}/merge`, {Do: method, head_commit_id: head.commit, ...squashMessage, ...when})
	}
	return repository.attempt("merge a pull request", async () => {
		const allows = await ask(repository, "GET ")
		const allowed = {merge: allows.allow_merge_commits, squash: allows.allow_squash_merge, rebase: allows.allow_rebase}
		if (!allowed[method]) throw methodFault(repository.name, method, allowed)
		const mayConflict = async () => isBehind(await stateOf(repository, number))
		const mergeError = await tryMerge(() => merge({}), mayConflict)
		if (mergeError === undefined) return "merged"
		const state = await stateOf(repository, number)
		if (state.merged) return "merged"
		if (isUndecided(mergeError) && isBehind(state)) throw conflictFault(number, base)
		if (mergeError.status !== 405 || isUndecided(mergeError)) throw mergeFault(number, mergeError)
		const scheduleError = await tryMerge(() => merge({merge_when_checks_succeed: true}), mayConflict)
		if (scheduleError !== undefined && scheduleError.status !== 409) throw mergeFault(number, scheduleError)
		return "waiting"
	})
}
function cancelAutoMerge(repository, {number}) {
	return repository.attempt("disable auto-merge", async () => {
		try {
			await ask(repository, `DELETE /pulls/${number}/merge`)
			return "cancelled"
		} catch (error) {
			if (isHttpError(error, 404)) return "off"
			if (isHttpError(error, 403)) return "kept"
			throw error
		}
	})
}
async function messagesOf(repository, number) {
	const commits = await askForAll(repository, `GET /pulls/${number}/commits`, {verification: false, files: false})
	return commits
		.map(({commit}) => commit.message.trim())
		.toReversed()
		.join("\n\n")
}
const conflictCheckRetries = 6
async function tryMerge(merge, mayConflict) {
	try {
		await (0, p_retry.Ay)(merge, {retries: 8, minTimeout: 100, shouldRetry: async ({error, attemptNumber}) => isUndecided(error) && !(attemptNumber >= conflictCheckRetries && (await mayConflict()))})
		return undefined
	} catch (error) {
		if (isHttpError(error, 405, 409)) return error
		throw error
	}
}
function isUndecided(error) {
	return isHttpError(error, 405) && /try again later/i.test(error.message)
}
function stateOf(repository, number) {
	return ask(repository, `GET /pulls/${number}`)
}
function isBehind({mergeable, merge_base, base}) {
	return !mergeable && merge_base !== base.sha
}
async function requestEach(wanted, request, why) {
	if (wanted.users.length + wanted.teams.length === 0) return []
	const all = await request(wanted).catch(refusedReviewer)
	if (!(all instanceof HttpError)) return []
	const leftOut = []
	for (const kind of ["users", "teams"]) {
		for (const name of wanted[kind]) {
			const one = await request({users: [], teams: [], [kind]: [name]}).catch(refusedReviewer)
			if (one instanceof HttpError) leftOut.push({name, reason: why(kind, one)})
		}
	}
	return leftOut
}
function refusedReviewer(error) {
	if (error instanceof HttpError && [400, 403, 404, 422].includes(error.status)) return error
	throw error
}
function requestReviews(repository, number, {users, teams}) {
	const names = teams.map(team => team.replace(/^@?[^/]*\//, ""))
	const request = some => ask(repository, `POST /pulls/${number}/requested_reviewers`, {reviewers: some.users, team_reviewers: some.teams})
	return repository.attempt("request reviews", () => requestEach({users, teams: names}, request, whyNot))
}
function whyNot(kind, {status, message}) {
	if (/poster/i.test(message)) return "is the author"
	if (status === 404) return kind === "users" ? "does not exist there" : "is not a team of the repository's organization"
	return /read|permission|access/i.test(message) ? "has no read access to the repository" : `is refused (${message})`
}
function gitea_people_assign(repository, number, users) {
	return repository.attempt("assign a pull request", async () => {
		if (users.length === 0) return []
		const assignable = await ask(repository, "GET /assignees")
		const known = new Map(assignable.map(({login}) => [login.toLowerCase(), login]))
		const assigned = users.flatMap(user => known.get(user.toLowerCase()) ?? [])
		const leftOut = users.filter(user => !known.has(user.toLowerCase()))
		if (assigned.length > 0) {
			const {assignees} = await ask(repository, `GET /pulls/${number}`)
			const before = assignees?.map(({login}) => login) ?? []
			await ask(repository, `PATCH /issues/${number}`, {assignees: [...new Set([...before, ...assigned])]})
		}
		return leftOut.map(name => ({name, reason: `has no write access to ${repository.name}`}))
	})
}
const maxTitleBytes = 250
const maxBodyLength = 65_536
const note = "\n\n… (truncated: too long for the forge)\n"
function truncateTitle(title) {
	const bytes = Buffer.from(title)
	if (bytes.length <= maxTitleBytes) return title
	const cut = new TextDecoder().decode(bytes.subarray(0, maxTitleBytes - 4), {stream: true})
	return `${cut.trimEnd()} …`
}
function truncateBody(body) {
	if (body.length <= maxBodyLength) return body
	return `${body.slice(0, maxBodyLength - note.length).replace(/[\ud800-\udbff]$/, "")}${note}`
}
function readPage(address) {
	const url = URL.parse(address)
	if (url?.protocol !== "https:" && url?.protocol !== "http:") {
		throw new UnexpectedResponse("it contains a page URL that is not http or https")
	}
	return url.href
}
function readCommit(name) {
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : ""
}
function readNumber(number) {
	if (Number.isSafeInteger(number) && number > 0) return number
	throw new UnexpectedResponse("it contains an invalid pull request number")
}
function listPullRequests(repository, {state, head, base}) {
	return repository.attempt("list pull requests", async () => {
		const found = await askForAll(repository, "GET /pulls", {state, base_branch: base})
		return found
			.filter(one => one.head.repo_id === one.base.repo_id && one.base.label === base)
			.filter(one => one.state === state && (head === undefined || one.head.label === head))
			.toSorted((a, b) => b.number - a.number)
			.map(pullRequestOf)
	})
}
function openPullRequest(repository, {head, base, title, body, draft}) {
	const wanted = {head, base, title: draft ? asDraft(truncateTitle(title)) : truncateTitle(title), body: truncateBody(body)}
	const open = async () => {
		try {
			return pullRequestOf(await ask(repository, "POST /pulls", wanted))
		} catch (error) {
			if (isHttpError(error, 409)) return "exists"
			throw error
		}
	}
	return repository.attempt("open a pull request", open, {own: openOnGiteaCauses})
}
function changePullRequest(repository, number, {title, body, state}) {
	const change = async () => {
		const wasDraft = title !== undefined && isDraft((await ask(repository, `GET /pulls/${number}`)).title)
		const changed = await ask(repository, `PATCH /pulls/${number}`, {...(title === undefined ? {} : {title: wasDraft ? asDraft(truncateTitle(title)) : truncateTitle(title)}), ...(body === undefined ? {} : {body: truncateBody(body)}), ...(state === undefined ? {} : {state})})
		return pullRequestOf(changed)
	}
	return repository.attempt("change a pull request", change, {own: [concurrentEdit]})
}
const concurrentEdit = {pattern: /already changed/i, code: "unreachable", message: "The pull request in {repository} was edited at the same time", hint: "Run it again."}
function comment(repository, number, body) {
	return repository.attempt("comment on a pull request", async () => {
		const wanted = {body: truncateBody(body), request: {once: true}}
		await ask(repository, `POST /issues/${number}/comments`, wanted)
	})
}
function pullRequestOf({number, html_url, state, merged, title, body, labels, user, head, base}) {
	return {number: readNumber(number), url: readPage(html_url), id: "", author: user?.login ?? "", state: merged ? "merged" : state, draft: isDraft(title), title: withoutDraft(title), body, head: {branch: head.label, commit: readCommit(head.sha)}, base: base.label, labels: labels?.map(({name}) => name) ?? []}
}
const draftPrefix = /^(WIP:|\[WIP\])\s*/i
function isDraft(title) {
	return draftPrefix.test(title)
}
function asDraft(title) {
	return isDraft(title) ? title : `WIP: ${title}`
}
function withoutDraft(title) {
	return title.replace(draftPrefix, "")
}
function openGitea(options) {
	const repository = openRepository("gitea", options)
	return {
		kind: "gitea",
		listPullRequests: filter => listPullRequests(repository, filter),
		openPullRequest: wanted => openPullRequest(repository, wanted),
		changePullRequest: (number, change) => changePullRequest(repository, number, change),
		comment: (number, body) => comment(repository, number, body),
		addLabels: (number, labels) => addLabels(repository, number, labels),
		requestReviews: (number, wanted) => requestReviews(repository, number, wanted),
		assign: (number, users) => gitea_people_assign(repository, number, users),
		autoMerge: (pullRequest, method) => autoMerge(repository, pullRequest, method),
		cancelAutoMerge: pullRequest => cancelAutoMerge(repository, pullRequest)
	}
}
function makeCommit(repository, {parent, message, files}) {
	const {client, owner, repo, log, attempt} = repository
	const {git} = client.octokit.rest
	const target = {owner, repo}
	const create = async () => {
		const [before, blobs] = await Promise.all([git.getCommit({...target, commit_sha: parent}), Promise.all(files.map(({content}) => createBlob(repository, content)))])
		const tree = files.map(({path, mode}, at) => ({path, mode: mode, type: "blob", sha: blobs[at] ?? null}))
		const {data: after} = await git.createTree({...target, base_tree: before.data.tree.sha, tree})
		const {data: commit} = await git.createCommit({...target, message, tree: after.sha, parents: [parent]})
		if (!commit.verification.verified) {
			log.warning("GitHub did not sign the commit: it signs commits made with a GitHub App's token or the workflow's own token.")
		}
		return commit.sha
	}
	return attempt("create a commit", create, {permission: "contents"})
}
async function createBlob({client, owner, repo}, content) {
	const blob = {owner, repo, content: content.toString("base64"), encoding: "base64"}
	return (await client.octokit.rest.git.createBlob(blob)).data.sha
}
const settings = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed
    mergeCommitAllowed
    squashMergeAllowed
    rebaseMergeAllowed
  }
}`
const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`
const isReady = /clean status|unstable status|has_hooks status|protected branch rules not configured/i
const mergeCauses = [
	{pattern: /dirty status/i, code: "refused", message: "The pull request in {repository} has conflicts with its base", hint: "Resolve them on its branch, or close it and run this again to rebuild it on the newest base."},
	{pattern: /expected head sha|head branch was modified/i, code: "refused", message: "A commit was pushed to the pull request in {repository} in the meantime", hint: "Run it again."}
]
function auto_merge_autoMerge(repository, pullRequest, method) {
	const {client, owner, repo, name, attempt} = repository
	return attempt(
		"merge a pull request",
		async () => {
			const {repository: allows} = await client.octokit.graphql(settings, {owner, repo})
			const allowed = {merge: allows.mergeCommitAllowed, squash: allows.squashMergeAllowed, rebase: allows.rebaseMergeAllowed}
			if (!allowed[method]) throw methodFault(name, method, allowed)
			if (!allows.autoMergeAllowed) throw notAllowed(name)
			const input = {pullRequestId: pullRequest.id, mergeMethod: method.toUpperCase(), expectedHeadOid: pullRequest.head.commit}
			try {
				await client.octokit.graphql(enable, {input})
				return "waiting"
			} catch (error) {
				if (!isHttpError(error, 422) || !isReady.test(error.message)) throw error
				return mergeNow(repository, pullRequest, method)
			}
		},
		{permission: "contents", own: mergeCauses}
	)
}
const enabled = `query ($id: ID!) {
  viewer {
    login
  }
  node(id: $id) {
    ... on PullRequest {
      autoMergeRequest {
        enabledBy {
          login
        }
      }
    }
  }
}`
const disable = `mutation ($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { clientMutationId }
}`
function auto_merge_cancelAutoMerge({client, attempt}, {id}) {
	return attempt(
		"disable auto-merge",
		async () => {
			const {viewer, node} = await client.octokit.graphql(enabled, {id})
			if (!node?.autoMergeRequest) return "off"
			const [own, by] = [viewer.login, node.autoMergeRequest.enabledBy?.login].map(name => name?.replace("[bot]", ""))
			if (own !== by) return "kept"
			await client.octokit.graphql(disable, {input: {pullRequestId: id}})
			return "cancelled"
		},
		{permission: "contents"}
	)
}
async function mergeNow({client, owner, repo}, {number, head}, method) {
	const request = {owner, repo, pull_number: number, merge_method: method, sha: head.commit}
	try {
		await client.octokit.rest.pulls.merge(request)
	} catch (error) {
		if (!isHttpError(error, 405, 409)) throw error
		const {data} = await client.octokit.rest.pulls.get({owner, repo, pull_number: number})
		if (!data.merged) throw mergeFault(number, error)
	}
	return "merged"
}
function notAllowed(name) {
	return new UserError(`${name} does not allow auto-merge`, {code: "refused", hint: "Tick `Allow auto-merge` in its Settings > General > Pull Requests, or set `auto-merge: off`."})
}
const github_labels_color = "ededed"
function github_labels_addLabels(repository, number, labels) {
	const {client, owner, repo, attempt} = repository
	const add = () => client.octokit.rest.issues.addLabels({owner, repo, issue_number: number, labels: [...labels]})
	return attempt("label a pull request", async () => {
		if (labels.length === 0) return
		try {
			await add()
		} catch (error) {
			if (!isHttpError(error, 403, 404, 422) || !/create labels|label/i.test(error.message)) throw error
			for (const name of labels) await createLabel(repository, name)
			await add()
		}
	})
}
async function createLabel({client, owner, repo, name: repository}, name) {
	try {
		await client.octokit.rest.issues.createLabel({owner, repo, name, color: github_labels_color})
	} catch (error) {
		if (isHttpError(error, 422) && /already_exists/.test(error.message)) return
		if (!isHttpError(error, 403, 404)) throw error
		throw new UserError(`${repository} has no label '${name}', and the token may not create it: ${error.message}`, {code: "forbidden", hint: "Create the label once by hand, or give the job `permissions: issues: write`."})
	}
}
function github_people_requestReviews({client, owner, repo, name, attempt}, number, {users, teams}) {
	const slugs = teams.map(team => team.replace(/^@?[^/]*\//, ""))
	const request = some => client.octokit.rest.pulls.requestReviewers({owner, repo, pull_number: number, ...(some.users.length === 0 ? {} : {reviewers: [...some.users]}), ...(some.teams.length === 0 ? {} : {team_reviewers: [...some.teams]})})
	const why = (kind, {status, message}) => {
		if (/pull request author/i.test(message)) return "is the author"
		if (kind === "users") return status === 422 ? `is not a collaborator of ${name}` : `is refused (${message})`
		return `is not a team with access to ${name} that the token can see (seeing teams takes an App with \`Members: read-only\` in the organization)`
	}
	return attempt("request reviews", () => requestEach({users, teams: slugs}, request, why))
}
function github_people_assign({client, owner, repo, name, attempt}, number, users) {
	return attempt("assign a pull request", async () => {
		if (users.length === 0) return []
		const request = {owner, repo, issue_number: number, assignees: [...users]}
		const {data} = await client.octokit.rest.issues.addAssignees(request)
		const assigned = new Set(data.assignees?.map(({login}) => login.toLowerCase()))
		const leftOut = users.filter(user => !assigned.has(user.toLowerCase()))
		return leftOut.map(user => ({name: user, reason: `is not a collaborator of ${name}`}))
	})
}
const github_pull_requests_pageSize = 100
const github_pull_requests_maxPages = 100
function github_pull_requests_listPullRequests({client, owner, repo, attempt}, {state, head, base}) {
	const headFilter = head === undefined ? {} : {head: `${owner}:${head}`}
	const sorted = {sort: "created", direction: "desc", per_page: github_pull_requests_pageSize}
	return attempt("list pull requests", async () => {
		const found = []
		for (let page = 1; page <= github_pull_requests_maxPages && found.length === (page - 1) * github_pull_requests_pageSize; page++) {
			const request = {owner, repo, state, base, ...headFilter, ...sorted, page}
			const {data} = await client.octokit.rest.pulls.list(request)
			found.push(...data)
			if (data.length === 0) break
		}
		return found.filter(one => one.head.repo?.id === one.base.repo.id).map(github_pull_requests_pullRequestOf)
	})
}
function github_pull_requests_openPullRequest({client, owner, repo, attempt}, {head, base, title, body, draft}) {
	const wanted = {owner, repo, head, base, title: truncateTitle(title), body: truncateBody(body), draft}
	const open = async () => {
		const response = await client.octokit.rest.pulls.create(wanted).catch(error => {
			if (isHttpError(error, 422) && /pull request already exists/i.test(error.message)) return "exists"
			throw error
		})
		return response === "exists" ? response : github_pull_requests_pullRequestOf(response.data)
	}
	return attempt("open a pull request", open, {own: openCauses})
}
function github_pull_requests_changePullRequest({client, owner, repo, attempt}, number, {title, body, state}) {
	const change = {...(title === undefined ? {} : {title: truncateTitle(title)}), ...(body === undefined ? {} : {body: truncateBody(body)}), ...(state === undefined ? {} : {state})}
	return attempt("change a pull request", async () => {
		const request = {owner, repo, pull_number: number, ...change}
		const {data} = await client.octokit.rest.pulls.update(request)
		return github_pull_requests_pullRequestOf(data)
	})
}
function github_pull_requests_comment({client, owner, repo, attempt}, number, body) {
	return attempt("comment on a pull request", async () => {
		await client.octokit.rest.issues.createComment({owner, repo, issue_number: number, body: truncateBody(body), request: {once: true}})
	})
}
function github_pull_requests_pullRequestOf(pullRequest) {
	const {number, html_url, node_id, state, merged_at, draft, title, body, user, head, base, labels} = pullRequest
	return {
		number: readNumber(number),
		url: readPage(html_url),
		id: node_id,
		author: user?.login ?? "",
		state: state === "open" ? "open" : merged_at === null ? "closed" : "merged",
		draft: draft ?? false,
		title,
		body: body ?? "",
		head: {branch: head.ref, commit: readCommit(head.sha)},
		base: base.ref,
		labels: labels.map(({name}) => name)
	}
}
const repositoryId = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { id }
}`
const update = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`
function moveBranch(repository, move) {
	const sendMove = async () => {
		try {
			await move_branch_send(repository, move)
			return "moved"
		} catch (error) {
			if (!isHttpError(error, 404, 409, 422)) throw error
			const now = await commitOf(repository, move.branch)
			if (now === move.to) return "moved"
			if (now !== move.from) return "raced"
			throw error
		}
	}
	return repository.attempt(`move branch ${move.branch}`, sendMove, {permission: "contents", own: moveCauses})
}
async function move_branch_send({client, owner, repo}, {branch, from, to, rebuild}) {
	if (from === undefined) {
		await client.octokit.rest.git.createRef({owner, repo, ref: `refs/heads/${branch}`, sha: to})
	} else if (rebuild) {
		const {repository} = await client.octokit.graphql(repositoryId, {owner, repo})
		const refUpdates = [{name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: true}]
		await client.octokit.graphql(update, {input: {repositoryId: repository.id, refUpdates}})
	} else {
		const ref = `heads/${branch}`
		await client.octokit.rest.git.updateRef({owner, repo, ref, sha: to, force: false})
	}
}
async function commitOf({client, owner, repo}, branch) {
	try {
		const request = {owner, repo, ref: `heads/${branch}`}
		return (await client.octokit.rest.git.getRef(request)).data.object.sha
	} catch (error) {
		if (isHttpError(error, 404)) return undefined
		throw error
	}
}
const moveCauses = [
	{
		status: [403, 409, 422],
		pattern: /rule violations|protected branch|through a pull request|required status check|cannot (create|update|force)/i,
		code: "refused",
		message: "The branch rules of {repository} do not allow us to {doing}",
		hint: "Add the App to the `Bypass list` of the ruleset or branch protection, or choose another branch."
	}
]
function openGitHub(options) {
	const repository = openRepository("github", options)
	return {
		kind: "github",
		listPullRequests: filter => github_pull_requests_listPullRequests(repository, filter),
		openPullRequest: wanted => github_pull_requests_openPullRequest(repository, wanted),
		changePullRequest: (number, change) => github_pull_requests_changePullRequest(repository, number, change),
		comment: (number, body) => github_pull_requests_comment(repository, number, body),
		addLabels: (number, labels) => github_labels_addLabels(repository, number, labels),
		requestReviews: (number, wanted) => github_people_requestReviews(repository, number, wanted),
		assign: (number, users) => github_people_assign(repository, number, users),
		autoMerge: (pullRequest, method) => auto_merge_autoMerge(repository, pullRequest, method),
		cancelAutoMerge: pullRequest => auto_merge_cancelAutoMerge(repository, pullRequest),
		commit: commit => makeCommit(repository, commit),
		moveBranch: move => moveBranch(repository, move)
	}
}
async function openForge({repository, page, api, ...options}) {
	const {kind, client} = await findServer({repository, page, api}, options)
	const open = kind === "github" ? openGitHub : openGitea
	return open({client, name: repository, log: options.log})
}
const gitHubHost = /^(?:api\.)?(github\.com|[\w-]+\.ghe\.com)$/
function gitHubApiOf({api, page}) {
	const {host, origin} = new URL(page)
	const [, ownHost] = gitHubHost.exec(host) ?? []
	return api ?? (ownHost === undefined ? `${origin}/api/v3` : `https://api.${ownHost}`)
}
async function findServer(address, options) {
	const {repository, page} = address
	const {host, origin} = new URL(address.api ?? page)
	const [, ownHost] = gitHubHost.exec(host) ?? []
	if (ownHost !== undefined) {
		return {kind: "github", client: openClient({...options, api: address.api ?? `https://api.${ownHost}`})}
	}
	const enterprise = `${origin}/api/v3`
	const candidates = address.api === undefined ? [`${serverRoot(page, repository)}/api/v1`, enterprise] : [address.api]
	try {
		for (const api of candidates) {
			const client = openClient({...options, api})
			const kind = await kindOf(client)
			if (kind === "github" && address.api === undefined) {
				return {kind, client: openClient({...options, api: enterprise})}
			}
			if (kind !== undefined) return {kind, client}
		}
	} catch (error) {
		const {redact} = options
		throw explainForgeError(error, {host, redact, repository, doing: "identify the forge", permission: undefined, kind: undefined})
	}
	throw new UserError(`${host} is not a supported forge`, {code: "repository", hint: "Pull requests work on GitHub, GitHub Enterprise Server, Gitea and Forgejo. Check the address, or commit directly: `mode: commit`."})
}
function serverRoot(page, repository) {
	return page.slice(0, -repository.length - 1)
}
async function kindOf({octokit, api}) {
	const version = await octokit.request("GET /version").catch(errorOrPage)
	if (version instanceof UnexpectedResponse) return undefined
	if (isGitHub(version.headers)) return "github"
	if (!(version instanceof HttpError)) return hasVersion(version.data) ? "gitea" : undefined
	if (isHttpError(version, 401, 403) && api.endsWith("/api/v1")) throw version
	const meta = await octokit.rest.meta.get().catch(errorOrPage)
	if (meta instanceof UnexpectedResponse) return undefined
	return isGitHub(meta.headers) || !(meta instanceof HttpError) ? "github" : undefined
}
function errorOrPage(error) {
	if (error instanceof UnexpectedResponse || isHttpError(error, 400, 401, 403, 404, 405, 410)) return error
	throw error
}
function isGitHub(headers) {
	return headers["x-github-request-id"] !== undefined || headers["x-github-enterprise-version"] !== undefined
}
function hasVersion(data) {
	return typeof data === "object" && data !== null && "version" in data && typeof data.version === "string"
}
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
var external_node_fs_promises_ = __load(1455)
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
	return {path, remove: () => (0, external_node_fs_promises_.rm)(path, {recursive: true, force: true})}
}
function newFolderPath(parent, prefix) {
	return (0, external_node_path_.join)(parent, `${prefix}${(0, external_node_crypto_.randomBytes)(6).toString("base64url")}`)
}
async function makeFolder(path) {
	await (0, external_node_fs_promises_.mkdir)(path, {mode: 0o700})
}
async function writePrivate(path, content, mode = 0o600) {
	await (0, external_node_fs_promises_.writeFile)(path, content, {mode, flag: "wx"})
}
var core = __load(6058)
function formatLocation(location) {
	return `${location.file}:${location.line}`
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
		await (0, external_node_fs_promises_.rm)(folder, {recursive: true, force: true}).catch(() => undefined)
		throw new UserError(`Failed to write the report file: ${cause.message}`, {code: "runner", cause})
	}
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
			const lines = read_inputs_linesOf(text(name)).filter(line => !line.text.startsWith("#"))
			if (options?.required && lines.length === 0) fault(`Input '${name}' is required and empty`)
			return lines
		},
		list: name =>
			read_inputs_linesOf(text(name))
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
function read_inputs_linesOf(value = "") {
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
	const pids = (await (0, external_node_fs_promises_.readdir)("/proc")).map(Number).filter(pid => pid > 1 && pid !== external_node_process_.pid)
	const found = []
	for (let at = 0; at < pids.length; at += readAtOnce) {
		const marked = pids.slice(at, at + readAtOnce).map(async pid => {
			const environment = await (0, external_node_fs_promises_.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "")
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
			const found = await (0, external_node_fs_promises_.stat)(path).catch(() => undefined)
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
	return (0, external_node_fs_promises_.access)(path, external_node_fs_promises_.constants.X_OK).then(
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
	await Promise.all(folders.map(path => (0, external_node_fs_promises_.rm)(path, {recursive: true, force: true})))
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
class UnconfirmedCommit extends UserError {
	commit
	constructor({message, code, cause}, commit) {
		super(`${message}, while pushing commit ${commit.slice(0, 12)}, which may have arrived`, {code, hint: "Run it again: it checks whether the commit arrived, and does not create a second one.", cause})
		this.commit = commit
	}
}
class IncompleteProposal extends UserError {
	proposal
	constructor({message, code, hint, cause}, proposal) {
		super(message, {code, hint, cause})
		this.proposal = proposal
	}
}
const maxDelay = 2 ** 31 - 1
function stopAfter(timeout, cancelled, hint) {
	const expired = new AbortController()
	const timedOut = () => new UserError("The run timed out", {code: "timeout", hint})
	const timer = setTimeout(() => expired.abort(timedOut()), Math.min(maxDelay, Math.max(0, timeout)))
	return {signal: AbortSignal.any([cancelled, expired.signal]), clear: () => clearTimeout(timer)}
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
function splitSource(source) {
	const [repository, commit] = source?.split("@") ?? []
	return {repository, commit}
}
function isSameRepository(name, other) {
	return name?.toLowerCase() === other.toLowerCase()
}
const maxValueLength = 200
const visible = String.raw`[\p{L}\p{M}\p{N}\p{P}\p{S}]`
const words = new RegExp(`^${visible}(?:[ ]|${visible})*$`, "u")
const word = new RegExp(`^${visible}+$`, "u")
const trailer_values_invisible = new RegExp(`(?!${visible})[^]`, "gu")
function encodeTrailerValue(value) {
	const short = value.length <= maxValueLength ? value : `${value.slice(0, maxValueLength)}…`
	return word.test(short) ? short : JSON.stringify(short).replace(trailer_values_invisible, escaped)
}
function decodeTrailerValue(text) {
	return quoted.test(text) && text.includes("\\") ? JSON.parse(text) : text
}
const quoted = /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/u
function visibleValue(value) {
	const short = value.length <= maxValueLength ? value : `${value.slice(0, maxValueLength)}…`
	if (words.test(short) && !short.endsWith(" ")) return short
	return JSON.stringify(short).replace(trailer_values_invisible, character => (character === " " ? " " : escaped(character)))
}
function escaped(character) {
	return character
		.split("")
		.map(half => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
		.join("")
}
const trailers_names = {image: "Pushpull-Image", set: "Pushpull-Set", source: "Pushpull-Source", run: "Pushpull-Run"}
const none = "(none)"
function formatTrailers({edits, source, runUrl}) {
	const lines = edits.map(({image, file, path, from = none, to}) => (image === undefined ? `${trailers_names.set}: ${encodeTrailerValue(`${file}:${path}`)} ${encodeTrailerValue(from)} -> ${encodeTrailerValue(to)}` : `${trailers_names.image}: ${image} ${encodeTrailerValue(from)} -> ${to}`))
	return [...new Set(lines), ...(source === undefined ? [] : [`${trailers_names.source}: ${source}`]), ...(runUrl === undefined ? [] : [`${trailers_names.run}: ${runUrl}`])]
}
function subjectOf({image, file, path}) {
	return image === undefined ? encodeTrailerValue(`${file}:${path}`) : normalizeName(image)
}
function bumpNewKey({subject, to}) {
	return `${subject} ${to}`
}
function bumpPreviousKey({subject, isImage, from = none}) {
	return `${subject} ${isImage ? versionOf(from) : from}`
}
function newValueKey(edit) {
	return `${subjectOf(edit)} ${edit.image === undefined ? encodeTrailerValue(edit.to) : versionOf(edit.to)}`
}
function previousValueKey(edit) {
	const {image, from = none} = edit
	return `${subjectOf(edit)} ${image === undefined ? encodeTrailerValue(from) : versionOf(from)}`
}
function versionOf(written) {
	return /@(sha\d+:[a-f0-9]+)$/.exec(written)?.[1] ?? /:([^:/@]+)$/.exec(written)?.[1] ?? written
}
function bumpsOf({id, message}) {
	const source = [...message.matchAll(/^Pushpull-Source: (\S+@[0-9a-f]{40,64})$/gm)].at(-1)?.[1]
	return [...message.matchAll(/^Pushpull-(Image|Set): (.+) (\S+) -> (.+)$/gm)].map(([, kind, name = "", from = none, to = ""]) => ({
		subject: kind === "Image" ? normalizeName(name) : name,
		name,
		isImage: kind === "Image",
		from: from === none ? undefined : from,
		written: to,
		to: kind === "Image" ? versionOf(to) : to,
		source,
		saidBy: id
	}))
}
async function isStartedByOwnCommit(edits, checkout, history, {source, repository: {name}}) {
	if (source?.startedRun !== true || !isSameRepository(source.repository, name)) return false
	const edited = new Set(edits.map(({file}) => file))
	const isManifest = file => edited.has(file) || /\.ya?ml$/i.test(file)
	const chainFrom = async (id, older) => {
		const at = older.findIndex(commit => commit.id === id)
		const [first] = older[at] === undefined ? [] : bumpsOf(older[at])
		if (first === undefined || (await checkout.changedFiles(id))?.every(isManifest) !== true) return []
		const builtFrom = sourceInRepository(first, name)
		return [{id, builtFrom}, ...(builtFrom === undefined ? [] : await chainFrom(builtFrom, older.slice(at + 1)))]
	}
	const chain = await chainFrom(source.commit, history)
	const ours = new Set(chain.map(({id}) => id))
	const builds = new Set(chain.map(({builtFrom}) => builtFrom))
	const bumps = history.flatMap(commit => bumpsOf(commit).filter(bump => ours.has(commit.id) || builds.has(sourceInRepository(bump, name) ?? "")))
	const subjects = new Set(bumps.map(({subject}) => subject))
	return edits.every(edit => subjects.has(subjectOf(edit)))
}
function sourceInRepository({source}, name) {
	const {repository, commit} = splitSource(source)
	return isSameRepository(repository, name) ? commit : undefined
}
const forgeCommitter = /^noreply@/
const botAddress = /(\[bot\]|^pushpull)@users\.noreply\./
function isOwnCommit(commit, person) {
	const {author, committer} = commit
	if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false
	if (author.email === person.email) return committer.email === person.email
	if (!botAddress.test(author.email)) return false
	return committer.email === author.email || forgeCommitter.test(committer.email)
}
function ownCommits(history, person) {
	const own = new Set()
	let next = history[0]?.id
	for (const commit of history) {
		if (commit.id !== next) continue
		;[next] = commit.parents
		if (isOwnCommit(commit, person)) own.add(commit.id)
	}
	return own
}
const maxMessageLength = 500
async function compareCommits(repository, {commit, other}, options) {
	const {octokit, host} = openClient(options)
	const [owner = "", repo = ""] = repository.split("/")
	const compare = async basehead => {
		try {
			const {data} = await octokit.rest.repos.compareCommitsWithBasehead({owner, repo, basehead, per_page: 1})
			return isComparison(data) ? data : `${host} returned an unexpected response`
		} catch (error) {
			const status = error instanceof Error && "status" in error ? ` (${error.status})` : ""
			const message = error instanceof Error ? error.message : String(error)
			return `${host} says: ${excerpt(message, maxMessageLength, options.redact)}${status}`
		}
	}
	const forward = await compare(`${other}...${commit}`)
	if (typeof forward === "string") return {relation: "unknown", why: forward}
	if (forward.status !== undefined) {
		const relation = relations.get(forward.status)
		const status = excerpt(String(forward.status), maxMessageLength, options.redact)
		return relation === undefined ? {relation: "unknown", why: `${host} returned status '${status}'`} : {relation}
	}
	if (forward.total_commits === 0) return {relation: "ancestor"}
	const back = await compare(`${commit}...${other}`)
	if (typeof back === "string") return {relation: "unknown", why: back}
	return {relation: back.total_commits === 0 ? "descendant" : "unrelated"}
}
const mostBranches = 30
async function branchesOf(repository, options) {
	const [owner = "", repo = ""] = repository.split("/")
	const {octokit} = openClient(options)
	const listed = [octokit.rest.repos.get({owner, repo}).then(({data}) => [data.default_branch]), octokit.rest.repos.listBranches({owner, repo, per_page: mostBranches}).then(({data}) => data.map(({name}) => name))].map(asked =>
		asked.catch(error => {
			options.signal.throwIfAborted()
			options.log.debug(`The branches of ${repository} are not known: ${String(error)}`)
			return []
		})
	)
	return [...new Set((await Promise.all(listed)).flat())].slice(0, mostBranches)
}
const relations = new Map([
	["ahead", "descendant"],
	["behind", "ancestor"],
	["identical", "ancestor"],
	["diverged", "unrelated"]
])
function isComparison(data) {
	return typeof data === "object" && data !== null && "total_commits" in data
}
const maxPause = () => 60_000
async function relateToSource(commit, source, {checkout, repository, options}) {
	const {api, token, commit: other} = source
	const onForge = api === undefined ? {relation: "unknown", why: "no forge API is known for it"} : await compareCommits(source.repository, {commit, other}, {...options, api, token, maxPause})
	const isHere = isSameRepository(source.repository, repository.name)
	if (onForge.relation !== "unknown" || !isHere) return onForge
	return {...onForge, relation: await checkout.relate(commit, other)}
}
async function isOnSourceBranch(commit, {repository: name, api, token, branch}, {checkout, repository, options}) {
	if (isSameRepository(name, repository.name)) {
		if (commit === checkout.commit || (await checkout.relate(commit, checkout.commit)) === "ancestor") return true
		if (await checkout.branches.areAt(commit)) return true
	}
	if (api === undefined) return false
	const asked = {...options, api, token, maxPause}
	for (const other of new Set([branch, ...(await branchesOf(name, asked))])) {
		if (other === undefined) continue
		if ((await compareCommits(name, {commit, other}, asked)).relation === "ancestor") return true
	}
	return false
}
async function excludeSuperseded(edits, {history, own, source, relate, isOnBranch, log}) {
	const newest = newestBumps(history)
	const relations = new Map()
	const compared = await Promise.all(
		edits.map(async edit => {
			const bump = newest.get(previousValueKey(edit))
			const {repository, commit} = splitSource(bump?.source)
			if (commit === undefined || commit === source.commit) return {edit, relation: "ancestor"}
			if (!isSameRepository(repository, source.repository)) return {edit, relation: "unrelated", bump}
			const relation = relations.get(commit) ?? relate(commit)
			relations.set(commit, relation)
			return {edit, ...(await relation), bump, commit}
		})
	)
	await checkDescendants(compared, own, isOnBranch)
	for (const [builtFrom, {relation, why}] of new Map(compared.map(each => [each.bump?.source, each]))) {
		const built = `The current version was built from ${builtFrom}, which`
		if (relation === "unrelated") {
			log.info(`${built} is neither an ancestor nor a descendant of this run's commit: the newest run wins.`)
		} else if (relation === "unknown") {
			const hint = `Unless that commit is gone, set input 'source-token' to a token that can read ${source.repository}.`
			log.warning(`${built} cannot be compared with this run's commit (${why}): the newest run wins. ${hint}`)
		}
	}
	return {edits: compared.filter(({relation}) => relation !== "descendant").map(({edit}) => edit), superseded: compared.flatMap(({edit, relation, commit}) => (relation === "descendant" && commit !== undefined ? [{edit, by: commit}] : []))}
}
async function checkDescendants(compared, own, isOnBranch) {
	const doubtful = compared.flatMap(({edit, relation, bump, commit}) => (relation !== "descendant" || bump === undefined || commit === undefined || own.has(bump.saidBy) ? [] : [{edit, bump, commit}]))
	const commits = [...new Set(doubtful.map(({commit}) => commit))]
	const found = await Promise.all(commits.map(async commit => ((await isOnBranch(commit)) ? [commit] : [])))
	const onBranch = new Set(found.flat())
	const faults = doubtful.flatMap(({edit, bump, commit}) => (onBranch.has(commit) ? [] : [unprovenFault(edit, bump)]))
	if (faults.length > 0) throw new Faults(faults)
}
function unprovenFault({image, path, file, line, from = "nothing"}, bump) {
	const place = formatLocation({file, line})
	const claim = `${bump.source}, which would be newer than this run's commit`
	return new UserError(`${place}: commit ${bump.saidBy.slice(0, 12)} says that ${image ?? path} ${visibleValue(from)} was built from ${claim}, but this action did not push that commit, and no branch known here has the newer one: this may be forged`, {
		code: "ambiguous",
		hint: "If the current version is right, there is nothing to do. If this run's version is right, set input 'allow-downgrade' to true and run it again."
	})
}
function newestBumps(history) {
	const oldestFirst = history.toReversed().flatMap(commit => bumpsOf(commit).toReversed())
	return new Map(oldestFirst.map(bump => [bumpNewKey(bump), bump]))
}
const maxSubjectLength = 72
function defaultTitle(edits) {
	return titleOf(edits, {withFrom: true})
}
function titleWithTargets(edits, targets, maxLength) {
	const named = distinct(targets).filter(target => target !== root)
	if (named.length === 0 || edits.every(({image}) => image === undefined)) return defaultTitle(edits)
	const what = `${titleOf(edits, {withFrom: false})} in `
	const [only = ""] = named
	if (named.length === 1) {
		const room = Math.max(minTargetLength, maxLength - what.length)
		return `${what}${visibleValue(only.length <= room ? only : `…${only.slice(1 - room).toWellFormed()}`)}`
	}
	const all = named.map(visibleValue).join(", ")
	return `${what}${what.length + all.length <= maxSubjectLength ? all : `${named.length} targets`}`
}
const minTargetLength = 40
const root = "."
function titleOf(edits, {withFrom}) {
	const images = edits.filter(({image}) => image !== undefined)
	if (images.length === 0) return titleOfValues(edits)
	const values = edits.length - images.length
	const more = values === 0 ? "" : ` and set ${values} ${values === 1 ? "value" : "values"}`
	return `${titleOfImages(images, withFrom)}${more}`
}
function titleOfImages(edits, withFrom) {
	const filled = template => fillTemplate(template, {edits, locations: [], runUrl: undefined})
	const {size} = new Set(edits.map(({image}) => image))
	if (size > 1) {
		const isOne = new Set(edits.map(({to}) => to)).size === 1
		return `Update ${size} images${isOne ? filled(" to {to}") : ""}`
	}
	const whole = filled("Update {image} from {from} to {to}")
	const hasFrom = withFrom && edits.some(({from}) => from !== undefined)
	return hasFrom && whole.length <= maxSubjectLength ? whole : filled("Update {image} to {to}")
}
function titleOfValues(edits) {
	const only = edits.length === 1 ? edits[0] : undefined
	const what = only === undefined ? `${edits.length} values` : visibleValue(only.path)
	const to = only === undefined ? "" : ` to ${visibleValue(shortVersion(only.to))}`
	const [file, ...elsewhere] = new Set(edits.map(edit => edit.file))
	const names = file === undefined || elsewhere.length > 0 ? [] : [file, file.slice(file.lastIndexOf("/") + 1)]
	const titles = names.map(name => `Set ${what} in ${visibleValue(name)}${to}`)
	return titles.find(title => title.length <= maxSubjectLength) ?? `Set ${what}${to}`
}
function fillTemplate(template, {edits, locations, runUrl}, show = visibleValue) {
	const values = {
		image: edits.map(({image, path}) => image ?? path),
		from: edits.map(({from}) => (from === undefined ? "(none)" : shortVersion(from))),
		to: edits.map(({to}) => shortVersion(to)),
		target: locations.map(({target}) => target),
		files: locations.map(({file}) => file),
		run: runUrl === undefined ? [] : [runUrl]
	}
	return template.replace(/\{(image|from|to|target|files|run)\}/g, (_, name) =>
		distinct(values[name] ?? [])
			.map(show)
			.join(", ")
	)
}
function shortVersion(version) {
	return version.replace(/(sha\d{3}:[a-f0-9]{12})[a-f0-9]+/g, "$1")
}
function distinct(values) {
	return [...new Set(values)]
}
function commitMessage(options) {
	const {template, edits, author, signoff} = options
	const filled = template === undefined ? defaultTitle(edits) : fillTemplate(template, {...options, locations: edits})
	const [first = "", ...rest] = filled.split(/\r?\n/)
	const cut = first.length > maxSubjectLength
	const text = [...(cut ? [first] : []), ...rest].join("\n").trim()
	const title = cut ? `${first.slice(0, maxSubjectLength - 1).trimEnd()}…` : first
	const {body, given} = splitTrailers(text)
	const signed = `Signed-off-by: ${author.name} <${author.email}>`
	const paragraphs = [...[title, ...(body === "" ? [] : [body])].map(escapeTrailers), edits.map(editLine).join("\n"), [...given.map(escapeTrailers), ...formatTrailers(options), ...(signoff && !given.includes(signed) ? [signed] : [])].join("\n")]
	return `${paragraphs.join("\n\n")}\n`
}
function splitTrailers(text) {
	const paragraphs = text.split(/\n[ \t]*\n/)
	const last = (paragraphs.at(-1) ?? "").trim().split("\n")
	const areTrailers = last.every((each, index) => trailer.test(each) || (index > 0 && /^[ \t]+\S/.test(each)))
	if (!areTrailers || last.some(each => each.startsWith("Pushpull-"))) return {body: text, given: []}
	return {body: paragraphs.slice(0, -1).join("\n\n").trim(), given: last}
}
const trailer = /^[A-Za-z0-9][A-Za-z0-9-]*[ \t]*:[ \t]*\S|^\(cherry picked from commit [a-f0-9]{4,64}\)$/
function escapeTrailers(text) {
	return text.replace(/^(?=Pushpull-)/gm, " ")
}
function editLine({image, file, line: at, path, from, to}) {
	const what = image ?? path
	const before = from === undefined ? "" : `${visibleValue(from)} -> `
	return `- ${visibleValue(what)} ${before}${visibleValue(to)} (${visibleValue(formatLocation({file, line: at}))})`
}
var external_node_buffer_ = __load(4573)
async function listFiles(git, commit, specs) {
	const args = ["diff-tree", "-r", "-z", "--raw", "--full-index", "--no-renames", emptyTree(commit), commit, "--"]
	const fields = namesOf(await git.runForBytes([...args, ...specs]))
	const entries = []
	for (let at = 0; at + 1 < fields.length; at += 2) {
		const [, mode = "", , id = ""] = fields[at]?.split(" ") ?? []
		const path = fields[at + 1]
		if (path !== undefined && isRegular(mode)) entries.push({path, mode, id})
	}
	return entries
}
async function matchesAny(git, commit, specs) {
	const result = await git.attempt(["diff-tree", "-r", "--quiet", emptyTree(commit), commit, "--", ...specs])
	if (result.code > 1) throw git.explain(result)
	return result.code === 1
}
async function modeOf(git, commit, path) {
	const listed = await git.run(["--literal-pathspecs", "ls-tree", "--full-tree", commit, "--", path])
	return listed.slice(0, listed.indexOf(" "))
}
const pathsPerCommand = 200
async function findFiles(git, commit, paths) {
	const wanted = new Set(paths.filter(isInside))
	const entries = []
	for (let from = 0; from < wanted.size; from += pathsPerCommand) {
		const some = [...wanted].slice(from, from + pathsPerCommand)
		const listed = await git.runForBytes(["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", ...some])
		for (const field of namesOf(listed)) {
			const [entry = "", path = ""] = splitOnce(field ?? "", "\t")
			const [mode = "", , id = ""] = entry.split(" ")
			if (isRegular(mode) && wanted.has(path)) entries.push({path, mode, id})
		}
	}
	return entries
}
function namesOf(output) {
	const fields = output.toString("latin1").split("\0").slice(0, -1)
	return fields.map(field => {
		const bytes = Buffer.from(field, "latin1")
		return (0, external_node_buffer_.isUtf8)(bytes) ? bytes.toString("utf8") : undefined
	})
}
function emptyTree(commit) {
	return commit.length === 40 ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904" : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
}
function isRegular(mode) {
	return mode.startsWith("100")
}
function isInside(path) {
	return path.split("/").every(part => part !== "" && part !== "." && part !== "..") && !path.includes("\0")
}
function splitOnce(text, by) {
	const at = text.indexOf(by)
	return [text.slice(0, at), text.slice(at + by.length)]
}
const maxFileSize = 4 * 1024 * 1024
async function fetchBlobs(git, ids) {
	if (ids.length === 0) return
	const args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"]
	await git.runForBytes([...args, "--no-auto-maintenance", "--filter=blob:none", "--stdin", "origin"], {input: ids.map(id => `${id}\n`).join("")})
}
async function readBlobs(git, entries) {
	const sizes = await sizesOf(git, tree_distinct(entries))
	for (const {path, id} of entries) if (!Number.isInteger(sizes.get(id))) throw missingBlob(path, id)
	const readable = [...sizes].filter(([, size]) => size <= maxFileSize).map(([id]) => id)
	const contents = await contentsOf(git, readable)
	return new Map(
		entries.flatMap(({path, mode, id}) => {
			const size = sizes.get(id)
			return size === undefined ? [] : [[path, {mode, size, content: contents.get(id)}]]
		})
	)
}
function missingBlob(path, id) {
	return new UserError(`The server did not send ${path}, although the commit contains it (object ${id.slice(0, 12)})`, {code: "repository", hint: "The repository on the server may be damaged: check it there with `git fsck`."})
}
function tree_distinct(entries) {
	return [...new Set(entries.map(({id}) => id))]
}
async function sizesOf(git, ids) {
	if (ids.length === 0) return new Map()
	const output = await git.runForBytes(["cat-file", "--batch-check=%(objectname) %(objectsize)"], {input: lines(ids)})
	return new Map(
		output
			.toString("utf8")
			.trimEnd()
			.split("\n")
			.map(line => line.split(" "))
			.map(([id = "", size]) => [id, Number(size)])
	)
}
async function contentsOf(git, ids) {
	if (ids.length === 0) return new Map()
	const output = await git.runForBytes(["cat-file", "--batch=%(objectname) %(objectsize)"], {input: lines(ids)})
	const contents = new Map()
	for (let at = 0; at < output.length; ) {
		const end = output.indexOf("\n", at)
		const [id = "", size] = output.toString("utf8", at, end).split(" ")
		const from = end + 1
		const to = from + Number(size)
		contents.set(id, output.subarray(from, to))
		at = to + 1
	}
	return contents
}
function lines(ids) {
	return ids.map(id => `${id}\n`).join("")
}
function manifestPathspecs(lines) {
	const faults = lines.flatMap(line => faultOf(line))
	throwFaults(faults)
	return lines.map(toPathspec)
}
function toPathspec({text, line}) {
	const excludes = text.startsWith("!")
	const path = search_pathOf(text)
	const magic = excludes ? "exclude,top" : "top"
	const common = {line, text, excludes}
	if (path === "") return {...common, specs: [`:(${magic},glob)**`], literal: ""}
	if (!/[*?[\\]/.test(path)) return {...common, specs: [`:(${magic},literal)${path}`], literal: path}
	return {...common, specs: [path, `${path}/**`].map(glob => `:(${magic},glob)${glob}`), literal: undefined}
}
function search_pathOf(text) {
	return text
		.replace(/^!\s*/, "")
		.replace(/^(\.\/+)+/, "")
		.replace(/(?<!\/)\/+$/, "")
		.replace(/^\.$/, "")
}
function faultOf({text, line}) {
	const path = text.replace(/^!\s*/, "")
	const problem = problemOf(path)
	if (problem === undefined) return []
	return [new UserError(`Input 'manifests', line ${line}: '${path}' ${problem}`, {code: "input", hint: "Use a file, a folder or a glob relative to the repository's root: deploy/prod, apps/**/values.yaml."})]
}
function problemOf(path) {
	if (path === "") return "is empty"
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return "is a URL, not a path in the repository"
	if (path.startsWith("/") || /^[a-z]:[\\/]/i.test(path)) return "is an absolute path, not one in the repository"
	if (path.split("/").includes("..")) return "leads out of the repository"
	return undefined
}
const defaultPathspecs = ["*.yaml", "*.yml", "*.json", "Kustomization"].map(name => `:(top,glob)**/${name}`)
const manifestName = /\.(ya?ml|json)$|(^|\/)Kustomization$/
const maxPathBytes = 4096
async function searchCommit(store, commit, texts) {
	const paths = await searchPaths(store, commit, texts)
	const long = paths.find(path => Buffer.byteLength(path) > maxPathBytes)
	if (long === undefined) return paths
	throw new UserError(`${store.name} has a file whose path is longer than ${maxPathBytes} bytes: ${long.slice(0, 60)}…`, {code: "repository", hint: "Rename it, or exclude it in input 'manifests'."})
}
async function searchPaths(store, commit, texts) {
	if (store.paths.length > 0) return searchSelected(store, await selectFiles(store, commit), texts)
	const specs = [...defaultPathspecs, ...namedSpecs(store)]
	if (texts.length === 0) return (await listFiles(store.git, commit, specs)).map(({path}) => path)
	const found = grep(await store.git.attemptForBytes(grepArgs(texts, [commit, "--", ...specs])), store.git)
	return found.flatMap(name => (name === undefined ? [] : [name.slice(commit.length + 1)]))
}
const maxFetched = 5_000
async function searchEverywhere(store, commit, texts) {
	const whole = {...store, paths: []}
	if (!store.partial) return searchPaths(whole, commit, texts)
	const entries = await listFiles(store.git, commit, [...defaultPathspecs, ...namedSpecs(store)])
	return entries.length > maxFetched ? undefined : searchSelected(whole, entries, texts)
}
function namedSpecs({named}) {
	return named.map(path => `:(top,glob)${path.replace(/[?[\\]/g, "\\$&")}`)
}
const idsPerCommand = 500
async function searchSelected(store, entries, texts) {
	if (texts.length === 0) return entries.map(({path}) => path)
	await fetchMissing(store, entries)
	const ids = [...new Set(entries.map(({id}) => id))]
	const found = new Set()
	for (let from = 0; from < ids.length; from += idsPerCommand) {
		const result = await store.git.attemptForBytes(grepArgs(texts, ids.slice(from, from + idsPerCommand)))
		for (const id of grep(result, store.git)) found.add(id)
	}
	return entries.filter(({id}) => found.has(id)).map(({path}) => path)
}
async function fetchMissing(store, entries) {
	if (!store.partial) return
	const missing = new Set(entries.map(({id}) => id).filter(id => !store.present.has(id)))
	await fetchBlobs(store.git, [...missing])
	for (const id of missing) store.present.add(id)
}
async function selectFiles(store, commit) {
	const entries = await listFiles(store.git, commit, specsOf(store.paths))
	await checkUnmatchedLines(store, commit, entries)
	const specs = namedSpecs(store)
	const others = specs.length === 0 ? [] : await listFiles(store.git, commit, specs)
	const named = new Set([...store.paths.map(({literal}) => literal), ...others.map(({path}) => path)])
	return entries.filter(({path}) => manifestName.test(path) || named.has(path))
}
function specsOf(paths) {
	const specs = paths.flatMap(({specs}) => specs)
	return paths.every(({excludes}) => excludes) ? [":(top,glob)**", ...specs] : specs
}
async function checkUnmatchedLines({git, paths, name}, commit, entries) {
	const wanted = paths.filter(({excludes}) => !excludes)
	if (wanted.length === 1 && entries.length > 0) return
	const faults = await Promise.all(
		wanted.map(async line => {
			const {specs, literal} = line
			if (!(await matchesAny(git, commit, specs))) {
				return unmatched(line, `matches no file of ${name}`, await pathHint(line, git, commit))
			}
			if (!literal || entries.some(({path}) => `${path}/`.startsWith(`${literal}/`))) return []
			const reason = unsupportedModes[await modeOf(git, commit, literal)]
			return reason === undefined ? [] : unmatched(line, reason, fullPathHint)
		})
	)
	throwFaults(faults.flat())
}
function unmatched({line, text}, reason, hint) {
	return [new UserError(`Input 'manifests', line ${line}: '${text}' ${reason}`, {code: "input", hint})]
}
const fullPathHint = "Give the path from the repository's root; `**` matches any folders."
async function pathHint({text, literal}, git, commit) {
	if (/^[-*]\s/.test(text)) return "Write one per line, without a dash."
	if (/,\s*\S/.test(text)) return "Write one per line, without commas."
	if (literal === undefined) return fullPathHint
	const files = await listFiles(git, commit, [])
	const nearest = nearestName(literal, withFolders(files.map(({path}) => path)))
	return nearest === undefined ? fullPathHint : `Did you mean '${nearest}'?`
}
const unsupportedModes = {120000: "is a symbolic link, which is not followed: use its target", 160000: "is a submodule: its files are in another repository"}
function grepArgs(texts, where) {
	const patterns = texts.flatMap(text => ["-e", text])
	return ["grep", "--files-with-matches", "-z", "--no-color", "--fixed-strings", "--no-textconv", ...patterns, ...where]
}
function grep(result, git) {
	if (result.code > 1 || (result.code === 1 && result.stderr !== "")) throw git.explain(result)
	return namesOf(result.stdout)
}
function withFolders(files) {
	return new Set(
		files.flatMap(file => {
			const parts = file.split("/")
			return parts.map((_, index) => parts.slice(0, index + 1).join("/"))
		})
	)
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
			faults.push(fault(line, override, grammar))
			continue
		}
		const name = normalizeName(override.name)
		const before = seen.get(name)
		seen.set(name, before ?? line)
		if (before === undefined) overrides.push({...override, line})
		else faults.push(fault(line, `${override.name} is already in line ${before}`, "Remove one of the two lines."))
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
		return image_overrides_hasVersion(image) ? image : `'${text}' has no version`
	}
	const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
	const name = parseImage(before)
	if (name === undefined) return `'${before}' is not the name of an image${notImageReason(before)}`
	if (image_overrides_hasVersion(name)) return `'${before}' has a version; write only the name before the =`
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
function image_overrides_hasVersion({tag, digest}) {
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
function fault(line, what, hint) {
	return new UserError(`Input 'images', line ${line}: ${what}`, {code: "input", hint})
}
function formatPath(steps) {
	return steps.map(formatFieldPath).join(" > ")
}
function formatFieldPath(path) {
	return path.map(formatStep).join("").replace(/^\./, "")
}
function formatStep(step) {
	if (typeof step === "number") return `[${step}]`
	return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
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
function rootOf(document) {
	return {document: document.index, steps: [[]]}
}
function below({document, steps}, ...more) {
	const [first, ...rest] = steps
	const last = rest.at(-1)
	if (last === undefined) return {document, steps: [[...first, ...more]]}
	return {document, steps: [first, ...rest.slice(0, -1), [...last, ...more]]}
}
function insideText({document, steps: [first, ...rest]}) {
	return {document, steps: [first, ...rest, []]}
}
function objectsOf(document) {
	return [...objectsIn(document.value, rootOf(document))]
}
function objectAt(document, {steps}) {
	const [first, ...inner] = steps
	if (inner.length > 1) return undefined
	const [path] = inner
	if (path !== undefined) {
		const [only] = objectsIn(document.textValue([first]), rootOf(document))
		return only && {object: only.object, path}
	}
	for (const {object, at} of objectsOf(document)) {
		const [objectPath] = at.steps
		if (objectPath.every((step, index) => first[index] === step)) return {object, path: first.slice(objectPath.length)}
	}
	return undefined
}
function* objectsIn(value, at) {
	if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string") return
	if (value.kind.endsWith("List") && Array.isArray(value.items)) {
		for (const [index, item] of value.items.entries()) yield* objectsIn(item, below(at, "items", index))
	} else {
		yield {object: value, at}
	}
}
function listOf(value) {
	return Array.isArray(value) ? value : []
}
function textOf(value) {
	return typeof value === "string" && value !== "" ? value : undefined
}
function versionFields(values, path = []) {
	if (Array.isArray(values)) return values.flatMap((item, index) => versionFields(item, [...path, index]))
	if (!isMap(values) || (path.length > 0 && helm_version_fields_isObject(values))) return []
	return Object.entries(values).flatMap(([key, child]) => {
		const at = [...path, key]
		const value = versionAt(key, child)
		if (value !== undefined) return [{path: at, value}]
		const named = isMap(child) && isVersionKey(key) ? Object.entries(child) : []
		const versions = named.flatMap(([name, each]) => {
			const written = scalarText(each)
			return written !== undefined && /\d/.test(written) && isVersion(written) ? [{path: [...at, name], value: written}] : []
		})
		return versions.length > 0 ? versions : versionFields(child, at)
	})
}
function versionAt(key, value) {
	const written = scalarText(value)
	if (written === undefined || !isVersionKey(key)) return undefined
	if (weakKey.test(helm_version_fields_words(key))) return /\d|[{$<%]/.test(written) && isVersion(written) ? written : undefined
	return written === "" || isVersion(written) ? written : undefined
}
function hasVersionField(map) {
	return Object.entries(map).some(([key, value]) => Boolean(versionAt(key, value)))
}
function isImageVersionKey(key) {
	return /(?:tag|digest|image_?version)$/.test(helm_version_fields_words(String(key)))
}
function isDigestKey(key) {
	return /digest|(?<![a-z])sha(?:256|512)?(?![a-z0-9])/.test(helm_version_fields_words(key))
}
function isDigestSwitch(key) {
	return /^(?:(?:use|pin|prefer|require|enable|with)_)?(?:image_)?digests?(?:_(?:enabled|only|required))?$/.test(helm_version_fields_words(key))
}
function distanceTo({path}, map) {
	const parent = path.slice(0, -1)
	if (parent.every((step, index) => map[index] === step)) return map.length - parent.length
	return path[0] === "global" ? distances.global : distances.elsewhere
}
const distances = {global: 1_000, elsewhere: 2_000}
function helm_version_fields_isObject(value) {
	return isMap(value) && typeof value.apiVersion === "string" && typeof value.kind === "string"
}
function isVersionKey(key) {
	const written = helm_version_fields_words(key)
	if (notOfImages.test(written)) return false
	return weakKey.test(written) || strongKey.test(written)
}
const strongKey = /(?<![a-z])(?:tags?|versions?|digests?|sha(?:256|512)?)(?![a-z0-9])|(?:tag|version|digest)$/
const weakKey = /^(?:(?:image|app|docker|container|git)_)?(?:release|ref|revision|commit|build)$/
const notOfImages = /^(?:api|kube|kubernetes|k8s|schema|min|max|tls|ssl|http|protocol|ip|crd)(?:_[a-z]{1,20}){0,3}_?version/
function helm_version_fields_words(key) {
	return key
		.replace(/([a-z0-9])(?=[A-Z])/g, "$1_")
		.replaceAll("-", "_")
		.toLowerCase()
}
function isVersion(written) {
	const [tag = "", digest] = written.split("@", 2)
	if (/\{\{|\$\{|\$\(|^<.{1,100}>$|%.{1,100}%|#\{/.test(written)) return true
	if (digest === undefined) return isTag(tag) || isDigest(tag)
	return (tag === "" || isTag(tag)) && isDigest(digest)
}
function scalarText(value) {
	if (value === null || value === undefined) return ""
	return typeof value === "string" || typeof value === "number" ? String(value) : undefined
}
function changeHelmImage(writing, to) {
	if (writing.kind === "split") return changeSplit(writing, to)
	const value = formatImage(to)
	return value === writing.written ? [] : [{kind: "set", at: writing.path, value}]
}
function changeSplit(split, to) {
	const renaming = nameChanges(split, to.name)
	if (typeof renaming === "string") return renaming
	const {filledIn, map} = split
	if (filledIn !== undefined) return `its version ${String(map[filledIn])} is filled in elsewhere`
	const reason = digestSwitchReason(split, to)
	if (reason !== undefined) return reason
	const versioned = split.fields.digest === undefined ? tagChanges(split, to) : digestChanges(split, to, split.fields.digest)
	return typeof versioned === "string" ? versioned : [...renaming, ...versioned]
}
function nameChanges(split, name) {
	const {map, fields, image, registry} = split
	if (normalizeName(name) === normalizeName(image.name)) return []
	if (registry === undefined) return setField(split, fields.name, name)
	const repository = String(map[fields.name])
	if (name.startsWith(`${registry.text}/`)) return setField(split, fields.name, name.slice(registry.text.length + 1))
	if (registry.isGlobal) return `global prefixes every image with the registry ${registry.text}`
	if (fields.registry === undefined) return []
	if (name.endsWith(`/${repository}`)) return setField(split, fields.registry, name.slice(0, -repository.length - 1))
	const full = normalizeName(name)
	const slash = full.indexOf("/")
	return [...setField(split, fields.registry, full.slice(0, slash)), ...setField(split, fields.name, full.slice(slash + 1))]
}
function tagChanges(split, {tag, digest}) {
	if (digest === undefined) return tag === undefined ? [] : setTag(split, tag)
	const before = tag ?? split.image.tag
	if (before === undefined) return "there is neither a field for a digest nor a tag to append it to"
	return setTag(split, `${before}@${digest}`)
}
function digestChanges(split, {tag, digest}, field) {
	if (tag === undefined && digest === undefined) return []
	const {map, fields, image} = split
	const present = map[field]
	const bare = typeof present === "string" && present !== "" ? !present.includes(":") : field.startsWith("sha")
	const value = bare ? (digest ?? "").replace(/^sha256:/, "") : (digest ?? "")
	const keptTag = tag ?? (fields.tag !== undefined && String(map[fields.tag]).includes("@") ? image.tag : undefined)
	const staysEmpty = value === "" && (present === null || present === "")
	return [...(keptTag === undefined ? [] : setTag(split, keptTag)), ...(staysEmpty ? [] : setField(split, field, value))]
}
function digestSwitchReason({parents, fields}, {tag, digest}) {
	if (tag === undefined && digest === undefined) return undefined
	const own = parents.at(-1) ?? {}
	const maps = [...parents.toReversed(), mapOf(parents[0]?.global)]
	const [given] = maps.flatMap(map => Object.entries(map).filter(([key, on]) => isSwitch(on) && (isDigestSwitch(key) || (map === own && isDigestKey(key)))))
	if (given === undefined) return undefined
	const written = `'${given[0]}: ${given[1]}'`
	const isOn = String(given[1]) === "true"
	if (isOn && digest === undefined) return `${written} requires a digest: give one too, or disable that setting`
	const isRead = isOn || digest === undefined || fields.digest === undefined
	return isRead ? undefined : `${written} disables digests in the chart: enable it`
}
function isSwitch(value) {
	return /^(?:true|false)$/.test(String(value))
}
function setTag(split, value) {
	const {fields, path} = split
	if (fields.tag !== undefined) return setField(split, fields.tag, value)
	return [{kind: "add", at: path, key: fields.newTag, value, after: fields.name}]
}
function setField({map, path}, key, value) {
	return map[key] === value ? [] : [{kind: "set", at: [...path, key], value}]
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
function kustomizationOf(file, value) {
	if (!isMap(value)) return undefined
	const {apiVersion, kind} = value
	const isNamed = kustomizationNames.includes(file.slice(file.lastIndexOf("/") + 1))
	const isOurs = apiVersion === undefined ? isNamed : groupOf(String(apiVersion)) === "kustomize.config.k8s.io"
	const isKind = kind === undefined ? isNamed : kind === "Kustomization" || kind === "Component"
	return isOurs && isKind ? value : undefined
}
function setByEntries({format, at: {steps}, field: inObject}) {
	const path = inObject ?? steps.at(-1) ?? []
	if (path.includes("ephemeralContainers")) return false
	const isEntry = format === "kustomize" && inObject === undefined && (steps.length === 1 || path[0] === "imageTag")
	if (format === "helm-values" || isEntry) return true
	const [list, field] = [path.at(-3), path.at(-1)].map(String)
	return list === "containers" || list === "initContainers" || field === "reference"
}
function valuesFilesOf(chart) {
	const [file, more] = ["valuesFile", "additionalValuesFiles"].map(name => mapOf(chart)[writtenKey(chart, name)])
	return [file, ...listOf(more)].flatMap(each => textOf(each) ?? [])
}
function splitImages(map, path, around) {
	const found = fieldsOf(map, path).flatMap(fields => readSplit({map, path, fields, ...around}) ?? [])
	return {images: found.map(helmImage), used: new Set(found.map(({fields}) => fields.name))}
}
const digestKeys = ["digest", "sha", "sha256"]
function fieldsOf(map, path) {
	const has = (...keys) => keys.find(key => key in map)
	const registry = has("registry")
	const plain = {registry, tag: has("tag"), digest: has(...digestKeys), newTag: "tag"}
	const hasVersion = plain.tag !== undefined || plain.digest !== undefined
	const imageTag = has("imageTag", "tag", "version")
	const imageDigest = has("imageDigest", ...digestKeys)
	const imaged = {registry: has("imageRegistry", "registry"), tag: imageTag, digest: imageDigest, newTag: "imageTag"}
	const found = []
	if (textOf(map.repository) && (hasVersion || registry !== undefined || isImageMap(path) || hasVersionField(map))) {
		found.push({...plain, name: "repository"})
	} else if (textOf(map.name) && isImageMap(path) && (hasVersion || hasVersionField(map))) {
		found.push({...plain, name: "name"})
	}
	const named = ["imageRepository", "imageName", "image"].find(key => textOf(map[key]))
	const isOwn = (imageTag ?? imageDigest) !== undefined || (named !== "image" && hasVersionField(map))
	if (named !== undefined && isOwn) found.push({...imaged, name: named})
	for (const key of Object.keys(map)) {
		const tag = `${key}Tag`
		if (key !== "image" && /Image$/.test(key) && tag in map) found.push({name: key, tag, newTag: tag})
	}
	return found
}
function isImageMap(path) {
	return /image$/i.test(String(path.at(-1))) || path.at(-2) === "images"
}
function readSplit({map, path, fields, everywhere, parents}) {
	const named = textOf(map[fields.name])
	if (named === undefined) return undefined
	const own = fields.registry === undefined ? undefined : textOf(map[fields.registry])
	const registry = registryOf(named, own, everywhere)
	const name = registry === undefined ? named : `${registry.text.replace(/\/$/, "")}/${named}`
	if (parseImage(name)?.name !== name) return undefined
	const {filledIn, ...version} = helm_split_image_versionOf(map, fields)
	return {kind: "split", map, path, parents, fields, registry, filledIn, image: {name, ...version}}
}
function registryOf(named, own, everywhere) {
	if (own === undefined && /^(?:localhost|(?=[^/]*[.:])[^/]*)\//.test(named)) return undefined
	if (everywhere !== undefined) return {text: everywhere, isGlobal: true}
	return own === undefined ? undefined : {text: own, isGlobal: false}
}
function helm_split_image_versionOf(map, fields) {
	const [tag, inTag] = written(map, fields.tag).split("@", 2)
	const hash = written(map, fields.digest) || (inTag ?? "")
	const digest = /^[a-f0-9]{64}$/.test(hash) ? `sha256:${hash}` : hash
	if (tag && !isTag(tag)) return {filledIn: fields.tag}
	if (digest && !isDigest(digest)) return {filledIn: hash === inTag ? fields.tag : fields.digest}
	return {tag: tag || undefined, digest: digest || undefined, filledIn: undefined}
}
function written(map, key) {
	return key === undefined ? "" : String(map[key] ?? "")
}
function helmImage(split) {
	const {map, path, fields, image, registry, filledIn} = split
	const local = String(map[fields.name])
	const own = fields.registry === undefined ? undefined : textOf(map[fields.registry])
	const versionKey = [fields.tag, fields.digest].find(key => written(map, key) !== "") ?? fields.tag ?? fields.name
	return {
		image,
		otherNames: registry?.isGlobal ? [own === undefined ? local : `${own}/${local}`] : [],
		at: [...path, filledIn === undefined ? versionKey : fields.name],
		shape: "map",
		guessedKey: fields.tag === undefined ? fields.newTag : undefined,
		filledIn: filledIn === undefined ? undefined : [...path, filledIn],
		writing: split
	}
}
const ofHelm = /^(?:(?:chart|requirements)\.(?:ya?ml|lock)|helmfile.*\.ya?ml)$/i
const ofTools = /^(?:(?:(?:docker|podman)-)?compose|batect|(?:azure|bitbucket|buildkite)-pipelines?|gitlab-ci|cloudbuild|buildspec|appveyor|circleci|travis|codemagic|devfile|jenkinsfile)(?:[-._].{0,100})?\.ya?ml$/i
const ending = /[-._](?:gitlab-ci|(?:docker-)?compose|batect(?:-bundle)?)\.ya?ml$/i
function isOfOtherTool(file, value) {
	const parts = file.split("/")
	const name = parts.at(-1) ?? ""
	if (ofHelm.test(name) || parts.some(part => part.startsWith("."))) return true
	if (/values/i.test(name)) return false
	return ofTools.test(name) || ending.test(name) || (isMap(value) && [isCompose, isBatect, isPipeline].some(is => is(value)))
}
const composeKeys = /^(?:version|name|include|services|networks|volumes|configs|secrets|models|x-.{1,100})$/
function isCompose(fields) {
	const services = Object.values(mapOf(fields.services)).map(mapOf)
	const isOnly = Object.keys(fields).every(key => composeKeys.test(key))
	const runs = ({image, build}) => typeof image === "string" || build !== undefined
	return isOnly && services.length > 0 && services.every(runs)
}
function isBatect({containers, tasks}) {
	return isMap(containers) && isMap(tasks) && Object.values(tasks).some(task => "run" in mapOf(task))
}
const commands = ["script", "before_script", "commands", "plan"]
function isPipeline(fields) {
	const jobs = [fields.jobs, fields.steps, fields.pipeline, fields.stages].flatMap(itemsOf)
	const runs = job => commands.some(key => listOf(job[key]).length > 0)
	if (jobs.some(job => runs(job) || listOf(job.steps).length > 0 || itemsOf(job.jobs).length > 0)) return true
	return Object.values(fields)
		.map(mapOf)
		.some(job => runs(job) || ("script" in job && "stage" in job))
}
function itemsOf(value) {
	return (Array.isArray(value) ? value : Object.values(mapOf(value))).filter(isMap)
}
const helmValues = ({file, document}) => (isValuesFile(file, document.value) ? helmValuesAt(document.value, rootOf(document), "helm-values") : [])
function isValuesFile(file, value) {
	const {apiVersion, kind} = mapOf(value)
	if ((apiVersion !== undefined && kind !== undefined) || kustomizationOf(file, value)) return false
	return !isOfOtherTool(file, value)
}
function helmValuesAt(values, at, format) {
	return findHelmValues(values).map(found => ({image: found.image, otherNames: found.otherNames ?? [], at: below(at, ...found.at), format, ...doubtsOf(found, path => below(at, ...path)), writing: {kind: "helm-values", inValues: found.writing, at}}))
}
function doubtsOf({guessedKey, elsewhere, filledIn, shape, image}, node) {
	const isBare = image.tag === undefined && image.digest === undefined
	return {guessedKey, elsewhere: [...(elsewhere ?? []), ...(filledIn === undefined ? [] : [filledIn])].flatMap(path => node(path) ?? []), mayBeJoined: isBare && shape === "text"}
}
function findHelmValues(values) {
	if (!isMap(values)) return []
	const found = [...search(values, {path: [], parents: [], registry: undefined})]
	if (found.every(helm_values_hasVersion)) return found
	const fields = versionFields(values)
	return found.map(image => (helm_values_hasVersion(image) ? image : {...image, elsewhere: versionsOf(image, fields, found)}))
}
function helm_values_hasVersion({image: {tag, digest}, filledIn}) {
	return tag !== undefined || digest !== undefined || filledIn !== undefined
}
function versionsOf({image, at, shape, guessedKey}, fields, found) {
	if (shape === undefined) return []
	const map = at.slice(0, -1)
	const others = found.filter(each => each.shape === "map" && each.image.name !== image.name)
	const taken = new Set(others.map(each => JSON.stringify(each.at.slice(0, -1))))
	return fields
		.filter(field => {
			if (taken.has(JSON.stringify(field.path.slice(0, -1)))) return false
			if (shape === "text") return true
			if (distanceTo(field, map) >= distances.elsewhere) return false
			return guessedKey !== undefined || (field.value !== "" && isImageVersionKey(field.path.at(-1)))
		})
		.toSorted((one, other) => distanceTo(one, map) - distanceTo(other, map))
		.map(({path}) => path)
}
function* search(value, {path, parents, registry}) {
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) {
			if (path.at(-1) === "images") yield* helm_values_whole(item, [...path, index], "versioned")
			yield* search(item, {path: [...path, index], parents, registry})
		}
	}
	if (!isMap(value)) return
	const everywhere = globalRegistry(value) ?? registry
	const around = [...parents, value]
	const split = splitImages(value, path, {everywhere, parents: around})
	yield* split.images
	const inObject = around.some(helm_version_fields_isObject)
	for (const [key, child] of Object.entries(value)) {
		if (key === "image" && !split.used.has(key)) {
			for (const each of helm_values_whole(child, [...path, key])) yield inObject ? {...each, shape: undefined} : each
		} else if (isImageKey(key, path) && !split.used.has(key)) {
			yield* helm_values_whole(child, [...path, key], hasVersionField(value) ? undefined : "versioned")
		}
		yield* search(child, {path: [...path, key], parents: around, registry: everywhere})
	}
}
function isImageKey(key, path) {
	return /image$/i.test(key) || path.at(-1) === "images"
}
function* helm_values_whole(written, at, which) {
	if (typeof written !== "string") return
	const image = parseImage(written)
	if (image === undefined) return
	if (which === "versioned" && image.tag === undefined && image.digest === undefined) return
	yield {image, at, shape: "text", writing: {kind: "whole", path: at, written}}
}
function globalRegistry(values) {
	const {imageRegistry, image} = mapOf(values.global)
	return textOf(imageRegistry) ?? textOf(mapOf(image).registry)
}
function readParameters(list, at) {
	return listOf(list).flatMap((item, index) => {
		const fields = mapOf(item)
		const name = textOf(fields.name)
		const value = fields.value
		if (name === undefined || (typeof value !== "string" && typeof value !== "number")) return []
		const forceKey = ["forceString", "forcestring"].find(key => key in fields)
		return [{path: parsePath(name), value: String(value), forceString: forceKey !== undefined && fields[forceKey] === true, forceKey, at: below(at, index)}]
	})
}
function setParameter({at, value, forceString, forceKey}, to, path) {
	const changes = path === undefined ? [] : [{kind: "set", at: below(at, "name"), value: argo_cd_parameters_formatPath(path)}]
	if (value !== to) changes.push({kind: "set", at: below(at, "value"), value: to})
	if (forceString || !isTyped(to)) return changes
	if (forceKey !== undefined) return [...changes, {kind: "set", at: below(at, forceKey), value: true}]
	return [...changes, {kind: "add", at, key: "forceString", value: true, after: "value"}]
}
function newParameter(path, value) {
	const name = argo_cd_parameters_formatPath(path)
	return isTyped(value) ? {name, value, forceString: true} : {name, value}
}
function isTyped(value) {
	return /^(true|false|null|0|[1-9]\d*)$/i.test(value)
}
function parsePath(name) {
	return [...name.matchAll(/\[(\d+)\]|((?:\\.|[^.[\\])+)/g)].map(([, index, key = ""]) => (index === undefined ? key.replace(/\\(.)/g, "$1") : Number(index)))
}
function argo_cd_parameters_formatPath(path) {
	return path
		.map(step => (typeof step === "number" ? `[${step}]` : `.${step.replace(/[.[\\,=]/g, "\\$&")}`))
		.join("")
		.replace(/^\./, "")
}
const maxDepth = 3
function readGenerators(document, generators, at, depth = 1) {
	const elements = []
	const templates = []
	for (const [index, generator] of listOf(generators).entries()) {
		for (const [kind, value] of Object.entries(mapOf(generator))) {
			const here = below(at, index, kind)
			const {template, generators: nested} = mapOf(value)
			if (template !== undefined) templates.push({value: template, at: below(here, "template")})
			if (kind === "list") elements.push(...elementsOf(document, mapOf(value), here))
			if ((kind !== "matrix" && kind !== "merge") || depth >= maxDepth) continue
			const inner = readGenerators(document, nested, below(here, "generators"), depth + 1)
			elements.push(...inner.elements)
			templates.push(...inner.templates)
		}
	}
	return {elements, templates}
}
function elementsOf(document, {elements, elementsYaml}, at) {
	const items = (list, from) => listOf(list).map((value, index) => ({value, at: below(from, index)}))
	const text = below(at, "elementsYaml")
	const inText = typeof elementsYaml === "string" ? document.textValue(text.steps) : undefined
	return [...items(elements, below(at, "elements")), ...items(inText, insideText(text))]
}
const placeholder = /^\{\{-?\s*\.?([A-Za-z_][\w.-]*)\s*-?\}\}$/
function argo_cd_generators_fillIn(text, element) {
	const name = typeof text === "string" ? placeholder.exec(text)?.[1] : undefined
	if (name === undefined || element === undefined) return undefined
	const keys = name in mapOf(element.value) ? [name] : name.split(".")
	const value = keys.reduce((inner, key) => mapOf(inner)[key], element.value)
	if (typeof value !== "string" && typeof value !== "number") return undefined
	return {value, at: below(element.at, ...keys)}
}
function fillAll(text, element) {
	const filled = text.replace(/\{\{(?:(?!\{\{).)*?\}\}/g, written => String(argo_cd_generators_fillIn(written, element)?.value ?? written))
	return filled.includes("{{") ? undefined : filled
}
function hasPlaceholder(value) {
	if (typeof value === "string") return value.includes("{{")
	return typeof value === "object" && value !== null && Object.values(value).some(hasPlaceholder)
}
const maxItems = 65_536
function readSourceValues(document, helm, at, element) {
	const fields = mapOf(helm)
	const base = readBase(document, fields, at)
	const list = below(at, "parameters")
	const parameters = new Map()
	const filled = new Map()
	let value = base?.value ?? {}
	const fill = (path, written, otherwise) => {
		const found = argo_cd_generators_fillIn(written, element)
		if (found !== undefined) filled.set(JSON.stringify(path), found)
		value = withValue(value, path, found === undefined ? otherwise : String(found.value))
	}
	for (const [path, leaf] of leavesOf(base?.value, [])) if (leaf.includes("{{")) fill(path, leaf, leaf)
	for (const parameter of readParameters(fields.parameters, list)) {
		const {path, value: written} = parameter
		if (path.some(step => typeof step === "number" && step > maxItems)) continue
		fill(path, written, written)
		const key = JSON.stringify(path)
		if (!filled.has(key)) parameters.set(key, parameter)
	}
	return {value, base, parameters, filled, list}
}
function valueNode(path, {base, parameters, filled, list}) {
	const key = JSON.stringify(path)
	const parameter = parameters.get(key)
	if (parameter !== undefined) return below(parameter.at, "value")
	return filled.get(key)?.at ?? (base === undefined ? list : below(base.at, ...path))
}
function readBase(document, fields, at) {
	const object = below(at, "valuesObject")
	const text = below(at, "values")
	const found = isMap(fields.valuesObject) ? {value: fields.valuesObject, at: object} : {value: typeof fields.values === "string" ? document.textValue(text.steps) : undefined, at: insideText(text)}
	return isMap(found.value) ? found : undefined
}
function* leavesOf(value, path) {
	if (typeof value === "string") yield [path, value]
	if (typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		yield* leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key])
	}
}
function withValue(value, [step, ...rest], leaf) {
	if (step === undefined) return leaf
	if (typeof step === "string") {
		const map = mapOf(value)
		return {...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, leaf)}
	}
	const list = Array.isArray(value) ? [...value] : []
	list[step] = withValue(list[step], rest, leaf)
	return list
}
function argoCdHelm(document, helm, at, element) {
	const values = readSourceValues(document, helm, at, element)
	return findHelmValues(values.value)
		.filter(({filledIn}) => filledIn === undefined || !String(valueAt(values.value, filledIn)).includes("{{"))
		.map(found => {
			const {image, otherNames = []} = found
			return {image, otherNames, at: valueNode(found.at, values), format: "argo-cd", ...doubtsOf(found, path => valueNode(path, values)), writing: {kind: "argo-cd-values", inValues: found.writing, values}}
		})
}
function changeSourceValues({inValues, values}, to) {
	const changes = changeHelmImage(inValues, to)
	if (typeof changes === "string") return changes
	const lifted = changes.map(change => lift(change, values))
	return lifted.find(each => typeof each === "string") ?? lifted.filter(each => typeof each !== "string").flat()
}
function lift(change, values) {
	const key = JSON.stringify(change.at)
	if (change.kind === "add" || change.kind === "append") return liftNew(change, values)
	const parameter = values.parameters.get(key)
	const filled = values.filled.get(key)
	if (parameter !== undefined) {
		if (change.kind === "remove") return setParameter(parameter, "")
		const renamed = change.kind === "rename" ? [...change.at.slice(0, -1), change.key] : undefined
		return setParameter(parameter, String(change.value), renamed)
	}
	if (filled !== undefined) {
		if (change.kind !== "set") return `the ApplicationSet's generators fill in ${change.at.join(".")}`
		return String(filled.value) === change.value ? [] : [{...change, at: filled.at}]
	}
	return [{...change, at: valueNode(change.at, values)}]
}
function liftNew(change, values) {
	const {base, list} = values
	const parent = valueAt(base?.value, change.at)
	const isThere = typeof parent === "object" && parent !== null
	if (base !== undefined && isThere) return [{...change, at: below(base.at, ...change.at)}]
	if (change.kind === "append" || typeof change.value !== "string") return "its parameters cannot express that"
	const path = [...change.at, change.key]
	return [{kind: "append", at: list, item: newParameter(path, change.value)}]
}
const kept = "*"
function argoCdImages(list, at, element) {
	return listOf(list).flatMap((item, index) => {
		if (typeof item !== "string") return []
		const found = item.includes("{{") ? filledIn(item, element) : plain(item, below(at, index))
		return found === undefined ? [] : [{...found, format: "argo-cd"}]
	})
}
function plain(written, at) {
	const {old, name, version, isKept} = readArgument(written)
	const reference = parseImage(`${isKept ? old : name}${version === `:${kept}` ? "" : version}`)
	if (reference === undefined) return undefined
	return {image: reference, otherNames: old === undefined || old === reference.name ? [] : [old], at, writing: {kind: "kustomize-argument", at, value: written}}
}
function readArgument(written) {
	const {old, rest} = split(written)
	const [name, version] = nameAndVersion(rest)
	return {old, name, version, isKept: name === kept && old !== undefined}
}
function changeArgument({at, value: written}, image, to) {
	const {old, isKept} = readArgument(written)
	const sameName = to.name === image.name
	const reference = formatImage(isKept && sameName ? {...to, name: kept} : to)
	const before = old ?? (sameName ? undefined : image.name)
	const value = before === undefined ? reference : `${before}=${reference}`
	return value === written ? [] : [{kind: "set", at, value}]
}
function filledIn(written, element) {
	const {old, rest} = split(written)
	const [, template = "", sign, text] = /^(.*[^:@])([:@])(\{\{[^{}]*\}\})$/.exec(rest) ?? []
	const [name, oldName] = [fillAll(template, element), fillAll(old ?? "", element)]
	const filled = argo_cd_generators_fillIn(text, element)
	if (name === undefined || filled === undefined) return undefined
	const image = parseImage(`${name}${sign}${filled.value}`)
	if (image === undefined) return undefined
	const by = {at: filled.at, value: String(filled.value)}
	return {image, otherNames: oldName && oldName !== image.name ? [oldName] : [], at: filled.at, writing: {kind: "generated", part: sign === ":" ? "tag" : "digest", by, template: written}}
}
function changeGenerated({part, by, template}, image, to) {
	const value = part === "tag" ? tagWithDigest(to) : to.tag === undefined ? to.digest : undefined
	if (to.name !== image.name || value === undefined) {
		return `the ApplicationSet's template takes only the ${part} from here: ${template}`
	}
	return value === by.value ? [] : [{kind: "set", at: by.at, value}]
}
function tagWithDigest({tag, digest}) {
	if (tag === undefined) return undefined
	return digest === undefined ? tag : `${tag}@${digest}`
}
function split(written) {
	const equals = written.indexOf("=")
	if (equals === -1) return {old: undefined, rest: written}
	return {old: written.slice(0, equals), rest: written.slice(equals + 1)}
}
function nameAndVersion(written) {
	const sign = written.slice(written.lastIndexOf("/") + 1).search(/[:@]/)
	const at = sign === -1 ? written.length : written.lastIndexOf("/") + 1 + sign
	return [written.slice(0, at), written.slice(at)]
}
function sortReplacements(replacements) {
	return replacements.toSorted((a, b) => a.begin - b.begin || a.end - b.end)
}
function findOverlap(ordered) {
	return ordered.find(({end}, index) => end > (ordered[index + 1]?.begin ?? Number.POSITIVE_INFINITY))
}
function applyReplacements(text, ordered) {
	const parts = []
	let copied = 0
	for (const {begin, end, text: inserted} of ordered) {
		parts.push(text.slice(copied, begin), inserted)
		copied = end
	}
	return parts.join("") + text.slice(copied)
}
function lineEnd(text, offset) {
	const end = text.indexOf("\n", offset)
	if (end === -1) return text.length
	return end > offset && text[end - 1] === "\r" ? end - 1 : end
}
function lineBegin(text, offset) {
	return text.lastIndexOf("\n", offset - 1) + 1
}
function beforeOnLine(text, offset) {
	return text.slice(lineBegin(text, offset), offset)
}
function lineBreakOf(text) {
	return /\r?\n/.exec(text)?.[0] ?? "\n"
}
function rangeOfItem(parent, index) {
	const item = itemToken(parent, index)
	const begin = item === undefined ? undefined : beginOf(item)
	const end = item === undefined ? undefined : endOfItem(item)
	return begin === undefined || end === undefined ? undefined : {begin, end}
}
function itemToken(parent, index) {
	const {srcToken} = parent
	if (srcToken === undefined || !("items" in srcToken)) return undefined
	if (!(0, dist.jh)(parent)) return srcToken.items[index]
	const pair = parent.items[index]
	return pair !== undefined && "srcToken" in pair ? pair.srcToken : undefined
}
function beginOf(item) {
	const [first] = [...item.start.filter(isWritten), ...keysOf(item), ...(item.sep ?? []).filter(isWritten), ...valuesOf(item)]
	return first?.offset
}
function keysOf({key}) {
	return key == null ? [] : [key]
}
function valuesOf({value}) {
	return value === undefined ? [] : [value]
}
function endOfItem(item) {
	const tokens = [...item.start, ...keysOf(item), ...(item.sep ?? []), ...valuesOf(item)]
	return ends(tokens).at(-1)
}
function ends(tokens) {
	return tokens.map(endOf).filter(end => end !== undefined)
}
function isWritten({type}) {
	return type !== "space" && type !== "newline" && type !== "comment" && type !== "comma"
}
function endOf(token) {
	switch (token.type) {
		case "block-map":
		case "block-seq":
			return token.items.map(endOfItem).findLast(end => end !== undefined)
		case "flow-collection":
			return ends(token.end).at(-1)
		case "block-scalar": {
			const header = token.props.filter(isWritten).at(-1)
			return trimmedLength(token.source) === 0 ? header && endOf(header) : blockTextEnd(token)
		}
		case "document":
		case "doc-end":
		case "error":
			return undefined
		default:
			return !isWritten(token) || !("source" in token) || token.source === "" ? undefined : token.offset + token.source.length
	}
}
function blockBodyBegin({offset, props}) {
	return props.reduce((end, prop) => end + ("source" in prop ? prop.source.length : 0), offset)
}
function blockLineBreak({props}) {
	const end = props.find(({type}) => type === "newline")
	return end !== undefined && "source" in end ? end.source : "\n"
}
function blockTextEnd(token) {
	return blockBodyBegin(token) + lineEnd(token.source, trimmedLength(token.source))
}
function trimmedLength(text) {
	let length = text.length
	while (length > 0 && /[ \t\r\n]/.test(text[length - 1] ?? "")) length--
	return length
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
function writeScalar(value, style, context) {
	if (typeof value !== "string") return String(value)
	if (context.json) return writeDouble(value)
	if (style === "QUOTE_DOUBLE") return writeDouble(value)
	if (style === "QUOTE_SINGLE") return write_scalar_quote(value, "single")
	return isPlainSafe(value, context.collectionStyle) ? value : write_scalar_quote(value, context.quotes)
}
function write_scalar_quote(value, quotes) {
	return quotes === "single" && fitsSingle(value) ? writeSingle(value) : writeDouble(value)
}
function isPlainSafe(text, collectionStyle) {
	return isPlainText(text, collectionStyle) && !hasOtherMeaning(text)
}
function isPlainText(text, collectionStyle) {
	if (text === "" || text.trim() !== text || !fitsSingle(text)) return false
	if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:$|[\s,[\]{}])|---|\.\.\.)/.test(text)) return false
	if (/:(?:\s|$)|\s#/.test(text)) return false
	return collectionStyle === "block" || !/^:|[?,[\]{}]|:$/.test(text)
}
const readings = [kubernetesYaml, {version: "1.1", merge: true}, {version: "1.2"}]
const specialScalar = /^(?:[-+]?(?:0b[-+]?[01]*|0o[-+]?[0-7]*|0x[\da-f]*|\.?\d+(?:\.\d*)?(?:e[-+]?\d*)?)|[-+]?\.(?:inf|nan)|=|<<|~)$/i
function hasOtherMeaning(text) {
	return specialScalar.test(text.replaceAll("_", "")) || readings.some(reading => !readsAsText(text, reading))
}
function readsAsText(text, reading) {
	const {contents, errors} = (0, dist.Tp)(text, {...reading, logLevel: "silent"})
	return errors.length === 0 && (0, dist.jn)(contents) && contents.value === text
}
function writeSingle(text) {
	return `'${text.replaceAll("'", "''")}'`
}
function fitsSingle(text) {
	return !unprintable.test(text)
}
function writeDouble(text) {
	return JSON.stringify(text).replace(unprintableAll, write_scalar_escaped)
}
function write_scalar_escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
}
const characters = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF"
const unprintable = new RegExp(`[${characters}]`, "u")
const unprintableAll = new RegExp(`[${characters}]`, "gu")
function innerText(outer, scalar) {
	const {value, range, type, srcToken} = scalar
	if (typeof value !== "string" || range == null) return undefined
	const [begin, end] = range
	if (srcToken?.type === "block-scalar") return blockText(value, srcToken, end - srcToken.source.length)
	const written = outer.slice(begin, end)
	if (/[\r\n]/.test(written)) return undefined
	switch (type) {
		case "PLAIN":
			return written === value ? asInnerText(value, offset => begin + offset, oneLine) : undefined
		case "QUOTE_SINGLE":
			return quotedText(value, begin, singleSteps(written), text => oneLine(text) && writeSingle(text).slice(1, -1))
		case "QUOTE_DOUBLE":
			return quotedText(value, begin, doubleSteps(written), text => writeDouble(text).slice(1, -1))
		default:
			return undefined
	}
}
function asInnerText(text, toOuter, write) {
	return {text, toOuter, write}
}
function oneLine(text) {
	return /[\r\n]/.test(text) ? undefined : text
}
function blockText(value, token, begin) {
	const written = token.source.split("\n")
	const readLines = value.split("\n")
	let indent
	let innerBegin = 0
	let outerBegin = begin
	const lines = []
	for (const [index, line] of readLines.entries()) {
		const whole = written[index]
		if (whole === undefined) break
		const bare = whole.replace(/\r$/, "")
		const before = bare.length - line.length
		if (!bare.endsWith(line) || !/^ *$/.test(bare.slice(0, before))) return undefined
		if (line !== "") {
			indent ??= before
			if (indent !== before) return undefined
		}
		lines.push({inner: innerBegin, outer: outerBegin + before})
		innerBegin += line.length + 1
		outerBegin += whole.length + 1
	}
	if (indent === undefined) return undefined
	const lineBreak = blockLineBreak(token) + " ".repeat(indent)
	return asInnerText(
		value,
		offset => {
			let [low, high] = [0, lines.length]
			while (low < high) {
				const middle = (low + high) >> 1
				if ((lines[middle]?.inner ?? 0) <= offset) low = middle + 1
				else high = middle
			}
			const line = lines[low - 1]
			return line === undefined || offset >= innerBegin ? undefined : line.outer + offset - line.inner
		},
		text => text.replaceAll("\n", lineBreak)
	)
}
function quotedText(value, begin, steps, write) {
	if (steps.length !== value.length) return undefined
	const offsets = [begin + 1]
	for (const step of steps) offsets.push((offsets.at(-1) ?? 0) + step)
	return asInnerText(value, offset => offsets[offset], write)
}
function singleSteps(written) {
	return [...written.slice(1, -1).matchAll(/''|./gs)].map(([character]) => character.length)
}
function doubleSteps(written) {
	const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|./gs
	return [...written.slice(1, -1).matchAll(escapes)].flatMap(([character]) => (character.length === 10 && Number.parseInt(character.slice(2), 16) > 0xffff ? [character.length, 0] : [character.length]))
}
const path_lookup_none = {targets: new Map(), nodes: new Set()}
function createPathLookup(document) {
	let cache
	return path => {
		cache ??= {aliases: aliasTargetsOf(document), indexes: new Map(), merged: new Map()}
		return follow(document, cache, path)
	}
}
function follow(document, cache, path) {
	const {aliases} = cache
	let slot = {parent: undefined, index: 0, node: document.contents ?? undefined}
	let offset = slot.node?.range?.[0] ?? document.range?.[0] ?? 0
	let isShared = false
	const enter = entered => {
		if ((0, dist.Vj)(entered?.node)) {
			isShared = true
			return aliases.targets.get(entered.node)
		}
		if (entered?.node !== undefined) isShared ||= aliases.nodes.has(entered.node)
		return entered
	}
	slot = enter(slot)
	for (const step of path) {
		if ((0, dist.jh)(slot?.node)) {
			const entry = entryOf(slot.node, String(step), cache)
			slot = entry?.slot
			if (entry === undefined) break
			isShared ||= entry.merged
			offset = entry.offset ?? offset
			slot = enter(slot)
		} else if ((0, dist.oP)(slot?.node)) {
			slot = itemOf(slot.node, Number(step))
			if (slot === undefined) break
			offset = slot.node?.range?.[0] ?? offset
			slot = enter(slot)
		} else {
			slot = undefined
			break
		}
	}
	return {slot, offset, isShared}
}
function createReaderLookup(value, follow) {
	let index
	return path => {
		const {slot, isShared} = follow(path)
		if (!isShared || slot === undefined) return [path]
		index ??= indexPaths(value, follow)
		return index.get(slot.parent)?.get(slot.index) ?? [path]
	}
}
function indexPaths(value, follow) {
	const found = new Map()
	for (const path of pathsIn(value, [])) {
		const {slot} = follow(path)
		if (slot === undefined) continue
		const ofParent = found.get(slot.parent) ?? new Map()
		const paths = ofParent.get(slot.index)
		if (paths === undefined) ofParent.set(slot.index, [path])
		else paths.push(path)
		found.set(slot.parent, ofParent)
	}
	return found
}
function* pathsIn(value, path) {
	yield path
	if (typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		yield* pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key])
	}
}
function itemOf(list, index) {
	const item = list.items[index]
	return (0, dist.Vj)(item) || (0, dist.jn)(item) || (0, dist.P3)(item) ? {parent: list, index, node: item} : undefined
}
function entryOf(map, name, cache) {
	const index = indexOf(map, name, cache)
	const own = index === undefined ? undefined : map.items[index]
	if (index === undefined || own === undefined) return mergedEntryOf(map, name, cache)
	const offset = (0, dist.jn)(own.key) ? own.key.range?.[0] : undefined
	return {slot: {parent: map, index, node: nodeOf(own.value)}, merged: false, offset}
}
function mergedEntryOf(map, name, cache) {
	const known = cache.merged.get(map) ?? new Map()
	if (known.has(name)) return known.get(name)
	cache.merged.set(map, known)
	known.set(name, undefined)
	for (const {key, value} of map.items) {
		if (!isMergeKey(key)) continue
		for (const source of (0, dist.oP)(value) ? value.items : [value]) {
			const node = (0, dist.Vj)(source) ? cache.aliases.targets.get(source)?.node : source
			const entry = (0, dist.jh)(node) ? entryOf(node, name, cache) : undefined
			if (entry === undefined) continue
			const merged = {...entry, merged: true}
			known.set(name, merged)
			return merged
		}
	}
	return undefined
}
function indexOf(map, name, {indexes}) {
	let named = indexes.get(map)
	if (named === undefined) {
		const names = map.items.map(({key}, index) => [nameOf(key), index])
		named = new Map(names.reverse())
		indexes.set(map, named)
	}
	return named.get(name)
}
function nameOf(key) {
	return (0, dist.jn)(key) ? String(key.value ?? "") : String(key)
}
function nodeOf(value) {
	return (0, dist.Vj)(value) || (0, dist.jn)(value) || (0, dist.P3)(value) ? value : undefined
}
function aliasTargetsOf(document) {
	let used = false
	const anchors = new Map()
	const targets = new Map()
	const nodes = new Set()
	const pairIndexes = new Map()
	;(0, dist.YR)(document, {
		Map(_, {items}) {
			for (const [index, pair] of items.entries()) pairIndexes.set(pair, index)
		}
	})
	;(0, dist.YR)(document, {
		Node(key, node, ancestors) {
			if ((0, dist.Vj)(node)) {
				used = true
				const target = anchors.get(node.source)
				if (target === undefined) return
				targets.set(node, target)
				if (target.node !== undefined) nodes.add(target.node)
			} else if (node.anchor !== undefined) {
				const slot = slotOf(key, node, ancestors, pairIndexes)
				if (slot !== undefined) anchors.set(node.anchor, slot)
				else anchors.delete(node.anchor)
			}
		}
	})
	return used ? {targets, nodes} : path_lookup_none
}
function slotOf(key, node, ancestors, pairIndexes) {
	const parent = ancestors.at(-1)
	if (typeof key === "number" && (0, dist.oP)(parent)) return {parent, index: key, node}
	const map = ancestors.at(-2)
	if (key === "value" && (0, dist.tO)(parent) && (0, dist.jh)(map)) return {parent: map, index: pairIndexes.get(parent) ?? -1, node}
	return ancestors.length === 1 ? {parent: undefined, index: 0, node} : undefined
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
function withoutMark(text) {
	const mark = text.startsWith("\uFEFF") ? "\uFEFF" : ""
	return {mark, content: text.slice(mark.length)}
}
function fileSource(text, file) {
	let lines
	return {
		text,
		file,
		at: offset => {
			lines ??= lineCounterOf(text)
			const {line, col} = lines.linePos(offset)
			return {file, line, column: col}
		}
	}
}
function lineCounterOf(text) {
	const lines = new dist.HN()
	lines.addNewLine(0)
	for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1)
	return lines
}
function sliceSource(source, begin, text) {
	return {text, file: source.file, at: offset => source.at(begin + offset)}
}
const versionOptions = {"yaml-1.1": {...kubernetesYaml, schema: "yaml-1.1", resolveKnownTags: false, keepSourceTokens: true}, "yaml-1.2": {version: "1.2", schema: "core", merge: true, logLevel: "silent", prettyErrors: false, keepSourceTokens: true, uniqueKeys: false}}
function tokensOf(source) {
	return withoutStackOverflow(source, () => [...yamlTokens(spacesForTabs(source.text))])
}
function compose(source, tokens, version) {
	const documents = withoutStackOverflow(source, () => [...new dist.Dk(versionOptions[version]).compose(tokens)])
	if (documents.some(({errors}) => errors.some(({message}) => message.startsWith("Maximum call stack")))) {
		throw tooDeep(source)
	}
	withoutStackOverflow(source, () => {
		for (const document of documents) document.errors.push(...repeatedKeys(document))
	})
	return documents
}
function withoutStackOverflow(source, read) {
	try {
		return read()
	} catch (error) {
		if (error instanceof RangeError) throw tooDeep(source)
		throw error
	}
}
function tooDeep({file, at}) {
	const hint = "Flatten it, or leave it out with `manifests`."
	return new UserError(`${file} is nested too deeply`, {code: "manifest", hint, location: at(0)})
}
function parseText(source) {
	const tokens = tokensOf(source)
	return {source, tokens, documents: compose(source, tokens, "yaml-1.1")}
}
function readValues(...texts) {
	const read = texts.flatMap(({source, documents}) => withoutStackOverflow(source, () => documents.map(document => readValue(document, source.text, source.at))))
	throwFaults(read.flatMap(one => ("faults" in one ? one.faults : [])))
	return read.map(one => ("value" in one ? one.value : null))
}
function isJson({text}) {
	if (!/^\s*[{[]/.test(text)) return false
	try {
		JSON.parse(text)
		return true
	} catch {
		return false
	}
}
const documentMarker = /(?<=^|\n)---(?=\s|$)/g
const needsWholeText = /(?:^|\n)(?:%|\.\.\.(?:\s|$))|^\s*[{[]/
const onlyBlanksAndComments = /^\s*(?:#[^\n]*(?:\n\s*|$))*$/
function splitDocuments(text) {
	const whole = {begin: 0, end: text.length, text}
	if (needsWholeText.test(text)) return [whole]
	const markerOffsets = [...text.matchAll(documentMarker)].map(({index}) => index)
	const [first] = markerOffsets
	if (first === undefined) return [whole]
	const partBegins = onlyBlanksAndComments.test(text.slice(0, first)) ? markerOffsets.with(0, 0) : [0, ...markerOffsets]
	return partBegins.map((begin, index) => {
		const end = partBegins[index + 1] ?? text.length
		return {begin, end, text: text.slice(begin, end)}
	})
}
const maxDocuments = 20_000
function parseFile(text, file) {
	const {content} = withoutMark(text)
	const source = fileSource(content, file)
	const split = splitDocuments(content)
	if (split.length > maxDocuments) {
		const hint = "Split it into several files."
		const location = {file, line: 1}
		throw new UserError(`${file} has more than ${maxDocuments} documents`, {code: "manifest", hint, location})
	}
	const parts = split.map(({begin, text: part}) => ({...parseText(sliceSource(source, begin, part)), begin}))
	return {file, text, documents: readDocuments(...parts).map(parsedDocument), parts}
}
function parsedDocument(read, index) {
	const {follow, readers} = createNestedLookup(read)
	return {
		index,
		value: read.value,
		locate: steps => {
			const {source, lookup} = follow(steps)
			return source.at(lookup.offset)
		},
		comment: steps => {
			const {source, node} = follow(steps)
			return (0, dist.jn)(node) ? trailingComment(source.text, node) : undefined
		},
		textValue: steps => {
			const {source, node} = follow(steps)
			return (0, dist.jn)(node) ? readInnerDocument(source, node)?.value : undefined
		},
		readers
	}
}
function createNestedLookup(read) {
	const follow = createPathLookup(read.document)
	const readersOf = createReaderLookup(read.value, follow)
	const stepsOf = new WeakMap()
	const inner = new Map()
	const enter = node => {
		if (!inner.has(node)) {
			const text = (0, dist.jn)(node) ? readInnerDocument(read.source, node) : undefined
			inner.set(node, text && createNestedLookup(text))
		}
		return inner.get(node)
	}
	return {
		follow([first, second, ...rest]) {
			const lookup = follow(first)
			const node = lookup.slot?.node
			const here = {source: read.source, lookup, node}
			if (second === undefined) return here
			const end = node === undefined ? undefined : enter(node)?.follow([second, ...rest])
			return end ?? {...here, node: undefined}
		},
		readers([first, second, ...rest]) {
			const outer = readersOf(first)
			if (second === undefined) {
				const steps = stepsOf.get(outer) ?? outer.map(path => [path])
				stepsOf.set(outer, steps)
				return steps
			}
			const {node} = follow(first).slot ?? {}
			const innerPaths = (node && enter(node)?.readers([second, ...rest])) ?? [[second, ...rest]]
			return outer.flatMap(path => innerPaths.map(steps => [path, ...steps]))
		}
	}
}
function readDocuments(...texts) {
	const values = readValues(...texts)
	const documents = texts.flatMap(({source, documents}) => documents.map(document => ({source, document})))
	return documents.map((each, index) => ({...each, value: values[index] ?? undefined}))
}
function readInnerDocument(source, scalar) {
	const known = knownInner.get(scalar) ?? {read: parseInnerDocument(source, scalar)}
	knownInner.set(scalar, known)
	return known.read
}
const knownInner = new WeakMap()
function parseInnerDocument(source, scalar) {
	const inner = innerText(source.text, scalar)
	if (inner === undefined) return undefined
	const begin = scalar.range?.[0] ?? 0
	const at = offset => source.at(inner.toOuter(offset) ?? begin)
	const first = readFirstDocument({text: inner.text, file: source.file, at})
	return (0, dist.P3)(first?.document.contents) ? first : undefined
}
function readFirstDocument(source) {
	try {
		return readDocuments(parseText(source))[0]
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return undefined
	}
}
function trailingComment(text, {range, srcToken}) {
	if (srcToken?.type === "block-scalar") {
		const comment = srcToken.props.find(({type}) => type === "comment")
		return comment !== undefined && "source" in comment ? withoutHash(comment.source) : undefined
	}
	if (range == null) return undefined
	const [, end] = range
	const comment = /^[ \t]*(?:,[ \t]*)?(#.*)/.exec(text.slice(end, lineEnd(text, end)))?.[1]
	return comment === undefined ? undefined : withoutHash(comment)
}
function withoutHash(comment) {
	return comment.replace(/^#+/, "").trim()
}
async function readFiles(checkout, paths) {
	const files = new Map()
	const untouched = []
	for (const [file, {content, size}] of await checkout.read(paths)) {
		const read = content === undefined ? tooLarge(size) : readFile(content, file)
		if (typeof read === "string") untouched.push({file, reason: read})
		else files.set(file, read)
	}
	return {files, untouched}
}
function readFile(content, file) {
	const reason = untouchedReason(content)
	if (reason !== undefined) return reason
	try {
		return parseFile(content.toString("utf8"), file)
	} catch (error) {
		const faults = userFaults(error)
		const [fault] = faults ?? []
		if (faults === undefined || fault === undefined) throw error
		if (faults.some(isTemplateFault)) return reasons.template
		const where = fault.location === undefined ? "" : ` (${formatLocation(fault.location)})`
		return `cannot be read: ${fault.message}${where}`
	}
}
function tooLarge(size) {
	return `is too large to be edited: ${(size / 1024 / 1024).toFixed(1)} MB`
}
const maxSize = 4 * 1024 * 1024
function untouchedReason(content) {
	if (content.length > maxSize) return reasons.large
	if (content.includes(0)) return reasons.binary
	if (!(0, external_node_buffer_.isUtf8)(content)) return reasons.encoding
	const text = content.toString("utf8")
	if (text.startsWith(pointer)) return reasons.pointer
	if (isSealed(text)) return reasons.sealed
	if (isGenerated(text)) return reasons.generated
	return undefined
}
const reasons = {
	large: `is larger than ${maxSize / 1024 / 1024} MB`,
	binary: "is binary",
	encoding: "is not UTF-8",
	pointer: "is a Git LFS pointer, without the content",
	sealed: "is encrypted by SOPS, whose mac an edit would break",
	generated: "is marked as generated, so an edit would be overwritten",
	template: "is a template: {{ }} is not YAML"
}
const templateReason = reasons.template
function insteadOfEdit(reason) {
	const known = {[reasons.pointer]: "change it in a clone that has Git LFS", [reasons.sealed]: "change it with `sops`", [reasons.generated]: "change its source", [reasons.template]: "change its input, or move the version to a values file"}
	return known[reason] ?? (reason.startsWith("cannot be read") ? "fix it" : "change it by hand")
}
const pointer = "version https://git-lfs.github.com/spec/v1"
function isSealed(text) {
	const root = /^["']?sops["']?:/m.test(text) || (/^\s*\{/.test(text) && /"sops"\s*:\s*\{/.test(text))
	const mac = /^[^\S\n\r]*["']?mac["']?[^\S\n\r]*:[^\S\n\r]*["']?ENC\[/m.test(text) || /"mac"\s*:\s*"ENC\[/.test(text)
	return root && mac && !/["']?mac_only_encrypted["']?\s*:\s*true\b/.test(text)
}
const generated = [/@generated\b/, /\bthis (?:file|manifest|document|yaml)(?: \S+)? (?:is|was|has been) (?:auto(?:matically)?[- ]?)?generated\b/i]
const generatedWord = /generated\b/i
const doNotEdit = /\bdo not (?:edit|modify|change|touch)\b/i
function isGenerated(text) {
	const head = /^\uFEFF?(?:[ \t]*(?:#.*|---.*|%.*)?\r?\n)*/.exec(text)?.[0] ?? ""
	const comments = head
		.split("\n")
		.map(line => line.replaceAll("#", " ").trim())
		.filter(line => line !== "")
		.join(" ")
	return generated.some(words => words.test(comments)) || (generatedWord.test(comments) && doNotEdit.test(comments))
}
function setLine(target, value) {
	const line = `${target}=${value}`
	if (line !== line.trim() || /^#|[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)) return undefined
	const isPlain = /^[\p{L}\p{N}._/]/u.test(line) && !line.includes(": ") && !line.includes(" #") && !line.endsWith(":")
	return `set: ${isPlain ? line : JSON.stringify(line)}`
}
function setTarget({found, file, document}) {
	const full = file.documents.filter(({value}) => value !== undefined && value !== null)
	const number = full.indexOf(document) + 1
	const where = full.length === 1 ? file.file : `${file.file}#${number}`
	return `${where}:${selectedPath(document, found.at)}`
}
const maxLines = 3
function setInstead(location, to) {
	const {found, elsewhere = []} = location
	if (normalizeName(to.name) !== normalizeName(found.image.name)) return []
	const lines = elsewhere.flatMap(other => {
		const value = versionFor(other, to)
		return value === undefined ? [] : [`\`set: ${setTarget(other)}=${value}\``]
	})
	return [...new Set(lines)].slice(0, maxLines)
}
function versionFor({document, found: {at}}, {tag, digest}) {
	const [first, ...inner] = at.steps
	const path = inner.at(-1) ?? first
	const present = valueAt(inner.length === 0 ? document.value : document.textValue([first]), path)
	if (isDigestKey(String(path.at(-1)))) {
		const isBare = typeof present === "string" && /^[a-f0-9]{64}$/.test(present)
		return isBare ? digest?.replace(/^sha256:/, "") : digest
	}
	if (digest === undefined) return tag
	const [before = ""] = String(present).split("@", 1)
	const behind = tag ?? (isTag(before) ? before : undefined)
	return behind === undefined ? undefined : `${behind}@${digest}`
}
function selectedPath(document, {steps}) {
	const parts = steps.map((path, index) => {
		const [first, ...rest] = steps.slice(0, index)
		const root = first === undefined ? document.value : document.textValue([first, ...rest])
		return formatIn(root, path)
	})
	return parts.reduce((whole, part) => (part === "" || part.startsWith("[") ? whole + part : `${whole}.${part}`))
}
function formatIn(root, path) {
	let written = ""
	let value = root
	for (const [index, step] of path.entries()) {
		const selected = typeof step === "number" ? set_lines_select(listOf(value), step, path[index + 1]) : undefined
		const plain = formatPath([[step]])
		written += selected ?? (written === "" || plain.startsWith("[") ? plain : `.${plain}`)
		value = typeof step === "number" ? listOf(value)[step] : isMap(value) ? value[step] : undefined
	}
	return written
}
const versionLike = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i
const plainKey = /^[^\s[\]="']+$/
const plainValue = /^[^\s[\]="']+$/
function set_lines_select(items, index, next) {
	const item = items[index]
	if (!isMap(item)) return undefined
	const keys = Object.keys(item).toSorted((a, b) => Number(b === "name") - Number(a === "name"))
	const key = keys.find(each => {
		const value = set_lines_scalarText(item[each])
		if (value === undefined || each === next || versionLike.test(each)) return false
		if (!plainKey.test(each) || !plainValue.test(value)) return false
		return items.every((other, at) => at === index || !isMap(other) || set_lines_scalarText(other[each]) !== value)
	})
	return key === undefined ? undefined : `[${key}=${set_lines_scalarText(item[key])}]`
}
function set_lines_scalarText(value) {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined
}
function policiesOf(candidates) {
	const repositories = new Map()
	const references = []
	const policies = new Map()
	for (const candidate of candidates) {
		for (const {object} of objectsOf(candidate.document)) {
			const {apiVersion, kind, metadata, spec} = object
			const name = metadata?.name
			if (groupOf(apiVersion) !== "image.toolkit.fluxcd.io" || name === undefined) continue
			const namespace = metadata.namespace ?? ""
			const {image, imageRepositoryRef} = mapOf(spec)
			const reference = mapOf(imageRepositoryRef)
			if (kind === "ImageRepository" && textOf(image)) repositories.set(`${namespace}:${name}`, String(image))
			if (kind === "ImagePolicy" && textOf(reference.name)) {
				const repository = `${textOf(reference.namespace) ?? namespace}:${reference.name}`
				references.push({policy: `${namespace}:${name}`, repository})
			}
		}
		for (const {policy, part, value} of fluxMarkers(candidate)) {
			const name = part === "image" || part === "name" ? parseImage(value)?.name : undefined
			if (name !== undefined) policies.set(policy, name)
		}
	}
	for (const {policy, repository} of references) {
		const image = repositories.get(repository) ?? repositories.get(repository.slice(repository.indexOf(":")))
		if (image !== undefined) policies.set(policy, image)
	}
	return policies
}
function policyImage(policies, policy) {
	return policies.get(policy) ?? policies.get(policy.slice(policy.indexOf(":")))
}
function policyWords(candidates, images) {
	const wanted = new Set(images.map(({name}) => normalizeName(name)))
	const policies = [...policiesOf(candidates)].filter(([, name]) => wanted.has(normalizeName(name)))
	const isScanned = candidates.some(({document}) =>
		objectsOf(document).some(({object: {kind, spec}}) => {
			const image = kind === "ImageRepository" ? textOf(mapOf(spec).image) : undefined
			return image !== undefined && wanted.has(normalizeName(image))
		})
	)
	const markers = policies.flatMap(([policy]) => ["tag", "digest"].map(part => `${policy.startsWith(":") ? "" : '"'}${policy}:${part}"`))
	return isScanned ? ["imageRepositoryRef", ...markers] : markers
}
const marker = /^\{\s*"\$imagepolicy"\s*:\s*"([^":\s]+:[^":\s]+)(?::(name|tag|digest))?"\s*\}$/
function fluxMarkers({document, text}) {
	if (text?.includes('"$imagepolicy"') === false) return []
	return [...flux_policies_search(document, document.value, rootOf(document))]
}
function* flux_policies_search(document, value, at) {
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) yield* flux_policies_search(document, item, below(at, index))
	} else if (typeof value === "object" && value !== null) {
		for (const [key, child] of Object.entries(value)) yield* flux_policies_search(document, child, below(at, key))
	} else if (isShort(value)) {
		const [, policy, part = "image"] = marker.exec(document.comment(at.steps) ?? "") ?? []
		if (policy !== undefined) yield {policy, part: part, at, value: String(value ?? "")}
	}
}
function isShort(value) {
	return value === null || typeof value === "number" || (typeof value === "string" && value.length < 512)
}
const most = 3
async function lostMarkers(checkout, maxFilesRead) {
	const paths = (await checkout.search(["$imagepolicy", "imageRepositoryRef"])).slice(0, maxFilesRead)
	const {files} = await readFiles(checkout, paths)
	const candidates = [...files.values()].flatMap(file => file.documents.map(document => ({file: file.file, document, text: file.text, parsed: file})))
	const policies = policiesOf(candidates)
	const lost = candidates.flatMap(candidate =>
		fluxMarkers(candidate)
			.filter(({part, policy}) => (part === "tag" || part === "digest") && !policyImage(policies, policy))
			.map(marker => ({...marker, ...candidate}))
	)
	return lost.slice(0, most).map(({policy, at, document, parsed}) => {
		const location = {found: {at}, file: parsed, document}
		return override => {
			const value = versionFor(location, override)
			const bySet = value === undefined ? "" : `, or set the version by \`set: ${setTarget(location)}=${value}\``
			return `${formatLocation(document.locate(at.steps))} gets its version from the ImagePolicy ${policy}, which was not found there with its ImageRepository: add the files of both to input 'manifests'${bySet}.`
		}
	})
}
function fluxMarked(candidate, known, others) {
	const markers = fluxMarkers(candidate)
	if (markers.length === 0) return []
	const taken = new Set(others().map(parentOf))
	const free = markers.filter(({at}) => !taken.has(parentOf(at)))
	const parts = free.filter(({part}) => part !== "image")
	return [...free.filter(({part}) => part === "image").flatMap(wholeImage), ...[...Map.groupBy(parts, ({policy, at}) => `${policy} ${parentOf(at)}`).values()].flatMap(group => splitImage(group, known))]
}
function parentOf({document, steps}) {
	return JSON.stringify([document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)])
}
function wholeImage({at, value}) {
	const image = parseImage(value)
	if (image === undefined) return []
	return [{image, at, format: "flux", writing: {kind: "reference", at, value}}]
}
function splitImage(group, known) {
	const part = wanted => group.find(({part}) => part === wanted)
	const [name, tag, digest] = [part("name"), part("tag"), part("digest")]
	const policy = group[0]?.policy ?? ""
	const named = name?.value || policyImage(known.policies, policy)
	const versionMarker = [tag, digest].find(each => each?.value) ?? tag ?? digest ?? name
	if (named === undefined || versionMarker === undefined || (tag ?? digest) === undefined) return []
	const version = `${tag?.value ? `:${tag.value}` : ""}${digest?.value ? `@${digest.value}` : ""}`
	const image = parseImage(`${named}${version}`)
	if (image === undefined) return []
	const needsOthers = !name?.value
	const writing = {kind: "flux-markers", policy, name, tag, digest}
	return [{image, at: versionMarker.at, format: "flux", ...(needsOthers ? {needsOthers} : {}), writing}]
}
function changeMarked({policy, name, tag, digest}, image, to) {
	const renamed = normalizeName(to.name) !== normalizeName(image.name)
	if (renamed && name === undefined) return `the marker of ${policy} is for a version; no marker is for the name`
	if (to.digest !== undefined && digest === undefined) return "no marker there is for a digest"
	if (to.tag !== undefined && tag === undefined) return "no marker there is for a tag"
	return [...(renamed ? setPart(name, to.name) : []), ...(to.tag === undefined && digest !== undefined ? [] : setPart(tag, to.tag ?? "")), ...(digest === undefined ? [] : setPart(digest, to.digest ?? ""))]
}
function setPart(part, value) {
	return part === undefined || part.value === value ? [] : [{kind: "set", at: part.at, value}]
}
function versionText(value) {
	return value === undefined || value === null || value === "" ? undefined : String(value)
}
function tag_and_digest_filledIn(tag, digest) {
	const placeholder = [tag !== undefined && !isTag(tag) && tag, digest !== undefined && !isDigest(digest) && digest]
	const written = placeholder.find(each => each !== false)
	return written === undefined ? undefined : `its version ${written} is filled in elsewhere`
}
function replaceFields({fields, at}, wanted, spare, after) {
	const left = [...spare]
	const changes = []
	let last = after
	for (const [key, value] of wanted) {
		const replaced = key in fields ? undefined : left.shift()
		if (replaced !== undefined) changes.push({kind: "rename", at: below(at, replaced), key, value})
		else if (!(key in fields)) changes.push({kind: "add", at, key, value, after: last})
		else if (fields[key] !== value) changes.push({kind: "set", at: below(at, key), value})
		if (after !== undefined) last = replaced ?? key
	}
	return [...changes, ...left.map(field => ({kind: "remove", at: below(at, field)}))]
}
const scheme = "oci://"
function ociRepository(spec, at, format) {
	const url = textOf(spec.url) ?? ""
	const named = url.startsWith(scheme) ? parseImage(url.slice(scheme.length)) : undefined
	if (named === undefined || named.tag !== undefined || named.digest !== undefined) return []
	const ref = mapOf(spec.ref)
	const digest = versionText(ref.digest)
	const tag = versionText(ref.semver) === undefined ? versionText(ref.tag) : undefined
	const reason = tag_and_digest_filledIn(tag, digest)
	const version = ["digest", "semver", "tag"].find(field => versionText(ref[field]) !== undefined)
	return [{image: {name: named.name, tag, digest}, at: version === undefined ? below(at, "url") : below(at, "ref", version), format, writing: reason === undefined ? {kind: "oci-repository", spec, at} : {kind: "refused", reason}}]
}
function changeArtifact({spec, at}, image, to) {
	const ref = mapOf(spec.ref)
	const set = versionsFor(versionText(ref.semver), to)
	if (typeof set === "string") return set
	const renamed = normalizeName(to.name) === normalizeName(image.name) ? [] : [{kind: "set", at: below(at, "url"), value: `${scheme}${to.name}`}]
	if (spec.ref === undefined && set.length > 0) {
		return [...renamed, {kind: "add", at, key: "ref", value: Object.fromEntries(set), after: "url"}]
	}
	if (set.length === 0) return renamed
	const wanted = new Map(set)
	const spare = ["tag", "digest"].filter(field => field in ref && !wanted.has(field))
	return [...renamed, ...replaceFields({fields: ref, at: below(at, "ref")}, wanted, spare)]
}
function versionsFor(semver, {tag, digest}) {
	if (digest === undefined && semver !== undefined && tag !== undefined) {
		return `its semver '${semver}' selects the tag; replace it by a tag once`
	}
	return [...(tag === undefined ? [] : [["tag", tag]]), ...(digest === undefined ? [] : [["digest", digest]]), ...(semver === undefined ? [] : [["semver", semver]])]
}
const textFormat = "text"
function innerTexts({file, document}, {names = []}) {
	const parts = names.map(name => name.slice(name.lastIndexOf("/") + 1))
	const mentions = text => parts.some(part => text.includes(part))
	if (names.length === 0) return []
	const roots = isValuesFile(file, document.value) ? [{value: document.value, at: rootOf(document)}] : rootsOf(document)
	return roots.flatMap(({value, at}) =>
		[...textsIn(value, at)].flatMap(({text, at: {steps}}) => {
			const inner = mentions(text) ? document.textValue(steps) : undefined
			return inner === undefined ? [] : [{steps, document: innerDocument(document, steps, inner)}]
		})
	)
}
function rootsOf(document) {
	return objectsOf(document).flatMap(({object, at}) => {
		const fields = mapOf(object)
		if (object.kind === "ConfigMap") return [{value: fields.data, at: below(at, "data")}]
		if (object.kind === "Secret") return [{value: fields.stringData, at: below(at, "stringData")}]
		if (groupOf(object.apiVersion) !== "helm.toolkit.fluxcd.io") return []
		return [{value: mapOf(fields.spec).values, at: below(at, "spec", "values")}]
	})
}
function* textsIn(value, at) {
	if (typeof value === "string") yield {text: value, at}
	if (typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		yield* textsIn(child, below(at, Array.isArray(value) ? Number(key) : key))
	}
}
function innerDocument(outer, steps, value) {
	return {
		index: outer.index,
		value,
		locate: inner => outer.locate([...steps, ...inner]),
		comment: inner => outer.comment([...steps, ...inner]),
		textValue: inner => outer.textValue([...steps, ...inner]),
		readers: inner =>
			outer.readers([...steps, ...inner]).flatMap(fieldPath => {
				const [first, ...rest] = fieldPath.slice(steps.length)
				return first === undefined ? [] : [[first, ...rest]]
			})
	}
}
function liftImage(found, {steps}) {
	const {image, at, elsewhere = [], mayBeJoined, guessedKey, writing} = found
	const isFilledIn = elsewhere.length > 0 && !mayBeJoined && guessedKey === undefined
	if (image.tag === undefined && image.digest === undefined && !isFilledIn) return []
	return [{...found, at: nodeInText(steps, at), elsewhere: elsewhere.map(each => nodeInText(steps, each)), format: textFormat, writing: {kind: "inner-text", steps, inner: writing}}]
}
function nodeInText(steps, inner) {
	return {...inner, steps: [...steps, ...inner.steps]}
}
const kustomize_entries_versionFields = ["newTag", "digest"]
function kustomizeImages(list, at, format) {
	return listOf(list).flatMap((item, index) => imageEntry(item, below(at, index), format))
}
function imageEntry(item, at, format) {
	const entry = readEntry(item, at)
	const found = entry && foundOf(entry, format)
	return found === undefined ? [] : [found]
}
function isImageTransformer(value) {
	const {apiVersion, kind} = mapOf(value)
	return apiVersion === "builtin" && kind === "ImageTagTransformer"
}
function readEntry(item, at) {
	if (!isMap(item) || kustomize_entries_versionFields.some(field => typeof item[field] === "object" && item[field] !== null)) return
	return textOf(item.name) === undefined ? undefined : {kind: "kustomize-entry", fields: item, at}
}
function namesIn({fields}) {
	return {name: textOf(fields.name) ?? "", newName: textOf(fields.newName)}
}
function foundOf(entry, format) {
	const {fields, at} = entry
	const {name, newName} = namesIn(entry)
	const named = parseImage(newName ?? name)
	if (named === undefined || (newName !== undefined && newName !== named.name)) return undefined
	const image = {name: named.name, tag: versionText(fields.newTag), digest: versionText(fields.digest)}
	const otherCase = ["newName", ...kustomize_entries_versionFields].find(each => writtenKey(fields, each) !== each)
	const placeholder = otherCase === undefined ? tag_and_digest_filledIn(image.tag, image.digest) : `its field ${writtenKey(fields, otherCase)} differs in case from Kustomize's documentation`
	const version = below(at, versionField(entry))
	return {image, otherNames: newName === undefined || newName === name ? [] : [name], at: version, format, elsewhere: placeholder === undefined ? [] : [version], writing: placeholder === undefined ? entry : {kind: "refused", reason: placeholder}}
}
function changeEntry(entry, image, to) {
	return [...renamed(entry, image.name, to.name), ...versioned(entry, to)]
}
function versionField(entry) {
	return kustomize_entries_versionFields.find(field => versionText(entry.fields[field]) !== undefined) ?? nameField(entry)
}
function nameField(entry) {
	return namesIn(entry).newName === undefined ? "name" : "newName"
}
function renamed({fields, at}, from, to) {
	if (from === to) return []
	if ("newName" in fields) return [{kind: "set", at: below(at, "newName"), value: to}]
	return [{kind: "add", at, key: "newName", value: to, after: "name"}]
}
function versioned(entry, {tag, digest}) {
	const {fields, at} = entry
	if (tag === undefined && digest === undefined) return []
	const wanted = {newTag: tag, digest}
	const spare = [...kustomize_entries_versionFields, "tagSuffix"].filter(field => isSpare(fields, field, wanted))
	const given = kustomize_entries_versionFields.flatMap(key => (wanted[key] === undefined ? [] : [[key, wanted[key]]]))
	return replaceFields({fields, at}, new Map(given), spare, nameField(entry))
}
function isSpare(fields, field, wanted) {
	if (versionText(fields[field]) === undefined) return false
	if (field !== "tagSuffix") return wanted[field] === undefined
	return versionText(fields.newTag) === undefined && versionText(fields.digest) === undefined
}
function addImageEntries({file, document}, overrides) {
	const kustomization = kustomizationOf(file, document.value)
	if (kustomization === undefined) return new Map()
	const root = rootOf(document)
	const key = writtenKey(kustomization, "images")
	const at = below(root, key)
	const present = kustomizeImages(kustomization[key], at, "kustomize").flatMap(({image, otherNames = []}) => [image.name, ...otherNames].map(normalizeName))
	const missing = overrides.filter(({name}) => !present.includes(normalizeName(name)))
	const items = missing.map(kustomize_entries_entryOf)
	if (key in kustomization) {
		return new Map(missing.map(override => [override, [{kind: "append", at, item: kustomize_entries_entryOf(override)}]]))
	}
	return new Map(missing.map((override, index) => [override, index === 0 ? [{kind: "add", at: root, key, value: items}] : []]))
}
function kustomize_entries_entryOf({name, newName, tag, digest}) {
	return {name, ...(newName === undefined || newName === name ? {} : {newName}), ...(tag === undefined ? {} : {newTag: tag}), ...(digest === undefined ? {} : {digest})}
}
const ownAlias = "dev"
const ownService = /^https?:\/\/jenkins-x-chartmuseum(?:[:/]|$)/
const exact = /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/
function chartVersion(chart, {wanted = []}) {
	const {fields, at, name, format} = chart
	const image = imageName(chart, wanted)
	const version = String(fields.version ?? "")
	if (image === undefined || version.includes("{{")) return []
	return [{image: {name: image, tag: isExact(version) ? version : undefined}, at: "version" in fields ? below(at, "version") : below(at, "chart" in fields ? "chart" : "name"), format, writing: {kind: "chart-version", chart: name, fields, at}}]
}
function isExact(version) {
	return exact.test(version) && isTag(version)
}
function changeChartVersion({chart, fields, at}, image, to) {
	const version = String(fields.version ?? "")
	if (normalizeName(to.name) !== normalizeName(image.name)) return `the image's name is set in the chart ${chart}`
	if (to.digest !== undefined) return `it is the version of the chart ${chart}, which cannot be a digest`
	if (to.tag === undefined || to.tag === version) return []
	if (!exact.test(to.tag)) return `it is the version of the chart ${chart}, and '${to.tag}' is not a SemVer 2 version`
	if (version !== "" && !isExact(version)) return `the range '${version}' selects the version of the chart ${chart}`
	if ("version" in fields) return [{kind: "set", at: below(at, "version"), value: to.tag}]
	return [{kind: "add", at, key: "version", value: to.tag, after: "chart" in fields ? "chart" : "name"}]
}
function imageName({name, from: {alias, url}}, wanted) {
	if (name === "") return undefined
	const ending = wanted.filter(each => normalizeName(each).endsWith(`/${name}`))
	const owner = ownerOf(url?.startsWith("oci://") ? url.slice("oci://".length) : "")
	if (owner !== undefined) {
		const meant = ending.filter(each => ownerOf(normalizeName(each)) === owner)
		return meant.length > 1 ? undefined : (meant[0] ?? `${owner}/${name}`)
	}
	const isOwn = alias === ownAlias || ownService.test(url ?? "")
	return isOwn && ending.length === 1 ? ending[0] : undefined
}
function ownerOf(address) {
	const [host, owner] = address.split("/")
	return host && owner ? `${host}/${owner}` : undefined
}
function imageLocation(found, file, document) {
	const elsewhere = (found.elsewhere ?? []).map(at => ({found: {at}, file, document}))
	return {found, file, document, writtenAt: document.locate(found.at.steps), elsewhere}
}
function formatVersion({tag, digest}) {
	if (tag === undefined && digest === undefined) return undefined
	return `${tag ?? ""}${digest === undefined ? "" : `@${digest}`}`
}
function describeUpdate(before, after) {
	const renamed = normalizeName(before.name) !== normalizeName(after.name)
	if (renamed) return {from: formatImage(before), to: formatImage(after)}
	return {from: formatVersion(before), to: formatVersion(after) ?? formatImage(after)}
}
const environments_words = ["dev|development|test|testing|tst|qa|uat|int|integration|acc|acceptance|stg|stage|staging|sandbox|demo|preview", "(?:pre|non)[-_]?(?:prod|prd)|pre|prd|prod|production|live"].join("|")
const named = new RegExp(`(?:^|[-_.])((?:${environments_words})\\d{0,3})(?:[-_.]|$)`, "i")
const holding = /^(?:values|envs?|environments?|overlays|stages?|clusters?|regions?)$/
const shared = /^(?:base|bases|common|components?|default|shared)$/i
function environmentWord(name) {
	return named.exec(name)?.[1]?.toLowerCase()
}
function holdsEnvironments(folder) {
	return holding.test(folder)
}
function environmentOf(folder) {
	const names = folder.split("/")
	if (shared.test(external_node_path_.posix.basename(folder))) return undefined
	const nearest = names.findLast((name, nth) => named.test(name) || holding.test(names[nth - 1] ?? ""))
	return nearest?.toLowerCase()
}
const ownValues = /^(?:.*\/)?values\.ya?ml$/
const layerName = /^(?:values[-_.].+|.+[-_.]values)\.ya?ml$/
const otherFolders = /^(?:templates|crds|charts|ci|tests?|\..*)$/
function isOwnValues(path) {
	return ownValues.test(path)
}
function mayBeLayer(path) {
	if (layerName.test(values_files_nameOf(path)) || ownValues.test(path)) return true
	return /\.ya?ml$/.test(path) && foldersOf(path).some(holdsEnvironments)
}
function layersByFolder(layers) {
	const byFolder = new Map()
	for (const path of layers) {
		for (const folder of foldersAround(path)) {
			const before = byFolder.get(folder)
			if (before === undefined) byFolder.set(folder, [path])
			else before.push(path)
		}
	}
	return byFolder
}
function layersOf(base, byFolder, isChart) {
	const folder = folderOf(base)
	const [, parent, chart = ""] = /^(.*\/|)charts\/([^/]+)\/$/.exec(folder) ?? []
	const own = (byFolder.get(folder) ?? []).filter(path => {
		const folders = foldersOf(path.slice(folder.length))
		if (folders.length === 0) return path !== base && layerName.test(values_files_nameOf(path))
		return isChart && !folders.some(each => otherFolders.test(each))
	})
	const above = parent === undefined ? [] : (byFolder.get(parent) ?? [])
	return [...own.map(path => ({path, below: [], linked: folderOf(path) !== folder})), ...above.filter(path => folderOf(path) === parent).map(path => ({path, below: [chart], linked: false}))]
}
function basesOf(layers) {
	const folders = new Set(layers.flatMap(foldersAround))
	return [...folders].flatMap(folder => [`${folder}values.yaml`, `${folder}values.yml`])
}
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/") + 1)
}
function foldersAround(path) {
	const names = foldersOf(path)
	return ["", ...names.map((_, index) => `${names.slice(0, index + 1).join("/")}/`)]
}
function foldersOf(path) {
	return path.split("/").slice(0, -1)
}
function values_files_nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1)
}
function deployTargets(locations, folders, named) {
	const files = [...new Map(locations.map(({file}) => [file.file, file])).values()]
	const crowded = foldersOfSeveralValues(files)
	const shared = foldersOfSeveralEnvironments(files)
	const inFile = environmentsInFiles(locations)
	const mixed = filesOfSeveralEnvironments(files, folders)
	return locations.map(location => {
		const {file} = location.file
		const object = objectTarget(location)
		if (object !== undefined) return object
		const environment = inFile.get(location)
		if (environment !== undefined) return {name: `${file} (${environment})`, own: undefined}
		if (/(^|\/)\.argocd-source-[^/]+\.yaml$/.test(file)) return ofFile(file)
		if (mixed.has(file)) return ofFile(file)
		const kustomization = folders.kustomizationOf(file)
		if (kustomization !== undefined) return folderTarget(kustomization)
		if (isValues(location.file)) {
			const isAlone = isOwnValues(file) && !crowded.has(external_node_path_.posix.dirname(file))
			return isAlone ? folderTarget(wholeChart(deploy_targets_folderOf(file), folders)) : ofFile(file)
		}
		const chart = folders.chartOf(file)
		if (chart !== undefined) return folderTarget(chart)
		return named.has(file) || shared.has(deploy_targets_folderOf(file)) ? ofFile(file) : folderTarget(deploy_targets_folderOf(file))
	})
}
function wholeChart(folder, folders) {
	const [, parent] = /^(.*)\/charts\/[^/]+$/.exec(folder) ?? []
	return parent !== undefined && folders.isChart(parent) ? wholeChart(parent, folders) : folder
}
function ofFile(file) {
	return {name: file, own: file}
}
function folderTarget(folder) {
	return {name: folder === "" ? "." : folder, own: folder}
}
function deploy_targets_folderOf(file) {
	const folder = external_node_path_.posix.dirname(file)
	return folder === "." ? "" : folder
}
const deployedAlone = new Set(["argoproj.io/Application", "argoproj.io/ApplicationSet", "helm.toolkit.fluxcd.io/HelmRelease", "kustomize.toolkit.fluxcd.io/Kustomization", "source.toolkit.fluxcd.io/OCIRepository"])
function objectTarget({file, document, at}) {
	const [path] = at.steps
	const release = releasePath({file, document, at})
	if (release !== undefined) return partOf({file, document, at: release})
	const inside = objectsOf(document).find(({at: {steps}}) => steps[0].every((step, nth) => path[nth] === step))
	if (inside === undefined) return undefined
	const {apiVersion, kind} = inside.object
	if (!deployedAlone.has(`${groupOf(apiVersion)}/${kind}`)) return undefined
	const element = kind === "ApplicationSet" ? elementPath(at) : undefined
	if (element !== undefined) return partOf({file, document, at: element})
	const full = file.documents.filter(({value}) => value !== undefined && value !== null)
	if (full.length === 1 && inside.at.steps[0].length === 0) return ofFile(file.file)
	if (inside.at.steps[0].length > 0) return partOf({file, document, at: inside.at})
	const name = nameIn(document)
	const isUnique = name !== undefined && full.filter(other => nameIn(other) === name).length === 1
	return {name: `${file.file}#${isUnique ? name : full.indexOf(document) + 1}`, own: undefined}
}
function nameIn({value}) {
	const {kind, metadata} = mapOf(value)
	const name = textOf(mapOf(metadata).name)
	return typeof kind === "string" && name !== undefined ? `${kind}/${name}` : undefined
}
function partOf({file, document, at}) {
	return {name: setTarget({found: {at}, file, document}), own: undefined}
}
function elementPath({document, steps}) {
	const [path, inner] = steps
	const list = path.findIndex((step, nth) => step === "elements" && path[nth - 1] === "list")
	if (list !== -1 && path[list + 1] !== undefined) return {document, steps: [path.slice(0, list + 2)]}
	if (path.at(-1) !== "elementsYaml" || inner?.[0] === undefined) return undefined
	return {document, steps: [path, inner.slice(0, 1)]}
}
function releasePath({file, document, at}) {
	const [[list, index]] = at.steps
	const fields = mapOf(document.value)
	if (fields.apiVersion !== undefined || typeof index !== "number") return undefined
	const isRelease = list === "releases" && textOf(mapOf(listOf(fields.releases)[index]).chart) !== undefined
	const isApp = list === "apps" && /(^|\/)jx-apps\.ya?ml$/.test(file.file)
	return isRelease || isApp ? {document: at.document, steps: [[list, index]]} : undefined
}
function isValues({file, documents: [document]}) {
	const name = external_node_path_.posix.basename(file)
	if (/^(Chart|requirements)\.ya?ml$/.test(name) || name.startsWith(".argocd-source")) return false
	if (document === undefined || !isMap(document.value)) return false
	const {apiVersion, kind} = document.value
	return (apiVersion === undefined || kind === undefined) && kustomizationOf(file, document.value) === undefined
}
function isKustomizationFile(file) {
	return kustomizationNames.includes(external_node_path_.posix.basename(file))
}
function foldersOfSeveralValues(files) {
	const byFolder = Map.groupBy(files.filter(isValues), ({file}) => external_node_path_.posix.dirname(file))
	return new Set([...byFolder].filter(([, {length}]) => length > 1).map(([folder]) => folder))
}
function environmentsInFiles(locations) {
	const environments = locations.flatMap(location => {
		const {file} = location.file
		const inside = objectAt(location.document, location.at)
		if (inside === undefined) {
			const environment = environmentOfValue(location)
			return environment === undefined ? [] : [{location, environment, object: file}]
		}
		const {kind, metadata} = inside.object
		const name = textOf(metadata?.name) ?? ""
		const environment = textOf(metadata?.namespace) ?? environmentWord(name)
		if (environment === undefined) return []
		return [{location, environment, object: JSON.stringify([file, kind, withoutEnvironment(name)])}]
	})
	const objects = Map.groupBy(environments, ({object}) => object)
	const crowded = environments.filter(({object, environment}) => objects.get(object)?.some(other => other.environment !== environment))
	const files = new Set(crowded.map(({location}) => location.file))
	return new Map(environments.flatMap(({location, environment}) => (files.has(location.file) ? [[location, environment]] : [])))
}
function environmentOfValue({document, at}) {
	let value = document.value
	for (const step of at.steps[0]) {
		const names = typeof step === "string" ? [step] : []
		value = typeof step === "string" ? mapOf(value)[step] : listOf(value)[step]
		const {name, env, environment, stage} = mapOf(value)
		if (typeof step === "number") names.push(...[name, env, environment, stage].flatMap(each => textOf(each) ?? []))
		const word = names.map(environmentWord).find(each => each !== undefined)
		if (word !== undefined) return word
	}
	return undefined
}
function withoutEnvironment(name) {
	const word = environmentWord(name)
	return word === undefined ? name : name.toLowerCase().replace(word, "")
}
function foldersOfSeveralEnvironments(files) {
	const byFolder = Map.groupBy(files, ({file}) => deploy_targets_folderOf(file))
	return new Set([...byFolder].filter(([, inFolder]) => isOfSeveral(inFolder)).map(([folder]) => folder))
}
function filesOfSeveralEnvironments(files, folders) {
	const named = files.flatMap(each => {
		const {file} = each
		const folder = folders.kustomizationOf(file) ?? (isValues(each) ? undefined : folders.chartOf(file))
		if (folder === undefined) return []
		const names = file.slice(folder === "" ? 0 : folder.length + 1).split("/")
		const environment = names.map(environmentWord).findLast(word => word !== undefined)
		return environment === undefined ? [] : [{file, folder, environment}]
	})
	const byFolder = Map.groupBy(named, ({folder}) => folder)
	const mixed = [...byFolder.values()].filter(inFolder => areDifferent(inFolder.map(each => each.environment)))
	return new Set(mixed.flat().map(({file}) => file))
}
function isOfSeveral(files) {
	const objects = files.map(({documents}) => documents.flatMap(objectsOf).map(({object}) => object))
	const names = objects.flatMap(inFile => [...new Set(inFile.map(({kind, metadata}) => `${kind}/${withoutEnvironment(`${metadata?.name}`)}`))])
	const namespaces = objects.map(inFile => inFile.flatMap(({metadata}) => textOf(metadata?.namespace) ?? []))
	const environments = files.map(({file}) => environmentWord(external_node_path_.posix.basename(file)) ?? [])
	return new Set(names).size < names.length || areDifferent(namespaces) || areDifferent(environments)
}
function areDifferent(values) {
	const each = values.map(words => [...new Set([words].flat())].toSorted().join(" ")).filter(words => words !== "")
	return new Set(each).size > 1
}
const sourceFile = /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/
function isHelmfile(path) {
	if (!/\.(?:ya?ml|gotmpl)$/.test(path)) return false
	return external_node_path_.posix.basename(path).startsWith("helmfile") || /(?:^|\/)helmfile\.d\//.test(path)
}
function installersIn(file) {
	return file.documents.flatMap(document => {
		const elements = objectsOf(document).flatMap(({object, at}) => {
			const {generators} = mapOf(mapOf(object).spec)
			return object.kind === "ApplicationSet" ? readGenerators(document, generators, below(at, "spec", "generators")).elements : []
		})
		const root = rootOf(document)
		const ofSource = sourceFile.test(file.file) ? ofArgo(document, {path: deploy_targets_folderOf(file.file) || ".", helm: mapOf(document.value).helm}, root, []) : []
		const inMaps = [...mapsIn(document.value, root)].flatMap(({map, at}) => [...ofArgo(document, map, at, elements), ...ofFlux(map, at), ...ofHelmfile(map, at, deploy_targets_folderOf(file.file)), ...ofKustomization(map, at, deploy_targets_folderOf(file.file))])
		return [...ofSource, ...inMaps].map(each => ({from: [], ...each, file, document}))
	})
}
function ofArgo(document, map, at, elements) {
	const path = textOf(map.path)
	if (path === undefined || !isMap(map.helm)) return []
	const {fileParameters} = map.helm
	const here = below(at, "helm")
	const files = textsOf(map.helm.valueFiles).map(each => each.replace(/^\$[\w-]+\//, "/"))
	return (elements.length === 0 ? [undefined] : elements).map(element => {
		const values = readSourceValues(document, map.helm, here, element)
		const lookup = wanted => {
			const inFiles = listOf(fileParameters).flatMap((each, nth) => {
				const {name, path: file} = mapOf(each)
				const [parameter] = readParameters([{name, value: file}], here)
				const isWanted = parameter !== undefined && isSame(parameter.path, wanted)
				return isWanted ? [{at: below(here, "fileParameters", nth), value: `the file ${parameter.value}`}] : []
			})
			const value = valueAt(values.value, wanted)
			return value === undefined ? inFiles : [...inFiles, {at: valueNode(wanted, values), value}]
		}
		const written = [path, ...files]
		const filled = written.flatMap(each => fillAll(each, element) ?? [])
		const [chart = path, ...linked] = filled.length === written.length ? filled : written
		return {chart: external_node_path_.posix.join(chart), values: linked.map(each => from(chart, each)), lookup}
	})
}
function ofFlux(map, at) {
	const spec = isMap(map.chart) ? mapOf(map.chart.spec) : map
	const chart = textOf(spec.chart)
	const values = textsOf(spec.valuesFiles).map(each => external_node_path_.posix.join(each))
	const from = readValuesFrom(map.valuesFrom, below(at, "valuesFrom"))
	if (chart === undefined || (values.length === 0 && from.length === 0 && !isMap(map.values))) return []
	return [{chart: external_node_path_.posix.join(chart), values, lookup: valuesAt(map.values, below(at, "values")), from}]
}
function readValuesFrom(list, at) {
	return listOf(list).flatMap((item, index) => {
		const {kind, name, valuesKey, targetPath} = mapOf(item)
		const [named, ofKind, target] = [textOf(name), textOf(kind), textOf(targetPath)]
		if (named === undefined || ofKind === undefined) return []
		const path = target?.split(".").map(step => (/^\d{1,5}$/.test(step) ? Number(step) : step))
		return [{kind: ofKind, name: named, key: textOf(valuesKey) ?? "values.yaml", target: path, at: below(at, index)}]
	})
}
function ofHelmfile(map, at, folder) {
	const chart = textOf(map.chart)
	if (chart === undefined || textOf(map.name) === undefined) return []
	const lookups = listOf(map.values).map((each, nth) => valuesAt(each, below(at, "values", nth)))
	const set = ["set", "setString"].flatMap(key => readParameters(map[key], below(at, key)))
	const lookup = path => [...lookups.flatMap(each => each(path)), ...set.flatMap(each => (isSame(each.path, path) ? [{at: below(each.at, "value"), value: each.value}] : []))]
	return [{chart: from(folder, chart), values: textsOf(map.values).map(each => from(folder, each)), lookup}]
}
function ofKustomization({helmCharts, helmGlobals}, at, folder) {
	const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts"
	return listOf(helmCharts).flatMap((each, nth) => {
		const {name, valuesInline, valuesMerge} = mapOf(each)
		if (textOf(name) === undefined) return []
		const inline = valuesMerge === "merge" ? undefined : valuesInline
		const values = valuesFilesOf(each).map(path => external_node_path_.posix.join(folder, path))
		const lookup = valuesAt(inline, below(at, "helmCharts", nth, "valuesInline"))
		return [{chart: external_node_path_.posix.join(folder, home, String(name)), values, lookup}]
	})
}
function from(folder, path) {
	return path.startsWith("/") ? external_node_path_.posix.join(path.slice(1)) : external_node_path_.posix.join(folder, path)
}
function textsOf(list) {
	return listOf(list).flatMap(each => textOf(each) ?? [])
}
function valuesAt(values, at) {
	return path => {
		const value = valueAt(values, path)
		return value === undefined ? [] : [{at: below(at, ...path), value}]
	}
}
function isSame(one, other) {
	return one.length === other.length && one.every((step, nth) => step === other[nth])
}
function* mapsIn(value, at) {
	if (isMap(value)) yield {map: value, at}
	if (typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		yield* mapsIn(child, below(at, Array.isArray(value) ? Number(key) : key))
	}
}
const yaml_document_maxFileSize = 32 * 1024 * 1024
const yaml_document_maxDocuments = 20_000
function parseYaml(content, file, options = {}) {
	if (content.length > yaml_document_maxFileSize) return {documents: [], faults: [fileFault(file, "is larger than 32 MB")]}
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
			if (read.length === yaml_document_maxDocuments) {
				return {documents: [], faults: [fileFault(file, `has more than ${yaml_document_maxDocuments} documents`)]}
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
			const pair = yaml_document_entryOf(node, String(step), document)
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
function yaml_document_entryOf(map, name, document) {
	const own = entriesOf(map).get(name)
	if (own !== undefined) return own
	const merged = map.items
		.filter(({key}) => isMergeKey(key))
		.flatMap(({value}) => ((0, dist.oP)(value) ? value.items : [value]))
		.map(source => ((0, dist.Vj)(source) ? source.resolve(document) : source))
	for (const source of merged) {
		const entry = (0, dist.jh)(source) ? yaml_document_entryOf(source, name, document) : undefined
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
async function withValuesFrom(installers, checkout) {
	const names = [...new Set(installers.flatMap(({from}) => from.map(({name}) => name)))]
	if (names.length === 0) return installers
	const paths = (await checkout.searchEverywhere(names)) ?? (await checkout.search(names))
	const files = [...(await readFiles(checkout, paths)).files.values()]
	return installers.map(installer => {
		const followed = installer.from.map(reference => ({reference, ...values_from_follow(reference, files)}))
		const isFound = ({lookups, files: named}) => lookups.length > 0 || named.length > 0
		return {
			...installer,
			values: [...installer.values, ...followed.flatMap(each => each.files)],
			unknown: followed.filter(each => !isFound(each)).map(({reference}) => reference),
			lookup: path => {
				const own = installer.lookup(path)
				return own.length > 0 ? own : followed.flatMap(({lookups}) => lookups.flatMap(each => each(path)))
			}
		}
	})
}
function values_from_follow(reference, files) {
	const found = files.flatMap(file =>
		file.documents.flatMap(document => {
			const kustomization = kustomizationOf(file.file, document.value)
			if (kustomization !== undefined) return values_from_generated(reference, file, document, kustomization)
			return objectsOf(document).flatMap(({object, at}) => {
				if (object.kind !== reference.kind || object.metadata?.name !== reference.name) return []
				return inObject(reference, {file, document, at, object: mapOf(object)})
			})
		})
	)
	return {lookups: found.flatMap(({lookups}) => lookups), files: found.flatMap(each => each.files)}
}
function inObject({kind, key, target}, {file, document, at, object}) {
	const isSecret = kind === "Secret"
	const field = isSecret ? "stringData" : "data"
	const plain = below(at, field, key)
	if (textOf(mapOf(object[field])[key]) !== undefined) {
		const values = target === undefined ? document.textValue(plain.steps) : mapOf(object[field])[key]
		const lookup = lookupIn(values, target, path => below(insideText(plain), ...path), plain)
		return [{lookups: [path => lookup(path).map(each => shown({...each, file, document}, kind))], files: []}]
	}
	const encoded = isSecret ? textOf(mapOf(object.data)[key]) : undefined
	if (encoded === undefined) return []
	const whole = below(at, "data", key)
	const text = Buffer.from(encoded, "base64").toString("utf8")
	const lookup = lookupIn(target === undefined ? parsed(text) : text, target, () => whole, whole)
	return [{lookups: [path => lookup(path).map(each => shown({...each, file, document, byHand: true}, kind))], files: []}]
}
function shown(found, kind) {
	return kind === "Secret" ? {...found, value: "a value of a Secret", byHand: true} : found
}
function lookupIn(values, target, node, whole) {
	return path => {
		if (target !== undefined) {
			const isMeant = target.length === path.length && target.every((step, nth) => step === path[nth])
			return isMeant ? [{at: whole, value: values}] : []
		}
		const value = valueAt(values, path)
		return value === undefined ? [] : [{at: node(path), value}]
	}
}
function parsed(text) {
	try {
		return parseYaml(text, "").documents[0]?.value
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return undefined
	}
}
function values_from_generated({kind, name, key, target}, file, document, kustomization) {
	const field = kind === "Secret" ? "secretGenerator" : "configMapGenerator"
	return listOf(kustomization[field]).flatMap((each, index) => {
		const {name: own, files, literals} = mapOf(each)
		if (own !== name) return []
		const paths = listOf(files).flatMap(item => {
			const [first = "", second] = String(item).split("=", 2)
			const isMeant = second === undefined ? external_node_path_.posix.basename(first) === key : first === key
			return isMeant ? [external_node_path_.posix.join(external_node_path_.posix.dirname(file.file), second ?? first)] : []
		})
		const at = listOf(literals).findIndex(item => String(item).startsWith(`${key}=`))
		const value = at === -1 ? undefined : String(listOf(literals)[at]).slice(key.length + 1)
		const node = below(rootOf(document), field, index, "literals", at)
		const lookup = lookupIn(target === undefined ? parsed(value ?? "") : value, target, () => node, node)
		const inLiteral = path => lookup(path).map(found => shown({...found, file, document, byHand: true}, kind))
		return [{files: target === undefined ? paths : [], lookups: [...(value === undefined ? [] : [inLiteral]), () => []]}]
	})
}
async function readWithTemplates(checkout, paths) {
	const read = await readFiles(checkout, paths)
	const left = read.untouched.filter(({reason}) => reason === templateReason).map(({file}) => file)
	const stored = left.length === 0 ? [] : [...(await checkout.read(left))]
	const templates = stored.flatMap(([file, {content}]) => {
		const parsed = parseTemplate(content?.toString("utf8") ?? "", file)
		return parsed === undefined ? [] : [[file, parsed]]
	})
	return {...read, templates: new Map(templates)}
}
const filled = /^_{4,}$/
function templateValue(value) {
	return typeof value === "string" && filled.test(value) ? "{{ … }}" : value
}
function parseTemplate(text, file) {
	const plain = text
		.split("{{")
		.map((part, nth) => {
			const end = nth === 0 ? 0 : part.indexOf("}}") + 2
			if (nth === 0 || end === 1) return nth === 0 ? part : `__${part}`
			return `__${part.slice(0, end).replace(/[^\r\n]/g, "_")}${part.slice(end)}`
		})
		.join("")
		.split("\n")
		.map(line => (/^\s*_{4}[\s_]*$/.test(line) ? line.replace("_", "#") : line))
		.join("\n")
	try {
		return parseFile(plain, file)
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return undefined
	}
}
async function linkedValues(checkout, charts, paths) {
	if (charts.length === 0) return new Map()
	const words = ["valueFiles", "aluesFile", "valuesFrom"]
	const found = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words))
	const installers = [...found, ...paths.filter(isHelmfile)]
	const names = charts.map(chart => external_node_path_.posix.basename(chart))
	const telling = [...(await checkout.read(installers))].flatMap(([path, {content}]) => (content?.includes("{{") || names.some(name => content?.includes(name)) ? [path] : []))
	const {files, templates} = await readWithTemplates(checkout, telling)
	const links = await withValuesFrom([...files.values(), ...templates.values()].flatMap(installersIn), checkout)
	return new Map(
		charts.map(chart => {
			const patterns = links.flatMap(link => {
				const known = match(link.chart, chart)
				return known === undefined ? [] : link.values.map(written => ({written, known}))
			})
			return [chart, paths.filter(path => patterns.some(({written, known}) => match(written, path, known)))]
		})
	)
}
function match(written, path, known = new Map()) {
	const {texts, names} = piecesOf(withoutSlash(written), known)
	const isWhole = texts.join("") === "" && names.length === 1
	const values = new Map(known)
	let rest = withoutSlash(path)
	for (const [index, text] of [...texts.entries()].reverse()) {
		const name = names[index]
		if (name === undefined) {
			if (index === 0 ? rest !== text : !rest.endsWith(text)) return undefined
			rest = rest.slice(0, rest.length - text.length)
			continue
		}
		const begin = index === 0 ? 0 : rest.lastIndexOf(text, rest.length - 1 - text.length)
		if (begin < 0 || rest.length <= text.length || !rest.startsWith(text, begin)) return undefined
		const value = rest.slice(begin + text.length)
		if (value.includes("/") && !isWhole) return undefined
		if (!values.has(name)) values.set(name, value).set(`${name.replace(/\.path$/, "")}.basename`, external_node_path_.posix.basename(value))
		rest = rest.slice(0, begin)
	}
	return values
}
function piecesOf(written, known) {
	const [first = "", ...parts] = written.split("{{")
	const texts = [first]
	const names = []
	for (const part of parts) {
		const end = part.indexOf("}}")
		const name = part.slice(0, Math.max(0, end)).replace(/^-/, "").replace(/-$/, "").trim()
		const value = end === -1 ? "{{" : known.get(name)
		const text = end === -1 ? part : part.slice(end + 2)
		if (value === undefined) {
			names.push(name)
			texts.push(text)
		} else texts.push(`${texts.pop() ?? ""}${value}${text}`)
	}
	return {texts, names}
}
function withoutSlash(path) {
	return path.endsWith("/") ? path.slice(0, -1) : path
}
function nodeOfValue({at, unwritten}, path) {
	return path.length < unwritten ? undefined : below(at, ...path.slice(unwritten))
}
async function readLayers(checkout, files, words) {
	const found = [...files.keys()].filter(isOwnValues)
	if (found.length === 0 && files.size > 0) return []
	const paths = await checkout.search([])
	const layers = paths.filter(mayBeLayer)
	const bases = await readMore(checkout, files, found.length > 0 ? found : basesOf(layers))
	const holding = [...bases.values()].filter(({text}) => holdsAny(text, words))
	const charts = holding.map(({file}) => folderOf(file).slice(0, -1)).filter(chart => chart !== "")
	const links = await linkedValues(checkout, charts, paths)
	const isChart = await chartsAmong(checkout, holding)
	const byFolder = layersByFolder(layers)
	const pairs = holding.flatMap(base => {
		const folder = folderOf(base.file)
		const named = layersOf(base.file, byFolder, isChart.has(folder)).map(each => ({...each, base}))
		const known = new Set([base.file, ...named.map(({path}) => path)])
		const linked = (links.get(folder.slice(0, -1)) ?? []).filter(path => !known.has(path))
		return [...named, ...linked.map(path => ({path, below: [], base, linked: true}))]
	})
	const over = await readMore(
		checkout,
		files,
		pairs.map(({path}) => path)
	)
	return pairs.flatMap(({base, path, below: prefix, linked}) => {
		const layer = over.get(path)
		const [under, laid] = [writtenIn(base, []), layer && writtenIn(layer, prefix)]
		return under === undefined || laid === undefined ? [] : [{base: under, layer: laid, linked}]
	})
}
function writtenIn(file, prefix) {
	const [document] = file.documents
	if (document === undefined) return undefined
	const at = below(rootOf(document), ...prefix)
	return {file, document, values: valueAt(document.value, prefix), at, unwritten: 0}
}
async function chartsAmong(checkout, values) {
	const stored = await checkout.read(values.map(({file}) => `${folderOf(file)}Chart.yaml`))
	return new Set([...stored.keys()].map(folderOf))
}
async function readMore(checkout, files, paths) {
	const missing = [...new Set(paths)].filter(path => !files.has(path))
	const more = missing.length === 0 ? new Map() : (await readFiles(checkout, missing)).files
	return new Map(
		paths.flatMap(path => {
			const file = files.get(path) ?? more.get(path)
			return file === undefined ? [] : [[path, file]]
		})
	)
}
function holdsAny(text, words) {
	const lower = text.toLowerCase()
	return words.some(word => lower.includes(word.toLowerCase()))
}
function layeredImages(values) {
	const {base, layer} = values
	const {values: over} = layer
	if (!isMap(over) || !isMap(base.values)) return {locations: [], hidden: []}
	const alone = new Set(findHelmValues(over).map(({at}) => JSON.stringify(at)))
	const images = findHelmValues(mergedOver(base.values, over)).filter(({at}) => hasValue(over, at))
	const versioned = images.filter(({image}) => image.tag !== undefined || image.digest !== undefined)
	return {locations: images.filter(({at}) => !alone.has(JSON.stringify(at))).flatMap(image => locationIn(values, image) ?? []), hidden: versioned.flatMap(({at}) => nodeOfValue(base, at) ?? [])}
}
function locationIn({base, layer, linked}, image) {
	const at = nodeOfValue(layer, image.at)
	if (at === undefined) return undefined
	const {values, at: root, unwritten} = layer
	const found = {image: image.image, otherNames: image.otherNames ?? [], at, format: "helm-values", ...(linked ? {needsOthers: true} : {}), guessedKey: image.guessedKey, writing: {kind: "values-layer", inValues: image.writing, layer: {values, at: root, unwritten}, base: base.file.file}}
	const elsewhere = [...(image.elsewhere ?? []), ...(image.filledIn === undefined ? [] : [image.filledIn])]
	return {
		...imageLocation(found, layer.file, layer.document),
		elsewhere: elsewhere.flatMap(path => {
			const written = hasValue(layer.values, path) ? layer : base
			const node = nodeOfValue(written, path)
			return node === undefined ? [] : [{...written, found: {at: node}}]
		})
	}
}
function changeLayer({inValues, layer, base}, to) {
	const changes = changeHelmImage(inValues, to)
	if (typeof changes === "string") return changes
	const own = changes.map(change => changeInLayer(change, layer))
	const outside = changes.find((_, index) => own[index] === undefined)
	if (outside !== undefined) return `${outside.at.join(".")} is in ${base}`
	return own.flatMap(change => change ?? [])
}
function mergedOver(under, over) {
	if (!isMap(under) || !isMap(over)) return over
	const merged = new Map(Object.entries(under))
	for (const [key, value] of Object.entries(over)) {
		if (value === null) merged.delete(key)
		else merged.set(key, mergedOver(merged.get(key), value))
	}
	return Object.fromEntries(merged)
}
function changeInLayer(change, layer) {
	const {values} = layer
	if (hasValue(values, change.at)) {
		const at = nodeOfValue(layer, change.at)
		return at && {...change, at}
	}
	const map = change.at.slice(0, -1)
	const key = change.at.at(-1)
	if (change.kind !== "set" || typeof key !== "string" || key === "repository" || !isMap(valueAt(values, map))) {
		return undefined
	}
	const at = nodeOfValue(layer, map)
	return at && {kind: "add", at, key, value: change.value}
}
function hasValue(values, path) {
	return valueAt(values, path) !== undefined
}
function changeImage(found, to) {
	const {writing, image, doubt, guessedKey, guessDoubt} = found
	const changes = changeWriting(writing, image, to)
	if (typeof changes === "string" || changes.length === 0) return changes
	if (doubt !== undefined) return doubt
	const isGuessed = changes.some(change => change.kind === "add" && change.key === guessedKey)
	return isGuessed && guessDoubt !== undefined ? guessDoubt : changes
}
function changeWriting(writing, image, to) {
	switch (writing.kind) {
		case "refused":
			return writing.reason
		case "reference": {
			const value = formatImage(to)
			return value === writing.value ? [] : [{kind: "set", at: writing.at, value}]
		}
		case "kustomize-entry":
			return changeEntry(writing, image, to)
		case "kustomize-argument":
			return changeArgument(writing, image, to)
		case "generated":
			return changeGenerated(writing, image, to)
		case "flux-markers":
			return changeMarked(writing, image, to)
		case "oci-repository":
			return changeArtifact(writing, image, to)
		case "chart-version":
			return changeChartVersion(writing, image, to)
		case "helm-values": {
			const changes = changeHelmImage(writing.inValues, to)
			if (typeof changes === "string") return changes
			return changes.map(change => ({...change, at: below(writing.at, ...change.at)}))
		}
		case "argo-cd-values":
			return changeSourceValues(writing, to)
		case "values-layer":
			return changeLayer(writing, to)
		case "inner-text": {
			const changes = changeWriting(writing.inner, image, to)
			if (typeof changes === "string") return changes
			return changes.map(change => ({...change, at: nodeInText(writing.steps, change.at)}))
		}
	}
}
var external_node_util_ = __load(7975)
function overlay_repository_openRepository(checkout) {
	const everywhere = async words => (await checkout.searchEverywhere(words)) ?? checkout.search(words)
	let deploying
	const parsed = new Map()
	let kustomizations
	const texts = async paths => {
		const stored = [...(await checkout.read(paths))]
		return new Map(stored.flatMap(([path, {content}]) => (content === undefined ? [] : [[path, content.toString("utf8")]])))
	}
	const files = async paths => {
		const fresh = [...new Set(paths)].filter(path => !parsed.has(path))
		const {files} = fresh.length === 0 ? {files: new Map()} : await readFiles(checkout, fresh)
		for (const path of fresh) parsed.set(path, files.get(path))
		return new Map(
			paths.flatMap(path => {
				const file = parsed.get(path)
				return file === undefined ? [] : [[path, file]]
			})
		)
	}
	return {
		texts,
		files,
		paths: checkout.list,
		async deployers(folders) {
			deploying ??= everywhere(deployingWords).then(texts)
			const all = [...(await deploying)].filter(([path]) => !isKustomizationName(path))
			if (!all.some(([, text]) => changingWords.test(text))) return []
			const names = folders.map(folder => external_node_path_.posix.basename(folder))
			const isAny = names.some(name => name === "." || name === "")
			const near = all.filter(([path, text]) => {
				const isWithin = isAny || text.includes("{{") || names.some(name => text.includes(name))
				return isWithin || folders.includes(external_node_path_.posix.dirname(path))
			})
			return [...(await files(near.map(([path]) => path))).values()]
		},
		async includersOf(paths) {
			kustomizations ??= readKustomizations(checkout, texts)
			const {all, byNamed} = await kustomizations
			const found = new Set(paths.flatMap(path => byNamed.get(path) ?? []))
			return new Map([...found].map(file => [file, all.get(file) ?? ""]))
		},
		async installed(folders) {
			const wanted = new Set(folders.filter(folder => folder !== ""))
			if (wanted.size === 0) return wanted
			const telling = (await everywhere([...wanted])).filter(path => !isKustomizationName(path))
			const named = [...(await texts(telling)).values()].flatMap(overlay_repository_pathsIn)
			return new Set(named.filter(path => wanted.has(path)))
		}
	}
}
const deployingWords = ["argoproj.io/", "kustomize.toolkit.fluxcd.io/", "kustomize:"]
const changingWords = /\b(?:images|patches|components)\b/
function isKustomizationName(path) {
	return kustomizationNames.includes(external_node_path_.posix.basename(path))
}
function overlay_repository_pathsIn(text) {
	const values = text.matchAll(/^[ \t-]{0,100}"?path"?: *["']?([^"'\s,]{1,500})/gm)
	return [...values].map(([, path = ""]) => external_node_path_.posix.join(path).replace(/\/$/, ""))
}
async function readKustomizations({list}, texts) {
	const paths = (await list()).filter(isKustomizationName)
	const all = paths.length === 0 ? new Map() : await texts(paths)
	const byNamed = new Map()
	for (const [file, text] of all) {
		for (const word of namedIn(text, external_node_path_.posix.dirname(file))) {
			const before = byNamed.get(word)
			if (before === undefined) byNamed.set(word, [file])
			else before.push(file)
		}
	}
	return {all, byNamed}
}
function namedIn(text, folder) {
	return new Set(text.split(/[\s,="'[\]{}]+/).map(word => external_node_path_.posix.join(folder, word).replace(/\/$/, "")))
}
async function withTargets(locations, checkout, named) {
	const files = new Set([...locations.values()].flat().map(({file: {file}}) => file))
	const folders = await readTargetFolders(checkout, [...files])
	return new Map(
		[...locations].map(([key, found]) => {
			const targets = deployTargets(
				found.map(location => ({...location, at: location.found.at})),
				folders,
				named
			)
			return [key, found.flatMap((location, nth) => targetAt(location, targets[nth]))]
		})
	)
}
function targetAt(location, target) {
	return target === undefined ? [] : [{...location, target}]
}
function filesOf(locations) {
	return locations.map(({file: {file}, target}) => ({file, target}))
}
function hasSeveralVersions(locations) {
	return new Set(locations.map(({found}) => formatVersion(found.image))).size > 1
}
const chartName = "Chart.yaml"
async function readTargetFolders(checkout, files) {
	const others = files.filter(file => !isKustomizationFile(file))
	const around = new Set(others.flatMap(foldersAbove))
	const wanted = [...around].flatMap(folder => [...kustomizationNames, chartName].map(name => locate_targets_join(folder, name)))
	const stored = wanted.length === 0 ? new Map() : await checkout.read(wanted)
	const charts = new Set()
	const kustomizations = new Map()
	for (const [path, {content}] of stored) {
		if (external_node_path_.posix.basename(path) === chartName) charts.add(deploy_targets_folderOf(path))
		else kustomizations.set(deploy_targets_folderOf(path), namedIn(content?.toString("utf8") ?? "", external_node_path_.posix.dirname(path)))
	}
	const kustomizationOf = file => {
		if (isKustomizationFile(file)) return deploy_targets_folderOf(file)
		return foldersAbove(file).find(folder => kustomizations.get(folder)?.has(file))
	}
	return {
		kustomizationOf,
		isChart: folder => charts.has(folder),
		chartOf(file) {
			const folder = deploy_targets_folderOf(file)
			const isKustomized = kustomizations.has(folder) && !charts.has(folder)
			return isKustomized ? undefined : foldersAbove(file).find(each => charts.has(each))
		}
	}
}
function foldersAbove(file) {
	const parts = file.split("/").slice(0, -1)
	return [...parts.map((_, nth) => parts.slice(0, parts.length - nth).join("/")), ""]
}
function locate_targets_join(folder, name) {
	return folder === "" ? name : `${folder}/${name}`
}
function namedPaths(lines) {
	return lines.flatMap(({literal, excludes}) => (literal === undefined || excludes ? [] : [literal]))
}
function namesEach(all, paths) {
	const alone = new Set(paths.flatMap(path => onlyTargetIn(path, all) ?? []))
	return all.every(({target: {name, own}}) => alone.has(name) || (own !== undefined && paths.includes(own)))
}
function countTargets(all) {
	return new Set(all.map(({target}) => target.name)).size
}
function manifestsLine({name, own}, all) {
	if (own !== undefined && onlyTargetIn(own, all) === name) return lineOf(own === "" ? "." : own)
	const files = [...new Set(all.filter(({target}) => target.name === name).map(({file}) => file))]
	if (!files.every(file => onlyTargetIn(file, all) === name)) return undefined
	if (files.length === 1) return lineOf(files[0] ?? "")
	return files.every(isNameable) ? ["manifests: |", ...files.map(file => `  ${file}`)].join("\n") : undefined
}
function lineOf(path) {
	if (!isNameable(path)) return undefined
	return `manifests: ${isPlainScalar.test(path) ? path : JSON.stringify(path)}`
}
function isNameable(path) {
	return path === path.trim() && !/^[!#]|[*?[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(path)
}
const isPlainScalar = /^[\p{L}\p{N}._/][\p{L}\p{N}._/@+~=() -]*$/u
function onlyTargetIn(path, all) {
	const names = new Set(all.filter(({file}) => isIn(path, file)).map(({target}) => target.name))
	return names.size === 1 ? [...names][0] : undefined
}
function isIn(path, file) {
	return path === "" || file === path || file.startsWith(`${path}/`)
}
const maxChoices = 10
const maxLocations = 200
function ambiguousFault(override, locations, {isAlone, inheritors}) {
	const chosen = locations.map(location => ({location, line: choiceLine(override, location, locations)}))
	const choices = [...new Set(chosen.flatMap(({line}) => line ?? []))]
	return new UserError([`Input 'images': ${override.name} ${whatIsAmbiguous(locations)}; choose which one to change:`, ...listed(chosen, inheritors)].join("\n"), {
		code: "ambiguous",
		hint: choices.length === 0 ? "Change them all with `all: true`, or one of them by hand." : [`${howToChoose(choices, isAlone)}, or change them all with \`all: true\`:`, ...firstFew(choices, maxChoices)].join("\n"),
		location: locations[0]?.writtenAt
	})
}
function whatIsAmbiguous(locations) {
	const targets = countTargets(filesOf(locations))
	const versions = new Set(locations.map(({found}) => formatVersion(found.image))).size
	const several = `${versions} different versions`
	if (targets === 1) return `has ${several}`
	return `is in ${targets} targets${versions === 1 ? "" : `, with ${several}`}`
}
function listed(chosen, inheritors) {
	const byVersion = Map.groupBy(chosen, ({location: {found}}) => formatVersion(found.image) ?? "no version")
	return [...byVersion].map(([version, having]) => {
		const names = having.map(each => locationName(each, inheritors.get(each.location) ?? []))
		return `${version}: ${firstFew(names, maxLocations).join(", ")}`
	})
}
function locationName({location: {writtenAt, target}, line}, inheritors) {
	const where = formatLocation(writtenAt)
	const inherited = inheritors.length === 0 ? [] : [`deployed by ${inheritors.join(", ")}`]
	if (target.name !== writtenAt.file && line !== undefined && line === lineOf(target.name)) {
		return `${target.name} (${[where, ...inherited].join("; ")})`
	}
	const notes = [...(target.name === writtenAt.file ? [] : [ambiguous_image_partOf(target.name, writtenAt.file)]), ...inherited]
	return notes.length === 0 ? where : `${where} (${notes.join("; ")})`
}
function ambiguous_image_partOf(target, file) {
	const part = target.startsWith(file) ? /^(?:[#:]| \()(.*?)\)?$/.exec(target.slice(file.length)) : null
	return part?.[1] ?? target
}
function howToChoose(choices, isAlone) {
	const [narrowing, setting] = ["manifests:", "set:"].map(input => choices.some(each => each.startsWith(input)))
	const notes = [...(narrowing && !isAlone ? ["one `manifests` for all images, one path per line"] : []), ...(setting ? ["`set` instead of the image's line in `images`"] : [])]
	return `Choose with one of these lines${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`
}
function choiceLine(override, location, locations) {
	const {file} = location.file
	const together = locations.filter(({target}) => target.name === location.target.name)
	const here = locations.filter(other => other.file.file === file)
	const whole = canBeChosenAlone(together) ? manifestsLine(location.target, filesOf(locations)) : undefined
	if (whole !== undefined) return whole
	const alone = canBeChosenAlone(here) && countTargets(filesOf(here)) === 1 ? lineOf(file) : undefined
	if (alone !== undefined) return alone
	const changes = changeImage(location.found, overrideImage(location.found.image, override))
	const [change, another] = typeof changes === "string" ? [] : changes
	const isOne = change?.kind === "set" && another === undefined && (0, external_node_util_.isDeepStrictEqual)(change.at, location.found.at)
	return isOne ? setLine(setTarget(location), change.value) : undefined
}
function canBeChosenAlone(locations) {
	return !hasSeveralVersions(locations) && !locations.some(({found}) => found.needsOthers)
}
function chooseImages(override, locations, choosing) {
	if (isAmbiguous(override, locations, choosing)) {
		return {edits: [], alreadySet: [], faults: [ambiguousFault(override, locations, choosing)]}
	}
	const updates = locations.map(location => ({location, update: updateOf(override, location)}))
	const refused = refusedFaults(
		override,
		updates.flatMap(({update}) => ("reason" in update ? [update] : []))
	)
	const possible = updates.flatMap(({location, update: edit}) => ("reason" in edit ? [] : [{location, edit}]))
	const changing = possible.filter(({edit}) => edit.changes.length > 0)
	const alreadySet = possible.map(({edit}) => edit).filter(edit => edit.changes.length === 0)
	return {edits: changing.map(({edit}) => edit), alreadySet, faults: refused}
}
function isAmbiguous(override, locations, {all, named}) {
	if (all) return false
	const changing = locations.filter(location => {
		const update = updateOf(override, location)
		return "reason" in update || update.changes.length > 0
	})
	if (countTargets(filesOf(withoutAliases(changing))) > 1 && !namesEach(filesOf(changing), named)) return true
	const groups = namesEach(filesOf(locations), named) ? [...Map.groupBy(locations, ({target}) => target.name).values()] : [locations]
	return groups.some(hasSeveralVersions)
}
function withoutAliases(locations) {
	const keyOf = ({file, document, found}) => JSON.stringify([file.file, document.index, document.readers(found.at.steps)[0]])
	return [...new Map(locations.map(location => [keyOf(location), location])).values()]
}
function updateOf(override, location) {
	const {
		found,
		file: {file},
		writtenAt,
		target: {name}
	} = location
	const to = overrideImage(found.image, override)
	const changes = changeImage(found, to)
	if (typeof changes === "string") return {location, to, reason: changes}
	const update = describeUpdate(found.image, to)
	const path = formatPath(found.at.steps)
	return {target: name, file, line: writtenAt.line, path, image: override.name, ...update, changes}
}
function refusedFaults({name}, refused) {
	const each = refused.map(one => ({...one, written: formatImage(one.to), hint: setHint(one)}))
	const groups = Map.groupBy(each, ({location, written, reason, hint}) => JSON.stringify([location.file.file, written, reason, hint]))
	return [...groups.values()].flatMap(group =>
		group.slice(0, 1).map(({location: {writtenAt: location}, written, reason, hint}) => {
			const where = group.map(({location}) => formatLocation(location.writtenAt)).join(", ")
			return new UserError(`${name} cannot become ${written} at ${where}: ${reason}`, {code: "edit", hint, location})
		})
	)
}
function setHint({location, to}) {
	const lines = setInstead(location, to)
	if (lines.length === 0) return "Change it by hand once, or set the values with input 'set'."
	const which = lines.length === 1 ? "" : ", whichever the chart reads"
	return `Remove its line from input 'images', and set the field by input 'set'${which}: ${lines.join(", ")}.`
}
const maxNames = 3
function nearestNames(name, used) {
	return nearestFirst(normalizeName(name), used)
		.slice(0, maxNames)
		.map(each => each.replace(/^docker\.io\/(library\/)?/, ""))
}
const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"])
const containers_maxDepth = 16
function findImages(object) {
	return [...containers_search(object, [])]
}
function* containers_search(value, path) {
	if (path.length > containers_maxDepth || typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		const step = Array.isArray(value) ? Number(key) : key
		if (Array.isArray(child) && containerLists.has(key)) yield* imagesOf(child, [...path, step], ["image"])
		else if (Array.isArray(child) && key === "volumes") yield* imagesOf(child, [...path, step], ["image", "reference"])
		else yield* containers_search(child, [...path, step])
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
const imageKey = /^(?:image|imageName|.{1,100}Image)$/
const podLists = new Set(["containers", "initContainers", "ephemeralContainers", "volumes"])
function* customImageFields(object) {
	for (const [key, value] of Object.entries(object)) {
		if (key !== "status") yield* object_image_fields_search(key, value, [])
	}
}
function* object_image_fields_search(key, value, around) {
	if (key === "metadata") return
	const path = [...around, key]
	if (imageKey.test(key) && (typeof value === "string" || isMap(value))) yield {path, value}
	yield* within(value, path)
}
function* within(value, path) {
	if (Array.isArray(value)) {
		const isOfPod = podLists.has(String(path.at(-1)))
		for (const [index, item] of value.entries()) {
			const {image, ...others} = isOfPod && isMap(item) ? item : {}
			yield* within(image === undefined ? item : others, [...path, index])
		}
	} else if (isMap(value)) {
		for (const [key, child] of Object.entries(value)) yield* object_image_fields_search(key, child, path)
	}
}
function object_image_fields_wholeImage(written, at, format) {
	if (typeof written !== "string") return []
	const image = parseImage(written)
	return image === undefined ? [] : [{image, at, format, writing: {kind: "reference", at, value: written}}]
}
function inlinePatches(document, list, at, format) {
	return listOf(list).flatMap((item, index) => {
		const text = isMap(item) ? below(at, index, "patch") : below(at, index)
		const written = isMap(item) ? item.patch : item
		if (typeof written !== "string" || !isInlineText(written)) return []
		return patchImages(document.textValue(text.steps), insideText(text), format)
	})
}
function patchImages(patch, at, format) {
	const images = isOperations(patch) ? patch.flatMap(imagesOfOperation) : imagesIn(patch)
	return images.flatMap(({path, field, image}) => object_image_fields_wholeImage(image, below(at, ...path), format).map(found => ({...found, field})))
}
function isOperations(value) {
	return Array.isArray(value) && value.length > 0 && value.every(each => typeof mapOf(each).op === "string" && typeof mapOf(each).path === "string")
}
function imagesIn(value) {
	if (!isMap(value)) return []
	const used = findImages(value)
	const others = [...customImageFields(value)].flatMap(({path, value: image}) => {
		const {tag, digest} = (typeof image === "string" ? parseImage(image) : undefined) ?? {}
		const isVersioned = tag !== undefined || digest !== undefined
		return typeof image === "string" && isVersioned ? [{path, image}] : []
	})
	return [...used, ...others].map(({path, image}) => ({path, field: path, image}))
}
function imagesOfOperation({op, path, value}, index) {
	if (op !== "add" && op !== "replace") return []
	const pointer = pointerSteps(path)
	const whole = pointer.reduceRight((inner, step) => (/^(\d+|-)$/.test(step) ? [inner] : {[step]: inner}), value)
	return imagesIn(whole).map(({field, image}) => ({path: [index, "value", ...field.slice(pointer.length)], field, image}))
}
const argoCd = ({file, document}) => {
	const isOverride = /(^|\/)\.argocd-source(-[^/]+)?\.yaml$/.test(file)
	if (isOverride) return imagesOfSource(document, document.value, rootOf(document))
	return objectsOf(document).flatMap(({object, at}) => {
		if (groupOf(object.apiVersion) !== "argoproj.io") return []
		if (object.kind === "Application") return imagesOfTemplate(document, {value: object, at}, [])
		if (object.kind === "ApplicationSet") return imagesOfSet(document, object.spec, below(at, "spec"))
		return []
	})
}
function imagesOfSet(document, spec, at) {
	const {template, templatePatch, generators} = mapOf(spec)
	const {elements, templates} = readGenerators(document, generators, below(at, "generators"))
	const patch = below(at, "templatePatch")
	const inPatch = typeof templatePatch === "string" ? document.textValue(patch.steps) : undefined
	const inTemplates = [{value: template, at: below(at, "template")}, {value: inPatch, at: insideText(patch)}, ...templates].flatMap(each => imagesOfTemplate(document, each, elements))
	const taken = new Set(inTemplates.map(locationKey))
	const inElements = elements.flatMap(each => helmValuesAt(each.value, each.at, "argo-cd")).filter(each => !taken.has(locationKey(each)))
	return [...withoutDuplicates(inTemplates), ...inElements]
}
function imagesOfTemplate(document, template, elements) {
	const spec = mapOf(mapOf(template.value).spec)
	const at = below(template.at, "spec")
	const sources = [{value: spec.source, at: below(at, "source")}, ...listOf(spec.sources).map((value, index) => ({value, at: below(at, "sources", index)})), {value: mapOf(spec.sourceHydrator).drySource, at: below(at, "sourceHydrator", "drySource")}]
	return sources.flatMap(source => {
		if (!hasPlaceholder(source.value)) return imagesOfSource(document, source.value, source.at)
		return [undefined, ...elements].flatMap(element => imagesOfSource(document, source.value, source.at, element))
	})
}
function imagesOfSource(document, source, at, element) {
	const {kustomize, helm} = mapOf(source)
	const {images, patches} = mapOf(kustomize)
	return [...argoCdImages(images, below(at, "kustomize", "images"), element), ...inlinePatches(document, patches, below(at, "kustomize", "patches"), "argo-cd"), ...argoCdHelm(document, helm, below(at, "helm"), element)]
}
function withoutDuplicates(found) {
	const byLocation = Map.groupBy(found, locationKey)
	return [...byLocation.values()].flatMap(locations => {
		const byName = new Map(locations.map(each => [each.image.name, each]))
		const names = [...byName.keys()]
		if (names.length === 1) return [...byName.values()]
		const others = own => names.filter(name => name !== own).join(", ")
		return [...byName].map(([name, each]) => ({...each, writing: {kind: "refused", reason: `the same value is also the version of ${others(name)}`}}))
	})
}
function locationKey({at}) {
	return JSON.stringify(at)
}
const others = new Set(["kustomize.config.k8s.io/Kustomization", "kustomize.config.k8s.io/Component", "argoproj.io/Application", "argoproj.io/ApplicationSet", "argoproj.io/AppProject", "kustomize.toolkit.fluxcd.io/Kustomization", "helm.toolkit.fluxcd.io/HelmRelease"])
const aboutImages = new Set(["apiextensions.k8s.io", "argocd-image-updater.argoproj.io"])
const kubernetes = (candidate, known) => [...podImages(candidate, known), ...customImages(candidate, known)]
const podImages = ({document}) => ownObjects(document).flatMap(({object, at}) => findImages(object).flatMap(({path, image}) => object_image_fields_wholeImage(image, below(at, ...path), "kubernetes")))
const customImages = ({document}) =>
	ownObjects(document)
		.filter(({object: {apiVersion}}) => !aboutImages.has(groupOf(apiVersion)))
		.flatMap(({object, at}) => [...customImageFields(object)].flatMap(field => customImage(field, at)))
function ownObjects(document) {
	return objectsOf(document).filter(({object: {apiVersion, kind}}) => !others.has(`${groupOf(apiVersion)}/${kind}`))
}
function customImage({path, value}, at) {
	const map = path.slice(0, -1)
	const found = typeof value === "string" ? object_image_fields_wholeImage(value, below(at, ...path), "kubernetes") : helmValuesAt({[String(path.at(-1))]: value}, below(at, ...map), "kubernetes")
	return found.filter(({image}) => image.tag !== undefined || image.digest !== undefined)
}
const format = "kustomize"
const kustomize = candidate => {
	const {document} = candidate
	const root = rootOf(document)
	if (isOperations(document.value)) return patchImages(document.value, root, format)
	if (isImageTransformer(document.value)) {
		return imageEntry(mapOf(document.value).imageTag, below(root, "imageTag"), format)
	}
	const kustomization = kustomizationOf(candidate.file, document.value)
	if (kustomization === undefined) return []
	const written = name => writtenKey(kustomization, name)
	const entries = imageFields.map(written).flatMap(field => kustomizeImages(kustomization[field], below(root, field), format))
	const patches = patchFields.map(written).flatMap(field => inlinePatches(document, kustomization[field], below(root, field), format))
	const values = listOf(kustomization.helmCharts).flatMap((chart, index) => helmValuesAt(mapOf(chart).valuesInline, below(root, "helmCharts", index, "valuesInline"), format))
	const transformers = listOf(kustomization.transformers).flatMap((item, index) => {
		const text = below(root, "transformers", index)
		const value = typeof item === "string" && isInlineText(item) ? document.textValue(text.steps) : undefined
		return isImageTransformer(value) ? imageEntry(mapOf(value).imageTag, below(insideText(text), "imageTag"), format) : []
	})
	return [...entries, ...patches, ...values, ...transformers]
}
const flux_format = "flux"
const flux = (candidate, known) => {
	const {document} = candidate
	const own = objectsOf(document).flatMap(each => objectImages(document, each))
	const marked = fluxMarked(candidate, known, () => [...own, ...[podImages, kustomize, helmValues].flatMap(other => other(candidate, known))].map(({at}) => at))
	return [...own, ...marked]
}
function objectImages(document, {object, at}) {
	const spec = mapOf(object.spec)
	const here = below(at, "spec")
	switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
		case "kustomize.toolkit.fluxcd.io/Kustomization":
			return [...kustomizeImages(spec.images, below(here, "images"), flux_format), ...inlinePatches(document, spec.patches, below(here, "patches"), flux_format)]
		case "helm.toolkit.fluxcd.io/HelmRelease":
			return [
				...helmValuesAt(spec.values, below(here, "values"), flux_format),
				...listOf(spec.postRenderers).flatMap((renderer, index) => {
					const {images, patches} = mapOf(mapOf(renderer).kustomize)
					const inner = below(here, "postRenderers", index, "kustomize")
					return [...kustomizeImages(images, below(inner, "images"), flux_format), ...inlinePatches(document, patches, below(inner, "patches"), flux_format)]
				})
			]
		case "source.toolkit.fluxcd.io/OCIRepository":
			return ociRepository(spec, here, flux_format)
		default:
			return []
	}
}
const jenkins_x_format = "jenkins-x"
const jenkinsX = ({file, document}, known) => {
	const root = rootOf(document)
	const value = mapOf(document.value)
	if (value.apiVersion !== undefined || file.endsWith(".gotmpl")) return []
	if (/(?:^|\/)jx-apps\.ya?ml$/.test(file)) return apps(value, root, known)
	if (/(?:^|\/)env\/(?:requirements|Chart)\.ya?ml$/.test(file)) return dependencies(value, root, known)
	return releases(value, root, known)
}
function releases(helmfile, root, known) {
	const urls = new Map(
		listOf(helmfile.repositories).map(each => {
			const {name, url, oci} = mapOf(each)
			return [textOf(name) ?? "", oci === true && !textOf(url)?.startsWith("oci://") ? `oci://${url}` : textOf(url)]
		})
	)
	return listOf(helmfile.releases).flatMap((release, index) => {
		const at = below(root, "releases", index)
		const fields = mapOf(release)
		const chart = textOf(fields.chart) ?? ""
		const slash = chart.lastIndexOf("/")
		const alias = chart.slice(0, Math.max(0, slash))
		const from = {alias, url: chart.startsWith("oci://") ? alias : urls.get(alias)}
		return [...(slash === -1 ? [] : chartVersion({fields, at, name: chart.slice(slash + 1), from, format: jenkins_x_format}, known)), ...listOf(fields.values).flatMap((values, nth) => (isMap(values) ? helmValuesAt(values, below(at, "values", nth), jenkins_x_format) : []))]
	})
}
function dependencies(chart, root, known) {
	return listOf(chart.dependencies).flatMap((dependency, index) => {
		const fields = mapOf(dependency)
		const repository = textOf(fields.repository) ?? ""
		const [, alias = ""] = /^(?:@|alias:)(.+)$/.exec(repository) ?? []
		const at = below(root, "dependencies", index)
		const from = {alias, url: alias === "" ? repository : undefined}
		return chartVersion({fields, at, name: textOf(fields.name) ?? "", from, format: jenkins_x_format}, known)
	})
}
function apps(file, root, known) {
	return listOf(file.apps).flatMap((app, index) => {
		const fields = mapOf(app)
		const [alias = "", name = ""] = textOf(fields.name)?.split("/") ?? []
		const at = below(root, "apps", index)
		return chartVersion({fields, at, name, from: {alias, url: undefined}, format: jenkins_x_format}, known)
	})
}
const formats = [flux, kustomize, argoCd, jenkinsX, kubernetes, helmValues]
function findInDocument(candidate, known) {
	const found = new Map()
	const inTexts = innerTexts(candidate, known).flatMap(inner => formats.flatMap(format => format({file: candidate.file, document: inner.document}, known)).flatMap(image => liftImage(image, inner)))
	for (const image of [...formats.flatMap(format => format(candidate, known)), ...inTexts]) {
		const key = `${normalizeName(image.image.name)} ${JSON.stringify(image.at)}`
		if (!found.has(key)) found.set(key, image)
	}
	return [...found.values()]
}
function search_words_namesOf({name, newName}) {
	return [...new Set([name, ...(newName === undefined ? [] : [newName])].map(normalizeName))]
}
function pathsOf(override) {
	return search_words_namesOf(override).map(name => search_words_pathOf(name).replace(/^library\//, ""))
}
function searchWords(overrides) {
	return search_words_distinct(overrides.flatMap(override => [...pathsOf(override), ...search_words_namesOf(override).flatMap(name => [`${ownAlias}/${search_words_lastPart(name)}`, ...registriesOf(name).flatMap(registry => registryFields.map(field => field + registry))])]))
}
const registryFields = ["egistry: ", 'egistry: "', "egistry: '", 'egistry": "']
function registriesOf(normalized) {
	const [host, owner, last] = normalized.split("/")
	if (owner === undefined || last === undefined || owner === "library") return []
	return [`${host}/${owner}`, ...(host === "docker.io" ? [owner] : [])]
}
function looseWords(overrides) {
	return search_words_distinct(overrides.flatMap(search_words_namesOf).map(search_words_lastPart))
}
function search_words_pathOf(normalized) {
	return normalized.slice(normalized.indexOf("/") + 1)
}
function search_words_lastPart(name) {
	return name.slice(name.lastIndexOf("/") + 1)
}
function search_words_distinct(words) {
	return [...new Set(words)]
}
var build = __load(2856)
function readMetadataChange(field) {
	const pairs = listOf(field("labels")).map(each => mapOf(mapOf(each).pairs))
	return {kind: "renaming", prefix: textOf(field("namePrefix")) ?? "", suffix: textOf(field("nameSuffix")) ?? "", namespace: textOf(field("namespace")), labels: object_selector_textsOf([mapOf(field("commonLabels")), ...pairs]), annotations: object_selector_textsOf([mapOf(field("commonAnnotations"))])}
}
function object_selector_textsOf(maps) {
	return Object.fromEntries(maps.flatMap(map => Object.entries(map).map(([key, value]) => [key, String(value)])))
}
function changeMetadata(object, by) {
	const {metadata = {}, earlier = []} = object
	const {name, namespace} = metadata
	const changed = {...metadata, ...(name === undefined ? {} : {name: `${by.prefix}${name}${by.suffix}`}), ...(by.namespace === undefined ? {} : {namespace: by.namespace}), labels: {...metadata.labels, ...by.labels}, annotations: {...metadata.annotations, ...by.annotations}}
	const isSame = changed.name === name && changed.namespace === namespace
	return {...object, metadata: changed, earlier: isSame ? earlier : [metadata, ...earlier]}
}
function matchesSelector(object, target, patch) {
	const {apiVersion, kind, metadata, earlier = []} = object
	const ids = [metadata ?? {}, ...earlier]
	const group = groupOf(apiVersion)
	if (target === undefined) {
		const {apiVersion: version, kind: wanted, metadata: named} = mapOf(patch)
		const {name, namespace} = mapOf(named)
		const isNamed = ids.some(id => {
			const isThere = namespace === undefined || id.namespace === undefined || namespace === id.namespace
			return name === id.name && isThere
		})
		return wanted === kind && groupOf(textOf(version) ?? "") === group && isNamed
	}
	const {labels, annotations} = metadata ?? {}
	if (!matchesLabels(labels, target.labelSelector) || !matchesLabels(annotations, target.annotationSelector)) return false
	const matchesField = (field, values) => {
		const pattern = textOf(target[field])
		return pattern === undefined || values.some(value => matchesPattern(pattern, value ?? ""))
	}
	const namespaces = ids.map(({namespace}) => namespace ?? "default")
	return (
		matchesField("kind", [kind]) &&
		matchesField("group", [group]) &&
		matchesField("version", [apiVersion.split("/").at(-1)]) &&
		matchesField(
			"name",
			ids.map(({name}) => name)
		) &&
		matchesField("namespace", namespaces)
	)
}
const requirement = /^\s{0,9}(?:(!)\s{0,9})?([\w./-]{1,320})\s{0,9}(?:(==?|!=|>|<|\b(?:not)?in\b)\s{0,9}(\([^()]{0,1000}\)|[\w.-]{0,63}))?\s{0,9}$/
function matchesLabels(labels, selector) {
	const requirements = textOf(selector)?.match(/(?:\([^()]{0,1000}\)|[^,()])+/g) ?? []
	return requirements.every(each => {
		const [, not, key = "", operator, operand = ""] = requirement.exec(each) ?? []
		if (key === "") return false
		const value = mapOf(labels)[key]
		const values = operand
			.replace(/[()]/g, "")
			.split(",")
			.map(part => part.trim())
		switch (operator) {
			case undefined:
				return (value === undefined) === (not !== undefined)
			case "!=":
			case "notin":
				return value === undefined || !values.includes(String(value))
			case ">":
				return Number(value) > Number(operand)
			case "<":
				return Number(value) < Number(operand)
			default:
				return value !== undefined && values.includes(String(value))
		}
	})
}
function labelNamesIn(selector) {
	const requirements = textOf(selector)?.match(/(?:\([^()]{0,1000}\)|[^,()])+/g) ?? []
	return requirements.flatMap(each => requirement.exec(each)?.[2] ?? [])
}
const maxPatternLength = 1000
const compiled = new Map()
function matchesPattern(pattern, value) {
	return /^[\w-]+$/.test(pattern) ? pattern === value : object_selector_matches(`^(?:${pattern})$`, value)
}
function matchesImageName(pattern, name) {
	if (pattern === name) return true
	const isPlain = !/[*+?()|[\]{}^$\\]/.test(pattern) && (!pattern.includes(".") || pattern.length !== name.length)
	if (isPlain) return false
	const whole = `^${pattern}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`
	return [name, `${name}:v1`, `${name}:1.0.0`].some(image => object_selector_matches(whole, image))
}
function writtenName(image) {
	const [named = image] = image.split("@", 1)
	return named.replace(/:[^:/]{0,200}$/, "")
}
function object_selector_matches(pattern, value) {
	if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern))
	return compiled.get(pattern)?.test(value) ?? false
}
function compile(pattern) {
	if (pattern.length > maxPatternLength) return undefined
	try {
		return build.L3.compile(pattern)
	} catch {
		return undefined
	}
}
function selectorOf(value) {
	return isMap(value) && Object.keys(value).length > 0 ? value : undefined
}
const generatorFields = ["generators", "configMapGenerator", "secretGenerator", "helmCharts", "helmChartInflationGenerator"]
function readKustomization(file, value, locate) {
	if (kustomizationOf(file, value) === undefined) return undefined
	const paths = list => listOf(list).flatMap(item => resolveIn(external_node_path_.posix.dirname(file), textOf(item)))
	const charts = listOf(field(value, "helmCharts"))
	const folder = external_node_path_.posix.dirname(file)
	const itemsOf = name => {
		const key = writtenKey(value, name)
		return listOf(mapOf(value)[key]).map((item, index) => ({item, path: [key, index]}))
	}
	return {
		file,
		writtenIn: file,
		isComponent: field(value, "kind") === "Component",
		hasExternalResources: charts.length > 0 || [...resourceFields, "components"].some(name => itemsOf(name).some(({item}) => isRemoteAddress(textOf(item) ?? ""))),
		isClosed:
			generatorFields.every(name => field(value, name) === undefined) &&
			[...resourceFields, "components"].every(name => itemsOf(name).every(({item}) => resolveIn(folder, textOf(item)).length > 0)) &&
			patchFields.every(name => itemsOf(name).every(({item, path}) => readPatch(item, path, folder).length > 0 && field(item, "options") === undefined)),
		resources: [...resourceFields.flatMap(name => paths(field(value, name))), ...paths(charts.flatMap(valuesFilesOf))],
		components: paths(field(value, "components")),
		patches: patchFields.flatMap(name => itemsOf(name).flatMap(({item, path}) => readPatch(item, path, folder))),
		renaming: readMetadataChange(name => field(value, name)),
		entries: imageFields.flatMap(name => itemsOf(name).flatMap(({item, path}) => read_kustomization_readEntry(item, path, file, locate))),
		late: ["replacements", "transformers"].flatMap(kind =>
			itemsOf(kind).map(({item, path}) => {
				const written = textOf(isMap(item) ? field(item, "path") : item)
				return {kind, path, written: written !== undefined && isInlineText(written) ? undefined : written}
			})
		)
	}
}
function field(value, name) {
	return mapOf(value)[writtenKey(value, name)]
}
function kustomizationsIn(folder) {
	return kustomizationNames.map(name => external_node_path_.posix.join(folder, name))
}
function readPatch(item, path, folder) {
	const [named, patch] = isMap(item) ? [field(item, "path"), field(item, "patch")] : [item, item]
	const isText = textOf(patch) !== undefined && (isMap(item) || isInlineText(String(patch)))
	const fieldPath = isMap(item) ? [...path, writtenKey(item, "patch")] : path
	const sources = isText ? [{path: fieldPath}] : resolveIn(folder, textOf(named)).map(file => ({file}))
	return sources.map(source => ({source, target: selectorOf(field(item, "target"))}))
}
function read_kustomization_readEntry(item, path, file, locate) {
	const name = textOf(field(item, "name"))
	if (name === undefined) return []
	const version = ["newTag", "digest"].map(each => writtenKey(item, each)).find(key => ![undefined, null, ""].includes(mapOf(item)[key]))
	const fieldPath = version === undefined ? path : [...path, version]
	const newName = textOf(field(item, "newName"))
	return [{kind: "entry", name, newName, version: [...path, version ?? (newName === undefined ? "name" : "newName")], setsVersion: version !== undefined, path, file, locate: () => locate(fieldPath)}]
}
function resolveIn(folder, written) {
	if (written === undefined || isRemoteAddress(written) || written.includes("\n") || written.startsWith("/")) return []
	const path = external_node_path_.posix.join(folder, written).replace(/\/$/, "")
	return path === ".." || path.startsWith("../") ? [] : [path]
}
const kustomize_tree_maxDepth = 20
function kustomizationsAmong(files) {
	const found = [...files].flatMap(({file, documents}) => documents.flatMap(document => readKustomization(file, document.value, path => document.locate([path])) ?? []))
	return new Map(found.map(each => [each.file, each]))
}
async function readDown(known, {texts}) {
	const all = new Map(known)
	const asked = new Set(all.keys())
	let level = [...all.values()]
	for (let depth = 0; level.length > 0 && depth < kustomize_tree_maxDepth; depth++) {
		const inside = level.flatMap(kustomize_tree_foldersOf).flatMap(kustomizationsIn)
		const next = [...new Set(inside)].filter(file => !asked.has(file))
		for (const file of next) asked.add(file)
		level = next.length === 0 ? [] : parse(await texts(next))
		for (const each of level) all.set(each.file, each)
	}
	return all
}
async function readUp(files, known, {includersOf}) {
	const found = [...(await includersOf(files.map(file => (known.has(file) ? external_node_path_.posix.dirname(file) : file))))]
	const others = new Map(found.filter(([file]) => !known.has(file)))
	return new Map([...known, ...parseKustomizations(others)])
}
async function readAround(files, known, repository) {
	let all = known
	let level = files
	const seen = new Set(files)
	for (let depth = 0; level.length > 0 && depth < kustomize_tree_maxDepth; depth++) {
		all = await readUp(level, all, repository)
		const parentsOf = parentsIn({known: all, patches: new Map()})
		level = [...new Set(level.flatMap(file => parentsOf(file).map(parent => parent.file)))].filter(file => !seen.has(file))
		for (const file of level) seen.add(file)
	}
	return readDown(all, repository)
}
function parentsIn(tree) {
	const {known} = tree
	const byPath = new Map()
	for (const parent of known.values()) {
		for (const [path, steps] of takenIn(parent, tree)) {
			const parents = byPath.get(path) ?? []
			byPath.set(path, parents)
			parents.push({file: parent.file, steps})
		}
	}
	return file => {
		if (known.get(file)?.isBuilt) return []
		const paths = known.has(file) ? [file, external_node_path_.posix.dirname(file)] : [file]
		return paths.flatMap(path => byPath.get(path) ?? []).filter(parent => parent.file !== file)
	}
}
function takenIn(parent, tree) {
	const {file, resources, components, patches, renaming, entries} = parent
	const late = tree.late?.get(file) ?? []
	const all = stepsFrom(parent, 0, tree)
	return new Map([
		...patches.flatMap(({source}) => ("file" in source ? [[source.file, [renaming, ...entries, ...late]]] : [])),
		...late.flatMap((step, index) => (step.file === file ? [] : [[step.file, late.slice(index + 1)]])),
		...resources.map(path => [path, all]),
		...components.map((path, index) => [path, stepsFrom(parent, index + 1, tree)])
	])
}
function stepsFrom({file, components, renaming, entries}, first, tree, outer = new Set()) {
	const seen = new Set([...outer, file])
	const before = components.slice(first).flatMap(folder => {
		const component = kustomizationsIn(folder).flatMap(name => tree.known.get(name) ?? [])[0]
		return component === undefined || seen.has(component.file) ? [] : stepsFrom(component, 0, tree, seen)
	})
	return [...before, ...(tree.patches.get(file) ?? []), renaming, ...entries, ...(tree.late?.get(file) ?? [])]
}
function isDeployedAlone(file, {known, installed}, parents) {
	const folder = external_node_path_.posix.dirname(file)
	if (known.get(file)?.isComponent !== false) return false
	const environment = environmentOf(folder)
	const isOther = parents.some(parent => environmentOf(external_node_path_.posix.dirname(parent)) !== environment)
	return (environment !== undefined && isOther) || installed?.has(folder) === true
}
function allBelow(files, known) {
	const found = new Set(files)
	for (const file of found) {
		const each = known.get(file)
		const inside = each === undefined ? [] : kustomize_tree_foldersOf(each).flatMap(kustomizationsIn)
		for (const next of inside) if (known.has(next)) found.add(next)
	}
	return found
}
function kustomize_tree_foldersOf({file, resources, components, late}) {
	const transformers = late.flatMap(({written}) => resolveIn(external_node_path_.posix.dirname(file), written))
	return [...resources, ...components, ...transformers].filter(path => !/\.(ya?ml|json)$/.test(path))
}
function parseKustomizations(texts) {
	return new Map(parse(texts).map(each => [each.file, each]))
}
function allAbove(files, known) {
	const parentsOf = parentsIn({known, patches: new Map()})
	const found = new Set(files.filter(file => known.has(file)))
	for (let level = files; level.length > 0; ) {
		level = [...new Set(level.flatMap(file => parentsOf(file).map(parent => parent.file)))].filter(file => !found.has(file))
		for (const file of level) found.add(file)
	}
	return found
}
function parse(texts) {
	return [...texts].flatMap(([file, text]) => {
		const [document] = parseYaml(text, file).documents
		return document === undefined ? [] : (readKustomization(file, document.value, document.locate) ?? [])
	})
}
const add_image_entries_maxLines = 10
async function planImageEntries(checkout, overrides, {all, named}) {
	const targets = await findAddTargets(checkout, overrides)
	const isMeant = ({files}) => files.length === 1 || all || namesEach(files.map(targetFile), named)
	const several = [...targets].filter(([, target]) => !isMeant(target))
	const faults = several.map(([override, {files}]) => severalKustomizations(override, files))
	const meant = new Map([...targets].filter(([, target]) => isMeant(target)))
	const paths = [...new Set([...meant.values()].flatMap(({files}) => files))]
	const {files} = paths.length === 0 ? {files: new Map()} : await readFiles(checkout, paths)
	const edits = [...files.values()].flatMap(file => {
		const wanted = [...meant].filter(([, target]) => target.files.includes(file.file))
		return add_image_entries_entriesOf(
			file,
			wanted.map(([override, {name}]) => ({...override, name}))
		)
	})
	return {added: new Set(targets.keys()), edits, faults, files}
}
function add_image_entries_entriesOf({file, documents}, overrides) {
	const [document] = documents
	if (document === undefined) return []
	const {line} = document.locate([["images"]])
	return [...addImageEntries({file, document}, overrides)].map(([override, changes]) => {
		const to = formatVersion(override) ?? override.newName ?? override.name
		const target = targetFile(file).target.name
		return {target, file, line, path: "images", image: override.name, to, changes}
	})
}
function targetFile(file) {
	return {file, target: folderTarget(deploy_targets_folderOf(file))}
}
function severalKustomizations({name}, files) {
	const all = files.map(targetFile)
	const lines = all.flatMap(({target}) => manifestsLine(target, all) ?? [])
	return new UserError([`Input 'images': no kustomization has an entry for ${name}, and it could be added to any of these:`, ...firstFew(files, add_image_entries_maxLines)].join("\n"), {
		code: "ambiguous",
		hint: ["Choose with one of these lines, or add it to all with `all: true`:", ...firstFew(lines, add_image_entries_maxLines)].join("\n")
	})
}
async function findAddTargets(checkout, overrides) {
	const listed = (await checkout.search([])).filter(path => kustomizationNames.includes(path.split("/").at(-1) ?? ""))
	if (listed.length === 0) return new Map()
	const repository = overlay_repository_openRepository(checkout)
	const own = parseKustomizations(await repository.texts(listed))
	const known = await readDown(own, repository)
	const texts = await repository.texts([...new Set([...known.values()].flatMap(add_image_entries_filesOf))])
	const external = [...own.values()].every(({isComponent}) => isComponent) ? [...own.keys()] : withExternalResources(known)
	return new Map(
		overrides.flatMap(override => {
			const holding = [...texts].flatMap(([file, text]) => {
				const name = add_image_entries_nameIn(text, file, override)
				return name === undefined ? [] : [{file, name}]
			})
			const from = holding.length === 0 ? external : holding.map(({file}) => file)
			const files = topLevelOf(allAbove(from, known), own)
			return files.length === 0 ? [] : [[override, {files, name: holding[0]?.name ?? override.name}]]
		})
	)
}
function add_image_entries_filesOf({file, resources, patches}) {
	return [file, ...resources, ...patches.flatMap(({source}) => ("file" in source ? [source.file] : []))]
}
function withExternalResources(known) {
	return [...known.values()].filter(({hasExternalResources}) => hasExternalResources).map(({file}) => file)
}
const add_image_entries_formats = new Set(["kubernetes", "kustomize", "helm-values"])
function add_image_entries_nameIn(text, file, override) {
	if (!searchWords([override]).some(word => text.includes(word))) return undefined
	const names = search_words_namesOf(override)
	try {
		const candidates = parseFile(text, file).documents.map(document => ({file, document}))
		const images = candidates.flatMap(candidate => findInDocument(candidate, {policies: new Map()}))
		const set = images.filter(each => add_image_entries_formats.has(each.format) && setByEntries(each)).map(({image}) => image.name)
		return set.find(name => names.includes(normalizeName(name)))
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return override.name
	}
}
function topLevelOf(files, listed) {
	const tree = {known: listed, patches: new Map()}
	const parentsOf = parentsIn(tree)
	const found = [...listed.keys()].filter(file => files.has(file))
	return found.filter(file => {
		const above = parentsOf(file).map(parent => parent.file)
		return !above.some(parent => files.has(parent)) || isDeployedAlone(file, tree, above)
	})
}
function unrecognizedReferences(overrides, files, locations) {
	const taken = Map.groupBy(locations, ({file, found}) => unrecognized_references_locationKey(file, found.at))
	return [...files].flatMap(file =>
		[...mentionsIn(file, overrides)].flatMap(({document, at, text, mentions}) => {
			const within = taken.get(unrecognized_references_locationKey(file, at)) ?? []
			if (within.some(({found}) => found.at.steps.length === 1)) return []
			const lines = new Set(within.map(({writtenAt}) => writtenAt.line))
			const where = {first: document.locate(at.steps).line, count: text.split("\n").length, lines}
			const wanted = mentions.flatMap(({image, override, written}) => {
				const to = image && formatImage(overrideImage(image, override))
				const isMeant = to === undefined ? isFilledIn(written) : to !== formatImage(image ?? {name: written})
				const line = isMeant ? lineWithin(file.text, where, written) : undefined
				return line === undefined ? [] : [{written, to, override, line}]
			})
			const each = new Map(wanted.toReversed().map(mention => [mention.override, mention]))
			return [...each.values()].flatMap(({written, to, override, line}) => {
				if (to === undefined) return [{file: file.file, reason: filledInReason(written, line), at, override}]
				const how = text === written ? `\`set: ${setTarget({found: {at}, file, document})}=${to}\` would set it` : "it is part of a longer text, which must be changed by hand"
				const reason = `contains ${written} in line ${line}, which is not recognized as an image: ${how}`
				return [{file: file.file, reason, at, override}]
			})
		})
	)
}
function isFilledIn(written) {
	return hasVersionPart(written) && !written.includes("{{")
}
function lineWithin(text, {first, count, lines}, image) {
	const holding = text
		.split("\n")
		.slice(first - 1, first + count)
		.flatMap((line, index) => (line.includes(image) ? [first + index] : []))
	const left = holding.filter(line => !lines.has(line))
	return left[0] ?? (lines.size === 0 ? first : undefined)
}
function unrecognized_references_locationKey({file}, {document, steps: [path]}) {
	return JSON.stringify([file, document, path])
}
function referencesWithoutVersion(override, file) {
	return [...mentionsIn(file, [override])].flatMap(({document, at, text, mentions}) =>
		mentions
			.filter(({image}) => image === undefined)
			.slice(0, 1)
			.map(({written}) => {
				const {line} = document.locate(at.steps)
				if (hasVersionPart(written)) return filledInReason(written, line)
				const reason = `contains ${written} in line ${line}, without a recognized version`
				const beside = text === written ? versionBeside(document, at) : undefined
				if (beside === undefined) return reason
				const other = {found: {at: beside}, file, document}
				const value = versionFor(other, override)
				if (value === undefined) return reason
				return `${reason}: \`set: ${setTarget(other)}=${value}\` would set the one next to it`
			})
	)
}
function hasVersionPart(written) {
	return /[:@]/.test(written.slice(written.lastIndexOf("/") + 1))
}
function filledInReason(written, line) {
	return `contains ${written} in line ${line}, whose version is filled in elsewhere: change it there`
}
function versionBeside(document, {document: index, steps}) {
	const [path, ...inside] = steps
	if (inside.length > 0) return undefined
	const map = path.slice(0, -1)
	const near = versionFields(document.value)
		.map(field => ({...field, far: distanceTo(field, map)}))
		.filter(({far}) => far < distances.elsewhere)
		.toSorted((one, other) => one.far - other.far)[0]
	return near === undefined ? undefined : {document: index, steps: [near.path]}
}
const workflow = /^\.github\/workflows\//
function* mentionsIn(file, overrides) {
	if (workflow.test(file.file)) return
	const wanted = overrides.map(override => {
		const names = search_words_namesOf(override)
		return {override, names, lastParts: names.map(name => name.slice(name.lastIndexOf("/") + 1))}
	})
	for (const document of file.documents) {
		for (const {text, at} of unrecognized_references_textsIn(document.value, rootOf(document))) {
			const near = wanted.filter(({lastParts}) => lastParts.some(part => text.includes(part)))
			const words = near.length === 0 ? [] : (text.match(unrecognized_references_word) ?? [])
			const mentions = near.flatMap(({override, names}) => words.flatMap(each => mention(each, override, names)))
			if (mentions.length > 0) yield {document, at, text, mentions}
		}
	}
}
function* unrecognized_references_textsIn(value, at) {
	if (typeof value === "string") yield {text: value, at}
	if (typeof value !== "object" || value === null) return
	for (const [key, child] of Object.entries(value)) {
		const step = Array.isArray(value) ? Number(key) : key
		yield* unrecognized_references_textsIn(child, below(at, step))
	}
}
const unrecognized_references_word = /(?:\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\$\([^()\n]*\)|[^\s"'`,;=|()<>{}[\]])+/g
function mention(text, override, names) {
	const written = text.replace(/^[a-z]+:\/\//, "").replace(/(?<![.:])[.:]+$/, "")
	const isWanted = image => image !== undefined && names.includes(normalizeName(image.name))
	const image = parseImage(written)
	if (image !== undefined) {
		if (!isWanted(image)) return []
		const hasVersion = image.tag !== undefined || image.digest !== undefined
		return [{override, written, image: hasVersion ? image : undefined}]
	}
	const name = [...written.matchAll(/[:@]/g)].find(({index}) => isWanted(unrecognized_references_nameOf(written.slice(0, index))))
	return name === undefined ? [] : [{override, written, image: undefined}]
}
function unrecognized_references_nameOf(written) {
	const image = parseImage(written)
	return image?.tag === undefined && image?.digest === undefined ? image : undefined
}
const maxFilesRead = 200
const maxListed = 5
async function notFound(overrides, checkout, {repository, manifests, addMissing, untouched}) {
	const paths = (await checkout.search(["image"])).slice(0, maxFilesRead)
	const {files} = await readFiles(checkout, paths)
	const used = [...files.values()].flatMap(({file, documents}) => documents.flatMap(document => findInDocument({file, document}, {policies: new Map()}).map(({image}) => normalizeName(image.name))))
	const targets = addMissing ? new Map() : await findAddTargets(checkout, overrides)
	const notAdded = addMissing ? await whyNotAdded(checkout) : []
	const markersLost = await lostMarkers(checkout, maxFilesRead)
	const where = manifests.length === 0 ? "the whole repository" : manifests.join(", ")
	const isNarrow = manifests.length > 0
	const concerns = (override, marker) => looseWords([override]).some(word => marker.includes(word))
	const isClaimed = marker => overrides.some(override => concerns(override, marker))
	return Promise.all(
		overrides.map(async override => {
			const {name} = override
			const addable = targets.has(override) ? [canBeAdded] : []
			const nearest = nearestNames(name, [...new Set(used)])
			const lost = markersLost.map(say => say(override))
			const markers = lost.filter(each => overrides.length === 1 || concerns(override, each) || !isClaimed(each))
			const naming = await filesNaming(override, checkout, untouched)
			const none = naming.length > 0 ? [] : [isNarrow ? `${noImage}; it may be outside of \`manifests\`.` : `${noImage}.`]
			return new UserError(`Input 'images': nothing in ${repository} uses the image ${name}`, {
				code: "image",
				hint: [
					`Searched ${where}.`,
					...(nearest.length === 0 ? none : [`Similar images there: ${nearest.join(", ")}.`]),
					...naming.slice(0, maxListed).map(({file, reason}) => `${file} ${reason}.`),
					...markers,
					...addable,
					...notAdded,
					...(markers.length > 0 || (naming.length > 0 && naming.every(({reason}) => !withoutSuggestion.test(reason))) ? [] : [bySet])
				].join(" ")
			})
		})
	)
}
async function whyNotAdded(checkout) {
	const paths = (await checkout.search([])).filter(path => kustomizationNames.includes(path.split("/").at(-1) ?? ""))
	const [path, another] = paths
	if (path === undefined) return ["No entry was added, since there is no kustomization."]
	const which = another === undefined ? path : `the ${paths.length} kustomizations`
	return [`No entry was added, since no resource of ${which} uses the image.`]
}
const withoutSuggestion = /without a recognized version$/
const noImage = "No file there contains its name"
const canBeAdded = "`add-missing: true` adds an entry for it to a kustomization there."
const bySet = "To set a version without its image's name, use `set: FILE:PATH=VERSION`."
async function filesNaming(override, checkout, untouched) {
	const paths = await checkout.search(pathsOf(override))
	const holding = new Set(paths)
	const {files} = await readFiles(checkout, paths.slice(0, maxFilesRead))
	const unread = [...files.values()].flatMap(file => referencesWithoutVersion(override, file).map(reason => ({file: file.file, reason})))
	const known = untouched.flatMap(each => {
		if (!holding.has(each.file) || (each.override ?? override) !== override) return []
		return each.override === undefined ? [{...each, reason: `${each.reason}: ${insteadOfEdit(each.reason)}`}] : [each]
	})
	const distinct = new Map([...known, ...unread].map(each => [`${each.file} ${each.reason}`, each]))
	return [...distinct.values()]
}
async function findIdlePatches(locations, tree, repository) {
	const found = new Map()
	const read = new Map()
	const objectsIn = kustomization => {
		const known = read.get(kustomization.file) ?? objectsBeforePatches(kustomization, tree, repository, new Set())
		read.set(kustomization.file, known)
		return known
	}
	for (const location of locations) {
		const users = usersOf(location, tree)
		const [first] = users
		const isResource = [...tree.known.values()].some(({resources}) => resources.includes(location.file.file))
		if (first === undefined || isResource || location.found.format === textFormat) continue
		const assessed = users.map(async ({kustomization, patch}) => {
			if (kustomization.isComponent || kustomization.isBuilt || !isSelecting(patch)) return false
			const objects = await objectsIn(kustomization)
			return objects?.every(object => !matchesSelector(object, patch.target, patch.value))
		})
		if (!(await Promise.all(assessed)).every(isIdle => isIdle === true)) continue
		const {document, file, found: image} = location
		found.set(location, {kind: "idle", file: file.file, path: image.at.steps[0], kustomization: first.kustomization.file, reason: `has it in a patch that selects no object of ${first.kustomization.file}`, locate: () => document.locate(image.at.steps)})
	}
	return found
}
function usersOf({found: {at}, file}, {known, patches}) {
	const contains = patch => patch.file.file === file.file && patch.at.document === at.document && patch.at.steps.every((path, nth) => path.every((step, index) => at.steps[nth]?.[index] === step))
	return [...known.values()].flatMap(kustomization => (patches.get(kustomization.file) ?? []).filter(contains).map(patch => ({kustomization, patch})))
}
const selectorFields = ["group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"]
function isSelecting({target, value}) {
	if (target !== undefined) {
		return Object.entries(target).every(([field, pattern]) => selectorFields.includes(field) && typeof pattern === "string" && !/\$\{|\{\{|\$\(|<|%/.test(pattern))
	}
	return isMap(value) && isPlainObject(value)
}
function isPlainObject({apiVersion, kind, metadata}) {
	return [apiVersion, kind, metadata?.name].every(text => typeof text === "string" && /^[\w.:/-]+$/.test(text))
}
async function objectsBeforePatches(kustomization, tree, repository, outer) {
	const {file, resources, components, isClosed} = kustomization
	if (!isClosed || outer.has(file) || !arePatchesHarmless(kustomization, tree)) return undefined
	const objects = []
	for (const path of [...resources, ...components]) {
		const [inner] = kustomizationsIn(path).flatMap(name => tree.known.get(name) ?? [])
		const isChanging = inner !== undefined && (inner.late.length > 0 || (inner.isComponent && renames(inner.renaming)))
		if (isChanging) return undefined
		const more = inner === undefined ? await objectsOfFile(path, repository) : await objectsBeforePatches(inner, tree, repository, new Set([...outer, file]))
		if (more === undefined) return undefined
		objects.push(...(inner === undefined ? more : more.map(object => changeMetadata(object, inner.renaming))))
	}
	return objects
}
async function objectsOfFile(path, {files}) {
	const file = (await files([path])).get(path)
	const objects = file?.documents.flatMap(document => {
		if (document.value === undefined) return []
		const found = objectsOf(document).map(({object}) => object)
		const {kind, items} = mapOf(document.value)
		const expected = String(kind).endsWith("List") ? listOf(items).length : 1
		return found.length === expected && found.every(isPlainObject) ? found : [undefined]
	})
	const known = objects?.flatMap(object => object ?? [])
	return known?.length === objects?.length ? known : undefined
}
function renames({prefix, suffix, namespace, labels, annotations}) {
	const added = [...Object.keys(labels), ...Object.keys(annotations)]
	return prefix !== "" || suffix !== "" || namespace !== undefined || added.length > 0
}
function arePatchesHarmless({file, patches}, tree) {
	const read = tree.patches.get(file) ?? []
	const isRead = patches.every(({source}) => !("file" in source) || read.some(each => each.file.file === source.file))
	return isRead && read.every(isHarmless)
}
function isHarmless({value, target}) {
	if (isOperations(value)) {
		const pointers = value.flatMap(each => [each.path, mapOf(each).from ?? each.path])
		return pointers.every(pointer => !/^\/?(?:$|(?:metadata|kind|apiVersion)(?:\/|$))/.test(String(pointer)))
	}
	const own = target === undefined ? ["name", "namespace"] : ["name"]
	return isMap(value) && Object.keys(mapOf(value.metadata)).every(field => own.includes(field))
}
const sourceName = /^\.argocd-source(?:-([^/]+))?\.yaml$/
function deployersIn(file) {
	const [, application] = sourceName.exec(external_node_path_.posix.basename(file.file)) ?? []
	return file.documents.flatMap(document => {
		if (sourceName.test(external_node_path_.posix.basename(file.file))) {
			const source = {path: external_node_path_.posix.dirname(file.file), kustomize: mapOf(document.value).kustomize}
			const found = deployers_ofArgo(file.file, document, {value: source, at: rootOf(document)}, undefined)
			return found.map(each => ({...each, application, kind: "argo-cd-source"}))
		}
		return objectsOf(document).flatMap(({object, at}) => {
			const spec = below(at, "spec")
			switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
				case "kustomize.toolkit.fluxcd.io/Kustomization":
					return [deployers_ofFlux(file.file, document, mapOf(object.spec), spec)]
				case "argoproj.io/Application": {
					const application = textOf(object.metadata?.name)
					return sourcesOf(object.spec, spec).flatMap(each => deployers_ofArgo(file.file, document, each, undefined).map(found => ({...found, application})))
				}
				case "argoproj.io/ApplicationSet": {
					const {generators, template} = mapOf(object.spec)
					const {elements} = readGenerators(document, generators, below(spec, "generators"))
					const sources = sourcesOf(mapOf(template).spec, below(spec, "template", "spec"))
					return (elements.length === 0 ? [undefined] : elements).flatMap(element => sources.flatMap(each => deployers_ofArgo(file.file, document, each, element, generatedFolders(generators))))
				}
				default:
					return []
			}
		})
	})
}
function sourcesOf(spec, at) {
	const {source, sources, sourceHydrator} = mapOf(spec)
	return [{value: source, at: below(at, "source")}, ...listOf(sources).map((value, index) => ({value, at: below(at, "sources", index)})), {value: mapOf(sourceHydrator).drySource, at: below(at, "sourceHydrator", "drySource")}]
}
function generatedFolders(generators) {
	const within = listOf(generators).flatMap(each => {
		const {git, matrix, merge} = mapOf(each)
		const folders = listOf(mapOf(git).directories).flatMap(folder => {
			const {path, exclude} = mapOf(folder)
			return exclude === true ? [] : (textOf(path) ?? [])
		})
		return [...folders, ...[matrix, merge].flatMap(nested => generatedFolders(mapOf(nested).generators))]
	})
	return within.map(path => path.split("*").reduce((before, after, nth) => `${before}{{*${nth}}}${after}`))
}
const wholePath = /^\{\{-?\s*\.?path(?:\.path)?\s*-?\}\}$/
function deployers_ofArgo(file, document, {value, at}, element, folders = []) {
	const {path, kustomize} = mapOf(value)
	const written = textOf(path)
	if (written === undefined) return []
	const {images, patches, components} = mapOf(kustomize)
	const list = below(at, "kustomize", "images")
	const found = listOf(images).flatMap((item, index) => {
		const here = below(list, index)
		const locate = node => () => document.locate(node.steps)
		const entries = argoCdImages([item], list, element).map(({image, otherNames: [old] = [], at: node}) => {
			const setsVersion = image.tag !== undefined || image.digest !== undefined
			const own = node.steps[0].length === here.steps[0].length && element === undefined ? here : node
			const newName = old === undefined ? undefined : image.name
			return {...entryAt(file, own), name: old ?? image.name, newName, setsVersion, locate: locate(own)}
		})
		return entries.length > 0 ? entries : unreadEntry(item, {...entryAt(file, here), locate: locate(here)})
	})
	const folder = fillAll(written, element) ?? written
	const all = wholePath.test(folder) && folders.length > 0 ? folders : [folder]
	return all.map(each => ({
		path: external_node_path_.posix.join(each),
		application: undefined,
		kind: "argo-cd",
		entries: found,
		patches: patchesOf(patches, below(at, "kustomize", "patches"), {file, document: document.index, folder: each}),
		components: listOf(components).flatMap(component => textOf(component) ?? [])
	}))
}
function entryAt(file, {steps: [path]}) {
	return {kind: "entry", file, path, version: path}
}
function unreadEntry(item, entry) {
	const [, name] = /^([^=:@{}]{1,300})[=:@]/.exec(textOf(item) ?? "") ?? []
	return name === undefined ? [] : [{...entry, name, newName: undefined, setsVersion: true}]
}
function deployers_ofFlux(file, document, spec, at) {
	const path = external_node_path_.posix.join(textOf(spec.path) ?? ".")
	return {
		path,
		application: undefined,
		kind: "flux",
		entries: listOf(spec.images).flatMap((item, index) => read_kustomization_readEntry(item, below(at, "images", index).steps[0], file, fieldPath => document.locate([fieldPath]))),
		patches: patchesOf(spec.patches, below(at, "patches"), {file, document: document.index, folder: path}),
		components: listOf(spec.components).flatMap(component => textOf(component) ?? [])
	}
}
function patchesOf(list, {steps: [at]}, {file, document, folder}) {
	return listOf(list).flatMap((item, index) => (isMap(item) ? readPatch(item, [...at, index], folder) : []).map(({source, target}) => ({target, source: "file" in source ? source : {...source, within: {file, document}}})))
}
function withDeployers(known, deployers, paths) {
	const all = new Map(known)
	const deployed = new Map()
	const changing = deployers.filter(({entries, patches, components}) => [entries, patches, components].some(({length}) => length > 0))
	if (changing.length === 0) return {known, deployed}
	for (const own of known.values()) {
		const folder = external_node_path_.posix.dirname(own.file)
		const isOf = ({path}) => match(path, folder) !== undefined
		const here = own.isComponent ? [] : changing.filter(isOf)
		if (here.length === 0) continue
		for (const [index, each] of here.entries()) all.set(`${own.file}#${index}`, merged(own, each, `${own.file}#${index}`))
		const overrides = here.filter(({kind}) => kind === "argo-cd-source")
		const isKept = ({kind, application}) => kind === "flux" || !overrides.some(each => each.application === undefined || each.application === application)
		deployed.set(
			own.file,
			deployers.some(each => isOf(each) && !changing.includes(each) && isKept(each))
		)
	}
	for (const [index, each] of changing.entries()) {
		const file = `${each.path}/kustomization.yaml`
		const inside = paths.filter(path => /\.ya?ml$/.test(path)).filter(path => each.path === "." || path.startsWith(`${each.path}/`))
		const isBuilt = [...known.keys()].some(path => external_node_path_.posix.dirname(path) === each.path)
		if (each.kind !== "flux" || isBuilt || inside.length === 0) continue
		all.set(`${file}#${index}`, merged({...deployers_folderOf(file), resources: inside}, each, `${file}#${index}`))
	}
	return {known: all, deployed}
}
function deployers_folderOf(file) {
	const renaming = {kind: "renaming", prefix: "", suffix: "", namespace: undefined, labels: {}, annotations: {}}
	const nothing = {resources: [], components: [], patches: [], entries: [], late: []}
	return {...nothing, file, writtenIn: file, isComponent: false, hasExternalResources: false, isClosed: false, renaming}
}
function merged(own, {entries, patches, components}, file) {
	const isReplaced = ({name}) => entries.some(each => each.setsVersion && each.name === name)
	return {...own, file, isBuilt: true, components: [...own.components, ...components.flatMap(each => resolveIn(external_node_path_.posix.dirname(file), each))], patches: [...own.patches, ...patches], entries: [...own.entries.filter(each => !isReplaced(each)), ...entries]}
}
async function imagesBelow(locations, known, {files}) {
	const tops = new Set(locations.map(({file: {file}}) => file).filter(file => known.has(file)))
	const below = [...allBelow(tops, known)].flatMap(file => known.get(file) ?? [])
	const paths = below.flatMap(({resources, patches}) => [...resources, ...patches.flatMap(({source}) => ("file" in source ? [source.file] : []))])
	const parsed = paths.length === 0 ? [] : [...(await files([...new Set(paths)])).values()]
	return parsed.flatMap(file => file.documents.flatMap(document => entry_effects_imagesIn(file, document)))
}
function entry_effects_imagesIn(file, document) {
	return objectsOf(document).flatMap(({object, at}) =>
		findImages(object)
			.map(({path, image}) => {
				const name = writtenName(image)
				return {image: {name, tag: undefined, digest: undefined}, at: below(at, ...path), format: "kubernetes", writing: {kind: "refused", reason: "a kustomization sets it"}}
			})
			.filter(setByEntries)
			.map(found => ({found, file, document}))
	)
}
function entryEffects(own, others, known) {
	const all = [...own, ...others.values()]
	const last = new Set(all.flatMap(({setters}) => setters.map(setterKey)))
	const outdone = Map.groupBy(
		all.flatMap(resolution => resolution.outdone.map(each => ({...each, replaced: resolution.replaced}))),
		({setter}) => setterKey(setter)
	)
	const keysOf = ({file: {file}, found: {at}}) => [entryKey(file, at.steps[0]), JSON.stringify([file, ...at.steps.flat()])]
	const before = location => {
		const {file} = location.file
		const key = entryKey(file, location.found.at.steps[0])
		const entry = known.get(file)?.entries.find(each => entryKey(each.file, each.path) === key)
		if (entry === undefined) return undefined
		const matching = [...others].filter(([{found}, {through}]) => through.includes(file) && matchesImageName(entry.name, found.image.name))
		return matching.flatMap(([, {setters}]) => setters)[0]
	}
	return {
		outdoneBy(location) {
			const keys = keysOf(location)
			if (keys.some(key => last.has(key))) return undefined
			const {file} = location.file
			const below = [...allBelow([file], known)].flatMap(each => known.get(each) ?? [])
			if (below.some(({hasExternalResources}) => hasExternalResources)) return undefined
			const later = keys.flatMap(key => outdone.get(key) ?? [])[0]
			return later === undefined ? before(location) : later.by
		},
		otherSetters({file: {file}}) {
			if (!known.has(file)) return []
			const below = allBelow([file], known)
			const reaching = [...others.values()].filter(({through}) => through.includes(file))
			const setters = reaching.flatMap(each => each.setters).filter(each => below.has(each.file) && each.file !== file)
			return [...new Map(setters.map(each => [setterKey(each), each])).values()]
		},
		replaced(location) {
			const later = keysOf(location).flatMap(key => outdone.get(key) ?? [])
			return later.flatMap(({by, replaced}) => (replaced === by && replaced !== undefined ? [replaced] : []))
		}
	}
}
function setterKey({kind, file, path}) {
	return kind === "entry" ? entryKey(file, path) : JSON.stringify([file, ...path])
}
function entryKey(file, path) {
	const last = path.findLastIndex(step => typeof step === "number")
	return JSON.stringify([file, ...path.slice(0, last === -1 ? 1 : last + 1)])
}
async function readLateSteps(known, {files}) {
	const all = [...known.values()].filter(({late}) => late.length > 0)
	const filesOf = ({file, late}) =>
		late.flatMap(({written}) =>
			resolveIn(external_node_path_.posix.dirname(file), written).flatMap(path => {
				const folder = kustomizationsIn(path).flatMap(name => known.get(name) ?? [])[0]
				return folder?.resources ?? [path]
			})
		)
	const read = await files(all.flatMap(each => [each.writtenIn, ...filesOf(each)]))
	return new Map(
		all.map(kustomization => {
			const steps = kustomization.late.flatMap(entry => {
				const sources = entry.written === undefined ? inlineSources(read.get(kustomization.writtenIn), entry.path) : filesOf({...kustomization, late: [entry]}).flatMap(path => late_steps_documentsOf(read.get(path)))
				return sources.flatMap(source => (entry.kind === "replacements" ? replacementsIn(source, source.value) : transformerSteps(source)))
			})
			return [kustomization.file, steps]
		})
	)
}
function late_steps_documentsOf(parsed) {
	const {file = "", documents = []} = parsed ?? {}
	return documents.map(document => ({document, file, path: [], value: document.value}))
}
function inlineSources(parsed, path) {
	const [document] = parsed?.documents ?? []
	if (parsed === undefined || document === undefined) return []
	const [field = "", index = 0] = path
	const item = listOf(mapOf(document.value)[field])[Number(index)]
	const value = typeof item === "string" ? document.textValue([path]) : item
	return [{document, file: parsed.file, path, value}]
}
function transformerSteps(source) {
	const {document, file, path, value} = source
	const {kind, imageTag, fieldSpecs, replacements} = mapOf(value)
	if (isImageTransformer(value)) {
		const fields = listOf(fieldSpecs).flatMap(each => textOf(mapOf(each).path) ?? [])
		const locate = fieldPath => document.locate(path.length === 0 ? [fieldPath] : [path, fieldPath])
		return read_kustomization_readEntry(imageTag, ["imageTag"], file, locate).map(entry => ({...entry, fields, path: path.length === 0 ? entry.version : path}))
	}
	if (kind === "ReplacementTransformer") {
		return replacementsIn({...source, path: path.length === 0 ? ["replacements"] : path}, replacements)
	}
	const names = new Set(late_steps_textsIn(value).flatMap(text => text.split(/[\s"',=[\]{}]+/).flatMap(versionedName)))
	return [{kind: "transformer", names, file, path, locate: () => document.locate([path])}]
}
function late_steps_textsIn(value) {
	if (typeof value === "string") return [value]
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(late_steps_textsIn) : []
}
function versionedName(word) {
	const image = parseImage(word)
	return image === undefined || (image.tag ?? image.digest) === undefined ? [] : [normalizeName(image.name)]
}
function replacementsIn({document, file, path}, value) {
	return (Array.isArray(value) ? value : [value]).map((each, index) => {
		const fieldPath = Array.isArray(value) ? [...path, index] : path
		return {kind: "replacement", fields: mapOf(each), file, path: fieldPath, locate: () => document.locate([fieldPath])}
	})
}
async function readPatches(kustomizations, {files, texts}, withUneditable = false) {
	const all = [...kustomizations].filter(({patches}) => patches.length > 0)
	const fileOf = ({writtenIn}, source) => ("file" in source ? source.file : (source.within?.file ?? writtenIn))
	const paths = all.flatMap(each => each.patches.map(({source}) => fileOf(each, source)))
	const read = new Map(await files(paths))
	const others = withUneditable ? paths.filter(path => !read.has(path)) : []
	for (const [path, text] of others.length === 0 ? [] : await texts(others)) {
		const file = tryParse(text, path)
		if (file !== undefined) read.set(path, file)
	}
	return new Map(
		all.map(kustomization => {
			const patches = kustomization.patches.flatMap(({source, target}) => {
				const file = read.get(fileOf(kustomization, source))
				return file === undefined ? [] : patch_overlays_textsOf(file, source).map(text => ({kind: "patch", file, target, ...text}))
			})
			return [kustomization.file, patches]
		})
	)
}
function tryParse(text, path) {
	try {
		return parseFile(text, path)
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return undefined
	}
}
function patch_overlays_textsOf({documents}, source) {
	if ("file" in source) return documents.map(document => ({document, at: rootOf(document), value: document.value}))
	const document = documents[source.within?.document ?? 0]
	if (document === undefined) return []
	const at = below(rootOf(document), ...source.path)
	return [{document, at: insideText(at), value: document.textValue(at.steps)}]
}
function overlaysOn(object, patch) {
	const {value, at, file, document, target} = patch
	if (!isOperations(value)) {
		if (!matchesSelector(object, target, value)) return []
		return [{file, document, values: value, at, unwritten: 0}]
	}
	if (target === undefined || !matchesSelector(object, target, undefined)) return []
	return value.flatMap(({op, path, value: given}, index) => {
		if (op !== "add" && op !== "replace") return []
		const pointer = pointerSteps(path)
		const values = pointer.reduceRight((inner, step) => ({[step]: inner}), given)
		return [{file, document, values, at: below(at, index, "value"), unwritten: pointer.length}]
	})
}
function movedAt(object, path, {kind, target, ...patch}) {
	const {value} = patch
	if (!isOperations(value) || target === undefined || !matchesSelector(object, target, undefined)) return undefined
	const index = value.findIndex(each => {
		const isMeant = kind === "copy" ? each.op === "copy" || each.op === "move" : each.op === "remove"
		const pointer = isMeant ? pointerSteps(each.path) : ["-"]
		return pointer.every((step, at) => step === String(path[at]))
	})
	if (index === -1) return undefined
	const at = below(patch.at, index)
	return {file: patch.file.file, path: at.steps.flat(), kind, locate: () => patch.document.locate(at.steps)}
}
function patchedAt(object, path, patch) {
	const copied = movedAt(object, path, {...patch, kind: "copy"})
	if (copied !== undefined) return copied
	for (const overlay of overlaysOn(object, patch)) {
		const {file, document, values} = overlay
		const fieldPath = matchingPath(object, path, values)
		const at = fieldPath && nodeOfValue(overlay, fieldPath)
		if (fieldPath === undefined || at === undefined) continue
		const value = valueAt(values, fieldPath)
		return {file: file.file, path: at.steps.flat(), value, locate: () => document.locate(at.steps)}
	}
	return movedAt(object, path, {...patch, kind: "remove"})
}
function matchingPath(object, path, over) {
	const fieldPath = []
	let [under, patch] = [object, over]
	for (const step of path) {
		under = childOf(under, step)
		const name = Array.isArray(patch) ? childOf(under, "name") : undefined
		const index = name === undefined ? step : patch.findIndex(item => childOf(item, "name") === name)
		patch = childOf(patch, index)
		if (patch === undefined) return undefined
		fieldPath.push(index)
	}
	return fieldPath
}
function replacedAt(object, path, by) {
	if (isSource(object, path, mapOf(by.fields.source))) return undefined
	const target = listOf(by.fields.targets).find(each => {
		const {select, reject, fieldPaths} = mapOf(each)
		if (!isSelected(object, mapOf(select)) || listOf(reject).some(other => isSelected(object, mapOf(other)))) return false
		return listOf(fieldPaths).some(written => leadsTo(object, path, stepsOf(String(written))))
	})
	if (target === undefined) return undefined
	const value = mapOf(mapOf(target).options).delimiter === undefined ? by.value : undefined
	return {file: by.file, path: by.path, locate: by.locate, by, value}
}
function isSource(object, path, {fieldPath, options, ...select}) {
	const steps = stepsOf(textOf(fieldPath) ?? "")
	if (options !== undefined || steps.length !== path.length) return false
	return matchesSelector(object, select, undefined) && leadsTo(object, path, steps)
}
function isSelected(object, {labelSelector, annotationSelector, ...names}) {
	const {labels, annotations} = object.metadata ?? {}
	const mayMeet = (own, selector) => labelNamesIn(selector).some(name => mapOf(own)[name] === undefined) || matchesLabels(own, selector)
	return mayMeet(labels, labelSelector) && mayMeet(annotations, annotationSelector) && matchesSelector(object, names, undefined)
}
function stepsOf(written) {
	return [...written.matchAll(/(?:\[[^[\]]{0,300}\]|\\.|[^.\\[])+/g)].map(([step]) => step.replace(/\\(.)/g, "$1"))
}
function leadsTo(object, path, steps) {
	let value = object
	return steps.every((step, index) => {
		const next = path[index]
		if (next === undefined) return false
		value = childOf(value, next)
		const [, key, wanted] = /^\[([^=\]]{1,100})=(.{0,300})\]$/.exec(step) ?? []
		return step === "*" || step === String(next) || (key !== undefined && String(childOf(value, key)) === wanted)
	})
}
async function sourceOf({fields, file, locate}, kustomizations, {files}) {
	const {fieldPath, ...select} = mapOf(fields.source)
	if (!isMap(fields.source)) return {where: formatLocation(locate())}
	const steps = stepsOf(textOf(fieldPath) ?? "metadata.name")
	const all = [...kustomizations]
	const read = await files([file, ...all.flatMap(each => [each.file, ...each.resources])])
	for (const parsed of read.values()) {
		for (const document of parsed.documents) {
			for (const {object, at} of objectsOf(document)) {
				const path = matchesSelector(object, select, undefined) ? pathTo(object, steps) : undefined
				if (path === undefined) continue
				const [first, ...inner] = at.steps
				const fieldPath = [...first, ...path]
				const node = {document: document.index, steps: [fieldPath, ...inner]}
				const value = valueAt(object, path)
				const version = typeof value === "string" && isTag(value) ? {file: parsed, document, found: {at: node}} : undefined
				return {where: formatLocation(document.locate(node.steps)), file: parsed.file, path: fieldPath, value, version}
			}
			for (const [index, generator] of listOf(mapOf(document.value).configMapGenerator).entries()) {
				const {name, literals} = mapOf(generator)
				const literal = listOf(literals).findIndex(each => String(each).startsWith(`${steps.at(-1)}=`))
				if (name !== select.name || literal === -1) continue
				const path = ["configMapGenerator", index, "literals", literal]
				return {where: formatLocation(document.locate([path])), file: parsed.file, path}
			}
		}
	}
	return {where: `${textOf(select.kind) ?? "an object"} ${textOf(select.name) ?? ""}, field ${steps.join(".")}`}
}
function pathTo(object, steps) {
	const path = []
	let value = object
	for (const step of steps) {
		const [, key, wanted] = /^\[([^=\]]{1,100})=(.{0,300})\]$/.exec(step) ?? []
		const items = Array.isArray(value) ? value : []
		const next = Array.isArray(value) ? (key === undefined ? Number(step) : items.findIndex(item => String(childOf(item, key)) === wanted)) : step
		value = childOf(value, next)
		if (value === undefined) return undefined
		path.push(next)
	}
	return path
}
const unresolved = {isIdle: false, setBy: undefined, replaced: undefined, setters: [], outdone: [], tops: [], kept: [], through: []}
function overlayResolver(tree) {
	const parentsOf = parentsIn(tree)
	const found = new Map()
	const applySteps = (file, steps, written, before) => {
		const kept = []
		const outdone = []
		let [subject, set] = [written, before]
		for (const step of steps) {
			if (step.kind === "renaming") {
				subject = renamedBy(step, subject)
				continue
			}
			const setter = setterIn(step, subject)
			if (setter === undefined) {
				if (isKeeping(step, subject)) kept.push(step)
			} else {
				if (set !== undefined) outdone.push({setter: set.last, by: setter})
				set = {first: set?.first ?? setter, last: setter}
			}
			const name = nameAfter(step, setter, subject)
			if (name === undefined) return {...resolve_overlays_ending(set), outdone, kept}
			subject = {...subject, name}
		}
		const above = resolveParents(file, subject, set)
		return {...above, outdone: [...outdone, ...above.outdone], kept: [...kept, ...above.kept]}
	}
	const resolveParents = (file, subject, set) => {
		const key = JSON.stringify([file, subject.name, subject.byEntries, keyOf(subject), setKey(set)])
		const before = found.get(key)
		if (before !== undefined) return before
		found.set(key, unresolved)
		const parents = parentsOf(file)
		const resolutions = parents.map(parent => applySteps(parent.file, parent.steps, subject, set))
		const above = parents.map(parent => parent.file)
		const isTop = tree.deployed?.get(file) ?? (above.length === 0 || isDeployedAlone(file, tree, above))
		if (isTop) resolutions.push({...resolve_overlays_ending(set), tops: set === undefined && tree.known.has(file) ? [file] : []})
		const reaching = resolutions.filter(({isIdle}) => !isIdle)
		const resolution = {
			isIdle: reaching.length === 0,
			setBy: reaching.every(({setBy}) => setBy !== undefined) ? reaching[0]?.setBy : undefined,
			replaced: resolutions.find(({replaced}) => replaced !== undefined)?.replaced,
			setters: [...new Set(resolutions.flatMap(({setters}) => setters))],
			outdone: [...new Set(resolutions.flatMap(each => each.outdone))],
			tops: [...new Set(resolutions.flatMap(({tops}) => tops))],
			kept: [...new Set(resolutions.flatMap(each => each.kept))],
			through: [...new Set([file, ...resolutions.flatMap(({through}) => through)])]
		}
		found.set(key, resolution)
		return resolution
	}
	return applySteps
}
function resolve_overlays_ending(set) {
	if (set === undefined) return unresolved
	const {first, last} = set
	return {...unresolved, setBy: first, setters: [last], replaced: "by" in last ? last : undefined}
}
function setKey(set) {
	return set && [set.first, set.last].map(({file, path}) => [file, path])
}
function setterIn(step, subject) {
	const {name, in: inside} = subject
	if (step.kind === "patch") return inside && patchedAt(inside.object, inside.path, step)
	if (step.kind !== "entry") return inside && replacedBy(inside, name, step)
	return step.setsVersion && isMatching(step, subject) ? step : undefined
}
function isKeeping(step, subject) {
	return step.kind === "entry" && isMatching(step, subject)
}
function isMatching(entry, subject) {
	return matchesImageName(entry.name, subject.name) && (subject.byEntries || isField(subject, entry))
}
function nameAfter(step, setter, subject) {
	if (step.kind === "entry") return isMatching(step, subject) ? (step.newName ?? subject.name) : subject.name
	if (setter === undefined) return subject.name
	if (step.kind === "transformer" || (step.kind === "patch" && setter.kind !== undefined)) return undefined
	return typeof setter.value === "string" ? writtenName(setter.value) : subject.name
}
function renamedBy(step, subject) {
	return subject.in === undefined ? subject : {...subject, in: {...subject.in, object: changeMetadata(subject.in.object, step)}}
}
function replacedBy({object, path}, name, step) {
	if (step.kind === "replacement") return replacedAt(object, path, step)
	return step.names.has(normalizeName(name)) ? {...step, by: "transformer"} : undefined
}
function isField({in: inside}, {fields = []}) {
	const written = inside?.path.filter(step => typeof step === "string").join("/")
	return fields.some(field => field.replaceAll("[]", "") === written)
}
function keyOf({in: inside}) {
	if (inside === undefined) return undefined
	const {apiVersion, kind, metadata = {}, earlier} = inside.object
	const {name, namespace, labels, annotations} = metadata
	return [apiVersion, kind, name, namespace, labels, annotations, earlier, inside.path]
}
function isSubstitute(setter) {
	return setter.kind === "original" || setter.kind === "idle"
}
async function findOriginals(locations, isIncluded, {texts, files}) {
	const alone = locations.filter(({found, file}) => found.format === "kubernetes" && !isIncluded(file.file))
	const folders = new Set(alone.map(({file}) => external_node_path_.posix.dirname(file.file)))
	const own = folders.size === 0 ? new Map() : await texts([...folders].flatMap(kustomizationsIn))
	const kustomizations = own.size === 0 ? [] : [...parseKustomizations(own).values()]
	const included = await files(kustomizations.flatMap(({resources}) => resources))
	return new Map(
		alone.flatMap(location => {
			const {file, document, found} = location
			const inside = objectAt(document, found.at)
			const folder = external_node_path_.posix.dirname(file.file)
			const by = kustomizations.find(each => external_node_path_.posix.dirname(each.file) === folder)
			if (by === undefined || inside === undefined) return []
			for (const path of by.resources) {
				const isSibling = environmentWord(external_node_path_.posix.basename(path)) === environmentWord(external_node_path_.posix.basename(file.file))
				for (const other of isSibling ? (included.get(path)?.documents ?? []) : []) {
					const same = objectsOf(other).find(({object}) => stale_copies_isSame(object, inside.object))
					if (same === undefined) continue
					const {steps} = same.at
					const value = valueAt(same.object, inside.path)
					const locate = () => other.locate([[...steps[0], ...inside.path]])
					const original = {kind: "original", file: path, path: steps[0], value, locate}
					const reason = `is a copy of ${path}, which ${by.file} names instead`
					return [[location, {...original, kustomization: by.file, reason}]]
				}
			}
			return []
		})
	)
}
function stale_copies_isSame(one, other) {
	const idOf = ({apiVersion, kind, metadata}) => JSON.stringify([groupOf(apiVersion), kind, metadata?.namespace, metadata?.name])
	return one.metadata?.name !== undefined && idOf(one) === idOf(other)
}
async function splitOverridden(locations, files, repository, view = {named: [], isNarrow: false}) {
	const isFollowed = ({found: {format}}) => !view.isNarrow || format === "kubernetes" || format === "kustomize"
	if (!locations.some(isFollowed)) return {counting: locations, overridden: [], ineffective: []}
	let known = kustomizationsAmong(files.values())
	const components = [...known.values()].filter(({isComponent}) => isComponent).map(({file}) => file)
	known = await readAround([...components, ...locations.map(({file}) => file.file)], known, repository)
	const installed = new Set()
	const treeOf = async () => {
		const folders = [...known.keys(), ...locations.map(({file}) => file.file)].flatMap(overridden_locations_foldersAround)
		const deployers = (await repository.deployers([...new Set(folders)])).flatMap(deployersIn)
		const built = deployers.length === 0 ? {known} : withDeployers(known, deployers, await repository.paths())
		const all = built.known === known ? known : await readDown(built.known, repository)
		return {...built, known: all, installed, patches: await readPatches(all.values(), repository, true), late: await withSources(await readLateSteps(all, repository), all.values())}
	}
	const sources = new Map()
	const withSources = async (late, kustomizations) => {
		const all = [...kustomizations]
		const found = await Promise.all(
			[...late].map(async ([file, steps]) => {
				const looked = steps.map(async step => {
					if (step.kind !== "replacement") return step
					const source = await sourceOf(step, all, repository)
					sources.set(setterKey(step), source)
					return {...step, value: source.value}
				})
				return [file, await Promise.all(looked)]
			})
		)
		return new Map(found)
	}
	let tree = await treeOf()
	let resolutions = resolutionsOf(locations, tree)
	const searched = new Set()
	for (;;) {
		const through = [...resolutions.values()].flatMap(resolution => (resolution.setBy === undefined ? [] : resolution.through))
		const fresh = [...new Set(through)].filter(file => !searched.has(file))
		if (fresh.length === 0) {
			const isIncluded = file => parentsIn(tree)(file).length > 0
			const originals = await findOriginals(locations, isIncluded, repository)
			const open = locations.filter(location => resolutions.get(location)?.setBy === undefined)
			for (const [location, substitute] of [...originals, ...(await findIdlePatches(open, tree, repository))]) {
				resolutions.set(location, {...unresolved, setBy: substitute, setters: [substitute]})
			}
			const reached = await imagesBelow(locations, known, repository)
			const others = resolutionsOf(reached, tree)
			return overridden_locations_split(locations, {resolutions, others, sources, known: tree.known}, view)
		}
		for (const file of fresh) searched.add(file)
		const folders = fresh.filter(file => known.has(file)).map(deploy_targets_folderOf)
		for (const folder of await repository.installed(folders)) installed.add(folder)
		known = await readDown(await readUp(fresh, known, repository), repository)
		tree = await treeOf()
		resolutions = resolutionsOf(locations, tree)
	}
}
async function inheritorsOf(locations, repository, withOwn = false) {
	const files = new Map(locations.map(({file}) => [file.file, file]))
	const known = await readAround([...files.keys()], kustomizationsAmong(files.values()), repository)
	const resolutions = resolutionsOf(locations, {known, patches: await readPatches(known.values(), repository)})
	return new Map(
		[...resolutions].map(([location, {tops}]) => {
			const own = deploy_targets_folderOf(location.file.file)
			const environment = environmentOf(own)
			const folders = tops.map(deploy_targets_folderOf).filter(folder => {
				const isSame = environment !== undefined && environmentOf(folder) === environment
				return withOwn || (folder !== own && !isSame)
			})
			return [location, folders.map(folder => folder || ".")]
		})
	)
}
function resolutionsOf(locations, tree) {
	const applySteps = overlayResolver(tree)
	return new Map(
		locations.map(location => {
			const {found, file} = location
			const [path] = found.at.steps
			if (found.format === textFormat) return [location, unresolved]
			const own = [...(tree.known.get(file.file)?.entries ?? []), ...(tree.late?.get(file.file) ?? [])]
			const key = entryKey(file.file, path)
			const index = own.findIndex(step => step.kind === "entry" && entryKey(step.file, step.path) === key)
			return [location, applySteps(file.file, own.slice(index + 1), overridden_locations_subjectOf(location))]
		})
	)
}
function overridden_locations_subjectOf({found, document}) {
	const inside = objectAt(document, found.at)
	return {name: found.image.name, byEntries: setByEntries(found), in: inside && {object: inside.object, path: inside.path}}
}
function otherSetterNotes({found: {image}, file: {file}}, setters) {
	const name = normalizeName(image.name)
	const folder = deploy_targets_folderOf(file) || "the root"
	return setters.flatMap(setter => {
		const {name: written, newName} = setter.kind === "entry" ? setter : {}
		if (normalizeName(newName ?? written ?? "") !== name) return []
		const reason = `sets ${image.name} in line ${setter.locate().line}, which ${folder} includes and input \`manifests\` excludes`
		return [{file: setter.file, reason}]
	})
}
function overridden_locations_foldersAround(file) {
	const names = file.split("/").slice(0, -1)
	return [".", ...names.map((_, index) => names.slice(0, index + 1).join("/"))]
}
function overridden_locations_split(locations, {resolutions, others, sources, known}, {named, isNarrow}) {
	const keys = new Set(locations.map(({found, file: {file}}) => JSON.stringify([file, found.at.steps[0]])))
	const entryKeys = new Set(locations.map(({found, file: {file}}) => entryKey(file, found.at.steps[0])))
	const isUnseen = ({file, path, kind}) => kind === "copy" || (kind === "entry" && !isNarrow && !entryKeys.has(entryKey(file, path)))
	const replacedReason = replaced => {
		const where = formatLocation(replaced.locate())
		if (replaced.by === "transformer") return `the transformer at ${where} also names the image, and may set it`
		const source = sources.get(setterKey(replaced.by))
		if (keys.has(JSON.stringify([source?.file, source?.path]))) return undefined
		return `the replacement at ${where} sets it from ${source?.where}`
	}
	const effects = entryEffects([...resolutions.values()], others, known)
	const refusalOf = location => {
		const {replaced, setters} = resolutions.get(location) ?? unresolved
		if (replaced !== undefined) return replacedReason(replaced)
		const later = effects.replaced(location)?.flatMap(each => replacedReason(each) ?? []) ?? []
		const unseen = setters.find(isUnseen)
		return later[0] ?? (unseen && `${formatLocation(unseen.locate())} sets it in a way that is not supported`)
	}
	const givers = new Map()
	for (const location of locations) {
		const {setBy, kept = []} = resolutions.get(location) ?? {}
		for (const entry of setBy === undefined ? kept : []) givers.set(entryKey(entry.file, entry.path), location)
	}
	const reasonOf = location => {
		const setBy = resolutions.get(location)?.setBy
		const key = entryKey(location.file.file, location.found.at.steps[0])
		const isSet = setBy !== undefined && entryKey(setBy.file, setBy.path) !== key
		if (setBy !== undefined && isSubstitute(setBy)) return setBy.reason
		const later = isSet ? setBy : effects.outdoneBy(location)
		if (later !== undefined) return `has its image set by ${formatLocation(later.locate())}`
		const giver = givers.get(key)
		if (giver === undefined) return undefined
		return `takes its version from ${formatLocation(giver.document.locate(giver.found.at.steps))}`
	}
	const assessed = locations.map(location => {
		const refusal = refusalOf(location)
		if (refusal === undefined) return {location, reason: reasonOf(location)}
		const by = resolutions.get(location)?.replaced?.by
		const elsewhere = by === undefined || by === "transformer" ? undefined : sources.get(setterKey(by))?.version
		const found = {...location.found, writing: {kind: "refused", reason: refusal}}
		return {location: {...location, found, elsewhere: elsewhere === undefined ? [] : [elsewhere]}, reason: undefined}
	})
	const effective = assessed.filter(({reason}) => reason === undefined).map(({location}) => location)
	if (locations.length > 0 && effective.length === 0) {
		const ineffective = locations.map(location => {
			const setters = resolutions.get(location)?.setters ?? []
			const outdoneBy = effects.outdoneBy(location)
			return {location, setters: setters.length === 0 && outdoneBy !== undefined ? [outdoneBy] : setters}
		})
		return {counting: [], overridden: [], ineffective}
	}
	const isNamed = location => {
		const {file} = location.file
		const folder = deploy_targets_folderOf(file)
		const setBy = resolutions.get(location)?.setBy
		const holdsOthers = effective.some(other => other.file.file.startsWith(`${folder}/`))
		const isMeant = named.includes(file) || (named.includes(folder) && !holdsOthers)
		return isMeant && setBy !== undefined && deploy_targets_folderOf(setBy.file) !== folder
	}
	const left = assessed.filter(({location, reason}) => reason !== undefined && !isNamed(location))
	const counting = assessed.filter(each => !left.includes(each)).map(({location}) => location)
	const otherSetters = isNarrow ? counting.flatMap(location => otherSetterNotes(location, effects.otherSetters(location))) : []
	return {counting, overridden: [...left.map(({location, reason = ""}) => ({file: location.file.file, reason})), ...otherSetters], ineffective: []}
}
async function leftOutBelow(override, locations, checkout, repository) {
	const own = locations.filter(({found: {format}}) => format === "kubernetes" || format === "kustomize")
	const asking = own.filter(({found: {at}}) => at.steps.length > 1 || at.steps[0][0] !== "images")
	if (asking.length === 0) return []
	const view = new Set(await checkout.search([]))
	const tops = new Set([...(await inheritorsOf(asking, repository, true)).values()].flat())
	const wanted = [...tops].flatMap(folder => kustomizationsIn(folder).filter(file => view.has(file)))
	const roots = parseKustomizations(await repository.texts(wanted))
	const names = new Set(search_words_namesOf(override))
	const words = searchWords([override])
	const notes = []
	for (const [root, kustomization] of roots) {
		const known = await readDown(new Map([[root, kustomization]]), repository)
		const paths = [...known.values()].flatMap(({file, resources}) => [file, ...resources])
		const texts = await repository.texts(paths.filter(path => !view.has(path)))
		const holding = [...texts].flatMap(([path, text]) => (words.some(word => text.includes(word)) ? [path] : []))
		const {files} = await readFiles(checkout, holding)
		const below = [...files.values()].flatMap(file =>
			file.documents.flatMap(document =>
				findInDocument({file: file.file, document}, {policies: new Map()})
					.filter(({image}) => names.has(normalizeName(image.name)))
					.map(found => imageLocation(found, file, document))
			)
		)
		const arriving = await inheritorsOf(below, repository, true)
		for (const location of below) {
			if (!arriving.get(location)?.includes(deploy_targets_folderOf(root) || ".")) continue
			const image = formatImage(location.found.image)
			const reason = `has ${image} in line ${location.writtenAt.line}, which ${deploy_targets_folderOf(root) || "the root"} includes and input \`manifests\` excludes`
			notes.push({file: location.file.file, reason})
		}
	}
	return notes
}
const doubtful_values_maxFilesRead = 50
async function refuseDoubtfulValues(locations, around) {
	const bare = locations.filter(({found: {image, mayBeJoined, guessedKey}}) => {
		const hasVersion = image.tag !== undefined || image.digest !== undefined
		return !hasVersion && (mayBeJoined || guessedKey !== undefined)
	})
	const related = bare.length === 0 ? new Map() : await valuesAround(bare, around)
	const joining = await joiningTemplates(bare, around)
	return locations.map(location => {
		const others = bare.includes(location) ? (related.get(location.file.file) ?? []) : []
		const elsewhere = [...(location.elsewhere ?? []), ...others.flatMap(values => versionsIn(values, location, locations))]
		const doubt = elsewhere.length > 0 ? seemsElsewhere : joining.get(location)
		const guessDoubt = around.addMissing ? undefined : doubtOfGuess(location.found)
		return {...location, elsewhere, found: {...location.found, doubt, guessDoubt}}
	})
}
const seemsElsewhere = "its version seems to be in another field"
function doubtOfGuess({guessedKey, image}) {
	if (guessedKey === undefined) return undefined
	const has = image.digest === undefined ? "no field for a version" : "only a field for a digest"
	return `there is ${has}: if the chart reads '${guessedKey}', \`add-missing: true\` adds it`
}
async function joiningTemplates(locations, {checkout}) {
	const own = locations.filter(({found: {mayBeJoined}, file: {file}}) => mayBeJoined && isOwnValues(file))
	const reasons = await Promise.all(
		own.map(async location => {
			const key = `.Values.${location.found.at.steps[0].join(".")}`
			const chart = `${folderOf(location.file.file)}templates/`
			const paths = (await checkout.search([key])).filter(path => path.startsWith(chart)).slice(0, doubtful_values_maxFilesRead)
			const joins = [...(await checkout.read(paths))].flatMap(([path, {content}]) => {
				const index = (content?.toString() ?? "").split("\n").findIndex(line => isJoined(line, key))
				return index === -1 ? [] : [`${path}:${index + 1} appends a version to it`]
			})
			return joins.slice(0, 1).map(reason => [location, reason])
		})
	)
	return new Map(reasons.flat())
}
function isJoined(line, key) {
	const [before = "", ...behind] = line.split(key)
	return behind.some((rest, index) => {
		const isKey = !/^[\w.-]/.test(rest)
		const isPrinted = index === 0 && /printf\s{1,9}"[^"]{0,99}%s[:@]%/.test(before)
		return isKey && (isPrinted || /^[^{}]{0,200}\}\}["']?[:@]/.test(rest))
	})
}
async function valuesAround(locations, {checkout, files: known, layers}) {
	const paths = (await checkout.search([])).filter(mayBeLayer)
	const byFolder = layersByFolder(paths)
	const files = [...new Set(locations.map(({file: {file}}) => file))]
	const around = new Map(
		files.map(file => {
			const bases = isOwnValues(file) || !mayBeLayer(file) ? [] : basesOf([file])
			const beside = bases.length === 0 ? [] : layersOf(file, byFolder, false).map(({path}) => path)
			const meant = new Set([...bases, ...beside])
			return [file, paths.filter(path => meant.has(path) && path !== file).slice(0, doubtful_values_maxFilesRead)]
		})
	)
	const missing = [...around.values()].flat().filter(path => !known.has(path))
	const read = missing.length === 0 ? new Map() : (await readFiles(checkout, missing)).files
	return new Map([...around].map(([file, beside]) => [file, [...layers.flatMap(({base, layer}) => (base.file.file === file ? [layer] : layer.file.file === file ? [base] : [])), ...beside.flatMap(path => doubtful_values_writtenIn(known.get(path) ?? read.get(path)))]]))
}
function doubtful_values_writtenIn(file) {
	const [document] = file?.documents ?? []
	if (file === undefined || document === undefined) return []
	return [{file, document, values: document.value, at: rootOf(document), unwritten: 0}]
}
function versionsIn(written, location, all) {
	const {file, document, values} = written
	const map = location.found.at.steps.at(-1)?.slice(0, -1) ?? []
	const name = normalizeName(location.found.image.name)
	const taken = new Set(all.filter(({file: other, found}) => other.file === file.file && normalizeName(found.image.name) !== name).map(({found}) => JSON.stringify(found.at.steps[0].slice(0, -1))))
	return versionFields(values)
		.filter(field => location.found.mayBeJoined || distanceTo(field, map) < distances.elsewhere)
		.flatMap(({path}) => {
			const at = nodeOfValue(written, path)
			if (at === undefined || taken.has(JSON.stringify(at.steps[0].slice(0, -1)))) return []
			return [{file, document, found: {at}}]
		})
}
const values = ["spec", "values"]
async function readPatchedValues(files, names, repository) {
	const releases = [...files.values()].flatMap(file => releasesIn(file, names))
	if (releases.length === 0) return []
	const paths = [...new Set(releases.map(({file}) => file.file))]
	const known = await readAround(paths, kustomizationsAmong(files.values()), repository)
	const patchesOver = patchFinder({known, patches: await readPatches(known.values(), repository)})
	return releases.flatMap(base => patchesOver(base.file.file, base.object).map(over => ({base, layer: patched_values_valuesOf(over), linked: true})))
}
function releasesIn(file, names) {
	return file.documents.flatMap(document =>
		objectsOf(document).flatMap(({object, at}) => {
			const isRelease = groupOf(object.apiVersion) === "helm.toolkit.fluxcd.io" && object.kind === "HelmRelease"
			const written = isRelease ? valueAt(object, values) : undefined
			if (!findHelmValues(written).some(({image}) => names.has(normalizeName(image.name)))) return []
			return [{object, file, document, values: written, at: below(at, ...values), unwritten: 0}]
		})
	)
}
function patched_values_valuesOf(patch) {
	const written = values.slice(patch.unwritten)
	return {...patch, values: valueAt(patch.values, values), at: below(patch.at, ...written), unwritten: patch.unwritten - (values.length - written.length)}
}
function patchFinder(tree) {
	const parentsOf = parentsIn(tree)
	const over = (file, before, seen) =>
		parentsOf(file).flatMap(parent => {
			let object = before
			const own = parent.steps.flatMap(step => {
				if (step.kind === "renaming") object = changeMetadata(object, step)
				return step.kind === "patch" ? overlaysOn(object, step) : []
			})
			const key = JSON.stringify([parent.file, object.metadata])
			if (seen.has(key)) return own
			seen.add(key)
			return [...own, ...over(parent.file, object, seen)]
		})
	const keyOf = written => JSON.stringify([written.file.file, nodeOfValue(written, values)])
	return (file, object) => [...new Map(over(file, object, new Set()).map(each => [keyOf(each), each])).values()]
}
async function readInstallers(checkout, paths) {
	const words = ["helm:", 'helm":', "helm.toolkit.fluxcd.io", "helmCharts", "file://"]
	const named = paths.filter(path => isHelmfile(path) || sourceFile.test(path))
	const found = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words))
	const {files, templates} = await readWithTemplates(checkout, [...new Set([...found, ...named])])
	const written = [...files.values(), ...templates.values()].flatMap(installersIn)
	const installers = await withValuesFrom(written, checkout)
	const charts = new Set(paths.filter(path => external_node_path_.posix.basename(path) === "Chart.yaml").map(deploy_targets_folderOf))
	return async (file, path) => {
		const uses = isOwnValues(file) && charts.has(deploy_targets_folderOf(file)) ? usesOf(deploy_targets_folderOf(file), files, charts) : []
		const inline = installers.flatMap(installer => {
			const {chart, values, lookup, file: own, document} = installer
			const prefixes = uses.flatMap(({folder, prefix}) => (match(chart, folder || ".") ? [prefix] : []))
			if (values.some(each => match(each, file))) prefixes.push([])
			return prefixes.flatMap(prefix => {
				const full = withPrefix(prefix, path)
				const set = lookup(full).map(each => ({file: own, document, ...each, byHand: each.byHand || templates.has(own.file)}))
				return set.length > 0 ? set : unknownValues(installer, full)
			})
		})
		const isOfChart = ({chart}) => uses.some(({folder, prefix}) => prefix.length === 0 && match(chart, folder || "."))
		const direct = installers.flatMap(installer => {
			const index = installer.values.findIndex(each => match(each, file))
			const isListed = index !== -1
			return isListed || isOfChart(installer) ? [{installer, isListed, over: installer.values.slice(index + 1)}] : []
		})
		const later = paths.filter(each => each !== file && direct.some(({over}) => over.some(pattern => match(pattern, each))))
		const laid = later.length === 0 ? undefined : await readWithTemplates(checkout, later)
		const layers = [...(laid?.files.values() ?? []), ...(laid?.templates.values() ?? [])].flatMap(layer => {
			const found = valuesIn(layer, path).filter(({value}) => value !== undefined && value !== null)
			return found.map(each => ({...each, byHand: laid?.templates.has(layer.file)}))
		})
		const setters = new Set(layers.map(layer => layer.file.file))
		const isSetIn = pattern => {
			const meant = later.filter(each => match(pattern, each))
			return meant.length > 0 && meant.every(each => setters.has(each))
		}
		const isEverywhere = direct.length > 0 && direct.every(({installer, over}) => installer.lookup(path).length > 0 || over.some(isSetIn))
		const inFiles = layers.filter(({file: {file: layer}}) => direct.some(({isListed, over}) => (isListed || isEverywhere || !/\.ya?ml$/.test(layer)) && over.some(pattern => match(pattern, layer))))
		const ofParents = await Promise.all(
			uses.map(async ({folder, prefix, isParent}) => {
				if (prefix.length === 0) return []
				const linked = installers.flatMap(({chart, values}) => (match(chart, folder || ".") ? values : []))
				const ofParent = paths.filter(each => (isParent && deploy_targets_folderOf(each) === folder && mayBeLayer(external_node_path_.posix.basename(each))) || linked.some(written => match(written, each)))
				const read = await readFiles(checkout, ofParent)
				return [...read.files.values()].flatMap(layer => valuesIn(layer, withPrefix(prefix, path)))
			})
		)
		return [...inline, ...inFiles, ...ofParents.flat()].map(each => ({...each, isEverywhere}))
	}
}
function valuesIn(layer, path) {
	const [document] = layer.documents
	if (document === undefined) return []
	const value = templateValue(valueAt(document.value, path))
	return [{file: layer, document, at: below(rootOf(document), ...path), value}]
}
function unknownValues({unknown = [], file, document}, path) {
	const meant = unknown.filter(({target}) => target === undefined || target.join(".") === path.join("."))
	return meant.map(({kind, name, at}) => ({file, document, at, value: "", unknown: `${kind} ${name}`}))
}
function withPrefix(prefix, path) {
	return path[0] === "global" ? path : [...prefix, ...path]
}
function usesOf(chart, files, charts) {
	const uses = [{folder: chart, prefix: [], isParent: false}]
	const add = (folder, prefix, isParent) => {
		const key = prefix[0]
		if (!uses.some(use => use.folder === folder && use.prefix[0] === key)) uses.push({folder, prefix, isParent})
	}
	for (const {folder, prefix} of uses) {
		const [, parent, name = ""] = /^(.*\/|)charts\/([^/]+)$/.exec(folder) ?? []
		if (parent !== undefined && charts.has(parent.slice(0, -1))) add(parent.slice(0, -1), [name, ...prefix], false)
		for (const [path, {documents}] of files) {
			if (!/^(?:Chart|requirements)\.yaml$/.test(external_node_path_.posix.basename(path))) continue
			for (const each of listOf(mapOf(documents[0]?.value).dependencies)) {
				const {name: chartName, alias, repository} = mapOf(each)
				const key = textOf(alias) ?? textOf(chartName)
				const local = textOf(repository)?.replace(/^file:\/\//, "")
				if (key === undefined || local === undefined || local === repository) continue
				if (match(external_node_path_.posix.join(deploy_targets_folderOf(path), local), folder || ".")) add(deploy_targets_folderOf(path), [key, ...prefix], true)
			}
		}
	}
	return uses
}
const unlinked_values_limits = {bases: 20, read: 50, reported: 10}
async function unlinkedValues(checkout, locations, known) {
	const own = [...locations].flatMap(([override, found]) => found.filter(({file}) => isOwnValues(file.file)).map(location => ({override, location})))
	const paths = locations.size === 0 ? [] : await checkout.list()
	const installed = await installedVersions(checkout, locations, paths)
	if (own.length === 0) return installed
	const charts = new Set(paths.filter(path => /(^|\/)Chart\.yaml$/.test(path)).map(folderOf))
	const candidates = candidateFinder(
		paths.filter(path => /\.ya?ml$/.test(path) && !known.has(path)),
		charts
	)
	const bases = own.filter(({location}) => charts.has(folderOf(location.file.file))).slice(0, unlinked_values_limits.bases)
	const found = await Promise.all(
		bases.map(async ({override, location}) => {
			const wanted = candidates(location)
			const {files} = await readFiles(checkout, [...wanted.keys()])
			const versions = [...files.values()].flatMap(file => unlinked_values_versionsIn(file, wanted.get(file.file) ?? [], location, override))
			return versions.slice(0, unlinked_values_limits.reported)
		})
	)
	const keys = new Set(installed.map(versionKey))
	return [...installed, ...found.flat().filter(version => !keys.has(versionKey(version)))]
}
function versionKey({file, at}) {
	return JSON.stringify([file, at])
}
async function installedVersions(checkout, locations, paths) {
	const inValues = [...locations].flatMap(([override, found]) => {
		const taken = new Set(found.map(({file: {file}, found: {at}}) => versionKey({file, at, reason: ""})))
		return found.filter(({document, found: {at}}) => at.steps.length === 1 && objectAt(document, at) === undefined).map(base => ({base, override, taken}))
	})
	if (inValues.length === 0) return []
	const installedOver = await readInstallers(checkout, paths)
	const found = await Promise.all(
		inValues.map(async ({base, override, taken}) => {
			const values = await installedOver(base.file.file, versionPath(base.found))
			const versions = values.flatMap(value => unlinked_values_versionAt(value, base, override))
			return [...new Map(versions.map(version => [versionKey(version), version])).values()].filter(version => !taken.has(versionKey(version))).slice(0, unlinked_values_limits.reported)
		})
	)
	return found.flat()
}
function candidateFinder(paths, charts) {
	const byFolder = layersByFolder(paths.filter(mayBeLayer))
	const isInChart = path => foldersAround(path).some(folder => folder !== "" && charts.has(folder))
	const outside = paths.filter(path => !isInChart(path))
	return ({file: {file}, found}) => {
		const at = versionPath(found)
		const chart = folderOf(file).split("/").at(-2) ?? ""
		const isNamed = new RegExp(`(^|[/._-])${RegExp.escape(chart)}[/._-]`)
		const inside = layersOf(file, byFolder, true).map(({path, below: prefix}) => [path, [[...prefix, ...at]]])
		const others = outside.flatMap(path => {
			const named = chart !== "" && isNamed.test(path)
			if (!named && !mayBeLayer(path) && environmentWord(path.slice(path.lastIndexOf("/") + 1)) === undefined) return []
			return [[path, named || charts.size === 1 ? [at, [chart, ...at]] : [[chart, ...at]]]]
		})
		return new Map([...inside, ...others].slice(0, unlinked_values_limits.read))
	}
}
function versionPath(found) {
	const {at, guessedKey, image} = found
	if (image.tag !== undefined || image.digest !== undefined) return at.steps[0]
	if (guessedKey !== undefined) return [...at.steps[0].slice(0, -1), guessedKey]
	const changes = changeImage(found, {...image, tag: "latest"})
	return typeof changes === "string" ? at.steps[0] : (changes[0]?.at.steps[0] ?? at.steps[0])
}
function unlinked_values_versionsIn(file, paths, base, override) {
	const [document] = file.documents
	const {apiVersion, kind} = mapOf(document?.value)
	if (document === undefined || (apiVersion !== undefined && kind !== undefined)) return []
	const alone = new Set(findHelmValues(document.value).map(({at}) => JSON.stringify(at)))
	return paths.flatMap(path => {
		const value = valueAt(document.value, path)
		if (alone.has(JSON.stringify(path))) return []
		return unlinked_values_versionAt({file, document, at: below(rootOf(document), ...path), value}, base, override)
	})
}
function unlinked_values_versionAt({file, document, at, value, byHand, isEverywhere, unknown}, base, override) {
	if (unknown !== undefined) {
		const reason = `takes values from ${unknown} in line ${document.locate(at.steps).line}, which is not in the repository and may set the version over ${base.file.file}`
		return [{file: file.file, at, override, base, listed: unknown, line: undefined, isUncertain: true, reason}]
	}
	const isVersion = (typeof value === "string" && value !== "") || typeof value === "number"
	if (!isVersion || String(value) === override.tag) return []
	const location = {found: {at}, file, document}
	const wanted = byHand || /\{\{|\$\{|^the file /.test(String(value)) ? undefined : versionFor(location, override)
	const line = wanted === undefined ? undefined : setLine(setTarget(location), wanted)
	const set = line === undefined ? "a change by hand" : `\`${line}\``
	const writtenAt = document.locate(at.steps)
	const where = `${formatPath(at.steps)} in line ${writtenAt.line}`
	return [{file: file.file, at, override, base, listed: `${formatLocation(writtenAt)}: ${value}`, line, isEverywhere, reason: `also has ${where}: if it is merged over ${base.file.file}, ${set} would set it`}]
}
function overlaidFaults(unlinked, named, isSet) {
	const certain = unlinked.filter(({isUncertain}) => isUncertain !== true)
	const byBase = Map.groupBy(certain, ({base}) => base)
	return [...byBase].flatMap(([base, versions]) => {
		const {file} = base.file
		const isNamed = [file, folderOf(file).slice(0, -1)].some(path => named.includes(path))
		const hasEffect = !versions.some(({isEverywhere}) => isEverywhere)
		return (isNamed && hasEffect) || versions.some(isSet) ? [] : overlaidFault(base, versions)
	})
}
function overlaidFault(base, versions) {
	const {writtenAt: location, file} = base
	const [override] = versions.map(version => version.override)
	const isIdle = versions.some(({isEverywhere}) => isEverywhere)
	const value = override && versionFor(base, override)
	const own = isIdle ? value && setLine(setTarget(base), value) : lineOf(file.file)
	const fate = isIdle ? "another version is merged over it everywhere" : "another version may be merged over it"
	return new UserError([`Input 'images': ${override?.name} is at ${formatLocation(location)}, and ${fate}:`, ...versions.map(({listed}) => listed)].join("\n"), {
		code: "ambiguous",
		hint: [`Set the overriding value (\`set\` instead of the image's line in \`images\`), or the chart's own version${isIdle ? ", which has no effect alone," : ""} with the last line:`, ...versions.map(({line, listed}) => line ?? `by hand: ${listed}`), ...[own].flatMap(line => line ?? [])].join("\n"),
		location
	})
}
async function locateImages(checkout, overrides, {addMissing, ...view}) {
	if (overrides.length === 0) {
		return {locations: new Map(), files: new Map(), untouched: [], unrecognized: [], unlinked: [], ineffective: new Map()}
	}
	const exact = await locateBy(searchWords(overrides), checkout, {overrides, addMissing, view})
	const missing = overrides.filter(override => exact.locations.get(override)?.length === 0 && !exact.ineffective.has(override))
	if (missing.length === 0) return exact
	const loose = await locateBy(looseWords(missing), checkout, {overrides: missing, addMissing, view})
	return {
		locations: new Map([...exact.locations, ...loose.locations]),
		files: new Map([...exact.files, ...loose.files]),
		untouched: locate_images_distinct([...exact.untouched, ...loose.untouched]),
		unrecognized: locate_images_distinct([...exact.unrecognized, ...loose.unrecognized]),
		unlinked: [...exact.unlinked, ...loose.unlinked],
		ineffective: new Map([...exact.ineffective, ...loose.ineffective])
	}
}
async function locateBy(words, checkout, {overrides, addMissing, view}) {
	const first = await readFiles(checkout, await checkout.search(words))
	const {files, untouched} = await withMarked(first, checkout, overrides)
	const candidates = candidatesOf(files)
	const names = new Set(overrides.flatMap(search_words_namesOf))
	const known = {names: [...names], policies: policiesOf(candidates.map(({candidate}) => candidate)), wanted: overrides.map(({name}) => name)}
	const repository = overlay_repository_openRepository(checkout)
	const layers = [...(await readLayers(checkout, files, words)), ...(await inScope(await readPatchedValues(files, names, repository), checkout, view))]
	const found = candidates.flatMap(({candidate, file}) => findInDocument(candidate, known).map(image => imageLocation(image, file, candidate.document)))
	const all = await refuseDoubtfulValues(withLayers(found, layers), {checkout, files, layers, addMissing})
	const locations = new Map()
	const ineffective = new Map()
	const left = []
	for (const override of overrides) {
		const names = new Set(search_words_namesOf(override))
		const meant = all.filter(({found}) => [found.image.name, ...(found.otherNames ?? [])].some(name => names.has(normalizeName(name))))
		const {counting, overridden, ineffective: without} = await splitOverridden(meant, files, repository, view)
		locations.set(override, counting)
		if (without.length > 0) ineffective.set(override, without)
		const below = view.isNarrow ? await leftOutBelow(override, counting, checkout, repository) : []
		left.push(...[...overridden, ...below].map(each => ({...each, override})))
	}
	const read = new Map([...files, ...layers.map(({layer: {file}}) => [file.file, file])])
	const unrecognized = unrecognizedReferences(overrides, read.values(), all)
	const unlinked = await unlinkedValues(checkout, locations, read)
	return {locations, files: read, untouched: locate_images_distinct([...untouched, ...left]), unrecognized, unlinked, ineffective}
}
async function inScope(layers, checkout, {isNarrow}) {
	if (!isNarrow || layers.length === 0) return layers
	const paths = new Set(await checkout.search([]))
	return layers.filter(({layer}) => paths.has(layer.file.file))
}
function withLayers(locations, layers) {
	const layered = layers.map(layer => ({...layeredImages(layer), base: layer.base.file.file}))
	const left = new Set(layered.flatMap(({hidden, base}) => hidden.map(at => mapKey(base, at))))
	const counting = locations.filter(({found: {image, at}, file}) => image.tag !== undefined || image.digest !== undefined || !left.has(mapKey(file.file, at)))
	const more = new Map(layered.flatMap(({locations}) => locations.map(location => [locate_images_locationKey(location), location])))
	return [...counting, ...more.values()]
}
function locate_images_locationKey({file, found: {image, at}}) {
	return JSON.stringify([normalizeName(image.name), file.file, at])
}
function mapKey(file, {document, steps}) {
	return JSON.stringify([file, document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)])
}
async function withMarked(first, checkout, overrides) {
	let read = first
	const searched = new Set()
	for (;;) {
		const candidates = candidatesOf(read.files).map(({candidate}) => candidate)
		const words = policyWords(candidates, overrides).filter(word => !searched.has(word))
		if (words.length === 0) return read
		for (const word of words) searched.add(word)
		const known = new Set([...read.files.keys(), ...read.untouched.map(({file}) => file)])
		const more = (await checkout.search(words)).filter(path => !known.has(path))
		const {files, untouched} = await readFiles(checkout, more)
		read = {files: new Map([...read.files, ...files]), untouched: [...read.untouched, ...untouched]}
	}
}
function candidatesOf(files) {
	return [...files.values()].flatMap(file => file.documents.map(document => ({file, candidate: {file: file.file, document, text: file.text}})))
}
function locate_images_distinct(untouched) {
	return [...new Map(untouched.map(each => [`${each.file} ${each.reason}`, each])).values()]
}
const shared_scalars_maxListed = 5
function joinSharedScalars(edits, files, {images, all}) {
	const wanted = new Set(edits.flatMap(({file, changes}) => changes.map(({at}) => nodeKey(file, at))))
	const joined = new Map()
	const faults = new Map()
	const others = new Map()
	for (const edit of edits) {
		const {file, image = "", target, changes} = edit
		const override = images.find(({name}) => name === image)
		const written = changes.map(change => {
			const document = files.get(file)?.documents[change.at.document]
			const readers = document?.readers(change.at.steps) ?? []
			const at = {...change.at, steps: readers[0] ?? change.at.steps}
			const unasked = others.get(readers) ?? readers.filter(steps => !wanted.has(nodeKey(file, {...at, steps})))
			others.set(readers, unasked)
			const key = nodeKey(file, at)
			if (document !== undefined && unasked.length > 0 && !all && !isWhole(change, override) && !faults.has(key)) {
				faults.set(key, sharedFault(image, document, at.steps, unasked))
			}
			return {...change, at}
		})
		const key = JSON.stringify([file, image, target, written])
		if (!joined.has(key)) joined.set(key, {...edit, ...whereWritten(edit, written[0], files.get(file))})
	}
	return {edits: [...joined.values()], faults: [...faults.values()]}
}
function whereWritten({changes: [change]}, written, file) {
	if (written === undefined || (0, external_node_util_.isDeepStrictEqual)(written, change)) return {}
	const document = file?.documents[written.at.document]
	if (document === undefined) return {}
	return {path: formatPath(written.at.steps), line: document.locate(written.at.steps).line}
}
function nodeKey(file, {document, steps}) {
	return JSON.stringify([file, document, steps])
}
function isWhole(change, override) {
	const name = change.kind === "set" ? parseImage(String(change.value))?.name : undefined
	return name !== undefined && override !== undefined && search_words_namesOf(override).includes(normalizeName(name))
}
function sharedFault(image, document, steps, others) {
	const location = document.locate(steps)
	const where = firstFew(others, shared_scalars_maxListed, each => `${formatPath(each)} in ${formatLocation(document.locate(each))}`).join(", ")
	return new UserError(`${image} takes its value from ${formatLocation(location)}, which others use too: ${where}`, {code: "ambiguous", hint: "Change it for all of them with `all: true`, or write out the value at each location.", location})
}
const ineffective_change_maxListed = 10
function ineffectiveFault(override, locations) {
	const all = locations.flatMap(each => each.setters.map(setter => ({...setter, where: setter.locate()})))
	const idle = all.filter(({kind}) => kind === "idle")
	const setters = all.filter(setter => !idle.includes(setter))
	const where = [...new Set(setters.map(setter => formatLocation(setter.where)))]
	const choices = [...setters.map(setter => otherImageLine(override, setter.value) ?? whereLine(setter.file)), ...locations.map(({location}) => idleLine(override, location))]
	const [first] = locations
	const at = first === undefined ? "" : ` at ${formatLocation(first.location.writtenAt)}`
	const unselecting = [...new Set(idle.map(each => formatLocation(each.where)))].slice(0, ineffective_change_maxListed)
	const causes = [...(where.length > 0 || idle.length === 0 ? [["its image is set in:", ...where.slice(0, ineffective_change_maxListed)]] : []), ...(idle.length > 0 ? [["its patch selects no object of its kustomization:", ...unselecting]] : [])].map(lines => lines.join("\n"))
	return new UserError(`Input 'images': a change of ${override.name}${at} would have no effect, because ${causes.join("\nand because ")}`, {
		code: "image",
		hint: [
			setters.length > 0 || idle.length === 0
				? "Choose where it is set with one of these lines, or set the ineffective value nevertheless (`set` instead of the image's line in `images`):"
				: "Correct the patch's target, or the name of its object. To set the ineffective value nevertheless, use `set` instead of the image's line in `images`:",
			...[...new Set(choices.flatMap(line => line ?? []))].slice(0, ineffective_change_maxListed)
		].join("\n"),
		location: first?.location.writtenAt
	})
}
function whereLine(file) {
	return lineOf(isKustomizationFile(file) ? deploy_targets_folderOf(file) || "." : file)
}
function otherImageLine(override, value) {
	const image = typeof value === "string" ? parseImage(value) : undefined
	const version = formatVersion(override)
	if (image === undefined || version === undefined) return undefined
	const isSame = search_words_namesOf(override).includes(normalizeName(image.name))
	return isSame ? undefined : `images: ${image.name}=${version}`
}
function idleLine(override, location) {
	const changes = changeImage(location.found, overrideImage(location.found.image, override))
	const [change] = typeof changes === "string" ? [] : changes
	return change?.kind === "set" && formatVersion(location.found.image) !== undefined ? setLine(setTarget({...location, found: {at: change.at}}), change.value) : undefined
}
const helmfiles = ["**/helmfile*.gotmpl", "**/helmfile.d/*.gotmpl"]
async function withLinkedManifests(checkout) {
	const paths = await checkout.list()
	const kustomizations = paths.filter(path => kustomizationNames.includes(external_node_path_.posix.basename(path)))
	const words = ["valueFiles", "valuesFile", "valuesFrom"]
	const installers = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words))
	const [byKustomizations, byInstallers] = await Promise.all([oddTexts(checkout, kustomizations), oddTexts(checkout, [...new Set([...installers, ...paths.filter(isHelmfile)])])])
	const templated = (await checkout.withNamed(helmfiles).list()).filter(path => path.endsWith(".gotmpl"))
	const generates = [...byKustomizations.values()].some(text => text.includes("Generator"))
	const releases = generates ? installers : []
	const {files, templates} = await readWithTemplates(checkout, [...new Set([...byInstallers.keys(), ...releases, ...templated])])
	const found = await withValuesFrom([...files.values(), ...templates.values()].flatMap(installersIn), checkout)
	const values = found.flatMap(each => each.values)
	const named = [...[...byKustomizations].flatMap(([file, text]) => namedBy(file, text)), ...values].map(path => path.replace(/\{\{[^{}]{0,200}\}\}/g, "*")).filter(path => !manifestName.test(path) && !path.startsWith("../"))
	const plain = [...new Set(named)].filter(path => !path.includes("*"))
	const present = plain.length === 0 ? [] : [...(await checkout.read(plain)).keys()]
	return checkout.withNamed([...helmfiles, ...present, ...named.filter(path => path.includes("*"))])
}
const item = /^[ \t]{0,200}(?:-[ \t]{1,20})?(?:(?:path|valuesFile):[ \t]{1,20})?["']?([^\s"'#:,[\]{}]{1,1000})["']?[ \t]{0,200}(?:#.{0,1000})?$/
const noPath = /(?:^|\.)(?:argoproj|fluxcd|k8s)\.io(?:\/|$)|=/
async function oddTexts(checkout, paths) {
	const folders = new Set((await checkout.list()).flatMap(linked_manifests_foldersOf))
	const stored = paths.length === 0 ? [] : [...(await checkout.read(paths))]
	return new Map(
		stored.flatMap(([file, {content}]) => {
			const text = content?.toString("utf8") ?? ""
			const isOdd = word => !manifestName.test(word) && !noPath.test(word) && !folders.has(external_node_path_.posix.join(external_node_path_.posix.dirname(file), word))
			const isFlow = line => /\[/.test(line) && line.split(/[\s,[\]{}"']+/).some(word => word !== "" && !word.endsWith(":") && isOdd(word))
			const hasOdd = text.split("\n").some(line => {
				const [, word] = item.exec(line) ?? []
				return (word !== undefined && word !== "---" && isOdd(word)) || isFlow(line)
			})
			return hasOdd ? [[file, text]] : []
		})
	)
}
function namedBy(file, text) {
	try {
		const [document] = parseYaml(text, file).documents
		const read = document && readKustomization(file, document.value, path => document.locate(path))
		if (read === undefined) return []
		return [...read.resources, ...read.patches.flatMap(({source}) => ("file" in source ? [source.file] : [])), ...read.late.flatMap(({written}) => resolveIn(external_node_path_.posix.dirname(file), written))]
	} catch (error) {
		if (userFaults(error) === undefined) throw error
		return []
	}
}
function linked_manifests_foldersOf(path) {
	const names = path.split("/").slice(0, -1)
	return names.map((_, index) => names.slice(0, index + 1).join("/"))
}
async function planImages(commit, intent) {
	const {images, all, addMissing, manifests, repository} = intent
	const checkout = images.length === 0 ? commit : await withLinkedManifests(commit)
	const named = namedPaths(manifestPathspecs(manifests))
	const located = await locateImages(checkout, images, {named, isNarrow: manifests.length > 0, addMissing})
	const {locations: found, files, untouched, unrecognized, unlinked, ineffective} = located
	const locations = await withTargets(found, checkout, new Set(named))
	const effective = images.filter(override => !ineffective.has(override))
	const missing = addMissing ? effective.filter(override => !locations.get(override)?.some(isSet)) : []
	const added = missing.length === 0 ? undefined : await planImageEntries(checkout, missing, {all, named})
	const left = effective.filter(override => added?.added.has(override) !== true)
	const notFoundImages = left.filter(override => (locations.get(override) ?? []).length === 0)
	const scope = {repository: `${repository.name} (${checkout.branch})`, manifests: manifests.map(({text}) => text), addMissing, untouched: [...unrecognized, ...unlinked, ...untouched]}
	const notFoundFaults = notFoundImages.length === 0 ? [] : await notFound(notFoundImages, checkout, scope)
	const choosing = {all, named}
	const ambiguous = left.filter(override => isAmbiguous(override, locations.get(override) ?? [], choosing))
	const ambiguousLocations = ambiguous.flatMap(override => locations.get(override) ?? [])
	const inheritors = ambiguousLocations.length === 0 ? new Map() : await inheritorsOf(ambiguousLocations, overlay_repository_openRepository(checkout))
	const context = {...choosing, isAlone: ambiguous.length === 1, inheritors}
	const chosen = left.map(override => chooseImages(override, locations.get(override) ?? [], context))
	const chosenEdits = chosen.flatMap(({edits}) => edits)
	const joined = joinSharedScalars(chosenEdits, files, {images, all})
	return {
		edits: [...joined.edits, ...(added?.edits ?? [])],
		alreadySet: chosen.flatMap(({alreadySet}) => alreadySet),
		faults: [...[...ineffective].map(([override, without]) => ineffectiveFault(override, without)), ...chosen.flatMap(({faults}) => faults), ...joined.faults, ...(added?.faults ?? []), ...notFoundFaults],
		untouched: [...untouched, ...(await unsearched(checkout, intent))],
		unrecognized,
		unlinked,
		files: new Map([...files, ...(added?.files ?? [])])
	}
}
async function unsearched(checkout, {images, manifests}) {
	if (images.length === 0 || manifests.length === 0) return []
	if ((await checkout.searchEverywhere(["argoproj.io/"])) !== undefined) return []
	const reason = "has too many files outside of input `manifests` to search them for what overrides an image"
	return [{file: ".", reason}]
}
function isSet({found: {image, at, format}}) {
	const isEntry = format === "kustomize" && at.steps[0][0] === "images"
	return isEntry || image.tag !== undefined || image.digest !== undefined
}
function joinAdded(edits, isPresent) {
	const joined = new Map()
	const keys = new Map()
	for (const {file, changes} of edits) {
		for (const change of changes) {
			if (!isAdded(change)) continue
			const present = [...joined].find(([key, before]) => key.startsWith(join_added_keyOf(file, change)) && canJoin(before, change))
			const key = present?.[0] ?? `${join_added_keyOf(file, change)} ${joined.size}`
			keys.set(change, key)
			joined.set(key, present === undefined ? change : withMore(present[1], change))
		}
	}
	const joinedChange = change => joined.get(keys.get(change) ?? "") ?? change
	const isAlreadySet = edit => edit.changes.every(change => isPresent(edit, joinedChange(change)))
	const alreadySet = edits.filter(isAlreadySet)
	const used = new Set()
	const adding = edits
		.filter(edit => !isAlreadySet(edit))
		.map(edit => {
			const changes = edit.changes.map(joinedChange).filter(change => !used.has(change))
			for (const change of changes) used.add(change)
			return {...edit, changes}
		})
	return {edits: adding, alreadySet}
}
function isAdded(change) {
	return change.kind === "add" || change.kind === "append"
}
function join_added_keyOf(file, change) {
	return JSON.stringify([file, change.at, change.kind === "add" ? change.key : ""])
}
function canJoin(before, change) {
	return change.kind === "add" || (before.kind === "append" && isMap(before.item) && isMap(change.item))
}
function withMore(before, more) {
	if (before.kind === "append" && more.kind === "append") return {...before, item: withEntries(before.item, more.item)}
	return before.kind === "add" && more.kind === "add" ? {...before, value: withEntries(before.value, more.value)} : more
}
function withEntries(before, more) {
	if (isList(before) && isList(more)) return withItems(before, more)
	if (!isMap(before) || !isMap(more)) return more
	const merged = new Map(Object.entries(before))
	for (const [key, value] of Object.entries(more)) {
		const present = merged.get(key)
		merged.set(key, present === undefined ? value : withEntries(present, value))
	}
	return Object.fromEntries(merged)
}
function withItems(before, more) {
	const [last, next] = [before.at(-1), more[0]]
	return isMap(last) && isMap(next) ? [...before.slice(0, -1), withEntries(last, next)] : [...before, ...more]
}
function isList(value) {
	return Array.isArray(value)
}
function unquotedValue(value) {
	const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(value) ?? []
	return double ?? single ?? value
}
const key = /[^\s.[\]="':*,{}]+/y
const index = /\[(0|[1-9]\d{0,8})\]/y
const every = /\*|\[\*\]/y
const append = /\[\+\]/y
const value_path_quoted = /\[("(?:[^"\\]|\\.)*"|'[^']*')\]/y
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
	const named = match(value_path_quoted)
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
const parse_set_grammar = 'Write FILE:PATH=VALUE: apps/web.yaml:spec.template.spec.containers[name=web].image=shop/web:v2. For one of several documents use FILE#2 or FILE#Deployment/web, for a key with dots ["a.b/c"].'
function parseSet(lines) {
	const read = []
	const faults = []
	const seen = new Map()
	for (const {text, line} of lines) {
		if (text.trim() === "" || text.trimStart().startsWith("#")) continue
		const parsed = parse_set_parseLine(text.trimStart())
		if ("what" in parsed) {
			faults.push(setFault({line}, parsed.what, parsed.hint))
			continue
		}
		const key = JSON.stringify([parsed.file, parsed.document, parsed.path])
		const before = parsed.path.at(-1) === "+" ? undefined : seen.get(key)
		seen.set(key, before ?? line)
		if (before === undefined) read.push({...parsed, line})
		else {
			const what = `${parsed.file}:${parsed.written} is already in line ${before}`
			faults.push(setFault({line}, what, "Keep one of the two."))
		}
	}
	return {lines: read, faults}
}
function setFault({line}, what, hint, location) {
	return new UserError(`Input 'set', line ${line}: ${what}`, {code: "input", hint, location})
}
function parse_set_parseLine(text) {
	for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
		const rest = text.slice(colon + 1)
		const {steps, end} = readValuePath(rest)
		if (steps.length === 0 || rest[end] !== "=") continue
		const named = parseFileName(text.slice(0, colon))
		if ("what" in named) return named
		const [written, value] = [rest.slice(0, end), rest.slice(end + 1)]
		if (value.trim() === "") return emptyValue(text.trimEnd())
		return {...named, path: steps, written, value: unquotedValue(value.trim())}
	}
	return {what: missingPart(text), hint: parse_set_grammar}
}
function emptyValue(before) {
	return {what: `there is no value after '${before}'; is its expression empty?`, hint: `For an empty text, write ${before}""`}
}
function missingPart(text) {
	const equals = text.indexOf("=")
	if (equals === -1) return `there is no = and no value in '${text}'`
	if (equals === 0) return "there is no file and no path before the ="
	const before = text.slice(0, equals)
	const colon = before.indexOf(":")
	if (colon === -1) return `there is no : and no path in '${before}'`
	if (colon === before.length - 1) return `there is no path after '${before}'`
	return `'${before.slice(colon + 1)}' is not a path`
}
function parseFileName(written) {
	const [, before = written, number, kind, name] = /^(.*)#(?:(\d{1,9})|([A-Za-z][A-Za-z0-9]*)\/([^/#]+))$/s.exec(written) ?? []
	const file = before.replace(/^(?:\.\/)+/, "")
	const reason = invalidFileReason(file)
	if (reason !== undefined) {
		return {what: reason, hint: "Give the file's path from the root of the manifest repository."}
	}
	if (Number(number) === 0) return {what: "documents are counted from 1", hint: parse_set_grammar}
	if (number !== undefined) return {file, document: {number: Number(number)}}
	return kind === undefined || name === undefined ? {file} : {file, document: {kind, name}}
}
function invalidFileReason(file) {
	if (file === "") return "there is no file before the path"
	const parts = file.split("/")
	if (file.startsWith("/") || /^[A-Za-z]:\\/.test(file) || parts.includes("..")) {
		return `'${file}' leads out of the repository`
	}
	if (parts.some(part => part.toLowerCase() === ".git")) return `'${file}' is inside .git, which is not part of a commit`
	if (parts.some(part => part === "" || part === ".")) return `'${file}' is not the path of a file`
	return undefined
}
const missing_node_maxNames = 8
function missingFault(line, {document, at, value, remaining}, {addMissing}) {
	const [step] = remaining
	const location = document.locate(at.steps)
	const path = formatPath(at.steps)
	const where = path === "" ? location.file : `${path} in ${location.file}`
	const hint = [presentInstead(step, value), addMissing ? addableHint : addHint(step, value)].join(" ").trim()
	return setFault(line, `there is no ${missing_node_name(step)} in ${where}:${location.line}`, hint, location)
}
function missing_node_name(step) {
	if (step === undefined || step === "*") return "entry"
	if (step === "+") return "list"
	if ("index" in step) return `item ${step.index}`
	return "key" in step ? `key '${step.key}'` : `item whose ${step.where.key} is '${step.where.value}'`
}
function presentInstead(step, value) {
	if (Array.isArray(value)) return presentInList(step, value)
	const key = typeof step === "object" && "key" in step ? step.key : undefined
	if (value === null && key !== undefined) return nothing
	if (!isMap(value)) return `It is ${describe(value)}, which has no keys or items.`
	const keys = Object.keys(value)
	if (keys.length === 0) return nothing
	if (key === undefined) return `It is a map, with ${listNames(keys)}.`
	const nearest = nearestName(key, keys)
	return nearest === undefined ? `There is ${listNames(keys)}.` : `Did you mean '${nearest}'?`
}
const nothing = "It is empty."
function addHint(step, value) {
	const isKey = typeof step === "object" && "key" in step && (isMap(value) || value === null)
	if (isKey) return "Set `add-missing: true` to add a missing key."
	if (!Array.isArray(value)) return ""
	return `To append an item, use [${value.length}] or [+] with \`add-missing: true\`.`
}
const addableHint = "Only keys, and items at the end of a list, by [+] or the next index, can be added."
function presentInList(step, items) {
	if (items.length === 0) return "The list is empty."
	const count = items.length === 1 ? "1 item" : `${items.length} items`
	if (typeof step === "object" && "where" in step) {
		const {key} = step.where
		const names = items.flatMap(item => (key in mapOf(item) ? [String(mapOf(item)[key])] : []))
		return names.length === 0 ? `It is a list of ${count}, none with the key '${key}'.` : `There is ${listNames(names)}.`
	}
	return `It is a list of ${count}, counted from 0: use [0], [name=web] or [*].`
}
function describe(value) {
	if (value === null || value === undefined) return "empty"
	if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`
	if (!isMap(value)) return `a ${typeof value === "string" ? "text" : typeof value}`
	const keys = Object.keys(value)
	return keys.length === 0 ? "an empty map" : `a map with ${listNames(keys)}`
}
function listNames(names) {
	return firstFew(names, missing_node_maxNames).join(", ")
}
function followPath(document, path) {
	return set_nodes_follow({document, at: rootOf(document), value: document.value, remaining: path})
}
function set_nodes_follow(node) {
	const [step, ...remaining] = node.remaining
	if (step === undefined) return [node]
	const from = enterText(node)
	const next = childrenOf(from, step).map(([key, value]) => ({...from, at: below(from.at, key), value, remaining}))
	return next.length === 0 ? [from] : next.flatMap(set_nodes_follow)
}
function enterText(node) {
	if (typeof node.value !== "string") return node
	const value = node.document.textValue(node.at.steps)
	return typeof value === "object" && value !== null ? {...node, at: insideText(node.at), value} : node
}
function childrenOf({value}, step) {
	if (step === "+") return []
	if (Array.isArray(value)) {
		const items = [...value.entries()]
		if (step === "*") return items
		if ("index" in step) return items.filter(([index]) => index === step.index)
		if ("key" in step) return []
		const {key, value: wanted} = step.where
		return items.filter(([, item]) => set_nodes_entriesOf(item, key).some(([, found]) => String(found) === wanted))
	}
	if (step === "*") return isMap(value) ? Object.entries(value) : []
	return "key" in step ? set_nodes_entriesOf(value, step.key) : []
}
function set_nodes_entriesOf(value, key) {
	if (!isMap(value)) return []
	const read = [key, ...(/^(?:y|yes|on)$/i.test(key) ? ["true"] : /^(?:n|no|off)$/i.test(key) ? ["false"] : [])]
	return read
		.filter(each => Object.hasOwn(value, each))
		.slice(0, 1)
		.map(each => [each, value[each]])
}
function set_nodes_documentsOf(line, {file, documents}) {
	const full = documents.filter(({value}) => value !== undefined && value !== null)
	const {document} = line
	if (full.length === 0) return setFault(line, `${file} is empty`, "Use another file.", {file, line: 1})
	if (document === undefined) return full
	if ("number" in document) {
		const chosen = full[document.number - 1]
		if (chosen !== undefined) return [chosen]
		const count = full.length === 1 ? "1 document" : `${full.length} documents`
		return setFault(line, `${file} has ${count}, and no document ${document.number}`, listDocuments(full))
	}
	const {kind, name} = document
	const chosen = full.filter(each => set_nodes_nameOf(each) === `${kind}/${name}`)
	if (chosen.length === 1) return chosen
	const what = chosen.length === 0 ? `has no ${kind}/${name}` : `has ${chosen.length} documents that are ${kind}/${name}`
	return setFault(line, `${file} ${what}`, listDocuments(full))
}
function listDocuments(documents) {
	const names = documents.slice(0, 10).map((each, index) => {
		const name = set_nodes_nameOf(each)
		return name === undefined ? `#${index + 1}` : `#${index + 1} (${name})`
	})
	return `Its documents: ${names.join(", ")}${documents.length > 10 ? ", …" : ""}.`
}
function set_nodes_nameOf({value}) {
	const {kind, metadata} = mapOf(value)
	const {name} = mapOf(metadata)
	return typeof kind === "string" && typeof name === "string" ? `${kind}/${name}` : undefined
}
function setChanges(line, file, options) {
	const documents = set_nodes_documentsOf(line, file)
	const entry = documents instanceof UserError && options.addMissing ? firstEntry(line, file) : undefined
	if (entry !== undefined) return {edits: [entry]}
	if (documents instanceof UserError) return documents
	const reached = documents.map(document => followPath(document, line.path))
	const matched = reached.filter(nodes => nodes.some(({remaining}) => remaining.length === 0))
	if (matched.length > 1) {
		const what = `${line.written} is in ${matched.length} documents of ${file.file}`
		return setFault(line, what, `Select one: ${file.file}#1:${line.written}=… ${listDocuments(documents)}`)
	}
	const edits =
		matched.length === 0
			? [addNode(line, reached, options)]
			: matched.flat().map(node => {
					if (node.remaining.length === 0) return setNode(line, node, matched.flat(), options)
					return options.addMissing ? addRemaining(line, node) : undefined
				})
	const fault = edits.find(edit => edit instanceof UserError)
	return fault ?? {edits: edits.flatMap(edit => (edit === undefined || edit instanceof UserError ? [] : [edit]))}
}
function setNode(line, node, matched, {all}) {
	const {document, at, value: present} = node
	const location = document.locate(at.steps)
	const path = formatPath(at.steps)
	if (typeof present === "object" && present !== null) {
		const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`
		return setFault(line, what, "Use the path of a single value in it.", location)
	}
	const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""))
	if (value === present) return {...edit(line, node, path), changes: []}
	const readers = all ? [] : document.readers(at.steps)
	if (readers.some(steps => !matched.some(each => (0, external_node_util_.isDeepStrictEqual)(each.at.steps, steps)))) {
		const isWritten = (0, external_node_util_.isDeepStrictEqual)(readers[0], at.steps)
		const what = isWritten ? "is also used by aliases" : "comes from an anchor that others use too"
		const hint = "Write out the value at each location, or change it everywhere with `all: true`."
		return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location)
	}
	return {...edit(line, node, path), changes: [{kind: "set", at, value}]}
}
function addNode(line, reached, options) {
	const [node, ...others] = reached.flat().toSorted((a, b) => a.remaining.length - b.remaining.length)
	if (node === undefined) return setFault(line, `${line.written} does not exist in ${line.file}`, "Check the path.")
	const added = options.addMissing ? addRemaining(line, node) : undefined
	if (added === undefined) return missingFault(line, node, options)
	if (others.length > 0) {
		return setFault(line, `${line.written} could be added at several locations in ${line.file}`, "Select one of them.")
	}
	return added
}
function firstEntry(line, {file, text, documents}) {
	const [step, ...rest] = line.path
	const isEmpty = documents.every(({value}) => value === undefined || value === null)
	const value = wrapInPath(rest, typedValue(line.value, undefined, line.path.findLast(each => isKey(each))?.key ?? ""))
	if (!isEmpty || line.document !== undefined || !isKey(step) || value === undefined) return undefined
	const at = {document: 0, steps: [[]]}
	const path = formatPath([line.path.map(each => (isKey(each) ? each.key : 0))])
	const changes = [{kind: "add", at, key: step.key, value}]
	return {file, line: text.split("\n").length, path, from: undefined, to: line.value, changes}
}
function addRemaining(line, node) {
	const [step, ...rest] = node.remaining
	const key = node.remaining.findLast(each => isKey(each))?.key ?? String(node.at.steps.at(-1)?.at(-1) ?? "")
	const item = wrapInPath(rest, typedValue(line.value, undefined, key))
	const length = node.value === null ? 0 : Array.isArray(node.value) ? node.value.length : undefined
	if (step === undefined || item === undefined) return undefined
	const isMapped = isMap(node.value) || node.value === null
	const add = isKey(step) && isMapped ? {kind: "add", at: node.at, key: step.key, value: item} : length !== undefined && isItem(step, length) ? {kind: "append", at: node.at, item, once: step === "+"} : undefined
	if (add === undefined) return undefined
	const newPath = node.remaining.map((each, nth) => (isKey(each) ? each.key : nth === 0 ? (length ?? 0) : 0))
	return {...edit(line, {...node, value: undefined}, formatPath(below(node.at, ...newPath).steps)), changes: [add]}
}
function isKey(step) {
	return typeof step === "object" && "key" in step
}
function isItem(step, length) {
	return step === "+" || (typeof step === "object" && "index" in step && step.index === length)
}
function wrapInPath([step, ...rest], value) {
	if (step === undefined) return value
	const inner = wrapInPath(rest, value)
	if (inner === undefined) return undefined
	if (isKey(step)) return {[step.key]: inner}
	return isItem(step, 0) ? [inner] : undefined
}
function edit({value: to}, {document, at, value}, path) {
	const {file, line} = document.locate(at.steps)
	const from = value === undefined || value === null ? undefined : String(value)
	return {file, line, path, from, to}
}
async function planValues(checkout, {set, addMissing, all}) {
	if (set.length === 0) return {edits: [], alreadySet: [], lines: new Map(), faults: [], files: new Map()}
	const {files, untouched} = await readFiles(checkout, [...new Set(set.map(({file}) => file))])
	const planned = await Promise.all(
		set.map(async line => {
			const file = files.get(line.file)
			if (file === undefined) {
				const reason = untouched.find(each => each.file === line.file)?.reason
				if (reason !== undefined) return setFault(line, `${line.file} ${reason}`, sentence(insteadOfEdit(reason)))
				return setFault(line, `${line.file} does not exist`, await missingFileHint(line, checkout))
			}
			const changes = setChanges(line, file, {addMissing, all})
			return changes instanceof UserError ? changes : changes.edits
		})
	)
	const requested = planned.flatMap((edits, index) => (edits instanceof UserError ? [] : edits.map(edit => ({edit, line: set[index]?.line ?? 0}))))
	const changing = requested.filter(({edit}) => edit.changes.length > 0)
	const targeted = await plan_values_withTargets(
		changing.map(({edit}) => edit),
		files,
		checkout
	)
	const numbered = targeted.map((edit, nth) => ({...edit, inputLine: changing[nth]?.line ?? 0}))
	const joined = joinAdded(numbered, ({file}, change) => hasItem(files.get(file), change))
	const lines = new Map(joined.edits.map(({inputLine: line, ...edit}) => [edit, line]))
	const alreadySet = joined.alreadySet.map(({inputLine: _, ...edit}) => ({...edit, changes: []}))
	return {edits: [...lines.keys()], alreadySet: [...requested.map(({edit}) => edit).filter(edit => edit.changes.length === 0), ...alreadySet], lines, faults: planned.filter(edits => edits instanceof UserError), files}
}
function hasItem(file, change) {
	if (change.kind !== "append" || !change.once) return false
	const {document, steps} = change.at
	const [first, ...inner] = steps
	const read = file?.documents[document]
	const root = inner.length === 0 ? read?.value : read?.textValue([first, ...inner.slice(0, -1)])
	return listOf(valueAt(root, inner.at(-1) ?? first)).some(item => hasAll(item, change.item))
}
function hasAll(value, wanted) {
	if (!isMap(wanted)) return (0, external_node_util_.isDeepStrictEqual)(value, wanted)
	return Object.entries(wanted).every(([key, each]) => hasAll(mapOf(value)[key], each))
}
async function plan_values_withTargets(edits, files, checkout) {
	const named = new Set(edits.map(({file}) => file))
	const folders = await readTargetFolders(checkout, [...named])
	const located = new Map(
		edits.flatMap(edit => {
			const [file, at] = [files.get(edit.file), edit.changes[0]?.at]
			const document = at && file?.documents[at.document]
			return file && document && at ? [[edit, {file, document, at}]] : []
		})
	)
	const targets = deployTargets([...located.values()], folders, named)
	const names = new Map([...located.keys()].map((edit, nth) => [edit, targets[nth]?.name]))
	return edits.map(edit => ({...edit, target: names.get(edit) ?? edit.file}))
}
async function missingFileHint({file}, checkout) {
	if (/[*?]/.test(file)) return "Globs are not supported: name each file on a separate line."
	const nearest = await checkout.nearestFile(file)
	if (nearest !== undefined) return `Did you mean '${nearest}'?`
	return "Paths are relative to the root of the manifest repository; links and submodules are not followed."
}
function blockLines(value, indents, context) {
	if (isScalarValue(value)) return [writeScalar(value, undefined, context)]
	if (write_value_isList(value)) {
		if (value.length === 0) return ["[]"]
		return value.flatMap(item => itemLines(item, "- ", indents, context))
	}
	const entries = Object.entries(value)
	if (entries.length === 0) return ["{}"]
	return entries.flatMap(([key, inner]) => entryLines(key, inner, indents, context))
}
function entryLines(key, value, indents, context) {
	const name = writeScalar(key, undefined, context)
	const [first = "", ...rest] = blockLines(value, indents, context)
	if (isScalarValue(value) || isEmpty(value)) return [`${name}: ${first}`]
	const indent = " ".repeat(write_value_isList(value) ? indents.list : indents.step)
	return [`${name}:`, ...[first, ...rest].map(line => indent + line)]
}
function itemLines(item, dash, indents, context) {
	const [first = "", ...rest] = blockLines(item, indents, context)
	return [dash + first, ...rest.map(line => " ".repeat(dash.length) + line)]
}
function writeFlow(value, context) {
	if (isScalarValue(value)) return writeScalar(value, undefined, context)
	if (write_value_isList(value)) return `[${value.map(item => writeFlow(item, context)).join(", ")}]`
	return `{${Object.entries(value)
		.map(([key, inner]) => writeFlowEntry(key, inner, context))
		.join(", ")}}`
}
function writeFlowEntry(key, value, context) {
	return `${writeScalar(key, undefined, context)}: ${writeFlow(value, context)}`
}
function isScalarValue(value) {
	return typeof value !== "object" || value === null
}
function write_value_isList(value) {
	return Array.isArray(value)
}
function isEmpty(value) {
	return typeof value === "object" && value !== null && Object.keys(value).length === 0
}
function scalarContext({document, json}, parent) {
	return {collectionStyle: parent?.flow === true ? "flow" : "block", json, quotes: usualQuotes(parent, document)}
}
function indentWidthsOf(text, document) {
	let step
	let list
	;(0, dist.YR)(document, {
		Map(_, map) {
			for (const [index, {value}] of map.items.entries()) {
				if (!((0, dist.jh)(value) || (0, dist.oP)(value)) || value.flow || map.flow) continue
				const deeper = indentOf(text, value, 0) - indentOf(text, map, index)
				if ((0, dist.jh)(value)) step ??= deeper
				else list ??= deeper
			}
			return step !== undefined && list !== undefined ? dist.YR.BREAK : undefined
		}
	})
	return {step: Math.max(1, step ?? 2), list: Math.max(0, list ?? 0)}
}
function indentOf(text, parent, index) {
	const itemRange = rangeOfItem(parent, index)
	return itemRange === undefined ? 0 : beforeOnLine(text, itemRange.begin).length
}
function usualQuotes(parent, document) {
	const beside = (0, dist.jh)(parent) ? parent.items.map(({value}) => value) : (parent?.items ?? [])
	return mostUsedQuotes(beside.filter(dist.jn)) ?? quotesOf(document) ?? "double"
}
const knownQuotes = new WeakMap()
function quotesOf(document) {
	const known = knownQuotes.get(document) ?? {quotes: mostUsedQuotes(scalarsOf(document))}
	knownQuotes.set(document, known)
	return known.quotes
}
function scalarsOf(document) {
	const found = []
	;(0, dist.YR)(document, {
		Scalar(key, scalar) {
			if (key !== "key") found.push(scalar)
		}
	})
	return found
}
function mostUsedQuotes(scalars) {
	const single = scalars.filter(({type}) => type === "QUOTE_SINGLE").length
	const double = scalars.filter(({type}) => type === "QUOTE_DOUBLE").length
	if (single === 0 && double === 0) return undefined
	return single > double ? "single" : "double"
}
function addEntries(location, adds) {
	const {node, edited} = location
	const indents = indentWidthsOf(edited.text, edited.document)
	if (collection_edits_isEmpty(node)) {
		const context = scalarContext(edited, undefined)
		const lines = adds.flatMap(({key, value}) => entryLines(key, value, indents, context))
		return fillEmptyValue(location, indents.step, lines)
	}
	if (!(0, dist.jh)(node)) return "there is no map"
	const context = scalarContext(edited, node)
	if (node.flow && node.items.length === 0) {
		return fillEmptyBrackets(
			edited,
			node,
			adds.map(({key, value}) => writeFlowEntry(key, value, context))
		)
	}
	return combine(
		adds.map(({key, value, after}) => {
			if (node.items.some(item => collection_edits_keyOf(item) === key)) return `it already has a ${key}`
			const found = node.items.findIndex(item => collection_edits_keyOf(item) === after)
			const index = found === -1 ? node.items.length - 1 : found
			if (node.flow) return insertIntoFlow(edited, node, index, writeFlowEntry(key, value, context))
			return insertAfterItem(edited, node, index, entryLines(key, value, indents, context))
		})
	)
}
function appendItems(location, items) {
	const {node, edited} = location
	const indents = indentWidthsOf(edited.text, edited.document)
	if (collection_edits_isEmpty(node)) {
		const context = scalarContext(edited, undefined)
		return fillEmptyValue(
			location,
			indents.list,
			items.flatMap(item => itemLines(item, "- ", indents, context))
		)
	}
	if (!(0, dist.oP)(node)) return "there is no list"
	const context = scalarContext(edited, node)
	if (node.flow && node.items.length === 0) {
		return fillEmptyBrackets(
			edited,
			node,
			items.map(item => writeFlow(item, context))
		)
	}
	const previous = node.items.length - 1
	return combine(
		items.map(item => {
			if (node.flow) return insertIntoFlow(edited, node, previous, writeFlow(item, context))
			return insertAfterItem(edited, node, previous, itemLines(item, dashOf(edited, node), indents, context))
		})
	)
}
function combine(inserted) {
	const reason = inserted.find(each => typeof each === "string")
	return reason ?? inserted.flatMap(each => (typeof each === "string" ? [] : each))
}
function collection_edits_keyOf({key}) {
	return (0, dist.jn)(key) ? String(key.value) : String(key)
}
function dashOf({text}, list) {
	const itemRange = rangeOfItem(list, list.items.length - 1)
	return /^- +(?=\S)/.exec(text.slice(itemRange?.begin))?.[0] ?? "- "
}
function collection_edits_isEmpty(node) {
	return (0, dist.jn)(node) && node.value === null
}
function insertAfterItem({text}, parent, index, lines) {
	const itemRange = rangeOfItem(parent, index)
	if (itemRange === undefined) return "the range of its last entry is unclear"
	const end = lineEnd(text, itemRange.end)
	const lineBreak = lineBreakOf(text) + " ".repeat(indentOf(text, parent, index))
	return [{begin: end, end, text: lines.map(line => lineBreak + line).join("")}]
}
function fillEmptyBrackets({text}, {range}, written) {
	const [begin, end] = range ?? [0, 0]
	if (!/^..$/.test(text.slice(begin, end).replaceAll(/\s/g, ""))) return "it holds a comment"
	return [{begin: begin + 1, end: end - 1, text: written.join(", ")}]
}
function insertIntoFlow({text}, parent, index, written) {
	const itemRange = rangeOfItem(parent, index)
	if (itemRange === undefined) return "the range of its last entry is unclear"
	const next = rangeOfItem(parent, index + 1)
	if (next !== undefined) {
		return [{begin: next.begin, end: next.begin, text: `${written},${separatorBefore(text, next.begin)}`}]
	}
	return [{begin: itemRange.end, end: itemRange.end, text: `,${separatorBefore(text, itemRange.begin)}${written}`}]
}
function separatorBefore(text, begin) {
	const before = beforeOnLine(text, begin)
	return /^\s*$/.test(before) ? lineBreakOf(text) + before : " "
}
function fillEmptyValue({edited, parent, index, node}, extraIndent, lines) {
	if (!(0, dist.jh)(parent) || parent.flow || edited.json) return "it is empty, and not in a block-style map"
	const itemRange = rangeOfItem(parent, index)
	const [begin, end] = node?.range ?? [0, 0]
	if (itemRange === undefined) return "the range of its key is unclear"
	const at = lineEnd(edited.text, itemRange.end)
	const lineBreak = lineBreakOf(edited.text) + " ".repeat(indentOf(edited.text, parent, index) + extraIndent)
	const insertion = {begin: at, end: at, text: lines.map(line => lineBreak + line).join("")}
	if (begin === end) return [insertion]
	const spaces = /(?<! ) *$/.exec(edited.text.slice(0, begin))?.[0].length ?? 0
	return [{begin: begin - spaces, end, text: ""}, insertion]
}
function removeEntry({edited: {text}, parent, index}) {
	if (parent === undefined) return "it is the whole document"
	const itemRange = rangeOfItem(parent, index)
	if (itemRange === undefined) return "its range is unclear"
	const next = rangeOfItem(parent, index + 1)
	if (parent.flow) return removeFromFlow(text, itemRange, next, index === 0 ? undefined : rangeOfItem(parent, index - 1))
	if (parent.items.length === 1) return [{...itemRange, text: (0, dist.jh)(parent) ? "{}" : "[]"}]
	if (/^\s*$/.test(beforeOnLine(text, itemRange.begin))) return [wholeLines(text, itemRange)]
	if (next === undefined || hasComment(text, lineEnd(text, itemRange.end), next.begin)) {
		return "it starts after a dash, and a comment follows it"
	}
	return [{begin: itemRange.begin, end: next.begin, text: ""}]
}
function wholeLines(text, {begin, end}) {
	const from = lineBegin(text, begin)
	const to = lineEnd(text, end)
	if (from > 0) return {begin: from - (text[from - 2] === "\r" ? 2 : 1), end: to, text: ""}
	return {begin: from, end: text.indexOf("\n", to) + 1 || to, text: ""}
}
function removeFromFlow(text, itemRange, next, previous) {
	const comma = /^\s*,/.exec(text.slice(itemRange.end))?.[0].length ?? 0
	const begin = next === undefined ? (previous?.end ?? itemRange.begin) : itemRange.begin
	const end = next?.begin ?? itemRange.end + (previous === undefined ? comma : 0)
	if (hasComment(text, begin, itemRange.begin) || hasComment(text, itemRange.end, end)) return "there is a comment next to it"
	return [{begin, end, text: ""}]
}
function hasComment(text, begin, end) {
	return text.slice(begin, end).includes("#")
}
function findUnexpectedDifference({source: before, tokens, documents}, expectedChanges, ordered) {
	const after = {...before, text: applyReplacements(before.text, ordered)}
	try {
		if (isJson(before) && !isJson(after)) return "it would no longer be JSON"
		const tokensAfter = tokensOf(after)
		const sameInAllVersions = readSameInAllVersions(tokens) && readSameInAllVersions(tokensAfter)
		const versions = sameInAllVersions ? ["yaml-1.1"] : ["yaml-1.1", "yaml-1.2"]
		for (const version of versions) {
			const changed = version === "yaml-1.1" ? documents.map(each => each.clone()) : compose(before, tokens, version)
			applyExpectedChanges(changed, expectedChanges)
			const expectedValues = readValues({source: before, documents: changed})
			const values = readValues({source: after, documents: compose(after, tokensAfter, version)})
			if (!(0, external_node_util_.isDeepStrictEqual)(values, expectedValues)) {
				return `it would have another value in ${version === "yaml-1.1" ? "YAML 1.1" : "YAML 1.2"}`
			}
		}
		const expectedTrivia = triviaAfter(tokens, ordered)
		return (0, external_node_util_.isDeepStrictEqual)(triviaOf(tokensAfter), expectedTrivia) ? undefined : "a comment, an anchor or a tag would change"
	} catch (error) {
		if (error instanceof UserError) return `it could not be parsed again: ${error.message}`
		throw error
	}
}
function triviaAfter(tokens, ordered) {
	let shift = 0
	let next = 0
	return triviaOf(tokens).flatMap(({offset, source}) => {
		for (let edit = ordered[next]; edit !== undefined && edit.end <= offset; edit = ordered[next]) {
			shift += edit.text.length - (edit.end - edit.begin)
			next++
		}
		const edit = ordered[next]
		const isReplaced = edit !== undefined && edit.begin <= offset && offset < edit.end
		return isReplaced ? [] : [{offset: offset + shift, source}]
	})
}
const plainText = /^\p{L}[^\n]*$/u
const ambiguousWord = /^(?:y|n|yes|no|on|off)$/i
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
function readSameInAllVersions(tokens) {
	return visitTokens(tokens, token => {
		if (token.type === "tag" || token.type === "directive") return false
		if (token.type !== "scalar") return true
		return plainText.test(token.source) ? !ambiguousWord.test(token.source) : plainNumber.test(token.source)
	})
}
const triviaTypes = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"])
function triviaOf(tokens) {
	const found = []
	visitTokens(tokens, token => {
		if (triviaTypes.has(token.type) && "source" in token) found.push({offset: token.offset, source: token.source})
		return true
	})
	return found
}
function visitTokens(tokens, visit) {
	return tokens.every(token => visitToken(token, visit))
}
function visitToken(token, visit) {
	if (!visit(token)) return false
	if ("start" in token && Array.isArray(token.start) && !visitTokens(token.start, visit)) return false
	if (token.type === "flow-collection" && !visitToken(token.start, visit)) return false
	if ("props" in token && !visitTokens(token.props, visit)) return false
	if ("items" in token) {
		for (const {start, key, sep, value} of token.items) {
			if (!visitTokens(start, visit) || (sep !== undefined && !visitTokens(sep, visit))) return false
			if ((key != null && !visitToken(key, visit)) || (value != null && !visitToken(value, visit))) return false
		}
	}
	if (token.type === "document" && token.value !== undefined && !visitToken(token.value, visit)) return false
	return !("end" in token) || token.end === undefined || visitTokens(token.end, visit)
}
function applyExpectedChanges(documents, expectedChanges) {
	const collections = documents.map(collectionsOf)
	const prepared = expectedChanges.map(({document: index, slot, change}) => {
		const document = documents[index]
		if (document === undefined) throw new RangeError(`No document ${index}`)
		const token = slot.parent?.srcToken
		return prepareChange(document, token === undefined ? undefined : collections[index]?.get(token), slot.index, change)
	})
	for (const apply of prepared) apply()
}
function collectionsOf(document) {
	const found = new Map()
	;(0, dist.YR)(document, {
		Collection(_, collection) {
			if (collection.srcToken !== undefined) found.set(collection.srcToken, collection)
		}
	})
	return found
}
function prepareChange(document, parent, index, change) {
	const pair = (0, dist.jh)(parent) ? parent.items[index] : undefined
	const item = pair ?? parent?.items[index]
	switch (change.kind) {
		case "set":
			return () => setValue(prove_edit_valueAt(document, parent, pair, index), change.value)
		case "rename":
			return () => {
				setValue(pair?.key, change.key)
				setValue(pair?.value, change.value)
			}
		case "remove":
			return () => {
				parent?.items.splice(parent.items.indexOf(item), 1)
			}
		case "add":
			return () => {
				const node = prove_edit_valueAt(document, parent, pair, index)
				const map = (0, dist.jh)(node) ? node : document.createNode({})
				map.items.push(document.createPair(change.key, change.value))
				if (map !== node && pair !== undefined) pair.value = map
			}
		case "append":
			return () => {
				const node = prove_edit_valueAt(document, parent, pair, index)
				const list = (0, dist.oP)(node) ? node : document.createNode([])
				list.items.push(document.createNode(change.item))
				if (list !== node && pair !== undefined) pair.value = list
			}
	}
}
function prove_edit_valueAt(document, parent, pair, index) {
	if (parent === undefined) return document.contents
	return pair === undefined ? parent.items[index] : pair.value
}
function setValue(node, value) {
	if ((0, dist.jn)(node)) node.value = value
}
function setScalar({edited, parent, index, node}, value) {
	if (!(0, dist.jn)(node)) return node === undefined ? "it does not exist" : "it is a map or a list, not a scalar"
	const {range} = node
	if (node.value === value) return []
	if (typeof value === "string" && notStringTag.test(node.tag ?? "")) return "its tag says that it is not a string"
	const context = scalarContext(edited, parent)
	if (range == null || range[0] === range[1]) {
		const itemRange = parent === undefined ? undefined : rangeOfItem(parent, index)
		if (itemRange === undefined) return "it does not exist"
		return [{begin: itemRange.end, end: itemRange.end, text: ` ${writeScalar(value, undefined, context)}`}]
	}
	const {srcToken} = node
	if (srcToken?.type === "block-scalar" && typeof value === "string") {
		return setBlockScalar(String(node.value), srcToken, value)
	}
	return [{begin: range[0], end: range[1], text: writeScalar(value, styleOf(node), context)}]
}
const notStringTag = /^tag:yaml\.org,2002:(?!str$)/
function styleOf({type}) {
	return type ?? undefined
}
function renameEntry(location, key, value) {
	const {edited, parent, index} = location
	if (!(0, dist.jh)(parent)) return "it is not an entry of a map"
	const old = parent.items[index]?.key
	if (!(0, dist.jn)(old) || old.range == null) return "its key is not a scalar"
	if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED") return "its key is a block scalar"
	const written = writeScalar(key, old.type ?? undefined, scalarContext(edited, parent))
	const set = setScalar(location, value)
	return typeof set === "string" ? set : [{begin: old.range[0], end: old.range[1], text: written}, ...set]
}
function setBlockScalar(before, token, value) {
	const [header] = token.props.filter(({type}) => type === "block-scalar-header")
	if (header === undefined || !("source" in header)) return "its header cannot be read"
	const body = blockBodyBegin(token)
	const end = blockTextEnd(token)
	const newlines = endingNewlines(value)
	const text = value.slice(0, value.length - newlines)
	const chomping = newlines === endingNewlines(before) ? /[-+]?$/.exec(header.source.replace(/\d/, ""))?.[0] : chompingFor[newlines]
	const indicator = /\d/.exec(header.source)?.[0] ?? ""
	const indent = firstIndent(token.source) - firstIndent(before)
	const lines = header.source.startsWith(">") ? unfold(text) : text
	if (lines === undefined || chomping === undefined || !(indent > 0) || !canStartBlock(text, indicator)) {
		const line = headerEnd(token)
		return [
			{begin: token.offset, end: token.offset + header.source.length, text: writeDouble(value)},
			{begin: line, end: Math.max(line, end), text: ""}
		]
	}
	const lineBreak = blockLineBreak(token)
	return [
		{begin: token.offset, end: token.offset + header.source.length, text: `${header.source[0]}${indicator}${chomping}`},
		{
			begin: body,
			end,
			text: lines
				.split("\n")
				.map(line => line && " ".repeat(indent) + line)
				.join(lineBreak)
		}
	]
}
function headerEnd({offset, props}) {
	return props.reduce((end, prop) => end + ("source" in prop && prop.type !== "newline" ? prop.source.length : 0), offset)
}
function canStartBlock(text, indicator) {
	return text !== "" && !text.includes("\r") && (indicator !== "" || !/^\n*[ \t]/.test(text))
}
function firstIndent(text) {
	return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0
}
const chompingFor = ["-", ""]
function endingNewlines(value) {
	return value.length - value.replace(/(?<!\n)\n+$/, "").length
}
function unfold(text) {
	return /\n[ \t]/.test(text) ? undefined : text.replace(/\n+/g, breaks => `${breaks}\n`)
}
function planReplacements(parsed, tasks) {
	const {source, documents} = parsed
	const located = locateTasks(source, documents, tasks)
	const planned = groupByLocation(located).flatMap(group => planGroup(source, group))
	const ordered = sortReplacements(planned.flatMap(({replacements}) => replacements))
	const [first] = located
	if (first === undefined || ordered.length === 0) return []
	const reason = findOverlap(ordered) === undefined ? findUnexpectedDifference(parsed, planned, ordered) : "two changes overlap"
	if (reason !== undefined) throw inexactEdit(source, first, reason)
	return ordered
}
function planGroup(source, group) {
	const [first] = group
	const inner = group.flatMap(({task}) => innerTask(task))
	if (inner.length === group.length) return [planInner(source, first, inner)]
	const changes = group.map(({task: {change}}) => change)
	const replacements = inner.length > 0 ? contradiction : planChanges(first.location, changes)
	if (typeof replacements === "string") throw inexactEdit(source, first, replacements)
	return group.map(({location, task: {change, document}}, index) => ({document, slot: location, change, replacements: index === 0 ? replacements : []}))
}
const contradiction = "two changes contradict each other"
function planChanges(location, changes) {
	const adds = changes.filter(change => change.kind === "add")
	const appends = changes.filter(change => change.kind === "append")
	if (adds.length === changes.length) return addEntries(location, adds)
	if (appends.length === changes.length)
		return appendItems(
			location,
			appends.map(({item}) => item)
		)
	const [change, another] = changes
	if (another !== undefined) return contradiction
	switch (change?.kind) {
		case "set":
			return setScalar(location, change.value)
		case "rename":
			return renameEntry(location, change.key, change.value)
		case "remove":
			return removeEntry(location)
		default:
			return contradiction
	}
}
function innerTask({change, steps: [, next, ...rest]}) {
	return next === undefined ? [] : [{change, document: 0, steps: [next, ...rest]}]
}
function planInner(source, placed, tasks) {
	const {location, task, offset} = placed
	const inner = (0, dist.jn)(location.node) ? innerText(source.text, location.node) : undefined
	if (inner === undefined) throw inexactEdit(source, placed, "its text has folded lines or escapes")
	const at = innerOffset => source.at(inner.toOuter(innerOffset) ?? offset)
	const parsed = parseText({text: inner.text, file: source.file, at})
	readValues(parsed)
	const edits = planReplacements(parsed, tasks)
	const replacements = edits.map(edit => {
		const [begin, end, text] = [inner.toOuter(edit.begin), inner.toOuter(edit.end), inner.write(edit.text)]
		if (begin !== undefined && end !== undefined && text !== undefined) return {begin, end, text}
		throw inexactEdit(source, placed, "its scalar style cannot hold the change")
	})
	const steps = [task.steps[0]]
	const change = {kind: "set", at: {document: task.document, steps}, value: applyReplacements(inner.text, edits)}
	return {document: task.document, slot: location, change, replacements}
}
function locateTasks(source, documents, tasks) {
	const json = isJson(source)
	const lookups = documents.map(document => ({edited: {text: source.text, document, json}, follow: createPathLookup(document)}))
	return tasks.map(task => {
		const found = lookups[task.document]
		const lookup = found?.follow(task.steps[0])
		const offset = lookup?.offset ?? 0
		if (found === undefined || lookup?.slot === undefined) throw inexactEdit(source, {task, offset}, "it does not exist")
		const {parent} = lookup.slot
		if (parent !== undefined && parent.srcToken === undefined) {
			throw inexactEdit(source, {task, offset}, "it is in a pair without its own brackets")
		}
		return {task, location: {...lookup.slot, edited: found.edited}, offset}
	})
}
function groupByLocation(located) {
	const groups = []
	for (const placed of located.toSorted((a, b) => plan_replacements_beginOf(b.location) - plan_replacements_beginOf(a.location))) {
		const group = groups.find(([{location}]) => isSameLocation(location, placed.location))
		if (group === undefined) groups.push([placed])
		else if (!group.some(({task}) => isSameTask(task, placed.task))) group.push(placed)
	}
	return groups
}
function plan_replacements_beginOf({node}) {
	return node?.range?.[0] ?? 0
}
function isSameLocation(a, b) {
	return a.edited === b.edited && a.parent === b.parent && a.index === b.index
}
function isSameTask(a, b) {
	return (0, external_node_util_.isDeepStrictEqual)({...a.change, at: a.steps.slice(1)}, {...b.change, at: b.steps.slice(1)})
}
function inexactEdit(source, {task, offset}, reason) {
	return new UserError(`${formatPath(task.change.at.steps)} cannot be changed exactly: ${reason}`, {code: "edit", hint: "Nothing was changed. Change it by hand, or simplify how it is written.", location: source.at(offset)})
}
function editFile(file, changes) {
	const {mark, content} = withoutMark(file.text)
	const filled = fillEmpty(file, content, changes)
	if (filled !== undefined) return mark + filled
	const {parts} = file
	const replacements = parts.flatMap((part, index) => {
		const documentChanges = parts.length === 1 ? changes : changes.filter(({at}) => at.document === index)
		if (documentChanges.length === 0) return []
		const tasks = documentChanges.map(change => ({change, document: change.at.document - index, steps: change.at.steps}))
		return planReplacements(part, tasks).map(({text, begin, end}) => ({text, begin: part.begin + begin, end: part.begin + end}))
	})
	return mark + applyReplacements(content, replacements)
}
function fillEmpty({file, documents, parts}, text, changes) {
	const adds = changes.flatMap(change => (change.kind === "add" && isRoot(change) ? [change] : []))
	const isEmpty = documents.every(({value}) => value === undefined)
	if (adds.length === 0 || adds.length < changes.length || !isEmpty) return undefined
	const lineBreak = text.includes("\r\n") ? "\r\n" : "\n"
	const context = {collectionStyle: "block", json: false, quotes: "double"}
	const lines = adds.flatMap(({key, value}) => entryLines(key, value, {step: 2, list: 2}, context))
	const before = text === "" || text.endsWith("\n") ? text : text + lineBreak
	const after = before + lines.map(line => line + lineBreak).join("")
	const expected = Object.fromEntries(adds.map(({key, value}) => [key, value]))
	const trivia = triviaOf(parts.flatMap(({tokens}) => tokens))
	const filled = parseText(fileSource(after, file))
	const isSame = (0, external_node_util_.isDeepStrictEqual)(triviaOf(filled.tokens), trivia)
	if (isSame && (0, external_node_util_.isDeepStrictEqual)(readValues(filled), [expected])) return after
	throw new UserError(`${file} cannot be edited exactly`, {code: "edit", hint: "Nothing was changed. Add the first entry by hand.", location: {file, line: 1, column: 1}})
}
function isRoot({at: {document, steps}}) {
	return document === 0 && steps.length === 1 && steps[0].length === 0
}
function conflictingLines(imageEdits, valueEdits, {images, setLines}) {
	const byImages = imageEdits.map(edit => {
		const line = images.find(({name}) => name === edit.image)?.line
		return {edit, by: `input 'images'${line === undefined ? "" : `, line ${line}`}`}
	})
	const requests = new Map(byImages.flatMap(request => request.edit.changes.map(change => [conflicting_lines_keyOf(request.edit, change), request])))
	return valueEdits.flatMap(edit => {
		const line = setLines.get(edit) ?? 0
		const keys = edit.changes.map(change => conflicting_lines_keyOf(edit, change))
		const other = keys.map(key => requests.get(key)).find(request => request !== undefined)
		for (const key of keys) if (edit.changes[0]?.kind === "set") requests.set(key, {edit, by: `input 'set', line ${line}`})
		if (other === undefined) return []
		const {path, file, line: at} = edit
		const message = `Input 'set', line ${line} and ${other.by} both set ${path} in ${formatLocation({file, line: at})}`
		return [new UserError(message, {code: "input", hint: "Keep one of them.", location: {file, line: at}})]
	})
}
function conflicting_lines_keyOf({file}, change) {
	return JSON.stringify([file, change.at, change.kind === "add" ? change.key : undefined])
}
async function planPull(checkout, intent) {
	const [images, values] = await Promise.all([planImages(checkout, intent), planValues(checkout, intent)])
	const setEdits = [...values.edits, ...values.alreadySet]
	const isSet = reference => setEdits.some(edit_plan_isIn(reference))
	const listed = namedPaths(manifestPathspecs(intent.manifests))
	const overlaid = overlaidFaults(images.unlinked, listed, isSet)
	const twice = conflictingLines(images.edits, values.edits, {images: intent.images, setLines: values.lines})
	throwFaults([...images.faults, ...overlaid, ...values.faults, ...twice])
	return {
		edits: [...images.edits, ...values.edits],
		alreadySet: [...images.alreadySet, ...values.alreadySet],
		untouched: [...images.untouched, ...[...images.unrecognized, ...images.unlinked].filter(reference => !isSet(reference))].map(({file, reason}) => ({file, reason})),
		files: new Map([...images.files, ...values.files])
	}
}
function applyEdits(edits, {files}) {
	const byFile = Map.groupBy(edits, ({file}) => file)
	return new Map(
		[...byFile].map(([path, ofFile]) => {
			const file = files.get(path)
			if (file === undefined) throw new RangeError(`Edits of ${path}, which was not read`)
			const changes = ofFile.flatMap(edit => edit.changes)
			return [path, Buffer.from(editFile(file, changes))]
		})
	)
}
function edit_plan_isIn({file, at}) {
	const path = formatPath(at.steps)
	return edit => edit.file === file && (edit.path === path || edit.path.startsWith(`${path} > `))
}
const historyDepth = 500
async function decide(checkout, inputs, ports, keepsCurrent = () => false) {
	const {repository, source, allowDowngrade, commitMessage: template, author, signoff} = inputs
	const history = source === undefined ? Promise.resolve([]) : readHistory(checkout, ports)
	const plan = await planPull(checkout, inputs)
	const {edits: planned, alreadySet, untouched} = plan
	const edits = planned.filter(edit => !keepsCurrent(edit))
	const warning = unchangedTagWarning(inputs.images, planned, alreadySet)
	const unchanged = {outcome: "unchanged", untouched, superseded: [], warning}
	if (planned.length === 0) return {...unchanged, message: alreadyUpToDate(alreadySet)}
	if (edits.length === 0) return unchanged
	if (await isStartedByOwnCommit(edits, checkout, await history, inputs)) {
		const message = `This run was started by our own commit ${source?.commit}, and everything it would set was set after the last commit by anyone else: stopping to avoid a loop`
		return {...unchanged, message, startedByUs: true}
	}
	if (source !== undefined && !allowDowngrade && !checkout.givesHistory) {
		ports.log.info("The server cannot send history without file contents (no partial clone): a newer version is recognized only if the newest commit set it. This matters only if an older run is repeated.")
	}
	const order =
		source === undefined || allowDowngrade
			? {edits, superseded: []}
			: await excludeSuperseded(edits, {history: await history, own: ownCommits(await history, author), source, relate: commit => relateToSource(commit, source, {checkout, repository, options: ports}), isOnBranch: commit => isOnSourceBranch(commit, source, {checkout, repository, options: ports}), log: ports.log})
	if (order.edits.length === 0) return {...unchanged, outcome: "superseded", superseded: order.superseded}
	const message = commitMessage({edits: order.edits, source: source === undefined ? undefined : `${source.repository}@${source.commit}`, runUrl: ports.runUrl, template, author, signoff})
	const commit = await checkout.write(applyEdits(order.edits, plan), {message, author})
	if (commit === undefined) return unchanged
	return {outcome: "changed", edits: order.edits, commit, commitMessage: message, untouched, superseded: order.superseded, warning}
}
function readHistory(checkout, {log, signal}) {
	return checkout.history(historyDepth).catch(error => {
		if (!signal.aborted) log.debug(`History cannot be read: ${String(error)}`)
		return []
	})
}
const decide_maxLocations = 5
function alreadyUpToDate(alreadySet) {
	if (alreadySet.length === 0) return undefined
	return `Already up to date: ${firstFew(alreadySet.map(valueAtLocation), decide_maxLocations).join(", ")}`
}
function unchangedTagWarning(overrides, edits, alreadySet) {
	const changing = new Set(edits.map(({image}) => image))
	const same = overrides.flatMap(({name, tag, digest}) => {
		if (tag === undefined || digest !== undefined || namesCommit(tag) || changing.has(name)) return []
		return alreadySet.filter(({image}) => image === name).slice(0, 1)
	})
	if (same.length === 0) return undefined
	const locations = firstFew(same.map(valueAtLocation), decide_maxLocations).join(", ")
	return `Input 'images': ${locations} already. Running pods keep the image that they pulled: use a new tag or the digest for each build.`
}
function valueAtLocation({image, path, file, line, to}) {
	return `${image ?? path} is ${visibleValue(to)} in ${formatLocation({file, line})}`
}
function byCommit(inputs, ports, publisher) {
	let sent
	let isUnconfirmed = false
	return {
		explain: error => (isUnconfirmed && sent !== undefined && ports.signal.aborted ? new UnconfirmedCommit(error, sent.commit.id) : error),
		async attempt(newest) {
			if (sent !== undefined && (await newest.contains(sent.commit.id))) {
				return {done: {outcome: "committed", decision: sent}}
			}
			isUnconfirmed = false
			const decision = sent?.commit.parent === newest.commit ? sent : await decide(newest, inputs, ports)
			if (decision.outcome !== "changed") return {done: {outcome: decision.outcome, decision}}
			if (inputs.dryRun) return {done: {outcome: "planned", decision}}
			sent = decision === sent ? sent : await publisher.prepare(decision)
			isUnconfirmed = true
			const pushed = await publisher.push(sent, {checkout: newest, branch: newest.branch, from: newest.commit})
			if (pushed.done) return {done: {outcome: "committed", decision: sent}}
			isUnconfirmed = pushed.mayHaveArrived
			return {retry: pushed.why}
		}
	}
}
const gitPublisher = {prepare: decision => Promise.resolve(decision), push: ({commit}, {checkout, branch, from}) => checkout.branches.move(branch, commit.id, from)}
function apiPublisher(open) {
	const created = new Map()
	const commitApi = async () => {
		const {kind, commit, moveBranch} = await open()
		if (commit === undefined || moveBranch === undefined) throw noCommitApi(kind)
		return {commit, moveBranch}
	}
	return {
		async prepare(decision) {
			const {commit, commitMessage: message} = decision
			const {commit: create} = await commitApi()
			const id = created.get(commit.id) ?? (await create({parent: commit.parent, message, files: commit.files}))
			created.set(commit.id, id)
			return {...decision, commit: {...commit, id}}
		},
		async push({commit: {id, parent}}, {branch, from}) {
			const {moveBranch} = await commitApi()
			const rebuild = from !== undefined && from !== parent
			try {
				const moved = await moveBranch({branch, to: id, from, rebuild})
				if (moved === "moved") return {done: true}
				return {done: false, why: `Another push is updating branch ${branch}`, mayHaveArrived: false}
			} catch (error) {
				if (!(error instanceof UserError) || error.code !== "unreachable") throw error
				return {done: false, why: error.message, mayHaveArrived: true}
			}
		}
	}
}
function noCommitApi(kind) {
	const who = kind === "gitea" ? "Gitea and Forgejo do" : "this forge does"
	return new UserError(`Input 'sign' is api, but ${who} not sign commits through the API`, {code: "input", hint: "Sign with your own key: `sign: ssh`, with `signing-key`."})
}
function proposedChanges(commits, missingOnBase = [], before = new Map()) {
	const made = chainBumps(commits, missingOnBase).map((chain, _, all) => startAtBase(chain, all, missingOnBase))
	const lasting = made.filter(({first, last}) => bumpPreviousKey(first) !== bumpNewKey(last))
	const distinct = new Map(lasting.map(chain => [`${bumpPreviousKey(chain.first)} ${bumpNewKey(chain.last)}`, chain]))
	return [...distinct.values()].map(({first, last}) => ({
		subject: last.subject,
		name: decodeTrailerValue(last.name),
		isImage: last.isImage,
		from: first.from === undefined ? undefined : decodeTrailerValue(first.from),
		to: decodeTrailerValue(last.written),
		source: last.source,
		sourceBefore: before.get(bumpPreviousKey(first))?.source
	}))
}
function chainBumps(commits, missingOnBase) {
	const onBase = new Set(missingOnBase.map(bumpPreviousKey))
	let chains = []
	for (const {bumps, isOwn} of commits) {
		const replaced = new Set(bumps.map(bumpPreviousKey))
		if (!isOwn) chains = chains.map(chain => ({...chain, isOpen: true}))
		for (const bump of bumps) {
			const isReplacedBy = ({last, isOpen}) => isOpen && last.subject === bump.subject && !replaced.has(bumpNewKey(last)) && !onBase.has(bumpPreviousKey(bump))
			const continues = chain => bumpNewKey(chain.last) === bumpPreviousKey(bump)
			const isNext = chains.some(continues) ? continues : isReplacedBy
			chains = chains.some(isNext) ? chains.map(chain => (isNext(chain) ? {first: chain.first, last: bump, isOpen: false} : chain)) : [...chains, {first: bump, last: bump, isOpen: false}]
		}
	}
	return chains
}
function startAtBase(chain, all, missingOnBase) {
	const {subject} = chain.last
	const onBase = new Map(missingOnBase.filter(bump => bump.subject === subject).map(bump => [bumpPreviousKey(bump), bump]))
	const [now] = onBase.values()
	const isOnly = onBase.size === 1 && all.filter(({last}) => last.subject === subject).length === 1
	return now === undefined || !isOnly ? chain : {...chain, first: {...chain.first, from: now.from}}
}
async function planBranchUpdate(state, decision, context, previousPullRequest) {
	const missingOnBase = bumpsOf(branch_update_messageOf(decision))
	const commit = {bumps: missingOnBase, isOwn: true}
	const from = state?.checkout.commit
	const own = {commits: [commit], missingOnBase, onlyOwnCommits: true}
	const rebuild = {kind: "push", from, decision, notes: [], ...own}
	if (state === undefined || previousPullRequest === "merged") return rebuild
	const {checkout, onlyOwnCommits, commits} = state
	const {base, inputs} = context
	const [present, wanted] = await Promise.all([checkout.treeOf(checkout.commit), base.treeOf(decision.commit.id)])
	if (present === wanted) {
		if (onlyOwnCommits && !changesSame(commits, [commit])) return rebuild
		return {kind: "keep", commit: checkout.commit, commits: [commit], missingOnBase, onlyOwnCommits}
	}
	if (onlyOwnCommits && previousPullRequest !== undefined) return rebuild
	const isReplaced = onlyOwnCommits && setsOnly(state, settableSubjects(inputs, decision))
	const isUnordered = inputs.source === undefined || inputs.allowDowngrade
	if (isReplaced && isUnordered) return rebuild
	const onBranch = await decideOnBranch(state, context).catch(error => {
		if (isReplaced && userFaults(error) !== undefined) return undefined
		throw error
	})
	if (onBranch?.outcome === "superseded") {
		return {kind: "superseded", commit: checkout.commit, decision: onBranch, commits, missingOnBase, onlyOwnCommits}
	}
	if (isReplaced && (onBranch === undefined || onBranch.superseded.length === 0)) return rebuild
	if (onBranch?.outcome !== "changed") return {kind: "keep", commit: checkout.commit, commits, missingOnBase, onlyOwnCommits}
	const onTop = {bumps: bumpsOf(branch_update_messageOf(onBranch)), isOwn: true}
	const notes = replacementNotes(state, onBranch, decision, context.head)
	return {kind: "push", from: checkout.commit, decision: onBranch, notes, commits: [...commits, onTop], missingOnBase, onlyOwnCommits}
}
function decideOnBranch({checkout, bumps}, {inputs, ports}) {
	const last = new Map(bumps.map(bump => [bump.subject, bumpNewKey(bump)]))
	return decide(checkout, inputs, ports, edit => last.get(subjectOf(edit)) === newValueKey(edit))
}
function settableSubjects({images, set}, decision) {
	return new Set([...images.map(({name}) => normalizeName(name)), ...set.map(({file, written}) => `${file}:${written}`), ...(decision?.edits.map(subjectOf) ?? [])])
}
function setsOnly({bumps}, subjects) {
	return bumps.every(({subject}) => subjects.has(subject))
}
function changesSame(one, other) {
	const [left, right] = [one, other].map(commits => proposedChanges(commits).map(({subject, from, to}) => JSON.stringify([subject, from, to])))
	return JSON.stringify(left?.toSorted()) === JSON.stringify(right?.toSorted())
}
function replacementNotes({bumps, onlyOwnCommits}, {edits}, onBase, head) {
	const known = new Set([...bumps.map(bumpNewKey), ...onBase.edits.map(previousValueKey)])
	const subjects = new Set(bumps.map(({subject}) => subject))
	return edits
		.filter(edit => !onlyOwnCommits && subjects.has(subjectOf(edit)) && !known.has(previousValueKey(edit)))
		.map(({image, path, from = "nothing", to}) => {
			const [previous, next] = [from, to].map(visibleValue)
			return `${previous}, which someone else set for ${image ?? path} on branch ${head}, is replaced by ${next}`
		})
}
function branch_update_messageOf({commit: {id}, commitMessage}) {
	return {id, message: commitMessage}
}
async function readBranchState(base, branch, author) {
	const checkout = await base.branches.open(branch)
	if (checkout === undefined) return undefined
	const since = await checkout.commitsSince(base)
	const commits = (since ?? []).toReversed().map(commit => ({bumps: bumpsOf(commit), isOwn: isOwnCommit(commit, author)}))
	return {checkout, onlyOwnCommits: since !== undefined && commits.every(({isOwn}) => isOwn), commits, bumps: commits.flatMap(({bumps}) => bumps)}
}
const entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/
function markdown_text(value) {
	return escapeHtml(value, mark => `${mark}<wbr>`)
}
function markup(value) {
	const parts = sanitizeLine(value).split(/`([^`]+)`/)
	const asHtml = (part, isCode) => (isCode ? `<code>${markdown_escaped(part, mark => mark)}</code>` : markdown_escaped(part, mark => `${mark}<wbr>`))
	return parts.map((part, index) => asHtml(part, index % 2 === 1)).join("")
}
function code(value) {
	return `<code>${verbatim(value)}</code>`
}
function block(value, language) {
	const lines = sanitize(value).split("\n")
	return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map(line => markdown_escaped(line.trimEnd(), mark => mark)).join("&#10;")}</pre>`
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
	return markdown_escaped(sanitizeLine(String(value)), withMark)
}
function markdown_escaped(value, withMark) {
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
const stepNames = ["labels", "reviews", "assignees", "superseded", "merge"]
const end = "<!-- pushpull end -->"
function formatSection(text, marker) {
	const words = [`sha256:${marker.text}`, `title:${marker.title}`, `target:${marker.target}`, ...(marker.incompleteSteps.length === 0 ? [] : [`todo:${marker.incompleteSteps.join()}`]), ...marker.proposes.map(({subject, to}) => `${subject}=${to}`)]
	return `<!-- pushpull begin ${words.join(" ")} -->${text}${end}`
}
function findSection(body) {
	const pattern = /<!-- pushpull begin sha256:([0-9a-f]+) title:([0-9a-f]+) target:([0-9a-f]+)(?: todo:([a-z,]+))?((?: [0-9a-f]+=[0-9a-f]+)*) -->/
	const begin = pattern.exec(body)
	const until = body.indexOf(end, begin?.index)
	if (begin === null || until === -1) return undefined
	const [whole, written = "", title = "", target = "", todo = "", proposed = ""] = begin
	const text = body.slice(begin.index + whole.length, until)
	const proposes = proposed
		.split(" ")
		.filter(word => word !== "")
		.map(word => ({subject: word.slice(0, word.indexOf("=")), to: word.slice(word.indexOf("=") + 1)}))
	const incompleteSteps = stepNames.filter(name => todo.split(",").includes(name))
	return {marker: {text: written, title, target, proposes, incompleteSteps}, isAsWritten: digestOf(text) === written, text, before: body.slice(0, begin.index), after: body.slice(until + end.length)}
}
function withoutProposal(body) {
	return withMarker(body, {proposes: [], incompleteSteps: []})
}
function withIncompleteSteps(body, incompleteSteps) {
	return withMarker(body, {incompleteSteps})
}
function withMarker(body, change) {
	const section = findSection(body)
	if (section === undefined) return body
	const {before, text, marker, after} = section
	return `${before}${formatSection(text, {...marker, ...change})}${after}`
}
function digestOf(text) {
	const lines = text.split(/\r?\n/).map(line => line.trimEnd())
	return shortHash(lines.join("\n").trim(), 16)
}
function shortHash(text, digits) {
	return (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, digits)
}
function proposalOf(changes) {
	const all = changes.map(({subject, to}) => ({subject: shortHash(subject, 12), to: shortHash(to, 12)}))
	const byWord = new Map(all.map(each => [`${each.subject}=${each.to}`, each]))
	return [...byWord].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
function proposesSame(one, other) {
	return JSON.stringify(one.proposes) === JSON.stringify(other.proposes)
}
function withoutMarkers(text) {
	return text.replaceAll(/<!--(?=\s*pushpull (begin|end)\b)/g, "&lt;!--")
}
const maxNamed = 10
function formatContent(options, maxLength) {
	const {template, changes, edits, runUrl} = options
	if (template === undefined) return tableOf(options, maxLength)
	const titled = changes.map(asEdit)
	const filled = withoutMarkers(fillTemplate(template, {edits: titled, locations: edits, runUrl}, value => (value === runUrl ? value : asLiteral(value))))
	if (filled.length <= maxLength) return filled
	const note = "\n\n… (the rest does not fit)"
	return `${filled.slice(0, Math.max(0, maxLength - note.length)).toWellFormed()}${note}`
}
function asEdit({name, isImage, from, to}) {
	return {image: isImage ? name : undefined, path: name, from, to}
}
function asLiteral(value) {
	const escaped = code(value).slice("<code>".length, -"</code>".length)
	const literal = escaped.replace(/&(?:#\d+|\w+);|[^\p{L}\p{M}\p{N} ]/gu, sign => (sign.length > 2 && sign.startsWith("&") ? sign : `&#${sign.codePointAt(0)};`))
	return `<code>${literal}</code>`
}
function tableOf({changes, edits, runUrl, source}, maxLength) {
	const links = changes.map(change => compareLink(change, source))
	const hasLinks = links.some(each => each !== undefined)
	const hasEdits = edits.length > 0
	const head = [headOf(changes), "From", "To", ...(hasEdits ? ["Where"] : []), ...(hasLinks ? ["Changes"] : [])]
	const rows = changes.map((change, index) => {
		const {name, from, to} = change
		return tableRow([code(name), from === undefined ? html`` : code(shortVersion(from)), code(shortVersion(to)), ...(hasEdits ? [description_content_listOf(editsOf(change, edits).map(formatLocation))] : []), ...(hasLinks ? [links[index] ?? html``] : [])])
	})
	const targets = [...new Set(edits.map(({target}) => target))]
	const inTargets = hasEdits ? html`<p>In ${description_content_listOf(targets)}.</p>` : html``
	const run = runUrl === undefined ? html`` : html`<p>Proposed by ${markdown_link(runUrl, markdown_text("this run"))}.</p>`
	const frame = `${inTargets}\n\n${table(head, [])}\n\n${more(rows.length)}\n\n${run}`.length
	const fitting = rows.slice(0, countFitting(rows, maxLength - frame))
	const left = rows.length - fitting.length
	return [...(inTargets === "" ? [] : [inTargets]), table(head, fitting), ...(left === 0 ? [] : [more(left)]), ...(run === "" ? [] : [run])].join("\n\n")
}
function editsOf({subject, from}, edits) {
	const all = edits.filter(edit => subjectOf(edit) === subject)
	const same = all.filter(edit => edit.from === from)
	return same.length === 0 ? all : same
}
function description_content_listOf(names) {
	const shown = names.slice(0, maxNamed).map(name => code(name))
	const left = names.length - shown.length
	const all = left === 0 ? shown : [...shown, html`${left} more`]
	return all.length === 0 ? html`` : all.reduce((list, name) => html`${list}, ${name}`)
}
function headOf(changes) {
	if (changes.every(({isImage}) => isImage)) return "Image"
	return changes.some(({isImage}) => isImage) ? "Image or value" : "Value"
}
function more(count) {
	return html`<p>${count} more do not fit here: see the changed files.</p>`
}
function countFitting(rows, maxLength) {
	let size = 0
	const first = rows.findIndex(row => {
		size += row.length + 1
		return size > maxLength
	})
	return first === -1 ? rows.length : first
}
function compareLink({source, sourceBefore}, {repository = "", page} = {}) {
	const [after, before] = [splitSource(source), splitSource(sourceBefore)]
	if (page === undefined || after.commit === undefined || before.commit === undefined) return undefined
	if (after.commit === before.commit) return undefined
	if (![after, before].every(each => isSameRepository(each.repository, repository))) return undefined
	const shown = code(`${before.commit.slice(0, 12)}...${after.commit.slice(0, 12)}`)
	return markdown_link(comparePage(page, before.commit, after.commit), shown)
}
function comparePage(page, from, to) {
	const isGitLab = /(^|[.-])gitlab[.-]/.test(new URL(page).hostname)
	return `${page}${isGitLab ? "/-" : ""}/compare/${from}...${to}`
}
function staysClosed(declined, decision) {
	const {number, head} = declined
	const message = `Pull request #${number} proposed the same change and was closed: it stays closed. Reopen it, or propose another version`
	return {outcome: "unchanged", decision, message, proposal: unchanged(declined, head.branch, head.commit)}
}
function staysDeclined(declined, open, decision, head) {
	const message = `Pull request #${declined.number} proposed the same change and was closed, so #${open.number} keeps what it proposes. Close #${open.number} and reopen #${declined.number}, or propose another version`
	return {outcome: "unchanged", decision, message, proposal: unchanged(open, head, open.head.commit)}
}
function alreadyProposed(open, decision, {head, commit, notes = []}) {
	const message = `Pull request #${open.number} already proposes this change`
	return {outcome: "unchanged", decision, message, proposal: {...unchanged(open, head, commit), notes}}
}
function supersededBy({pullRequest}, decision) {
	return {outcome: "superseded", decision, message: proposesNewer(pullRequest)}
}
function proposesNewer({number}) {
	return `Pull request #${number} proposes a newer version`
}
function planned({update, related: {open}, decision, context}, commit) {
	const {head, base} = context
	if (open === undefined) {
		const message = `A pull request would be opened from ${head} to ${base.branch}`
		return {outcome: "planned", decision: update.kind === "push" ? update.decision : decision, message}
	}
	if (update.kind !== "push") return alreadyProposed(open, decision, {head, commit})
	const message = `Pull request #${open.number} would be updated`
	const proposal = {...unchanged(open, head, open.head.commit), operation: undefined}
	return {outcome: "planned", decision: update.decision, message, proposal}
}
function unchanged({number, url}, headBranch, headCommit) {
	return {number, url, operation: "unchanged", headBranch, headCommit, superseded: [], merge: undefined, notes: []}
}
async function closeIfObsolete(decision, state, open, context) {
	const {outcome, message} = decision
	const delivery = {outcome, decision, message}
	if (open === undefined || decision.startedByUs === true) return {done: delivery}
	const proposal = unchanged(open, context.head, state?.checkout.commit ?? open.head.commit)
	if (!(await isObsolete(decision, state, open, context))) return {done: {...delivery, proposal}}
	if (context.inputs.dryRun) {
		const wouldClose = `Pull request #${open.number} would be closed`
		return {done: {...delivery, message: wouldClose, proposal: {...proposal, operation: undefined}}}
	}
	const has = outcome === "unchanged" ? "already has this change" : "already has a newer version"
	const closed = await close_obsolete_close(open, state, `Branch ${asLiteral(context.base.branch)} ${has}.`, context)
	if ("retry" in closed) return closed
	return {done: {...delivery, proposal: {...proposal, operation: "closed", notes: closed.done}}}
}
async function isObsolete({outcome, superseded}, state, open, context) {
	if (state === undefined) return false
	const isOurs = findSection(open.body) !== undefined || state.onlyOwnCommits
	if (!isOurs) return false
	if (outcome === "superseded") {
		const older = new Set(superseded.map(({edit}) => newValueKey(edit)))
		return state.bumps.every(bump => older.has(bumpNewKey(bump)))
	}
	if (!setsOnly(state, settableSubjects(context.inputs))) return false
	const onBranch = await tryDecideOnBranch(state, context)
	return onBranch === undefined || onBranch.superseded.length === 0
}
function findObsolete(others, proposes) {
	const subjects = new Set(proposes.map(({subject}) => subject))
	return others.filter(({marker}) => marker.proposes.length > 0 && marker.proposes.every(({subject}) => subjects.has(subject)))
}
async function isNewer({pullRequest}, context) {
	const {base, inputs} = context
	if (inputs.source === undefined || inputs.allowDowngrade) return false
	const state = await readBranchState(base, pullRequest.head.branch, inputs.author)
	if (state === undefined) return false
	const decision = await tryDecideOnBranch(state, context)
	return (decision?.superseded.length ?? 0) > 0
}
async function closeObsolete(obsolete, by, context) {
	const superseded = []
	const notes = []
	for (const {pullRequest} of obsolete) {
		if (pullRequest.author === "" || pullRequest.author !== by.author) {
			const opener = `it was opened by ${pullRequest.author || "someone else"}, and #${by.number} by ${by.author}`
			notes.push(`#${pullRequest.number} is left open: ${opener}. Close it if #${by.number} replaces it`)
			continue
		}
		const state = await readBranchState(context.base, pullRequest.head.branch, context.inputs.author)
		const closed = await close_obsolete_close(pullRequest, state, `Superseded by #${by.number}.`, context)
		if ("retry" in closed) {
			notes.push(`#${pullRequest.number} is left open: another push has just updated its branch`)
			continue
		}
		superseded.push(pullRequest.number)
		notes.push(...closed.done)
	}
	return {superseded, notes}
}
async function close_obsolete_close({number, body, head: {branch}}, state, why, {base, forge}) {
	const notes = []
	const comment = [why]
	if (state?.onlyOwnCommits === true) {
		const removed = await base.branches.remove(branch, state.checkout.commit).catch(userErrorOf)
		if (removed instanceof UserError) notes.push(`Branch ${branch} was not deleted: ${removed.message}`)
		else if (!removed.done) return {retry: removed.why}
	} else if (state !== undefined) {
		comment.push("Its branch has commits by others and is not deleted.")
	}
	await forge.comment(number, comment.join(" "))
	await forge.changePullRequest(number, {state: "closed", body: withoutProposal(body)})
	return {done: notes}
}
function userErrorOf(error) {
	if (error instanceof UserError && error.code !== "unreachable") return error
	throw error
}
async function tryDecideOnBranch(state, context) {
	return decideOnBranch(state, context).catch(error => {
		if (userFaults(error) === undefined) throw error
		return undefined
	})
}
async function listOpen(forge, base) {
	const all = await forge.listPullRequests({state: "open", base})
	return all.filter(each => each.base === base)
}
async function listClosed(forge, head, base) {
	const all = await forge.listPullRequests({state: "closed", head, base})
	return all.filter(each => each.head.branch === head && each.base === base)
}
function othersFrom(opened, head, target) {
	return opened
		.filter(each => each.head.branch !== head)
		.flatMap(pullRequest => {
			const marker = findSection(pullRequest.body)?.marker
			return marker?.target === target ? [{pullRequest, marker}] : []
		})
}
function withProposed(pullRequest, state) {
	const {body, head} = pullRequest
	const marked = findSection(body)?.marker.proposes
	const isAtHead = state?.checkout.commit === head.commit
	return {pullRequest, proposed: marked ?? (isAtHead ? proposalOf(proposedChanges(state.commits)) : undefined)}
}
function findDeclined(closed, proposes) {
	const newestFirst = closed.toSorted((a, b) => b.pullRequest.number - a.pullRequest.number)
	const merged = newestFirst.findIndex(({pullRequest}) => pullRequest.state === "merged")
	return newestFirst.slice(0, merged === -1 ? closed.length : merged).find(({proposed}) => proposed !== undefined && proposesSame({proposes: proposed}, {proposes}))?.pullRequest
}
const maxNameLength = 40
function headBranchName(target, base) {
	const key = JSON.stringify([...locationOf(target), base, subjectsOf(target)])
	return `pushpull/${readableName(target)}-${shortHash(key, 8)}`
}
function targetOf(target, base) {
	return shortHash(JSON.stringify([...locationOf(target), base]), 16)
}
function locationOf({repository, manifests}) {
	return [repository.name.toLowerCase(), manifests.map(({text}) => text).toSorted()]
}
function subjectsOf({images, set}) {
	const names = images.map(({name}) => normalizeName(name))
	return [...names, ...set.map(({file, document, path}) => JSON.stringify([file, document, path]))].toSorted()
}
function readableName({images, set}) {
	const names = [...images.map(({name}) => name.split("/").at(-1) ?? ""), ...set.map(({written}) => written)]
	const words = names
		.map(name => name.toLowerCase().replace(/[^a-z0-9]+/g, "-"))
		.map(name => name.slice(-maxNameLength).replace(/^-+|-+$/g, ""))
		.filter(name => name !== "")
	const [first = "values", ...rest] = words
	return rest.length === 0 ? first : `${first}-and-${rest.length}-more`
}
async function chooseHeadBranch(name, {base, forge, inputs, ports, proposal}) {
	const target = targetOf(inputs, base.branch)
	const named = await readBranchState(base, name, inputs.author)
	const opened = await listOpen(forge, base.branch)
	const readCandidate = async head => {
		const state = head === name ? named : await readBranchState(base, head, inputs.author)
		const open = opened.find(each => each.head.branch === head)
		return {head, state, open, closed: open === undefined ? await listClosed(forge, head, base.branch) : []}
	}
	const choose = (candidate, skipped = []) => ({
		head: candidate.head,
		state: candidate.state,
		related: {open: candidate.open, closed: [candidate, ...skipped].flatMap(each => each.closed.map(one => withProposed(one, each.state))), others: proposal.closeSuperseded ? othersFrom(opened, candidate.head, target) : []},
		previousPullRequest: previousPullRequestOf(candidate)
	})
	const first = await readCandidate(name)
	const isGiven = proposal.headBranch !== undefined
	if (isGiven && isForeign(first)) throw foreignBranch(name)
	if (first.open !== undefined) return choose(first)
	const numbered = isGiven && isReusable(first) ? undefined : findNumbered(name, opened, target)
	if (numbered !== undefined) return choose(await readCandidate(numbered.head.branch))
	const skipped = []
	let candidate = first
	for (let count = 2; !isReusable(candidate); count++) {
		skipped.unshift(candidate)
		candidate = await readCandidate(`${name}-${count}`)
	}
	if (candidate !== first) {
		ports.log.info(`Branch ${name} has commits by others: the new pull request comes from ${candidate.head}.`)
	}
	return choose(candidate, skipped)
}
function isReusable(candidate) {
	const {state, open} = candidate
	const isOurs = state === undefined || state.onlyOwnCommits || previousPullRequestOf(candidate) === "merged"
	return open === undefined && isOurs
}
function isForeign({state, open, closed}) {
	if (state === undefined || state.bumps.length > 0) return false
	return open === undefined ? closed.length === 0 : findSection(open.body) === undefined
}
function findNumbered(name, opened, target) {
	return opened.find(({head: {branch}, body}) => {
		const count = branch.startsWith(`${name}-`) ? branch.slice(name.length + 1) : ""
		return /^[1-9]\d*$/.test(count) && findSection(body)?.marker.target === target
	})
}
function previousPullRequestOf({open, closed: [last], state}) {
	if (open !== undefined || last === undefined || state?.checkout.commit !== last.head.commit) return undefined
	return last.state === "merged" ? "merged" : "closed"
}
function foreignBranch(branch) {
	return new UserError(`Branch ${branch} already exists, and is not ours`, {code: "input", hint: "Set input 'head-branch' to another branch, or delete this one if nobody needs it: its commits would become part of the pull request, and the branch would be moved."})
}
async function describeProposal({commits, missingOnBase}, edits, {inputs, proposal, ports, base}) {
	const {source, commitMessage} = inputs
	const history = source === undefined ? [] : await base.history(historyDepth).catch(() => [])
	const changes = proposedChanges(commits, missingOnBase, newestBumps(history))
	const {runUrl} = ports
	const titled = changes.map(asEdit)
	const template = proposal.title ?? commitMessage?.split(/\r?\n/)[0]
	const known = new Set(edits.map(subjectOf))
	const targets = changes.every(({subject}) => known.has(subject)) ? edits.map(({target}) => target) : []
	const title = template === undefined ? titleWithTargets(titled, targets, maxTitleBytes) : fillTemplate(template, {edits: titled, locations: edits, runUrl})
	return {title: truncateTitle(title), target: targetOf(inputs, base.branch), proposes: proposalOf(changes), content: maxLength => formatContent({template: proposal.body, changes, edits, runUrl, source}, maxLength)}
}
function newBody(description) {
	return writeSection(description, maxBodyLength, [])
}
function descriptionChange({title, body}, description) {
	const section = findSection(body)
	if (section === undefined) return {}
	const {marker, isAsWritten, text, before, after} = section
	const isOwnTitle = digestOf(title) === marker.title
	if (proposesSame(marker, description) && (!isOwnTitle || title === description.title)) return {}
	const room = maxBodyLength - before.length - after.length
	const written = isAsWritten ? writeSection(description, room, marker.incompleteSteps) : formatSection(text, {...marker, ...markerOf(description), ...(isOwnTitle ? {} : {title: marker.title})})
	return {...(isOwnTitle && title !== description.title ? {title: description.title} : {}), body: `${before}${written}${after}`}
}
function writeSection(description, room, incompleteSteps) {
	const marker = markerOf(description)
	const frame = formatSection(withBlankLines(""), {...marker, text: digestOf(""), incompleteSteps: stepNames}).length
	const text = description.content(Math.max(0, room - frame))
	return formatSection(withBlankLines(text), {...marker, text: digestOf(text), incompleteSteps})
}
function withBlankLines(text) {
	return `\n\n${text}\n\n`
}
function markerOf({title, target, proposes}) {
	return {title: digestOf(title), target, proposes}
}
function requestedSteps(inputs, obsoletePullRequests) {
	const {labels, reviewers, teamReviewers, assignees, autoMerge} = inputs
	const steps = [
		["labels", labels.length > 0],
		["reviews", reviewers.length + teamReviewers.length > 0],
		["assignees", assignees.length > 0],
		["superseded", obsoletePullRequests.length > 0],
		["merge", autoMerge !== undefined]
	]
	return steps.filter(([, isRequested]) => isRequested).map(([step]) => step)
}
async function completeSteps(steps, pullRequest, options) {
	const {deferred, context} = options
	const {forge} = context
	let results = {superseded: [], merge: undefined, notes: []}
	const incomplete = [...steps]
	try {
		for (const step of steps) {
			const more = await completeStep(step, pullRequest, options)
			results = {...results, ...more, notes: [...results.notes, ...more.notes]}
			incomplete.shift()
		}
	} catch (error) {
		if (incomplete.length < steps.length) {
			await markIncompleteSteps([...incomplete, ...deferred], pullRequest, forge).catch(() => undefined)
		}
		throw error
	}
	if (steps.length > 0 && results.merge !== "merged") await markIncompleteSteps(deferred, pullRequest, forge)
	return results
}
async function completeStep(step, pullRequest, {obsoletePullRequests, context}) {
	const {forge, proposal} = context
	const {number, labels: present} = pullRequest
	switch (step) {
		case "labels": {
			const missing = proposal.labels.filter(label => !present.includes(label))
			if (missing.length > 0) await forge.addLabels(number, missing)
			return {notes: []}
		}
		case "reviews": {
			const wanted = {users: proposal.reviewers, teams: proposal.teamReviewers}
			return {notes: leftOutNotes(await forge.requestReviews(number, wanted), "was not requested as a reviewer")}
		}
		case "assignees":
			return {notes: leftOutNotes(await forge.assign(number, proposal.assignees), "was not assigned")}
		case "superseded":
			return closeObsolete(obsoletePullRequests, pullRequest, context)
		case "merge":
			if (proposal.autoMerge === undefined) return {notes: []}
			return {notes: [], merge: await forge.autoMerge(pullRequest, proposal.autoMerge)}
	}
}
function leftOutNotes(leftOut, what) {
	return leftOut.map(({name, reason}) => `${name} ${reason}, and ${what}`)
}
async function blockAutoMerge(pullRequest, {onlyOwnCommits}, {forge, proposal, head}) {
	if (onlyOwnCommits || proposal.autoMerge === undefined) return undefined
	const {number} = pullRequest
	const cancelled = await forge.cancelAutoMerge(pullRequest)
	const state = {off: `Auto-merge was not enabled for #${number}`, cancelled: `Auto-merge was disabled for #${number}`, kept: `Auto-merge of #${number} was enabled by someone else and stays enabled`}[cancelled]
	const advice = cancelled === "kept" ? "Disable it unless they should be merged" : `Review them and merge #${number} yourself, or remove them from the branch and run this again`
	const note = `${state}: branch ${head} has commits by others, which would be merged with ours. ${advice}`
	return {isCancelled: cancelled === "cancelled", note}
}
async function markIncompleteSteps(incomplete, {number, head, base}, forge) {
	const open = await forge.listPullRequests({state: "open", head: head.branch, base})
	const body = open.find(each => each.number === number)?.body
	if (body === undefined) return
	const marked = withIncompleteSteps(body, incomplete)
	if (marked !== body) await forge.changePullRequest(number, {body: marked})
}
async function syncPullRequest({update, state, related: {open}, decision, context, progress, description, obsoletePullRequests, commit}) {
	const {base, head} = context
	const hasMoved = progress.sent.has(commit)
	const steps = requestedSteps(context.proposal, obsoletePullRequests)
	const upserted = await upsertPullRequest(open, {description, hasMoved, steps, commit}, context)
	if (upserted === "exists") return {retry: "Another run has just opened the pull request"}
	const {pullRequest} = upserted
	const {number, url} = pullRequest
	const isUntouched = upserted.operation === "unchanged" && progress.operation === undefined
	const conflicts = await conflictNotes(pullRequest, commit, state, context)
	const blocked = await blockAutoMerge(pullRequest, update, context)
	const isDeferred = step => step === "merge" && blocked !== undefined
	const incompleteSteps = upserted.incompleteSteps.filter(step => !isDeferred(step))
	const deferred = blocked?.isCancelled ? ["merge"] : upserted.incompleteSteps.filter(isDeferred)
	const warnings = blocked === undefined ? conflicts : [...conflicts, blocked.note]
	if (isUntouched && incompleteSteps.length === 0) {
		if (blocked?.isCancelled) await markIncompleteSteps(deferred, pullRequest, context.forge)
		return {done: alreadyProposed(pullRequest, decision, {head, commit, notes: warnings})}
	}
	const operation = progress.operation ?? (upserted.operation === "created" ? "created" : "updated")
	const known = {number, url, operation, headBranch: head, headCommit: commit}
	progress.operation = operation
	progress.known = known
	const now = await base.branches.open(head)
	if (now !== undefined && now.commit !== commit) return {retry: `Another push has just updated branch ${head}`}
	const results = await completeSteps(incompleteSteps, pullRequest, {obsoletePullRequests, context, deferred})
	const replaced = update.kind === "push" ? update.notes : []
	return {done: {outcome: "proposed", decision: update.kind === "push" ? update.decision : decision, proposal: {...known, ...results, notes: [...replaced, ...warnings, ...results.notes]}}}
}
async function refreshOutdatedDescription(update, {related: {open}, context}, description) {
	const delivery = {outcome: "superseded", decision: update.decision}
	if (open === undefined) return delivery
	const message = proposesNewer(open)
	const proposal = unchanged(open, context.head, update.commit)
	if (context.inputs.dryRun) return {...delivery, message, proposal}
	const upserted = await upsertPullRequest(open, {description, hasMoved: false, steps: [], commit: update.commit}, context)
	const operation = upserted === "exists" ? "unchanged" : upserted.operation
	return {...delivery, message, proposal: {...proposal, operation}}
}
async function upsertPullRequest(open, {description, hasMoved, steps, commit}, {forge, head, base, proposal: {draft}}) {
	if (open === undefined) {
		const {title} = description
		const body = withIncompleteSteps(newBody(description), steps)
		const pullRequest = await forge.openPullRequest({head, base: base.branch, title, body, draft})
		return pullRequest === "exists" ? "exists" : {pullRequest, operation: "created", incompleteSteps: steps}
	}
	const change = descriptionChange(open, description)
	if (Object.keys(change).length === 0 && !hasMoved) {
		const noted = findSection(open.body)?.marker.incompleteSteps ?? []
		const incompleteSteps = steps.filter(step => noted.includes(step))
		return {pullRequest: open, operation: "unchanged", incompleteSteps}
	}
	const body = withIncompleteSteps(change.body ?? open.body, steps)
	const isSame = change.title === undefined && body === open.body
	const pullRequest = isSame ? {...open, head: {...open.head, commit}} : await forge.changePullRequest(open.number, {...change, body})
	return {pullRequest, operation: "updated", incompleteSteps: steps}
}
async function conflictNotes({number}, commit, state, {base, ports}) {
	if (state === undefined || state.onlyOwnCommits) return []
	const isConflicting = await base.conflictsWith(commit).catch(error => {
		ports.log.debug(`Cannot check for conflicts: ${String(error)}`)
		return undefined
	})
	if (isConflicting !== true) return []
	return [`#${number} cannot be merged: it conflicts with ${base.branch}, and its branch has commits by others. Resolve the conflict there, or close it: the next version then starts from the newest ${base.branch}`]
}
function byPullRequest(inputs, proposal, ports, publisher) {
	const progress = {sent: new Set(), unconfirmed: undefined, known: undefined, operation: undefined}
	return {
		explain(error) {
			if (progress.unconfirmed !== undefined && ports.signal.aborted) {
				return new UnconfirmedCommit(error, progress.unconfirmed)
			}
			if (progress.known !== undefined) return new IncompleteProposal(error, progress.known)
			return inputs.branch === undefined ? error : explainMissingBase(error)
		},
		async attempt(base) {
			const name = proposal.headBranch ?? headBranchName(inputs, base.branch)
			if (name === base.branch) throw sameBranch(name)
			const forge = await ports.forge()
			const decision = await decide(base, inputs, ports)
			const chosen = await chooseHeadBranch(name, {inputs, proposal, ports, base, forge})
			const {head, state, related, previousPullRequest} = chosen
			const context = {inputs, proposal, ports, base, head, forge, publisher}
			if (decision.outcome !== "changed") return closeIfObsolete(decision, state, related.open, context)
			const update = await planBranchUpdate(state, decision, context, previousPullRequest)
			return propose({update, state, related, decision, context, progress})
		}
	}
}
async function propose(attempt) {
	const {update, related, decision, context} = attempt
	const edits = decision.outcome === "changed" ? decision.edits : []
	const description = await describeProposal(update, edits, context)
	const declined = await declinedBefore(attempt, description)
	if (declined !== undefined) {
		const {open} = related
		const delivery = open === undefined ? staysClosed(declined, decision) : staysDeclined(declined, open, decision, context.head)
		return {done: delivery}
	}
	const obsoletePullRequests = findObsolete(related.others, description.proposes)
	if (update.kind === "superseded") return {done: await refreshOutdatedDescription(update, attempt, description)}
	for (const other of obsoletePullRequests) {
		if (await isNewer(other, context)) return {done: supersededBy(other, decision)}
	}
	const commit = update.kind === "push" ? update.decision.commit.id : update.commit
	if (context.inputs.dryRun) return {done: planned(attempt, commit)}
	const updated = {...attempt, description, obsoletePullRequests}
	if (update.kind === "keep") return syncPullRequest({...updated, commit})
	const pushed = await pushBranch(update, attempt)
	return "retry" in pushed ? pushed : syncPullRequest({...updated, commit: pushed.done})
}
async function pushBranch({decision, from}, {context: {publisher, head, base}, progress}) {
	const prepared = await publisher.prepare(decision).catch(explainProtection)
	const {id} = prepared.commit
	progress.sent.add(id)
	progress.unconfirmed = id
	const pushed = await publisher.push(prepared, {checkout: base, branch: head, from}).catch(explainProtection)
	if (pushed.done || !pushed.mayHaveArrived) progress.unconfirmed = undefined
	if (!pushed.done) return {retry: pushed.why}
	progress.known = {...progress.known, headBranch: head, headCommit: id}
	return {done: id}
}
async function declinedBefore({update, related, context}, {proposes}) {
	const {forge, head, base} = context
	const {open, closed} = related
	if (open === undefined) return findDeclined(closed, proposes)
	if (update.kind !== "push") return undefined
	const marker = findSection(open.body)?.marker
	if (marker !== undefined && proposesSame(marker, {proposes})) return undefined
	const before = await listClosed(forge, head, base.branch)
	return findDeclined(
		before.map(one => withProposed(one, undefined)),
		proposes
	)
}
function sameBranch(head) {
	return new UserError(`Input 'head-branch' is ${head}, which is the branch that the pull request is merged into`, {code: "input", hint: "Use another branch, or leave the input out."})
}
function explainMissingBase(error) {
	if (!/ has no branch /.test(error.message)) return error
	return new UserError(error.message, {code: error.code, hint: "In mode pull-request, input 'branch' is the branch that is merged into: leave it out for the repository's default branch. Set input 'head-branch' to the branch of the pull request.", cause: error})
}
function explainProtection(error) {
	if (!(error instanceof UserError) || !/ is protected: /.test(error.message)) throw error
	throw new UserError(error.message, {code: error.code, hint: "Allow this identity to bypass the rule for this branch, or set input 'head-branch' to a branch without such a rule.", cause: error})
}
const accessCauses = [
	{pattern: /archived so it is read-only|repository is archived|archived repository/i, code: "repository", message: "{repository} is archived and read-only", hint: "Unarchive it in its settings, or use the repository that replaced it."},
	{pattern: /SAML SSO|single sign-on/i, code: "forbidden", message: "The organization of {repository} requires single sign-on, and the token is not authorized for it", hint: "Authorize the token for the organization in your account's settings, or use a GitHub App."},
	{pattern: /marked as read only|deploy key .{0,60}(read.only|write)|key .{0,60}read.only/i, code: "forbidden", message: "The key has read-only access to {repository}", hint: "Create a deploy key with `Allow write access`; the access of an existing one cannot be changed."},
	{
		pattern: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401/i,
		isAnonymous: true,
		code: "unauthorized",
		message: "{host} requires a token for {repository}, but input 'token' is empty",
		hint: "Check the secret's name, and that this repository has access to it. Runs for pull requests from forks, and Dependabot's, get none of the repository's secrets."
	},
	{
		pattern: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401|HTTP Basic: Access denied|invalid credentials/i,
		code: "unauthorized",
		message: "{host} does not accept the token for {repository}",
		hint: "It is missing, wrong, expired or revoked: create a new one and set input 'token' to it."
	},
	{
		pattern: /returned error: 403|HTTP 403|Permission to .{0,300} denied|Write access to repository not granted|not allowed to push code to this project|not have (permission|write)|access denied|insufficient permission/i,
		code: "forbidden",
		message: "The credentials do not allow writing to {repository}",
		hint: "{access}"
	},
	{pattern: /error in libcrypto|invalid format|bad permissions/, code: "input", message: "ssh cannot read the key of input 'ssh-key'", hint: "Give the whole private key as `ssh-keygen` wrote it, including its first and last line."},
	{pattern: /Permission denied \(|Too many authentication failures|no mutual signature/, code: "unauthorized", message: "{host} does not accept the key for {repository}", hint: "Add its public key to the repository as a deploy key with write access: `ssh-keygen -y -f KEY` prints it."},
	{
		pattern: /Repository not found|repository '.{0,300}' not found|returned error: 404|HTTP 404|could not be found|TF401019|not appear to be a git repository|repository '?.{0,300}'? does not exist|no such file or directory: '.{0,300}'/i,
		code: "repository",
		message: "{repository} does not exist, or the credentials have no access to it",
		hint: "Check its name. A private repository appears missing to credentials without access. {access}"
	},
	{pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED/, code: "access", message: "The host key of {host} has changed, or another server intercepts the connection", hint: "Compare the output of `{scan}` with the keys that the server's owner publishes, and only then add it to input 'known-hosts'."},
	{pattern: /Host key verification failed|host key is known for/, code: "access", message: "The host key of {host} is not a known one", hint: "Compare the output of `{scan}` with the keys that the server's owner publishes, and only then add it to input 'known-hosts'."},
	{pattern: /ssh: (command )?not found|cannot run ssh/, code: "git", message: "ssh is not on the PATH", hint: "Install an OpenSSH client, or use the repository's https address and a token."},
	{pattern: /certificate|gnutls_handshake|SSL_ERROR|SSL routines|TLS connect/i, code: "access", message: "The TLS certificate of {host} cannot be verified", hint: "If a private certificate authority signed it, set GIT_SSL_CAINFO to a file with its certificates, or add them to the runner's."},
	{
		pattern: /is this a git repository\?|not valid: |invalid server response|dumb http transport/i,
		code: "repository",
		message: "The server at the address of {repository} is not a Git server",
		hint: "Check the address: on some forges a repository's web page has another address, and a login page may be in front of it."
	},
	{pattern: /dubious ownership/, code: "repository", message: "{repository} belongs to another user of this machine", hint: "Run `git config --system --add safe.directory PATH` in an earlier step, if you trust it."}
]
const branchCauses = [
	{pattern: /cannot run ssh-keygen|'gpg\.format'|ssh-keygen -Y sign is needed|failed to sign the data|signing failed/i, code: "git", message: "The commit could not be signed", hint: "Signing needs Git 2.34 and OpenSSH 8.2, or later."},
	{
		pattern: /Remote branch .{0,300} not found|couldn't find remote ref|Could not find remote branch/i,
		code: "repository",
		message: "{repository} has no branch {branch}",
		hint: "Check input 'branch'; leave it out for the repository's default branch. A new branch has to be created first. An empty repository has no branch: create its first commit."
	},
	{pattern: /unknown (option|switch)|^usage: git/m, code: "git", message: "The git on the PATH is too old", hint: "Install Git 2.32 or later."},
	{pattern: /Corrupt mode in|unable to create file .{0,300}File name too long/, code: "repository", message: "{repository} has a file whose name is too long for Git", hint: "Rename or remove it."},
	{pattern: /unadvertised object/, code: "git", message: "{host} does not allow fetching single files", hint: "Remove input 'manifests'."},
	{pattern: /No space left on device|Disk quota exceeded|Read-only file system/, code: "runner", message: "Git cannot write to the runner's disk", hint: "Check that the disk of RUNNER_TEMP has free space."},
	{pattern: /transport '.{0,300}' not allowed/, code: "git", message: "Git would use another protocol than that of the address", hint: "Check whether the runner's `git config --system` has a `url.….insteadOf` for it."}
]
const git_causes_network = "Check the address, and whether a firewall or a proxy blocks it: a private server needs a runner inside its network."
const git_causes_runAgain = "Run it again. If it keeps failing, check the server's status."
const connectionCauses = [
	{pattern: /could not resolve (host|proxy)|name or service not known|temporary failure in name resolution/i, code: "unreachable", message: "Host {host} does not exist", hint: git_causes_network},
	{pattern: /from proxy after CONNECT|CONNECT tunnel failed|proxy CONNECT|returned error: 407/i, code: "unreachable", message: "The proxy refuses the connection to {host}", hint: "Check HTTPS_PROXY, and which hosts the proxy allows."},
	{pattern: /returned error: 429|HTTP 429|too many requests|rate limit/i, code: "unreachable", message: "The rate limit of {host} is exceeded", hint: git_causes_runAgain},
	{pattern: /returned error: 5\d\d|HTTP 5\d\d|internal server error|service unavailable/i, code: "unreachable", message: "{host} returned a server error", hint: git_causes_runAgain},
	{pattern: /timed? ?out|operation too slow|less than .{0,300} bytes\/sec/i, code: "unreachable", message: "{host} does not respond in time", hint: git_causes_network},
	{pattern: /failed to connect|couldn't connect|connection refused|no route to host|network is unreachable/i, code: "unreachable", message: "{host} cannot be reached", hint: git_causes_network},
	{pattern: /early EOF|unexpected disconnect|transfer closed|RPC failed|expected .{0,300}(packet|flush|sideband)|bad line length|invalid index-pack output/i, code: "unreachable", message: "The connection to {host} was closed", hint: git_causes_runAgain, hasAnswered: true},
	{pattern: /reset by peer|hung up|empty reply|connection (was )?(closed|aborted|reset)|broken pipe|curl \d+|could not read from remote/i, code: "unreachable", message: "The connection to {host} was closed", hint: git_causes_runAgain},
	{pattern: /^killed by a signal$/m, code: "unreachable", message: "Git was killed by a signal while working on {repository}", hint: "Check whether the runner runs out of memory, and whether the connection to {host} is stable."}
]
const pullRequest = "Allow this identity to bypass the rule (GitHub: the ruleset's bypass list), or use `mode: pull-request`."
const rejectedCauses = [
	{pattern: /User permission denied for writing/i, code: "forbidden", message: "The credentials do not allow writing to {repository}", hint: "{access}"},
	{
		pattern: /verified signature|must be signed|unsigned commit|unverified commit|commit signature/i,
		code: "refused",
		message: "Branch {branch} of {repository} accepts only signed commits, and ours is not signed",
		hint: "Set input 'sign', allow this identity to bypass the rule, or use `mode: pull-request`: the forge signs the commit that merges it."
	},
	{pattern: /without `?workflows?`? (permission|scope)|workflow scope/i, code: "forbidden", message: "The token is not allowed to change workflow files of {repository}", hint: "Exclude .github/workflows in input 'manifests', or use a token with the permission `workflows: write`."},
	{pattern: /GH001|file size|larger than|exceeds .{0,300}size|size limit|pack exceeds maximum/i, code: "refused", message: "{repository} does not accept a changed file because of its size", hint: "Split the file, or exclude it in input 'manifests'."},
	{
		pattern: /file paths? |path is restricted|restricted (file|path)|protected from changing file|file extension|prohibited by the pattern|denied by the blacklist/i,
		code: "refused",
		message: "A rule of {repository} does not allow changing one of the files",
		hint: "Exclude the file in input 'manifests', or allow this identity to bypass the rule."
	},
	{
		pattern: /(author|committer)('s)? .{0,300}(pattern|email|name|member|verified|match)|commit message .{0,300}(pattern|match|follow)|email .{0,300} (pattern|match)/i,
		code: "refused",
		message: "A rule of {repository} does not accept the commit's author or message",
		hint: "Set input 'author' or 'commit-message' to what the rule requires."
	},
	{pattern: /push cannot contain secrets|GH009|push protection/i, code: "refused", message: "{repository} detected a secret in one of the changed files", hint: "Remove the secret from the file, or allow it as the message says."},
	{pattern: /status check|required check/i, code: "refused", message: "Branch {branch} of {repository} accepts commits only after their checks have passed", hint: pullRequest},
	{pattern: /GH006|GH013|protected branch|rule violation|through a pull request|must use a pull request|TF402455|branch permission/i, code: "refused", message: "Branch {branch} of {repository} is protected", hint: pullRequest},
	{pattern: /./, code: "refused", message: "{repository} rejected the commit", hint: "See the server's message for its rule: fix what it names, or allow this identity to bypass it."}
]
const gitCauses = [...accessCauses, ...branchCauses, ...connectionCauses]
async function sshCommand({key, knownHosts}, {host, port}, folder) {
	const keyFile = (0, external_node_path_.join)(folder, "key")
	const knownHostsFile = (0, external_node_path_.join)(folder, "known_hosts")
	const known = [...builtInKnownHosts, ...ssh_linesOf(knownHosts ?? "")]
	if (knownHosts === undefined && !known.some(line => line.startsWith(`${knownHostName(host, port)} `))) {
		throw unknownHost(host, port)
	}
	await writePrivate(keyFile, readPrivateKey(key, "ssh-key"))
	await writePrivate(knownHostsFile, `${known.join("\n")}\n`)
	const options = {IdentitiesOnly: "yes", IdentityAgent: "none", StrictHostKeyChecking: "yes", UserKnownHostsFile: optionPath(knownHostsFile), GlobalKnownHostsFile: "/dev/null", UpdateHostKeys: "no", BatchMode: "yes", ConnectTimeout: "15", ServerAliveInterval: "15"}
	const flags = Object.entries(options).map(([name, value]) => `-o ${quotedWord(`${name}=${value}`)}`)
	return ["ssh", "-F /dev/null", "-i", quotedWord(keyFile), ...flags].join(" ")
}
function scanCommand(host, port) {
	return `ssh-keyscan ${port === 22 ? "" : `-p ${port} `}${host}`
}
function unknownHost(host, port) {
	return new UserError(`No host key is configured for ${host}`, {code: "input", hint: `Set input 'known-hosts' to the output of \`${scanCommand(host, port)}\`, after comparing it with the keys that the server's owner publishes.`})
}
function optionPath(path) {
	return `"${path}"`
}
async function writeSigningKey(key, folder, {env, signal}) {
	const file = (0, external_node_path_.join)(folder, "signing-key")
	await writePrivate(file, readPrivateKey(key, "signing-key"))
	const {code, stdout} = await runProgram("ssh-keygen", ["-y", "-P", "", "-f", file], {env, signal}).catch(keygenMissing)
	if (code !== 0) {
		throw new UserError("ssh-keygen cannot read the key of input 'signing-key'", {code: "input", hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line."})
	}
	await writePrivate(`${file}.pub`, stdout)
	return file
}
function keygenMissing(error) {
	if (!(error instanceof Error && "syscall" in error)) throw error
	throw new UserError("ssh-keygen is not on the PATH, but is needed to sign commits", {code: "git", hint: "Install OpenSSH 8.2 or later.", cause: error})
}
function readPrivateKey(key, input) {
	const text = ssh_linesOf(key).join("\n")
	const problem = ssh_problemOf(text)
	if (problem !== undefined) throw new UserError(`Input '${input}' ${problem.what}`, {code: "input", hint: problem.hint})
	return `${text}\n`
}
function ssh_problemOf(key) {
	const whole = "Give the whole private key, including its first line (-----BEGIN …) and its last."
	if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
		return {what: "is a public key", hint: "Give the private key; the public key belongs on the server."}
	}
	if (/^PuTTY-User-Key-File/.test(key)) {
		return {what: "is a key in PuTTY's format", hint: "Convert it: `puttygen key.ppk -O private-openssh -o key`."}
	}
	if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) return {what: "is not a private key", hint: whole}
	if (!/\n-----END [A-Z ]*PRIVATE KEY-----$/.test(key)) return {what: "is incomplete", hint: whole}
	if (isEncrypted(key)) {
		return {what: "has a passphrase, which cannot be entered here", hint: "Create a key without a passphrase, for this use only: `ssh-keygen -t ed25519 -N '' -f key`."}
	}
	return undefined
}
function isEncrypted(key) {
	if (/^Proc-Type: 4,ENCRYPTED$|-----BEGIN ENCRYPTED /m.test(key)) return true
	const bytes = Buffer.from(key.replace(/^-----.*$/gm, ""), "base64")
	const magic = "openssh-key-v1\0"
	if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length < magic.length + 4) return false
	const length = bytes.readUInt32BE(magic.length)
	return bytes.toString("latin1", magic.length + 4, magic.length + 4 + length) !== "none"
}
function ssh_linesOf(text) {
	return text
		.trim()
		.split(/\r\n?|\n/)
		.map(line => line.trim())
}
const githubKeys = [
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=",
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk="
]
const githubHosts = ["github.com", "[ssh.github.com]:443"]
const builtInKnownHosts = githubHosts.flatMap(host => githubKeys.map(key => `${host} ${key}`))
function knownHostName(host, port) {
	return port === 22 ? host : `[${host}]:${port}`
}
const remoteRejected = /\[remote rejected\]/
function explainGitError(stderr, context) {
	const quoted = explain_git_quote(stderr, context.redact)
	const causes = remoteRejected.test(stderr) ? rejectedCauses : gitCauses
	const known = causes.find(({pattern, isAnonymous}) => (!isAnonymous || context.isAnonymous) && pattern.test(stderr))
	const cause = known ?? unknownCause
	const Fault = cause.hasAnswered ? ConnectionLost : UserError
	return new Fault(`${explain_git_fillIn(cause.message, context)}: ${quoted}`, {code: cause.code, hint: explain_git_fillIn(cause.hint, context)})
}
class ConnectionLost extends UserError {}
const unknownCause = {code: "git", message: "Git failed for {repository}", hint: "See its message for the reason. If that does not help, run it again with debug logging."}
const tokenHint = "Give the job `permissions: contents: write` if it changes its own repository. For another repository use the token of a GitHub App, or a fine-grained token, with `Contents: read and write`."
const keyHint = "Add the public key to the repository as a deploy key with write access."
function explain_git_fillIn(text, {repository, address, branch}) {
	const host = hostOf(address)
	const scan = address.protocol === "ssh" ? scanCommand(address.host, address.port) : ""
	return text
		.replaceAll("{repository}", () => repository)
		.replaceAll("{branch}", () => branch ?? "(the default)")
		.replaceAll("{host}", () => host)
		.replaceAll("{access}", address.protocol === "ssh" ? keyHint : tokenHint)
		.replaceAll("{scan}", () => scan)
}
function hostOf(address) {
	if (address.protocol === "ssh") return address.host
	return address.protocol === "file" ? "this machine" : new URL(address.url).host
}
const explain_git_maxQuotedLength = 500
const noise =
	/^(Cloning into|warning: |hint: |To |Done$|POST git|Everything up-to-date|failed to push some refs|and the repository exists|Please make sure you have the correct|@|IT IS POSSIBLE THAT|Someone could be eaves|It is also possible|Please contact your system|Add correct host key|Offending |Host key for)|^\W*$/
function explain_git_quote(stderr, redact) {
	const lines = stderr.split(/[\r\n]+/).map(line => line.trim())
	const remote = lines.filter(line => line.startsWith("remote:")).map(line => line.slice("remote:".length).trim())
	const own = lines.filter(line => !line.startsWith("remote:"))
	const all = [...remote, ...own].map(line => line.replace(/^((fatal|error):( |$))+/i, ""))
	const quoted = [...new Set(all)].filter(line => !noise.test(line)).join("; ")
	return excerpt(quoted, explain_git_maxQuotedLength, redact) || "it printed no error message"
}
const firstContact = {attempts: 7, milliseconds: 10_000}
class RetryableOutcome extends Error {
	name = "RetryableOutcome"
}
async function retryUntilDone(attempt, {signal, log, hasResponded}) {
	const start = performance.now()
	let isResponsive = false
	return (0, p_retry.Ay)(
		async () => {
			const result = await attempt()
			if ("retry" in result) throw new RetryableOutcome(result.retry)
			return result.done
		},
		{
			signal,
			retries: Number.POSITIVE_INFINITY,
			minTimeout: 100,
			maxTimeout: 5_000,
			randomize: true,
			shouldRetry({error, attemptNumber}) {
				const isEarly = attemptNumber < firstContact.attempts && performance.now() - start < attemptNumber * firstContact.milliseconds
				isResponsive ||= hasResponded() || error instanceof ConnectionLost
				const isRetried = error instanceof RetryableOutcome || (isConnectionError(error) && (isResponsive || isEarly))
				if (isRetried) log.info(`Retrying: ${withFullStop(error.message)}`)
				return isRetried
			}
		}
	)
}
function isConnectionError(error) {
	return error instanceof UserError && error.code === "unreachable"
}
const sshPort = 22
function readAddress(url, credentials) {
	const address = URL.canParse(url) ? fromUrl(new URL(url)) : fromScp(url)
	if (address === undefined || /[\0-\x20\x7f]/.test(url)) {
		throw address_fault(`'${url}' is not the address of a Git repository`, "Use owner/name, https://…, ssh://… or user@host:path.")
	}
	if (address.protocol === "http" && !isLoopback(new URL(address.url).hostname)) {
		throw address_fault(`${address.url} is not encrypted: others on the network could read the token`, "Use https.")
	}
	if (address.protocol === "ssh" && credentials.kind !== "ssh") {
		throw address_fault(`${address.url} uses ssh, but there is no key`, "Set input 'ssh-key' to a private key, or use the repository's https address.")
	}
	if (address.protocol !== "ssh" && credentials.kind === "ssh") {
		throw address_fault(`${address.url} does not use ssh, but input 'ssh-key' is set`, "Use the address ssh://git@host/owner/name, or remove 'ssh-key'.")
	}
	return address
}
function fromUrl(url) {
	switch (url.protocol) {
		case "https:":
		case "http:": {
			const user = decodeURIComponent(url.username) || undefined
			url.username = ""
			url.password = ""
			return {protocol: url.protocol === "https:" ? "https" : "http", url: url.href, origin: url.origin, user}
		}
		case "ssh:":
			if (!isHost(url.hostname) || url.username.startsWith("-")) return undefined
			url.password = ""
			return {protocol: "ssh", url: url.href, host: url.hostname, port: Number(url.port || sshPort)}
		case "file:":
			return {protocol: "file", url: url.href}
		default:
			return undefined
	}
}
function fromScp(text) {
	const {host = ""} = /^(?:(?!-)[\w.-]+@)?(?<host>[^:/@]+):(?!\/\/)./.exec(text)?.groups ?? {}
	return isHost(host) ? {protocol: "ssh", url: text, host, port: sshPort} : undefined
}
function isHost(host) {
	return /^(?!-)[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host)
}
function isLoopback(host) {
	return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
}
function address_fault(message, hint) {
	return new UserError(message, {code: "input", hint})
}
function runForBytes(file, args, options) {
	const {input, maxOutput = stdoutLimit} = options
	return new Promise((resolve, reject) => {
		options.signal?.throwIfAborted()
		const child = input === undefined ? startProgram(file, args, options) : startWithInput(file, args, options, input)
		const end = () => killProgram(child)
		options.signal?.addEventListener("abort", end, {once: true})
		const stdout = []
		let printed = 0
		let stderr = ""
		child.stdout.on("data", chunk => {
			stdout.push(chunk)
			printed += chunk.length
			if (printed > maxOutput) end()
		})
		child.stderr.setEncoding("utf8").on("data", chunk => {
			stderr = lastLines(stderr + chunk, stderrLimit)
		})
		child.once("error", reject)
		child.once("close", (code, signal) => {
			options.signal?.removeEventListener("abort", end)
			if (options.signal?.aborted) reject(options.signal.reason)
			else if (printed > maxOutput) reject(outputTooLong(file, maxOutput))
			else resolve({code, signal, stdout: Buffer.concat(stdout), stderr})
		})
	})
}
function startWithInput(file, args, {env, cwd}, input) {
	const child = (0, external_node_child_process_.spawn)(file, args, {env, cwd, stdio: ["pipe", "pipe", "pipe"], detached: inGroup})
	child.stdin.on("error", () => {})
	child.stdin.end(input)
	return child
}
function outputTooLong(file, limit) {
	return new UserError(`${file} printed more than ${limit / 1024 / 1024} MiB and was stopped`, {code: "git", hint: "Check whether the repository contains more files than it should."})
}
var src = __load(2830)
var simple_git_dist = __load(4724)
src.disable()
const maxBytes = 1024 ** 3
const maxText = 128 * 1024 ** 2
const maxShown = 300
const maxStderr = 64 * 1024
function createGit(settings, context, {signal, log}) {
	const inRepository = (repository, branch) => {
		const environment = (more = {}) => ({...settings.env, ...repository, ...more})
		const explainResult = ({stderr}) => explainGitError(stderr, {...context, branch})
		const attempt = (args, env) => checked(args, log, () => runText(args, {...settings, env: environment(env), signal}))
		const attemptForBytes = (args, {input, env} = {}) => checked(args, log, () => runPlumbing(args, {...settings, env: environment(env), signal, input}))
		const outputOf = result => {
			if (result.code !== 0) throw explainResult(result)
			return result.stdout
		}
		return {attempt, attemptForBytes, run: async (args, env) => outputOf(await attempt(args, env)), runForBytes: async (args, options) => outputOf(await attemptForBytes(args, options)), at: (gitDir, known) => inRepository({GIT_DIR: gitDir}, known), explain: explainResult}
	}
	return inRepository({}, context.branch)
}
async function runText(args, {env, folder, config, signal}) {
	let result
	const outputLimit = new AbortController()
	const git = (0, simple_git_dist.Lp)({
		baseDir: folder,
		config: [...config],
		abort: AbortSignal.any([signal, outputLimit.signal]),
		unsafe: {allowUnsafeHooksPath: true},
		allowEnvironment: Object.keys(env),
		completion: {onExit: false},
		input: () => "\n",
		errors(error, {exitCode, stdOut, stdErr}) {
			result = {code: exitCode, stdout: git_textOf(stdOut), stderr: git_textOf(stdErr)}
			return error ?? (exitCode === 0 ? undefined : new Error(`Git exited with code ${exitCode}`))
		}
	})
	git.env({...env}).outputHandler((_, stdout, stderr) => {
		let printed = 0
		const count = chunk => {
			printed += chunk.length
			if (printed > maxText) outputLimit.abort()
		}
		stdout.on("data", count)
		stderr.on("data", count)
		queueMicrotask(() => stdout.emit("data", Buffer.alloc(0)))
	})
	const end = () => void killMarked(runVariable, folder)
	signal.addEventListener("abort", end, {once: true})
	try {
		await git.raw([...args])
	} catch (error) {
		if (result === undefined) throw error
	} finally {
		signal.removeEventListener("abort", end)
	}
	signal.throwIfAborted()
	if (outputLimit.signal.aborted) throw git_outputTooLong(args)
	if (result === undefined) throw new Error(`simple-git reported no result of \`git ${args[0]}\``)
	return result
}
async function runPlumbing(args, {env, folder, config, signal, input}) {
	const configured = config.flatMap(setting => ["-c", setting])
	const options = {env, cwd: folder, signal, input, maxOutput: maxBytes}
	return runForBytes("git", [...configured, ...args], options).catch(startFailure)
}
async function checked(args, log, run) {
	const start = performance.now()
	const {code, stdout, stderr: output} = await run()
	const took = Math.round(performance.now() - start)
	const stderr = lastLines(output, maxStderr)
	log?.debug(`git ${args.join(" ").slice(0, maxShown)}: ${code === null ? "a signal" : `exit code ${code}`} after ${took} ms\n${stderr}`)
	if (code === null) return {code: signalExitCode, stdout, stderr: `${stderr}\nkilled by a signal`}
	if (code < 0) throw notStarted((0, external_node_util_.getSystemErrorName)(code))
	return {code, stdout, stderr}
}
const signalExitCode = 128
function startFailure(error) {
	const isSystemError = error instanceof Error && "syscall" in error && "errno" in error
	if (!isSystemError || typeof error.errno !== "number") throw error
	return {code: error.errno, stdout: Buffer.alloc(0), stderr: ""}
}
function notStarted(errorName) {
	if (errorName !== "ENOENT") {
		return new UserError(`The git on the PATH cannot be run (${errorName})`, {code: "git", hint: "Check that it is executable, and built for this machine."})
	}
	return new UserError("git is not on the PATH", {code: "git", hint: "GitHub's hosted runners have it. In a container or on a self-hosted runner install Git 2.32 or later, and ssh for a repository that uses it."})
}
function git_outputTooLong([command = ""]) {
	return new UserError(`git ${command} printed more than ${maxText / 1024 ** 2} MiB and was stopped`, {code: "git", hint: `Run \`git ${command}\` in an earlier step to see its output.`})
}
function git_textOf(chunks) {
	return Buffer.concat(chunks).toString("utf8")
}
const depths = {contains: 500, relate: 1_000, conflicts: 500, since: {near: 500, far: 20_000}}
const withoutTrees = "--filter=tree:0"
function createHistory(store, commit) {
	const fetched = new Map()
	const history = count => {
		const known = fetched.get(count)
		if (known !== undefined) return known
		const pending = store.filters ? fetchHistory(store, commit, count) : newest(store.git, commit, count)
		fetched.set(count, pending)
		pending.catch(() => fetched.delete(count))
		return pending
	}
	const contains = async other => {
		if (other === commit) return true
		return (await history(depths.contains)).some(({id}) => id === other)
	}
	return {history, contains}
}
async function fetchHistory(store, commit, count) {
	const git = await store.fetchSeparately("history", [commit], [`--depth=${count}`, withoutTrees])
	return newest(git ?? store.git, commit, count)
}
function newest(git, commit, count) {
	return log(git, [`--max-count=${count}`, commit])
}
const fields = ["%H", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"]
async function log(git, range) {
	const args = ["log", "-z", "--encoding=UTF-8", "--no-show-signature", "--no-color", `--format=${fields.join("%n")}`]
	const output = await git.run([...args, ...range, "--"])
	return output
		.split("\0")
		.filter(entry => entry !== "")
		.map(entry => {
			const [id = "", ...lines] = entry.split("\n")
			const [parents = "", ...made] = lines
			const [author, committer] = [signature(made.slice(0, 3)), signature(made.slice(3, 6))]
			const message = made.slice(6).join("\n").trimEnd()
			return {id, message, author, committer, parents: parents.split(" ").filter(name => name !== "")}
		})
}
function signature([name = "", email = "", time = ""]) {
	return {name, email, time: Number(time)}
}
async function relate(store, commit, other) {
	if (!store.filters || ![commit, other].every(isObjectName)) return "unknown"
	const git = await store.fetchSeparately("ancestry", [commit, other], [`--depth=${depths.relate}`, withoutTrees])
	if (git === undefined) return "unknown"
	const {code, stdout} = await git.attempt(["merge-base", commit, other], {GIT_ALLOW_PROTOCOL: ""})
	if (code > 1) return "unknown"
	const base = stdout.trim()
	if (base === other) return "descendant"
	if (base === commit) return "ancestor"
	return (await isComplete(git)) ? "unrelated" : "unknown"
}
function isObjectName(id) {
	return /^[0-9a-f]{40,64}$/.test(id)
}
async function isComplete(git) {
	return (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "false"
}
async function commitsSince(store, commit, base) {
	if (commit === base.commit) return []
	const within = depth => (store.filters ? commitsWithinDepth(store, commit, base.commit, depth) : undefined)
	return (await within(depths.since.near)) ?? (await commitsExcludingBase(store, commit, base.branch)) ?? (await within(depths.since.far))
}
async function commitsWithinDepth(store, commit, base, depth) {
	const git = await store.fetchSeparately("since", [commit, base], [`--depth=${depth}`, withoutTrees])
	if (git === undefined) return undefined
	const cut = await git.run(["rev-list", "--max-count=1", "--max-parents=0", commit, `^${base}`, "--"])
	return cut !== "" && !(await isComplete(git)) ? undefined : log(git, [commit, `^${base}`])
}
async function commitsExcludingBase(store, commit, branch) {
	const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? [withoutTrees] : [])]
	const git = await store.fetchSeparately("since", [commit], args).catch(error => {
		if (error instanceof UserError) return undefined
		throw error
	})
	return git === undefined ? undefined : log(git, [commit])
}
async function changedFiles(store, commit) {
	if (!isObjectName(commit)) return undefined
	const git = await store.fetchSeparately("changes", [commit], ["--depth=2", "--filter=blob:none"])
	if (git === undefined) return undefined
	const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit])).trim().split(" ")
	if (parents.length !== 2) return undefined
	const diff = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit]
	const names = namesOf(await git.runForBytes(diff))
	return names.every(name => name !== undefined) ? names : undefined
}
const committer = ["-c", "user.name=pushpull", "-c", "user.email=pushpull@localhost"]
async function conflicts(store, one, other) {
	if (!store.filters) return undefined
	const history = await store.fetchSeparately("merge-base", [one, other], [`--depth=${depths.conflicts}`, withoutTrees])
	const mergeBase = await history?.attempt(["merge-base", one, other])
	if (mergeBase?.code !== 0) return undefined
	const base = mergeBase.stdout.trim()
	if (base === one || base === other) return false
	const git = await store.fetchSeparately("merge", [one, other, base], ["--depth=1", "--filter=blob:none"])
	if (git === undefined) return undefined
	const commit = async (tree, ...parents) => (await git.run([...committer, "commit-tree", ...parents, "-m", "merge", `${tree}^{tree}`])).trim()
	const root = await commit(base)
	const sides = [await commit(one, "-p", root), await commit(other, "-p", root)]
	const url = (await store.git.run(["config", "--get", "remote.origin.url"])).trim()
	const origin = ["-c", `remote.origin.url=${url}`]
	const merge = ["merge-tree", "--write-tree", "--name-only", "--no-messages", ...sides]
	const {code} = await git.attempt([...origin, ...merge])
	return code === 0 ? false : code === 1 ? true : undefined
}
const raced = /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to (update|lock) ref|unable to (create|update).{0,300}\.lock|incorrect old value|reference already exists|remote failure|unpacker error|is at [0-9a-f]{40,64} but expected/
const rejectedLocally = /^\[rejected\]/
async function push_branch_pushBranch(git, {branch, from = "", to = ""}) {
	const ref = `refs/heads/${branch}`
	const result = await git.attempt(["push", "--porcelain", "--no-verify", `--force-with-lease=${ref}:${from}`, "origin", `${to}:${ref}`])
	if (result.code === 0) return {done: true}
	const status = statusOf(result.stdout, ref)
	if (raced.test(status)) {
		const why = `Another push is updating the branch: ${status}`
		return {done: false, why, mayHaveArrived: !rejectedLocally.test(status)}
	}
	const fault = git.explain({...result, stderr: `${result.stderr}\n${status}`})
	if (fault.code === "unreachable") return {done: false, why: fault.message, mayHaveArrived: true}
	throw fault
}
function statusOf(stdout, ref) {
	const line = stdout.split("\n").find(line => line.startsWith("!") && line.includes(`:${ref}\t`))
	return line?.split("\t")[2] ?? ""
}
async function prepareSettings(address, credentials, {env, folder, mask, signal, signingKey}) {
	const file = (0, external_node_path_.join)(folder, ".gitconfig")
	const access = address.protocol === "ssh" && credentials.kind === "ssh" ? section("core", {sshCommand: await sshCommand(credentials, address, folder)}) : authorization(address, credentials, mask)
	const clean = gitEnvironment(env)
	const signing = signingKey === undefined ? [] : signingSections(await writeSigningKey(signingKey, folder, {env: clean, signal}))
	await writePrivate(file, [...common, ...access, ...signing].join("\n"))
	return {
		env: {...clean, [runVariable]: folder, HOME: folder, GIT_CEILING_DIRECTORIES: (0, external_node_path_.dirname)(folder), GIT_ALLOW_PROTOCOL: address.protocol, GIT_TERMINAL_PROMPT: "0", GIT_PROTOCOL_FROM_USER: "0", LC_ALL: "C"},
		folder,
		config: [`core.hooksPath=${external_node_os_.devNull}`, "core.fsync=none"]
	}
}
const common = [
	...section("core", {quotePath: "false", fsmonitor: "false", askPass: "", attributesFile: external_node_os_.devNull}),
	...section("init", {templateDir: ""}),
	...section("credential", {helper: ""}),
	...section("http", {followRedirects: "false", lowSpeedLimit: "1", lowSpeedTime: "60"}),
	...section("protocol", {version: "2"}),
	...section("ssh", {variant: "ssh"}),
	...section("gc", {auto: "0"}),
	...section("maintenance", {auto: "false"}),
	...section("push", {gpgSign: "false", followTags: "false", recurseSubmodules: "no"}),
	...section("fetch", {recurseSubmodules: "false", writeCommitGraph: "false"}),
	...section("submodule", {recurse: "false"}),
	...section("advice", {pushUpdateRejected: "false"}),
	...section("fastimport", {unpackLimit: "0"})
]
function authorization(address, credentials, mask) {
	if (credentials.kind !== "token" || !("origin" in address)) return []
	const basic = Buffer.from(`${address.user ?? "x-access-token"}:${credentials.token}`).toString("base64")
	mask(basic)
	return section(`http "${address.origin}/"`, {extraHeader: `Authorization: Basic ${basic}`})
}
function signingSections(keyFile) {
	return [...section("gpg", {format: "ssh"}), ...section("user", {signingKey: keyFile})]
}
function section(name, values) {
	return [`[${name}]`, ...Object.entries(values).map(([key, value]) => `\t${key} = ${settings_quote(value)}`), ""]
}
function settings_quote(value) {
	return `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`
}
const filterUnsupported = /filtering not recognized by server/
async function cloneBranch(options) {
	const {git, repository, address, branch, paths, folder} = options
	const gitDir = (0, external_node_path_.join)(folder, "repository.git")
	const filter = paths.length > 0 ? "blob:none" : `blob:limit=${maxFileSize}`
	const chosen = branch === undefined ? [] : [`--branch=${branch}`]
	const cloned = await git.attempt(["clone", ...["--bare", "--depth=1", `--filter=${filter}`, "--no-tags", "--single-branch", "--quiet"], ...[...chosen, "--", address.url, gitDir]])
	if (cloned.code !== 0) throw (await movedFault(git, cloned, options)) ?? git.explain(cloned)
	const filters = !filterUnsupported.test(cloned.stderr)
	const head = await store_headOf(git.at(gitDir, branch ?? ""), cloned, options)
	const inside = git.at(gitDir, head.branch)
	let count = 0
	return {
		git: inside,
		gitFor: other => git.at(gitDir, other),
		name: repository.name,
		branch: head.branch,
		first: head.commit,
		paths,
		named: [],
		partial: paths.length > 0 && filters,
		present: new Set(),
		filters,
		fetchSeparately: (name, commits, args) => {
			count += 1
			const path = (0, external_node_path_.join)(folder, `${name}-${count}.git`)
			return fetchSeparately(path, commits, {git, address, branch: head.branch, args})
		}
	}
}
async function fetchSeparately(gitDir, commits, {git, address, branch, args}) {
	const format = commits[0].length === 40 ? "sha1" : "sha256"
	await git.run(["init", "--quiet", "--bare", `--object-format=${format}`, gitDir])
	const inside = git.at(gitDir, branch)
	const origin = ["-c", `remote.origin.url=${address.url}`]
	const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"]
	const fetched = await inside.attempt([...origin, "fetch", ...flags, ...args, "origin", ...commits])
	if (fetched.code === 0) return inside
	const fault = git.explain(fetched)
	if (fault.code === "unreachable") throw fault
	return undefined
}
async function store_headOf(git, cloned, {repository: {name}, address}) {
	const {code, stdout} = await git.attempt(["rev-parse", "HEAD", "--symbolic-full-name", "HEAD"])
	if (code !== 0) {
		const heads = await git.attempt(["ls-remote", "--heads", "--", address.url])
		throw noCommitFault(name, /empty repository/.test(cloned.stderr) && heads.stdout.length === 0)
	}
	const [, commit = "", branch] = /^([0-9a-f]+)\n(?:refs\/heads\/([^\n]+)\n)?/.exec(stdout) ?? []
	if (branch === undefined) throw tagFault(name)
	return {branch, commit}
}
function noCommitFault(name, isEmpty) {
	if (isEmpty) {
		return new UserError(`${name} is empty: it has no commit yet`, {code: "repository", hint: "Create its first commit, with the manifests. If it already has commits, check the address: another server responds there."})
	}
	return new UserError(`The default branch of ${name} does not exist`, {code: "repository", hint: "Set input 'branch', or the default branch in the repository's settings."})
}
function tagFault(name) {
	return new UserError(`Input 'branch' names a tag of ${name}`, {code: "input", hint: "Use a branch: commits cannot be pushed to a tag."})
}
const redirected = /returned error: 30[12378]|HTTP 30[12378]/
async function movedFault(git, {stderr}, {repository: {name}, address}) {
	if (!redirected.test(stderr)) return undefined
	const trace = await git.attempt(["ls-remote", "--quiet", "--", address.url], {GIT_TRACE_CURL: "1", GIT_TRACE_CURL_NO_DATA: "1"})
	const [, to] = /<= Recv header: location: (\S+)/i.exec(trace.stderr) ?? []
	const target = to?.replace(/\/info\/refs\b.*$/, "")
	return new UserError(`${name} has moved${target === undefined ? "" : ` to ${target}`}`, {code: "repository", hint: "Set input 'repository' to its new address: redirects are not followed."})
}
async function writeCommit(git, parent, files, {signs, ...commit}) {
	const entries = new Map((await findFiles(git, parent, [...files.keys()])).map(entry => [entry.path, entry]))
	const changed = [...files].flatMap(([path, content]) => {
		const entry = entries.get(path)
		if (entry === undefined) throw new Error(`${path} is not a file of ${parent}`)
		return entry.id === objectName(content, parent.length) ? [] : [{entry, content}]
	})
	if (changed.length === 0) return undefined
	const output = await git.runForBytes(["fast-import", "--quiet", "--done", "--date-format=raw"], {input: importStream(parent, changed, commit)})
	const unsigned = output.toString("utf8").trim()
	const id = signs ? await signCommit(git, unsigned, parent, commit) : unsigned
	const diff = await git.run(["diff-tree", "-p", "--text", "--no-color", "--no-ext-diff", "--no-renames", parent, id])
	const written = changed.map(({entry: {path, mode}, content}) => ({path, mode, content}))
	return {id, parent, files: written, diff}
}
function importStream(parent, changed, {message, author}) {
	const signature = `${write_commit_plain(author.name)} <${write_commit_plain(author.email)}> ${Math.floor(Date.now() / 1000)} +0000`
	const blobs = changed.flatMap(({content}, index) => [`blob\nmark :${index + 2}\n`, ...data(content)])
	const paths = changed.map(({entry: {path, mode}}, index) => `M ${mode} :${index + 2} ${quotePath(path)}\n`)
	const parts = [...blobs, `commit refs/pushpull/${(0, external_node_crypto_.randomUUID)()}\n`, `mark :1\nauthor ${signature}\ncommitter ${signature}\n`, ...data(Buffer.from(`${message.replaceAll("\0", "").trimEnd()}\n`)), `from ${parent}\n`, ...paths, "\nget-mark :1\ndone\n"]
	return Buffer.concat(parts.map(part => Buffer.from(part)))
}
function data(content) {
	return [`data ${content.length}\n`, content, "\n"]
}
function write_commit_plain(text) {
	return text.replace(/[<>\r\n\0]/g, "").trim()
}
function quotePath(path) {
	const escaped = path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")
	return `"${escaped}"`
}
function objectName(content, digits) {
	const hash = (0, external_node_crypto_.createHash)(digits === 40 ? "sha1" : "sha256")
	return hash.update(`blob ${content.length}\0`).update(content).digest("hex")
}
async function signCommit(git, id, parent, {message, author}) {
	const [name, email] = [author.name, author.email]
	const env = {GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email}
	const output = await git.runForBytes(["commit-tree", "-S", "-p", parent, "-F", "-", `${id}^{tree}`], {input: message, env})
	return output.toString("utf8").trim()
}
async function openCheckout(options) {
	const {address: repository, branch, credentials, paths, folder} = options
	const address = readAddress(repository.url, credentials)
	for (const name of await (0, external_node_fs_promises_.readdir)(folder)) await (0, external_node_fs_promises_.rm)((0, external_node_path_.join)(folder, name), {recursive: true, force: true})
	const settings = await prepareSettings(address, credentials, options)
	const git = createGit(settings, {repository: repository.name, address, branch, isAnonymous: credentials.kind === "none", redact: options.redact}, options)
	const store = await cloneBranch({git, repository, address, branch, paths, folder})
	return checkoutAt(store, store.first, options.signingKey !== undefined)
}
function checkoutAt(store, commit, signs) {
	const {git, branch} = store
	return {
		branch,
		commit,
		search: texts => searchCommit(store, commit, texts),
		searchEverywhere: texts => searchEverywhere(store, commit, texts),
		withNamed: named => checkoutAt({...store, named}, commit, signs),
		list: () => searchCommit({...store, paths: []}, commit, []),
		async nearestFile(path) {
			const files = await listFiles(git, commit, [])
			return nearestName(
				path,
				files.map(file => file.path)
			)
		},
		async read(paths) {
			const entries = await findFiles(git, commit, paths)
			await fetchMissing(store, entries)
			return readBlobs(git, entries)
		},
		...createHistory(store, commit),
		givesHistory: store.filters,
		write: (files, newCommit) => writeCommit(git, commit, files, {...newCommit, signs}),
		refresh: async () => checkoutAt({...store, named: []}, await fetchNewest(store), signs),
		changedFiles: other => changedFiles(store, other),
		relate: (one, other) => relate(store, one, other),
		commitsSince: base => commitsSince(store, commit, base),
		conflictsWith: other => conflicts(store, commit, other),
		treeOf: other => objectNameOf(git, `${other}^{tree}`),
		branches: checkout_branchesOf(store, signs)
	}
}
function checkout_branchesOf(store, signs) {
	return {
		open: name => openBranch({...store, branch: name, git: store.gitFor(name)}, signs),
		async areAt(commit) {
			const listed = await store.git.run(["ls-remote", "--quiet", "--heads", "--tags", "origin"])
			return listed.split("\n").some(line => line.startsWith(`${commit}\t`))
		},
		move: (branch, to, from) => push_branch_pushBranch(store.gitFor(branch), {branch, from, to}),
		remove: (branch, from) => push_branch_pushBranch(store.gitFor(branch), {branch, from, to: undefined})
	}
}
async function openBranch(store, signs) {
	const fetched = await attemptFetch(store)
	if (/couldn't find remote ref/.test(fetched.stderr)) return undefined
	if (fetched.code !== 0) throw store.git.explain(fetched)
	return checkoutAt(store, await objectNameOf(store.git, newestRef), signs)
}
const newestRef = "refs/pushpull/newest"
function attemptFetch({git, branch, filters}) {
	const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", ...(filters ? ["--depth=1"] : [])]
	return git.attempt(["fetch", ...flags, "origin", `+refs/heads/${branch}:${newestRef}`])
}
async function fetchNewest(store) {
	const fetched = await attemptFetch(store)
	if (fetched.code !== 0) throw store.git.explain(fetched)
	return objectNameOf(store.git, newestRef)
}
async function objectNameOf(git, revision) {
	return (await git.run(["rev-parse", "--verify", revision])).trim()
}
const tooSlow = "Raise input 'timeout' if the server is slow; otherwise find out what the run was waiting for."
async function pull(inputs, ports) {
	const folder = await openFolder(runFolderPath(ports.temp), path => ports.remember("folder", path))
	const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow)
	const finished = new AbortController()
	try {
		return await inFolder(inputs, {...ports, env: {...ports.env, [runVariable]: folder.path, TMPDIR: folder.path}, folder: folder.path, signal: AbortSignal.any([stop.signal, finished.signal])})
	} finally {
		finished.abort()
		stop.clear()
		await killMarked(runVariable, folder.path)
		await folder.remove()
	}
}
async function inFolder(inputs, ports) {
	const {repository: address, branch, credentials, proposal, sign} = inputs
	const paths = manifestPathspecs(inputs.manifests)
	const signingKey = sign.kind === "ssh" ? sign.key : undefined
	let checkout
	let retries = -1
	const forge = openOnce(() => ports.forge(ports.signal))
	const publisher = sign.kind === "api" ? apiPublisher(forge) : gitPublisher
	const strategy = proposal === undefined ? byCommit(inputs, ports, publisher) : byPullRequest(inputs, proposal, {...ports, forge}, publisher)
	const attempt = async () => {
		retries += 1
		checkout = await (checkout?.refresh() ?? openCheckout({...ports, address, branch, credentials, paths, signingKey}))
		const result = await strategy.attempt(checkout)
		if ("retry" in result) return result
		const {warning} = result.done.decision
		if (warning !== undefined) ports.log.warning(warning)
		return {done: resultOf(result.done, {inputs, checkout, retries})}
	}
	return retryUntilDone(attempt, {...ports, hasResponded: () => checkout !== undefined}).catch(error => {
		throw error instanceof UserError ? strategy.explain(error) : error
	})
}
function openOnce(open) {
	let opened
	return () => {
		opened ??= open().catch(error => {
			opened = undefined
			throw error
		})
		return opened
	}
}
function resultOf({outcome, decision, proposal, message}, {inputs: {repository}, checkout, retries}) {
	const isChange = outcome === "committed" || outcome === "proposed" || outcome === "planned"
	const changed = isChange && decision.outcome === "changed" ? decision : undefined
	return {
		outcome,
		repository,
		branch: checkout.branch,
		commit: outcome === "committed" && changed !== undefined ? changed.commit.id : checkout.commit,
		edits: changed?.edits.map(({changes: _, ...edit}) => edit) ?? [],
		untouched: decision.untouched,
		superseded: decision.superseded.map(({edit: {changes: _, ...edit}, by}) => ({edit, by})),
		diff: changed?.commit.diff ?? "",
		message: message ?? ("message" in decision ? decision.message : undefined),
		retries,
		proposal
	}
}
function annotated(outcome, inputs, run) {
	const faults = "faults" in outcome ? outcome.faults : []
	const page = inputs?.repository.page
	const isOwn = page !== undefined && page.toLowerCase() === repositoryPageOf(run)?.toLowerCase()
	return isOwn ? faults : faults.map(withLocationInMessage)
}
function withLocationInMessage(fault) {
	const {message, code, hint, location, cause} = fault
	if (location === undefined) return fault
	return new UserError(`${formatLocation(location)}: ${message}`, {code, hint, cause})
}
const app_causes_settings = "The App's owner finds its settings at Settings > Developer settings > GitHub Apps."
const appCauses = [
	{status: [401], pattern: /'(Expiration time|Issued at)' claim/i, code: "unauthorized", message: "The clocks of the runner and {host} differ too much", hint: "Synchronize the runner's clock with a time server."},
	{status: [401], pattern: /could not be decoded|signature|public key/i, code: "unauthorized", message: "{host} does not accept the private key for this App", hint: `Check that 'app-id' and 'app-private-key' belong to the same App, and that the App still lists this key. ${app_causes_settings}`},
	{status: [401, 404], pattern: /integration not found|issuer|'iss'/i, code: "unauthorized", message: "{host} has no App with the given ID", hint: `Set 'app-id' to the App's ID or its client ID. ${app_causes_settings}`},
	{status: [401], code: "unauthorized", message: "{host} does not accept the App's credentials", hint: `Check that 'app-id' and 'app-private-key' belong to the same App. ${app_causes_settings}`},
	{status: [403], pattern: /suspended/i, code: "forbidden", message: "The App's installation for {repository} is suspended", hint: "The repository's owner can unsuspend it at Settings > GitHub Apps > Configure."},
	{status: [404], code: "forbidden", message: "The App is not installed for {repository}, or {repository} does not exist", hint: "Check the repository's name. Install the App, or add the repository to its installation: the repository's owner does so at Settings > GitHub Apps > Configure."},
	{status: [422], code: "forbidden", message: "The App's installation lacks permissions for {repository}", hint: "Give the App `Contents: read and write` and `Pull requests: read and write`, and accept the new permissions for its installation."}
]
const [clockSkew, lifetime] = [60, 300]
function readAppKey(written) {
	const pem = written.trim().replaceAll("\\r", "").replaceAll("\\n", "\n")
	if (!pem.startsWith("-----BEGIN ")) throw invalidKey("does not start with `-----BEGIN …-----`")
	if (/-----BEGIN (OPENSSH|PUBLIC|CERTIFICATE)/.test(pem)) throw invalidKey("is not a private key in PEM format")
	if (/ENCRYPTED/.test(pem)) throw invalidKey("is protected by a passphrase")
	let key
	try {
		key = (0, external_node_crypto_.createPrivateKey)(pem)
	} catch {
		throw invalidKey("cannot be read: part of it, or its line breaks, are missing")
	}
	if (key.asymmetricKeyType !== "rsa") throw invalidKey("is not an RSA key")
	return key
}
function invalidKey(why) {
	return new UserError(`The App's private key ${why}`, {code: "input", hint: "Give the whole .pem file that GitHub generated on the App's page, under `Private keys`, including its first and last line."})
}
function appJwt(appId, key, now) {
	const claims = {iat: now - clockSkew, exp: now - clockSkew + lifetime, iss: appId}
	const unsigned = [{alg: "RS256", typ: "JWT"}, claims].map(part => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")
	return `${unsigned}.${(0, external_node_crypto_.sign)("sha256", Buffer.from(unsigned), key).toString("base64url")}`
}
const permissions = {contents: "write", pull_requests: "write"}
const installation_token_names = {contents: "Contents", pull_requests: "Pull requests"}
async function installationToken(options) {
	const {appId, privateKey, repository, teams, mask} = options
	const key = readAppKey(privateKey)
	const jwt = appJwt(appId, key, Math.floor(Date.now() / 1_000))
	mask(jwt)
	const client = openClient({...options, token: jwt})
	try {
		const {installation, granted} = await installedFor(client, repository)
		const {data} = await client.octokit.rest.apps.createInstallationAccessToken({installation_id: installation, repositories: [repository.slice(repository.indexOf("/") + 1)], permissions: {...permissions, ...(teams && granted.members !== undefined ? {members: "read"} : {})}})
		mask(data.token)
		return data.token
	} catch (error) {
		const {host, redact} = client
		const request = {host, redact, repository, doing: "create a token", permission: undefined, kind: "github"}
		throw explainForgeError(error, request, appCauses)
	}
}
async function installedFor({octokit}, repository) {
	const [owner = "", repo = ""] = repository.split("/")
	const {data} = await octokit.rest.apps.getRepoInstallation({owner, repo})
	if (data.suspended_at !== null) {
		throw new UserError(`The installation of the App ${data.app_slug} for ${repository} is suspended`, {code: "forbidden", hint: `${owner} can unsuspend it at Settings > GitHub Apps > Configure.`})
	}
	const granted = data.permissions
	const missing = ["contents", "pull_requests"].filter(name => granted[name] !== permissions[name])
	if (missing.length === 0) return {installation: data.id, granted}
	const missingNames = missing.map(name => `\`${installation_token_names[name]}: read and write\``).join(" and ")
	throw new UserError(`The App ${data.app_slug} lacks ${missingNames} for ${repository}`, {code: "forbidden", hint: `Add it on the App's page under \`Permissions & events\`, and have ${owner} accept it: Settings > GitHub Apps > Review request.`})
}
async function revokeInstallationToken(token, {api, ...ports}) {
	const client = openClient({...ports, api, token})
	try {
		await client.octokit.rest.apps.revokeInstallationAccessToken()
	} catch (error) {
		const request = {host: client.host, redact: client.redact, repository: "the App", doing: "end a token", permission: undefined, kind: "github"}
		const fault = explainForgeError(error, request)
		if (!(fault instanceof UserError && fault.code === "unauthorized")) throw fault
	}
}
const state = {token: "app-token", api: "app-api"}
const revokeTimeout = 10_000
async function asApp(inputs, context, work) {
	const {app, forge} = inputs
	if (app === undefined) return work(inputs)
	const {elapsed, env, log, mask, redact, saveState} = context
	const api = gitHubApiOf(app)
	const maxPause = () => inputs.timeout - elapsed()
	const stop = stopAfter(maxPause(), context.cancelled, "Raise 'timeout', or find out why GitHub does not respond.")
	const teams = (inputs.proposal?.teamReviewers.length ?? 0) > 0
	const login = {...app, api, teams, env, log, redact, signal: stop.signal, maxPause, mask}
	const token = await installationToken(login).finally(stop.clear)
	try {
		saveState(state.api, api)
		saveState(state.token, token)
		const credentials = {kind: "token", token}
		return await work({...inputs, credentials, forge: forge && {...forge, token}})
	} finally {
		await revoke(token, api, {env, log, redact})
		saveState(state.token, "")
	}
}
async function releaseApp({state: saved, hide, ...ports}) {
	const [token, api] = [saved(state.token), saved(state.api)]
	if (token === "" || api === "") return
	hide(token)
	await revoke(token, api, ports)
}
async function revoke(token, api, {env, log, redact}) {
	const signal = AbortSignal.timeout(revokeTimeout)
	await revokeInstallationToken(token, {api, env, log, redact, signal, maxPause: () => revokeTimeout}).catch(error => log.warning(`Failed to revoke the App's token, which expires within an hour: ${String(error)}`))
}
function readCredentials(read, {url}, run) {
	const [key, knownHosts, token] = [read.text("ssh-key"), read.text("known-hosts"), read.text("token")]
	if (key !== undefined) return {kind: "ssh", key, knownHosts}
	if (knownHosts !== undefined) read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.")
	if (token === undefined || !/^https?:/.test(url)) return {kind: "none"}
	checkTokenHost(read, token, new URL(url), run)
	return {kind: "token", token}
}
function checkTokenHost(read, token, {host}, run) {
	const {server} = run
	if (host === server.host || !isRunToken(token, read.text("run-token"), run)) return
	read.fault(`Input 'token' is this run's own token, which is valid for ${server.host} and not for ${host}`, `Set it to a token for ${host}, or 'ssh-key' to a key. Nothing was sent to ${host}.`)
}
function isRunToken(token, runToken, {isGitHub, token: variable}) {
	if (token === runToken || (!isGitHub && token === variable)) return true
	return runToken === undefined && token.startsWith("ghs_")
}
function forgeRepositoryOf(address, {server, api}) {
	const known = address.page === undefined ? pageOfUrl(address.url) : {page: address.page, repository: address.name}
	if (known === undefined) return undefined
	const isHere = new URL(known.page).host === server.host
	return {...known, api: isHere ? api : undefined}
}
function pageOfUrl(address) {
	const {protocol = "", origin = "", pathname = ""} = URL.parse(address) ?? {}
	const path = pathname.replace(/\/$/, "").replace(/\.git$/, "")
	const [, repository] = /\/([^/]+\/[^/]+)$/.exec(path) ?? []
	if (repository === undefined || !/^https?:$/.test(protocol)) return undefined
	return {page: `${origin}${path}`, repository}
}
function readForge(read, repository, {run, why, app}) {
	const {url, name} = repository
	if (url === "") return undefined
	const target = forgeRepositoryOf(repository, run)
	if (target === undefined) {
		read.fault(`${why}, but the forge of ${name} is not known`, "Use owner/name for a repository of this server, or the URL of its web page, https://HOST/owner/name; or remove that input.")
		return undefined
	}
	if (app) return {...target, token: ""}
	const token = read.text("token")
	if (token === undefined) {
		read.fault(`${why}, but input 'token' is empty`, "Set it to a token with write access to contents and pull requests; 'ssh-key' can only push.")
		return undefined
	}
	if (read.text("ssh-key") !== undefined || !/^https?:/.test(url)) checkTokenHost(read, token, new URL(target.page), run)
	return {...target, token}
}
function readApp(read, repository, run) {
	const [appId, privateKey] = [read.text("app-id"), read.text("app-private-key")]
	if (appId === undefined && privateKey === undefined) return undefined
	if (appId === undefined || privateKey === undefined) {
		const [given, missing] = appId === undefined ? ["app-private-key", "app-id"] : ["app-id", "app-private-key"]
		read.fault(`Input '${given}' is set, but '${missing}' is empty`, "Set both. If it is a secret, check its name, and that this repository can read it.")
		return undefined
	}
	if (read.text("ssh-key") !== undefined) {
		read.fault("Inputs 'app-id' and 'ssh-key' are both set", "Keep one of them.")
		return undefined
	}
	if (repository.url === "") return undefined
	const target = /^https?:/.test(repository.url) ? forgeRepositoryOf(repository, run) : undefined
	if (target === undefined) {
		read.fault(`Input 'app-id' is set, but ${repository.name} is not a GitHub repository with an https address`, "Use owner/name or https://HOST/owner/name.")
		return undefined
	}
	const {host} = new URL(target.page)
	const home = serverOfApp(read, run)
	if (home === undefined || host === home.host) return {appId, privateKey, ...target}
	read.fault(`The App belongs to ${home.host}, but ${target.repository} is on ${host}`, `A server that receives the App's JWT can act as the App. If the App belongs to ${host}, set app-server: https://${host}. Nothing was sent to ${host}.`)
	return undefined
}
function serverOfApp(read, {server}) {
	const written = read.text("app-server")
	if (written === undefined) return server
	const url = URL.parse(written)
	if (url?.protocol === "https:" && url.pathname === "/" && url.username === "") return url
	read.fault(`Input 'app-server' is '${written}'`, "Use the address of a server, such as https://github.acme.com.")
	return undefined
}
const invalidPatterns = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\//, /(^|\/)\./, /\.lock(\/|$)/, /[./]$/, /^[-/]/, /^(@|HEAD)?$/]
function isBranchName(name) {
	return !invalidPatterns.some(pattern => pattern.test(name))
}
const actionsBot = {name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com"}
function readAuthor(read, {url, page}) {
	const host = commit_inputs_hostOf(page ?? url)
	const fallback = host === "github.com" ? actionsBot : {name: "pushpull", email: `pushpull@users.noreply.${host}`}
	const written = read.text("author")
	if (written === undefined) return fallback
	const [, name, email] = /^([^<>\p{Cc}]*[^<>\s\p{Cc}]) <([^<>\s\p{Cc}]+)>$/u.exec(written) ?? []
	if (name === undefined || email === undefined) {
		read.fault(`Input 'author' is '${written}'`, "Use Name <email>, such as Ada Lovelace <ada@example.com>.")
		return fallback
	}
	return {name, email}
}
function commit_inputs_hostOf(url) {
	const [, scpHost] = /^[^/@]+@([^:]+):/.exec(url) ?? []
	return scpHost ?? (URL.parse(url)?.hostname || "localhost")
}
const placeholders = new Set(["{image}", "{from}", "{to}", "{target}", "{files}", "{run}"])
function readTemplate(read, name) {
	const written = read.text(name)
	const unknown = (written?.match(/\{[\w-]+\}/g) ?? []).filter(each => !placeholders.has(each))
	if (unknown.length > 0) {
		read.fault(`Input '${name}' has unknown placeholders: ${[...new Set(unknown)].join(", ")}`, "Known placeholders are {image}, {from}, {to}, {target}, {files} and {run}.")
	}
	return written
}
const proposalInputs = [...["head-branch", "title", "body", "labels", "reviewers", "team-reviewers", "assignees", "draft", "auto-merge"], "close-superseded"]
const defaults = {draft: "false", "auto-merge": "off", "close-superseded": "true"}
function readProposal(read) {
	const mode = read.text("mode") ?? "commit"
	if (mode !== "commit" && mode !== "pull-request") {
		read.fault(`Input 'mode' is '${mode}'`, "Use commit or pull-request.")
	}
	if (mode !== "pull-request") {
		const ignored = proposalInputs.filter(name => ![undefined, defaults[name]].includes(read.text(name)))
		if (mode === "commit" && ignored.length > 0) {
			const names = ignored.map(name => `'${name}'`).join(", ")
			read.notice(`Ignored, because mode commit creates no pull request: ${names}`)
		}
		return undefined
	}
	const draft = read.boolean("draft", false)
	const autoMerge = readAutoMerge(read)
	if (draft && autoMerge !== undefined) {
		read.fault("Inputs 'draft' and 'auto-merge' are both set, but no forge merges a draft", "Remove one of them: a draft is merged by a person after it was marked as ready.")
	}
	return {
		headBranch: readHeadBranch(read),
		title: readTitle(read),
		body: readTemplate(read, "body"),
		labels: proposal_names(read, "labels"),
		reviewers: proposal_names(read, "reviewers").map(withoutAt),
		teamReviewers: proposal_names(read, "team-reviewers").map(withoutAt),
		assignees: proposal_names(read, "assignees").map(withoutAt),
		draft,
		autoMerge,
		closeSuperseded: read.boolean("close-superseded", true)
	}
}
function readHeadBranch(read) {
	const branch = read.text("head-branch")?.replace(/^refs\/heads\//, "")
	if (branch?.includes(":") === true) {
		read.fault(`Input 'head-branch' is '${branch}': pull requests from forks are not supported yet`, "Use a branch of the manifest repository itself.")
	} else if (branch !== undefined && !isBranchName(branch)) {
		read.fault(`Input 'head-branch' is '${branch}', which is not a valid branch name`, "Check the expression that sets it.")
	}
	return branch
}
function readTitle(read) {
	const title = readTemplate(read, "title")
	if (title !== undefined && /[\r\n]/.test(title)) {
		read.fault("Input 'title' has several lines", "Keep one line; put the rest into 'body'.")
	}
	return title
}
const methods = {off: undefined, merge: "merge", squash: "squash", rebase: "rebase"}
function readAutoMerge(read) {
	const written = read.text("auto-merge") ?? "off"
	if (!Object.hasOwn(methods, written)) {
		read.fault(`Input 'auto-merge' is '${written}'`, "Use off, merge, squash or rebase.")
	}
	return methods[written]
}
function proposal_names(read, input) {
	return [...new Set(read.list(input))]
}
function withoutAt(name) {
	return name.replace(/^@/, "")
}
const knownHosts = /^(github\.com|codeberg\.org|bitbucket\.org|dev\.azure\.com|.+\.ghe\.com)$|(^|[.-])(gitlab|gitea|forgejo)[.-]/
const sshHosts = {"ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com", "altssh.bitbucket.org": "bitbucket.org"}
function pageOf(host, path, server) {
	const name = sshHosts[host] ?? host
	if ([server.host, server.hostname].includes(name)) return pageOn(server, path)
	return knownHosts.test(name) ? `https://${name}/${path}` : undefined
}
function commitPageOf(page, commit) {
	const {hostname} = new URL(page)
	if (hostname === "bitbucket.org") return `${page}/commits/${commit}`
	return /(^|[.-])gitlab[.-]/.test(hostname) ? `${page}/-/commit/${commit}` : `${page}/commit/${commit}`
}
const invalidRepository = {url: "", name: "", page: undefined}
const repository_input_forms = "Use owner/name, https://HOST/PATH, ssh://git@HOST/PATH or git@HOST:PATH."
const repository_input_part = /^(?![.-])[\w.-]+\/(?!\.+$)[\w.-]+$/
const hostPattern = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`
const repository_input_isHost = new RegExp(`^(?:${hostPattern})$`, "i")
const user = /^\w[\w.+-]*$/
const looksSecret = /^(gh[a-z]_|github_pat_|glpat-|AT[ACT]TT|[0-9a-f]{32})|.{40}/i
const scpLike = new RegExp(String.raw`^(\w[\w.+-]*)@(${hostPattern}):(?!//)/?([^\s-]\S*)$`, "i")
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
function readRepository(read, context) {
	const written = read.text("repository") ?? context.repository
	if (written === undefined) {
		read.fault("Input 'repository' is empty, and the runner does not say which repository this run belongs to", repository_input_forms)
		return invalidRepository
	}
	const address = addressOf(written, context)
	if ("url" in address) return address
	read.fault(`Input 'repository' ${address.fault}`, address.hint)
	return invalidRepository
}
function addressOf(written, context) {
	if (repository_input_part.test(written)) return onRunForge(written.replace(/\.git$/, ""), context)
	const [, , sshHost, path = ""] = scpLike.exec(written) ?? []
	if (sshHost !== undefined) return namedAddress(written, sshHost, path, context)
	const url = /[\s\p{Cc}]/u.test(written) ? null : URL.parse(written)
	if (url === null || !/^(https?|ssh|file):$/.test(url.protocol)) return notARepository(written)
	return checkUrl(url, context)
}
function onRunForge(name, {server, ssh}) {
	const page = pageOn(server, name)
	return {url: ssh ? `git@${server.hostname}:${name}.git` : `${page}.git`, name, page}
}
function checkUrl(url, context) {
	const {protocol, hostname, username, password, pathname, search, hash} = url
	if (password !== "" || looksSecret.test(username)) {
		return {fault: "has a password or a token in it", hint: "Remove it, and set input 'token' instead: addresses are shown in logs."}
	}
	if (protocol === "http:" && !loopback.test(hostname)) {
		return {fault: `is '${url.href}', which sends the token unencrypted`, hint: "Use https://."}
	}
	const isComplete = protocol === "file:" ? hostname === "" : repository_input_isHost.test(hostname)
	const isPlain = search === "" && hash === "" && (username === "" || user.test(username))
	if (!isComplete || !isPlain || pathname.length < 2) return notARepository(url.href)
	return namedAddress(url.href, protocol === "ssh:" ? hostname : url.host, pathname, context)
}
function namedAddress(url, host, path, {server}) {
	const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "")
	const page = host === "" ? undefined : pageOf(host, name, server)
	return {url, name: page === undefined ? url : name, page}
}
function notARepository(written) {
	return {fault: written.includes("@") ? "is not a repository" : `is '${written}', which is not a repository`, hint: repository_input_forms}
}
function readSign(read) {
	const [sign, key] = [read.text("sign") ?? "off", read.text("signing-key")]
	if (key !== undefined && sign !== "ssh") {
		read.fault(`Input 'signing-key' is set, but 'sign' is ${sign}`, "Set `sign: ssh`, or remove the key.")
	}
	if (sign === "api") return {kind: "api"}
	if (sign !== "ssh") {
		if (sign !== "off") read.fault(`Input 'sign' is '${sign}'`, "Use off, api or ssh.")
		return {kind: "off"}
	}
	if (key === undefined) {
		read.fault("Input 'sign' is ssh, but 'signing-key' is empty", "Set it to the private key. If it is a secret, check its name, and that this repository can read it.")
	}
	return {kind: "ssh", key: key ?? ""}
}
const source_inputs_commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
const commitEvents = /^(push|workflow_run)$/
function readSource(read, run) {
	const value = read.text("source-commit") ?? run.commit ?? ""
	if (value === "" || value === "off") return undefined
	const at = value.indexOf("@")
	const repository = at === -1 ? run.repository : value.slice(0, at)
	const sha = value.slice(at + 1)
	if (!source_inputs_commit.test(sha) || (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))) {
		read.fault(`Input 'source-commit' is '${value}', which is not a commit`, "Use the full SHA (40 or 64 digits), owner/name@SHA for another repository, or off.")
		return undefined
	}
	if (repository === undefined) return undefined
	return {repository, commit: sha.toLowerCase(), branch: repository === run.repository ? branchOf(run.ref) : undefined, page: pageOn(run.server, repository), api: run.api, token: read.text("source-token"), startedRun: sha === (run.commit ?? sha) && commitEvents.test(run.event ?? "push")}
}
function branchOf(ref) {
	return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined
}
const inputNames = [
	"images",
	"set",
	"manifests",
	"repository",
	"branch",
	"token",
	"run-token",
	"ssh-key",
	"known-hosts",
	"app-id",
	"app-private-key",
	"app-server",
	"mode",
	"head-branch",
	"title",
	"body",
	"labels",
	"reviewers",
	"team-reviewers",
	"assignees",
	"draft",
	"auto-merge",
	"close-superseded",
	"all",
	"add-missing",
	"commit-message",
	"author",
	"signoff",
	"sign",
	"signing-key",
	"source-commit",
	"source-token",
	"allow-downgrade",
	"dry-run",
	"timeout"
]
const defaultTimeout = 600_000
function parseInputs(read, run) {
	const {overrides, faults} = parseImageOverrides(read.lines("images"))
	const set = parseSet(read.lines("set"))
	if (read.text("images") === undefined && read.text("set") === undefined) {
		read.fault("Inputs 'images' and 'set' are both empty", "Set 'images' to an image and its version, such as shop/web=v1.2.3, or 'set' to another value.")
	}
	const ssh = read.text("ssh-key") !== undefined
	const repository = readRepository(read, {server: run.server, repository: run.repository, ssh})
	const proposal = readProposal(read)
	const app = readApp(read, repository, run)
	const byApp = (read.text("app-id") ?? read.text("app-private-key")) !== undefined
	const sign = readSign(read)
	const why = proposal === undefined ? "Input 'sign' is api" : "Input 'mode' is pull-request"
	const inputs = {
		images: overrides,
		set: set.lines,
		manifests: read.lines("manifests"),
		repository,
		branch: readBranch(read),
		credentials: byApp ? {kind: "none"} : readCredentials(read, repository, run),
		all: read.boolean("all", false),
		addMissing: read.boolean("add-missing", false),
		commitMessage: readTemplate(read, "commit-message"),
		author: readAuthor(read, repository),
		signoff: read.boolean("signoff", false),
		sign,
		source: readSource(read, run),
		allowDowngrade: read.boolean("allow-downgrade", false),
		dryRun: read.boolean("dry-run", false),
		proposal,
		forge: proposal === undefined && sign.kind !== "api" ? undefined : readForge(read, repository, {run, why, app: byApp}),
		app,
		timeout: read.duration("timeout", defaultTimeout)
	}
	throwFaults([...read.faults, ...faults, ...set.faults])
	return inputs
}
function readBranch(read) {
	const branch = read.text("branch")?.replace(/^refs\/heads\//, "")
	if (branch === undefined) return undefined
	if (/^refs\//.test(branch)) {
		read.fault(`Input 'branch' is '${branch}', which is not a branch`, "Use the name of a branch, such as main.")
	} else if (!isBranchName(branch)) {
		read.fault(`Input 'branch' is '${branch}', which is not a valid branch name`, "Check the expression that sets it.")
	}
	return branch
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
	const [first = "", ...rest] = clip(text).split("\n")
	return rest.length === 0 ? markup(first) : html`${markup(first)}${block(rest.join("\n"))}`
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
function clip(text, maxLength = maxCellLength) {
	return text.length <= maxLength ? text : `${text.slice(0, maxLength)} … (the rest is in the report file)`
}
function counts({edits}) {
	const files = new Set(edits.map(({file}) => file)).size
	return `${counted(files, "file")}, ${counted(edits.length, "change")}`
}
function counted(count, what) {
	return `${count} ${what}${count === 1 ? "" : "s"}`
}
function before({from}) {
	return from ?? "(none)"
}
function locationInWords({file, line, path}) {
	return `${formatLocation({file, line})} ${path}`
}
function outcomeInWords({result, repository, pullRequest}) {
	if (result === "failed" && pullRequest !== undefined) {
		return pullRequest.number === undefined ? `branch ${pullRequest.branch} was pushed` : "not everything was done"
	}
	const mayBe = result === "failed" && repository?.commit !== undefined
	return mayBe ? `commit ${shortShas(repository.commit)} may have been pushed` : outcomes[result]
}
const outcomes = {committed: "nothing was changed", proposed: "nothing was changed", unchanged: "nothing to change", superseded: "the current version is newer", planned: "nothing would be changed", failed: "nothing was pushed"}
function closingSentence(report) {
	const {result, repository, edits} = report
	const what = edits.length === 0 ? outcomeInWords(report) : counts(report)
	const closing = `${capitalized(result)} after ${formatDuration(report.seconds * 1_000)}: ${what}`
	const {number, url, operation} = report.pullRequest ?? {}
	const done = operation ?? (result === "failed" ? "is not done" : undefined)
	if (url !== undefined) return `${closing}; pull request #${number}${done === undefined ? "" : ` ${done}`}: ${url}`
	if (result !== "committed") return `${closing}.`
	return `${closing}; ${repository?.commitUrl ?? `commit ${shortShas(repository?.commit ?? "")}.`}`
}
const maxDiffLines = 1_000
const log_pull_maxValueLength = 200
function logFacts({repository, manifests, source, dryRun}, log) {
	const {name, url} = repository
	fact(log, "Repository", name === url ? url : `${name} (${url})`)
	fact(log, "Looking in", manifests.length === 0 ? "all files" : manifests.map(({text}) => text).join(", "))
	if (source !== undefined) fact(log, "Built from", `${source.repository}@${shortShas(source.commit)}`)
	if (dryRun) fact(log, "Dry run", "nothing will be pushed")
}
async function logEvidence(report, log) {
	const {result, repository, edits, superseded, untouched, diff, message, retries} = report
	if (repository?.commit !== undefined && result !== "failed") {
		const now = result === "committed" ? "now at" : "at"
		fact(log, "Branch", `${repository.branch}, ${now} ${shortShas(repository.commit)}`)
	}
	if (retries > 0) fact(log, "Attempts", `${retries + 1}: other pushes were faster, or the server was busy`)
	for (const edit of edits) log.info(`${locationInWords(edit)} ${value(before(edit))} → ${value(edit.to)}`)
	for (const edit of superseded) {
		const newer = `built from ${shortShas(edit.by)}, which is newer`
		log.info(`${locationInWords(edit)} keeps ${value(before(edit))} and is not set to ${value(edit.to)}: ${newer}`)
	}
	for (const {file, reason} of untouched) log.info(`Left alone: ${file} ${reason}`)
	if (message !== undefined) log.info(withFullStop(message))
	logPullRequest(report, log)
	if (diff === undefined) return
	if (result === "planned") logDiff(diff, log)
	else await log.group("The diff", async () => logDiff(diff, log))
}
function logPullRequest({result, pullRequest}, log) {
	if (pullRequest === undefined) return
	const {branch, commit, superseded, merge, notes} = pullRequest
	const position = `${branch}, at ${shortShas(commit)}`
	if (result === "proposed") fact(log, "Proposed", `from ${position}`)
	if (result === "failed") fact(log, "Branch", position)
	if (superseded.length > 0) log.info(`Closed as superseded: ${superseded.map(number => `#${number}`).join(", ")}.`)
	if (merge !== undefined) log.info(merge === "merged" ? "The pull request is merged." : "The pull request will be merged when its checks pass.")
	for (const note of notes) log.warning(`${note}.`)
}
function fact(log, name, text) {
	log.info(`${name.padEnd(10)}  ${text}`)
}
function value(text) {
	return truncate(sanitizeLine(text), log_pull_maxValueLength)
}
function logDiff(diff, log) {
	const lines = diff.replace(/\n$/, "").split("\n")
	for (const line of lines.slice(0, maxDiffLines)) log.info(`  ${line}`)
	const left = lines.length - maxDiffLines
	if (left > 0) log.info(`${counted(left, "more line")} are in the report file.`)
}
const no_workflows_note = "The pull request was opened with this run's own token, so GitHub starts no workflows for it. If it waits for checks, close and reopen it, and use a GitHub App in the future: inputs 'app-id' and 'app-private-key'"
function withNoWorkflows(result, {token, runToken}, {isGitHub}) {
	const {proposal} = result
	const isRunToken = token !== undefined && token === runToken && token.startsWith("ghs_")
	if (proposal?.operation !== "created" || !isRunToken || !isGitHub) return result
	return {...result, proposal: {...proposal, notes: [...proposal.notes, no_workflows_note]}}
}
function outputsOf(report, file) {
	const {result, changed, repository, pullRequest} = report
	return {
		result,
		changed: String(changed),
		"commit-sha": result === "committed" ? (repository?.commit ?? "") : "",
		"commit-url": repository?.commitUrl ?? "",
		"pull-request-number": String(pullRequest?.number ?? ""),
		"pull-request-url": pullRequest?.url ?? "",
		"pull-request-operation": pullRequest?.operation ?? "",
		"pull-request-head-sha": pullRequest?.commit ?? "",
		report: file
	}
}
function toReport(outcome, inputs, startedAt, endedAt) {
	const base = {version: 1, action: "pull", ...reportTime(startedAt, endedAt)}
	if ("faults" in outcome) {
		return {
			...base,
			result: "failed",
			changed: false,
			...(inputs === undefined ? {} : {repository: requestedRepository(inputs, outcome.faults)}),
			images: [],
			edits: [],
			superseded: [],
			untouched: [],
			retries: 0,
			faults: outcome.faults.map(reportFault),
			...pull_report_pullRequestOf(outcome.faults.find(fault => fault instanceof IncompleteProposal)?.proposal)
		}
	}
	const {outcome: result, edits, superseded, untouched, diff, message, retries, proposal} = outcome.result
	return {
		...base,
		result,
		changed: result === "committed" || result === "proposed" || result === "planned",
		repository: reportedRepository(outcome.result),
		images: imageChanges(edits),
		edits,
		superseded: superseded.map(({edit, by}) => ({...edit, by})),
		untouched,
		...(diff === "" ? {} : {diff: truncateDiff(diff)}),
		message,
		retries,
		faults: [],
		...pull_report_pullRequestOf(proposal)
	}
}
function requestedRepository({repository: {name, url}, branch}, faults) {
	const commit = faults.find(fault => fault instanceof UnconfirmedCommit)?.commit
	return {name, url, branch, ...(commit === undefined ? {} : {commit})}
}
function reportedRepository({outcome, repository: {name, url, page}, branch, commit}) {
	const commitUrl = outcome === "committed" && page !== undefined ? commitPageOf(page, commit) : undefined
	return {name, url, branch, commit, commitUrl}
}
function pull_report_pullRequestOf(proposal) {
	if (proposal === undefined) return {}
	const {headBranch: branch, headCommit: commit, superseded = [], notes = [], ...known} = proposal
	return {pullRequest: {...known, branch, commit, superseded, notes}}
}
function imageChanges(edits) {
	const changes = edits.flatMap(({image, from, to}) => (image === undefined ? [] : [{name: image, from, to}]))
	return [...new Map(changes.map(change => [JSON.stringify(change), change])).values()]
}
const maxDiffLength = 1024 * 1024
function truncateDiff(diff) {
	if (diff.length <= maxDiffLength) return diff
	const shown = diff.slice(0, diff.lastIndexOf("\n", maxDiffLength - 1) + 1)
	const left = diff.slice(shown.length).trimEnd().split("\n").length
	return `${shown}(${counted(left, "more line")}, too long to show here: use git show)\n`
}
const titles = {
	committed: {mark: "✅", title: "Committed", withRepository: "Committed to"},
	proposed: {mark: "📬", title: "Proposed", withRepository: "Proposed to"},
	unchanged: {mark: "✅", title: "Unchanged", withRepository: "Unchanged in"},
	superseded: {mark: "⏩", title: "Superseded", withRepository: "Superseded in"},
	planned: {mark: "📋", title: "Planned", withRepository: "Planned for"},
	failed: {mark: "❌", title: "Failed", withRepository: "Failed in"}
}
function summary(report) {
	return summaryPage(headingOf(report), factsOf(report), [...faultSections(report.faults), ...noteSections(report), ...imageSections(report), ...editSections(report), ...supersededSections(report), ...diffSections(report), ...untouchedSections(report)])
}
function headingOf({result, repository}) {
	const {mark, title, withRepository} = titles[result]
	if (repository === undefined) return markdown_text(`${mark} ${title}`)
	const branch = repository.branch === undefined ? html`` : html` (${code(repository.branch)})`
	return html`${markdown_text(`${mark} ${withRepository}`)} ${code(repository.name)}${branch}`
}
function factsOf(report) {
	const {result, edits, repository, message, retries, pullRequest} = report
	const commit = result === "failed" ? undefined : repository?.commit
	const facts = [
		markdown_text(edits.length === 0 ? capitalized(outcomeInWords(report)) : counts(report)),
		...(pullRequest === undefined ? [] : [pull_summary_pullRequestOf(pullRequest)]),
		...(commit === undefined || result === "proposed" ? [] : [pull_summary_commitOf(commit, result, repository?.commitUrl)]),
		markdown_text(formatDuration(report.seconds * 1_000)),
		...(retries === 0 ? [] : [markdown_text(counted(retries + 1, "attempt"))]),
		...(message === undefined ? [] : [markup(clip(message))]),
		...runFacts(report)
	]
	return facts.reduce((all, fact) => html`${all} · ${fact}`)
}
function pull_summary_commitOf(commit, result, page) {
	const name = code(shortShas(commit))
	return html`${markdown_text(result === "committed" ? "commit" : "at")} ${page === undefined ? name : markdown_link(page, name)}`
}
function pull_summary_pullRequestOf({number, url, operation, merge, branch}) {
	if (number === undefined || url === undefined) return html`branch ${code(branch)} pushed`
	const states = [operation, merge === "waiting" ? "merged when its checks pass" : merge].filter(each => each !== undefined)
	const page = markdown_link(url, html`pull request ${number}`)
	return states.length === 0 ? page : html`${page} ${markdown_text(states.join(", "))}`
}
function noteSections({pullRequest}) {
	const {notes = [], superseded = []} = pullRequest ?? {}
	const closed = superseded.map(number => [html`pull request ${number} closed: this one replaces it`])
	return tableSection(["Notes"], [...notes.map(note => [markup(clip(note))]), ...closed])
}
function imageSections({images, result}) {
	const rows = images.map(({name, from, to}) => [code(name), optional(from), pull_summary_short(to)])
	return tableSection(["Image", "Before", after(result)], rows)
}
function after(result) {
	return result === "proposed" ? "Proposed" : "Now"
}
function editSections({edits, result}) {
	const several = new Set(edits.map(({target}) => target)).size > 1
	const rows = edits.map(edit => [...(several ? [code(clip(edit.target))] : []), ...pull_summary_locationOf(edit), optional(edit.from), pull_summary_short(edit.to)])
	return tableSection([...(several ? ["Target"] : []), "Where", "Field", "Before", after(result)], rows)
}
function supersededSections({superseded}) {
	const rows = superseded.map(edit => [...pull_summary_locationOf(edit), pull_summary_short(before(edit)), pull_summary_short(edit.to), code(shortShas(edit.by))])
	return tableSection(["Superseded", "Field", "Kept", "Requested", "Built from"], rows)
}
function untouchedSections({untouched, result}) {
	const rows = untouched.map(({file, reason}) => [code(file), markup(clip(reason))])
	const folded = result === "failed" ? undefined : markdown_text(`${counted(untouched.length, "file")} left alone`)
	return tableSection(["Left alone", "Why"], rows, folded)
}
function diffSections({diff, result}) {
	if (diff === undefined) return []
	const files = diff.split(/^(?=diff --git )/m).map(each => block(each.trimEnd(), "diff"))
	const state = result === "planned" ? "open" : "closed"
	return [{rows: files, around: fitting => details(markdown_text("The diff"), fitting.join("\n"), state)}]
}
function pull_summary_locationOf({file, line, path}) {
	return [code(formatLocation({file, line})), code(path)]
}
function optional(value) {
	return value === undefined ? html`` : pull_summary_short(value)
}
function pull_summary_short(value) {
	return code(clip(shortShas(value)))
}
const secrets = ["token", "run-token", "source-token", "ssh-key", "app-private-key", "signing-key"]
const pullAction = {
	program: "git",
	inputs: inputNames,
	read(context) {
		const reader = readInputs()
		const given = new Set(secrets.map(name => reader.text(name)))
		for (const secret of given) if (secret !== undefined) context.mask(secret)
		const inputs = parseInputs(reader, context.run)
		for (const notice of reader.notices) context.log.info(notice)
		return inputs
	},
	run(inputs, context) {
		logFacts(inputs, context.log)
		return asApp(inputs, context, async known => {
			const result = await pull(known, {...context, timeout: inputs.timeout - context.elapsed(), runUrl: runPageOf(context.run), remember: context.saveState, forge: signal => openInputForge(known, context, signal)})
			const tokens = {token: known.forge?.token, runToken: readInputs().text("run-token")}
			return withNoWorkflows(result, tokens, context.run)
		})
	},
	release: releaseApp,
	report(outcome, inputs, context) {
		const endedAt = context.startedAt + context.elapsed()
		const report = {...toReport(outcome, inputs, context.startedAt, endedAt), ...reportRun(context.run)}
		const formatters = {evidence: logEvidence, closing: closingSentence, summary: summary, outputs: outputsOf}
		const faults = annotated(outcome, inputs, context.run)
		return publish(report, {...formatters, redact: redactAll, faults}, context)
	}
}
function runPull(host) {
	return runAction(host, pullAction)
}
function openInputForge({forge, timeout}, {env, log, redact, elapsed}, signal) {
	if (forge === undefined) throw new Error("A forge was requested without a pull request")
	return openForge({...forge, env, log, redact, signal, maxPause: () => timeout - elapsed()})
}
}
}
