export const id = 500;
export const ids = [500];
export const modules = {
	5500: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__);
		__webpack_require__.d(__webpack_exports__, {
			pushAction: () => pushAction,
			runPush: () => runPush,
		});
		var core = __webpack_require__(6058);
		var mod = __webpack_require__(1916);
		const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
		const whole = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
		const part = /(?<!\d)(\d+(?:\.\d+)?)(ms|s|m|h)/g;
		function parseDuration(written) {
			if (!whole.test(written)) return undefined;
			return [...written.matchAll(part)].reduce(
				(sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0),
				0,
			);
		}
		function formatDuration(milliseconds) {
			const seconds = milliseconds / 1_000;
			if (seconds < 10) return `${Number(seconds.toFixed(1))}s`;
			const rounded = Math.round(seconds);
			const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor((rounded % 3600) / 60)];
			if (hours > 0) return `${hours}h ${minutes}m`;
			return minutes > 0 ? `${minutes}m ${rounded % 60}s` : `${rounded}s`;
		}
		class UserError extends Error {
			name = "UserError";
			code;
			hint;
			location;
			constructor(message, options) {
				super(message, { cause: options.cause });
				this.code = options.code;
				this.hint = options.hint;
				this.location = options.location;
			}
		}
		class Faults extends Error {
			name = "Faults";
			faults;
			constructor(faults) {
				super(faults.map((fault) => fault.message).join("\n"));
				this.faults = faults;
			}
		}
		function throwFaults(faults) {
			const [first] = faults;
			if (first === undefined) return;
			throw faults.length === 1 ? first : new Faults(faults.toSorted(byPlace));
		}
		function byPlace({ location: a }, { location: b }) {
			if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
			return a.file.localeCompare(b.file, "en") || a.line - b.line;
		}
		function userFaults(error) {
			if (error instanceof UserError) return [error];
			if (error instanceof Faults) return error.faults;
			return undefined;
		}
		function readInputs() {
			const faults = [];
			const notices = [];
			const text = (name) => (0, core.V4)(name) || undefined;
			const fault = (message, hint) => {
				faults.push(new UserError(message, { code: "input", hint }));
			};
			return {
				text,
				fault,
				faults,
				notice: (message) => notices.push(message),
				notices,
				lines(name, options) {
					const lines = linesOf(text(name)).filter((line) => !line.text.startsWith("#"));
					if (options?.required && lines.length === 0) fault(`Input '${name}' is required and empty`);
					return lines;
				},
				list: (name) =>
					linesOf(text(name))
						.filter((line) => !/^#(\s|$)/.test(line.text))
						.flatMap((line) => line.text.split(","))
						.map((entry) => entry.trim())
						.filter((entry) => entry !== ""),
				boolean(name, fallback) {
					const value = text(name);
					if (value === undefined) return fallback;
					try {
						return (0, core.Vt)(name);
					} catch {
						fault(`Input '${name}' is '${value}'`, "Write true or false.");
						return fallback;
					}
				},
				duration(name, fallback) {
					const value = text(name);
					if (value === undefined) return fallback;
					const milliseconds = parseDuration(value);
					if (milliseconds === undefined)
						fault(`Input '${name}' is '${value}', which is no duration`, "Write 90s, 10m or 1h30m.");
					return milliseconds ?? fallback;
				},
			};
		}
		function linesOf(value = "") {
			return value
				.split(/\r?\n/)
				.map((line, index) => ({ text: line.trim(), line: index + 1 }))
				.filter((line) => line.text !== "");
		}
		const prefix = "INPUT_";
		function unknownInputs(env, known) {
			const given = Object.keys(env).filter((name) => name.startsWith(prefix));
			const unknown = given
				.map((name) => name.slice(prefix.length).toLowerCase())
				.filter((name) => !known.includes(name))
				.toSorted();
			const [first, ...others] = unknown.map((name) => ({ name: `'${name}'`, near: nearest(name, known) }));
			if (first === undefined) return undefined;
			if (others.length === 0) return `Unknown input ${first.name}${first.near && `: did you mean ${first.near}?`}`;
			const each = [first, ...others].map(({ name, near }) => (near === "" ? name : `${name} (did you mean ${near}?)`));
			return `Unknown inputs ${each.join(", ")}`;
		}
		function nearest(name, known) {
			const far = (each) => (0, mod.Io)(each, name);
			const [best = ""] = known.toSorted((a, b) => far(a) - far(b));
			return far(best) <= Math.max(1, best.length / 3) ? `'${best}'` : "";
		}
		var github = __webpack_require__(2413);
		const gitHub = { server: "https://github.com", api: "https://api.github.com" };
		function readRunContext(env) {
			const { sha, ref, actor, eventName, runId, serverUrl, apiUrl } = github.context;
			const server = URL.parse(serverUrl) ?? new URL(gitHub.server);
			const isOther = apiUrl === gitHub.api && server.origin !== gitHub.server;
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
				token: env.GITHUB_TOKEN || undefined,
			};
		}
		function repositoryOf() {
			try {
				const { owner, repo } = github.context.repo;
				return `${owner}/${repo}`;
			} catch {
				return undefined;
			}
		}
		function pageOn(server, path) {
			return `${server.href.replace(/\/$/, "")}/${path}`;
		}
		function repositoryPageOf({ server, repository }) {
			return repository === undefined ? undefined : pageOn(server, repository);
		}
		function runPageOf(run) {
			const page = repositoryPageOf(run);
			return page === undefined || run.runId === undefined ? undefined : `${page}/actions/runs/${run.runId}`;
		}
		const actionVersion = "0.1.0";
		function reportFault({ code, message, hint, location }) {
			return { code, message, hint, ...(location === undefined ? {} : { file: location.file, line: location.line }) };
		}
		function reportRun(run) {
			const { repository, commit, ref, actor, actionRef } = run;
			return { run: { repository, commit, ref, actor, url: runPageOf(run) }, actionVersion, actionRef };
		}
		function reportTime(startedAt, endedAt) {
			return { startedAt: new Date(startedAt).toISOString(), seconds: inSeconds(endedAt - startedAt) };
		}
		function inSeconds(milliseconds) {
			return Math.round(milliseconds / 100) / 10;
		}
		var promises_ = __webpack_require__(1455);
		var external_node_path_ = __webpack_require__(6760);
		var external_node_crypto_ = __webpack_require__(7598);
		const folder_prefix = "pushpull-";
		function runFolderPath(parent) {
			return newFolderPath(parent, folder_prefix);
		}
		async function openFolder(path, remember) {
			remember(path);
			try {
				await makeFolder(path);
			} catch (error) {
				throw new UserError(`No folder can be made in ${(0, external_node_path_.dirname)(path)}: ${error.message}`, {
					code: "runner",
					hint: "The runner's RUNNER_TEMP has to be there, writable, and not full.",
				});
			}
			return { path, remove: () => (0, promises_.rm)(path, { recursive: true, force: true }) };
		}
		function newFolderPath(parent, prefix) {
			return (0, external_node_path_.join)(
				parent,
				`${prefix}${(0, external_node_crypto_.randomBytes)(6).toString("base64url")}`,
			);
		}
		async function makeFolder(path) {
			await (0, promises_.mkdir)(path, { mode: 0o700 });
		}
		function sentence(words) {
			return ended(capitalized(words));
		}
		function ended(words) {
			return /[.!?…]$/.test(words) ? words : `${words}.`;
		}
		function capitalized(words) {
			if (/^\S*[./:]\S/.test(words)) return words;
			return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
		}
		function mostTellingFirst(faults, count) {
			const sorts = [...Map.groupBy(faults, sortOf).values()].toSorted(
				([a], [b]) => Number(waits(a)) - Number(waits(b)),
			);
			const longest = Math.max(0, ...sorts.map(({ length }) => length));
			const rounds = Array.from({ length: longest }, (_, round) => sorts.flatMap((sort) => sort[round] ?? [])).flat();
			const first = new Set(rounds.slice(0, count));
			return [...faults.filter((fault) => first.has(fault)), ...faults.filter((fault) => !first.has(fault))];
		}
		function waits(fault) {
			return fault?.code === "not-ready";
		}
		const telling = 200;
		function sortOf({ code, message }) {
			return `${code} ${message.slice(0, telling).replace(/(?<!\S)\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
		}
		var external_node_util_ = __webpack_require__(7975);
		const unseen =
			/(?![\t\n\u200c\u200d]|\u034f|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;
		function defuse(text) {
			return (0, external_node_util_.stripVTControlCharacters)(text)
				.replaceAll("\r\n", "\n")
				.replace(unseen, spelledOut)
				.replace(/^([^\S\n\r]*(?:\p{Cf}[^\S\n\r]*)*):(?=:)/gmu, "$1: ")
				.replaceAll("##[", "## [")
				.replace(/^([^\S\n\r]*)\[(?=(command|group|endgroup|section|debug|error|warning|notice)\])/gm, "$1[ ");
		}
		function defuseLine(text) {
			return defuse(text)
				.split("\n")
				.map((line) => line.trim())
				.filter((line) => line !== "")
				.join(" ");
		}
		function shellWord(text) {
			return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
		}
		function spelledOut(character) {
			const code = (character.codePointAt(0) ?? 0).toString(16);
			return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
		}
		function formatLocation(location) {
			return `${location.file}:${location.line}`;
		}
		const mostAnnotations = 10;
		function workflowLog(redact = (text) => text) {
			const shown = (text) => indentLines(defuse(redact(text)));
			return {
				info: (line) => (0, core.pq)(shown(line)),
				debug: (line) => {
					if ((0, core._o)()) (0, core.Yz)(shown(line));
				},
				warning: annotating("warning", core.$e, shown),
				error: annotating("error", core.z3, shown),
				async group(title, body) {
					(0, core.Oh)(defuseLine(redact(title)));
					try {
						return await body();
					} finally {
						(0, core.N4)();
					}
				},
			};
		}
		function annotating(kind, annotate, shown) {
			let count = 0;
			return (message, location) => {
				count += 1;
				if (count <= mostAnnotations) return annotate(shown(message), annotation(location));
				if (count === mostAnnotations + 1)
					(0, core.pq)(`GitHub shows ${mostAnnotations} ${kind}s of a step as annotations. Here are the others:`);
				const place = location === undefined ? "" : `${formatLocation(location)}: `;
				(0, core.pq)(shown(`${kind === "error" ? "Error" : "Warning"}: ${place}${message}`));
			};
		}
		function indentLines(text) {
			return text.replace(/\n(?=.)/g, "\n  ");
		}
		function annotation(location) {
			if (location === undefined) return {};
			const { file, line, column } = location;
			return { file: defuseLine(file), startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
		}
		async function publish(telling, context) {
			const { report, faults, evidence, closing, summary } = telling;
			const { log } = context;
			for (const fault of mostTellingFirst(faults, mostAnnotations)) log.error(inFull(fault), fault.location);
			await evidence(log);
			log.info(closing);
			const written = await attempt(() => writeReport(report, context));
			if (summary.omitted > 0)
				log.info(`The summary page is full: ${summary.omitted} of its rows stand only in the report file.`);
			const summarized = await attempt(() => context.addSummary(summary.page));
			for (const each of [written, summarized]) if ("lost" in each) log.warning(inFull(each.lost));
			const handed = await attempt(async () => {
				const outputs = telling.outputs("done" in written ? written.done : "");
				for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value);
			});
			if ("lost" in handed) log.error(inFull(handed.lost));
			return "done" in handed && report.result !== "failed";
		}
		function inFull({ message, hint }) {
			if (hint === undefined) return message;
			return message.includes("\n") ? `${message}\n${hint}` : `${ended(message)} ${hint}`;
		}
		async function attempt(tell) {
			try {
				return { done: await tell() };
			} catch (error) {
				const [lost] = userFaults(error) ?? [];
				if (lost === undefined) throw error;
				return { lost };
			}
		}
		async function writeReport(report, { temp, saveState }) {
			const folder = newFolderPath(temp, "pushpull-report-");
			const file = (0, external_node_path_.join)(folder, "report.json");
			try {
				saveState("report", folder);
				await makeFolder(folder);
				await (0, promises_.writeFile)(file, `${JSON.stringify(report, undefined, 2)}\n`);
				return file;
			} catch (cause) {
				await (0, promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
				throw new UserError(`No report file could be written: ${cause.message}`, { code: "runner", cause });
			}
		}
		var external_node_os_ = __webpack_require__(8161);
		var external_node_process_ = __webpack_require__(1708);
		const runVariable = "PUSHPULL_RUN";
		const programVariable = "PUSHPULL_PROGRAM";
		const actionVariables = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;
		function childEnvironment(env) {
			return Object.fromEntries(Object.entries(env).filter(([name]) => !actionVariables.test(name)));
		}
		const keptByGit = /^GIT_SSL_CA(INFO|PATH)$/;
		const readByGit = /^\s*(GIT_|SSH_|GCM_|LC_|(XDG_CONFIG_HOME|HOME|LANG|LANGUAGE|EDITOR|VISUAL|PAGER|PREFIX)\s*$)/i;
		function gitEnvironment(env) {
			const passed = Object.entries(childEnvironment(env));
			return Object.fromEntries(passed.filter(([name]) => keptByGit.test(name) || !readByGit.test(name)));
		}
		async function endMarked(variable, value) {
			if ((0, external_node_os_.platform)() !== "linux") return 0;
			const ended = new Set();
			for (let before = -1; ended.size > before; ) {
				before = ended.size;
				for (const pid of await findMarked(`${variable}=${value}`)) {
					ended.add(pid);
					endProcess(pid);
				}
			}
			return ended.size;
		}
		async function findMarked(entry) {
			const pids = (await (0, promises_.readdir)("/proc"))
				.map(Number)
				.filter((pid) => pid > 1 && pid !== external_node_process_.pid);
			const marked = pids.map(async (pid) => {
				const environment = await (0, promises_.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "");
				return environment.split("\0").includes(entry) ? [pid] : [];
			});
			return (await Promise.all(marked)).flat();
		}
		function endProcess(pid) {
			try {
				(0, external_node_process_.kill)(pid, "SIGKILL");
			} catch {}
		}
		const mostLayers = 2;
		const shortestJoined = 16;
		const waysToEscape = [
			/(?:%[0-9a-f]{2})+/gi,
			/\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[abefnrtv"'\\/])/gi,
			/&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});/gi,
		];
		const unshown = new RegExp(
			[
				String.raw`\u001b\[[0-?]*[ -/]*[@-~]`,
				String.raw`\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)`,
				String.raw`(?![\t\n])\p{Cc}`,
			].join("|"),
			"gu",
		);
		function viewsOf(original) {
			const whole = { text: original, offsets: undefined, shortest: 0 };
			const views = [whole, ...decode(whole, unshown, () => "")];
			const known = new Set(views.map(({ text }) => text));
			for (let layer = 0, from = 0; layer < mostLayers; layer++) {
				const outer = views.slice(from);
				from = views.length;
				for (const decoded of outer.flatMap((view) => waysToEscape.flatMap((way) => decode(view, way, decodeEscape)))) {
					if (known.has(decoded.text)) continue;
					known.add(decoded.text);
					views.push(decoded);
				}
			}
			return [...views, ...views.flatMap((view) => join(view) ?? [])];
		}
		function offsetIn({ offsets }, index) {
			return offsets === undefined ? index : (offsets[index] ?? 0);
		}
		function decode(view, way, meant) {
			const { text } = view;
			let decoded = "";
			const offsets = [];
			let from = 0;
			const keep = (to) => {
				for (let at = from; at < to; at++) offsets.push(offsetIn(view, at));
				decoded += text.slice(from, to);
			};
			for (const { 0: escaped, index } of text.matchAll(way)) {
				keep(index);
				const characters = meant(escaped);
				let at = index;
				for (const character of characters) {
					for (let unit = 0; unit < character.length; unit++) offsets.push(offsetIn(view, at));
					if (escaped.startsWith("%")) at += 3 * Buffer.byteLength(character);
				}
				decoded += characters;
				from = index + escaped.length;
			}
			if (from === 0) return [];
			keep(text.length);
			offsets.push(offsetIn(view, text.length));
			return [{ text: decoded, offsets, shortest: view.shortest }];
		}
		const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
		const redact_views_short = {
			a: "\x07",
			b: "\b",
			e: "\x1b",
			f: "\f",
			n: "\n",
			r: "\r",
			t: "\t",
			v: "\v",
		};
		function decodeEscape(escaped) {
			if (escaped.startsWith("%")) return Buffer.from(escaped.replaceAll("%", ""), "hex").toString("utf8");
			if (escaped.startsWith("&")) {
				const name = escaped.slice(1, -1);
				if (!name.startsWith("#")) return named[name.toLowerCase()] ?? escaped;
				const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
				return String.fromCodePoint(Math.min(code, 0x10ffff));
			}
			const letter = escaped[1] ?? "";
			if (escaped.length > 2) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
			return redact_views_short[letter] ?? letter;
		}
		function join(view) {
			const { text } = view;
			if (!text.includes("\n")) return undefined;
			let joined = "";
			const offsets = [];
			let from = 0;
			for (const line of text.split("\n")) {
				const trimmed = line.trim();
				const begin = from + (line.length - line.trimStart().length);
				for (let at = begin; at < begin + trimmed.length; at++) offsets.push(offsetIn(view, at));
				joined += trimmed;
				from += line.length + 1;
			}
			offsets.push(offsetIn(view, text.length));
			return { text: joined, offsets, shortest: shortestJoined };
		}
		const shortest = 6;
		const longestWord = 16;
		const largest = 64 * 1024;
		function redactAll(value, redact) {
			if (typeof value === "string") return redact(value);
			if (Array.isArray(value)) return value.map((each) => redactAll(each, redact));
			if (typeof value !== "object" || value === null) return value;
			return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each, redact)]));
		}
		function createRedactor() {
			const hidden = new Map();
			return {
				hide(secret) {
					for (const [form, kind] of formsOf(secret)) remember(form, kind, hidden);
				},
				redact(text) {
					if (hidden.size === 0) return text;
					return without(
						text,
						viewsOf(text).flatMap((view) => rangesIn(view, hidden)),
					);
				},
			};
		}
		function without(text, ranges) {
			let shown = "";
			let end = 0;
			for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
				if (from >= end) shown += `${text.slice(end, from)}***`;
				end = Math.max(end, to);
			}
			return shown + text.slice(end);
		}
		function rangesIn(view, hidden) {
			const ranges = [];
			const { text } = view;
			for (let at = 0; at + shortest <= text.length; ) {
				const alike = hidden.get(text.slice(at, at + shortest));
				const length = alike === undefined ? undefined : hiddenAt(view, at, alike);
				if (length !== undefined) ranges.push([offsetIn(view, at), offsetIn(view, at + length)]);
				at += length ?? 1;
			}
			return ranges;
		}
		function remember(text, kind, hidden) {
			const start = text.slice(0, shortest);
			const alike = hidden.get(start) ?? { byLength: new Map(), lengths: [] };
			const sameLength = alike.byLength.get(text.length) ?? new Map();
			hidden.set(start, alike);
			if (sameLength.get(text) !== "encoded") sameLength.set(text, kind);
			alike.byLength.set(text.length, sameLength);
			if (sameLength.size === 1) alike.lengths = [...alike.byLength.keys()].toSorted((a, b) => b - a);
		}
		function hiddenAt(view, at, { byLength, lengths }) {
			return lengths.find((length) => {
				const end = at + length;
				const form = length < view.shortest ? undefined : byLength.get(length)?.get(view.text.slice(at, end));
				if (form === undefined) return false;
				return (
					form === "encoded" || length >= longestWord || !(isInsideWord(view.text, at) || isInsideWord(view.text, end))
				);
			});
		}
		function isInsideWord(text, at) {
			return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
		}
		function formsOf(secret) {
			const lines = secret.length > largest ? [] : redact_linesOf(secret);
			const texts = [secret.trim(), ...lines].filter((text) => text.length >= shortest);
			const forms = texts.flatMap((text) => [
				[text, "plain"],
				...(text.includes(" ") ? [[text.replaceAll(" ", "+"), "plain"]] : []),
				...base64Of(text).map((form) => [form, "encoded"]),
			]);
			return forms.filter(([form]) => form.length >= shortest);
		}
		function redact_linesOf(secret) {
			const least = secret.includes("-----BEGIN") ? shortest : longestWord;
			return secret
				.split(/[\r\n]+/)
				.map((line) => line.trim())
				.filter((line) => line.length >= least && !line.startsWith("-----"));
		}
		function base64Of(text) {
			const bytes = Buffer.from(text);
			const inside = [0, 1, 2].map((shift) => {
				const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
				const first = [0, 2, 3][shift] ?? 0;
				const last = Math.floor(((bytes.length + shift) * 8) / 6);
				return whole.slice(first, last);
			});
			const whole = bytes.toString("base64");
			const all = [whole, whole.replace(/(?<!=)=+$/, ""), ...inside];
			const url = all.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"));
			return [...new Set([...all, ...url])];
		}
		const shortestLine = 4;
		const cancellations = ["SIGINT", "SIGTERM"];
		function enterAction(host) {
			const cancel = new AbortController();
			const onSignal = (signal) => {
				cancel.abort(new UserError(`Cancelled by ${signal}`, { code: "stopped" }));
			};
			for (const signal of cancellations) host.on(signal, onSignal);
			const { env } = host;
			const begun = performance.now();
			const { hide, redact } = createRedactor();
			const context = {
				log: workflowLog(redact),
				startedAt: Date.now(),
				elapsed: () => performance.now() - begun,
				env,
				run: readRunContext(env),
				workspace: env.GITHUB_WORKSPACE ?? host.cwd(),
				temp: env.RUNNER_TEMP ?? (0, external_node_os_.tmpdir)(),
				cancelled: cancel.signal,
				mask(secret) {
					const lines = secret.split(/[\r\n]+/).filter((line) => line.trim().length >= shortestLine);
					for (const line of lines.length === 0 ? [secret] : lines) (0, core.Pq)(line);
					hide(secret);
				},
				hide,
				redact,
				saveState: (name, value) => explained("what the post step has to know", () => (0, core.LZ)(name, value)),
				setOutput: (name, value) => explained(`the output '${name}'`, () => (0, core.uH)(name, value)),
				async addSummary(markdown) {
					if (!env.GITHUB_STEP_SUMMARY) return;
					await core.z
						.addRaw(markdown)
						.write()
						.catch((cause) => {
							core.z.emptyBuffer();
							throw cannotWrite("the summary page", cause);
						});
				},
			};
			const leave = () => {
				for (const signal of cancellations) host.off(signal, onSignal);
			};
			return { context, leave };
		}
		function explained(what, write) {
			try {
				write();
			} catch (cause) {
				throw cannotWrite(what, cause);
			}
		}
		function cannotWrite(what, cause) {
			return new UserError(`The runner's file for ${what} cannot be written: ${cause.message}`, {
				code: "runner",
				hint: "See to it that the runner's disk is not full, and its work folder writable.",
				cause,
			});
		}
		var external_node_async_hooks_ = __webpack_require__(6698);
		var external_node_diagnostics_channel_ = __webpack_require__(3053);
		var external_node_string_decoder_ = __webpack_require__(6193);
		var exec = __webpack_require__(1260);
		const suffixes = (0, external_node_os_.platform)() === "win32" ? [".exe", ".com", ""] : [""];
		async function findProgram(file, { env, cwd = (0, external_node_process_.cwd)() }) {
			const isPath = (0, external_node_path_.isAbsolute)(file) || file.includes("/");
			const folders = isPath ? [""] : (pathOf(env)?.split(external_node_path_.delimiter) ?? []);
			let code = "ENOENT";
			for (const folder of folders) {
				for (const suffix of suffixes) {
					const name = (0, external_node_path_.join)(folder, `${file}${suffix}`);
					const path = (0, external_node_path_.isAbsolute)(name) ? name : (0, external_node_path_.join)(cwd, name);
					const found = await (0, promises_.stat)(path).catch(() => undefined);
					if (!found?.isFile()) continue;
					if (await mayRun(path)) return path;
					code = "EACCES";
				}
			}
			throw startError(file, code);
		}
		function startError(file, code, cause) {
			const syscall = `spawn ${file}`;
			return Object.assign(new Error(`${syscall} ${code}`, { cause }), { code, syscall, path: file });
		}
		function pathOf(env) {
			if ((0, external_node_os_.platform)() !== "win32") return env.PATH;
			return Object.entries(env).find(([name]) => name.toUpperCase() === "PATH")?.[1];
		}
		async function mayRun(path) {
			return (0, promises_.access)(path, promises_.constants.X_OK).then(
				() => true,
				() => false,
			);
		}
		class OutputLimitError extends Error {
			name = "OutputLimitError";
			command;
			constructor(command, limit) {
				super(`${command} printed more than ${limit / 1024 / 1024} MiB and was stopped`);
				this.command = command;
			}
		}
		const stdoutLimit = 32 * 1024 * 1024;
		const stderrLimit = 64 * 1024;
		const openOutputs = 1_000;
		async function runProgram(file, args, { env, cwd, signal, input = "", mostOutput = stdoutLimit }) {
			signal?.throwIfAborted();
			const path = await findProgram(file, { env, cwd });
			const id = (0, external_node_crypto_.randomUUID)();
			const started = {};
			const end = () => {
				started.child?.kill("SIGKILL");
				started.ended = endMarked(programVariable, id);
			};
			const onCreated = (child) => {
				started.child = child;
				child.once("error", (error) => {
					started.error = error;
				});
				child.once("spawn", () => {
					child.stdin?.on("error", () => {});
					if (signal?.aborted) end();
				});
			};
			const output = collectOutput(mostOutput, end);
			const options = {
				env: withoutUndefined({ ...env, [programVariable]: id }),
				silent: true,
				ignoreReturnCode: true,
				input: typeof input === "string" ? Buffer.from(input) : input,
				delay: openOutputs,
				listeners: output.listeners,
				...(cwd === undefined ? {} : { cwd }),
			};
			signal?.addEventListener("abort", end, { once: true });
			try {
				const code = await creating.run(onCreated, () => (0, exec.m)(quote(path), [...args], options));
				signal?.throwIfAborted();
				if (output.isTooLong()) throw new OutputLimitError([file, ...args.slice(0, 1)].join(" "), mostOutput);
				return { code, ...output.text() };
			} catch (error) {
				signal?.throwIfAborted();
				throw started.child === undefined ? startError(file, "EACCES", error) : (started.error ?? error);
			} finally {
				signal?.removeEventListener("abort", end);
				await started.ended;
				started.child?.stdout?.destroy();
				started.child?.stderr?.destroy();
			}
		}
		const creating = new external_node_async_hooks_.AsyncLocalStorage();
		(0, external_node_diagnostics_channel_.subscribe)("child_process", (message) => {
			creating.getStore()?.(message.process);
		});
		function quote(path) {
			return `"${path.replaceAll('"', '\\"')}"`;
		}
		function withoutUndefined(env) {
			return Object.fromEntries(
				Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
			);
		}
		function collectOutput(limit, exceeded) {
			const chunks = [];
			const decoder = new external_node_string_decoder_.StringDecoder("utf8");
			let length = 0;
			let stderr = "";
			return {
				listeners: {
					stdout(chunk) {
						const before = length;
						length += chunk.length;
						if (length <= limit) chunks.push(Buffer.from(chunk));
						else if (before <= limit) exceeded();
						blank(chunk);
					},
					stderr(chunk) {
						stderr = (stderr + decoder.write(chunk)).slice(-stderrLimit);
						blank(chunk);
					},
				},
				isTooLong: () => length > limit,
				text: () => ({ stdout: Buffer.concat(chunks).toString("utf8"), stderr }),
			};
		}
		function blank(chunk) {
			chunk.fill(0).write(external_node_os_.EOL, Math.max(0, chunk.length - external_node_os_.EOL.length));
		}
		async function cleanUp(program, host, log) {
			const folder = (0, core.Gu)("folder");
			const build = (0, core.Gu)("build");
			const noted = Number((0, core.Gu)(program));
			const marks = [folder, build].filter((path) => path !== "");
			const ended = await Promise.all(marks.map((mark) => endProcessesOf(mark, noted, host)));
			if (ended.some((count) => count > 0)) log.info(`Ended ${program}, which the killed run had left behind.`);
			const folders = [folder, build, (0, core.Gu)("report")].filter((path) =>
				(0, external_node_path_.basename)(path).startsWith("pushpull-"),
			);
			await Promise.all(folders.map((path) => (0, promises_.rm)(path, { recursive: true, force: true })));
		}
		async function endProcessesOf(folder, noted, host) {
			if (host.platform === "linux") return endMarked(runVariable, folder);
			const known = Number.isInteger(noted) && noted > 1 && (await hasInCommand(folder, noted, host.env));
			if (known) endProcess(noted);
			return known ? 1 : 0;
		}
		async function hasInCommand(folder, pid, env) {
			const asked = await runProgram("ps", ["-p", String(pid), "-o", "command="], { env }).catch(() => undefined);
			return asked?.stdout.includes(folder) ?? false;
		}
		var external_node_worker_threads_ = __webpack_require__(5919);
		const beat = 500;
		const patience = 5_000;
		const message =
			"::error::The run did not answer past its deadline, and was ended. Look at what is deployed: some of it may have been applied. If this happens again, report it as a bug in pushpull.\n";
		const thread = `
const { parentPort, workerData } = require("node:worker_threads");
const { readdirSync, readFileSync, writeSync } = require("node:fs");
const { beats, remaining, patience, message } = workerData;
const count = new Int32Array(beats);
const marks = [];
parentPort.on("message", (entry) => marks.push(entry));
const now = () => Number(process.hrtime.bigint() / 1000000n);
const deadline = now() + remaining + patience;
let seen = -1;
let alive = now();
setInterval(() => {
  const beaten = Atomics.load(count, 0);
  if (beaten !== seen) alive = now();
  seen = beaten;
  if (now() > deadline && now() - alive > patience) end();
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
`;
		function startWatchdog(remaining) {
			const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
			const count = new Int32Array(beats);
			const worker = new external_node_worker_threads_.Worker(thread, {
				eval: true,
				execArgv: [],
				workerData: { beats, remaining, patience, message },
			});
			worker.unref();
			worker.on("error", () => {});
			const timer = setInterval(() => Atomics.add(count, 0, 1), beat).unref();
			return {
				mark: (entry) => worker.postMessage(entry),
				stop() {
					clearInterval(timer);
					void worker.terminate();
				},
			};
		}
		async function runAction(host, action) {
			await (host.argv.includes("--post") ? runPost(host, action) : runMain(host, action));
		}
		async function runMain(host, action) {
			const { context, leave } = enterAction(host);
			const unknown = unknownInputs(host.env, action.inputs);
			if (unknown !== undefined) context.log.warning(unknown);
			const read = await endingOf(() => action.read(context));
			const inputs = "result" in read ? read.result : undefined;
			const watchdog = inputs && startWatchdog(inputs.timeout - context.elapsed());
			const watched = {
				...context,
				saveState(name, value) {
					watchdog?.mark(`${runVariable}=${value}`);
					context.saveState(name, value);
				},
			};
			const ending = "faults" in read ? read : await endingOf(() => action.run(read.result, watched));
			const told = action.report(ending, inputs, context).catch((error) => {
				context.log.error(bug(error).message);
				return false;
			});
			host.exitCode = (await told) ? 0 : 1;
			watchdog?.stop();
			leave();
		}
		async function endingOf(work) {
			try {
				return { result: await work() };
			} catch (error) {
				return { faults: userFaults(error) ?? [bug(error)] };
			}
		}
		async function runPost(host, { program, release }) {
			const log = workflowLog();
			const tasks = [cleanUp(program, host, log), release?.({ state: core.Gu, env: host.env, log })];
			for (const ended of await Promise.allSettled(tasks)) {
				if (ended.status === "rejected") log.warning(`Not all could be cleared away: ${String(ended.reason)}`);
			}
		}
		function bug(error) {
			const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
			return new UserError(`Unexpected error: ${trace}`, {
				code: "bug",
				hint: "This is a bug in pushpull: please report it with the lines above.",
				cause: error,
			});
		}
		const step = /\.?([A-Za-z_$][\w$-]*)|\[([^\]]*)\]/y;
		function readFieldPath(text, object) {
			const path = [];
			let value = object;
			for (let at = 0; at < text.length; ) {
				const written = keyWritten(text, at, value);
				step.lastIndex = at;
				const match = written === undefined ? step.exec(text) : undefined;
				const key = written?.key ?? match?.[1] ?? (match ? keyInBrackets(match[2] ?? "", value) : undefined);
				if (key === undefined) break;
				path.push(key);
				value = value?.[key];
				at = written?.end ?? step.lastIndex;
			}
			return path;
		}
		function keyWritten(text, at, value) {
			if (typeof value !== "object" || value === null || Array.isArray(value) || text[at] === "[") return undefined;
			const start = text[at] === "." ? at + 1 : at;
			const keys = Object.keys(value).filter((key) => {
				const next = text[start + key.length];
				return key !== "" && text.startsWith(key, start) && (next === undefined || next === "." || next === "[");
			});
			const key = keys.toSorted((a, b) => b.length - a.length)[0];
			return key === undefined ? undefined : { key, end: start + key.length };
		}
		function keyInBrackets(inside, value) {
			if (/^\d+$/.test(inside)) return Number(inside);
			if (!Array.isArray(value)) return inside.replace(/^"(.*)"$/, "$1");
			const wanted = inside.split(",").map((pair) => {
				const [key = "", written = ""] = pair.split("=", 2);
				return { key, value: written.replace(/^"(.*)"$/, "$1") };
			});
			const index = value.findIndex((element) =>
				wanted.every(({ key, value: one }) => String(key === "" ? element : element?.[key]) === one),
			);
			return index === -1 ? undefined : index;
		}
		function writeFieldPath(path) {
			return path
				.map((key, index) => {
					if (typeof key === "number" || !/^[\w$-]+$/.test(key)) return `[${key}]`;
					return index === 0 ? key : `.${key}`;
				})
				.join("");
		}
		function differingFields(written, other, path = []) {
			if (Array.isArray(written) && Array.isArray(other)) {
				if (written.length < other.length && !written.every(hasName)) return [path];
				return written.flatMap((element, index) => {
					const same = hasName(element)
						? other.find((each) => hasName(each) && each.name === element.name)
						: other[index];
					return differingFields(element, same, [...path, index]);
				});
			}
			if (isRecord(written) && isRecord(other)) {
				return Object.entries(written).flatMap(([key, value]) => differingFields(value, other[key], [...path, key]));
			}
			return String(written ?? "") === String(other ?? "") ? [] : [path];
		}
		function isRecord(value) {
			return typeof value === "object" && value !== null && !Array.isArray(value);
		}
		function hasName(value) {
			return isRecord(value) && typeof value.name === "string";
		}
		function isApplied(change) {
			return "after" in change;
		}
		const longest = 2 ** 31 - 1;
		function stopAfter(timeout, cancelled, hint) {
			const late = new AbortController();
			const timeIsUp = () => new UserError("The run's time is up", { code: "timeout", hint });
			const timer = setTimeout(() => late.abort(timeIsUp()), Math.min(longest, Math.max(0, timeout)));
			return { signal: AbortSignal.any([cancelled, late.signal]), clear: () => clearTimeout(timer) };
		}
		function groupOf(apiVersion) {
			const slash = apiVersion.indexOf("/");
			return slash === -1 ? "" : apiVersion.slice(0, slash);
		}
		function objectKey(ref) {
			return `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace ?? ""}/${ref.name}`;
		}
		function formatRef(ref, style = "short") {
			return style === "full" && ref.namespace !== undefined
				? `${ref.kind}/${ref.namespace}/${ref.name}`
				: `${ref.kind}/${ref.name}`;
		}
		function explainStart(error) {
			if (error instanceof OutputLimitError) {
				return new UserError(error.message, {
					code: "kubectl",
					hint: `Run \`${error.command}\` in an earlier step to see its output.`,
					cause: error,
				});
			}
			if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
			if (error.code !== "ENOENT") {
				return new UserError(`The kubectl on the PATH cannot be run (${String(error.code)})`, {
					code: "kubectl",
					hint: "Check that it is executable, and made for this machine.",
				});
			}
			return new UserError("kubectl is not on the PATH", {
				code: "kubectl",
				hint: "GitHub's own Ubuntu runners have it. Elsewhere add a step before this one, such as `uses: azure/setup-kubectl@v4`.",
			});
		}
		function kubectlOnPath(env, signal) {
			const options = { env: childEnvironment(env), signal };
			return async (args) => {
				try {
					return await runProgram("kubectl", args, options);
				} catch (error) {
					throw explainStart(error);
				}
			};
		}
		async function kubectlVersion(kubectl) {
			const { code, stdout, stderr } = await kubectl(["version", "--client", "--output=json"]);
			if (code !== 0) {
				throw new UserError(`kubectl does not start: ${stderr.trim()}`, {
					code: "kubectl",
					hint: "Run `kubectl version --client` in a step before this one to see why.",
				});
			}
			return readAnswer(stdout).clientVersion ?? {};
		}
		function readAnswer(stdout) {
			try {
				return JSON.parse(stdout);
			} catch {
				throw new UserError("kubectl does not answer in JSON", {
					code: "kubectl",
					hint: "What is named kubectl on the PATH may be another program, or print more than kubectl does.",
				});
			}
		}
		function skewWarning(client, server) {
			const behind = minor(server) - minor(client);
			if (client.major !== server.major || !(behind > 1)) return undefined;
			return `kubectl ${client.gitVersion} is ${behind} minor versions older than the API server (${server.gitVersion}). Update it: more than one is not supported by Kubernetes.`;
		}
		function minor(version) {
			return Number.parseInt(version.minor ?? "", 10);
		}
		var p_limit = __webpack_require__(370);
		const notInYaml = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
		function encode(value) {
			return JSON.stringify(value).replace(
				notInYaml,
				(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
			);
		}
		class ApiError extends Error {
			name = "ApiError";
			httpStatus;
			status;
			retryAfter;
			constructor(httpStatus, status, retryAfter) {
				super(status.message ?? `HTTP ${httpStatus}`);
				this.httpStatus = httpStatus;
				this.status = status;
				this.retryAfter = retryAfter;
			}
		}
		class ConnectionError extends Error {
			name = "ConnectionError";
		}
		function isNotFound(error) {
			return error instanceof ApiError && error.httpStatus === 404;
		}
		function isForbidden(error) {
			return error instanceof ApiError && error.httpStatus === 403;
		}
		var external_node_timers_promises_ = __webpack_require__(8500);
		var p_retry = __webpack_require__(4995);
		const passing = new Set([408, 429, 502, 503, 504]);
		const greeting = {
			milliseconds: 5_000,
			hopeless:
				/x509|tls: (?!handshake timeout)|certificate|no such host|executable \S+ not found|proxyconnect|proxy authentication|no configuration|invalid header|kubectl proxy has ended/i,
		};
		const working = { milliseconds: 120_000, hopeless: /kubectl proxy has ended/ };
		const failedLogin = /getting credentials/;
		const malformed = /typed patch object/;
		const fewTries = 3;
		const strangeness = 10_000;
		function insist({ milliseconds: limit, hopeless }) {
			let brokenAt = Number.NEGATIVE_INFINITY;
			let silentSince;
			const note = (error) => {
				if (error instanceof ConnectionError) brokenAt = performance.now();
				silentSince = isOutage(error) ? (silentSince ?? performance.now()) : undefined;
			};
			const isTransient = (error, attemptNumber) => {
				if (silentSince !== undefined && performance.now() - silentSince > limit) return false;
				if (error instanceof ConnectionError && hopeless.test(error.message)) return false;
				return mayPass(error, attemptNumber) || (isRejection(error) && performance.now() - brokenAt < strangeness);
			};
			return (attempt, signal) => {
				const once = async () => {
					try {
						const answer = await attempt();
						note();
						return answer;
					} catch (error) {
						if (!signal.aborted) note(error);
						throw error;
					}
				};
				return (0, p_retry.Ay)(once, {
					signal,
					retries: Number.POSITIVE_INFINITY,
					minTimeout: 100,
					maxTimeout: 10_000,
					randomize: true,
					maxRetryTime: limit,
					shouldRetry: ({ error, attemptNumber }) => isTransient(error, attemptNumber),
					async onFailedAttempt({ error, attemptNumber }) {
						if (!(error instanceof ApiError) || error.retryAfter === undefined) return;
						if (!isTransient(error, attemptNumber)) return;
						const pause = error.retryAfter * 1000;
						if (pause >= limit) throw error;
						await (0, external_node_timers_promises_.setTimeout)(pause, undefined, { signal });
					},
				});
			};
		}
		function isOutage(error) {
			if (error instanceof ApiError) return error.httpStatus >= 502 && error.httpStatus <= 504;
			return error instanceof ConnectionError;
		}
		function mayPass(error, attemptNumber) {
			if (error instanceof ApiError) {
				if (passing.has(error.httpStatus)) return true;
				return attemptNumber < fewTries && mayPassAtTimes(error);
			}
			return error instanceof ConnectionError && (attemptNumber < fewTries || !failedLogin.test(error.message));
		}
		function mayPassAtTimes({ httpStatus, message }) {
			return httpStatus === 401 || (httpStatus === 500 && !malformed.test(message));
		}
		function isRejection(error) {
			return error instanceof ApiError && (error.httpStatus === 401 || error.httpStatus === 403);
		}
		var external_node_http_ = __webpack_require__(7067);
		class Stalled extends Error {
			name = "Stalled";
			code = "ETIMEDOUT";
		}
		const connections = 32;
		function openTransport(endpoint, mustRun) {
			const pooled = withAgent(
				endpoint,
				mustRun,
				new external_node_http_.Agent({ keepAlive: true, maxSockets: connections }),
			);
			const unpooled = withAgent(endpoint, mustRun, new external_node_http_.Agent({ keepAlive: false }));
			return {
				open: pooled.open,
				unpooled,
				close() {
					pooled.close();
					unpooled.close();
				},
			};
		}
		function withAgent(endpoint, mustRun, agent) {
			const target = "socketPath" in endpoint ? endpoint : { host: "127.0.0.1", port: endpoint.port };
			const prefix = "socketPath" in endpoint ? "" : endpoint.prefix;
			return {
				close: () => agent.destroy(),
				open(method, path, { headers, body, signal, idleLimit }) {
					return new Promise((resolve, reject) => {
						mustRun();
						const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
						const request = (0, external_node_http_.request)({
							...target,
							agent,
							method,
							signal,
							path: prefix + path,
							headers: { host: "localhost", ...headers, ...length },
						});
						request.setTimeout(idleLimit, () => request.destroy(new Stalled(`no answer for ${idleLimit / 1000} s`)));
						request.once("error", reject);
						request.once("response", resolve);
						request.end(body);
					});
				},
			};
		}
		const watchSeconds = 60;
		const idleLimit = (watchSeconds + 15) * 1_000;
		async function openWatch(transport, path, signal) {
			const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}`;
			const headers = { accept: "application/json" };
			try {
				const answer = await transport.open("GET", `${path}&${query}`, { headers, signal, idleLimit });
				if (answer.statusCode !== 200) client_readAnswer(answer, await readText(answer));
				return answer;
			} catch (error) {
				throw broken(error);
			}
		}
		async function* eventsOf(answer, signal) {
			try {
				let rest = "";
				for await (const chunk of answer.setEncoding("utf8")) {
					const lines = (rest + chunk).split("\n");
					rest = lines.pop() ?? "";
					for (const line of lines) yield parseQuietly(line);
				}
			} catch (error) {
				signal.throwIfAborted();
				throw broken(error);
			}
		}
		const client_idleLimit = 60_000;
		function createApi(transport, signal, patience = working) {
			const inTurn = (0, p_limit.A)(connections);
			const again = insist(patience);
			const ask = async (attempt, until) => {
				try {
					return await again(attempt, until);
				} catch (error) {
					until.throwIfAborted();
					throw error;
				}
			};
			return {
				send: (request) => inTurn(() => ask(() => exchange(transport, request, signal), signal)),
				async watch(path, ended) {
					const until = AbortSignal.any([signal, ended]);
					return eventsOf(await ask(() => openWatch(transport.unpooled, path, until), until), until);
				},
			};
		}
		async function exchange(transport, request, signal) {
			const body = request.body === undefined ? undefined : encode(request.body);
			const headers = {
				accept: request.accept ?? "application/json",
				...(body === undefined ? {} : { "content-type": request.contentType ?? "application/json" }),
			};
			try {
				const answer = await transport.open(request.method, request.path, {
					headers,
					body,
					signal,
					idleLimit: client_idleLimit,
				});
				return client_readAnswer(answer, await readText(answer));
			} catch (error) {
				throw broken(error);
			}
		}
		function client_readAnswer(answer, text) {
			const status = answer.statusCode ?? 0;
			const json = (answer.headers["content-type"] ?? "").includes("json");
			if (status >= 400) {
				if (json) throw new ApiError(status, parseQuietly(text), retryAfter(answer));
				if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`);
				throw new ApiError(status, { message: inShort(text) || `HTTP ${status}` }, retryAfter(answer));
			}
			const date = Date.parse(answer.headers.date ?? "") || undefined;
			return { status, body: json ? parseQuietly(text) : text, warnings: readWarnings(answer), date };
		}
		function parseQuietly(text) {
			try {
				return JSON.parse(text);
			} catch {
				throw new ConnectionError("the answer is not JSON, or only a part of it came");
			}
		}
		function inShort(text) {
			const words = text
				.replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ")
				.replace(/\s+/g, " ");
			const short = words.trim();
			return short.length <= 300 ? short : short.slice(0, short.lastIndexOf(" ", 300));
		}
		async function readText(answer) {
			const chunks = [];
			for await (const chunk of answer) chunks.push(chunk);
			return Buffer.concat(chunks).toString("utf8");
		}
		function broken(error) {
			if (error instanceof ApiError || error instanceof ConnectionError) return error;
			return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
		}
		function retryAfter(answer) {
			const seconds = Number(answer.headers["retry-after"]);
			return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
		}
		function readWarnings(answer) {
			return (answer.headersDistinct.warning ?? []).flatMap((header) => {
				const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
				return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")];
			});
		}
		const causes = [
			{
				says: /kubectl proxy has ended/,
				code: "kubectl",
				means: "kubectl ended in the middle of the run",
				hint: "Somebody or something killed it: see whether the runner is short of memory. Run it again.",
			},
			{
				says: /unable to read .{0,300} due to open|open \/.{0,300}: no such file/,
				code: "kubeconfig",
				means: "A file that the kubeconfig names is not there",
				hint: "Given as a text, it has to hold everything itself: export it with `kubectl config view --raw --minify --flatten`.",
			},
			{
				says: /no Auth Provider found|auth plugin has been removed/,
				code: "kubeconfig",
				means: "The kubeconfig logs in by an auth-provider, which kubectl no longer has for this cloud",
				hint: "Make it anew with the cloud's own tool: today's kubeconfigs name a login program in `exec`.",
			},
			{
				says: /invalid apiVersion "client\.authentication|must be specified .{0,300}exec authentication plugin/,
				code: "kubeconfig",
				means: "The kubeconfig's `exec` is not in order",
				hint: "It has to have a `command`, an `interactiveMode`, and the apiVersion client.authentication.k8s.io/v1 or v1beta1.",
			},
			{
				says: /PEM data in (certificate|key) input|private key does not match|client-(cert|key)\S* (or|and) client-(cert|key)/,
				code: "kubeconfig",
				means: "The kubeconfig's client certificate and its key are not in order",
				hint: "Both are base64 of PEM, and belong together: export it whole (`kubectl config view --raw --minify --flatten`).",
			},
			{
				says: /remote error: tls/,
				code: "unauthorized",
				means: "The API server does not accept our client certificate",
				hint: "It has expired, or is for another cluster: renew it in the kubeconfig, or use a token.",
			},
			{
				says: /certificate has expired|x509:.*expired or is not yet valid/,
				code: "unreachable",
				means: "The API server's certificate has expired, or the clock here is wrong",
				hint: "Renew the API server's certificate; check the runner's clock.",
			},
			{
				says: /parse bytes as PEM block|unable to load root certificates|certificate-authority/,
				code: "kubeconfig",
				means: "The kubeconfig's CA is not a certificate in PEM",
				hint: "`certificate-authority-data` is base64 of PEM (-----BEGIN CERTIFICATE-----).",
			},
			{
				says: /x509: certificate signed by unknown authority|certificate is not trusted/,
				code: "unreachable",
				means: "The API server's certificate is not signed by the CA given for it",
				hint: "Give the cluster's own CA: `certificate-authority-data` in the kubeconfig, or input 'server-ca'.",
			},
			{
				says: /HTTP response to HTTPS client|first record does not look like a TLS handshake/,
				code: "unreachable",
				means: "What listens at the API server's address does not speak TLS",
				hint: "Check the port: an API server's is 6443 or 443 mostly.",
			},
			{
				says: /x509:|tls: /,
				code: "unreachable",
				means: "The API server's TLS certificate cannot be verified",
				hint: "Check the address and the CA in the kubeconfig.",
			},
			{
				says: /executable .{0,300} not found|exec: .{0,300}(not found|no such file)|fork\/exec/,
				code: "kubeconfig",
				means: "The kubeconfig's login program is not installed here",
				hint: "Install it in a step before this one, or use the cloud's own login action.",
			},
			{
				says: /interactive mode|standard input/,
				code: "kubeconfig",
				means: "The kubeconfig's login program wants to ask somebody",
				hint: "Nobody can answer a question here: log in with a secret or the job's own identity, or with the cloud's login action.",
			},
			{
				says: /decoding stdout|exec plugin (is configured|didn't return)|ExecCredential/,
				code: "kubeconfig",
				means: "The kubeconfig's login program does not print a credential",
				hint: "It has to print an ExecCredential of the apiVersion that the kubeconfig names, and nothing else: check the program and its arguments.",
			},
			{
				says: /exec plugin|getting credentials/,
				code: "unauthorized",
				means: "The kubeconfig's login program failed",
				hint: "Run it in a step of its own to see why.",
			},
			{
				says: /no such host|server misbehaving|name resolution/,
				code: "unreachable",
				means: "The API server's host name does not resolve",
				hint: "Check the server's address in the kubeconfig. A private cluster needs a runner inside its network.",
			},
			{
				says: /proxyconnect|invalid 'proxy-url'|Proxy Authentication Required/,
				code: "unreachable",
				means: "The proxy on the way to the API server does not let us through",
				hint: "Check `proxy-url` in the kubeconfig, and HTTPS_PROXY and NO_PROXY in the environment.",
			},
			{
				says: /invalid header field value/,
				code: "unauthorized",
				means: "The token has a character in it that no token has, such as the end of a line",
				hint: "Check that the secret holds the token and nothing else.",
			},
			{
				says: /connection refused/,
				code: "unreachable",
				means: "Nothing listens at the API server's address",
				hint: "Check the server's address and port in the kubeconfig, and that the cluster is up.",
			},
		];
		function expiredCredential(user, now) {
			const certificate = quietly(() => endOfCertificate(user?.["client-certificate-data"]));
			if (certificate !== undefined && certificate < now) return `client certificate expired ${toText(certificate)}`;
			const token = quietly(() => endOfToken(user?.token));
			if (token !== undefined && token < now) return `token expired ${toText(token)}`;
			return undefined;
		}
		function endOfCertificate(data) {
			return data === undefined
				? undefined
				: Date.parse(new external_node_crypto_.X509Certificate(Buffer.from(data, "base64")).validTo);
		}
		function endOfToken(token) {
			const payload = token?.split(".")[1];
			if (payload === undefined) return undefined;
			const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
			return exp === undefined ? undefined : exp * 1_000;
		}
		function quietly(read) {
			try {
				return read();
			} catch {
				return undefined;
			}
		}
		function toText(time) {
			return `on ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`;
		}
		var dist = __webpack_require__(8815);
		const secret_parts_largest = 64 * 1024;
		const assignment = /^(?:export )?[A-Za-z_][\w.]*=(.*)$/;
		const userinfo = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s:]*:([^@\s]+)@/i;
		const basic = /^[^:]*:(.+)$/s;
		function secretParts(secret) {
			if (secret.length > secret_parts_largest) return [];
			const leaves = [...assignments(secret), ...yamlLeaves(secret)].map((leaf) => leaf.trim());
			const inner = [secret.trim(), ...leaves].flatMap(passwordsIn);
			return [...new Set([...leaves, ...inner])].filter((part) => part !== "" && part !== secret.trim());
		}
		function assignments(text) {
			return text
				.split(/\r?\n/)
				.flatMap((line) => assignment.exec(line.trim())?.[1]?.trim() ?? [])
				.map((value) => (/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value));
		}
		function yamlLeaves(text) {
			if (!/[:[{]/.test(text)) return [];
			const leaves = [];
			const document = (0, dist.Tp)(text, { logLevel: "silent", uniqueKeys: false });
			if (document.errors.length > 0) return [];
			(0, dist.YR)(document, {
				Scalar: (key, node) => {
					if (key !== "key" && (typeof node.value === "string" || typeof node.value === "number")) {
						leaves.push(node.source ?? String(node.value));
					}
				},
			});
			return leaves;
		}
		function passwordsIn(leaf) {
			const password = userinfo.exec(leaf)?.[1];
			const decoded = /^[\w+/-]{8,}={0,2}$/.test(leaf) ? Buffer.from(leaf, "base64").toString("utf8") : "";
			const ofBasic = isText(decoded) ? basic.exec(decoded)?.[1] : undefined;
			return [
				...(password === undefined ? [] : [password, decodeLeniently(password)]),
				...(ofBasic === undefined ? [] : [ofBasic]),
			];
		}
		function isText(decoded) {
			return decoded !== "" && !/[\p{Cc}\ufffd]/u.test(decoded);
		}
		function decodeLeniently(text) {
			return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
		}
		function maskSecrets(config, { mask, hide }) {
			const shown = shownOf(config);
			for (const { user } of config.users ?? []) {
				if (user === undefined) continue;
				for (const secret of secretsOfUser(user)) mask(secret);
				const { args, env } = user.exec ?? {};
				const values = (env ?? []).map(({ value }) => value);
				for (const value of values) maskPassword(value, mask);
				for (const value of [...values, ...argumentValues(args ?? [])].flatMap(withLastWord)) {
					if (!shown.includes(value)) hide(value);
				}
			}
			maskAddresses(config, mask);
		}
		function shownOf({ contexts, clusters, users }) {
			const names = [...(contexts ?? []), ...(clusters ?? []), ...(users ?? [])].map(({ name }) => name);
			const servers = (clusters ?? []).flatMap(({ cluster }) => cluster?.server ?? []);
			return [...names, ...servers].join("\n");
		}
		const commandWord = /^(eks|get-token|token|ce|cluster|generate-token|kubernetes|kubeconfig|exec-credential)$/;
		const plainFlag =
			/^--?(cluster-name|cluster-id|cluster|region|role-arn|profile|output|login|environment|server-id|client-id|tenant-id|version|context|i)$/;
		function argumentValues(args) {
			return args.flatMap((arg, index) => {
				const [flag = "", ...value] = arg.split("=");
				if (flag.startsWith("-")) return value.length > 0 && !plainFlag.test(flag) ? [value.join("=")] : [];
				return plainFlag.test(args[index - 1] ?? "") || commandWord.test(arg) ? [] : [arg];
			});
		}
		function withLastWord(value) {
			const last = value.slice(value.lastIndexOf(" ") + 1);
			return last === value ? [value] : [value, last];
		}
		function maskAddresses(config, mask) {
			for (const { cluster } of config.clusters ?? []) {
				for (const address of [cluster?.server, cluster?.["proxy-url"]]) maskPassword(address, mask);
			}
		}
		const proxyVariable = /^(https?|all)_proxy$/i;
		function maskProxies(env, mask) {
			for (const [name, address] of Object.entries(env)) if (proxyVariable.test(name)) maskPassword(address, mask);
		}
		function withoutPasswords(text) {
			return text.replace(/\/\/[^/\s"]*@/g, "//");
		}
		function maskPassword(address, mask) {
			const [, user = "", password = ""] =
				/^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([^:/?#]*):(.+)@/is.exec(address ?? "") ?? [];
			if (password === "") return;
			for (const secret of new Set([password, decodeLeniently(password), basicAuth(user, password)])) mask(secret);
		}
		function basicAuth(user, password) {
			return Buffer.from(`${decodeLeniently(user)}:${decodeLeniently(password)}`).toString("base64");
		}
		const secretName = /token|secret|password|key|credential/i;
		function secretsOfUser(user) {
			const key = user["client-key-data"];
			const decoded = key === undefined ? [] : Buffer.from(key, "base64").toString("utf8").split("\n");
			const named = [
				...Object.entries(user["auth-provider"]?.config ?? {}),
				...(user.exec?.env ?? []).map(({ name, value }) => [name, value]),
			].flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
			const given = secretArguments(user.exec?.args ?? []);
			return [user.token, user.password, key, ...decoded.filter(isKeyLine), ...named, ...given].filter(
				(secret) => typeof secret === "string" && secret.trim() !== "",
			);
		}
		const secretFlag = /^--?[\w-]*(token|secret|password|key)$/i;
		function secretArguments(args) {
			return args.flatMap((arg, index) => {
				const [flag = "", ...value] = arg.split("=");
				if (!secretFlag.test(flag)) return [];
				return value.length > 0 ? [value.join("=")] : (args[index + 1] ?? "");
			});
		}
		function isKeyLine(line) {
			return line.trim() !== "" && !line.startsWith("-----");
		}
		function explainAccess(error, asking, stderr) {
			if (error instanceof ApiError) return explainAnswer(error, asking);
			if (!(error instanceof ConnectionError)) return error;
			const said = [firstLine(error.message), lastLine(stderr, error.message)].filter((line) => line !== "");
			const words = withoutPasswords(said.join("; "));
			const login = asking.user?.exec?.command;
			if (login !== undefined && /^no answer for/.test(words)) {
				return new UserError(`The kubeconfig's login program '${login}' does not come to an end: ${words}`, {
					code: "unauthorized",
					hint: "Nobody can answer a question here: log in with a secret or the job's own identity, or with the cloud's login action.",
					cause: error,
				});
			}
			const { code, means, hint } = causes.find(({ says }) => says.test(words)) ?? unknown;
			return new UserError(`${means} (${asking.server}): ${words}`, { code, hint, cause: error });
		}
		const unknown = {
			code: "unreachable",
			means: "The API server cannot be reached",
			hint: "Check the server's address, and whether a firewall or a proxy stands between. A private cluster needs a runner inside its network.",
		};
		function explainAnswer(error, { server, user }) {
			const { code, means, hint } = meaningOf(error, user);
			return new UserError(`${means} (${server}): ${error.message}`, { code, hint, cause: error });
		}
		function meaningOf({ httpStatus, message }, user) {
			if (httpStatus === 401) {
				const expired = expiredCredential(user, Date.now());
				return {
					code: "unauthorized",
					means: `The API server does not accept the credentials${expired === undefined ? "" : `: the ${expired}`}`,
					hint: `${expired === undefined ? "The token or certificate is wrong, expired, or for another cluster. " : ""}Make a new one.`,
				};
			}
			if (httpStatus !== 403) {
				return {
					code: "unreachable",
					means: "The API server refuses to talk",
					hint: "Check that the address is an API server's, and that it is healthy.",
				};
			}
			return /cannot impersonate resource/.test(message)
				? {
						code: "forbidden",
						means: "The kubeconfig wants to act as somebody else, and may not",
						hint: "Grant the verb impersonate on users, groups or serviceaccounts, or take `as` out of the kubeconfig.",
					}
				: {
						code: "forbidden",
						means: "The API server refuses to talk",
						hint: "The identity may not even ask who it is, or what there is: bind the ClusterRoles system:basic-user and system:discovery to it.",
					};
		}
		function firstLine(text) {
			return text.trim().split("\n", 1)[0] ?? "";
		}
		function lastLine(text, answered) {
			const lines = text.split("\n").map((line) => line.trim());
			return lines.findLast((line) => !answered.includes(line) && !line.includes("proxy_server.go")) ?? "";
		}
		var external_node_child_process_ = __webpack_require__(1421);
		const inGroup = (0, external_node_os_.platform)() !== "win32";
		function startProgram(file, args, { env, cwd }) {
			return (0, external_node_child_process_.spawn)(file, args, {
				env,
				cwd,
				stdio: ["ignore", "pipe", "pipe"],
				detached: inGroup,
			});
		}
		const lastWords = 1_000;
		function endProgram(child) {
			setTimeout(() => {
				child.stdout?.destroy();
				child.stderr?.destroy();
			}, lastWords).unref();
			if (child.pid === undefined || !inGroup) {
				child.kill("SIGKILL");
				return;
			}
			try {
				(0, external_node_process_.kill)(-child.pid, "SIGKILL");
			} catch {}
		}
		const outputLimit = 16 * 1024;
		async function startProxy(options) {
			const { endpointArgs, endpointOf } = listener(options.folder);
			const args = ["proxy", ...endpointArgs, ...options.args];
			const child = startProgram("kubectl", args, { env: childEnvironment(options.env) });
			const kill = () => endProgram(child);
			const output = collect(child);
			const ended = new Promise((resolve) => {
				child.once("error", resolve);
				child.once("close", () => resolve(undefined));
			});
			const exited = new Promise((resolve) => child.once("exit", resolve));
			noteDown(child.pid, options, kill);
			options.signal.addEventListener("abort", kill, { once: true });
			const greeting = await Promise.race([output.greeting, ended]);
			options.signal.throwIfAborted();
			if (typeof greeting !== "string") throw explainStart(greeting ?? refusal(output.stderr()));
			return {
				endpoint: endpointOf(greeting),
				stderr: output.stderr,
				mustRun() {
					if (child.exitCode === null && child.signalCode === null) return;
					throw new ConnectionError(`kubectl proxy has ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
				},
				async close() {
					options.signal.removeEventListener("abort", kill);
					kill();
					await exited;
				},
			};
		}
		function noteDown(pid, { started }, kill) {
			try {
				if (pid !== undefined) started(pid);
			} catch (error) {
				kill();
				throw error;
			}
		}
		function refusal(stderr) {
			if (/^error: EOF$/m.test(stderr)) {
				return new UserError("The kubeconfig's context has no user with credentials in it", {
					code: "kubeconfig",
					hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
				});
			}
			const words =
				withoutPasswords(
					stderr
						.trim()
						.replace(/^error: /i, "")
						.replace(/\n\*? */g, " "),
				) || "it ended without a word";
			const cause = causes.find(({ says }) => says.test(words));
			return new UserError(`${cause?.means ?? "kubectl proxy does not start"}: ${words}`, {
				code: cause?.code ?? "kubectl",
				hint: cause?.hint ?? "Check the kubeconfig with `kubectl get --raw /version` where you can.",
			});
		}
		function collect(child) {
			let stderr = "";
			child.stderr.setEncoding("utf8").on("data", (chunk) => {
				stderr = (stderr + chunk).slice(-outputLimit);
			});
			let rest = "";
			const greeting = new Promise((resolve) => {
				child.stdout.setEncoding("utf8").on("data", (chunk) => {
					const stdout = rest + chunk;
					const line = /Starting to serve on .{0,500}(?=\n)/.exec(stdout);
					if (line !== null) resolve(line[0]);
					rest = stdout.slice(-outputLimit);
				});
			});
			return { greeting, stderr: () => stderr };
		}
		function listener(folder) {
			if ((0, external_node_os_.platform)() !== "win32") {
				const socketPath = (0, external_node_path_.join)(folder, "k.sock");
				return { endpointArgs: [`--unix-socket=${socketPath}`], endpointOf: () => ({ socketPath }) };
			}
			const prefix = `/${(0, external_node_crypto_.randomUUID)()}`;
			return {
				endpointArgs: ["--port=0", `--api-prefix=${prefix}/`],
				endpointOf: (greeting) => ({ port: Number(/:(\d+)\s*$/.exec(greeting)?.[1]), prefix }),
			};
		}
		var external_node_fs_ = __webpack_require__(3024);
		const quotes = [
			[/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
			[/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
			[/ with config: `\n[\s\S]*?\n\s*`(?=: )/, ""],
			[/(?<=cannot unmarshal [\w!]+ )`[^`]*`/g, "a value"],
			[/(?<=strconv\.\w+: parsing )"(?:[^"\\]|\\.)*"/g, "a value"],
			[/(?<=cannot decode !!\w+ )`[^`]*`/g, "a value"],
			[/ from \[patch: "(?:[^"\\]|\\.)*"\]/, ""],
			[/accumulating resources from '[^'\n]*\n[\s\S]*?'(?=: )/g, "accumulating resources from a text"],
			[/evalsymlink failure on '[^'\n]*(?:\n|: |\{)[\s\S]*/, "there is no such file, and it is no patch either"],
			[/: node contents:\n[\s\S]*/, ""],
			[/unknown anchor '[^']*'/, "unknown anchor"],
		];
		function withoutQuotes(words) {
			return withoutPasswords(quotes.reduce((text, [quoted, instead]) => text.replace(quoted, instead), words));
		}
		const awsVariables = [
			"AWS_ACCESS_KEY_ID",
			"AWS_SECRET_ACCESS_KEY",
			"AWS_SESSION_TOKEN",
			"AWS_PROFILE",
			"AWS_DEFAULT_PROFILE",
			"AWS_REGION",
			"AWS_DEFAULT_REGION",
			"AWS_STS_REGIONAL_ENDPOINTS",
			"AWS_ROLE_ARN",
			"AWS_ROLE_SESSION_NAME",
			"AWS_USE_FIPS_ENDPOINT",
			"AWS_USE_DUALSTACK_ENDPOINT",
		];
		const knownPlugins = {
			aws: {
				words: ["eks", "get-token"],
				options: ["--cluster-name", "--cluster-id", "--role", "--role-arn", "--region", "--profile", "--output"],
				switches: [],
				env: awsVariables,
			},
			"aws-iam-authenticator": {
				words: ["token"],
				options: ["-i", "--cluster-id", "-r", "--role", "-s", "--session-name", "-e", "--external-id", "--region"],
				switches: ["--cache", "--forward-session-name"],
				env: awsVariables,
			},
			"gke-gcloud-auth-plugin": {
				words: [],
				options: ["--project", "--location", "--cluster", "--impersonate_service_account"],
				switches: ["--use_application_default_credentials", "--use_edge_cloud"],
				env: [
					"USE_GKE_GCLOUD_AUTH_PLUGIN",
					"CLOUDSDK_ACTIVE_CONFIG_NAME",
					"CLOUDSDK_CORE_ACCOUNT",
					"CLOUDSDK_CORE_PROJECT",
					"CLOUDSDK_COMPUTE_REGION",
					"CLOUDSDK_COMPUTE_ZONE",
				],
			},
			kubelogin: {
				words: ["get-token"],
				options: [
					"--login",
					"-l",
					"--server-id",
					"--client-id",
					"--client-secret",
					"--tenant-id",
					"-t",
					"--environment",
					"-e",
					"--username",
					"--password",
					"--identity-resource-id",
					"--pop-claims",
					"--timeout",
				],
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
					"ARM_SUBSCRIPTION_ID",
				],
			},
			doctl: {
				words: ["kubernetes", "cluster", "kubeconfig", "exec-credential"],
				target: /^[a-z0-9][a-z0-9-]*$/i,
				options: ["--version", "--context", "--access-token", "-t"],
				switches: [],
				env: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_CONTEXT"],
			},
			oci: {
				words: ["ce", "cluster", "generate-token"],
				options: ["--cluster-id", "--region", "--profile", "--auth"],
				switches: [],
				env: [
					"OCI_CLI_PROFILE",
					"OCI_CLI_REGION",
					"OCI_CLI_AUTH",
					"OCI_CLI_TENANCY",
					"OCI_CLI_USER",
					"OCI_CLI_FINGERPRINT",
					"OCI_CLI_KEY_CONTENT",
					"OCI_CLI_PASSPHRASE",
					"OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING",
					"SUPPRESS_LABEL_WARNING",
				],
			},
		};
		const knownExecPlugins = Object.keys(knownPlugins);
		function refusedExecPlugins(config, allowed) {
			return (config.users ?? []).flatMap(({ name, user }) => {
				const exec = user?.exec;
				if (exec?.command === undefined || allowed.includes(exec.command)) return [];
				const known = Object.hasOwn(knownPlugins, exec.command) ? knownPlugins[exec.command] : undefined;
				if (known === undefined) return [unknownProgram(name, exec.command)];
				const extra = [...unknownVariables(exec, known), ...unknownArguments(exec, known)];
				return extra.length === 0 ? [] : [unknownUse(name, exec.command, extra)];
			});
		}
		function unknownProgram(user, command) {
			return new UserError(`The kubeconfig's user '${user}' runs the program '${command}' to log in`, {
				code: "kubeconfig",
				hint: `If you trust it, name it in input 'allow-exec'. Allowed as they are: ${knownExecPlugins.join(", ")}.`,
			});
		}
		function unknownUse(user, command, extra) {
			return new UserError(`The kubeconfig's user '${user}' runs ${command} with ${extra.join(", ")}`, {
				code: "kubeconfig",
				hint: `Only what a cloud's own login needs is allowed without being named. Remove it, or name ${command} in input 'allow-exec' if you trust whoever wrote this kubeconfig.`,
			});
		}
		function unknownVariables({ env }, known) {
			return (env ?? [])
				.filter(({ name, value }) => !known.env.includes(name) || !isPlainValue(value))
				.map(({ name }) => `the environment variable ${name}`);
		}
		function unknownArguments({ args }, known) {
			const given = args ?? [];
			const unknown = [];
			let words = 0;
			for (let index = 0; index < given.length; index++) {
				const argument = given[index] ?? "";
				const [option = "", attached] = splitOption(argument);
				if (known.switches.includes(option) && attached === undefined) continue;
				if (known.options.includes(option)) {
					if (attached === undefined) index++;
					const value = attached ?? given[index] ?? "";
					if (!isPlainValue(value) || (attached === undefined && value.startsWith("-"))) unknown.push(index);
				} else if (argument === known.words[words]) words++;
				else if (words === known.words.length && known.target?.test(argument)) words++;
				else unknown.push(index);
			}
			return unknown.map((index) => {
				const argument = given[index] ?? "";
				return /^--[a-z]/i.test(argument) ? `the option ${splitOption(argument)[0]}` : `its argument ${index + 1}`;
			});
		}
		function splitOption(argument) {
			const end = argument.indexOf("=");
			return end === -1 ? [argument, undefined] : [argument.slice(0, end), argument.slice(end + 1)];
		}
		function isPlainValue(value) {
			return !/^(fileb?|https?):/i.test(value);
		}
		const kubeconfig = {
			"current-context": "text",
			contexts: [{ name: "text", context: { cluster: "text", user: "text", namespace: "text" } }],
			clusters: [
				{ name: "text", cluster: { server: "text", "proxy-url": "text", "certificate-authority-data": "base64" } },
			],
			users: [
				{
					name: "text",
					user: {
						token: "text",
						password: "text",
						"client-certificate-data": "base64",
						"client-key-data": "base64",
						"auth-provider": { name: "text", config: { "*": "text" } },
						exec: { command: "text", args: ["text"], env: [{ name: "text", value: "text" }] },
					},
				},
			],
		};
		function misshapen(config) {
			return firstWrong(config, kubeconfig, "");
		}
		function firstWrong(value, shape, path) {
			if (shape === "text") return typeof value === "string" ? undefined : `${path} is not a text`;
			if (shape === "base64") return isBase64(value) ? undefined : `${path} is not base64`;
			if (isList(shape)) {
				if (!Array.isArray(value)) return `${path} is not a list`;
				return first(value, (item, index) => firstWrong(item, shape[0], `${path}[${index}]`));
			}
			if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not a map`;
			return first(Object.entries(value), ([name, part]) => {
				const wanted = shape[name] ?? shape["*"];
				return wanted === undefined ? undefined : firstWrong(part, wanted, path === "" ? name : `${path}.${name}`);
			});
		}
		function isBase64(value) {
			if (typeof value !== "string") return false;
			const text = value.replace(/[\r\n]/g, "");
			return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
		}
		function isList(shape) {
			return Array.isArray(shape);
		}
		function first(items, look) {
			for (const [index, item] of items.entries()) {
				const found = look(item, index);
				if (found !== undefined) return found;
			}
			return undefined;
		}
		function readKubeconfig(input) {
			const config = kubeconfig_parseQuietly(kubeconfig_decode(input));
			const wrong = isKubeconfig(config) ? misshapen(config) : "";
			if (wrong === undefined) return config;
			throw new UserError(`Input 'kubeconfig' is not a kubeconfig${wrong === "" ? "" : `: ${wrong}`}`, {
				code: "kubeconfig",
				hint: "Give the text of the file (what `kubectl config view --raw --minify --flatten` prints), or base64 of it, not a path.",
			});
		}
		function isKubeconfig(value) {
			if (typeof value !== "object" || value === null) return false;
			const lists = ["contexts", "clusters", "users"].map((name) => value[name]);
			return (
				lists.some(Array.isArray) && lists.every((list) => Array.isArray(list) || (list ?? undefined) === undefined)
			);
		}
		function kubeconfig_decode(input) {
			const base64 = /^[A-Za-z0-9+/\s]+(?:=[=\s]*)?$/.test(input) && !input.includes(":");
			return base64 ? Buffer.from(input, "base64").toString("utf8") : input;
		}
		function kubeconfig_parseQuietly(text) {
			try {
				const value = (0, dist.qg)(text, { logLevel: "error", merge: true });
				return JSON.parse(JSON.stringify(value ?? null), (_, part) => (part === null ? undefined : part));
			} catch (error) {
				const line = error.linePos?.[0]?.line;
				throw new UserError(`Input 'kubeconfig' is broken YAML${line === undefined ? "" : ` in its line ${line}`}`, {
					code: "kubeconfig",
					hint: "Check its indentation, and that the secret holds the whole file.",
				});
			}
		}
		function chooseContext(config, wanted) {
			const contexts = config.contexts ?? [];
			const name = wanted ?? config["current-context"] ?? "";
			const known = contexts.map((context) => context.name).join(", ") || "none";
			if (name === "") {
				throw new UserError("The kubeconfig has no current context", {
					code: "kubeconfig",
					hint: `Name one in input 'context'. There are: ${known}.`,
				});
			}
			const context = contexts.find((each) => each.name === name)?.context;
			if (context === undefined) {
				throw new UserError(`The kubeconfig has no context '${name}'`, {
					code: "kubeconfig",
					hint: `There are: ${known}.`,
				});
			}
			const server = config.clusters?.find((cluster) => cluster.name === context.cluster)?.cluster?.server;
			if (server === undefined) {
				throw new UserError(
					`The kubeconfig's context '${name}' names cluster '${context.cluster}', which has no server in it`,
					{
						code: "kubeconfig",
						hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
					},
				);
			}
			if (!["http:", "https:"].includes(URL.parse(server)?.protocol ?? "")) {
				throw new UserError(`The server of the kubeconfig's cluster '${context.cluster}' is not an address`, {
					code: "kubeconfig",
					hint: "Write it as https://host:6443.",
				});
			}
			const user = config.users?.find((each) => each.name === context.user)?.user;
			return { context: name, namespace: context.namespace || undefined, server, user };
		}
		const fileFields = {
			tokenfile: "`token`",
			"client-certificate": "`client-certificate-data`",
			"client-key": "`client-key-data`",
			"certificate-authority": "`certificate-authority-data`",
		};
		const plainAuthProvider = "oidc";
		function refusedFiles(config) {
			const clusters = (config.clusters ?? []).flatMap(({ name, cluster }) => filesIn(`cluster '${name}'`, cluster));
			const users = (config.users ?? []).flatMap(({ name, user }) => {
				const provider = user?.["auth-provider"];
				const files = [...filesIn(`user '${name}'`, user), ...providerFiles(`user '${name}'`, provider?.config)];
				return provider === undefined || provider.name === plainAuthProvider ? files : [...files, oldProvider(name)];
			});
			return [...clusters, ...users];
		}
		function filesIn(owner, fields) {
			return Object.entries(fields ?? {}).flatMap(([field, value]) => {
				const instead = fileFields[field.toLowerCase()];
				return instead === undefined || value === "" ? [] : [fileFault(owner, field, instead)];
			});
		}
		function providerFiles(owner, config) {
			const field = "idp-certificate-authority";
			return (config?.[field] ?? "") === "" ? [] : [fileFault(owner, field, `\`${field}-data\``)];
		}
		function fileFault(owner, field, instead) {
			return new UserError(`The kubeconfig's ${owner} names a file of the runner in \`${field}\``, {
				code: "kubeconfig",
				hint: `Given as a text, a kubeconfig has to hold everything itself, in ${instead}: export it with \`kubectl config view --raw --minify --flatten\`. Or write it to a file and name that in KUBECONFIG.`,
			});
		}
		function oldProvider(user) {
			return new UserError(
				`The kubeconfig's user '${user}' logs in by an auth-provider, which kubectl no longer has for this cloud`,
				{
					code: "kubeconfig",
					hint: "Export it again with a current version of the cloud's tools: they use an exec plugin, such as gke-gcloud-auth-plugin or kubelogin.",
				},
			);
		}
		function serverKubeconfig(server, token, ca) {
			const faults = addressFault(server);
			if (faults !== undefined) throw faults;
			const authority = ca === undefined ? {} : { "certificate-authority-data": encodeAuthority(ca) };
			return {
				"current-context": "server",
				contexts: [{ name: "server", context: { cluster: "server", user: "server" } }],
				clusters: [{ name: "server", cluster: { server, ...authority } }],
				users: [{ name: "server", user: { token } }],
			};
		}
		function addressFault(server) {
			const address = URL.parse(server);
			if (address?.protocol === "https:" && address.username === "" && address.password === "") return undefined;
			return new UserError("Input 'server' is not the address of an API server", {
				code: "input",
				hint: "Write it as https://host:6443, without a user or a password in it. The token would travel in the clear over http.",
			});
		}
		function encodeAuthority(ca) {
			const pem = ca.includes("-----BEGIN") ? ca : Buffer.from(ca, "base64").toString("utf8");
			if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
				throw new UserError("Input 'server-ca' is not a certificate", {
					code: "input",
					hint: "Give the API server's CA in PEM (-----BEGIN CERTIFICATE-----), or base64 of it.",
				});
			}
			return Buffer.from(`${pem.trim()}\n`).toString("base64");
		}
		async function resolveKubeconfig(inputs, ports) {
			maskProxies(ports.env, ports.mask);
			throwFaults(contradictions(inputs));
			if (inputs.server !== undefined) {
				return useGiven(serverKubeconfig(inputs.server, inputs.serverToken ?? "", inputs.serverCa), inputs, ports);
			}
			if (inputs.kubeconfig !== undefined) {
				return useGiven(readKubeconfig(inputs.kubeconfig), inputs, ports);
			}
			return (await kubectlsOwn(inputs, ports)) ?? (await insidePod(ports)) ?? noKubeconfig(ports.env.KUBECONFIG);
		}
		function contradictions(inputs) {
			const fault = (message, hint) => new UserError(message, { code: "input", hint });
			const faults = [];
			if (inputs.kubeconfig !== undefined && inputs.server !== undefined) {
				faults.push(
					fault("Inputs 'kubeconfig' and 'server' are both set", "Keep one: each says where the cluster is."),
				);
			}
			if (inputs.server !== undefined && inputs.serverToken === undefined) {
				faults.push(
					fault("Input 'server' is set and 'server-token' is not", "Give a token of a user or ServiceAccount."),
				);
			}
			if (inputs.server === undefined && (inputs.serverToken ?? inputs.serverCa) !== undefined) {
				faults.push(fault("Inputs 'server-token' and 'server-ca' need 'server'", "Add the API server's address."));
			}
			return faults;
		}
		async function useGiven(config, inputs, ports) {
			maskSecrets(config, ports);
			throwFaults([...refusedExecPlugins(config, inputs.allowExec), ...refusedFiles(config)]);
			const destination = chooseContext(config, inputs.server === undefined ? inputs.context : undefined);
			const file = (0, external_node_path_.join)(ports.folder, "kubeconfig");
			await writeNew(file, encode({ ...config, "current-context": destination.context }));
			return toRoute(destination, [`--kubeconfig=${file}`]);
		}
		async function writeNew(file, content) {
			try {
				const handle = await (0, promises_.open)(
					file,
					external_node_fs_.constants.O_WRONLY |
						external_node_fs_.constants.O_CREAT |
						external_node_fs_.constants.O_EXCL,
					0o600,
				);
				await handle.writeFile(content).finally(() => handle.close());
			} catch (cause) {
				throw new UserError(`The kubeconfig cannot be written: ${cause.message}`, {
					code: "runner",
					hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
					cause,
				});
			}
		}
		async function kubectlsOwn(inputs, ports) {
			refuseText(ports.env.KUBECONFIG ?? "");
			const { code, stdout, stderr } = await ports.kubectl(["config", "view", "--output=json"]);
			if (code !== 0) {
				throw new UserError(`kubectl cannot read its kubeconfig: ${withoutQuotes(stderr.trim())}`, {
					code: "kubeconfig",
					hint: "Check the file that KUBECONFIG names, or ~/.kube/config.",
				});
			}
			const config = readAnswer(stdout);
			maskAddresses(config, ports.mask);
			if ((config.contexts ?? []).length === 0) return undefined;
			const destination = chooseContext(config, inputs.context);
			return toRoute(destination, [`--context=${destination.context}`]);
		}
		function refuseText(named) {
			const decoded = /^[\w+/=\s-]{64,}$/.test(named) ? Buffer.from(named, "base64").toString("utf8") : "";
			if (![named, decoded].some((text) => /\b(apiVersion|clusters|contexts|users)\b"?\s*:/.test(text))) return;
			throw new UserError(
				"The environment variable KUBECONFIG holds the text of a kubeconfig, where its path belongs",
				{
					code: "kubeconfig",
					hint: "Give the text in input 'kubeconfig'.",
				},
			);
		}
		function toRoute({ context, namespace, server, user }, args) {
			const behindPath = (URL.parse(server)?.pathname ?? "/") !== "/";
			return {
				args: [...args, ...(behindPath ? ["--append-server-path"] : [])],
				context,
				server,
				namespace: namespace ?? "default",
				user,
			};
		}
		const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";
		async function insidePod({ env }) {
			const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
			if (host === undefined || port === undefined) return undefined;
			const namespace = await (0, promises_.readFile)(
				(0, external_node_path_.join)(serviceAccount, "namespace"),
				"utf8",
			).catch(() => undefined);
			if (namespace === undefined) return undefined;
			const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
			return { args: [], context: undefined, server, namespace: namespace.trim(), user: undefined };
		}
		function noKubeconfig(named) {
			const where = named ? `: KUBECONFIG is '${named}', and there is no context in it` : "";
			throw new UserError(`There is no kubeconfig${where}`, {
				code: "kubeconfig",
				hint: "Give one in input 'kubeconfig', or 'server' with 'server-token', or log in with your cloud's own action in a step before this one.",
			});
		}
		async function openCluster(inputs, ports) {
			const source = await resolveKubeconfig(inputs, ports);
			const [proxy, client] = await startKubectl(source, ports);
			const transport = openTransport(proxy.endpoint, proxy.mustRun);
			const server = withoutCredentials(source.server);
			const explain = (error) => explainAccess(error, { server, user: source.user }, proxy.stderr());
			const closed = new AbortController();
			const signal = AbortSignal.any([ports.signal, closed.signal]);
			const close = async () => {
				closed.abort();
				transport.close();
				await proxy.close();
			};
			try {
				const { version, identity } = await greet(createApi(transport, signal, greeting));
				const skew = skewWarning(client, version);
				if (skew !== undefined) ports.warn(skew);
				return {
					api: createApi(transport, signal),
					identity,
					server,
					context: source.context,
					namespace: source.namespace,
					version: version.gitVersion ?? "unknown",
					explain,
					close,
				};
			} catch (error) {
				await close();
				throw explain(error);
			}
		}
		async function startKubectl({ args }, ports) {
			const [proxy, version] = await Promise.allSettled([
				startProxy({ ...ports, args }),
				kubectlVersion(ports.kubectl),
			]);
			if (proxy.status === "fulfilled" && version.status === "fulfilled") return [proxy.value, version.value];
			if (proxy.status === "fulfilled") await proxy.value.close();
			throw [version, proxy].find((end) => end.status === "rejected")?.reason;
		}
		async function greet(api) {
			const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
			const [version, self] = await Promise.all([
				api.send({ method: "GET", path: "/version" }),
				api.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: review }),
			]);
			if (typeof version.body?.gitVersion !== "string") {
				throw new UserError("What answers at the server's address is not a Kubernetes API server", {
					code: "unreachable",
					hint: "Check the address in the kubeconfig. A login page or a proxy may stand before the cluster.",
				});
			}
			const status = self.body.status;
			return { version: version.body, identity: status?.userInfo?.username ?? "unknown" };
		}
		function withoutCredentials(server) {
			const address = URL.parse(server);
			if (address === null) return server;
			address.username = "";
			address.password = "";
			return address.href.replace(/\/$/, "");
		}
		const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
		async function discover(api) {
			const lists = await Promise.all(["/api", "/apis"].map((path) => api.send({ method: "GET", path, accept })));
			return lists.flatMap(({ body }) => {
				const list = body;
				if (list.kind !== "APIGroupDiscoveryList") {
					throw new UserError("This API server does not speak aggregated discovery (v2)", {
						code: "access",
						hint: "pushpull needs Kubernetes 1.30 or newer.",
					});
				}
				return (list.items ?? []).flatMap(resourcesOf);
			});
		}
		function resourcesOf(group) {
			const name = group.metadata?.name ?? "";
			return (group.versions ?? []).flatMap(({ version, resources }) => {
				const apiVersion = name === "" ? version : `${name}/${version}`;
				return (resources ?? []).flatMap(({ resource, scope, verbs, subresources = [], responseKind }) => {
					if (responseKind?.kind === undefined) return [];
					const hasStatus = subresources.some(({ subresource }) => subresource === "status");
					const namespaced = scope === "Namespaced";
					return [{ apiVersion, kind: responseKind.kind, plural: resource, namespaced, verbs, hasStatus }];
				});
			});
		}
		function collectionPath(resource, namespace) {
			const root = resource.apiVersion.includes("/") ? `/apis/${resource.apiVersion}` : `/api/${resource.apiVersion}`;
			const scope =
				resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
			return `${root}${scope}/${resource.plural}`;
		}
		function objectPath(resource, namespace, name) {
			return `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`;
		}
		function valueAt(value, path) {
			return path.reduce(childOf, value);
		}
		function childOf(value, step) {
			if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
			return value[step];
		}
		const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"]);
		const deepest = 16;
		function findImages(object) {
			return [...search(object, [])];
		}
		function* search(value, path) {
			if (path.length > deepest || typeof value !== "object" || value === null) return;
			for (const [key, child] of Object.entries(value)) {
				const step = Array.isArray(value) ? Number(key) : key;
				if (Array.isArray(child) && containerLists.has(key)) yield* imagesOf(child, [...path, step], ["image"]);
				else if (Array.isArray(child) && key === "volumes")
					yield* imagesOf(child, [...path, step], ["image", "reference"]);
				else yield* search(child, [...path, step]);
			}
		}
		function* imagesOf(list, path, within) {
			for (const [index, item] of list.entries()) {
				const image = within.reduce((value, key) => value?.[key], item);
				if (typeof image !== "string") continue;
				const { name } = item;
				yield { path: [...path, index, ...within], container: String(name ?? index), image };
			}
		}
		function isSecret({ apiVersion, kind }) {
			return kind === "Secret" && groupOf(apiVersion) === "";
		}
		function hideSecrets(objects, names, hide) {
			const values = [...objects]
				.filter(isSecret)
				.flatMap(({ data, stringData }) => [
					...valuesOf(stringData),
					...valuesOf(data).flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]),
				]);
			const parts = values.flatMap((value) => [value, ...secretParts(value)]);
			for (const value of new Set(parts)) if (!names.includes(value.trim())) hide(value);
		}
		function namesIn(manifests) {
			return [...new Set(manifests.flatMap(namesOf))].join("\n");
		}
		function namesOf({ object, source }) {
			const { name = "", generateName = "", namespace = "" } = object.metadata;
			const images = isSecret(object) ? [] : findImages(object).flatMap(({ container, image }) => [container, image]);
			return [object.apiVersion, object.kind, name, generateName, namespace, source.location?.file ?? "", ...images];
		}
		function valuesOf(value) {
			if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesOf);
			return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
		}
		function withoutValues(error) {
			const message = error.message.replace(
				/(expected [^,\n]{1,200}, got )[\s\S]*?(?=\n[ \t]+\.\S+: |$)/g,
				"$1&value.valueUnstructured{Value:}",
			);
			return new ApiError(error.httpStatus, { ...error.status, message }, error.retryAfter);
		}
		const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
		const domainPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
		const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
		const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
		const longestPath = 255;
		const tagPattern = /^\w[\w.-]{0,127}$/;
		const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
		const imageId = /^[a-f0-9]{64}$/;
		function parseImage(written) {
			const at = written.indexOf("@");
			const [named, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
			const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
			const [name, tag] = colon === -1 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
			const { domain, path } = splitName(name);
			if (!domainPattern.test(domain) || !pathPattern.test(path) || path.length > longestPath) return undefined;
			if (imageId.test(written)) return undefined;
			if ((tag !== undefined && !isTag(tag)) || (digest !== undefined && !isDigest(digest))) return undefined;
			return { name, tag, digest };
		}
		function formatImage({ name, tag, digest }) {
			return `${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
		}
		function isTag(written) {
			return tagPattern.test(written);
		}
		function isDigest(written) {
			return digestPattern.test(written);
		}
		function normalizeName(name) {
			const { domain, path } = splitName(name);
			return `${domain}/${path}`;
		}
		function splitName(name) {
			const slash = name.indexOf("/");
			const first = name.slice(0, Math.max(0, slash));
			const isHost = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase();
			const [host, path] = isHost ? [first, name.slice(slash + 1)] : ["docker.io", name];
			const domain = host === "index.docker.io" ? "docker.io" : host;
			return { domain, path: domain === "docker.io" && !path.includes("/") ? `library/${path}` : path };
		}
		const latest = /(^|[-_.])latest($|[-_.])/i;
		const commitInLetters = /^[a-f]{7,64}$/;
		const commit = /(^|[-_.])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}$|(^|[-_.])[0-9a-f]{40}$/;
		function hasFixedVersion(image) {
			const reference = parseImage(image);
			if (reference === undefined) return false;
			const { tag = "latest", digest } = reference;
			return digest !== undefined || (!latest.test(tag) && (/\d/.test(tag) || commitInLetters.test(tag)));
		}
		function namesCommit(tag) {
			return commit.test(tag) || commitInLetters.test(tag);
		}
		function isSetByImages({ source }, path) {
			return source.overridden?.some((each) => each.join("/") === path.join("/")) ?? false;
		}
		function isGivenByImages(planned, path, overrides) {
			if (!isSetByImages(planned, path)) return false;
			const image = parseImage(String(valueAt(planned.object, path)));
			return overrides.some(
				({ tag, digest }) => (tag ?? digest) !== undefined && tag === image?.tag && digest === image?.digest,
			);
		}
		const fieldManager = "pushpull";
		function ourEntry(object) {
			return object.metadata.managedFields?.find(isOurs);
		}
		function isOurs({ manager, operation, subresource }) {
			return manager === fieldManager && operation === "Apply" && !subresource;
		}
		function managersOf(object, path) {
			return (object.metadata.managedFields ?? []).filter((entry) => {
				let fields = entry.fieldsV1;
				for (const step of path) {
					if (typeof fields !== "object" || fields === null || !(step in fields)) return false;
					fields = fields[step];
				}
				return true;
			});
		}
		const clientSideManager = "kubectl-client-side-apply";
		function isClientSide({ manager, operation, subresource }) {
			return manager === clientSideManager && operation === "Update" && !subresource;
		}
		function hasClientSidePast(object) {
			return object.metadata.managedFields?.some(isClientSide) ?? false;
		}
		function takeoverRequest(live, path) {
			return {
				method: "PATCH",
				path: `${path}?fieldManager=${fieldManager}`,
				contentType: "application/json-patch+json",
				body: [
					{ op: "replace", path: "/metadata/managedFields", value: takenOver(live.metadata.managedFields ?? []) },
					{ op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion },
				],
			};
		}
		function takenOver(entries) {
			const ours = entries.find(isOurs) ?? entries.find(isClientSide);
			if (ours === undefined) return entries;
			const sameVersion = entries.filter((entry) => isClientSide(entry) && entry.apiVersion === ours.apiVersion);
			const fieldsV1 = sameVersion.map((entry) => entry.fieldsV1 ?? {}).reduce(union, ours.fieldsV1 ?? {});
			return [
				{ ...ours, manager: fieldManager, operation: "Apply", fieldsV1 },
				...entries.filter((entry) => entry !== ours && !isClientSide(entry)),
			];
		}
		function union(a, b) {
			const entries = Object.entries(b).map(([key, value]) => [key, union(a[key] ?? {}, value)]);
			return { ...a, ...Object.fromEntries(entries) };
		}
		function explainConflict(error, planned, live) {
			const causes = (error.status.details?.causes ?? []).filter(({ reason }) => reason === "FieldManagerConflict");
			if (causes.length === 0)
				return [
					new UserError(`${formatRef(planned.ref)} is refused: ${error.message}`, {
						code: "conflict",
						hint: "Run it again: somebody changed the object at the same moment.",
						location: planned.source.location,
						cause: error,
					}),
				];
			const conflicts = causes.map(({ field = "", message = "" }) => {
				const owner = readOwner(message);
				const time = lastWrite(owner, live);
				const when = time === undefined ? "" : `, which last wrote at ${time}`;
				const name = field.replace(/^\./, "");
				const path = readFieldPath(field, planned.object);
				return new UserError(`${formatRef(planned.ref)}: the field ${name} is owned by ${owner.manager}${when}`, {
					code: "conflict",
					hint: hintFor(owner, isSetByImages(planned, path)),
					location: planned.source.locate(path),
					cause: error,
				});
			});
			return conflicts.toSorted(
				(a, b) => compareLocations(a.location, b.location) || a.message.localeCompare(b.message),
			);
		}
		function compareLocations(a, b) {
			return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
		}
		function readOwner(message) {
			const [, manager = "somebody", subresource, using] =
				/"([^"]+)"(?: with subresource "([^"]+)")?( using )?/.exec(message) ?? [];
			return { manager, operation: using === undefined ? "Apply" : "Update", subresource };
		}
		function hintFor(owner, setByImages) {
			const command = commandByHand(owner);
			if (command !== undefined) {
				const where = setByImages ? "into input 'images'" : "into the manifest";
				return `Somebody changed it by hand with ${command}. Put their value ${where} to keep it; set force-conflicts: true for one run to have the manifest's back.`;
			}
			const { manager, operation } = owner;
			const applied =
				manager === "kubectl" && operation === "Apply" ? "It was applied with `kubectl apply --server-side`. " : "";
			return `${applied}Leave the field out of the manifest if ${manager} is to keep it; set force-conflicts: true to take it over.`;
		}
		function commandByHand({ manager, operation, subresource }) {
			if (operation !== "Update" || manager === clientSideManager) return undefined;
			if (manager === "kubectl")
				return subresource === "scale" ? "`kubectl scale`" : "kubectl, such as `kubectl rollout undo`";
			const [, command] = /^kubectl-([a-z-]+)$/.exec(manager) ?? [];
			return command === undefined ? undefined : `\`kubectl ${command}\``;
		}
		function lastWrite({ manager, operation, subresource }, live) {
			const entries = (live?.metadata.managedFields ?? []).filter(
				(entry) => entry.manager === manager && entry.operation === operation && entry.subresource === subresource,
			);
			return entries
				.flatMap(({ time }) => (time === undefined ? [] : [time]))
				.toSorted()
				.at(-1);
		}
		function isOnlyWithClientSide(error) {
			if (!(error instanceof ApiError) || error.status.reason !== "Conflict") return false;
			const causes = error.status.details?.causes ?? [];
			return causes.length > 0 && causes.every(({ message }) => message?.includes(`"${clientSideManager}"`));
		}
		const hints = [
			[
				/is attempting to grant RBAC permissions/,
				() =>
					"Who hands out rights must have them, or may `bind` (for a binding) or `escalate` (for a role) this role: ask whoever runs the cluster.",
			],
			[
				/cannot \w+ resource/,
				() => "Ask whoever runs the cluster to grant this right to the identity, or use another one.",
			],
			[
				/exceeded quota: ([^,]+),/,
				(quota) => `The quota ${quota} has no room for it: raise it, or remove something first.`,
			],
			[
				/failed quota: ([^:]+): must specify/,
				(quota) => `The quota ${quota} counts these: set them in every container, or add a LimitRange with defaults.`,
			],
			[
				/violates PodSecurity "([^":]+)/,
				(level) =>
					`The namespace takes only pods of the level ${level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`,
			],
			[/error looking up service account/, () => "Create the ServiceAccount, or add it to 'manifests'."],
			[/no PriorityClass with name/, () => "Create the PriorityClass, or add it to 'manifests'."],
			[
				/does not support dry run/,
				() =>
					"Nothing can be checked before the first write while this webhook has side effects: whoever runs it has to register it with `sideEffects: None` or `NoneOnDryRun`.",
			],
			[
				/failed calling webhook "([^"]+)"/,
				(webhook) =>
					`The webhook ${webhook} does not answer. Whoever runs it has to mend it: until then the cluster refuses every such object.`,
			],
			[
				/admission webhook "([^"]+)" denied/,
				(webhook) => `The webhook ${webhook} does not allow it: its words say why.`,
			],
			[
				/ValidatingAdmissionPolicy '([^']+)'/,
				(policy) => `The cluster's policy ${policy} does not allow it: its words say why.`,
			],
			[/illegal base64/, () => "The values of `data` are base64: put plain text into `stringData`."],
			[/is being deleted|being terminated/, () => "Wait until it is gone, and run again."],
			[/is forbidden/, () => "An admission rule of the cluster refuses it: its words say which."],
		];
		function hints_hintFor(message) {
			for (const [words, hint] of hints) {
				const [found, ...groups] = words.exec(message) ?? [];
				if (found !== undefined) return hint(...groups);
			}
			return "The API server's words say why.";
		}
		const namespaces = {
			apiVersion: "v1",
			kind: "Namespace",
			plural: "namespaces",
			namespaced: false,
			verbs: ["create", "get", "patch"],
		};
		function holdersOf(object) {
			const finalizers = object?.metadata.finalizers ?? [];
			const { conditions = [] } = object?.kind === "Namespace" ? (object.status ?? {}) : {};
			const contents = conditions.flatMap(({ status, message = "" }) => (status === "True" ? [message] : []));
			return [...finalizers.map((name) => `the finalizer ${name}`), ...contents].join("; ");
		}
		function withHolders(faults, api) {
			return Promise.all(
				faults.map(async (fault) => {
					const name = terminatingNamespace(fault.cause);
					const holders = name === undefined ? "" : await holdersOfNamespace(name, api);
					if (holders === "") return fault;
					const { code, location, cause } = fault;
					return new UserError(fault.message, {
						code,
						location,
						cause,
						hint: `${fault.hint} It is held by: ${holders}`,
					});
				}),
			);
		}
		function terminatingNamespace(error) {
			if (!(error instanceof ApiError)) return undefined;
			const isIt = (error.status.details?.causes ?? []).some(({ reason }) => reason === "NamespaceTerminating");
			return isIt ? /in namespace (\S+) because/.exec(error.message)?.[1] : undefined;
		}
		async function holdersOfNamespace(name, api) {
			try {
				const { body } = await api.send({ method: "GET", path: objectPath(namespaces, undefined, name) });
				return holdersOf({ ...body, kind: "Namespace" });
			} catch (error) {
				if (error instanceof ApiError) return "";
				throw error;
			}
		}
		const words =
			/immutable|may not (be )?change|cannot (be )?change|updates to .{0,300} are forbidden|may not be (updated|modified)|may not change fields/;
		const mostFields = 3;
		function explainImmutable({ field, message, cause }, planned, live) {
			if (live === undefined || !words.test(message)) return undefined;
			const detail = message
				.replace(/\n[\s\S]*$/, "")
				.replace(/^Invalid value: [\s\S]*: |^Forbidden: /, "")
				.replace(/(?<!\.)\.+$/, "");
			const changed = changedFields(field, detail, planned.object, live);
			const shown = changed.slice(0, mostFields).map(writeFieldPath);
			const others = changed.length > mostFields ? [`${changed.length - mostFields} more`] : [];
			const names = changed.length === 0 ? field : [...shown, ...others].join(", ");
			return new UserError(`${formatRef(planned.ref)} is refused: ${names}: ${detail}`, {
				code: "refused",
				hint: whatToDo(planned.ref),
				location: planned.source.locate(changed[0] ?? readFieldPath(field, planned.object)),
				cause,
			});
		}
		function changedFields(field, detail, object, live) {
			const allowed = [...detail.matchAll(/['`]([A-Za-z][\w.[\]*]*)['`]/g)].map(([, name = ""]) =>
				withoutIndices(name),
			);
			const prefix = withoutIndices(field);
			return differingFields(object, asWritten(live)).filter((path) => {
				const name = withoutIndices(writeFieldPath(path)).replace(/^stringData\b/, "data");
				if (allowed.some((one) => isWithin(name, one) || isWithin(name, `${prefix}.${one}`))) return false;
				return isWithin(name, prefix) || (path.length === prefix.split(".").length && prefix.startsWith(name));
			});
		}
		function asWritten(live) {
			if (live.kind !== "Secret") return live;
			const data = Object.entries(live.data ?? {}).map(([key, value]) => [
				key,
				Buffer.from(value, "base64").toString(),
			]);
			return { ...live, stringData: Object.fromEntries(data) };
		}
		function withoutIndices(path) {
			return path.replace(/\[[\d*]*\]/g, "");
		}
		function isWithin(name, prefix) {
			return name === prefix || name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}[`);
		}
		function whatToDo({ kind, name, namespace }) {
			const command = `kubectl delete ${kind.toLowerCase()} ${shellWord(name)}${namespace === undefined ? "" : ` --namespace ${namespace}`}`;
			switch (kind) {
				case "Job":
					return `A Job is made once: give each version another name (or generateName), or delete this one first: ${command}.`;
				case "ConfigMap":
				case "Secret":
					return `Give each version another name, as Kustomize's generators do, or delete this one first: ${command}.`;
				case "Service":
					return `Leave the field out to keep what is there, or delete the Service first: ${command}. It may get another address then.`;
				case "StatefulSet":
					return `Put the old value back, or delete it without its pods first, and the new one takes them over: ${command} --cascade=orphan.`;
				case "Deployment":
				case "DaemonSet":
				case "ReplicaSet":
					return `Put the old value back, give it another name, or delete it first, and its pods with it: ${command}.`;
				case "PersistentVolume":
				case "PersistentVolumeClaim":
					return "Put the old value back, or give it another name and move the data. Deleting it can delete the data too.";
				case "CustomResourceDefinition":
					return "Put the old value back. Deleting the definition deletes every object of its kind.";
				default:
					return `Put the old value back, give it another name, or delete it first: ${command}.`;
			}
		}
		const line =
			/(?:^|[\s:])(\.(?:[^\s:[\]]|\[[^\]]*\])+): (field not declared in schema|duplicate entries for key .*|expected .*)$/;
		function readMisfits(message, object) {
			const typed = message.split("\n").flatMap((text) => {
				const [, field = "", said = ""] = line.exec(text) ?? [];
				return field === "" ? [] : [toMisfit(field.slice(1), said, object)];
			});
			if (typed.length > 0) return typed;
			return [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = ""]) =>
				toMisfit(field, "field not declared in schema", object),
			);
		}
		function toMisfit(field, said, object) {
			if (said === "field not declared in schema") return { field, what: "there is no such field", unknown: true };
			const [, wanted] = /^expected (\w+)/.exec(said) ?? [];
			if (wanted === undefined) return { field, what: said, unknown: false };
			const given = valueAt(object, readFieldPath(field, object));
			const shown = object.kind !== "Secret" && (typeof given === "number" || typeof given === "boolean");
			const is = given === undefined ? "" : `, and is ${shown ? given : typeName(given)}`;
			const quote = wanted === "string" && isScalar(given) ? ": put it in quotes" : "";
			return { field, what: `it has to be a ${typeWords[wanted] ?? wanted}${is}${quote}`, unknown: false };
		}
		const typeWords = { numeric: "number", any: "string or a number" };
		function isScalar(value) {
			return typeof value === "number" || typeof value === "boolean";
		}
		function typeName(value) {
			if (Array.isArray(value)) return "a list";
			if (value === null) return "empty";
			return typeof value === "object" ? "a map" : `a ${typeof value}`;
		}
		const mostData = 1024 * 1024;
		function explainSize(error, planned) {
			const causes = error.status.details?.causes ?? [];
			const tooMuchData = causes.some(
				({ field = "", message = "" }) => /^(\[\]|data)?$/.test(field) && isTooLong(message),
			);
			const tooLarge = error.httpStatus === 413 || /request is too large/.test(error.message);
			if (!tooMuchData && !tooLarge) return undefined;
			const { object } = planned;
			const size = holdsData(object) ? dataSize(object) : Buffer.byteLength(JSON.stringify(object));
			const limit = holdsData(object) ? mostData : /limit is (\d+)/.exec(error.message)?.[1];
			const allowed = limit === undefined ? "that is more than the cluster can store" : `${limit} are allowed`;
			return new UserError(`${formatRef(planned.ref)} is refused: it holds ${size} bytes, and ${allowed}`, {
				code: "refused",
				hint: "Split it, or keep it elsewhere: in an image, or on a volume.",
				location: planned.source.location,
				cause: error,
			});
		}
		function isTooLong(message) {
			return message.startsWith("Too long");
		}
		function holdsData({ kind, apiVersion }) {
			return apiVersion === "v1" && (kind === "ConfigMap" || kind === "Secret");
		}
		function dataSize({ kind, data, stringData, binaryData }) {
			const [plain, encoded] = kind === "Secret" ? [stringData, data] : [data, binaryData];
			return bytes(plain, "utf8") + bytes(encoded, "base64");
		}
		function bytes(map, encoding) {
			return Object.values(map ?? {}).reduce((sum, value) => sum + Buffer.byteLength(String(value), encoding), 0);
		}
		function explainRefusal(error, planned, live) {
			if (error instanceof UserError) return [error];
			if (error instanceof ConnectionError) return [lost(error, planned)];
			if (!(error instanceof ApiError)) throw error;
			return uniqueFaults(
				explain_explainAnswer(isSecret(planned.object) ? withoutValues(error) : error, planned, live),
			);
		}
		function uniqueFaults(faults) {
			return [...new Map(faults.toReversed().map((fault) => [fault.message, fault])).values()].toReversed();
		}
		function explain_explainAnswer(error, planned, live) {
			const { reason, details, message = "" } = error.status;
			if (reason === "Conflict") return explainConflict(error, planned, live);
			if (error.httpStatus === 401) return [unauthorized(error, planned)];
			const namespace = explainNamespace(error, planned);
			if (namespace !== undefined) return [namespace];
			const tooLarge = explainSize(error, planned);
			if (tooLarge !== undefined) return [tooLarge];
			if (reason === "Forbidden") {
				const right = /cannot \w+ resource|is attempting to grant/.test(message);
				return [
					fault(planned, right ? "forbidden" : "refused", `is refused: ${message}`, hints_hintFor(message), error),
				];
			}
			const causes = (details?.causes ?? []).filter(
				(cause) => cause.field !== undefined && cause.message !== undefined,
			);
			if (causes.length > 0)
				return causes.map(({ field = "", message: said = "" }) => invalid(planned, field, said, live, error));
			const misfits = readMisfits(error.message, planned.object);
			if (misfits.length > 0)
				return misfits.map(({ field, what, unknown }) => {
					const path = readFieldPath(field, planned.object);
					return atField(
						planned,
						path,
						`${field}: ${what}`,
						explainHint(planned, unknown ? path.slice(0, -1) : path),
						error,
					);
				});
			const encoded = /illegal base64/.test(error.message) ? notBase64(planned.object) : undefined;
			if (encoded !== undefined)
				return [
					atField(planned, encoded, `${encoded.join(".")}: it is not base64`, hints_hintFor(error.message), error),
				];
			return [fault(planned, "refused", `is refused: ${error.message}`, hints_hintFor(error.message), error)];
		}
		function notBase64({ data }) {
			const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
			const key = Object.entries(data ?? {}).find(([, value]) => !valid.test(String(value).replace(/\s/g, "")))?.[0];
			return key === undefined ? undefined : ["data", key];
		}
		function explainNamespace(error, planned) {
			const options = { code: "refused", location: planned.source.location, cause: error };
			const missing = /^namespaces "([^"]+)" not found/.exec(error.message)?.[1];
			if (missing !== undefined) {
				return new UserError(`There is no namespace ${missing}`, {
					...options,
					hint: "Create it, add it to 'manifests', or set create-namespace: true for the one in input 'namespace'.",
				});
			}
			const going = terminatingNamespace(error);
			if (going === undefined) return undefined;
			return new UserError(`The namespace ${going} is being deleted, and takes nothing new`, {
				...options,
				hint: "Add it to 'manifests' or set create-namespace: true, and the run waits until it is gone, and makes it again.",
			});
		}
		function invalid(planned, field, message, live, cause) {
			const immutable = explainImmutable({ field, message, cause }, planned, live);
			if (immutable !== undefined) return immutable;
			const path = entryMeant(readFieldPath(field, planned.object), message, planned.object);
			const where = field === "" || field === "[]" ? "" : `${field}: `;
			return atField(planned, path, `${where}${withoutDump(message)}`, explainHint(planned, path), cause);
		}
		function atField(planned, path, what, hint, cause) {
			return new UserError(`${formatRef(planned.ref)} is refused: ${what}`, {
				code: "refused",
				hint,
				location: planned.source.locate(path),
				cause,
			});
		}
		function entryMeant(path, message, object) {
			const [, text] = /^Invalid value: "((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
			const value = valueAt(object, path);
			if (text === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return path;
			const entry = Object.entries(value).find(([key, one]) => key === text || one === text);
			return entry === undefined ? path : [...path, entry[0]];
		}
		function withoutDump(message) {
			return message.replace(/^Invalid value: [[{][\s\S]{200,}[\]}]: /, "");
		}
		const freeMaps = new Set([
			"labels",
			"annotations",
			"data",
			"stringData",
			"binaryData",
			"matchLabels",
			"nodeSelector",
		]);
		function explainHint({ resource }, path) {
			const named = path.findIndex((key) => !/^[\w.-]+$/.test(String(key)));
			const names = (named === -1 ? path : path.slice(0, named)).filter((key) => typeof key === "string");
			const free = names.findIndex((name) => freeMaps.has(name));
			return `See \`kubectl explain ${[resource.plural, ...(free === -1 ? names : names.slice(0, free + 1))].join(".")}\`.`;
		}
		function unauthorized(error, planned) {
			const what = `is not applied: the API server does not accept the credentials any more (${error.message})`;
			const hint = "They ended in the middle of the run, or were taken back. Log in again right before this step.";
			return fault(planned, "unauthorized", what, hint, error);
		}
		function lost(error, planned) {
			return fault(
				planned,
				"unreachable",
				`was sent, and no answer came: ${error.message}`,
				"It may or may not have been applied. Running again repairs either.",
				error,
			);
		}
		function fault(planned, code, what, hint, cause) {
			return new UserError(`${formatRef(planned.ref)} ${what}`, {
				code,
				hint,
				location: planned.source.location,
				cause,
			});
		}
		const few = 8;
		const pageSize = 500;
		async function readLive(api, objects, { metadataOnly = false } = {}) {
			const named = objects.filter(({ object }) => object.metadata.name !== undefined);
			const groups = Map.groupBy(named, ({ resource, ref }) => collectionPath(resource, ref.namespace));
			const one = metadataOnly ? answeringIn(api, "PartialObjectMetadata") : api;
			const many = metadataOnly ? answeringIn(api, "PartialObjectMetadataList") : api;
			const found = await Promise.all(
				[...groups].map(async ([path, wanted]) => {
					if (wanted.length <= few || wanted[0]?.ref.kind === "Secret") return getEach(one, wanted);
					return (await listPages(many, path, wanted)) ?? getEach(one, wanted);
				}),
			);
			const answers = found.flat();
			return {
				live: new Map(answers.filter((answer) => !("faults" in answer))),
				unread: new Set(answers.flatMap((answer) => ("faults" in answer ? [answer.key] : []))),
				faults: answers.flatMap((answer) => ("faults" in answer ? answer.faults : [])),
			};
		}
		function answeringIn(api, kind) {
			const accept = `application/json;as=${kind};v=v1;g=meta.k8s.io`;
			return { ...api, send: (request) => api.send({ ...request, accept }) };
		}
		async function getEach(api, wanted) {
			const found = await Promise.all(
				wanted.map(async (planned) => {
					const { ref, resource } = planned;
					try {
						const { body } = await api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) });
						return [[objectKey(ref), body]];
					} catch (error) {
						return isNotFound(error) ? [] : [{ key: objectKey(ref), faults: explainRefusal(error, planned) }];
					}
				}),
			);
			return found.flat();
		}
		async function listPages(api, path, wanted) {
			const missing = new Map(wanted.map(({ ref }) => [ref.name, ref]));
			const found = [];
			let next = "";
			do {
				let list;
				try {
					const query = new URLSearchParams({ limit: String(pageSize), ...(next === "" ? {} : { continue: next }) });
					list = (await api.send({ method: "GET", path: `${path}?${query}` })).body;
				} catch (error) {
					if (isForbidden(error)) return undefined;
					if (isNotFound(error)) return [];
					throw error;
				}
				for (const item of list.items ?? []) {
					const ref = missing.get(item.metadata.name ?? "");
					if (ref !== undefined) found.push([objectKey(ref), { ...item, apiVersion: ref.apiVersion, kind: ref.kind }]);
					missing.delete(item.metadata.name ?? "");
				}
				next = list.metadata?.continue ?? "";
			} while (next !== "" && missing.size > 0);
			return found;
		}
		function isGoing({ metadata }) {
			return metadata.deletionTimestamp !== undefined;
		}
		function isAppliedAlready(live, sent) {
			const entry = ourEntry(live);
			if (entry?.fieldsV1 === undefined || entry.apiVersion !== sent.apiVersion) return false;
			if (isGoing(live) || hasClientSidePast(live)) return false;
			return isSameMap(entry.fieldsV1, applied_already_named(sent), live);
		}
		function applied_already_named({ apiVersion: _version, kind: _kind, metadata, ...rest }) {
			const { name: _name, namespace: _namespace, ...fields } = metadata;
			return Object.keys(fields).length > 0 ? { ...rest, metadata: fields } : rest;
		}
		function isSameValue(owned, sent, live) {
			if (!isMap(owned)) return false;
			if (Object.keys(owned).length === 0) return (0, external_node_util_.isDeepStrictEqual)(sent, live);
			if (Array.isArray(sent)) return Array.isArray(live) && isSameList(owned, sent, live);
			return isMap(sent) && isMap(live) && isSameMap(owned, sent, live);
		}
		function isSameMap(owned, sent, live) {
			const saysNothing = (key) => live[key] === undefined && isEmpty(sent[key]);
			const keys = Object.keys(sent).filter((key) => !saysNothing(key));
			const ownedKeys = Object.keys(owned).filter((key) => key !== "." && !saysNothing(key.slice("f:".length)));
			return (
				keys.length === ownedKeys.length && keys.every((key) => isSameValue(owned[`f:${key}`], sent[key], live[key]))
			);
		}
		function isSameList(owned, sent, live) {
			const owners = Object.keys(owned).filter((key) => key !== ".");
			if (owners.length !== sent.length) return false;
			let last = -1;
			const left = new Set(owners);
			return sent.every((element) => {
				const mine = [...left].filter((owner) => isOwnerOf(owner, element));
				const [owner] = mine;
				if (owner === undefined || mine.length > 1) return false;
				left.delete(owner);
				const index = live.findIndex((candidate) => isNamedBy(owner, candidate));
				const inOrder = index > last;
				last = index;
				return inOrder && (owner.startsWith("v:") || isSameValue(owned[owner], element, live[index]));
			});
		}
		function isOwnerOf(owner, element) {
			const key = keyOf(owner);
			if (!isMap(key)) return key !== undefined && key === element;
			return isMap(element) && Object.entries(key).every(([name, value]) => (element[name] ?? value) === value);
		}
		function isNamedBy(owner, candidate) {
			const key = keyOf(owner);
			if (!isMap(key)) return key === candidate;
			return isMap(candidate) && Object.entries(key).every(([name, value]) => candidate[name] === value);
		}
		function keyOf(owner) {
			return owner.startsWith("k:") || owner.startsWith("v:") ? JSON.parse(owner.slice(2)) : undefined;
		}
		function isEmpty(value) {
			return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
		}
		function isMap(value) {
			return typeof value === "object" && value !== null && !Array.isArray(value);
		}
		function isSame(before, after) {
			return (
				(0, external_node_util_.isDeepStrictEqual)(ourEntry(before)?.fieldsV1, ourEntry(after)?.fieldsV1) &&
				(0, external_node_util_.isDeepStrictEqual)(withoutBookkeeping(before), withoutBookkeeping(after))
			);
		}
		function withoutBookkeeping({ status: _, ...object }) {
			const {
				resourceVersion: _version,
				generation: _generation,
				managedFields: _fields,
				...metadata
			} = object.metadata;
			return { ...object, metadata };
		}
		const autoscalers = {
			apiVersion: "autoscaling/v2",
			kind: "HorizontalPodAutoscaler",
			plural: "horizontalpodautoscalers",
			namespaced: true,
			verbs: [],
		};
		async function findAutoscaled(api, objects, live) {
			const differing = objects.filter((planned) => {
				const now = live.get(objectKey(planned.ref));
				return (
					now !== undefined &&
					replicasOf(planned.object) !== undefined &&
					replicasOf(planned.object) !== replicasOf(now)
				);
			});
			const namespaces = new Set(differing.map(({ ref }) => ref.namespace));
			const lists = await Promise.all([...namespaces].map((namespace) => listAutoscalers(api, namespace)));
			const scaled = new Set(
				lists
					.flat()
					.map(({ metadata, spec: { scaleTargetRef } }) =>
						objectKey({ apiVersion: "apps/v1", ...scaleTargetRef, namespace: metadata.namespace }),
					),
			);
			return new Set(differing.map(({ ref }) => objectKey(ref)).filter((key) => scaled.has(key)));
		}
		async function listAutoscalers(api, namespace) {
			try {
				const { body } = await api.send({ method: "GET", path: collectionPath(autoscalers, namespace) });
				return body.items ?? [];
			} catch (error) {
				if (isForbidden(error) || isNotFound(error)) return [];
				throw error;
			}
		}
		function replicasOf(object) {
			return object.spec?.replicas;
		}
		function withoutScaling(object, live) {
			const owners = managersOf(live, ["f:spec", "f:replicas"]);
			const { replicas: _, ...spec } = object.spec;
			const othersOwnIt = owners.some((entry) => !isOurs(entry));
			return { ...object, spec: othersOwnIt ? spec : { ...spec, replicas: replicasOf(live) } };
		}
		function writeRequest(planned, object, options) {
			if (object.metadata.name === undefined) return createRequest(planned, object, options);
			const { ref, resource } = planned;
			const force = options.force ? "&force=true" : "";
			return {
				method: "PATCH",
				path: `${objectPath(resource, ref.namespace, ref.name)}?${queryFor(options, "Ignore")}${force}`,
				contentType: "application/apply-patch+yaml",
				body: object,
			};
		}
		function createRequest({ ref, resource }, object, options) {
			const query = queryFor(options, "Strict");
			return { method: "POST", path: `${collectionPath(resource, ref.namespace)}?${query}`, body: object };
		}
		function queryFor({ dryRun }, fieldValidation) {
			const always = { fieldManager: fieldManager, fieldValidation };
			return new URLSearchParams({ ...always, ...(dryRun ? { dryRun: "All" } : {}) }).toString();
		}
		async function checkObject(planned, ports) {
			let checked = await checkAgainst(ports.live.get(objectKey(planned.ref)), planned, ports);
			for (let looks = 1; looks < mostLooks && isOutdated(checked); looks++) {
				checked = await lookAgain(planned, ports);
			}
			return checked;
		}
		const mostLooks = 3;
		function isOutdated(checked) {
			if (checked.action !== "configured") return false;
			return checked.before?.metadata.resourceVersion !== checked.after.metadata.resourceVersion;
		}
		async function lookAgain(planned, ports) {
			const { ref, resource } = planned;
			try {
				const { body } = await ports.api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) });
				return await checkAgainst(body, planned, ports);
			} catch (error) {
				return isNotFound(error)
					? checkAgainst(undefined, planned, ports)
					: { planned, action: "refused", faults: explainRefusal(error, planned) };
			}
		}
		async function checkAgainst(before, planned, ports) {
			const key = objectKey(planned.ref);
			if (before !== undefined && planned.onlyIfMissing) return kept(planned, before);
			const scaled = before !== undefined && ports.autoscaled.has(key);
			const sent = scaled ? withoutScaling(planned.object, before) : planned.object;
			if (before !== undefined && isAppliedAlready(before, sent)) return kept(planned, before);
			const takeover = before !== undefined && hasClientSidePast(before);
			try {
				const { body, warnings } = await dryRun(planned, sent, takeover, ports);
				const after = body;
				const same = before !== undefined && !takeover && isSame(before, after);
				const action = before === undefined ? "created" : same ? "unchanged" : "configured";
				return { planned, action, before, after, sent, warnings };
			} catch (error) {
				return {
					planned,
					action: "refused",
					faults: explainRefusal(await check_inFull(error, planned, ports.api), planned, before),
				};
			}
		}
		async function check_inFull(error, planned, api) {
			if (!(error instanceof ApiError) || !error.message.includes("field not declared in schema")) return error;
			const { name = "x", ...metadata } = planned.object.metadata;
			const nameless = { ...planned.object, metadata: { ...metadata, generateName: name } };
			try {
				await api.send(writeRequest(planned, nameless, { dryRun: true, force: false }));
				return error;
			} catch (answer) {
				return answer instanceof ApiError && answer.message.includes("strict decoding error") ? answer : error;
			}
		}
		function kept(planned, before) {
			return { planned, action: "unchanged", before, after: before, sent: planned.object, warnings: [] };
		}
		async function dryRun(planned, sent, takeover, ports) {
			const request = (force) => writeRequest(planned, sent, { dryRun: true, force });
			try {
				return await ports.api.send(request(ports.forceConflicts));
			} catch (error) {
				if (!takeover || !isOnlyWithClientSide(error)) throw error;
				return ports.api.send(request(true));
			}
		}
		const needs_core = (kind, name, namespace) => objectKey({ apiVersion: "v1", kind, name, namespace });
		const rbac = (kind, name, namespace) =>
			objectKey({ apiVersion: "rbac.authorization.k8s.io/v1", kind, name, namespace });
		function crdKey(plural, apiVersion) {
			const name = `${plural}.${groupOf(apiVersion)}`;
			return objectKey({ apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name });
		}
		function needsOf(object, plural) {
			const { namespace } = object.metadata;
			return [
				crdKey(plural, object.apiVersion),
				...(namespace === undefined ? [] : [needs_core("Namespace", namespace)]),
				...(object.kind === "Pod" && object.apiVersion === "v1" ? needsOfPod(object.spec ?? {}, namespace) : []),
				...(object.kind.endsWith("RoleBinding") ? needsOfBinding(object.roleRef ?? {}, namespace) : []),
			];
		}
		function needsOfPod(spec, namespace) {
			const needs = [];
			if (spec.serviceAccountName) needs.push(needs_core("ServiceAccount", spec.serviceAccountName, namespace));
			if (spec.priorityClassName) {
				needs.push(
					objectKey({ apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", name: spec.priorityClassName }),
				);
			}
			if (spec.runtimeClassName) {
				needs.push(objectKey({ apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", name: spec.runtimeClassName }));
			}
			return needs;
		}
		function needsOfBinding({ kind, name }, namespace) {
			if (name === undefined) return [];
			return [kind === "Role" ? rbac("Role", name, namespace) : rbac("ClusterRole", name)];
		}
		function isDeferred(planned, { live, unread }) {
			return planned.needs.some((key) => !live.has(key) && !unread.has(key));
		}
		function isForWantOfUnread(check, { unread }) {
			if (check.action !== "refused" || !check.planned.needs.some((key) => unread.has(key))) return false;
			return check.faults.every(({ cause }) => isNotFound(cause));
		}
		const remedies = [
			{ words: /exceeded quota|failed quota/, kinds: ["ResourceQuota", "LimitRange"] },
			{ words: /(minimum|maximum) .{0,300} per (Container|Pod|PersistentVolumeClaim)/, kinds: ["LimitRange"] },
			{ words: /violates PodSecurity/, kinds: ["Namespace"] },
			{
				words: /ValidatingAdmissionPolicy/,
				kinds: ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
			},
			{ words: /is attempting to grant/, kinds: ["Role", "ClusterRole"] },
		];
		function mayPassLater(plan, checks) {
			const known = new Map(checks.map((check) => [check.planned, check]));
			const later = new Set();
			const changing = [];
			for (const { objects } of plan.waves) {
				const hopeful = objects.filter((planned) => {
					const check = known.get(planned);
					return check?.action === "refused" && changing.some((change) => canRemedy(change, check));
				});
				for (const planned of hopeful) later.add(planned);
				changing.push(...objects.filter((planned) => later.has(planned) || willChange(known.get(planned))));
			}
			return later;
		}
		function willChange(check) {
			if (check === undefined) return true;
			if (check.action === "refused" || check.before === undefined) return check.action !== "refused";
			return !(0, external_node_util_.isDeepStrictEqual)(meaning(check.before), meaning(check.after));
		}
		function meaning({ status: _, metadata: { labels }, ...object }) {
			return { ...object, labels };
		}
		function canRemedy({ ref }, { planned, faults }) {
			if (faults.some(({ code }) => code === "conflict")) return false;
			if (objectKey(ref) === crdKey(planned.resource.plural, planned.ref.apiVersion)) return true;
			const reaches =
				ref.kind === "Namespace"
					? ref.name === planned.ref.namespace
					: ref.namespace === undefined || ref.namespace === planned.ref.namespace;
			return (
				reaches && faults.every(({ cause }) => remedies.some(({ words, kinds }) => fits(cause, words, kinds, ref.kind)))
			);
		}
		function fits(cause, words, kinds, kind) {
			return cause instanceof ApiError && words.test(cause.message) && kinds.includes(kind);
		}
		const denial =
			/^.*User "(.*?)" cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/;
		async function gatherDenials(faults, objects, { api, live }) {
			const denials = faults.flatMap((fault) => readDenial(fault) ?? []);
			const [first] = denials;
			if (first === undefined) return faults;
			const kinds = [...Map.groupBy(denials, ({ right }) => kindOf(right)).values()];
			const missing = await Promise.all(
				kinds.map(async (ofKind) => {
					const told = new Set(ofKind.map(({ right }) => right.verb));
					const needed = neededFor(ofKind[0]?.right, objects, live).filter(({ verb }) => !told.has(verb));
					const lacked = await Promise.all(
						needed.map(async (right) => ((await isAllowed(right, api)) ? [] : [right.verb])),
					);
					return { right: ofKind[0]?.right ?? first.right, verbs: [...told, ...lacked.flat()] };
				}),
			);
			const list = missing.map(({ right, verbs }) => `${inWords(verbs)} ${nameOf(right)}`).join("; ");
			const gathered = new UserError(`The identity "${first.user}" lacks rights: it may not ${list}`, {
				code: "forbidden",
				hint: "Ask whoever runs the cluster to grant them in a Role, or use another identity.",
				location: denials.length === 1 ? first.fault.location : undefined,
				cause: first.fault.cause,
			});
			const gatheredFaults = new Set(denials.map(({ fault }) => fault));
			return [gathered, ...faults.filter((fault) => !gatheredFaults.has(fault))];
		}
		function readDenial(fault) {
			if (!(fault.cause instanceof ApiError) || fault.cause.httpStatus !== 403) return undefined;
			const [, user, verb, resource, group, namespace] = denial.exec(fault.cause.message) ?? [];
			if (user === undefined || verb === undefined || resource === undefined || group === undefined) return undefined;
			return { fault, user, right: { verb, group, resource, namespace, name: fault.cause.status.details?.name } };
		}
		function kindOf({ group, resource, namespace = "" }) {
			return `${group}/${resource}/${namespace}`;
		}
		function neededFor(right, objects, live) {
			if (right === undefined) return [];
			const someNew = objects.some(
				({ ref, resource }) =>
					resource.plural === right.resource &&
					groupOf(ref.apiVersion) === right.group &&
					ref.namespace === right.namespace &&
					!live.has(objectKey(ref)),
			);
			const create = { ...right, verb: "create", name: undefined };
			return [{ ...right, verb: "get" }, { ...right, verb: "patch" }, ...(someNew ? [create] : [])];
		}
		async function isAllowed(resourceAttributes, api) {
			const kind = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview" };
			const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
			try {
				const { body } = await api.send({ method: "POST", path, body: { ...kind, spec: { resourceAttributes } } });
				return body.status?.allowed ?? true;
			} catch (error) {
				if (error instanceof ApiError) return true;
				throw error;
			}
		}
		const order = ["get", "create", "patch"];
		function inWords(verbs) {
			const sorted = verbs.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
			return sorted.length < 2 ? sorted.join("") : `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`;
		}
		function nameOf({ group, resource, namespace }) {
			return `${resource}${group === "" ? "" : `.${group}`}${namespace === undefined ? "" : ` in namespace ${namespace}`}`;
		}
		async function prepare(plan, api, forceConflicts) {
			const objects = plan.waves.flatMap((wave) => wave.objects);
			const { live: found, unread, faults: unreadable } = await readLive(api, objects);
			const { going = [], live = [] } = Object.groupBy(found, ([, object]) => (isGoing(object) ? "going" : "live"));
			const ports = await withAutoscaled(objects, { api, live: new Map(live), unread, forceConflicts });
			const leaving = new Map(going);
			const checkable = objects.filter(
				(planned) => !leaving.has(objectKey(planned.ref)) && !isDeferred(planned, ports),
			);
			const all = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
			const hopeful = mayPassLater(plan, all);
			const checks = all.filter(({ planned }) => !hopeful.has(planned));
			const { past = [], present = [] } = Object.groupBy(checks, ({ planned }) =>
				clientSidePast(planned, ports.live) === undefined ? "present" : "past",
			);
			const refused = refusalsOf(present.filter((check) => !isForWantOfUnread(check, ports)));
			const certain =
				unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused;
			const lost = certain.find(({ cause }) => cause instanceof ConnectionError);
			if (lost !== undefined) throw lost.cause;
			return {
				prepared: { checks: new Map(checks.map((check) => [check.planned, check])), hopeful, going: leaving, ports },
				faults: await gatherDenials(await withHolders(certain, api), objects, ports),
				undecided: refusalsOf(past),
			};
		}
		async function withAutoscaled(objects, ports) {
			return { ...ports, autoscaled: await findAutoscaled(ports.api, objects, ports.live) };
		}
		function clientSidePast({ ref, onlyIfMissing }, live) {
			const now = live.get(objectKey(ref));
			return now !== undefined && !onlyIfMissing && hasClientSidePast(now) ? now : undefined;
		}
		function refusalsOf(checks) {
			return uniqueFaults(checks.flatMap((check) => (check.action === "refused" ? check.faults : [])));
		}
		const every = 500;
		const mostNames = 6;
		async function awaitGone(plan, prepared, stop) {
			const { ports, going } = prepared;
			const waited = plan.waves.flatMap(({ objects }) => objects).filter(({ ref }) => going.has(objectKey(ref)));
			if (waited.length === 0) return { prepared, faults: [] };
			let left = waited;
			let seen = going;
			const back = [];
			while (left.length > 0) {
				if (stop.aborted) return { prepared, faults: notGone(left, seen, stop.reason) };
				await (0, external_node_timers_promises_.setTimeout)(every, undefined, { signal: stop }).catch(() => {});
				const { live } = await readLive(ports.api, left);
				seen = live;
				back.push(...[...live].filter(([, object]) => !isGoing(object)));
				left = left.filter(({ ref }) => {
					const object = live.get(objectKey(ref));
					return object !== undefined && isGoing(object);
				});
			}
			const now = { ...ports, live: new Map([...ports.live, ...back]) };
			const checkable = waited.filter((planned) => !isDeferred(planned, now));
			const checks = await Promise.all(checkable.map((planned) => checkObject(planned, now)));
			return {
				prepared: {
					...prepared,
					ports: now,
					going: new Map(),
					checks: new Map([...prepared.checks, ...checks.map((check) => [check.planned, check])]),
				},
				faults: refusalsOf(checks),
			};
		}
		function describeGoing(plan, { going }) {
			const objects = plan.waves.flatMap((wave) => wave.objects).filter(({ ref }) => going.has(objectKey(ref)));
			const shown = objects.slice(0, mostNames).map(({ ref }) => {
				const holds = holdersOf(going.get(objectKey(ref)));
				return holds === "" ? formatRef(ref) : `${formatRef(ref)} (held by ${holds})`;
			});
			const others = objects.length > mostNames ? [`${objects.length - mostNames} more`] : [];
			return [...shown, ...others].join(", ");
		}
		function notGone(left, seen, reason) {
			if (!(reason instanceof UserError) || reason.code !== "timeout") throw reason;
			return left.map(({ ref, source }) => {
				const holds = holdersOf(seen.get(objectKey(ref)));
				return new UserError(`${formatRef(ref)} is being deleted, and was not gone when the time was up`, {
					code: "timeout",
					hint: `${holds === "" ? "It takes its time" : `Held by ${holds}`}: see to that, or raise input 'timeout'.`,
					location: source.location,
				});
			});
		}
		const some_names_mostNames = 3;
		function someNames(refs) {
			const names = refs.slice(0, some_names_mostNames).map((ref) => formatRef(ref));
			const more = refs.length > some_names_mostNames ? [`and ${refs.length - some_names_mostNames} more`] : [];
			return [...names, ...more].join(", ");
		}
		function ownerWarnings(objects, live) {
			const owned = objects.flatMap((planned) => {
				const owner = ownerOf(live.get(objectKey(planned.ref)));
				return owner === undefined ? [] : [{ planned, owner }];
			});
			return [...Map.groupBy(owned, ({ owner }) => owner.name)].map(([name, some]) => {
				const names = someNames(some.map(({ planned }) => planned.ref));
				const belong = some.length === 1 ? "belongs" : "belong";
				return {
					message: `${names} ${belong} to ${name}. ${some[0]?.owner.advice}`,
					location: some[0]?.planned.source.location,
				};
			});
		}
		function ownerOf(object) {
			if (object === undefined) return undefined;
			return flux(object) ?? helm(object) ?? argo(object);
		}
		function helm({ metadata: { annotations = {}, namespace } }) {
			const release = annotations["meta.helm.sh/release-name"];
			if (release === undefined) return undefined;
			const home = annotations["meta.helm.sh/release-namespace"] ?? namespace ?? "default";
			return {
				name: `Helm release ${home}/${release}`,
				advice: `Helm's next upgrade writes over what is applied here, and an uninstall deletes it. To move over, have Helm forget the release (kubectl delete secrets --namespace ${shellWord(home)} --selector ${shellWord(`owner=helm,name=${release}`)}), and take the annotations meta.helm.sh/release-name and meta.helm.sh/release-namespace away.`,
			};
		}
		function argo({ kind, metadata }) {
			const { annotations = {}, labels = {}, managedFields = [], namespace = "", name } = metadata;
			const [, tracked, of] = /^([^:]+):(.*)$/.exec(annotations["argocd.argoproj.io/tracking-id"] ?? "") ?? [];
			const byAnnotation = of?.endsWith(`/${kind}:${namespace}/${name}`) ? tracked : undefined;
			const applied = managedFields.some(({ manager }) => manager === "argocd-controller");
			const byLabel = applied ? labels["app.kubernetes.io/instance"] : undefined;
			const application = byAnnotation ?? labels["argocd.argoproj.io/instance"] ?? byLabel;
			if (application === undefined) return undefined;
			return {
				name: `Argo CD application ${application}`,
				advice: `Its next sync writes over what is applied here. To move over, delete the application without its objects (argocd app delete ${application} --cascade=false), and take the annotation argocd.argoproj.io/tracking-id or the label of its instance away.`,
			};
		}
		function flux({ metadata: { labels = {} } }) {
			for (const [kind, group] of Object.entries({ Kustomization: "kustomize", HelmRelease: "helm" })) {
				const prefix = `${group}.toolkit.fluxcd.io`;
				const name = labels[`${prefix}/name`];
				if (name === undefined) continue;
				const home = labels[`${prefix}/namespace`] ?? "flux-system";
				return {
					name: `Flux ${kind} ${home}/${name}`,
					advice: `Flux writes over what is applied here within minutes. To move over, suspend the ${kind} and then delete it, so that its objects stay, and take the labels ${prefix}/name and ${prefix}/namespace away.`,
				};
			}
			return undefined;
		}
		function plannedChanges(plan, prepared, warn) {
			return plan.waves.flatMap(({ objects }) =>
				objects.map((planned) => {
					const check = prepared.checks.get(planned);
					if (check === undefined) return unchecked(planned, prepared.ports.live.get(objectKey(planned.ref)));
					warn(check);
					if (check.action === "refused") return { planned, action: "failed", faults: check.faults };
					return {
						planned,
						action: check.action,
						before: check.before,
						after: withoutMadeUpName(planned, check.after),
					};
				}),
			);
		}
		function unchecked(planned, before) {
			return { planned, action: before === undefined ? "created" : "configured", before, after: planned.object };
		}
		function withoutMadeUpName({ object: { metadata } }, after) {
			if (metadata.name !== undefined) return after;
			const { name: _, ...rest } = after.metadata;
			return { ...after, metadata: rest };
		}
		function knownKinds(discovery, manifests) {
			return [...discovery, ...manifests.flatMap(({ object }) => (isCrd(object) ? resourcesOfCrd(object) : []))];
		}
		function isCrd(object) {
			return object.kind === "CustomResourceDefinition" && groupOf(object.apiVersion) === "apiextensions.k8s.io";
		}
		function resourcesOfCrd(crd) {
			const { group, scope, names, versions } = crd.spec ?? {};
			if (group === undefined || names?.kind === undefined || names.plural === undefined) return [];
			const { kind, plural } = names;
			return (versions ?? [])
				.filter((version) => version.served)
				.map((version) => ({
					apiVersion: `${group}/${version.name}`,
					kind,
					plural,
					namespaced: scope === "Namespaced",
					verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
					hasStatus: version.subresources?.status !== undefined,
				}));
		}
		function findKind(kinds, { object, source }) {
			const { apiVersion, kind } = object;
			const found = kinds.find((resource) => resource.kind === kind && resource.apiVersion === apiVersion);
			if (found !== undefined) return found;
			const sameKind = kinds.filter((resource) => resource.kind === kind);
			const sameGroup = sameKind.filter((resource) => groupOf(resource.apiVersion) === groupOf(apiVersion));
			const better =
				sameGroup[0] ?? (isBuiltIn(apiVersion) ? sameKind.find((each) => isBuiltIn(each.apiVersion)) : undefined);
			if (better !== undefined) {
				return new UserError(`The API server does not serve ${kind} in ${apiVersion}`, {
					code: "unknown-kind",
					hint: `Use apiVersion: ${better.apiVersion}. Its fields may differ: see \`kubectl explain ${better.plural}\`.`,
					location: source.locate(["apiVersion"]),
				});
			}
			return new UserError(`The API server does not know the kind ${kind} (${apiVersion})`, {
				code: "unknown-kind",
				hint: nearestHint(kinds, object),
				location: source.locate(["kind"]),
			});
		}
		function isBuiltIn(apiVersion) {
			const group = groupOf(apiVersion);
			return !group.includes(".") || group.endsWith(".k8s.io");
		}
		function nearestHint(kinds, { apiVersion, kind }) {
			const near = kinds
				.filter((resource) => resource.kind !== kind)
				.map((resource) => ({ resource, steps: (0, mod.Io)(resource.kind.toLowerCase(), kind.toLowerCase()) }))
				.filter(({ steps }) => steps <= Math.max(2, kind.length / 4))
				.toSorted((a, b) => a.steps - b.steps)[0]?.resource;
			if (near !== undefined) return `Did you mean ${near.kind} (apiVersion: ${near.apiVersion})?`;
			return isBuiltIn(apiVersion)
				? "This version of Kubernetes does not have it: see https://kubernetes.io/docs/reference/using-api/deprecation-guide/."
				: "If a CustomResourceDefinition makes it, add that to 'manifests', or install its operator first.";
		}
		const syncWaveAnnotation = "argocd.argoproj.io/sync-wave";
		function syncWaveOf(object) {
			const written = object.metadata.annotations?.[syncWaveAnnotation];
			if (written === undefined) return 0;
			return /^[+-]?\d+$/.test(written) ? Number(written) : undefined;
		}
		function syncWaveFault({ ref, source }) {
			return new UserError(`The sync-wave of ${ref.kind}/${ref.name} is not a whole number`, {
				code: "manifest",
				hint: `Write it as a quoted number: ${syncWaveAnnotation}: "2".`,
				location: source.locate(["metadata", "annotations", syncWaveAnnotation]),
			});
		}
		const phases = [
			["Namespace", "CustomResourceDefinition"],
			[
				...["ServiceAccount", "Role", "ClusterRole", "ConfigMap", "Secret", "ResourceQuota", "LimitRange"],
				...[
					"PersistentVolume",
					"PersistentVolumeClaim",
					"StorageClass",
					"IngressClass",
					"GatewayClass",
					"RuntimeClass",
				],
				...["PriorityClass", "ValidatingAdmissionPolicy", "NetworkPolicy", "DeviceClass", "VolumeAttributesClass"],
			],
			["RoleBinding", "ClusterRoleBinding", "ValidatingAdmissionPolicyBinding"],
			[],
			["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "APIService"],
		];
		const mainPhase = 3;
		const phaseOfKind = new Map(phases.flatMap((kinds, phase) => kinds.map((kind) => [kind, phase])));
		function phaseOf(object) {
			return (isBuiltIn(object.apiVersion) ? phaseOfKind.get(object.kind) : undefined) ?? mainPhase;
		}
		function toWaves(objects) {
			const bySyncWave = Map.groupBy(objects, ({ object }) => syncWaveOf(object) ?? 0);
			const syncWaves = [...bySyncWave.keys()].toSorted((a, b) => a - b);
			return syncWaves.flatMap((syncWave) => {
				const byPhase = Map.groupBy(bySyncWave.get(syncWave) ?? [], ({ object }) => phaseOf(object));
				const last = Math.max(...byPhase.keys());
				return [...byPhase.keys()]
					.toSorted((a, b) => a - b)
					.map((phase) => {
						const endsSyncWave = phase === last && syncWave !== syncWaves.at(-1);
						return {
							syncWave,
							objects: byPhase.get(phase) ?? [],
							awaitReady: endsSyncWave ? "sync-wave" : phase === 0 ? "wave" : "none",
						};
					});
			});
		}
		async function createGenerated(planned, api) {
			const { ref, resource, object } = planned;
			for (;;) {
				const name = generateName(object.metadata.generateName ?? "");
				const path = objectPath(resource, ref.namespace, name);
				if (await isTaken(path, api)) continue;
				const named = { ...object, metadata: { ...object.metadata, name } };
				try {
					return (await api.send(createRequest(planned, named, { dryRun: false }))).body;
				} catch (error) {
					if (!(error instanceof ApiError) || error.status.reason !== "AlreadyExists") throw error;
					return (await api.send({ method: "GET", path })).body;
				}
			}
		}
		async function isTaken(path, api) {
			try {
				await api.send({ method: "GET", path });
				return true;
			} catch (error) {
				if (isNotFound(error) || isForbidden(error)) return false;
				throw error;
			}
		}
		const letters = "bcdfghjklmnpqrstvwxz2456789";
		const create_length = 5;
		const longestName = 63;
		function generateName(prefix) {
			const end = Array.from(
				{ length: create_length },
				() => letters[(0, external_node_crypto_.randomInt)(letters.length)],
			).join("");
			return `${prefix.slice(0, longestName - create_length)}${end}`;
		}
		async function writeObject(check, api, force) {
			const { planned, action, before } = check;
			if (action === "unchanged") return { planned, action, before, after: check.after };
			try {
				const after = await write(planned, check.sent, api, force);
				if (isGoing(after)) return { planned, action: "failed", faults: [goneWithIt(planned)] };
				return { planned, action, before, after };
			} catch (error) {
				return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
			}
		}
		async function write(planned, sent, api, force) {
			if (sent.metadata.name === undefined) return createGenerated(planned, api);
			return (await api.send(writeRequest(planned, sent, { dryRun: false, force }))).body;
		}
		function goneWithIt({ ref, source }) {
			return new UserError(`${formatRef(ref)} is being deleted, and what was applied to it goes with it`, {
				code: "refused",
				hint: "Run again: a run waits until it is gone, and makes it again.",
				location: source.location,
			});
		}
		async function execute(plan, prepared, ports) {
			const changes = [];
			const rollouts = [];
			let halted = false;
			for (const wave of plan.waves) {
				if (halted || ports.stop.aborted) {
					changes.push(...wave.objects.map(skipped));
					continue;
				}
				const written = await writeWave(wave, prepared, ports);
				changes.push(...written);
				halted = !written.every(isApplied);
				const awaited = halted ? [] : awaitedAfter(wave, changes);
				if (awaited.length > 0 && !ports.stop.aborted) {
					const rollout = await ports.follow(awaited, changes);
					rollouts.push(rollout);
					halted = rollout.outcome !== "ready";
				}
			}
			return { changes, rollouts };
		}
		function awaitedAfter({ awaitReady, syncWave, objects }, changes) {
			if (awaitReady === "none") return [];
			const inWave = new Set(objects);
			return changes
				.filter(isApplied)
				.filter(({ planned }) =>
					awaitReady === "wave" ? inWave.has(planned) : syncWaveOf(planned.object) === syncWave,
				);
		}
		async function writeWave(wave, prepared, ports) {
			const limit = (0, p_limit.A)(connections);
			const checks = await limit.map(
				wave.objects,
				(planned) => prepared.checks.get(planned) ?? checkLate(planned, prepared, ports.stop),
			);
			if (checks.some(({ action }) => action === "refused")) return checks.map(refusedOrSkipped);
			return limit.map(checks, (check) => {
				if (check.action === "refused" || ports.stop.aborted) return skipped(check.planned);
				ports.warn(check);
				return writeObject(check, prepared.ports.api, prepared.ports.forceConflicts);
			});
		}
		function skipped(planned) {
			return { planned, action: "skipped" };
		}
		function refusedOrSkipped(check) {
			const { planned } = check;
			return check.action === "refused" ? { planned, action: "failed", faults: check.faults } : skipped(planned);
		}
		const countsWithin = 10_000;
		async function checkLate(planned, { ports, hopeful }, stop) {
			const until = Date.now() + countsWithin;
			for (;;) {
				const check = await checkObject(planned, ports);
				const mayPass = hopeful.has(planned) || isMissingNeed(check);
				if (check.action !== "refused" || !mayPass || Date.now() >= until || stop.aborted) return check;
				await (0, external_node_timers_promises_.setTimeout)(200);
			}
		}
		function isMissingNeed(check) {
			if (check.action !== "refused") return false;
			const [fault] = check.faults;
			if (check.planned.needs.length === 0) return false;
			return (
				isNotFound(fault?.cause) ||
				/error looking up service account|no PriorityClass with name/.test(fault?.message ?? "")
			);
		}
		async function findOverwritten(changes, { ports }) {
			const applied = changes.filter(isApplied).filter(({ planned }) => !planned.onlyIfMissing);
			const objects = applied.map(({ planned }) => planned);
			const { live, faults } = await readLive(ports.api, objects, { metadataOnly: true });
			throwFaults(faults);
			const suspects = applied.filter(({ planned, after }) => isSuspect(after, live.get(objectKey(planned.ref))));
			const checks = await Promise.all(suspects.map((change) => check(change, ports)));
			const changed = checks.filter(({ action }) => action === "configured");
			return new Map(changed.some(isByUs) ? changed.map((each) => [each.planned, each]) : []);
		}
		async function check({ planned }, ports) {
			const { live } = await readLive(ports.api, [planned]);
			return checkObject(planned, { ...ports, live, forceConflicts: false });
		}
		function isSuspect(applied, { metadata: now } = applied) {
			const { metadata: then } = applied;
			if (now.resourceVersion === then.resourceVersion) return false;
			const counted = then.generation !== undefined && now.generation === then.generation && now.uid === then.uid;
			if (!counted) return true;
			const ours = (metadata) => ourEntry({ ...applied, metadata })?.fieldsV1;
			const kept = (name) => Object.entries(then[name] ?? {}).every(([key, value]) => now[name]?.[key] === value);
			return !(
				(0, external_node_util_.isDeepStrictEqual)(ours(now), ours(then)) &&
				kept("labels") &&
				kept("annotations")
			);
		}
		function isByUs(check) {
			return (
				check.action === "configured" &&
				check.before !== undefined &&
				!lacks(content(check.before), content(check.after))
			);
		}
		function content({ metadata: { labels, annotations }, status: _, ...object }) {
			return { ...object, metadata: { labels, annotations } };
		}
		function lacks(part, whole) {
			if (typeof part !== "object" || part === null) return part === undefined || part === whole;
			if (typeof whole !== "object" || whole === null) return false;
			return Object.entries(part).every(([key, value]) => lacks(value, whole[key]));
		}
		const mostRounds = 6;
		const longestPause = 1_000;
		async function executeWhole(plan, prepared, ports) {
			let done = await execute(plan, prepared, ports);
			for (let round = 1; isComplete(done, ports); round++) {
				const overwritten = await look(done.changes, prepared, ports.log);
				if (overwritten.size === 0) return done;
				if (round === mostRounds)
					return { ...done, changes: done.changes.map((change) => lostTo(change, overwritten)) };
				if (round === 1) ports.log.warning(`${told(overwritten)} Now they are applied again. ${advice}`);
				await (0, external_node_timers_promises_.setTimeout)(Math.random() * longestPause, undefined, {
					signal: ports.stop,
				}).catch(() => undefined);
				const again = await execute(plan, { ...prepared, checks: checksOf(done.changes, overwritten) }, ports);
				done = { changes: merge(done.changes, again.changes), rollouts: [...done.rollouts, ...again.rollouts] };
			}
			return done;
		}
		async function warnIfOvertaken(changes, prepared, log) {
			const overwritten = await look(changes, prepared, log);
			if (overwritten.size > 0) log.warning(`${told(overwritten)} What is there now is not this run's. ${advice}`);
		}
		async function look(changes, prepared, log) {
			try {
				return await findOverwritten(changes, prepared);
			} catch (error) {
				const known = error instanceof ApiError || error instanceof ConnectionError || userFaults(error) !== undefined;
				if (!known) throw error;
				log.warning(`Whether another run has changed the same objects cannot be seen: ${error.message}`);
				return new Map();
			}
		}
		const advice = "A `concurrency` group in the workflow lets one run end before the next begins.";
		function isComplete({ changes, rollouts }, { stop }) {
			const wrote = changes.some(({ action }) => action === "created" || action === "configured");
			return wrote && !stop.aborted && changes.every(isApplied) && rollouts.every(({ outcome }) => outcome === "ready");
		}
		function checksOf(changes, overwritten) {
			const settled = changes.filter(isApplied).map((change) => [change.planned, asItIs(change)]);
			return new Map([...settled, ...overwritten]);
		}
		function asItIs({ planned, after }) {
			return { planned, action: "unchanged", before: after, after, sent: planned.object, warnings: [] };
		}
		function merge(first, again) {
			return again.map((change, index) => {
				const before = first[index];
				if (before === undefined || !isApplied(before)) return change;
				if (change.action === "unchanged" || change.action === "skipped") return before;
				if (!isApplied(change)) return change;
				return { ...change, action: before.action === "created" ? "created" : "configured", before: before.before };
			});
		}
		function lostTo(change, overwritten) {
			const { planned } = change;
			if (!overwritten.has(planned)) return change;
			const fault = new UserError(`${formatRef(planned.ref)} is written over by another run again and again`, {
				code: "conflict",
				hint: `${advice} Run this one again when the other one has ended.`,
				location: planned.source.location,
			});
			return { planned, action: "failed", faults: [fault] };
		}
		function told(overwritten) {
			const names = someNames([...overwritten.keys()].map(({ ref }) => ref));
			return `Another run has changed what this one had applied: ${names}.`;
		}
		const tries = 5;
		async function takeOverAll(plan, prepared) {
			const { live, api } = prepared.ports;
			const past = plan.waves
				.flatMap((wave) => wave.objects)
				.flatMap((planned) => {
					const before = clientSidePast(planned, live);
					return before === undefined ? [] : [{ planned, before }];
				});
			const taken = await Promise.all(past.map(({ planned, before }) => takeOver(planned, before, api)));
			const objects = taken.flatMap((each) => ("object" in each ? [[each.key, each.object]] : []));
			const ports = { ...prepared.ports, live: new Map([...live, ...objects]) };
			const checkable = past.filter(({ planned }) => prepared.checks.has(planned));
			const checks = await Promise.all(checkable.map(({ planned }) => checkObject(planned, ports)));
			const known = checks.map((check) => [check.planned, check]);
			return {
				prepared: { ...prepared, checks: new Map([...prepared.checks, ...known]), ports },
				count: past.length,
				faults: [...taken.flatMap((each) => ("faults" in each ? each.faults : [])), ...refusalsOf(checks)],
			};
		}
		async function takeOver(planned, before, api) {
			const path = objectPath(planned.resource, planned.ref.namespace, planned.ref.name);
			let object = before;
			for (let tried = 1; hasClientSidePast(object); tried++) {
				try {
					object = (await api.send(takeoverRequest(object, path))).body;
				} catch (error) {
					const changed = error instanceof ApiError && error.httpStatus === 409;
					if (!changed || tried === tries) return { faults: explainRefusal(error, planned) };
					object = (await api.send({ method: "GET", path })).body;
				}
			}
			return { key: objectKey(planned.ref), object };
		}
		function describeCluster(cluster, namespace) {
			const context = cluster.context === undefined ? "" : ` (context ${cluster.context})`;
			return [
				`Cluster    ${cluster.server}${context}, Kubernetes ${cluster.version}`,
				`Namespace  ${namespace}`,
				`Identity   ${cluster.identity}`,
			];
		}
		const actions = ["created", "configured", "unchanged", "failed", "skipped"];
		const headings = {
			created: { done: "Created", planned: "Would create" },
			configured: { done: "Configured", planned: "Would configure" },
			unchanged: { done: "Unchanged", planned: "Unchanged" },
			failed: { done: "Failed", planned: "Refused" },
			skipped: { done: "Not applied", planned: "Not checked" },
		};
		const describe_mostNames = 6;
		const mostKinds = 6;
		function describeChanges(changes, { dryRun }) {
			const width = dryRun ? 15 : 11;
			return actions
				.flatMap((action) => {
					const some = changes.filter((change) => change.action === action);
					if (some.length === 0) return [];
					const heading = headings[action][dryRun ? "planned" : "done"];
					return [`${heading.padEnd(width)} ${String(some.length).padStart(3)}  ${nameOrCount(some, changes)}`];
				})
				.concat(describeGenerated(changes));
		}
		function describeGenerated(changes) {
			const generated = changes.filter(
				({ planned, action }) => action === "created" && planned.object.metadata.name === undefined,
			);
			if (generated.length === 0) return [];
			const names = [...new Set(generated.map(({ planned }) => formatRef(planned.ref)))].slice(0, describe_mostNames);
			return [`Every run makes another one of what has generateName: ${names.join(", ")}`];
		}
		function madeRef(change) {
			const { ref } = change.planned;
			return isApplied(change) ? { ...ref, name: change.after.metadata.name ?? ref.name } : ref;
		}
		function nameOrCount(some, all) {
			const manyNamespaces = new Set(all.flatMap(({ planned }) => planned.ref.namespace ?? [])).size > 1;
			if (some.length <= describe_mostNames) {
				return some.map((change) => formatRef(madeRef(change), manyNamespaces ? "full" : "short")).join(", ");
			}
			const kinds = [...Map.groupBy(some, ({ planned }) => planned.ref.kind)].map(([kind, { length }]) => ({
				kind,
				length,
			}));
			const shown = kinds.toSorted((a, b) => b.length - a.length).slice(0, mostKinds);
			const others = kinds.length > mostKinds ? [`and ${kinds.length - mostKinds} more kinds`] : [];
			return [...shown.map(({ kind, length }) => `${length} ${kind}`), ...others].join(", ");
		}
		function occurrencesOf({ metadata }, { events }) {
			if (metadata.uid === undefined) return [];
			return events
				.filter((event) => event.involvedObject?.uid === metadata.uid)
				.map(occurrence)
				.toSorted((a, b) => b.at - a.at);
		}
		function occurrence(event) {
			const { reason = "", message = "", involvedObject, series, count } = event;
			const at = lastTimeOf(event) ?? 0;
			return { reason, message, fieldPath: involvedObject?.fieldPath, at, count: series?.count ?? count ?? 1 };
		}
		function lastTimeOf(event) {
			const { series, lastTimestamp, eventTime } = event;
			const written = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp;
			return Date.parse(written ?? "") || undefined;
		}
		function newest(occurrences, ...reasons) {
			return occurrences.find(({ reason }) => reasons.includes(reason));
		}
		const results = [
			[/statuscode: (\d+)/, ([, code]) => `gets HTTP ${code}`],
			[/connection refused/, () => "gets no connection (refused)"],
			[/deadline exceeded|Client\.Timeout|timeout|timed out/, () => "gets no answer in time"],
			[/server gave HTTP response to HTTPS client/, () => "asks by HTTPS, and gets HTTP"],
			[/service unhealthy \(responded with "?([A-Z_]+)/, ([, word]) => `gets ${word}`],
		];
		function probeWords(sort, container, happened) {
			const failure = lastFailedProbe(sort, container, happened);
			if (failure === undefined) return undefined;
			for (const [pattern, words] of results) {
				const found = pattern.exec(failure.message);
				if (found !== null) return `${sort.toLowerCase()} probe ${words(found)}`;
			}
			return `${sort.toLowerCase()} probe fails`;
		}
		function lastFailedProbe(sort, container, happened) {
			return happened.find(
				({ reason, message, fieldPath }) =>
					(reason === "Unhealthy" || reason === "ProbeError") &&
					message.startsWith(`${sort} probe`) &&
					(fieldPath === undefined || fieldPath.includes(`{${container}}`)),
			);
		}
		const ready = { state: "ready" };
		function readyBut(message) {
			return { state: "ready", message };
		}
		function progressing(message) {
			return { state: "progressing", message };
		}
		function failing(reason, message, attempt) {
			return { state: "failing", reason, message, ...(attempt && { attempt }) };
		}
		function failed(reason, message, attempt) {
			return { state: "failed", reason, message, ...(attempt && { attempt }) };
		}
		function failedForGood(reason, message, attempt) {
			return { state: "failed", reason, message, certain: true, ...(attempt && { attempt }) };
		}
		function tooFew(have, want, what) {
			return have < want ? progressing(`${have} of ${want} ${what}`) : undefined;
		}
		function tooMany(count, kind) {
			return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined;
		}
		function available(minReadySeconds = 0) {
			return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available";
		}
		const loop = 3;
		const notStarted = new Set(["StartError", "ContainerCannotRun"]);
		function judgeCrash(where, { status }, happened) {
			const { state, lastState, restartCount = 0 } = status;
			const end = state?.terminated ?? lastState?.terminated;
			const backsOff = state?.waiting?.reason === looping;
			if (end === undefined) return backsOff ? failing(looping, `${where} crashes`) : undefined;
			const runs = state?.running !== undefined;
			const attempt = runs ? undefined : { at: Date.parse(end.finishedAt ?? "") || 0, next: nextStart(status, end) };
			if (!runs && notStarted.has(end.reason)) return judgeStart(where, end.message ?? "", attempt, end.reason);
			if (runs && restartCount === 0) return undefined;
			const reason = end.reason === "OOMKilled" || restartCount === 0 ? (end.reason ?? "Error") : looping;
			const how = liveness(status.name, end, happened) ?? endWords(end);
			const words = `${where} ${runs ? "runs again, and before " : ""}${how}${inBrackets(restartCount)}`;
			return (backsOff && restartCount >= loop ? failed : failing)(reason, words, attempt);
		}
		function nextStart({ state }, { finishedAt = "" }) {
			const pause = parseDuration(/^back-off (\S+) restarting/.exec(state?.waiting?.message ?? "")?.[1] ?? "");
			return pause === undefined ? undefined : Date.parse(finishedAt) + pause || undefined;
		}
		function inBrackets(restarts) {
			return restarts === 0 ? "" : ` (${restarts === 1 ? "1 restart" : `${restarts} restarts`})`;
		}
		function withoutRestarts(message) {
			return message.replace(/ \(\d+ restarts?\)$/, "");
		}
		const looping = "CrashLoopBackOff";
		function endWords({ exitCode, signal, reason }) {
			if (reason === "OOMKilled") return "was killed: out of memory";
			return signal === undefined || signal === 0 ? `ended with exit code ${exitCode}` : `ended by signal ${signal}`;
		}
		function liveness(container, { exitCode }, happened) {
			if (exitCode !== 137 && exitCode !== 143) return undefined;
			const words = probeWords("Liveness", container, happened) ?? probeWords("Startup", container, happened);
			return words === undefined ? undefined : `was killed, since its ${words}`;
		}
		const crash_passing =
			/deadline exceeded|timed? ?out|no space left|temporarily unavailable|device or resource busy/i;
		function judgeStart(where, message, attempt, reason = "RunContainerError") {
			const verdict = crash_passing.test(message) ? failing : failedForGood;
			return verdict(reason, `${where} cannot be started: ${startWords(message)}`, attempt);
		}
		function fileToRun(message) {
			return /exec: "([^"]+)"|executable file [`']([^`']+)['`]|exec (\/\S+?):/.exec(message)?.slice(1).find(Boolean);
		}
		function startWords(message) {
			const named = fileToRun(message) ?? "its command";
			if (/executable file .{0,300}not found|no such file or directory/.test(message)) return `${named} does not exist`;
			if (/permission denied/.test(message)) return `${named} may not be executed`;
			if (/exec format error/.test(message)) return `${named} is built for another architecture`;
			return message === "" ? "the container runtime does not say why" : message;
		}
		const signals = {
			1: "SIGHUP",
			2: "SIGINT",
			3: "SIGQUIT",
			4: "SIGILL",
			5: "SIGTRAP",
			6: "SIGABRT",
			7: "SIGBUS",
			8: "SIGFPE",
			9: "SIGKILL",
			11: "SIGSEGV",
			13: "SIGPIPE",
			14: "SIGALRM",
			15: "SIGTERM",
		};
		const meanings = {
			SIGABRT: "it gave up (SIGABRT)",
			SIGBUS: "it crashed (SIGBUS)",
			SIGFPE: "it crashed (SIGFPE)",
			SIGILL: "it crashed (SIGILL): an instruction that the processor does not know",
			SIGKILL: "killed (SIGKILL)",
			SIGSEGV: "it crashed (SIGSEGV): it touched memory that is not its own",
			SIGTERM: "told to end (SIGTERM)",
		};
		const codes = {
			0: "it ended without an error, and is to go on running",
			126: "a command may not be executed",
			127: "a command does not exist",
		};
		function exitWords({ end, spec }) {
			if (end === undefined) return undefined;
			const { exitCode, signal, reason } = end;
			const ended = `exit code ${exitCode}`;
			if (reason === "OOMKilled") return `${ended}, killed (SIGKILL): ${memoryWords(spec)}`;
			if (reason === "StartError" || reason === "ContainerCannotRun") return `${ended}: it could not be started`;
			const name = signals[signal || exitCode - 128];
			if (name !== undefined) return `${ended}, ${meanings[name] ?? `ended by ${name}`}`;
			const meaning = codes[exitCode];
			return meaning === undefined ? ended : `${ended}: ${meaning}`;
		}
		function memoryWords({ resources }) {
			const limit = resources?.limits?.memory;
			return limit === undefined
				? "it has no memory limit, and its node had no memory left"
				: `it used more than its memory limit of ${limit}`;
		}
		const podSpecs = [
			["spec"],
			["spec", "template", "spec"],
			["spec", "jobTemplate", "spec", "template", "spec"],
			["template", "spec"],
		];
		function fieldAt(object, places) {
			const found = places.map(({ of, way }) => {
				const start = of === "object" ? [] : podSpecOf(object);
				return start === undefined ? undefined : follow(object, start, way);
			});
			return found.find((path) => path !== undefined) ?? [];
		}
		function podSpecOf(object) {
			return podSpecs.find((path) => {
				const { containers } = valueAt(object, path) ?? {};
				return Array.isArray(containers);
			});
		}
		function follow(object, start, way) {
			let path = start;
			for (const step of way) {
				const around = valueAt(object, path);
				const key = typeof step === "function" ? indexOf(around, step) : step;
				if (key === undefined || childOf(around, key) === undefined) return undefined;
				path = [...path, key];
			}
			return path;
		}
		function indexOf(list, wanted) {
			const index = Array.isArray(list) ? list.findIndex(wanted) : -1;
			return index === -1 ? undefined : index;
		}
		function place_named(name) {
			return (item) => childOf(item, "name") === name;
		}
		function where(is) {
			return (item) => typeof item === "object" && item !== null && is(item);
		}
		function inPod(...way) {
			return { of: "pod", way };
		}
		function inObject(...way) {
			return { of: "object", way };
		}
		function inContainer({ list, name }, ...way) {
			return inPod(list, place_named(name), ...way);
		}
		const last_error_longest = 200;
		const last_error_telling = [
			/^Caused by: (.+)/,
			/^(?:Uncaught |Exception in thread "[^"]*" )?((?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)\b.*)/,
			/^(?:Uncaught )?(Error: .*)/,
			/^((?:panic|fatal error|thread '[^']*' panicked at).*)/,
			/^.*\b((?:FATAL|CRITICAL|ERROR|PANIC|[Ff]atal|[Ee]rror|\[emerg\]|level=(?:error|fatal))\b.*)/,
		];
		function lastError(lines) {
			for (const pattern of last_error_telling) {
				const found = lines.map((line) => pattern.exec(line)?.[1]).findLast((words) => words !== undefined);
				if (found !== undefined)
					return found.length > last_error_longest ? `${found.slice(0, last_error_longest - 1)}…` : found.trim();
			}
			return undefined;
		}
		const crashCause = (facts) => {
			const container = facts.suspect?.container;
			if (container === undefined) return undefined;
			const { status, end } = container;
			const waiting = status.state?.waiting;
			if (end === undefined && waiting?.reason !== "RunContainerError") return undefined;
			if (status.state?.running !== undefined && (status.restartCount ?? 0) === 0) return undefined;
			const found = rules.map((rule) => rule(container, facts)).find((finding) => finding !== undefined);
			return found ?? { hint: logHint(facts.suspect?.pod, container), places: [inContainer(container)] };
		};
		function logHint(pod, { name, status }) {
			const { name: podName = "", namespace = "" } = pod?.metadata ?? {};
			const previous = status.state?.terminated === undefined ? " --previous" : "";
			const options = `--container ${shellWord(name)}${previous} --namespace ${shellWord(namespace)}`;
			return `See what it says: kubectl logs ${shellWord(podName)} ${options}`;
		}
		function wordsOf({ status, end }, { lines }) {
			return [status.state?.waiting?.message, end?.message, ...lines].filter(Boolean).join("\n");
		}
		function commandPlaces(container) {
			return [inContainer(container, "command"), inContainer(container, "args"), inContainer(container, "image")];
		}
		const outOfMemory = (container) => {
			if (container.end?.reason !== "OOMKilled") return undefined;
			const places = [inContainer(container, "resources"), inContainer(container)];
			const limited = container.spec.resources?.limits?.memory !== undefined;
			const hint = `${limited ? "Raise" : "Set"} resources.limits.memory, or look for a leak.`;
			return { cause: memoryWords(container.spec), hint, places };
		};
		const otherArchitecture = (container, facts) => {
			if (!/exec format error/i.test(wordsOf(container, facts))) return undefined;
			return {
				cause: `the image ${container.spec.image ?? ""} is built for another architecture than that of the node`,
				hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
				places: [inContainer(container, "image")],
			};
		};
		const notInImage = (container) => {
			const { status, end } = container;
			const said = `${status.state?.waiting?.message ?? ""}\n${end?.message ?? ""}`;
			if (!/executable file .{0,300}not found|no such file or directory/.test(said)) return undefined;
			const file = fileToRun(said);
			if (file === undefined) return undefined;
			return {
				cause: `the command ${file} does not exist in the image ${container.spec.image ?? ""}`,
				hint: "Correct the command, or put it into the image.",
				places: commandPlaces(container),
			};
		};
		const noInterpreter = (container, { lines }) => {
			const file = lines.map((line) => /^exec (\/\S+): no such file or directory/.exec(line)?.[1]).findLast(Boolean);
			if (file === undefined) return undefined;
			return {
				cause: `${file}, or what is to run it (its interpreter or loader), does not exist in the image`,
				hint: "Look for Windows line endings in its first line, or a program that was built for another libc.",
				places: commandPlaces(container),
			};
		};
		const notExecutable = (container) => {
			const { status, end } = container;
			const said = `${status.state?.waiting?.message ?? ""}\n${end?.message ?? ""}`;
			const file = /exec: "([^"]+)": permission denied/.exec(said)?.[1];
			if (file === undefined) return undefined;
			const hint = "Give the file its executable bit in the image (chmod +x).";
			return { cause: `${file} may not be executed`, hint, places: commandPlaces(container) };
		};
		const shellFindsNothing = (container, { lines }) => {
			if (container.end?.exitCode !== 127) return undefined;
			const last = lines.findLast((line) => /: (command )?not found\b/.test(line)) ?? "";
			const name = /(?:^|[:\s])([^\s:]+): (?:command )?not found/.exec(last)?.[1];
			const what = name === undefined ? "a command" : `the command ${name}`;
			return { cause: `${what} does not exist in the image (exit code 127)`, places: commandPlaces(container) };
		};
		const readOnly = (container, facts) => {
			const words = wordsOf(container, facts);
			if (!/read-only file system|EROFS/i.test(words)) return undefined;
			const path = pathIn(facts.lines.findLast((line) => /read-only file system|EROFS/i.test(line)));
			const what = path === undefined ? "its root file system" : path;
			const closed = container.spec.securityContext?.readOnlyRootFilesystem === true;
			return {
				cause: closed
					? `it writes to ${what}, which readOnlyRootFilesystem does not allow`
					: `it writes to ${path ?? "a file system"}, which is read-only`,
				hint: "Mount an emptyDir where it writes.",
				places: [inContainer(container, "securityContext", "readOnlyRootFilesystem"), inContainer(container)],
			};
		};
		const denied = (container, { lines, suspect }) => {
			const line = lines.findLast((each) => /permission denied|EACCES/i.test(each));
			if (line === undefined || container.end?.exitCode === 0) return undefined;
			const places = [inContainer(container, "securityContext"), inPod("securityContext"), inContainer(container)];
			const port = /(?:bind|listen)\D.{0,300}?:(\d{1,3})\b/i.exec(line)?.[1];
			if (port !== undefined) return { cause: `it may not listen on port ${port}, which only root may`, places };
			const user = container.spec.securityContext?.runAsUser ?? podUser(suspect?.pod.spec);
			const who = user === undefined ? "it" : `it runs as user ${user} and`;
			const path = pathIn(line);
			return path === undefined ? undefined : { cause: `${who} may not use ${path} (permission denied)`, places };
		};
		function podUser(spec) {
			return spec?.securityContext?.runAsUser;
		}
		function pathIn(line = "") {
			return /(?:^|[\s'"(`])(\/[\w.\-/]+)/.exec(line.replace(/https?:\/\/\S+/g, ""))?.[1];
		}
		const says = (container, { lines }) => {
			const error = lastError(lines);
			const code = container.end?.exitCode ?? 0;
			if (error === undefined || code === 0) return undefined;
			return { cause: `it ends with exit code ${code}, and says: ${error}`, places: [inContainer(container)] };
		};
		const endsWell = (container) => {
			if (container.end?.exitCode !== 0) return undefined;
			const cause = "its program ends by itself without an error, where one is expected that goes on running";
			return { cause, places: commandPlaces(container) };
		};
		const rules = [
			outOfMemory,
			otherArchitecture,
			notInImage,
			noInterpreter,
			notExecutable,
			shellFindsNothing,
			readOnly,
			denied,
			says,
			endsWell,
		];
		const image_pull_causes = [
			{
				says: /toomanyrequests|too many requests|rate limit|pull QPS exceeded/i,
				words: "the registry limits the rate of pulls",
				verdict: failing,
			},
			{
				says: /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i,
				words: "it is not built for the architecture of the node",
				verdict: failedForGood,
			},
			{
				says: /no such host|server misbehaving|temporary failure in name resolution/i,
				words: "the name of the registry cannot be resolved",
				verdict: failing,
			},
			{
				says: /timeout|timed out|deadline exceeded|connection (refused|reset)|unreachable|no route to host|unexpected EOF|: EOF|\b50\d (internal|bad|service|gateway)/i,
				words: "the registry cannot be reached",
				verdict: failing,
			},
			{ says: /no space left on device/i, words: "the disk of the node is full", verdict: failing },
			{
				says: /x509|certificate|server gave HTTP response/i,
				words: "the connection to the registry is not trusted",
				verdict: failed,
			},
			{
				says: /does not exist or may require|insufficient_scope/i,
				words: "its repository does not exist, or may not be read",
				verdict: failed,
			},
			{
				says: /unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i,
				words: "the registry does not allow it",
				verdict: failed,
			},
			{ says: /signature/i, words: "its signature is not accepted", verdict: failed },
			{ says: /not found|manifest unknown|name unknown|NotFound/i, words: "not found", verdict: failedForGood },
		];
		function judgePull(where, image, message, attempt) {
			const words = `${where}: image ${image} cannot be pulled`;
			const cause = image_pull_causes.find(({ says }) => says.test(withoutNames(message, image)));
			if (cause !== undefined) return cause.verdict(reason, `${words}: ${cause.words}`, attempt);
			const unexplained = /^(Back-off pulling image "[^"]*")?$/.test(message);
			return failing(reason, unexplained ? words : `${words}: ${message}`, attempt);
		}
		const reason = "ImagePullBackOff";
		function withoutNames(message, image) {
			const [name = image] = image.split(/[:@]/);
			return message.replace(/"[^"]*"/g, "").replaceAll(name, "");
		}
		const reasons = new Set([
			"ErrImagePull",
			"ImagePullBackOff",
			"InvalidImageName",
			"ErrImageNeverPull",
			"RegistryUnavailable",
			"SignatureValidationFailed",
		]);
		const imageCause = ({ suspect }) => {
			const container = suspect?.container;
			const waiting = container?.status.state?.waiting;
			if (suspect === undefined || container === undefined || !reasons.has(waiting?.reason)) return undefined;
			const image = container.spec.image ?? "";
			const places = [inContainer(container, "image")];
			if (waiting?.reason === "InvalidImageName") return { ...misnamed(image), places };
			const said = withoutNames(pullWords(suspect, container), image);
			return { ...tables.find(({ says }) => says.test(said))?.tell(image, suspect), places };
		};
		const tables = [
			{
				says: /toomanyrequests|too many requests|rate limit/i,
				tell: (image) => ({
					cause: `${registryOf(image)} limits how often images are pulled, and the limit is reached (rate limit)`,
					hint: "Pull with a login (imagePullSecrets), or through a mirror of the registry.",
				}),
			},
			{
				says: /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i,
				tell: (image) => ({
					cause: `the image ${image} is not built for the architecture of the node`,
					hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
				}),
			},
			{
				says: /no such host|server misbehaving|temporary failure in name resolution/i,
				tell: (image) => ({ cause: `the node cannot resolve the name of the registry ${registryOf(image)}` }),
			},
			{
				says: /i\/o timeout|TLS handshake timeout|deadline exceeded|connection refused|connection reset|no route to host|network is unreachable|\bEOF\b/i,
				tell: (image) => ({ cause: `the node cannot reach the registry ${registryOf(image)}` }),
			},
			{
				says: /x509|certificate/i,
				tell: (image) => ({ cause: `the node does not trust the certificate of the registry ${registryOf(image)}` }),
			},
			{
				says: /does not exist or may require|insufficient_scope|unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i,
				tell: (image, suspect) => notAllowed(image, suspect),
			},
			{
				says: /name unknown|repository .{0,300}not found/i,
				tell: (image) => ({
					cause: `${registryOf(image)} has no repository ${parseImage(image)?.name ?? image}`,
					hint: "Look for a misspelt name, or a registry that is left out.",
				}),
			},
			{ says: /not found|manifest unknown|NotFound/i, tell: (image) => notThere(image) },
		];
		function notThere(image) {
			const { name = image, tag, digest } = parseImage(image) ?? {};
			const which = digest === undefined ? `tag ${tag ?? "latest"}` : `digest ${digest}`;
			const where = name.startsWith(`${registryOf(image)}/`) ? "" : ` on ${registryOf(image)}`;
			return {
				cause: `${name} has no ${which}${where}`,
				hint: "Was it built and pushed before this run, to this registry?",
			};
		}
		function notAllowed(image, { pod, happened }) {
			const { imagePullSecrets = [] } = pod.spec ?? {};
			const names = imagePullSecrets.map(({ name }) => name).join(", ");
			const lost = happened.find(({ reason }) => reason === "FailedToRetrieveImagePullSecret");
			const missing = /secrets \(([^)]+)\)/.exec(lost?.message ?? "")?.[1];
			const refused = `${registryOf(image)} does not let the node pull ${image}`;
			if (missing !== undefined) {
				return {
					cause: `${refused}: the pull secret ${missing} does not exist`,
					hint: `Create the Secret ${missing}.`,
				};
			}
			if (names !== "") {
				return {
					cause: `${refused}, with the credentials of ${names}: they are wrong, lack the right, or it does not exist`,
				};
			}
			return {
				cause: `${refused}, which shows no credentials (the pod has no imagePullSecrets): it is private, or does not exist`,
				hint: "Name a Secret of type kubernetes.io/dockerconfigjson in imagePullSecrets, or look for a misspelt name.",
			};
		}
		function misnamed(image) {
			const [name = ""] = image.split(/[:@]/);
			if (/[A-Z]/.test(name.slice(name.indexOf("/") + 1))) {
				return { cause: `${image} is not the name of an image: it must be in lower case` };
			}
			if (/\$[({]|\{\{|[<>\s]/.test(image)) {
				return { cause: `${image} is not the name of an image: something in it was to be filled in before` };
			}
			return { cause: `${image} is not the name of an image` };
		}
		function pullWords({ happened }, { status, spec }) {
			const message = status.state?.waiting?.message ?? "";
			const events = happened.filter(
				({ reason, message: said }) => reason === "Failed" && said.includes(spec.image ?? ""),
			);
			const told = events.find(({ message: said }) => said.startsWith("Failed to pull"));
			return /^(Back-off pulling image "[^"]*")?$/.test(message) ? (told?.message ?? message) : message;
		}
		function registryOf(image) {
			const [host = ""] = image.split("/", 1);
			const named = image.includes("/") && (/[.:]/.test(host) || host === "localhost");
			return named ? host : "Docker Hub";
		}
		const ownCause = (facts) => {
			const { kind } = facts.rollout.ref;
			if (kind === "Job") return jobDeadline(facts);
			return kind === "PersistentVolumeClaim" ? unboundClaim(facts) : undefined;
		};
		const jobDeadline = ({ rollout: { object, verdict } }) => {
			if (verdict.state === "ready" || verdict.state === "progressing" || verdict.reason !== "DeadlineExceeded") {
				return undefined;
			}
			const { activeDeadlineSeconds: seconds } = object.spec ?? {};
			return {
				cause: `it had not finished within its activeDeadlineSeconds${seconds === undefined ? "" : ` of ${seconds}`}`,
				places: [inObject("spec", "activeDeadlineSeconds")],
			};
		};
		const unboundClaim = ({ rollout: { object }, happened }) => {
			const places = [inObject("spec", "storageClassName")];
			const { storageClassName: name } = object.spec ?? {};
			const told = happened.find(({ reason }) => reason === "ProvisioningFailed" || reason === "FailedBinding");
			const words = told?.message ?? "";
			const missing = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/.exec(words)?.[1];
			if (missing !== undefined) return { cause: `there is no StorageClass ${missing}`, places };
			if (/no storage class is set/.test(words)) {
				return { cause: "it names no StorageClass, and the cluster has no default one nor a volume that fits", places };
			}
			if (told?.reason === "ProvisioningFailed") return { cause: `no volume can be made for it: ${words}`, places };
			return name === undefined || told === undefined ? undefined : { cause: words, places };
		};
		function failedProbe({ happened, container, verdict }) {
			if (container === undefined) return undefined;
			const runs = container.status.state?.running !== undefined && verdict.state === "progressing";
			const sorts = runs ? ["Startup", "Readiness", "Liveness"] : ["Liveness", "Startup"];
			if (!runs && !wasKilled(container)) return undefined;
			for (const named of sorts) {
				const sort = lowerCase[named];
				const spec = container.spec[`${sort}Probe`];
				const told = lastFailedProbe(named, container.name, happened);
				if (spec === undefined || told === undefined) continue;
				return { sort, spec, port: portOf(spec, container.spec), got: resultOf(told.message) };
			}
			return undefined;
		}
		const lowerCase = { Startup: "startup", Readiness: "readiness", Liveness: "liveness" };
		function wasKilled({ end }) {
			return end !== undefined && (end.exitCode === 137 || end.exitCode === 143) && end.reason !== "OOMKilled";
		}
		function portOf({ httpGet, tcpSocket, grpc }, { ports = [] }) {
			const port = httpGet?.port ?? tcpSocket?.port ?? grpc?.port;
			return typeof port === "string" ? ports.find(({ name }) => name === port)?.containerPort : port;
		}
		function resultOf(message) {
			const code = /statuscode: (\d+)/.exec(message)?.[1];
			if (code !== undefined) return { what: "status", code: Number(code) };
			if (/connection refused/.test(message)) return { what: "refused" };
			if (/server gave HTTP response to HTTPS client/.test(message)) return { what: "plain-http" };
			if (/deadline exceeded|Client\.Timeout|timed out|i\/o timeout|failed to connect service/.test(message)) {
				return { what: "timeout" };
			}
			const grpc = /service unhealthy \(responded with "?([A-Z_]+)/.exec(message)?.[1];
			const said = message.replace(/^\w+ probe (failed|errored( and resulted in \w+ state)?|warning):\s*/i, "");
			return { what: "words", text: grpc ?? said.trim() };
		}
		function probeLine({ sort, spec, port, got }, redact) {
			return `${sort} probe: ${asked(spec, port)} → ${probe_firstLine(redact(answer(spec, got)))}`;
		}
		function asked({ httpGet, tcpSocket, grpc, exec }, port) {
			if (httpGet !== undefined) {
				const scheme = httpGet.scheme === "HTTPS" ? " (HTTPS)" : "";
				return `GET ${httpGet.path ?? "/"} :${port ?? httpGet.port}${scheme}`;
			}
			if (tcpSocket !== undefined) return `connect :${port ?? tcpSocket.port}`;
			if (grpc !== undefined) return `gRPC :${grpc.port}`;
			return `exec ${probe_firstLine((exec?.command ?? []).join(" "))}`;
		}
		function answer({ timeoutSeconds = 1 }, got) {
			switch (got.what) {
				case "status":
					return String(got.code);
				case "refused":
					return "connection refused";
				case "timeout":
					return `no answer within ${timeoutSeconds}s`;
				case "plain-http":
					return "an answer by HTTP, not HTTPS";
				case "words":
					return got.text || "failed";
			}
		}
		function probe_firstLine(text) {
			const line = text.trim().split("\n", 1)[0] ?? "";
			return line.length > 120 ? `${line.slice(0, 119)}…` : line;
		}
		const probeCause = ({ suspect }) => {
			const container = suspect?.container;
			const probe = suspect === undefined ? undefined : failedProbe(suspect);
			if (container === undefined || probe === undefined) return undefined;
			const places = [inContainer(container, `${probe.sort}Probe`)];
			return { ...wrongPort(probe, container), places };
		};
		function wrongPort(probe, container) {
			const { sort, spec, port, got } = probe;
			const { ports = [] } = container.spec;
			const asked = spec.httpGet?.port ?? spec.tcpSocket?.port;
			if (typeof asked === "string" && port === undefined) {
				return { cause: `the port of the ${sort} probe, ${asked}, is no port of container ${container.name}` };
			}
			const unanswered = got.what === "refused" || got.what === "timeout";
			const known = ports.map(({ containerPort }) => containerPort);
			if (unanswered && port !== undefined && known.length > 0 && !known.includes(port)) {
				const has = known.length === 1 ? `whose port is ${known[0]}` : `whose ports are ${known.join(", ")}`;
				return {
					cause: `the ${sort} probe asks port ${port}, which is no port of container ${container.name}, ${has}`,
				};
			}
			return answered(probe);
		}
		function answered({ sort, spec, port, got }) {
			const path = spec.httpGet?.path ?? "/";
			if (got.what === "refused" && port !== undefined) {
				return {
					cause: `nothing listens on port ${port} of the container`,
					hint: "Does the application listen on another port, only on localhost, or later than the probe begins?",
				};
			}
			if (got.what === "timeout") {
				const { timeoutSeconds = 1 } = spec;
				return {
					cause: `the ${sort} probe gets no answer within ${timeoutSeconds}s`,
					hint: "Raise timeoutSeconds of the probe if the application is that slow.",
				};
			}
			if (got.what === "plain-http")
				return { cause: `the ${sort} probe asks by HTTPS, and the application speaks HTTP` };
			if (got.what !== "status") return {};
			if (got.code === 404) {
				const hint = `Correct the path or the port of the probe, or let the application answer at ${path}.`;
				return { cause: `the application answers, and has nothing at ${path}`, hint };
			}
			if (got.code === 401 || got.code === 403) return { cause: `the application wants a login for ${path}` };
			return { cause: `the application answers to ${path} with HTTP ${got.code}` };
		}
		function judgeMissing(pod, { reason, where, message, attempt }, { promisedSecrets }) {
			const missing = missingFrom(pod, message);
			if (missing === undefined) return undefined;
			const { kind, name, key } = missing;
			const what = name === undefined ? kind : `${kind} ${name}`;
			const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`;
			const promised = kind === "Secret" && promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`);
			return promised ? failing(reason, `${words} yet`, attempt) : failed(reason, words, attempt);
		}
		function missingFrom(pod, message) {
			return missingIn(message) ?? missingInVolume(pod, message);
		}
		function missingIn(message) {
			const whole = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
			if (whole !== null) return { kind: missing_kindOf(whole[1]), name: whole[2] };
			const part = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,]+)/.exec(message);
			return part === null ? undefined : { kind: missing_kindOf(part[2]), name: part[3], key: part[1] ?? "" };
		}
		function missingInVolume({ spec }, message) {
			const [, kind, key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? [];
			if (kind === undefined || key === undefined) return undefined;
			const { volumes = [] } = spec ?? {};
			const volume = volumes.find(({ name }) => message.includes(`volume "${name}"`));
			return { kind: missing_kindOf(kind), name: volume?.secret?.secretName ?? volume?.configMap?.name, key };
		}
		function missing_kindOf(word = "") {
			return word.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
		}
		const referenceCause = (facts) => {
			const { suspect, keys } = facts;
			const missing = missingReference(facts);
			if (suspect === undefined || missing === undefined) return claimCause(suspect);
			const places = placesOf(suspect, missing);
			const { kind, name, key } = missing;
			const what = name === undefined ? kind : `${kind} ${name}`;
			if (key === undefined) {
				const hint = `Create the ${what} there, or name another one.`;
				return { cause: `there is no ${what} in the namespace ${suspect.pod.metadata.namespace ?? ""}`, hint, places };
			}
			const lacking = `${what} has no key ${key}`;
			const hint = `Add the key ${key} to ${what}, or name one that it has.`;
			if (keys === undefined) return { cause: lacking, hint, places };
			if (keys.length === 0) return { cause: `${lacking}, it is empty`, hint, places };
			const near = keys
				.toSorted((a, b) => (0, mod.Io)(a, key) - (0, mod.Io)(b, key) || (a < b ? -1 : 1))
				.slice(0, mostKeys);
			const others = keys.length > near.length ? ` and ${keys.length - near.length} more` : "";
			return { cause: `${lacking}, it has ${near.join(", ")}${others}`, hint, places };
		};
		const mostKeys = 5;
		function missingReference({ suspect }) {
			if (suspect === undefined) return undefined;
			const { pod, container, happened } = suspect;
			const waiting = container?.status.state?.waiting;
			if (waiting?.reason === "CreateContainerConfigError") return missingFrom(pod, waiting.message ?? "");
			if (waiting !== undefined && waiting.reason !== "ContainerCreating" && waiting.reason !== "PodInitializing") {
				return undefined;
			}
			const mount = happened.find(
				({ reason, message }) => reason === "FailedMount" && message.includes("SetUp failed"),
			);
			const runs = container?.status.state?.running !== undefined || container?.end !== undefined;
			return mount === undefined || runs ? undefined : missingFrom(pod, mount.message);
		}
		function placesOf({ container, happened }, { kind, name, key }) {
			const secret = kind === "Secret";
			const [keyRef, allRef] = secret ? ["secretKeyRef", "secretRef"] : ["configMapKeyRef", "configMapRef"];
			const is = (reference) => reference?.name === name;
			const ofKey = where(({ valueFrom }) => is(valueFrom?.[keyRef]) && valueFrom?.[keyRef]?.key === key);
			const ofAny = where(({ valueFrom }) => is(valueFrom?.[keyRef]));
			const whole = where((each) => is(each[allRef]));
			const volume = where((each) => (secret ? each.secret?.secretName === name : is(each.configMap)));
			const projected = where((each) =>
				(each.projected?.sources ?? []).some((source) => is(secret ? source.secret : source.configMap)),
			);
			const mounted = happened.find(({ reason }) => reason === "FailedMount");
			const volumeName = /volume "([^"]+)"/.exec(mounted?.message ?? "")?.[1];
			return [
				...(container === undefined
					? []
					: [
							...(key === undefined ? [] : [inContainer(container, "env", ofKey, "valueFrom", keyRef, "key")]),
							...(key === undefined
								? [
										inContainer(container, "env", ofAny, "valueFrom", keyRef, "name"),
										inContainer(container, "envFrom", whole, allRef, "name"),
									]
								: []),
						]),
				inPod("volumes", volume, secret ? "secret" : "configMap"),
				inPod("volumes", projected, "projected"),
				...(volumeName === undefined ? [] : [inPod("volumes", place_named(volumeName))]),
			];
		}
		function claimCause(suspect) {
			const { conditions = [] } = suspect?.pod.status ?? {};
			const words = conditions.map(({ message = "" }) => message).join("\n");
			const name = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
			if (name === undefined) return undefined;
			const volume = where((each) => each.persistentVolumeClaim?.claimName === name);
			return {
				cause: `there is no PersistentVolumeClaim ${name} in the namespace ${suspect?.pod.metadata.namespace ?? ""}`,
				places: [inPod("volumes", volume, "persistentVolumeClaim"), inPod("volumes", volume)],
			};
		}
		const refusedCause = ({ rollout: { verdict }, suspect, happened }) => {
			const told = /pods are refused: [\s\S]*/.exec(verdict.message ?? "")?.[0];
			const event = suspect === undefined ? happened.find(({ reason }) => reason === "FailedCreate") : undefined;
			const said = told ?? event?.message;
			if (said === undefined) return undefined;
			return refused_rules.map((rule) => rule(said)).find((finding) => finding !== undefined) ?? { places: [] };
		};
		const overQuota = (said) => {
			const [, name, requested, used, limited] =
				/exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: ([^\s)]+)/.exec(said) ?? [];
			if (name === undefined || requested === undefined) return undefined;
			const [uses, limits] = [amounts(used), amounts(limited)];
			const words = [...amounts(requested)].map(
				([what, amount]) =>
					`${what} ${uses.get(what) ?? "0"} of ${limits.get(what) ?? "?"} used, ${amount} more asked for`,
			);
			const ofPods = [...amounts(requested).keys()].every((what) => /pods$/.test(what));
			return {
				cause: `the quota ${name} of the namespace has no room: ${words.join("; ")}`,
				hint: `See what uses it: kubectl describe resourcequota ${name}`,
				places: ofPods ? [] : [inPod("containers", hasResources, "resources")],
			};
		};
		function hasResources(container) {
			return container?.resources !== undefined;
		}
		function amounts(list = "") {
			return new Map(
				list.split(",").map((each) => {
					const [what = "", amount = ""] = each.trim().split("=");
					return [what, amount];
				}),
			);
		}
		const unspecified = (said) => {
			const [, name, what, container] =
				/failed quota: ([^:]+): must specify (\S+)(?: for: ([^;\s,]+))?/.exec(said) ?? [];
			if (name === undefined) return undefined;
			return {
				cause: `the quota ${name} of the namespace wants ${what} of each container${container === undefined ? "" : `, which ${container} lacks`}`,
				places: container === undefined ? [] : [inPod("containers", place_named(container))],
			};
		};
		const podSecurity = (said) => {
			const [, level, list] = /violates PodSecurity "([^":]+)[^"]*": ([\s\S]+)/.exec(said) ?? [];
			if (level === undefined) return undefined;
			const container = /containers? "([^"]+)"/.exec(list ?? "")?.[1];
			return {
				cause: `Pod Security "${level}" of the namespace forbids it: ${list}`,
				places: [
					...(container === undefined ? [] : [inPod("containers", place_named(container), "securityContext")]),
					inPod("securityContext"),
					...(container === undefined ? [] : [inPod("containers", place_named(container))]),
				],
			};
		};
		const byWebhook = (said) => {
			const [, name, words] = /admission webhook "([^"]+)" denied the request:? ?([\s\S]*)/.exec(said) ?? [];
			if (name === undefined) return undefined;
			return { cause: `the admission webhook ${name} refuses its pods: ${words || "without a word"}`, places: [] };
		};
		const byPolicy = (said) => {
			const [, policy, words] =
				/ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')? denied request: ([\s\S]+)/.exec(said) ?? [];
			return policy === undefined
				? undefined
				: { cause: `the admission policy ${policy} refuses its pods: ${words}`, places: [] };
		};
		const webhookDown = (said) => {
			const name = /failed calling webhook "([^"]+)"/.exec(said)?.[1];
			return name === undefined
				? undefined
				: { cause: `the admission webhook ${name}, which is to judge its pods, does not answer`, places: [] };
		};
		const noAccount = (said) => {
			const name = /serviceaccount "([^"]+)" not found/i.exec(said)?.[1];
			return name === undefined
				? undefined
				: { cause: `there is no ServiceAccount ${name} in the namespace`, places: [inPod("serviceAccountName")] };
		};
		const noClass = (said) => {
			const name = /no PriorityClass with name (\S+) was found/.exec(said)?.[1];
			return name === undefined
				? undefined
				: { cause: `there is no PriorityClass ${name}`, places: [inPod("priorityClassName")] };
		};
		const refused_rules = [overQuota, unspecified, podSecurity, byWebhook, byPolicy, webhookDown, noAccount, noClass];
		const quantity_units = {
			n: 1e-9,
			u: 1e-6,
			m: 1e-3,
			"": 1,
			k: 1e3,
			M: 1e6,
			G: 1e9,
			T: 1e12,
			P: 1e15,
			E: 1e18,
			Ki: 2 ** 10,
			Mi: 2 ** 20,
			Gi: 2 ** 30,
			Ti: 2 ** 40,
			Pi: 2 ** 50,
			Ei: 2 ** 60,
		};
		function parseQuantity(written) {
			const [, number, unit = ""] =
				/^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(written ?? "")) ?? [];
			return number === undefined ? 0 : Number(number) * (quantity_units[unit] ?? 0);
		}
		function formatQuantity(resource, amount) {
			if (!/memory|storage|hugepages/.test(resource)) return String(Number(amount.toFixed(3)));
			for (const unit of ["Ti", "Gi", "Mi", "Ki"]) {
				const size = quantity_units[unit] ?? 1;
				if (amount >= size) return `${Number((amount / size).toFixed(1))}${unit}`;
			}
			return String(amount);
		}
		const schedulingCause = ({ suspect, nodes }) => {
			const words = unschedulableWords(suspect);
			if (suspect === undefined || words === undefined) return undefined;
			return (
				scheduling_rules.map((rule) => rule(words, suspect, nodes)).find((finding) => finding !== undefined) ??
				scheduling_whole
			);
		};
		const scheduling_whole = { places: [] };
		function unschedulableWords(suspect) {
			const { conditions = [] } = suspect?.pod.status ?? {};
			const scheduled = conditions.find(({ type, reason }) => type === "PodScheduled" && reason === "Unschedulable");
			return scheduled?.message?.replace(/(?<!\s)\s*preemption: [\s\S]*$/, "");
		}
		const tooLarge = (words, { pod }, nodes) => {
			const resource = /Insufficient ([^\s,.]+(?:\.[^\s,.]+)*)/.exec(words)?.[1];
			if (resource === undefined) return undefined;
			const spec = pod.spec ?? {};
			const wanted = requested(spec, resource);
			const places = resourcePlaces(spec, resource);
			if (wanted === 0) return { cause: `no node has enough ${resource} left`, places };
			const asks = `it requests ${formatQuantity(resource, wanted)} of ${resource}`;
			if (nodes === undefined || nodes.length === 0) return { cause: `${asks}, and no node has as much left`, places };
			const largest = Math.max(...nodes.map((node) => allocatable(node, resource)));
			if (largest === 0) return { cause: `${asks}, and no node has any`, places };
			const most = `the largest node has ${formatQuantity(resource, largest)}`;
			if (wanted > largest) {
				const hint = `Lower resources.requests.${resource}, or add a larger node.`;
				return { cause: `it is larger than any node: ${asks}, and ${most}`, hint, places };
			}
			return { cause: `the nodes are full: ${asks}, and none has as much left (${most} in all)`, places };
		};
		function requested({ containers = [], initContainers = [], overhead }, resource) {
			const of = (container) => requestOf(container, resource);
			const sum = (some) => some.reduce((total, each) => total + of(each), 0);
			const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
			const single = Math.max(0, ...initContainers.filter((each) => !sidecars.includes(each)).map(of));
			return Math.max(sum(containers) + sum(sidecars), single) + parseQuantity(overhead?.[resource]);
		}
		function requestOf({ resources }, resource) {
			return parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource]);
		}
		function resourcePlaces({ containers = [], initContainers = [] }, resource) {
			const all = [
				...containers.map((container) => ({ container, list: "containers" })),
				...initContainers.map((container) => ({ container, list: "initContainers" })),
			].toSorted((a, b) => requestOf(b.container, resource) - requestOf(a.container, resource));
			return all.slice(0, 1).map(({ container, list }) => inPod(list, place_named(container.name), "resources"));
		}
		function allocatable(node, resource) {
			return parseQuantity(node.status?.allocatable?.[resource]);
		}
		const tainted = (words) => {
			const taints = [
				...words.matchAll(/(?:(?<!\d)(\d+ ))?node\(s\) had untolerated taint(?:\(s\))? ?(?:\{([^}]*)\})?/g),
			];
			if (taints.length === 0) return undefined;
			const names = taints.flatMap(([, , taint]) => (taint ? [taint.replace(/: /, "=").replace(/[:=]\s*$/, "")] : []));
			const which = names.length === 0 ? "" : `: ${[...new Set(names)].join(", ")}`;
			return {
				cause: `it does not tolerate the taint${names.length > 1 ? "s" : ""} of the nodes${which}`,
				places: [inPod("tolerations")],
			};
		};
		const noSuchNode = (words, { pod }, nodes) => {
			if (!/didn't match Pod's node affinity\/selector|didn't match node selector/.test(words)) return undefined;
			const { nodeSelector = {} } = pod.spec ?? {};
			const labels = Object.entries(nodeSelector);
			const places = [inPod("nodeSelector"), inPod("affinity", "nodeAffinity"), inPod("affinity")];
			if (labels.length === 0) return { cause: "no node is as its node affinity wants it", places };
			const missing = labels.filter(([key, value]) => nodes?.every(({ metadata }) => metadata.labels?.[key] !== value));
			const told = (missing.length > 0 ? missing : labels).map(([key, value]) => `${key}=${value}`).join(", ");
			const [only] = missing.length > 0 ? missing : labels;
			return {
				cause: `no node has the label${missing.length > 1 || (missing.length === 0 && labels.length > 1) ? "s" : ""} that nodeSelector asks for: ${told}`,
				places: [...(only === undefined ? [] : [inPod("nodeSelector", only[0])]), ...places],
			};
		};
		const portTaken = (words) =>
			/didn't have free ports/.test(words)
				? { cause: "on every node that fits, something else has its hostPort", places: [inPod("hostNetwork")] }
				: undefined;
		const apart = (words) =>
			/anti-affinity rules/.test(words)
				? {
						cause: "its anti-affinity keeps it off the nodes that have room",
						places: [inPod("affinity", "podAntiAffinity"), inPod("affinity")],
					}
				: undefined;
		const spread = (words) =>
			/didn't match pod topology spread constraints/.test(words)
				? {
						cause: "its topologySpreadConstraints allow none of the nodes that have room",
						places: [inPod("topologySpreadConstraints")],
					}
				: undefined;
		const fullOfPods = (words) =>
			/Too many pods/.test(words) ? { cause: "the nodes hold as many pods as they may", places: [] } : undefined;
		const unbound = (words) =>
			/unbound immediate PersistentVolumeClaims|didn't find available persistent volumes/.test(words)
				? {
						cause: "a claim of it is not bound to a volume",
						places: [inPod("volumes"), inObject("spec", "volumeClaimTemplates")],
					}
				: undefined;
		const scheduling_rules = [tooLarge, noSuchNode, unbound, apart, spread, portTaken, fullOfPods, tainted];
		const looksAgainWithin = 20_000;
		function podOfThisRun(verdict, pod, { times }) {
			if (times === undefined || isMadeSince(pod, times)) return verdict;
			const start = deletePod(pod);
			if (verdict.state === "failed" && verdict.attempt === undefined) {
				if (verdict.certain !== true) return { ...verdict, stands: looksAgainWithin };
				return before_run_phaseOf(pod) === "Failed"
					? { ...verdict, before: { words: "failed before this run", start } }
					: verdict;
			}
			return unlessBefore(verdict, times, start);
		}
		function ofThisRun(verdict, object, { times }, start) {
			if (times === undefined || isMadeSince(object, times) || isWrittenSince(object, times)) return verdict;
			return unlessBefore(verdict, times, start);
		}
		function unlessBefore(verdict, times, start) {
			if (verdict.state !== "failed" && verdict.state !== "failing") return verdict;
			const { attempt, reason, message } = verdict;
			if (attempt === undefined || isSince(attempt.at, times)) return verdict;
			const before = { words: before_run_wordsOf(attempt, times), next: attempt.next, start };
			return { ...failing(reason, message), before };
		}
		function isSince(at, { since }) {
			return Math.floor(at / 1_000) > Math.floor(since / 1_000);
		}
		function isMadeSince({ metadata }, { begun }) {
			const made = Date.parse(metadata.creationTimestamp ?? "");
			return Number.isNaN(made) || made >= begun;
		}
		function isWrittenSince(object, { begun }) {
			return Date.parse(ourEntry(object)?.time ?? "") >= begun;
		}
		function before_run_phaseOf({ status }) {
			return status?.phase;
		}
		function before_run_wordsOf({ at }, { begun, since }) {
			if (at === 0) return "last failed before this run";
			if (at >= begun)
				return since > begun ? "last failed before this run's last change" : "last failed just before this run";
			return `last failed ${formatDuration(begun - at)} before this run`;
		}
		function nextAttempt({ next }, now) {
			return next === undefined || next <= now ? undefined : `next attempt in about ${formatDuration(next - now)}`;
		}
		function deletePod(pod) {
			return { ...deletePods([pod]), again: (pod.metadata.ownerReferences ?? []).length === 0 };
		}
		function deletePods(pods) {
			const names = pods.map(({ metadata }) => shellWord(metadata.name ?? ""));
			return { command: `kubectl delete pod ${names.join(" ")}${inNamespace(pods[0])}`, again: false };
		}
		function deleteJob(job) {
			return { command: `kubectl delete job ${shellWord(job.metadata.name ?? "")}${inNamespace(job)}`, again: true };
		}
		function rolloutRestart(object) {
			const { updateStrategy } = object.spec ?? {};
			const replaces =
				object.kind === "Deployment" || (object.kind === "DaemonSet" && updateStrategy?.type !== "OnDelete");
			if (!replaces || !object.apiVersion.startsWith("apps/")) return undefined;
			const name = `${object.kind.toLowerCase()}/${shellWord(object.metadata.name ?? "")}`;
			return { command: `kubectl rollout restart ${name}${inNamespace(object)}`, again: false };
		}
		function inNamespace(object) {
			const namespace = object?.metadata.namespace;
			return namespace === undefined ? "" : ` --namespace ${shellWord(namespace)}`;
		}
		function withStart(verdict, start) {
			if (start === undefined || verdict === undefined || !("before" in verdict) || verdict.before === undefined) {
				return verdict;
			}
			return { ...verdict, before: { ...verdict.before, start } };
		}
		function before_run_startWords({ command, again }) {
			return `To start an attempt now${again ? ", before the next run" : ""}: ${command}`;
		}
		function podsByRevision(object, { pods, revisions }) {
			const isCurrent = currentPods(object, revisions);
			const { current = [], previous = [] } = Object.groupBy(pods, (pod) => (isCurrent(pod) ? "current" : "previous"));
			return { current, previous };
		}
		function currentPods(object, revisions) {
			const status = object.status ?? {};
			switch (object.kind) {
				case "Deployment":
				case "Rollout": {
					const current = currentRevision(object, revisions)?.metadata.uid;
					return ({ metadata }) => (metadata.ownerReferences ?? []).some(({ uid }) => uid === current);
				}
				case "StatefulSet":
					return ({ metadata }) => metadata.labels?.["controller-revision-hash"] === status.updateRevision;
				case "DaemonSet": {
					const generation = object.metadata.annotations?.["deprecated.daemonset.template.generation"];
					return ({ metadata }) =>
						generation === undefined || metadata.labels?.["pod-template-generation"] === generation;
				}
				default:
					return () => true;
			}
		}
		const revision = "deployment.kubernetes.io/revision";
		function currentRevision(object, revisions) {
			if (object.kind === "Rollout") {
				const { currentPodHash } = object.status ?? {};
				return revisions.find(({ metadata }) => metadata.labels?.["rollouts-pod-template-hash"] === currentPodHash);
			}
			const number = object.metadata.annotations?.[revision];
			if (number === undefined) return undefined;
			return revisions.find(({ metadata }) => metadata.annotations?.[revision] === number);
		}
		const generation_unseen = progressing("waiting for its controller to see the change");
		function lagging(object) {
			const observed = observedGeneration(object);
			return observed !== undefined && isOlder(object, observed) ? generation_unseen : undefined;
		}
		function unobserved(object) {
			return observedGeneration(object) === undefined ? generation_unseen : lagging(object);
		}
		function isOlder(object, observed) {
			return observed < (object.metadata.generation ?? 0);
		}
		function observedGeneration(object) {
			const status = object.status;
			const written = status?.observedGeneration;
			const observed = typeof written === "string" && written !== "" ? Number(written) : written;
			return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
		}
		function conditionsOf(object) {
			const status = object.status;
			return currentConditions(object, status?.conditions);
		}
		function currentConditions(object, listed) {
			return readConditions(listed).filter((condition) => !conditions_isOutdated(object, condition));
		}
		function conditions_isOutdated(object, { observedGeneration: seen }) {
			return seen !== undefined && isOlder(object, seen);
		}
		function readConditions(listed) {
			return Array.isArray(listed) ? listed.filter(isCondition) : [];
		}
		function isCondition(value) {
			const condition = value;
			return typeof condition?.type === "string" && typeof condition.status === "string";
		}
		function findCondition(conditions, type) {
			return conditions.find((condition) => condition.type === type);
		}
		function isTrue(condition) {
			return condition?.status === "True";
		}
		function conditions_wordsOf({ type, status, reason, message }) {
			return message || reason || `${type} is ${status}`;
		}
		function attemptOf({ lastTransitionTime = "" }) {
			const at = Date.parse(lastTransitionTime);
			return Number.isNaN(at) ? undefined : { at };
		}
		function lastChange({ metadata }) {
			const changes = (metadata.managedFields ?? [])
				.filter(({ subresource }) => subresource !== "status")
				.map(({ time }) => Date.parse(time ?? "") || 0);
			return Math.max(0, ...changes);
		}
		function containerStatusEntries({ metadata }) {
			const ofStatus = (metadata.managedFields ?? []).filter(({ subresource }) => subresource === "status");
			return ofStatus.flatMap(({ fieldsV1, ...entry }) => {
				if (fieldsV1 === undefined) return [entry];
				const fields = fieldsV1["f:status"] ?? {};
				return "f:containerStatuses" in fields || "f:initContainerStatuses" in fields ? [entry] : [];
			});
		}
		function lastContainerStatus(pod) {
			return Math.max(0, ...containerStatusEntries(pod).map(({ time }) => Date.parse(time ?? "") || 0));
		}
		function isBeforeLastChange(object, condition) {
			return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
		}
		const container_reasons = {
			ErrImagePull: (waiting, evidence) => judgeImage(waiting, evidence),
			ImagePullBackOff: (waiting, evidence) => judgeImage(waiting, evidence),
			RegistryUnavailable: ({ where, image, reason }) =>
				failing(reason, `${where}: image ${image} cannot be pulled: the registry cannot be reached`),
			InvalidImageName: ({ where, image, reason }) =>
				failedForGood(reason, `${where}: ${image} is not the name of an image`),
			ErrImageNeverPull: ({ where, image, reason }) =>
				failed(reason, `${where}: image ${image} is not on the node, and is not to be pulled (imagePullPolicy: Never)`),
			SignatureValidationFailed: (waiting) => {
				const { where, image, reason } = waiting;
				return failed(
					reason,
					`${where}: image ${image} cannot be pulled: its signature is not accepted`,
					lastPull(waiting),
				);
			},
			CreateContainerConfigError: (waiting, evidence) =>
				judgeMissing(waiting.pod, waiting, evidence) ?? judgeRootUser(waiting) ?? judgeCreation(waiting),
			CreateContainerError: (waiting) => judgeCreation(waiting),
			RunContainerError: ({ pod, where, message }) => judgeStart(where, message, { at: lastContainerStatus(pod) }),
		};
		function judgeContainer(pod, culprit, happened, evidence) {
			const where = whereOf(culprit);
			const { reason, message = "" } = culprit.status.state?.waiting ?? {};
			const rule = container_reasons[reason ?? ""];
			if (rule !== undefined && reason !== undefined) {
				return rule({ pod, where, image: imageOf(pod, culprit), reason, message, happened }, evidence);
			}
			const crash = judgeCrash(where, culprit, happened);
			if (crash !== undefined) return crash;
			const ordinary = reason === undefined || reason === "ContainerCreating" || reason === "PodInitializing";
			return ordinary ? undefined : failing(reason, `${where}: ${message || reason}`);
		}
		function whereOf({ name, list }) {
			return list === "initContainers" ? `init container ${name}` : `container ${name}`;
		}
		function imageOf({ spec }, { list, index, status }) {
			const written = spec[list];
			return written?.[index]?.image ?? status.image ?? "";
		}
		function judgeImage(waiting, { promisedSecrets }) {
			const { pod, where, image, message, happened } = waiting;
			const pull = happened.find(
				({ reason, message: said }) => reason === "Failed" && said.includes(`image "${image}"`),
			);
			const unexplained = /^Back-off pulling image "[^"]*"$/.test(message);
			const words = unexplained || message === "" ? (pull?.message ?? message) : message;
			const verdict = judgePull(where, image, words, lastPull(waiting));
			const secret = missingPullSecret(happened);
			if (verdict.state !== "failed" || verdict.certain === true || secret === undefined) return verdict;
			const lacking = `${verdict.message} (pull secret ${secret} does not exist)`;
			const promised = promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${secret}`);
			return (promised ? failing : failed)(verdict.reason, lacking, verdict.attempt);
		}
		const backOffIsToldWithin = 20_000;
		const firstPause = 10_000;
		const container_longestPause = 300_000;
		function lastPull({ pod, where, image, reason, happened }) {
			const pulls = happened.filter(
				({ reason: what, message, fieldPath }) =>
					what === "Failed" &&
					message.startsWith(`Failed to pull image "${image}"`) &&
					(fieldPath === undefined || fieldPath.includes(`{${where.slice(where.lastIndexOf(" ") + 1)}}`)),
			);
			const written = lastContainerStatus(pod);
			const byStatus = reason === "ErrImagePull" ? written : Math.max(0, written - backOffIsToldWithin);
			const at = Math.max(byStatus, ...pulls.map((pull) => pull.at));
			const count = pulls[0]?.count;
			const pause = count === undefined ? undefined : Math.min(container_longestPause, firstPause * 2 ** (count - 1));
			return { at, next: pause === undefined ? undefined : at + pause };
		}
		function missingPullSecret(happened) {
			const told = newest(happened, "FailedToRetrieveImagePullSecret");
			return /secrets \(([^),]+)/.exec(told?.message ?? "")?.[1];
		}
		function judgeRootUser({ where, reason, message }) {
			if (!message.includes("runAsNonRoot")) return undefined;
			const words = message.includes("non-numeric")
				? "its image names a user that is not a number, which runAsNonRoot cannot check"
				: "its image runs as root, which runAsNonRoot forbids";
			return failed(reason, `${where}: ${words}`);
		}
		const container_passing =
			/failed to sync|deadline exceeded|timed? ?out|is reserved for|at least once|no space left/i;
		function judgeCreation({ where, reason, message }) {
			return (container_passing.test(message) ? failing : failed)(
				reason,
				`${where} cannot be created: ${message || reason}`,
			);
		}
		function culpritOf(pod) {
			const { phase } = pod.status ?? {};
			if (phase !== "Failed" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return undefined;
			const behind = containersOf(pod)
				.filter(({ done }) => !done)
				.map(({ culprit }) => culprit);
			return (
				behind.find(({ status }) => inTrouble(status)) ?? behind.find(({ status }) => hasCrashed(status)) ?? behind[0]
			);
		}
		const ordinary = new Set([undefined, "ContainerCreating", "PodInitializing"]);
		function inTrouble({ state }) {
			return !ordinary.has(state?.waiting?.reason) || (state?.terminated?.exitCode ?? 0) !== 0;
		}
		function hasCrashed({ restartCount = 0, lastState }) {
			return restartCount > 0 && lastState?.terminated !== undefined;
		}
		function containersOf(pod) {
			const { restartPolicy = "Always", initContainers = [], containers = [] } = pod.spec ?? {};
			const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
			const found = (list, names, statuses) =>
				names.flatMap((name, index) => {
					const status = statuses.find((each) => each.name === name);
					return status === undefined ? [] : [{ name, list, index, status }];
				});
			const sidecars = new Set(
				initContainers.filter((each) => each.restartPolicy === "Always").map(({ name }) => name),
			);
			return [
				...found("initContainers", initContainers.map(culprit_nameOf), initContainerStatuses).map((culprit) => ({
					culprit,
					done: sidecars.has(culprit.name) ? isUp(culprit.status) : hasSucceeded(culprit.status),
				})),
				...found("containers", containers.map(culprit_nameOf), containerStatuses).map((culprit) => ({
					culprit,
					done: culprit.status.ready === true || (restartPolicy !== "Always" && hasSucceeded(culprit.status)),
				})),
			];
		}
		function isUp({ started, ready }) {
			return started === true && ready !== false;
		}
		function hasSucceeded({ state }) {
			return state?.terminated?.exitCode === 0;
		}
		function culprit_nameOf({ name }) {
			return name;
		}
		const nodeComes = ["TriggeredScaleUp", "Nominated"];
		const noNodeComes = ["NotTriggerScaleUp", "FailedScaleUp"];
		function judgeScheduling(pod, happened) {
			const { nodeName } = pod.spec ?? {};
			const scheduled = findCondition(conditionsOf(pod), "PodScheduled");
			if (nodeName !== undefined || scheduled?.status === "True") return undefined;
			if (scheduled?.reason === "SchedulingGated") return progressing("held back by a scheduling gate");
			if (scheduled?.reason !== "Unschedulable") return progressing("waiting for a node");
			const words = withoutPreemption(conditions_wordsOf(scheduled));
			const claim = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
			if (claim !== undefined) return failed(scheduled.reason, `PersistentVolumeClaim ${claim} does not exist`);
			if (/unbound immediate PersistentVolumeClaims/.test(words)) return progressing("waiting for its volume");
			const { nominatedNodeName } = pod.status ?? {};
			if (nominatedNodeName) return progressing("waiting for room that other pods make on a node");
			const autoscaler = newest(happened, ...nodeComes, ...noNodeComes);
			if (nodeComes.includes(autoscaler?.reason ?? "")) return progressing("waiting for a new node");
			return failing(scheduled.reason, `no node fits: ${words}`);
		}
		function withoutPreemption(words) {
			return words.replace(/(?<!\s)\s*(no new claims to deallocate, )?preemption: [\s\S]*$/, "").replace(/\.$/, "");
		}
		function judgeVolumes(pod, happened, evidence) {
			if (hasBegun(pod, happened)) return undefined;
			const said = newest(happened, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
			const telling = happened.find(({ message }) => message.includes("SetUp failed")) ?? said;
			if (said !== undefined && telling !== undefined) {
				return judgeMount(pod, { ...telling, reason: said.reason, at: Math.max(said.at, telling.at) }, evidence);
			}
			const network = newest(happened, "FailedCreatePodSandBox");
			return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`);
		}
		function hasBegun(pod, happened) {
			if (isTrue(findCondition(conditionsOf(pod), "PodReadyToStartContainers"))) return true;
			if (newest(happened, "Pulling", "Pulled", "Created", "Started") !== undefined) return true;
			const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
			return [...initContainerStatuses, ...containerStatuses].some(
				({ state, restartCount = 0 }) =>
					restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined,
			);
		}
		const lasting = /hostPath type check failed|mount failed: exit status 32[\s\S]*(wrong fs type|No such file)/;
		function judgeMount(pod, { reason, message, at }, evidence) {
			const volume = /volume "([^"]+)"/.exec(message)?.[1];
			const where = volume === undefined ? "its volumes" : `volume ${volume}`;
			const missing = judgeMissing(pod, { reason, where, message, attempt: { at } }, evidence);
			if (missing !== undefined) return missing;
			if (/Multi-Attach/.test(message)) return failing(reason, `${where} is still attached to another node`, { at });
			if (/timed out waiting for the condition/.test(message))
				return failing(reason, `${where} cannot be mounted in time`, { at });
			const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message;
			return (lasting.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`, { at });
		}
		function judgePod(pod, evidence) {
			return podOfThisRun(judgeNow(pod, evidence), pod, evidence);
		}
		function judgeNow(pod, evidence) {
			const status = pod.status ?? {};
			if (status.phase === "Succeeded") return readyBut("succeeded");
			if (status.phase === "Failed") return failedForGood(status.reason ?? "PodFailed", pod_lastWords(status));
			if (status.phase === "Running" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return ready;
			const happened = occurrencesOf(pod, evidence);
			const culprit = culpritOf(pod);
			return (
				judgeScheduling(pod, happened) ??
				(culprit && judgeContainer(pod, culprit, happened, evidence)) ??
				judgeVolumes(pod, happened, evidence) ??
				progressing(doing(pod, culprit, happened))
			);
		}
		function doing(pod, culprit, happened) {
			const { containerStatuses = [] } = pod.status ?? {};
			const readiness = findCondition(conditionsOf(pod), "Ready");
			if (culprit === undefined) {
				if (readiness?.reason === "ReadinessGatesNotReady") return conditions_wordsOf(readiness);
				const allReady = containerStatuses.length > 0 && containerStatuses.every((container) => container.ready);
				if (allReady && newest(happened, "NodeNotReady") !== undefined) return "on a node that does not answer";
				return containerStatuses.length === 0 ? "starting" : "not ready";
			}
			const { name, list, status } = culprit;
			if (status.state?.running === undefined) return isPulling(name, happened) ? "pulling image" : "starting";
			const startup = probeWords("Startup", name, happened);
			if (status.started === false) return `starting up${startup === undefined ? "" : `: ${startup}`}`;
			if (list === "initContainers" && status.started !== true) return `running init container ${name}`;
			const probe = probeWords("Readiness", name, happened);
			return `not ready${probe === undefined ? ofHowMany(containerStatuses) : `: ${probe}`}`;
		}
		function isPulling(container, happened) {
			const own = happened.filter(({ fieldPath }) => fieldPath?.includes(`{${container}}`));
			const begun = newest(own, "Pulling");
			const ended = newest(own, "Pulled", "Failed");
			return begun !== undefined && (ended === undefined || ended.at < begun.at);
		}
		function ofHowMany(containers) {
			if (containers.length < 2) return "";
			return ` (${containers.filter((container) => container.ready).length} of ${containers.length} containers)`;
		}
		function pod_lastWords({ message, reason, initContainerStatuses = [], containerStatuses = [] }) {
			if (message) return message;
			for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
				const end = state?.terminated;
				if (end !== undefined && end.exitCode !== 0) {
					return `container ${name} ${endWords(end)}${end.message ? `: ${end.message}` : ""}`;
				}
			}
			return reason ?? "failed";
		}
		function judgePods(object, wanted, evidence) {
			const alive = podsByRevision(object, evidence).current.filter(isAlive);
			const verdicts = alive.map((pod) => judgePod(pod, evidence));
			const verdict = sumUp(verdicts, (ready) => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted));
			return withStart(verdict, rolloutRestart(object));
		}
		function isAlive({ metadata, status }) {
			const { phase } = status ?? {};
			return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded";
		}
		function sumUp(verdicts, head, errorBudget) {
			const wrong = verdicts.filter((verdict) => verdict.state === "failing" || verdict.state === "failed");
			const onTheirWay = verdicts.filter(({ state }) => state === "progressing");
			if (wrong.length + onTheirWay.length === 0) return undefined;
			const words = [head(verdicts.length - wrong.length - onTheirWay.length), ...grouped(onTheirWay)].join(", ");
			const hard = wrong.filter((verdict) => verdict.state === "failed");
			const worst = hard[0] ?? wrong[0];
			if (worst === undefined) return progressing(words);
			const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`;
			const { reason, before } = worst;
			const stood = before === undefined ? {} : { before };
			if (hard.length <= errorBudget) return { ...failing(reason, message), ...stood };
			const certain = verdicts.every((verdict) => verdict.state === "failed" && verdict.certain === true);
			const stands =
				hard.filter((each) => each.stands === undefined).length > errorBudget ? undefined : longestOf(hard);
			return { ...failed(reason, message), ...(certain && { certain }), ...(stands && { stands }), ...stood };
		}
		function longestOf(verdicts) {
			return Math.max(...verdicts.map(({ stands = 0 }) => stands));
		}
		function grouped(verdicts) {
			return [...Map.groupBy(verdicts, ({ message }) => message)].map(([message, same]) => `${same.length} ${message}`);
		}
		function cause({ message }, wrong) {
			const others = wrong.filter((each) => withoutRestarts(each.message) !== withoutRestarts(message)).length;
			return others === 0 ? message : `${message} (and ${others} otherwise)`;
		}
		const refused_pods_passing =
			/failed calling webhook|Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i;
		function refused_pods_refusal(object, { reason, message, at }, evidence, holder = object) {
			const heals =
				refused_pods_passing.test(message) || (message.includes("exceeded quota") && isMoving(object, evidence));
			const verdict = (heals ? failing : failed)(reason, `pods are refused: ${plain(message)}`, { at });
			return ofThisRun(verdict, holder, evidence, object.kind === "Job" ? deleteJob(object) : rolloutRestart(object));
		}
		function isMoving(object, evidence) {
			const leaving = evidence.pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
			return leaving || judgePods(object, 0, evidence)?.state === "progressing";
		}
		function plain(message) {
			return message
				.replace(/^\(combined from similar events\): /, "")
				.replace(/^Error creating: |^create Pod \S+ in StatefulSet \S+ failed error: /i, "")
				.replace(/^pods "[^"]*" is forbidden: /, "");
		}
		function refusedByCondition(object, evidence, holder = object) {
			const refused = findCondition(conditionsOf(holder), "ReplicaFailure");
			if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete")
				return undefined;
			const told = newest(occurrencesOf(holder, evidence), "FailedCreate")?.at ?? 0;
			const at = Math.max(told, Date.parse(refused.lastTransitionTime ?? "") || 0);
			return refused_pods_refusal(
				object,
				{ reason: refused.reason ?? refused.type, message: conditions_wordsOf(refused), at },
				evidence,
				holder,
			);
		}
		function refusedByEvent(object, evidence) {
			const happened = occurrencesOf(object, evidence);
			const refused = newest(happened, "FailedCreate");
			const since = Math.max(lastChange(object), newest(happened, "SuccessfulCreate")?.at ?? 0);
			if (refused === undefined || refused.at < since) return undefined;
			return refused_pods_refusal(object, refused, evidence);
		}
		function judgeStatefulSet(object, evidence) {
			const { replicas: wanted = 1, updateStrategy, minReadySeconds } = object.spec ?? {};
			const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, ...status } = object.status ?? {};
			const unseen = unobserved(object);
			if (unseen !== undefined) return unseen;
			const onDelete = updateStrategy?.type === "OnDelete";
			const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
			const missing =
				(onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ??
				tooMany(replicas - wanted, "replica") ??
				tooFew(status.availableReplicas ?? readyReplicas, wanted, available(minReadySeconds));
			if (missing !== undefined) {
				const pods = judgePods(object, wanted - partition, evidence);
				if (pods?.state === "failed") return pods;
				const refused = replicas < wanted ? refusedByEvent(object, evidence) : undefined;
				return refused ?? pods ?? heldUp(object, evidence) ?? missing;
			}
			if (onDelete && updatedReplicas < wanted) return readyBut(waitsForDeletion(wanted - updatedReplicas));
			if (partition > 0) return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`);
			return ready;
		}
		const brokenPreviousPod = "BrokenPreviousPod";
		function heldUp(object, evidence) {
			const { podManagementPolicy } = object.spec ?? {};
			if (podManagementPolicy === "Parallel") return undefined;
			const pods = podsByRevision(object, evidence).previous.filter(isAlive);
			const judged = pods.map((pod) => ({ pod, verdict: judgePod(pod, { ...evidence, times: undefined }) }));
			const wrong = judged.filter(({ verdict }) => verdict.state === "failing" || verdict.state === "failed");
			const broken = wrong.filter(({ verdict }) => verdict.state === "failed");
			const inTheWay = broken.length > 0 ? broken : wrong;
			const [first] = inTheWay;
			if (first === undefined) return undefined;
			const names = inTheWay.map(({ pod }) => pod.metadata.name).join(", ");
			const which = inTheWay.length === 1 ? `pod ${names}` : `pods ${names}`;
			const words = `waits for ${which} of the previous revision, which ${inTheWay.length === 1 ? "has" : "have"} to be deleted by hand`;
			const before = { start: deletePods(inTheWay.map(({ pod }) => pod)) };
			const message = `${words}: ${first.verdict.message}`;
			return { ...(broken.length > 0 ? failed : failing)(brokenPreviousPod, message), before };
		}
		function waitsForDeletion(count) {
			return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`;
		}
		function beforeCause(facts, found) {
			const { verdict } = facts.rollout;
			if (verdict.state !== "failing" && verdict.state !== "failed") return found;
			const { before } = verdict;
			if (before === undefined) return found;
			if (verdict.reason === brokenPreviousPod) {
				return {
					cause:
						'a StatefulSet waits for a broken pod of the revision before to become ready, and does not replace it (Kubernetes docs, "Forced rollback")',
					hint: `Delete it, and the one that takes its place is of the present revision: ${before.start?.command ?? ""}`,
					places: [],
				};
			}
			const hint = before.start && before_run_startWords(before.start);
			const cause = verdict.state === "failed" ? found.cause : undefined;
			return { ...(cause && { cause }), ...(hint && { hint }), places: found.places };
		}
		const causes_rules = [ownCause, refusedCause, imageCause, referenceCause, schedulingCause, probeCause, crashCause];
		function findCause(facts) {
			const found = causes_rules.map((rule) => rule(facts)).find((finding) => finding !== undefined);
			return beforeCause(facts, found ?? atContainer(facts));
		}
		function atContainer({ suspect }) {
			const { list, name } = suspect?.container ?? {};
			return { places: list === undefined || name === undefined ? [] : [inPod(list, place_named(name))] };
		}
		async function unlessAborted(signal, work) {
			signal.throwIfAborted();
			const aborted = Promise.withResolvers();
			const abort = () => aborted.reject(signal.reason);
			signal.addEventListener("abort", abort, { once: true });
			try {
				return await Promise.race([work(), aborted.promise]);
			} finally {
				signal.removeEventListener("abort", abort);
			}
		}
		async function ask({ api, signal }, what, request, read) {
			try {
				const { body } = await unlessAborted(signal, () => api.send(request));
				return { known: read(body) };
			} catch (error) {
				if (signal.aborted) return { unknown: `${what} did not come in time` };
				if (error instanceof ApiError && error.httpStatus === 403) return { unknown: `${what} may not be read` };
				if (error instanceof ApiError && error.httpStatus === 404) return { unknown: `${what} are not there any more` };
				return { unknown: `${what} could not be read` };
			}
		}
		const mostLines = 25;
		const mostBytes = 4096;
		const limitBytes = 512 * 1024;
		function logRequest({ pod }, { name }, previous) {
			const { namespace = "", name: podName = "" } = pod.metadata;
			const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(podName)}/log`;
			const query = new URLSearchParams({
				container: name,
				tailLines: String(mostLines),
				limitBytes: String(limitBytes),
				...(previous ? { previous: "true" } : {}),
			});
			return { method: "GET", path: `${path}?${query}`, accept: "text/plain, application/json, */*" };
		}
		function runsToRead({ status, end }) {
			const { state, lastState, restartCount = 0 } = status;
			const never = end?.reason === "StartError" || end?.reason === "ContainerCannotRun";
			if (never) return [];
			if (state?.terminated !== undefined) return lastState?.terminated ? ["present", "previous"] : ["present"];
			if (state?.running !== undefined) return restartCount > 0 ? ["previous", "present"] : ["present"];
			return lastState?.terminated === undefined ? [] : ["previous", "present"];
		}
		function lastLines(text) {
			const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
			if (text.trim() === "") return [];
			const kept = [];
			let left = mostBytes;
			for (const line of lines.slice(-mostLines).toReversed()) {
				const bytes = Buffer.from(line);
				if (bytes.length > left) {
					if (kept.length === 0)
						kept.unshift(
							bytes
								.subarray(-left)
								.toString("utf8")
								.replace(/^\uFFFD+/, ""),
						);
					return ["…", ...kept.slice(-(mostLines - 1))];
				}
				kept.unshift(line);
				left -= bytes.length + 1;
			}
			return kept;
		}
		async function fetchFor(rollout, suspect, ports) {
			const [log, keys, nodes, events] = await Promise.all([
				fetchLog(suspect, ports),
				fetchKeys(suspect, ports),
				unschedulableWords(suspect) === undefined ? nothing : ports.nodes(),
				fetchEvents(rollout, suspect, ports),
			]);
			return {
				log: knownOf(log),
				keys: knownOf(keys),
				nodes: knownOf(nodes),
				events: knownOf(events) ?? [],
				unknown: [log, keys, nodes, events].flatMap((found) => ("unknown" in found ? [found.unknown] : [])),
			};
		}
		const nothing = { known: undefined };
		function knownOf(found) {
			return "known" in found ? found.known : undefined;
		}
		async function fetchLog(suspect, ports) {
			const container = suspect?.container;
			if (suspect === undefined || container === undefined) return nothing;
			const { name: pod = "" } = suspect.pod.metadata;
			const runs = runsToRead(container);
			if (!ports.wantsLogs && runs.length > 0)
				return { unknown: `the logs of ${pod} were not read, since so many fail` };
			const ends = [];
			for (const run of runs) {
				const previous = run === "previous";
				const request = logRequest(suspect, container, previous);
				const found = await ask(ports, `the logs of ${pod}`, request, (body) => lastLines(ports.redact(String(body))));
				if ("known" in found && found.known.length > 0) {
					return { known: { pod, container: container.name, previous, lines: found.known } };
				}
				ends.push(found);
			}
			const unread = ends.find((found) => "unknown" in found);
			const silent = ends.findIndex((found) => "known" in found);
			if (silent === -1) return unread ?? nothing;
			return { known: { pod, container: container.name, previous: runs[silent] === "previous", lines: [] } };
		}
		async function fetchKeys(suspect, ports) {
			const { kind, name, key } = missingReference({ suspect }) ?? {};
			if (kind === undefined || name === undefined || key === undefined) return nothing;
			const namespace = encodeURIComponent(suspect?.pod.metadata.namespace ?? "");
			const path = `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${encodeURIComponent(name)}`;
			return ask(ports, `the keys of ${kind} ${name}`, { method: "GET", path }, (body) => {
				const { data, binaryData } = body;
				return [data, binaryData].flatMap((values) => Object.keys(values ?? {})).toSorted();
			});
		}
		async function fetchEvents({ ref, object, belongings }, suspect, ports) {
			const about = suspect?.pod ?? object;
			const { uid, name = ref.name } = about.metadata;
			if (uid === undefined || occurrencesOf(about, belongings).length > 0) return { known: [] };
			const scope = ref.namespace === undefined ? "" : `/namespaces/${encodeURIComponent(ref.namespace)}`;
			const path = `/api/v1${scope}/events?fieldSelector=involvedObject.uid%3D${encodeURIComponent(uid)}&limit=100`;
			return ask(ports, `the events of ${name}`, { method: "GET", path }, itemsOf);
		}
		const mostNodes = 500;
		function fetchNodes(ports) {
			return ask(ports, "the nodes", { method: "GET", path: `/api/v1/nodes?limit=${mostNodes}` }, (body) => {
				const { metadata } = body;
				return metadata?.continue ? undefined : itemsOf(body);
			});
		}
		function itemsOf(body) {
			return body.items ?? [];
		}
		function messageOf({ rollout, suspect }) {
			const { ref, verdict, object, belongings } = rollout;
			const message = verdict.message ?? "not ready";
			const words = suspect?.verdict.message;
			const told =
				words === undefined || message.includes(words) || ref.kind !== "Job" ? message : `${message}: ${words}`;
			const why = `${told}${stoodWords(verdict)}`;
			if (ref.kind !== "StatefulSet" || suspect === undefined) return why;
			const { replicas = 1, podManagementPolicy = "OrderedReady" } = object.spec ?? {};
			const behind = replicas - belongings.pods.length;
			if (podManagementPolicy !== "OrderedReady" || behind <= 0) return why;
			const others = behind === 1 ? "1 pod waits" : `${behind} pods wait`;
			return `${why}; ${others} for ${suspect.pod.metadata.name} (podManagementPolicy OrderedReady)`;
		}
		function stoodWords(verdict) {
			if (verdict.state !== "failing" && verdict.state !== "failed") return "";
			const { words } = verdict.before ?? {};
			if (words === undefined) return "";
			return verdict.state === "failed" ? ` (${words})` : ` (${words}, and not tried again since)`;
		}
		const revised = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout"]);
		function previousWords({ object, belongings }) {
			if (!revised.has(object.kind) || unobserved(object) !== undefined) return undefined;
			const { previous } = podsByRevision(object, belongings);
			const serving = previous.filter(
				(pod) => isTrue(findCondition(conditionsOf(pod), "Ready")) && pod.metadata.deletionTimestamp === undefined,
			);
			const [one] = serving;
			if (one === undefined) return undefined;
			const ready = serving.length;
			const image = changedImage(one.spec, templateOf(object));
			const named = image === undefined ? "" : ` (${shortName(image)})`;
			const wanted = Math.max(ready, wantedPods(object));
			return `the previous version${named} is still serving with ${ready} of ${wanted} ${wanted === 1 ? "pod" : "pods"}`;
		}
		function templateOf({ spec }) {
			const { template } = spec ?? {};
			return template?.spec ?? {};
		}
		function changedImage({ containers: before = [] }, { containers: now = [] }) {
			return before.find(({ name, image }) => now.some((each) => each.name === name && each.image !== image))?.image;
		}
		function shortName(image) {
			return image.slice(image.lastIndexOf("/") + 1).replace(/@(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "@$1");
		}
		function wantedPods({ kind, spec, status }) {
			if (kind === "DaemonSet") {
				return (status ?? {}).desiredNumberScheduled ?? 0;
			}
			return (spec ?? {}).replicas ?? 1;
		}
		const makers = {
			"external-secrets.io/ExternalSecret": ({ spec, metadata }) => [field(spec, "target", "name") ?? metadata.name],
			"bitnami.com/SealedSecret": ({ spec, metadata }) => [
				field(spec, "template", "metadata", "name") ?? metadata.name,
			],
			"cert-manager.io/Certificate": ({ spec }) => [field(spec, "secretName")],
			"networking.k8s.io/Ingress": ({ spec, metadata: { annotations = {} } }) =>
				Object.keys(annotations).some((key) => /^cert-manager\.io\/.*issuer|^kubernetes\.io\/tls-acme$/.test(key))
					? items(field(spec, "tls")).map((tls) => field(tls, "secretName"))
					: [],
			"secrets-store.csi.x-k8s.io/SecretProviderClass": ({ spec }) =>
				items(field(spec, "secretObjects")).map((secret) => field(secret, "secretName")),
			"secrets.hashicorp.com/VaultStaticSecret": ({ spec }) => [field(spec, "destination", "name")],
			"secrets.hashicorp.com/VaultDynamicSecret": ({ spec }) => [field(spec, "destination", "name")],
			"secrets.hashicorp.com/VaultPKISecret": ({ spec }) => [field(spec, "destination", "name")],
			"secrets.hashicorp.com/HCPVaultSecretsApp": ({ spec }) => [field(spec, "destination", "name")],
			"onepassword.com/OnePasswordItem": ({ metadata }) => [metadata.name],
			"spv.no/AzureKeyVaultSecret": ({ spec }) => [field(spec, "output", "secret", "name")],
			"kafka.strimzi.io/KafkaUser": ({ metadata }) => [metadata.name],
			"postgresql.cnpg.io/Cluster": ({ metadata: { name } }) => [`${name}-app`, `${name}-superuser`, `${name}-ca`],
			"rabbitmq.com/RabbitmqCluster": ({ metadata: { name } }) => [`${name}-default-user`],
		};
		function promisedSecrets(set) {
			return new Set(
				set.flatMap((object) => {
					const own = object.metadata.namespace ?? "";
					const names = makers[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object) ?? [];
					const connection = field(object.spec, "writeConnectionSecretToRef");
					return [
						...names.map((name) => [own, name]),
						[field(connection, "namespace") ?? own, field(connection, "name")],
					].flatMap(([namespace, name]) => (typeof name === "string" ? [`${String(namespace)}/${name}`] : []));
				}),
			);
		}
		function items(value) {
			return Array.isArray(value) ? value : [];
		}
		function field(value, ...path) {
			return valueAt(value, path);
		}
		const nothingKnown = {
			lateBindingClasses: new Set(),
			promisedSecrets: new Set(),
			errorBudget: () => 0,
		};
		async function readSurroundings(unready, { api, set, errorBudget, times }) {
			const claims = unready.filter(({ ref }) => ref.apiVersion === "v1" && ref.kind === "PersistentVolumeClaim");
			const classes = new Set(claims.flatMap(({ applied }) => applied.spec.storageClassName || []));
			const late = await Promise.all([...classes].map(async (name) => ((await bindsLate(api, name)) ? [name] : [])));
			return { lateBindingClasses: new Set(late.flat()), promisedSecrets: promisedSecrets(set), errorBudget, times };
		}
		async function bindsLate(api, name) {
			try {
				const path = `/apis/storage.k8s.io/v1/storageclasses/${encodeURIComponent(name)}`;
				const { body } = await api.send({ method: "GET", path });
				return body.volumeBindingMode === "WaitForFirstConsumer";
			} catch (error) {
				if (error instanceof ApiError) return false;
				throw error;
			}
		}
		function suspectOf({ object, belongings, verdict }) {
			const own = object.apiVersion === "v1" && object.kind === "Pod";
			const { current, previous } = podsByRevision(object, belongings);
			const reason = "reason" in verdict ? verdict.reason : undefined;
			const inTheWay = reason === brokenPreviousPod ? [previous, current] : [current, previous];
			const pods = own ? [[object]] : inTheWay;
			for (const some of pods) {
				const judged = some.map((pod) => ({ pod, verdict: judgePod(pod, { ...nothingKnown, ...belongings }) }));
				const [worst] = judged
					.filter((each) => each.verdict.state !== "ready")
					.toSorted(
						(a, b) =>
							rank(a.verdict) - rank(b.verdict) ||
							Number(isFor(b.verdict, reason)) - Number(isFor(a.verdict, reason)) ||
							Number(isLeaving(a.pod)) - Number(isLeaving(b.pod)) ||
							createdAt(b.pod) - createdAt(a.pod),
					);
				if (worst === undefined) continue;
				const culprit = culpritOf(worst.pod);
				return {
					...worst,
					happened: occurrencesOf(worst.pod, belongings),
					container: culprit && withSpec(worst.pod, culprit),
				};
			}
			return undefined;
		}
		function rank(verdict) {
			if (verdict.state === "failed") return verdict.certain ? 0 : 1;
			return verdict.state === "failing" ? 2 : 3;
		}
		function isFor(verdict, reason) {
			return "reason" in verdict && verdict.reason === reason;
		}
		function isLeaving({ metadata }) {
			return metadata.deletionTimestamp !== undefined;
		}
		function createdAt({ metadata }) {
			return Date.parse(metadata.creationTimestamp ?? "") || 0;
		}
		function withSpec({ spec }, culprit) {
			const written = spec[culprit.list];
			const { state, lastState } = culprit.status;
			return {
				...culprit,
				spec: written?.[culprit.index] ?? { name: culprit.name },
				end: state?.terminated ?? lastState?.terminated,
			};
		}
		const most = 10;
		function tellEvents(events, suspect) {
			const told = events.filter((event) => event.type === "Warning").map(read);
			const newest = Math.max(...events.map(read).map(({ at }) => at ?? Number.NEGATIVE_INFINITY));
			const uid = suspect?.pod.metadata.uid;
			const first = (event) => Number(event.uid === uid);
			const sorted = told.toSorted((a, b) => first(b) - first(a) || (b.at ?? 0) - (a.at ?? 0));
			const same = Map.groupBy(sorted, (event) => [event.about.split("/")[0], event.reason, alike(event)].join("\n"));
			return [...same.values()].slice(0, most).flatMap((group) => {
				const [one] = group;
				if (one === undefined) return [];
				const { about, reason, message } = one;
				const count = group.reduce((sum, event) => sum + event.count, 0);
				const at = Math.max(...group.map((event) => event.at ?? Number.NEGATIVE_INFINITY));
				return [
					{ about, reason, message, count, age: Number.isFinite(at) ? Math.round((newest - at) / 1000) : undefined },
				];
			});
		}
		function read(event) {
			const { reason = "", message = "", count, involvedObject: about, series } = event;
			return {
				about: `${about?.kind ?? "Object"}/${about?.name ?? ""}`,
				reason,
				message: message.trim(),
				count: series?.count ?? count ?? 1,
				at: lastTimeOf(event),
				uid: about?.uid,
			};
		}
		function alike({ about, message }) {
			return message
				.replace(/\bpods "[^"]*"/g, "pods")
				.replaceAll(about.slice(about.indexOf("/") + 1), "")
				.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
				.replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\[[0-9a-f:]+\]/g, "");
		}
		const limit = 2_000;
		const mostLogs = 20;
		async function diagnose(patients, { api, redact }) {
			const ill = patients.filter(({ rollout }) => rollout.verdict.state !== "ready");
			const ports = { api, redact, signal: AbortSignal.timeout(limit) };
			let asked;
			const nodes = () => {
				asked ??= fetchNodes(ports);
				return asked;
			};
			return Promise.all(
				ill.map(async (patient, index) => {
					const suspect = suspectOf(patient.rollout);
					const fetched = await fetchFor(patient.rollout, suspect, { ...ports, nodes, wantsLogs: index < mostLogs });
					return conclude(patient, suspect, fetched, redact);
				}),
			);
		}
		function conclude({ rollout, manifest }, suspect, fetched, redact) {
			const { ref, verdict, object, belongings } = rollout;
			const { log, keys, nodes, unknown } = fetched;
			const events = [...belongings.events, ...fetched.events];
			const facts = {
				rollout,
				suspect,
				keys,
				nodes,
				lines: log?.lines ?? [],
				happened: occurrencesOf(object, { events }),
			};
			const { cause, hint, places } = findCause(facts);
			const probe = suspect === undefined ? undefined : failedProbe(suspect);
			const field = fieldAt(manifest?.object, places);
			return {
				ref,
				reason: "reason" in verdict ? verdict.reason : "NotReady",
				message: messageOf(facts),
				cause,
				hint,
				container: suspect && describeContainer(suspect),
				probe: probe && probeLine(probe, redact),
				logs: log === undefined ? [] : [log],
				events: tellEvents(events, suspect),
				unknown,
				previous: previousWords(rollout),
				field,
				location: manifest?.source.locate(field) ?? manifest?.source.location,
				setBy: isOverridden(manifest, field) ? "set by input 'images'" : undefined,
			};
		}
		function isOverridden(manifest, field) {
			return manifest?.source.overridden?.some((path) => path.join("/") === field.join("/")) === true;
		}
		function describeContainer({ pod, container }) {
			if (container === undefined) return undefined;
			const { name, spec, status } = container;
			return {
				pod: pod.metadata.name ?? "",
				name,
				image: spec.image ?? status.image ?? "",
				restarts: status.restartCount ?? 0,
				exit: exitWords(container),
			};
		}
		const longestSocketPath = 100;
		function folderPath(temp) {
			const wanted = runFolderPath(temp);
			const roomy = Buffer.byteLength((0, external_node_path_.join)(wanted, "k.sock")) <= longestSocketPath;
			return roomy ? wanted : runFolderPath((0, external_node_os_.tmpdir)());
		}
		function sameField(path, from, to) {
			const found = [];
			let [here, there] = [from, to];
			for (const step of path) {
				const next = Array.isArray(there) ? same_field_indexOf(there, step, childOf(here, step)) : step;
				const value = next === undefined ? undefined : childOf(there, next);
				if (next === undefined || value === undefined) return { path: found, whole: false, value: there };
				found.push(next);
				here = childOf(here, step);
				there = value;
			}
			return { path: found, whole: true, value: there };
		}
		function same_field_indexOf(list, step, item) {
			const name = childOf(item, "name");
			if (typeof name !== "string") return Number(step);
			const index = list.findIndex((each) => childOf(each, "name") === name);
			return index === -1 ? undefined : index;
		}
		function standingTagWarnings(checks, overrides) {
			const standing = [...checks].flatMap((check) => standingTags(check, overrides));
			return [...Map.groupBy(standing, ({ image }) => image)].map(([image, some]) => {
				const objects = [...new Map(some.map(({ planned }) => [planned, planned.ref])).values()];
				const run = objects.length === 1 ? "runs" : "run";
				return {
					message: `Input 'images': ${someNames(objects)} already ${run} ${image}. Pods that run keep the image that they have pulled: give each build its own tag, or its digest.`,
					location: some[0]?.planned.source.locate(some[0].path),
				};
			});
		}
		function standingTags(check, overrides) {
			if (check.action === "refused" || check.before === undefined) return [];
			const { planned, before, after } = check;
			return findImages(planned.object).flatMap(({ path, image }) => {
				const reference = parseImage(image);
				if (reference?.tag === undefined || reference.digest !== undefined || namesCommit(reference.tag)) return [];
				if (!isGivenByImages(planned, path, overrides) || sameField(path, planned.object, before).value !== image)
					return [];
				const template = standing_tags_templateOf(path);
				return (0, external_node_util_.isDeepStrictEqual)(valueAt(before, template), valueAt(after, template))
					? [{ planned, path, image }]
					: [];
			});
		}
		function standing_tags_templateOf(path) {
			const list = path.findLastIndex((step) => typeof step === "number") - 1;
			return path.slice(0, Math.max(1, list - 1));
		}
		function checkUnnamedImages(objects, live, { images, allowDowngrade }) {
			if (images.length === 0) return { faults: [], notices: [] };
			const changes = objects.flatMap((planned) => unnamedChanges(planned, live, images));
			const { lost = [], other = [] } = Object.groupBy(changes, ({ from, to }) =>
				!allowDowngrade && hasFixedVersion(from) && !hasFixedVersion(to) ? "lost" : "other",
			);
			return { faults: lost.map(lostVersionFault), notices: other.map(describeChange) };
		}
		function unnamedChanges(planned, live, overrides) {
			const now = live.get(objectKey(planned.ref));
			if (now === undefined || planned.onlyIfMissing) return [];
			return findImages(planned.object).flatMap(({ path, container, image: to }) => {
				const { value: from, whole } = sameField(path, planned.object, now);
				if (!whole || typeof from !== "string" || from === to || isGivenByImages(planned, path, overrides)) return [];
				return [{ planned, path, container, from, to }];
			});
		}
		function lostVersionFault(change) {
			const { planned, path, container, from, to } = change;
			const tag = parseImage(to)?.tag;
			const why = tag === undefined ? "which has no version" : "which is a moving tag";
			return new UserError(
				`${formatRef(planned.ref)}, container ${container}: the image would go from ${from} to ${to}, ${why}, and input 'images' gives no version for it`,
				{
					code: "image",
					hint: `${howToKeep(change)}, or write the version into the manifest. Set allow-downgrade: true to let it go.`,
					location: planned.source.locate(path),
				},
			);
		}
		function howToKeep({ planned, path, from, to }) {
			const [running, wanted] = [parseImage(from), parseImage(to)];
			if (running === undefined || wanted === undefined || isSetByImages(planned, path))
				return "Give its version in 'images'";
			const isSame = normalizeName(running.name) === normalizeName(wanted.name);
			const version = isSame ? formatImage({ ...running, name: "" }).replace(/^:/, "") : from;
			return `Add its version to 'images', such as ${wanted.name}=${version}`;
		}
		function describeChange({ planned, path, container, from, to }) {
			const location = planned.source.locate(path);
			const where = location === undefined ? "" : ` (${formatLocation(location)})`;
			return `Not in 'images', and changed by the manifests: ${formatRef(planned.ref)}, container ${container}: ${from} to ${to}${where}`;
		}
		const written = [
			[/\.((?:\\.|[^.[\]\\\s'"(){}*])+)/y, ([, name = ""]) => ({ field: name.replace(/\\(.)/g, "$1") })],
			[/\[(?:'([^']+)'|"([^"]+)")\]/y, ([, single, double]) => ({ field: single ?? double ?? "" })],
			[/\[(-?\d+)\]/y, ([, index]) => ({ item: Number(index) })],
			[/\[\*\]/y, () => ({ items: "all" })],
			[
				/\[\?\(\s*@(\.[^\s=]+)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*\)\]/y,
				([, inner = "", single, double]) => {
					const items = parseJsonPath(inner);
					return items && { items, equal: single ?? double ?? "" };
				},
			],
		];
		function parseJsonPath(text) {
			const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? text;
			const path = /^[.[]/.test(bare) ? bare : `.${bare}`;
			const steps = [];
			let at = 0;
			while (at < path.length) {
				const step = stepAt(path, at);
				if (step === undefined) return undefined;
				steps.push(step.step);
				at = step.end;
			}
			return steps.length > 0 ? steps : undefined;
		}
		function stepAt(path, at) {
			for (const [pattern, read] of written) {
				pattern.lastIndex = at;
				const found = pattern.exec(path);
				if (found === null) continue;
				const step = read(found);
				return step && { step, end: at + found[0].length };
			}
			return undefined;
		}
		function valuesAt(value, path) {
			return path.reduce((values, step) => values.flatMap((each) => json_path_follow(each, step)), [value]);
		}
		function json_path_follow(value, step) {
			if ("field" in step) {
				const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, step.field);
				return isObject ? [value[step.field]] : [];
			}
			if (!Array.isArray(value)) return [];
			if ("item" in step) return value.at(step.item) === undefined ? [] : [value.at(step.item)];
			if (step.items === "all") return value;
			const { items, equal } = step;
			return value.filter((item) => valuesAt(item, items).some((each) => String(each) === equal));
		}
		const ready_when_annotation = "pushpull/ready-when";
		function isNeverAwaited(object) {
			return readyWhenOf(object)?.what === "none";
		}
		function ownRule(object) {
			const own = readyWhenOf(object);
			switch (own?.what) {
				case undefined:
					return undefined;
				case "none":
					return () => ready;
				case "condition":
					return (seen) => judgeCondition(seen, own.type, own.status);
				case "value":
					return (seen) => lagging(seen) ?? judgeValue(seen, own);
			}
		}
		function readyWhenFaults(manifests) {
			return manifests.flatMap(({ object, source }) => {
				const text = object.metadata.annotations?.[ready_when_annotation];
				if (text === undefined || parse(text) !== undefined) return [];
				const name = object.metadata.name ?? `${object.metadata.generateName}*`;
				return new UserError(`The ready-when of ${formatRef({ ...object, name })} cannot be read: ${text}`, {
					code: "manifest",
					hint: "Write none, condition=TYPE, condition=TYPE=STATUS, jsonpath={.PATH} or jsonpath={.PATH}=VALUE, as in kubectl wait.",
					location: source.locate(["metadata", "annotations", ready_when_annotation]),
				});
			});
		}
		function readyWhenOf({ metadata }) {
			const text = metadata.annotations?.[ready_when_annotation];
			return text === undefined ? undefined : parse(text);
		}
		function parse(written) {
			const text = String(written).trim();
			if (text === "none") return { what: "none" };
			const condition = /^condition=([^=\s]+)(?:=([^=\s]+))?$/.exec(text);
			if (condition !== null) return { what: "condition", type: condition[1] ?? "", status: condition[2] ?? "True" };
			const [, way, value] =
				/^jsonpath=('\{[^}]*\}'|"\{[^}]*\}"|\{[^}]*\}|(?:[^=[\]{}]|\[[^\]]*\])+)(?:=(.+))?$/.exec(text) ?? [];
			const path = way === undefined ? undefined : parseJsonPath(unquoted(way));
			if (way === undefined || path === undefined) return undefined;
			return { what: "value", text: unquoted(way), path, wanted: value === undefined ? undefined : unquoted(value) };
		}
		function unquoted(text) {
			return text.replace(/^(['"])(.*)\1$/, "$2");
		}
		function judgeCondition(object, type, status) {
			const { conditions } = object.status ?? {};
			const found = readConditions(conditions).find((each) => ready_when_isSame(each.type, type));
			if (found === undefined) return lagging(object) ?? progressing(`waiting for condition ${type}`);
			const old =
				found.observedGeneration === undefined ? lagging(object) !== undefined : conditions_isOutdated(object, found);
			if (old) return generation_unseen;
			if (ready_when_isSame(found.status, status)) return ready;
			const words = found.message || found.reason;
			return progressing(`condition ${found.type} is ${found.status}${words ? `: ${words}` : ""}`);
		}
		function ready_when_isSame(a, b) {
			return a.toLowerCase() === b.toLowerCase();
		}
		function judgeValue(object, { path, text, wanted }) {
			const values = valuesAt(object, path);
			const [value] = values;
			const goal = wanted === undefined ? text : `${text} to be ${wanted}`;
			if (value === undefined || value === null) return progressing(`waiting for ${goal}`);
			if (values.length > 1) return failing("ReadyWhen", `${text} leads to more than one value`);
			if (wanted === undefined) return ready;
			if (typeof value === "object") return failing("ReadyWhen", `${text} leads to more than one value`);
			return String(value) === wanted ? ready : progressing(`waiting for ${goal}: it is ${String(value)}`);
		}
		const noSegment = /^\.\.?$|[/%]/;
		const names_label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
		function nameFaults({ object, ref, source }) {
			const { name, namespace } = object.metadata;
			const fault = (field, message, hint) =>
				new UserError(message, { code: "manifest", hint, location: source.locate(["metadata", field]) });
			const faults = [];
			if (name !== undefined && noSegment.test(name)) {
				faults.push(
					fault(
						"name",
						`The name ${name} of this ${ref.kind} cannot be one`,
						"A name has no / or % in it, and is not . or ..",
					),
				);
			}
			if (namespace !== undefined && !names_label.test(namespace)) {
				faults.push(
					fault(
						"namespace",
						`The namespace ${namespace} of ${ref.kind}/${ref.name} cannot be one`,
						"It has lower-case letters, digits and dashes, 63 at most.",
					),
				);
			}
			return faults;
		}
		const metadataFields = [
			["metadata", "creationTimestamp"],
			["metadata", "generation"],
			["metadata", "managedFields"],
			["metadata", "resourceVersion"],
			["metadata", "selfLink"],
			["metadata", "uid"],
		];
		function serverFieldFaults({ object, source }, resource) {
			const { apiVersion, kind, metadata } = object;
			const written = serverFieldsIn(object, resource)
				.map((path) => ({ name: path.join("."), location: source.locate(path) }))
				.toSorted((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0));
			if (written.length === 0) return [];
			const name = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
			return [
				new UserError(`${name} has what only the API server sets: ${written.map((field) => field.name).join(", ")}`, {
					code: "manifest",
					hint: `Take ${written.length === 1 ? "it" : "them"} out of the manifest: \`kubectl get -o yaml\` prints such fields, and an apply may not have them.`,
					location: written[0]?.location,
				}),
			];
		}
		function serverFieldsIn(object, resource) {
			const fields = resource?.hasStatus ? [...metadataFields, ["status"]] : metadataFields;
			return fields.filter((path) => !saysNothing(valueAt(object, path)));
		}
		function saysNothing(value) {
			if (typeof value === "object" && value !== null) return Object.values(value).every(saysNothing);
			return value === undefined || value === null || value === "" || value === 0 || value === false;
		}
		function withoutServerFields(object, resource) {
			const left = [...serverFieldsIn(object, resource), ...(isAggregated(object) ? [["rules"]] : [])];
			return left.reduce((current, path) => server_fields_without(current, path), object);
		}
		function isAggregated({ apiVersion, kind, aggregationRule }) {
			const isClusterRole = kind === "ClusterRole" && groupOf(apiVersion) === "rbac.authorization.k8s.io";
			return isClusterRole && aggregationRule !== undefined && aggregationRule !== null;
		}
		function server_fields_without(value, [step = "", ...rest]) {
			const entries = Object.entries(value);
			return Object.fromEntries(
				entries.flatMap(([key, child]) => {
					if (key !== step) return [[key, child]];
					return rest.length === 0 ? [] : [[key, server_fields_without(child, rest)]];
				}),
			);
		}
		function planPush(inputs) {
			const kinds = knownKinds(inputs.discovery, inputs.manifests);
			const faults = [];
			const written = inputs.manifests.flatMap((manifest) => {
				const resource = findKind(kinds, manifest);
				if (resource instanceof UserError) {
					faults.push(resource, ...serverFieldFaults(manifest));
					return [];
				}
				faults.push(...serverFieldFaults(manifest, resource));
				return [planObject(manifest, resource, inputs.namespace)];
			});
			const objects = inputs.createNamespace ? withNamespace(written, inputs.namespace) : written;
			faults.push(...duplicates(objects));
			faults.push(...objects.filter(({ object }) => syncWaveOf(object) === undefined).map(syncWaveFault));
			faults.push(...readyWhenFaults(objects));
			const misnamed = new Map(objects.map((planned) => [planned, nameFaults(planned)]));
			faults.push(...[...misnamed.values()].flat());
			const named = objects.filter((planned) => misnamed.get(planned)?.length === 0);
			return { plan: { waves: withNeedsBefore(toWaves(named)) }, faults };
		}
		function withNeedsBefore(waves) {
			const before = new Set();
			return waves.map((wave) => {
				const objects = wave.objects.map((planned) => ({
					...planned,
					needs: planned.needs.filter((key) => before.has(key)),
				}));
				for (const { ref } of objects) before.add(objectKey(ref));
				return { ...wave, objects };
			});
		}
		function planObject({ object, source }, resource, fallback) {
			const cleaned = withoutServerFields(object, resource);
			const { namespace: written, ...metadata } = cleaned.metadata;
			const namespace = resource.namespaced ? written || fallback : undefined;
			const complete = {
				...cleaned,
				metadata: namespace === undefined ? metadata : { ...metadata, namespace },
			};
			const name = object.metadata.name ?? `${object.metadata.generateName}*`;
			return {
				ref: { apiVersion: object.apiVersion, kind: object.kind, namespace, name },
				object: complete,
				source,
				resource,
				needs: needsOf(complete, resource.plural),
				onlyIfMissing: false,
			};
		}
		function withNamespace(objects, name) {
			if (objects.some(({ object }) => object.kind === "Namespace" && object.metadata.name === name)) return objects;
			const object = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
			const source = { location: undefined, locate: () => undefined };
			return [{ ...planObject({ object, source }, namespaces, name), onlyIfMissing: true }, ...objects];
		}
		function duplicates(objects) {
			const named = objects.filter(({ object }) => object.metadata.name !== undefined);
			return [...Map.groupBy(named, ({ ref }) => objectKey(ref)).values()].flatMap(([first, ...others]) =>
				others.map(({ ref, source }) => {
					const before = first?.source.location;
					return new UserError(`${formatRef(ref, "full")} is there twice`, {
						code: "manifest",
						hint: `Remove one${before === undefined ? "" : `; the first is at ${formatLocation(before)}`}.`,
						location: source.location,
					});
				}),
			);
		}
		const mostRepeated = 4 * 1024 * 1024;
		function resolveAliases(document, text, at) {
			const [begin, , end] = document.range ?? [0, 0, text.length];
			const written = text.slice(begin, end);
			if (!written.includes("*") && !written.includes("<<")) return undefined;
			const walk = { anchors: new Map(), targets: new Map(), weights: new Map(), open: new Set() };
			const weight = weigh(document.contents, walk);
			const location = (alias) => at(alias.range?.[0] ?? begin);
			if (walk.endless !== undefined) {
				return new UserError(`The alias *${walk.endless.source} stands inside of what it stands for`, {
					code: "manifest",
					hint: "It would have no end: write out what is meant.",
					location: location(walk.endless),
				});
			}
			if (walk.dangling !== undefined) {
				return new UserError("This alias stands for nothing: no anchor of its name comes before it", {
					code: "manifest",
					hint: "Put the value in quotes if its asterisk is meant.",
					location: location(walk.dangling),
				});
			}
			if (walk.noMap !== undefined) {
				return new UserError("What this merges in (<<) is no map", {
					code: "manifest",
					hint: "Put maps, aliases of maps, or a list of these there.",
					location: at(walk.noMap.range?.[0] ?? begin),
				});
			}
			if (weight - (end - begin) <= mostRepeated) return undefined;
			return new UserError(`The aliases of this document repeat more than ${mostRepeated / 1024 / 1024} MB`, {
				code: "manifest",
				hint: "Write out what the aliases stand for.",
				location: at(document.contents?.range?.[0] ?? begin),
			});
		}
		function weigh(node, walk) {
			if (!(0, dist.Ll)(node)) return 0;
			if ((0, dist.Vj)(node)) return weighAlias(node, walk);
			if (node.anchor === undefined) return ownWeight(node, walk);
			walk.anchors.set(node.anchor, node);
			walk.open.add(node);
			const weight = ownWeight(node, walk);
			walk.open.delete(node);
			walk.weights.set(node, weight);
			return weight;
		}
		function ownWeight(node, walk) {
			if ((0, dist.jn)(node))
				return 2 + (node.range === null || node.range === undefined ? 0 : node.range[1] - node.range[0]);
			let weight = 2;
			if ((0, dist.oP)(node)) for (const item of node.items) weight += weigh(item, walk);
			if ((0, dist.jh)(node)) {
				for (const { key, value } of node.items) {
					weight += weigh(key, walk) + weigh(value, walk);
					if ((0, dist.jn)(key) && typeof key.value === "symbol" && !isMergeable(value, walk)) walk.noMap ??= key;
				}
			}
			return weight;
		}
		function isMergeable(value, { targets }) {
			const standsFor = (node) => ((0, dist.Vj)(node) ? targets.get(node) : node);
			const source = standsFor(value);
			return (
				(0, dist.jh)(source) || ((0, dist.oP)(source) && source.items.every((item) => (0, dist.jh)(standsFor(item))))
			);
		}
		function weighAlias(alias, walk) {
			const target = walk.anchors.get(alias.source);
			if (target === undefined) walk.dangling ??= alias;
			else {
				walk.targets.set(alias, target);
				if (walk.open.has(target)) walk.endless ??= alias;
			}
			alias.resolve = (document, context) => {
				if (context === undefined) return target;
				context.aliasResolveCache = target === undefined ? [] : [target];
				return dist.x1.prototype.resolve.call(alias, document, context);
			};
			return target === undefined ? 0 : (walk.weights.get(target) ?? 0);
		}
		function repeatedKeys(document) {
			const found = [];
			(0, dist.YR)(document, {
				Map(_, { items }) {
					const seen = new Set();
					for (const { key } of items) {
						if (!(0, dist.jn)(key)) continue;
						const [begin, end] = key.range ?? [0, 0];
						if (seen.has(key.value)) found.push(new dist.XT([begin, end], "DUPLICATE_KEY", "Map keys must be unique"));
						seen.add(key.value);
					}
				},
			});
			return found;
		}
		const notRead = ["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"];
		const octal = {
			tag: "tag:yaml.org,2002:int",
			default: true,
			test: /^[-+]?0o[0-7]+$/,
			resolve: (written) => Number(written.replace(/^[-+]/, "")) * (written.startsWith("-") ? -1 : 1),
		};
		const binary = {
			tag: "tag:yaml.org,2002:binary",
			resolve: (written) => Buffer.from(written, "base64").toString("utf8"),
		};
		function kubernetesTags(tags) {
			const read = tags.filter((tag) => typeof tag === "string" || !(notRead.includes(tag.tag) || isSexagesimal(tag)));
			return [octal, binary, ...read.map(withDigit)];
		}
		function withDigit(tag) {
			if (typeof tag === "string" || !("test" in tag) || tag.tag !== "tag:yaml.org,2002:float") return tag;
			const { test } = tag;
			return test === undefined || test.test(".inf")
				? tag
				: { ...tag, test: new RegExp(`(?=[-+]?\\.?\\d)${test.source}`) };
		}
		function isSexagesimal(tag) {
			return "format" in tag && tag.format === "TIME";
		}
		const kubernetesYaml = {
			version: "1.1",
			customTags: kubernetesTags,
			merge: true,
			logLevel: "silent",
			prettyErrors: false,
			uniqueKeys: false,
		};
		const explain_words = {
			TAB_AS_INDENT: {
				message: "A tab indents this line",
				hint: "YAML is indented with spaces only: replace the tab.",
			},
			DUPLICATE_KEY: { message: "This key is there twice in the same map", hint: "Remove one of the two." },
			BAD_INDENT: { message: "The indentation is broken", hint: "Line this up with the keys it belongs to." },
		};
		function explainYaml(errors, at) {
			const broken = errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
			return errors.slice(0, broken === -1 ? errors.length : broken + 1).map((error) => {
				const known = explain_words[error.code];
				return new UserError(known?.message ?? `Broken YAML: ${error.message}`, {
					code: "manifest",
					hint: known?.hint ?? "Check the indentation, quotes and colons around this line.",
					location: at(error.pos[0]),
				});
			});
		}
		const braces = /^[^#\n]*\{\{/m;
		function templateFault(document, text, at) {
			const [begin, , end] = document.range ?? [0, 0, text.length];
			const braced = braces.exec(text.slice(begin, end));
			if (braced === null || !(document.errors.length > 0 || hasMapAsKey(document))) return undefined;
			return new UserError("This is a template: {{ }} is not YAML", {
				code: "manifest",
				hint: "Helm charts and other templates are not rendered here. Render it in a step before this one (`helm template … > deploy.yaml`) and give that file.",
				location: at(begin + braced.index + braced[0].length - 2),
			});
		}
		function hasMapAsKey(document) {
			let found = false;
			(0, dist.YR)(document, {
				Pair(_, { key }) {
					if (!(0, dist.jh)(key) && !((0, dist.jn)(key) && typeof key.value === "object" && key.value !== null))
						return undefined;
					found = true;
					return dist.YR.BREAK;
				},
			});
			return found;
		}
		function spacesForTabs(text) {
			return /^\s*[{[]/.test(text) ? text.replace(/^[\t ]+/gm, (indent) => " ".repeat(indent.length)) : text;
		}
		function readValue(document, text, at) {
			const template = templateFault(document, text, at);
			if (template !== undefined) return { faults: [template] };
			if (document.errors.length > 0) return { faults: explainYaml(document.errors, at) };
			const unresolved = resolveAliases(document, text, at);
			if (unresolved !== undefined) return { faults: [unresolved] };
			return { value: document.toJS({ maxAliasCount: -1 }) };
		}
		function startOf(document) {
			return document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
		}
		const document_largest = 32 * 1024 * 1024;
		const mostDocuments = 20_000;
		function parseYaml(content, file) {
			if (content.length > document_largest) return { documents: [], faults: [tooMuch(file, "is larger than 32 MB")] };
			const text = spacesForTabs(content.replace(/^\uFEFF/, ""));
			const lineCounter = new dist.HN();
			const at = (offset) => {
				const { line, col } = lineCounter.linePos(offset);
				return { file, line: Math.max(1, line), column: Math.max(1, col) };
			};
			const read = [];
			try {
				for (const document of documentsOf(text, lineCounter)) {
					document.errors.push(...repeatedKeys(document));
					if (document.errors.some(isStackOverflow))
						return { documents: [], faults: [tooMuch(file, "is nested too deep")] };
					if (read.length === mostDocuments) {
						return { documents: [], faults: [tooMuch(file, `has more than ${mostDocuments} documents`)] };
					}
					read.push(readDocument(document, text, at));
				}
			} catch (error) {
				if (error instanceof RangeError) return { documents: [], faults: [tooMuch(file, "is nested too deep")] };
				throw error;
			}
			return { documents: read.flatMap(({ documents }) => documents), faults: read.flatMap(({ faults }) => faults) };
		}
		function documentsOf(text, lineCounter) {
			return new dist.Dk(kubernetesYaml).compose(new dist.iX(lineCounter.addNewLine).parse(text));
		}
		function readDocument(document, text, at) {
			const read = readValue(document, text, at);
			if ("faults" in read) return { documents: [], faults: read.faults };
			if (read.value === null) return { documents: [], faults: [] };
			const location = at(startOf(document));
			return { documents: [{ value: read.value, location, locate: locator(document, text, at) }], faults: [] };
		}
		function locator({ range }, text, at) {
			const [begin, , end] = range ?? [0, 0, text.length];
			let document;
			return (path) => {
				document ??= parseAgain(text.slice(begin, end), at);
				return at(begin + offsetOf(document, path));
			};
		}
		function parseAgain(text, at) {
			const document = (0, dist.Tp)(text, kubernetesYaml);
			resolveAliases(document, text, at);
			return document;
		}
		function offsetOf(document, path) {
			let node = document.contents;
			let offset = document.contents?.range?.[0] ?? 0;
			for (const step of path) {
				if ((0, dist.Vj)(node)) node = node.resolve(document);
				if ((0, dist.jh)(node)) {
					const pair = entryOf(node, String(step), document);
					if (pair === undefined) break;
					if ((0, dist.Ll)(pair.key)) offset = pair.key.range?.[0] ?? offset;
					node = pair.value;
				} else if ((0, dist.oP)(node)) {
					node = node.items[Number(step)];
					if (!(0, dist.Ll)(node)) break;
					offset = node.range?.[0] ?? offset;
				} else break;
			}
			return offset;
		}
		function entryOf(map, name, document) {
			const own = map.items.find(({ key }) => ((0, dist.jn)(key) ? String(key.value) : String(key)) === name);
			if (own !== undefined) return own;
			const merged = map.items
				.filter(({ key }) => (0, dist.jn)(key) && typeof key.value === "symbol")
				.flatMap(({ value }) => ((0, dist.oP)(value) ? value.items : [value]))
				.map((source) => ((0, dist.Vj)(source) ? source.resolve(document) : source));
			for (const source of merged) {
				const entry = (0, dist.jh)(source) ? entryOf(source, name, document) : undefined;
				if (entry !== undefined) return entry;
			}
			return undefined;
		}
		function isStackOverflow({ message }) {
			return message.startsWith("Maximum call stack");
		}
		function tooMuch(file, what) {
			return new UserError(`${file} ${what}`, {
				code: "manifest",
				hint: "Split it into several files.",
				location: { file, line: 1 },
			});
		}
		function showPath(path, workspace) {
			const way = (0, external_node_path_.relative)(workspace, path);
			return (way.startsWith("..") || (0, external_node_path_.isAbsolute)(way) ? path : way || ".")
				.split(external_node_path_.sep)
				.join("/");
		}
		async function readPatches(kustomization, workspace) {
			const content = await (0, promises_.readFile)(kustomization, "utf8").catch(() => "");
			const [document] = parseYaml(content, showPath(kustomization, workspace)).documents;
			if (document === undefined) return [];
			const fields = document.value ?? {};
			const folder = { path: (0, external_node_path_.dirname)(kustomization), workspace, content };
			const entries = ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((field) =>
				listOf(fields[field]).map((entry, index) =>
					typeof entry === "string"
						? { ...asFileOrPatch(entry), at: [field, index] }
						: { ...entry, at: [field, index, "patch"] },
				),
			);
			const patches = await Promise.all(
				entries.map(({ at, ...entry }) => readPatch(entry, document.locate(at), folder)),
			);
			return [
				...patches_imagesOf(fields, document),
				...patches_replicasOf(fields, document),
				...patches.flat().reverse(),
			];
		}
		function asFileOrPatch(entry) {
			return entry.includes("\n") ? { patch: entry } : { path: entry };
		}
		async function readPatch({ path, patch, target }, at, folder) {
			if (typeof path === "string") {
				const file = (0, external_node_path_.resolve)(folder.path, path);
				const text = await (0, promises_.readFile)(file, "utf8").catch(() => "");
				return parseYaml(text, showPath(file, folder.workspace)).documents.flatMap((each) => setBy(each, target));
			}
			if (typeof patch !== "string") return [];
			const isBlock = /[|>][-+\d]*\s*(#.*)?$/.test(folder.content.split("\n")[at.line - 1] ?? "");
			const inside = ({ line }) => ({ file: at.file, line: isBlock ? at.line + line : at.line });
			return parseYaml(patch, at.file).documents.flatMap((document) =>
				setBy({ ...document, locate: (field) => inside(document.locate(field)) }, target),
			);
		}
		function setBy({ value, locate }, target) {
			if (Array.isArray(value)) return [byOperations(value, locate, target)];
			return [
				(path, built) => {
					const { kind, metadata } = value ?? {};
					if (!matches(target ?? { kind, name: metadata?.name }, built)) return undefined;
					const found = sameField(path, built.object, value);
					if (!found.whole || !mayBe(found.value, valueAt(built.object, path))) return undefined;
					return locate(found.path);
				},
			];
		}
		function byOperations(operations, locate, target) {
			return (path, built) => {
				if (!matches(target ?? {}, built)) return undefined;
				const index = operations.findLastIndex((operation) => {
					const { op, path: pointer = "" } = operation;
					const steps = pointer.split("/").slice(1).map(readStep);
					return op !== "remove" && steps.length > 0 && steps.every((step, place) => step === String(path[place]));
				});
				return index === -1 ? undefined : locate([index, "path"]);
			};
		}
		function readStep(step) {
			return step.replaceAll("~1", "/").replaceAll("~0", "~");
		}
		function patches_imagesOf({ images }, document) {
			return listOf(images).map((entry, index) => {
				const { name, newName = name, newTag, digest } = entry;
				return (path, built) => {
					const image = path.at(-1) === "image" ? parseImage(String(valueAt(built.object, path))) : undefined;
					if (image === undefined || newName === undefined) return undefined;
					if (normalizeName(image.name) !== normalizeName(newName)) return undefined;
					if (newTag !== undefined && image.tag !== String(newTag)) return undefined;
					const field = newTag !== undefined ? "newTag" : digest !== undefined ? "digest" : "newName";
					return document.locate(["images", index, field]);
				};
			});
		}
		function patches_replicasOf({ replicas }, document) {
			return listOf(replicas).map((entry, index) => {
				const { name } = entry;
				return (path, built) =>
					path.join("/") === "spec/replicas" && matches({ name }, built)
						? document.locate(["replicas", index, "count"])
						: undefined;
			});
		}
		function matches({ kind, name }, { object, writtenName }) {
			if (typeof kind === "string" && kind !== object.kind) return false;
			if (typeof name !== "string") return true;
			const builtName = object.metadata.name ?? "";
			const onTheWay = name.includes(writtenName) && builtName.includes(name);
			return name === writtenName || onTheWay || /[.*+?|()[\]\\]/.test(name);
		}
		function mayBe(written, built) {
			return (typeof written === "object" && written !== null) || written === built;
		}
		function listOf(value) {
			return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : [];
		}
		const plainFields = new Set([
			"apiversion",
			"kind",
			"metadata",
			"nameprefix",
			"namesuffix",
			"namespace",
			"commonlabels",
			"labels",
			"commonannotations",
			"images",
			"imagetags",
			"replicas",
			"vars",
			"sortoptions",
			"generatoroptions",
			"buildmetadata",
		]);
		const kustomization_entries_fileFields = new Set([
			"crds",
			"configurations",
			"openapi",
			"patches",
			"patchesjson6902",
			"patchesstrategicmerge",
			"replacements",
			"configmapgenerator",
			"secretgenerator",
			"helmcharts",
			"helmglobals",
			"helmchartinflationgenerator",
		]);
		const pluginFields = new Set(["generators", "transformers", "validators"]);
		const plainValues = new Set([
			"literals",
			"labels",
			"annotations",
			"metadata",
			"target",
			"targets",
			"source",
			"options",
			"repo",
		]);
		const plainTexts = new Set(["patch", "patches", "value"]);
		function entriesOf(document) {
			return fieldsOf(document.value).flatMap(([name, value]) => {
				const field = fold(name);
				if (plainFields.has(field)) return [];
				const use = pluginFields.has(field) ? "plugin" : kustomization_entries_fileFields.has(field) ? "file" : "base";
				return kustomization_entries_namesIn(value, [name]).map(({ text, path }) => ({
					text,
					use,
					line: document.locate(path).line,
				}));
			});
		}
		function pluginEntries(document) {
			return kustomization_entries_namesIn(document.value, []).map(({ text, path }) => ({
				text,
				use: "file",
				line: document.locate(path).line,
			}));
		}
		function isRemoteFile({ text }) {
			return /^https?:/i.test(text);
		}
		function onlyLists(document) {
			const listing = ["apiversion", "kind", "metadata", "resources", "bases"];
			return fieldsOf(document.value).every(([name]) => listing.includes(fold(name)));
		}
		function kustomization_entries_namesIn(value, path) {
			if (typeof value === "string") {
				const isKeyed = path.some((step) => typeof step === "string" && fold(step) === "files");
				return [{ text: isKeyed ? value.slice(value.indexOf("=") + 1) : value, path }];
			}
			if (Array.isArray(value))
				return value.flatMap((item, index) => kustomization_entries_namesIn(item, [...path, index]));
			return fieldsOf(value).flatMap(([name, part]) => {
				const field = fold(name);
				if (plainValues.has(field) || (typeof part === "string" && plainTexts.has(field))) return [];
				return kustomization_entries_namesIn(part, [...path, name]);
			});
		}
		function fieldsOf(value) {
			if (value instanceof Map || value instanceof Set)
				return [...value.entries()].map(([key, part]) => [String(key), part]);
			return typeof value === "object" && value !== null ? Object.entries(value) : [];
		}
		function fold(name) {
			return name.toUpperCase().toLowerCase();
		}
		function readStrictly(bytes, file) {
			const content = bytes.toString("utf8");
			const unclear = unclearText(bytes, content);
			if (unclear !== undefined) return { documents: [], faults: [unclearFault(unclear, content, file)] };
			const read = parseYaml(content, file);
			if (read.faults.length > 0) return read;
			const late = lateMerge(content);
			if (late === undefined) return read;
			const what = "merges a map (<<) after other fields, which readers of YAML do not agree on";
			return { documents: [], faults: [unclearFault({ what, hint: "Put it first.", offset: late }, content, file)] };
		}
		const unclearCharacter = /[\u0085\u2028\u2029]|\r(?!\n)|(?!^)\ufeff/;
		function unclearText(bytes, content) {
			const hint = "Write it as plain text in UTF-8, with line feeds.";
			if (!Buffer.from(content, "utf8").equals(bytes) || content.includes("\0")) {
				return { what: "is not text in UTF-8", hint, offset: 0 };
			}
			const character = content.search(unclearCharacter);
			if (character !== -1)
				return { what: "has a line break that not every reader of YAML knows", hint, offset: character };
			const directive = content.search(/^%/m);
			const what = "has a directive of YAML (a line that begins with %)";
			return directive === -1 ? undefined : { what, hint: "Remove it.", offset: directive };
		}
		function lateMerge(content) {
			let offset;
			for (const document of (0, dist.hR)(content, { version: "1.1", logLevel: "silent", uniqueKeys: false })) {
				if (!(0, dist.wz)(document)) continue;
				(0, dist.YR)(document, {
					Map(_, { items }) {
						const late = items.findLast(({ key }, index) => index > 0 && (0, dist.jn)(key) && isMergeKey(key.value));
						if (late === undefined) return undefined;
						offset = (0, dist.jn)(late.key) ? (late.key.range?.[0] ?? 0) : 0;
						return dist.YR.BREAK;
					},
				});
			}
			return offset;
		}
		function isMergeKey(value) {
			return value === "<<" || typeof value === "symbol";
		}
		function unclearFault({ what, hint, offset }, content, file) {
			const line = content.slice(0, offset).split("\n").length;
			return new UserError(`${file} ${what}`, { code: "kustomize", hint, location: { file, line } });
		}
		var external_node_net_ = __webpack_require__(7030);
		const own = new external_node_net_.BlockList();
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
			["::a9fe:0", 112, "ipv6"],
		]) {
			own.addSubnet(network, prefix, family);
		}
		function isOwnHost(hostname) {
			const host = hostname
				.replace(/^\[|\]$/g, "")
				.replace(/\.$/, "")
				.toLowerCase();
			const family = (0, external_node_net_.isIP)(host);
			if (family !== 0) return own.check(host, family === 4 ? "ipv4" : "ipv6");
			return /(^|\.)localhost(\.localdomain)?$|^ip6-(localhost|loopback)$/.test(host);
		}
		const base_address_longest = 2048;
		const download = "Download it in an earlier step, check it, and name the file.";
		const base_address_forms =
			"Write https://host/owner/name, with //folder and ?ref=v1 where needed, or ssh://git@host/owner/name.";
		function isAddress(text) {
			return /^(git::|gh:|https?:|[a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9-]*@|github\.com[:/])/i.test(text);
		}
		function readBaseAddress(text) {
			if (text.length > base_address_longest)
				return { refused: `is longer than ${base_address_longest} characters`, hint: base_address_forms };
			const [address = "", query] = splitAt(text.replace(/^git::/i, ""), "?");
			const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? "";
			if (!["", "https", "ssh"].includes(scheme) || /^https?:(?!\/\/)/i.test(address)) {
				return { refused: `is not reached by https or ssh`, hint: base_address_forms };
			}
			if (!/^[\w.~:/@[\]+-]*$/.test(address) || /(^|\/)\.{1,2}(\/|$)/.test(address)) {
				return { refused: "has characters that no address of a base has here", hint: base_address_forms };
			}
			if (/^[^/]*\/\/[^/@]*:[^/@]*@/.test(address))
				return { refused: "has a password in it", hint: "Remove it, and revoke it." };
			if (/\.(ya?ml|json)$/i.test(address)) return { refused: "is a file, which is not fetched", hint: download };
			const ref = readRef(query);
			if (ref === undefined)
				return { refused: "has a ref that is not a branch, a tag or a commit", hint: base_address_forms };
			const parts = splitRepository(address);
			if (parts === undefined)
				return { refused: "is not the address of a Git repository", hint: `${base_address_forms} ${download}` };
			const canonical = canonicalUrl(parts.repository);
			if (canonical === undefined)
				return { refused: "is not the address of a Git repository", hint: base_address_forms };
			if (isOwnHost(canonical.hostname)) {
				return {
					refused: "leads to this machine or to a link-local address",
					hint: "Only other hosts are asked for a base.",
				};
			}
			return { ...parts, ref, canonical };
		}
		function readRef(query) {
			if (query !== undefined && /[;#]/.test(query)) return undefined;
			const values = new URLSearchParams(query ?? "");
			const ref = values.get("ref") || values.get("version") || "HEAD";
			return /^\w[\w./+@-]*$/.test(ref) && !ref.includes("..") ? ref : undefined;
		}
		function splitRepository(address) {
			const [, scheme = "", user = "", rest = ""] =
				/^(https:\/\/|ssh:\/\/)?([a-z][a-z0-9-]*@)?(.*)$/i.exec(address) ?? [];
			const isGitHub = /^github\.com[:/]/i.test(rest);
			const isScp = scheme === "" && (user !== "" || isGitHub);
			if (scheme === "" && !isScp) return undefined;
			const end = rest.search(isScp ? /[:/]/ : /\//);
			if (end < 1) return undefined;
			const host = isGitHub
				? scheme.toLowerCase() === "ssh://" || user !== ""
					? `${user}github.com:`
					: "https://github.com/"
				: `${scheme.toLowerCase()}${user}${rest.slice(0, end + 1)}`;
			const [repository, path] = splitPath(rest.slice(end + 1));
			if (repository === undefined || repository === "") return undefined;
			return { repository: host + repository, path: path.replace(/^\/+/, "") };
		}
		function splitPath(rest) {
			const azure = /^(.*?_git\/[^/]*)(?:\/(.*))?$/.exec(rest);
			if (azure !== null) return [azure[1], azure[2] ?? ""];
			const double = rest.indexOf("//");
			if (double !== -1) return [rest.slice(0, double), rest.slice(double + 2)];
			const suffix = rest.indexOf(".git");
			if (suffix !== -1) return [rest.slice(0, suffix + 4), rest.slice(suffix + 4)];
			const [owner, name, ...path] = rest.split("/");
			return name === undefined ? [undefined, ""] : [`${owner}/${name}`, path.join("/")];
		}
		function canonicalUrl(repository) {
			const scp = /^(?:(?!-)[\w.-]+@)?((?!-)[\w.-]+):(?!\/|-)(.+)$/.exec(repository);
			const url = repository.includes("://") ? URL.parse(repository) : scp && URL.parse(`ssh://${scp[1]}/${scp[2]}`);
			if (!url || !["https:", "ssh:"].includes(url.protocol)) return undefined;
			const host = URL.parse(`https://${url.host}`)?.hostname;
			if (host === undefined || host === "" || host.startsWith("-")) return undefined;
			return (
				URL.parse(`${url.protocol}//${host}${url.port && `:${url.port}`}${url.pathname.replace(/\.git$/, "")}`) ??
				undefined
			);
		}
		function splitAt(text, mark) {
			const index = text.indexOf(mark);
			return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
		}
		const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
		async function isInside(path, folder) {
			return isBelow(await (0, promises_.realpath)(path), await (0, promises_.realpath)(folder));
		}
		function isBelow(path, folder) {
			const way = (0, external_node_path_.relative)(folder, path);
			return (
				way !== ".." && !way.startsWith(`..${external_node_path_.sep}`) && !(0, external_node_path_.isAbsolute)(way)
			);
		}
		async function findForbidden(start, openBase) {
			const seen = new Set();
			const faults = [];
			const waiting = [{ ...start, use: "build" }];
			for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
				const visit = { ...next, folder: await (0, promises_.realpath)(next.folder) };
				const key = `${visit.use} ${visit.folder}`;
				if (seen.has(key)) continue;
				seen.add(key);
				const found = await reach_look(visit, openBase);
				faults.push(...found.faults);
				waiting.push(...found.next);
			}
			return faults;
		}
		const reach_nothing = { faults: [], next: [] };
		async function reach_look(visit, openBase) {
			const files = await kustomizationsIn(visit.folder);
			return merged(await Promise.all(files.map((file) => lookInto(file, visit, openBase))));
		}
		async function lookInto(file, visit, openBase) {
			if (!(await isInside(file, visit.folder).catch(() => false))) return reach_nothing;
			const shown = visit.tree.show(file);
			const { documents, faults } = readStrictly(await (0, promises_.readFile)(file), shown);
			if (faults.length > 0) return { faults: faults.map((fault) => inTree(fault, visit.tree)), next: [] };
			if (visit.use === "plugins" && !documents.every(onlyLists)) {
				return {
					faults: [forbidden(visit.tree, shown, 1, "configures plugins and does more than to list them", build)],
					next: [],
				};
			}
			const found = documents
				.flatMap(entriesOf)
				.map((entry) =>
					reach_follow(visit.use === "plugins" ? { ...entry, use: "plugin" } : entry, shown, visit, openBase),
				);
			return merged(await Promise.all(found));
		}
		const build = "Build it in an earlier step, and name the file.";
		const copy = "Only files of the workspace are read. Copy it there in a step before this one if it is meant.";
		const reach_download = "Download it in an earlier step, check it, and name the file.";
		async function reach_follow(entry, shown, visit, openBase) {
			const { text, use, line } = entry;
			const { tree, folder } = visit;
			const refuse = (what, hint) => ({
				faults: [forbidden(tree, shown, line, what, hint)],
				next: [],
			});
			if (text.includes("\0")) return reach_nothing;
			if (text.includes("\n"))
				return use === "plugin" ? lookIntoPlugin(Buffer.from(text), shown, visit, line) : reach_nothing;
			if (use === "file") return isRemoteFile(entry) ? refuse(notFetched(entry), reach_download) : reach_nothing;
			const next = { use: use === "plugin" ? "plugins" : "build" };
			const open = () => fetchNext(text, { file: shown, line }, visit, openBase, next.use);
			if (isRemoteFile(entry)) return open();
			const path = (0, external_node_path_.resolve)(folder, text);
			const target = await (0, promises_.stat)(path).catch(() => undefined);
			if (target?.isFile()) {
				return use === "plugin" && (await isInside(path, folder))
					? lookIntoPlugin(await (0, promises_.readFile)(path), tree.show(await (0, promises_.realpath)(path)), visit)
					: reach_nothing;
			}
			if (isAddress(text) && !(target?.isDirectory() && "refused" in readBaseAddress(text))) return open();
			if ((0, external_node_path_.isAbsolute)(text) || (await kustomizationsIn(path)).length === 0)
				return reach_nothing;
			const real = await (0, promises_.realpath)(path);
			if (isBelow(real, tree.root)) return { faults: [], next: [{ ...next, folder: real, tree }] };
			const where = tree.namedAt === undefined ? "the workspace" : "its repository";
			return refuse(`names ${text}, which leads out of ${where}`, copy);
		}
		async function fetchNext(address, at, { tree }, openBase, use) {
			try {
				return { faults: [], next: [{ ...(await openBase(address, at.file, tree.namedAt ?? at)), use }] };
			} catch (error) {
				if (!(error instanceof UserError) || error.code === "timeout") throw error;
				return { faults: [error], next: [] };
			}
		}
		function lookIntoPlugin(bytes, shown, { tree }, line) {
			const { documents, faults } = readStrictly(bytes, shown);
			if (faults.length > 0) return { faults: faults.map((fault) => inTree(fault, tree)), next: [] };
			const found = documents
				.flatMap(pluginEntries)
				.filter(isRemoteFile)
				.map((entry) => forbidden(tree, shown, line ?? entry.line, notFetched(entry), reach_download));
			return { faults: found, next: [] };
		}
		function notFetched({ text }) {
			return `names ${withoutPasswords(text)}, which is not fetched`;
		}
		function forbidden(tree, shown, line, what, hint) {
			const fault = new UserError(`${shown} ${what}`, { code: "kustomize", hint, location: { file: shown, line } });
			return inTree(fault, tree);
		}
		function inTree(fault, { namedAt }) {
			if (namedAt === undefined) return fault;
			const { code, hint, message, location } = fault;
			const place =
				location === undefined || message.includes(location.file) ? "" : `${location.file}:${location.line}: `;
			return new UserError(`${place}${message}`, { code, hint, location: namedAt });
		}
		function merged(found) {
			return { faults: found.flatMap(({ faults }) => faults), next: found.flatMap(({ next }) => next) };
		}
		async function lineOf(text, file) {
			const lines = (await (0, promises_.readFile)(file, "utf8").catch(() => "")).split("\n");
			const index = text === undefined ? -1 : lines.findIndex((line) => line.includes(text));
			return index === -1 ? 1 : index + 1;
		}
		async function kustomizationIn(folder) {
			return (await kustomizationsIn(folder))[0];
		}
		async function kustomizationsIn(folder) {
			const names = await (0, promises_.readdir)(folder).catch(() => []);
			return kustomizationNames
				.filter((each) => names.includes(each))
				.map((name) => (0, external_node_path_.join)(folder, name));
		}
		function readManifests(content, file) {
			const { documents, faults } = parseYaml(content, file);
			if (documents.length === 0 && faults.length === 0) return { manifests: [], faults: [emptyFile(content, file)] };
			const objects = documents.flatMap((document) => readObject(document.value, document, []));
			return {
				manifests: objects.filter((object) => !(object instanceof UserError)),
				faults: [...faults, ...objects.filter((object) => object instanceof UserError)],
			};
		}
		function emptyFile(content, file) {
			const what = content.trim() === "" ? "is empty" : "has no object in it, only comments";
			return new UserError(`${file} ${what}`, {
				code: "manifest",
				hint: "Take it out of 'manifests', or put an object into it.",
				location: { file, line: 1 },
			});
		}
		function readObject(value, document, path) {
			const location = path.length === 0 ? document.location : document.locate(path);
			const fault = (message, hint, where = location) =>
				new UserError(message, { code: "manifest", hint, location: where });
			if (!read_manifests_isRecord(value)) {
				return [fault("This is not a Kubernetes object", "An object is a map with apiVersion, kind and metadata.")];
			}
			if (typeof value.kind === "string" && value.kind.endsWith("List") && Array.isArray(value.items)) {
				return value.items.flatMap((item, index) => readObject(item, document, [...path, "items", index]));
			}
			const metadata = read_manifests_isRecord(value.metadata) ? value.metadata : {};
			const faults = [];
			for (const field of ["apiVersion", "kind"]) {
				if (read_manifests_isText(value[field])) continue;
				faults.push(fault(`This object has no ${field}`, `Add a line \`${field}: …\`${example(field)}.`));
			}
			if (!read_manifests_isText(metadata.name) && !read_manifests_isText(metadata.generateName)) {
				const where = document.locate([...path, "metadata"]);
				faults.push(
					fault(
						`This ${value.kind ?? "object"} has no name`,
						"Add `name: …` under `metadata:`, in quotes if it looks like a number.",
						where,
					),
				);
			}
			if (faults.length > 0) return faults;
			return [
				{
					object: value,
					source: { location, locate: (field) => document.locate([...path, ...field]) },
				},
			];
		}
		function example(field) {
			return field === "kind" ? ", such as `kind: Deployment`" : ", such as `apiVersion: apps/v1`";
		}
		function read_manifests_isRecord(value) {
			return typeof value === "object" && value !== null && !Array.isArray(value);
		}
		function read_manifests_isText(value) {
			return typeof value === "string" && value !== "";
		}
		const origins_deepest = 20;
		async function findOrigins(kustomization, workspace) {
			const { written } = await origins_collect(kustomization, workspace, 0);
			const byKind = Map.groupBy(written, ({ manifest }) => kindKey(manifest.object));
			return (object) => {
				const name = object.metadata.name ?? "";
				const sameKind = byKind.get(kindKey(object)) ?? [];
				const exact = sameKind.filter(({ manifest }) => manifest.object.metadata.name === name);
				const near = sameKind.filter(({ manifest }) => name.includes(manifest.object.metadata.name ?? name));
				const found = exact.length > 0 ? exact : near;
				return found.length === 1 && found[0] !== undefined ? sourceOf(object, found[0]) : undefined;
			};
		}
		function sourceOf(object, { manifest, setters }) {
			const built = { object, writtenName: manifest.object.metadata.name ?? "" };
			return {
				location: manifest.source.location,
				locate(path) {
					const own = sameField(path, object, manifest.object);
					const isItem = typeof path.at(-1) !== "string";
					for (const setter of isItem && own.whole ? [] : setters) {
						const location = setter(path, built);
						if (location !== undefined) return location;
					}
					return manifest.source.locate(own.path);
				},
			};
		}
		function kindKey({ apiVersion, kind }) {
			return `${groupOf(apiVersion)}/${kind}`;
		}
		const origins_nothing = { written: [], setters: [] };
		async function origins_collect(file, workspace, depth) {
			if (depth > origins_deepest) return origins_nothing;
			const folder = await (0, promises_.realpath)((0, external_node_path_.dirname)(file)).catch(() =>
				(0, external_node_path_.dirname)(file),
			);
			const kustomization = (0, external_node_path_.join)(folder, (0, external_node_path_.basename)(file));
			const content = await (0, promises_.readFile)(kustomization, "utf8").catch(() => undefined);
			if (content === undefined) return origins_nothing;
			const fields = (0, dist.qg)(content, { logLevel: "silent" }) ?? {};
			const collectAll = (paths) =>
				Promise.all(
					(Array.isArray(paths) ? paths : [])
						.filter((path) => typeof path === "string")
						.map((path) => collectResource((0, external_node_path_.resolve)(folder, path), workspace, depth)),
				);
			const [resources, bases, components, own] = await Promise.all([
				collectAll(fields.resources),
				collectAll(fields.bases),
				collectAll(fields.components),
				readPatches(kustomization, workspace),
			]);
			const setters = [...own, ...components.toReversed().flatMap((component) => component.setters)];
			const written = [...resources, ...bases, ...components].flatMap((each) => each.written);
			return { written: written.map((each) => ({ ...each, setters: [...setters, ...each.setters] })), setters };
		}
		async function collectResource(path, workspace, depth) {
			const info = await (0, promises_.stat)(path).catch(() => undefined);
			if (info === undefined) return origins_nothing;
			if (info.isFile()) {
				const { manifests } = readManifests(await (0, promises_.readFile)(path, "utf8"), showPath(path, workspace));
				return { written: manifests.map((manifest) => ({ manifest, setters: [] })), setters: [] };
			}
			const kustomization = await kustomizationIn(path);
			return kustomization === undefined ? origins_nothing : origins_collect(kustomization, workspace, depth + 1);
		}
		async function buildKustomization({ kustomization, folder }, workspace, kubectl) {
			const file = showPath(kustomization, workspace);
			const { code, stdout, stderr } = await inTime(kubectl(["kustomize", "--", folder]), file);
			if (code !== 0) return { manifests: [], faults: [await kustomize_failed(stderr, { file, folder, workspace })] };
			const built = readManifests(stdout, file);
			const origins = await findOrigins(kustomization, workspace);
			const whole = { file, line: 1 };
			const located = built.manifests.map(({ object }) => {
				const origin = origins(object);
				return { object, source: origin ?? { location: whole, locate: () => whole } };
			});
			return { manifests: located, faults: built.faults };
		}
		async function inTime(building, file) {
			try {
				return await building;
			} catch (error) {
				if (!(error instanceof UserError) || error.code !== "timeout") throw error;
				throw new UserError(`Kustomize had not built ${file} when the time was up`, {
					code: "timeout",
					hint: `See how long it takes with: kubectl kustomize ${shellWord((0, external_node_path_.dirname)(file))}. Raise input 'timeout' if it is that slow.`,
					location: { file, line: 1 },
				});
			}
		}
		async function kustomize_failed(stderr, { file, folder, workspace }) {
			const words = withoutQuotes(stderr.replace(/^# Warning: .*\n/gm, "").trim())
				.replace(/^error: /, "")
				.replaceAll(`${workspace}/`, "")
				.replaceAll(`${await ((0, promises_.realpath))(workspace)}/`, "");
			return new UserError(`Kustomize cannot build ${file}: ${words}`, {
				code: "kustomize",
				hint: kustomize_hintFor(words, showPath(folder, workspace)),
				location: await whereFailed(words, folder, workspace),
			});
		}
		function kustomize_hintFor(words, folder) {
			if (/plugins? disabled|--enable-helm|--enable-alpha-plugins|--enable-exec/.test(words)) {
				return "Plugins, functions and Helm are not run here. Build it in a step before this one and give the file that comes out.";
			}
			if (/failed to run '\S*git |dial tcp|proxyconnect/.test(words)) {
				return "A build fetches nothing by itself, and no submodules: keep a copy in the repository.";
			}
			return `See it with: kubectl kustomize ${shellWord(folder)}`;
		}
		async function whereFailed(words, folder, workspace) {
			const folders = [...words.matchAll(/recursed accumulation of path '([^']+)'/g)].map(([, path = ""]) => path);
			const last = (0, external_node_path_.join)(workspace, folders.at(-1) ?? showPath(folder, workspace));
			const name = /in File: (\S+)/.exec(words)?.[1];
			const line = Number(/line (\d+):/.exec(words)?.[1] ?? 1);
			if (name !== undefined) return { file: showPath((0, external_node_path_.join)(last, name), workspace), line };
			const path = (await kustomizationIn(last)) ?? folder;
			if (/^invalid Kustomization: /.test(words)) return { file: showPath(path, workspace), line };
			const entry = [...words.matchAll(/accumulating resources from '([^']+)'/g)].at(-1)?.[1];
			return { file: showPath(path, workspace), line: await lineOf(entry, path) };
		}
		function parseAllowRemote(lines) {
			if (lines.length === 0) return { allowRemote: undefined, faults: [] };
			if (lines.length === 1 && lines[0]?.text === "none") return { allowRemote: [], faults: [] };
			const read = lines.map(({ text, line }) => canonicalUrl(text) ?? notAPrefix(text, line));
			return {
				allowRemote: read.filter((each) => each instanceof URL),
				faults: read.filter((each) => each instanceof UserError),
			};
		}
		function notAPrefix(text, line) {
			const shown = text.replace(/\/\/[^/]*@/, "//");
			return new UserError(`Input 'allow-remote', line ${line}: ${shown} is not the beginning of a Git address`, {
				code: "input",
				hint: "Write none alone, or prefixes one a line, such as https://github.com/acme/ or ssh://git@github.com/acme/.",
			});
		}
		function readAllowedAddress(text, allowRemote) {
			const address = readBaseAddress(text);
			if ("refused" in address) return address;
			if (allowRemote !== undefined && !isNamed(address.canonical, allowRemote)) {
				const hint = "Add its prefix there if you trust it, or keep a copy in the repository.";
				return { refused: "input 'allow-remote' does not allow", hint };
			}
			if ((0, external_node_os_.platform)() !== "win32") return address;
			return {
				refused: "is in another repository",
				hint: "On Windows check it out in an earlier step, and name its folder.",
			};
		}
		function isNamed(address, prefixes) {
			return prefixes.some(
				(prefix) =>
					prefix.protocol === address.protocol &&
					prefix.host === address.host &&
					`${address.pathname}/`.startsWith(prefix.pathname.endsWith("/") ? prefix.pathname : `${prefix.pathname}/`),
			);
		}
		async function fetchBase(address, folder, ports) {
			const home = `${folder}.home`;
			await (0, promises_.mkdir)(home);
			await (0, promises_.writeFile)((0, external_node_path_.join)(home, ".gitconfig"), settings);
			const env = fetchEnvironment(address, home, ports);
			const commands = [
				["init", "--quiet", "--", folder],
				["-C", folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address.repository, address.ref],
				["-C", folder, "checkout", "--quiet", "--detach", "FETCH_HEAD"],
			];
			for (const args of commands) {
				const { code, stderr } = await runGit(args, env, ports.signal);
				if (code !== 0) throw cannotFetch(address, stderr);
			}
			await (0, promises_.rm)((0, external_node_path_.join)(folder, ".git"), { recursive: true });
		}
		async function runGit(args, env, signal) {
			try {
				return await runProgram("git", args, { env, signal });
			} catch (error) {
				if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
				throw new UserError("git is not on the PATH, and a base is in a Git repository", {
					code: "kustomize",
					hint: "GitHub's own runners have it. Elsewhere install it in an earlier step.",
				});
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
`;
		function fetchEnvironment({ canonical }, home, { env, allowRemote }) {
			const { KUBECONFIG: _, ...passed } = gitEnvironment(env);
			const agent =
				canonical.protocol === "ssh:" && isNamed(canonical, allowRemote ?? []) ? env.SSH_AUTH_SOCK : undefined;
			return {
				...passed,
				HOME: home,
				GIT_CONFIG_NOSYSTEM: "1",
				GIT_ALLOW_PROTOCOL: "https:ssh",
				GIT_PROTOCOL_FROM_USER: "0",
				GIT_TERMINAL_PROMPT: "0",
				GIT_SSH_VARIANT: "ssh",
				GIT_SSH_COMMAND: `ssh ${sshOptions.join(" ")}`,
				SSH_AUTH_SOCK: agent,
				LC_ALL: "C",
			};
		}
		const sshOptions = [
			"-F none",
			"-o IdentityFile=none",
			"-o StrictHostKeyChecking=yes",
			"-o UpdateHostKeys=no",
			"-o BatchMode=yes",
			"-o ForwardAgent=no",
			"-o ConnectTimeout=15",
			"-o ServerAliveInterval=15",
		];
		function cannotFetch({ canonical, ref }, stderr) {
			const lines = stderr.split("\n").map((line) => line.replace(/^(fatal|error): /, "").trim());
			const words = lines.find((line) => line !== "" && !line.startsWith("remote:")) ?? "Git does not say why";
			return new UserError(`Git cannot fetch ${ref} of ${canonical.href}: ${words}`, {
				code: "kustomize",
				hint:
					canonical.protocol === "ssh:"
						? "A key of the ssh agent is used only for an address that input 'allow-remote' names, and the host has to be in known_hosts."
						: "No credentials are sent: check that it is public and spelled right. For a private repository, check it out in an earlier step and name its folder.",
			});
		}
		async function writeGitStandIn(folder, bases) {
			await (0, promises_.mkdir)(folder, { mode: 0o700 });
			if ((0, external_node_os_.platform)() === "win32")
				await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "git.exe"), "");
			else
				await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "git"), scriptFor(bases), { mode: 0o700 });
		}
		function scriptFor(bases) {
			const cases = bases.map(
				({ repository, ref, folder }) =>
					`      ${git_stand_in_quote(withoutSuffix(repository))}" "${git_stand_in_quote(ref)}) exec cp -RP ${git_stand_in_quote(`${folder}/.`)} . ;;`,
			);
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
`;
		}
		function withoutSuffix(repository) {
			return repository.replace(/\.git$/, "");
		}
		function git_stand_in_quote(text) {
			return `'${text.replaceAll("'", "'\\''")}'`;
		}
		async function buildAll(kustomizations, ports) {
			if (kustomizations.length === 0) return [];
			const workspace = await (0, promises_.realpath)(ports.workspace);
			const own = await openFolder(runFolderPath(ports.temp), (path) => ports.remember("build", path));
			try {
				const fetched = [];
				const env = { ...ports.env, [runVariable]: own.path, TMPDIR: own.path };
				const openBase = baseOpener(own.path, fetched, { ...ports, env });
				const tree = { root: workspace, show: (path) => showPath(path, workspace) };
				const forbidden = await Promise.all(
					kustomizations.map(({ folder }) => findForbidden({ folder, tree }, openBase)),
				);
				const programs = (0, external_node_path_.join)(own.path, "bin");
				await writeGitStandIn(programs, fetched);
				const kubectl = kubectlOnPath(buildEnvironment(env, programs), ports.signal);
				const builds = kustomizations.map((kustomization, index) => {
					const faults = forbidden[index] ?? [];
					return faults.length > 0 ? { manifests: [], faults } : buildKustomization(kustomization, workspace, kubectl);
				});
				return await Promise.all(builds);
			} finally {
				await endMarked(runVariable, own.path);
				await own.remove();
			}
		}
		const mostBases = 50;
		function baseOpener(folder, fetched, ports) {
			const opened = new Map();
			return async (text, namedIn, at) => {
				const refuse = (why) => {
					const message = `${namedIn} names ${withoutPasswords(text)}, which ${why.refused}`;
					return new UserError(message, { code: "kustomize", hint: why.hint, location: at });
				};
				const address = readAllowedAddress(text, ports.allowRemote);
				if ("refused" in address) throw refuse(address);
				const { repository, ref, path, canonical } = address;
				const key = `${repository} ${ref}`;
				if (!opened.has(key) && opened.size === mostBases) {
					const refused = `is one more than the ${mostBases} bases that a run fetches`;
					throw refuse({ refused, hint: "Keep copies in the repository." });
				}
				const target = (0, external_node_path_.join)(folder, `base-${opened.size + 1}`);
				const fetching =
					opened.get(key) ?? fetchBase(address, target, ports).then(() => (0, promises_.realpath)(target));
				opened.set(key, fetching);
				const root = await fetching.catch((error) => {
					throw located(error, text, at);
				});
				fetched.push({ repository, ref, folder: root });
				const shown = canonical.href;
				const tree = { root, show: (file) => `${shown}//${showPath(file, root)}`, namedAt: at };
				const named = await (0, promises_.realpath)((0, external_node_path_.join)(root, path)).catch(() => undefined);
				if (named === undefined || !(named === root || named.startsWith(`${root}/`))) {
					const hint =
						"A file is not fetched by its address: download it in an earlier step. A folder is named behind //.";
					throw refuse({ refused: "leads to no folder of its repository", hint });
				}
				return { folder: named, tree };
			};
		}
		function located(error, text, at) {
			if (!(error instanceof UserError)) return error;
			if (error.code !== "timeout")
				return new UserError(error.message, { code: error.code, hint: error.hint, location: at });
			return new UserError(`Git had not fetched ${withoutPasswords(text)} when the time was up`, {
				code: "timeout",
				hint: "Check that its server answers. Raise input 'timeout' if it is that slow.",
				location: at,
			});
		}
		const passed =
			/^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|XDG_\w+|ASDF_\w+|MISE_\w+|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i;
		const secret = /token|secret|password|key|credential/i;
		const noProxy = "http://127.0.0.1:0";
		function buildEnvironment(env, programs) {
			const kept = Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name) && !secret.test(name)));
			const pathName = Object.keys(kept).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
			return {
				...kept,
				[pathName]: [programs, kept[pathName]].filter((part) => part).join(external_node_path_.delimiter),
				...Object.fromEntries([runVariable, "TMPDIR"].map((name) => [name, env[name]])),
				...Object.fromEntries(["TMP", "TEMP"].map((name) => [name, env.TMPDIR])),
				...Object.fromEntries(
					["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map((name) => [name, noProxy]),
				),
			};
		}
		const manifestName = /\.(ya?ml|json)$/;
		const special = /[*?[\]{}]/;
		const chartName = "Chart.yaml";
		const mostListed = 5;
		async function findManifests(input, workspace) {
			const { text } = input;
			if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
				const hint =
					"Nothing is fetched here. Download it in a step before this one and check what it is, then name the file.";
				return [files_fault(input, `${text} is a URL`, hint)];
			}
			const path = (0, external_node_path_.resolve)(workspace, text);
			const kind = await files_kindOf(path);
			if (kind === "folder") return findInFolder(path, input, workspace);
			if (kind === "file") return findFiles([path], input, workspace);
			const matches = special.test(text) ? await globMatches(text, workspace) : [];
			if (matches.length > 0) return findMatches(matches, input, workspace);
			const what = special.test(text) ? `nothing matches ${text}` : `there is no ${text}`;
			const hint = `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`;
			return [files_fault(input, what, hint)];
		}
		function files_fault({ line }, what, hint) {
			return new UserError(`Input 'manifests', line ${line}: ${what}`, { code: "input", hint });
		}
		async function findMatches(matches, input, workspace) {
			const files = matches.flatMap(({ path, kind }) => (kind === "folder" ? [] : [path]));
			const folders = matches.flatMap(({ path, kind }) => (kind === "folder" ? [path] : []));
			const found = await Promise.all([
				findFiles(files, input, workspace),
				...folders.map((path) => findInFolder(path, { ...input, text: showPath(path, workspace) }, workspace)),
			]);
			return found.flat();
		}
		async function findFiles(paths, input, workspace) {
			const named = (names) => paths.filter((path) => names.includes((0, external_node_path_.basename)(path)));
			const kustomizations = named(kustomizationNames);
			const charts = named([chartName]);
			const faults = [
				...(kustomizations.length === 0 ? [] : [kustomizationFault(kustomizations, input, workspace)]),
				...(charts.length === 0 ? [] : [chartFault(charts, input, workspace)]),
			];
			return faults.length > 0 ? faults : Promise.all(paths.map((file) => inside(file, workspace, { file }, input)));
		}
		function kustomizationFault(paths, input, workspace) {
			const folders = listed(paths.map((path) => showPath((0, external_node_path_.dirname)(path), workspace)));
			const what = isGlob(paths, input, workspace)
				? `${input.text} matches ${listed(paths.map((path) => showPath(path, workspace)))}, which Kustomize builds with its folder`
				: `${input.text} is a kustomization, which is built with its folder`;
			const hint = isGlob(paths, input, workspace)
				? `Name the folder that is to be built (${folders}), or a glob that leaves it out.`
				: `Name the folder: ${folders}`;
			return files_fault(input, what, hint);
		}
		function chartFault(paths, input, workspace) {
			const folder = showPath((0, external_node_path_.dirname)(paths[0] ?? ""), workspace);
			const others = paths.length > 1 ? ` (and ${paths.length - 1} more)` : "";
			const what = isGlob(paths, input, workspace)
				? `${input.text} matches the Helm chart ${folder}${others}`
				: `${input.text} is a part of the Helm chart ${folder}`;
			return files_fault(input, what, renderHint(folder));
		}
		function renderHint(folder) {
			return `Charts are not rendered here. Render it in a step before this one, and name the file: helm template RELEASE ${shellWord(folder)} > rendered.yaml`;
		}
		function isGlob([path = ""], { text }, workspace) {
			return (0, external_node_path_.resolve)(workspace, text) !== path;
		}
		function listed(paths) {
			const more = paths.length > mostListed ? [`and ${paths.length - mostListed} more`] : [];
			return [...paths.slice(0, mostListed), ...more].join(", ");
		}
		async function findInFolder(folder, input, workspace) {
			const { text } = input;
			const entries = await (0, promises_.readdir)(folder, { withFileTypes: true });
			const kustomization = kustomizationNames.find((name) => entries.some((entry) => entry.name === name));
			if (kustomization !== undefined) {
				const file = (0, external_node_path_.join)(folder, kustomization);
				return [await inside(file, workspace, { kustomization: file, folder }, input)];
			}
			if (entries.some(({ name }) => name === chartName))
				return [files_fault(input, `the folder ${text} is a Helm chart`, renderHint(showPath(folder, workspace)))];
			const names = entries
				.filter((entry) => !entry.isDirectory() && manifestName.test(entry.name))
				.map(({ name }) => name);
			if (names.length > 0) {
				const files = names.toSorted().map((name) => (0, external_node_path_.join)(folder, name));
				return Promise.all(files.map((file) => inside(file, workspace, { file }, input)));
			}
			const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
			const hint =
				folders.length === 0
					? "It has no .yaml, .yml or .json file and no kustomization in it."
					: `Folders are not searched. Name one of those in it (${listed(folders)}), or a glob such as ${text.replace(/(?<!\/)\/+$/, "")}/**/*.yaml.`;
			return [files_fault(input, `the folder ${text} holds no manifest`, hint)];
		}
		async function files_kindOf(path) {
			const target = await (0, promises_.realpath)(path).catch(() => undefined);
			if (target === undefined) return undefined;
			return (await (0, promises_.lstat)(target)).isDirectory() ? "folder" : "file";
		}
		async function globMatches(pattern, workspace) {
			const matches = [];
			for await (const entry of (0, promises_.glob)(pattern, { cwd: workspace, withFileTypes: true })) {
				const path = (0, external_node_path_.join)(entry.parentPath, entry.name);
				matches.push({ path, kind: await files_kindOf(path), isLink: entry.isSymbolicLink() });
			}
			const isPassed = ({ path, isLink }) =>
				(!isLink && /(^|\/)\*\*\/?$/.test(pattern)) ||
				matches.some((other) => other.path.startsWith(`${path}${external_node_path_.sep}`));
			return matches
				.filter((match) => match.kind !== "folder" || !isPassed(match))
				.toSorted((a, b) => (a.path < b.path ? -1 : 1));
		}
		async function inside(path, workspace, found, input) {
			if (await isInside(path, workspace)) return found;
			const hint = "Only files of the workspace are read. Copy it there in a step before this one if it is meant.";
			return files_fault(input, `${showPath(path, workspace)} leads out of the workspace`, hint);
		}
		async function findAll(lines, workspace) {
			const found = (await Promise.all(lines.map((line) => findManifests(line, workspace)))).flat();
			return [...new Map(found.map((each) => [render_keyOf(each), each])).values()];
		}
		function isBuilt(found) {
			return !(found instanceof UserError) && "kustomization" in found;
		}
		async function readAll(found, ports) {
			const kustomizations = found.filter(isBuilt);
			const building = buildAll(kustomizations, ports);
			const reading = found.map(async (each) => {
				if (each instanceof UserError) return { manifests: [], faults: [each] };
				return isBuilt(each)
					? ((await building)[kustomizations.indexOf(each)] ?? { manifests: [], faults: [] })
					: readOne(each.file, ports.workspace);
			});
			const read = await Promise.all(reading);
			return { manifests: read.flatMap(({ manifests }) => manifests), faults: read.flatMap(({ faults }) => faults) };
		}
		function render_keyOf(found) {
			if (found instanceof UserError) return found.message;
			return "file" in found ? found.file : found.kustomization;
		}
		async function readOne(path, workspace) {
			const bytes = await (0, promises_.readFile)(path);
			const file = showPath(path, workspace);
			if (bytes.includes(0)) {
				const hint = "Manifests are text in UTF-8.";
				return {
					manifests: [],
					faults: [
						new UserError(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } }),
					],
				};
			}
			return readManifests(bytes.toString("utf8"), file);
		}
		const grammar =
			"Write NAME=VERSION (shop/web=v1.2.3, shop/web=@sha256:…), NAME=REFERENCE, or a whole REFERENCE with a tag or a digest. A REFERENCE without a version begins with its registry's host, such as docker.io/shop/web: the version stays.";
		function parseImageOverrides(lines) {
			const overrides = [];
			const faults = [];
			const seen = new Map();
			for (const { text, line } of lines) {
				if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
				const override = parseLine(text.trim());
				if (typeof override === "string") {
					faults.push(overrides_fault(line, override, grammar));
					continue;
				}
				const name = normalizeName(override.name);
				const before = seen.get(name);
				seen.set(name, before ?? line);
				if (before === undefined) overrides.push({ ...override, line });
				else
					faults.push(
						overrides_fault(line, `${override.name} is in line ${before} already`, "Keep one of the two lines."),
					);
			}
			return { overrides, faults };
		}
		function overrideImage(image, { newName, tag, digest }) {
			const name = newName ?? image.name;
			return tag === undefined && digest === undefined ? { ...image, name } : { name, tag, digest };
		}
		function parseLine(text) {
			const equals = text.indexOf("=");
			if (equals === -1) {
				const image = parseImage(text);
				if (image === undefined) return `'${text}' is not an image${whyNot(text)}`;
				return hasVersion(image) ? image : `'${text}' has no version`;
			}
			const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
			const name = parseImage(before);
			if (name === undefined) return `'${before}' is not the name of an image${whyNot(before)}`;
			if (hasVersion(name)) return `'${before}' has a version; before the = stands a name only`;
			if (after === "") return `there is no version after '${before}='; is the expression that gives it empty?`;
			const version = parseVersion(after);
			return typeof version === "string" ? version : { ...version, name: name.name };
		}
		function hasVersion({ tag, digest }) {
			return tag !== undefined || digest !== undefined;
		}
		function parseVersion(written) {
			if (isDigest(written)) return `before the digest '${written}' stands an @`;
			const at = written.indexOf("@");
			const [tag, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
			if (digest !== undefined && !isDigest(digest)) return `'${digest}' is not a digest${whyNoDigest(digest)}`;
			if (/[/:]/.test(tag)) {
				if (/^[^:@,]+$/.test(written) && !hasHost(written)) {
					return `'${written}' is not a tag: no '/' is allowed in one; is it the name of a branch?`;
				}
				const image = parseImage(written);
				if (image === undefined) return `'${written}' is not an image${whyNot(written)}`;
				return { newName: image.name, tag: image.tag, digest: image.digest };
			}
			if (tag === "" || isTag(tag)) return { tag: tag === "" ? undefined : tag, digest };
			return `'${tag}' is not a tag: letters, digits, '_', '.' and '-', at most 128, not beginning with '.' or '-'`;
		}
		function hasHost(name) {
			const first = name.slice(0, name.indexOf("/"));
			return first === "localhost" || first.includes(".");
		}
		function whyNot(written) {
			const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written) ?? [];
			if (scheme !== undefined) return `: write it without '${scheme}'`;
			if (/^[-*]\s/.test(written)) return ": write one a line, without a dash before it";
			if (written.includes(",")) return ": write one a line, without commas";
			return parseImage(written.toLowerCase()) === undefined ? "" : ": names are written in lower case";
		}
		function whyNoDigest(written) {
			return /^sha256:/.test(written) ? ": sha256 has 64 hexadecimal digits in lower case" : "";
		}
		function overrides_fault(line, what, hint) {
			return new UserError(`Input 'images', line ${line}: ${what}`, { code: "input", hint });
		}
		const nearest_most = 3;
		function nearestNames(name, used) {
			const wanted = normalizeName(name);
			const far = (each) => (0, mod.Io)(lastPart(each), lastPart(wanted)) * wanted.length + (0, mod.Io)(each, wanted);
			return used
				.toSorted((a, b) => far(a) - far(b))
				.slice(0, nearest_most)
				.map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
		}
		function lastPart(name) {
			return name.slice(name.lastIndexOf("/") + 1);
		}
		const set_images_mostListed = 10;
		function setImages(manifests, overrides) {
			if (overrides.length === 0) return { manifests, faults: [], warnings: [] };
			const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
			const used = new Set();
			const places = new Map();
			const changed = manifests.map((manifest) => {
				const { object, source } = manifest;
				const overridden = [];
				const result = findImages(object).reduce((current, { path, container, image }) => {
					const reference = parseImage(image);
					if (reference === undefined) return current;
					const name = normalizeName(reference.name);
					used.add(name);
					const override = byName.get(name);
					if (override === undefined) return current;
					overridden.push(path);
					const version = formatImage({ ...reference, name: "" });
					places.set(override, [...(places.get(override) ?? []), { manifest, path, container, image, version }]);
					return setField(current, path, formatImage(overrideImage(reference, override)));
				}, object);
				return result === object ? manifest : { object: result, source: { ...source, overridden } };
			});
			const unused = overrides.filter(({ name }) => !used.has(normalizeName(name)));
			return {
				manifests: changed,
				faults: unused.map(({ name }) => notUsed(name, [...used])),
				warnings: [...places].flatMap(([override, set]) => severalVersions(override, set)),
			};
		}
		function severalVersions(override, places) {
			const versions = new Set(places.map(({ version }) => version)).size;
			const sets = override.tag !== undefined || override.digest !== undefined;
			if (versions < 2 || !sets) return [];
			const lines = places.map(({ manifest: { object, source }, path, container, image }) => {
				const { apiVersion, kind, metadata } = object;
				const ref = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
				const location = source.locate(path);
				return `${location === undefined ? "" : `${formatLocation(location)}: `}${ref}, container ${container}: ${image}`;
			});
			const more = lines.length > set_images_mostListed ? [`and ${lines.length - set_images_mostListed} more`] : [];
			const to = formatImage({ name: "", tag: override.tag, digest: override.digest }).replace(/^:/, "");
			return [
				{
					message: [
						`Input 'images': ${override.name} has ${versions} different versions in the manifests, and all of them become ${to}. If one is not meant, leave ${override.name} out of 'images' and write its versions into the manifests; else write one version everywhere:`,
						...lines.slice(0, set_images_mostListed),
						...more,
					].join("\n"),
					location: places[0]?.manifest.source.locate(places[0].path),
				},
			];
		}
		function setField(value, [step, ...rest], leaf) {
			if (step === undefined) return leaf;
			const copy = Array.isArray(value) ? [...value] : { ...value };
			copy[step] = setField(copy[step], rest, leaf);
			return copy;
		}
		function notUsed(name, used) {
			const nearest = nearestNames(name, used);
			return new UserError(`Input 'images': nothing in the manifests uses the image ${name}`, {
				code: "image",
				hint:
					nearest.length === 0 ? "No manifest has an image at all." : `The nearest there are: ${nearest.join(", ")}.`,
			});
		}
		function refStyle(refs) {
			return new Set(refs.flatMap(({ namespace }) => namespace ?? [])).size > 1 ? "full" : "short";
		}
		const progress_mostNames = 3;
		const longestMessage = 90;
		const longestUntold = 10_000;
		function progressOf(objects, redact) {
			const waiting = objects.filter(({ verdict }) => verdict.state !== "ready");
			const style = refStyle(objects.map(({ ref }) => ref));
			const named = waiting
				.toSorted((a, b) => urgency(b.verdict) - urgency(a.verdict))
				.slice(0, progress_mostNames)
				.map(({ ref, verdict, unchangedFor }) => ({
					text: `${formatRef(ref, style)} ${shorten(redact(verdict.message ?? ""))}`,
					time: unchangedFor < longestUntold ? "" : ` (for ${formatDuration(unchangedFor)})`,
				}));
			const more = waiting.length > progress_mostNames ? [`and ${waiting.length - progress_mostNames} more`] : [];
			const head = `${objects.length - waiting.length} of ${objects.length} ready`;
			return {
				text: [head, ...named.map(({ text }) => text), ...more].join(" · "),
				timed: [head, ...named.map(({ text, time }) => text + time), ...more].join(" · "),
			};
		}
		function urgency({ state }) {
			return ["ready", "progressing", "failing", "failed"].indexOf(state);
		}
		function shorten(message) {
			const short = message.replace(/\b(\d+) of (\d+)( replicas| pods)?\b/g, "$1/$2");
			return short.length > longestMessage ? `${short.slice(0, longestMessage - 1)}…` : short;
		}
		const quietFor = 5_000;
		const aliveEvery = 30_000;
		function nextLine({ text, timed }, printed, begun, now) {
			if (printed === undefined) return { print: timed };
			const changed = text !== printed.text;
			const due = printed.at + (changed ? quietFor : aliveEvery);
			if (now < due) return { wait: due - now };
			return { print: changed ? timed : `still waiting after ${formatDuration(now - begun)} · ${timed}` };
		}
		function announce(log, current, now) {
			const begun = now();
			let printed;
			let timer;
			let closed = false;
			const look = () => {
				clearTimeout(timer);
				if (closed) return;
				const progress = current();
				let next = nextLine(progress, printed, begun, now());
				if ("print" in next) {
					log.info(next.print);
					printed = { text: progress.text, at: now() };
					next = nextLine(progress, printed, begun, printed.at);
				}
				if ("wait" in next) timer = setTimeout(look, next.wait);
			};
			look();
			return {
				changed: look,
				close(ready) {
					if (closed) return;
					closed = true;
					clearTimeout(timer);
					if (ready) log.info(`${current().text} after ${formatDuration(now() - begun)}`);
				},
			};
		}
		const notices_most = 20;
		function noticesOf(targets, failFast, clusterTime) {
			const style = refStyle(targets.map(({ ref }) => ref));
			const known = new Map();
			let count = 0;
			const lineOf = ({ target, now }) => {
				const name = formatRef(target.ref, style);
				const key = objectKey(target.ref);
				if (now.state === "ready") return known.delete(key) ? `${name} has healed and is ready` : undefined;
				if (now.state === "progressing") return undefined;
				const reasons = known.get(key) ?? new Set();
				if (reasons.has(`${now.state} ${now.reason}`)) return undefined;
				known.set(key, reasons.add(`${now.state} ${now.reason}`));
				return `${name} is failing: ${now.message}${notices_inBrackets(now, failFast, clusterTime())}${adviceOf(now)}`;
			};
			return (told) =>
				told.flatMap((each) => {
					const line = lineOf(each);
					if (line === undefined) return [];
					count += 1;
					if (count > notices_most) return [];
					return count === notices_most ? [line, "More failures are told of at the end."] : [line];
				});
		}
		function notices_inBrackets(verdict, failFast, clusterTime) {
			const { state, before } = verdict;
			const words = before === undefined ? [] : [before.words, nextAttempt(before, clusterTime)];
			const ends = state === "failed" && verdict.certain !== true && failFast !== undefined;
			const stands = ends ? Math.max(failFast, verdict.stands ?? 0) : 0;
			const grace = stands > 0 ? `the run ends if that stands for ${formatDuration(stands)}` : undefined;
			const told = [...words, grace].filter((each) => each !== undefined);
			return told.length === 0 ? "" : ` (${told.join("; ")})`;
		}
		function adviceOf({ before }) {
			return before?.start === undefined ? "" : `. ${before_run_startWords(before.start)}`;
		}
		const expected = new Set([undefined, "complete", "succeeded"]);
		function remarksOn(objects) {
			const style = refStyle(objects.map(({ ref }) => ref));
			const remarks = objects.flatMap(({ ref, verdict }) =>
				verdict.state === "ready" && !expected.has(verdict.message)
					? [`${formatRef(ref, style)} counts as ready: ${verdict.message}`]
					: [],
			);
			const left = remarks.length - notices_most;
			return left > 0 ? [...remarks.slice(0, notices_most), `and ${left} more`] : remarks;
		}
		function judgeByConditions(object) {
			return suspended(object) ?? lagging(object) ?? byConditions(object) ?? ready;
		}
		function judgeReporting(object) {
			return (
				suspended(object) ??
				lagging(object) ??
				byConditions(object) ??
				progressing("waiting for its controller to report")
			);
		}
		function byConditions(object) {
			const conditions = conditionsOf(object);
			const stalled = findCondition(conditions, "Stalled");
			if (isTrue(stalled)) return judgeStalled(object, stalled);
			const reconciling = findCondition(conditions, "Reconciling");
			if (isTrue(reconciling)) return progressing(conditions_wordsOf(reconciling));
			const deciding = decidingConditions(object);
			if (deciding.some((condition) => conditions_isOutdated(object, condition))) return generation_unseen;
			const missing = deciding.find((condition) => !isTrue(condition));
			if (missing !== undefined) return by_conditions_judgeMissing(missing);
			return deciding.length > 0 ? ready : undefined;
		}
		function by_conditions_judgeMissing(missing) {
			if (missing.reason === "ReconcilePaused") return readyBut("paused: its controller leaves it alone");
			const wrong = missing.type === "Synced" && missing.reason === "ReconcileError";
			return wrong ? failing(missing.reason, conditions_wordsOf(missing)) : progressing(conditions_wordsOf(missing));
		}
		function judgeStalled(object, stalled) {
			const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
			return (known ? failed : failing)(stalled.reason ?? "Stalled", conditions_wordsOf(stalled), attemptOf(stalled));
		}
		function decidingConditions({ status }) {
			const all = readConditions(status?.conditions);
			const found = all.filter(({ type }) => type === "Ready" || type === "Synced");
			return found.length > 0 ? found : all.filter(({ type }) => type === "Available");
		}
		function suspended({ spec }) {
			const { suspend, paused } = spec ?? {};
			return suspend === true || paused === true ? readyBut("suspended") : undefined;
		}
		function judgeAnswering(object) {
			const verdict = judgeReporting(object);
			if (verdict.state !== "progressing" || lagging(object) !== undefined) return verdict;
			const conditions = conditionsOf(object);
			if (findCondition(conditions, "Reconciling")?.reason === "Progressing") return verdict;
			const wrong = conditions.find(isWrong);
			return wrong === undefined
				? verdict
				: failing(wrong.reason || `Not${wrong.type}`, conditions_wordsOf(wrong), attemptOf(wrong));
		}
		const answering_ordinary = new Set(["DependencyNotReady", "Progressing", "Pending", "Creating"]);
		function isWrong({ type, status, reason }) {
			return (type === "Ready" || type === "Synced") && status === "False" && !answering_ordinary.has(reason);
		}
		function judgeKnative(object) {
			return answering_final(judgeAnswering(object));
		}
		function judgeSealedSecret(object) {
			const verdict = judgeAnswering(object);
			return verdict.message?.includes("no key could decrypt") ? answering_final(verdict) : verdict;
		}
		function answering_final(verdict) {
			return verdict.state === "failing" ? failed(verdict.reason, verdict.message, verdict.attempt) : verdict;
		}
		function judgeCertificate(object) {
			const issuing = findCondition(conditionsOf(object), "Issuing");
			if (issuing === undefined || lagging(object) !== undefined) return judgeReporting(object);
			if (issuing.status === "True") return progressing(conditions_wordsOf(issuing));
			return failing(issuing.reason || "NotIssued", conditions_wordsOf(issuing));
		}
		function judgeArgoRollout(object, evidence) {
			const { phase, message, abort } = object.status ?? {};
			const unseen = unobserved(object);
			if (unseen !== undefined) return unseen;
			if (phase === "Healthy") return ready;
			if (phase === "Paused") return readyBut(`paused: ${message || "waits to be promoted"}`);
			if (abort === true) return failed("RolloutAborted", message || "was aborted");
			const { current } = podsByRevision(object, evidence);
			const pods = judgePods(object, current.filter(isAlive).length, evidence);
			if (pods?.state === "failed" || pods?.state === "failing") return pods;
			if (phase === "Degraded") return failing("Degraded", message || "degraded");
			return pods ?? progressing(message || "waiting for its new revision");
		}
		function judgeNamespace({ status }) {
			const { phase } = status ?? {};
			return phase === "Active" ? ready : progressing("waiting to become active");
		}
		function judgeCustomResourceDefinition(object) {
			const conditions = conditionsOf(object);
			const names = findCondition(conditions, "NamesAccepted");
			const established = findCondition(conditions, "Established");
			if (names?.status === "False") return failing(names.reason ?? "NamesNotAccepted", conditions_wordsOf(names));
			return isTrue(established) && isTrue(names) ? ready : progressing("waiting to be established");
		}
		function judgeApiService(object) {
			const available = findCondition(conditionsOf(object), "Available");
			if (isTrue(available)) return ready;
			return progressing(available === undefined ? "waiting to become available" : conditions_wordsOf(available));
		}
		function judgePodDisruptionBudget(object) {
			const missing = unobserved(object);
			if (missing !== undefined) return missing;
			const allowed = findCondition(conditionsOf(object), "DisruptionAllowed");
			return allowed?.reason === "SyncFailed" ? failing(allowed.reason, conditions_wordsOf(allowed)) : ready;
		}
		function judgeDaemonSet(object, evidence) {
			const { updateStrategy, minReadySeconds } = object.spec ?? {};
			const status = object.status ?? {};
			const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
			const unseen = unobserved(object);
			if (unseen !== undefined) return unseen;
			const onDelete = updateStrategy?.type === "OnDelete";
			const missing =
				(onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ??
				tooFew(numberAvailable, wanted, available(minReadySeconds));
			if (missing !== undefined) {
				const pods = judgePods(object, wanted, evidence);
				if (pods?.state === "failed") return pods;
				const { currentNumberScheduled: present = 0 } = status;
				return (present < wanted ? refusedByEvent(object, evidence) : undefined) ?? pods ?? missing;
			}
			if (wanted === 0) return readyBut("no node matches");
			return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready;
		}
		function judgeDeployment(object, evidence) {
			const spec = object.spec ?? {};
			if (spec.paused) return readyBut("paused: its pods stay as they are");
			const unseen = unobserved(object);
			if (unseen !== undefined) return unseen;
			const missing = incomplete(spec, object.status ?? {});
			if (missing === undefined) return ready;
			const pods = judgePods(object, spec.replicas ?? 1, evidence);
			if (pods?.state === "failed") return pods;
			const revision = currentRevision(object, evidence.revisions);
			return refusedByCondition(object, evidence, revision) ?? stuck(object, pods) ?? pods ?? missing;
		}
		function incomplete({ replicas: wanted = 1, minReadySeconds }, status) {
			const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
			return (
				tooFew(updatedReplicas, wanted, "replicas updated") ??
				tooMany(replicas - updatedReplicas, "old replica") ??
				tooMany(replicas - wanted, "replica") ??
				tooFew(availableReplicas, wanted, available(minReadySeconds))
			);
		}
		function stuck(object, pods) {
			if (pods?.state === "failing") return pods;
			const progress = findCondition(conditionsOf(object), "Progressing");
			if (progress?.reason !== "ProgressDeadlineExceeded" || isBeforeLastChange(object, progress)) return undefined;
			const words =
				pods === undefined ? conditions_wordsOf(progress) : `${pods.message}, for longer than progressDeadlineSeconds`;
			return failing(progress.reason, words);
		}
		function judgeGatewayClass(object) {
			return lacking(conditionsOf(object), ["Accepted"], "a controller") ?? ready;
		}
		function judgeGateway(object) {
			return lacking(conditionsOf(object), ["Accepted", "Programmed"], "its controller") ?? ready;
		}
		function judgeRoute(object) {
			const { parentRefs = [] } = object.spec ?? {};
			const { parents = [] } = object.status ?? {};
			const key = (ref) =>
				[ref.kind ?? "Gateway", ref.namespace ?? object.metadata.namespace, ref.name, ref.sectionName, ref.port].join(
					"/",
				);
			for (const wanted of parentRefs) {
				const answers = parents.filter(({ parentRef }) => key(parentRef) === key(wanted));
				const verdicts = answers.map(({ conditions }) =>
					lacking(currentConditions(object, conditions), ["Accepted", "ResolvedRefs"], wanted.name),
				);
				if (verdicts.length === 0) return progressing(`waiting for ${wanted.kind ?? "Gateway"}/${wanted.name}`);
				const first = verdicts[0];
				if (first !== undefined && verdicts.every((verdict) => verdict !== undefined)) return first;
			}
			return ready;
		}
		function lacking(conditions, types, whom) {
			for (const type of types) {
				const condition = findCondition(conditions, type);
				if (condition === undefined) return progressing(`waiting for ${whom}`);
				if (condition.status === "True") continue;
				const decided = condition.status === "False" && condition.reason !== "Pending";
				return decided
					? failing(condition.reason ?? type, conditions_wordsOf(condition))
					: progressing(conditions_wordsOf(condition));
			}
			return undefined;
		}
		function judgeIngress({ status }) {
			const { loadBalancer } = status ?? {};
			return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, which is not waited for");
		}
		function judgeJobPods({ done, failures }, evidence) {
			const alive = evidence.pods.filter(isAlive);
			const verdicts = alive.map((pod) => withRetries(judgePod(pod, evidence)));
			const head = (running) => [done, ...(running > 0 ? [`${running} running`] : [])].join(", ");
			const now = sumUp(verdicts, head, evidence.errorBudget(alive.length));
			if (now?.state === "failing" || now?.state === "failed" || failures === "") return now;
			const last = lastFailed(evidence.pods);
			if (last === undefined) return now;
			const verdict = judgePod(last, evidence);
			const words = now?.message ?? head(alive.length);
			return verdict.state === "failed" ? failing(verdict.reason, `${words}, ${failures}: ${verdict.message}`) : now;
		}
		const retried = new Set(["CrashLoopBackOff", "OOMKilled", "StartError", "ContainerCannotRun"]);
		function withRetries(verdict) {
			const again = verdict.state === "failed" && retried.has(verdict.reason);
			return again ? failing(verdict.reason, verdict.message) : verdict;
		}
		function lastFailed(pods) {
			const failures = pods.filter(({ status }) => status?.phase === "Failed");
			const created = ({ metadata }) => Date.parse(metadata.creationTimestamp ?? "") || 0;
			return failures.toSorted((a, b) => created(b) - created(a))[0];
		}
		function judgeJob(object, evidence) {
			const spec = object.spec ?? {};
			const status = object.status ?? {};
			const conditions = conditionsOf(object);
			if (isTrue(findCondition(conditions, "Complete"))) return readyBut("complete");
			const failure = findCondition(conditions, "Failed");
			if (isTrue(failure)) return judgeEnded(object, failure, evidence);
			const target = findCondition(conditions, "FailureTarget");
			if (isTrue(target)) return failing(target.reason ?? "JobFailed", conditions_wordsOf(target));
			if (spec.suspend) return job_suspended(object);
			const progress = job_progressOf(spec, status);
			const soFar = progressing(job_inWords(progress, status));
			if (status.startTime === undefined || isTrue(findCondition(conditions, "SuccessCriteriaMet"))) return soFar;
			return (
				doomed(spec, status) ??
				((status.active ?? 0) === 0 ? refusedByEvent(object, evidence) : undefined) ??
				withStart(judgeJobPods(progress, evidence), hasRetries(spec, status) ? undefined : deleteJob(object)) ??
				soFar
			);
		}
		function judgeEnded(object, failure, evidence) {
			const verdict = failedForGood(failure.reason ?? "JobFailed", conditions_wordsOf(failure));
			const at = Date.parse(failure.lastTransitionTime ?? "") || 0;
			const judged = ofThisRun({ ...verdict, attempt: { at } }, object, evidence, deleteJob(object));
			return judged.state === "failing" && judged.before !== undefined
				? { ...verdict, before: judged.before }
				: verdict;
		}
		function hasRetries({ backoffLimit = 6 }, { failed: failures = 0 }) {
			return failures < backoffLimit;
		}
		function doomed({ successPolicy }, { failedIndexes }) {
			if (!failedIndexes) return undefined;
			const words = `${/[,-]/.test(failedIndexes) ? "indexes" : "index"} ${failedIndexes} failed for good`;
			return (successPolicy === undefined ? failed : failing)("FailedIndexes", words);
		}
		function job_suspended({ metadata }) {
			const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"];
			return queue === undefined ? readyBut("suspended") : progressing(`waiting in the queue ${queue}`);
		}
		function job_progressOf(spec, { succeeded = 0, failed: failures = 0 }) {
			const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined);
			const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`;
			return { done, failures: failures > 0 ? `${failures} failed` : "" };
		}
		function job_inWords({ done, failures }, { startTime, active = 0 }) {
			if (startTime === undefined) return "waiting to start";
			return [done, `${active} running`, ...(failures === "" ? [] : [failures])].join(", ");
		}
		const selectedNode = "volume.kubernetes.io/selected-node";
		function judgePersistentVolumeClaim(object, { lateBindingClasses }) {
			const { phase } = object.status ?? {};
			const { storageClassName } = object.spec ?? {};
			if (phase === "Bound") return ready;
			if (phase === "Lost") return failing("ClaimLost", "its volume is gone");
			const wanted = object.metadata.annotations?.[selectedNode] !== undefined;
			if (!wanted && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
				return readyBut("is bound when its first pod comes");
			}
			return progressing("waiting for a volume");
		}
		function judgeReplicaSet(object, evidence) {
			const { replicas: wanted = 1, minReadySeconds } = object.spec ?? {};
			const { replicas = 0, availableReplicas = 0 } = object.status ?? {};
			const unseen = unobserved(object);
			if (unseen !== undefined) return unseen;
			const missing =
				tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds));
			if (missing === undefined) return ready;
			const pods = judgePods(object, wanted, evidence);
			if (pods?.state === "failed") return pods;
			return refusedByCondition(object, evidence) ?? pods ?? missing;
		}
		function judgeService({ spec, status }) {
			const { type } = spec ?? {};
			const { loadBalancer } = status ?? {};
			if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready;
			return progressing("waiting for the load balancer's address");
		}
		const rules_rules = {
			"apps/Deployment": judgeDeployment,
			"apps/StatefulSet": judgeStatefulSet,
			"apps/DaemonSet": judgeDaemonSet,
			"apps/ReplicaSet": judgeReplicaSet,
			"/ReplicationController": judgeReplicaSet,
			"/Pod": judgePod,
			"batch/Job": judgeJob,
			"/PersistentVolumeClaim": judgePersistentVolumeClaim,
			"/Service": judgeService,
			"networking.k8s.io/Ingress": judgeIngress,
			"/Namespace": judgeNamespace,
			"policy/PodDisruptionBudget": judgePodDisruptionBudget,
			"apiextensions.k8s.io/CustomResourceDefinition": judgeCustomResourceDefinition,
			"apiregistration.k8s.io/APIService": judgeApiService,
			"gateway.networking.k8s.io/GatewayClass": judgeGatewayClass,
			"gateway.networking.k8s.io/Gateway": judgeGateway,
			"gateway.networking.k8s.io/HTTPRoute": judgeRoute,
			"gateway.networking.k8s.io/GRPCRoute": judgeRoute,
			"gateway.networking.k8s.io/TLSRoute": judgeRoute,
			"gateway.networking.k8s.io/TCPRoute": judgeRoute,
			"gateway.networking.k8s.io/UDPRoute": judgeRoute,
			"argoproj.io/Rollout": judgeArgoRollout,
			"cert-manager.io/Certificate": judgeCertificate,
			"cert-manager.io/Issuer": judgeAnswering,
			"cert-manager.io/ClusterIssuer": judgeAnswering,
			"external-secrets.io/ExternalSecret": judgeAnswering,
			"external-secrets.io/ClusterExternalSecret": judgeAnswering,
			"external-secrets.io/PushSecret": judgeAnswering,
			"external-secrets.io/SecretStore": judgeAnswering,
			"external-secrets.io/ClusterSecretStore": judgeAnswering,
			"bitnami.com/SealedSecret": judgeSealedSecret,
			"serving.knative.dev/Service": judgeKnative,
			"serving.knative.dev/Configuration": judgeKnative,
			"serving.knative.dev/Route": judgeKnative,
			"helm.toolkit.fluxcd.io/HelmRelease": judgeAnswering,
			"kustomize.toolkit.fluxcd.io/Kustomization": judgeAnswering,
			"source.toolkit.fluxcd.io/GitRepository": judgeAnswering,
			"source.toolkit.fluxcd.io/OCIRepository": judgeAnswering,
			"source.toolkit.fluxcd.io/HelmChart": judgeAnswering,
			"source.toolkit.fluxcd.io/Bucket": judgeAnswering,
		};
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
			"storage.k8s.io",
		]);
		const always = () => ready;
		function ruleOf(object) {
			const group = groupOf(object.apiVersion);
			const ofKind = rules_rules[`${group}/${object.kind}`] ?? (builtIn.has(group) ? always : judgeByConditions);
			return ownRule(object) ?? ofKind;
		}
		function needsFollowing(object) {
			const rule = ruleOf(object);
			return rule !== always && rule !== judgeIngress && !isNeverAwaited(object);
		}
		const nothingBelongs = { revisions: [], pods: [], events: [] };
		function openBelongings() {
			const byOwner = {
				revisions: new Map(),
				pods: new Map(),
				events: new Map(),
			};
			const children = (kind, uid) => [...(byOwner[kind].get(uid ?? "")?.values() ?? [])];
			const of = ({ metadata: { uid } }) => {
				const revisions = children("revisions", uid);
				const pods = [uid, ...revisions.map(({ metadata }) => metadata.uid)].flatMap((owner) =>
					children("pods", owner),
				);
				const told = [uid, ...[...revisions, ...pods].map(({ metadata }) => metadata.uid)];
				return { revisions, pods, events: told.flatMap((about) => children("events", about)) };
			};
			const store = (kind, touched) => {
				const mine = new Map();
				const remove = (key) => {
					for (const owner of mine.get(key)?.owners ?? []) byOwner[kind].get(owner)?.delete(key);
					mine.delete(key);
				};
				const keep = (object) => {
					const key = object.metadata.uid ?? "";
					remove(key);
					const owners = ownersOf(kind, object);
					mine.set(key, { object, owners });
					for (const owner of owners) {
						const siblings = byOwner[kind].get(owner) ?? new Map();
						byOwner[kind].set(owner, siblings.set(key, object));
					}
				};
				const above = function* (owners, height = 2) {
					for (const owner of owners) {
						yield owner;
						if (height > 0) yield* above(parents(owner), height - 1);
					}
				};
				return {
					list({ items }) {
						const affected = [...mine.values()].flatMap(({ owners }) => owners);
						for (const key of [...mine.keys()]) remove(key);
						for (const item of items) keep(lighter(item));
						touched(above([...affected, ...items.flatMap((item) => ownersOf(kind, item))]));
					},
					event({ type, object: seen }) {
						if (type === "BOOKMARK") return false;
						const object = seen;
						if (type === "DELETED") remove(object.metadata.uid ?? "");
						else keep(lighter(object));
						touched(above(ownersOf(kind, object)));
						return true;
					},
				};
			};
			const owned = new Map();
			const parents = (uid) => owned.get(uid) ?? [];
			const ownersOf = (kind, object) => {
				if (kind === "events") {
					const { involvedObject } = object;
					return involvedObject?.uid === undefined ? [] : [involvedObject.uid];
				}
				const owners = (object.metadata.ownerReferences ?? []).map(({ uid }) => uid);
				owned.set(object.metadata.uid ?? "", owners);
				return owners;
			};
			return { store, of };
		}
		function lighter(object) {
			const { managedFields: _, ...metadata } = object.metadata;
			const managedFields = containerStatusEntries(object);
			return { ...object, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } };
		}
		function judge(target, seen, evidence) {
			const { applied } = target;
			const object = seen === undefined ? applied : seen.object;
			if (object === undefined || seen?.present === false) return judgeGone(target, object, evidence);
			if (isStale(applied, object)) return progressing("waiting for the API server to show the change");
			if (object.metadata.deletionTimestamp !== undefined) return failing("Terminating", "is being deleted");
			return ofThisRun(ruleOf(object)(object, evidence), object, evidence);
		}
		function isStale(applied, seen) {
			const same = applied.metadata.uid === seen.metadata.uid;
			return same && (seen.metadata.generation ?? 0) < (applied.metadata.generation ?? 0);
		}
		function judgeGone({ ref, applied }, last, evidence) {
			if (last !== undefined) {
				const end = ref.kind === "Job" ? judgeJob(last, evidence) : undefined;
				if (end?.state === "ready") return end;
				if (ref.kind === "Pod" && last.status?.phase === "Succeeded") {
					return { state: "ready", message: "succeeded" };
				}
			}
			const { ttlSecondsAfterFinished } = applied.spec ?? {};
			return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined
				? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its end was seen")
				: failed("Deleted", "was deleted");
		}
		const standings_patience = 2_000;
		function standingsOf(targets, failFast, times) {
			const standings = new Map(
				targets.map((target) => {
					const verdict = judge(target, undefined, { ...nothingKnown, ...nothingBelongs, times });
					const judgement = { verdict, object: target.applied, belongings: nothingBelongs };
					return [target, standings_follow(undefined, judgement, 0)];
				}),
			);
			const all = () => [...standings.values()];
			const failsAt = () => {
				if (failFast === undefined) return undefined;
				const undecided = all().some(({ verdict }) => verdict.state === "progressing" || verdict.state === "failing");
				const least = undecided ? standings_patience : 0;
				const ends = all().flatMap(({ verdict, failedSince = 0, certainSince }) => {
					if (verdict.state !== "failed") return [];
					if (certainSince !== undefined) return certainSince + least;
					return failedSince + Math.max(failFast, verdict.stands ?? 0, least);
				});
				return ends.length === 0 ? undefined : Math.min(...ends);
			};
			return {
				failsAt,
				objects: (now) =>
					[...standings].map(([{ ref }, { verdict, object, belongings, since, readyAfter }]) => ({
						ref,
						verdict,
						object,
						belongings,
						unchangedFor: now - since,
						readyAfter,
					})),
				unready: () => targets.filter((target) => standings.get(target)?.verdict.state !== "ready"),
				outcome(now) {
					const due = failsAt();
					if (due !== undefined && due <= now) return "failed";
					return all().every(({ verdict }) => verdict.state === "ready") ? "ready" : undefined;
				},
				take: (judgements, now) =>
					[...judgements].flatMap(([target, judgement]) => {
						const before = standings.get(target);
						const after = standings_follow(before, judgement, now);
						standings.set(target, after);
						if (before === undefined || after.since === before.since) return [];
						return [{ target, before: before.verdict, now: after.verdict, stood: now - before.since }];
					}),
			};
		}
		function standings_follow(before, judgement, now) {
			const { verdict } = judgement;
			const same = before !== undefined && standings_isSame(before.verdict, verdict);
			return {
				...judgement,
				since: same ? before.since : now,
				failedSince: verdict.state === "failed" ? (before?.failedSince ?? now) : undefined,
				certainSince:
					verdict.state === "failed" && verdict.certain === true ? (before?.certainSince ?? now) : undefined,
				readyAfter: verdict.state === "ready" ? (before?.readyAfter ?? now) : undefined,
			};
		}
		function standings_isSame(a, b) {
			return a.state === b.state && a.message === b.message;
		}
		function fromList(names, { resourceVersion, items }, before) {
			const listed = new Map(items.map((object) => [object.metadata.name ?? "", object]));
			const sightings = [...names].map((name) => {
				const object = listed.get(name);
				if (object !== undefined) return [name, { present: true, object }];
				return [name, { present: false, object: before?.sightings.get(name)?.object }];
			});
			return { resourceVersion, sightings: new Map(sightings) };
		}
		function afterEvent(picture, { type, object: seen }) {
			const object = seen;
			const { name = "", resourceVersion = picture.resourceVersion } = object.metadata;
			const wanted = type !== "BOOKMARK" && picture.sightings.has(name);
			if (!wanted) return { ...picture, resourceVersion };
			const sighting = { present: type !== "DELETED", object };
			return { resourceVersion, sightings: new Map([...picture.sightings, [name, sighting]]) };
		}
		const interval = 3_000;
		async function poll(collection, names, { api, signal, store, seen }) {
			const get = async (name) => {
				try {
					const path = `${collection}/${encodeURIComponent(name)}`;
					return [(await api.send({ method: "GET", path })).body];
				} catch (error) {
					if (isNotFound(error)) return [];
					throw error;
				}
			};
			try {
				for (;;) {
					const found = await unlessAborted(signal, () => Promise.all([...names].map(get)));
					store.list({ resourceVersion: "", items: found.flat() });
					seen();
					await (0, external_node_timers_promises_.setTimeout)(interval, undefined, { signal });
				}
			} catch (error) {
				if (!signal.aborted) throw error;
			}
		}
		const tooSoon = 1_000;
		const watch_longestPause = 4_000;
		const mostUnknown = 5;
		const watch_pageSize = "500";
		async function watchScope(scope, ports) {
			const { signal } = ports;
			let place;
			let inVain = 0;
			const look = async () => {
				if (place === undefined) {
					const listed = await list(scope, ports);
					ports.store.list(listed);
					place = listed.resourceVersion;
					ports.seen();
				}
				const watched = await watchFrom(place, scope, ports);
				place = watched.place;
				return watched.inVain;
			};
			try {
				for (;;) {
					const vain = await look().catch((error) => {
						place = undefined;
						if (!isGone(error) && !(isNotFound(error) && inVain < mostUnknown)) throw error;
						return true;
					});
					inVain = vain ? inVain + 1 : 0;
					if (vain)
						await (0, external_node_timers_promises_.setTimeout)(
							Math.min(watch_longestPause, 125 * 2 ** inVain),
							undefined,
							{ signal },
						);
				}
			} catch (error) {
				if (signal.aborted) return;
				if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error;
				await ports.blind(error);
			}
		}
		function isGone(error) {
			return error instanceof ApiError && error.httpStatus === 410;
		}
		function path({ collection }, query) {
			return `${collection}?${new URLSearchParams(query)}`;
		}
		async function list(scope, { api, signal }) {
			const items = [];
			let next = {};
			for (;;) {
				const request = { method: "GET", path: path(scope, { ...scope.query, limit: watch_pageSize, ...next }) };
				const { metadata, ...body } = (await unlessAborted(signal, () => api.send(request))).body;
				items.push(...watch_itemsOf(body).filter(scope.wants));
				if (!metadata?.continue) return { resourceVersion: metadata?.resourceVersion ?? "", items };
				next = { continue: metadata.continue };
			}
		}
		function watch_itemsOf({ apiVersion = "", kind = "", items = [] }) {
			const of = { apiVersion, kind: kind.replace(/List$/, "") };
			return items.map((item) => ({ ...of, ...item }));
		}
		async function watchFrom(start, scope, ports) {
			const { api, signal, now, seen, store } = ports;
			const begun = now();
			const query = { ...(scope.watchQuery ?? scope.query), resourceVersion: start };
			const events = await api.watch(path(scope, query), signal);
			let place = start;
			let failed = false;
			try {
				for await (const event of events) {
					failed = event.type === "ERROR";
					if (failed) break;
					place = event.object.metadata.resourceVersion ?? place;
					if (store.event(event)) seen();
				}
			} catch (error) {
				signal.throwIfAborted();
				if (!(error instanceof ConnectionError)) throw error;
			}
			const inVain = place === start && now() - begun < tooSoon;
			return { place: failed || inVain ? undefined : place, inVain };
		}
		const withPods = new Set([
			"apps/Deployment",
			"apps/StatefulSet",
			"apps/DaemonSet",
			"apps/ReplicaSet",
			"/ReplicationController",
			"batch/Job",
			"argoproj.io/Rollout",
		]);
		const withRevisions = new Set(["apps/Deployment", "argoproj.io/Rollout"]);
		const watch_belongings_kindOf = ({ ref }) => `${groupOf(ref.apiVersion)}/${ref.kind}`;
		async function watchBelongings(targets, ports) {
			const scopes = [...Map.groupBy(targets, ({ ref }) => ref.namespace ?? "")].flatMap(([namespace, inside]) =>
				scopesOf(namespace, inside),
			);
			const missing = new Set(scopes);
			const arrived = (scope) => {
				if (missing.delete(scope) && missing.size === 0) ports.complete();
			};
			if (scopes.length === 0) ports.complete();
			await Promise.all(
				scopes.map((each) =>
					watchScope(each.scope, {
						...ports,
						store: ports.belongings.store(each.kind, ports.touched),
						seen: () => arrived(each),
						blind: async (reason) => {
							ports.unseen(each.kind, reason);
							arrived(each);
						},
					}),
				),
			);
		}
		function scopesOf(namespace, targets) {
			const workloads = targets.filter((target) => withPods.has(watch_belongings_kindOf(target)));
			const deployments = workloads.filter((target) => withRevisions.has(watch_belongings_kindOf(target)));
			const pods = targets.filter((target) => watch_belongings_kindOf(target) === "/Pod");
			const path = encodeURIComponent(namespace);
			const all = () => true;
			return [
				...(workloads.length === 0
					? []
					: [
							{
								kind: "pods",
								scope: { collection: `/api/v1/namespaces/${path}/pods`, query: selector(workloads), wants: all },
							},
						]),
				...(deployments.length === 0
					? []
					: [
							{
								kind: "revisions",
								scope: {
									collection: `/apis/apps/v1/namespaces/${path}/replicasets`,
									query: selector(deployments),
									wants: all,
								},
							},
						]),
				...(workloads.length + pods.length === 0
					? []
					: [
							{
								kind: "events",
								scope: {
									collection: `/api/v1/namespaces/${path}/events`,
									query: { fieldSelector: "type=Warning" },
									watchQuery: {},
									wants: all,
								},
							},
						]),
			];
		}
		const mostValues = 50;
		function selector(targets) {
			const labels = targets.map(({ applied }) => matchLabels(applied));
			const key = Object.keys(labels[0] ?? {}).find((name) => labels.every((each) => each[name] !== undefined));
			const values = [...new Set(labels.map((each) => each[key ?? ""] ?? ""))];
			if (key === undefined || values.length > mostValues) return {};
			return { labelSelector: `${key} in (${values.join(",")})` };
		}
		function matchLabels({ kind, spec }) {
			const { selector: written = {} } = spec ?? {};
			return kind === "ReplicationController" ? written : (written.matchLabels ?? {});
		}
		async function watchAll(targets, unready, { judged, surroundings, blind, ...ports }) {
			const around = await unlessAborted(ports.signal, surroundings);
			const failure = new AbortController();
			const signal = AbortSignal.any([ports.signal, failure.signal]);
			const belongings = openBelongings();
			const collections = new Set(unready.map(({ collection }) => collection));
			const followed = targets.filter(({ collection }) => collections.has(collection));
			const pictures = new Map();
			const changed = coalesce((some) => {
				if (signal.aborted) return;
				const judgement = (target) =>
					watch_all_judgeNow(target, pictures.get(target.collection), { around, belongings });
				judged(new Map([...some].map((target) => [target, judgement(target)])));
			});
			const byUid = new Map(followed.map((target) => [target.applied.metadata.uid ?? "", target]));
			const watchTargets = (collection) => {
				const inside = followed.filter((target) => target.collection === collection);
				const names = new Set(inside.map(({ ref }) => ref.name));
				const store = pictureStore(names, (picture) => pictures.set(collection, picture));
				let judgedBy;
				const seen = () => {
					const picture = pictures.get(collection);
					const sightingOf = ({ ref }) => picture?.sightings.get(ref.name);
					const news = inside.filter((target) => sightingOf(target) !== judgedBy?.sightings.get(target.ref.name));
					for (const target of news) {
						const uid = sightingOf(target)?.object?.metadata.uid;
						if (uid !== undefined) byUid.set(uid, target);
					}
					judgedBy = picture;
					changed(news);
				};
				const look = { ...ports, signal, store, seen };
				return watchScope(scopeOf(collection, names), {
					...look,
					blind(reason) {
						blind(reason);
						return poll(collection, names, look);
					},
				});
			};
			const touched = (uids) => changed([...uids].flatMap((uid) => byUid.get(uid) ?? []));
			const complete = () => {
				ports.complete();
				changed(followed);
			};
			const watches = [
				...[...collections].map(watchTargets),
				watchBelongings(followed, { ...ports, signal, belongings, touched, complete }),
			].map((watch) =>
				watch.catch((error) => {
					failure.abort();
					throw error;
				}),
			);
			await Promise.allSettled(watches);
			await Promise.all(watches);
		}
		function watch_all_judgeNow(target, picture, { around, belongings }) {
			const seen = picture?.sightings.get(target.ref.name);
			const object = seen?.object ?? target.applied;
			const own = seen?.present === false ? nothingBelongs : belongings.of(object);
			return { verdict: judge(target, seen, { ...around, ...own }), object, belongings: own };
		}
		function scopeOf(collection, names) {
			const [only = ""] = names;
			return {
				collection,
				query: names.size === 1 ? { fieldSelector: `metadata.name=${only}` } : {},
				wants: ({ metadata }) => names.has(metadata.name ?? ""),
			};
		}
		function pictureStore(names, keep) {
			let picture;
			return {
				list(listed) {
					picture = fromList(names, listed, picture);
					keep(picture);
				},
				event(event) {
					if (picture === undefined) return false;
					const before = picture;
					picture = afterEvent(before, event);
					keep(picture);
					return picture.sightings !== before.sightings;
				},
			};
		}
		function coalesce(flush) {
			let waiting = new Set();
			return (more) => {
				const scheduled = waiting.size > 0;
				for (const each of more) waiting.add(each);
				if (scheduled || waiting.size === 0) return;
				setImmediate(() => {
					const some = waiting;
					waiting = new Set();
					flush(some);
				});
			};
		}
		const longestLook = 2_000;
		async function followRollout(targets, ports) {
			const { stop, log } = ports;
			const begun = ports.now();
			const now = () => ports.now() - begun;
			const standings = standingsOf(targets, ports.failFast, ports.times);
			const remark = () => remarksOn(standings.objects(now())).forEach(log.info);
			if (standings.outcome(0) === "ready") {
				remark();
				return { outcome: "ready", objects: standings.objects(0), waited: 0 };
			}
			const stand = () => ({ objects: standings.objects(now()), waited: now() });
			const end = new AbortController();
			const decided = Promise.withResolvers();
			const decide = (outcome) => decided.resolve({ outcome, ...stand() });
			const interrupt = () => decide(interruption(stop));
			stop.addEventListener("abort", interrupt, { once: true });
			if (stop.aborted) interrupt();
			const followed = () => standings.objects(now()).filter(({ object }) => needsFollowing(object));
			const progress = announce(log, () => progressOf(followed(), ports.redact), ports.now);
			const clusterTime = () => (ports.times?.since ?? 0) + now();
			const notices = noticesOf(targets, ports.failFast, clusterTime);
			const unseen = new Set();
			let complete = false;
			let due;
			const look = () => {
				clearTimeout(due);
				const outcome = standings.outcome(now());
				if (outcome === "ready" || (outcome === "failed" && (complete || now() >= longestLook))) return decide(outcome);
				progress.changed();
				const at = outcome === "failed" ? longestLook : standings.failsAt();
				if (at !== undefined) due = setTimeout(look, at - now());
			};
			const watching = watchAll(targets, standings.unready(), {
				...ports,
				surroundings: () => readSurroundings(standings.unready(), ports),
				signal: AbortSignal.any([stop, end.signal]),
				blind: once(({ message }) =>
					log.warning(`Objects that cannot be watched are asked for every few seconds: ${message}`),
				),
				unseen(kind, { message }) {
					if (!unseen.has(kind))
						log.info(`What goes wrong is seen late, since ${follow_namesOf[kind]} cannot be watched: ${message}`);
					unseen.add(kind);
				},
				complete() {
					complete = true;
				},
				judged(judgements) {
					for (const line of notices(standings.take(judgements, now()))) log.info(line);
					look();
				},
			});
			watching.catch(decided.reject);
			look();
			try {
				const rollout = await decided.promise;
				progress.close(rollout.outcome === "ready");
				if (rollout.outcome === "ready") remark();
				return rollout;
			} catch (error) {
				if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
				return { outcome: "lost", ...stand(), message: error.message };
			} finally {
				clearTimeout(due);
				stop.removeEventListener("abort", interrupt);
				progress.close(false);
				end.abort();
				await watching.catch(() => undefined);
			}
		}
		const follow_namesOf = {
			pods: "pods",
			revisions: "ReplicaSets",
			events: "events",
		};
		function once(tell) {
			let told = false;
			return (...args) => {
				if (!told) tell(...args);
				told = true;
			};
		}
		function interruption({ reason }) {
			return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped";
		}
		function timed(api) {
			let first;
			const send = async (request) => {
				const response = await api.send(request);
				first ??= response.date;
				return response;
			};
			return { api: { ...api, send }, firstAnswer: () => first };
		}
		function runTimes(begun, changes) {
			const writes = changes.filter(isApplied).flatMap(writtenAt);
			const beginning = begun ?? (writes.length === 0 ? undefined : Math.min(...writes));
			return beginning === undefined ? undefined : { begun: beginning, since: Math.max(beginning, ...writes) };
		}
		function writtenAt({ action, after }) {
			if (action === "unchanged") return [];
			const time = Date.parse(ourEntry(after)?.time ?? after.metadata.creationTimestamp ?? "");
			return Number.isNaN(time) ? [] : [time];
		}
		const grace = 4_000;
		function lingering(signal) {
			const late = new AbortController();
			signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), grace).unref(), {
				once: true,
			});
			return late.signal;
		}
		function warnOnce(log) {
			const shown = new Set();
			return (check) => {
				for (const warning of check.action === "refused" ? [] : check.warnings) {
					if (shown.has(warning)) continue;
					shown.add(warning);
					log.warning(warning, check.planned.source.location);
				}
			};
		}
		const tooSlow = "Raise input 'timeout' if the cluster is that slow; else look at what it was waiting for.";
		async function push(inputs, ports) {
			const folder = await openFolder(folderPath(ports.temp), (path) => ports.remember("folder", path));
			const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
			try {
				return await inFolder(inputs, {
					...ports,
					env: { ...ports.env, [runVariable]: folder.path, TMPDIR: folder.path },
					folder: folder.path,
					stop: stop.signal,
					signal: lingering(stop.signal),
				});
			} finally {
				stop.clear();
				await folder.remove();
			}
		}
		async function inFolder(inputs, ports) {
			const kubectl = kubectlOnPath(ports.env, ports.signal);
			const open = () =>
				openCluster(inputs.access, {
					...ports,
					kubectl,
					warn: ports.log.warning,
					started: (pid) => ports.remember("kubectl", String(pid)),
				});
			const found = await findAll(inputs.manifests, ports.workspace);
			const reading = readAll(found, { ...ports, ...inputs });
			const [cluster, manifests] = await both(found.some(isBuilt) ? reading.then(open) : open(), reading);
			try {
				return await toCluster(cluster, manifests, inputs, ports);
			} catch (error) {
				throw cluster.explain(error);
			} finally {
				await cluster.close();
			}
		}
		async function both(opening, rendering) {
			const [cluster, rendered] = await Promise.allSettled([opening, rendering]);
			if (cluster.status === "fulfilled" && rendered.status === "fulfilled") return [cluster.value, rendered.value];
			if (cluster.status === "fulfilled") await cluster.value.close();
			const failures = [cluster, rendered].flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
			const faults = failures.flatMap((failure) => userFaults(failure) ?? []);
			const bug = failures.find((failure) => userFaults(failure) === undefined);
			if (bug !== undefined) throw bug;
			const unreadable = rendered.status === "fulfilled" ? rendered.value.faults : [];
			throwFaults([...new Map([...faults, ...unreadable].map((fault) => [fault.message, fault])).values()]);
			throw bug;
		}
		async function toCluster(reached, rendered, inputs, ports) {
			const { log } = ports;
			const { api, firstAnswer } = timed(reached.api);
			const cluster = { ...reached, api };
			const namespace = inputs.namespace ?? cluster.namespace;
			const { server, context, identity, version } = cluster;
			const names = [server, context, identity, namespace, namesIn(rendered.manifests)].join("\n");
			const hide = (objects) => hideSecrets(objects, names, ports.hide);
			hide(rendered.manifests.map(({ object }) => object));
			for (const line of describeCluster(cluster, namespace)) log.info(line);
			const { plan, prepared: checked } = await checkAll(cluster, namespace, rendered, inputs, { ...ports, hide });
			ports.stop.throwIfAborted();
			const base = { cluster: { server, context, identity, version }, namespace, dryRun: inputs.dryRun };
			const warn = warnOnce(log);
			if (inputs.dryRun) {
				const changes = plannedChanges(plan, checked, warn);
				for (const line of describeChanges(changes, { dryRun: true })) log.info(line);
				return { ...base, changes, rollouts: [], failures: [] };
			}
			const prepared = await push_takeOver(plan, checked, log);
			const follow = (applied, written) =>
				followRollout(applied.map(toTarget), {
					...ports,
					...inputs,
					times: runTimes(firstAnswer(), written),
					set: plan.waves.flatMap(({ objects }) => objects.map(({ object }) => object)),
					api: cluster.api,
					now: () => performance.now(),
				});
			const { changes, rollouts } = await executeWhole(plan, prepared, { stop: ports.stop, follow, warn, log });
			for (const line of describeChanges(changes, { dryRun: false })) log.info(line);
			const complete = changes.every(isApplied) && rollouts.every(({ outcome }) => outcome === "ready");
			const last =
				complete && inputs.wait ? [await follow(notFollowed(changes.filter(isApplied), rollouts), changes)] : [];
			if (last.some(tookTime) && !ports.stop.aborted) await warnIfOvertaken(changes, prepared, log);
			const followed = [...rollouts, ...last];
			const failures = await diagnose(patients(followed, changes), { api: cluster.api, redact: ports.redact });
			return { ...base, changes, rollouts: followed, failures };
		}
		function patients(rollouts, changes) {
			const manifests = new Map(changes.map((change) => [objectKey(madeRef(change)), change.planned]));
			return rollouts.flatMap(({ outcome, objects }) => {
				const wanted = objects.filter(({ verdict }) =>
					outcome === "failed" ? verdict.state === "failed" : outcome === "deadline" && verdict.state !== "ready",
				);
				return wanted.map((rollout) => ({ rollout, manifest: manifests.get(objectKey(rollout.ref)) }));
			});
		}
		async function push_takeOver(plan, checked, log) {
			const { prepared, count, faults } = await takeOverAll(plan, checked);
			if (count > 0)
				log.info(`Taken over from client-side kubectl apply: ${count === 1 ? "1 object" : `${count} objects`}`);
			throwFaults(faults);
			return prepared;
		}
		async function checkAll(cluster, namespace, rendered, inputs, { stop, log, hide }) {
			const { manifests, faults: unused, warnings: ambiguous } = setImages(rendered.manifests, inputs.images);
			const discovery = await discover(cluster.api);
			const { plan, faults: unplanned } = planPush({ ...inputs, manifests, discovery, namespace });
			const { prepared, faults: refused, undecided } = await prepare(plan, cluster.api, inputs.forceConflicts);
			hide(prepared.ports.live.values());
			const objects = plan.waves.flatMap((wave) => wave.objects);
			const there = new Map([...prepared.going, ...prepared.ports.live]);
			const unnamed = checkUnnamedImages(objects, there, inputs);
			const warnings = [
				...ambiguous,
				...standingTagWarnings(prepared.checks.values(), inputs.images),
				...ownerWarnings(objects, prepared.ports.live),
			];
			for (const { message, location } of warnings) log.warning(message, location);
			const imageFaults = rendered.faults.length > 0 ? [] : unused;
			const certain = [...rendered.faults, ...imageFaults, ...unplanned, ...unnamed.faults, ...refused];
			throwFaults(certain.length > 0 || inputs.dryRun ? [...certain, ...undecided] : []);
			for (const notice of unnamed.notices) log.info(notice);
			const going = describeGoing(plan, prepared);
			if (going === "") return { plan, prepared };
			log.info(`${inputs.dryRun ? "A run would wait" : "Waiting"} until what is being deleted is gone: ${going}`);
			if (inputs.dryRun) return { plan, prepared };
			const waited = await awaitGone(plan, prepared, stop);
			throwFaults(waited.faults);
			return { plan, prepared: waited.prepared };
		}
		function toTarget(applied) {
			const { ref, resource } = applied.planned;
			return { ref: madeRef(applied), collection: collectionPath(resource, ref.namespace), applied: applied.after };
		}
		function tookTime({ objects }) {
			return objects.some(({ readyAfter }) => readyAfter !== 0);
		}
		function notFollowed(applied, rollouts) {
			const followed = new Set(rollouts.flatMap(({ objects }) => objects.map(({ ref }) => objectKey(ref))));
			return applied.filter((change) => !followed.has(objectKey(toTarget(change).ref)));
		}
		const milestones = ["created", "scheduled", "pulled", "started", "ready"];
		function milestonesOf(pod, events) {
			const { phase, containerStatuses: statuses = [] } = pod.status ?? {};
			const since = (type) => {
				const condition = findCondition(conditionsOf(pod), type);
				return isTrue(condition) ? timeOf(condition.lastTransitionTime) : undefined;
			};
			const own = events.filter((event) => event.involvedObject?.uid === pod.metadata.uid);
			const starts = statuses.map(milestones_startOf);
			const haveStarted = starts.length > 0 && starts.every((start) => start !== undefined);
			const havePulled = haveStarted || (statuses.length > 0 && statuses.every(({ imageID = "" }) => imageID !== ""));
			return {
				created: timeOf(pod.metadata.creationTimestamp),
				scheduled: since("PodScheduled"),
				pulled: havePulled ? firstOfEach(own, "Pulled") : undefined,
				started: haveStarted ? (firstOfEach(own, "Started") ?? milestones_latest(starts)) : undefined,
				ready: phase === "Succeeded" ? milestones_latest(statuses.map(endOf)) : since("Ready"),
			};
		}
		function nextMilestone(pod, times) {
			const last = milestones.findLastIndex((milestone) => times[milestone] !== undefined);
			const next = milestones[last + 1] ?? "ready";
			return next === "pulled" && isPastPull(pod) ? "started" : next;
		}
		function isPastPull({ status }) {
			const { initContainerStatuses = [], containerStatuses = [] } = status ?? {};
			return [...initContainerStatuses, ...containerStatuses].some(({ state, lastState }) => {
				const { reason = "ContainerCreating" } = state?.waiting ?? {};
				const waits =
					state?.waiting !== undefined && !/Image|Registry|Signature|ContainerCreating|PodInitializing/.test(reason);
				return waits || state?.running !== undefined || (state?.terminated ?? lastState?.terminated) !== undefined;
			});
		}
		function milestones_startOf({ state, lastState }) {
			const [oldest] = [lastState?.terminated, state?.terminated, state?.running].flatMap((each) => each ?? []);
			return timeOf(oldest?.startedAt);
		}
		function endOf({ state }) {
			return timeOf(state?.terminated?.finishedAt);
		}
		function firstOfEach(events, reason) {
			const told = events.map((event) => event).filter((event) => event.reason === reason);
			const containers = [...Map.groupBy(told, ({ involvedObject }) => involvedObject?.fieldPath).values()];
			return milestones_latest(containers.map((each) => earliest(each.map(firstOf))));
		}
		function firstOf({ firstTimestamp, eventTime, metadata }) {
			return timeOf(firstTimestamp ?? eventTime ?? metadata.creationTimestamp);
		}
		function timeOf(written) {
			return Date.parse(written ?? "") || undefined;
		}
		function earliest(times) {
			const known = times.filter((time) => time !== undefined);
			return known.length === 0 ? undefined : Math.min(...known);
		}
		function milestones_latest(times) {
			const known = times.filter((time) => time !== undefined);
			return known.length === 0 ? undefined : Math.max(...known);
		}
		function timelineOf({ object, belongings }, { written, waited }) {
			const pods = object.kind === "Pod" ? [object] : podsByRevision(object, belongings).current;
			const [slowest] = pods
				.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
				.map((pod) => ({ pod, times: milestonesOf(pod, belongings.events) }))
				.map(({ pod, times }) => ({ pod, times, next: nextMilestone(pod, times) }))
				.toSorted((a, b) => slowness(b) - slowness(a));
			if (slowest === undefined) return undefined;
			const { pod, times, next } = slowest;
			const applied = (written && Date.parse(ourEntry(object)?.time ?? "")) || times.created;
			if (applied === undefined || (times.ready !== undefined && times.ready <= applied)) return undefined;
			const seconds = (time) => Math.max(0, Math.round((time - applied) / 100) / 10);
			const base = { pod: pod.metadata.name ?? "", reached: inOrder(times, seconds) };
			if (times.ready !== undefined) return base;
			const until = Math.max(applied + waited, ...Object.values(times).map((time) => time ?? 0));
			return { ...base, standing: { before: next, until: seconds(until) } };
		}
		function slowness({ times, next }) {
			return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next);
		}
		function inOrder(times, seconds) {
			let latest = 0;
			const reached = milestones.flatMap((milestone) => {
				const time = times[milestone];
				if (time === undefined) return [];
				latest = Math.max(latest, time);
				return [[milestone, seconds(latest)]];
			});
			return Object.fromEntries(reached);
		}
		function failureFault(failure, verdict, waited) {
			const { ref, message, cause, previous, location } = failure;
			const what = verdict.state === "failed" ? hasFailed(verdict) : `is not ready after ${formatDuration(waited)}`;
			const sentences = [
				`${formatRef(ref)} ${what}: ${message}`,
				...(previous === undefined ? [] : [capitalized(previous)]),
				...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
				...overriding(failure),
			];
			return new UserError(sentences.join(". "), {
				code: verdict.state === "failed" ? "failed" : "not-ready",
				hint: hintOf(failure),
				location,
			});
		}
		function hasFailed({ certain }) {
			return certain === true ? "has failed" : "is failing";
		}
		function overriding({ field, setBy }) {
			if (setBy === undefined) return [];
			return [capitalized(`${field.findLast((step) => typeof step === "string") ?? "it"} is ${setBy}`)];
		}
		function hintOf({ hint, cause, ref }) {
			if (hint !== undefined || cause !== undefined) return hint;
			const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`;
			return `Look at it with: kubectl describe ${ref.kind.toLowerCase()} ${shellWord(ref.name)}${namespace}`;
		}
		const mostShown = 10;
		function reportFailures(failures) {
			const told = failures.map((failure) => {
				const { reason, message } = failure;
				return { code: reason === "NotReady" ? "not-ready" : reason, message, failure };
			});
			return mostTellingFirst(told, mostShown).map(({ failure }) => reportFailure(failure));
		}
		function reportFailure(failure) {
			const { ref, field, location, ...told } = failure;
			return {
				...ref,
				...told,
				hint: hintOf(failure),
				...(field.length === 0 ? {} : { field: writeFieldPath(field) }),
				...(location === undefined ? {} : { file: location.file, line: location.line }),
			};
		}
		const words_actions = ["failed", "skipped", "created", "configured", "unchanged"];
		const words_words = {
			failed: { done: "failed", planned: "refused" },
			skipped: { done: "not applied", planned: "not checked" },
			created: { done: "created", planned: "to be created" },
			configured: { done: "configured", planned: "to be configured" },
			unchanged: { done: "unchanged", planned: "unchanged" },
		};
		function wordFor(action, { result }) {
			return words_words[action][result === "planned" ? "planned" : "done"];
		}
		function counts(report) {
			return words_actions
				.map((action) => ({ action, count: report.objects.filter((object) => object.action === action).length }))
				.filter(({ count }) => count > 0)
				.map(({ action, count }) => `${count} ${wordFor(action, report)}`)
				.join(", ");
		}
		function naming({ objects }) {
			const namespaces = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
			return (ref) => formatRef(ref, namespaces.size > 1 ? "full" : "short");
		}
		async function logEvidence(report, log) {
			const nameOf = naming(report);
			const { failures } = report;
			for (const failure of failures.slice(0, mostShown)) {
				await log.group(`${nameOf(failure)}: ${failure.reason}`, async () => {
					for (const line of evidenceOf(failure)) log.info(line);
				});
			}
			const left = failures.length - mostShown;
			if (left > 0) log.info(`What is known of ${left} more that failed stands in the report file.`);
		}
		function evidenceOf(failure) {
			const { message, cause, previous, file, line, field, setBy, container, probe, logs, events, unknown } = failure;
			const place = [
				...(file === undefined || line === undefined ? [] : [formatLocation({ file, line })]),
				...(field === undefined ? [] : [field]),
				...(setBy === undefined ? [] : [setBy]),
			].join(" · ");
			return [
				...fact("What", message),
				...fact("Cause", cause),
				...fact("Where", place),
				...(container === undefined
					? []
					: [
							...fact("Container", `${container.name} in ${container.pod}, ${container.image}`),
							...fact("Restarts", container.restarts === 0 ? undefined : String(container.restarts)),
							...fact("Ended", container.exit),
						]),
				...fact("Probe", probe),
				...fact("Serving", previous),
				...unknown.flatMap((each) => fact("Not known", each)),
				...logs.flatMap(logLines),
				...(events.length === 0 ? [] : ["Events:"]),
				...events.map(({ about, reason, message: told, count, age }) => {
					const often = count === 1 ? "" : ` (${count} times${age === undefined ? "" : `, last ${ago(age)}`})`;
					return `  ${about} ${reason}: ${told}${often}`;
				}),
			];
		}
		function fact(name, value) {
			return value === undefined || value === "" ? [] : [`${name.padEnd(10)} ${value}`];
		}
		function logLines({ pod, container, previous, lines }) {
			const run = previous ? ", before it was started again" : "";
			if (lines.length === 0) return [`Log of ${container} in ${pod}${run}: it has printed nothing.`];
			return [`Log of ${container} in ${pod}${run}:`, ...lines.map((line) => `  ${line}`)];
		}
		function ago(age) {
			return age === 0 ? "just now" : `${formatDuration(age * 1_000)} before the newest`;
		}
		function faultsOf(ending) {
			if ("faults" in ending) return ending.faults;
			const { changes, rollouts, failures } = ending.result;
			const refused = changes.flatMap((change) => (change.action === "failed" ? change.faults : []));
			const known = new Map(failures.map((failure) => [objectKey(failure.ref), failure]));
			const waited = rollouts.flatMap((rollout) =>
				rollout.objects.flatMap((object) => rolloutFault(object, rollout, known.get(objectKey(object.ref)))),
			);
			const skipped = changes.filter(({ action }) => action === "skipped").length;
			const lost = rollouts.flatMap(({ outcome, message = "" }) =>
				outcome === "lost" ? [lostFault(message, skipped)] : [],
			);
			const stopped = rollouts.some(({ outcome }) => outcome === "stopped");
			const cut = stopped || (skipped > 0 && refused.length + waited.length + lost.length === 0);
			return [...refused, ...waited, ...lost, ...(cut ? [cutFault(skipped)] : [])];
		}
		function rolloutFault({ ref, verdict }, { outcome, waited }, failure) {
			if (verdict.state === "ready" || (outcome !== "failed" && outcome !== "deadline")) return [];
			if (outcome === "failed" && verdict.state !== "failed") return [];
			const told = failure ?? { ref, message: verdict.message, field: [] };
			return [failureFault(told, verdict, waited)];
		}
		function lostFault(message, skipped) {
			const applied =
				skipped === 0
					? "Everything had been applied; whether it became ready is not known"
					: `${skipped === 1 ? "1 object was" : `${skipped} objects were`} not applied; whether the others became ready is not known`;
			return new UserError(`The API server could not be asked any more: ${message}`, {
				code: "unreachable",
				hint: `${applied}. Run again to see.`,
			});
		}
		function cutFault(skipped) {
			const objects = skipped === 1 ? "1 object was" : `${skipped} objects were`;
			const message =
				skipped === 0 ? "The run was stopped while it waited" : `The run was stopped, and ${objects} not applied`;
			return new UserError(message, {
				code: "stopped",
				hint: "Run again: what has been applied stays as it is, the rest follows.",
			});
		}
		const inputNames = [
			"manifests",
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
			"allow-downgrade",
			"wait",
			"fail-fast",
			"error-budget",
			"timeout",
		];
		const defaultTimeout = 600_000;
		const defaultFailFast = 20_000;
		function parseInputs(read) {
			const { overrides, faults } = parseImageOverrides(read.lines("images"));
			const remote = parseAllowRemote(read.lines("allow-remote"));
			const inputs = {
				manifests: read.lines("manifests", { required: true }),
				images: overrides,
				namespace: read.text("namespace"),
				createNamespace: read.boolean("create-namespace", false),
				access: {
					kubeconfig: read.text("kubeconfig"),
					context: read.text("context"),
					server: read.text("server"),
					serverToken: read.text("server-token"),
					serverCa: read.text("server-ca"),
					allowExec: read.lines("allow-exec").map(({ text }) => text),
				},
				allowRemote: remote.allowRemote,
				dryRun: read.boolean("dry-run", false),
				forceConflicts: read.boolean("force-conflicts", false),
				allowDowngrade: read.boolean("allow-downgrade", false),
				wait: read.boolean("wait", true),
				failFast: read.text("fail-fast") === "off" ? undefined : read.duration("fail-fast", defaultFailFast),
				errorBudget: readErrorBudget(read),
				timeout: read.duration("timeout", defaultTimeout),
			};
			if (inputs.namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(inputs.namespace)) {
				read.fault(
					`Input 'namespace' is '${inputs.namespace}', which is no name of a namespace`,
					"It is a DNS label: a-z, 0-9 and -, at most 63.",
				);
			}
			throwFaults([...read.faults, ...faults, ...remote.faults]);
			return inputs;
		}
		function readErrorBudget(read) {
			const written = read.text("error-budget") ?? "0";
			const [, digits = "", percent] = /^(\d{1,6})(%?)$/.exec(written) ?? [];
			const number = Number(digits);
			if (digits === "" || (percent === "%" && number > 100)) {
				read.fault(
					`Input 'error-budget' is '${written}'`,
					"Write a number of pods, such as 1, or a percentage, such as 5%.",
				);
			}
			return percent === "%" ? (pods) => Math.floor((pods * number) / 100) : () => number;
		}
		const outputs_longest = 4_000;
		const outputs_longestMessage = 400;
		function outputsOf(report, file) {
			return {
				result: report.result,
				changed: String(report.changed),
				failures: failuresOutput(report),
				"ready-in": report.readyIn === undefined ? "" : String(report.readyIn),
				report: file,
			};
		}
		function failuresOutput(report) {
			const nameOf = naming(report);
			let left = outputs_longest;
			const entries = report.failures.map((failure) => ({
				object: nameOf(failure),
				reason: defuseLine(failure.reason),
				message: clip(defuseLine(failure.message)),
			}));
			const fitting = entries.filter((entry) => {
				left -= JSON.stringify(entry).length;
				return left >= 0;
			});
			const more = entries.length - fitting.length;
			const rest = { object: "", reason: "More", message: `${more} more stand in the report file` };
			return JSON.stringify(more === 0 ? fitting : [...fitting, rest]);
		}
		function clip(words) {
			return words.length <= outputs_longestMessage ? words : `${words.slice(0, outputs_longestMessage - 1)}…`;
		}
		function redactReport(report, redact) {
			const without = (told) => ({
				...told,
				...(told.message === undefined ? {} : { message: redact(told.message) }),
				...(told.hint === undefined ? {} : { hint: redact(told.hint) }),
			});
			return {
				...report,
				objects: report.objects.map(without),
				faults: report.faults.map(without),
				failures: report.failures.map((failure) => redactFailure(failure, redact)),
			};
		}
		function redactFailure(failure, redact) {
			const { apiVersion, kind, namespace, name } = failure;
			return { ...redactAll(failure, redact), apiVersion, kind, namespace, name };
		}
		function toReport(ending, startedAt, endedAt) {
			const base = { version: 1, action: "push", ...reportTime(startedAt, endedAt) };
			const faults = faultsOf(ending).map(reportFault);
			if (!("result" in ending)) {
				return { ...base, result: "failed", changed: false, objects: [], images: [], faults, failures: [] };
			}
			const { cluster, namespace, dryRun, changes, rollouts, failures } = ending.result;
			const changed = changes.some(({ action }) => action === "created" || action === "configured");
			const success = dryRun ? "planned" : changed ? "deployed" : "unchanged";
			const rolled = new Map(
				rollouts.flatMap(({ objects, waited }) => objects.map((object) => [objectKey(object.ref), { object, waited }])),
			);
			const objects = changes.map((change) => reportObject(change, rolled));
			return {
				...base,
				result: faults.length > 0 ? "failed" : success,
				changed,
				cluster: { ...cluster, namespace },
				objects,
				images: changes.filter(isApplied).flatMap(report_imagesOf),
				faults,
				failures: reportFailures(failures),
				readyIn: readyIn(objects, rollouts),
			};
		}
		function reportObject(change, rolled) {
			const { planned, action } = change;
			const name = isApplied(change) ? (change.after.metadata.name ?? planned.ref.name) : planned.ref.name;
			const ref = { ...planned.ref, name };
			const { location } = planned.source;
			const place = location === undefined ? {} : { file: location.file, line: location.line };
			const rollout = rolled.get(objectKey(ref));
			if (rollout === undefined) return { ...ref, action, ...place };
			const { object, waited } = rollout;
			const { verdict, readyAfter } = object;
			return {
				...ref,
				action,
				ready: verdict.state === "ready",
				message: verdict.message,
				readyAfter: readyAfter === undefined ? undefined : inSeconds(readyAfter),
				timeline: readyAfter === 0 ? undefined : timelineOf(object, { written: action !== "unchanged", waited }),
				...place,
			};
		}
		function readyIn(objects, rollouts) {
			if (!objects.every(({ ready }) => ready === true)) return undefined;
			const waits = rollouts.map((rollout) => Math.max(0, ...rollout.objects.map(({ readyAfter = 0 }) => readyAfter)));
			return inSeconds(waits.reduce((sum, wait) => sum + wait, 0));
		}
		function report_imagesOf({ planned, before, after }) {
			const was = new Map(before === undefined ? [] : findImages(before).map((used) => [placeOf(used), used.image]));
			return findImages(after).map((used) => {
				const { container, image } = used;
				return { object: formatRef(planned.ref), container, from: was.get(placeOf(used)), to: image };
			});
		}
		function placeOf({ path, container }) {
			return [...path.filter((step) => typeof step === "string"), container].join("/");
		}
		const entities = {
			"&": "&amp;",
			"<": "&lt;",
			">": "&gt;",
			'"': "&quot;",
			"'": "&#39;",
		};
		const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/;
		function markdown_text(value) {
			return escapeHtml(value, (mark) => `${mark}<wbr>`);
		}
		function code(value) {
			return `<code>${verbatim(value)}</code>`;
		}
		function block(value, language) {
			const lines = defuse(value).split("\n");
			return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map((line) => escaped(line.trimEnd(), (mark) => mark)).join("&#10;")}</pre>`;
		}
		function markdown_link(address, content) {
			const url = URL.parse(address);
			if (url?.protocol !== "https:" && url?.protocol !== "http:") return content;
			return `<a href="${verbatim(url.href)}">${content}</a>`;
		}
		function verbatim(value) {
			return escapeHtml(value, (mark) => mark);
		}
		function escapeHtml(value, withMark) {
			return escaped(defuseLine(String(value)), withMark);
		}
		function escaped(value, withMark) {
			const special = new RegExp(`[&<>"']|${marks.source}`, "gi");
			return value.replace(special, (found) => entities[found] ?? withMark(found));
		}
		function html(strings, ...values) {
			return String.raw({ raw: strings }, ...values);
		}
		function table(head, rows) {
			return `<table>\n${cells("th", head.map(markdown_text))}\n${rows.join("\n")}\n</table>`;
		}
		function facts(rows) {
			const lines = rows.map(([name, value]) => tableRow([html`<strong>${markdown_text(name)}</strong>`, value]));
			return `<table>\n${lines.join("\n")}\n</table>`;
		}
		function tableRow(values) {
			return cells("td", values);
		}
		function cells(tag, values) {
			return `<tr>${values.map((value) => `<${tag}>${value}</${tag}>`).join("")}</tr>`;
		}
		function details(summary, content, state = "closed") {
			return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>`;
		}
		const section_mostBytes = 1_000 * 1024;
		const longestCell = 4_000;
		function tableSection(head, rows, folded) {
			if (rows.length === 0) return [];
			return [{ rows: rows.map(tableRow), around: (fitting) => table(head, fitting), folded }];
		}
		function summaryPage(heading, facts, sections) {
			const fitted = fit(sections);
			const parts = [html`<h3>${heading}</h3>`, html`<p>${facts}</p>`, ...fitted.map(({ section }) => section)];
			return { page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, { omitted }) => sum + omitted, 0) };
		}
		function fit(sections) {
			let left = section_mostBytes;
			return sections.map(({ rows, around, folded }) => {
				const fitting = rows.filter((row) => {
					const size = Buffer.byteLength(row) + "\n\n".length;
					if (size > left) return false;
					left -= size;
					return true;
				});
				const omitted = rows.length - fitting.length;
				const more = omitted === 0 ? html`` : html`<p>${omitted} more stand in the report file.</p>`;
				const shown = fitting.length === 0 ? more : html`${around(fitting)}${more}`;
				return { section: folded === undefined ? shown : details(folded, shown), omitted };
			});
		}
		function faultSections(faults) {
			const rows = faults.map(({ message, hint, file, line }) => [
				section_linesOf(message),
				file === undefined ? html`` : code(`${file}:${line}`),
				section_linesOf(hint ?? ""),
			]);
			return tableSection(["What is wrong", "Where", "What to do"], rows);
		}
		function section_linesOf(words) {
			const [first = "", ...rest] = section_clip(words).split("\n");
			return rest.length === 0 ? markdown_text(first) : html`${markdown_text(first)}${block(rest.join("\n"))}`;
		}
		const section_shortest = 12;
		const sha = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/gi;
		function shortShas(words) {
			return words.replace(sha, (found) => found.slice(0, section_shortest));
		}
		function runFacts({ run: { repository, commit, actor } = {} }) {
			if (repository === undefined) return [];
			const from = html`from ${code(commit === undefined ? repository : `${repository}@${shortShas(commit)}`)}`;
			return [actor === undefined ? from : html`${from} by ${markdown_text(actor)}`];
		}
		function section_clip(words, longest = longestCell) {
			return words.length <= longest ? words : `${words.slice(0, longest)} … (the rest stands in the report file)`;
		}
		const mostEvents = 10;
		const longestEvent = 500;
		function failureSections(report) {
			const nameOf = naming(report);
			const shown = report.failures.slice(0, mostShown).map((failure) => failureBlock(failure, nameOf(failure)));
			const others = report.failures
				.slice(mostShown)
				.map((failure) => [
					code(nameOf(failure)),
					markdown_text(failure.reason),
					markdown_text(section_clip(failure.message)),
					place(failure) ?? html``,
				]);
			return [
				...(shown.length === 0 ? [] : [{ rows: shown, around: (rows) => rows.join("\n\n") }]),
				...tableSection(["Not ready either", "Reason", "What is wrong", "Where"], others),
			];
		}
		function failureBlock(failure, name) {
			const { reason, message, logs, events } = failure;
			const known = factsOf(failure);
			return [
				html`<h4>❌ ${code(name)}: ${markdown_text(reason)}</h4>`,
				html`<p>${markdown_text(section_clip(sentence(message)))}</p>`,
				...(known.length === 0 ? [] : [facts(known)]),
				...logs.map(logTail),
				...(events.length === 0 ? [] : [eventTable(events)]),
			].join("\n");
		}
		function factsOf(failure) {
			const { cause, hint, previous, container, probe, unknown } = failure;
			const rows = [
				["Likely cause", failures_words(cause)],
				["Where", place(failure)],
				["What to do", failures_words(hint)],
				["Still serving", failures_words(previous)],
				["Container", container === undefined ? undefined : containerWords(container)],
				["How it ended", failures_words(container?.exit)],
				["Probe", probe === undefined ? undefined : code(section_clip(probe))],
				["Not known", unknown.length === 0 ? undefined : failures_words(unknown.join("; "))],
			];
			return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
		}
		function failures_words(told) {
			return told === undefined ? undefined : markdown_text(section_clip(capitalized(told)));
		}
		function place({ file, line, field, setBy }) {
			const parts = [
				...(file === undefined ? [] : [code(`${file}:${line}`)]),
				...(field === undefined ? [] : [code(field)]),
				...(setBy === undefined ? [] : [markdown_text(setBy)]),
			];
			return parts.length === 0 ? undefined : parts.join(" · ");
		}
		function containerWords({ pod, name, image, restarts }) {
			const where = html`${code(name)} in ${code(pod)} · ${code(image)}`;
			return restarts === 0
				? where
				: html`${where} · ${markdown_text(restarts === 1 ? "1 restart" : `${restarts} restarts`)}`;
		}
		function logTail({ pod, container, previous, lines }) {
			const title = html`Last log lines of ${code(container)} in ${code(pod)}${markdown_text(previous ? ", before it was started again" : "")}`;
			if (lines.length === 0) return html`<p>${title}: none, it has printed nothing.</p>`;
			return details(title, block(lines.join("\n")), "open");
		}
		function eventTable(events) {
			const rows = events
				.slice(0, mostEvents)
				.map(({ about, reason, message, count, age }) =>
					tableRow([
						code(about),
						markdown_text(reason),
						markdown_text(section_clip(message, longestEvent)),
						markdown_text(count === 1 ? "once" : `${count} times`),
						markdown_text(
							age === undefined || events.length === 1
								? ""
								: age === 0
									? "newest"
									: `${formatDuration(age * 1_000)} before`,
						),
					]),
				);
			const left = events.length - rows.length;
			const more = left === 0 ? html`` : html`<p>${left} more stand in the report file.</p>`;
			const head = ["About", "Reason", "Event", "How often", "Last"];
			const title = events.length === 1 ? "1 event" : `${events.length} events`;
			return details(markdown_text(title), html`${table(head, rows)}${more}`);
		}
		function objectSections(report) {
			const sorted = words_actions.flatMap((action) => report.objects.filter((object) => object.action === action));
			const { quiet = [], loud = [] } = Object.groupBy(sorted, ({ action, ready }) =>
				action === "unchanged" && ready !== false ? "quiet" : "loud",
			);
			const head = ["Object", "Action", "Ready", "After"];
			const folded = loud.length === 0 ? undefined : markdown_text(`${quiet.length} unchanged`);
			return [...tableSection(head, rowsOf(loud, report)), ...tableSection(head, rowsOf(quiet, report), folded)];
		}
		function rowsOf(objects, report) {
			const nameOf = naming(report);
			return objects.map((object) => [
				code(nameOf(object)),
				markdown_text(wordFor(object.action, report)),
				markdown_text(section_clip(readiness(object))),
				markdown_text(object.readyAfter === undefined ? "" : formatDuration(object.readyAfter * 1000)),
			]);
		}
		function readiness({ ready, message }) {
			if (ready === undefined) return "";
			return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ");
		}
		const timeline_phases = [
			["created", "Waiting"],
			["scheduled", "Scheduling"],
			["pulled", "Pulling"],
			["started", "Starting"],
			["ready", "Getting ready"],
		];
		function timelineSections(report) {
			const nameOf = naming(report);
			const rows = report.objects
				.flatMap((object) => (object.timeline === undefined ? [] : [{ object, ...spent(object.timeline) }]))
				.toSorted((a, b) => b.total - a.total)
				.map(({ object, cells, total }) => [
					code(nameOf(object)),
					...cells,
					markdown_text(object.ready === true ? seconds(total) : ""),
				]);
			const head = ["Slowest pod of", ...timeline_phases.map(([, title]) => title), "In all"];
			return tableSection(head, rows, report.result === "failed" ? undefined : markdown_text("What the time went to"));
		}
		function spent({ reached, standing }) {
			let from = 0;
			const took = timeline_phases.map(([milestone]) => {
				const until = standing?.before === milestone ? standing.until : reached[milestone];
				if (until === undefined) return undefined;
				const time = until - from;
				from = until;
				return time;
			});
			const longest = Math.max(0, ...took.map((time) => time ?? 0));
			const cells = timeline_phases.map(([milestone], index) => {
				const time = took[index];
				if (time === undefined) return html``;
				const words = standing?.before === milestone ? `⏳ ${seconds(time)}` : seconds(time);
				return time === longest && time > 0 ? html`<strong>${markdown_text(words)}</strong>` : markdown_text(words);
			});
			return { cells, total: from };
		}
		function seconds(count) {
			return formatDuration(count * 1_000);
		}
		const titles = {
			deployed: "Deployed",
			unchanged: "Unchanged",
			planned: "Planned",
			failed: "Failed",
		};
		function closingSentence(report) {
			const took = formatDuration(report.seconds * 1000);
			const all = report.objects.every(({ ready }) => ready) ? "; all ready" : "";
			if (report.objects.length === 0) return `${titles[report.result]} after ${took}: nothing has been written.`;
			return `${titles[report.result]} after ${took}: ${counts(report)}${all}.`;
		}
		const summary_headings = {
			deployed: "Deployed to",
			unchanged: "Unchanged in",
			planned: "Planned for",
			failed: "Failed in",
		};
		const summary_marks = {
			deployed: "✅",
			unchanged: "✅",
			planned: "📋",
			failed: "❌",
		};
		function summary(report) {
			const { cluster } = report;
			const heading =
				cluster === undefined
					? markdown_text(titles[report.result])
					: html`${markdown_text(summary_headings[report.result])} ${code(cluster.namespace)} on ${code(cluster.server)}`;
			return summaryPage(html`${markdown_text(summary_marks[report.result])} ${heading}`, summary_factsOf(report), [
				...failureSections(report),
				...faultSections(untold(report)),
				...imageSections(report),
				...objectSections(report),
				...timelineSections(report),
			]);
		}
		function summary_factsOf(report) {
			const { cluster } = report;
			const facts = [
				...(report.objects.length === 0 ? ["Nothing has been written"] : [counts(report)]),
				formatDuration(report.seconds * 1000),
				...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
			].map(markdown_text);
			return [...facts, ...runFacts(report)].reduce((all, fact) => html`${all} · ${fact}`);
		}
		function untold({ faults, failures }) {
			return failures.length === 0 ? faults : faults.filter((fault) => !summary_told.has(fault.code));
		}
		const summary_told = new Set(["failed", "not-ready"]);
		function imageSections({ images }) {
			const { same = [], other = [] } = Object.groupBy(images, ({ from, to }) => (from === to ? "same" : "other"));
			const head = ["Object", "Container", "Image before", "Image now"];
			const folded =
				other.length === 0
					? undefined
					: markdown_text(`${same.length} ${same.length === 1 ? "image" : "images"} unchanged`);
			return [...tableSection(head, other.map(imageRow)), ...tableSection(head, same.map(imageRow), folded)];
		}
		function imageRow({ object, container, from, to }) {
			const before = from === undefined ? html`` : from === to ? markdown_text("unchanged") : code(shortShas(from));
			return [markdown_text(object), markdown_text(container), before, code(shortShas(to))];
		}
		const pushAction = {
			program: "kubectl",
			inputs: inputNames,
			read(context) {
				const reader = readInputs();
				const token = reader.text("server-token");
				if (token !== undefined) context.mask(token);
				return parseInputs(reader);
			},
			run(inputs, context) {
				return push(inputs, { ...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState });
			},
			report(ending, _inputs, context) {
				const ended = context.startedAt + context.elapsed();
				const told = { ...toReport(ending, context.startedAt, ended), ...reportRun(context.run) };
				const report = redactReport(told, context.redact);
				return publish(
					{
						report,
						faults: faultsOf(ending),
						evidence: (log) => logEvidence(report, log),
						closing: closingSentence(report),
						summary: summary(report),
						outputs: (file) => outputsOf(report, file),
					},
					context,
				);
			},
		};
		function runPush(host) {
			return runAction(host, pushAction);
		}
	},
};
