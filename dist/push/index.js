import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
exports.XT = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
exports.iX = parser.Parser;
exports.qg = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
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
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 5370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ pushAction)
});

;// CONCATENATED MODULE: ./packages/core/lib/duration.js
const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const whole = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const part = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
/**
 * Reads a duration as Go and Kubernetes write them: `90s`, `10m`, `1h30m`, `1.5h`, `500ms`.
 * @returns milliseconds; undefined when it is none
 */
function parseDuration(written) {
    if (!whole.test(written))
        return undefined;
    return [...written.matchAll(part)].reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0);
}
/** Milliseconds for people: `0.4s` below ten seconds, then `42s`, `1m 5s`, `2h 3m`. */
function formatDuration(milliseconds) {
    const seconds = milliseconds / 1_000;
    if (seconds < 10)
        return `${Number(seconds.toFixed(1))}s`;
    const rounded = Math.round(seconds);
    const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor((rounded % 3600) / 60)];
    if (hours > 0)
        return `${hours}h ${minutes}m`;
    return minutes > 0 ? `${minutes}m ${rounded % 60}s` : `${rounded}s`;
}

// EXTERNAL MODULE: ./packages/core/lib/errors.js
var lib_errors = __nccwpck_require__(7706);
// EXTERNAL MODULE: ./packages/core/lib/action/commands.js
var commands = __nccwpck_require__(1044);
;// CONCATENATED MODULE: ./packages/core/lib/action/inputs.js



const truth = {
    true: true,
    True: true,
    TRUE: true,
    false: false,
    False: false,
    FALSE: false,
};
/** Reads inputs as the runner hands them over: environment variables `INPUT_<NAME>`. */
function readInputs(env) {
    const faults = [];
    const text = (name) => (0,commands/* getInput */.V4)(name, env) || undefined;
    const fault = (message, hint) => {
        faults.push(new lib_errors/* UserError */.yo(message, { code: "input", hint }));
    };
    return {
        text,
        fault,
        faults,
        lines(name, options) {
            const lines = (text(name) ?? "")
                .split(/\r?\n/)
                .map((line, index) => ({ text: line.trim(), line: index + 1 }))
                .filter((line) => line.text !== "" && !line.text.startsWith("#"));
            if (options?.required && lines.length === 0)
                fault(`Input '${name}' is required and empty`);
            return lines;
        },
        boolean(name, fallback) {
            const value = text(name);
            if (value === undefined)
                return fallback;
            const known = truth[value];
            if (known === undefined)
                fault(`Input '${name}' is '${value}'`, "Write true or false.");
            return known ?? fallback;
        },
        duration(name, fallback) {
            const value = text(name);
            if (value === undefined)
                return fallback;
            const milliseconds = parseDuration(value);
            if (milliseconds === undefined)
                fault(`Input '${name}' is '${value}', which is no duration`, "Write 90s, 10m or 1h30m.");
            return milliseconds ?? fallback;
        },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./packages/core/lib/folder.js




/** By this the post step knows what it may remove. */
const prefix = "pushpull-";
/** A path for a run's own folder: see {@link openFolder}. */
function runFolderPath(parent) {
    return newFolderPath(parent, prefix);
}
/**
 * Makes a run's own folder.
 * @param remember notes it down before it is there, so that it is removed after a kill too
 * @throws UserError when it cannot be made
 */
async function openFolder(path, remember) {
    remember(path);
    try {
        await makeFolder(path);
    }
    catch (error) {
        throw new lib_errors/* UserError */.yo(`No folder can be made in ${(0,external_node_path_.dirname)(path)}: ${error.message}`, {
            code: "runner",
            hint: "The runner's RUNNER_TEMP has to be there, writable, and not full.",
        });
    }
    return { path, remove: () => (0,promises_.rm)(path, { recursive: true, force: true }) };
}
/** A path for a new folder, which nobody can guess: to be noted down before {@link makeFolder}, so that a kill in between leaves nothing. */
function newFolderPath(parent, prefix) {
    return (0,external_node_path_.join)(parent, `${prefix}${(0,external_node_crypto_.randomBytes)(6).toString("base64url")}`);
}
/** Makes a folder that only its owner can look into. One that is there already is an error, as is a link. */
async function makeFolder(path) {
    await (0,promises_.mkdir)(path, { mode: 0o700 });
}

;// CONCATENATED MODULE: ./packages/core/lib/sentence.js
/** Words as a sentence of their own. Those of others may have their full stop already. */
function sentence(words) {
    return ended(capitalized(words));
}
/** With a full stop, where no end mark is there. */
function ended(words) {
    return /[.!?…]$/.test(words) ? words : `${words}.`;
}
/** What has a dot or a slash in it is a name: it stays as it is. */
function capitalized(words) {
    if (/^\S*[./:]\S/.test(words))
        return words;
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/telling.js
/**
 * Puts the faults first that say the most, where not all are shown on a run's page: one of each sort before a second of
 * any, and what is wrong before what only waits for it. Otherwise they stay in their order.
 * @param count how many are shown
 */
function mostTellingFirst(faults, count) {
    const sorts = [...Map.groupBy(faults, sortOf).values()].toSorted(([a], [b]) => Number(waits(a)) - Number(waits(b)));
    const longest = Math.max(0, ...sorts.map(({ length }) => length));
    const rounds = Array.from({ length: longest }, (_, round) => sorts.flatMap((sort) => sort[round] ?? [])).flat();
    const first = new Set(rounds.slice(0, count));
    return [...faults.filter((fault) => first.has(fault)), ...faults.filter((fault) => !first.has(fault))];
}
function waits(fault) {
    return fault?.code === "not-ready";
}
/** So many characters tell a sort from another: what follows is quoted more often than not. */
const telling = 200;
/** What is the same of two faults when only names and numbers are not. */
function sortOf({ code, message }) {
    return `${code} ${message.slice(0, telling).replace(/\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
}

// EXTERNAL MODULE: ./packages/core/lib/action/log.js
var action_log = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./packages/core/lib/action/publish.js







/**
 * Tells everybody how a run ended: annotations, evidence and a closing sentence in the log, report file, outputs,
 * summary. What cannot be told in one way does not keep the others back.
 * @returns whether the run was a success, and later steps get what they may ask for: the outputs
 */
async function publish(telling, context) {
    const { report, faults, evidence, closing, summary } = telling;
    const { log } = context;
    for (const fault of mostTellingFirst(faults, action_log/* mostAnnotations */.Y))
        log.error(inFull(fault), fault.location);
    await evidence(log);
    log.info(closing);
    const written = await attempt(() => writeReport(report, context));
    if (summary.omitted > 0)
        log.info(`The summary page is full: ${summary.omitted} of its rows stand only in the report file.`);
    const summarized = await attempt(() => context.addSummary(summary.page));
    for (const each of [written, summarized])
        if ("lost" in each)
            log.warning(inFull(each.lost));
    const handed = await attempt(async () => {
        const outputs = telling.outputs("done" in written ? written.done : "");
        for (const [name, value] of Object.entries(outputs))
            context.setOutput(name, value);
    });
    if ("lost" in handed)
        log.error(inFull(handed.lost));
    return "done" in handed && report.result !== "failed";
}
/** What ends with a list has no full stop, and nothing after it on its last line. */
function inFull({ message, hint }) {
    if (hint === undefined)
        return message;
    return message.includes("\n") ? `${message}\n${hint}` : `${ended(message)} ${hint}`;
}
async function attempt(tell) {
    try {
        return { done: await tell() };
    }
    catch (error) {
        const [lost] = (0,lib_errors/* userFaults */.B3)(error) ?? [];
        if (lost === undefined)
            throw error;
        return { lost };
    }
}
/** Writes the report file into a folder of its own, which the post step removes. */
async function writeReport(report, { temp, saveState }) {
    const folder = newFolderPath(temp, "pushpull-report-");
    const file = (0,external_node_path_.join)(folder, "report.json");
    try {
        saveState("report", folder);
        await makeFolder(folder);
        await (0,promises_.writeFile)(file, `${JSON.stringify(report, undefined, 2)}\n`);
        return file;
    }
    catch (cause) {
        // Half of a report would be taken for one.
        await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
        throw new lib_errors/* UserError */.yo(`No report file could be written: ${cause.message}`, { code: "runner", cause });
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/fields.js
/**
 * A step of a path as the API server writes it: `.name`, `[3]`, `[a.b/c]`, `["a"]`, `[name="web",port=80]`, `[="x"]`.
 * (structured-merge-diff `fieldpath`, and `k8s.io/apimachinery/pkg/util/validation/field`.)
 */
const step = /\.?([A-Za-z_$][\w$-]*)|\[([^\]]*)\]/y;
/**
 * Reads a path in an error of the API server as a path into the object. Elements of a list that the server names by
 * their keys are looked up; where one cannot be found, the path ends before it.
 */
function readFieldPath(text, object) {
    const path = [];
    let value = object;
    for (let at = 0; at < text.length;) {
        const written = keyWritten(text, at, value);
        step.lastIndex = at;
        const match = written === undefined ? step.exec(text) : undefined;
        const key = written?.key ?? match?.[1] ?? (match ? keyInBrackets(match[2] ?? "", value) : undefined);
        if (key === undefined)
            break;
        path.push(key);
        value = value?.[key];
        at = written?.end ?? step.lastIndex;
    }
    return path;
}
/** The key of a map that stands next in a path. A label's has dots and a slash in it, and the server quotes neither. */
function keyWritten(text, at, value) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || text[at] === "[")
        return undefined;
    const start = text[at] === "." ? at + 1 : at;
    const keys = Object.keys(value).filter((key) => {
        const next = text[start + key.length];
        return key !== "" && text.startsWith(key, start) && (next === undefined || next === "." || next === "[");
    });
    const key = keys.toSorted((a, b) => b.length - a.length)[0];
    return key === undefined ? undefined : { key, end: start + key.length };
}
function keyInBrackets(inside, value) {
    if (/^\d+$/.test(inside))
        return Number(inside);
    if (!Array.isArray(value))
        return inside.replace(/^"(.*)"$/, "$1");
    const wanted = inside.split(",").map((pair) => {
        const [key = "", written = ""] = pair.split("=", 2);
        return { key, value: written.replace(/^"(.*)"$/, "$1") };
    });
    const index = value.findIndex((element) => wanted.every(({ key, value: one }) => String(key === "" ? element : element?.[key]) === one));
    return index === -1 ? undefined : index;
}
/** A path as people write it: `spec.containers[0].image`, `metadata.labels[acme.test/part]`. */
function writeFieldPath(path) {
    return path
        .map((key, index) => {
        if (typeof key === "number" || !/^[\w$-]+$/.test(key))
            return `[${key}]`;
        return index === 0 ? key : `.${key}`;
    })
        .join("");
}
/** The fields that are written down in an object and are not the same in another one. Elements are found by their name. */
function differingFields(written, other, path = []) {
    if (Array.isArray(written) && Array.isArray(other)) {
        if (written.length < other.length && !written.every(hasName))
            return [path];
        return written.flatMap((element, index) => {
            const same = hasName(element) ? other.find((each) => hasName(each) && each.name === element.name) : other[index];
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/types.js
function isApplied(change) {
    return "after" in change;
}

;// CONCATENATED MODULE: ./packages/core/lib/stop.js

/** The longest time that a timer can wait, in milliseconds: 24 days. Anything longer would end at once. */
const longest = 2 ** 31 - 1;
/**
 * A signal that is aborted when the run is cancelled, or when its time is up. Until it is cleared it keeps the process.
 * @param timeout milliseconds
 * @param hint what to do when that was too little
 */
function stopAfter(timeout, cancelled, hint) {
    const late = new AbortController();
    const timeIsUp = () => new lib_errors/* UserError */.yo("The run's time is up", { code: "timeout", hint });
    const timer = setTimeout(() => late.abort(timeIsUp()), Math.min(longest, Math.max(0, timeout)));
    return { signal: AbortSignal.any([cancelled, late.signal]), clear: () => clearTimeout(timer) };
}

// EXTERNAL MODULE: ./packages/core/lib/program.js + 1 modules
var program = __nccwpck_require__(4961);
;// CONCATENATED MODULE: ./packages/core/lib/kubernetes/object.js
/** The API group of an apiVersion: `apps` of `apps/v1`, the empty string of `v1`. */
function groupOf(apiVersion) {
    const slash = apiVersion.indexOf("/");
    return slash === -1 ? "" : apiVersion.slice(0, slash);
}
/** The same object at any version of its group has the same key. */
function objectKey(ref) {
    return `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace ?? ""}/${ref.name}`;
}
/** `Deployment/web`, and with `namespace` where more than one is in play: `Deployment/shop/web`. */
function formatRef(ref, style = "short") {
    return style === "full" && ref.namespace !== undefined
        ? `${ref.kind}/${ref.namespace}/${ref.name}`
        : `${ref.kind}/${ref.name}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/access/kubectl.js

/** Why kubectl could not be started, in words where the system says why. */
function explainStart(error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error))
        return error;
    if (error.code !== "ENOENT") {
        return new lib_errors/* UserError */.yo(`The kubectl on the PATH cannot be run (${String(error.code)})`, {
            code: "kubectl",
            hint: "Check that it is executable, and made for this machine.",
        });
    }
    return new lib_errors/* UserError */.yo("kubectl is not on the PATH", {
        code: "kubectl",
        hint: "GitHub's own Ubuntu runners have it. Elsewhere add a step before this one, such as `uses: azure/setup-kubectl@v4`.",
    });
}
/** Runs kubectl from the PATH, in an environment without the action's inputs. */
function kubectlOnPath(env, signal) {
    const options = { env: (0,program/* childEnvironment */.Qc)(env), signal };
    return async (args) => {
        try {
            return await (0,program/* runProgram */.mB)("kubectl", args, options);
        }
        catch (error) {
            throw explainStart(error);
        }
    };
}
/** The version of kubectl itself. */
async function kubectlVersion(kubectl) {
    const { code, stdout, stderr } = await kubectl(["version", "--client", "--output=json"]);
    if (code !== 0) {
        throw new lib_errors/* UserError */.yo(`kubectl does not start: ${stderr.trim()}`, {
            code: "kubectl",
            hint: "Run `kubectl version --client` in a step before this one to see why.",
        });
    }
    return readAnswer(stdout).clientVersion ?? {};
}
/** Reads what kubectl was asked to say in JSON. Never quotes it. */
function readAnswer(stdout) {
    try {
        return JSON.parse(stdout);
    }
    catch {
        throw new lib_errors/* UserError */.yo("kubectl does not answer in JSON", {
            code: "kubectl",
            hint: "What is named kubectl on the PATH may be another program, or print more than kubectl does.",
        });
    }
}
/**
 * What to say of a kubectl and a server whose versions are further apart than Kubernetes supports: one minor version
 * (Kubernetes docs, "Version Skew Policy"). We need kubectl only to log in and to build kustomizations, so only an
 * older one matters.
 */
function skewWarning(client, server) {
    const behind = minor(server) - minor(client);
    if (client.major !== server.major || !(behind > 1))
        return undefined;
    return `kubectl ${client.gitVersion} is ${behind} minor versions older than the API server (${server.gitVersion}). Update it: more than one is not supported by Kubernetes.`;
}
/** Some clouds write a minor version as `27+`. */
function minor(version) {
    return Number.parseInt(version.minor ?? "", 10);
}

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./packages/push/lib/api/encode.js
/**
 * Characters that JSON leaves as they are, and that a YAML reader takes for line breaks or refuses
 * (YAML 1.2, 5.1 and 5.4): the server reads the body of an apply as YAML.
 */
const notInYaml = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** JSON that means the same to a JSON reader and to a YAML reader. */
function encode(value) {
    return JSON.stringify(value).replace(notInYaml, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

;// CONCATENATED MODULE: ./packages/push/lib/api/errors.js
/** The API server answered, and the answer was no. */
class ApiError extends Error {
    name = "ApiError";
    httpStatus;
    status;
    /** Seconds that the server asks to wait before the next try (`Retry-After`). */
    retryAfter;
    constructor(httpStatus, status, retryAfter) {
        super(status.message ?? `HTTP ${httpStatus}`);
        this.httpStatus = httpStatus;
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
/**
 * No answer from the API server: the connection broke, or kubectl could not make one. kubectl says why in plain text,
 * with status 500 or 502, where the API server would send a `Status` object.
 */
class ConnectionError extends Error {
    name = "ConnectionError";
}
/** Whether the server said that there is no such object, kind, or version. */
function isNotFound(error) {
    return error instanceof ApiError && error.httpStatus === 404;
}
/** Whether the server said that the identity lacks the right. */
function isForbidden(error) {
    return error instanceof ApiError && error.httpStatus === 403;
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./node_modules/is-network-error/index.js
const objectToString = Object.prototype.toString;

const isError = value => objectToString.call(value) === '[object Error]';

const errorMessages = new Set([
	'network error', // Chrome
	'NetworkError when attempting to fetch resource.', // Firefox
	'The Internet connection appears to be offline.', // Safari 16
	'Network request failed', // `cross-fetch`
	'fetch failed', // Undici (Node.js)
	'terminated', // Undici (Node.js)
	' A network error occurred.', // Bun (WebKit)
	'Network connection lost', // Cloudflare Workers (fetch)
]);

function isNetworkError(error) {
	const isValid = error
		&& isError(error)
		&& error.name === 'TypeError'
		&& typeof error.message === 'string';

	if (!isValid) {
		return false;
	}

	const {message, stack} = error;

	// Safari 17+ has generic message but no stack for network errors
	if (message === 'Load failed' || (message.startsWith('Load failed (') && message.endsWith(')'))) {
		return stack === undefined
			// Sentry adds its own stack trace to the fetch error, so also check for that
			|| '__sentry_captured__' in error;
	}

	// Deno network errors start with specific text
	if (message.startsWith('error sending request for url')) {
		return true;
	}

	// Chrome: exact "Failed to fetch" or with hostname: "Failed to fetch (example.com)"
	if (message === 'Failed to fetch' || (message.startsWith('Failed to fetch (') && message.endsWith(')'))) {
		return true;
	}

	// Standard network error messages
	return errorMessages.has(message);
}

;// CONCATENATED MODULE: ./node_modules/p-retry/index.js


function validateRetries(retries) {
	if (typeof retries === 'number') {
		if (retries < 0) {
			throw new TypeError('Expected `retries` to be a non-negative number.');
		}

		if (Number.isNaN(retries)) {
			throw new TypeError('Expected `retries` to be a valid number or Infinity, got NaN.');
		}
	} else if (retries !== undefined) {
		throw new TypeError('Expected `retries` to be a number or Infinity.');
	}
}

function validateNumberOption(name, value, {min = 0, allowInfinity = false} = {}) {
	if (value === undefined) {
		return;
	}

	if (typeof value !== 'number' || Number.isNaN(value)) {
		throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? ' or Infinity' : ''}.`);
	}

	if (!allowInfinity && !Number.isFinite(value)) {
		throw new TypeError(`Expected \`${name}\` to be a finite number.`);
	}

	if (value < min) {
		throw new TypeError(`Expected \`${name}\` to be \u2265 ${min}.`);
	}
}

class AbortError extends Error {
	constructor(message) {
		super();

		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			this.originalError = new Error(message);
			this.originalError.stack = this.stack;
		}

		this.name = 'AbortError';
		this.message = message;
	}
}

function calculateDelay(retriesConsumed, options) {
	const attempt = Math.max(1, retriesConsumed + 1);
	const random = options.randomize ? (Math.random() + 1) : 1;

	let timeout = Math.round(random * options.minTimeout * (options.factor ** (attempt - 1)));
	timeout = Math.min(timeout, options.maxTimeout);

	return timeout;
}

function calculateRemainingTime(start, max) {
	if (!Number.isFinite(max)) {
		return max;
	}

	return max - (performance.now() - start);
}

async function onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options}) {
	const normalizedError = error instanceof Error
		? error
		: new TypeError(`Non-error was thrown: "${error}". You should only throw errors.`);

	if (normalizedError instanceof AbortError) {
		throw normalizedError.originalError;
	}

	const retriesLeft = Number.isFinite(options.retries)
		? Math.max(0, options.retries - retriesConsumed)
		: options.retries;

	const maxRetryTime = options.maxRetryTime ?? Number.POSITIVE_INFINITY;

	const context = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
	});

	await options.onFailedAttempt(context);

	if (calculateRemainingTime(startTime, maxRetryTime) <= 0) {
		throw normalizedError;
	}

	const consumeRetry = await options.shouldConsumeRetry(context);

	const remainingTime = calculateRemainingTime(startTime, maxRetryTime);

	if (remainingTime <= 0 || retriesLeft <= 0) {
		throw normalizedError;
	}

	if (normalizedError instanceof TypeError && !isNetworkError(normalizedError)) {
		if (consumeRetry) {
			throw normalizedError;
		}

		options.signal?.throwIfAborted();
		return false;
	}

	if (!await options.shouldRetry(context)) {
		throw normalizedError;
	}

	if (!consumeRetry) {
		options.signal?.throwIfAborted();
		return false;
	}

	const delayTime = calculateDelay(retriesConsumed, options);
	const finalDelay = Math.min(delayTime, remainingTime);

	options.signal?.throwIfAborted();

	if (finalDelay > 0) {
		await new Promise((resolve, reject) => {
			const onAbort = () => {
				clearTimeout(timeoutToken);
				options.signal?.removeEventListener('abort', onAbort);
				reject(options.signal.reason);
			};

			const timeoutToken = setTimeout(() => {
				options.signal?.removeEventListener('abort', onAbort);
				resolve();
			}, finalDelay);

			if (options.unref) {
				timeoutToken.unref?.();
			}

			options.signal?.addEventListener('abort', onAbort, {once: true});
		});
	}

	options.signal?.throwIfAborted();

	return true;
}

async function pRetry(input, options = {}) {
	options = {...options};

	validateRetries(options.retries);

	if (Object.hasOwn(options, 'forever')) {
		throw new Error('The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.');
	}

	options.retries ??= 10;
	options.factor ??= 2;
	options.minTimeout ??= 1000;
	options.maxTimeout ??= Number.POSITIVE_INFINITY;
	options.maxRetryTime ??= Number.POSITIVE_INFINITY;
	options.randomize ??= false;
	options.onFailedAttempt ??= () => {};
	options.shouldRetry ??= () => true;
	options.shouldConsumeRetry ??= () => true;

	// Validate numeric options and normalize edge cases
	validateNumberOption('factor', options.factor, {min: 0, allowInfinity: false});
	validateNumberOption('minTimeout', options.minTimeout, {min: 0, allowInfinity: false});
	validateNumberOption('maxTimeout', options.maxTimeout, {min: 0, allowInfinity: true});
	validateNumberOption('maxRetryTime', options.maxRetryTime, {min: 0, allowInfinity: true});

	// Treat non-positive factor as 1 to avoid zero backoff or negative behavior
	if (!(options.factor > 0)) {
		options.factor = 1;
	}

	options.signal?.throwIfAborted();

	let attemptNumber = 0;
	let retriesConsumed = 0;
	const startTime = performance.now();

	while (Number.isFinite(options.retries) ? retriesConsumed <= options.retries : true) {
		attemptNumber++;

		try {
			options.signal?.throwIfAborted();

			const result = await input(attemptNumber);

			options.signal?.throwIfAborted();

			return result;
		} catch (error) {
			if (await onAttemptFailure({
				error,
				attemptNumber,
				retriesConsumed,
				startTime,
				options,
			})) {
				retriesConsumed++;
			}
		}
	}

	// Should not reach here, but in case it does, throw an error
	throw new Error('Retry attempts exhausted without throwing an error.');
}

function makeRetriable(function_, options) {
	return function (...arguments_) {
		return pRetry(() => function_.apply(this, arguments_), options);
	};
}

;// CONCATENATED MODULE: ./packages/push/lib/api/retry.js



/** Statuses that pass by themselves: too slow, too many requests, and a server that starts, stops or is overloaded. */
const passing = new Set([408, 429, 502, 503, 504]);
/** Before the first answer a fault is one of the address or of the login, mostly, and nothing has been done yet. */
const greeting = {
    milliseconds: 5_000,
    hopeless: /x509|tls: (?!handshake timeout)|certificate|no such host|executable \S+ not found|proxyconnect|proxy authentication|no configuration|invalid header|kubectl proxy has ended/i,
};
/**
 * What has worked once is in order, and comes back: name servers, proxies, the API server. That one is started within a
 * minute or two; what lasts longer is an outage to be told of.
 */
const working = { milliseconds: 120_000, hopeless: /kubectl proxy has ended/ };
/** The login program has failed. It may have had bad weather of its own. */
const failedLogin = /getting credentials/;
/** An object that does not fit its schema is the sender's fault; the API server says it with 500 all the same. */
const malformed = /typed patch object/;
/** How often is tried again what may well be so for ever, such as a webhook that is down, or a login. */
const fewTries = 3;
/**
 * An API server that has just been started does not know everybody yet, nor what they may do: for so many milliseconds
 * after a break its 401 and 403 are not believed.
 */
const strangeness = 10_000;
/**
 * Tries again, with growing pauses and as the server's `Retry-After` says, what can pass by itself.
 * @returns one for all requests to a server: a break of one tells something of the answers to the others
 */
function insist({ milliseconds: limit, hopeless }) {
    let brokenAt = Number.NEGATIVE_INFINITY;
    let silentSince;
    const note = (error) => {
        if (error instanceof ConnectionError)
            brokenAt = performance.now();
        silentSince = isOutage(error) ? (silentSince ?? performance.now()) : undefined;
    };
    const isTransient = (error, attemptNumber) => {
        // Who has waited once for a server that stays away does not wait for it again with each request.
        if (silentSince !== undefined && performance.now() - silentSince > limit)
            return false;
        if (error instanceof ConnectionError && hopeless.test(error.message))
            return false;
        return mayPass(error, attemptNumber) || (isRejection(error) && performance.now() - brokenAt < strangeness);
    };
    return (attempt, signal) => {
        const once = async () => {
            try {
                const answer = await attempt();
                note();
                return answer;
            }
            catch (error) {
                if (!signal.aborted)
                    note(error);
                throw error;
            }
        };
        return pRetry(once, {
            signal,
            retries: Number.POSITIVE_INFINITY,
            minTimeout: 100,
            maxTimeout: 10_000,
            randomize: true,
            maxRetryTime: limit,
            shouldRetry: ({ error, attemptNumber }) => isTransient(error, attemptNumber),
            async onFailedAttempt({ error, attemptNumber }) {
                if (!(error instanceof ApiError) || error.retryAfter === undefined)
                    return;
                if (!isTransient(error, attemptNumber))
                    return;
                const pause = error.retryAfter * 1000;
                // Who asks for more than that will not be heard again.
                if (pause >= limit)
                    throw error;
                await (0,external_node_timers_promises_namespaceObject.setTimeout)(pause, undefined, { signal });
            },
        });
    };
}
/** Whether it was not the API server that answered, or one that cannot. */
function isOutage(error) {
    if (error instanceof ApiError)
        return error.httpStatus >= 502 && error.httpStatus <= 504;
    return error instanceof ConnectionError;
}
function mayPass(error, attemptNumber) {
    if (error instanceof ApiError) {
        if (passing.has(error.httpStatus))
            return true;
        return attemptNumber < fewTries && mayPassAtTimes(error);
    }
    return error instanceof ConnectionError && (attemptNumber < fewTries || !failedLogin.test(error.message));
}
/**
 * An internal error, or a 401: kubectl passes that on, and asks the kubeconfig's login program for a new token, which
 * it uses from the next request on.
 */
function mayPassAtTimes({ httpStatus, message }) {
    return httpStatus === 401 || (httpStatus === 500 && !malformed.test(message));
}
function isRejection(error) {
    return error instanceof ApiError && (error.httpStatus === 401 || error.httpStatus === 403);
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: ./packages/push/lib/api/transport.js

/** A connection on which nothing moved for too long. */
class Stalled extends Error {
    name = "Stalled";
    code = "ETIMEDOUT";
}
/** More requests than this side by side gain nothing: the API server's own limit for one client is of this order. */
const connections = 32;
/**
 * Opens a transport to a proxy. Watches do not count against the pool: each holds a connection for minutes.
 * @param mustRun throws when the proxy has ended: connecting to it would tell less
 */
function openTransport(endpoint, mustRun) {
    const pooled = withAgent(endpoint, mustRun, new external_node_http_namespaceObject.Agent({ keepAlive: true, maxSockets: connections }));
    const unpooled = withAgent(endpoint, mustRun, new external_node_http_namespaceObject.Agent({ keepAlive: false }));
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
                const request = (0,external_node_http_namespaceObject.request)({
                    ...target,
                    agent,
                    method,
                    signal,
                    path: prefix + path,
                    // The proxy serves no other host than localhost: its defence against DNS rebinding.
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

;// CONCATENATED MODULE: ./packages/push/lib/api/watch.js

/** The server ends a watch after so many seconds. */
const watchSeconds = 60;
/** A watch that says nothing for longer than it may last has died unnoticed. */
const idleLimit = (watchSeconds + 15) * 1_000;
/**
 * Opens a watch.
 * @param path of a collection, with a query
 * @throws ApiError when the server refuses it, ConnectionError when it cannot be reached
 */
async function openWatch(transport, path, signal) {
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}`;
    const headers = { accept: "application/json" };
    try {
        const answer = await transport.open("GET", `${path}&${query}`, { headers, signal, idleLimit });
        if (answer.statusCode !== 200)
            client_readAnswer(answer, await readText(answer));
        return answer;
    }
    catch (error) {
        throw broken(error);
    }
}
/** The events of an open watch, one JSON document a line, until the server or the signal ends it. */
async function* eventsOf(answer, signal) {
    try {
        let rest = "";
        for await (const chunk of answer.setEncoding("utf8")) {
            const lines = (rest + chunk).split("\n");
            rest = lines.pop() ?? "";
            for (const line of lines)
                yield parseQuietly(line);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw broken(error);
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/api/client.js






/** A webhook may take 30 s to answer (`timeoutSeconds`); what takes twice as long is a dead connection. */
const client_idleLimit = 60_000;
/**
 * The Kubernetes API over a transport.
 * @param signal ends every request, and every wait before a retry, with its reason
 */
function createApi(transport, signal, patience = working) {
    // Thousands may be asked for at once: what has no connection yet is not made a request either, which would be in
    // memory until its turn. What waits to be tried again keeps its turn, so that a server in trouble has less to do.
    const inTurn = pLimit(connections);
    const again = insist(patience);
    const ask = async (attempt, until) => {
        try {
            return await again(attempt, until);
        }
        catch (error) {
            // An aborted socket has an error of its own; the reason is what happened.
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
        const answer = await transport.open(request.method, request.path, { headers, body, signal, idleLimit: client_idleLimit });
        return client_readAnswer(answer, await readText(answer));
    }
    catch (error) {
        throw broken(error);
    }
}
/** Turns an answer that is not a success into what it says. */
function client_readAnswer(answer, text) {
    const status = answer.statusCode ?? 0;
    const json = (answer.headers["content-type"] ?? "").includes("json");
    if (status >= 400) {
        if (json)
            throw new ApiError(status, parseQuietly(text), retryAfter(answer));
        if (status === 500 || status === 502)
            throw new ConnectionError(text.trim() || `HTTP ${status}`);
        throw new ApiError(status, { message: inShort(text) || `HTTP ${status}` }, retryAfter(answer));
    }
    return { status, body: json ? parseQuietly(text) : text, warnings: readWarnings(answer) };
}
/** JavaScript's own error quotes what it cannot read, which may be a part of a Secret. */
function parseQuietly(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new ConnectionError("the answer is not JSON, or only a part of it came");
    }
}
/** What is no JSON comes from somebody in between: often a whole page for a browser. */
function inShort(text) {
    const words = text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, " ").replace(/\s+/g, " ");
    return words.trim().slice(0, 300);
}
async function readText(answer) {
    const chunks = [];
    for await (const chunk of answer)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
}
/** What a failed exchange is to the callers: an answer stays one, anything else is a broken connection. */
function broken(error) {
    if (error instanceof ApiError || error instanceof ConnectionError)
        return error;
    return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
}
function retryAfter(answer) {
    const seconds = Number(answer.headers["retry-after"]);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
/** `Warning: 299 - "text"`, any number of times (RFC 7234 5.5). Node joins repeated headers with a comma. */
function readWarnings(answer) {
    return (answer.headersDistinct.warning ?? []).flatMap((header) => {
        const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
        return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")];
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/access/causes.js
/** What kubectl says, what it means, and what to do. The first that fits counts. */
const causes = [
    {
        says: /kubectl proxy has ended/,
        code: "kubectl",
        means: "kubectl ended in the middle of the run",
        hint: "Somebody or something killed it: see whether the runner is short of memory. Run it again.",
    },
    {
        says: /unable to read .* due to open|open \/.*: no such file/,
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
        says: /invalid apiVersion "client\.authentication|must be specified .*exec authentication plugin/,
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
        says: /executable .* not found|exec: .*(not found|no such file)|fork\/exec/,
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

;// CONCATENATED MODULE: ./packages/push/lib/access/expiry.js

/**
 * Says which of a user's credentials have expired, and when, as far as they say so themselves: a client certificate
 * (RFC 5280, 4.1.2.5), a token that is a JWT (RFC 7519, 4.1.4).
 * @param now milliseconds since the epoch
 */
function expiredCredential(user, now) {
    const certificate = quietly(() => endOfCertificate(user?.["client-certificate-data"]));
    if (certificate !== undefined && certificate < now)
        return `client certificate expired ${toText(certificate)}`;
    const token = quietly(() => endOfToken(user?.token));
    if (token !== undefined && token < now)
        return `token expired ${toText(token)}`;
    return undefined;
}
function endOfCertificate(data) {
    return data === undefined ? undefined : Date.parse(new external_node_crypto_.X509Certificate(Buffer.from(data, "base64")).validTo);
}
function endOfToken(token) {
    const payload = token?.split(".")[1];
    if (payload === undefined)
        return undefined;
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return exp === undefined ? undefined : exp * 1_000;
}
/** What cannot be read says nothing. */
function quietly(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}
function toText(time) {
    return `on ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/access/mask.js
/**
 * Masks the secrets in a kubeconfig, each by itself: masking the whole text would hide words like `kind: Config` in
 * every log. Private keys come line by line too, since a runner masks by lines.
 */
function maskSecrets(config, mask) {
    for (const { user } of config.users ?? []) {
        for (const secret of user === undefined ? [] : secretsOfUser(user))
            mask(secret);
    }
    maskAddresses(config, mask);
}
/** Masks the passwords in a kubeconfig's addresses, which `kubectl config view` shows as they are. */
function maskAddresses(config, mask) {
    for (const { cluster } of config.clusters ?? []) {
        for (const address of [cluster?.server, cluster?.["proxy-url"]])
            maskPassword(address, mask);
    }
}
/** What Go programs find their proxy by, in capitals or not. */
const proxyVariable = /^(https?|all)_proxy$/i;
/** Masks the passwords of proxies in the environment: kubectl quotes the address of one that it cannot read. */
function maskProxies(env, mask) {
    for (const [name, address] of Object.entries(env))
        if (proxyVariable.test(name))
            maskPassword(address, mask);
}
/** A text of others without the names and passwords in its addresses: where it goes, nothing may be masked. */
function withoutPasswords(text) {
    return text.replace(/\/\/[^/\s"]*@/g, "//");
}
/** `https://user:password@host`, also where it is too broken to be an address: the last @ ends the password. */
function maskPassword(address, mask) {
    const [, user = "", password = ""] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([^:/?#]*):(.+)@/is.exec(address ?? "") ?? [];
    if (password === "")
        return;
    for (const secret of new Set([password, decodeLeniently(password), basicAuth(user, password)]))
        mask(secret);
}
function basicAuth(user, password) {
    return Buffer.from(`${decodeLeniently(user)}:${decodeLeniently(password)}`).toString("base64");
}
function decodeLeniently(text) {
    return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
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
    return [user.token, user.password, key, ...decoded.filter(isKeyLine), ...named, ...given].filter((secret) => typeof secret === "string" && secret.trim() !== "");
}
const secretFlag = /^--?[\w-]*(token|secret|password|key)$/i;
/** `--client-secret VALUE` and `--client-secret=VALUE`, as kubelogin takes it. */
function secretArguments(args) {
    return args.flatMap((arg, index) => {
        const [flag = "", ...value] = arg.split("=");
        if (!secretFlag.test(flag))
            return [];
        return value.length > 0 ? [value.join("=")] : (args[index + 1] ?? "");
    });
}
function isKeyLine(line) {
    return line.trim() !== "" && !line.startsWith("-----");
}

;// CONCATENATED MODULE: ./packages/push/lib/access/explain.js





/**
 * Says in words why a cluster does not answer, or does not answer us; an error of another kind is given back as it is.
 * @param stderr what kubectl said
 */
function explainAccess(error, asking, stderr) {
    if (error instanceof ApiError)
        return explainAnswer(error, asking);
    if (!(error instanceof ConnectionError))
        return error;
    const said = [firstLine(error.message), lastLine(stderr, error.message)].filter((line) => line !== "");
    const words = withoutPasswords(said.join("; "));
    const login = asking.user?.exec?.command;
    if (login !== undefined && /^no answer for/.test(words)) {
        return new lib_errors/* UserError */.yo(`The kubeconfig's login program '${login}' does not come to an end: ${words}`, {
            code: "unauthorized",
            hint: "Nobody can answer a question here: log in with a secret or the job's own identity, or with the cloud's login action.",
            cause: error,
        });
    }
    const { code, means, hint } = causes.find(({ says }) => says.test(words)) ?? unknown;
    return new lib_errors/* UserError */.yo(`${means} (${asking.server}): ${words}`, { code, hint, cause: error });
}
const unknown = {
    code: "unreachable",
    means: "The API server cannot be reached",
    hint: "Check the server's address, and whether a firewall or a proxy stands between. A private cluster needs a runner inside its network.",
};
function explainAnswer(error, { server, user }) {
    const { code, means, hint } = meaningOf(error, user);
    return new lib_errors/* UserError */.yo(`${means} (${server}): ${error.message}`, { code, hint, cause: error });
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
/** What comes after it is kubectl's own advice. */
function firstLine(text) {
    return text.trim().split("\n", 1)[0] ?? "";
}
/** The last line of kubectl's own words that does not repeat what it answered; that of its proxy does. */
function lastLine(text, answered) {
    const lines = text.split("\n").map((line) => line.trim());
    return lines.findLast((line) => !answered.includes(line) && !line.includes("proxy_server.go")) ?? "";
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./packages/push/lib/access/proxy.js








const outputLimit = 16 * 1024;
/**
 * Starts `kubectl proxy` and waits until it listens. It does what kubectl is best at, once: kubeconfigs, exec plugins,
 * client certificates, OIDC, TLS, proxies.
 * @throws UserError when kubectl is missing or refuses to start
 */
async function startProxy(options) {
    const { endpointArgs, endpointOf } = listener(options.folder);
    const args = ["proxy", ...endpointArgs, ...options.args];
    const child = (0,program/* startProgram */.Xd)("kubectl", args, { env: (0,program/* childEnvironment */.Qc)(options.env) });
    const kill = () => (0,program/* endProgram */._p)(child);
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
    if (typeof greeting !== "string")
        throw explainStart(greeting ?? refusal(output.stderr()));
    return {
        endpoint: endpointOf(greeting),
        stderr: output.stderr,
        mustRun() {
            if (child.exitCode === null && child.signalCode === null)
                return;
            throw new ConnectionError(`kubectl proxy has ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
        },
        async close() {
            options.signal.removeEventListener("abort", kill);
            kill();
            await exited;
        },
    };
}
/** What cannot be noted down could not be found after a kill: then it must not run. */
function noteDown(pid, { started }, kill) {
    try {
        if (pid !== undefined)
            started(pid);
    }
    catch (error) {
        kill();
        throw error;
    }
}
function refusal(stderr) {
    // It asks for a user name and a password, and there is nobody to answer.
    if (/^error: EOF$/m.test(stderr)) {
        return new lib_errors/* UserError */.yo("The kubeconfig's context has no user with credentials in it", {
            code: "kubeconfig",
            hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
        });
    }
    const words = withoutPasswords(stderr
        .trim()
        .replace(/^error: /i, "")
        .replace(/\n\*? */g, " ")) || "it ended without a word";
    const cause = causes.find(({ says }) => says.test(words));
    return new lib_errors/* UserError */.yo(`${cause?.means ?? "kubectl proxy does not start"}: ${words}`, {
        code: cause?.code ?? "kubectl",
        hint: cause?.hint ?? "Check the kubeconfig with `kubectl get --raw /version` where you can.",
    });
}
/** Reads both outputs to their end, so that kubectl never waits for a full pipe. */
function collect(child) {
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
        stderr = (stderr + chunk).slice(-outputLimit);
    });
    // It may ask for a user name before, or a wrapper of kubectl say something, before and after.
    let rest = "";
    const greeting = new Promise((resolve) => {
        child.stdout.setEncoding("utf8").on("data", (chunk) => {
            const stdout = rest + chunk;
            const line = /Starting to serve on .*(?=\n)/.exec(stdout);
            if (line !== null)
                resolve(line[0]);
            rest = stdout.slice(-outputLimit);
        });
    });
    return { greeting, stderr: () => stderr };
}
/** Windows has no Unix sockets in kubectl; there it is a loopback port behind a path that nobody can guess. */
function listener(folder) {
    if ((0,external_node_os_.platform)() !== "win32") {
        const socketPath = (0,external_node_path_.join)(folder, "k.sock");
        return { endpointArgs: [`--unix-socket=${socketPath}`], endpointOf: () => ({ socketPath }) };
    }
    const prefix = `/${(0,external_node_crypto_.randomUUID)()}`;
    return {
        endpointArgs: ["--port=0", `--api-prefix=${prefix}/`],
        endpointOf: (greeting) => ({ port: Number(/:(\d+)\s*$/.exec(greeting)?.[1]), prefix }),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./packages/push/lib/kubectl-words.js
/**
 * What kubectl quotes of files when it cannot read or build them: literals of a generator, all of them when one is wrong;
 * a patch; the value that a replacement goes to; an alias, which may be a password that begins with an asterisk.
 */
const quotes = [
    [/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
    [/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
    [/ with config: `\n[\s\S]*?\n`(?=: )/, ""],
    [/ from \[patch: "(?:[^"\\]|\\.)*"\]/, ""],
    [/evalsymlink failure on '[^'\n]*\n[\s\S]*/, "there is no such file, and it is no patch either"],
    [/: node contents:\n[\s\S]*/, ""],
    [/unknown anchor '[^']*'/, "unknown anchor"],
];
/** kubectl's words without what they quote of files. */
function withoutQuotes(words) {
    return quotes.reduce((text, [quoted, instead]) => text.replace(quoted, instead), words);
}

;// CONCATENATED MODULE: ./packages/push/lib/access/exec-plugins.js

/**
 * Commands that cloud providers' own tools write into kubeconfigs (EKS, GKE, AKS, DigitalOcean, Oracle). A kubeconfig
 * can name any program, so one that comes as an input is a program from outside: only these run without being named.
 */
const knownExecPlugins = [
    "aws",
    "aws-iam-authenticator",
    "gke-gcloud-auth-plugin",
    "kubelogin",
    "doctl",
    "oci",
];
/**
 * Finds the exec plugins of a kubeconfig that may not run. A known name counts only without a path before it:
 * it is found by PATH then, and not wherever the kubeconfig points.
 */
function refusedExecPlugins(config, allowed) {
    return (config.users ?? []).flatMap(({ name, user }) => {
        const command = user?.exec?.command;
        if (command === undefined || knownExecPlugins.includes(command) || allowed.includes(command))
            return [];
        return [
            new lib_errors/* UserError */.yo(`The kubeconfig's user '${name}' runs the program '${command}' to log in`, {
                code: "kubeconfig",
                hint: `If you trust it, name it in input 'allow-exec'. Allowed as they are: ${knownExecPlugins.join(", ")}.`,
            }),
        ];
    });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./packages/push/lib/access/shape.js
/** What we read of a kubeconfig; the rest is kubectl's to judge. */
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
                "auth-provider": { config: { "*": "text" } },
                exec: { command: "text", args: ["text"], env: [{ name: "text", value: "text" }] },
            },
        },
    ],
};
/** Says which part of a kubeconfig is not what it has to be, by its path and without its value. */
function misshapen(config) {
    return firstWrong(config, kubeconfig, "");
}
function firstWrong(value, shape, path) {
    if (shape === "text")
        return typeof value === "string" ? undefined : `${path} is not a text`;
    if (shape === "base64")
        return isBase64(value) ? undefined : `${path} is not base64`;
    if (isList(shape)) {
        if (!Array.isArray(value))
            return `${path} is not a list`;
        return first(value, (item, index) => firstWrong(item, shape[0], `${path}[${index}]`));
    }
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return `${path} is not a map`;
    return first(Object.entries(value), ([name, part]) => {
        const wanted = shape[name] ?? shape["*"];
        return wanted === undefined ? undefined : firstWrong(part, wanted, path === "" ? name : `${path}.${name}`);
    });
}
/** As Go reads it (RFC 4648, 4): with padding, line breaks allowed. */
function isBase64(value) {
    if (typeof value !== "string")
        return false;
    const text = value.replace(/[\r\n]/g, "");
    return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
function isList(shape) {
    return Array.isArray(shape);
}
function first(items, look) {
    for (const [index, item] of items.entries()) {
        const found = look(item, index);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/access/kubeconfig.js



/**
 * Reads the text of a kubeconfig: YAML or JSON, or base64 of it.
 * @throws UserError when it is none. Never quotes it: what is broken may be a secret.
 */
function readKubeconfig(input) {
    const config = kubeconfig_parseQuietly(decode(input));
    const wrong = isKubeconfig(config) ? misshapen(config) : "";
    if (wrong === undefined)
        return config;
    throw new lib_errors/* UserError */.yo(`Input 'kubeconfig' is not a kubeconfig${wrong === "" ? "" : `: ${wrong}`}`, {
        code: "kubeconfig",
        hint: "Give the text of the file (what `kubectl config view --raw --minify --flatten` prints), or base64 of it, not a path.",
    });
}
function isKubeconfig(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const lists = ["contexts", "clusters", "users"].map((name) => value[name]);
    return lists.some(Array.isArray) && lists.every((list) => Array.isArray(list) || (list ?? undefined) === undefined);
}
function decode(input) {
    const base64 = /^[A-Za-z0-9+/\s]+=*\s*$/.test(input) && !input.includes(":");
    return base64 ? Buffer.from(input, "base64").toString("utf8") : input;
}
function kubeconfig_parseQuietly(text) {
    try {
        const value = (0,dist/* parse */.qg)(text, { logLevel: "error", merge: true });
        // Nothing and null are the same to kubectl.
        return JSON.parse(JSON.stringify(value ?? null), (_, part) => (part === null ? undefined : part));
    }
    catch (error) {
        const line = error.linePos?.[0]?.line;
        throw new lib_errors/* UserError */.yo(`Input 'kubeconfig' is broken YAML${line === undefined ? "" : ` in its line ${line}`}`, {
            code: "kubeconfig",
            hint: "Check its indentation, and that the secret holds the whole file.",
        });
    }
}
/**
 * Chooses a context.
 * @param wanted the name of one; undefined takes the current context
 * @throws UserError when it is not there; it names those that are
 */
function chooseContext(config, wanted) {
    const contexts = config.contexts ?? [];
    const name = wanted ?? config["current-context"] ?? "";
    const known = contexts.map((context) => context.name).join(", ") || "none";
    if (name === "") {
        throw new lib_errors/* UserError */.yo("The kubeconfig has no current context", {
            code: "kubeconfig",
            hint: `Name one in input 'context'. There are: ${known}.`,
        });
    }
    const context = contexts.find((each) => each.name === name)?.context;
    if (context === undefined) {
        throw new lib_errors/* UserError */.yo(`The kubeconfig has no context '${name}'`, {
            code: "kubeconfig",
            hint: `There are: ${known}.`,
        });
    }
    const server = config.clusters?.find((cluster) => cluster.name === context.cluster)?.cluster?.server;
    if (server === undefined) {
        throw new lib_errors/* UserError */.yo(`The kubeconfig's context '${name}' names cluster '${context.cluster}', which has no server in it`, {
            code: "kubeconfig",
            hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
        });
    }
    if (!["http:", "https:"].includes(URL.parse(server)?.protocol ?? "")) {
        throw new lib_errors/* UserError */.yo(`The server of the kubeconfig's cluster '${context.cluster}' is not an address`, {
            code: "kubeconfig",
            hint: "Write it as https://host:6443.",
        });
    }
    const user = config.users?.find((each) => each.name === context.user)?.user;
    return { context: name, namespace: context.namespace || undefined, server, user };
}

;// CONCATENATED MODULE: ./packages/push/lib/access/server.js

/** The kubeconfig that says the same as `server`, `server-token` and `server-ca`. */
function serverKubeconfig(server, token, ca) {
    const faults = addressFault(server);
    if (faults !== undefined)
        throw faults;
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
    if (address?.protocol === "https:" && address.username === "" && address.password === "")
        return undefined;
    return new lib_errors/* UserError */.yo("Input 'server' is not the address of an API server", {
        code: "input",
        hint: "Write it as https://host:6443, without a user or a password in it. The token would travel in the clear over http.",
    });
}
/** PEM, or base64 of it, to the base64 of PEM that a kubeconfig holds. */
function encodeAuthority(ca) {
    const pem = ca.includes("-----BEGIN") ? ca : Buffer.from(ca, "base64").toString("utf8");
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
        throw new lib_errors/* UserError */.yo("Input 'server-ca' is not a certificate", {
            code: "input",
            hint: "Give the API server's CA in PEM (-----BEGIN CERTIFICATE-----), or base64 of it.",
        });
    }
    return Buffer.from(`${pem.trim()}\n`).toString("base64");
}

;// CONCATENATED MODULE: ./packages/push/lib/access/resolve.js











/**
 * Finds the kubeconfig: the one given as text, the one that `server` stands for, or the one that kubectl finds itself.
 * Given ones are written into the run's own folder, and their secrets masked first.
 * @throws UserError for all that is wrong with the inputs, or when there is no way into any cluster
 */
async function resolveKubeconfig(inputs, ports) {
    maskProxies(ports.env, ports.mask);
    (0,lib_errors/* throwFaults */.G3)(contradictions(inputs));
    if (inputs.server !== undefined) {
        return useGiven(serverKubeconfig(inputs.server, inputs.serverToken ?? "", inputs.serverCa), inputs, ports);
    }
    if (inputs.kubeconfig !== undefined) {
        return useGiven(readKubeconfig(inputs.kubeconfig), inputs, ports);
    }
    return (await kubectlsOwn(inputs, ports)) ?? (await insidePod(ports)) ?? noKubeconfig(ports.env.KUBECONFIG);
}
function contradictions(inputs) {
    const fault = (message, hint) => new lib_errors/* UserError */.yo(message, { code: "input", hint });
    const faults = [];
    if (inputs.kubeconfig !== undefined && inputs.server !== undefined) {
        faults.push(fault("Inputs 'kubeconfig' and 'server' are both set", "Keep one: each says where the cluster is."));
    }
    if (inputs.server !== undefined && inputs.serverToken === undefined) {
        faults.push(fault("Input 'server' is set and 'server-token' is not", "Give a token of a user or ServiceAccount."));
    }
    if (inputs.server === undefined && (inputs.serverToken ?? inputs.serverCa) !== undefined) {
        faults.push(fault("Inputs 'server-token' and 'server-ca' need 'server'", "Add the API server's address."));
    }
    return faults;
}
async function useGiven(config, inputs, ports) {
    maskSecrets(config, ports.mask);
    (0,lib_errors/* throwFaults */.G3)(refusedExecPlugins(config, inputs.allowExec));
    const destination = chooseContext(config, inputs.server === undefined ? inputs.context : undefined);
    const file = (0,external_node_path_.join)(ports.folder, "kubeconfig");
    // Written anew, so that kubectl reads what has been checked and masked, whatever else its YAML makes of the text.
    await writeNew(file, encode({ ...config, "current-context": destination.context }));
    return toRoute(destination, [`--kubeconfig=${file}`]);
}
async function writeNew(file, content) {
    try {
        // The folder is new and ours alone; should anyone have got in before us, this fails and follows no link.
        const handle = await (0,promises_.open)(file, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
        await handle.writeFile(content).finally(() => handle.close());
    }
    catch (cause) {
        throw new lib_errors/* UserError */.yo(`The kubeconfig cannot be written: ${cause.message}`, {
            code: "runner",
            hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
            cause,
        });
    }
}
/** Asks kubectl, which merges the files of `KUBECONFIG`, or reads the home folder's. */
async function kubectlsOwn(inputs, ports) {
    refuseText(ports.env.KUBECONFIG ?? "");
    const { code, stdout, stderr } = await ports.kubectl(["config", "view", "--output=json"]);
    if (code !== 0) {
        throw new lib_errors/* UserError */.yo(`kubectl cannot read its kubeconfig: ${withoutPasswords(withoutQuotes(stderr.trim()))}`, {
            code: "kubeconfig",
            hint: "Check the file that KUBECONFIG names, or ~/.kube/config.",
        });
    }
    const config = readAnswer(stdout);
    maskAddresses(config, ports.mask);
    if ((config.contexts ?? []).length === 0)
        return undefined;
    const destination = chooseContext(config, inputs.context);
    return toRoute(destination, [`--context=${destination.context}`]);
}
/** A kubeconfig's text where the path of one belongs would be quoted, by kubectl and by us, as a path that leads nowhere. */
function refuseText(named) {
    const decoded = /^[\w+/=\s-]{64,}$/.test(named) ? Buffer.from(named, "base64").toString("utf8") : "";
    if (![named, decoded].some((text) => /\b(apiVersion|clusters|contexts|users)\b"?\s*:/.test(text)))
        return;
    throw new lib_errors/* UserError */.yo("The environment variable KUBECONFIG holds the text of a kubeconfig, where its path belongs", {
        code: "kubeconfig",
        hint: "Give the text in input 'kubeconfig'.",
    });
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
/** In a pod kubectl takes the pod's own ServiceAccount (Kubernetes docs, "Accessing the API from within a Pod"). */
async function insidePod({ env }) {
    const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
    if (host === undefined || port === undefined)
        return undefined;
    const namespace = await (0,promises_.readFile)((0,external_node_path_.join)(serviceAccount, "namespace"), "utf8").catch(() => undefined);
    if (namespace === undefined)
        return undefined;
    const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
    return { args: [], context: undefined, server, namespace: namespace.trim(), user: undefined };
}
function noKubeconfig(named) {
    const where = named ? `: KUBECONFIG is '${named}', and there is no context in it` : "";
    throw new lib_errors/* UserError */.yo(`There is no kubeconfig${where}`, {
        code: "kubeconfig",
        hint: "Give one in input 'kubeconfig', or 'server' with 'server-token', or log in with your cloud's own action in a step before this one.",
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/access/open.js








/**
 * Opens the way into a cluster, and asks it who we are to it.
 * @throws UserError for whatever keeps us out
 */
async function openCluster(inputs, ports) {
    const source = await resolveKubeconfig(inputs, ports);
    const [proxy, client] = await startKubectl(source, ports);
    const transport = openTransport(proxy.endpoint, proxy.mustRun);
    const server = withoutCredentials(source.server);
    const explain = (error) => explainAccess(error, { server, user: source.user }, proxy.stderr());
    // Of requests side by side the first failure is the end; the others would try a closed way again and again.
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
        if (skew !== undefined)
            ports.warn(skew);
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
    }
    catch (error) {
        await close();
        throw explain(error);
    }
}
/** Starts the proxy and asks for the version side by side. A proxy that nobody closes would keep the run from ending. */
async function startKubectl({ args }, ports) {
    const [proxy, version] = await Promise.allSettled([startProxy({ ...ports, args }), kubectlVersion(ports.kubectl)]);
    if (proxy.status === "fulfilled" && version.status === "fulfilled")
        return [proxy.value, version.value];
    if (proxy.status === "fulfilled")
        await proxy.value.close();
    // Where kubectl does not even know its version, the kubeconfig is not the reason.
    throw [version, proxy].find((end) => end.status === "rejected")?.reason;
}
async function greet(api) {
    const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
    const [version, self] = await Promise.all([
        api.send({ method: "GET", path: "/version" }),
        api.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: review }),
    ]);
    if (typeof version.body?.gitVersion !== "string") {
        throw new lib_errors/* UserError */.yo("What answers at the server's address is not a Kubernetes API server", {
            code: "unreachable",
            hint: "Check the address in the kubeconfig. A login page or a proxy may stand before the cluster.",
        });
    }
    const status = self.body.status;
    return { version: version.body, identity: status?.userInfo?.username ?? "unknown" };
}
function withoutCredentials(server) {
    const address = URL.parse(server);
    if (address === null)
        return server;
    address.username = "";
    address.password = "";
    return address.href.replace(/\/$/, "");
}

;// CONCATENATED MODULE: ./packages/push/lib/api/discovery.js

const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
/**
 * Asks the API server which kinds it serves, in two requests (Kubernetes docs, "Aggregated discovery").
 * @throws UserError for a server before Kubernetes 1.30, which cannot answer in this form
 */
async function discover(api) {
    const lists = await Promise.all(["/api", "/apis"].map((path) => api.send({ method: "GET", path, accept })));
    return lists.flatMap(({ body }) => {
        const list = body;
        if (list.kind !== "APIGroupDiscoveryList") {
            throw new lib_errors/* UserError */.yo("This API server does not speak aggregated discovery (v2)", {
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
        return (resources ?? []).flatMap(({ resource, scope, verbs, responseKind }) => responseKind?.kind === undefined
            ? []
            : [{ apiVersion, kind: responseKind.kind, plural: resource, namespaced: scope === "Namespaced", verbs }]);
    });
}
/** The URL path of a kind's collection, in a namespace where it has one. */
function collectionPath(resource, namespace) {
    const root = resource.apiVersion.includes("/") ? `/apis/${resource.apiVersion}` : `/api/${resource.apiVersion}`;
    const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
    return `${root}${scope}/${resource.plural}`;
}
/** The URL path of one object. */
function objectPath(resource, namespace, name) {
    return `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./packages/core/lib/value-at.js
/** What stands at the end of a way into an object, which may have anything in it; undefined where the way ends before. */
function valueAt(value, path) {
    return path.reduce(childOf, value);
}
function childOf(value, step) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
        return undefined;
    return value[step];
}

;// CONCATENATED MODULE: ./packages/core/lib/kubernetes/containers.js
const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"]);
/** Pod templates sit at most so deep: a CronJob's containers are at level 6. */
const deepest = 16;
/**
 * Finds every image of an object: containers of every sort and image volumes, in a Pod, a workload, a `List`, and in
 * any custom resource that has a pod template somewhere in it.
 */
function findImages(object) {
    return [...search(object, [])];
}
function* search(value, path) {
    if (path.length > deepest || typeof value !== "object" || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(key) : key;
        if (Array.isArray(child) && containerLists.has(key))
            yield* imagesOf(child, [...path, step], ["image"]);
        else if (Array.isArray(child) && key === "volumes")
            yield* imagesOf(child, [...path, step], ["image", "reference"]);
        else
            yield* search(child, [...path, step]);
    }
}
function* imagesOf(list, path, within) {
    for (const [index, item] of list.entries()) {
        const image = within.reduce((value, key) => value?.[key], item);
        if (typeof image !== "string")
            continue;
        const { name } = item;
        yield { path: [...path, index, ...within], container: String(name ?? index), image };
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/secrets.js


/** Whether an object is a Secret of Kubernetes itself. */
function isSecret({ apiVersion, kind }) {
    return kind === "Secret" && groupOf(apiVersion) === "";
}
/**
 * Hides the values of Secrets, as they are written and as they are meant. What a person is shown as the name of
 * something is none: `postgres` as a user's name does not hide the StatefulSet postgres.
 * @param names all that is shown as a name, a line each
 */
function hideSecrets(objects, names, hide) {
    const values = [...objects]
        .filter(isSecret)
        .flatMap(({ data, stringData }) => [
        ...valuesOf(stringData),
        ...valuesOf(data).flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]),
    ]);
    for (const value of new Set(values))
        if (!names.includes(value.trim()))
            hide(value);
}
/** What a run shows as the name of something in its manifests, a line each. */
function namesIn(manifests) {
    return [...new Set(manifests.flatMap(namesOf))].join("\n");
}
function namesOf({ object, source }) {
    const { name = "", generateName = "", namespace = "" } = object.metadata;
    const images = isSecret(object) ? [] : findImages(object).flatMap(({ container, image }) => [container, image]);
    return [object.apiVersion, object.kind, name, generateName, namespace, source.location?.file ?? "", ...images];
}
/** A manifest may hold anything where a text belongs. */
function valuesOf(value) {
    if (typeof value === "object" && value !== null)
        return Object.values(value).flatMap(valuesOf);
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
/** The server's words of a Secret without the value that they quote where its type is wrong. */
function withoutValues(error) {
    const message = error.message.replace(/(expected [^,\n]+, got )[\s\S]*?(?=\n\s+\.\S+: |$)/g, "$1&value.valueUnstructured{Value:}");
    return new ApiError(error.httpStatus, { ...error.status, message }, error.retryAfter);
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/manager.js
/** Our name among the managers of an object's fields (Kubernetes docs, "Server-Side Apply"). */
const fieldManager = "pushpull";
/** What we applied to an object before; undefined when we never did. */
function ourEntry(object) {
    return object.metadata.managedFields?.find(isOurs);
}
function isOurs({ manager, operation, subresource }) {
    return manager === fieldManager && operation === "Apply" && !subresource;
}
/** The managers of one field, by its path in `fieldsV1`: `["f:spec", "f:replicas"]`. */
function managersOf(object, path) {
    return (object.metadata.managedFields ?? []).filter((entry) => {
        let fields = entry.fieldsV1;
        for (const step of path) {
            if (typeof fields !== "object" || fields === null || !(step in fields))
                return false;
            fields = fields[step];
        }
        return true;
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/takeover.js

/** Under this name `kubectl apply` without `--server-side` owns what it writes. */
const clientSideManager = "kubectl-client-side-apply";
function isClientSide({ manager, operation, subresource }) {
    return manager === clientSideManager && operation === "Update" && !subresource;
}
/** Whether an object was last applied by `kubectl apply` on the client's side. */
function hasClientSidePast(object) {
    return object.metadata.managedFields?.some(isClientSide) ?? false;
}
/**
 * The request that makes the fields of a client-side apply ours, as kubectl itself does it when people move to
 * server-side apply (`k8s.io/client-go/util/csaupgrade`). Without it the API server would call every changed field a
 * conflict, and keys that are gone from the manifest would stay for ever, since nobody owned them.
 *
 * It is a JSON patch (RFC 6902) that carries the resourceVersion: when the object has changed meanwhile, the server
 * answers 409, and the caller reads it again.
 */
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
/** The managers of an object once what client-side apply owned is ours. */
function takenOver(entries) {
    const ours = entries.find(isOurs) ?? entries.find(isClientSide);
    if (ours === undefined)
        return entries;
    const sameVersion = entries.filter((entry) => isClientSide(entry) && entry.apiVersion === ours.apiVersion);
    const fieldsV1 = sameVersion.map((entry) => entry.fieldsV1 ?? {}).reduce(union, ours.fieldsV1 ?? {});
    return [
        { ...ours, manager: fieldManager, operation: "Apply", fieldsV1 },
        ...entries.filter((entry) => entry !== ours && !isClientSide(entry)),
    ];
}
/** The union of two sets of fields in the notation of `fieldsV1`: a tree whose leaves are empty objects. */
function union(a, b) {
    const entries = Object.entries(b).map(([key, value]) => [key, union((a[key] ?? {}), value)]);
    return { ...a, ...Object.fromEntries(entries) };
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/conflicts.js




/**
 * Says of each field that another manager owns which it is and who owns it, on its line (Kubernetes docs, "Server-Side
 * Apply", "Conflicts").
 */
function explainConflict(error, planned, live) {
    const causes = (error.status.details?.causes ?? []).filter(({ reason }) => reason === "FieldManagerConflict");
    if (causes.length === 0)
        return [
            new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} is refused: ${error.message}`, {
                code: "conflict",
                hint: "Run it again: somebody changed the object at the same moment.",
                location: planned.source.location,
                cause: error,
            }),
        ];
    const conflicts = causes.map(({ field = "", message = "" }) => {
        const manager = /"([^"]+)"/.exec(message)?.[1] ?? "somebody";
        const time = lastWrite(manager, live);
        const when = time === undefined ? "" : `, which last wrote at ${time}`;
        const name = field.replace(/^\./, "");
        return new lib_errors/* UserError */.yo(`${formatRef(planned.ref)}: the field ${name} is owned by ${manager}${when}`, {
            code: "conflict",
            hint: byHand.test(manager)
                ? "Somebody changed it by hand. Put their value into the manifest to keep it; set force-conflicts: true to have the manifest's back."
                : `Leave the field out of the manifest if ${manager} is to keep it; set force-conflicts: true to take it over.`,
            location: planned.source.locate(readFieldPath(field, planned.object)),
            cause: error,
        });
    });
    // The server's order is another one each time.
    return conflicts.toSorted((a, b) => compareLocations(a.location, b.location) || a.message.localeCompare(b.message));
}
function compareLocations(a, b) {
    return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
/** The names under which `kubectl edit`, `set`, `patch`, `scale` and so on write, and people with them. */
const byHand = /^kubectl-(?!client-side-apply)/;
/** RFC 3339, by the server's clock. The error itself does not say it. */
function lastWrite(manager, live) {
    const entries = live?.metadata.managedFields ?? [];
    const times = entries.flatMap((entry) => (entry.manager === manager && entry.time ? [entry.time] : []));
    return times.toSorted().at(-1);
}
/** Whether the fields of a client-side apply are the only ones in the way: those are about to be ours. */
function isOnlyWithClientSide(error) {
    if (!(error instanceof ApiError) || error.status.reason !== "Conflict")
        return false;
    const causes = error.status.details?.causes ?? [];
    return causes.length > 0 && causes.every(({ message }) => message?.includes(`"${clientSideManager}"`));
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/hints.js
/** What to do about what the API server says, by its words. The first that fits counts. */
const hints = [
    [
        /is attempting to grant RBAC permissions/,
        () => "Who hands out rights must have them, or may `bind` (for a binding) or `escalate` (for a role) this role: ask whoever runs the cluster.",
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
        (level) => `The namespace takes only pods of the level ${level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`,
    ],
    [/error looking up service account/, () => "Create the ServiceAccount, or add it to 'manifests'."],
    [/no PriorityClass with name/, () => "Create the PriorityClass, or add it to 'manifests'."],
    [
        /does not support dry run/,
        () => "Nothing can be checked before the first write while this webhook has side effects: whoever runs it has to register it with `sideEffects: None` or `NoneOnDryRun`.",
    ],
    [
        /failed calling webhook "([^"]+)"/,
        (webhook) => `The webhook ${webhook} does not answer. Whoever runs it has to mend it: until then the cluster refuses every such object.`,
    ],
    [/admission webhook "([^"]+)" denied/, (webhook) => `The webhook ${webhook} does not allow it: its words say why.`],
    [
        /ValidatingAdmissionPolicy '([^']+)'/,
        (policy) => `The cluster's policy ${policy} does not allow it: its words say why.`,
    ],
    [/illegal base64/, () => "The values of `data` are base64: put plain text into `stringData`."],
    [/is being deleted|being terminated/, () => "Wait until it is gone, and run again."],
    [/is forbidden/, () => "An admission rule of the cluster refuses it: its words say which."],
];
function hintFor(message) {
    for (const [words, hint] of hints) {
        const [found, ...groups] = words.exec(message) ?? [];
        if (found !== undefined)
            return hint(...groups);
    }
    return "The API server's words say why.";
}

;// CONCATENATED MODULE: ./packages/push/lib/plan/namespaces.js
/** How namespaces are served, by every API server. */
const namespaces = {
    apiVersion: "v1",
    kind: "Namespace",
    plural: "namespaces",
    namespaced: false,
    verbs: ["create", "get", "patch"],
};

;// CONCATENATED MODULE: ./packages/push/lib/apply/holders.js




/** What keeps an object that is being deleted: its finalizers, and for a namespace what is still in it. */
function holdersOf(object) {
    const finalizers = object?.metadata.finalizers ?? [];
    const { conditions = [] } = (object?.kind === "Namespace" ? (object.status ?? {}) : {});
    const contents = conditions.flatMap(({ status, message = "" }) => (status === "True" ? [message] : []));
    return [...finalizers.map((name) => `the finalizer ${name}`), ...contents].join("; ");
}
/** Adds to the fault of a namespace that is being deleted what keeps it, where the identity may look. */
function withHolders(faults, api) {
    return Promise.all(faults.map(async (fault) => {
        const name = terminatingNamespace(fault.cause);
        const holders = name === undefined ? "" : await holdersOfNamespace(name, api);
        if (holders === "")
            return fault;
        const { code, location, cause } = fault;
        return new lib_errors/* UserError */.yo(fault.message, { code, location, cause, hint: `${fault.hint} It is held by: ${holders}` });
    }));
}
/** The namespace that an object is refused for, because it is being deleted. */
function terminatingNamespace(error) {
    if (!(error instanceof ApiError))
        return undefined;
    const isIt = (error.status.details?.causes ?? []).some(({ reason }) => reason === "NamespaceTerminating");
    return isIt ? /in namespace (\S+) because/.exec(error.message)?.[1] : undefined;
}
async function holdersOfNamespace(name, api) {
    try {
        const { body } = await api.send({ method: "GET", path: objectPath(namespaces, undefined, name) });
        return holdersOf({ ...body, kind: "Namespace" });
    }
    catch (error) {
        if (error instanceof ApiError)
            return "";
        throw error;
    }
}

// EXTERNAL MODULE: ./packages/core/lib/defuse.js
var defuse = __nccwpck_require__(8755);
;// CONCATENATED MODULE: ./packages/push/lib/apply/immutable.js


/** How the API server says that a field stays as it is: each kind's validation has its own words for it. */
const words = /immutable|may not (be )?change|cannot (be )?change|updates to .* are forbidden|may not be (updated|modified)|may not change fields/;
/** More fields than this are counted. */
const mostFields = 3;
/**
 * Says of a field that cannot be changed which one it is and what to do about it. The server names the part of the
 * object that has to stay, and dumps all of it: what differs in there from what is live is named instead.
 * @returns undefined when the server refuses it for another reason
 */
function explainImmutable({ field, message, cause }, planned, live) {
    if (live === undefined || !words.test(message))
        return undefined;
    const detail = message
        .replace(/\n[\s\S]*$/, "")
        .replace(/^Invalid value: [\s\S]*: |^Forbidden: /, "")
        .replace(/\.+$/, "");
    const changed = changedFields(field, detail, planned.object, live);
    const shown = changed.slice(0, mostFields).map(writeFieldPath);
    const others = changed.length > mostFields ? [`${changed.length - mostFields} more`] : [];
    const names = changed.length === 0 ? field : [...shown, ...others].join(", ");
    return new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} is refused: ${names}: ${detail}`, {
        code: "refused",
        hint: whatToDo(planned.ref),
        location: planned.source.locate(changed[0] ?? readFieldPath(field, planned.object)),
        cause,
    });
}
function changedFields(field, detail, object, live) {
    // "updates to fields other than 'replicas', …": those are not the ones.
    const allowed = [...detail.matchAll(/['`]([A-Za-z][\w.[\]*]*)['`]/g)].map(([, name = ""]) => withoutIndices(name));
    const prefix = withoutIndices(field);
    return differingFields(object, asWritten(live)).filter((path) => {
        const name = withoutIndices(writeFieldPath(path)).replace(/^stringData\b/, "data");
        if (allowed.some((one) => isWithin(name, one) || isWithin(name, `${prefix}.${one}`)))
            return false;
        // The server makes `clusterIPs` of `clusterIP`.
        return isWithin(name, prefix) || (path.length === prefix.split(".").length && prefix.startsWith(name));
    });
}
/** A Secret is written in text, and comes back in base64. */
function asWritten(live) {
    if (live.kind !== "Secret")
        return live;
    const data = Object.entries(live.data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]);
    return { ...live, stringData: Object.fromEntries(data) };
}
function withoutIndices(path) {
    return path.replace(/\[[\d*]*\]/g, "");
}
function isWithin(name, prefix) {
    return name === prefix || name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}[`);
}
function whatToDo({ kind, name, namespace }) {
    const command = `kubectl delete ${kind.toLowerCase()} ${(0,defuse/* shellWord */.r7)(name)}${namespace === undefined ? "" : ` --namespace ${namespace}`}`;
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/schema.js


/** `PATH: WORDS`, at the end of each line of an apply's error (structured-merge-diff `typed`). */
const line = /(?:^|[\s:])(\.(?:[^\s:[\]]|\[[^\]]*\])+): (field not declared in schema|duplicate entries for key .*|expected .*)$/;
/** Reads what the API server says of an object that does not fit its schema. */
function readMisfits(message, object) {
    const typed = message.split("\n").flatMap((text) => {
        const [, field = "", said = ""] = line.exec(text) ?? [];
        return field === "" ? [] : [toMisfit(field.slice(1), said, object)];
    });
    if (typed.length > 0)
        return typed;
    return [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = ""]) => toMisfit(field, "field not declared in schema", object));
}
function toMisfit(field, said, object) {
    if (said === "field not declared in schema")
        return { field, what: "there is no such field", unknown: true };
    const [, wanted] = /^expected (\w+)/.exec(said) ?? [];
    if (wanted === undefined)
        return { field, what: said, unknown: false };
    const given = valueAt(object, readFieldPath(field, object));
    // The server's words have the value in them: never that of a Secret.
    const shown = object.kind !== "Secret" && (typeof given === "number" || typeof given === "boolean");
    const is = given === undefined ? "" : `, and is ${shown ? given : typeName(given)}`;
    const quote = wanted === "string" && isScalar(given) ? ": put it in quotes" : "";
    return { field, what: `it has to be a ${typeWords[wanted] ?? wanted}${is}${quote}`, unknown: false };
}
/** Of what may be text or a number, such as `cpu: 1` and `cpu: 500m`, the server says that it may be anything. */
const typeWords = { numeric: "number", any: "string or a number" };
function isScalar(value) {
    return typeof value === "number" || typeof value === "boolean";
}
function typeName(value) {
    if (Array.isArray(value))
        return "a list";
    if (value === null)
        return "empty";
    return typeof value === "object" ? "a map" : `a ${typeof value}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/size.js

/** What the values of a ConfigMap or a Secret may add up to (`MaxSecretSize` in `k8s.io/api/core/v1`): 1 MiB. */
const mostData = 1024 * 1024;
/**
 * Says of an object that is too large how large it is, and how large it may be: a ConfigMap or a Secret by what its data
 * adds up to, anything else by what is sent.
 */
function explainSize(error, planned) {
    const causes = error.status.details?.causes ?? [];
    const tooMuchData = causes.some(({ field = "", message = "" }) => /^(\[\]|data)?$/.test(field) && isTooLong(message));
    const tooLarge = error.httpStatus === 413 || /request is too large/.test(error.message);
    if (!tooMuchData && !tooLarge)
        return undefined;
    const { object } = planned;
    const size = holdsData(object) ? dataSize(object) : Buffer.byteLength(JSON.stringify(object));
    const limit = holdsData(object) ? mostData : /limit is (\d+)/.exec(error.message)?.[1];
    const allowed = limit === undefined ? "that is more than the cluster can store" : `${limit} are allowed`;
    return new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} is refused: it holds ${size} bytes, and ${allowed}`, {
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/explain.js










/**
 * Says in the user's terms why the API server would not take an object, on the line that it is about.
 * @param live the object as it is in the cluster, where that is known
 * @returns one fault for each thing that is wrong; an error that is no answer of the server is thrown again
 */
function explainRefusal(error, planned, live) {
    if (error instanceof lib_errors/* UserError */.yo)
        return [error];
    if (error instanceof ConnectionError)
        return [lost(error, planned)];
    if (!(error instanceof ApiError))
        throw error;
    return uniqueFaults(explain_explainAnswer(isSecret(planned.object) ? withoutValues(error) : error, planned, live));
}
/** The server says some things once for each of its own looks at them, and some of a namespace for each object in it. */
function uniqueFaults(faults) {
    return [...new Map(faults.toReversed().map((fault) => [fault.message, fault])).values()].toReversed();
}
function explain_explainAnswer(error, planned, live) {
    const { reason, details, message = "" } = error.status;
    if (reason === "Conflict")
        return explainConflict(error, planned, live);
    if (error.httpStatus === 401)
        return [unauthorized(error, planned)];
    const namespace = explainNamespace(error, planned);
    if (namespace !== undefined)
        return [namespace];
    const tooLarge = explainSize(error, planned);
    if (tooLarge !== undefined)
        return [tooLarge];
    if (reason === "Forbidden") {
        const right = /cannot \w+ resource|is attempting to grant/.test(message);
        return [fault(planned, right ? "forbidden" : "refused", `is refused: ${message}`, hintFor(message), error)];
    }
    const causes = (details?.causes ?? []).filter((cause) => cause.field !== undefined && cause.message !== undefined);
    if (causes.length > 0)
        return causes.map(({ field = "", message: said = "" }) => invalid(planned, field, said, live, error));
    const misfits = readMisfits(error.message, planned.object);
    if (misfits.length > 0)
        return misfits.map(({ field, what, unknown }) => {
            const path = readFieldPath(field, planned.object);
            return atField(planned, path, `${field}: ${what}`, explainHint(planned, unknown ? path.slice(0, -1) : path), error);
        });
    const encoded = /illegal base64/.test(error.message) ? notBase64(planned.object) : undefined;
    if (encoded !== undefined)
        return [atField(planned, encoded, `${encoded.join(".")}: it is not base64`, hintFor(error.message), error)];
    return [fault(planned, "refused", `is refused: ${error.message}`, hintFor(error.message), error)];
}
/** The entry of a Secret's data that cannot be decoded, which the server does not name. */
function notBase64({ data }) {
    const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
    const key = Object.entries(data ?? {}).find(([, value]) => !valid.test(String(value).replace(/\s/g, "")))?.[0];
    return key === undefined ? undefined : ["data", key];
}
/** What is wrong with the namespace is the same for every object in it, and is told of it once. */
function explainNamespace(error, planned) {
    const options = { code: "refused", location: planned.source.location, cause: error };
    const missing = /^namespaces "([^"]+)" not found/.exec(error.message)?.[1];
    if (missing !== undefined) {
        return new lib_errors/* UserError */.yo(`There is no namespace ${missing}`, {
            ...options,
            hint: "Create it, add it to 'manifests', or set create-namespace: true for the one in input 'namespace'.",
        });
    }
    const going = terminatingNamespace(error);
    if (going === undefined)
        return undefined;
    return new lib_errors/* UserError */.yo(`The namespace ${going} is being deleted, and takes nothing new`, {
        ...options,
        hint: "Add it to 'manifests' or set create-namespace: true, and the run waits until it is gone, and makes it again.",
    });
}
function invalid(planned, field, message, live, cause) {
    const immutable = explainImmutable({ field, message, cause }, planned, live);
    if (immutable !== undefined)
        return immutable;
    const path = entryMeant(readFieldPath(field, planned.object), message, planned.object);
    const where = field === "" || field === "[]" ? "" : `${field}: `;
    return atField(planned, path, `${where}${withoutDump(message)}`, explainHint(planned, path), cause);
}
function atField(planned, path, what, hint, cause) {
    return new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} is refused: ${what}`, {
        code: "refused",
        hint,
        location: planned.source.locate(path),
        cause,
    });
}
/** Of a map, such as the labels, the server names no key: the invalid one, or the invalid value, is looked for. */
function entryMeant(path, message, object) {
    const [, text] = /^Invalid value: "((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
    const value = valueAt(object, path);
    if (text === undefined || typeof value !== "object" || value === null || Array.isArray(value))
        return path;
    const entry = Object.entries(value).find(([key, one]) => key === text || one === text);
    return entry === undefined ? path : [...path, entry[0]];
}
/** A value that is a whole part of an object says nothing; what is wrong with it stands after it. */
function withoutDump(message) {
    return message.replace(/^Invalid value: [[{][\s\S]{200,}[\]}]: /, "");
}
/** Fields whose keys are the user's own: nothing can be looked up behind them. */
const freeMaps = new Set(["labels", "annotations", "data", "stringData", "binaryData", "matchLabels", "nodeSelector"]);
function explainHint({ resource }, path) {
    // A hint is copied into a shell: a key that is more than a name is left out, with what is in it.
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
    return fault(planned, "unreachable", `was sent, and no answer came: ${error.message}`, "It may or may not have been applied. Running again repairs either.", error);
}
function fault(planned, code, what, hint, cause) {
    return new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} ${what}`, { code, hint, location: planned.source.location, cause });
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/live.js




/** Up to so many objects of a kind and namespace are asked for one by one: the namespace may hold thousands. */
const few = 8;
const pageSize = 500;
/**
 * Reads what is there of a set: one LIST a kind and namespace. Secrets are asked for by name, so that nobody has to be
 * given the right to list them.
 * @param metadataOnly leaves `spec`, `data` and so on out (Kubernetes API concepts, "Metadata-only fetches")
 * @returns what is there, and a fault for each object that the identity may not read
 */
async function readLive(api, objects, { metadataOnly = false } = {}) {
    const named = objects.filter(({ object }) => object.metadata.name !== undefined);
    const groups = Map.groupBy(named, ({ resource, ref }) => collectionPath(resource, ref.namespace));
    const one = metadataOnly ? answeringIn(api, "PartialObjectMetadata") : api;
    const many = metadataOnly ? answeringIn(api, "PartialObjectMetadataList") : api;
    const found = await Promise.all([...groups].map(async ([path, wanted]) => {
        if (wanted.length <= few || wanted[0]?.ref.kind === "Secret")
            return getEach(one, wanted);
        return (await listPages(many, path, wanted)) ?? getEach(one, wanted);
    }));
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
    const found = await Promise.all(wanted.map(async (planned) => {
        const { ref, resource } = planned;
        try {
            const { body } = await api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) });
            return [[objectKey(ref), body]];
        }
        catch (error) {
            return isNotFound(error) ? [] : [{ key: objectKey(ref), faults: explainRefusal(error, planned) }];
        }
    }));
    return found.flat();
}
/** Reads pages until everything wanted is found. Undefined when the identity may get objects but not list them. */
async function listPages(api, path, wanted) {
    const missing = new Map(wanted.map(({ ref }) => [ref.name, ref]));
    const found = [];
    let next = "";
    do {
        let list;
        try {
            const query = new URLSearchParams({ limit: String(pageSize), ...(next === "" ? {} : { continue: next }) });
            list = (await api.send({ method: "GET", path: `${path}?${query}` })).body;
        }
        catch (error) {
            if (isForbidden(error))
                return undefined;
            if (isNotFound(error))
                return [];
            throw error;
        }
        for (const item of list.items ?? []) {
            const ref = missing.get(item.metadata.name ?? "");
            // Items of a list come without apiVersion and kind.
            if (ref !== undefined)
                found.push([objectKey(ref), { ...item, apiVersion: ref.apiVersion, kind: ref.kind }]);
            missing.delete(item.metadata.name ?? "");
        }
        next = list.metadata?.continue ?? "";
    } while (next !== "" && missing.size > 0);
    return found;
}
/** Whether an object is being deleted: it is there until its finalizers are done, and then gone with all that is in it. */
function isGoing({ metadata }) {
    return metadata.deletionTimestamp !== undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/applied-already.js




/**
 * Whether a live object says by itself that applying `sent` once more would change nothing: exactly the fields of `sent`
 * are ours, and each of them has the value of `sent`. A server-side apply is defined by just these two (Kubernetes docs,
 * "Server-Side Apply"; the notation of `fieldsV1` is that of structured-merge-diff's `fieldpath`).
 *
 * It is right when it says yes. It says no where it cannot tell, for instance when the server writes a value in another
 * way than the manifest does (`500m` for `0.5`): then the server's dry run is asked.
 */
function isAppliedAlready(live, sent) {
    const entry = ourEntry(live);
    if (entry?.fieldsV1 === undefined || entry.apiVersion !== sent.apiVersion)
        return false;
    if (isGoing(live) || hasClientSidePast(live))
        return false;
    return isSameMap(entry.fieldsV1, named(sent), live);
}
/** Without what says which object it is: that belongs to no manager. */
function named({ apiVersion: _version, kind: _kind, metadata, ...rest }) {
    const { name: _name, namespace: _namespace, ...fields } = metadata;
    return Object.keys(fields).length > 0 ? { ...rest, metadata: fields } : rest;
}
/**
 * @param owned the part of `fieldsV1` for this place; a leaf of it owns the whole value below
 * @param sent what the manifest has there
 * @param live what the cluster has there
 */
function isSameValue(owned, sent, live) {
    if (!isMap(owned))
        return false;
    if (Object.keys(owned).length === 0)
        return (0,external_node_util_.isDeepStrictEqual)(sent, live);
    if (Array.isArray(sent))
        return Array.isArray(live) && isSameList(owned, sent, live);
    return isMap(sent) && isMap(live) && isSameMap(owned, sent, live);
}
function isSameMap(owned, sent, live) {
    // An empty list or map, as charts write them: most kinds keep nothing of it, and no owner for some.
    const saysNothing = (key) => live[key] === undefined && isEmpty(sent[key]);
    const keys = Object.keys(sent).filter((key) => !saysNothing(key));
    const ownedKeys = Object.keys(owned).filter((key) => key !== "." && !saysNothing(key.slice("f:".length)));
    return keys.length === ownedKeys.length && keys.every((key) => isSameValue(owned[`f:${key}`], sent[key], live[key]));
}
/** A list whose elements have owners of their own: by their keys (`k:{"name":"web"}`), or as a set (`v:"a"`). */
function isSameList(owned, sent, live) {
    const owners = Object.keys(owned).filter((key) => key !== ".");
    if (owners.length !== sent.length)
        return false;
    let last = -1;
    const left = new Set(owners);
    return sent.every((element) => {
        const mine = [...left].filter((owner) => isOwnerOf(owner, element));
        const [owner] = mine;
        if (owner === undefined || mine.length > 1)
            return false;
        left.delete(owner);
        const index = live.findIndex((candidate) => isNamedBy(owner, candidate));
        // Another order is a change, too.
        const inOrder = index > last;
        last = index;
        return inOrder && (owner.startsWith("v:") || isSameValue(owned[owner], element, live[index]));
    });
}
/** Of a key that the manifest leaves out, the server has filled in the default. */
function isOwnerOf(owner, element) {
    const key = keyOf(owner);
    if (!isMap(key))
        return key !== undefined && key === element;
    return isMap(element) && Object.entries(key).every(([name, value]) => (element[name] ?? value) === value);
}
function isNamedBy(owner, candidate) {
    const key = keyOf(owner);
    if (!isMap(key))
        return key === candidate;
    return isMap(candidate) && Object.entries(key).every(([name, value]) => candidate[name] === value);
}
/** The map of keys, or the scalar, that names an element; undefined where it is named by its place. */
function keyOf(owner) {
    return owner.startsWith("k:") || owner.startsWith("v:") ? JSON.parse(owner.slice(2)) : undefined;
}
function isEmpty(value) {
    return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/compare.js


/**
 * Whether an apply changed anything: the object itself, or which of its fields are ours. What the server counts and
 * what controllers report does not matter; `status` moves between two looks at it.
 */
function isSame(before, after) {
    return ((0,external_node_util_.isDeepStrictEqual)(ourEntry(before)?.fieldsV1, ourEntry(after)?.fieldsV1) &&
        (0,external_node_util_.isDeepStrictEqual)(withoutBookkeeping(before), withoutBookkeeping(after)));
}
function withoutBookkeeping({ status: _, ...object }) {
    const { resourceVersion: _version, generation: _generation, managedFields: _fields, ...metadata } = object.metadata;
    return { ...object, metadata };
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/replicas.js




const autoscalers = {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    plural: "horizontalpodautoscalers",
    namespaced: true,
    verbs: [],
};
/**
 * Finds the workloads of a set that an autoscaler scales. Asks only where a manifest's `replicas` is not what is live:
 * anywhere else it makes no difference.
 */
async function findAutoscaled(api, objects, live) {
    const differing = objects.filter((planned) => {
        const now = live.get(objectKey(planned.ref));
        return (now !== undefined && replicasOf(planned.object) !== undefined && replicasOf(planned.object) !== replicasOf(now));
    });
    const namespaces = new Set(differing.map(({ ref }) => ref.namespace));
    const lists = await Promise.all([...namespaces].map((namespace) => listAutoscalers(api, namespace)));
    const scaled = new Set(lists
        .flat()
        .map(({ metadata, spec: { scaleTargetRef } }) => objectKey({ apiVersion: "apps/v1", ...scaleTargetRef, namespace: metadata.namespace })));
    // Only these: of a manifest that says nothing of replicas we must not begin to own them.
    return new Set(differing.map(({ ref }) => objectKey(ref)).filter((key) => scaled.has(key)));
}
async function listAutoscalers(api, namespace) {
    try {
        const { body } = await api.send({ method: "GET", path: collectionPath(autoscalers, namespace) });
        return body.items ?? [];
    }
    catch (error) {
        // Who may not look at autoscalers gets what the manifest says, as with kubectl.
        if (isForbidden(error) || isNotFound(error))
            return [];
        throw error;
    }
}
function replicasOf(object) {
    return object.spec?.replicas;
}
/**
 * What to send of a workload whose replicas an autoscaler decides. Where the autoscaler owns the field already, it is
 * left out. Where only we own it, leaving it out would remove it, and the server's default is 1: so what is live is
 * sent, until the autoscaler's first write takes the field over.
 */
function withoutScaling(object, live) {
    const owners = managersOf(live, ["f:spec", "f:replicas"]);
    const { replicas: _, ...spec } = object.spec;
    const othersOwnIt = owners.some((entry) => !isOurs(entry));
    return { ...object, spec: othersOwnIt ? spec : { ...spec, replicas: replicasOf(live) } };
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/requests.js


/**
 * The request that applies an object (Kubernetes docs, "Server-Side Apply"). One without a name can only be created:
 * in a dry run; a real one is given a name first (see `create.ts`).
 *
 * An apply is refused for fields that its schema does not have, whatever `fieldValidation` says. `Strict` only has the
 * server read the body once more, for keys that are there twice (`k8s.io/apiserver`, `handlers/patch.go`), and what we
 * encode has none.
 */
function writeRequest(planned, object, options) {
    if (object.metadata.name === undefined)
        return createRequest(planned, object, options);
    const { ref, resource } = planned;
    const force = options.force ? "&force=true" : "";
    return {
        method: "PATCH",
        path: `${objectPath(resource, ref.namespace, ref.name)}?${queryFor(options, "Ignore")}${force}`,
        contentType: "application/apply-patch+yaml",
        body: object,
    };
}
/** The request that makes a new object. */
function createRequest({ ref, resource }, object, options) {
    const query = queryFor(options, "Strict");
    return { method: "POST", path: `${collectionPath(resource, ref.namespace)}?${query}`, body: object };
}
function queryFor({ dryRun }, fieldValidation) {
    const always = { fieldManager: fieldManager, fieldValidation };
    return new URLSearchParams({ ...always, ...(dryRun ? { dryRun: "All" } : {}) }).toString();
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/check.js










/**
 * Has the server validate an object and say what an apply of it would change, without changing anything
 * (Kubernetes API concepts, "Dry-run").
 */
async function checkObject(planned, ports) {
    let checked = await checkAgainst(ports.live.get(objectKey(planned.ref)), planned, ports);
    for (let looks = 1; looks < mostLooks && isOutdated(checked); looks++) {
        checked = await lookAgain(planned, ports);
    }
    return checked;
}
/** A controller may write between our look at an object and the dry run: that would seem to be a change of ours. */
const mostLooks = 3;
function isOutdated(checked) {
    if (checked.action !== "configured")
        return false;
    return checked.before?.metadata.resourceVersion !== checked.after.metadata.resourceVersion;
}
async function lookAgain(planned, ports) {
    const { ref, resource } = planned;
    try {
        const { body } = await ports.api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) });
        return await checkAgainst(body, planned, ports);
    }
    catch (error) {
        return isNotFound(error)
            ? checkAgainst(undefined, planned, ports)
            : { planned, action: "refused", faults: explainRefusal(error, planned) };
    }
}
async function checkAgainst(before, planned, ports) {
    const key = objectKey(planned.ref);
    if (before !== undefined && planned.onlyIfMissing)
        return kept(planned, before);
    const scaled = before !== undefined && ports.autoscaled.has(key);
    const sent = scaled ? withoutScaling(planned.object, before) : planned.object;
    if (before !== undefined && isAppliedAlready(before, sent))
        return kept(planned, before);
    const takeover = before !== undefined && hasClientSidePast(before);
    try {
        const { body, warnings } = await dryRun(planned, sent, takeover, ports);
        const after = body;
        const same = before !== undefined && !takeover && isSame(before, after);
        const action = before === undefined ? "created" : same ? "unchanged" : "configured";
        return { planned, action, before, after, sent, warnings };
    }
    catch (error) {
        return {
            planned,
            action: "refused",
            faults: explainRefusal(await check_inFull(error, planned, ports.api), planned, before),
        };
    }
}
/**
 * An apply names only the first field that does not exist; a dry run of a creation names all of them. It is asked only
 * when there is one.
 */
async function check_inFull(error, planned, api) {
    if (!(error instanceof ApiError) || !error.message.includes("field not declared in schema"))
        return error;
    const { name = "x", ...metadata } = planned.object.metadata;
    const nameless = { ...planned.object, metadata: { ...metadata, generateName: name } };
    try {
        await api.send(writeRequest(planned, nameless, { dryRun: true, force: false }));
        return error;
    }
    catch (answer) {
        return answer instanceof ApiError && answer.message.includes("strict decoding error") ? answer : error;
    }
}
function kept(planned, before) {
    return { planned, action: "unchanged", before, after: before, sent: planned.object, warnings: [] };
}
/**
 * The fields of a client-side apply are not ours yet, so that each one that changes is a conflict. Where these are the
 * only ones, they count for nothing.
 */
async function dryRun(planned, sent, takeover, ports) {
    const request = (force) => writeRequest(planned, sent, { dryRun: true, force });
    try {
        return await ports.api.send(request(ports.forceConflicts));
    }
    catch (error) {
        if (!takeover || !isOnlyWithClientSide(error))
            throw error;
        return ports.api.send(request(true));
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/plan/needs.js

const core = (kind, name, namespace) => objectKey({ apiVersion: "v1", kind, name, namespace });
const rbac = (kind, name, namespace) => objectKey({ apiVersion: "rbac.authorization.k8s.io/v1", kind, name, namespace });
/** The key of the CRD that serves a kind. */
function crdKey(plural, apiVersion) {
    const name = `${plural}.${groupOf(apiVersion)}`;
    return objectKey({ apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name });
}
/**
 * Keys of the objects without which the API server refuses this one, even in a dry run: its namespace, its CRD, what
 * the admission of a Pod looks up, and the role whose rights a binding hands out.
 * @param plural `deployments`, as in the URL
 */
function needsOf(object, plural) {
    const { namespace } = object.metadata;
    return [
        crdKey(plural, object.apiVersion),
        ...(namespace === undefined ? [] : [core("Namespace", namespace)]),
        ...(object.kind === "Pod" && object.apiVersion === "v1"
            ? needsOfPod((object.spec ?? {}), namespace)
            : []),
        ...(object.kind.endsWith("RoleBinding") ? needsOfBinding((object.roleRef ?? {}), namespace) : []),
    ];
}
function needsOfPod(spec, namespace) {
    const needs = [];
    if (spec.serviceAccountName)
        needs.push(core("ServiceAccount", spec.serviceAccountName, namespace));
    if (spec.priorityClassName) {
        needs.push(objectKey({ apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", name: spec.priorityClassName }));
    }
    if (spec.runtimeClassName) {
        needs.push(objectKey({ apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", name: spec.runtimeClassName }));
    }
    return needs;
}
function needsOfBinding({ kind, name }, namespace) {
    if (name === undefined)
        return [];
    return [kind === "Role" ? rbac("Role", name, namespace) : rbac("ClusterRole", name)];
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/deferred.js




/**
 * Whether the server can judge an object only once another one of the same set is there: in a namespace or of a kind
 * that does not exist yet, a Pod before its ServiceAccount, a binding before its role. What cannot be read may be there.
 */
function isDeferred(planned, { live, unread }) {
    return planned.needs.some((key) => !live.has(key) && !unread.has(key));
}
/** What is refused only because something that it needs cannot be read, and is not there: that has a fault of its own. */
function isForWantOfUnread(check, { unread }) {
    if (check.action !== "refused" || !check.planned.needs.some((key) => unread.has(key)))
        return false;
    return check.faults.every(({ cause }) => isNotFound(cause));
}
/** Which kinds of object can let pass, once they are applied, what the server refuses in these words. */
const remedies = [
    { words: /exceeded quota|failed quota/, kinds: ["ResourceQuota", "LimitRange"] },
    { words: /(minimum|maximum) .* per (Container|Pod|PersistentVolumeClaim)/, kinds: ["LimitRange"] },
    { words: /violates PodSecurity/, kinds: ["Namespace"] },
    {
        words: /ValidatingAdmissionPolicy/,
        kinds: ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
    },
    { words: /is attempting to grant/, kinds: ["Role", "ClusterRole"] },
];
/**
 * The objects that are refused as the cluster is now, and may pass as it will be: an earlier wave of the same set
 * changes what stands in their way. The schema of their kind, a quota, a level of Pod Security, a policy.
 */
function mayPassLater(plan, checks) {
    const known = new Map(checks.map((check) => [check.planned, check]));
    const later = new Set();
    const changing = [];
    for (const { objects } of plan.waves) {
        const hopeful = objects.filter((planned) => {
            const check = known.get(planned);
            return check?.action === "refused" && changing.some((change) => canRemedy(change, check));
        });
        for (const planned of hopeful)
            later.add(planned);
        changing.push(...objects.filter((planned) => later.has(planned) || willChange(known.get(planned))));
    }
    return later;
}
/** Whether more will change than who owns the fields. What could not be checked is not there yet. */
function willChange(check) {
    if (check === undefined)
        return true;
    if (check.action === "refused" || check.before === undefined)
        return check.action !== "refused";
    return !(0,external_node_util_.isDeepStrictEqual)(meaning(check.before), meaning(check.after));
}
function meaning({ status: _, metadata: { labels }, ...object }) {
    return { ...object, labels };
}
function canRemedy({ ref }, { planned, faults }) {
    if (faults.some(({ code }) => code === "conflict"))
        return false;
    if (objectKey(ref) === crdKey(planned.resource.plural, planned.ref.apiVersion))
        return true;
    const reaches = ref.kind === "Namespace"
        ? ref.name === planned.ref.namespace
        : ref.namespace === undefined || ref.namespace === planned.ref.namespace;
    return (reaches && faults.every(({ cause }) => remedies.some(({ words, kinds }) => fits(cause, words, kinds, ref.kind))));
}
function fits(cause, words, kinds, kind) {
    return cause instanceof ApiError && words.test(cause.message) && kinds.includes(kind);
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/rights.js


/** A denial of the API server's authorizer (`k8s.io/apiserver`, `endpoints/handlers/responsewriters`). */
const denial = /^.*User "(.*?)" cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/;
/**
 * Puts all that an identity may not do into one fault. The server names the first right that a request lacks; the
 * others that the same objects need are asked for, so that nobody has to find them out one by one.
 */
async function gatherDenials(faults, objects, { api, live }) {
    const denials = faults.flatMap((fault) => readDenial(fault) ?? []);
    const [first] = denials;
    if (first === undefined)
        return faults;
    const kinds = [...Map.groupBy(denials, ({ right }) => kindOf(right)).values()];
    const missing = await Promise.all(kinds.map(async (ofKind) => {
        const told = new Set(ofKind.map(({ right }) => right.verb));
        const needed = neededFor(ofKind[0]?.right, objects, live).filter(({ verb }) => !told.has(verb));
        const lacked = await Promise.all(needed.map(async (right) => ((await isAllowed(right, api)) ? [] : [right.verb])));
        return { right: ofKind[0]?.right ?? first.right, verbs: [...told, ...lacked.flat()] };
    }));
    const list = missing.map(({ right, verbs }) => `${inWords(verbs)} ${nameOf(right)}`).join("; ");
    const gathered = new lib_errors/* UserError */.yo(`The identity "${first.user}" lacks rights: it may not ${list}`, {
        code: "forbidden",
        hint: "Ask whoever runs the cluster to grant them in a Role, or use another identity.",
        location: denials.length === 1 ? first.fault.location : undefined,
        cause: first.fault.cause,
    });
    const gatheredFaults = new Set(denials.map(({ fault }) => fault));
    return [gathered, ...faults.filter((fault) => !gatheredFaults.has(fault))];
}
function readDenial(fault) {
    if (!(fault.cause instanceof ApiError) || fault.cause.httpStatus !== 403)
        return undefined;
    const [, user, verb, resource, group, namespace] = denial.exec(fault.cause.message) ?? [];
    if (user === undefined || verb === undefined || resource === undefined || group === undefined)
        return undefined;
    return { fault, user, right: { verb, group, resource, namespace, name: fault.cause.status.details?.name } };
}
function kindOf({ group, resource, namespace = "" }) {
    return `${group}/${resource}/${namespace}`;
}
/** What applying the objects of one kind and namespace takes. */
function neededFor(right, objects, live) {
    if (right === undefined)
        return [];
    const someNew = objects.some(({ ref, resource }) => resource.plural === right.resource &&
        groupOf(ref.apiVersion) === right.group &&
        ref.namespace === right.namespace &&
        !live.has(objectKey(ref)));
    const create = { ...right, verb: "create", name: undefined };
    return [{ ...right, verb: "get" }, { ...right, verb: "patch" }, ...(someNew ? [create] : [])];
}
/** Asks the server about ourselves (Kubernetes docs, "Checking API access"). What it does not say is not missing. */
async function isAllowed(resourceAttributes, api) {
    const kind = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview" };
    const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    try {
        const { body } = await api.send({ method: "POST", path, body: { ...kind, spec: { resourceAttributes } } });
        return body.status?.allowed ?? true;
    }
    catch (error) {
        if (error instanceof ApiError)
            return true;
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/prepare.js










/**
 * Reads what is live and has the server validate the whole set side by side. Nothing is written.
 * @returns what is known, all that the server refuses, and what it refuses of objects with a client-side past: that can
 * be only the mixture with fields which are about to be taken over (see `takeOverAll`)
 */
async function prepare(plan, api, forceConflicts) {
    const objects = plan.waves.flatMap((wave) => wave.objects);
    const { live: found, unread, faults: unreadable } = await readLive(api, objects);
    const { going = [], live = [] } = Object.groupBy(found, ([, object]) => (isGoing(object) ? "going" : "live"));
    const ports = await withAutoscaled(objects, { api, live: new Map(live), unread, forceConflicts });
    const leaving = new Map(going);
    const checkable = objects.filter((planned) => !leaving.has(objectKey(planned.ref)) && !isDeferred(planned, ports));
    const all = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
    const hopeful = mayPassLater(plan, all);
    const checks = all.filter(({ planned }) => !hopeful.has(planned));
    const { past = [], present = [] } = Object.groupBy(checks, ({ planned }) => clientSidePast(planned, ports.live) === undefined ? "present" : "past");
    const refused = refusalsOf(present.filter((check) => !isForWantOfUnread(check, ports)));
    // Of an object that cannot be read it is not known whose fields it has: a conflict may be none.
    const certain = unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused;
    // Nothing has been sent that could have been applied.
    const lost = certain.find(({ cause }) => cause instanceof ConnectionError);
    if (lost !== undefined)
        throw lost.cause;
    return {
        prepared: { checks: new Map(checks.map((check) => [check.planned, check])), hopeful, going: leaving, ports },
        faults: await gatherDenials(await withHolders(certain, api), objects, ports),
        undecided: refusalsOf(past),
    };
}
async function withAutoscaled(objects, ports) {
    return { ...ports, autoscaled: await findAutoscaled(ports.api, objects, ports.live) };
}
/** The live object that the fields of a client-side apply have to be taken over in; undefined where none have to. */
function clientSidePast({ ref, onlyIfMissing }, live) {
    const now = live.get(objectKey(ref));
    return now !== undefined && !onlyIfMissing && hasClientSidePast(now) ? now : undefined;
}
function refusalsOf(checks) {
    return uniqueFaults(checks.flatMap((check) => (check.action === "refused" ? check.faults : [])));
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/gone.js







/** Milliseconds between two looks. */
const every = 500;
/** More objects than this are counted. */
const mostNames = 6;
/**
 * Waits until the objects of a plan that are being deleted are gone: what is applied to one goes with it. Then has the
 * server check them, which it could not before.
 * @throws UserError, Faults when one is still there when the time is up, with what holds it
 */
async function awaitGone(plan, prepared, stop) {
    const { ports, going } = prepared;
    const waited = plan.waves.flatMap(({ objects }) => objects).filter(({ ref }) => going.has(objectKey(ref)));
    if (waited.length === 0)
        return { prepared, faults: [] };
    let left = waited;
    let seen = going;
    const back = [];
    while (left.length > 0) {
        if (stop.aborted)
            return { prepared, faults: notGone(left, seen, stop.reason) };
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(every, undefined, { signal: stop }).catch(() => { });
        const { live } = await readLive(ports.api, left);
        seen = live;
        // Somebody may have made a new one meanwhile.
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
/** The objects of a plan that are being deleted, with what holds them. Empty when there are none. */
function describeGoing(plan, { going }) {
    const objects = plan.waves.flatMap((wave) => wave.objects).filter(({ ref }) => going.has(objectKey(ref)));
    const shown = objects.slice(0, mostNames).map(({ ref }) => {
        const holds = holdersOf(going.get(objectKey(ref)));
        return holds === "" ? formatRef(ref) : `${formatRef(ref)} (held by ${holds})`;
    });
    const others = objects.length > mostNames ? [`${objects.length - mostNames} more`] : [];
    return [...shown, ...others].join(", ");
}
/** @throws the reason when the run was stopped for another one than its time */
function notGone(left, seen, reason) {
    if (!(reason instanceof lib_errors/* UserError */.yo) || reason.code !== "timeout")
        throw reason;
    return left.map(({ ref, source }) => {
        const holds = holdersOf(seen.get(objectKey(ref)));
        return new lib_errors/* UserError */.yo(`${formatRef(ref)} is being deleted, and was not gone when the time was up`, {
            code: "timeout",
            hint: `${holds === "" ? "It takes its time" : `Held by ${holds}`}: see to that, or raise input 'timeout'.`,
            location: source.location,
        });
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/some-names.js

/** So many objects are named in a sentence. */
const some_names_mostNames = 3;
/** The names of objects, as a part of a sentence: the first few, and how many more there are. */
function someNames(refs) {
    const names = refs.slice(0, some_names_mostNames).map((ref) => formatRef(ref));
    const more = refs.length > some_names_mostNames ? [`and ${refs.length - some_names_mostNames} more`] : [];
    return [...names, ...more].join(", ");
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/owners.js


/**
 * What to say of live objects that belong to another tool: it would write over what we apply, or delete it. A warning for
 * each release or application, on the line of its first object.
 */
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
    if (object === undefined)
        return undefined;
    return flux(object) ?? helm(object) ?? argo(object);
}
/** Written on what it installs, and only there: `helm template` does not write it (Helm docs, "Labels and Annotations"). */
function helm({ metadata: { annotations = {}, namespace } }) {
    const release = annotations["meta.helm.sh/release-name"];
    if (release === undefined)
        return undefined;
    const home = annotations["meta.helm.sh/release-namespace"] ?? namespace ?? "default";
    return {
        name: `Helm release ${home}/${release}`,
        advice: `Helm's next upgrade writes over what is applied here, and an uninstall deletes it. To move over, have Helm forget the release (kubectl delete secrets --namespace ${(0,defuse/* shellWord */.r7)(home)} --selector ${(0,defuse/* shellWord */.r7)(`owner=helm,name=${release}`)}), and take the annotations meta.helm.sh/release-name and meta.helm.sh/release-namespace away.`,
    };
}
/** Argo CD docs, "Resource Tracking". An annotation that names another object was copied, and counts for nothing. */
function argo({ kind, metadata }) {
    const { annotations = {}, labels = {}, managedFields = [], namespace = "", name } = metadata;
    const [, tracked, of] = /^([^:]+):(.*)$/.exec(annotations["argocd.argoproj.io/tracking-id"] ?? "") ?? [];
    const byAnnotation = of?.endsWith(`/${kind}:${namespace}/${name}`) ? tracked : undefined;
    // Before version 3 the tracking was in a label that others write, too.
    const applied = managedFields.some(({ manager }) => manager === "argocd-controller");
    const byLabel = applied ? labels["app.kubernetes.io/instance"] : undefined;
    const application = byAnnotation ?? labels["argocd.argoproj.io/instance"] ?? byLabel;
    if (application === undefined)
        return undefined;
    return {
        name: `Argo CD application ${application}`,
        advice: `Its next sync writes over what is applied here. To move over, delete the application without its objects (argocd app delete ${application} --cascade=false), and take the annotation argocd.argoproj.io/tracking-id or the label of its instance away.`,
    };
}
function flux({ metadata: { labels = {} } }) {
    for (const [kind, group] of Object.entries({ Kustomization: "kustomize", HelmRelease: "helm" })) {
        const prefix = `${group}.toolkit.fluxcd.io`;
        const name = labels[`${prefix}/name`];
        if (name === undefined)
            continue;
        const home = labels[`${prefix}/namespace`] ?? "flux-system";
        return {
            name: `Flux ${kind} ${home}/${name}`,
            advice: `Flux writes over what is applied here within minutes. To move over, suspend the ${kind} and then delete it, so that its objects stay, and take the labels ${prefix}/name and ${prefix}/namespace away.`,
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/planned.js

/** What a dry run reports: what each check said, and of what can only be judged later whether it is there. */
function plannedChanges(plan, prepared, warn) {
    return plan.waves.flatMap(({ objects }) => objects.map((planned) => {
        const check = prepared.checks.get(planned);
        if (check === undefined)
            return unchecked(planned, prepared.ports.live.get(objectKey(planned.ref)));
        warn(check);
        if (check.action === "refused")
            return { planned, action: "failed", faults: check.faults };
        return { planned, action: check.action, before: check.before, after: withoutMadeUpName(planned, check.after) };
    }));
}
function unchecked(planned, before) {
    return { planned, action: before === undefined ? "created" : "configured", before, after: planned.object };
}
/** The name that a dry run makes up is none that anything will have. */
function withoutMadeUpName({ object: { metadata } }, after) {
    if (metadata.name !== undefined)
        return after;
    const { name: _, ...rest } = after.metadata;
    return { ...after, metadata: rest };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./packages/push/lib/plan/kinds.js


/** Kinds as the API server serves them, and those that the set's own CRDs will add. */
function knownKinds(discovery, manifests) {
    return [...discovery, ...manifests.flatMap(({ object }) => (isCrd(object) ? resourcesOfCrd(object) : []))];
}
function isCrd(object) {
    return object.kind === "CustomResourceDefinition" && groupOf(object.apiVersion) === "apiextensions.k8s.io";
}
function resourcesOfCrd(crd) {
    const { group, scope, names, versions } = (crd.spec ?? {});
    if (group === undefined || names?.kind === undefined || names.plural === undefined)
        return [];
    const { kind, plural } = names;
    return (versions ?? [])
        .filter((version) => version.served)
        .map((version) => ({
        apiVersion: `${group}/${version.name}`,
        kind,
        plural,
        namespaced: scope === "Namespaced",
        verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
    }));
}
/**
 * How the kind of a manifest is served.
 * @returns the fault, with what is nearest to it, when it is not
 */
function findKind(kinds, { object, source }) {
    const { apiVersion, kind } = object;
    const found = kinds.find((resource) => resource.kind === kind && resource.apiVersion === apiVersion);
    if (found !== undefined)
        return found;
    const sameKind = kinds.filter((resource) => resource.kind === kind);
    const sameGroup = sameKind.filter((resource) => groupOf(resource.apiVersion) === groupOf(apiVersion));
    const better = sameGroup[0] ?? (isBuiltIn(apiVersion) ? sameKind.find((each) => isBuiltIn(each.apiVersion)) : undefined);
    if (better !== undefined) {
        return new lib_errors/* UserError */.yo(`The API server does not serve ${kind} in ${apiVersion}`, {
            code: "unknown-kind",
            hint: `Use apiVersion: ${better.apiVersion}. Its fields may differ: see \`kubectl explain ${better.plural}\`.`,
            location: source.locate(["apiVersion"]),
        });
    }
    return new lib_errors/* UserError */.yo(`The API server does not know the kind ${kind} (${apiVersion})`, {
        code: "unknown-kind",
        hint: nearestHint(kinds, object),
        location: source.locate(["kind"]),
    });
}
/** Whether a version is of Kubernetes itself: its kinds moved between groups, anybody else's are only called the same. */
function isBuiltIn(apiVersion) {
    const group = groupOf(apiVersion);
    return !group.includes(".") || group.endsWith(".k8s.io");
}
function nearestHint(kinds, { apiVersion, kind }) {
    const near = kinds
        // Of the same name, but of another maker.
        .filter((resource) => resource.kind !== kind)
        .map((resource) => ({ resource, steps: (0,mod/* distance */.Io)(resource.kind.toLowerCase(), kind.toLowerCase()) }))
        .filter(({ steps }) => steps <= Math.max(2, kind.length / 4))
        .toSorted((a, b) => a.steps - b.steps)[0]?.resource;
    if (near !== undefined)
        return `Did you mean ${near.kind} (apiVersion: ${near.apiVersion})?`;
    return isBuiltIn(apiVersion)
        ? "This version of Kubernetes does not have it: see https://kubernetes.io/docs/reference/using-api/deprecation-guide/."
        : "If a CustomResourceDefinition makes it, add that to 'manifests', or install its operator first.";
}

;// CONCATENATED MODULE: ./packages/push/lib/plan/waves.js


/** Argo CD's own annotation (Argo CD docs, "Sync Phases and Waves"). */
const syncWaveAnnotation = "argocd.argoproj.io/sync-wave";
/** The sync-wave of an object, 0 where none is set. The fault when it is no whole number. */
function syncWaveOf(object) {
    const written = object.metadata.annotations?.[syncWaveAnnotation];
    if (written === undefined)
        return 0;
    return /^[+-]?\d+$/.test(written) ? Number(written) : undefined;
}
function syncWaveFault({ ref, source }) {
    return new lib_errors/* UserError */.yo(`The sync-wave of ${ref.kind}/${ref.name} is not a whole number`, {
        code: "manifest",
        hint: `Write it as a quoted number: ${syncWaveAnnotation}: "2".`,
        location: source.locate(["metadata", "annotations", syncWaveAnnotation]),
    });
}
/**
 * The order inside of a sync-wave. What stands in one phase goes at once; everything in it is there before the next.
 * The first phase is also waited for: nothing can be put into a namespace or a kind that is not ready.
 */
const phases = [
    ["Namespace", "CustomResourceDefinition"],
    [
        ...["ServiceAccount", "Role", "ClusterRole", "ConfigMap", "Secret", "ResourceQuota", "LimitRange"],
        ...["PersistentVolume", "PersistentVolumeClaim", "StorageClass", "IngressClass", "GatewayClass", "RuntimeClass"],
        ...["PriorityClass", "ValidatingAdmissionPolicy", "NetworkPolicy", "DeviceClass", "VolumeAttributesClass"],
    ],
    ["RoleBinding", "ClusterRoleBinding", "ValidatingAdmissionPolicyBinding"],
    [],
    ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "APIService"],
];
/** Everything that has no phase of its own. */
const mainPhase = 3;
const phaseOfKind = new Map(phases.flatMap((kinds, phase) => kinds.map((kind) => [kind, phase])));
function phaseOf(object) {
    return (isBuiltIn(object.apiVersion) ? phaseOfKind.get(object.kind) : undefined) ?? mainPhase;
}
/** Puts objects into the order in which they are applied. Inside of a wave they keep the order they came in. */
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/create.js




/**
 * Makes a new object under a name that begins with its `generateName`. The name is made up here and not by the server,
 * and nobody has it: should the answer to the creation be lost, asking again cannot make a second object, and what is
 * there under that name is ours.
 */
async function createGenerated(planned, api) {
    const { ref, resource, object } = planned;
    for (;;) {
        const name = generateName(object.metadata.generateName ?? "");
        const path = objectPath(resource, ref.namespace, name);
        if (await isTaken(path, api))
            continue;
        const named = { ...object, metadata: { ...object.metadata, name } };
        try {
            return (await api.send(createRequest(planned, named, { dryRun: false }))).body;
        }
        catch (error) {
            if (!(error instanceof ApiError) || error.status.reason !== "AlreadyExists")
                throw error;
            return (await api.send({ method: "GET", path })).body;
        }
    }
}
async function isTaken(path, api) {
    try {
        await api.send({ method: "GET", path });
        return true;
    }
    catch (error) {
        // Who may create and not read gets a name that is free in all likelihood, as the server's own would be.
        if (isNotFound(error) || isForbidden(error))
            return false;
        throw error;
    }
}
/** As the API server does it (`k8s.io/apiserver/pkg/storage/names`): no vowels, so that no word comes of it. */
const letters = "bcdfghjklmnpqrstvwxz2456789";
const create_length = 5;
const longestName = 63;
function generateName(prefix) {
    const end = Array.from({ length: create_length }, () => letters[(0,external_node_crypto_.randomInt)(letters.length)]).join("");
    return `${prefix.slice(0, longestName - create_length)}${end}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/write.js





/** Applies an object that passed its check. What would change nothing is not sent. */
async function writeObject(check, api, force) {
    const { planned, action, before } = check;
    if (action === "unchanged")
        return { planned, action, before, after: check.after };
    try {
        const after = await write(planned, check.sent, api, force);
        if (isGoing(after))
            return { planned, action: "failed", faults: [goneWithIt(planned)] };
        return { planned, action, before, after };
    }
    catch (error) {
        return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
    }
}
async function write(planned, sent, api, force) {
    if (sent.metadata.name === undefined)
        return createGenerated(planned, api);
    return (await api.send(writeRequest(planned, sent, { dryRun: false, force }))).body;
}
/** Somebody began to delete it between our look at it and the write. */
function goneWithIt({ ref, source }) {
    return new lib_errors/* UserError */.yo(`${formatRef(ref)} is being deleted, and what was applied to it goes with it`, {
        code: "refused",
        hint: "Run again: a run waits until it is gone, and makes it again.",
        location: source.location,
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/execute.js








/** Writes a plan to the cluster, wave by wave. Stops after the first wave in which something failed. */
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
            const rollout = await ports.follow(awaited);
            rollouts.push(rollout);
            halted = rollout.outcome !== "ready";
        }
    }
    return { changes, rollouts };
}
function awaitedAfter({ awaitReady, syncWave, objects }, changes) {
    if (awaitReady === "none")
        return [];
    const inWave = new Set(objects);
    return changes
        .filter(isApplied)
        .filter(({ planned }) => (awaitReady === "wave" ? inWave.has(planned) : syncWaveOf(planned.object) === syncWave));
}
async function writeWave(wave, prepared, ports) {
    // As many as there are connections: a cancelled run then has nothing left in a queue.
    const limit = pLimit(connections);
    const checks = await limit.map(wave.objects, (planned) => prepared.checks.get(planned) ?? checkLate(planned, prepared, ports.stop));
    if (checks.some(({ action }) => action === "refused"))
        return checks.map(refusedOrSkipped);
    return limit.map(checks, (check) => {
        if (check.action === "refused" || ports.stop.aborted)
            return skipped(check.planned);
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
/**
 * What was just written takes a moment to count: a kind is served shortly after its CRD is called established, and
 * admission looks at quotas, policies, classes and ServiceAccounts in a cache of its own.
 */
const countsWithin = 10_000;
/** Checks what could not be checked before the first write. */
async function checkLate(planned, { ports, hopeful }, stop) {
    const until = Date.now() + countsWithin;
    for (;;) {
        const check = await checkObject(planned, ports);
        const mayPass = hopeful.has(planned) || isMissingNeed(check);
        if (check.action !== "refused" || !mayPass || Date.now() >= until || stop.aborted)
            return check;
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(200);
    }
}
/** Whether an object is refused because something is not there that was written before it. */
function isMissingNeed(check) {
    if (check.action !== "refused")
        return false;
    const [fault] = check.faults;
    if (check.planned.needs.length === 0)
        return false;
    return (isNotFound(fault?.cause) || /error looking up service account|no PriorityClass with name/.test(fault?.message ?? ""));
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/overwritten.js






/**
 * Finds what another run of ours has written over since this one applied it. What other managers have changed is theirs,
 * and a field that is merely gone may have been taken away by a controller.
 */
async function findOverwritten(changes, { ports }) {
    const applied = changes.filter(isApplied).filter(({ planned }) => !planned.onlyIfMissing);
    const objects = applied.map(({ planned }) => planned);
    const { live, faults } = await readLive(ports.api, objects, { metadataOnly: true });
    (0,lib_errors/* throwFaults */.G3)(faults);
    const suspects = applied.filter(({ planned, after }) => isSuspect(after, live.get(objectKey(planned.ref))));
    const checks = await Promise.all(suspects.map((change) => check(change, ports)));
    const changed = checks.filter(({ action }) => action === "configured");
    return new Map(changed.some(isByUs) ? changed.map((each) => [each.planned, each]) : []);
}
/** With force a field that another manager has taken meanwhile would look like one of ours. */
async function check({ planned }, ports) {
    const { live } = await readLive(ports.api, [planned]);
    return checkObject(planned, { ...ports, live, forceConflicts: false });
}
/**
 * Whether an object may have been written over, by its metadata. A spec that changes is counted by the server, where
 * it counts at all; what only reports moves nothing else.
 */
function isSuspect(applied, { metadata: now } = applied) {
    const { metadata: then } = applied;
    if (now.resourceVersion === then.resourceVersion)
        return false;
    const counted = then.generation !== undefined && now.generation === then.generation && now.uid === then.uid;
    if (!counted)
        return true;
    const ours = (metadata) => ourEntry({ ...applied, metadata })?.fieldsV1;
    const kept = (name) => Object.entries(then[name] ?? {}).every(([key, value]) => now[name]?.[key] === value);
    return !((0,external_node_util_.isDeepStrictEqual)(ours(now), ours(then)) && kept("labels") && kept("annotations"));
}
/** Whether there is anything that an apply would not only add: without a conflict, that can have been only ours. */
function isByUs(check) {
    return (check.action === "configured" && check.before !== undefined && !lacks(content(check.before), content(check.after)));
}
function content({ metadata: { labels, annotations }, status: _, ...object }) {
    return { ...object, metadata: { labels, annotations } };
}
/** Whether a value is another one without some of its parts. */
function lacks(part, whole) {
    if (typeof part !== "object" || part === null)
        return part === undefined || part === whole;
    if (typeof whole !== "object" || whole === null)
        return false;
    return Object.entries(part).every(([key, value]) => lacks(value, whole[key]));
}

;// CONCATENATED MODULE: ./packages/push/lib/apply/settle.js







/** How often a run applies again what another one has written over. Two that meet part after one round or two. */
const mostRounds = 6;
/** Milliseconds. Runs that meet wait for a random part of it, so that one of them is alone some time. */
const longestPause = 1_000;
/**
 * Executes a plan so that the whole set is this run's at its end, also when another run of ours applies the same objects
 * at the same time. No lock is needed, and none can be left behind: whoever has written looks at the whole set after its
 * last write, and applies again what is not its own. So who looks last has, or makes, all of it its own; the other one's
 * set had been whole before that, or it says that it is not.
 */
async function executeWhole(plan, prepared, ports) {
    let done = await execute(plan, prepared, ports);
    for (let round = 1; isComplete(done, ports); round++) {
        const overwritten = await look(done.changes, prepared, ports.log);
        if (overwritten.size === 0)
            return done;
        if (round === mostRounds)
            return { ...done, changes: done.changes.map((change) => lostTo(change, overwritten)) };
        if (round === 1)
            ports.log.warning(`${told(overwritten)} Now they are applied again. ${advice}`);
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(Math.random() * longestPause, undefined, { signal: ports.stop }).catch(() => undefined);
        const again = await execute(plan, { ...prepared, checks: checksOf(done.changes, overwritten) }, ports);
        done = { changes: merge(done.changes, again.changes), rollouts: [...done.rollouts, ...again.rollouts] };
    }
    return done;
}
/** Says what another run has changed since, if anything: then what was waited for is not what is there. */
async function warnIfOvertaken(changes, prepared, log) {
    const overwritten = await look(changes, prepared, log);
    if (overwritten.size > 0)
        log.warning(`${told(overwritten)} What is there now is not this run's. ${advice}`);
}
/** What has been applied is to be reported, also where it cannot be looked at any more. */
async function look(changes, prepared, log) {
    try {
        return await findOverwritten(changes, prepared);
    }
    catch (error) {
        const known = error instanceof ApiError || error instanceof ConnectionError || (0,lib_errors/* userFaults */.B3)(error) !== undefined;
        if (!known)
            throw error;
        log.warning(`Whether another run has changed the same objects cannot be seen: ${error.message}`);
        return new Map();
    }
}
const advice = "A `concurrency` group in the workflow lets one run end before the next begins.";
/** A run that has written nothing has nothing to put in order, and one that was stopped may not. */
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
/** What was done to an object is what all rounds together did. */
function merge(first, again) {
    return again.map((change, index) => {
        const before = first[index];
        if (before === undefined || !isApplied(before))
            return change;
        if (change.action === "unchanged" || change.action === "skipped")
            return before;
        if (!isApplied(change))
            return change;
        return { ...change, action: before.action === "created" ? "created" : "configured", before: before.before };
    });
}
function lostTo(change, overwritten) {
    const { planned } = change;
    if (!overwritten.has(planned))
        return change;
    const fault = new lib_errors/* UserError */.yo(`${formatRef(planned.ref)} is written over by another run again and again`, {
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

;// CONCATENATED MODULE: ./packages/push/lib/apply/take-over-all.js







/** How often a takeover is begun again when somebody else changes the object in between. */
const tries = 5;
/**
 * Makes the fields of client-side applies ours, for every object of a plan that has such a past, and has the server
 * check those again. Nothing of what the objects say is written, only who owns it; but without it a dry run shows the
 * mixture of the old fields and the new, and refuses some that are in order, or lets pass some that are not.
 */
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
        }
        catch (error) {
            const changed = error instanceof ApiError && error.httpStatus === 409;
            if (!changed || tried === tries)
                return { faults: explainRefusal(error, planned) };
            object = (await api.send({ method: "GET", path })).body;
        }
    }
    return { key: objectKey(planned.ref), object };
}

;// CONCATENATED MODULE: ./packages/push/lib/describe.js


/** Where a run deploys to, and as whom. */
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
/** More objects than this are counted by kind instead of named. */
const describe_mostNames = 6;
const mostKinds = 6;
/** What was done, a line an action: names where they are few, else how many of each kind. */
function describeChanges(changes, { dryRun }) {
    const width = dryRun ? 15 : 11;
    return actions
        .flatMap((action) => {
        const some = changes.filter((change) => change.action === action);
        if (some.length === 0)
            return [];
        const heading = headings[action][dryRun ? "planned" : "done"];
        return [`${heading.padEnd(width)} ${String(some.length).padStart(3)}  ${nameOrCount(some, changes)}`];
    })
        .concat(describeGenerated(changes));
}
/** With `generateName`, a rerun is not harmless: that is said. */
function describeGenerated(changes) {
    const generated = changes.filter(({ planned, action }) => action === "created" && planned.object.metadata.name === undefined);
    if (generated.length === 0)
        return [];
    const names = [...new Set(generated.map(({ planned }) => formatRef(planned.ref)))].slice(0, describe_mostNames);
    return [`Every run makes another one of what has generateName: ${names.join(", ")}`];
}
/** With the name that the server has made up, where it has. */
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

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/events.js
/** The events about an object itself, the newest first. */
function occurrencesOf({ metadata }, { events }) {
    if (metadata.uid === undefined)
        return [];
    return events
        .filter((event) => event.involvedObject?.uid === metadata.uid)
        .map(occurrence)
        .toSorted((a, b) => b.at - a.at);
}
function occurrence(event) {
    const { reason = "", message = "", involvedObject } = event;
    return { reason, message, fieldPath: involvedObject?.fieldPath, at: lastTimeOf(event) ?? 0 };
}
/** When an event last happened, in milliseconds since 1970. */
function lastTimeOf(event) {
    const { series, lastTimestamp, eventTime } = event;
    // Which one is filled in depends on the client library of whoever wrote it (KEP-383).
    const written = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp;
    return Date.parse(written ?? "") || undefined;
}
/** The newest occurrence for one of some reasons. */
function newest(occurrences, ...reasons) {
    return occurrences.find(({ reason }) => reasons.includes(reason));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/probes.js
/** What a kubelet says of a probe, and what it means, in a few words. */
const results = [
    [/statuscode: (\d+)/, ([, code]) => `gets HTTP ${code}`],
    [/connection refused/, () => "gets no connection (refused)"],
    [/deadline exceeded|Client\.Timeout|timeout|timed out/, () => "gets no answer in time"],
    [/server gave HTTP response to HTTPS client/, () => "asks by HTTPS, and gets HTTP"],
    [/service unhealthy \(responded with "?([A-Z_]+)/, ([, word]) => `gets ${word}`],
];
/**
 * `readiness probe gets HTTP 404`: what the last failed probe of a container got; undefined where none has failed.
 * @param happened to the pod, the newest first
 */
function probeWords(sort, container, happened) {
    const failure = lastFailedProbe(sort, container, happened);
    if (failure === undefined)
        return undefined;
    for (const [pattern, words] of results) {
        const found = pattern.exec(failure.message);
        if (found !== null)
            return `${sort.toLowerCase()} probe ${words(found)}`;
    }
    return `${sort.toLowerCase()} probe fails`;
}
/** What was last said of a probe of a container that failed; undefined where none has. */
function lastFailedProbe(sort, container, happened) {
    return happened.find(({ reason, message, fieldPath }) => (reason === "Unhealthy" || reason === "ProbeError") &&
        message.startsWith(`${sort} probe`) &&
        (fieldPath === undefined || fieldPath.includes(`{${container}}`)));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/verdict.js
const ready = { state: "ready" };
/** Ready, with something that a person should know. */
function readyBut(message) {
    return { state: "ready", message };
}
function progressing(message) {
    return { state: "progressing", message };
}
/** @param reason one word for machines, as in a condition's `reason` */
function failing(reason, message) {
    return { state: "failing", reason, message };
}
/** @param reason one word for machines, as in a condition's `reason` */
function failed(reason, message) {
    return { state: "failed", reason, message };
}
/** No wait can heal it: it ends the wait at once. */
function failedForGood(reason, message) {
    return { state: "failed", reason, message, certain: true };
}
/** `2 of 3 replicas updated` while there are too few; undefined when there are enough. */
function tooFew(have, want, what) {
    return have < want ? progressing(`${have} of ${want} ${what}`) : undefined;
}
/** `1 old replica still to terminate` while there are too many; undefined when there are none. */
function tooMany(count, kind) {
    return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined;
}
/** What an available replica is, where that takes longer than to be ready. */
function available(minReadySeconds = 0) {
    return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available";
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/crash.js


/** From this restart on it is a loop: many an application crashes once or twice until what it needs is there. */
const loop = 3;
/** What a kubelet calls a container whose first process could not be started (containerd and CRI-O; Docker). */
const notStarted = new Set(["StartError", "ContainerCannotRun"]);
/**
 * A container that has ended, or that runs again after it has; undefined for one that never did.
 * @param where `container web`
 * @param happened to its pod, the newest first
 */
function judgeCrash(where, { status }, happened) {
    const { state, lastState, restartCount = 0 } = status;
    const end = state?.terminated ?? lastState?.terminated;
    const backsOff = state?.waiting?.reason === looping;
    if (end === undefined)
        return backsOff ? failing(looping, `${where} crashes`) : undefined;
    const runs = state?.running !== undefined;
    if (!runs && notStarted.has(end.reason))
        return judgeStart(where, end.message ?? "", end.reason);
    if (runs && restartCount === 0)
        return undefined;
    const reason = end.reason === "OOMKilled" || restartCount === 0 ? (end.reason ?? "Error") : looping;
    const how = liveness(status.name, end, happened) ?? endWords(end);
    const words = `${where} ${runs ? "runs again, and before " : ""}${how}${inBrackets(restartCount)}`;
    return (backsOff && restartCount >= loop ? failed : failing)(reason, words);
}
function inBrackets(restarts) {
    return restarts === 0 ? "" : ` (${restarts === 1 ? "1 restart" : `${restarts} restarts`})`;
}
/** The same for pods that have crashed for the same cause, however often. */
function withoutRestarts(message) {
    return message.replace(/ \(\d+ restarts?\)$/, "");
}
const looping = "CrashLoopBackOff";
/** `ended with exit code 1`, in the past tense. */
function endWords({ exitCode, signal, reason }) {
    if (reason === "OOMKilled")
        return "was killed: out of memory";
    // A runtime that knows the signal says it; else it is 128 and the signal's number, as in a shell.
    return signal === undefined || signal === 0 ? `ended with exit code ${exitCode}` : `ended by signal ${signal}`;
}
/** The exit code of what was killed says nothing of the probe that it was killed for. */
function liveness(container, { exitCode }, happened) {
    if (exitCode !== 137 && exitCode !== 143)
        return undefined;
    const words = probeWords("Liveness", container, happened) ?? probeWords("Startup", container, happened);
    return words === undefined ? undefined : `was killed, since its ${words}`;
}
/** What goes by itself, or with what the node does about it. */
const crash_passing = /deadline exceeded|timed? ?out|no space left|temporarily unavailable|device or resource busy/i;
/** A container whose first process cannot be started: it is the same each time. */
function judgeStart(where, message, reason = "RunContainerError") {
    const verdict = crash_passing.test(message) ? failing : failedForGood;
    return verdict(reason, `${where} cannot be started: ${startWords(message)}`);
}
/** The file that could not be run, in the words of runc and crun, which both name it. */
function fileToRun(message) {
    return /exec: "([^"]+)"|executable file [`']([^`']+)['`]|exec (\/\S+?):/.exec(message)?.slice(1).find(Boolean);
}
function startWords(message) {
    const named = fileToRun(message) ?? "its command";
    if (/executable file .*not found|no such file or directory/.test(message))
        return `${named} does not exist`;
    if (/permission denied/.test(message))
        return `${named} may not be executed`;
    if (/exec format error/.test(message))
        return `${named} is built for another architecture`;
    return message === "" ? "the container runtime does not say why" : message;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/exit.js
/** Numbers of the signals that end a process, as Linux has them on all architectures that Kubernetes runs on. */
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
/** What a shell's exit codes say (POSIX, Shell Command Language 2.8.2). */
const codes = {
    0: "it ended without an error, and is to go on running",
    126: "a command may not be executed",
    127: "a command does not exist",
};
/** `exit code 137, killed (SIGKILL): it used more than its memory limit of 64Mi`; undefined for one that never ended. */
function exitWords({ end, spec }) {
    if (end === undefined)
        return undefined;
    const { exitCode, signal, reason } = end;
    const ended = `exit code ${exitCode}`;
    if (reason === "OOMKilled")
        return `${ended}, killed (SIGKILL): ${memoryWords(spec)}`;
    if (reason === "StartError" || reason === "ContainerCannotRun")
        return `${ended}: it could not be started`;
    const name = signals[signal || exitCode - 128];
    if (name !== undefined)
        return `${ended}, ${meanings[name] ?? `ended by ${name}`}`;
    const meaning = codes[exitCode];
    return meaning === undefined ? ended : `${ended}: ${meaning}`;
}
/** Why a container was out of memory: without a limit of its own, its node was. */
function memoryWords({ resources }) {
    const limit = resources?.limits?.memory;
    return limit === undefined
        ? "it has no memory limit, and its node had no memory left"
        : `it used more than its memory limit of ${limit}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/place.js

/** Where the kinds that we know have their pod's spec; the first that holds containers is it. */
const podSpecs = [
    ["spec"],
    ["spec", "template", "spec"],
    ["spec", "jobTemplate", "spec", "template", "spec"],
    ["template", "spec"],
];
/**
 * The field of an object that the first of some places leads to; the empty path, which is all of the object, where none
 * does. Lists are searched anew: the API server and those who change what passes through it add items.
 */
function fieldAt(object, places) {
    const found = places.map(({ of, way }) => {
        const start = of === "object" ? [] : podSpecOf(object);
        return start === undefined ? undefined : follow(object, start, way);
    });
    return found.find((path) => path !== undefined) ?? [];
}
function podSpecOf(object) {
    return podSpecs.find((path) => {
        const { containers } = (valueAt(object, path) ?? {});
        return Array.isArray(containers);
    });
}
function follow(object, start, way) {
    let path = start;
    for (const step of way) {
        const around = valueAt(object, path);
        const key = typeof step === "function" ? indexOf(around, step) : step;
        if (key === undefined || childOf(around, key) === undefined)
            return undefined;
        path = [...path, key];
    }
    return path;
}
function indexOf(list, wanted) {
    const index = Array.isArray(list) ? list.findIndex(wanted) : -1;
    return index === -1 ? undefined : index;
}
/** The item with a name. */
function place_named(name) {
    return (item) => childOf(item, "name") === name;
}
/** The item in which something is as it should be; whatever it is, a manifest may have anything there. */
function where(is) {
    return (item) => typeof item === "object" && item !== null && is(item);
}
function inPod(...way) {
    return { of: "pod", way };
}
function inObject(...way) {
    return { of: "object", way };
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/container-places.js

/** A field of a container, in the manifest. */
function inContainer({ list, name }, ...way) {
    return inPod(list, place_named(name), ...way);
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/last-error.js
/** A line of this length is read at a glance. */
const last_error_longest = 200;
/** What the runtimes of common languages write when nothing catches an error, and what loggers call one. */
const last_error_telling = [
    // Java names the root of it last; Python's last line is the error; Node, Ruby and others have it before the frames.
    /^Caused by: (.+)/,
    /^(?:Uncaught |Exception in thread "[^"]*" )?((?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)\b.*)/,
    /^(?:Uncaught )?(Error: .*)/,
    /^((?:panic|fatal error|thread '[^']*' panicked at).*)/,
    /^.*\b((?:FATAL|CRITICAL|ERROR|PANIC|[Ff]atal|[Ee]rror|\[emerg\]|level=(?:error|fatal))\b.*)/,
];
/** The last line that tells of an error, without what comes before the error's own words; undefined where none does. */
function lastError(lines) {
    for (const pattern of last_error_telling) {
        const found = lines.map((line) => pattern.exec(line)?.[1]).findLast((words) => words !== undefined);
        if (found !== undefined)
            return found.length > last_error_longest ? `${found.slice(0, last_error_longest - 1)}…` : found.trim();
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/crash.js






/** A container that ended, or that could not be started, by how and by its last lines. */
const crashCause = (facts) => {
    const container = facts.suspect?.container;
    if (container === undefined)
        return undefined;
    const { status, end } = container;
    const waiting = status.state?.waiting;
    if (end === undefined && waiting?.reason !== "RunContainerError")
        return undefined;
    if (status.state?.running !== undefined && (status.restartCount ?? 0) === 0)
        return undefined;
    const found = rules.map((rule) => rule(container, facts)).find((finding) => finding !== undefined);
    return found ?? { hint: logHint(facts.suspect?.pod, container), places: [inContainer(container)] };
};
/** Nothing that it left says why: a person may see more in it than we do. */
function logHint(pod, { name, status }) {
    const { name: podName = "", namespace = "" } = pod?.metadata ?? {};
    const previous = status.state?.terminated === undefined ? " --previous" : "";
    const options = `--container ${(0,defuse/* shellWord */.r7)(name)}${previous} --namespace ${(0,defuse/* shellWord */.r7)(namespace)}`;
    return `See what it says: kubectl logs ${(0,defuse/* shellWord */.r7)(podName)} ${options}`;
}
/** What the runtime says of a start that failed, or the application at its end. */
function wordsOf({ status, end }, { lines }) {
    return [status.state?.waiting?.message, end?.message, ...lines].filter(Boolean).join("\n");
}
function commandPlaces(container) {
    return [inContainer(container, "command"), inContainer(container, "args"), inContainer(container, "image")];
}
const outOfMemory = (container) => {
    if (container.end?.reason !== "OOMKilled")
        return undefined;
    const places = [inContainer(container, "resources"), inContainer(container)];
    const limited = container.spec.resources?.limits?.memory !== undefined;
    const hint = `${limited ? "Raise" : "Set"} resources.limits.memory, or look for a leak.`;
    return { cause: memoryWords(container.spec), hint, places };
};
const otherArchitecture = (container, facts) => {
    if (!/exec format error/i.test(wordsOf(container, facts)))
        return undefined;
    return {
        cause: `the image ${container.spec.image ?? ""} is built for another architecture than that of the node`,
        hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
        places: [inContainer(container, "image")],
    };
};
const notInImage = (container) => {
    const { status, end } = container;
    const said = `${status.state?.waiting?.message ?? ""}\n${end?.message ?? ""}`;
    if (!/executable file .*not found|no such file or directory/.test(said))
        return undefined;
    const file = fileToRun(said);
    if (file === undefined)
        return undefined;
    return {
        cause: `the command ${file} does not exist in the image ${container.spec.image ?? ""}`,
        hint: "Correct the command, or put it into the image.",
        places: commandPlaces(container),
    };
};
/** A script or a program of another libc is there, and the kernel does not find what is to run it. */
const noInterpreter = (container, { lines }) => {
    const file = lines.map((line) => /^exec (\/\S+): no such file or directory/.exec(line)?.[1]).findLast(Boolean);
    if (file === undefined)
        return undefined;
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
    if (file === undefined)
        return undefined;
    const hint = "Give the file its executable bit in the image (chmod +x).";
    return { cause: `${file} may not be executed`, hint, places: commandPlaces(container) };
};
/** In the words of dash, busybox and bash. */
const shellFindsNothing = (container, { lines }) => {
    if (container.end?.exitCode !== 127)
        return undefined;
    const last = lines.findLast((line) => /: (command )?not found\b/.test(line)) ?? "";
    const name = /(?:^|[:\s])([^\s:]+): (?:command )?not found/.exec(last)?.[1];
    const what = name === undefined ? "a command" : `the command ${name}`;
    return { cause: `${what} does not exist in the image (exit code 127)`, places: commandPlaces(container) };
};
const readOnly = (container, facts) => {
    const words = wordsOf(container, facts);
    if (!/read-only file system|EROFS/i.test(words))
        return undefined;
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
    if (line === undefined || container.end?.exitCode === 0)
        return undefined;
    const places = [inContainer(container, "securityContext"), inPod("securityContext"), inContainer(container)];
    const port = /(?:bind|listen)\D.*?:(\d{1,3})\b/i.exec(line)?.[1];
    if (port !== undefined)
        return { cause: `it may not listen on port ${port}, which only root may`, places };
    const user = container.spec.securityContext?.runAsUser ?? podUser(suspect?.pod.spec);
    const who = user === undefined ? "it" : `it runs as user ${user} and`;
    const path = pathIn(line);
    return path === undefined ? undefined : { cause: `${who} may not use ${path} (permission denied)`, places };
};
function podUser(spec) {
    return spec?.securityContext
        ?.runAsUser;
}
function pathIn(line = "") {
    return /(?:^|[\s'"(`])(\/[\w.\-/]+)/.exec(line.replace(/https?:\/\/\S+/g, ""))?.[1];
}
const says = (container, { lines }) => {
    const error = lastError(lines);
    const code = container.end?.exitCode ?? 0;
    if (error === undefined || code === 0)
        return undefined;
    return { cause: `it ends with exit code ${code}, and says: ${error}`, places: [inContainer(container)] };
};
const endsWell = (container) => {
    if (container.end?.exitCode !== 0)
        return undefined;
    const cause = "its program ends by itself without an error, where one is expected that goes on running";
    return { cause, places: commandPlaces(container) };
};
/** The first one that fits is it. */
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

;// CONCATENATED MODULE: ./packages/core/lib/images/reference.js
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const domainPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const longestPath = 255;
const tagPattern = /^\w[\w.-]{0,127}$/;
/** The algorithms of the OCI image specification that a reference may name. */
const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
/** 64 hexadecimal digits are an image's ID, never a name. */
const imageId = /^[a-f0-9]{64}$/;
/**
 * Reads an image reference by the grammar of `github.com/distribution/reference`, whose `ParseNormalizedNamed` the
 * container runtimes use.
 * @returns undefined when it is none
 */
function parseImage(written) {
    const at = written.indexOf("@");
    const [named, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    const [name, tag] = colon === -1 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
    const { domain, path } = splitName(name);
    if (!domainPattern.test(domain) || !pathPattern.test(path) || path.length > longestPath)
        return undefined;
    if (imageId.test(written))
        return undefined;
    if ((tag !== undefined && !isTag(tag)) || (digest !== undefined && !isDigest(digest)))
        return undefined;
    return { name, tag, digest };
}
/** Writes an image reference, exactly as {@link parseImage} read it. */
function formatImage({ name, tag, digest }) {
    return `${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}
function isTag(written) {
    return tagPattern.test(written);
}
/** Whether it is a digest that can be checked: `sha256:` and 64 hexadecimal digits in lower case, or a longer SHA-2. */
function isDigest(written) {
    return digestPattern.test(written);
}
/** The name under which an image is the same wherever it is written: `docker.io/library/nginx` for `nginx`. */
function normalizeName(name) {
    const { domain, path } = splitName(name);
    return `${domain}/${path}`;
}
/** Docker Hub is where a name leads whose first part is no host: one with a dot, a port or an upper case letter. */
function splitName(name) {
    const slash = name.indexOf("/");
    const first = name.slice(0, Math.max(0, slash));
    const isHost = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase();
    const [host, path] = isHost ? [first, name.slice(slash + 1)] : ["docker.io", name];
    const domain = host === "index.docker.io" ? "docker.io" : host;
    return { domain, path: domain === "docker.io" && !path.includes("/") ? `library/${path}` : path };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/image-pull.js

/** What the message of a failed pull says, in words. The first one that fits is it. */
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
        // Most registries say so of what does not exist, too, to anyone who may not know.
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
/**
 * An image that a kubelet cannot pull, by what the container runtime and the registry say (containerd, CRI-O and
 * cri-dockerd differ).
 * @param where `container web`
 * @param message of the pull; empty where none is known
 */
function judgePull(where, image, message) {
    const words = `${where}: image ${image} cannot be pulled`;
    const cause = image_pull_causes.find(({ says }) => says.test(withoutNames(message, image)));
    if (cause !== undefined)
        return cause.verdict(reason, `${words}: ${cause.words}`);
    // Older kubelets say no more than that they wait, and their events may not be known.
    const unexplained = /^(Back-off pulling image "[^"]*")?$/.test(message);
    return failing(reason, unexplained ? words : `${words}: ${message}`);
}
/** One word for both that a kubelet takes turns with: it is the same failure. */
const reason = "ImagePullBackOff";
/** The message of a pull without the names in it: an image may be called `shop/denied`. */
function withoutNames(message, image) {
    const [name = image] = image.split(/[:@]/);
    return message.replace(/"[^"]*"/g, "").replaceAll(name, "");
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/image.js



/** What a kubelet gives as the reason why a container waits for its image (`images/types.go`). */
const reasons = new Set([
    "ErrImagePull",
    "ImagePullBackOff",
    "InvalidImageName",
    "ErrImageNeverPull",
    "RegistryUnavailable",
    "SignatureValidationFailed",
]);
/** An image that cannot be pulled, by what the registry and the container runtime say. */
const imageCause = ({ suspect }) => {
    const container = suspect?.container;
    const waiting = container?.status.state?.waiting;
    if (suspect === undefined || container === undefined || !reasons.has(waiting?.reason))
        return undefined;
    const image = container.spec.image ?? "";
    const places = [inContainer(container, "image")];
    if (waiting?.reason === "InvalidImageName")
        return { ...misnamed(image), places };
    const said = withoutNames(pullWords(suspect, container), image);
    return { ...tables.find(({ says }) => says.test(said))?.tell(image, suspect), places };
};
/** The first one that fits is it: most registries answer 401 to whoever asks anonymously for what does not exist. */
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
        says: /name unknown|repository .*not found/i,
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
/** Who shows no credentials may not know whether the image exists. */
function notAllowed(image, { pod, happened }) {
    const { imagePullSecrets = [] } = (pod.spec ?? {});
    const names = imagePullSecrets.map(({ name }) => name).join(", ");
    const lost = happened.find(({ reason }) => reason === "FailedToRetrieveImagePullSecret");
    const missing = /secrets \(([^)]+)\)/.exec(lost?.message ?? "")?.[1];
    const refused = `${registryOf(image)} does not let the node pull ${image}`;
    if (missing !== undefined) {
        return { cause: `${refused}: the pull secret ${missing} does not exist`, hint: `Create the Secret ${missing}.` };
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
/** The message of a back-off is without the cause before Kubernetes 1.31; the event of the pull has it. */
function pullWords({ happened }, { status, spec }) {
    const message = status.state?.waiting?.message ?? "";
    const events = happened.filter(({ reason, message: said }) => reason === "Failed" && said.includes(spec.image ?? ""));
    const told = events.find(({ message: said }) => said.startsWith("Failed to pull"));
    return /^(Back-off pulling image "[^"]*")?$/.test(message) ? (told?.message ?? message) : message;
}
function registryOf(image) {
    const [host = ""] = image.split("/", 1);
    const named = image.includes("/") && (/[.:]/.test(host) || host === "localhost");
    return named ? host : "Docker Hub";
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/own.js

/** What an object's own status or events say, for kinds whose pods are not the matter, or that have none. */
const ownCause = (facts) => {
    const { kind } = facts.rollout.ref;
    if (kind === "Job")
        return jobDeadline(facts);
    return kind === "PersistentVolumeClaim" ? unboundClaim(facts) : undefined;
};
const jobDeadline = ({ rollout: { object, verdict } }) => {
    if (verdict.state === "ready" || verdict.state === "progressing" || verdict.reason !== "DeadlineExceeded") {
        return undefined;
    }
    const { activeDeadlineSeconds: seconds } = (object.spec ?? {});
    return {
        cause: `it had not finished within its activeDeadlineSeconds${seconds === undefined ? "" : ` of ${seconds}`}`,
        places: [inObject("spec", "activeDeadlineSeconds")],
    };
};
const unboundClaim = ({ rollout: { object }, happened }) => {
    const places = [inObject("spec", "storageClassName")];
    const { storageClassName: name } = (object.spec ?? {});
    const told = happened.find(({ reason }) => reason === "ProvisioningFailed" || reason === "FailedBinding");
    const words = told?.message ?? "";
    const missing = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/.exec(words)?.[1];
    if (missing !== undefined)
        return { cause: `there is no StorageClass ${missing}`, places };
    if (/no storage class is set/.test(words)) {
        return { cause: "it names no StorageClass, and the cluster has no default one nor a volume that fits", places };
    }
    if (told?.reason === "ProvisioningFailed")
        return { cause: `no volume can be made for it: ${words}`, places };
    return name === undefined || told === undefined ? undefined : { cause: words, places };
};

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/probe.js

/** What counts is the probe that keeps it from being ready, or that it was killed for: of others, crashes are the cause. */
function failedProbe({ happened, container, verdict }) {
    if (container === undefined)
        return undefined;
    // Of one that runs again after a crash, what its probes got is of the time when it was down.
    const runs = container.status.state?.running !== undefined && verdict.state === "progressing";
    const sorts = runs ? ["Startup", "Readiness", "Liveness"] : ["Liveness", "Startup"];
    if (!runs && !wasKilled(container))
        return undefined;
    for (const named of sorts) {
        const sort = lowerCase[named];
        const spec = container.spec[`${sort}Probe`];
        const told = lastFailedProbe(named, container.name, happened);
        if (spec === undefined || told === undefined)
            continue;
        return { sort, spec, port: portOf(spec, container.spec), got: resultOf(told.message) };
    }
    return undefined;
}
const lowerCase = { Startup: "startup", Readiness: "readiness", Liveness: "liveness" };
/** A kubelet ends what fails its liveness probe with SIGTERM, and what does not end with SIGKILL. */
function wasKilled({ end }) {
    return end !== undefined && (end.exitCode === 137 || end.exitCode === 143) && end.reason !== "OOMKilled";
}
function portOf({ httpGet, tcpSocket, grpc }, { ports = [] }) {
    const port = httpGet?.port ?? tcpSocket?.port ?? grpc?.port;
    return typeof port === "string" ? ports.find(({ name }) => name === port)?.containerPort : port;
}
/** In the words of the kubelet (`pkg/probe`). */
function resultOf(message) {
    const code = /statuscode: (\d+)/.exec(message)?.[1];
    if (code !== undefined)
        return { what: "status", code: Number(code) };
    if (/connection refused/.test(message))
        return { what: "refused" };
    if (/server gave HTTP response to HTTPS client/.test(message))
        return { what: "plain-http" };
    if (/deadline exceeded|Client\.Timeout|timed out|i\/o timeout|failed to connect service/.test(message)) {
        return { what: "timeout" };
    }
    const grpc = /service unhealthy \(responded with "?([A-Z_]+)/.exec(message)?.[1];
    const said = message.replace(/^\w+ probe (failed|errored( and resulted in \w+ state)?|warning):\s*/i, "");
    return { what: "words", text: grpc ?? probe_firstLine(said) };
}
/** `readiness probe: GET /healthz :8080 → 404` */
function probeLine({ sort, spec, port, got }) {
    return `${sort} probe: ${asked(spec, port)} → ${answer(spec, got)}`;
}
function asked({ httpGet, tcpSocket, grpc, exec }, port) {
    if (httpGet !== undefined) {
        const scheme = httpGet.scheme === "HTTPS" ? " (HTTPS)" : "";
        return `GET ${httpGet.path ?? "/"} :${port ?? httpGet.port}${scheme}`;
    }
    if (tcpSocket !== undefined)
        return `connect :${port ?? tcpSocket.port}`;
    if (grpc !== undefined)
        return `gRPC :${grpc.port}`;
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
/** What a program says may be a page. */
function probe_firstLine(text) {
    const line = text.trim().split("\n", 1)[0] ?? "";
    return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/probe.js


/** A probe that does not pass, by what it got. */
const probeCause = ({ suspect }) => {
    const container = suspect?.container;
    const probe = suspect === undefined ? undefined : failedProbe(suspect);
    if (container === undefined || probe === undefined)
        return undefined;
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
        return { cause: `the ${sort} probe asks port ${port}, which is no port of container ${container.name}, ${has}` };
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
    if (got.what !== "status")
        return {};
    if (got.code === 404) {
        const hint = `Correct the path or the port of the probe, or let the application answer at ${path}.`;
        return { cause: `the application answers, and has nothing at ${path}`, hint };
    }
    if (got.code === 401 || got.code === 403)
        return { cause: `the application wants a login for ${path}` };
    return { cause: `the application answers to ${path} with HTTP ${got.code}` };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/missing.js

/**
 * A ConfigMap, a Secret or a key of one that a container or a volume of a pod needs and that is not there. It is a hard
 * failure, except for a Secret that some operator makes.
 * @param reason one word for machines
 * @param where what needs it: `container web`
 * @param message what the kubelet says
 */
function judgeMissing(pod, { reason, where, message }, { promisedSecrets }) {
    const missing = missingFrom(pod, message);
    if (missing === undefined)
        return undefined;
    const { kind, name, key } = missing;
    const what = name === undefined ? kind : `${kind} ${name}`;
    const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`;
    const promised = kind === "Secret" && promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`);
    return promised ? failing(reason, `${words} yet`) : failed(reason, words);
}
/** What a kubelet says that a pod does not find. */
function missingFrom(pod, message) {
    return missingIn(message) ?? missingInVolume(pod, message);
}
/** In the kubelet's words (`kuberuntime_container.go`, `configmap.go`, `secret.go`). */
function missingIn(message) {
    const whole = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
    if (whole !== null)
        return { kind: missing_kindOf(whole[1]), name: whole[2] };
    const part = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,]+)/.exec(message);
    return part === null ? undefined : { kind: missing_kindOf(part[2]), name: part[3], key: part[1] ?? "" };
}
/** Of a key that a volume lacks, only the name of the volume is said. */
function missingInVolume({ spec }, message) {
    const [, kind, key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? [];
    if (kind === undefined || key === undefined)
        return undefined;
    const { volumes = [] } = (spec ?? {});
    const volume = volumes.find(({ name }) => message.includes(`volume "${name}"`));
    return { kind: missing_kindOf(kind), name: volume?.secret?.secretName ?? volume?.configMap?.name, key };
}
function missing_kindOf(word = "") {
    return word.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/reference.js




/** A ConfigMap, a Secret, a key of one or a claim that a pod needs and that is not there. */
const referenceCause = (facts) => {
    const { suspect, keys } = facts;
    const missing = missingReference(facts);
    if (suspect === undefined || missing === undefined)
        return claimCause(suspect);
    const places = placesOf(suspect, missing);
    const { kind, name, key } = missing;
    const what = name === undefined ? kind : `${kind} ${name}`;
    if (key === undefined) {
        const hint = `Create the ${what} there, or name another one.`;
        return { cause: `there is no ${what} in the namespace ${suspect.pod.metadata.namespace ?? ""}`, hint, places };
    }
    const lacking = `${what} has no key ${key}`;
    const hint = `Add the key ${key} to ${what}, or name one that it has.`;
    if (keys === undefined)
        return { cause: lacking, hint, places };
    if (keys.length === 0)
        return { cause: `${lacking}, it is empty`, hint, places };
    const near = keys.toSorted((a, b) => (0,mod/* distance */.Io)(a, key) - (0,mod/* distance */.Io)(b, key) || (a < b ? -1 : 1)).slice(0, mostKeys);
    const others = keys.length > near.length ? ` and ${keys.length - near.length} more` : "";
    return { cause: `${lacking}, it has ${near.join(", ")}${others}`, hint, places };
};
const mostKeys = 5;
/** What a pod does not find, by what its container waits for and what happened to its volumes. */
function missingReference({ suspect }) {
    if (suspect === undefined)
        return undefined;
    const { pod, container, happened } = suspect;
    const waiting = container?.status.state?.waiting;
    if (waiting?.reason === "CreateContainerConfigError")
        return missingFrom(pod, waiting.message ?? "");
    if (waiting !== undefined && waiting.reason !== "ContainerCreating" && waiting.reason !== "PodInitializing") {
        return undefined;
    }
    const mount = happened.find(({ reason, message }) => reason === "FailedMount" && message.includes("SetUp failed"));
    const runs = container?.status.state?.running !== undefined || container?.end !== undefined;
    return mount === undefined || runs ? undefined : missingFrom(pod, mount.message);
}
/** Where a container asks for it: the key itself, or else the whole of it, or the volume. */
function placesOf({ container, happened }, { kind, name, key }) {
    const secret = kind === "Secret";
    const [keyRef, allRef] = secret
        ? ["secretKeyRef", "secretRef"]
        : ["configMapKeyRef", "configMapRef"];
    const is = (reference) => reference?.name === name;
    const ofKey = where(({ valueFrom }) => is(valueFrom?.[keyRef]) && valueFrom?.[keyRef]?.key === key);
    const ofAny = where(({ valueFrom }) => is(valueFrom?.[keyRef]));
    const whole = where((each) => is(each[allRef]));
    const volume = where((each) => (secret ? each.secret?.secretName === name : is(each.configMap)));
    const projected = where((each) => (each.projected?.sources ?? []).some((source) => is(secret ? source.secret : source.configMap)));
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
/** A claim that a pod wants and that nobody has made is told by the scheduler. */
function claimCause(suspect) {
    const { conditions = [] } = (suspect?.pod.status ?? {});
    const words = conditions.map(({ message = "" }) => message).join("\n");
    const name = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
    if (name === undefined)
        return undefined;
    const volume = where((each) => each.persistentVolumeClaim?.claimName === name);
    return {
        cause: `there is no PersistentVolumeClaim ${name} in the namespace ${suspect?.pod.metadata.namespace ?? ""}`,
        places: [inPod("volumes", volume, "persistentVolumeClaim"), inPod("volumes", volume)],
    };
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/refused.js

/** Pods that the API server refuses, by its words: quota, Pod Security, webhooks, a ServiceAccount that is not there. */
const refusedCause = ({ rollout: { verdict }, suspect, happened }) => {
    const told = /pods are refused: [\s\S]*/.exec(verdict.message ?? "")?.[0];
    // An event stays when what it tells of is over: where there are pods, they tell.
    const event = suspect === undefined ? happened.find(({ reason }) => reason === "FailedCreate") : undefined;
    const said = told ?? event?.message;
    if (said === undefined)
        return undefined;
    return refused_rules.map((rule) => rule(said)).find((finding) => finding !== undefined) ?? { places: [] };
};
/** `exceeded quota: NAME, requested: pods=1, used: pods=2, limited: pods=2` */
const overQuota = (said) => {
    const [, name, requested, used, limited] = /exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: ([^\s)]+)/.exec(said) ?? [];
    if (name === undefined || requested === undefined)
        return undefined;
    const [uses, limits] = [amounts(used), amounts(limited)];
    const words = [...amounts(requested)].map(([what, amount]) => `${what} ${uses.get(what) ?? "0"} of ${limits.get(what) ?? "?"} used, ${amount} more asked for`);
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
    return new Map(list.split(",").map((each) => {
        const [what = "", amount = ""] = each.trim().split("=");
        return [what, amount];
    }));
}
/** `failed quota: NAME: must specify limits.memory for: web` */
const unspecified = (said) => {
    const [, name, what, container] = /failed quota: ([^:]+): must specify (\S+)(?: for: ([^;\s,]+))?/.exec(said) ?? [];
    if (name === undefined)
        return undefined;
    return {
        cause: `the quota ${name} of the namespace wants ${what} of each container${container === undefined ? "" : `, which ${container} lacks`}`,
        places: container === undefined ? [] : [inPod("containers", place_named(container))],
    };
};
const podSecurity = (said) => {
    const [, level, list] = /violates PodSecurity "([^":]+)[^"]*": ([\s\S]+)/.exec(said) ?? [];
    if (level === undefined)
        return undefined;
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
    if (name === undefined)
        return undefined;
    return { cause: `the admission webhook ${name} refuses its pods: ${words || "without a word"}`, places: [] };
};
const byPolicy = (said) => {
    const [, policy, words] = /ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')? denied request: ([\s\S]+)/.exec(said) ?? [];
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
const refused_rules = [
    overQuota,
    unspecified,
    podSecurity,
    byWebhook,
    byPolicy,
    webhookDown,
    noAccount,
    noClass,
];

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/quantity.js
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
/** Reads a quantity (`apimachinery`, `resource.Quantity`): `500m`, `2Gi`, `1e3`. 0 for what is none. */
function parseQuantity(written) {
    const [, number, unit = ""] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(written ?? "")) ?? [];
    return number === undefined ? 0 : Number(number) * (quantity_units[unit] ?? 0);
}
/** `3.5Gi` of bytes, `0.5` of processors. */
function formatQuantity(resource, amount) {
    if (!/memory|storage|hugepages/.test(resource))
        return String(Number(amount.toFixed(3)));
    for (const unit of ["Ti", "Gi", "Mi", "Ki"]) {
        const size = quantity_units[unit] ?? 1;
        if (amount >= size)
            return `${Number((amount / size).toFixed(1))}${unit}`;
    }
    return String(amount);
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes/scheduling.js


/** A pod that the scheduler finds no node for, by its words (`kube-scheduler`, filter plugins). */
const schedulingCause = ({ suspect, nodes }) => {
    const words = unschedulableWords(suspect);
    if (suspect === undefined || words === undefined)
        return undefined;
    return scheduling_rules.map((rule) => rule(words, suspect, nodes)).find((finding) => finding !== undefined) ?? scheduling_whole;
};
const scheduling_whole = { places: [] };
/** What the scheduler says of a pod that has no node; undefined where it has one. */
function unschedulableWords(suspect) {
    const { conditions = [] } = (suspect?.pod.status ?? {});
    const scheduled = conditions.find(({ type, reason }) => type === "PodScheduled" && reason === "Unschedulable");
    return scheduled?.message?.replace(/\s*preemption: [\s\S]*$/, "");
}
const tooLarge = (words, { pod }, nodes) => {
    const resource = /Insufficient ([^\s,.]+(?:\.[^\s,.]+)*)/.exec(words)?.[1];
    if (resource === undefined)
        return undefined;
    const spec = (pod.spec ?? {});
    const wanted = requested(spec, resource);
    const places = resourcePlaces(spec, resource);
    if (wanted === 0)
        return { cause: `no node has enough ${resource} left`, places };
    const asks = `it requests ${formatQuantity(resource, wanted)} of ${resource}`;
    if (nodes === undefined || nodes.length === 0)
        return { cause: `${asks}, and no node has as much left`, places };
    const largest = Math.max(...nodes.map((node) => allocatable(node, resource)));
    if (largest === 0)
        return { cause: `${asks}, and no node has any`, places };
    const most = `the largest node has ${formatQuantity(resource, largest)}`;
    if (wanted > largest) {
        const hint = `Lower resources.requests.${resource}, or add a larger node.`;
        return { cause: `it is larger than any node: ${asks}, and ${most}`, hint, places };
    }
    return { cause: `the nodes are full: ${asks}, and none has as much left (${most} in all)`, places };
};
/** What the scheduler counts for a pod: its containers with its sidecars, or an init container that wants more. */
function requested({ containers = [], initContainers = [], overhead }, resource) {
    const of = (container) => requestOf(container, resource);
    const sum = (some) => some.reduce((total, each) => total + of(each), 0);
    const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
    const single = Math.max(0, ...initContainers.filter((each) => !sidecars.includes(each)).map(of));
    return Math.max(sum(containers) + sum(sidecars), single) + parseQuantity(overhead?.[resource]);
}
/** The API server fills a missing request in from the limit. */
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
    const taints = [...words.matchAll(/(\d+ )?node\(s\) had untolerated taint(?:\(s\))? ?(?:\{([^}]*)\})?/g)];
    if (taints.length === 0)
        return undefined;
    const names = taints.flatMap(([, , taint]) => (taint ? [taint.replace(/: /, "=").replace(/[:=]\s*$/, "")] : []));
    const which = names.length === 0 ? "" : `: ${[...new Set(names)].join(", ")}`;
    return {
        cause: `it does not tolerate the taint${names.length > 1 ? "s" : ""} of the nodes${which}`,
        places: [inPod("tolerations")],
    };
};
const noSuchNode = (words, { pod }, nodes) => {
    if (!/didn't match Pod's node affinity\/selector|didn't match node selector/.test(words))
        return undefined;
    const { nodeSelector = {} } = (pod.spec ?? {});
    const labels = Object.entries(nodeSelector);
    const places = [inPod("nodeSelector"), inPod("affinity", "nodeAffinity"), inPod("affinity")];
    if (labels.length === 0)
        return { cause: "no node is as its node affinity wants it", places };
    const missing = labels.filter(([key, value]) => nodes?.every(({ metadata }) => metadata.labels?.[key] !== value));
    const told = (missing.length > 0 ? missing : labels).map(([key, value]) => `${key}=${value}`).join(", ");
    const [only] = missing.length > 0 ? missing : labels;
    return {
        cause: `no node has the label${missing.length > 1 || (missing.length === 0 && labels.length > 1) ? "s" : ""} that nodeSelector asks for: ${told}`,
        places: [...(only === undefined ? [] : [inPod("nodeSelector", only[0])]), ...places],
    };
};
const portTaken = (words) => /didn't have free ports/.test(words)
    ? { cause: "on every node that fits, something else has its hostPort", places: [inPod("hostNetwork")] }
    : undefined;
const apart = (words) => /anti-affinity rules/.test(words)
    ? {
        cause: "its anti-affinity keeps it off the nodes that have room",
        places: [inPod("affinity", "podAntiAffinity"), inPod("affinity")],
    }
    : undefined;
const spread = (words) => /didn't match pod topology spread constraints/.test(words)
    ? {
        cause: "its topologySpreadConstraints allow none of the nodes that have room",
        places: [inPod("topologySpreadConstraints")],
    }
    : undefined;
const fullOfPods = (words) => /Too many pods/.test(words) ? { cause: "the nodes hold as many pods as they may", places: [] } : undefined;
const unbound = (words) => /unbound immediate PersistentVolumeClaims|didn't find available persistent volumes/.test(words)
    ? {
        cause: "a claim of it is not bound to a volume",
        places: [inPod("volumes"), inObject("spec", "volumeClaimTemplates")],
    }
    : undefined;
/** The first one that fits is it: what only a change of the manifest helps against comes first. */
const scheduling_rules = [tooLarge, noSuchNode, unbound, apart, spread, portTaken, fullOfPods, tainted];

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/causes.js








/** The first one that has something to say is it. A killed container's probe comes before its exit code. */
const causes_rules = [
    ownCause,
    refusedCause,
    imageCause,
    referenceCause,
    schedulingCause,
    probeCause,
    crashCause,
];
/** What the facts support; at least the container that is not ready. */
function findCause(facts) {
    const found = causes_rules.map((rule) => rule(facts)).find((finding) => finding !== undefined);
    if (found !== undefined)
        return found;
    const container = facts.suspect?.container;
    return { places: container === undefined ? [] : [inPod(container.list, place_named(container.name))] };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/unless-aborted.js
/**
 * Waits for work that cannot be ended, no longer than until the signal.
 * @throws what the work throws, or the signal's reason
 */
async function unlessAborted(signal, work) {
    signal.throwIfAborted();
    const aborted = Promise.withResolvers();
    const abort = () => aborted.reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    try {
        return await Promise.race([work(), aborted.promise]);
    }
    finally {
        signal.removeEventListener("abort", abort);
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/ask.js


/**
 * Asks the API server for something that would help, and that one can do without. An error is put in words of ours: the
 * server's may quote what it was asked for.
 * @param what in the plural: `the logs of web-1`
 */
async function ask({ api, signal }, what, request, read) {
    try {
        const { body } = await unlessAborted(signal, () => api.send(request));
        return { known: read(body) };
    }
    catch (error) {
        if (signal.aborted)
            return { unknown: `${what} did not come in time` };
        if (error instanceof ApiError && error.httpStatus === 403)
            return { unknown: `${what} may not be read` };
        if (error instanceof ApiError && error.httpStatus === 404)
            return { unknown: `${what} are not there any more` };
        return { unknown: `${what} could not be read` };
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/logs.js
const mostLines = 25;
const mostBytes = 4096;
/** The API server cuts behind so many bytes, where the end is what we want: only against lines without an end. */
const limitBytes = 512 * 1024;
/** The request for the last lines of a container, or of the run before the present one. */
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
/**
 * The runs of a container whose last lines tell something, the one that tells most first: none for one that never ran.
 * Of one that runs again and is not ready, the present run is asked first.
 */
function runsToRead({ status, end }) {
    const { state, lastState, restartCount = 0 } = status;
    const never = end?.reason === "StartError" || end?.reason === "ContainerCannotRun";
    if (never)
        return [];
    if (state?.terminated !== undefined)
        return lastState?.terminated ? ["present", "previous"] : ["present"];
    if (state?.running !== undefined)
        return restartCount > 0 ? ["previous", "present"] : ["present"];
    return lastState?.terminated === undefined ? [] : ["previous", "present"];
}
/** The last lines of what a container said, at most 25 and 4 KB, with a line `…` where there was more. */
function lastLines(text) {
    const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
    if (text.trim() === "")
        return [];
    const kept = [];
    let left = mostBytes;
    for (const line of lines.slice(-mostLines).toReversed()) {
        const bytes = Buffer.from(line);
        if (bytes.length > left) {
            // Of a single long line its end is kept too; what is cut in the middle of a character loses it.
            if (kept.length === 0)
                kept.unshift(bytes
                    .subarray(-left)
                    .toString("utf8")
                    .replace(/^\uFFFD+/, ""));
            return ["…", ...kept.slice(-(mostLines - 1))];
        }
        kept.unshift(line);
        left -= bytes.length + 1;
    }
    return kept;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/fetch.js





/** Fetches what would help with one object, side by side. */
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
/** The run that tells most may have left nothing, or its log may be gone: then the other one is asked for. */
async function fetchLog(suspect, ports) {
    const container = suspect?.container;
    if (suspect === undefined || container === undefined)
        return nothing;
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
    if (silent === -1)
        return unread ?? nothing;
    // That it has printed nothing is worth knowing.
    return { known: { pod, container: container.name, previous: runs[silent] === "previous", lines: [] } };
}
/** Names only: a Secret's values end here. */
async function fetchKeys(suspect, ports) {
    const { kind, name, key } = missingReference({ suspect }) ?? {};
    if (kind === undefined || name === undefined || key === undefined)
        return nothing;
    const namespace = encodeURIComponent(suspect?.pod.metadata.namespace ?? "");
    const path = `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${encodeURIComponent(name)}`;
    return ask(ports, `the keys of ${kind} ${name}`, { method: "GET", path }, (body) => {
        const { data, binaryData } = body;
        return [data, binaryData].flatMap((values) => Object.keys(values ?? {})).toSorted();
    });
}
/** Most events are there already: not those of kinds that nobody watched, and of a failure that ended the run at once. */
async function fetchEvents({ ref, object, belongings }, suspect, ports) {
    const about = suspect?.pod ?? object;
    const { uid, name = ref.name } = about.metadata;
    if (uid === undefined || occurrencesOf(about, belongings).length > 0)
        return { known: [] };
    const scope = ref.namespace === undefined ? "" : `/namespaces/${encodeURIComponent(ref.namespace)}`;
    const path = `/api/v1${scope}/events?fieldSelector=involvedObject.uid%3D${encodeURIComponent(uid)}&limit=100`;
    return ask(ports, `the events of ${name}`, { method: "GET", path }, itemsOf);
}
/** So many nodes have been seen: what is true of all of them is true only where these are all. */
const mostNodes = 500;
/** All nodes; undefined where there are more than can be looked at. */
function fetchNodes(ports) {
    return ask(ports, "the nodes", { method: "GET", path: `/api/v1/nodes?limit=${mostNodes}` }, (body) => {
        const { metadata } = body;
        return metadata?.continue ? undefined : itemsOf(body);
    });
}
function itemsOf(body) {
    return body.items ?? [];
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/message.js
/**
 * What is wrong with an object, as a sentence. A Job that has given up says no more than that; its last pod says why.
 */
function messageOf({ rollout, suspect }) {
    const { ref, verdict, object, belongings } = rollout;
    const message = verdict.message ?? "not ready";
    const words = suspect?.verdict.message;
    const why = words === undefined || message.includes(words) || ref.kind !== "Job" ? message : `${message}: ${words}`;
    if (ref.kind !== "StatefulSet" || suspect === undefined)
        return why;
    const { replicas = 1, podManagementPolicy = "OrderedReady" } = (object.spec ?? {});
    const behind = replicas - belongings.pods.length;
    if (podManagementPolicy !== "OrderedReady" || behind <= 0)
        return why;
    const others = behind === 1 ? "1 pod waits" : `${behind} pods wait`;
    return `${why}; ${others} for ${suspect.pod.metadata.name} (podManagementPolicy OrderedReady)`;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/revisions.js
/**
 * Tells the pods of the revision that was applied from older ones, by the marks that each controller leaves. Only of an
 * object that its controller has observed: before that, the marks are still of the revision before.
 */
function podsByRevision(object, { pods, revisions }) {
    const isCurrent = currentPods(object, revisions);
    const { current = [], previous = [] } = Object.groupBy(pods, (pod) => (isCurrent(pod) ? "current" : "previous"));
    return { current, previous };
}
function currentPods(object, revisions) {
    const status = (object.status ?? {});
    switch (object.kind) {
        case "Deployment":
        case "Rollout": {
            const current = currentRevision(object, revisions)?.metadata.uid;
            return ({ metadata }) => (metadata.ownerReferences ?? []).some(({ uid }) => uid === current);
        }
        case "StatefulSet":
            return ({ metadata }) => metadata.labels?.["controller-revision-hash"] === status.updateRevision;
        case "DaemonSet": {
            // The controller marks its pods with it (`pod-template-generation`); its own revision's hash stands nowhere in it.
            const generation = object.metadata.annotations?.["deprecated.daemonset.template.generation"];
            return ({ metadata }) => generation === undefined || metadata.labels?.["pod-template-generation"] === generation;
        }
        default:
            return () => true;
    }
}
const revision = "deployment.kubernetes.io/revision";
/** The ReplicaSet of the revision that was applied; undefined for kinds without, and before its controller made it. */
function currentRevision(object, revisions) {
    if (object.kind === "Rollout") {
        const { currentPodHash } = (object.status ?? {});
        return revisions.find(({ metadata }) => metadata.labels?.["rollouts-pod-template-hash"] === currentPodHash);
    }
    const number = object.metadata.annotations?.[revision];
    if (number === undefined)
        return undefined;
    return revisions.find(({ metadata }) => metadata.annotations?.[revision] === number);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/generation.js

/** What is said of an object that its controller has not looked at yet. */
const unseen = progressing("waiting for its controller to see the change");
/**
 * Progressing while the controller works on an older generation (Kubernetes API conventions, "Typical status
 * properties"). A status that names no generation is taken as it is.
 */
function lagging(object) {
    const observed = observedGeneration(object);
    return observed !== undefined && isOlder(object, observed) ? unseen : undefined;
}
/** The same for kinds whose controller always names the generation: without one it has not looked yet. */
function unobserved(object) {
    return observedGeneration(object) === undefined ? unseen : lagging(object);
}
/** Whether a status or a condition that was made from generation `observed` is about an older object. */
function isOlder(object, observed) {
    // A restored backup can name a generation that is yet to come: that is not old.
    return observed < (object.metadata.generation ?? 0);
}
function observedGeneration(object) {
    const status = object.status;
    const written = status?.observedGeneration;
    // Argo Rollouts writes it as a string.
    const observed = typeof written === "string" && written !== "" ? Number(written) : written;
    return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/conditions.js

/**
 * The conditions of `status` that are about the object as it is now. One that says it was made from an older
 * generation counts for nothing (`metav1.Condition`, `observedGeneration`).
 */
function conditionsOf(object) {
    const status = object.status;
    return currentConditions(object, status?.conditions);
}
/** The same for a list of conditions that stands elsewhere in an object. */
function currentConditions(object, listed) {
    return readConditions(listed).filter((condition) => !conditions_isOutdated(object, condition));
}
/** Whether a condition says of itself that it is about an older generation. */
function conditions_isOutdated(object, { observedGeneration: seen }) {
    return seen !== undefined && isOlder(object, seen);
}
/** Conditions as they are listed. A custom resource may have anything there. */
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
/** What a condition says, in its own words. */
function conditions_wordsOf({ type, status, reason, message }) {
    return message || reason || `${type} is ${status}`;
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/previous.js



/** The kinds that replace one revision by the next. */
const revised = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout"]);
/**
 * `the previous version (web:1.4) is still serving with 3 of 3 pods`; undefined where there was none, where none of its
 * pods is ready, and where it cannot be told.
 */
function previousWords({ object, belongings }) {
    if (!revised.has(object.kind) || unobserved(object) !== undefined)
        return undefined;
    const { previous } = podsByRevision(object, belongings);
    const serving = previous.filter((pod) => isTrue(findCondition(conditionsOf(pod), "Ready")) && pod.metadata.deletionTimestamp === undefined);
    const [one] = serving;
    if (one === undefined)
        return undefined;
    const ready = serving.length;
    const image = changedImage(one.spec, templateOf(object));
    const named = image === undefined ? "" : ` (${shortName(image)})`;
    const wanted = Math.max(ready, wantedPods(object));
    return `the previous version${named} is still serving with ${ready} of ${wanted} ${wanted === 1 ? "pod" : "pods"}`;
}
function templateOf({ spec }) {
    const { template } = (spec ?? {});
    return template?.spec ?? {};
}
/** The image of the container whose image is another one now; undefined where it is something else that changed. */
function changedImage({ containers: before = [] }, { containers: now = [] }) {
    return before.find(({ name, image }) => now.some((each) => each.name === name && each.image !== image))?.image;
}
/** Without the registry and the folder; of a digest, what tells it from others. */
function shortName(image) {
    return image.slice(image.lastIndexOf("/") + 1).replace(/@(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "@$1");
}
function wantedPods({ kind, spec, status }) {
    if (kind === "DaemonSet") {
        return (status ?? {}).desiredNumberScheduled ?? 0;
    }
    return (spec ?? {}).replicas ?? 1;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/culprit.js

/**
 * The container that keeps a pod from being ready: the first one that is in trouble, else the first one that has not
 * come as far as it should, init containers first. Undefined where no container has been started, or none is behind.
 */
function culpritOf(pod) {
    const { phase } = (pod.status ?? {});
    // One that has failed may still have the condition of the time before.
    if (phase !== "Failed" && isTrue(findCondition(conditionsOf(pod), "Ready")))
        return undefined;
    const behind = containersOf(pod)
        .filter(({ done }) => !done)
        .map(({ culprit }) => culprit);
    return behind.find(({ status }) => inTrouble(status)) ?? behind.find(({ status }) => hasCrashed(status)) ?? behind[0];
}
/** What a container waits for in the normal course of things. */
const ordinary = new Set([undefined, "ContainerCreating", "PodInitializing"]);
/** Whether it waits for something out of the ordinary, or has just ended as it should not. */
function inTrouble({ state }) {
    return !ordinary.has(state?.waiting?.reason) || (state?.terminated?.exitCode ?? 0) !== 0;
}
/** One that runs again after it ended. */
function hasCrashed({ restartCount = 0, lastState }) {
    return restartCount > 0 && lastState?.terminated !== undefined;
}
function containersOf(pod) {
    const { restartPolicy = "Always", initContainers = [], containers = [] } = (pod.spec ?? {});
    const { initContainerStatuses = [], containerStatuses = [] } = (pod.status ?? {});
    const found = (list, names, statuses) => names.flatMap((name, index) => {
        const status = statuses.find((each) => each.name === name);
        return status === undefined ? [] : [{ name, list, index, status }];
    });
    const sidecars = new Set(initContainers.filter((each) => each.restartPolicy === "Always").map(({ name }) => name));
    return [
        ...found("initContainers", initContainers.map(culprit_nameOf), initContainerStatuses).map((culprit) => ({
            culprit,
            done: sidecars.has(culprit.name) ? isUp(culprit.status) : hasSucceeded(culprit.status),
        })),
        ...found("containers", containers.map(culprit_nameOf), containerStatuses).map((culprit) => ({
            culprit,
            // Where it is not started again, one that has succeeded is done, and never ready.
            done: culprit.status.ready === true || (restartPolicy !== "Always" && hasSucceeded(culprit.status)),
        })),
    ];
}
/** A sidecar lets the next one start as soon as it has started; that it is ready is counted for the pod. */
function isUp({ started, ready }) {
    return started === true && ready !== false;
}
function hasSucceeded({ state }) {
    return state?.terminated?.exitCode === 0;
}
function culprit_nameOf({ name }) {
    return name;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/container.js





/** What a kubelet gives as the reason why a container waits (`images/types.go`, `container/sync_result.go`). */
const container_reasons = {
    ErrImagePull: (waiting, evidence) => judgeImage(waiting, evidence),
    ImagePullBackOff: (waiting, evidence) => judgeImage(waiting, evidence),
    RegistryUnavailable: ({ where, image, reason }) => failing(reason, `${where}: image ${image} cannot be pulled: the registry cannot be reached`),
    InvalidImageName: ({ where, image, reason }) => failedForGood(reason, `${where}: ${image} is not the name of an image`),
    ErrImageNeverPull: ({ where, image, reason }) => failed(reason, `${where}: image ${image} is not on the node, and is not to be pulled (imagePullPolicy: Never)`),
    SignatureValidationFailed: ({ where, image, reason }) => failed(reason, `${where}: image ${image} cannot be pulled: its signature is not accepted`),
    CreateContainerConfigError: (waiting, evidence) => judgeMissing(waiting.pod, waiting, evidence) ?? judgeRootUser(waiting) ?? judgeCreation(waiting),
    CreateContainerError: (waiting) => judgeCreation(waiting),
    RunContainerError: ({ where, message }) => judgeStart(where, message),
};
/**
 * The container that keeps a pod from being ready, where something is wrong with it.
 * @param happened to the pod, the newest first
 */
function judgeContainer(pod, culprit, happened, evidence) {
    const where = whereOf(culprit);
    const { reason, message = "" } = culprit.status.state?.waiting ?? {};
    const rule = container_reasons[reason ?? ""];
    if (rule !== undefined && reason !== undefined) {
        return rule({ pod, where, image: imageOf(pod, culprit), reason, message, happened }, evidence);
    }
    const crash = judgeCrash(where, culprit, happened);
    if (crash !== undefined)
        return crash;
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
/** The message of a back-off is without the cause before Kubernetes 1.31; the event of the pull has it. */
function judgeImage(waiting, { promisedSecrets }) {
    const { pod, where, image, message, happened } = waiting;
    const pull = happened.find(({ reason, message: said }) => reason === "Failed" && said.includes(`image "${image}"`));
    const unexplained = /^Back-off pulling image "[^"]*"$/.test(message);
    const verdict = judgePull(where, image, unexplained || message === "" ? (pull?.message ?? message) : message);
    const secret = missingPullSecret(happened);
    if (verdict.state !== "failed" || verdict.certain === true || secret === undefined)
        return verdict;
    const words = `${verdict.message} (pull secret ${secret} does not exist)`;
    const promised = promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${secret}`);
    return (promised ? failing : failed)(verdict.reason, words);
}
/** A kubelet pulls without it all the same, and what the registry says then is only that it does not know who asks. */
function missingPullSecret(happened) {
    const told = newest(happened, "FailedToRetrieveImagePullSecret");
    return /secrets \(([^),]+)/.exec(told?.message ?? "")?.[1];
}
function judgeRootUser({ where, reason, message }) {
    if (!message.includes("runAsNonRoot"))
        return undefined;
    const words = message.includes("non-numeric")
        ? "its image names a user that is not a number, which runAsNonRoot cannot check"
        : "its image runs as root, which runAsNonRoot forbids";
    return failed(reason, `${where}: ${words}`);
}
/** What goes by itself: caches that fill, a runtime that is busy. */
const container_passing = /failed to sync|deadline exceeded|timed? ?out|is reserved for|at least once|no space left/i;
function judgeCreation({ where, reason, message }) {
    return (container_passing.test(message) ? failing : failed)(reason, `${where} cannot be created: ${message || reason}`);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/scheduling.js



/** What the Cluster Autoscaler and Karpenter say of a pod that gets a node, and of one that does not. */
const nodeComes = ["TriggeredScaleUp", "Nominated"];
const noNodeComes = ["NotTriggerScaleUp", "FailedScaleUp"];
/**
 * A pod that no node has been found for; undefined once it has one.
 * @param happened to the pod, the newest first
 */
function judgeScheduling(pod, happened) {
    const { nodeName } = (pod.spec ?? {});
    const scheduled = findCondition(conditionsOf(pod), "PodScheduled");
    if (nodeName !== undefined || scheduled?.status === "True")
        return undefined;
    if (scheduled?.reason === "SchedulingGated")
        return progressing("held back by a scheduling gate");
    if (scheduled?.reason !== "Unschedulable")
        return progressing("waiting for a node");
    const words = withoutPreemption(conditions_wordsOf(scheduled));
    const claim = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
    if (claim !== undefined)
        return failed(scheduled.reason, `PersistentVolumeClaim ${claim} does not exist`);
    if (/unbound immediate PersistentVolumeClaims/.test(words))
        return progressing("waiting for its volume");
    const { nominatedNodeName } = (pod.status ?? {});
    if (nominatedNodeName)
        return progressing("waiting for room that other pods make on a node");
    const autoscaler = newest(happened, ...nodeComes, ...noNodeComes);
    if (nodeComes.includes(autoscaler?.reason ?? ""))
        return progressing("waiting for a new node");
    return failing(scheduled.reason, `no node fits: ${words}`);
}
/** That no pod can be pushed out for it is said in as many words again. */
function withoutPreemption(words) {
    return words.replace(/\s*(no new claims to deallocate, )?preemption: [\s\S]*$/, "").replace(/\.$/, "");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/volumes.js




/**
 * A pod on a node whose volumes or network are not there, which only its events tell. Undefined once a container has
 * been started: what they told is over then.
 * @param happened to the pod, the newest first
 */
function judgeVolumes(pod, happened, evidence) {
    if (hasBegun(pod, happened))
        return undefined;
    const said = newest(happened, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
    // A kubelet that waits for a volume says that it has waited, and what for in another event.
    const telling = happened.find(({ message }) => message.includes("SetUp failed")) ?? said;
    if (said !== undefined && telling !== undefined)
        return judgeMount(pod, said.reason, telling.message, evidence);
    const network = newest(happened, "FailedCreatePodSandBox");
    return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`);
}
function hasBegun(pod, happened) {
    if (isTrue(findCondition(conditionsOf(pod), "PodReadyToStartContainers")))
        return true;
    if (newest(happened, "Pulling", "Pulled", "Created", "Started") !== undefined)
        return true;
    const { initContainerStatuses = [], containerStatuses = [] } = (pod.status ?? {});
    return [...initContainerStatuses, ...containerStatuses].some(({ state, restartCount = 0 }) => restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined);
}
/** What no wait makes right on this node: a path of another sort, a driver's refusal of what it is given. */
const lasting = /hostPath type check failed|mount failed: exit status 32[\s\S]*(wrong fs type|No such file)/;
function judgeMount(pod, reason, message, evidence) {
    const volume = /volume "([^"]+)"/.exec(message)?.[1];
    const where = volume === undefined ? "its volumes" : `volume ${volume}`;
    const missing = judgeMissing(pod, { reason, where, message }, evidence);
    if (missing !== undefined)
        return missing;
    if (/Multi-Attach/.test(message))
        return failing(reason, `${where} is still attached to another node`);
    if (/timed out waiting for the condition/.test(message))
        return failing(reason, `${where} cannot be mounted in time`);
    const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message;
    return (lasting.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/pod.js









/**
 * Ready when it is ready to serve or has succeeded. A Pod that failed is not started again: it failed. What a pod on
 * its way does is said so that pods that do the same can be counted: `2 pulling image`.
 */
function judgePod(pod, evidence) {
    const status = (pod.status ?? {});
    if (status.phase === "Succeeded")
        return readyBut("succeeded");
    if (status.phase === "Failed")
        return failedForGood(status.reason ?? "PodFailed", lastWords(status));
    if (status.phase === "Running" && isTrue(findCondition(conditionsOf(pod), "Ready")))
        return ready;
    const happened = occurrencesOf(pod, evidence);
    const culprit = culpritOf(pod);
    return (judgeScheduling(pod, happened) ??
        (culprit && judgeContainer(pod, culprit, happened, evidence)) ??
        judgeVolumes(pod, happened, evidence) ??
        progressing(doing(pod, culprit, happened)));
}
function doing(pod, culprit, happened) {
    const { containerStatuses = [] } = (pod.status ?? {});
    const readiness = findCondition(conditionsOf(pod), "Ready");
    if (culprit === undefined) {
        // Containers are fine, and a readiness gate is not: only the condition says which.
        if (readiness?.reason === "ReadinessGatesNotReady")
            return conditions_wordsOf(readiness);
        const allReady = containerStatuses.length > 0 && containerStatuses.every((container) => container.ready);
        if (allReady && newest(happened, "NodeNotReady") !== undefined)
            return "on a node that does not answer";
        return containerStatuses.length === 0 ? "starting" : "not ready";
    }
    const { name, list, status } = culprit;
    if (status.state?.running === undefined)
        return isPulling(name, happened) ? "pulling image" : "starting";
    const startup = probeWords("Startup", name, happened);
    if (status.started === false)
        return `starting up${startup === undefined ? "" : `: ${startup}`}`;
    if (list === "initContainers" && status.started !== true)
        return `running init container ${name}`;
    const probe = probeWords("Readiness", name, happened);
    return `not ready${probe === undefined ? ofHowMany(containerStatuses) : `: ${probe}`}`;
}
/** Whether the last thing that happened to its image is that its pull began. */
function isPulling(container, happened) {
    const own = happened.filter(({ fieldPath }) => fieldPath?.includes(`{${container}}`));
    const begun = newest(own, "Pulling");
    const ended = newest(own, "Pulled", "Failed");
    return begun !== undefined && (ended === undefined || ended.at < begun.at);
}
function ofHowMany(containers) {
    if (containers.length < 2)
        return "";
    return ` (${containers.filter((container) => container.ready).length} of ${containers.length} containers)`;
}
function lastWords({ message, reason, initContainerStatuses = [], containerStatuses = [] }) {
    if (message)
        return message;
    for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
        const end = state?.terminated;
        if (end !== undefined && end.exitCode !== 0) {
            return `container ${name} ${endWords(end)}${end.message ? `: ${end.message}` : ""}`;
        }
    }
    return reason ?? "failed";
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/promised-secrets.js

/** Where each kind says the names of the Secrets that its operator makes, in its own namespace. */
const makers = {
    "external-secrets.io/ExternalSecret": ({ spec, metadata }) => [field(spec, "target", "name") ?? metadata.name],
    "bitnami.com/SealedSecret": ({ spec, metadata }) => [field(spec, "template", "metadata", "name") ?? metadata.name],
    "cert-manager.io/Certificate": ({ spec }) => [field(spec, "secretName")],
    // cert-manager makes them where an annotation asks for it.
    "networking.k8s.io/Ingress": ({ spec, metadata: { annotations = {} } }) => Object.keys(annotations).some((key) => /^cert-manager\.io\/.*issuer|^kubernetes\.io\/tls-acme$/.test(key))
        ? items(field(spec, "tls")).map((tls) => field(tls, "secretName"))
        : [],
    "secrets-store.csi.x-k8s.io/SecretProviderClass": ({ spec }) => items(field(spec, "secretObjects")).map((secret) => field(secret, "secretName")),
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
/**
 * `NAMESPACE/NAME` of the Secrets that operators make from objects of the set: by what is known of their kinds, and by
 * `writeConnectionSecretToRef`, which any kind of Crossplane may have.
 */
function promisedSecrets(set) {
    return new Set(set.flatMap((object) => {
        const own = object.metadata.namespace ?? "";
        const names = makers[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object) ?? [];
        const connection = field(object.spec, "writeConnectionSecretToRef");
        return [
            ...names.map((name) => [own, name]),
            [field(connection, "namespace") ?? own, field(connection, "name")],
        ].flatMap(([namespace, name]) => (typeof name === "string" ? [`${String(namespace)}/${name}`] : []));
    }));
}
function items(value) {
    return Array.isArray(value) ? value : [];
}
function field(value, ...path) {
    return valueAt(value, path);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/surroundings.js


/** What is so as long as nobody has looked. */
const nothingKnown = {
    lateBindingClasses: new Set(),
    promisedSecrets: new Set(),
    errorBudget: () => 0,
};
/**
 * Reads what the rules have to know besides the objects: the StorageClasses of claims that are not bound. An identity
 * that may not read them is told nothing, and waits for its claims.
 * @throws ConnectionError when the API server stays away
 */
async function readSurroundings(unready, { api, set, errorBudget }) {
    const claims = unready.filter(({ ref }) => ref.apiVersion === "v1" && ref.kind === "PersistentVolumeClaim");
    const classes = new Set(claims.flatMap(({ applied }) => applied.spec.storageClassName || []));
    const late = await Promise.all([...classes].map(async (name) => ((await bindsLate(api, name)) ? [name] : [])));
    return { lateBindingClasses: new Set(late.flat()), promisedSecrets: promisedSecrets(set), errorBudget };
}
async function bindsLate(api, name) {
    try {
        const path = `/apis/storage.k8s.io/v1/storageclasses/${encodeURIComponent(name)}`;
        const { body } = await api.send({ method: "GET", path });
        return body.volumeBindingMode === "WaitForFirstConsumer";
    }
    catch (error) {
        if (error instanceof ApiError)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/suspect.js





/**
 * The pod that stands for a workload: the one of its present revision that tells most of what is wrong. Where all of
 * those are ready, one of an earlier revision that is in their way. Undefined where no pod is known that is not ready.
 */
function suspectOf({ object, belongings, verdict }) {
    const own = object.apiVersion === "v1" && object.kind === "Pod";
    const { current, previous } = podsByRevision(object, belongings);
    const pods = own ? [[object]] : [current, previous];
    const reason = "reason" in verdict ? verdict.reason : undefined;
    for (const some of pods) {
        const judged = some.map((pod) => ({ pod, verdict: judgePod(pod, { ...nothingKnown, ...belongings }) }));
        const [worst] = judged
            .filter((each) => each.verdict.state !== "ready")
            .toSorted((a, b) => rank(a.verdict) - rank(b.verdict) ||
            Number(isFor(b.verdict, reason)) - Number(isFor(a.verdict, reason)) ||
            Number(isLeaving(a.pod)) - Number(isLeaving(b.pod)) ||
            createdAt(b.pod) - createdAt(a.pod));
        if (worst === undefined)
            continue;
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
    if (verdict.state === "failed")
        return verdict.certain ? 0 : 1;
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

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/told-events.js

/** So many say what there is to say. */
const most = 10;
/**
 * Warnings, each once for all that it is told of: those about the suspect first, then the newest. The events of one pod
 * differ from those of the next in its name only, which does not make them another thing.
 */
function tellEvents(events, suspect) {
    const told = events.filter((event) => event.type === "Warning").map(read);
    const newest = Math.max(...events.map(read).map(({ at }) => at ?? Number.NEGATIVE_INFINITY));
    const uid = suspect?.pod.metadata.uid;
    const first = (event) => Number(event.uid === uid);
    const sorted = told.toSorted((a, b) => first(b) - first(a) || (b.at ?? 0) - (a.at ?? 0));
    const same = Map.groupBy(sorted, (event) => [event.about.split("/")[0], event.reason, alike(event)].join("\n"));
    return [...same.values()].slice(0, most).flatMap((group) => {
        const [one] = group;
        if (one === undefined)
            return [];
        const { about, reason, message } = one;
        const count = group.reduce((sum, event) => sum + event.count, 0);
        const at = Math.max(...group.map((event) => event.at ?? Number.NEGATIVE_INFINITY));
        return [{ about, reason, message, count, age: Number.isFinite(at) ? Math.round((newest - at) / 1000) : undefined }];
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
/** Without what differs from pod to pod: the name that it got, its uid, its address. */
function alike({ about, message }) {
    return message
        .replace(/\bpods "[^"]*"/g, "pods")
        .replaceAll(about.slice(about.indexOf("/") + 1), "")
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
        .replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\[[0-9a-f:]+\]/g, "");
}

;// CONCATENATED MODULE: ./packages/push/lib/diagnose/diagnose.js










/** Milliseconds for all that has to be asked for: somebody waits for the end of the run. */
const limit = 2_000;
/** Who has read the logs of so many does not read more. */
const mostLogs = 20;
/** Finds out why objects are not ready: all at once, and within two seconds. What cannot be found out is said. */
async function diagnose(patients, { api, redact }) {
    const ill = patients.filter(({ rollout }) => rollout.verdict.state !== "ready");
    const ports = { api, redact, signal: AbortSignal.timeout(limit) };
    let asked;
    const nodes = () => {
        asked ??= fetchNodes(ports);
        return asked;
    };
    return Promise.all(ill.map(async (patient, index) => {
        const suspect = suspectOf(patient.rollout);
        const fetched = await fetchFor(patient.rollout, suspect, { ...ports, nodes, wantsLogs: index < mostLogs });
        return conclude(patient, suspect, fetched);
    }));
}
function conclude({ rollout, manifest }, suspect, fetched) {
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
        probe: probe && probeLine(probe),
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
    if (container === undefined)
        return undefined;
    const { name, spec, status } = container;
    return {
        pod: pod.metadata.name ?? "",
        name,
        image: spec.image ?? status.image ?? "",
        restarts: status.restartCount ?? 0,
        exit: exitWords(container),
    };
}

;// CONCATENATED MODULE: ./packages/push/lib/folder.js



/** A path to a Unix socket has to fit into 104 bytes on macOS, 108 on Linux, with its ending zero. */
const longestSocketPath = 100;
/** A path for the run's own folder, with room for a socket in it. */
function folderPath(temp) {
    const wanted = runFolderPath(temp);
    const roomy = Buffer.byteLength((0,external_node_path_.join)(wanted, "k.sock")) <= longestSocketPath;
    return roomy ? wanted : runFolderPath((0,external_node_os_.tmpdir)());
}

// EXTERNAL MODULE: ./packages/core/lib/location.js
var lib_location = __nccwpck_require__(4046);
;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/json-path.js
/** The steps as they are written, each from where the last one ended. */
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
/**
 * Reads a path of `kubectl get -o jsonpath`: names, indexes, `[*]` and `[?(@.type=="Ready")]`, with or without the
 * braces and the first dot. Templates, ranges and `..` are not for a single value.
 * @returns undefined for what is none
 */
function parseJsonPath(text) {
    const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? text;
    const path = /^[.[]/.test(bare) ? bare : `.${bare}`;
    const steps = [];
    let at = 0;
    while (at < path.length) {
        const step = stepAt(path, at);
        if (step === undefined)
            return undefined;
        steps.push(step.step);
        at = step.end;
    }
    return steps.length > 0 ? steps : undefined;
}
function stepAt(path, at) {
    for (const [pattern, read] of written) {
        pattern.lastIndex = at;
        const found = pattern.exec(path);
        if (found === null)
            continue;
        const step = read(found);
        return step && { step, end: at + found[0].length };
    }
    return undefined;
}
/** The values that a path leads to; none where something on the way is not there. */
function valuesAt(value, path) {
    return path.reduce((values, step) => values.flatMap((each) => json_path_follow(each, step)), [value]);
}
function json_path_follow(value, step) {
    if ("field" in step) {
        const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, step.field);
        return isObject ? [value[step.field]] : [];
    }
    if (!Array.isArray(value))
        return [];
    if ("item" in step)
        return value.at(step.item) === undefined ? [] : [value.at(step.item)];
    if (step.items === "all")
        return value;
    const { items, equal } = step;
    return value.filter((item) => valuesAt(item, items).some((each) => String(each) === equal));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/ready-when.js





/** An object's own rule, in the words of `kubectl wait --for`. It takes the place of the rule of its kind. */
const annotation = "pushpull/ready-when";
/** Whether an object says that it is not to be waited for. */
function isNeverAwaited(object) {
    return readyWhenOf(object)?.what === "none";
}
/** The rule that an object brings; undefined where it brings none. */
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
/** Faults of annotations that cannot be read, each at its line. */
function readyWhenFaults(manifests) {
    return manifests.flatMap(({ object, source }) => {
        const text = object.metadata.annotations?.[annotation];
        if (text === undefined || parse(text) !== undefined)
            return [];
        const name = object.metadata.name ?? `${object.metadata.generateName}*`;
        return new lib_errors/* UserError */.yo(`The ready-when of ${formatRef({ ...object, name })} cannot be read: ${text}`, {
            code: "manifest",
            hint: "Write none, condition=TYPE, condition=TYPE=STATUS, jsonpath={.PATH} or jsonpath={.PATH}=VALUE, as in kubectl wait.",
            location: source.locate(["metadata", "annotations", annotation]),
        });
    });
}
function readyWhenOf({ metadata }) {
    const text = metadata.annotations?.[annotation];
    return text === undefined ? undefined : parse(text);
}
function parse(written) {
    const text = String(written).trim();
    if (text === "none")
        return { what: "none" };
    const condition = /^condition=([^=\s]+)(?:=([^=\s]+))?$/.exec(text);
    if (condition !== null)
        return { what: "condition", type: condition[1] ?? "", status: condition[2] ?? "True" };
    // The path ends at the first equals sign that is in no braces and in no brackets.
    const [, way, value] = /^jsonpath=('\{[^}]*\}'|"\{[^}]*\}"|\{[^}]*\}|(?:[^=[\]{}]|\[[^\]]*\])+)(?:=(.+))?$/.exec(text) ?? [];
    const path = way === undefined ? undefined : parseJsonPath(unquoted(way));
    if (way === undefined || path === undefined)
        return undefined;
    return { what: "value", text: unquoted(way), path, wanted: value === undefined ? undefined : unquoted(value) };
}
function unquoted(text) {
    return text.replace(/^(['"])(.*)\1$/, "$2");
}
/** Without regard to case, and of the present generation only, as in `kubectl wait`. */
function judgeCondition(object, type, status) {
    const { conditions } = (object.status ?? {});
    const found = readConditions(conditions).find((each) => ready_when_isSame(each.type, type));
    if (found === undefined)
        return lagging(object) ?? progressing(`waiting for condition ${type}`);
    const old = found.observedGeneration === undefined ? lagging(object) !== undefined : conditions_isOutdated(object, found);
    if (old)
        return unseen;
    if (ready_when_isSame(found.status, status))
        return ready;
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
    if (value === undefined || value === null)
        return progressing(`waiting for ${goal}`);
    if (values.length > 1)
        return failing("ReadyWhen", `${text} leads to more than one value`);
    if (wanted === undefined)
        return ready;
    if (typeof value === "object")
        return failing("ReadyWhen", `${text} leads to more than one value`);
    return String(value) === wanted ? ready : progressing(`waiting for ${goal}: it is ${String(value)}`);
}

;// CONCATENATED MODULE: ./packages/push/lib/plan/names.js

/** What an object's name may not be, since it is a part of a URL (`ValidatePathSegmentName` in `k8s.io/apimachinery`). */
const noSegment = /^\.\.?$|[/%]/;
/** A DNS label (RFC 1123). */
const names_label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** The faults of a name or a namespace of which no URL can be made. All other rules are the server's. */
function nameFaults({ object, ref, source }) {
    const { name, namespace } = object.metadata;
    const fault = (field, message, hint) => new lib_errors/* UserError */.yo(message, { code: "manifest", hint, location: source.locate(["metadata", field]) });
    const faults = [];
    if (name !== undefined && noSegment.test(name)) {
        faults.push(fault("name", `The name ${name} of this ${ref.kind} cannot be one`, "A name has no / or % in it, and is not . or .."));
    }
    if (namespace !== undefined && !names_label.test(namespace)) {
        faults.push(fault("namespace", `The namespace ${namespace} of ${ref.kind}/${ref.name} cannot be one`, "It has lower-case letters, digits and dashes, 63 at most."));
    }
    return faults;
}

;// CONCATENATED MODULE: ./packages/push/lib/plan/plan.js







/**
 * Decides what is applied, where, and in which order. Pure.
 * @returns the plan for all objects that can be planned, and a fault for each kind that is not served, each object that
 * is there twice, and each malformed sync-wave or ready-when
 */
function planPush(inputs) {
    const kinds = knownKinds(inputs.discovery, inputs.manifests);
    const faults = [];
    const written = inputs.manifests.flatMap((manifest) => {
        const resource = findKind(kinds, manifest);
        if (!(resource instanceof lib_errors/* UserError */.yo))
            return [planObject(manifest, resource, inputs.namespace)];
        faults.push(resource);
        return [];
    });
    const objects = inputs.createNamespace ? withNamespace(written, inputs.namespace) : written;
    faults.push(...duplicates(objects));
    faults.push(...objects.filter(({ object }) => syncWaveOf(object) === undefined).map(syncWaveFault));
    faults.push(...readyWhenFaults(objects));
    const misnamed = new Map(objects.map((planned) => [planned, nameFaults(planned)]));
    faults.push(...[...misnamed.values()].flat());
    // A URL cannot be made of them.
    const named = objects.filter((planned) => misnamed.get(planned)?.length === 0);
    return { plan: { waves: withNeedsBefore(toWaves(named)) }, faults };
}
/** Leaves of an object's needs those that the same set brings before it. */
function withNeedsBefore(waves) {
    const before = new Set();
    return waves.map((wave) => {
        const objects = wave.objects.map((planned) => ({
            ...planned,
            needs: planned.needs.filter((key) => before.has(key)),
        }));
        for (const { ref } of objects)
            before.add(objectKey(ref));
        return { ...wave, objects };
    });
}
function planObject({ object, source }, resource, fallback) {
    const { namespace: written, ...metadata } = object.metadata;
    const namespace = resource.namespaced ? written || fallback : undefined;
    const complete = {
        ...object,
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
/** Adds the namespace itself where no manifest does. */
function withNamespace(objects, name) {
    if (objects.some(({ object }) => object.kind === "Namespace" && object.metadata.name === name))
        return objects;
    const object = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
    const source = { location: undefined, locate: () => undefined };
    return [{ ...planObject({ object, source }, namespaces, name), onlyIfMissing: true }, ...objects];
}
/** The same object twice would end as whichever is written last: nobody can have meant that. */
function duplicates(objects) {
    const named = objects.filter(({ object }) => object.metadata.name !== undefined);
    return [...Map.groupBy(named, ({ ref }) => objectKey(ref)).values()].flatMap(([first, ...others]) => others.map(({ ref, source }) => {
        const before = first?.source.location;
        return new lib_errors/* UserError */.yo(`${formatRef(ref, "full")} is there twice`, {
            code: "manifest",
            hint: `Remove one${before === undefined ? "" : `; the first is at ${(0,lib_location/* formatLocation */.j)(before)}`}.`,
            location: source.location,
        });
    }));
}

;// CONCATENATED MODULE: ./packages/core/lib/yaml/repeated-keys.js

/**
 * The keys that are twice in their map, as errors of the document. The package's own `uniqueKeys` compares each with each,
 * which takes minutes in a map of 100,000.
 */
function repeatedKeys(document) {
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Map(_, { items }) {
            const seen = new Set();
            for (const { key } of items) {
                if (!(0,dist/* isScalar */.jn)(key))
                    continue;
                const [begin, end] = key.range ?? [0, 0];
                if (seen.has(key.value))
                    found.push(new dist/* YAMLParseError */.XT([begin, end], "DUPLICATE_KEY", "Map keys must be unique"));
                seen.add(key.value);
            }
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./packages/core/lib/yaml/schema.js
/**
 * Tags of YAML 1.1 that Kubernetes reads in another way: `1:30`, a date, and what `!!binary` holds are strings to it
 * (`sigs.k8s.io/yaml`, which decodes with `go.yaml.in/yaml/v2`).
 */
const notRead = ["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"];
/** `0o17`, which Go reads besides YAML 1.1's `017`. */
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
/** The package takes `e1234567` and `.` for numbers that are none, and Go for strings: the former may be a commit. */
function withDigit(tag) {
    if (typeof tag === "string" || !("test" in tag) || tag.tag !== "tag:yaml.org,2002:float")
        return tag;
    const { test } = tag;
    return test === undefined || test.test(".inf") ? tag : { ...tag, test: new RegExp(`(?=[-+]?\\.?\\d)${test.source}`) };
}
function isSexagesimal(tag) {
    return "format" in tag && tag.format === "TIME";
}
/** Options that make a document mean what it means to kubectl. */
const kubernetesYaml = {
    version: "1.1",
    customTags: kubernetesTags,
    merge: true,
    logLevel: "silent",
    prettyErrors: false,
    // `repeatedKeys` finds them.
    uniqueKeys: false,
};

;// CONCATENATED MODULE: ./packages/core/lib/yaml/explain.js


/** What the parser's codes mean to somebody who has to mend the file. */
const explain_words = {
    TAB_AS_INDENT: { message: "A tab indents this line", hint: "YAML is indented with spaces only: replace the tab." },
    DUPLICATE_KEY: { message: "This key is there twice in the same map", hint: "Remove one of the two." },
    BAD_INDENT: { message: "The indentation is broken", hint: "Line this up with the keys it belongs to." },
};
/**
 * Says what is wrong with a document in words. What comes after the first broken line follows from it, and is left out.
 */
function explainYaml(errors, at) {
    const broken = errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
    return errors.slice(0, broken === -1 ? errors.length : broken + 1).map((error) => {
        const known = explain_words[error.code];
        return new lib_errors/* UserError */.yo(known?.message ?? `Broken YAML: ${error.message}`, {
            code: "manifest",
            hint: known?.hint ?? "Check the indentation, quotes and colons around this line.",
            location: at(error.pos[0]),
        });
    });
}
/** What Go templates put where YAML has a value: `{{ .Values.tag }}`, `{{- if … }}`. */
const braces = /^[^#\n]*\{\{/m;
/**
 * The fault of a document that is a template: braces in a document that does not parse, or that were read as a map in
 * the place of a key. In quotes they are text, and fine.
 */
function templateFault(document, text, at) {
    const [begin, , end] = document.range ?? [0, 0, text.length];
    const braced = braces.exec(text.slice(begin, end));
    if (braced === null || !(document.errors.length > 0 || hasMapAsKey(document)))
        return undefined;
    return new lib_errors/* UserError */.yo("This is a template: {{ }} is not YAML", {
        code: "manifest",
        hint: "Helm charts and other templates are not rendered here. Render it in a step before this one (`helm template … > deploy.yaml`) and give that file.",
        location: at(begin + braced.index + braced[0].length - 2),
    });
}
/** The fault of a document in which an alias stands inside of what it stands for. */
function endlessFault(document, text, at) {
    const [begin, , end] = document.range ?? [0, 0, text.length];
    // The nodes of most documents need no visit.
    if (!text.slice(begin, end).includes("&"))
        return undefined;
    let found;
    (0,dist/* visit */.YR)(document, {
        Alias(_, alias, ancestors) {
            const target = alias.resolve(document);
            if (target === undefined || !ancestors.includes(target))
                return undefined;
            found = new lib_errors/* UserError */.yo(`The alias *${alias.source} stands inside of what it stands for`, {
                code: "manifest",
                hint: "It would have no end: write out what is meant.",
                location: at(alias.range?.[0] ?? begin),
            });
            return dist/* visit */.YR.BREAK;
        },
    });
    return found;
}
/** The fault of an alias that stands for nothing. It is not quoted: it may be a password that begins with an asterisk. */
function danglingFault(document, at) {
    let found;
    (0,dist/* visit */.YR)(document, {
        Alias(_, alias) {
            if (alias.resolve(document) !== undefined)
                return undefined;
            found = new lib_errors/* UserError */.yo("This alias stands for nothing: no anchor of its name comes before it", {
                code: "manifest",
                hint: "Put the value in quotes if its asterisk is meant.",
                location: at(alias.range?.[0] ?? 0),
            });
            return dist/* visit */.YR.BREAK;
        },
    });
    return found;
}
function hasMapAsKey(document) {
    let found = false;
    (0,dist/* visit */.YR)(document, {
        Pair(_, { key }) {
            if (!(0,dist/* isMap */.jh)(key) && !((0,dist/* isScalar */.jn)(key) && typeof key.value === "object" && key.value !== null))
                return undefined;
            found = true;
            return dist/* visit */.YR.BREAK;
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./packages/core/lib/yaml/value.js


/** How often aliases may repeat what they stand for: more is an attack ("billion laughs"). */
const mostAliases = 1_000;
/**
 * Tabs may indent JSON, where no string spans lines; to YAML they are an error.
 * @returns a text of the same length
 */
function spacesForTabs(text) {
    return /^\s*[{[]/.test(text) ? text.replace(/^[\t ]+/gm, (indent) => " ".repeat(indent.length)) : text;
}
/** What a document says, `null` where it is empty; or each thing that keeps it from being read, with its line. */
function readValue(document, text, at) {
    const template = templateFault(document, text, at);
    if (template !== undefined)
        return { faults: [template] };
    if (document.errors.length > 0)
        return { faults: explainYaml(document.errors, at) };
    const endless = endlessFault(document, text, at);
    if (endless !== undefined)
        return { faults: [endless] };
    try {
        return { value: document.toJS({ maxAliasCount: mostAliases }) };
    }
    catch (error) {
        if (!(error instanceof ReferenceError))
            throw error;
        const hint = "Write out what the aliases stand for.";
        const tooMany = new lib_errors/* UserError */.yo(error.message, { code: "manifest", location: at(startOf(document)), hint });
        return { faults: [danglingFault(document, at) ?? tooMany] };
    }
}
/** Where a document's content begins. */
function startOf(document) {
    return document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
}

;// CONCATENATED MODULE: ./packages/core/lib/yaml/document.js





/** Bytes. Larger than any set of manifests, and small enough to be read in seconds. */
const largest = 32 * 1024 * 1024;
const mostDocuments = 20_000;
/**
 * Reads the documents of a YAML or JSON file as kubectl does. Empty documents are left out.
 * @param file its path, as it is to be shown
 * @returns what can be read, and a fault with its line for each thing that cannot
 */
function parseYaml(content, file) {
    if (content.length > largest)
        return { documents: [], faults: [tooMuch(file, "is larger than 32 MB")] };
    const text = spacesForTabs(content.replace(/^\uFEFF/, ""));
    const lineCounter = new dist/* LineCounter */.HN();
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
    }
    catch (error) {
        // Nested so deep that the parser, which calls itself, met the end of the stack.
        if (error instanceof RangeError)
            return { documents: [], faults: [tooMuch(file, "is nested too deep")] };
        throw error;
    }
    return { documents: read.flatMap(({ documents }) => documents), faults: read.flatMap(({ faults }) => faults) };
}
/**
 * One document after the other, as `parseAllDocuments` has them all at once: the nodes of a document take many times the
 * memory of its text.
 */
function documentsOf(text, lineCounter) {
    return new dist/* Composer */.Dk(kubernetesYaml).compose(new dist/* Parser */.iX(lineCounter.addNewLine).parse(text));
}
function readDocument(document, text, at) {
    const read = readValue(document, text, at);
    if ("faults" in read)
        return { documents: [], faults: read.faults };
    if (read.value === null)
        return { documents: [], faults: [] };
    const location = at(startOf(document));
    return { documents: [{ value: read.value, location, locate: locator(document, text, at) }], faults: [] };
}
/** Says where fields are. Few are asked for, so that the nodes are made anew for them, and not kept for all. */
function locator({ range }, text, at) {
    const [begin, , end] = range ?? [0, 0, text.length];
    let document;
    return (path) => {
        document ??= (0,dist/* parseDocument */.Tp)(text.slice(begin, end), kubernetesYaml);
        return at(begin + offsetOf(document, path));
    };
}
/** Follows a path as far as it is written down. */
function offsetOf(document, path) {
    let node = document.contents;
    let offset = document.contents?.range?.[0] ?? 0;
    for (const step of path) {
        if ((0,dist/* isAlias */.Vj)(node))
            node = node.resolve(document);
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = entryOf(node, String(step), document);
            if (pair === undefined)
                break;
            if ((0,dist/* isNode */.Ll)(pair.key))
                offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            node = node.items[Number(step)];
            if (!(0,dist/* isNode */.Ll)(node))
                break;
            offset = node.range?.[0] ?? offset;
        }
        else
            break;
    }
    return offset;
}
/** A map's entry; where it has none itself, that of a map which it merges in (`<<: *other`). */
function entryOf(map, name, document) {
    const own = map.items.find(({ key }) => ((0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key)) === name);
    if (own !== undefined)
        return own;
    const merged = map.items
        .filter(({ key }) => (0,dist/* isScalar */.jn)(key) && typeof key.value === "symbol")
        .flatMap(({ value }) => ((0,dist/* isSeq */.oP)(value) ? value.items : [value]))
        .map((source) => ((0,dist/* isAlias */.Vj)(source) ? source.resolve(document) : source));
    for (const source of merged) {
        const entry = (0,dist/* isMap */.jh)(source) ? entryOf(source, name, document) : undefined;
        if (entry !== undefined)
            return entry;
    }
    return undefined;
}
function isStackOverflow({ message }) {
    return message.startsWith("Maximum call stack");
}
function tooMuch(file, what) {
    return new lib_errors/* UserError */.yo(`${file} ${what}`, {
        code: "manifest",
        hint: "Split it into several files.",
        location: { file, line: 1 },
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/render/show-path.js

/** A path as the user would write it: relative to the workspace where it lies inside, with slashes. */
function showPath(path, workspace) {
    const way = (0,external_node_path_.relative)(workspace, path);
    return (way.startsWith("..") || (0,external_node_path_.isAbsolute)(way) ? path : way || ".").split(external_node_path_.sep).join("/");
}

;// CONCATENATED MODULE: ./packages/push/lib/render/reach.js




/** What `kubectl kustomize` takes for a kustomization. */
const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** Whether a path lies in a folder, links followed. */
async function isInside(path, folder) {
    const way = (0,external_node_path_.relative)(await (0,promises_.realpath)(folder), await (0,promises_.realpath)(path));
    return way !== ".." && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
/**
 * Finds what a kustomization would reach outside of the workspace. Kustomize keeps every kustomization to the files of
 * its own folder, but lets it name other folders with a kustomization wherever they are. Which of its fields does so
 * depends on Kustomize's version, and it reads their names in any case: so any text that leads to such a folder counts.
 */
async function findOutside(folder, workspace) {
    const seen = new Set();
    const waiting = [folder];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const place = await (0,promises_.realpath)(next);
        if (seen.has(place))
            continue;
        seen.add(place);
        const from = await kustomizationIn(next);
        if (from === undefined)
            continue;
        const file = showPath(from, workspace);
        const { documents, faults } = parseYaml(await (0,promises_.readFile)(from, "utf8"), file);
        if (faults[0] !== undefined)
            return faults[0];
        for (const written of documents.flatMap(({ value }) => texts(value))) {
            const named = (0,external_node_path_.isAbsolute)(written) ? undefined : (0,external_node_path_.resolve)(next, written);
            if (named === undefined || (await kustomizationIn(named)) === undefined)
                continue;
            if (!(await isInside(named, workspace)))
                return outside(file, written, await lineOf(written, from));
            waiting.push(named);
        }
    }
    return undefined;
}
function outside(file, written, line) {
    return new lib_errors/* UserError */.yo(`${file} names ${written}, which leads out of the workspace`, {
        code: "kustomize",
        hint: "Only files of the workspace are read. Copy it there in a step before this one if it is meant.",
        location: { file, line },
    });
}
/** The line of a file that a text stands in, the first where it stands in none. */
async function lineOf(text, file) {
    const lines = (await (0,promises_.readFile)(file, "utf8").catch(() => "")).split("\n");
    const index = text === undefined ? -1 : lines.findIndex((line) => line.includes(text));
    return index === -1 ? 1 : index + 1;
}
async function kustomizationIn(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const name = kustomizationNames.find((each) => names.includes(each));
    return name === undefined ? undefined : (0,external_node_path_.join)(folder, name);
}
function texts(value) {
    if (typeof value === "string")
        return value.includes("\n") || value.includes("\0") ? [] : [value];
    if (typeof value !== "object" || value === null)
        return [];
    return Object.values(value).flatMap(texts);
}

;// CONCATENATED MODULE: ./packages/push/lib/render/files.js





/** What `kubectl apply -f FOLDER` reads in a folder. */
const manifestName = /\.(ya?ml|json)$/;
const special = /[*?[\]{}]/;
/** Finds the files and kustomizations that a line of the input `manifests` names. */
async function findManifests({ text, line }, workspace) {
    const fault = (what, hint) => [
        new lib_errors/* UserError */.yo(`Input 'manifests', line ${line}: ${what}`, { code: "input", hint }),
    ];
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
        return fault(`${text} is a URL`, "Nothing is fetched here. Download it in a step before this one and check what it is, then name the file.");
    }
    const path = (0,external_node_path_.resolve)(workspace, text);
    const kind = await files_kindOf(path);
    if (kind === undefined && special.test(text)) {
        const files = await globFiles(text, workspace);
        if (files.length > 0)
            return Promise.all(files.map((file) => inside(file, workspace, { file }, line)));
        return fault(`nothing matches ${text}`, `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`);
    }
    if (kind === undefined) {
        return fault(`there is no ${text}`, `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`);
    }
    if (kind === "file")
        return [await inside(path, workspace, { file: path }, line)];
    return findInFolder(path, { text, line }, workspace);
}
async function findInFolder(folder, { text, line }, workspace) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    const kustomization = kustomizationNames.find((name) => entries.some((entry) => entry.name === name));
    if (kustomization !== undefined) {
        const file = (0,external_node_path_.join)(folder, kustomization);
        return [await inside(file, workspace, { kustomization: file, folder }, line)];
    }
    const names = entries
        .filter((entry) => !entry.isDirectory() && manifestName.test(entry.name))
        .map(({ name }) => name);
    if (names.length > 0) {
        const files = names.toSorted().map((name) => (0,external_node_path_.join)(folder, name));
        return Promise.all(files.map((file) => inside(file, workspace, { file }, line)));
    }
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const hint = folders.length === 0
        ? "It has no .yaml, .yml or .json file and no kustomization in it."
        : `Folders are not searched. Name one of those in it (${folders.slice(0, 5).join(", ")}), or a glob such as ${text.replace(/\/+$/, "")}/**/*.yaml.`;
    return [
        new lib_errors/* UserError */.yo(`Input 'manifests', line ${line}: the folder ${text} holds no manifest`, { code: "input", hint }),
    ];
}
async function files_kindOf(path) {
    const target = await (0,promises_.realpath)(path).catch(() => undefined);
    if (target === undefined)
        return undefined;
    return (await (0,promises_.lstat)(target)).isDirectory() ? "folder" : "file";
}
async function globFiles(pattern, workspace) {
    const files = [];
    for await (const entry of (0,promises_.glob)(pattern, { cwd: workspace, withFileTypes: true })) {
        if (!entry.isDirectory())
            files.push((0,external_node_path_.join)(entry.parentPath, entry.name));
    }
    return files.toSorted();
}
/** What a link in a repository leads to may be any file of the runner: nothing outside of the workspace is read. */
async function inside(path, workspace, found, line) {
    if (await isInside(path, workspace))
        return found;
    return new lib_errors/* UserError */.yo(`Input 'manifests', line ${line}: ${showPath(path, workspace)} leads out of the workspace`, {
        code: "input",
        hint: "Only files of the workspace are read. Copy it there in a step before this one if it is meant.",
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/same-field.js

/**
 * The way to a field in another state of the same object: before the API server filled in its defaults, before somebody
 * added a sidecar, in a patch. What has a name in a list is found by it (Kubernetes API conventions, "Lists of named
 * subobjects preferred over maps").
 * @returns the way as far as the other state has it, and whether that is all of it
 */
function sameField(path, from, to) {
    const found = [];
    let [here, there] = [from, to];
    for (const step of path) {
        const next = Array.isArray(there) ? same_field_indexOf(there, step, childOf(here, step)) : step;
        const value = next === undefined ? undefined : childOf(there, next);
        if (next === undefined || value === undefined)
            return { path: found, whole: false, value: there };
        found.push(next);
        here = childOf(here, step);
        there = value;
    }
    return { path: found, whole: true, value: there };
}
/** @param item what stands there in the first state */
function same_field_indexOf(list, step, item) {
    const name = childOf(item, "name");
    if (typeof name !== "string")
        return Number(step);
    const index = list.findIndex((each) => childOf(each, "name") === name);
    return index === -1 ? undefined : index;
}

;// CONCATENATED MODULE: ./packages/push/lib/render/patches.js





/** All that sets fields in a kustomization, what wins first: Kustomize sets images and replicas after it has patched. */
async function readPatches(kustomization, workspace) {
    const content = await (0,promises_.readFile)(kustomization, "utf8").catch(() => "");
    const [document] = parseYaml(content, showPath(kustomization, workspace)).documents;
    if (document === undefined)
        return [];
    const fields = (document.value ?? {});
    const folder = { path: (0,external_node_path_.dirname)(kustomization), workspace, content };
    const entries = ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((field) => listOf(fields[field]).map((entry, index) => typeof entry === "string"
        ? { ...asFileOrPatch(entry), at: [field, index] }
        : { ...entry, at: [field, index, "patch"] }));
    const patches = await Promise.all(entries.map(({ at, ...entry }) => readPatch(entry, document.locate(at), folder)));
    return [...patches_imagesOf(fields, document), ...patches_replicasOf(fields, document), ...patches.flat().reverse()];
}
/** `patchesStrategicMerge` names files, or holds patches as they are. */
function asFileOrPatch(entry) {
    return entry.includes("\n") ? { patch: entry } : { path: entry };
}
async function readPatch({ path, patch, target }, at, folder) {
    if (typeof path === "string") {
        const file = (0,external_node_path_.resolve)(folder.path, path);
        const text = await (0,promises_.readFile)(file, "utf8").catch(() => "");
        return parseYaml(text, showPath(file, folder.workspace)).documents.flatMap((each) => setBy(each, target));
    }
    if (typeof patch !== "string")
        return [];
    // The lines of a block (`patch: |-`) follow its key; of a text that is written otherwise, only the key's line is known.
    const isBlock = /[|>][-+\d]*\s*(#.*)?$/.test(folder.content.split("\n")[at.line - 1] ?? "");
    const inside = ({ line }) => ({ file: at.file, line: isBlock ? at.line + line : at.line });
    return parseYaml(patch, at.file).documents.flatMap((document) => setBy({ ...document, locate: (field) => inside(document.locate(field)) }, target));
}
function setBy({ value, locate }, target) {
    if (Array.isArray(value))
        return [byOperations(value, locate, target)];
    return [
        (path, built) => {
            const { kind, metadata } = (value ?? {});
            if (!matches(target ?? { kind, name: metadata?.name }, built))
                return undefined;
            const found = sameField(path, built.object, value);
            if (!found.whole || !mayBe(found.value, valueAt(built.object, path)))
                return undefined;
            return locate(found.path);
        },
    ];
}
/** A JSON patch (RFC 6902). Only what adds or replaces sets anything. */
function byOperations(operations, locate, target) {
    return (path, built) => {
        if (!matches(target ?? {}, built))
            return undefined;
        const index = operations.findLastIndex((operation) => {
            const { op, path: pointer = "" } = operation;
            const steps = pointer.split("/").slice(1).map(readStep);
            return op !== "remove" && steps.length > 0 && steps.every((step, place) => step === String(path[place]));
        });
        return index === -1 ? undefined : locate([index, "path"]);
    };
}
/** A step of a JSON pointer (RFC 6901 section 4). */
function readStep(step) {
    return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
function patches_imagesOf({ images }, document) {
    return listOf(images).map((entry, index) => {
        const { name, newName = name, newTag, digest } = entry;
        return (path, built) => {
            const image = path.at(-1) === "image" ? parseImage(String(valueAt(built.object, path))) : undefined;
            if (image === undefined || newName === undefined)
                return undefined;
            if (normalizeName(image.name) !== normalizeName(newName))
                return undefined;
            if (newTag !== undefined && image.tag !== String(newTag))
                return undefined;
            const field = newTag !== undefined ? "newTag" : digest !== undefined ? "digest" : "newName";
            return document.locate(["images", index, field]);
        };
    });
}
function patches_replicasOf({ replicas }, document) {
    return listOf(replicas).map((entry, index) => {
        const { name } = entry;
        return (path, built) => path.join("/") === "spec/replicas" && matches({ name }, built)
            ? document.locate(["replicas", index, "count"])
            : undefined;
    });
}
/** A patch may go by the name that an object has at first, in the end, or on the way; a target by an expression. */
function matches({ kind, name }, { object, writtenName }) {
    if (typeof kind === "string" && kind !== object.kind)
        return false;
    if (typeof name !== "string")
        return true;
    const builtName = object.metadata.name ?? "";
    const onTheWay = name.includes(writtenName) && builtName.includes(name);
    return name === writtenName || onTheWay || /[.*+?|()[\]\\]/.test(name);
}
/** A patch has a part of a map; what is no map is there as it is. */
function mayBe(written, built) {
    return (typeof written === "object" && written !== null) || written === built;
}
function listOf(value) {
    return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : [];
}

;// CONCATENATED MODULE: ./packages/push/lib/render/read-manifests.js

/**
 * Reads the Kubernetes objects of a YAML or JSON file. The items of a `List` are objects of their own.
 * @param file its path, as it is to be shown
 */
function readManifests(content, file) {
    const { documents, faults } = parseYaml(content, file);
    if (documents.length === 0 && faults.length === 0)
        return { manifests: [], faults: [emptyFile(content, file)] };
    const objects = documents.flatMap((document) => readObject(document.value, document, []));
    return {
        manifests: objects.filter((object) => !(object instanceof lib_errors/* UserError */.yo)),
        faults: [...faults, ...objects.filter((object) => object instanceof lib_errors/* UserError */.yo)],
    };
}
function emptyFile(content, file) {
    const what = content.trim() === "" ? "is empty" : "has no object in it, only comments";
    return new lib_errors/* UserError */.yo(`${file} ${what}`, {
        code: "manifest",
        hint: "Take it out of 'manifests', or put an object into it.",
        location: { file, line: 1 },
    });
}
function readObject(value, document, path) {
    const location = path.length === 0 ? document.location : document.locate(path);
    const fault = (message, hint, where = location) => new lib_errors/* UserError */.yo(message, { code: "manifest", hint, location: where });
    if (!read_manifests_isRecord(value)) {
        return [fault("This is not a Kubernetes object", "An object is a map with apiVersion, kind and metadata.")];
    }
    if (typeof value.kind === "string" && value.kind.endsWith("List") && Array.isArray(value.items)) {
        return value.items.flatMap((item, index) => readObject(item, document, [...path, "items", index]));
    }
    const metadata = read_manifests_isRecord(value.metadata) ? value.metadata : {};
    const faults = [];
    for (const field of ["apiVersion", "kind"]) {
        if (isText(value[field]))
            continue;
        faults.push(fault(`This object has no ${field}`, `Add a line \`${field}: …\`${example(field)}.`));
    }
    if (!isText(metadata.name) && !isText(metadata.generateName)) {
        const where = document.locate([...path, "metadata"]);
        faults.push(fault(`This ${value.kind ?? "object"} has no name`, "Add `name: …` under `metadata:`, in quotes if it looks like a number.", where));
    }
    if (faults.length > 0)
        return faults;
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
function isText(value) {
    return typeof value === "string" && value !== "";
}

;// CONCATENATED MODULE: ./packages/push/lib/render/origins.js









/** Bounds the search for somebody who writes a circle; Kustomize itself has refused it by then. */
const origins_deepest = 20;
/**
 * Finds where the objects of a Kustomize build were written: in the local files that its kustomization names, and those
 * that these name. An object counts as found only where exactly one written object is of its kind and its name, with
 * prefixes and suffixes around it or a hash behind it. A field is where the patch is that set it, or else in the object.
 */
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
            // A patch that names an item of a list, to change something in it, has not made it.
            const isItem = typeof path.at(-1) !== "string";
            for (const setter of isItem && own.whole ? [] : setters) {
                const location = setter(path, built);
                if (location !== undefined)
                    return location;
            }
            return manifest.source.locate(own.path);
        },
    };
}
function kindKey({ apiVersion, kind }) {
    return `${groupOf(apiVersion)}/${kind}`;
}
const origins_nothing = { written: [], setters: [] };
async function origins_collect(kustomization, workspace, depth) {
    if (depth > origins_deepest)
        return origins_nothing;
    const content = await (0,promises_.readFile)(kustomization, "utf8").catch(() => undefined);
    if (content === undefined)
        return origins_nothing;
    const fields = ((0,dist/* parse */.qg)(content, { logLevel: "silent" }) ?? {});
    const collectAll = (paths) => Promise.all((Array.isArray(paths) ? paths : [])
        .filter((path) => typeof path === "string")
        .map((path) => collectResource((0,external_node_path_.resolve)((0,external_node_path_.dirname)(kustomization), path), workspace, depth)));
    const [resources, bases, components, own] = await Promise.all([
        collectAll(fields.resources),
        collectAll(fields.bases),
        collectAll(fields.components),
        readPatches(kustomization, workspace),
    ]);
    // Components are applied in their order to what the resources gave, the kustomization's own patches after them.
    const setters = [...own, ...components.toReversed().flatMap((component) => component.setters)];
    const written = [...resources, ...bases, ...components].flatMap((each) => each.written);
    return { written: written.map((each) => ({ ...each, setters: [...setters, ...each.setters] })), setters };
}
async function collectResource(path, workspace, depth) {
    // What is not there is a URL, which Kustomize has fetched.
    const info = await (0,promises_.stat)(path).catch(() => undefined);
    if (info === undefined)
        return origins_nothing;
    if (info.isFile()) {
        const { manifests } = readManifests(await (0,promises_.readFile)(path, "utf8"), showPath(path, workspace));
        return { written: manifests.map((manifest) => ({ manifest, setters: [] })), setters: [] };
    }
    const kustomization = await kustomizationIn(path);
    return kustomization === undefined ? origins_nothing : origins_collect(kustomization, workspace, depth + 1);
}

;// CONCATENATED MODULE: ./packages/push/lib/render/kustomize.js








/**
 * Builds a folder with the Kustomize that is in kubectl. It reads nothing outside of the workspace, runs no plugins and
 * no Helm: kubectl's defaults (`--load-restrictor=LoadRestrictionsRootOnly`).
 */
async function buildKustomization(kustomization, folder, workspace, kubectl) {
    const file = showPath(kustomization, workspace);
    const refused = await findOutside(folder, workspace);
    if (refused !== undefined)
        return { manifests: [], faults: [refused] };
    const { code, stdout, stderr } = await inTime(kubectl(["kustomize", "--", folder]), file);
    if (code !== 0)
        return { manifests: [], faults: [await kustomize_failed(stderr, { file, folder, workspace })] };
    const built = readManifests(stdout, file);
    const origins = await findOrigins(kustomization, workspace);
    const whole = { file, line: 1 };
    const located = built.manifests.map(({ object }) => {
        const origin = origins(object);
        return { object, source: origin ?? { location: whole, locate: () => whole } };
    });
    return { manifests: located, faults: built.faults };
}
/** A base on the network that does not answer can take all the time that a run has. */
async function inTime(building, file) {
    try {
        return await building;
    }
    catch (error) {
        if (!(error instanceof lib_errors/* UserError */.yo) || error.code !== "timeout")
            throw error;
        throw new lib_errors/* UserError */.yo(`Kustomize had not built ${file} when the time was up`, {
            code: "timeout",
            hint: "Does it name something on the network that does not answer? Raise input 'timeout' if it is that slow.",
            location: { file, line: 1 },
        });
    }
}
async function kustomize_failed(stderr, { file, folder, workspace }) {
    const words = withoutQuotes(stderr.replace(/^# Warning: .*\n/gm, "").trim())
        .replace(/^error: /, "")
        .replaceAll(`${workspace}/`, "")
        .replaceAll(`${await (0,promises_.realpath)(workspace)}/`, "");
    return new lib_errors/* UserError */.yo(`Kustomize cannot build ${file}: ${words}`, {
        code: "kustomize",
        hint: kustomize_hintFor(words, showPath(folder, workspace)),
        location: await whereFailed(words, folder, workspace),
    });
}
function kustomize_hintFor(words, folder) {
    if (/plugins? disabled|--enable-helm|--enable-alpha-plugins|--enable-exec/.test(words)) {
        return "Plugins, functions and Helm are not run here. Build it in a step before this one and give the file that comes out.";
    }
    if (/failed to run '\S*git |dial tcp|Client\.Timeout|Could not resolve host/.test(words)) {
        return "It needs the network for this: see that the runner reaches it, or keep a copy in the repository.";
    }
    return `See it with: kubectl kustomize ${(0,defuse/* shellWord */.r7)(folder)}`;
}
/**
 * The file that Kustomize's words are about: each folder on the way to it is named, then the file in the last one.
 */
async function whereFailed(words, folder, workspace) {
    const folders = [...words.matchAll(/recursed accumulation of path '([^']+)'/g)].map(([, path = ""]) => path);
    const last = (0,external_node_path_.join)(workspace, folders.at(-1) ?? showPath(folder, workspace));
    const name = /in File: (\S+)/.exec(words)?.[1];
    const line = Number(/line (\d+):/.exec(words)?.[1] ?? 1);
    if (name !== undefined)
        return { file: showPath((0,external_node_path_.join)(last, name), workspace), line };
    const path = (await kustomizationIn(last)) ?? folder;
    if (/^invalid Kustomization: /.test(words))
        return { file: showPath(path, workspace), line };
    const entry = [...words.matchAll(/accumulating resources from '([^']+)'/g)].at(-1)?.[1];
    return { file: showPath(path, workspace), line: await lineOf(entry, path) };
}

;// CONCATENATED MODULE: ./packages/push/lib/render/render.js






/**
 * Turns the input `manifests` into objects: files, folders as `kubectl apply -f` reads them, globs, and folders with a
 * kustomization, which are built. What is named twice is read once.
 * @returns what could be read, and all that is wrong
 */
async function render(lines, ports) {
    const found = (await Promise.all(lines.map((line) => findManifests(line, ports.workspace)))).flat();
    const unique = [...new Map(found.map((each) => [render_keyOf(each), each])).values()];
    const read = await Promise.all(unique.map((each) => readFound(each, ports)));
    return { manifests: read.flatMap(({ manifests }) => manifests), faults: read.flatMap(({ faults }) => faults) };
}
function render_keyOf(found) {
    if (found instanceof lib_errors/* UserError */.yo)
        return found.message;
    return "file" in found ? found.file : found.kustomization;
}
async function readFound(found, { workspace, kubectl }) {
    if (found instanceof lib_errors/* UserError */.yo)
        return { manifests: [], faults: [found] };
    if ("kustomization" in found)
        return buildKustomization(found.kustomization, found.folder, workspace, kubectl);
    const bytes = await (0,promises_.readFile)(found.file);
    const file = showPath(found.file, workspace);
    if (bytes.includes(0)) {
        const hint = "Manifests are text in UTF-8.";
        return {
            manifests: [],
            faults: [new lib_errors/* UserError */.yo(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } })],
        };
    }
    return readManifests(bytes.toString("utf8"), file);
}

;// CONCATENATED MODULE: ./packages/core/lib/images/overrides.js


const grammar = "Write NAME=VERSION (shop/web=v1.2.3, shop/web=@sha256:…), NAME=REFERENCE, or a whole REFERENCE with a tag or a digest. A REFERENCE without a version begins with its registry's host, such as docker.io/shop/web: the version stays.";
/**
 * Reads the input `images`, one a line; empty lines and those that begin with `#` are left out. `NAME=VERSION` with a
 * version `v1.2.3`, `@sha256:…` or `v1.2.3@sha256:…`; `NAME=REFERENCE`, with a `/` or `:` outside of the digest,
 * changes the name too; a bare `REFERENCE` stands for its own name and version. A `REFERENCE` without a version keeps the
 * version, and has to begin with a host: `feature/login` may be a branch, given for a tag.
 * @returns what could be read, and a fault for each line that could not, or whose image has a line already
 */
function parseImageOverrides(lines) {
    const overrides = [];
    const faults = [];
    const seen = new Map();
    for (const { text, line } of lines) {
        if (text.trim() === "" || text.trimStart().startsWith("#"))
            continue;
        const override = parseLine(text.trim());
        if (typeof override === "string") {
            faults.push(overrides_fault(line, override, grammar));
            continue;
        }
        const name = normalizeName(override.name);
        const before = seen.get(name);
        seen.set(name, before ?? line);
        if (before === undefined)
            overrides.push({ ...override, line });
        else
            faults.push(overrides_fault(line, `${override.name} is in line ${before} already`, "Keep one of the two lines."));
    }
    return { overrides, faults };
}
/** An image with its override applied. A tag alone drops the digest, and a digest alone the tag, as in Kustomize. */
function overrideImage(image, { newName, tag, digest }) {
    const name = newName ?? image.name;
    return tag === undefined && digest === undefined ? { ...image, name } : { name, tag, digest };
}
/** The override of a line, or what is wrong with it. */
function parseLine(text) {
    const equals = text.indexOf("=");
    if (equals === -1) {
        const image = parseImage(text);
        if (image === undefined)
            return `'${text}' is not an image${whyNot(text)}`;
        return hasVersion(image) ? image : `'${text}' has no version`;
    }
    const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
    const name = parseImage(before);
    if (name === undefined)
        return `'${before}' is not the name of an image${whyNot(before)}`;
    if (hasVersion(name))
        return `'${before}' has a version; before the = stands a name only`;
    if (after === "")
        return `there is no version after '${before}='; is the expression that gives it empty?`;
    const version = parseVersion(after);
    return typeof version === "string" ? version : { ...version, name: name.name };
}
function hasVersion({ tag, digest }) {
    return tag !== undefined || digest !== undefined;
}
/** What stands behind the `=`, or what is wrong with it. */
function parseVersion(written) {
    if (isDigest(written))
        return `before the digest '${written}' stands an @`;
    const at = written.indexOf("@");
    const [tag, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
    if (digest !== undefined && !isDigest(digest))
        return `'${digest}' is not a digest${whyNoDigest(digest)}`;
    if (/[/:]/.test(tag)) {
        if (/^[^:@,]+$/.test(written) && !hasHost(written)) {
            return `'${written}' is not a tag: no '/' is allowed in one; is it the name of a branch?`;
        }
        const image = parseImage(written);
        if (image === undefined)
            return `'${written}' is not an image${whyNot(written)}`;
        return { newName: image.name, tag: image.tag, digest: image.digest };
    }
    if (tag === "" || isTag(tag))
        return { tag: tag === "" ? undefined : tag, digest };
    return `'${tag}' is not a tag: letters, digits, '_', '.' and '-', at most 128, not beginning with '.' or '-'`;
}
function hasHost(name) {
    const first = name.slice(0, name.indexOf("/"));
    return first === "localhost" || first.includes(".");
}
function whyNot(written) {
    const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written) ?? [];
    if (scheme !== undefined)
        return `: write it without '${scheme}'`;
    if (/^[-*]\s/.test(written))
        return ": write one a line, without a dash before it";
    if (written.includes(","))
        return ": write one a line, without commas";
    return parseImage(written.toLowerCase()) === undefined ? "" : ": names are written in lower case";
}
function whyNoDigest(written) {
    return /^sha256:/.test(written) ? ": sha256 has 64 hexadecimal digits in lower case" : "";
}
function overrides_fault(line, what, hint) {
    return new lib_errors/* UserError */.yo(`Input 'images', line ${line}: ${what}`, { code: "input", hint });
}

;// CONCATENATED MODULE: ./packages/core/lib/images/nearest.js


/** How many names a person wants to read. */
const nearest_most = 3;
/**
 * The names that a person is most likely to have meant, the nearest first.
 * @param used normalized names
 */
function nearestNames(name, used) {
    const wanted = normalizeName(name);
    // People leave out the registry more often than they misspell the last part.
    const far = (each) => (0,mod/* distance */.Io)(lastPart(each), lastPart(wanted)) * wanted.length + (0,mod/* distance */.Io)(each, wanted);
    return used
        .toSorted((a, b) => far(a) - far(b))
        .slice(0, nearest_most)
        .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}
function lastPart(name) {
    return name.slice(name.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./packages/push/lib/render/set-images.js

/**
 * Sets images in objects. Pure: objects that change are new ones, whose source knows which fields were set.
 * @returns the objects in their order, and a fault for each override whose image nothing uses
 */
function setImages(manifests, overrides) {
    if (overrides.length === 0)
        return { manifests, faults: [] };
    const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
    const used = new Set();
    const changed = manifests.map((manifest) => {
        const { object, source } = manifest;
        const overridden = [];
        const result = findImages(object).reduce((current, { path, image }) => {
            const reference = parseImage(image);
            if (reference === undefined)
                return current;
            const name = normalizeName(reference.name);
            used.add(name);
            const override = byName.get(name);
            if (override === undefined)
                return current;
            overridden.push(path);
            return setField(current, path, formatImage(overrideImage(reference, override)));
        }, object);
        return result === object ? manifest : { object: result, source: { ...source, overridden } };
    });
    const unused = overrides.filter(({ name }) => !used.has(normalizeName(name)));
    return { manifests: changed, faults: unused.map(({ name }) => notUsed(name, [...used])) };
}
function setField(value, [step, ...rest], leaf) {
    if (step === undefined)
        return leaf;
    const copy = (Array.isArray(value) ? [...value] : { ...value });
    copy[step] = setField(copy[step], rest, leaf);
    return copy;
}
function notUsed(name, used) {
    const nearest = nearestNames(name, used);
    return new lib_errors/* UserError */.yo(`Input 'images': nothing in the manifests uses the image ${name}`, {
        code: "image",
        hint: nearest.length === 0 ? "No manifest has an image at all." : `The nearest there are: ${nearest.join(", ")}.`,
    });
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/ref-style.js
/** Namespaces are named only where there is more than one. */
function refStyle(refs) {
    return new Set(refs.flatMap(({ namespace }) => namespace ?? [])).size > 1 ? "full" : "short";
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/progress.js


/** So many objects are named in a line; the others are counted. */
const progress_mostNames = 3;
/** Characters of a message in a line: a controller's own words can be a page. */
const longestMessage = 90;
/** From so many milliseconds on it is said for how long an object has stood as it stands. */
const longestUntold = 10_000;
/** Names what is not ready, what fails first. */
function progressOf(objects) {
    const waiting = objects.filter(({ verdict }) => verdict.state !== "ready");
    const style = refStyle(objects.map(({ ref }) => ref));
    const named = waiting
        .toSorted((a, b) => urgency(b.verdict) - urgency(a.verdict))
        .slice(0, progress_mostNames)
        .map(({ ref, verdict, unchangedFor }) => ({
        text: `${formatRef(ref, style)} ${shorten(verdict.message ?? "")}`,
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
/** Milliseconds between two lines, at the least and at the most. */
const quietFor = 5_000;
const aliveEvery = 30_000;
/**
 * What to print now, or for how many milliseconds there is nothing to print unless something changes.
 * @param begun when the waiting began, in milliseconds, as `now`
 */
function nextLine({ text, timed }, printed, begun, now) {
    if (printed === undefined)
        return { print: timed };
    const changed = text !== printed.text;
    const due = printed.at + (changed ? quietFor : aliveEvery);
    if (now < due)
        return { wait: due - now };
    return { print: changed ? timed : `still waiting after ${formatDuration(now - begun)} · ${timed}` };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/announce.js


/** @param current says what is so at that moment */
function announce(log, current, now) {
    const begun = now();
    let printed;
    let timer;
    let closed = false;
    const look = () => {
        clearTimeout(timer);
        if (closed)
            return;
        const progress = current();
        let next = nextLine(progress, printed, begun, now());
        if ("print" in next) {
            log.info(next.print);
            printed = { text: progress.text, at: now() };
            next = nextLine(progress, printed, begun, printed.at);
        }
        if ("wait" in next)
            timer = setTimeout(look, next.wait);
    };
    look();
    return {
        changed: look,
        close(ready) {
            if (closed)
                return;
            closed = true;
            clearTimeout(timer);
            if (ready)
                log.info(`${current().text} after ${formatDuration(now() - begun)}`);
        },
    };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/notices.js


/** So many are told of while the run goes on; all are told of at its end. */
const notices_most = 20;
/**
 * Says at once when an object fails, and when it has healed. The same failure of the same object is told of once.
 * @param failFast milliseconds that a hard failure has to stand; undefined where only the deadline ends the wait
 */
function noticesOf(targets, failFast) {
    const style = refStyle(targets.map(({ ref }) => ref));
    const known = new Map();
    let count = 0;
    const lineOf = ({ target, now }) => {
        const name = formatRef(target.ref, style);
        const key = objectKey(target.ref);
        if (now.state === "ready")
            return known.delete(key) ? `${name} has healed and is ready` : undefined;
        if (now.state === "progressing")
            return undefined;
        const reasons = known.get(key) ?? new Set();
        if (reasons.has(`${now.state} ${now.reason}`))
            return undefined;
        known.set(key, reasons.add(`${now.state} ${now.reason}`));
        const grace = now.state === "failed" && now.certain !== true && failFast !== undefined && failFast > 0
            ? ` (the run ends if that stands for ${formatDuration(failFast)})`
            : "";
        return `${name} is failing: ${now.message}${grace}`;
    };
    return (told) => told.flatMap((each) => {
        const line = lineOf(each);
        if (line === undefined)
            return [];
        count += 1;
        if (count > notices_most)
            return [];
        return count === notices_most ? [line, "More failures are told of at the end."] : [line];
    });
}
/** What ends well says no more than that. */
const expected = new Set([undefined, "complete", "succeeded"]);
/** What a person should know of objects that count as ready: that one is paused, or waits for somebody. */
function remarksOn(objects) {
    const style = refStyle(objects.map(({ ref }) => ref));
    const remarks = objects.flatMap(({ ref, verdict }) => verdict.state === "ready" && !expected.has(verdict.message)
        ? [`${formatRef(ref, style)} counts as ready: ${verdict.message}`]
        : []);
    const left = remarks.length - notices_most;
    return left > 0 ? [...remarks.slice(0, notices_most), `and ${left} more`] : remarks;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/by-conditions.js



/**
 * Any custom resource, by the conditions that controllers agreed upon (kstatus, "The Ready condition"). One that has
 * none of them is ready: most of such kinds are configuration that no controller answers for.
 */
function judgeByConditions(object) {
    return suspended(object) ?? lagging(object) ?? byConditions(object) ?? ready;
}
/** The same for kinds whose controller always answers: until it has, they are not ready. */
function judgeReporting(object) {
    return (suspended(object) ?? lagging(object) ?? byConditions(object) ?? progressing("waiting for its controller to report"));
}
function byConditions(object) {
    const conditions = conditionsOf(object);
    const stalled = findCondition(conditions, "Stalled");
    if (isTrue(stalled))
        return judgeStalled(object, stalled);
    const reconciling = findCondition(conditions, "Reconciling");
    if (isTrue(reconciling))
        return progressing(conditions_wordsOf(reconciling));
    const deciding = decidingConditions(object);
    if (deciding.some((condition) => conditions_isOutdated(object, condition)))
        return unseen;
    const missing = deciding.find((condition) => !isTrue(condition));
    if (missing !== undefined)
        return by_conditions_judgeMissing(missing);
    return deciding.length > 0 ? ready : undefined;
}
/** The reasons of Crossplane are the same for all kinds that its providers bring. */
function by_conditions_judgeMissing(missing) {
    if (missing.reason === "ReconcilePaused")
        return readyBut("paused: its controller leaves it alone");
    const wrong = missing.type === "Synced" && missing.reason === "ReconcileError";
    return wrong ? failing(missing.reason, conditions_wordsOf(missing)) : progressing(conditions_wordsOf(missing));
}
/** Final only where it is known to be about this generation: some controllers name none, and leave old conditions. */
function judgeStalled(object, stalled) {
    const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
    return (known ? failed : failing)(stalled.reason ?? "Stalled", conditions_wordsOf(stalled));
}
/** `Synced` is what Crossplane and Sealed Secrets say of the latest change; `Available` stands in for `Ready`. */
function decidingConditions({ status }) {
    const all = readConditions(status?.conditions);
    const found = all.filter(({ type }) => type === "Ready" || type === "Synced");
    return found.length > 0 ? found : all.filter(({ type }) => type === "Available");
}
/** `spec.suspend` (Flux, Argo Workflows) and `spec.paused` (Cluster API, Strimzi): its controller leaves it alone. */
function suspended({ spec }) {
    const { suspend, paused } = (spec ?? {});
    return suspend === true || paused === true ? readyBut("suspended") : undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/answering.js




/**
 * Kinds whose controller says `False` of what is wrong, and `Unknown` of what it works at: those of Flux, External
 * Secrets, and the issuers of cert-manager. They try again by themselves.
 */
function judgeAnswering(object) {
    const verdict = judgeReporting(object);
    if (verdict.state !== "progressing" || lagging(object) !== undefined)
        return verdict;
    const conditions = conditionsOf(object);
    // Flux keeps what was wrong until an attempt has ended, and says `ProgressingWithRetry` of the time between two.
    if (findCondition(conditions, "Reconciling")?.reason === "Progressing")
        return verdict;
    const wrong = conditions.find(isWrong);
    return wrong === undefined ? verdict : failing(wrong.reason || `Not${wrong.type}`, conditions_wordsOf(wrong));
}
/** What a controller says while it waits for something else, or has only begun. */
const answering_ordinary = new Set(["DependencyNotReady", "Progressing", "Pending", "Creating"]);
function isWrong({ type, status, reason }) {
    return (type === "Ready" || type === "Synced") && status === "False" && !answering_ordinary.has(reason);
}
/** Knative says `False` of what it has given up (Knative Serving API, "Conditions"). */
function judgeKnative(object) {
    return answering_final(judgeAnswering(object));
}
/** What was sealed for another cluster stays sealed. */
function judgeSealedSecret(object) {
    const verdict = judgeAnswering(object);
    return verdict.message?.includes("no key could decrypt") ? answering_final(verdict) : verdict;
}
function answering_final(verdict) {
    return verdict.state === "failing" ? failed(verdict.reason, verdict.message) : verdict;
}
/** `Certificate` of cert-manager: whether it is ready says nothing while another one is being issued, or could not be. */
function judgeCertificate(object) {
    const issuing = findCondition(conditionsOf(object), "Issuing");
    if (issuing === undefined || lagging(object) !== undefined)
        return judgeReporting(object);
    if (issuing.status === "True")
        return progressing(conditions_wordsOf(issuing));
    return failing(issuing.reason || "NotIssued", conditions_wordsOf(issuing));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/pods.js




/**
 * What the pods of a workload's present revision say while it is not ready; undefined where none is known that is not
 * ready.
 * @param wanted how many pods there should be of this revision
 */
function judgePods(object, wanted, evidence) {
    const alive = podsByRevision(object, evidence).current.filter(isAlive);
    const verdicts = alive.map((pod) => judgePod(pod, evidence));
    return sumUp(verdicts, (ready) => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted));
}
/** Pods that are on their way out, and those that their node gave up, are replaced by others. */
function isAlive({ metadata, status }) {
    const { phase } = (status ?? {});
    return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded";
}
/**
 * One verdict for many pods; undefined where all are ready. They have failed when more of them have than the error
 * budget allows, and for certain when all of them have.
 * @param head what comes first in its message, by the number of pods that are ready
 */
function sumUp(verdicts, head, errorBudget) {
    const wrong = verdicts.filter((verdict) => verdict.state === "failing" || verdict.state === "failed");
    const onTheirWay = verdicts.filter(({ state }) => state === "progressing");
    if (wrong.length + onTheirWay.length === 0)
        return undefined;
    const words = [head(verdicts.length - wrong.length - onTheirWay.length), ...grouped(onTheirWay)].join(", ");
    const hard = wrong.filter(({ state }) => state === "failed");
    const [worst = wrong[0]] = hard;
    if (worst === undefined)
        return progressing(words);
    const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`;
    if (hard.length <= errorBudget)
        return failing(worst.reason, message);
    const certain = verdicts.every((verdict) => verdict.state === "failed" && verdict.certain === true);
    return { state: "failed", reason: worst.reason, message, ...(certain ? { certain } : {}) };
}
/** `1 pulling image`, `2 waiting for a node` */
function grouped(verdicts) {
    return [...Map.groupBy(verdicts, ({ message }) => message)].map(([message, same]) => `${same.length} ${message}`);
}
/** One cause in words, the others in number. */
function cause({ message }, wrong) {
    const others = wrong.filter((each) => withoutRestarts(each.message) !== withoutRestarts(message)).length;
    return others === 0 ? message : `${message} (and ${others} otherwise)`;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/argo-rollout.js




/**
 * `Rollout` of Argo Rollouts, by the phase that its controller sums up. Its `Available` condition would be true all the
 * time: it counts old pods too. A pause waits for a person to promote it, which is beyond a deploy.
 */
function judgeArgoRollout(object, evidence) {
    const { phase, message, abort } = (object.status ?? {});
    const unseen = unobserved(object);
    if (unseen !== undefined)
        return unseen;
    if (phase === "Healthy")
        return ready;
    if (phase === "Paused")
        return readyBut(`paused: ${message || "waits to be promoted"}`);
    // Nothing but a person or another change takes it up again.
    if (abort === true)
        return failed("RolloutAborted", message || "was aborted");
    // How many a step of a canary wants is for its controller to know.
    const { current } = podsByRevision(object, evidence);
    const pods = judgePods(object, current.filter(isAlive).length, evidence);
    if (pods?.state === "failed" || pods?.state === "failing")
        return pods;
    if (phase === "Degraded")
        return failing("Degraded", message || "degraded");
    return pods ?? progressing(message || "waiting for its new revision");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/cluster.js



/** Ready when active. */
function judgeNamespace({ status }) {
    const { phase } = (status ?? {});
    return phase === "Active" ? ready : progressing("waiting to become active");
}
/** Ready when the API server serves its kind under the names that it asks for. */
function judgeCustomResourceDefinition(object) {
    const conditions = conditionsOf(object);
    const names = findCondition(conditions, "NamesAccepted");
    const established = findCondition(conditions, "Established");
    if (names?.status === "False")
        return failing(names.reason ?? "NamesNotAccepted", conditions_wordsOf(names));
    return isTrue(established) && isTrue(names) ? ready : progressing("waiting to be established");
}
/** Ready when the server behind it answers. */
function judgeApiService(object) {
    const available = findCondition(conditionsOf(object), "Available");
    if (isTrue(available))
        return ready;
    return progressing(available === undefined ? "waiting to become available" : conditions_wordsOf(available));
}
/** Ready when its controller has counted: that it allows no disruption is its purpose, not a fault. */
function judgePodDisruptionBudget(object) {
    const missing = unobserved(object);
    if (missing !== undefined)
        return missing;
    const allowed = findCondition(conditionsOf(object), "DisruptionAllowed");
    return allowed?.reason === "SyncFailed" ? failing(allowed.reason, conditions_wordsOf(allowed)) : ready;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/changes.js
/** When anybody last changed an object, in milliseconds since 1970; 0 where that is not known. */
function lastChange({ metadata }) {
    const changes = (metadata.managedFields ?? [])
        .filter(({ subresource }) => subresource !== "status")
        .map(({ time }) => Date.parse(time ?? "") || 0);
    return Math.max(0, ...changes);
}
/**
 * Whether a condition was last written before anybody last changed the object. Built-in conditions name no generation,
 * and a `ProgressDeadlineExceeded` stays until the controller sees progress again, through a roll back for instance.
 */
function isBeforeLastChange(object, condition) {
    return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/refused-pods.js





/** What the API server gets over: a webhook that does not answer, its own troubles, what is being deleted first. */
const refused_pods_passing = /failed calling webhook|Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i;
/**
 * The API server refuses the pods of a workload: quota, Pod Security, a webhook, a missing ServiceAccount. A quota has
 * room again once pods that are on their way have come and older ones have gone.
 */
function refused_pods_refusal(object, { reason, message }, evidence) {
    const heals = refused_pods_passing.test(message) || (message.includes("exceeded quota") && isMoving(object, evidence));
    return (heals ? failing : failed)(reason, `pods are refused: ${plain(message)}`);
}
function isMoving(object, evidence) {
    const leaving = evidence.pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
    return leaving || judgePods(object, 0, evidence)?.state === "progressing";
}
/** `exceeded quota: …` without the name of a pod that nobody will ever see, and who tells it. */
function plain(message) {
    return message
        .replace(/^\(combined from similar events\): /, "")
        .replace(/^Error creating: |^create Pod \S+ in StatefulSet \S+ failed error: /i, "")
        .replace(/^pods "[^"]*" is forbidden: /, "");
}
/**
 * As the controllers of Deployments and ReplicaSets say it.
 * @param holder whose condition it is: the ReplicaSet that has to make the pods of a Deployment says it first
 */
function refusedByCondition(object, evidence, holder = object) {
    const refused = findCondition(conditionsOf(holder), "ReplicaFailure");
    if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete")
        return undefined;
    return refused_pods_refusal(object, { reason: refused.reason ?? refused.type, message: conditions_wordsOf(refused) }, evidence);
}
/**
 * As the controllers of StatefulSets, DaemonSets and Jobs say it: in an event, which stays when it is over. To be asked
 * only where pods are missing.
 */
function refusedByEvent(object, evidence) {
    const happened = occurrencesOf(object, evidence);
    const refused = newest(happened, "FailedCreate");
    const since = Math.max(lastChange(object), newest(happened, "SuccessfulCreate")?.at ?? 0);
    if (refused === undefined || refused.at < since)
        return undefined;
    return refused_pods_refusal(object, refused, evidence);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/stateful-set.js






/**
 * Ready when the replicas from the partition on are of the new revision, and all are available. With `OnDelete` nobody
 * but the user replaces pods, so their revision is not waited for.
 */
function judgeStatefulSet(object, evidence) {
    const { replicas: wanted = 1, updateStrategy, minReadySeconds } = (object.spec ?? {});
    const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, ...status } = (object.status ?? {});
    const unseen = unobserved(object);
    if (unseen !== undefined)
        return unseen;
    const onDelete = updateStrategy?.type === "OnDelete";
    const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
    const missing = (onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ??
        tooMany(replicas - wanted, "replica") ??
        tooFew(status.availableReplicas ?? readyReplicas, wanted, available(minReadySeconds));
    if (missing !== undefined) {
        const pods = judgePods(object, wanted - partition, evidence);
        if (pods?.state === "failed")
            return pods;
        const refused = replicas < wanted ? refusedByEvent(object, evidence) : undefined;
        return refused ?? pods ?? heldUp(object, evidence) ?? missing;
    }
    if (onDelete && updatedReplicas < wanted)
        return readyBut(waitsForDeletion(wanted - updatedReplicas));
    if (partition > 0)
        return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`);
    return ready;
}
/**
 * A broken pod of an older revision stops an update: its controller waits for it to become ready, and does not replace
 * it (Kubernetes docs, "Forced rollback").
 */
function heldUp(object, evidence) {
    for (const pod of podsByRevision(object, evidence).previous) {
        const verdict = judgePod(pod, evidence);
        if (verdict.state !== "failing" && verdict.state !== "failed")
            continue;
        const words = `waits for pod ${pod.metadata.name} of the previous revision, which has to be deleted by hand`;
        return failing(verdict.reason, `${words}: ${verdict.message}`);
    }
    return undefined;
}
/** What a person should know of `OnDelete`: the change is not live yet. */
function waitsForDeletion(count) {
    return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/daemon-set.js





/** Ready when every node that should have a pod has an available one of the new revision; at once where none should. */
function judgeDaemonSet(object, evidence) {
    const { updateStrategy, minReadySeconds } = (object.spec ?? {});
    const status = (object.status ?? {});
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
    const unseen = unobserved(object);
    if (unseen !== undefined)
        return unseen;
    const onDelete = updateStrategy?.type === "OnDelete";
    const missing = (onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ??
        tooFew(numberAvailable, wanted, available(minReadySeconds));
    if (missing !== undefined) {
        const pods = judgePods(object, wanted, evidence);
        if (pods?.state === "failed")
            return pods;
        const { currentNumberScheduled: present = 0 } = status;
        return (present < wanted ? refusedByEvent(object, evidence) : undefined) ?? pods ?? missing;
    }
    if (wanted === 0)
        return readyBut("no node matches");
    return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/deployment.js







/** Ready when all replicas are of the new revision and available, and none of an old one is left. */
function judgeDeployment(object, evidence) {
    const spec = (object.spec ?? {});
    if (spec.paused)
        return readyBut("paused: its pods stay as they are");
    const unseen = unobserved(object);
    if (unseen !== undefined)
        return unseen;
    const missing = incomplete(spec, (object.status ?? {}));
    if (missing === undefined)
        return ready;
    const pods = judgePods(object, spec.replicas ?? 1, evidence);
    if (pods?.state === "failed")
        return pods;
    const revision = currentRevision(object, evidence.revisions);
    return refusedByCondition(object, evidence, revision) ?? stuck(object, pods) ?? pods ?? missing;
}
function incomplete({ replicas: wanted = 1, minReadySeconds }, status) {
    const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
    return (tooFew(updatedReplicas, wanted, "replicas updated") ??
        tooMany(replicas - updatedReplicas, "old replica") ??
        tooMany(replicas - wanted, "replica") ??
        tooFew(availableReplicas, wanted, available(minReadySeconds)));
}
/**
 * Past the deadline that the controller has for progress; it goes on all the same. An unchanged Deployment that got
 * stuck long ago is still stuck.
 */
function stuck(object, pods) {
    if (pods?.state === "failing")
        return pods;
    const progress = findCondition(conditionsOf(object), "Progressing");
    if (progress?.reason !== "ProgressDeadlineExceeded" || isBeforeLastChange(object, progress))
        return undefined;
    const words = pods === undefined ? conditions_wordsOf(progress) : `${pods.message}, for longer than progressDeadlineSeconds`;
    return failing(progress.reason, words);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/gateway.js


/** Ready when a controller has taken it (Gateway API, "GatewayClass status"). */
function judgeGatewayClass(object) {
    return lacking(conditionsOf(object), ["Accepted"], "a controller") ?? ready;
}
/** Ready when it is accepted and live in the data plane (Gateway API, GEP-1364). */
function judgeGateway(object) {
    return lacking(conditionsOf(object), ["Accepted", "Programmed"], "its controller") ?? ready;
}
/** HTTPRoute and its likes: ready when every parent has accepted it and found what it points to. */
function judgeRoute(object) {
    const { parentRefs = [] } = (object.spec ?? {});
    const { parents = [] } = (object.status ?? {});
    const key = (ref) => [ref.kind ?? "Gateway", ref.namespace ?? object.metadata.namespace, ref.name, ref.sectionName, ref.port].join("/");
    for (const wanted of parentRefs) {
        // Several controllers may answer for one parent; one that takes the route is enough.
        const answers = parents.filter(({ parentRef }) => key(parentRef) === key(wanted));
        const verdicts = answers.map(({ conditions }) => lacking(currentConditions(object, conditions), ["Accepted", "ResolvedRefs"], wanted.name));
        if (verdicts.length === 0)
            return progressing(`waiting for ${wanted.kind ?? "Gateway"}/${wanted.name}`);
        const first = verdicts[0];
        if (first !== undefined && verdicts.every((verdict) => verdict !== undefined))
            return first;
    }
    return ready;
}
/** What a controller has not decided yet, or has decided against. `Pending` is said of both. */
function lacking(conditions, types, whom) {
    for (const type of types) {
        const condition = findCondition(conditions, type);
        if (condition === undefined)
            return progressing(`waiting for ${whom}`);
        if (condition.status === "True")
            continue;
        const decided = condition.status === "False" && condition.reason !== "Pending";
        return decided ? failing(condition.reason ?? type, conditions_wordsOf(condition)) : progressing(conditions_wordsOf(condition));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/ingress.js

/**
 * Ready at once: whether a controller will ever give it an address cannot be told from the object, and to wait for one
 * where there is no controller is to wait for ever.
 */
function judgeIngress({ status }) {
    const { loadBalancer } = (status ?? {});
    return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, which is not waited for");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/job-pods.js



/**
 * What the pods of a Job say; undefined where all do their work. A container that crashes is the Job's own to count
 * (`backoffLimit`), so that is no hard failure before the Job has given up.
 */
function judgeJobPods({ done, failures }, evidence) {
    const alive = evidence.pods.filter(isAlive);
    const verdicts = alive.map((pod) => withRetries(judgePod(pod, evidence)));
    const head = (running) => [done, ...(running > 0 ? [`${running} running`] : [])].join(", ");
    const now = sumUp(verdicts, head, evidence.errorBudget(alive.length));
    if (now?.state === "failing" || now?.state === "failed" || failures === "")
        return now;
    const last = lastFailed(evidence.pods);
    if (last === undefined)
        return now;
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

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/job.js




/** Ready when it is complete: a Job that has started has not finished. Failed when Kubernetes gave it up. */
function judgeJob(object, evidence) {
    const spec = (object.spec ?? {});
    const status = (object.status ?? {});
    const conditions = conditionsOf(object);
    if (isTrue(findCondition(conditions, "Complete")))
        return readyBut("complete");
    const failure = findCondition(conditions, "Failed");
    if (isTrue(failure))
        return failedForGood(failure.reason ?? "JobFailed", conditions_wordsOf(failure));
    // Comes before Failed, while the pods that still run are ended (Kubernetes docs, "Job termination").
    const target = findCondition(conditions, "FailureTarget");
    if (isTrue(target))
        return failing(target.reason ?? "JobFailed", conditions_wordsOf(target));
    if (spec.suspend)
        return job_suspended(object);
    const progress = job_progressOf(spec, status);
    const soFar = progressing(job_inWords(progress, status));
    if (status.startTime === undefined || isTrue(findCondition(conditions, "SuccessCriteriaMet")))
        return soFar;
    return (doomed(spec, status) ??
        ((status.active ?? 0) === 0 ? refusedByEvent(object, evidence) : undefined) ??
        judgeJobPods(progress, evidence) ??
        soFar);
}
/** An index that has used up its retries fails the Job, once the others have ended (`backoffLimitPerIndex`). */
function doomed({ successPolicy }, { failedIndexes }) {
    if (!failedIndexes)
        return undefined;
    const words = `${/[,-]/.test(failedIndexes) ? "indexes" : "index"} ${failedIndexes} failed for good`;
    return (successPolicy === undefined ? failed : failing)("FailedIndexes", words);
}
function job_suspended({ metadata }) {
    // Kueue suspends every Job that it gets and resumes it when there is room.
    const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"];
    return queue === undefined ? readyBut("suspended") : progressing(`waiting in the queue ${queue}`);
}
function job_progressOf(spec, { succeeded = 0, failed: failures = 0 }) {
    // Without completions any pod's success ends the Job (Kubernetes docs, "Parallel Jobs with a work queue").
    const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined);
    const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`;
    return { done, failures: failures > 0 ? `${failures} failed` : "" };
}
function job_inWords({ done, failures }, { startTime, active = 0 }) {
    if (startTime === undefined)
        return "waiting to start";
    return [done, `${active} running`, ...(failures === "" ? [] : [failures])].join(", ");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/persistent-volume-claim.js

/** Set once a pod that wants the claim has a node (Kubernetes docs, "Volume Binding Mode"). */
const selectedNode = "volume.kubernetes.io/selected-node";
/**
 * Ready when bound. A claim whose class binds late is ready until a pod wants it: to wait for that here would be to
 * wait for a pod that may come in a later wave, or never.
 */
function judgePersistentVolumeClaim(object, { lateBindingClasses }) {
    const { phase } = (object.status ?? {});
    const { storageClassName } = (object.spec ?? {});
    if (phase === "Bound")
        return ready;
    if (phase === "Lost")
        return failing("ClaimLost", "its volume is gone");
    const wanted = object.metadata.annotations?.[selectedNode] !== undefined;
    if (!wanted && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
        return readyBut("is bound when its first pod comes");
    }
    return progressing("waiting for a volume");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/replica-set.js




/** ReplicaSet and ReplicationController: ready when as many pods as wanted are available, and no more are left. */
function judgeReplicaSet(object, evidence) {
    const { replicas: wanted = 1, minReadySeconds } = (object.spec ?? {});
    const { replicas = 0, availableReplicas = 0 } = (object.status ?? {});
    const unseen = unobserved(object);
    if (unseen !== undefined)
        return unseen;
    const missing = tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds));
    if (missing === undefined)
        return ready;
    const pods = judgePods(object, wanted, evidence);
    if (pods?.state === "failed")
        return pods;
    return refusedByCondition(object, evidence) ?? pods ?? missing;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules/service.js

/** A load balancer needs its address; headless, ExternalName and all other Services are ready at once. */
function judgeService({ spec, status }) {
    const { type } = (spec ?? {});
    const { loadBalancer } = (status ?? {});
    if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0)
        return ready;
    return progressing("waiting for the load balancer's address");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/rules.js

















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
/**
 * The groups of Kubernetes itself. Their kinds that have no rule above are ready as soon as they are stored.
 */
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
/** The rule for an object: its own, that of its kind, or for kinds of other groups the one that goes by conditions. */
function ruleOf(object) {
    const group = groupOf(object.apiVersion);
    const ofKind = rules_rules[`${group}/${object.kind}`] ?? (builtIn.has(group) ? always : judgeByConditions);
    return ownRule(object) ?? ofKind;
}
/** Whether an object can be anything else than ready at once. What cannot is never asked for again. */
function needsFollowing(object) {
    const rule = ruleOf(object);
    return rule !== always && rule !== judgeIngress && !isNeverAwaited(object);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/belongings.js
const nothingBelongs = { revisions: [], pods: [], events: [] };
function openBelongings() {
    // What belongs to what: by the uid of the owner, or of the object that an event is about.
    const byOwner = {
        revisions: new Map(),
        pods: new Map(),
        events: new Map(),
    };
    const children = (kind, uid) => [
        ...(byOwner[kind].get(uid ?? "")?.values() ?? []),
    ];
    const of = ({ metadata: { uid } }) => {
        const revisions = children("revisions", uid);
        const pods = [uid, ...revisions.map(({ metadata }) => metadata.uid)].flatMap((owner) => children("pods", owner));
        const told = [uid, ...[...revisions, ...pods].map(({ metadata }) => metadata.uid)];
        return { revisions, pods, events: told.flatMap((about) => children("events", about)) };
    };
    const store = (kind, touched) => {
        const mine = new Map();
        const remove = (key) => {
            for (const owner of mine.get(key)?.owners ?? [])
                byOwner[kind].get(owner)?.delete(key);
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
        // An event is about a pod, whose owner is a ReplicaSet, whose owner is the Deployment.
        const above = function* (owners, height = 2) {
            for (const owner of owners) {
                yield owner;
                if (height > 0)
                    yield* above(parents(owner), height - 1);
            }
        };
        return {
            list({ items }) {
                const affected = [...mine.values()].flatMap(({ owners }) => owners);
                for (const key of [...mine.keys()])
                    remove(key);
                for (const item of items)
                    keep(lighter(item));
                touched(above([...affected, ...items.flatMap((item) => ownersOf(kind, item))]));
            },
            event({ type, object: seen }) {
                if (type === "BOOKMARK")
                    return false;
                const object = seen;
                if (type === "DELETED")
                    remove(object.metadata.uid ?? "");
                else
                    keep(lighter(object));
                touched(above(ownersOf(kind, object)));
                return true;
            },
        };
    };
    /** The uids of what a pod or a ReplicaSet belongs to. */
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
/** Without what nobody here reads, which is half of an object. */
function lighter(object) {
    const { managedFields: _, ...metadata } = object.metadata;
    return { ...object, metadata };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/judge.js



/**
 * Judges a target by what was last seen of it; by what the apply returned, as long as nothing was.
 * An object that somebody made anew under the same name is judged as it is.
 */
function judge(target, seen, evidence) {
    const { applied } = target;
    const object = seen === undefined ? applied : seen.object;
    if (object === undefined || seen?.present === false)
        return judgeGone(target, object, evidence);
    if (isStale(applied, object))
        return progressing("waiting for the API server to show the change");
    if (object.metadata.deletionTimestamp !== undefined)
        return failing("Terminating", "is being deleted");
    return ruleOf(object)(object, evidence);
}
/** An API server may answer from a cache that has not seen our change yet. */
function isStale(applied, seen) {
    const same = applied.metadata.uid === seen.metadata.uid;
    return same && (seen.metadata.generation ?? 0) < (applied.metadata.generation ?? 0);
}
/** What has done its work may be cleaned up: a Job with `ttlSecondsAfterFinished`, a Pod that succeeded. */
function judgeGone({ ref, applied }, last, evidence) {
    if (last !== undefined) {
        const end = ref.kind === "Job" ? judgeJob(last, evidence) : undefined;
        if (end?.state === "ready")
            return end;
        if (ref.kind === "Pod" && last.status?.phase === "Succeeded") {
            return { state: "ready", message: "succeeded" };
        }
    }
    const { ttlSecondsAfterFinished } = (applied.spec ?? {});
    return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined
        ? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its end was seen")
        : failed("Deleted", "was deleted");
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/standings.js



/**
 * Begins with what can be said of each target by what the apply returned.
 * @param failFast milliseconds that a hard failure has to stand; undefined where only the deadline ends the wait
 */
function standingsOf(targets, failFast) {
    const standings = new Map(targets.map((target) => {
        const verdict = judge(target, undefined, { ...nothingKnown, ...nothingBelongs });
        const judgement = { verdict, object: target.applied, belongings: nothingBelongs };
        return [target, standings_follow(undefined, judgement, 0)];
    }));
    const all = () => [...standings.values()];
    const failsAt = () => {
        if (failFast === undefined)
            return undefined;
        const times = all().flatMap(({ verdict, failedSince }) => {
            if (verdict.state !== "failed" || failedSince === undefined)
                return [];
            return verdict.certain === true ? failedSince : failedSince + failFast;
        });
        return times.length === 0 ? undefined : Math.min(...times);
    };
    return {
        failsAt,
        objects: (now) => [...standings].map(([{ ref }, { verdict, object, belongings, since, readyAfter }]) => ({
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
            if (due !== undefined && due <= now)
                return "failed";
            return all().every(({ verdict }) => verdict.state === "ready") ? "ready" : undefined;
        },
        take: (judgements, now) => [...judgements].flatMap(([target, judgement]) => {
            const before = standings.get(target);
            const after = standings_follow(before, judgement, now);
            standings.set(target, after);
            if (before === undefined || after.since === before.since)
                return [];
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
        readyAfter: verdict.state === "ready" ? (before?.readyAfter ?? now) : undefined,
    };
}
function standings_isSame(a, b) {
    return a.state === b.state && a.message === b.message;
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/picture.js
/**
 * The picture that a list gives.
 * @param names the wanted objects; everything else in the list is left out
 * @param before what was known, so that an object that is gone is remembered as it was
 */
function fromList(names, { resourceVersion, items }, before) {
    const listed = new Map(items.map((object) => [object.metadata.name ?? "", object]));
    const sightings = [...names].map((name) => {
        const object = listed.get(name);
        if (object !== undefined)
            return [name, { present: true, object }];
        return [name, { present: false, object: before?.sightings.get(name)?.object }];
    });
    return { resourceVersion, sightings: new Map(sightings) };
}
/**
 * The picture after an event. Events of objects that nobody wants, and bookmarks, only move the place from which a
 * watch goes on (Kubernetes API concepts, "Watch bookmarks").
 */
function afterEvent(picture, { type, object: seen }) {
    const object = seen;
    const { name = "", resourceVersion = picture.resourceVersion } = object.metadata;
    const wanted = type !== "BOOKMARK" && picture.sightings.has(name);
    if (!wanted)
        return { ...picture, resourceVersion };
    const sighting = { present: type !== "DELETED", object };
    return { resourceVersion, sightings: new Map([...picture.sightings, [name, sighting]]) };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/poll.js



/** Milliseconds between two looks. */
const interval = 3_000;
/**
 * Keeps a store up to date by asking for each object again and again, for an identity that may not list or watch. Ends
 * with the signal.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
async function poll(collection, names, { api, signal, store, seen }) {
    const get = async (name) => {
        try {
            const path = `${collection}/${encodeURIComponent(name)}`;
            return [(await api.send({ method: "GET", path })).body];
        }
        catch (error) {
            if (isNotFound(error))
                return [];
            throw error;
        }
    };
    try {
        for (;;) {
            const found = await unlessAborted(signal, () => Promise.all([...names].map(get)));
            store.list({ resourceVersion: "", items: found.flat() });
            seen();
            await (0,external_node_timers_promises_namespaceObject.setTimeout)(interval, undefined, { signal });
        }
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
    }
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/watch.js



/** A watch that ends sooner than this, in milliseconds, and without a word, was in vain. */
const tooSoon = 1_000;
/** The longest pause between two looks, in milliseconds, where watches are in vain. */
const watch_longestPause = 4_000;
/** How often in a row a kind may be unknown: not every API server of a cluster learns of a new one at once. */
const mostUnknown = 5;
const watch_pageSize = "500";
/**
 * Keeps a store of objects up to date until the signal ends it: one LIST, then a WATCH from there, resumed where it ended, and a
 * LIST again when the server no longer knows that place (Kubernetes API concepts, "Efficient detection of changes").
 * Where something on the way ends every watch, the lists alone show how things are.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
async function watchScope(scope, ports) {
    const { signal } = ports;
    // From where a watch goes on; undefined where a list has to show how things are.
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
                if (!isGone(error) && !(isNotFound(error) && inVain < mostUnknown))
                    throw error;
                return true;
            });
            inVain = vain ? inVain + 1 : 0;
            if (vain)
                await (0,external_node_timers_promises_namespaceObject.setTimeout)(Math.min(watch_longestPause, 125 * 2 ** inVain), undefined, { signal });
        }
    }
    catch (error) {
        if (signal.aborted)
            return;
        if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405))
            throw error;
        await ports.blind(error);
    }
}
/** Whether the server no longer knows the place from which to go on, in a list or in a watch. */
function isGone(error) {
    return error instanceof ApiError && error.httpStatus === 410;
}
function path({ collection }, query) {
    return `${collection}?${new URLSearchParams(query)}`;
}
/** Without a resourceVersion a list is consistent: it shows all that was written before it was asked for. */
async function list(scope, { api, signal }) {
    const items = [];
    let next = {};
    for (;;) {
        const request = { method: "GET", path: path(scope, { ...scope.query, limit: watch_pageSize, ...next }) };
        const { metadata, ...body } = (await unlessAborted(signal, () => api.send(request))).body;
        items.push(...watch_itemsOf(body).filter(scope.wants));
        if (!metadata?.continue)
            return { resourceVersion: metadata?.resourceVersion ?? "", items };
        next = { continue: metadata.continue };
    }
}
/** The items of a built-in list do not say what they are: the list does (`DeploymentList`). */
function watch_itemsOf({ apiVersion = "", kind = "", items = [] }) {
    const of = { apiVersion, kind: kind.replace(/List$/, "") };
    return items.map((item) => ({ ...of, ...item }));
}
/** Watches until the watch ends, one way or another. */
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
            if (failed)
                break;
            place = event.object.metadata.resourceVersion ?? place;
            if (store.event(event))
                seen();
        }
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof ConnectionError))
            throw error;
    }
    const inVain = place === start && now() - begun < tooSoon;
    return { place: failed || inVain ? undefined : place, inVain };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/watch-belongings.js


/** Kinds that have pods, in any API group: what their pods do says why they are not ready. */
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
/**
 * Watches the pods, ReplicaSets and events of workloads, a LIST and a WATCH a kind and namespace however many workloads
 * there are, until the signal ends it.
 * @throws ApiError or ConnectionError when the API server stays away
 */
async function watchBelongings(targets, ports) {
    const scopes = [...Map.groupBy(targets, ({ ref }) => ref.namespace ?? "")].flatMap(([namespace, inside]) => scopesOf(namespace, inside));
    const missing = new Set(scopes);
    const arrived = (scope) => {
        if (missing.delete(scope) && missing.size === 0)
            ports.complete();
    };
    if (scopes.length === 0)
        ports.complete();
    await Promise.all(scopes.map((each) => watchScope(each.scope, {
        ...ports,
        store: ports.belongings.store(each.kind, ports.touched),
        seen: () => arrived(each),
        blind: async (reason) => {
            ports.unseen(each.kind, reason);
            arrived(each);
        },
    })));
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
                    // Of what was before, only what went wrong: a namespace may have had thousands of events in the last hour.
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
/** A list of names in a URL that is longer may be refused on the way. */
const mostValues = 50;
/** Selects the pods of some workloads where they have a label in common; else all pods of the namespace are asked for. */
function selector(targets) {
    const labels = targets.map(({ applied }) => matchLabels(applied));
    const key = Object.keys(labels[0] ?? {}).find((name) => labels.every((each) => each[name] !== undefined));
    const values = [...new Set(labels.map((each) => each[key ?? ""] ?? ""))];
    if (key === undefined || values.length > mostValues)
        return {};
    return { labelSelector: `${key} in (${values.join(",")})` };
}
function matchLabels({ kind, spec }) {
    const { selector: written = {} } = (spec ?? {});
    return (kind === "ReplicationController" ? written : (written.matchLabels ?? {}));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/watch-all.js







/**
 * Watches the collections in which something is not ready, and what belongs to it, side by side, until the signal ends
 * it. The first that fails ends them all; none is left when it returns.
 * @throws ApiError or ConnectionError when the API server refuses or stays away, the signal's reason
 */
async function watchAll(targets, unready, { judged, surroundings, blind, ...ports }) {
    const around = await unlessAborted(ports.signal, surroundings);
    const failure = new AbortController();
    const signal = AbortSignal.any([ports.signal, failure.signal]);
    const belongings = openBelongings();
    const collections = new Set(unready.map(({ collection }) => collection));
    const followed = targets.filter(({ collection }) => collections.has(collection));
    const pictures = new Map();
    const changed = coalesce((some) => {
        if (signal.aborted)
            return;
        const judgement = (target) => judgeNow(target, pictures.get(target.collection), { around, belongings });
        judged(new Map([...some].map((target) => [target, judgement(target)])));
    });
    // Somebody may make an object anew, with another uid, to which its pods belong then.
    const byUid = new Map(followed.map((target) => [target.applied.metadata.uid ?? "", target]));
    const watchTargets = (collection) => {
        const inside = followed.filter((target) => target.collection === collection);
        const names = new Set(inside.map(({ ref }) => ref.name));
        const store = pictureStore(names, (picture) => pictures.set(collection, picture));
        let judgedBy;
        const seen = () => {
            const picture = pictures.get(collection);
            const sightingOf = ({ ref }) => picture?.sightings.get(ref.name);
            // An event is about one of perhaps hundreds, and the others' pods are not to be judged again for it.
            const news = inside.filter((target) => sightingOf(target) !== judgedBy?.sightings.get(target.ref.name));
            for (const target of news) {
                const uid = sightingOf(target)?.object?.metadata.uid;
                if (uid !== undefined)
                    byUid.set(uid, target);
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
    ].map((watch) => watch.catch((error) => {
        failure.abort();
        throw error;
    }));
    await Promise.allSettled(watches);
    await Promise.all(watches);
}
function judgeNow(target, picture, { around, belongings }) {
    const seen = picture?.sightings.get(target.ref.name);
    const object = seen?.object ?? target.applied;
    const own = seen?.present === false ? nothingBelongs : belongings.of(object);
    return { verdict: judge(target, seen, { ...around, ...own }), object, belongings: own };
}
/** With only one object wanted, the server is asked for no others; the right to that one is enough then. */
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
            if (picture === undefined)
                return false;
            const before = picture;
            picture = afterEvent(before, event);
            keep(picture);
            return picture.sightings !== before.sightings;
        },
    };
}
/** Collects what is added until everything that has come by then is dealt with: one rollout makes many events. */
function coalesce(flush) {
    let waiting = new Set();
    return (more) => {
        const scheduled = waiting.size > 0;
        for (const each of more)
            waiting.add(each);
        if (scheduled || waiting.size === 0)
            return;
        setImmediate(() => {
            const some = waiting;
            waiting = new Set();
            flush(some);
        });
    };
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/follow.js









/** Milliseconds from the beginning: with what has been seen by then, a failure ends the wait. */
const longestLook = 2_000;
/**
 * Waits until all objects are ready at the same time, until one of them has failed for long enough, or until the signal
 * ends it. What is ready by what the apply returned is not asked for: a set that is ready costs no request. All watches
 * have ended when it returns. What the API server refuses ends it as `lost`: what was applied is to be reported all the
 * same.
 */
async function followRollout(targets, ports) {
    const { stop, log } = ports;
    const begun = ports.now();
    const now = () => ports.now() - begun;
    const standings = standingsOf(targets, ports.failFast);
    const remark = () => remarksOn(standings.objects(now())).forEach(log.info);
    if (standings.outcome(0) === "ready") {
        remark();
        return { outcome: "ready", objects: standings.objects(0), waited: 0 };
    }
    const stand = () => ({ objects: standings.objects(now()), waited: now() });
    const end = new AbortController();
    const decided = Promise.withResolvers();
    // The first decision stands, with the objects as they were then.
    const decide = (outcome) => decided.resolve({ outcome, ...stand() });
    const interrupt = () => decide(interruption(stop));
    stop.addEventListener("abort", interrupt, { once: true });
    if (stop.aborted)
        interrupt();
    const followed = () => standings.objects(now()).filter(({ object }) => needsFollowing(object));
    const progress = announce(log, () => progressOf(followed()), ports.now);
    const notices = noticesOf(targets, ports.failFast);
    const unseen = new Set();
    // What failed before we looked would be told without its pods and their events.
    let complete = false;
    let due;
    const look = () => {
        clearTimeout(due);
        const outcome = standings.outcome(now());
        if (outcome === "ready" || (outcome === "failed" && (complete || now() >= longestLook)))
            return decide(outcome);
        progress.changed();
        const at = outcome === "failed" ? longestLook : standings.failsAt();
        if (at !== undefined)
            due = setTimeout(look, at - now());
    };
    const watching = watchAll(targets, standings.unready(), {
        ...ports,
        surroundings: () => readSurroundings(standings.unready(), ports),
        signal: AbortSignal.any([stop, end.signal]),
        blind: once(({ message }) => log.warning(`Objects that cannot be watched are asked for every few seconds: ${message}`)),
        unseen(kind, { message }) {
            if (!unseen.has(kind))
                log.info(`What goes wrong is seen late, since ${follow_namesOf[kind]} cannot be watched: ${message}`);
            unseen.add(kind);
        },
        complete() {
            complete = true;
        },
        judged(judgements) {
            for (const line of notices(standings.take(judgements, now())))
                log.info(line);
            look();
        },
    });
    watching.catch(decided.reject);
    look();
    try {
        const rollout = await decided.promise;
        progress.close(rollout.outcome === "ready");
        if (rollout.outcome === "ready")
            remark();
        return rollout;
    }
    catch (error) {
        if (!(error instanceof ApiError || error instanceof ConnectionError))
            throw error;
        return { outcome: "lost", ...stand(), message: error.message };
    }
    finally {
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
        if (!told)
            tell(...args);
        told = true;
    };
}
function interruption({ reason }) {
    return reason instanceof lib_errors/* UserError */.yo && reason.code === "timeout" ? "deadline" : "stopped";
}

;// CONCATENATED MODULE: ./packages/push/lib/stop.js
/** Milliseconds that requests already sent get to be answered. GitHub ends a cancelled step after 7.5 s. */
const grace = 4_000;
/** A signal that follows another one after a moment, so that what is under way can come to its end. */
function lingering(signal) {
    const late = new AbortController();
    signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), grace).unref(), { once: true });
    return late.signal;
}

;// CONCATENATED MODULE: ./packages/push/lib/warnings.js
/** Shows what the API server warns of, each warning once, on the object that it came for first. */
function warnOnce(log) {
    const shown = new Set();
    return (check) => {
        for (const warning of check.action === "refused" ? [] : check.warnings) {
            if (shown.has(warning))
                continue;
            shown.add(warning);
            log.warning(warning, check.planned.source.location);
        }
    };
}

;// CONCATENATED MODULE: ./packages/push/lib/push.js





















const tooSlow = "Raise input 'timeout' if the cluster is that slow; else look at what it was waiting for.";
/**
 * Deploys manifests to a cluster: renders them, has the server check all of them, applies what changes, and follows the
 * rollout to its end.
 * @throws UserError or Faults for all that is wrong before the first write; nothing has been written then
 * @returns what was done, also when something failed on the way
 */
async function push(inputs, ports) {
    const folder = await openFolder(folderPath(ports.temp), (path) => ports.remember("folder", path));
    const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
    try {
        // What has been sent when a run is stopped is waited for, for a moment.
        return await inFolder(inputs, {
            ...ports,
            // What kubectl writes for the time that it runs, such as a Kustomize base from Git, goes with the folder.
            env: { ...ports.env, [program/* runVariable */.MU]: folder.path, TMPDIR: folder.path },
            folder: folder.path,
            stop: stop.signal,
            signal: lingering(stop.signal),
        });
    }
    finally {
        stop.clear();
        await folder.remove();
    }
}
async function inFolder(inputs, ports) {
    const kubectl = kubectlOnPath(ports.env, ports.signal);
    const opening = openCluster(inputs.access, {
        ...ports,
        kubectl,
        warn: ports.log.warning,
        started: (pid) => ports.remember("kubectl", String(pid)),
    });
    const [cluster, manifests] = await both(opening, render(inputs.manifests, { workspace: ports.workspace, kubectl }));
    try {
        return await toCluster(cluster, manifests, inputs, ports);
    }
    catch (error) {
        throw cluster.explain(error);
    }
    finally {
        await cluster.close();
    }
}
/** Waits for both, so that the faults of both are known. */
async function both(opening, rendering) {
    const [cluster, rendered] = await Promise.allSettled([opening, rendering]);
    if (cluster.status === "fulfilled" && rendered.status === "fulfilled")
        return [cluster.value, rendered.value];
    if (cluster.status === "fulfilled")
        await cluster.value.close();
    const failures = [cluster, rendered].flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    const faults = failures.flatMap((failure) => (0,lib_errors/* userFaults */.B3)(failure) ?? []);
    const bug = failures.find((failure) => (0,lib_errors/* userFaults */.B3)(failure) === undefined);
    if (bug !== undefined)
        throw bug;
    const unreadable = rendered.status === "fulfilled" ? rendered.value.faults : [];
    // Without kubectl neither can be done, for one and the same reason.
    (0,lib_errors/* throwFaults */.G3)([...new Map([...faults, ...unreadable].map((fault) => [fault.message, fault])).values()]);
    throw bug;
}
async function toCluster(cluster, rendered, inputs, ports) {
    const { log } = ports;
    const namespace = inputs.namespace ?? cluster.namespace;
    const { server, context, identity, version } = cluster;
    const names = [server, context, identity, namespace, namesIn(rendered.manifests)].join("\n");
    const hide = (objects) => hideSecrets(objects, names, ports.hide);
    hide(rendered.manifests.map(({ object }) => object));
    for (const line of describeCluster(cluster, namespace))
        log.info(line);
    const { plan, prepared: checked } = await checkAll(cluster, namespace, rendered, inputs, { ...ports, hide });
    ports.stop.throwIfAborted();
    const base = { cluster: { server, context, identity, version }, namespace, dryRun: inputs.dryRun };
    const warn = warnOnce(log);
    if (inputs.dryRun) {
        const changes = plannedChanges(plan, checked, warn);
        for (const line of describeChanges(changes, { dryRun: true }))
            log.info(line);
        return { ...base, changes, rollouts: [], failures: [] };
    }
    const prepared = await push_takeOver(plan, checked, log);
    const follow = (applied) => followRollout(applied.map(toTarget), {
        ...ports,
        ...inputs,
        set: plan.waves.flatMap(({ objects }) => objects.map(({ object }) => object)),
        api: cluster.api,
        now: () => performance.now(),
    });
    const { changes, rollouts } = await executeWhole(plan, prepared, { stop: ports.stop, follow, warn, log });
    for (const line of describeChanges(changes, { dryRun: false }))
        log.info(line);
    const complete = changes.every(isApplied) && rollouts.every(({ outcome }) => outcome === "ready");
    const last = complete && inputs.wait ? [await follow(notFollowed(changes.filter(isApplied), rollouts))] : [];
    if (last.some(tookTime) && !ports.stop.aborted)
        await warnIfOvertaken(changes, prepared, log);
    const followed = [...rollouts, ...last];
    const failures = await diagnose(patients(followed, changes), { api: cluster.api, redact: ports.redact });
    return { ...base, changes, rollouts: followed, failures };
}
/** What is to be looked into: what has failed, or else what is not ready in time. */
function patients(rollouts, changes) {
    const manifests = new Map(changes.map((change) => [objectKey(madeRef(change)), change.planned]));
    return rollouts.flatMap(({ outcome, objects }) => {
        const wanted = objects.filter(({ verdict }) => outcome === "failed" ? verdict.state === "failed" : outcome === "deadline" && verdict.state !== "ready");
        return wanted.map((rollout) => ({ rollout, manifest: manifests.get(objectKey(rollout.ref)) }));
    });
}
/** Objects of a client-side `kubectl apply` become ours before the first write, and are checked as what they are then. */
async function push_takeOver(plan, checked, log) {
    const { prepared, count, faults } = await takeOverAll(plan, checked);
    if (count > 0)
        log.info(`Taken over from client-side kubectl apply: ${count === 1 ? "1 object" : `${count} objects`}`);
    (0,lib_errors/* throwFaults */.G3)(faults);
    return prepared;
}
/** Plans the set and has the server check it. All that is wrong is thrown together. */
async function checkAll(cluster, namespace, rendered, inputs, { stop, log, hide, }) {
    const { manifests, faults: unused } = setImages(rendered.manifests, inputs.images);
    const discovery = await discover(cluster.api);
    const { plan, faults: unplanned } = planPush({ ...inputs, manifests, discovery, namespace });
    const { prepared, faults: refused, undecided } = await prepare(plan, cluster.api, inputs.forceConflicts);
    // A server may quote what was there before.
    hide(prepared.ports.live.values());
    const objects = plan.waves.flatMap((wave) => wave.objects);
    for (const { message, location } of ownerWarnings(objects, prepared.ports.live))
        log.warning(message, location);
    // In a file that could not be read may stand the image that nothing else uses.
    const imageFaults = rendered.faults.length > 0 ? [] : unused;
    const certain = [...rendered.faults, ...imageFaults, ...unplanned, ...refused];
    // What is undecided is decided once it is taken over, which only a run that writes may do.
    (0,lib_errors/* throwFaults */.G3)(certain.length > 0 || inputs.dryRun ? [...certain, ...undecided] : []);
    const going = describeGoing(plan, prepared);
    if (going === "")
        return { plan, prepared };
    log.info(`${inputs.dryRun ? "A run would wait" : "Waiting"} until what is being deleted is gone: ${going}`);
    if (inputs.dryRun)
        return { plan, prepared };
    const waited = await awaitGone(plan, prepared, stop);
    (0,lib_errors/* throwFaults */.G3)(waited.faults);
    return { plan, prepared: waited.prepared };
}
function toTarget(applied) {
    const { ref, resource } = applied.planned;
    return { ref: madeRef(applied), collection: collectionPath(resource, ref.namespace), applied: applied.after };
}
/** Whether there was anything to wait for: meanwhile others may have been at work. */
function tookTime({ objects }) {
    return objects.some(({ readyAfter }) => readyAfter !== 0);
}
function notFollowed(applied, rollouts) {
    const followed = new Set(rollouts.flatMap(({ objects }) => objects.map(({ ref }) => objectKey(ref))));
    return applied.filter((change) => !followed.has(objectKey(toTarget(change).ref)));
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/milestones.js

/** What a pod goes through, in this order. One that is to end is `ready` when it has. */
const milestones = ["created", "scheduled", "pulled", "started", "ready"];
/** @param events of any objects; `Pulled` and `Started` tell of more than a pod's status does */
function milestonesOf(pod, events) {
    const { phase, containerStatuses: statuses = [] } = (pod.status ?? {});
    const since = (type) => {
        const condition = findCondition(conditionsOf(pod), type);
        return isTrue(condition) ? timeOf(condition.lastTransitionTime) : undefined;
    };
    const own = events.filter((event) => event.involvedObject?.uid === pod.metadata.uid);
    const starts = statuses.map(milestones_startOf);
    const haveStarted = starts.length > 0 && starts.every((start) => start !== undefined);
    // A kubelet writes down the id of an image as soon as it has it.
    const havePulled = haveStarted || (statuses.length > 0 && statuses.every(({ imageID = "" }) => imageID !== ""));
    return {
        created: timeOf(pod.metadata.creationTimestamp),
        scheduled: since("PodScheduled"),
        pulled: havePulled ? firstOfEach(own, "Pulled") : undefined,
        started: haveStarted ? (firstOfEach(own, "Started") ?? latest(starts)) : undefined,
        ready: phase === "Succeeded" ? latest(statuses.map(endOf)) : since("Ready"),
    };
}
/** What a pod is to come to next. When it has come so far was not always seen: that it has is known all the same. */
function nextMilestone(pod, times) {
    const last = milestones.findLastIndex((milestone) => times[milestone] !== undefined);
    const next = milestones[last + 1] ?? "ready";
    return next === "pulled" && isPastPull(pod) ? "started" : next;
}
/** A container whose image is there may have one thing wrong after another; an init container runs before the others. */
function isPastPull({ status }) {
    const { initContainerStatuses = [], containerStatuses = [] } = (status ?? {});
    return [...initContainerStatuses, ...containerStatuses].some(({ state, lastState }) => {
        const { reason = "ContainerCreating" } = state?.waiting ?? {};
        const waits = state?.waiting !== undefined && !/Image|Registry|Signature|ContainerCreating|PodInitializing/.test(reason);
        return waits || state?.running !== undefined || (state?.terminated ?? lastState?.terminated) !== undefined;
    });
}
/** When a container was started, as far as its status goes back. */
function milestones_startOf({ state, lastState }) {
    const [oldest] = [lastState?.terminated, state?.terminated, state?.running].flatMap((each) => each ?? []);
    return timeOf(oldest?.startedAt);
}
function endOf({ state }) {
    return timeOf(state?.terminated?.finishedAt);
}
/** When the last of some containers came to something for the first time: it happens again at every restart. */
function firstOfEach(events, reason) {
    const told = events
        .map((event) => event)
        .filter((event) => event.reason === reason);
    const containers = [...Map.groupBy(told, ({ involvedObject }) => involvedObject?.fieldPath).values()];
    return latest(containers.map((each) => earliest(each.map(firstOf))));
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
function latest(times) {
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
}

;// CONCATENATED MODULE: ./packages/push/lib/rollout/timeline.js



/** Undefined for what has no pods, and where all of them were ready before the apply. */
function timelineOf({ object, belongings }, { written, waited }) {
    const pods = object.kind === "Pod" ? [object] : podsByRevision(object, belongings).current;
    const [slowest] = pods
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
        .map((pod) => ({ pod, times: milestonesOf(pod, belongings.events) }))
        .map(({ pod, times }) => ({ pod, times, next: nextMilestone(pod, times) }))
        .toSorted((a, b) => slowness(b) - slowness(a));
    if (slowest === undefined)
        return undefined;
    const { pod, times, next } = slowest;
    const applied = (written && Date.parse(ourEntry(object)?.time ?? "")) || times.created;
    if (applied === undefined || (times.ready !== undefined && times.ready <= applied))
        return undefined;
    const seconds = (time) => Math.max(0, Math.round((time - applied) / 100) / 10);
    const base = { pod: pod.metadata.name ?? "", reached: inOrder(times, seconds) };
    if (times.ready !== undefined)
        return base;
    const until = Math.max(applied + waited, ...Object.values(times).map((time) => time ?? 0));
    return { ...base, standing: { before: next, until: seconds(until) } };
}
/** Who is not ready is slower than who is, and the less far the slower; of those that are ready the last one. */
function slowness({ times, next }) {
    return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next);
}
/** One clock of a cluster may be behind another: nobody comes to a milestone before the one that precedes it. */
function inOrder(times, seconds) {
    let latest = 0;
    const reached = milestones.flatMap((milestone) => {
        const time = times[milestone];
        if (time === undefined)
            return [];
        latest = Math.max(latest, time);
        return [[milestone, seconds(latest)]];
    });
    return Object.fromEntries(reached);
}

;// CONCATENATED MODULE: ./packages/push/lib/index.js





;// CONCATENATED MODULE: ./actions/push/lib/failure-fault.js

/**
 * A failure in a few sentences, at the place of its cause: what it is, the likely cause, what still serves, what to do.
 * @param waited for how many milliseconds
 */
function failureFault(failure, verdict, waited) {
    const { ref, message, cause, previous, location } = failure;
    const what = verdict.state === "failed" ? hasFailed(verdict) : `is not ready after ${formatDuration(waited)}`;
    const sentences = [
        `${formatRef(ref)} ${what}: ${message}`,
        // What still serves is what the next one asks for; what to do follows the cause.
        ...(previous === undefined ? [] : [capitalized(previous)]),
        ...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
        ...overriding(failure),
    ];
    return new lib_errors/* UserError */.yo(sentences.join(". "), {
        code: verdict.state === "failed" ? "failed" : "not-ready",
        hint: hintOf(failure),
        location,
    });
}
/** Another object may have ended the wait before it was certain of this one. */
function hasFailed({ certain }) {
    return certain === true ? "has failed" : "is failing";
}
/** `image is set by input 'images'`: who looks at the line sees something else there. */
function overriding({ field, setBy }) {
    if (setBy === undefined)
        return [];
    return [capitalized(`${field.findLast((step) => typeof step === "string") ?? "it"} is ${setBy}`)];
}
/** What to do; where nobody knows, where a person can look further, unless the cause says enough. */
function hintOf({ hint, cause, ref }) {
    if (hint !== undefined || cause !== undefined)
        return hint;
    const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`;
    return `Look at it with: kubectl describe ${ref.kind.toLowerCase()} ${(0,defuse/* shellWord */.r7)(ref.name)}${namespace}`;
}

;// CONCATENATED MODULE: ./actions/push/lib/report-failures.js



/** So many failures are shown with all that is known of them; the others in a line each. */
const mostShown = 10;
/** Failures as the report file holds them, the most telling first. */
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

;// CONCATENATED MODULE: ./actions/push/lib/summary/words.js

/** In the order in which they are shown. */
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
/** `1 created, 2 configured, 7 unchanged` */
function counts(report) {
    return words_actions
        .map((action) => ({ action, count: report.objects.filter((object) => object.action === action).length }))
        .filter(({ count }) => count > 0)
        .map(({ action, count }) => `${count} ${wordFor(action, report)}`)
        .join(", ");
}
/** How a report names objects: with their namespaces, where there are several. */
function naming({ objects }) {
    const namespaces = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
    return (ref) => formatRef(ref, namespaces.size > 1 ? "full" : "short");
}

;// CONCATENATED MODULE: ./actions/push/lib/evidence.js



/** Shows what is known of the most telling failures, a group each. */
async function logEvidence(report, log) {
    const nameOf = naming(report);
    const { failures } = report;
    for (const failure of failures.slice(0, mostShown)) {
        await log.group(`${nameOf(failure)}: ${failure.reason}`, async () => {
            for (const line of evidenceOf(failure))
                log.info(line);
        });
    }
    const left = failures.length - mostShown;
    if (left > 0)
        log.info(`What is known of ${left} more that failed stands in the report file.`);
}
/** Lines of others are indented, so that none is taken for one of ours. */
function evidenceOf(failure) {
    const { message, cause, previous, file, line, field, setBy, container, probe, logs, events, unknown } = failure;
    const place = [
        ...(file === undefined || line === undefined ? [] : [(0,lib_location/* formatLocation */.j)({ file, line })]),
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
/** As wide as the names of all that a line may begin with. */
function fact(name, value) {
    return value === undefined || value === "" ? [] : [`${name.padEnd(10)} ${value}`];
}
function logLines({ pod, container, previous, lines }) {
    const run = previous ? ", before it was started again" : "";
    if (lines.length === 0)
        return [`Log of ${container} in ${pod}${run}: it has printed nothing.`];
    return [`Log of ${container} in ${pod}${run}:`, ...lines.map((line) => `  ${line}`)];
}
function ago(age) {
    return age === 0 ? "just now" : `${formatDuration(age * 1_000)} before the newest`;
}

;// CONCATENATED MODULE: ./actions/push/lib/faults.js


/** All that went wrong in a run, whether it ended early or came to its end. */
function faultsOf(ending) {
    if ("faults" in ending)
        return ending.faults;
    const { changes, rollouts, failures } = ending.result;
    const refused = changes.flatMap((change) => (change.action === "failed" ? change.faults : []));
    const known = new Map(failures.map((failure) => [objectKey(failure.ref), failure]));
    const waited = rollouts.flatMap((rollout) => rollout.objects.flatMap((object) => rolloutFault(object, rollout, known.get(objectKey(object.ref)))));
    const skipped = changes.filter(({ action }) => action === "skipped").length;
    const lost = rollouts.flatMap(({ outcome, message = "" }) => outcome === "lost" ? [lostFault(message, skipped)] : []);
    const stopped = rollouts.some(({ outcome }) => outcome === "stopped");
    const cut = stopped || (skipped > 0 && refused.length + waited.length + lost.length === 0);
    return [...refused, ...waited, ...lost, ...(cut ? [cutFault(skipped)] : [])];
}
function rolloutFault({ ref, verdict }, { outcome, waited }, failure) {
    if (verdict.state === "ready" || (outcome !== "failed" && outcome !== "deadline"))
        return [];
    if (outcome === "failed" && verdict.state !== "failed")
        return [];
    const told = failure ?? { ref, message: verdict.message, field: [] };
    return [failureFault(told, verdict, waited)];
}
function lostFault(message, skipped) {
    const applied = skipped === 0
        ? "Everything had been applied; whether it became ready is not known"
        : `${skipped === 1 ? "1 object was" : `${skipped} objects were`} not applied; whether the others became ready is not known`;
    return new lib_errors/* UserError */.yo(`The API server could not be asked any more: ${message}`, {
        code: "unreachable",
        hint: `${applied}. Run again to see.`,
    });
}
function cutFault(skipped) {
    const objects = skipped === 1 ? "1 object was" : `${skipped} objects were`;
    const message = skipped === 0 ? "The run was stopped while it waited" : `The run was stopped, and ${objects} not applied`;
    return new lib_errors/* UserError */.yo(message, {
        code: "stopped",
        hint: "Run again: what has been applied stays as it is, the rest follows.",
    });
}

;// CONCATENATED MODULE: ./actions/push/lib/inputs.js

/** Milliseconds that a run may take when `timeout` is not set. */
const defaultTimeout = 600_000;
/** Milliseconds that a hard failure has to stand when `fail-fast` is not set: some clusters heal by themselves. */
const defaultFailFast = 20_000;
/**
 * Reads the inputs that `action.yml` describes.
 * @throws UserError or Faults for all that is wrong with them
 */
function parseInputs(read) {
    const { overrides, faults } = parseImageOverrides(read.lines("images"));
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
        dryRun: read.boolean("dry-run", false),
        forceConflicts: read.boolean("force-conflicts", false),
        wait: read.boolean("wait", true),
        failFast: read.text("fail-fast") === "off" ? undefined : read.duration("fail-fast", defaultFailFast),
        errorBudget: readErrorBudget(read),
        timeout: read.duration("timeout", defaultTimeout),
    };
    if (inputs.namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(inputs.namespace)) {
        read.fault(`Input 'namespace' is '${inputs.namespace}', which is no name of a namespace`, "It is a DNS label: a-z, 0-9 and -, at most 63.");
    }
    (0,lib_errors/* throwFaults */.G3)([...read.faults, ...faults]);
    return inputs;
}
/** `error-budget`: a number of pods, or a percentage of a workload's, rounded down. */
function readErrorBudget(read) {
    const written = read.text("error-budget") ?? "0";
    const [, digits = "", percent] = /^(\d{1,6})(%?)$/.exec(written) ?? [];
    const number = Number(digits);
    if (digits === "" || (percent === "%" && number > 100)) {
        read.fault(`Input 'error-budget' is '${written}'`, "Write a number of pods, such as 1, or a percentage, such as 5%.");
    }
    return percent === "%" ? (pods) => Math.floor((pods * number) / 100) : () => number;
}

;// CONCATENATED MODULE: ./actions/push/lib/outputs.js


/** Characters of the output `failures`, and of one message in it. */
const outputs_longest = 4_000;
const outputs_longestMessage = 400;
/** The outputs, by their names in `action.yml`. */
function outputsOf(report, file) {
    return {
        result: report.result,
        changed: String(report.changed),
        failures: failuresOutput(report),
        "ready-in": report.readyIn === undefined ? "" : String(report.readyIn),
        report: file,
    };
}
/** A list in JSON on one line; where it is cut, its last entry says how many more there are. */
function failuresOutput(report) {
    const nameOf = naming(report);
    let left = outputs_longest;
    const entries = report.failures.map((failure) => ({
        object: nameOf(failure),
        reason: (0,defuse/* defuseLine */.BM)(failure.reason),
        message: clip((0,defuse/* defuseLine */.BM)(failure.message)),
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

// EXTERNAL MODULE: ./packages/core/lib/redact.js
var lib_redact = __nccwpck_require__(9096);
;// CONCATENATED MODULE: ./actions/push/lib/redact-report.js

/** A report without secrets: names are ours to show, what others say may quote anything. */
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
/** What an application prints may hold any secret. */
function redactFailure(failure, redact) {
    const { apiVersion, kind, namespace, name } = failure;
    return { ...(0,lib_redact/* redactAll */.$)(failure, redact), apiVersion, kind, namespace, name };
}

;// CONCATENATED MODULE: ./packages/core/lib/report.js
/** A fault as the report file holds it. */
function reportFault({ code, message, hint, location }) {
    return { code, message, hint, ...(location === undefined ? {} : { file: location.file, line: location.line }) };
}
/**
 * When a run began, and how long it took.
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
function reportTime(startedAt, endedAt) {
    return { startedAt: new Date(startedAt).toISOString(), seconds: inSeconds(endedAt - startedAt) };
}
/** Milliseconds as a report has them: seconds, to a tenth. */
function inSeconds(milliseconds) {
    return Math.round(milliseconds / 100) / 10;
}

;// CONCATENATED MODULE: ./actions/push/lib/report.js




/**
 * Puts what happened into the report's words. Pure.
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
function toReport(ending, startedAt, endedAt) {
    const base = { version: 1, action: "push", ...reportTime(startedAt, endedAt) };
    const faults = faultsOf(ending).map(reportFault);
    if (!("result" in ending)) {
        return { ...base, result: "failed", changed: false, objects: [], images: [], faults, failures: [] };
    }
    const { cluster, namespace, dryRun, changes, rollouts, failures } = ending.result;
    const changed = changes.some(({ action }) => action === "created" || action === "configured");
    const success = dryRun ? "planned" : changed ? "deployed" : "unchanged";
    const rolled = new Map(rollouts.flatMap(({ objects, waited }) => objects.map((object) => [objectKey(object.ref), { object, waited }])));
    const objects = changes.map((change) => reportObject(change, rolled));
    return {
        ...base,
        result: faults.length > 0 ? "failed" : success,
        changed,
        cluster: { ...cluster, namespace },
        objects,
        images: changes.filter(isApplied).flatMap(imageChanges),
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
    if (rollout === undefined)
        return { ...ref, action, ...place };
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
/** What had to be ready before the rest could be applied was waited for by itself. */
function readyIn(objects, rollouts) {
    if (!objects.every(({ ready }) => ready === true))
        return undefined;
    const waits = rollouts.map((rollout) => Math.max(0, ...rollout.objects.map(({ readyAfter = 0 }) => readyAfter)));
    return inSeconds(waits.reduce((sum, wait) => sum + wait, 0));
}
/** The images that are not what they were, container by container. */
function imageChanges({ planned, before, after }) {
    const was = new Map(before === undefined ? [] : findImages(before).map(({ path, image }) => [path.join("."), image]));
    return findImages(after).flatMap(({ path, container, image }) => {
        const from = was.get(path.join("."));
        return from === image ? [] : [{ object: formatRef(planned.ref), container, from, to: image }];
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/markdown.js

const entities = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
/**
 * What GitHub makes something of after Markdown is done with, in HTML too: people and teams (@name), issues (#1, GH-1),
 * addresses and pictures (:name:). It does so where all of it stands in one piece of text, so each of these marks is
 * followed by a place where the line may break, which nobody sees or copies.
 */
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/;
/**
 * Text of others for a summary. Summaries are built of HTML blocks, in which Markdown has no meaning
 * (CommonMark 4.6), so that five characters are all there is to escape.
 */
function markdown_text(value) {
    return escapeHtml(value, (mark) => `${mark}<wbr>`);
}
/** Text in a fixed-width font. GitHub makes nothing of what is in it. */
function code(value) {
    return `<code>${verbatim(value)}</code>`;
}
/**
 * Several lines in a fixed-width font, with their spaces.
 * @param language by which GitHub colours them
 */
function block(value, language) {
    const lines = (0,defuse/* defuse */.VP)(value).split("\n");
    return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map((line) => escaped(line.trimEnd(), (mark) => mark)).join("&#10;")}</pre>`;
}
/** A link; its content alone where the address is none of the web. */
function markdown_link(address, content) {
    const url = URL.parse(address);
    if (url?.protocol !== "https:" && url?.protocol !== "http:")
        return content;
    return `<a href="${verbatim(url.href)}">${content}</a>`;
}
function verbatim(value) {
    return escapeHtml(value, (mark) => mark);
}
function escapeHtml(value, withMark) {
    return escaped((0,defuse/* defuseLine */.BM)(String(value)), withMark);
}
function escaped(value, withMark) {
    const special = new RegExp(`[&<>"']|${marks.source}`, "gi");
    return value.replace(special, (found) => entities[found] ?? withMark(found));
}
/** Joins pieces into a paragraph; strings among them are trusted and have to be constants. */
function html(strings, ...values) {
    return String.raw({ raw: strings }, ...values);
}
/** A table of rows that `tableRow` made; they may be shorter than the head. */
function table(head, rows) {
    return `<table>\n${cells("th", head.map(markdown_text))}\n${rows.join("\n")}\n</table>`;
}
/** Facts, each with its name before it. */
function facts(rows) {
    const lines = rows.map(([name, value]) => tableRow([html `<strong>${markdown_text(name)}</strong>`, value]));
    return `<table>\n${lines.join("\n")}\n</table>`;
}
function tableRow(values) {
    return cells("td", values);
}
function cells(tag, values) {
    return `<tr>${values.map((value) => `<${tag}>${value}</${tag}>`).join("")}</tr>`;
}
/** Content that a click unfolds, or folds away where it is open. */
function details(summary, content, state = "closed") {
    return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>`;
}

;// CONCATENATED MODULE: ./packages/core/lib/section.js

/** GitHub takes 1 MiB a step, and nothing at all of what is longer. Some of it is for what stands around the rows. */
const section_mostBytes = 1_000 * 1024;
/** Characters of a text that a cell shows: an API server's can be longer than all the rest of a page. */
const longestCell = 4_000;
/** A table that may be cut. */
function tableSection(head, rows, folded) {
    if (rows.length === 0)
        return [];
    return [{ rows: rows.map(tableRow), around: (fitting) => table(head, fitting), folded }];
}
/** Builds a page as HTML blocks of Markdown, with as much of its sections as there is room for. */
function summaryPage(heading, facts, sections) {
    const fitted = fit(sections);
    const parts = [html `<h3>${heading}</h3>`, html `<p>${facts}</p>`, ...fitted.map(({ section }) => section)];
    return { page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, { omitted }) => sum + omitted, 0) };
}
/** Cuts sections where the page would be too long: the rows of the first ones say the most. */
function fit(sections) {
    let left = section_mostBytes;
    return sections.map(({ rows, around, folded }) => {
        const fitting = rows.filter((row) => {
            const size = Buffer.byteLength(row) + "\n\n".length;
            if (size > left)
                return false;
            left -= size;
            return true;
        });
        const omitted = rows.length - fitting.length;
        const more = omitted === 0 ? html `` : html `<p>${omitted} more stand in the report file.</p>`;
        const shown = fitting.length === 0 ? more : html `${around(fitting)}${more}`;
        return { section: folded === undefined ? shown : details(folded, shown), omitted };
    });
}
/** What went wrong, where, and what to do about it. */
function faultSections(faults) {
    const rows = faults.map(({ message, hint, file, line }) => [
        linesOf(message),
        file === undefined ? html `` : code(`${file}:${line}`),
        linesOf(hint ?? ""),
    ]);
    return tableSection(["What is wrong", "Where", "What to do"], rows);
}
/** What follows the first line is a list, or something to copy. */
function linesOf(words) {
    const [first = "", ...rest] = section_clip(words).split("\n");
    return rest.length === 0 ? markdown_text(first) : html `${markdown_text(first)}${block(rest.join("\n"))}`;
}
/** As much of a text as a page has room for. */
function section_clip(words, longest = longestCell) {
    return words.length <= longest ? words : `${words.slice(0, longest)} … (the rest stands in the report file)`;
}

;// CONCATENATED MODULE: ./actions/push/lib/summary/failures.js



/** So many kinds of events tell what happens; the report file has the others. */
const mostEvents = 10;
/** Characters of an event that are shown. */
const longestEvent = 500;
/** The most telling failures with all that is known of them, then the others in a line each. */
function failureSections(report) {
    const nameOf = naming(report);
    const shown = report.failures.slice(0, mostShown).map((failure) => failureBlock(failure, nameOf(failure)));
    const others = report.failures
        .slice(mostShown)
        .map((failure) => [
        code(nameOf(failure)),
        markdown_text(failure.reason),
        markdown_text(section_clip(failure.message)),
        place(failure) ?? html ``,
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
        html `<h4>❌ ${code(name)}: ${markdown_text(reason)}</h4>`,
        html `<p>${markdown_text(section_clip(sentence(message)))}</p>`,
        ...(known.length === 0 ? [] : [facts(known)]),
        ...logs.map(logTail),
        ...(events.length === 0 ? [] : [eventTable(events)]),
    ].join("\n");
}
/** What there is to say of a failure in a line each. */
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
/** `deploy/web.yaml:12` and the field that stands there. */
function place({ file, line, field, setBy }) {
    const parts = [
        ...(file === undefined ? [] : [code(`${file}:${line}`)]),
        ...(field === undefined ? [] : [code(field)]),
        ...(setBy === undefined ? [] : [markdown_text(setBy)]),
    ];
    return parts.length === 0 ? undefined : parts.join(" · ");
}
function containerWords({ pod, name, image, restarts }) {
    const where = html `${code(name)} in ${code(pod)} · ${code(image)}`;
    return restarts === 0 ? where : html `${where} · ${markdown_text(restarts === 1 ? "1 restart" : `${restarts} restarts`)}`;
}
function logTail({ pod, container, previous, lines }) {
    const title = html `Last log lines of ${code(container)} in ${code(pod)}${markdown_text(previous ? ", before it was started again" : "")}`;
    if (lines.length === 0)
        return html `<p>${title}: none, it has printed nothing.</p>`;
    return details(title, block(lines.join("\n")), "open");
}
function eventTable(events) {
    const rows = events
        .slice(0, mostEvents)
        .map(({ about, reason, message, count, age }) => tableRow([
        code(about),
        markdown_text(reason),
        markdown_text(section_clip(message, longestEvent)),
        markdown_text(count === 1 ? "once" : `${count} times`),
        markdown_text(age === undefined || events.length === 1
            ? ""
            : age === 0
                ? "newest"
                : `${formatDuration(age * 1_000)} before`),
    ]));
    const left = events.length - rows.length;
    const more = left === 0 ? html `` : html `<p>${left} more stand in the report file.</p>`;
    const head = ["About", "Reason", "Event", "How often", "Last"];
    const title = events.length === 1 ? "1 event" : `${events.length} events`;
    return details(markdown_text(title), html `${table(head, rows)}${more}`);
}

;// CONCATENATED MODULE: ./actions/push/lib/summary/objects.js


/** What is unchanged is folded away when anything else is to be seen. */
function objectSections(report) {
    const sorted = words_actions.flatMap((action) => report.objects.filter((object) => object.action === action));
    const { quiet = [], loud = [] } = Object.groupBy(sorted, ({ action, ready }) => action === "unchanged" && ready !== false ? "quiet" : "loud");
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
    if (ready === undefined)
        return "";
    return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ");
}

;// CONCATENATED MODULE: ./actions/push/lib/summary/timeline.js


/** What a pod does until each milestone, as the heads of columns. */
const timeline_phases = [
    ["created", "Waiting"],
    ["scheduled", "Scheduling"],
    ["pulled", "Pulling"],
    ["started", "Starting"],
    ["ready", "Getting ready"],
];
/** What the time went to, workload by workload, the slowest first; folded away where all went well. */
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
/** How long each phase took; what was not seen is counted to the one after it. */
function spent({ reached, standing }) {
    let from = 0;
    const took = timeline_phases.map(([milestone]) => {
        const until = standing?.before === milestone ? standing.until : reached[milestone];
        if (until === undefined)
            return undefined;
        const time = until - from;
        from = until;
        return time;
    });
    const longest = Math.max(0, ...took.map((time) => time ?? 0));
    const cells = timeline_phases.map(([milestone], index) => {
        const time = took[index];
        if (time === undefined)
            return html ``;
        const words = standing?.before === milestone ? `⏳ ${seconds(time)}` : seconds(time);
        return time === longest && time > 0 ? html `<strong>${markdown_text(words)}</strong>` : markdown_text(words);
    });
    return { cells, total: from };
}
function seconds(count) {
    return formatDuration(count * 1_000);
}

;// CONCATENATED MODULE: ./actions/push/lib/summary.js





const titles = {
    deployed: "Deployed",
    unchanged: "Unchanged",
    planned: "Planned",
    failed: "Failed",
};
/** The last line of the log: how it ended, in a sentence. */
function closingSentence(report) {
    const took = formatDuration(report.seconds * 1000);
    const all = report.objects.every(({ ready }) => ready) ? "; all ready" : "";
    if (report.objects.length === 0)
        return `${titles[report.result]} after ${took}: nothing has been written.`;
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
/**
 * The summary page, as HTML blocks of Markdown: failures and faults first, then images, every object, and what the time
 * went to, as far as there is room.
 */
function summary(report) {
    const { cluster } = report;
    const heading = cluster === undefined
        ? markdown_text(titles[report.result])
        : html `${markdown_text(summary_headings[report.result])} ${code(cluster.namespace)} on ${code(cluster.server)}`;
    return summaryPage(html `${markdown_text(summary_marks[report.result])} ${heading}`, markdown_text(summary_factsOf(report)), [
        ...failureSections(report),
        ...faultSections(untold(report)),
        ...imageSections(report),
        ...objectSections(report),
        ...timelineSections(report),
    ]);
}
function summary_factsOf(report) {
    const { cluster } = report;
    return [
        ...(report.objects.length === 0 ? ["Nothing has been written"] : [counts(report)]),
        formatDuration(report.seconds * 1000),
        ...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
    ].join(" · ");
}
/** What has failed stands among the failures already, with all that is known of it. */
function untold({ faults, failures }) {
    return failures.length === 0 ? faults : faults.filter((fault) => !summary_told.has(fault.code));
}
const summary_told = new Set(["failed", "not-ready"]);
function imageSections({ images }) {
    const rows = images.map(({ object, container, from, to }) => [
        markdown_text(object),
        markdown_text(container),
        from === undefined ? html `` : code(from),
        code(to),
    ]);
    return tableSection(["Object", "Container", "Image before", "Image now"], rows);
}

;// CONCATENATED MODULE: ./actions/push/lib/action.js









/** The push action: GitHub's side of the push engine. */
const pushAction = {
    program: "kubectl",
    read(context) {
        const reader = readInputs(context.env);
        const token = reader.text("server-token");
        if (token !== undefined)
            context.mask(token);
        return parseInputs(reader);
    },
    run(inputs, context) {
        return push(inputs, { ...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState });
    },
    report(ending, _inputs, context) {
        const ended = context.startedAt + context.elapsed();
        const report = redactReport(toReport(ending, context.startedAt, ended), context.redact);
        return publish({
            report,
            faults: faultsOf(ending),
            evidence: (log) => logEvidence(report, log),
            closing: closingSentence(report),
            summary: summary(report),
            outputs: (file) => outputsOf(report, file),
        }, context);
    },
};


/***/ }),

/***/ 2147:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8877);
/* harmony import */ var _pushpull_core__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8909);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5370);



// V8 counts on a long life, and lets the space for new objects grow to 64 MB. A run is over in seconds: kept as small as
// it begins, that space takes a third off the memory of a large set, and adds nothing to its time.
(0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
await (0,_pushpull_core__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(process, _action_js__WEBPACK_IMPORTED_MODULE_1__/* .pushAction */ .B);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Gu: () => (/* binding */ getState),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Pq: () => (/* binding */ setSecret),
/* harmony export */   V4: () => (/* binding */ getInput),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   _o: () => (/* binding */ isDebug),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   uH: () => (/* binding */ setOutput),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1708);
/**
 * What an action and its runner say to each other (GitHub Docs, "Workflow commands for GitHub Actions"), by the names
 * that `@actions/core` gives it. That package would do, but it brings an HTTP client for something else, which would be
 * two thirds of the bundle, and most of the time and memory that a start takes.
 */




/** An input without white space around it; empty when it is not set. */
function getInput(name, from) {
    return (from[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
/** What the main part has saved for the post part; empty when it has not. */
function getState(name) {
    return node_process__WEBPACK_IMPORTED_MODULE_3__.env[`STATE_${name}`] ?? "";
}
/** Whether somebody runs the job with debug logging. */
function isDebug() {
    return node_process__WEBPACK_IMPORTED_MODULE_3__.env.RUNNER_DEBUG === "1";
}
function info(message) {
    node_process__WEBPACK_IMPORTED_MODULE_3__.stdout.write(`${message}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
}
function debug(message) {
    command("debug", {}, message);
}
function warning(message, properties = {}) {
    command("warning", properties, message);
}
function error(message, properties = {}) {
    command("error", properties, message);
}
function startGroup(title) {
    command("group", {}, title);
}
function endGroup() {
    command("endgroup", {}, "");
}
/** Has the runner hide a text in all of the job's log from now on. */
function setSecret(secret) {
    command("add-mask", {}, secret);
}
/** @throws the system's error when the runner's file cannot be written */
function setOutput(name, value) {
    entry("OUTPUT", "set-output", name, value);
}
/** @throws the system's error when the runner's file cannot be written */
function saveState(name, value) {
    entry("STATE", "save-state", name, value);
}
/** An entry of a runner's file; a command to a runner that is so old as to have none. */
function entry(file, old, name, value) {
    const path = node_process__WEBPACK_IMPORTED_MODULE_3__.env[`GITHUB_${file}`];
    if (path === undefined || path === "") {
        command(old, { name }, value);
        return;
    }
    // Nobody can guess it, so that no value ends before its end.
    const delimiter = `ghadelimiter_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(path, [`${name}<<${delimiter}`, value, delimiter, ""].join(node_os__WEBPACK_IMPORTED_MODULE_2__.EOL));
}
/** `::name key=value,key=value::message` on a line of its own. */
function command(name, properties, message) {
    const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    const head = pairs.length === 0 ? name : `${name} ${pairs.join(",")}`;
    node_process__WEBPACK_IMPORTED_MODULE_3__.stdout.write(`::${head}::${escapeData(message)}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
}
function escapeData(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}


/***/ }),

/***/ 294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ workflowLog),
/* harmony export */   Y: () => (/* binding */ mostAnnotations)
/* harmony export */ });
/* harmony import */ var _defuse_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8755);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4046);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1044);



/** GitHub keeps so many errors of a step as annotations, and so many warnings; it drops the others without a word. */
const mostAnnotations = 10;
/**
 * The log of a workflow run, with the first warnings and errors as annotations, and the others as lines.
 * @param redact takes secrets out of what is said
 */
function workflowLog(redact = (text) => text) {
    const shown = (text) => indentLines((0,_defuse_js__WEBPACK_IMPORTED_MODULE_0__/* .defuse */ .VP)(redact(text)));
    return {
        info: (line) => (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(shown(line)),
        debug: (line) => {
            if ((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isDebug */ ._o)())
                (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)(shown(line));
        },
        warning: annotating("warning", _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e, shown),
        error: annotating("error", _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3, shown),
        async group(title, body) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .startGroup */ .Oh)((0,_defuse_js__WEBPACK_IMPORTED_MODULE_0__/* .defuseLine */ .BM)(redact(title)));
            try {
                return await body();
            }
            finally {
                (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .endGroup */ .N4)();
            }
        },
    };
}
function annotating(kind, annotate, shown) {
    let count = 0;
    return (message, location) => {
        count += 1;
        if (count <= mostAnnotations)
            return annotate(shown(message), annotation(location));
        if (count === mostAnnotations + 1)
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(`GitHub shows ${mostAnnotations} ${kind}s of a step as annotations. Here are the others:`);
        const place = location === undefined ? "" : `${(0,_location_js__WEBPACK_IMPORTED_MODULE_2__/* .formatLocation */ .j)(location)}: `;
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(shown(`${kind === "error" ? "Error" : "Warning"}: ${place}${message}`));
    };
}
/** What follows a line break may look like a line of ours, such as the one that says how a run ended. */
function indentLines(text) {
    return text.replace(/\n(?=.)/g, "\n  ");
}
function annotation(location) {
    if (location === undefined)
        return {};
    const { file, line, column } = location;
    return { file: (0,_defuse_js__WEBPACK_IMPORTED_MODULE_0__/* .defuseLine */ .BM)(file), line, ...(column === undefined ? {} : { col: column }) };
}


/***/ }),

/***/ 8909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./packages/core/lib/errors.js
var errors = __nccwpck_require__(7706);
// EXTERNAL MODULE: ./packages/core/lib/action/commands.js
var commands = __nccwpck_require__(1044);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./packages/core/lib/redact.js
var lib_redact = __nccwpck_require__(9096);
// EXTERNAL MODULE: ./packages/core/lib/action/log.js
var action_log = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./packages/core/lib/action/context.js






/** Characters that a line of a secret has to have to be hidden by itself. */
const shortestLine = 4;
/** The runner's way to cancel a job: SIGINT, and SIGTERM some seconds later (GitHub Docs, "Canceling a workflow"). */
const cancellations = ["SIGINT", "SIGTERM"];
/** Builds the context of a run out of a process. `leave` takes the signal handlers away again. */
function enterAction(host) {
    const cancel = new AbortController();
    const onSignal = (signal) => {
        cancel.abort(new errors/* UserError */.yo(`Cancelled by ${signal}`, { code: "stopped" }));
    };
    for (const signal of cancellations)
        host.on(signal, onSignal);
    const { env } = host;
    const begun = performance.now();
    const { hide, redact } = (0,lib_redact/* createRedactor */.l)();
    const context = {
        log: (0,action_log/* workflowLog */.Q)(redact),
        startedAt: Date.now(),
        elapsed: () => performance.now() - begun,
        env,
        workspace: env.GITHUB_WORKSPACE ?? host.cwd(),
        temp: env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(),
        cancelled: cancel.signal,
        mask(secret) {
            // A runner looks at its log line by line. A line of a few characters would hide them everywhere.
            const lines = secret.split(/[\r\n]+/).filter((line) => line.trim().length >= shortestLine);
            for (const line of lines.length === 0 ? [secret] : lines)
                (0,commands/* setSecret */.Pq)(line);
            hide(secret);
        },
        hide,
        redact,
        saveState: (name, value) => explained("what the post step has to know", () => (0,commands/* saveState */.LZ)(name, value)),
        setOutput: (name, value) => explained(`the output '${name}'`, () => (0,commands/* setOutput */.uH)(name, value)),
        async addSummary(markdown) {
            const file = env.GITHUB_STEP_SUMMARY;
            if (file)
                explained("the summary page", () => (0,external_node_fs_.appendFileSync)(file, markdown));
        },
    };
    const leave = () => {
        for (const signal of cancellations)
            host.off(signal, onSignal);
    };
    return { context, leave };
}
/** The runner's files are on a disk like any other: one that may be full. */
function explained(what, write) {
    try {
        write();
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`The runner's file for ${what} cannot be written: ${cause.message}`, {
            code: "runner",
            hint: "See to it that the runner's disk is not full, and its work folder writable.",
            cause,
        });
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/program.js + 1 modules
var program = __nccwpck_require__(4961);
;// CONCATENATED MODULE: ./packages/core/lib/action/post.js




/**
 * Clears away what a run left behind. After one that came to its end that is the report only, whatever its result;
 * after a kill, the run's folder, the program that it works with, and what that has started.
 * @param program its name, under which the run has noted down its process id
 * @param host `process`
 */
async function cleanUp(program, host, log) {
    const folder = (0,commands/* getState */.Gu)("folder");
    const left = folder === "" ? [] : await processesOf(folder, Number((0,commands/* getState */.Gu)(program)), host);
    for (const pid of left)
        end(pid, host);
    if (left.length > 0)
        log.info(`Ended ${program}, which the killed run had left behind.`);
    const folders = [folder, (0,commands/* getState */.Gu)("report")].filter((path) => (0,external_node_path_.basename)(path).startsWith("pushpull-"));
    await Promise.all(folders.map((path) => (0,promises_.rm)(path, { recursive: true, force: true })));
}
/** All that a run has started carries its folder in its environment. Where that cannot be seen, one is known. */
async function processesOf(folder, noted, host) {
    if (host.platform === "linux") {
        const pids = (await (0,promises_.readdir)("/proc")).map(Number).filter((pid) => pid > 1 && pid !== host.pid);
        const marked = pids.map(async (pid) => {
            const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "");
            return environment.split("\0").includes(`${program/* runVariable */.MU}=${folder}`) ? [pid] : [];
        });
        return (await Promise.all(marked)).flat();
    }
    const known = Number.isInteger(noted) && noted > 1 && (await hasInCommand(folder, noted, host.env));
    return known ? [noted] : [];
}
/** A process id is given again to another process some time: ours has our folder in its command line. */
async function hasInCommand(folder, pid, env) {
    const asked = await (0,program/* runProgram */.mB)("ps", ["-p", String(pid), "-o", "command="], { env }).catch(() => undefined);
    return asked?.stdout.includes(folder) ?? false;
}
function end(pid, host) {
    try {
        host.kill(pid, "SIGKILL");
    }
    catch {
        // It has ended by itself.
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/action/run.js





/**
 * Runs the part of an action that is wanted.
 *
 * It is the same program for both parts. What a main part notes down cannot tell them apart: killed before it has noted
 * anything, its post part would do its work. So `dist/ACTION/post.js` says it, which `npm run build` writes.
 * @param host `process`; nothing else of an action touches it
 */
async function runAction(host, action) {
    await (host.argv.includes("--post") ? runPost(host, action) : runMain(host, action));
}
/** Sets the exit code. What is thrown anywhere in an action ends here, and is reported. */
async function runMain(host, action) {
    const { context, leave } = enterAction(host);
    const read = await endingOf(() => action.read(context));
    const inputs = "result" in read ? read.result : undefined;
    const ending = "faults" in read ? read : await endingOf(() => action.run(read.result, context));
    const told = action.report(ending, inputs, context).catch((error) => {
        context.log.error(bug(error).message);
        return false;
    });
    host.exitCode = (await told) ? 0 : 1;
    leave();
}
async function endingOf(work) {
    try {
        return { result: await work() };
    }
    catch (error) {
        return { faults: (0,errors/* userFaults */.B3)(error) ?? [bug(error)] };
    }
}
/** What goes wrong in the post part is said, and fails nobody's job. */
async function runPost(host, { program, release }) {
    const log = (0,action_log/* workflowLog */.Q)();
    const tasks = [cleanUp(program, host, log), release?.({ state: commands/* getState */.Gu, env: host.env, log })];
    for (const ended of await Promise.allSettled(tasks)) {
        if (ended.status === "rejected")
            log.warning(`Not all could be cleared away: ${String(ended.reason)}`);
    }
}
function bug(error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return new errors/* UserError */.yo(`Unexpected error: ${trace}`, {
        code: "bug",
        hint: "This is a bug in pushpull: please report it with the lines above.",
        cause: error,
    });
}


/***/ }),

/***/ 8755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ defuseLine),
/* harmony export */   VP: () => (/* binding */ defuse),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

/**
 * What nobody sees, or what breaks a line: control characters but tab and line feed, bidirectional marks, zero-width
 * and filling characters, tags, line and paragraph separators. The joiners and variation selectors of emoji and of
 * Persian, Hindi and others are left alone.
 */
const unseen = /(?![\t\n\u200c\u200d]|\u034f|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;
/**
 * Makes text of others harmless in a runner's log, and keeps it readable: ANSI sequences go, what nobody would see is
 * spelled out, and what a runner would take for a workflow command (`::x::` at the start of a line, `##[x]` anywhere in
 * it) gets a space in it, and so does what its log viewer would (`[x]` at the start of a line).
 */
function defuse(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replaceAll("\r\n", "\n")
        .replace(unseen, spelledOut)
        .replace(/^([\s\p{Cf}]*):(?=:)/gmu, "$1: ")
        .replaceAll("##[", "## [")
        .replace(/^(\s*)\[(?=(command|group|endgroup|section|debug|error|warning|notice)\])/gm, "$1[ ");
}
/** The same for text that has to stay on one line. */
function defuseLine(text) {
    return defuse(text)
        .replace(/\s*\n\s*/g, " ")
        .trim();
}
/** Text of others as one word of a command that a person may copy into a shell. */
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}
/** `\u202e`, as JSON and JavaScript write it; `\u{e0041}` past the first plane. */
function spelledOut(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}


/***/ }),

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ userFaults),
/* harmony export */   G3: () => (/* binding */ throwFaults),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony export Faults */
/** A fault that the user can mend. It is shown without a stack trace. */
class UserError extends Error {
    name = "UserError";
    code;
    hint;
    location;
    /** @param message what happened, as a sentence without a full stop at its end */
    constructor(message, options) {
        super(message, { cause: options.cause });
        this.code = options.code;
        this.hint = options.hint;
        this.location = options.location;
    }
}
/** Several faults found together, so that they can be mended together. */
class Faults extends Error {
    name = "Faults";
    faults;
    constructor(faults) {
        super(faults.map((fault) => fault.message).join("\n"));
        this.faults = faults;
    }
}
/**
 * Throws what was found: nothing, the one fault itself, or all of them as {@link Faults}: first those without a place,
 * then file by file and line by line.
 */
function throwFaults(faults) {
    const [first] = faults;
    if (first === undefined)
        return;
    throw faults.length === 1 ? first : new Faults(faults.toSorted(byPlace));
}
function byPlace({ location: a }, { location: b }) {
    if (a === undefined || b === undefined)
        return Number(a !== undefined) - Number(b !== undefined);
    return a.file.localeCompare(b.file, "en") || a.line - b.line;
}
/** The user's faults in an error, or undefined when the error is a bug of ours. */
function userFaults(error) {
    if (error instanceof UserError)
        return [error];
    if (error instanceof Faults)
        return error.faults;
    return undefined;
}


/***/ }),

/***/ 4046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ formatLocation)
/* harmony export */ });
/** `deploy/web.yaml:12`, as editors and terminals make it clickable. */
function formatLocation(location) {
    return `${location.file}:${location.line}`;
}


/***/ }),

/***/ 4961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qc: () => (/* binding */ childEnvironment),
  _p: () => (/* binding */ endProgram),
  mB: () => (/* binding */ runProgram),
  MU: () => (/* binding */ runVariable),
  Xd: () => (/* binding */ startProgram)
});

// UNUSED EXPORTS: runForBytes

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
// EXTERNAL MODULE: ./packages/core/lib/errors.js
var errors = __nccwpck_require__(7706);
;// CONCATENATED MODULE: ./packages/core/lib/program.js




/** What of a program's standard error is kept: its end says what went wrong. */
const stderrLimit = 64 * 1024;
/** What a program may print, in bytes, where nothing else is said: ten times the largest set of manifests that anybody has shown us. */
const stdoutLimit = 32 * 1024 * 1024;
/** Where a program of ours can be a script that starts the real one, both are of one group, and end together. */
const inGroup = (0,external_node_os_.platform)() !== "win32";
/** Starts a program without a shell and without standard input, as the head of a group of its own. */
function startProgram(file, args, { env, cwd }) {
    return (0,external_node_child_process_namespaceObject.spawn)(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup });
}
function startReading(file, args, { env, cwd }, input) {
    const child = (0,external_node_child_process_namespaceObject.spawn)(file, args, { env, cwd, stdio: ["pipe", "pipe", "pipe"], detached: inGroup });
    // It may end before it has read everything.
    child.stdin.on("error", () => { });
    child.stdin.end(input);
    return child;
}
/** Milliseconds that the last words of a program which was ended get to be read. */
const lastWords = 1_000;
/** Ends a program and all that it has started, at once. What still holds its outputs open is not waited for. */
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
        (0,external_node_process_.kill)(-child.pid, "SIGKILL");
    }
    catch {
        // It has ended by itself.
    }
}
/**
 * Runs a program to its end, without a shell, and reads what it prints as text.
 * @throws as {@link runForBytes} does
 */
async function runProgram(file, args, options) {
    const { code, stdout, stderr } = await runForBytes(file, args, options);
    return { code, stdout: stdout.toString("utf8"), stderr };
}
/**
 * Runs a program to its end, without a shell.
 * @param args each one word of the command line; nothing is split or expanded
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted, UserError
 * when it prints without end
 */
function runForBytes(file, args, options) {
    const { input, mostOutput = stdoutLimit } = options;
    return new Promise((resolve, reject) => {
        options.signal?.throwIfAborted();
        const child = input === undefined ? startProgram(file, args, options) : startReading(file, args, options, input);
        const end = () => endProgram(child);
        options.signal?.addEventListener("abort", end, { once: true });
        const stdout = [];
        let printed = 0;
        let stderr = "";
        child.stdout.on("data", (chunk) => {
            stdout.push(chunk);
            printed += chunk.length;
            if (printed > mostOutput)
                end();
        });
        child.stderr.setEncoding("utf8").on("data", (chunk) => {
            stderr = (stderr + chunk).slice(-stderrLimit);
        });
        child.once("error", reject);
        child.once("close", (code, signal) => {
            options.signal?.removeEventListener("abort", end);
            if (options.signal?.aborted)
                reject(options.signal.reason);
            else if (printed > mostOutput)
                reject(tooMuch(file, args, mostOutput));
            else
                resolve({ code, signal, stdout: Buffer.concat(stdout), stderr });
        });
    });
}
function tooMuch(file, [first = ""], most) {
    return new errors/* UserError */.yo(`${file} ${first} prints more than ${most / 1024 / 1024} MiB, and was ended`, {
        code: file === "git" ? "git" : "kubectl",
        hint: `Run \`${file} ${first}\` in a step before this one to see what it prints.`,
    });
}
/** Names, in the environment of all that a run starts, the run's own folder: so that they are found after a kill. */
const runVariable = "PUSHPULL_RUN";
const ours = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;
/** The environment for a child process: ours, without the action's inputs and the runner's command files. */
function childEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}


/***/ }),

/***/ 9096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ redactAll),
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/** What is shorter is part of too many other words: hiding it would blot out what a person has to read. */
const shortest = 6;
/** Shorter ones may be words (`postgres`), which count only where they stand by themselves. */
const longestWord = 16;
/** Nobody quotes the lines of what is larger: a file that is in a Secret because there was no better place. */
const largest = 64 * 1024;
function redactAll(told, redact) {
    if (typeof told === "string")
        return redact(told);
    if (Array.isArray(told))
        return told.map((each) => redactAll(each, redact));
    if (typeof told !== "object" || told === null)
        return told;
    return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, redactAll(value, redact)]));
}
/** A redactor that knows no secret yet. It looks at a text once, however many secrets there are. */
function createRedactor() {
    const hidden = new Map();
    return {
        hide(secret) {
            for (const form of formsOf(secret))
                remember(form, hidden);
        },
        redact(text) {
            if (hidden.size === 0)
                return text;
            let shown = "";
            let from = 0;
            for (let at = 0; at + shortest <= text.length;) {
                const alike = hidden.get(text.slice(at, at + shortest));
                const length = alike === undefined ? undefined : hiddenAt(text, at, alike);
                if (length !== undefined) {
                    shown += `${text.slice(from, at)}***`;
                    from = at + length;
                }
                at += length ?? 1;
            }
            return shown + text.slice(from);
        },
    };
}
function remember(form, hidden) {
    const start = form.slice(0, shortest);
    const alike = hidden.get(start) ?? { byLength: new Map(), lengths: [] };
    const sameLength = alike.byLength.get(form.length) ?? new Set();
    hidden.set(start, alike);
    alike.byLength.set(form.length, sameLength.add(form));
    if (sameLength.size === 1)
        alike.lengths = [...alike.byLength.keys()].toSorted((a, b) => b - a);
}
/** The length of what is hidden here. */
function hiddenAt(text, at, { byLength, lengths }) {
    return lengths.find((length) => {
        const end = at + length;
        if (byLength.get(length)?.has(text.slice(at, end)) !== true)
            return false;
        return length >= longestWord || !(isInsideWord(text, at) || isInsideWord(text, end));
    });
}
function isInsideWord(text, at) {
    return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}
function formsOf(secret) {
    const lines = secret.length > largest ? [] : linesOf(secret);
    const texts = [secret.trim(), ...lines].filter((text) => text.length >= shortest);
    return [...new Set(texts.flatMap((text) => [text, ...base64Of(text), ...escapedOf(text)]))].filter((form) => form.length >= shortest);
}
/** Of a key every line is secret; of another text, what is long enough to be no common line. */
function linesOf(secret) {
    const least = secret.includes("-----BEGIN") ? shortest : longestWord;
    return secret
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line.length >= least && !line.startsWith("-----"));
}
/** Base64 of a text alone, and of one with something before it, as in `user:password`. */
function base64Of(text) {
    const bytes = Buffer.from(text);
    return [0, 1, 2].map((shift) => {
        const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
        // The first and the last character depend on what stands around it too.
        const first = [0, 2, 3][shift] ?? 0;
        const last = Math.floor(((bytes.length + shift) * 8) / 6);
        return whole.slice(first, last);
    });
}
function escapedOf(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const goJson = json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
    const url = encodeURIComponent(text.toWellFormed());
    return [json, goJson, url, url.replaceAll("%20", "+")];
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2147);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
