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
exports.P3 = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
exports.tO = identity.isPair;
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
__webpack_unused_export__ = publicApi.parse;
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

/***/ 5579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (/* binding */ pullAction)
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

// EXTERNAL MODULE: ./packages/core/lib/redact.js
var redact = __nccwpck_require__(9096);
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

;// CONCATENATED MODULE: ./packages/core/lib/forge/causes.js
const passing = "Run it again. If it stays so, see how the server fares.";
/** The first that fits counts (GitHub Docs, "Troubleshooting the REST API"; Gitea's `routers/api/v1`). */
const causes = [
    {
        says: /archived/i,
        status: [403, 410, 422, 423],
        code: "repository",
        means: "{repository} is archived, and nothing in it can be changed",
        hint: "Unarchive it in its settings, or name the repository that has taken its place.",
    },
    {
        status: [403],
        header: "x-github-sso",
        code: "forbidden",
        means: "The organization of {repository} wants the token to be authorized for its single sign-on",
        hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
    },
    {
        says: /SAML/,
        code: "forbidden",
        means: "The organization of {repository} wants the token to be authorized for its single sign-on",
        hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
    },
    {
        says: /not permitted to create or approve pull requests/,
        code: "forbidden",
        means: "Workflows may not open pull requests in {repository}",
        hint: "Tick `Allow GitHub Actions to create and approve pull requests` in its Settings > Actions > General (an organization may have it locked in its own), or use a GitHub App instead of the run's own token.",
    },
    {
        says: /IP allow list/i,
        code: "forbidden",
        means: "The organization of {repository} lets in known addresses only",
        hint: "Add the runner's address to the organization's IP allow list, or use a runner inside of it.",
    },
    {
        status: [401],
        code: "unauthorized",
        means: "{host} does not accept the token for {repository}",
        hint: "It is missing, wrong, expired or revoked: make a new one.",
    },
    {
        says: /rate limit|abuse detection/i,
        status: [403, 429],
        code: "unreachable",
        means: "{host} has had too many requests",
        hint: "Run it again later. A GitHub App has limits of its own.",
    },
    {
        status: [429],
        code: "unreachable",
        means: "{host} has had too many requests",
        hint: passing,
    },
    {
        status: [403],
        code: "forbidden",
        means: "The token may not {doing} in {repository}",
        hint: "{needs}",
    },
    {
        status: [404],
        code: "repository",
        means: "{repository} is not there, or the token may not see it or {doing}",
        hint: "Check its name. A private one is not there for whom it does not let in. {needs}",
    },
    {
        status: [500, 502, 503, 504],
        code: "unreachable",
        means: "{host} has a fault of its own",
        hint: passing,
    },
];

;// CONCATENATED MODULE: ./packages/core/lib/forge/errors.js
/** The forge answered, and the answer was no. Its message is what the forge says itself. */
class Refusal extends Error {
    name = "Refusal";
    /** Of HTTP; what comes closest to it where GraphQL says no. */
    status;
    headers;
    constructor(status, words, headers) {
        super(words || `HTTP ${status}`);
        this.status = status;
        this.headers = headers;
    }
}
/** What answered is no forge's API: a page for people, or a way to elsewhere. */
class Strange extends Error {
    name = "Strange";
}
/** There was no answer, or only the beginning of one. */
class NoAnswer extends Error {
    name = "NoAnswer";
    /** The system's word for it: `ECONNRESET`, `CERT_HAS_EXPIRED`; empty where there is none. */
    code;
    constructor(cause) {
        super(cause.message, { cause });
        this.code = "code" in cause ? String(cause.code) : "";
    }
}
/** Whether the forge has answered with one of these. */
function isRefusal(error, ...statuses) {
    return error instanceof Refusal && statuses.includes(error.status);
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/rights.js
const names = { "pull-requests": "Pull requests", contents: "Contents" };
/** How one gets the right to do what was asked for: a sentence or two. */
function needs({ kind, right }) {
    if (right === undefined)
        return "Check what the token may do.";
    if (kind === "gitea") {
        return "Use a token of somebody who may write to the repository, with the scopes `write:repository` and `write:issue`.";
    }
    const name = names[right];
    return `Give the job \`permissions: ${right}: write\` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with \`${name}: read and write\` for it.`;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/silence.js

const network = "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";
/** By the system's word for it. */
const silences = [
    { code: /^ENOTFOUND$/, means: "There is no host {host}", hint: network },
    {
        code: /PROXY|TUNNEL/,
        means: "The proxy does not let us through to {host}",
        hint: "Check HTTPS_PROXY and what the proxy allows.",
    },
    { code: /^(EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/, means: "{host} cannot be reached", hint: network },
    { code: /^ETIMEDOUT$/, means: "{host} does not answer in time", hint: network },
];
/** Of Node's own words for TLS (Node.js, "X509 certificate error codes"). */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS|^EPROTO$|^ERR_SSL/;
/** Says in words that there was no answer. */
function explainSilence(error, host) {
    if (certificate.test(error.code)) {
        return new lib_errors/* UserError */.yo(`The TLS certificate of ${host} cannot be verified: ${error.message}`, {
            code: "access",
            hint: "If a company's own authority signs it, name a file with its certificates in NODE_EXTRA_CA_CERTS, for the runner.",
        });
    }
    const known = silences.find(({ code }) => code.test(error.code));
    const means = known?.means ?? "The connection to {host} was cut";
    return new lib_errors/* UserError */.yo(`${means.replace("{host}", host)}: ${error.message}`, {
        code: "unreachable",
        hint: known?.hint ?? "Run it again. If it stays so, see how the server fares.",
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/explain.js





/** What is said of a forge's own words at most, in characters. */
const mostWords = 500;
/**
 * Says in words why a forge did not do what it was asked, and what to do about it. Code `unreachable` is what may pass.
 * What is none of its answers stays as it is.
 * @param own causes of this very request, which are looked at first
 */
function explain(error, asked, own = []) {
    if (error instanceof NoAnswer)
        return explainSilence(error, asked.host);
    if (error instanceof Strange) {
        return new lib_errors/* UserError */.yo(`What answers at ${asked.host} is not the API of ${asked.repository}: ${error.message}`, {
            code: "repository",
            hint: "A repository that was renamed has another address now; else a login page or a proxy may stand before the server.",
        });
    }
    if (!(error instanceof Refusal))
        return error;
    const cause = [...own, ...causes].find((known) => fits(known, error)) ?? other;
    const words = error.message.length > mostWords ? `${error.message.slice(0, mostWords)} …` : error.message;
    return new lib_errors/* UserError */.yo(`${fill(cause.means, asked)}: ${words}`, { code: cause.code, hint: fill(cause.hint, asked) });
}
function fits({ status, says, header }, refusal) {
    if (status !== undefined && !status.includes(refusal.status))
        return false;
    if (header !== undefined && refusal.headers[header] === undefined)
        return false;
    return says === undefined || says.test(refusal.message);
}
const other = {
    code: "refused",
    means: "{host} refuses to {doing} in {repository}",
    hint: "Its own words say why.",
};
function fill(text, asked) {
    const { host, repository, doing } = asked;
    return text
        .replaceAll("{host}", () => host)
        .replaceAll("{repository}", () => repository)
        .replaceAll("{doing}", () => doing)
        .replaceAll("{needs}", () => needs(asked));
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/repository.js

/** A repository on a forge of a kind. */
function openRepository(kind, { client, name, log }) {
    const [owner = "", repo = ""] = name.split("/");
    return {
        name,
        owner,
        repo,
        client,
        log,
        async attempt(doing, ask, { right = "pull-requests", own = [] } = {}) {
            try {
                return await ask();
            }
            catch (error) {
                throw explain(error, { host: client.host, repository: name, doing, right, kind }, own);
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/ask.js
/**
 * Asks about a repository, at a path below it: `GET /pulls`. The shape of what comes back is the caller's to know, from
 * Gitea's `modules/structs`.
 */
async function ask(repository, route, body = {}) {
    return (await send(repository, route, body)).data;
}
function send({ client, owner, repo }, route, body) {
    const [method = "", path = ""] = route.split(" ");
    return client.request({ method, url: `/repos/{owner}/{repo}${path}`, owner, repo, ...body });
}
/** The most that Gitea gives at once, if nobody has set it to less. */
const pageSize = 50;
/** Pages of a list that are read. */
const mostPages = 20;
/** All of a list, in the order of its pages; of a very long one the first thousand. */
async function askForAll(repository, route, query = {}) {
    const found = [];
    for (let page = 1; page <= mostPages; page++) {
        const { data, headers } = await send(repository, route, { ...query, limit: pageSize, page });
        found.push(...data);
        // A server may give fewer at once than it is asked for, and says how many there are.
        if (data.length === 0 || found.length >= Number(headers["x-total-count"]))
            break;
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/labels.js


const color = "#ededed";
/** Labels are added by their numbers, and a name may be there in another case. */
function addLabels(repository, number, labels) {
    return repository.attempt("label a pull request", async () => {
        if (labels.length === 0)
            return;
        const known = new Map();
        for (const { name, id } of [
            ...(await ofOwner(repository)),
            ...(await askForAll(repository, "GET /labels")),
        ]) {
            known.set(name.toLowerCase(), id);
        }
        for (const name of labels) {
            if (known.has(name.toLowerCase()))
                continue;
            const made = await ask(repository, "POST /labels", { name, color });
            known.set(name.toLowerCase(), made.id);
        }
        const numbers = labels.flatMap((name) => known.get(name.toLowerCase()) ?? []);
        await ask(repository, `POST /issues/${number}/labels`, { labels: numbers });
    });
}
/** Those of an organization are good for all of its repositories. */
async function ofOwner({ client, owner }) {
    try {
        return (await client.request({ method: "GET", url: "/orgs/{owner}/labels", owner })).data;
    }
    catch (error) {
        if (isRefusal(error, 403, 404))
            return [];
        throw error;
    }
}

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

;// CONCATENATED MODULE: ./packages/core/lib/forge/merge-fault.js

/** A forge that does not merge: 409 where somebody has pushed meanwhile. */
function mergeFault(number, { status, message }) {
    const isMoved = status === 409 || /modified/i.test(message);
    return new lib_errors/* UserError */.yo(`Pull request #${number} cannot be merged: ${message}`, {
        code: "refused",
        hint: isMoved
            ? "Somebody has pushed to it, or to its base, meanwhile. Run it again."
            : "Its page says what it waits for: conflicts, reviews or checks.",
    });
}
/** A pull request whose branch and base have changed the same. */
function conflictFault(number, base) {
    return new lib_errors/* UserError */.yo(`Pull request #${number} cannot be merged: it conflicts with ${base}`, {
        code: "refused",
        hint: "Solve it on its branch, or close it and run this again: it is made anew on the newest base.",
    });
}
/** A repository that allows other methods of merging than the one that is wanted. */
function methodFault(repository, method, allowed) {
    const others = Object.entries(allowed).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
    return new lib_errors/* UserError */.yo(`${repository} does not allow pull requests to be merged by '${method}'`, {
        code: "refused",
        hint: others.length === 0
            ? "Allow it in the repository's settings, or set `auto-merge: off`."
            : `Set \`auto-merge\` to ${others.join(" or ")}, or allow it in the repository's settings.`,
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/merge.js




/** Merges at once where it may be, and else has it merged as soon as all checks and approvals are there. */
function autoMerge(repository, { number, head, base }, method) {
    const merge = async (when) => {
        const words = method === "squash" ? { MergeMessageField: await messagesOf(repository, number) } : {};
        return ask(repository, `POST /pulls/${number}/merge`, {
            Do: method,
            head_commit_id: head.commit,
            ...words,
            ...when,
        });
    };
    return repository.attempt("merge a pull request", async () => {
        const allows = await ask(repository, "GET ");
        const allowed = {
            merge: allows.allow_merge_commits,
            squash: allows.allow_squash_merge,
            rebase: allows.allow_rebase,
        };
        if (!allowed[method])
            throw methodFault(repository.name, method, allowed);
        const mayBeInConflict = async () => isBehind(await stateOf(repository, number));
        const now = await refused(() => merge({}), mayBeInConflict);
        if (now === undefined)
            return "merged";
        const state = await stateOf(repository, number);
        if (state.merged)
            return "merged";
        if (isUndecided(now) && isBehind(state))
            throw conflictFault(number, base);
        if (now.status !== 405 || isUndecided(now))
            throw mergeFault(number, now);
        const later = await refused(() => merge({ merge_when_checks_succeed: true }), mayBeInConflict);
        // 409: it waits already.
        if (later !== undefined && later.status !== 409)
            throw mergeFault(number, later);
        return "waiting";
    });
}
/** A squash has no word of them by itself, and with them would be lost what they say for machines. Oldest first. */
async function messagesOf(repository, number) {
    const commits = await askForAll(repository, `GET /pulls/${number}/commits`, { verification: false, files: false });
    return commits
        .map(({ commit }) => commit.message.trim())
        .toReversed()
        .join("\n\n");
}
/** Times that a branch which may be in conflict is tried again: for some seconds, in which Gitea has looked. */
const someTimes = 6;
/**
 * Gitea looks for conflicts on the side: until it has, it wants to be asked later. It says the very same once it has found
 * some (`routers/api/v1/repo/pull.go`, ErrNotMergeableState), so what can have none is waited for longer.
 */
async function refused(merge, mayBeInConflict) {
    try {
        await pRetry(merge, {
            retries: 8,
            minTimeout: 100,
            shouldRetry: async ({ error, attemptNumber }) => isUndecided(error) && !(attemptNumber >= someTimes && (await mayBeInConflict())),
        });
        return undefined;
    }
    catch (error) {
        if (isRefusal(error, 405, 409))
            return error;
        throw error;
    }
}
function isUndecided(error) {
    return isRefusal(error, 405) && /try again later/i.test(error.message);
}
function stateOf(repository, number) {
    return ask(repository, `GET /pulls/${number}`);
}
/** What stands on the newest commit of its base has no conflict with it. */
function isBehind({ mergeable, merge_base, base }) {
    return !mergeable && merge_base !== base.sha;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/reviewers.js

/**
 * Requests reviews. A forge refuses the whole request for one of them, and does not say for whom; so it is asked for each
 * by itself then.
 */
async function requestEach(wanted, request, why) {
    if (wanted.users.length + wanted.teams.length === 0)
        return [];
    const all = await request(wanted).catch(refusedOne);
    if (!(all instanceof Refusal))
        return [];
    const left = [];
    for (const kind of ["users", "teams"]) {
        for (const name of wanted[kind]) {
            const one = await request({ users: [], teams: [], [kind]: [name] }).catch(refusedOne);
            if (one instanceof Refusal)
                left.push({ name, reason: why(kind, one) });
        }
    }
    return left;
}
/** Somebody who is unknown, or cannot review, or a team that the token may not see. */
function refusedOne(error) {
    if (error instanceof Refusal && [400, 403, 404, 422].includes(error.status))
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/people.js


function requestReviews(repository, number, { users, teams }) {
    const names = teams.map((team) => team.replace(/^@?[^/]*\//, ""));
    const request = (some) => ask(repository, `POST /pulls/${number}/requested_reviewers`, {
        reviewers: some.users,
        team_reviewers: some.teams,
    });
    return repository.attempt("request reviews", () => requestEach({ users, teams: names }, request, whyNot));
}
/** `services/issue/assignee.go` */
function whyNot(kind, { status, message }) {
    if (/poster/i.test(message))
        return "is the author";
    if (status === 404)
        return kind === "users" ? "is not known there" : "is no team of the repository's organization";
    return /read|permission|access/i.test(message) ? "may not read the repository" : `is refused (${message})`;
}
/** Gitea sets them all at once, so those who are assigned already are named too. */
function people_assign(repository, number, users) {
    return repository.attempt("assign a pull request", async () => {
        if (users.length === 0)
            return [];
        const assignable = await ask(repository, "GET /assignees");
        const known = new Map(assignable.map(({ login }) => [login.toLowerCase(), login]));
        const can = users.flatMap((user) => known.get(user.toLowerCase()) ?? []);
        const left = users.filter((user) => !known.has(user.toLowerCase()));
        if (can.length > 0) {
            const { assignees } = await ask(repository, `GET /pulls/${number}`);
            const before = assignees?.map(({ login }) => login) ?? [];
            await ask(repository, `PATCH /issues/${number}`, { assignees: [...new Set([...before, ...can])] });
        }
        return left.map((name) => ({ name, reason: `may not write to ${repository.name}` }));
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/limits.js
/** Bytes of a title: GitHub takes 256 characters, Gitea 255 bytes, of which its mark of a draft needs some. */
const longestTitle = 250;
/** Characters of a body that GitHub takes. */
const longestBody = 65_536;
const note = "\n\n… (there is more, but no room for it)\n";
/** A title that every forge takes, and leaves as it is. */
function fittingTitle(title) {
    const bytes = Buffer.from(title);
    if (bytes.length <= longestTitle)
        return title;
    // A character that is cut in the middle is none.
    const cut = new TextDecoder().decode(bytes.subarray(0, longestTitle - 4), { stream: true });
    return `${cut.trimEnd()} …`;
}
/** A body or a comment that every forge takes. */
function fittingBody(body) {
    if (body.length <= longestBody)
        return body;
    return `${body.slice(0, longestBody - note.length).replace(/[\ud800-\udbff]$/, "")}${note}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/open-causes.js
const gone = {
    code: "repository",
    means: "A branch that the pull request needs in {repository} is not there",
    hint: "Somebody may have deleted it meanwhile: run it again, and check input 'branch'.",
};
/** Why a pull request is not opened, besides what may befall each request. */
const openCauses = [
    {
        status: [422],
        says: /no (commits|changes) between/i,
        code: "refused",
        means: "There is nothing to open a pull request for in {repository}",
        hint: "The base has all that the branch has. Run it again: somebody may have merged it meanwhile.",
    },
    {
        status: [422],
        says: /draft pull requests are not supported/i,
        code: "refused",
        means: "{repository} has no draft pull requests: its plan does not include them",
        hint: "Set `draft: false`.",
    },
    // GitHub names the field.
    { status: [422], says: /\b(base|head) invalid\b/, ...gone },
];
/** Gitea says no more of a branch than of a repository: that one has been seen already. */
const openOnGiteaCauses = [...openCauses, { status: [404], ...gone }];

;// CONCATENATED MODULE: ./packages/core/lib/forge/told.js
/** What a forge says of itself goes into outputs and links: it is taken for what it has to be, or not at all. */

/**
 * The address of a page, with all in it percent-encoded that nobody sees (WHATWG, "URL Standard").
 * @throws Strange where it is none of the web
 */
function pageTold(address) {
    const url = URL.parse(address);
    if (url?.protocol !== "https:" && url?.protocol !== "http:")
        throw new Strange("it names a page that is none");
    return url.href;
}
/** A commit's object name; empty where it is none, as of a pull request that is broken: others may be well. */
function commitTold(name) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : "";
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/draft.js
/** A draft is one by its title there (Gitea, setting `WORK_IN_PROGRESS_PREFIXES`, where nobody has changed it). */
const draft = /^(WIP:|\[WIP\])\s*/i;
function isDraft(title) {
    return draft.test(title);
}
function asDraft(title) {
    return isDraft(title) ? title : `WIP: ${title}`;
}
function withoutDraft(title) {
    return title.replace(draft, "");
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/pull-requests.js






/** All are asked for, and looked through: some versions do not know the filters. */
function listPullRequests(repository, { state, head, base }) {
    return repository.attempt("list pull requests", async () => {
        const found = await askForAll(repository, "GET /pulls", { state, base_branch: base });
        return found
            .filter((one) => one.head.repo_id === one.base.repo_id && one.base.label === base)
            .filter((one) => one.state === state && (head === undefined || one.head.label === head))
            .toSorted((a, b) => b.number - a.number)
            .map(pullRequestOf);
    });
}
function openPullRequest(repository, { head, base, title, body, draft }) {
    const wanted = {
        head,
        base,
        title: draft ? asDraft(fittingTitle(title)) : fittingTitle(title),
        body: fittingBody(body),
    };
    const open = async () => {
        try {
            return pullRequestOf(await ask(repository, "POST /pulls", wanted));
        }
        catch (error) {
            if (isRefusal(error, 409))
                return "exists";
            throw error;
        }
    };
    return repository.attempt("open a pull request", open, { own: openOnGiteaCauses });
}
/** A draft stays one, whatever its title becomes. */
function changePullRequest(repository, number, { title, body, state }) {
    const change = async () => {
        const wasDraft = title !== undefined && isDraft((await ask(repository, `GET /pulls/${number}`)).title);
        const told = await ask(repository, `PATCH /pulls/${number}`, {
            ...(title === undefined ? {} : { title: wasDraft ? asDraft(fittingTitle(title)) : fittingTitle(title) }),
            ...(body === undefined ? {} : { body: fittingBody(body) }),
            ...(state === undefined ? {} : { state }),
        });
        return pullRequestOf(told);
    };
    return repository.attempt("change a pull request", change, { own: [meanwhile] });
}
/** Gitea counts the versions of a body (`models/issues`, `ErrIssueAlreadyChanged`). */
const meanwhile = {
    says: /already changed/i,
    code: "unreachable",
    means: "Somebody else is changing the same pull request of {repository}",
    hint: "Run it again.",
};
function comment(repository, number, body) {
    return repository.attempt("comment on a pull request", async () => {
        const wanted = { body: fittingBody(body), request: { once: true } };
        await ask(repository, `POST /issues/${number}/comments`, wanted);
    });
}
function pullRequestOf({ number, html_url, state, merged, title, body, labels, head, base }) {
    return {
        number,
        url: pageTold(html_url),
        id: "",
        state: merged ? "merged" : state,
        draft: isDraft(title),
        title: withoutDraft(title),
        body,
        head: { branch: head.label, commit: commitTold(head.sha) },
        base: base.label,
        labels: labels?.map(({ name }) => name) ?? [],
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/gitea/forge.js





/** Gitea's API (`/api/v1`), which is Forgejo's too. It makes no commits. */
function openGitea(options) {
    const repository = openRepository("gitea", options);
    return {
        kind: "gitea",
        listPullRequests: (filter) => listPullRequests(repository, filter),
        openPullRequest: (wanted) => openPullRequest(repository, wanted),
        changePullRequest: (number, change) => changePullRequest(repository, number, change),
        comment: (number, body) => comment(repository, number, body),
        addLabels: (number, labels) => addLabels(repository, number, labels),
        requestReviews: (number, wanted) => requestReviews(repository, number, wanted),
        assign: (number, users) => people_assign(repository, number, users),
        autoMerge: (pullRequest, method) => autoMerge(repository, pullRequest, method),
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/auto-merge.js



const settings = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed
    mergeCommitAllowed
    squashMergeAllowed
    rebaseMergeAllowed
  }
}`;
const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;
/** What GitHub says of a pull request that nothing more is asked of: there is nothing to wait for. */
const isReady = /clean status|unstable status|has_hooks status|protected branch rules not configured/i;
const mergeCauses = [
    {
        says: /dirty status/i,
        code: "refused",
        means: "The pull request in {repository} has conflicts with its base",
        hint: "Solve them on its branch, or close it and run this again: it is made anew on the newest base.",
    },
    {
        says: /expected head sha|head branch was modified/i,
        code: "refused",
        means: "Somebody has pushed to the pull request in {repository} meanwhile",
        hint: "Run it again.",
    },
];
/**
 * "enablePullRequestAutoMerge" (GraphQL), and where there is nothing to wait for "Merge a pull request" (REST).
 * @throws UserError where the repository allows no auto-merge, or not by this method
 */
function auto_merge_autoMerge(repository, pullRequest, method) {
    const { client, owner, repo, name, attempt } = repository;
    return attempt("merge a pull request", async () => {
        const { repository: allows } = await client.graphql(settings, { owner, repo });
        const allowed = {
            merge: allows.mergeCommitAllowed,
            squash: allows.squashMergeAllowed,
            rebase: allows.rebaseMergeAllowed,
        };
        if (!allowed[method])
            throw methodFault(name, method, allowed);
        if (!allows.autoMergeAllowed)
            throw notAllowed(name);
        const input = {
            pullRequestId: pullRequest.id,
            mergeMethod: method.toUpperCase(),
            expectedHeadOid: pullRequest.head.commit,
        };
        try {
            await client.graphql(enable, { input });
            return "waiting";
        }
        catch (error) {
            if (!isRefusal(error, 422) || !isReady.test(error.message))
                throw error;
            return mergeNow(repository, pullRequest, method);
        }
    }, { right: "contents", own: mergeCauses });
}
async function mergeNow({ client, owner, repo }, { number, head }, method) {
    const asked = { owner, repo, pull_number: number, merge_method: method, sha: head.commit };
    try {
        await client.request("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", asked);
    }
    catch (error) {
        if (!isRefusal(error, 405, 409))
            throw error;
        // The answer to a merge may have been lost on its way.
        const { data } = await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
            owner,
            repo,
            pull_number: number,
        });
        if (!data.merged)
            throw mergeFault(number, error);
    }
    return "merged";
}
function notAllowed(name) {
    return new lib_errors/* UserError */.yo(`${name} allows no auto-merge`, {
        code: "refused",
        hint: "Tick `Allow auto-merge` in its Settings > General > Pull Requests, or set `auto-merge: off`.",
    });
}

;// CONCATENATED MODULE: ./node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }

  if (typeof process === "object" && process.version !== undefined) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${
      process.arch
    })`;
  }

  return "<environment undetectable>";
}

;// CONCATENATED MODULE: ./node_modules/@octokit/endpoint/dist-bundle/index.js
// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/defaults.js
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};

// pkg/dist-src/util/lowercase-keys.js
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}

// pkg/dist-src/util/is-plain-object.js
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/util/merge-deep.js
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}

// pkg/dist-src/util/remove-undefined-properties.js
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}

// pkg/dist-src/merge.js
function merge(defaults, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}

// pkg/dist-src/util/add-query-parameters.js
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}

// pkg/dist-src/util/extract-url-variable-names.js
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}

// pkg/dist-src/util/omit.js
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}

// pkg/dist-src/util/url-template.js
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}

// pkg/dist-src/parse.js
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}

// pkg/dist-src/endpoint-with-defaults.js
function endpointWithDefaults(defaults, route, options) {
  return parse(merge(defaults, route, options));
}

// pkg/dist-src/with-defaults.js
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}

// pkg/dist-src/index.js
var endpoint = withDefaults(null, DEFAULTS);


;// CONCATENATED MODULE: ./node_modules/content-type/dist/index.js
/*!
 * content-type
 * Copyright(c) 2015 Douglas Christopher Wilson
 * MIT Licensed
 */
const SP = 32; // " "
const HTAB = 9; // "\t"
const SEMI = 59; // ";"
const EQ = 61; // "="
const DQUOTE = 34; // '"'
const BSLASH = 92; // "\\"
const COMMA = 44; // ","
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 0xff00;
const CASE_FLAGS = LOWER_CASE | NON_ASCII;
/**
 * Character flags used to normalize HTTP field values while scanning.
 * Out-of-range reads intentionally coerce to zero in bitwise expressions.
 */
const CHAR_MAP = new Uint8Array(0x100);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 0x80 /* non-ASCII */; code <= 0xff; code++) {
    CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
    CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 0x30 /* 0 */; code <= 0x39 /* 9 */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 0x41 /* A */; code <= 0x5a /* Z */; code++) {
    CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 0x61 /* a */; code <= 0x7a /* z */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
/**
 * Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
 */
const NullObject = /* @__PURE__ */ (() => {
    const C = function () { };
    C.prototype = Object.create(null);
    return C;
})();
/**
 * Validate a type string against RFC 9110.
 */
function isTypeValid(type, start = 0, end = type.length) {
    let hasSlash = false;
    for (let index = start; index < end; index++) {
        const code = type.charCodeAt(index);
        if (code === 47 /* / */) {
            if (hasSlash || index === start || index >= end - 1)
                return false;
            hasSlash = true;
        }
        else if (!isTokenCode(code)) {
            return false;
        }
    }
    return hasSlash;
}
/**
 * Validate a token against RFC 9110.
 */
function isTokenValid(token, start = 0, end = token.length) {
    if (start >= end)
        return false;
    for (let index = start; index < end; index++) {
        if (!isTokenCode(token.charCodeAt(index)))
            return false;
    }
    return true;
}
/**
 * Check whether a character code belongs to the token production in RFC 9110.
 */
function isTokenCode(code) {
    return (CHAR_MAP[code] & TOKEN_FLAG) !== 0;
}
/**
 * Serialize a parameter value.
 */
function parameterValue(str) {
    const len = str.length;
    if (len === 0)
        return '""';
    let index = 0;
    while (index < len && isTokenCode(str.charCodeAt(index)))
        index++;
    if (index === len)
        return str;
    let result = '"';
    let start = 0;
    while (index < len) {
        const code = str.charCodeAt(index);
        if (code !== HTAB && (code < SP || code === 127 || code > 255)) {
            throw new TypeError(`Invalid parameter value: ${str}`);
        }
        if (code === 34 /* " */ || code === 92 /* \\ */) {
            result += `${str.slice(start, index)}\\`;
            start = index;
        }
        index++;
    }
    return `${result}${str.slice(start)}"`;
}
/**
 * Format an object into a `Content-Type` header.
 */
function format(obj) {
    const { type, parameters } = obj;
    if (!type || !isTypeValid(type)) {
        throw new TypeError(`Invalid type: ${type}`);
    }
    let result = type;
    if (parameters) {
        for (const param of Object.keys(parameters)) {
            if (!isTokenValid(param)) {
                throw new TypeError(`Invalid parameter name: ${param}`);
            }
            result += `; ${param}=${parameterValue(parameters[param])}`;
        }
    }
    return result;
}
/**
 * Parse a `Content-Type` header.
 */
function dist_parse(header, options) {
    const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
    const len = header.length;
    let valueStart = options?.start ?? 0;
    while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
        valueStart++;
    }
    let index = valueStart;
    let typeFlags = 0;
    let whitespace = -1;
    let stop = options?.parameters === false ? COMMA_FLAG : 0;
    while (index < len) {
        const code = header.charCodeAt(index);
        const flags = CHAR_MAP[code];
        if ((flags & stopFlags) !== 0) {
            stop |= flags & COMMA_FLAG;
            break;
        }
        if ((flags & OWS) !== 0) {
            if (whitespace === -1)
                whitespace = index;
        }
        else {
            whitespace = -1;
        }
        typeFlags |= (code & NON_ASCII) | flags;
        index++;
    }
    const valueEnd = whitespace === -1 ? index : whitespace;
    const value = header.slice(valueStart, valueEnd);
    const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
    if (index === len || stop !== 0) {
        return { type, index, parameters: new NullObject() };
    }
    return parseParameters(header, type, index, len, stopFlags);
}
/**
 * Parses the parameters of a `Content-Type` header starting at the given index.
 */
function parseParameters(header, type, index, len, stopFlags) {
    const parameters = new NullObject();
    parameter: while (index < len) {
        index++; // Skip over ;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
            index++;
        }
        const keyStart = index;
        let keyFlags = 0;
        let keyWhitespace = -1;
        while (index < len) {
            const code = header.charCodeAt(index);
            const flags = CHAR_MAP[code];
            if ((flags & stopFlags) !== 0) {
                if ((flags & COMMA_FLAG) !== 0)
                    break parameter;
                continue parameter;
            }
            if (code === EQ) {
                const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
                const value = header.slice(keyStart, keyEnd);
                const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
                index++;
                while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
                    index++;
                }
                if (index < len && header.charCodeAt(index) === DQUOTE) {
                    const quotedStart = ++index;
                    let escaped = false;
                    while (index < len) {
                        const code = header.charCodeAt(index);
                        if (code === DQUOTE) {
                            if (parameters[key] === undefined) {
                                parameters[key] = escaped
                                    ? unescapeQuotedPairs(header, quotedStart, index)
                                    : header.slice(quotedStart, index);
                            }
                            index++;
                            let stop = 0;
                            // Discard characters between quote and delimiter.
                            while (index < len) {
                                const code = header.charCodeAt(index);
                                const flags = CHAR_MAP[code];
                                if ((flags & stopFlags) !== 0) {
                                    stop = flags & COMMA_FLAG;
                                    break;
                                }
                                index++;
                            }
                            if (stop !== 0)
                                break parameter;
                            continue parameter;
                        }
                        if (code === BSLASH && index + 1 < len) {
                            escaped = true;
                            index += 2;
                            continue;
                        }
                        index++;
                    }
                    continue parameter;
                }
                const valueStart = index;
                let stop = 0;
                let valueWhitespace = -1;
                while (index < len) {
                    const code = header.charCodeAt(index);
                    const flags = CHAR_MAP[code];
                    if ((flags & stopFlags) !== 0) {
                        stop = flags & COMMA_FLAG;
                        break;
                    }
                    if ((flags & OWS) !== 0) {
                        if (valueWhitespace === -1)
                            valueWhitespace = index;
                    }
                    else {
                        valueWhitespace = -1;
                    }
                    index++;
                }
                if (parameters[key] === undefined) {
                    const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
                    parameters[key] = header.slice(valueStart, valueEnd);
                }
                if (stop !== 0)
                    break parameter;
                continue parameter;
            }
            if ((flags & OWS) !== 0) {
                if (keyWhitespace === -1)
                    keyWhitespace = index;
            }
            else {
                keyWhitespace = -1;
            }
            keyFlags |= (code & NON_ASCII) | flags;
            index++;
        }
    }
    return { type, index, parameters };
}
/**
 * Remove backslashes from quoted pairs in a known-terminated quoted string body.
 */
function unescapeQuotedPairs(str, start, end) {
    let result = "";
    for (let index = start; index < end; index++) {
        if (str.charCodeAt(index) === BSLASH) {
            result += str.slice(start, index);
            start = ++index;
        }
    }
    return result + str.slice(start, end);
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/; // Noise - strings that match the custom format before being converted to it
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;

const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;

/**
 * @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
 * @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
 */

/**
 * Checks if a value is unstringifiable according to native JSON.stringify rules.
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is undefined, a function, or a symbol.
 */
const isUnstringifiable = (val) =>
  val === undefined || typeof val === "function" || typeof val === "symbol";

/**
 * Checks if a value is a native JSON.rawJSON object (Node.js 22+).
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is a RawJSON instance.
 */
const isRawJSON = (val) =>
  val !== null &&
  typeof val === "object" &&
  val.constructor &&
  val.constructor.name === "RawJSON";

/**
 * Iteratively converts a JS value to a JSON string.
 * Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
 * Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
 *
 * @param {any} rootValue The value to stringify.
 * @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
 * @param {string | number} [spaceParam] Indentation for pretty-printing.
 * @returns {string | undefined} The generated JSON string.
 */
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";

  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }

  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer)
    ? new Set(replacer.map(String))
    : null;

  /**
   * Prepares a value for stringification by resolving toJSON, handling BigInts,
   * applying custom replacers, and unwrapping primitive objects.
   *
   * @param {object|Array} parent The parent object or array holding the value.
   * @param {string} key The key associated with the value.
   * @param {any} val The raw value to process.
   * @returns {any} The processed value ready for stringification.
   */
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";

    if (hasToJSON) {
      val = val.toJSON(key);
    }

    const isNoise = typeof val === "string" && noiseValue.test(val);

    if (isNoise) return val + "n";

    const isBigInt = typeof val === "bigint";

    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return JSON.rawJSON(val.toString());

      return val.toString() + "n";
    }

    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }

    const isPostReplacerObject = val !== null && typeof val === "object";

    if (isPostReplacerObject) {
      const isPrimitiveWrapper =
        val instanceof Number ||
        val instanceof String ||
        val instanceof Boolean;

      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }

    return val;
  };

  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);

  if (isUnstringifiable(rootProcessed)) {
    return undefined;
  }

  const isRootPrimitive =
    rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);

  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }

  const chunks = [];
  let level = 0;

  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true,
    },
  ];

  const visited = new WeakSet([rootProcessed]);

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }

    let isDone = false;

    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");

        if (space) chunks.push("\n" + space.repeat(level));

        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);

        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject =
            childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);

          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }

            visited.add(childVal);

            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true,
            });

            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];

        const isFilteredOutByArray = propertyList && !propertyList.has(k);

        if (isFilteredOutByArray) continue;

        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);

        if (isUnstringifiable(childVal)) continue;

        if (!node.first) chunks.push(",");

        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }

        const isComplexObject =
          childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);

        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }

          visited.add(childVal);

          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true,
          });

          node.first = false;

          break; // Stop current loop level to process the newly pushed stack node
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }

      const isNodeFullyProcessed =
        node.index >= node.keys.length && stack[stack.length - 1] === node;

      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }

    if (isDone) {
      level--;

      if (!node.first && space) chunks.push("\n" + space.repeat(level));

      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }

  return chunks.join("");
};

/**
 * Converts a JavaScript value to a JSON string.
 *
 * Supports serialization of BigInt values using two strategies:
 * 1. Custom format "123n" → "123" (universal fallback)
 * 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
 *
 * All other values are serialized exactly like native JSON.stringify().
 *
 * @param {*} value The value to convert to a JSON string.
 * @param {Replacer | Array<string | number> | null} [replacer]
 * A function that alters the behavior of the stringification process,
 * or an array of strings/numbers to indicate properties to exclude.
 * @param {string | number} [space]
 * A string or number to specify indentation or pretty-printing.
 * @returns {string} The JSON string representation.
 */
const JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;

    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());

          const hasFunctionReplacer = typeof replacer === "function";

          if (hasFunctionReplacer) return replacer(key, val);

          const isKeyInArrayReplacer =
            Array.isArray(replacer) && replacer.includes(key);

          if (isKeyInArrayReplacer) return val;

          return val;
        },
        space,
      );
    }

    if (!value) return originalStringify(value, replacer, space);

    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);

        if (isNoise) return val.toString() + "n"; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

        if (typeof val === "bigint") return val.toString() + "n";

        const hasFunctionReplacer = typeof replacer === "function";

        if (hasFunctionReplacer) return replacer(key, val);

        const isKeyInArrayReplacer =
          Array.isArray(replacer) && replacer.includes(key);

        if (isKeyInArrayReplacer) return val;

        return val;
      },
      space,
    );

    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3",
    ); // Delete one "n" off the end of every BigInt value

    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3"); // Remove one "n" off the end of every noisy string

    return denoisedJSON;
  } catch (error) {
    if (error instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);

      if (convertedJSON === undefined) return undefined;

      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return convertedJSON;

      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");

      return processedJSON.replace(noiseStringify, "$1$2$3");
    }

    throw error;
  }
};

const featureCache = new Map();

/**
 * Detects if the current JSON.parse implementation supports the context.source feature.
 *
 * Uses toString() fingerprinting to cache results and automatically detect runtime
 * replacements of JSON.parse (polyfills, mocks, etc.).
 *
 * @returns {boolean} true if context.source is supported, false otherwise.
 */
const isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();

  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }

  try {
    const result = JSON.parse(
      "1",
      (_, __, context) => !!context?.source && context.source === "1",
    );
    featureCache.set(parseFingerprint, result);

    return result;
  } catch {
    featureCache.set(parseFingerprint, false);

    return false;
  }
};

/**
 * Reviver function that converts custom-format BigInt strings back to BigInt values.
 * Also handles "noise" strings that accidentally match the BigInt format.
 *
 * @param {string | number | undefined} key The object key.
 * @param {*} value The value being parsed.
 * @param {object} [context] Parse context (if supported by JSON.parse).
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The transformed value.
 */
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
  const isCustomFormatBigInt =
    typeof value === "string" && customFormat.test(value);

  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));

  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);

  const hasUserReviver = typeof userReviver === "function";

  if (!hasUserReviver) return value;

  return userReviver(key, value, context);
};

/**
 * Fast JSON.parse implementation (~2x faster than classic fallback).
 * Uses JSON.parse's context.source feature to detect integers and convert
 * large numbers directly to BigInt without string manipulation.
 *
 * Does not support legacy custom format from v1 of this library.
 *
 * @param {string} text JSON string to parse.
 * @param {Reviver} [reviver] Transform function to apply to each value.
 * @returns {any} Parsed JavaScript value.
 */
const JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds =
      value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context && intRegex.test(context.source);
    const isBigInt = isBigNumber && isInt;

    if (isBigInt) return BigInt(context.source);

    const hasCustomReviver = typeof reviver === "function";

    if (!hasCustomReviver) return value;

    return reviver(key, value, context);
  });
};

const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers =
  /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/; // Noise - strings that match the custom format before being converted to it

/**
 * Iteratively traverses the parsed object bottom-up (post-order),
 * emulating the native JSON.parse reviver behavior.
 * This avoids Call Stack overflows (RangeError) on deeply nested structures.
 *
 * @param {any} parsed The natively parsed JSON object.
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The fully processed object.
 */
const applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (!node.visited) {
      node.visited = true;

      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";

      if (isComplexObject) {
        const keys = Object.keys(value);

        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];

      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);

        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);

          if (isNoise) value = value.slice(0, -1);
        }
      }

      const hasUserReviver = typeof userReviver === "function";

      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }

      const isDeleted = value === undefined;

      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }

      stack.pop();
    }
  }

  return rootHolder[""];
};

/**
 * Pre-processes the JSON string to mark large numbers with an 'n' suffix.
 *
 * @param {string} text The raw JSON string.
 * @returns {string} The serialized string with marked BigInts.
 */
const serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);

      if (isNoise) return match.substring(0, match.length - 1) + 'n"'; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

      const hasFractionalOrExponential = fractional || exponential;

      // With a fixed number of digits, we can correctly use lexicographical comparison to do a numeric comparison
      const isLessThanMaxSafeInt =
        digits &&
        (digits.length < MAX_DIGITS ||
          (digits.length === MAX_DIGITS && digits <= MAX_INT));

      const isStandardValue =
        isString || hasFractionalOrExponential || isLessThanMaxSafeInt;

      if (isStandardValue) return match;

      return '"' + match + 'n"';
    },
  );
};

/**
 * Converts a JSON string into a JavaScript value.
 *
 * Supports parsing of large integers using two strategies:
 * 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
 * 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
 *
 * All other JSON values are parsed exactly like native JSON.parse().
 *
 * @param {string} text A valid JSON string.
 * @param {Reviver} [reviver]
 * A function that transforms the results. This function is called for each member
 * of the object. If a member contains nested objects, the nested objects are
 * transformed before the parent object is.
 * @returns {any} The parsed JavaScript value.
 * @throws {SyntaxError} If text is not valid JSON.
 */
const JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);

  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver); // Shortcut to a faster (2x) and simpler version

    // Find and mark big numbers with "n"
    const serializedData = serializeBigInts(text);

    return originalParse(serializedData, (key, value, context) =>
      convertMarkedBigIntsReviver(key, value, context, reviver),
    );
  } catch (error) {
    if (error instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);

      return applyReviverIteratively(parsed, reviver);
    }

    throw error;
  }
};



;// CONCATENATED MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
class RequestError extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    /* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
}


;// CONCATENATED MODULE: ./node_modules/@octokit/request/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var dist_bundle_VERSION = "10.0.16";

// pkg/dist-src/defaults.js
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${dist_bundle_VERSION} ${getUserAgent()}`
  }
};

// pkg/dist-src/fetch-wrapper.js



// pkg/dist-src/is-plain-object.js
function dist_bundle_isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/fetch-wrapper.js

var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = dist_bundle_isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = dist_parse(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}

// pkg/dist-src/with-defaults.js
function dist_bundle_withDefaults(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: dist_bundle_withDefaults.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: dist_bundle_withDefaults.bind(null, endpoint2)
  });
}

// pkg/dist-src/index.js
var dist_bundle_request = dist_bundle_withDefaults(endpoint, defaults_default);

/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: ./packages/core/lib/forge/http.js



/** Milliseconds without a byte, after which a connection counts as broken: GitHub itself ends a request after 10 s. */
const idleLimit = 15_000;
/** So many requests to a host at once, which GitHub still takes for good manners ("Best practices for using the REST API"). */
const connections = 8;
/** Bytes of an answer that are read. */
const longest = 32 * 1024 * 1024;
/**
 * The one way to a forge: over connections that stay open, through the proxy that the environment names (HTTPS_PROXY,
 * NO_PROXY). Redirects are not followed: a token is for its own host alone.
 * @returns throws the socket's error when there is no answer
 */
function openHttp(env) {
    const options = { keepAlive: true, maxSockets: connections, proxyEnv: env };
    const ways = {
        "http:": { request: external_node_http_namespaceObject.request, agent: new external_node_http_namespaceObject.Agent(options) },
        "https:": { request: external_node_https_namespaceObject.request, agent: new external_node_https_namespaceObject.Agent(options) },
    };
    return (address, { method, headers, body, signal }) => {
        const url = new URL(address);
        const { request, agent } = ways[url.protocol === "http:" ? "http:" : "https:"];
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        return new Promise((resolve, reject) => {
            const sent = request(url, {
                agent,
                method,
                headers: { ...headers, ...length },
                timeout: idleLimit,
                ...(signal === undefined ? {} : { signal }),
            });
            sent.once("timeout", () => sent.destroy(timedOut(url)));
            sent.once("error", reject);
            sent.once("response", (response) => read(response, address).then(resolve, reject));
            sent.end(body);
        });
    };
}
/** All of it, so that a connection that is cut in the middle is a fault of the request. */
async function read(response, url) {
    let size = 0;
    response.on("data", (chunk) => {
        size += chunk.length;
        if (size > longest)
            response.destroy(new Error(`the answer is longer than ${longest} bytes`));
    });
    const body = await (0,consumers_namespaceObject.text)(response);
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    return { status: response.statusCode ?? 0, url, headers, text: async () => body };
}
function timedOut({ host }) {
    return Object.assign(new Error(`${host} has not answered for ${idleLimit / 1_000} s`), { code: "ETIMEDOUT" });
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./packages/core/lib/forge/pause.js
/** Milliseconds to wait where a forge does not say how long: GitHub's advice is a minute. */
const minute = 60_000;
/** Milliseconds that clocks and timers may be wrong. */
const margin = 1_000;
/**
 * How long a forge wants to be left alone, in milliseconds, for a limit of its own: the primary one ends at a time, a
 * secondary one is to be waited for. GitHub answers either with 403 or with 429 (GitHub Docs, "Rate limits for the REST
 * API").
 * @returns undefined where it is no such limit
 */
function pauseAskedFor({ status, message, headers }) {
    const isUsedUp = headers["x-ratelimit-remaining"] === "0";
    const after = headers["retry-after"];
    const isLimit = after !== undefined || isUsedUp || /rate limit|abuse detection/i.test(message);
    if (status !== 429 && !(status === 403 && isLimit))
        return undefined;
    const now = Date.parse(String(headers.date)) || Date.now();
    if (after !== undefined)
        return untilThen(String(after), now);
    const reset = Number(headers["x-ratelimit-reset"]);
    return isUsedUp && reset > 0 ? Math.max(0, reset * 1_000 - now) + margin : minute;
}
/** Seconds, or a date (RFC 9110, 10.2.3). */
function untilThen(written, now) {
    if (/^\d+$/.test(written))
        return Number(written) * 1_000;
    const date = Date.parse(written);
    return Number.isNaN(date) ? minute : Math.max(0, date - now) + margin;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/patience.js





/** So often is asked again what may pass by itself. */
const retries = 4;
/** What says that nothing has arrived (Node.js, "Common system errors"). */
const unsent = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);
/** The same of what may have. */
const cut = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/**
 * Asks again, with growing pauses, what may pass by itself: a busy server, a cut connection, a rate limit. That is waited
 * for as the server says, by all requests together, and said once.
 */
function patiently({ host, signal, log, longestPause }) {
    let free = 0;
    const pause = (milliseconds) => {
        const until = performance.now() + milliseconds;
        if (until - free > 1_000)
            log.info(`${host} has had too many requests: going on in ${formatDuration(milliseconds)}.`);
        free = Math.max(free, until);
    };
    return (ask, isRepeatable) => {
        const once = async () => {
            const wait = free - performance.now();
            if (wait > 0)
                await (0,external_node_timers_promises_namespaceObject.setTimeout)(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
            return ask();
        };
        return pRetry(once, {
            signal,
            retries,
            minTimeout: 200,
            randomize: true,
            shouldConsumeRetry: ({ error }) => pauseOf(error) === undefined,
            shouldRetry({ error }) {
                const wait = pauseOf(error);
                if (wait === undefined)
                    return mayPass(error, isRepeatable);
                if (wait > longestPause)
                    return false;
                pause(wait);
                return true;
            },
        });
    };
}
function pauseOf(error) {
    return error instanceof Refusal ? pauseAskedFor(error) : undefined;
}
function mayPass(error, isRepeatable) {
    if (error instanceof Refusal)
        return error.status === 503 || (isRepeatable && error.status >= 500);
    if (!(error instanceof NoAnswer))
        return false;
    return unsent.has(error.code) || (isRepeatable && cut.has(error.code));
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/read-answer.js

/** What GraphQL's kinds of errors are in HTTP; all others are 422. */
const statuses = {
    NOT_FOUND: 404,
    FORBIDDEN: 403,
    INSUFFICIENT_SCOPES: 403,
    RATE_LIMITED: 429,
};
/** @returns the refusal that an answer is, by HTTP */
function refusalOf({ status, headers, data }) {
    return new Refusal(status, wordsOf(data), headers);
}
/** @throws Refusal where GraphQL says no, Strange where it is no answer of an API */
function checkAnswer({ status, headers, data }) {
    if (status >= 300)
        throw new Strange(`it wants us to go on to ${headers.location ?? "elsewhere"}`);
    if (typeof data === "string" && data !== "")
        throw new Strange("it answers with a page, not with JSON");
}
/** @throws Refusal where GraphQL says no (GraphQL specification, "Response Format") */
function checkGraphql({ headers, data }) {
    const { errors } = isObject(data) ? data : {};
    if (!Array.isArray(errors) || errors.length === 0)
        return;
    const type = isObject(errors[0]) && "type" in errors[0] ? String(errors[0].type) : "";
    throw new Refusal(statuses[type] ?? 422, wordsOf({ errors }), headers);
}
function wordsOf(data) {
    if (!isObject(data))
        return typeof data === "string" && !data.includes("<") ? data.trim() : "";
    const { message, errors } = data;
    const single = Array.isArray(errors) ? errors.map(wordsOfFault) : [];
    return [...new Set([message, ...single])].filter((words) => typeof words === "string" && words !== "").join(": ");
}
/** A fault has a message, or names the field that it is of. */
function wordsOfFault(fault) {
    if (!isObject(fault))
        return fault;
    const { message, field, code } = fault;
    return message ?? [field, code].filter((word) => typeof word === "string").join(" ");
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/client.js






/** Octokit's requests over our own connection: what may pass is asked again, and rate limits are waited for. */
function openClient({ api: given, longestPause = Number.POSITIVE_INFINITY, ...options }) {
    const { token, env, signal, log } = options;
    const api = given.replace(/\/+$/, "");
    const { host } = new URL(api);
    const insist = patiently({ host, signal, log, longestPause });
    const request = dist_bundle_request.defaults({
        baseUrl: api,
        headers: { "user-agent": "pushpull", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        request: {
            fetch: openHttp(env),
            signal,
            log: { warn: (words) => log.debug(words) },
            hook: (send, asked) => insist(() => client_ask(send, asked, signal), asked.request?.once !== true),
        },
    });
    // GitHub Docs, "Forming calls with GraphQL": on a server of one's own it stands beside the REST API.
    const url = api.endsWith("/api/v3") ? api.replace(/\/v3$/, "/graphql") : `${api}/graphql`;
    return {
        api,
        host,
        request,
        async graphql(query, variables) {
            const answer = await request({ method: "POST", url, query, variables });
            return answer.data.data;
        },
    };
}
async function client_ask(send, asked, signal) {
    const answer = await send(asked).catch((error) => {
        signal.throwIfAborted();
        if (!(error instanceof RequestError))
            throw error;
        if (error.response !== undefined)
            throw refusalOf(error.response);
        throw new NoAnswer(error.cause instanceof Error ? error.cause : error);
    });
    checkAnswer(answer);
    checkGraphql(answer);
    return answer;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/client.js

/** The version of GitHub's REST API that we speak: each of GitHub Enterprise Server has it. */
const headers = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };
/** Speaks to GitHub. */
function openGitHubClient(options) {
    return ofGitHub(openClient(options));
}
/** A client that turned out to be GitHub's. */
function ofGitHub(client) {
    return { ...client, request: client.request.defaults({ headers }) };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/commit.js
/**
 * "Create a blob", "Create a tree", "Create a commit". Without author and committer it is the token's own: GitHub signs it
 * where that is an App's (GitHub Docs, "Signature verification for bots").
 */
function makeCommit(repository, { parent, message, files }) {
    const { client, owner, repo, log, attempt } = repository;
    const place = { owner, repo };
    const make = async () => {
        const [before, blobs] = await Promise.all([
            client.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", { ...place, commit_sha: parent }),
            Promise.all(files.map(({ content }) => makeBlob(repository, content))),
        ]);
        const tree = files.map(({ path, mode }, at) => ({
            path,
            mode: mode,
            type: "blob",
            sha: blobs[at] ?? null,
        }));
        const { data: after } = await client.request("POST /repos/{owner}/{repo}/git/trees", {
            ...place,
            base_tree: before.data.tree.sha,
            tree,
        });
        const { data: commit } = await client.request("POST /repos/{owner}/{repo}/git/commits", {
            ...place,
            message,
            tree: after.sha,
            parents: [parent],
        });
        if (!commit.verification.verified) {
            log.warning("GitHub has not signed the commit: it signs those of a GitHub App, and those of the run's own token.");
        }
        return commit.sha;
    };
    return attempt("make a commit", make, { right: "contents" });
}
async function makeBlob({ client, owner, repo }, content) {
    const blob = { owner, repo, content: content.toString("base64"), encoding: "base64" };
    return (await client.request("POST /repos/{owner}/{repo}/git/blobs", blob)).data.sha;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/labels.js


/** Grey: GitHub's own for a label that nobody has given a colour. */
const labels_color = "ededed";
/**
 * "Add labels to an issue". GitHub makes those that are not there on the way, but for a token without `issues: write`; by
 * "Create a label" one with `pull-requests: write` may do it too, as its documentation has it.
 */
function labels_addLabels(repository, number, labels) {
    const { client, owner, repo, attempt } = repository;
    const add = () => client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
        owner,
        repo,
        issue_number: number,
        labels: [...labels],
    });
    return attempt("label a pull request", async () => {
        if (labels.length === 0)
            return;
        try {
            await add();
        }
        catch (error) {
            if (!isRefusal(error, 403, 404, 422) || !/create labels|label/i.test(error.message))
                throw error;
            for (const name of labels)
                await makeLabel(repository, name);
            await add();
        }
    });
}
async function makeLabel({ client, owner, repo, name: repository }, name) {
    try {
        await client.request("POST /repos/{owner}/{repo}/labels", { owner, repo, name, color: labels_color });
    }
    catch (error) {
        if (isRefusal(error, 422) && /already_exists/.test(error.message))
            return;
        if (!isRefusal(error, 403, 404))
            throw error;
        throw new lib_errors/* UserError */.yo(`${repository} has no label '${name}', and the token may not make it: ${error.message}`, {
            code: "forbidden",
            hint: "Make the label there once, or let the token write issues too: `permissions: issues: write`.",
        });
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/move-branch.js

const repositoryId = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { id }
}`;
const update = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
/** Moves a branch; whoever was faster wins. What comes of a refusal is seen by where the branch is then. */
function moveBranch(repository, move) {
    const ask = async () => {
        try {
            await move_branch_send(repository, move);
            return "moved";
        }
        catch (error) {
            if (!isRefusal(error, 404, 409, 422))
                throw error;
            const now = await commitOf(repository, move.branch);
            // The answer to the first request may have been lost on its way.
            if (now === move.to)
                return "moved";
            if (now !== move.from)
                return "raced";
            throw error;
        }
    };
    return repository.attempt(`move branch ${move.branch}`, ask, { right: "contents", own: moveCauses });
}
/** "Create a reference", "Update a reference" and, since REST forces a branch wherever it is, "updateRefs" (GraphQL). */
async function move_branch_send({ client, owner, repo }, { branch, from, to, rebuild }) {
    if (from === undefined) {
        await client.request("POST /repos/{owner}/{repo}/git/refs", { owner, repo, ref: `refs/heads/${branch}`, sha: to });
    }
    else if (rebuild) {
        const { repository } = await client.graphql(repositoryId, { owner, repo });
        const refUpdates = [{ name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: true }];
        await client.graphql(update, { input: { repositoryId: repository.id, refUpdates } });
    }
    else {
        const ref = `heads/${branch}`;
        await client.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", { owner, repo, ref, sha: to, force: false });
    }
}
/** "Get a reference": undefined where there is none. */
async function commitOf({ client, owner, repo }, branch) {
    try {
        const asked = { owner, repo, ref: `heads/${branch}` };
        return (await client.request("GET /repos/{owner}/{repo}/git/ref/{ref}", asked)).data.object.sha;
    }
    catch (error) {
        if (isRefusal(error, 404))
            return undefined;
        throw error;
    }
}
const moveCauses = [
    {
        status: [403, 409, 422],
        says: /rule violations|protected branch|through a pull request|required status check|cannot (create|update|force)/i,
        code: "refused",
        means: "The rules of {repository} do not let us {doing}",
        hint: "Let the App pass them (`Bypass list` of the ruleset, or of the branch protection), or choose another branch.",
    },
];

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/people.js

/** "Request reviewers for a pull request". */
function people_requestReviews({ client, owner, repo, name, attempt }, number, { users, teams }) {
    // A team is known by its own name, and people write it after its organization's.
    const slugs = teams.map((team) => team.replace(/^@?[^/]*\//, ""));
    const request = (some) => client.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", {
        owner,
        repo,
        pull_number: number,
        ...(some.users.length === 0 ? {} : { reviewers: [...some.users] }),
        ...(some.teams.length === 0 ? {} : { team_reviewers: [...some.teams] }),
    });
    const why = (kind, { status, message }) => {
        if (/pull request author/i.test(message))
            return "is the author";
        if (kind === "users")
            return status === 422 ? `is no collaborator of ${name}` : `is refused (${message})`;
        return `is no team with access to ${name} that the token can see (that takes an App with \`Members: read-only\` in the organization)`;
    };
    return attempt("request reviews", () => requestEach({ users, teams: slugs }, request, why));
}
/** "Add assignees to an issue". Who cannot be assigned is passed over there without a word. */
function github_people_assign({ client, owner, repo, name, attempt }, number, users) {
    return attempt("assign a pull request", async () => {
        if (users.length === 0)
            return [];
        const asked = { owner, repo, issue_number: number, assignees: [...users] };
        const { data } = await client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/assignees", asked);
        const assigned = new Set(data.assignees?.map(({ login }) => login.toLowerCase()));
        const left = users.filter((user) => !assigned.has(user.toLowerCase()));
        return left.map((user) => ({ name: user, reason: `is no collaborator of ${name}` }));
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/pull-requests.js




/** The most that GitHub gives at once. */
const pull_requests_pageSize = 100;
/** "List pull requests", newest first: those whose head is a branch of the same repository. */
function pull_requests_listPullRequests({ client, owner, repo, attempt }, { state, head, base }) {
    const of = head === undefined ? {} : { head: `${owner}:${head}` };
    const sorted = { sort: "created", direction: "desc", per_page: pull_requests_pageSize };
    return attempt("list pull requests", async () => {
        const found = [];
        for (let page = 1; found.length === (page - 1) * pull_requests_pageSize; page++) {
            const asked = { owner, repo, state, base, ...of, ...sorted, page };
            const { data } = await client.request("GET /repos/{owner}/{repo}/pulls", asked);
            found.push(...data);
            if (data.length === 0)
                break;
        }
        return found.filter((one) => one.head.repo?.id === one.base.repo.id).map(pull_requests_pullRequestOf);
    });
}
/** "Create a pull request". */
function pull_requests_openPullRequest({ client, owner, repo, attempt }, { head, base, title, body, draft }) {
    const wanted = { owner, repo, head, base, title: fittingTitle(title), body: fittingBody(body), draft };
    const ask = async () => {
        const answer = await client.request("POST /repos/{owner}/{repo}/pulls", wanted).catch((error) => {
            if (isRefusal(error, 422) && /pull request already exists/i.test(error.message))
                return "exists";
            throw error;
        });
        return answer === "exists" ? answer : pull_requests_pullRequestOf(answer.data);
    };
    return attempt("open a pull request", ask, { own: openCauses });
}
/** "Update a pull request". */
function pull_requests_changePullRequest({ client, owner, repo, attempt }, number, { title, body, state }) {
    const change = {
        ...(title === undefined ? {} : { title: fittingTitle(title) }),
        ...(body === undefined ? {} : { body: fittingBody(body) }),
        ...(state === undefined ? {} : { state }),
    };
    return attempt("change a pull request", async () => {
        const asked = { owner, repo, pull_number: number, ...change };
        const { data } = await client.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", asked);
        return pull_requests_pullRequestOf(data);
    });
}
/** "Create an issue comment". */
function pull_requests_comment({ client, owner, repo, attempt }, number, body) {
    return attempt("comment on a pull request", async () => {
        await client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
            owner,
            repo,
            issue_number: number,
            body: fittingBody(body),
            request: { once: true },
        });
    });
}
function pull_requests_pullRequestOf(told) {
    const { number, html_url, node_id, state, merged_at, draft, title, body, head, base, labels } = told;
    return {
        number,
        url: pageTold(html_url),
        id: node_id,
        state: state === "open" ? "open" : merged_at === null ? "closed" : "merged",
        draft: draft ?? false,
        title,
        body: body ?? "",
        head: { branch: head.ref, commit: commitTold(head.sha) },
        base: base.ref,
        labels: labels.map(({ name }) => name),
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/github/forge.js








/** GitHub's REST API and its GraphQL API where that alone can do it; GitHub Enterprise Server has both. */
function openGitHub(options) {
    const repository = openRepository("github", { ...options, client: ofGitHub(options.client) });
    return {
        kind: "github",
        listPullRequests: (filter) => pull_requests_listPullRequests(repository, filter),
        openPullRequest: (wanted) => pull_requests_openPullRequest(repository, wanted),
        changePullRequest: (number, change) => pull_requests_changePullRequest(repository, number, change),
        comment: (number, body) => pull_requests_comment(repository, number, body),
        addLabels: (number, labels) => labels_addLabels(repository, number, labels),
        requestReviews: (number, wanted) => people_requestReviews(repository, number, wanted),
        assign: (number, users) => github_people_assign(repository, number, users),
        autoMerge: (pullRequest, method) => auto_merge_autoMerge(repository, pullRequest, method),
        commit: (commit) => makeCommit(repository, commit),
        moveBranch: (move) => moveBranch(repository, move),
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/server.js




/** GitHub's own hosts, and those of its customers (GitHub Docs, "GitHub Enterprise Cloud with data residency"). */
const server_ofGitHub = /^(?:api\.)?(github\.com|[\w-]+\.ghe\.com)$/;
/** The API of GitHub, or of GitHub Enterprise Server, for who knows that it is that. */
function gitHubApiOf({ api, page }) {
    const { host, origin } = new URL(page);
    const [, ownHost] = server_ofGitHub.exec(host) ?? [];
    return api ?? (ownHost === undefined ? `${origin}/api/v3` : `https://api.${ownHost}`);
}
/**
 * Finds out which forge has a repository, by asking it: there are forges under any name. Only GitHub's own hosts need not
 * be asked.
 */
async function findServer(address, options) {
    const { repository, page } = address;
    const { host, origin } = new URL(address.api ?? page);
    const [, ownHost] = server_ofGitHub.exec(host) ?? [];
    if (ownHost !== undefined) {
        return { kind: "github", client: openClient({ ...options, api: address.api ?? `https://api.${ownHost}` }) };
    }
    const enterprise = `${origin}/api/v3`;
    const candidates = address.api === undefined ? [`${above(page, repository)}/api/v1`, enterprise] : [address.api];
    try {
        for (const api of candidates) {
            const client = openClient({ ...options, api });
            const kind = await kindOf(client);
            if (kind === "github" && address.api === undefined) {
                return { kind, client: openClient({ ...options, api: enterprise }) };
            }
            if (kind !== undefined)
                return { kind, client };
        }
    }
    catch (error) {
        throw explain(error, { host, repository, doing: "tell which forge it is", right: undefined, kind: undefined });
    }
    throw new lib_errors/* UserError */.yo(`${host} is no forge that we know`, {
        code: "repository",
        hint: "GitHub, GitHub Enterprise Server, Gitea and Forgejo have pull requests that we can make. Check the address, or commit without one: `mode: commit`.",
    });
}
/** A forge may be served under a path. */
function above(page, repository) {
    return page.slice(0, -repository.length - 1);
}
/** Gitea and Forgejo tell their version; GitHub has a header of its own on each answer, and its meta data. */
async function kindOf({ request, api }) {
    const version = await request({ method: "GET", url: `${api}/version` }).catch(refusalOrPage);
    if (version instanceof Strange)
        return undefined;
    if (isGitHub(version.headers))
        return "github";
    if (!(version instanceof Refusal))
        return hasVersion(version.data) ? "gitea" : undefined;
    if (isRefusal(version, 401, 403) && api.endsWith("/api/v1"))
        throw version;
    const meta = await request({ method: "GET", url: `${api}/meta` }).catch(refusalOrPage);
    if (meta instanceof Strange)
        return undefined;
    return isGitHub(meta.headers) || !(meta instanceof Refusal) ? "github" : undefined;
}
function refusalOrPage(error) {
    if (error instanceof Strange || isRefusal(error, 400, 401, 403, 404, 405, 410))
        return error;
    throw error;
}
function isGitHub(headers) {
    return headers["x-github-request-id"] !== undefined || headers["x-github-enterprise-version"] !== undefined;
}
function hasVersion(data) {
    return typeof data === "object" && data !== null && "version" in data && typeof data.version === "string";
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/open.js



/** Opens a repository on whatever forge it is. */
async function openForge({ repository, page, api, ...options }) {
    const { kind, client } = await findServer({ repository, page, api }, options);
    const open = kind === "github" ? openGitHub : openGitea;
    return open({ client, name: repository, log: options.log });
}

;// CONCATENATED MODULE: ./packages/pull/lib/on-its-way.js

/** A run has ended before the server had answered: nobody knows whether its commit has arrived. */
class OnItsWay extends lib_errors/* UserError */.yo {
    commit;
    constructor({ message, code, cause }, commit) {
        super(`${message}, with commit ${commit.slice(0, 12)} on its way, which may have arrived`, {
            code,
            hint: "Run it again: it looks whether the commit is there, and makes none where it is.",
            cause,
        });
        this.commit = commit;
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/half-done.js

/** A proposal that went wrong when its branch was there already, and maybe its pull request. */
class HalfDone extends lib_errors/* UserError */.yo {
    proposal;
    constructor({ message, code, hint, cause }, proposal) {
        super(message, { code, hint, cause });
        this.proposal = proposal;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/stop.js

/** The longest time that a timer can wait, in milliseconds: 24 days. Anything longer would end at once. */
const stop_longest = 2 ** 31 - 1;
/**
 * A signal that is aborted when the run is cancelled, or when its time is up. Until it is cleared it keeps the process.
 * @param timeout milliseconds
 * @param hint what to do when that was too little
 */
function stopAfter(timeout, cancelled, hint) {
    const late = new AbortController();
    const timeIsUp = () => new lib_errors/* UserError */.yo("The run's time is up", { code: "timeout", hint });
    const timer = setTimeout(() => late.abort(timeIsUp()), Math.min(stop_longest, Math.max(0, timeout)));
    return { signal: AbortSignal.any([cancelled, late.signal]), clear: () => clearTimeout(timer) };
}

// EXTERNAL MODULE: ./packages/core/lib/program.js + 1 modules
var program = __nccwpck_require__(4961);
// EXTERNAL MODULE: ./packages/core/lib/location.js
var lib_location = __nccwpck_require__(4046);
;// CONCATENATED MODULE: ./packages/pull/lib/visible.js
/** Characters of a value that a line shows. */
const visible_longest = 200;
/** What can be seen, and is no space. */
const seen = String.raw `[\p{L}\p{M}\p{N}\p{P}\p{S}]`;
const words = new RegExp(`^${seen}(?:[ ]|${seen})*$`, "u");
const word = new RegExp(`^${seen}+$`, "u");
const unseen = new RegExp(`(?!${seen})[^]`, "gu");
/**
 * A value from a file in a line for machines, which must not end there, and is taken apart by its spaces: what has line
 * breaks, spaces or anything else in it that nobody sees is quoted as in JSON.
 */
function onOneLine(value) {
    const short = value.length <= visible_longest ? value : `${value.slice(0, visible_longest)}…`;
    return word.test(short) ? short : JSON.stringify(short).replace(unseen, spelledOut);
}
/** The value that {@link onOneLine} has made a text of, as far as that has it. */
function offOneLine(text) {
    return quoted.test(text) && text.includes("\\") ? JSON.parse(text) : text;
}
/** A JSON string (RFC 8259). */
const quoted = /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/u;
/** A value in a line for people, where spaces between what can be seen stay as they are. */
function inWords(value) {
    const short = value.length <= visible_longest ? value : `${value.slice(0, visible_longest)}…`;
    if (words.test(short) && !short.endsWith(" "))
        return short;
    return JSON.stringify(short).replace(unseen, (character) => (character === " " ? " " : spelledOut(character)));
}
/** One that is beyond the first plane, in two halves. */
function spelledOut(character) {
    return character
        .split("")
        .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join("");
}

;// CONCATENATED MODULE: ./packages/pull/lib/already-there.js


/** How many places are said. */
const most = 5;
/** What stands where as it is wanted, in a sentence without a full stop; undefined where that is nothing. */
function alreadyThere(standing) {
    if (standing.length === 0)
        return undefined;
    const places = standing
        .slice(0, most)
        .map(({ image, path, file, line, to }) => `${image ?? path} is ${inWords(to)} in ${(0,lib_location/* formatLocation */.j)({ file, line })}`);
    const more = standing.length - places.length;
    return `It is so already: ${[...places, ...(more > 0 ? [`and ${more} more`] : [])].join(", ")}`;
}

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

;// CONCATENATED MODULE: ./packages/pull/lib/order/trailers.js


/**
 * What a commit of ours says of itself in trailers (`git interpret-trailers`), for machines:
 *
 * - `Pushpull-Image: NAME FROM -> TO`, one for each image
 * - `Pushpull-Set: FILE:PATH FROM -> TO`, one for each other value
 * - `Pushpull-Source: owner/name@sha`, what was built
 * - `Pushpull-Run: URL`, who has done it
 */
const trailers_names = { image: "Pushpull-Image", set: "Pushpull-Set", source: "Pushpull-Source", run: "Pushpull-Run" };
/** What stands for a version where there was none. */
const none = "(none)";
/** The lines of a commit's trailers. */
function formatTrailers({ edits, source, runUrl }) {
    const lines = edits.map(({ image, file, path, from = none, to }) => image === undefined
        ? `${trailers_names.set}: ${onOneLine(`${file}:${path}`)} ${onOneLine(from)} -> ${onOneLine(to)}`
        : `${trailers_names.image}: ${image} ${onOneLine(from)} -> ${to}`);
    return [
        ...new Set(lines),
        ...(source === undefined ? [] : [`${trailers_names.source}: ${source}`]),
        ...(runUrl === undefined ? [] : [`${trailers_names.run}: ${runUrl}`]),
    ];
}
/** The line that a trailer of this edit begins with, up to its value: to be found again. */
function bumpKey({ image, file, path }) {
    return image === undefined ? onOneLine(`${file}:${path}`) : normalizeName(image);
}
/** What a bump has set, and to what: the same as the {@link standingKey} of an edit that finds that. */
function setKey({ what, to }) {
    return `${what} ${to}`;
}
/** What a bump has found: the {@link setKey} of the one before it. */
function foundKey({ what, isImage, from = none }) {
    return `${what} ${isImage ? versionOf(from) : from}`;
}
/** What an edit makes: the {@link setKey} of its bump. */
function madeKey(edit) {
    return `${bumpKey(edit)} ${edit.image === undefined ? onOneLine(edit.to) : versionOf(edit.to)}`;
}
/** What an edit finds. */
function standingKey(edit) {
    const { image, from = none } = edit;
    return `${bumpKey(edit)} ${image === undefined ? onOneLine(from) : versionOf(from)}`;
}
/**
 * What tells an image's versions apart: a digest does so alone (a tag that stands beside it is not always set with it),
 * and the name is said only when it changes.
 */
function versionOf(written) {
    return /@(sha\d+:[a-f0-9]+)$/.exec(written)?.[1] ?? /:([^:/@]+)$/.exec(written)?.[1] ?? written;
}
/** What commits of ours have set. A person may have squashed them into others: their lines count all the same. */
function bumpsOf({ message }) {
    const source = [...message.matchAll(/^Pushpull-Source: (\S+@[0-9a-f]{40,64})$/gm)].at(-1)?.[1];
    return [...message.matchAll(/^Pushpull-(Image|Set): (.+) (\S+) -> (.+)$/gm)].map(([, kind, name = "", from = none, to = ""]) => ({
        what: kind === "Image" ? normalizeName(name) : name,
        name,
        isImage: kind === "Image",
        from: from === none ? undefined : from,
        written: to,
        to: kind === "Image" ? versionOf(to) : to,
        source,
    }));
}

;// CONCATENATED MODULE: ./packages/pull/lib/title.js

/** Characters of a title that Git's and the forges' lists show whole. */
const title_longestTitle = 72;
/** Our own words for what is changed. */
function ownTitle(edits) {
    const images = edits.filter(({ image }) => image !== undefined);
    if (images.length === 0)
        return titleOfValues(edits);
    const values = edits.length - images.length;
    return `${titleOfImages(images)}${values === 0 ? "" : ` and set ${values} ${values === 1 ? "value" : "values"}`}`;
}
function titleOfImages(edits) {
    const filled = (template) => title_fill(template, { edits, runUrl: undefined });
    const { size } = new Set(edits.map(({ image }) => image));
    if (size > 1) {
        const isOne = new Set(edits.map(({ to }) => to)).size === 1;
        return `Update ${size} images${isOne ? filled(" to {to}") : ""}`;
    }
    const whole = filled("Update {image} from {from} to {to}");
    const hasFrom = edits.some(({ from }) => from !== undefined);
    return hasFrom && whole.length <= title_longestTitle ? whole : filled("Update {image} to {to}");
}
function titleOfValues(edits) {
    const only = edits.length === 1 ? edits[0] : undefined;
    const what = only === undefined ? `${edits.length} values` : inWords(only.path);
    const to = only === undefined ? "" : ` to ${inWords(shortVersion(only.to))}`;
    const [file, ...elsewhere] = new Set(edits.map((edit) => edit.file));
    const names = file === undefined || elsewhere.length > 0 ? [] : [file, file.slice(file.lastIndexOf("/") + 1)];
    const titles = names.map((name) => `Set ${what} in ${inWords(name)}${to}`);
    return titles.find((title) => title.length <= title_longestTitle) ?? `Set ${what}${to}`;
}
/**
 * Puts values in the place of `{image}`, `{from}`, `{to}`, `{run}`; several ones with commas between them.
 * @param show how a value is written where it goes
 */
function title_fill(template, { edits, runUrl }, show = inWords) {
    const values = {
        image: edits.map(({ image, path }) => image ?? path),
        from: edits.map(({ from }) => (from === undefined ? "(none)" : shortVersion(from))),
        to: edits.map(({ to }) => shortVersion(to)),
        run: runUrl === undefined ? [] : [runUrl],
    };
    return template.replace(/\{(image|from|to|run)\}/g, (_, name) => distinct(values[name] ?? [])
        .map(show)
        .join(", "));
}
/** Twelve digits of a digest tell people enough; the trailers have all of them. */
function shortVersion(version) {
    return version.replace(/(sha\d{3}:[a-f0-9]{12})[a-f0-9]+/g, "$1");
}
function distinct(values) {
    return [...new Set(values)];
}

;// CONCATENATED MODULE: ./packages/pull/lib/message.js




/** The message of a commit: a title, what was changed where, and trailers for machines. */
function commitMessage(options) {
    const { template, edits, author, signoff } = options;
    const said = template === undefined ? ownTitle(edits) : title_fill(template, options);
    const [first = "", ...rest] = said.split(/\r?\n/);
    const cut = first.length > title_longestTitle;
    const words = [...(cut ? [first] : []), ...rest].join("\n").trim();
    const title = cut ? `${first.slice(0, title_longestTitle - 1).trimEnd()}…` : first;
    const paragraphs = [
        ...[title, ...(words === "" ? [] : [words])].map(notTrailers),
        edits.map(line).join("\n"),
        [...formatTrailers(options), ...(signoff ? [`Signed-off-by: ${author.name} <${author.email}>`] : [])].join("\n"),
    ];
    return `${paragraphs.join("\n\n")}\n`;
}
/** What others have written into a template, a commit's message for instance, is not taken for what we say ourselves. */
function notTrailers(text) {
    return text.replace(/^(?=Pushpull-)/gm, " ");
}
function line({ image, file, line: at, path, from, to }) {
    const what = image ?? path;
    const before = from === undefined ? "" : `${inWords(from)} -> `;
    return `- ${inWords(what)} ${before}${inWords(to)} (${inWords((0,lib_location/* formatLocation */.j)({ file, line: at }))})`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/order/same-repository.js
/** Whether two names are of one repository: forges do not tell `Acme/Shop` from `acme/shop`. */
function isSameRepository(name, other) {
    return name?.toLowerCase() === other.toLowerCase();
}

;// CONCATENATED MODULE: ./packages/pull/lib/order/own-commit.js


/**
 * Whether this run was started by a commit of ours, and would only set again what was set since the last commit of
 * somebody else: a workflow that bumps its own repository would build and bump for ever. Where each image has a job of
 * its own, each one's commit starts them all, so it is followed back what such a commit was made for.
 */
async function isStartedByOwnCommit(edits, checkout, history, { source, repository: { name } }) {
    if (source?.startedRun !== true || !isSameRepository(source.repository, name))
        return false;
    const edited = new Set(edits.map(({ file }) => file));
    const isManifest = (file) => edited.has(file) || /\.ya?ml$/i.test(file);
    const chainFrom = async (id, older) => {
        const at = older.findIndex((commit) => commit.id === id);
        const [first] = older[at] === undefined ? [] : bumpsOf(older[at]);
        if (first === undefined || (await checkout.changedFiles(id))?.every(isManifest) !== true)
            return [];
        const builtFrom = builtHere(first, name);
        return [{ id, builtFrom }, ...(builtFrom === undefined ? [] : await chainFrom(builtFrom, older.slice(at + 1)))];
    };
    const chain = await chainFrom(source.commit, history);
    const ours = new Set(chain.map(({ id }) => id));
    const builds = new Set(chain.map(({ builtFrom }) => builtFrom));
    const set = history.flatMap((commit) => bumpsOf(commit).filter((bump) => ours.has(commit.id) || builds.has(builtHere(bump, name) ?? "")));
    const places = new Set(set.map(({ what }) => what));
    return edits.every((edit) => places.has(bumpKey(edit)));
}
function builtHere({ source }, name) {
    const [repository, commit] = source?.split("@") ?? [];
    return isSameRepository(repository, name) ? commit : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/order/compare.js

/**
 * Asks the forge how a commit stands to the source's own (GitHub's REST API, "Compare two commits"; Gitea and Forgejo
 * have it too, without `status`).
 */
async function compareOnForge(source, commit, asking) {
    const forward = await compare(source, `${source.commit}...${commit}`, asking);
    if (typeof forward === "string")
        return { relation: "unknown", why: forward };
    if (forward.status !== undefined) {
        return { relation: relations[forward.status] ?? "unknown", why: `the forge says '${forward.status}'` };
    }
    if (forward.total_commits === 0)
        return { relation: "ancestor" };
    const back = await compare(source, `${commit}...${source.commit}`, asking);
    if (typeof back === "string")
        return { relation: "unknown", why: back };
    return { relation: back.total_commits === 0 ? "descendant" : "unrelated" };
}
const relations = {
    ahead: "descendant",
    behind: "ancestor",
    identical: "ancestor",
    diverged: "unrelated",
};
/** Milliseconds that a forge that is busy is waited for: an older version is not to win by that. */
const longestPause = 60_000;
/** A text is why the forge has no answer: a commit that is gone, a token that may not see it. */
async function compare(source, basehead, asking) {
    const { api, token, repository } = source;
    if (api === undefined)
        return "no forge is known that could be asked";
    const { request, host } = openClient({ ...asking, api, token, longestPause });
    try {
        // Only the counts are read: one commit is enough.
        const { data } = await request({
            method: "GET",
            url: `/repos/${repository}/compare/${basehead}`,
            per_page: 1,
        });
        return isComparison(data) ? data : `${host} answers something else`;
    }
    catch (error) {
        const status = error instanceof Error && "status" in error ? ` (${error.status})` : "";
        return `${host} says: ${error instanceof Error ? error.message : String(error)}${status}`;
    }
}
function isComparison(data) {
    return typeof data === "object" && data !== null && "total_commits" in data;
}

;// CONCATENATED MODULE: ./packages/pull/lib/order/relate.js


/**
 * Asks whoever may know how a commit of the source repository stands to the source's own: its forge; Git itself, where
 * the source repository is the one that is changed.
 */
async function relateToSource(commit, source, { checkout, repository, asking, }) {
    const told = await compareOnForge(source, commit, asking);
    const isHere = isSameRepository(source.repository, repository.name);
    if (told.relation !== "unknown" || !isHere)
        return told;
    return { ...told, relation: await checkout.relate(commit, source.commit) };
}

;// CONCATENATED MODULE: ./packages/pull/lib/order/superseded.js


/**
 * Leaves out edits of what was built from a descendant of our source commit. Tags have no order, commits do. Where it is
 * not known what a version was built from, or how that stands to ours, the newest run wins.
 * @param history the commits that lead to the branch's newest, newest first
 * @param relate asks how a commit of the source repository stands to ours
 */
async function leaveSuperseded(edits, { history, source, relate, log, }) {
    const newest = newestBumps(history);
    const asked = new Map();
    const judged = await Promise.all(edits.map(async (edit) => {
        const standing = newest.get(standingKey(edit))?.source;
        const [repository, commit] = standing?.split("@") ?? [];
        if (commit === undefined || commit === source.commit)
            return { edit, relation: "ancestor" };
        if (!isSameRepository(repository, source.repository))
            return { edit, relation: "unrelated", standing };
        const compared = asked.get(commit) ?? relate(commit);
        asked.set(commit, compared);
        return { edit, ...(await compared), standing, commit };
    }));
    for (const [standing, { relation, why }] of new Map(judged.map((each) => [each.standing, each]))) {
        const built = `What stands there was built from ${standing}, which`;
        if (relation === "unrelated") {
            log.info(`${built} neither comes after this run's commit nor before it: the newest run wins.`);
        }
        else if (relation === "unknown") {
            const hint = `Unless that commit is gone, give a token that may read ${source.repository} in input 'source-token'.`;
            log.warning(`${built} cannot be compared with this run's commit (${why}): the newest run wins. ${hint}`);
        }
    }
    return {
        edits: judged.filter(({ relation }) => relation !== "descendant").map(({ edit }) => edit),
        superseded: judged.flatMap(({ edit, relation, commit }) => relation === "descendant" && commit !== undefined ? [{ edit, by: commit }] : []),
    };
}
/** What was set last to be what it is, by its {@link setKey}. @param history newest first */
function newestBumps(history) {
    const oldestFirst = history.toReversed().flatMap((commit) => bumpsOf(commit).toReversed());
    return new Map(oldestFirst.map((bump) => [setKey(bump), bump]));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./packages/pull/lib/edit/extent.js

/** Where an entry of a map or an item of a list is written, its key or dash included. */
function extentOf(parent, index) {
    const item = itemToken(parent, index);
    const begin = item === undefined ? undefined : beginOf(item);
    const end = item === undefined ? undefined : endOfItem(item);
    return begin === undefined || end === undefined ? undefined : { begin, end };
}
function itemToken(parent, index) {
    const { srcToken } = parent;
    if (srcToken === undefined || !("items" in srcToken))
        return undefined;
    if (!(0,dist/* isMap */.jh)(parent))
        return srcToken.items[index];
    const pair = parent.items[index];
    return pair !== undefined && "srcToken" in pair ? pair.srcToken : undefined;
}
function beginOf(item) {
    const [first] = [
        ...item.start.filter(isWritten),
        ...keysOf(item),
        ...(item.sep ?? []).filter(isWritten),
        ...valuesOf(item),
    ];
    return first?.offset;
}
function keysOf({ key }) {
    return key == null ? [] : [key];
}
function valuesOf({ value }) {
    return value === undefined ? [] : [value];
}
function endOfItem(item) {
    const tokens = [...item.start, ...keysOf(item), ...(item.sep ?? []), ...valuesOf(item)];
    return ends(tokens).at(-1);
}
function ends(tokens) {
    return tokens.map(endOf).filter((end) => end !== undefined);
}
function isWritten({ type }) {
    return type !== "space" && type !== "newline" && type !== "comment" && type !== "comma";
}
/** Undefined for what says nothing. */
function endOf(token) {
    switch (token.type) {
        case "block-map":
        case "block-seq":
            return token.items.map(endOfItem).findLast((end) => end !== undefined);
        case "flow-collection":
            return ends(token.end).at(-1);
        case "block-scalar": {
            const header = token.props.filter(isWritten).at(-1);
            return filledLength(token.source) === 0 ? header && endOf(header) : endOfText(token);
        }
        case "document":
        case "doc-end":
        case "error":
            return undefined;
        default:
            return !isWritten(token) || !("source" in token) || token.source === ""
                ? undefined
                : token.offset + token.source.length;
    }
}
/** Where the lines of a block scalar begin, behind its header. */
function bodyOf({ offset, props }) {
    return props.reduce((end, prop) => end + ("source" in prop ? prop.source.length : 0), offset);
}
/** The line break behind a block scalar's header: its text may have none. */
function lineBreakIn({ props }) {
    const end = props.find(({ type }) => type === "newline");
    return end !== undefined && "source" in end ? end.source : "\n";
}
/** Where the last line of a block scalar's text ends, without the blank lines behind it. */
function endOfText(token) {
    return bodyOf(token) + lineEnd(token.source, filledLength(token.source));
}
/** Up to the last character that is no space. A loop: a pattern would look at a run of blank lines again from each. */
function filledLength(text) {
    let length = text.length;
    while (length > 0 && /[ \t\r\n]/.test(text[length - 1] ?? ""))
        length--;
    return length;
}
/** The end of the line that a place is on, before its line break. */
function lineEnd(text, offset) {
    const end = text.indexOf("\n", offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}
function lineBegin(text, offset) {
    return text.lastIndexOf("\n", offset - 1) + 1;
}
/** What stands before a place on its line. */
function beforeOnLine(text, offset) {
    return text.slice(lineBegin(text, offset), offset);
}
/** The file's own. */
function lineBreakOf(text) {
    return /\r?\n/.exec(text)?.[0] ?? "\n";
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/quotes.js
/** In single quotes. Only for a text that {@link fitsSingle}. */
function writeSingle(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
/** Single quotes hold what is printable and on one line: they know no escapes. */
function fitsSingle(text) {
    return !unprintable.test(text);
}
/** In double quotes, with the escapes that JSON and YAML share. */
function writeDouble(text) {
    return JSON.stringify(text).replace(unprintableAll, escaped);
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
// What YAML takes for the end of a line (NEL, line and paragraph separators), a byte order mark, and what is no character.
const characters = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF";
const unprintable = new RegExp(`[${characters}]`, "u");
const unprintableAll = new RegExp(`[${characters}]`, "gu");

;// CONCATENATED MODULE: ./packages/pull/lib/edit/inner-text.js


/** Undefined where what is written and what is said differ by more than an indentation or simple escapes. */
function innerText(outer, scalar) {
    const { value, range, type, srcToken } = scalar;
    if (typeof value !== "string" || range == null)
        return undefined;
    const [begin, end] = range;
    if (srcToken?.type === "block-scalar")
        return blockText(value, srcToken, end - srcToken.source.length);
    const written = outer.slice(begin, end);
    if (/[\r\n]/.test(written))
        return undefined;
    switch (type) {
        case "PLAIN":
            return written === value ? lineText(value, (offset) => begin + offset, oneLine) : undefined;
        case "QUOTE_SINGLE":
            return quotedText(value, begin, singleSteps(written), (text) => oneLine(text) && writeSingle(text).slice(1, -1));
        case "QUOTE_DOUBLE":
            return quotedText(value, begin, doubleSteps(written), (text) => writeDouble(text).slice(1, -1));
        default:
            return undefined;
    }
}
function lineText(text, toOuter, write) {
    return { text, toOuter, write };
}
function oneLine(text) {
    return /[\r\n]/.test(text) ? undefined : text;
}
/** Line by line, the text is what follows the indentation. In a folded text this is so where nothing is folded. */
function blockText(value, token, begin) {
    const written = token.source.split("\n");
    const said = value.split("\n");
    let indent;
    let innerBegin = 0;
    let outerBegin = begin;
    const lines = [];
    for (const [index, line] of said.entries()) {
        const whole = written[index];
        if (whole === undefined)
            break;
        const bare = whole.replace(/\r$/, "");
        const before = bare.length - line.length;
        if (!bare.endsWith(line) || !/^ *$/.test(bare.slice(0, before)))
            return undefined;
        if (line !== "") {
            indent ??= before;
            if (indent !== before)
                return undefined;
        }
        lines.push({ inner: innerBegin, outer: outerBegin + before });
        innerBegin += line.length + 1;
        outerBegin += whole.length + 1;
    }
    if (indent === undefined)
        return undefined;
    const lineBreak = lineBreakIn(token) + " ".repeat(indent);
    return lineText(value, (offset) => {
        const line = lines.findLast(({ inner }) => inner <= offset);
        return line === undefined || offset >= innerBegin ? undefined : line.outer + offset - line.inner;
    }, (text) => text.replaceAll("\n", lineBreak));
}
/** @param steps how many characters of the source each character of the text takes */
function quotedText(value, begin, steps, write) {
    if (steps.length !== value.length)
        return undefined;
    const offsets = [begin + 1];
    for (const step of steps)
        offsets.push((offsets.at(-1) ?? 0) + step);
    return lineText(value, (offset) => offsets[offset], write);
}
function singleSteps(written) {
    return [...written.slice(1, -1).matchAll(/''|./gs)].map(([said]) => said.length);
}
function doubleSteps(written) {
    const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|./gs;
    return [...written.slice(1, -1).matchAll(escapes)].flatMap(([said]) => 
    // Beyond the basic plane a character counts as two.
    said.length === 10 && Number.parseInt(said.slice(2), 16) > 0xffff ? [said.length, 0] : [said.length]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/layout.js


function layoutOf(text, document) {
    let step;
    let list;
    (0,dist/* visit */.YR)(document, {
        Map(_, map) {
            for (const [index, { value }] of map.items.entries()) {
                if (!((0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value)) || value.flow || map.flow)
                    continue;
                const deeper = indentOf(text, value, 0) - indentOf(text, map, index);
                if ((0,dist/* isMap */.jh)(value))
                    step ??= deeper;
                else
                    list ??= deeper;
            }
            return step !== undefined && list !== undefined ? dist/* visit */.YR.BREAK : undefined;
        },
    });
    return { step: Math.max(1, step ?? 2), list: Math.max(0, list ?? 0) };
}
/** The column, from 0, of an entry's key or an item's dash. */
function indentOf(text, parent, index) {
    const extent = extentOf(parent, index);
    return extent === undefined ? 0 : beforeOnLine(text, extent.begin).length;
}
/** The quotes that most strings around a place are in: those beside it, else those of the document. */
function quotesAround(parent, document) {
    const beside = (0,dist/* isMap */.jh)(parent) ? parent.items.map(({ value }) => value) : (parent?.items ?? []);
    return mostUsed(beside.filter(dist/* isScalar */.jn)) ?? mostUsed(scalarsOf(document)) ?? "double";
}
function scalarsOf(document) {
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Scalar(key, scalar) {
            if (key !== "key")
                found.push(scalar);
        },
    });
    return found;
}
function mostUsed(scalars) {
    const single = scalars.filter(({ type }) => type === "QUOTE_SINGLE").length;
    const double = scalars.filter(({ type }) => type === "QUOTE_DOUBLE").length;
    if (single === 0 && double === 0)
        return undefined;
    return single > double ? "single" : "double";
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/place.js

/** How a scalar of a collection is written. */
function writingIn({ document, json }, parent) {
    return { surroundings: parent?.flow === true ? "flow" : "block", json, quotes: quotesAround(parent, document) };
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

;// CONCATENATED MODULE: ./packages/pull/lib/edit/plain.js



/** Whether a text without quotes is that text to everyone who reads YAML, in 1.1, in 1.2 and as Go does. */
function isPlainSafe(text, surroundings) {
    return isPlainText(text, surroundings) && !meansMore(text);
}
/** YAML 1.2.2, 7.3.3 (plain style), on one line. */
function isPlainText(text, surroundings) {
    if (text === "" || text.trim() !== text || !fitsSingle(text))
        return false;
    if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:$|[\s,[\]{}])|---|\.\.\.)/.test(text))
        return false;
    if (/:(?:\s|$)|\s#/.test(text))
        return false;
    return surroundings === "block" || !/^:|[?,[\]{}]|:$/.test(text);
}
const readings = [
    kubernetesYaml,
    { version: "1.1", merge: true },
    { version: "1.2" },
];
/** Numbers as Go takes them (`go.yaml.in/yaml`, resolve.go), without `_`, and the special scalars of YAML 1.1. */
const special = /^(?:[-+]?(?:0b[-+]?[01]*|0o[-+]?[0-7]*|0x[\da-f]*|\.?\d+\.?\d*(?:e[-+]?\d*)?)|[-+]?\.(?:inf|nan)|=|<<|~)$/i;
function meansMore(text) {
    return special.test(text.replaceAll("_", "")) || readings.some((reading) => !readsAsText(text, reading));
}
function readsAsText(text, reading) {
    const { contents, errors } = (0,dist/* parseDocument */.Tp)(text, { ...reading, logLevel: "silent" });
    return errors.length === 0 && (0,dist/* isScalar */.jn)(contents) && contents.value === text;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/write-scalar.js


/** @param style what stands there already; undefined where nothing does */
function writeScalar(value, style, writing) {
    if (typeof value !== "string")
        return String(value);
    if (writing.json)
        return writeDouble(value);
    if (style === "QUOTE_DOUBLE")
        return writeDouble(value);
    if (style === "QUOTE_SINGLE")
        return quote(value, "single");
    return isPlainSafe(value, writing.surroundings) ? value : quote(value, writing.quotes);
}
function quote(value, quotes) {
    return quotes === "single" && fitsSingle(value) ? writeSingle(value) : writeDouble(value);
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/write-value.js

/** The lines of a value in block style, without the indentation of the place they come to. */
function blockLines(value, layout, writing) {
    if (isScalarValue(value))
        return [writeScalar(value, undefined, writing)];
    if (isList(value)) {
        if (value.length === 0)
            return ["[]"];
        return value.flatMap((item) => itemLines(item, "- ", layout, writing));
    }
    const entries = Object.entries(value);
    if (entries.length === 0)
        return ["{}"];
    return entries.flatMap(([key, inner]) => entryLines(key, inner, layout, writing));
}
function entryLines(key, value, layout, writing) {
    const name = writeScalar(key, undefined, writing);
    const [first = "", ...rest] = blockLines(value, layout, writing);
    if (isScalarValue(value) || isEmpty(value))
        return [`${name}: ${first}`];
    const indent = " ".repeat(isList(value) ? layout.list : layout.step);
    return [`${name}:`, ...[first, ...rest].map((line) => indent + line)];
}
/** @param dash with the spaces behind it: `-   ` */
function itemLines(item, dash, layout, writing) {
    const [first = "", ...rest] = blockLines(item, layout, writing);
    return [dash + first, ...rest.map((line) => " ".repeat(dash.length) + line)];
}
/** On one line, between brackets. */
function writeFlow(value, writing) {
    if (isScalarValue(value))
        return writeScalar(value, undefined, writing);
    if (isList(value))
        return `[${value.map((item) => writeFlow(item, writing)).join(", ")}]`;
    return `{${Object.entries(value)
        .map(([key, inner]) => writeFlowEntry(key, inner, writing))
        .join(", ")}}`;
}
function writeFlowEntry(key, value, writing) {
    return `${writeScalar(key, undefined, writing)}: ${writeFlow(value, writing)}`;
}
function isScalarValue(value) {
    return typeof value !== "object" || value === null;
}
function isList(value) {
    return Array.isArray(value);
}
function isEmpty(value) {
    return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/insert.js





/** What to put in so that a map gets more entries; a reason where that cannot be done. */
function addEntries(place, adds) {
    const { node, page } = place;
    const layout = layoutOf(page.text, page.document);
    if (insert_isEmpty(node)) {
        const writing = writingIn(page, undefined);
        const lines = adds.flatMap(({ key, value }) => entryLines(key, value, layout, writing));
        return intoNothing(place, layout.step, lines);
    }
    if (!(0,dist/* isMap */.jh)(node))
        return "no map stands there";
    const writing = writingIn(page, node);
    if (node.flow && node.items.length === 0) {
        return intoBrackets(page, node, adds.map(({ key, value }) => writeFlowEntry(key, value, writing)));
    }
    return together(adds.map(({ key, value, after }) => {
        if (node.items.some((item) => keyOf(item) === key))
            return `it has a ${key} already`;
        const found = node.items.findIndex((item) => keyOf(item) === after);
        const index = found === -1 ? node.items.length - 1 : found;
        if (node.flow)
            return intoFlow(page, node, index, writeFlowEntry(key, value, writing));
        return afterItem(page, node, index, entryLines(key, value, layout, writing));
    }));
}
/** What to put in so that a list gets more items; a reason where that cannot be done. */
function appendItems(place, items) {
    const { node, page } = place;
    const layout = layoutOf(page.text, page.document);
    if (insert_isEmpty(node)) {
        const writing = writingIn(page, undefined);
        return intoNothing(place, layout.list, items.flatMap((item) => itemLines(item, "- ", layout, writing)));
    }
    if (!(0,dist/* isSeq */.oP)(node))
        return "no list stands there";
    const writing = writingIn(page, node);
    if (node.flow && node.items.length === 0) {
        return intoBrackets(page, node, items.map((item) => writeFlow(item, writing)));
    }
    const last = node.items.length - 1;
    return together(items.map((item) => {
        if (node.flow)
            return intoFlow(page, node, last, writeFlow(item, writing));
        return afterItem(page, node, last, itemLines(item, dashOf(page, node), layout, writing));
    }));
}
function together(inserted) {
    const reason = inserted.find((each) => typeof each === "string");
    return reason ?? inserted.flatMap((each) => (typeof each === "string" ? [] : each));
}
function keyOf({ key }) {
    return (0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key);
}
/** The last item's dash, with the spaces behind it. */
function dashOf({ text }, list) {
    const extent = extentOf(list, list.items.length - 1);
    return /^- +(?=\S)/.exec(text.slice(extent?.begin))?.[0] ?? "- ";
}
function insert_isEmpty(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === null;
}
function afterItem({ text }, parent, index, lines) {
    const extent = extentOf(parent, index);
    if (extent === undefined)
        return "where its last entry is written is not plain";
    const end = lineEnd(text, extent.end);
    const lineBreak = lineBreakOf(text) + " ".repeat(indentOf(text, parent, index));
    return [{ begin: end, end, text: lines.map((line) => lineBreak + line).join("") }];
}
/** Between the brackets of a flow collection that holds nothing. */
function intoBrackets({ text }, { range }, written) {
    const [begin, end] = range ?? [0, 0];
    if (!/^..$/.test(text.slice(begin, end).replaceAll(/\s/g, "")))
        return "it holds a comment";
    return [{ begin: begin + 1, end: end - 1, text: written.join(", ") }];
}
/** Behind an item of a flow collection; on a line of its own where the others are. */
function intoFlow({ text }, parent, index, written) {
    const extent = extentOf(parent, index);
    if (extent === undefined)
        return "where its last entry is written is not plain";
    const next = extentOf(parent, index + 1);
    if (next !== undefined) {
        return [{ begin: next.begin, end: next.begin, text: `${written},${gapBefore(text, next.begin)}` }];
    }
    return [{ begin: extent.end, end: extent.end, text: `,${gapBefore(text, extent.begin)}${written}` }];
}
/** What parts an entry from the one before it: a line break where it begins its line. */
function gapBefore(text, begin) {
    const before = beforeOnLine(text, begin);
    return /^\s*$/.test(before) ? lineBreakOf(text) + before : " ";
}
/** Below a key that has no value, or `null` for one. */
function intoNothing({ page, parent, index, node }, deeper, lines) {
    if (!(0,dist/* isMap */.jh)(parent) || parent.flow || page.json)
        return "it is empty, and stands in no map in block style";
    const extent = extentOf(parent, index);
    const [begin, end] = node?.range ?? [0, 0];
    if (extent === undefined)
        return "where its key is written is not plain";
    const at = lineEnd(page.text, extent.end);
    const lineBreak = lineBreakOf(page.text) + " ".repeat(indentOf(page.text, parent, index) + deeper);
    const put = { begin: at, end: at, text: lines.map((line) => lineBreak + line).join("") };
    if (begin === end)
        return [put];
    const spaces = / *$/.exec(page.text.slice(0, begin))?.[0].length ?? 0;
    return [{ begin: begin - spaces, end, text: "" }, put];
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./packages/pull/lib/edit/visit-tokens.js
/** Shows every token, however deep, until `visit` returns false. Returns whether it never did. */
function visitTokens(tokens, visit) {
    return tokens.every((token) => into(token, visit));
}
/** Collections hold items, and these hold tokens again. */
function into(token, visit) {
    if (!visit(token))
        return false;
    if ("start" in token && Array.isArray(token.start) && !visitTokens(token.start, visit))
        return false;
    if (token.type === "flow-collection" && !into(token.start, visit))
        return false;
    if ("props" in token && !visitTokens(token.props, visit))
        return false;
    if ("items" in token) {
        for (const { start, key, sep, value } of token.items) {
            if (!visitTokens(start, visit) || (sep !== undefined && !visitTokens(sep, visit)))
                return false;
            if ((key != null && !into(key, visit)) || (value != null && !into(value, visit)))
                return false;
        }
    }
    if (token.type === "document" && token.value !== undefined && !into(token.value, visit))
        return false;
    return !("end" in token) || token.end === undefined || visitTokens(token.end, visit);
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/alike.js

/** Begins with a letter, and is on one line: text to every version, but for the words below. */
const alike_text = /^\p{L}[^\n]*$/u;
const alike_words = /^(?:y|n|yes|no|on|off)$/i;
/** Written as every version writes numbers. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/**
 * Whether YAML 1.1 and YAML 1.2 certainly read a text alike: nothing in it has a tag, and all that stands without quotes
 * is text, or a number, in both. Most files are so, and need not be read twice.
 */
function areReadAlike(tokens) {
    return visitTokens(tokens, (token) => {
        if (token.type === "tag" || token.type === "directive")
            return false;
        if (token.type !== "scalar")
            return true;
        return alike_text.test(token.source) ? !alike_words.test(token.source) : number.test(token.source);
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/marks.js

const kinds = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"]);
function marksOf(tokens) {
    const found = [];
    visitTokens(tokens, (token) => {
        if (kinds.has(token.type) && "source" in token)
            found.push({ offset: token.offset, source: token.source });
        return true;
    });
    return found;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/replace.js
/** In the order of the text; what is put in at the same place stays in the order it came in. */
function inOrder(replacements) {
    return replacements.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
}
/** The first that reaches into the next. */
function overlapping(ordered) {
    return ordered.find(({ end }, index) => end > (ordered[index + 1]?.begin ?? Number.POSITIVE_INFINITY));
}
/** @param ordered without overlaps */
function replaceAll(text, ordered) {
    const parts = [];
    let done = 0;
    for (const { begin, end, text: put } of ordered) {
        parts.push(text.slice(done, begin), put);
        done = end;
    }
    return parts.join("") + text.slice(done);
}

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

;// CONCATENATED MODULE: ./packages/pull/lib/edit/source.js


/** The package reads the character behind a byte order mark as if it were not the first of its line. */
function withoutMark(text) {
    const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return { mark, content: text.slice(mark.length) };
}
/** @param text without a byte order mark */
function fileSource(text, file) {
    let lines;
    return {
        text,
        file,
        at: (offset) => {
            lines ??= countLines(text);
            const { line, col } = lines.linePos(offset);
            return { file, line, column: col };
        },
    };
}
function countLines(text) {
    const lines = new dist/* LineCounter */.HN();
    lines.addNewLine(0);
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
        lines.addNewLine(end + 1);
    return lines;
}
/** A stretch of a source, as a source. */
function sliceSource(source, begin, text) {
    return { text, file: source.file, at: (offset) => source.at(begin + offset) };
}
const source_readings = {
    "yaml-1.1": {
        ...kubernetesYaml,
        schema: "yaml-1.1",
        resolveKnownTags: false,
        keepSourceTokens: true,
    },
    "yaml-1.2": {
        version: "1.2",
        schema: "core",
        merge: true,
        logLevel: "silent",
        prettyErrors: false,
        keepSourceTokens: true,
        uniqueKeys: false,
    },
};
/** @throws UserError when the text is nested deeper than can be read */
function tokensOf(source) {
    return bounded(source, () => [...new dist/* Parser */.iX().parse(spacesForTabs(source.text))]);
}
/** @throws UserError when the text is nested deeper than can be read */
function compose(source, tokens, reading) {
    const documents = bounded(source, () => [...new dist/* Composer */.Dk(source_readings[reading]).compose(tokens)]);
    if (documents.some(({ errors }) => errors.some(({ message }) => message.startsWith("Maximum call stack")))) {
        throw tooDeep(source);
    }
    bounded(source, () => {
        for (const document of documents)
            document.errors.push(...repeatedKeys(document));
    });
    return documents;
}
/** The parser calls itself, and meets the end of the stack. */
function bounded(source, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof RangeError)
            throw tooDeep(source);
        throw error;
    }
}
function tooDeep({ file, at }) {
    const hint = "Flatten it, or leave it out with `manifests`.";
    return new lib_errors/* UserError */.yo(`${file} is nested too deep`, { code: "manifest", hint, location: at(0) });
}
/**
 * The values of documents, `null` for empty ones.
 * @throws UserError, or all of them, when some cannot be read
 */
function readValues({ text, at }, documents) {
    const read = documents.map((document) => readValue(document, text, at));
    (0,lib_errors/* throwFaults */.G3)(read.flatMap((one) => ("faults" in one ? one.faults : [])));
    return read.map((one) => ("value" in one ? one.value : null));
}
/** JSON is YAML too, but is written by rules of its own. */
function isJson({ text }) {
    if (!/^\s*[{[]/.test(text))
        return false;
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/wish.js

/**
 * Makes changes in the nodes of documents, as if their text had said so: what aliases and merges say then follows.
 * @param documents what was read from the tokens in which the places were found; it may be another reading of them
 */
function grantWishes(documents, wishes) {
    const collections = documents.map(collectionsOf);
    const grants = wishes.map(({ document: number, slot, change }) => {
        const document = documents[number];
        if (document === undefined)
            throw new RangeError(`No document ${number}`);
        const token = slot.parent?.srcToken;
        return grant(document, token === undefined ? undefined : collections[number]?.get(token), slot.index, change);
    });
    // Only once every place is known: what is taken away moves those behind it.
    for (const act of grants)
        act();
}
function collectionsOf(document) {
    const found = new Map();
    (0,dist/* visit */.YR)(document, {
        Collection(_, collection) {
            if (collection.srcToken !== undefined)
                found.set(collection.srcToken, collection);
        },
    });
    return found;
}
function grant(document, parent, index, change) {
    const pair = (0,dist/* isMap */.jh)(parent) ? parent.items[index] : undefined;
    const item = pair ?? parent?.items[index];
    switch (change.kind) {
        case "set":
            return () => setValue(valueAt(document, parent, pair, index), change.value);
        case "rename":
            return () => {
                setValue(pair?.key, change.key);
                setValue(pair?.value, change.value);
            };
        case "remove":
            return () => {
                parent?.items.splice(parent.items.indexOf(item), 1);
            };
        case "add":
            return () => {
                const node = valueAt(document, parent, pair, index);
                const map = (0,dist/* isMap */.jh)(node) ? node : document.createNode({});
                map.items.push(document.createPair(change.key, change.value));
                if (map !== node && pair !== undefined)
                    pair.value = map;
            };
        case "append":
            return () => {
                const node = valueAt(document, parent, pair, index);
                const list = (0,dist/* isSeq */.oP)(node) ? node : document.createNode([]);
                list.items.push(document.createNode(change.item));
                if (list !== node && pair !== undefined)
                    pair.value = list;
            };
    }
}
function valueAt(document, parent, pair, index) {
    if (parent === undefined)
        return document.contents;
    return pair === undefined ? parent.items[index] : pair.value;
}
function setValue(node, value) {
    if ((0,dist/* isScalar */.jn)(node))
        node.value = value;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/prove.js







/**
 * Holds an edited text against what was wished for: read again, as YAML 1.1 and as YAML 1.2, it says what the text
 * before said, but for the wishes; comments, anchors and tags stand where they stood.
 * @param tokens of the text before
 * @param documents what they say in YAML 1.1; what is wished for is done to them
 * @returns why it is not what was wished for; undefined where it is
 */
function disproof(before, tokens, documents, wishes, ordered) {
    const after = { ...before, text: replaceAll(before.text, ordered) };
    try {
        if (isJson(before) && !isJson(after))
            return "it would be no JSON any more";
        const tokensAfter = tokensOf(after);
        const alike = areReadAlike(tokens) && areReadAlike(tokensAfter);
        const readings = alike ? ["yaml-1.1"] : ["yaml-1.1", "yaml-1.2"];
        for (const reading of readings) {
            const granted = reading === "yaml-1.1" ? documents : compose(before, tokens, reading);
            grantWishes(granted, wishes);
            const wanted = readValues(before, granted);
            if (!(0,external_node_util_.isDeepStrictEqual)(readValues(after, compose(after, tokensAfter, reading)), wanted)) {
                return `it would say something else in ${reading === "yaml-1.1" ? "YAML 1.1" : "YAML 1.2"}`;
            }
        }
        const kept = marksAfter(tokens, ordered);
        return (0,external_node_util_.isDeepStrictEqual)(marksOf(tokensAfter), kept) ? undefined : "a comment, an anchor or a tag would be another";
    }
    catch (error) {
        if (error instanceof lib_errors/* UserError */.yo)
            return `it could not be read again: ${error.message}`;
        throw error;
    }
}
/** The marks of a text as they stand once it is edited. */
function marksAfter(tokens, ordered) {
    let shift = 0;
    let next = 0;
    return marksOf(tokens).flatMap(({ offset, source }) => {
        for (let edit = ordered[next]; edit !== undefined && edit.end <= offset; edit = ordered[next]) {
            shift += edit.text.length - (edit.end - edit.begin);
            next++;
        }
        const edit = ordered[next];
        const gone = edit !== undefined && edit.begin <= offset && offset < edit.end;
        return gone ? [] : [{ offset: offset + shift, source }];
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/remove.js


/** What to take away so that an entry or an item goes; a reason where that cannot be done. */
function removeEntry({ page: { text }, parent, index }) {
    if (parent === undefined)
        return "it is the whole document";
    const extent = extentOf(parent, index);
    if (extent === undefined)
        return "where it is written is not plain";
    const next = extentOf(parent, index + 1);
    if (parent.flow)
        return removeFromFlow(text, extent, next, index === 0 ? undefined : extentOf(parent, index - 1));
    if (parent.items.length === 1)
        return [{ ...extent, text: (0,dist/* isMap */.jh)(parent) ? "{}" : "[]" }];
    if (/^\s*$/.test(beforeOnLine(text, extent.begin)))
        return [wholeLines(text, extent)];
    if (next === undefined || hasComment(text, lineEnd(text, extent.end), next.begin)) {
        return "it begins behind a dash, and a comment follows it";
    }
    return [{ begin: extent.begin, end: next.begin, text: "" }];
}
/** With the line break before them, so that a file without one at its end stays so. */
function wholeLines(text, { begin, end }) {
    const from = lineBegin(text, begin);
    const to = lineEnd(text, end);
    if (from > 0)
        return { begin: from - (text[from - 2] === "\r" ? 2 : 1), end: to, text: "" };
    return { begin: from, end: text.indexOf("\n", to) + 1 || to, text: "" };
}
function removeFromFlow(text, extent, next, last) {
    const comma = /^\s*,/.exec(text.slice(extent.end))?.[0].length ?? 0;
    const begin = next === undefined ? (last?.end ?? extent.begin) : extent.begin;
    const end = next?.begin ?? extent.end + (last === undefined ? comma : 0);
    if (hasComment(text, begin, extent.begin) || hasComment(text, extent.end, end))
        return "a comment stands beside it";
    return [{ begin, end, text: "" }];
}
function hasComment(text, begin, end) {
    return text.slice(begin, end).includes("#");
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/block-scalar.js


/**
 * Gives a block scalar another text: in the style and indentation that it has, with the chomping that the text needs.
 * What cannot be written so gets double quotes.
 * @param before its value
 * @returns what to replace, or a reason why it cannot be
 */
function setBlockScalar(before, token, value) {
    const [header] = token.props.filter(({ type }) => type === "block-scalar-header");
    if (header === undefined || !("source" in header))
        return "its header cannot be read";
    const body = bodyOf(token);
    const end = endOfText(token);
    const newlines = endingNewlines(value);
    const text = value.slice(0, value.length - newlines);
    const chomping = newlines === endingNewlines(before) ? /[-+]?$/.exec(header.source.replace(/\d/, ""))?.[0] : chompings[newlines];
    const indicator = /\d/.exec(header.source)?.[0] ?? "";
    const indent = firstIndent(token.source) - firstIndent(before);
    const lines = header.source.startsWith(">") ? unfold(text) : text;
    if (lines === undefined || chomping === undefined || !(indent > 0) || !canBegin(text, indicator)) {
        const line = headerEnd(token);
        return [
            { begin: token.offset, end: token.offset + header.source.length, text: writeDouble(value) },
            { begin: line, end: Math.max(line, end), text: "" },
        ];
    }
    const lineBreak = lineBreakIn(token);
    return [
        {
            begin: token.offset,
            end: token.offset + header.source.length,
            text: `${header.source[0]}${indicator}${chomping}`,
        },
        {
            begin: body,
            end,
            text: lines
                .split("\n")
                .map((line) => line && " ".repeat(indent) + line)
                .join(lineBreak),
        },
    ];
}
/** The end of the header's line, behind its comment. */
function headerEnd({ offset, props }) {
    return props.reduce((end, prop) => end + ("source" in prop && prop.type !== "newline" ? prop.source.length : 0), offset);
}
/** Without an indicator, the first line of a text is what says how much its lines are indented. */
function canBegin(text, indicator) {
    return text !== "" && !text.includes("\r") && (indicator !== "" || !/^\n*[ \t]/.test(text));
}
function firstIndent(text) {
    return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}
/** What keeps no line break at the end of a text, and what keeps one. To keep more would need blank lines. */
const chompings = ["-", ""];
function endingNewlines(value) {
    return value.length - value.replace(/\n+$/, "").length;
}
/** In a folded text, a line break is written as two. Lines that are indented more have rules of their own. */
function unfold(text) {
    return /\n[ \t]/.test(text) ? undefined : text.replace(/\n+/g, (breaks) => `${breaks}\n`);
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/set.js





/** What to replace so that a scalar gets another value; a reason where that cannot be done. */
function setScalar({ page, parent, index, node }, value) {
    if (!(0,dist/* isScalar */.jn)(node))
        return node === undefined ? "nothing stands there" : "a map or a list stands there, and no scalar";
    const { range } = node;
    if (node.value === value)
        return [];
    if (typeof value === "string" && noString.test(node.tag ?? ""))
        return "its tag says that it is no string";
    const writing = writingIn(page, parent);
    if (range == null || range[0] === range[1]) {
        const extent = parent === undefined ? undefined : extentOf(parent, index);
        if (extent === undefined)
            return "nothing stands there";
        return [{ begin: extent.end, end: extent.end, text: ` ${writeScalar(value, undefined, writing)}` }];
    }
    const { srcToken } = node;
    if (srcToken?.type === "block-scalar" && typeof value === "string") {
        return setBlockScalar(String(node.value), srcToken, value);
    }
    return [{ begin: range[0], end: range[1], text: writeScalar(value, styleOf(node), writing) }];
}
/** YAML's own tags, as the package spells them out. */
const noString = /^tag:yaml\.org,2002:(?!str$)/;
function styleOf({ type }) {
    return type ?? undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/rename.js




/** What to replace so that an entry gets another key and another scalar; a reason where that cannot be done. */
function renameEntry(place, key, value) {
    const { page, parent, index } = place;
    if (!(0,dist/* isMap */.jh)(parent))
        return "no entry of a map stands there";
    const old = parent.items[index]?.key;
    if (!(0,dist/* isScalar */.jn)(old) || old.range == null)
        return "its key is no scalar";
    if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED")
        return "its key is a block text";
    const written = writeScalar(key, old.type ?? undefined, writingIn(page, parent));
    const set = setScalar(place, value);
    return typeof set === "string" ? set : [{ begin: old.range[0], end: old.range[1], text: written }, ...set];
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/follow.js

const follow_none = { targets: new Map(), nodes: new Set() };
/** Prepares a document for paths to be followed in it. */
function follower(document) {
    let shared;
    return (path) => {
        shared ??= sharedOf(document);
        return follow(document, shared, path);
    };
}
function follow(document, shared, path) {
    let slot = { parent: undefined, index: 0, node: document.contents ?? undefined };
    let offset = slot.node?.range?.[0] ?? document.range?.[0] ?? 0;
    let alias = false;
    let anchor = false;
    const enter = (entered) => {
        if ((0,dist/* isAlias */.Vj)(entered?.node)) {
            alias = true;
            return shared.targets.get(entered.node);
        }
        if (entered?.node !== undefined)
            anchor ||= shared.nodes.has(entered.node);
        return entered;
    };
    slot = enter(slot);
    for (const step of path) {
        if ((0,dist/* isMap */.jh)(slot?.node)) {
            const entry = entryOf(slot.node, String(step), shared);
            slot = entry?.slot;
            if (entry === undefined)
                break;
            alias ||= entry.merged;
            offset = entry.offset ?? offset;
            slot = enter(slot);
        }
        else if ((0,dist/* isSeq */.oP)(slot?.node)) {
            slot = itemOf(slot.node, Number(step));
            if (slot === undefined)
                break;
            offset = slot.node?.range?.[0] ?? offset;
            slot = enter(slot);
        }
        else {
            slot = undefined;
            break;
        }
    }
    return { slot, offset, sharing: alias ? "alias" : anchor ? "anchor" : undefined };
}
function itemOf(list, index) {
    const item = list.items[index];
    return (0,dist/* isAlias */.Vj)(item) || (0,dist/* isScalar */.jn)(item) || (0,dist/* isCollection */.P3)(item) ? { parent: list, index, node: item } : undefined;
}
/** A map's entry; where it has none itself, that of a map which it merges in (`<<: *other`). */
function entryOf(map, name, shared) {
    const index = map.items.findIndex(({ key }) => ((0,dist/* isScalar */.jn)(key) ? String(key.value ?? "") : String(key)) === name);
    const own = map.items[index];
    if (own !== undefined) {
        const offset = (0,dist/* isScalar */.jn)(own.key) ? own.key.range?.[0] : undefined;
        return { slot: { parent: map, index, node: nodeOf(own.value) }, merged: false, offset };
    }
    for (const { key, value } of map.items) {
        if (!isMergeKey(key))
            continue;
        for (const source of (0,dist/* isSeq */.oP)(value) ? value.items : [value]) {
            const node = (0,dist/* isAlias */.Vj)(source) ? shared.targets.get(source)?.node : source;
            const entry = (0,dist/* isMap */.jh)(node) ? entryOf(node, name, shared) : undefined;
            if (entry !== undefined)
                return { ...entry, merged: true };
        }
    }
    return undefined;
}
function isMergeKey(key) {
    return (0,dist/* isScalar */.jn)(key) && typeof key.value === "symbol";
}
function nodeOf(value) {
    return (0,dist/* isAlias */.Vj)(value) || (0,dist/* isScalar */.jn)(value) || (0,dist/* isCollection */.P3)(value) ? value : undefined;
}
/** In one walk, since an anchor's name may be given again and stands for the nearest before the alias. */
function sharedOf(document) {
    let used = false;
    const anchors = new Map();
    const targets = new Map();
    const nodes = new Set();
    (0,dist/* visit */.YR)(document, {
        Node(key, node, ancestors) {
            if ((0,dist/* isAlias */.Vj)(node)) {
                used = true;
                const target = anchors.get(node.source);
                if (target === undefined)
                    return;
                targets.set(node, target);
                if (target.node !== undefined)
                    nodes.add(target.node);
            }
            else if (node.anchor !== undefined) {
                const slot = slotOf(key, node, ancestors);
                if (slot !== undefined)
                    anchors.set(node.anchor, slot);
                else
                    anchors.delete(node.anchor);
            }
        },
    });
    return used ? { targets, nodes } : follow_none;
}
/** Undefined for the key of an entry: what an alias of one stands for cannot be followed further. */
function slotOf(key, node, ancestors) {
    const parent = ancestors.at(-1);
    if (typeof key === "number" && (0,dist/* isSeq */.oP)(parent))
        return { parent, index: key, node };
    const map = ancestors.at(-2);
    if (key === "value" && (0,dist/* isPair */.tO)(parent) && (0,dist/* isMap */.jh)(map))
        return { parent: map, index: map.items.indexOf(parent), node };
    return ancestors.length === 1 ? { parent: undefined, index: 0, node } : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/path.js
/**
 * A path as people write it: `spec.template.spec.containers[0].image`, keys that are no plain words as `["a.b/c"]`, and
 * ` > ` where it leads into the text of a scalar.
 */
function formatPath(steps) {
    return steps.map(formatFieldPath).join(" > ");
}
function formatFieldPath(path) {
    return path.map(formatStep).join("").replace(/^\./, "");
}
function formatStep(step) {
    if (typeof step === "number")
        return `[${step}]`;
    return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/tasks.js





/** @throws UserError where a way leads to nothing */
function placesOf(source, documents, tasks) {
    const json = isJson(source);
    const pages = documents.map((document) => ({
        page: { text: source.text, document, json },
        follow: follower(document),
    }));
    return tasks.map((task) => {
        const found = pages[task.document];
        const way = found?.follow(task.steps[0]);
        const offset = way?.offset ?? 0;
        if (found === undefined || way?.slot === undefined)
            throw refusal(source, { task, offset }, "nothing stands there");
        const { parent } = way.slot;
        if (parent !== undefined && parent.srcToken === undefined) {
            throw refusal(source, { task, offset }, "it stands in a pair that has no brackets of its own");
        }
        return { task, place: { ...way.slot, page: found.page }, offset };
    });
}
/**
 * What is to be done at the same place, each wish once: aliases lead there on several ways. Later places come first: what
 * ends where what is around it ends has to grow before that.
 */
function groupsOf(places) {
    const groups = [];
    for (const placed of places.toSorted((a, b) => tasks_beginOf(b.place) - tasks_beginOf(a.place))) {
        const group = groups.find(([{ place }]) => isSamePlace(place, placed.place));
        if (group === undefined)
            groups.push([placed]);
        else if (!group.some(({ task }) => isSameTask(task, placed.task)))
            group.push(placed);
    }
    return groups;
}
function tasks_beginOf({ node }) {
    return node?.range?.[0] ?? 0;
}
function isSamePlace(a, b) {
    return a.page === b.page && a.parent === b.parent && a.index === b.index;
}
function isSameTask(a, b) {
    return (0,external_node_util_.isDeepStrictEqual)({ ...a.change, at: a.steps.slice(1) }, { ...b.change, at: b.steps.slice(1) });
}
/** @param reason why, as the end of a sentence */
function refusal(source, { task, offset }, reason) {
    return new lib_errors/* UserError */.yo(`${formatPath(task.change.at.steps)} cannot be changed exactly: ${reason}`, {
        code: "edit",
        hint: "Nothing is written. Change this place by hand, or write it in a plainer way.",
        location: source.at(offset),
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/edit-source.js










/**
 * What to replace in a text, in its order, so that the tasks are done; proved.
 * @throws UserError where that cannot be done
 */
function editSource(source, tasks) {
    const tokens = tokensOf(source);
    const documents = compose(source, tokens, "yaml-1.1");
    readValues(source, documents);
    const places = placesOf(source, documents, tasks);
    const planned = groupsOf(places).flatMap((group) => planGroup(source, group));
    const ordered = inOrder(planned.flatMap(({ replacements }) => replacements));
    const [first] = places;
    if (first === undefined || ordered.length === 0)
        return [];
    const reason = overlapping(ordered) === undefined
        ? disproof(source, tokens, documents, planned, ordered)
        : "two changes meet there";
    if (reason !== undefined)
        throw refusal(source, first, reason);
    return ordered;
}
/** Plans what is to be done at one place. */
function planGroup(source, group) {
    const [first] = group;
    const inner = group.flatMap(({ task }) => innerTask(task));
    if (inner.length === group.length)
        return [planInner(source, first, inner)];
    const changes = group.map(({ task: { change } }) => change);
    const replacements = inner.length > 0 ? contradicting : planChanges(first.place, changes);
    if (typeof replacements === "string")
        throw refusal(source, first, replacements);
    return group.map(({ place, task: { change, document } }, index) => ({
        document,
        slot: place,
        change,
        // What several changes of one place take is taken once.
        replacements: index === 0 ? replacements : [],
    }));
}
const contradicting = "two changes contradict each other";
function planChanges(place, changes) {
    const adds = changes.filter((change) => change.kind === "add");
    const appends = changes.filter((change) => change.kind === "append");
    if (adds.length === changes.length)
        return addEntries(place, adds);
    if (appends.length === changes.length)
        return appendItems(place, appends.map(({ item }) => item));
    const [change, another] = changes;
    if (another !== undefined)
        return contradicting;
    switch (change?.kind) {
        case "set":
            return setScalar(place, change.value);
        case "rename":
            return renameEntry(place, change.key, change.value);
        case "remove":
            return removeEntry(place);
        default:
            return contradicting;
    }
}
/** A task, from the root of the text that its way leads into; none where it leads into none. */
function innerTask({ change, steps: [, next, ...rest] }) {
    return next === undefined ? [] : [{ change, document: 0, steps: [next, ...rest] }];
}
/** Plans the changes in the text of a scalar: the scalar is to say what they make of it. */
function planInner(source, placed, tasks) {
    const { place, task, offset } = placed;
    const inner = (0,dist/* isScalar */.jn)(place.node) ? innerText(source.text, place.node) : undefined;
    if (inner === undefined)
        throw refusal(source, placed, "its text is not written line by line as it is read");
    const at = (innerOffset) => source.at(inner.toOuter(innerOffset) ?? offset);
    const edits = editSource({ text: inner.text, file: source.file, at }, tasks);
    const replacements = edits.map((edit) => {
        const [begin, end, text] = [inner.toOuter(edit.begin), inner.toOuter(edit.end), inner.write(edit.text)];
        if (begin !== undefined && end !== undefined && text !== undefined)
            return { begin, end, text };
        throw refusal(source, placed, "its text cannot hold the change where it is written");
    });
    const steps = [task.steps[0]];
    const change = { kind: "set", at: { document: task.document, steps }, value: replaceAll(inner.text, edits) };
    return { document: task.document, slot: place, change, replacements };
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/split.js
/** Where a document begins: within quotes and block texts too, this always ends what came before. */
const marker = /(?<=^|\n)---(?=\s|$)/g;
/**
 * With a directive or an end marker, what stands between two documents belongs to one of them by rules of its own; JSON
 * is read as a whole.
 */
const unusual = /(?:^|\n)(?:%|\.\.\.(?:\s|$))|^\s*[{[]/;
/** What holds no document of its own: blank lines and comments. */
const empty = /^\s*(?:#[^\n]*(?:\n\s*|$))*$/;
/**
 * Cuts a YAML text where documents begin, one part for each, or leaves it whole where that is not plain. To read again
 * only what changes takes a tenth of the time in files of many documents.
 */
function splitDocuments(text) {
    const whole = { begin: 0, end: text.length, text };
    if (unusual.test(text))
        return [whole];
    const begins = [...text.matchAll(marker)].map(({ index }) => index);
    const [first] = begins;
    if (first === undefined)
        return [whole];
    const heads = empty.test(text.slice(0, first)) ? begins.with(0, 0) : [0, ...begins];
    return heads.map((begin, index) => {
        const end = heads[index + 1] ?? text.length;
        return { begin, end, text: text.slice(begin, end) };
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/edit.js




/**
 * Changes a file of YAML or JSON so that only the bytes of what is wished for are others. The file is read before and
 * after: they differ by the wishes, and by nothing else.
 * @param file its path, as it is to be shown
 * @throws UserError (`edit`) where a change cannot be made so, or two contradict; (`manifest`) where the file cannot be read
 */
function editFile(text, file, changes) {
    const { mark, content } = withoutMark(text);
    const source = fileSource(content, file);
    const parts = splitDocuments(content);
    const replacements = parts.flatMap(({ begin, text: part }, index) => {
        const own = parts.length === 1 ? changes : changes.filter(({ at }) => at.document === index);
        if (own.length === 0)
            return [];
        const tasks = own.map((change) => ({ change, document: change.at.document - index, steps: change.at.steps }));
        return editSource(sliceSource(source, begin, part), tasks).map((replacement) => ({
            text: replacement.text,
            begin: begin + replacement.begin,
            end: begin + replacement.end,
        }));
    });
    return mark + replaceAll(content, replacements);
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/comment.js

/** The comment on the line of a scalar; on that of its header where it is a block of text. Without `#` and spaces. */
function commentBehind(text, { range, srcToken }) {
    if (srcToken?.type === "block-scalar") {
        const comment = srcToken.props.find(({ type }) => type === "comment");
        return comment !== undefined && "source" in comment ? bare(comment.source) : undefined;
    }
    if (range == null)
        return undefined;
    const [, end] = range;
    const behind = /^[ \t]*,?[ \t]*(#.*)/.exec(text.slice(end, lineEnd(text, end)))?.[1];
    return behind === undefined ? undefined : bare(behind);
}
function bare(comment) {
    return comment.replace(/^#+/, "").trim();
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/read-document.js

/** @throws UserError (`manifest`), or all of them, with the line of what cannot be read */
function readDocuments(source) {
    const documents = compose(source, tokensOf(source), "yaml-1.1");
    const values = readValues(source, documents);
    return documents.map((document, index) => ({ source, document, value: values[index] ?? undefined }));
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/read-inner.js




/** The first document of the YAML or JSON that a scalar's text is; undefined where it is none, or cannot be edited. */
function readInner(source, scalar) {
    const inner = innerText(source.text, scalar);
    if (inner === undefined)
        return undefined;
    const begin = scalar.range?.[0] ?? 0;
    const at = (offset) => source.at(inner.toOuter(offset) ?? begin);
    const first = readable({ text: inner.text, file: source.file, at });
    return (0,dist/* isCollection */.P3)(first?.document.contents) ? first : undefined;
}
/** Most texts are no YAML, which is no fault of theirs. */
function readable(source) {
    try {
        return readDocuments(source)[0];
    }
    catch (error) {
        if ((0,lib_errors/* userFaults */.B3)(error) === undefined)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/edit/parse.js







/**
 * Reads a file of YAML or JSON.
 * @param file its path, as it is to be shown
 * @throws UserError (`manifest`), or all of them, with the line of what cannot be read
 */
function parseFile(text, file) {
    const { content } = withoutMark(text);
    const source = fileSource(content, file);
    const read = splitDocuments(content).flatMap(({ begin, text: part }) => readDocuments(sliceSource(source, begin, part)));
    return { file, text, documents: read.map(parsedDocument) };
}
function parsedDocument(read, index) {
    const follow = textFollower(read);
    return {
        index,
        value: read.value,
        locate: (steps) => {
            const { source, way } = follow(steps);
            return source.at(way.offset);
        },
        comment: (steps) => {
            const { source, node } = follow(steps);
            return (0,dist/* isScalar */.jn)(node) ? commentBehind(source.text, node) : undefined;
        },
        textValue: (steps) => {
            const { source, node } = follow(steps);
            return (0,dist/* isScalar */.jn)(node) ? readInner(source, node)?.value : undefined;
        },
        sharing: (steps) => follow(steps).sharing,
    };
}
function textFollower(read) {
    const follow = follower(read.document);
    const inner = new Map();
    const enter = (node) => {
        if (!inner.has(node)) {
            const text = (0,dist/* isScalar */.jn)(node) ? readInner(read.source, node) : undefined;
            inner.set(node, text && textFollower(text));
        }
        return inner.get(node);
    };
    return ([first, second, ...rest]) => {
        const way = follow(first);
        const node = way.slot?.node;
        const here = { source: read.source, way, node, sharing: way.sharing };
        if (second === undefined)
            return here;
        const end = node === undefined ? undefined : enter(node)?.([second, ...rest]);
        return end === undefined ? { ...here, node: undefined } : { ...end, sharing: way.sharing ?? end.sharing };
    };
}

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

;// CONCATENATED MODULE: ./packages/pull/lib/locate/shapes.js
/** A map as it may be in a file; one without entries where it is none. */
function mapOf(value) {
    return isMap(value) ? value : {};
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A list as it may be in a file; one without items where it is none. */
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
/** A text that is not empty. */
function textOf(value) {
    return typeof value === "string" && value !== "" ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kustomization.js


/** What Kustomize takes for a kustomization, in a folder that is named (`konfig.RecognizedKustomizationFileNames`). */
const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** A document as a kustomization; undefined when it is none. */
function kustomizationOf(file, value) {
    if (!isMap(value))
        return undefined;
    const { apiVersion, kind } = value;
    const isNamed = kustomizationNames.includes(file.slice(file.lastIndexOf("/") + 1));
    // Both may be left out (`types.Kustomization.FixKustomization`). Flux has a kind of the same name.
    const isOurs = apiVersion === undefined ? isNamed : groupOf(String(apiVersion)) === "kustomize.config.k8s.io";
    const isKind = kind === undefined ? isNamed : kind === "Kustomization" || kind === "Component";
    return isOurs && isKind ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/node-path.js
function rootOf(document) {
    return { document: document.index, steps: [[]] };
}
/** The way on from a node, to what is in it. */
function below({ document, steps }, ...more) {
    const [first, ...rest] = steps;
    const last = rest.at(-1);
    if (last === undefined)
        return { document, steps: [[...first, ...more]] };
    return { document, steps: [first, ...rest.slice(0, -1), [...last, ...more]] };
}
/** The way into the text of a scalar, to its root. */
function insideText({ document, steps: [first, ...rest] }) {
    return { document, steps: [first, ...rest, []] };
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/objects.js


function objectsOf(document) {
    return [...objectsIn(document.value, rootOf(document))];
}
/** The object that a node is in, and the way to it from there; in a patch that stands in place, what that patches. */
function objectAt(document, { steps }) {
    const [first, ...inner] = steps;
    if (inner.length > 1)
        return undefined;
    const [path] = inner;
    if (path !== undefined) {
        const [only] = objectsIn(document.textValue([first]), rootOf(document));
        return only && { object: only.object, path };
    }
    for (const { object, at } of objectsOf(document)) {
        const [way] = at.steps;
        if (way.every((step, index) => first[index] === step))
            return { object, path: first.slice(way.length) };
    }
    return undefined;
}
function* objectsIn(value, at) {
    if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string")
        return;
    if (value.kind.endsWith("List") && Array.isArray(value.items)) {
        for (const [index, item] of value.items.entries())
            yield* objectsIn(item, below(at, "items", index));
    }
    else {
        // Patches have no metadata that the server would want, which is nothing to a search.
        yield { object: value, at };
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-fill.js


/** `{{tag}}` (fasttemplate), or `{{ .tag }}` where the ApplicationSet has `goTemplate`; nothing that computes. */
const placeholder = /^\{\{-?\s*\.?([A-Za-z_][\w.-]*)\s*-?\}\}$/;
/**
 * What an element fills in for a text that is one placeholder and nothing else (Argo CD, "ApplicationSet Template" and
 * "Go Template").
 */
function fillIn(text, element) {
    const name = typeof text === "string" ? placeholder.exec(text)?.[1] : undefined;
    if (name === undefined || element === undefined)
        return undefined;
    // Without goTemplate, a name may have dots in it: those of nested maps are joined by them.
    const keys = name in mapOf(element.value) ? [name] : name.split(".");
    const value = keys.reduce((inner, key) => mapOf(inner)[key], element.value);
    if (typeof value !== "string" && typeof value !== "number")
        return undefined;
    return { value, at: below(element.at, ...keys) };
}
/** A text with all its placeholders filled in; undefined where one of them cannot be. */
function fillAll(text, element) {
    const filled = text.replace(/\{\{.*?\}\}/g, (written) => String(fillIn(written, element)?.value ?? written));
    return filled.includes("{{") ? undefined : filled;
}
function hasPlaceholder(value) {
    if (typeof value === "string")
        return value.includes("{{");
    return typeof value === "object" && value !== null && Object.values(value).some(hasPlaceholder);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-generators.js


/** Matrix and merge generators nest two levels deep (`ApplicationSetTerminalGenerator`). */
const deepest = 3;
/** The elements of list generators, also of those in matrix and merge generators (Argo CD, `ListGenerator`). */
function readGenerators(document, generators, at, depth = 1) {
    const elements = [];
    const templates = [];
    for (const [index, generator] of listOf(generators).entries()) {
        for (const [kind, value] of Object.entries(mapOf(generator))) {
            const here = below(at, index, kind);
            const { template, generators: nested } = mapOf(value);
            if (template !== undefined)
                templates.push({ value: template, at: below(here, "template") });
            if (kind === "list")
                elements.push(...elementsOf(document, mapOf(value), here));
            if ((kind !== "matrix" && kind !== "merge") || depth >= deepest)
                continue;
            const inner = readGenerators(document, nested, below(here, "generators"), depth + 1);
            elements.push(...inner.elements);
            templates.push(...inner.templates);
        }
    }
    return { elements, templates };
}
function elementsOf(document, { elements, elementsYaml }, at) {
    const items = (list, from) => listOf(list).map((value, index) => ({ value, at: below(from, index) }));
    const text = below(at, "elementsYaml");
    const inText = typeof elementsYaml === "string" ? document.textValue(text.steps) : undefined;
    return [...items(elements, below(at, "elements")), ...items(inText, insideText(text))];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-parameters.js


/** @param at the way to the list */
function readParameters(list, at) {
    return listOf(list).flatMap((item, index) => {
        const fields = mapOf(item);
        const name = textOf(fields.name);
        const value = fields.value;
        if (name === undefined || (typeof value !== "string" && typeof value !== "number"))
            return [];
        const forceKey = ["forceString", "forcestring"].find((key) => key in fields);
        return [
            {
                path: parsePath(name),
                value: String(value),
                forceString: forceKey !== undefined && fields[forceKey] === true,
                forceKey,
                at: below(at, index),
            },
        ];
    });
}
/**
 * A parameter gets another value, and says that it is a text where Helm would read it as something else.
 * @param path its new name, if it gets one
 */
function setParameter({ at, value, forceString, forceKey }, to, path) {
    const changes = path === undefined ? [] : [{ kind: "set", at: below(at, "name"), value: argo_cd_parameters_formatPath(path) }];
    if (value !== to)
        changes.push({ kind: "set", at: below(at, "value"), value: to });
    if (forceString || !isTyped(to))
        return changes;
    if (forceKey !== undefined)
        return [...changes, { kind: "set", at: below(at, forceKey), value: true }];
    return [...changes, { kind: "add", at, key: "forceString", value: true, after: "value" }];
}
/** An item for `helm.parameters`. */
function newParameter(path, value) {
    const name = argo_cd_parameters_formatPath(path);
    return isTyped(value) ? { name, value, forceString: true } : { name, value };
}
/** What `--set` does not read as a text (Helm, `strvals.typedVal`). */
function isTyped(value) {
    return /^(true|false|null|0|[1-9]\d*)$/i.test(value);
}
/** `web.image.tag`, `sidecars[0].image`, `a\.b.c` (Helm, `strvals`). */
function parsePath(name) {
    return [...name.matchAll(/\[(\d+)\]|((?:\\.|[^.[\\])+)/g)].map(([, index, key = ""]) => index === undefined ? key.replace(/\\(.)/g, "$1") : Number(index));
}
function argo_cd_parameters_formatPath(path) {
    return path
        .map((step) => (typeof step === "number" ? `[${step}]` : `.${step.replace(/[.[\\,=]/g, "\\$&")}`))
        .join("")
        .replace(/^\./, "");
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-values.js




/** Helm's own bound (`strvals.MaxIndex`). */
const mostItems = 65_536;
function readSourceValues(document, helm, at, element) {
    const fields = mapOf(helm);
    const base = readBase(document, fields, at);
    const list = below(at, "parameters");
    const parameters = new Map();
    const filled = new Map();
    let value = base?.value ?? {};
    const fill = (path, written, otherwise) => {
        const found = fillIn(written, element);
        if (found !== undefined)
            filled.set(JSON.stringify(path), found);
        value = withValue(value, path, found === undefined ? otherwise : String(found.value));
    };
    for (const [path, leaf] of leavesOf(base?.value, []))
        if (leaf.includes("{{"))
            fill(path, leaf, leaf);
    for (const parameter of readParameters(fields.parameters, list)) {
        const { path, value: written } = parameter;
        if (path.some((step) => typeof step === "number" && step > mostItems))
            continue;
        fill(path, written, written);
        const key = JSON.stringify(path);
        if (!filled.has(key))
            parameters.set(key, parameter);
    }
    return { value, base, parameters, filled, list };
}
/** Where a value is written. */
function placeOf(path, { base, parameters, filled, list }) {
    const key = JSON.stringify(path);
    const parameter = parameters.get(key);
    if (parameter !== undefined)
        return below(parameter.at, "value");
    return filled.get(key)?.at ?? (base === undefined ? list : below(base.at, ...path));
}
/** `valuesObject` takes precedence over `values` as a whole (`ApplicationSourceHelm.ValuesYAML`). */
function readBase(document, fields, at) {
    const object = below(at, "valuesObject");
    const text = below(at, "values");
    const found = isMap(fields.valuesObject)
        ? { value: fields.valuesObject, at: object }
        : { value: typeof fields.values === "string" ? document.textValue(text.steps) : undefined, at: insideText(text) };
    if (!isMap(found.value))
        return undefined;
    const has = (path) => {
        const end = path.reduce((value, step) => value?.[step], found.value);
        return typeof end === "object" && end !== null;
    };
    return { ...found, has };
}
function* leavesOf(value, path) {
    if (typeof value === "string")
        yield [path, value];
    if (typeof value !== "object" || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        yield* leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
    }
}
function withValue(value, [step, ...rest], leaf) {
    if (step === undefined)
        return leaf;
    if (typeof step === "string") {
        const map = mapOf(value);
        return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, leaf) };
    }
    const list = Array.isArray(value) ? [...value] : [];
    list[step] = withValue(list[step], rest, leaf);
    return list;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/helm-become.js

/** What makes a split image another one; a sentence where its fields cannot say that. */
function helmBecome(split, to) {
    const named = renamed(split, to.name);
    if (typeof named === "string")
        return named;
    const versioned = split.fields.digest === undefined ? tagged(split, to) : digested(split, to, split.fields.digest);
    return typeof versioned === "string" ? versioned : [...named, ...versioned];
}
function renamed(split, name) {
    const { map, fields, image, registry } = split;
    if (normalizeName(name) === normalizeName(image.name))
        return [];
    if (registry === undefined)
        return set(split, fields.name, name);
    const repository = String(map[fields.name]);
    if (name.startsWith(`${registry.text}/`))
        return set(split, fields.name, name.slice(registry.text.length + 1));
    if (registry.isGlobal)
        return `global puts the registry ${registry.text} before every image`;
    if (fields.registry === undefined)
        return [];
    if (name.endsWith(`/${repository}`))
        return set(split, fields.registry, name.slice(0, -repository.length - 1));
    const full = normalizeName(name);
    const slash = full.indexOf("/");
    return [...set(split, fields.registry, full.slice(0, slash)), ...set(split, fields.name, full.slice(slash + 1))];
}
/**
 * Without a field for digests: charts write `repository:tag`, so that a digest stands behind a tag, in the same scalar. One
 * without a tag is set behind the tag that is there: there the digest alone counts.
 */
function tagged(split, { tag, digest }) {
    if (digest === undefined)
        return tag === undefined ? [] : setTag(split, tag);
    const before = tag ?? split.image.tag;
    if (before === undefined)
        return "there is neither a field for a digest nor a tag that it could stand behind";
    return setTag(split, `${before}@${digest}`);
}
/**
 * With a field for digests, which counts as soon as it is not empty. A tag that the target does not have stays beside it:
 * some charts do not read it then (Bitnami, `common.images.image`), others need one before the digest (ingress-nginx).
 */
function digested(split, { tag, digest }, field) {
    if (tag === undefined && digest === undefined)
        return [];
    const { map, fields, image } = split;
    const present = map[field];
    const bare = typeof present === "string" && present !== "" ? !present.includes(":") : field === "sha";
    const value = bare ? (digest ?? "").replace(/^sha256:/, "") : (digest ?? "");
    // A digest behind the tag as well would be there twice.
    const beside = tag ?? (fields.tag !== undefined && String(map[fields.tag]).includes("@") ? image.tag : undefined);
    const emptied = value === "" && (present === null || present === "");
    return [...(beside === undefined ? [] : setTag(split, beside)), ...(emptied ? [] : set(split, field, value))];
}
function setTag(split, value) {
    const { fields, path } = split;
    if (fields.tag !== undefined)
        return set(split, fields.tag, value);
    return [{ kind: "add", at: path, key: fields.newTag, value, after: fields.name }];
}
function set({ map, path }, key, value) {
    return map[key] === value ? [] : [{ kind: "set", at: [...path, key], value }];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/helm-split.js



/** The images that are split over a map's fields, and the keys that belong to them. */
function splitImages(map, path, everywhere) {
    const found = fieldsOf(map, path).flatMap((fields) => readSplit({ map, path, fields, everywhere }) ?? []);
    return { images: found.map(helmImage), used: new Set(found.map(({ fields }) => fields.name)) };
}
function fieldsOf(map, path) {
    const has = (...keys) => keys.find((key) => key in map);
    const registry = has("registry");
    const plain = { registry, tag: has("tag"), digest: has("digest", "sha"), newTag: "tag" };
    const hasVersion = plain.tag !== undefined || plain.digest !== undefined;
    const imageTag = has("imageTag", "tag", "version");
    const imageDigest = has("imageDigest", "digest", "sha");
    const imaged = { registry: has("imageRegistry", "registry"), tag: imageTag, digest: imageDigest, newTag: "imageTag" };
    const found = [];
    if (textOf(map.repository) && (hasVersion || registry !== undefined || isImageMap(path))) {
        found.push({ ...plain, name: "repository" });
    }
    else if (textOf(map.name) && hasVersion && isImageMap(path))
        found.push({ ...plain, name: "name" });
    const named = ["imageRepository", "imageName", "image"].find((key) => textOf(map[key]));
    if (named !== undefined && (imageTag ?? imageDigest) !== undefined)
        found.push({ ...imaged, name: named });
    for (const key of Object.keys(map)) {
        const tag = `${key}Tag`;
        if (key !== "image" && /Image$/.test(key) && tag in map)
            found.push({ name: key, tag, newTag: tag });
    }
    return found;
}
/** Whether a map is about an image by its own key, or by that of the list or map that it is in. */
function isImageMap(path) {
    return /image$/i.test(String(path.at(-1))) || path.at(-2) === "images";
}
/** Undefined where the fields add up to no image, or a version is in the name already. */
function readSplit({ map, path, fields, everywhere }) {
    const named = textOf(map[fields.name]);
    if (named === undefined)
        return undefined;
    const own = fields.registry === undefined ? undefined : textOf(map[fields.registry]);
    const registry = registryOf(named, own, everywhere);
    const name = registry === undefined ? named : `${registry.text.replace(/\/$/, "")}/${named}`;
    const version = helm_split_versionOf(map, fields);
    const reference = parseImage(name);
    if (version === undefined || reference?.name !== name)
        return undefined;
    return { map, path, fields, registry, image: { name, ...version } };
}
/**
 * The global registry takes the place of an image's own (Bitnami, `common.images.image`); a repository that begins with a
 * host, and has no `registry` beside it, is whole already.
 */
function registryOf(named, own, everywhere) {
    if (own === undefined && /^(?:localhost|[^/]*[.:][^/]*)\//.test(named))
        return undefined;
    if (everywhere !== undefined)
        return { text: everywhere, isGlobal: true };
    return own === undefined ? undefined : { text: own, isGlobal: false };
}
/** Undefined where a field holds what is no version, such as a template's braces. */
function helm_split_versionOf(map, fields) {
    const [tag, inTag] = written(map, fields.tag).split("@", 2);
    const hash = written(map, fields.digest) || (inTag ?? "");
    // Grafana's charts write `@sha256:` themselves before the value of `sha`.
    const digest = /^[a-f0-9]{64}$/.test(hash) ? `sha256:${hash}` : hash;
    if ((tag && !isTag(tag)) || (digest && !isDigest(digest)))
        return undefined;
    return { tag: tag || undefined, digest: digest || undefined };
}
/** A version that looks like a number is one to YAML; where it is none, the chart's `appVersion` counts. */
function written(map, key) {
    return key === undefined ? "" : String(map[key] ?? "");
}
function helmImage(split) {
    const { map, path, fields, image, registry } = split;
    const local = String(map[fields.name]);
    const own = fields.registry === undefined ? undefined : textOf(map[fields.registry]);
    const place = [fields.tag, fields.digest].find((key) => written(map, key) !== "") ?? fields.tag ?? fields.name;
    return {
        image,
        otherNames: registry?.isGlobal ? [own === undefined ? local : `${own}/${local}`] : [],
        at: [...path, place],
        become: (to) => helmBecome(split, to),
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/helm-values.js





/** Files that look like values and are read by something else: Helm's own, helmfile's, Compose's, those of pipelines. */
const others = /^(?:(?:chart|requirements)\.(?:ya?ml|lock)|(?:helmfile|(?:docker-)?compose|(?:azure|bitbucket)-pipelines).*\.ya?ml)$/i;
/**
 * Images in Helm values (Helm, "Values Files"): any map that is no Kubernetes object. What their fields mean is up to each
 * chart; the shapes are those that `helm create` and the charts of Bitnami, Grafana and ingress-nginx have.
 */
const helmValues = ({ file, document }) => {
    const parts = file.split("/");
    const { apiVersion, kind } = mapOf(document.value);
    if ((apiVersion !== undefined && kind !== undefined) || kustomizationOf(file, document.value))
        return [];
    // Folders and files with a dot before their name belong to forges and tools.
    if (others.test(parts.at(-1) ?? "") || parts.some((part) => part.startsWith(".")))
        return [];
    return helmValuesAt(document.value, rootOf(document), "helm-values");
};
/** Images in the values that stand somewhere in a file: a HelmRelease's, a helmfile release's. */
function helmValuesAt(values, at, format) {
    return findHelmValues(values).map((found) => ({
        image: found.image,
        otherNames: found.otherNames ?? [],
        at: below(at, ...found.at),
        format,
        become(to) {
            const changes = found.become(to);
            if (typeof changes === "string")
                return changes;
            return changes.map((change) => ({ ...change, at: below(at, ...change.at) }));
        },
    }));
}
/** Images in values of any chart, its subcharts included. */
function findHelmValues(values) {
    return isMap(values) ? [...search(values, [], undefined)] : [];
}
/** @param registry what `global` puts in front of images */
function* search(value, path, registry) {
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            if (path.at(-1) === "images")
                yield* helm_values_whole(item, [...path, index], "versioned");
            yield* search(item, [...path, index], registry);
        }
    }
    if (!isMap(value))
        return;
    const everywhere = globalRegistry(value) ?? registry;
    const split = splitImages(value, path, everywhere);
    yield* split.images;
    for (const [key, child] of Object.entries(value)) {
        if (key === "image" && !split.used.has(key))
            yield* helm_values_whole(child, [...path, key]);
        else if (isImageKey(key, path) && !split.used.has(key))
            yield* helm_values_whole(child, [...path, key], "versioned");
        yield* search(child, [...path, key], everywhere);
    }
}
/** `initImage: …`, `WORKER_IMAGE: …`, and what is listed under `images`. */
function isImageKey(key, path) {
    return /image$/i.test(key) || path.at(-1) === "images";
}
function* helm_values_whole(written, at, which) {
    const image = typeof written === "string" ? parseImage(written) : undefined;
    if (image === undefined)
        return;
    if (which === "versioned" && image.tag === undefined && image.digest === undefined)
        return;
    yield {
        image,
        at,
        become(to) {
            const value = formatImage(to);
            return value === written ? [] : [{ kind: "set", at, value }];
        },
    };
}
/** `global.imageRegistry` (Bitnami, `common.images.image`), or `global.image.registry`. */
function globalRegistry(values) {
    const { imageRegistry, image } = mapOf(values.global);
    return textOf(imageRegistry) ?? textOf(mapOf(image).registry);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-helm.js




/**
 * The images in the field `helm` of an Argo CD source (`ApplicationSourceHelm`): in `valuesObject` or else the text
 * `values`, with `parameters` laid over them. So a parameter `image.tag` belongs to the repository that the values name.
 * @param element what fills in placeholders
 */
function argoCdHelm(document, helm, at, element) {
    const values = readSourceValues(document, helm, at, element);
    return findHelmValues(values.value).map((found) => {
        const { image, otherNames = [] } = found;
        return {
            image,
            otherNames,
            at: placeOf(found.at, values),
            format: "argo-cd",
            become(to) {
                const changes = found.become(to);
                if (typeof changes === "string")
                    return changes;
                const lifted = changes.map((change) => lift(change, values));
                return (lifted.find((each) => typeof each === "string") ?? lifted.filter((each) => typeof each !== "string").flat());
            },
        };
    });
}
/** A change of values, as one of the source that gives them. */
function lift(change, values) {
    const key = JSON.stringify(change.at);
    if (change.kind === "add" || change.kind === "append")
        return liftNew(change, values);
    const parameter = values.parameters.get(key);
    const filled = values.filled.get(key);
    if (parameter !== undefined) {
        // A parameter cannot go alone out of its list; an empty one is to charts as if it were not there.
        if (change.kind === "remove")
            return setParameter(parameter, "");
        const renamed = change.kind === "rename" ? [...change.at.slice(0, -1), change.key] : undefined;
        return setParameter(parameter, String(change.value), renamed);
    }
    if (filled !== undefined) {
        if (change.kind !== "set")
            return `the ApplicationSet's generators fill in ${change.at.join(".")}`;
        return String(filled.value) === change.value ? [] : [{ ...change, at: filled.at }];
    }
    return [{ ...change, at: placeOf(change.at, values) }];
}
/** Beside the others of its map. */
function liftNew(change, values) {
    const { base, list } = values;
    if (base?.has(change.at))
        return [{ ...change, at: below(base.at, ...change.at) }];
    if (change.kind === "append" || typeof change.value !== "string")
        return "its parameters have no place for that";
    const path = [...change.at, change.key];
    return [{ kind: "append", at: list, item: newParameter(path, change.value) }];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd-images.js




/** Keeps what the kustomization has (`kustomize edit set image`). */
const kept = "*";
/**
 * The list `kustomize.images` of an Argo CD source: `[OLD=]NEW[:TAG][@DIGEST]`, handed to `kustomize edit set image`
 * (Argo CD, `KustomizeImage`; Kustomize, `set.parse`).
 * @param element what fills in the tag, where it is a placeholder
 */
function argoCdImages(list, at, element) {
    return listOf(list).flatMap((item, index) => {
        if (typeof item !== "string")
            return [];
        const found = item.includes("{{") ? filledIn(item, element) : plain(item, below(at, index));
        return found === undefined ? [] : [{ ...found, format: "argo-cd" }];
    });
}
function plain(written, at) {
    const { old, rest } = split(written);
    const [name, version] = nameAndVersion(rest);
    const isKept = name === kept && old !== undefined;
    const reference = parseImage(`${isKept ? old : name}${version === `:${kept}` ? "" : version}`);
    if (reference === undefined)
        return undefined;
    return {
        image: reference,
        otherNames: old === undefined || old === reference.name ? [] : [old],
        at,
        become(to) {
            const value = write(to, { old, reference, isKept });
            return value === written ? [] : [{ kind: "set", at, value }];
        },
    };
}
function write(to, { old, reference, isKept }) {
    const sameName = to.name === reference.name;
    const image = formatImage(isKept && sameName ? { ...to, name: kept } : to);
    if (old !== undefined)
        return `${old}=${image}`;
    return sameName ? image : `${reference.name}=${image}`;
}
/** `NAME:{{tag}}` or `NAME@{{digest}}`, whose version stands in a generator's element. */
function filledIn(written, element) {
    const { old, rest } = split(written);
    const [, template = "", sign, text] = /^(.*[^:@])([:@])(\{\{[^{}]*\}\})$/.exec(rest) ?? [];
    const [name, oldName] = [fillAll(template, element), fillAll(old ?? "", element)];
    const filled = fillIn(text, element);
    if (name === undefined || filled === undefined)
        return undefined;
    const image = parseImage(`${name}${sign}${filled.value}`);
    if (image === undefined)
        return undefined;
    const field = sign === ":" ? "tag" : "digest";
    return {
        image,
        otherNames: oldName && oldName !== image.name ? [oldName] : [],
        at: filled.at,
        become(to) {
            const value = sign === ":" ? tagWithDigest(to) : to.tag === undefined ? to.digest : undefined;
            if (to.name !== image.name || value === undefined) {
                return `the ApplicationSet's template takes only the ${field} from here: ${written}`;
            }
            return value === String(filled.value) ? [] : [{ kind: "set", at: filled.at, value }];
        },
    };
}
/** What may stand behind `NAME:`. */
function tagWithDigest({ tag, digest }) {
    if (tag === undefined)
        return undefined;
    return digest === undefined ? tag : `${tag}@${digest}`;
}
function split(written) {
    const equals = written.indexOf("=");
    if (equals === -1)
        return { old: undefined, rest: written };
    return { old: written.slice(0, equals), rest: written.slice(equals + 1) };
}
/** Kustomize's `Split`: a registry may have a port. */
function nameAndVersion(written) {
    const sign = written.slice(written.lastIndexOf("/") + 1).search(/[:@]/);
    const at = sign === -1 ? written.length : written.lastIndexOf("/") + 1 + sign;
    return [written.slice(0, at), written.slice(at)];
}

;// CONCATENATED MODULE: ./packages/core/lib/kubernetes/containers.js
const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"]);
/** Pod templates sit at most so deep: a CronJob's containers are at level 6. */
const containers_deepest = 16;
/**
 * Finds every image of an object: containers of every sort and image volumes, in a Pod, a workload, a `List`, and in
 * any custom resource that has a pod template somewhere in it.
 */
function findImages(object) {
    return [...containers_search(object, [])];
}
function* containers_search(value, path) {
    if (path.length > containers_deepest || typeof value !== "object" || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(key) : key;
        if (Array.isArray(child) && containerLists.has(key))
            yield* imagesOf(child, [...path, step], ["image"]);
        else if (Array.isArray(child) && key === "volumes")
            yield* imagesOf(child, [...path, step], ["image", "reference"]);
        else
            yield* containers_search(child, [...path, step]);
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

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/whole-image.js

/** The place of a scalar that holds a whole image reference; none where it holds something else, such as `$(IMAGE)`. */
function wholeImage(written, at, format) {
    const image = typeof written === "string" ? parseImage(written) : undefined;
    if (image === undefined)
        return [];
    return [
        {
            image,
            at,
            format,
            become(to) {
                const value = formatImage(to);
                return value === written ? [] : [{ kind: "set", at, value }];
            },
        },
    ];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kustomize-patches.js




/**
 * The images in a list of patches whose texts stand in place: `patches[].patch`, `patchesJson6902[].patch` and
 * `patchesStrategicMerge[]` (Kustomize, `types.Patch` and `types.PatchStrategicMerge`). Flux and Argo CD have the first.
 * @param at the way to the list
 */
function inlinePatches(document, list, at, format) {
    return listOf(list).flatMap((item, index) => {
        const text = isMap(item) ? below(at, index, "patch") : below(at, index);
        // A path to a patch's file is a text of one line.
        if (!isMultiline(isMap(item) ? item.patch : item))
            return [];
        return patchImages(document.textValue(text.steps), insideText(text), format);
    });
}
/** The images of one patch: a part of an object (strategic merge), or a list of operations (JSON Patch, RFC 6902). */
function patchImages(patch, at, format) {
    const images = isOperations(patch) ? patch.flatMap(imagesOfOperation) : imagesIn(patch);
    return images.flatMap(({ path, image }) => wholeImage(image, below(at, ...path), format));
}
function isOperations(value) {
    return (Array.isArray(value) &&
        value.length > 0 &&
        value.every((each) => typeof mapOf(each).op === "string" && typeof mapOf(each).path === "string"));
}
function isMultiline(text) {
    return typeof text === "string" && /[\n{[]/.test(text);
}
function imagesIn(value) {
    return isMap(value) ? findImages(value) : [];
}
/** An operation puts its value where its pointer leads: whether that is an image is seen from both. */
function imagesOfOperation({ op, path, value }, index) {
    if (op !== "add" && op !== "replace")
        return [];
    const pointer = path.split("/").slice(1);
    const whole = pointer.reduceRight((inner, step) => (/^(\d+|-)$/.test(step) ? [inner] : { [step]: inner }), value);
    return imagesIn(whole).map((each) => ({
        path: [index, "value", ...each.path.slice(pointer.length)],
        image: each.image,
    }));
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/argo-cd.js










/**
 * Images that Argo CD hands to Kustomize and Helm: in the sources of an Application, in the template and the elements of an
 * ApplicationSet (`argoproj.io/v1alpha1`), and in `.argocd-source.yaml` and `.argocd-source-APP.yaml` beside the manifests
 * (`repository.mergeSourceParameters`).
 */
const argoCd = ({ file, document }) => {
    const isOverride = /(^|\/)\.argocd-source(-[^/]+)?\.yaml$/.test(file);
    if (isOverride)
        return imagesOfSource(document, document.value, rootOf(document));
    return objectsOf(document).flatMap(({ object, at }) => {
        if (groupOf(object.apiVersion) !== "argoproj.io")
            return [];
        if (object.kind === "Application")
            return imagesOfTemplate(document, { value: object, at }, []);
        if (object.kind === "ApplicationSet")
            return imagesOfSet(document, object.spec, below(at, "spec"));
        return [];
    });
};
function imagesOfSet(document, spec, at) {
    const { template, templatePatch, generators } = mapOf(spec);
    const { elements, templates } = readGenerators(document, generators, below(at, "generators"));
    const patch = below(at, "templatePatch");
    const inPatch = typeof templatePatch === "string" ? document.textValue(patch.steps) : undefined;
    const inTemplates = [
        { value: template, at: below(at, "template") },
        { value: inPatch, at: insideText(patch) },
        ...templates,
    ].flatMap((each) => imagesOfTemplate(document, each, elements));
    const taken = new Set(inTemplates.map(placeKey));
    const inElements = elements
        .flatMap((each) => helmValuesAt(each.value, each.at, "argo-cd"))
        // What an element seems to say alone, the template knows better.
        .filter((each) => !taken.has(placeKey(each)));
    return [...withoutTwins(inTemplates), ...inElements];
}
/** An Application, or the template of some. */
function imagesOfTemplate(document, template, elements) {
    const spec = mapOf(mapOf(template.value).spec);
    const at = below(template.at, "spec");
    const sources = [
        { value: spec.source, at: below(at, "source") },
        ...listOf(spec.sources).map((value, index) => ({ value, at: below(at, "sources", index) })),
        { value: mapOf(spec.sourceHydrator).drySource, at: below(at, "sourceHydrator", "drySource") },
    ];
    return sources.flatMap((source) => {
        if (!hasPlaceholder(source.value))
            return imagesOfSource(document, source.value, source.at);
        return [undefined, ...elements].flatMap((element) => imagesOfSource(document, source.value, source.at, element));
    });
}
function imagesOfSource(document, source, at, element) {
    const { kustomize, helm } = mapOf(source);
    const { images, patches } = mapOf(kustomize);
    return [
        ...argoCdImages(images, below(at, "kustomize", "images"), element),
        ...inlinePatches(document, patches, below(at, "kustomize", "patches"), "argo-cd"),
        ...argoCdHelm(document, helm, below(at, "helm"), element),
    ];
}
/** What a template holds is found once for each element; what an element holds may be in several images. */
function withoutTwins(found) {
    const byPlace = Map.groupBy(found, placeKey);
    return [...byPlace.values()].flatMap((places) => {
        const byName = new Map(places.map((each) => [each.image.name, each]));
        const names = [...byName.keys()];
        if (names.length === 1)
            return [...byName.values()];
        const others = (own) => names.filter((name) => name !== own).join(", ");
        return [...byName].map(([name, each]) => ({ ...each, become: () => `the version is that of ${others(name)} too` }));
    });
}
function placeKey({ at }) {
    return JSON.stringify(at);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/flux-markers.js

/** `{"$imagepolicy": "flux-system:web:tag"}`, and nothing else in the comment. */
const flux_markers_marker = /^\{\s*"\$imagepolicy"\s*:\s*"([^":\s]+:[^":\s]+)(?::(name|tag|digest))?"\s*\}$/;
/**
 * The markers of a document (`image-automation-controller`, `pkg/update`, `UpdateWithSetters`): comments of JSON on the line
 * of a scalar.
 */
function fluxMarkers({ document, text }) {
    if (text?.includes('"$imagepolicy"') === false)
        return [];
    return [...flux_markers_search(document, document.value, rootOf(document))];
}
function* flux_markers_search(document, value, at) {
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
            yield* flux_markers_search(document, item, below(at, index));
    }
    else if (typeof value === "object" && value !== null) {
        for (const [key, child] of Object.entries(value))
            yield* flux_markers_search(document, child, below(at, key));
    }
    else if (isShort(value)) {
        const [, policy, part = "image"] = flux_markers_marker.exec(document.comment(at.steps) ?? "") ?? [];
        if (policy !== undefined)
            yield { policy, part: part, at, value: String(value ?? "") };
    }
}
/** No image is longer, and to look for comments takes time. */
function isShort(value) {
    return value === null || typeof value === "number" || (typeof value === "string" && value.length < 512);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/policies.js




/**
 * The image names of Flux's image policies, by `namespace:name`: those of ImagePolicies whose ImageRepository is here too
 * (`image-reflector-controller`), and those that stand beside a marker. A policy whose namespace something else sets is
 * there as `:name`.
 */
function policiesOf(candidates) {
    const repositories = new Map();
    const references = [];
    const policies = new Map();
    for (const candidate of candidates) {
        for (const { object } of objectsOf(candidate.document)) {
            const { apiVersion, kind, metadata, spec } = object;
            const name = metadata?.name;
            if (groupOf(apiVersion) !== "image.toolkit.fluxcd.io" || name === undefined)
                continue;
            const namespace = metadata.namespace ?? "";
            const { image, imageRepositoryRef } = mapOf(spec);
            const reference = mapOf(imageRepositoryRef);
            if (kind === "ImageRepository" && textOf(image))
                repositories.set(`${namespace}:${name}`, String(image));
            if (kind === "ImagePolicy" && textOf(reference.name)) {
                const repository = `${textOf(reference.namespace) ?? namespace}:${reference.name}`;
                references.push({ policy: `${namespace}:${name}`, repository });
            }
        }
        for (const { policy, part, value } of fluxMarkers(candidate)) {
            const name = part === "image" || part === "name" ? parseImage(value)?.name : undefined;
            if (name !== undefined)
                policies.set(policy, name);
        }
    }
    for (const { policy, repository } of references) {
        const image = repositories.get(repository) ?? repositories.get(repository.slice(repository.indexOf(":")));
        if (image !== undefined)
            policies.set(policy, image);
    }
    return policies;
}
/** @param policy `namespace:name`, as a marker has it */
function policyImage(policies, policy) {
    return policies.get(policy) ?? policies.get(policy.slice(policy.indexOf(":")));
}
/**
 * Texts that stand in files which tell more of these images: markers alone, and while an ImageRepository is known whose
 * ImagePolicy is in another file, that one. What they find may ask for more.
 */
function policyWords(candidates, images) {
    const wanted = new Set(images.map(({ name }) => normalizeName(name)));
    const policies = [...policiesOf(candidates)].filter(([, name]) => wanted.has(normalizeName(name)));
    const isScanned = candidates.some(({ document }) => objectsOf(document).some(({ object: { kind, spec } }) => {
        const image = kind === "ImageRepository" ? textOf(mapOf(spec).image) : undefined;
        return image !== undefined && wanted.has(normalizeName(image));
    }));
    const markers = policies.flatMap(([policy]) => ["tag", "digest"].map((part) => `${policy.startsWith(":") ? "" : '"'}${policy}:${part}"`));
    return isScanned ? ["imageRepositoryRef", ...markers] : markers;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/flux-marked.js



/**
 * The images whose parts only markers name. Those of one policy in one map are one image: `repository`, `tag` and `digest`,
 * each with its marker.
 * @param others the places that other rules find in the document
 */
function fluxMarked(candidate, known, others) {
    const markers = fluxMarkers(candidate);
    if (markers.length === 0)
        return [];
    const taken = new Set(others().map(parentOf));
    const free = markers.filter(({ at }) => !taken.has(parentOf(at)));
    const parts = free.filter(({ part }) => part !== "image");
    return [
        ...free.filter(({ part }) => part === "image").flatMap(flux_marked_wholeImage),
        ...[...Map.groupBy(parts, ({ policy, at }) => `${policy} ${parentOf(at)}`).values()].flatMap((group) => splitImage(group, known)),
    ];
}
function parentOf({ document, steps }) {
    return JSON.stringify([document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)]);
}
function flux_marked_wholeImage({ at, value }) {
    const image = parseImage(value);
    if (image === undefined)
        return [];
    return [{ image, at, format: "flux", become: (to) => flux_marked_set(at, value, formatImage(to)) }];
}
function splitImage(group, known) {
    const part = (wanted) => group.find(({ part }) => part === wanted);
    const [name, tag, digest] = [part("name"), part("tag"), part("digest")];
    const policy = group[0]?.policy ?? "";
    const named = name?.value || policyImage(known.policies, policy);
    const place = [tag, digest].find((each) => each?.value) ?? tag ?? digest ?? name;
    if (named === undefined || place === undefined || (tag ?? digest) === undefined)
        return [];
    const version = `${tag?.value ? `:${tag.value}` : ""}${digest?.value ? `@${digest.value}` : ""}`;
    const image = parseImage(`${named}${version}`);
    if (image === undefined)
        return [];
    const become = (to) => {
        const renamed = normalizeName(to.name) !== normalizeName(image.name);
        if (renamed && name === undefined)
            return `the marker of ${policy} is for a version; no marker is for the name`;
        const reason = missing(to, tag, digest);
        if (reason !== undefined)
            return reason;
        return [
            ...(renamed ? setPart(name, to.name) : []),
            ...(to.tag === undefined && digest !== undefined ? [] : setPart(tag, to.tag ?? "")),
            ...(digest === undefined ? [] : setPart(digest, to.digest ?? "")),
        ];
    };
    const needsOthers = !name?.value;
    return [{ image, at: place.at, format: "flux", ...(needsOthers ? { needsOthers } : {}), become }];
}
/** A tag that the target lacks stays beside a digest, as in Helm values. */
function missing(to, tag, digest) {
    if (to.digest !== undefined && digest === undefined)
        return "no marker there is for a digest";
    if (to.tag !== undefined && tag === undefined)
        return "no marker there is for a tag";
    return undefined;
}
function setPart(marker, value) {
    return marker === undefined ? [] : flux_marked_set(marker.at, marker.value, value);
}
function flux_marked_set(at, from, value) {
    return from === value ? [] : [{ kind: "set", at, value }];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/flux-oci-repository.js



const scheme = "oci://";
/**
 * The artifact of an OCIRepository (`source-controller`, OCIRepositorySpec): `url` is its name; of `ref`, `digest` counts
 * before `semver`, and that before `tag`.
 * @param at the way to the spec
 */
function ociRepository(spec, at, format) {
    const url = textOf(spec.url) ?? "";
    const named = url.startsWith(scheme) ? parseImage(url.slice(scheme.length)) : undefined;
    if (named === undefined || named.tag !== undefined || named.digest !== undefined)
        return [];
    const ref = mapOf(spec.ref);
    const digest = flux_oci_repository_versionOf(ref.digest);
    const semver = flux_oci_repository_versionOf(ref.semver);
    const image = { name: named.name, tag: semver === undefined ? flux_oci_repository_versionOf(ref.tag) : undefined, digest };
    const version = ["digest", "semver", "tag"].find((field) => flux_oci_repository_versionOf(ref[field]) !== undefined);
    return [
        {
            image,
            at: version === undefined ? below(at, "url") : below(at, "ref", version),
            format,
            become(to) {
                const set = become(semver, to);
                if (typeof set === "string")
                    return set;
                const renamed = normalizeName(to.name) === normalizeName(image.name)
                    ? []
                    : [{ kind: "set", at: below(at, "url"), value: `${scheme}${to.name}` }];
                if (spec.ref === undefined && set.length > 0) {
                    return [...renamed, { kind: "add", at, key: "ref", value: Object.fromEntries(set), after: "url" }];
                }
                return [...renamed, ...versioned(ref, below(at, "ref"), new Map(set))];
            },
        },
    ];
}
/** The fields that name a version, as they are to be. */
function become(semver, { tag, digest }) {
    if (digest === undefined && semver !== undefined && tag !== undefined) {
        return `its semver '${semver}' chooses the tag; put a tag in its place once`;
    }
    return [
        ...(tag === undefined ? [] : [["tag", tag]]),
        ...(digest === undefined ? [] : [["digest", digest]]),
        ...(semver === undefined ? [] : [["semver", semver]]),
    ];
}
/** What is not to be there any more gives its line to what is new, or goes. */
function versioned(ref, at, wanted) {
    if (wanted.size === 0)
        return [];
    const spare = ["tag", "digest"].filter((field) => field in ref && !wanted.has(field));
    const changes = [];
    for (const [field, value] of wanted) {
        const given = field in ref ? undefined : spare.shift();
        if (field in ref) {
            if (ref[field] !== value)
                changes.push({ kind: "set", at: below(at, field), value });
        }
        else if (given !== undefined)
            changes.push({ kind: "rename", at: below(at, given), key: field, value });
        else
            changes.push({ kind: "add", at, key: field, value });
    }
    return [...changes, ...spare.map((field) => ({ kind: "remove", at: below(at, field) }))];
}
function flux_oci_repository_versionOf(value) {
    return value === undefined || value === null || value === "" ? undefined : String(value);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kubernetes.js




/** Kinds that are another format's: what looks like a pod's containers in them is a patch, or a chart's values. */
const kubernetes_others = new Set([
    "kustomize.config.k8s.io/Kustomization",
    "kustomize.config.k8s.io/Component",
    "argoproj.io/Application",
    "argoproj.io/ApplicationSet",
    "argoproj.io/AppProject",
    "kustomize.toolkit.fluxcd.io/Kustomization",
    "helm.toolkit.fluxcd.io/HelmRelease",
]);
/**
 * Images of Kubernetes objects: those of `containers`, `initContainers`, `ephemeralContainers` and image volumes
 * (Kubernetes API, `core/v1` Container and ImageVolumeSource), wherever a kind has its pod template, and in the items of
 * a `List`.
 */
const kubernetes = ({ document }) => objectsOf(document)
    .filter(({ object: { apiVersion, kind } }) => !kubernetes_others.has(`${groupOf(apiVersion)}/${kind}`))
    .flatMap(({ object, at }) => findImages(object).flatMap(({ path, image }) => wholeImage(image, below(at, ...path), "kubernetes")));

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kustomize-images.js



/** What gives the version, in the order in which people write it. */
const versionFields = ["newTag", "digest"];
/**
 * The entries of an `images` list: of a kustomization (Kustomize, `types.Image`), and of Flux's Kustomization, which hands
 * them on.
 * @param at the way to the list
 */
function kustomizeImages(list, at, format) {
    return listOf(list).flatMap((item, index) => {
        const entry = readEntry(item, below(at, index));
        const found = entry && foundOf(entry, format);
        return found === undefined ? [] : [found];
    });
}
/** Undefined for what Kustomize would refuse. */
function readEntry(item, at) {
    if (!isMap(item) || versionFields.some((field) => typeof item[field] === "object" && item[field] !== null))
        return;
    const name = textOf(item.name);
    return name === undefined ? undefined : { name, newName: textOf(item.newName), fields: item, at };
}
function foundOf(entry, format) {
    const { name, newName, fields, at } = entry;
    const named = parseImage(newName ?? name);
    // `newName: web:v1` adds up to an image only with manifests that have no tag.
    if (named === undefined || (newName !== undefined && newName !== named.name))
        return undefined;
    const image = { name: named.name, tag: kustomize_images_versionOf(fields.newTag), digest: kustomize_images_versionOf(fields.digest) };
    return {
        image,
        otherNames: newName === undefined || newName === name ? [] : [name],
        at: below(at, kustomize_images_placeOf(entry)),
        format,
        become: (to) => [...kustomize_images_renamed(entry, image.name, to.name), ...kustomize_images_versioned(entry, to)],
    };
}
/** What names a version, as text: `newTag: 1.10` is a number to YAML, which Kustomize refuses and an edit mends. */
function kustomize_images_versionOf(value) {
    return value === undefined || value === null || value === "" ? undefined : String(value);
}
function kustomize_images_placeOf({ newName, fields }) {
    const named = newName === undefined ? "name" : "newName";
    return versionFields.find((field) => kustomize_images_versionOf(fields[field]) !== undefined) ?? named;
}
function kustomize_images_renamed({ fields, at }, from, to) {
    if (from === to)
        return [];
    if ("newName" in fields)
        return [{ kind: "set", at: below(at, "newName"), value: to }];
    return [{ kind: "add", at, key: "newName", value: to, after: "name" }];
}
/**
 * What becomes of `newTag` and `digest` (Kustomize, `imagetag.imageTagUpdater`): either replaces tag and digest of the
 * manifest, so one gives way to the other under its own key. `tagSuffix` counts only while there is neither, and must not
 * stand beside one (`types.Image`): it gives way to the first.
 */
function kustomize_images_versioned({ newName, fields, at }, { tag, digest }) {
    if (tag === undefined && digest === undefined)
        return [];
    const wanted = { newTag: tag, digest };
    const spare = [...versionFields, "tagSuffix"].filter((field) => isSpare(fields, field, wanted));
    const changes = [];
    let last = newName === undefined ? "name" : "newName";
    for (const key of versionFields) {
        const value = wanted[key];
        if (value === undefined)
            continue;
        const given = key in fields ? undefined : spare.shift();
        if (given !== undefined)
            changes.push({ kind: "rename", at: below(at, given), key, value });
        else if (!(key in fields))
            changes.push({ kind: "add", at, key, value, after: last });
        else if (fields[key] !== value)
            changes.push({ kind: "set", at: below(at, key), value });
        last = given ?? key;
    }
    return [...changes, ...spare.map((field) => ({ kind: "remove", at: below(at, field) }))];
}
function isSpare(fields, field, wanted) {
    if (kustomize_images_versionOf(fields[field]) === undefined)
        return false;
    if (field !== "tagSuffix")
        return wanted[field] === undefined;
    return kustomize_images_versionOf(fields.newTag) === undefined && kustomize_images_versionOf(fields.digest) === undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kustomize.js






const kustomize_format = "kustomize";
/**
 * Images in a kustomization (`kustomize.config.k8s.io`, `types.Kustomization`): its entries `images`, which were `imageTags`
 * before, its patches, and the values of its charts; and in files that hold nothing but a JSON patch. A strategic merge
 * patch in a file of its own is a Kubernetes object.
 */
const kustomize = (candidate) => {
    const { document } = candidate;
    const root = rootOf(document);
    if (isOperations(document.value))
        return patchImages(document.value, root, kustomize_format);
    const kustomization = kustomizationOf(candidate.file, document.value);
    if (kustomization === undefined)
        return [];
    const entries = ["images", "imageTags"].flatMap((field) => kustomizeImages(kustomization[field], below(root, field), kustomize_format));
    const patches = ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((field) => inlinePatches(document, kustomization[field], below(root, field), kustomize_format));
    const values = listOf(kustomization.helmCharts).flatMap((chart, index) => helmValuesAt(mapOf(chart).valuesInline, below(root, "helmCharts", index, "valuesInline"), kustomize_format));
    return [...entries, ...patches, ...values];
};

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/flux.js











const flux_format = "flux";
/**
 * Images of Flux: in its own objects, and wherever a marker of its image policies says that a scalar is one. What other
 * rules read too is theirs: a marker adds nothing to a container's `image`.
 */
const flux = (candidate, known) => {
    const { document } = candidate;
    const own = objectsOf(document).flatMap((each) => objectImages(document, each));
    const marked = fluxMarked(candidate, known, () => [...own, ...[kubernetes, kustomize, helmValues].flatMap((other) => other(candidate, known))].map(({ at }) => at));
    return [...own, ...marked];
};
function objectImages(document, { object, at }) {
    const spec = mapOf(object.spec);
    const here = below(at, "spec");
    switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
        // `kustomize-controller`, KustomizationSpec: what Kustomize gets beside the folder's own kustomization.
        case "kustomize.toolkit.fluxcd.io/Kustomization":
            return [
                ...kustomizeImages(spec.images, below(here, "images"), flux_format),
                ...inlinePatches(document, spec.patches, below(here, "patches"), flux_format),
            ];
        // `helm-controller`, HelmReleaseSpec. Post renderers work on what the chart has made of the values.
        case "helm.toolkit.fluxcd.io/HelmRelease":
            return [
                ...helmValuesAt(spec.values, below(here, "values"), flux_format),
                ...listOf(spec.postRenderers).flatMap((renderer, index) => {
                    const { images, patches } = mapOf(mapOf(renderer).kustomize);
                    const inner = below(here, "postRenderers", index, "kustomize");
                    return [
                        ...kustomizeImages(images, below(inner, "images"), flux_format),
                        ...inlinePatches(document, patches, below(inner, "patches"), flux_format),
                    ];
                }),
            ];
        case "source.toolkit.fluxcd.io/OCIRepository":
            return ociRepository(spec, here, flux_format);
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/chart-version.js


/** What Jenkins X calls the repository of the charts that its own pipelines build (`jx-promote`, `defaultPrefix`). */
const ownAlias = "dev";
/** The same by the service's name, where there is no alias (`jx-promote`, `HelmRepositoryURL`). */
const ownService = /^https?:\/\/jenkins-x-chartmuseum(?:[:/]|$)/;
/** Semantic Versioning 2.0.0, and the `v` that Helm bears with. A range is no version. */
const exact = /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;
/**
 * The version of a chart that is built together with its image, under one name and version. It is taken for that only
 * where it cannot be another one: the chart's name is the last part of the image's, and it comes from the
 * environment's own repository, or from a registry's host and owner that are the image's too.
 */
function chartVersion(chart, { wanted = [] }) {
    const { fields, at, name, format } = chart;
    const image = imageName(chart, wanted);
    const version = String(fields.version ?? "");
    if (image === undefined || version.includes("{{"))
        return [];
    const isExact = version !== "" && exact.test(version) && isTag(version);
    return [
        {
            image: { name: image, tag: isExact ? version : undefined },
            at: "version" in fields ? below(at, "version") : below(at, "chart" in fields ? "chart" : "name"),
            format,
            become,
        },
    ];
    function become(to) {
        if (normalizeName(to.name) !== normalizeName(image ?? ""))
            return `the chart ${name} names its image itself`;
        if (to.digest !== undefined)
            return `it is the version of the chart ${name}, which is no digest`;
        if (to.tag === undefined || to.tag === version)
            return [];
        if (!exact.test(to.tag))
            return `it is the version of the chart ${name}, and '${to.tag}' is none (SemVer 2)`;
        if (version !== "" && !isExact)
            return `the range '${version}' chooses the version of the chart ${name}`;
        if ("version" in fields)
            return [{ kind: "set", at: below(at, "version"), value: to.tag }];
        return [{ kind: "add", at, key: "version", value: to.tag, after: "chart" in fields ? "chart" : "name" }];
    }
}
function imageName({ name, from: { alias, url } }, wanted) {
    if (name === "")
        return undefined;
    const ending = wanted.filter((each) => normalizeName(each).endsWith(`/${name}`));
    const owner = ownerOf(url?.startsWith("oci://") ? url.slice("oci://".length) : "");
    if (owner !== undefined) {
        const meant = ending.filter((each) => ownerOf(normalizeName(each)) === owner);
        return meant.length > 1 ? undefined : (meant[0] ?? `${owner}/${name}`);
    }
    const isOwn = alias === ownAlias || ownService.test(url ?? "");
    // Of two images with the same last part, nothing says whose chart it is.
    return isOwn && ending.length === 1 ? ending[0] : undefined;
}
/** `ghcr.io/acme` of `ghcr.io/acme/charts`. */
function ownerOf(address) {
    const [host, owner] = address.split("/");
    return host && owner ? `${host}/${owner}` : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/jenkins-x.js




const jenkins_x_format = "jenkins-x";
/**
 * Images of a Jenkins X environment, as `jx promote` keeps it (`jx-promote`, `pkg/rules`): the releases of a helmfile,
 * the dependencies of the environment's own chart in `env`, and the apps of `jx-apps.yml`. What its `fileRule` and
 * `kptRule` write are lines of scripts and commits of other repositories, which no image stands in.
 */
const jenkinsX = ({ file, document }, known) => {
    const root = rootOf(document);
    const value = mapOf(document.value);
    if (value.apiVersion !== undefined || file.endsWith(".gotmpl"))
        return [];
    if (/(?:^|\/)jx-apps\.ya?ml$/.test(file))
        return apps(value, root, known);
    if (/(?:^|\/)env\/(?:requirements|Chart)\.ya?ml$/.test(file))
        return dependencies(value, root, known);
    return releases(value, root, known);
};
/** `helmfileRule` (helmfile, "Configuration"); values in files of their own are found there. */
function releases(helmfile, root, known) {
    const urls = new Map(listOf(helmfile.repositories).map((each) => {
        const { name, url, oci } = mapOf(each);
        return [textOf(name) ?? "", oci === true && !textOf(url)?.startsWith("oci://") ? `oci://${url}` : textOf(url)];
    }));
    return listOf(helmfile.releases).flatMap((release, index) => {
        const at = below(root, "releases", index);
        const fields = mapOf(release);
        const chart = textOf(fields.chart) ?? "";
        const slash = chart.lastIndexOf("/");
        const alias = chart.slice(0, Math.max(0, slash));
        const from = { alias, url: chart.startsWith("oci://") ? alias : urls.get(alias) };
        return [
            ...(slash === -1 ? [] : chartVersion({ fields, at, name: chart.slice(slash + 1), from, format: jenkins_x_format }, known)),
            ...listOf(fields.values).flatMap((values, nth) => isMap(values) ? helmValuesAt(values, below(at, "values", nth), jenkins_x_format) : []),
        ];
    });
}
/** `helmRule` (Helm, "Chart Dependencies"): `repository` is an address, or an alias as `@dev` or `alias:dev`. */
function dependencies(chart, root, known) {
    return listOf(chart.dependencies).flatMap((dependency, index) => {
        const fields = mapOf(dependency);
        const repository = textOf(fields.repository) ?? "";
        const [, alias = ""] = /^(?:@|alias:)(.+)$/.exec(repository) ?? [];
        const at = below(root, "dependencies", index);
        const from = { alias, url: alias === "" ? repository : undefined };
        return chartVersion({ fields, at, name: textOf(fields.name) ?? "", from, format: jenkins_x_format }, known);
    });
}
/** `appsRule`, which came before helmfiles. */
function apps(file, root, known) {
    return listOf(file.apps).flatMap((app, index) => {
        const fields = mapOf(app);
        const [alias = "", name = ""] = textOf(fields.name)?.split("/") ?? [];
        const at = below(root, "apps", index);
        return chartVersion({ fields, at, name, from: { alias, url: undefined }, format: jenkins_x_format }, known);
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats.js







/** The operators' rules. Where two of them find the same scalar, the first one knows it best. */
const formats = [flux, kustomize, argoCd, jenkinsX, kubernetes, helmValues];
/** Finds the images of a document, each place once. */
function findInDocument(candidate, known) {
    const found = new Map();
    for (const image of formats.flatMap((format) => format(candidate, known))) {
        // Where images share a version, each of them is found there.
        const key = `${normalizeName(image.image.name)} ${JSON.stringify(image.at)}`;
        if (!found.has(key))
            found.set(key, image);
    }
    return [...found.values()];
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
            const pair = document_entryOf(node, String(step), document);
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
function document_entryOf(map, name, document) {
    const own = map.items.find(({ key }) => ((0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key)) === name);
    if (own !== undefined)
        return own;
    const merged = map.items
        .filter(({ key }) => (0,dist/* isScalar */.jn)(key) && typeof key.value === "symbol")
        .flatMap(({ value }) => ((0,dist/* isSeq */.oP)(value) ? value.items : [value]))
        .map((source) => ((0,dist/* isAlias */.Vj)(source) ? source.resolve(document) : source));
    for (const source of merged) {
        const entry = (0,dist/* isMap */.jh)(source) ? document_entryOf(source, name, document) : undefined;
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

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/target.js


/**
 * Whether a patch is for an object: by its target's patterns, or without one as it names the object itself. Names are
 * those that the object has before a prefix. A choice by labels is not followed: others may add to these.
 */
function isFor(object, target, patch) {
    const { apiVersion, kind, metadata } = object;
    const own = { kind, name: metadata?.name, namespace: metadata?.namespace, group: groupOf(apiVersion) };
    if (target === undefined) {
        const { apiVersion: version, kind: wanted, metadata: named } = mapOf(patch);
        const { name, namespace } = mapOf(named);
        const isThere = namespace === undefined || own.namespace === undefined || namespace === own.namespace;
        return wanted === kind && name === own.name && groupOf(textOf(version) ?? "") === own.group && isThere;
    }
    if (textOf(target.labelSelector) !== undefined || textOf(target.annotationSelector) !== undefined)
        return false;
    const wanted = { ...own, version: apiVersion.split("/").at(-1) };
    return Object.entries(wanted).every(([field, value]) => {
        const pattern = textOf(target[field]);
        return pattern === undefined || (field === "namespace" && value === undefined) || target_fits(pattern, value ?? "");
    });
}
/** A pattern of names, as far as people write them: `web`, `web.*`, `web|log`; any other would be a risk to run. */
function target_fits(pattern, value) {
    return pattern.split("|").some((choice) => {
        const parts = choice.replace(/^\^/, "").replace(/\$$/, "").split(".*");
        return new RegExp(`^${parts.map(RegExp.escape).join(".*")}$`).test(value);
    });
}
/** A patch's target, where it has one that chooses. */
function targetOf(value) {
    return isMap(value) && Object.keys(value).length > 0 ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/read-kustomization.js




/** A document that may be one; `locate` is its own. */
function readKustomization(file, value, locate) {
    const fields = kustomizationOf(file, value);
    if (fields === undefined)
        return undefined;
    const paths = (list, key) => listOf(list)
        .map((item) => textOf(key === undefined ? item : mapOf(item)[key]))
        .flatMap((written) => resolveIn(external_node_path_.posix.dirname(file), written));
    const charts = listOf(fields.helmCharts);
    return {
        file,
        isComponent: fields.kind === "Component",
        isOpen: charts.length > 0 ||
            ["resources", "bases", "components"].some((field) => listOf(fields[field]).some((each) => isAddress(textOf(each)))),
        // A chart is inflated before the images are set, so its values are to them as a manifest.
        resources: [
            ...paths(fields.resources),
            ...paths(fields.bases),
            ...paths(charts, "valuesFile"),
            ...charts.flatMap((chart) => paths(mapOf(chart).additionalValuesFiles)),
        ],
        components: paths(fields.components),
        patches: ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((field) => listOf(fields[field]).flatMap((item, index) => readPatch(item, [field, index], external_node_path_.posix.dirname(file)))),
        entries: ["images", "imageTags"].flatMap((field) => listOf(fields[field]).flatMap((item, index) => read_kustomization_readEntry(mapOf(item), [field, index], file, locate))),
    };
}
/** The files in which the kustomization of a folder may be. */
function kustomizationsIn(folder) {
    return kustomizationNames.map((name) => external_node_path_.posix.join(folder, name));
}
/** With the path of a file, or with its text in place, which has more lines than one. */
function readPatch(item, path, folder) {
    const { path: named, patch, target } = isMap(item) ? item : { path: item, patch: item };
    const isText = textOf(patch) !== undefined && (isMap(item) || /[\n{[]/.test(String(patch)));
    const way = isMap(item) ? [...path, "patch"] : path;
    const sources = isText ? [{ path: way }] : resolveIn(folder, textOf(named)).map((file) => ({ file }));
    return sources.map((source) => ({ source, target: targetOf(target) }));
}
function read_kustomization_readEntry(item, path, file, locate) {
    const name = textOf(item.name);
    if (name === undefined)
        return [];
    const version = ["newTag", "digest"].find((field) => ![undefined, null, ""].includes(item[field]));
    const way = version === undefined ? path : [...path, version];
    return [
        {
            kind: "entry",
            name,
            newName: textOf(item.newName),
            setsVersion: version !== undefined,
            path,
            file,
            locate: () => locate(way),
        },
    ];
}
/** None for what is no file of the repository: an address, a patch in place, a path that leads out of it. */
function resolveIn(folder, written) {
    if (written === undefined || isAddress(written) || written.includes("\n") || written.startsWith("/"))
        return [];
    const path = external_node_path_.posix.join(folder, written).replace(/\/$/, "");
    return path === ".." || path.startsWith("../") ? [] : [path];
}
function isAddress(written) {
    return written !== undefined && /\?|:\/\/|^[\w.-]+@|^github\.com[/:]/.test(written);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/kustomize-tree.js



/** Bounds the rounds of reading for somebody whose bases have no end. */
const kustomize_tree_deepest = 20;
/** The kustomizations among some files. */
function kustomizationsAmong(files) {
    const found = [...files].flatMap(({ file, documents }) => documents.flatMap((document) => readKustomization(file, document.value, (path) => document.locate([path])) ?? []));
    return new Map(found.map((each) => [each.file, each]));
}
/** Kustomizations with those that they lead to, read level by level. */
async function readDown(known, { texts }) {
    const all = new Map(known);
    const asked = new Set(all.keys());
    let level = [...all.values()];
    for (let depth = 0; level.length > 0 && depth < kustomize_tree_deepest; depth++) {
        const inside = level.flatMap(foldersOf).flatMap(kustomizationsIn);
        const next = [...new Set(inside)].filter((file) => !asked.has(file));
        for (const file of next)
            asked.add(file);
        level = next.length === 0 ? [] : kustomize_tree_parse(await texts(next));
        for (const each of level)
            all.set(each.file, each);
    }
    return all;
}
/**
 * Further kustomizations that take in one of these files: they need not hold the words of an image.
 * @param files manifests, and files of kustomizations, which stand for their folders
 */
async function readUp(files, known, { takers }) {
    const found = [...(await takers(files.map((file) => (known.has(file) ? external_node_path_.posix.dirname(file) : file))))];
    const others = new Map(found.filter(([file]) => !known.has(file)));
    return new Map([...known, ...parseKustomizations(others)]);
}
/** All that takes in one of these files, near or far, and what that is made of. */
async function readAround(files, known, repository) {
    let all = known;
    let level = files;
    const seen = new Set(files);
    for (let depth = 0; level.length > 0 && depth < kustomize_tree_deepest; depth++) {
        all = await readUp(level, all, repository);
        const parentsOf = parentsIn({ known: all, patches: new Map() });
        level = [...new Set(level.flatMap((file) => parentsOf(file).map((parent) => parent.file)))].filter((file) => !seen.has(file));
        for (const file of level)
            seen.add(file);
    }
    return readDown(all, repository);
}
/** Who takes in a file: as a resource, a patch, or a component. */
function parentsIn(tree) {
    const { known } = tree;
    const byPath = new Map();
    for (const parent of known.values()) {
        for (const [path, steps] of takenIn(parent, tree)) {
            const parents = byPath.get(path) ?? [];
            byPath.set(path, parents);
            parents.push({ file: parent.file, steps });
        }
    }
    return (file) => {
        const paths = known.has(file) ? [file, external_node_path_.posix.dirname(file)] : [file];
        return paths.flatMap((path) => byPath.get(path) ?? []).filter((parent) => parent.file !== file);
    };
}
/** What a kustomization takes in, and what it does after that. */
function takenIn(parent, tree) {
    const { resources, components, patches, entries } = parent;
    const all = stepsFrom(parent, 0, tree);
    return new Map([
        ...patches.flatMap(({ source }) => ("file" in source ? [[source.file, entries]] : [])),
        ...resources.map((path) => [path, all]),
        ...components.map((path, index) => [path, stepsFrom(parent, index + 1, tree)]),
    ]);
}
/** Components are applied in their order to all that a kustomization has so far, its own steps after theirs. */
function stepsFrom({ file, components, entries }, first, tree, outer = new Set()) {
    const seen = new Set([...outer, file]);
    const before = components.slice(first).flatMap((folder) => {
        const component = kustomizationsIn(folder).flatMap((name) => tree.known.get(name) ?? [])[0];
        return component === undefined || seen.has(component.file) ? [] : stepsFrom(component, 0, tree, seen);
    });
    return [...before, ...(tree.patches.get(file) ?? []), ...entries];
}
function foldersOf({ resources, components }) {
    return [...resources, ...components].filter((path) => !/\.(ya?ml|json)$/.test(path));
}
/** Kustomizations, by their files' texts. */
function parseKustomizations(texts) {
    return new Map(kustomize_tree_parse(texts).map((each) => [each.file, each]));
}
/** All that takes in one of these files, near or far, as far as it is known; those that are known themselves, too. */
function allAbove(files, known) {
    const parentsOf = parentsIn({ known, patches: new Map() });
    const found = new Set(files.filter((file) => known.has(file)));
    for (let level = files; level.length > 0;) {
        level = [...new Set(level.flatMap((file) => parentsOf(file).map((parent) => parent.file)))].filter((file) => !found.has(file));
        for (const file of level)
            found.add(file);
    }
    return found;
}
function kustomize_tree_parse(texts) {
    return [...texts].flatMap(([file, text]) => {
        const [document] = parseYaml(text, file).documents;
        return document === undefined ? [] : (readKustomization(file, document.value, document.locate) ?? []);
    });
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./packages/pull/lib/locate/untouched.js



/** Bytes. More than any file that people keep versions in, and little enough to be read twice in seconds. */
const untouched_largest = 4 * 1024 * 1024;
/**
 * Why a file is not to be edited, as the end of a sentence that begins with its name; undefined where it may be.
 * @param file its path
 */
function untouchedReason(content, file) {
    if (content.length > untouched_largest)
        return `is larger than ${untouched_largest / 1024 / 1024} MB`;
    if (content.includes(0))
        return "is binary";
    if (!(0,external_node_buffer_namespaceObject.isUtf8)(content))
        return "is not UTF-8";
    const text = content.toString("utf8");
    if (text.startsWith(pointer))
        return "is kept by Git LFS, and here is only its pointer";
    if (isSealed(text))
        return "is encrypted by SOPS, whose mac an edit would break";
    if (isGenerated(text))
        return "says that it is generated, so that an edit would be overwritten";
    if (isTemplate(text, file))
        return "is a template, and no YAML before its {{ }} are filled in";
    return undefined;
}
/** The Git LFS specification, version 1. */
const pointer = "version https://git-lfs.github.com/spec/v1";
/** SOPS writes `sops` at the root, with a `mac` over all values, or only over those that it encrypts. */
function isSealed(text) {
    const root = /^["']?sops["']?:/m.test(text) || /^\s*\{[\s\S]*"sops"\s*:\s*\{/.test(text);
    const mac = /^\s*["']?mac["']?\s*:\s*["']?ENC\[/m.test(text) || /"mac"\s*:\s*"ENC\[/.test(text);
    return root && mac && !/["']?mac_only_encrypted["']?\s*:\s*true\b/.test(text);
}
/** As `go generate`, Bazel, protoc, Flux's bootstrap, controller-gen and many scripts say it, above the first key. */
const generated = [
    /@generated\b/,
    /\bthis (?:file|manifest|document|yaml)(?: \S+)? (?:is|was|has been) (?:auto(?:matically)?[- ]?)?generated\b/i,
    /generated\b[\s\S]*\bdo not (?:edit|modify|change|touch)\b/i,
    /\bdo not (?:edit|modify|change|touch)\b[\s\S]*generated\b/i,
];
function isGenerated(text) {
    const head = /^\uFEFF?(?:[ \t]*(?:#.*|---.*|%.*)?\r?\n)*/.exec(text)?.[0] ?? "";
    const comments = head.replace(/\s*#+\s*/g, " ");
    return generated.some((words) => words.test(comments));
}
/** In quotes and block texts, braces are text: an ApplicationSet has them there. */
function isTemplate(text, file) {
    if (!text.includes("{{"))
        return false;
    const source = fileSource(withoutMark(text).content, file);
    try {
        const documents = compose(source, tokensOf(source), "yaml-1.1");
        return documents.some((document) => templateFault(document, source.text, source.at) !== undefined);
    }
    catch (error) {
        if ((0,lib_errors/* userFaults */.B3)(error) === undefined)
            throw error;
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/read.js



/** Reads files of a commit. One that cannot be edited stops nobody: it may be none that is meant. */
async function readFiles(checkout, paths) {
    const files = new Map();
    const untouched = [];
    for (const [file, { content, size }] of await checkout.read(paths)) {
        const read = content === undefined ? tooLarge(size) : read_parse(content, file);
        if (typeof read === "string")
            untouched.push({ file, reason: read });
        else
            files.set(file, read);
    }
    return { files, untouched };
}
function read_parse(content, file) {
    const reason = untouchedReason(content, file);
    if (reason !== undefined)
        return reason;
    try {
        return parseFile(content.toString("utf8"), file);
    }
    catch (error) {
        const [fault] = (0,lib_errors/* userFaults */.B3)(error) ?? [];
        if (fault === undefined)
            throw error;
        const where = fault.location === undefined ? "" : ` (${(0,lib_location/* formatLocation */.j)(fault.location)})`;
        return `cannot be read: ${fault.message}${where}`;
    }
}
function tooLarge(size) {
    return `is too large to be edited: ${(size / 1024 / 1024).toFixed(1)} MB`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/repository.js



/** Reads each thing once; kustomizations only when somebody asks who takes something in. */
function repository_openRepository(checkout) {
    const parsed = new Map();
    let kustomizations;
    const texts = async (paths) => {
        const stored = [...(await checkout.read(paths))];
        return new Map(stored.flatMap(([path, { content }]) => content === undefined ? [] : [[path, content.toString("utf8")]]));
    };
    return {
        texts,
        async files(paths) {
            const fresh = [...new Set(paths)].filter((path) => !parsed.has(path));
            const { files } = fresh.length === 0 ? { files: new Map() } : await readFiles(checkout, fresh);
            for (const path of fresh)
                parsed.set(path, files.get(path));
            return new Map(paths.flatMap((path) => {
                const file = parsed.get(path);
                return file === undefined ? [] : [[path, file]];
            }));
        },
        async takers(paths) {
            kustomizations ??= readKustomizations(checkout, texts);
            const { all, byNamed } = await kustomizations;
            const found = new Set(paths.flatMap((path) => byNamed.get(path) ?? []));
            return new Map([...found].map((file) => [file, all.get(file) ?? ""]));
        },
    };
}
async function readKustomizations({ search }, texts) {
    const paths = (await search([])).filter((path) => kustomizationNames.includes(external_node_path_.posix.basename(path)));
    const all = paths.length === 0 ? new Map() : await texts(paths);
    const byNamed = new Map();
    for (const [file, text] of all) {
        const folder = external_node_path_.posix.dirname(file);
        const words = new Set(text.split(/[\s,"'[\]{}]+/).map((word) => external_node_path_.posix.join(folder, word).replace(/\/$/, "")));
        for (const word of words) {
            const before = byNamed.get(word);
            if (before === undefined)
                byNamed.set(word, [file]);
            else
                before.push(file);
        }
    }
    return { all, byNamed };
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/words.js


/** The names, normalized, under which an override's image may stand: before it was set and, where that changes, after. */
function namesOf({ name, newName }) {
    return [...new Set([name, ...(newName === undefined ? [] : [newName])].map(normalizeName))];
}
/** The same as they are written without a registry: `acme/web`, `nginx`. */
function pathsOf(override) {
    return namesOf(override).map((name) => pathOf(name).replace(/^library\//, ""));
}
/**
 * The texts of which a file that uses the image holds one: its path in the registry. The registry may stand in another
 * field (Helm), with the beginning of the path or without, and Docker Hub's own images may be written without anything
 * before their last part. A release of Jenkins X names the chart that is built with it.
 */
function searchWords(overrides) {
    return words_distinct(overrides.flatMap((override) => [
        ...pathsOf(override),
        ...namesOf(override).flatMap((name) => [
            `${ownAlias}/${lastPart(name)}`,
            ...registriesOf(name).flatMap((registry) => registryFields.map((field) => field + registry)),
        ]),
    ]));
}
/** How the values of `registry` and `imageRegistry` begin, in YAML and in JSON. */
const registryFields = ["egistry: ", 'egistry: "', "egistry: '", 'egistry": "'];
/** What such a field may begin with that has a part of the path in it: `ghcr.io/acme`; on Docker Hub, `acme` too. */
function registriesOf(normalized) {
    const [host, owner, last] = normalized.split("/");
    if (owner === undefined || last === undefined || owner === "library")
        return [];
    return [`${host}/${owner}`, ...(host === "docker.io" ? [owner] : [])];
}
/** The same for files that split the path too: any that holds its last part. */
function looseWords(overrides) {
    return words_distinct(overrides.flatMap(namesOf).map(lastPart));
}
function pathOf(normalized) {
    return normalized.slice(normalized.indexOf("/") + 1);
}
function lastPart(name) {
    return name.slice(name.lastIndexOf("/") + 1);
}
function words_distinct(words) {
    return [...new Set(words)];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/add-targets.js







/**
 * Finds the kustomizations among `manifests` whose entry would set an image: it stands in what they are made of. Where
 * that is nowhere, those that are made of what is not in the repository. Overlays, and not the bases that they take in.
 * @returns by override; none for those whose entry would match nothing
 */
async function addTargets(checkout, overrides) {
    const listed = (await checkout.search([])).filter((path) => kustomizationNames.includes(path.split("/").at(-1) ?? ""));
    if (listed.length === 0)
        return new Map();
    const repository = repository_openRepository(checkout);
    const own = parseKustomizations(await repository.texts(listed));
    const known = await readDown(own, repository);
    const texts = await repository.texts([...new Set([...known.values()].flatMap(filesOf))]);
    const open = [...own.values()].every(({ isComponent }) => isComponent) ? [...own.keys()] : openAmong(known);
    return new Map(overrides.flatMap((override) => {
        const holding = [...texts].flatMap(([file, text]) => {
            const name = heldName(text, file, override);
            return name === undefined ? [] : [{ file, name }];
        });
        const from = holding.length === 0 ? open : holding.map(({ file }) => file);
        const files = topsOf(allAbove(from, known), own);
        return files.length === 0 ? [] : [[override, { files, name: holding[0]?.name ?? override.name }]];
    }));
}
/** The files of a kustomization that an image may stand in; its own, since an entry may give an image its name. */
function filesOf({ file, resources, patches }) {
    return [file, ...resources, ...patches.flatMap(({ source }) => ("file" in source ? [source.file] : []))];
}
function openAmong(known) {
    return [...known.values()].filter(({ isOpen }) => isOpen).map(({ file }) => file);
}
/** Whose images a kustomization sets: of what it takes in, not of what others make of that in the cluster. */
const add_targets_formats = new Set(["kubernetes", "kustomize", "helm-values"]);
/** An image's name as a file has it. Where that cannot be parsed, it is enough that it stands there. */
function heldName(text, file, override) {
    if (!searchWords([override]).some((word) => text.includes(word)))
        return undefined;
    const names = namesOf(override);
    try {
        const candidates = parseFile(text, file).documents.map((document) => ({ file, document }));
        const images = candidates.flatMap((candidate) => findInDocument(candidate, { policies: new Map() }));
        const set = images.filter(({ format }) => add_targets_formats.has(format)).map(({ image }) => image.name);
        return set.find((name) => names.includes(normalizeName(name)));
    }
    catch (error) {
        if ((0,lib_errors/* userFaults */.B3)(error) === undefined)
            throw error;
        return override.name;
    }
}
/** Those of the listed that no other one of them takes in. */
function topsOf(files, listed) {
    const parentsOf = parentsIn({ known: listed, patches: new Map() });
    const found = [...listed.keys()].filter((file) => files.has(file));
    return found.filter((file) => !parentsOf(file).some((parent) => files.has(parent.file)));
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/formats/kustomize-add.js




/**
 * Gives a kustomization entries `images` for images that it has none for, as `kustomize edit set image` would.
 * @returns for each of those what adds its entry; a list that is not there yet comes whole with the first of them
 */
function addImageEntries({ file, document }, overrides) {
    const kustomization = kustomizationOf(file, document.value);
    if (kustomization === undefined)
        return new Map();
    const root = rootOf(document);
    const at = below(root, "images");
    const present = kustomizeImages(kustomization.images, at, "kustomize").flatMap(({ image, otherNames = [] }) => [image.name, ...otherNames].map(normalizeName));
    const missing = overrides.filter(({ name }) => !present.includes(normalizeName(name)));
    const items = missing.map(kustomize_add_entryOf);
    if ("images" in kustomization) {
        return new Map(missing.map((override) => [override, [{ kind: "append", at, item: kustomize_add_entryOf(override) }]]));
    }
    return new Map(missing.map((override, index) => [
        override,
        index === 0 ? [{ kind: "add", at: root, key: "images", value: items }] : [],
    ]));
}
function kustomize_add_entryOf({ name, newName, tag, digest }) {
    return {
        name,
        ...(newName === undefined || newName === name ? {} : { newName }),
        ...(tag === undefined ? {} : { newTag: tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/version.js

/** A version as it stands behind an image's name: `v1`, `v1@sha256:…`, `@sha256:…`; undefined where there is none. */
function formatVersion({ tag, digest }) {
    if (tag === undefined && digest === undefined)
        return undefined;
    return `${tag ?? ""}${digest === undefined ? "" : `@${digest}`}`;
}
/** What an image has been, and becomes: versions, and whole references where its name changes too. */
function describeUpdate(before, after) {
    const renamed = normalizeName(before.name) !== normalizeName(after.name);
    if (renamed)
        return { from: formatImage(before), to: formatImage(after) };
    return { from: formatVersion(before), to: formatVersion(after) ?? formatImage(after) };
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/add-entries.js





/**
 * Adds entries to the kustomizations among `manifests` for images that stand in what they are made of, and that none of
 * their `images` sets. Where there are several, only `all` says that all are meant.
 */
async function add_entries_addEntries(checkout, overrides, all) {
    const targets = await addTargets(checkout, overrides);
    const several = [...targets].filter(([, { files }]) => files.length > 1 && !all);
    const faults = several.map(([override, { files }]) => severalKustomizations(override, files));
    const meant = new Map([...targets].filter(([, { files }]) => files.length === 1 || all));
    const paths = [...new Set([...meant.values()].flatMap(({ files }) => files))];
    const { files } = paths.length === 0 ? { files: new Map() } : await readFiles(checkout, paths);
    const edits = [...files.values()].flatMap((file) => {
        const wanted = [...meant].filter(([, target]) => target.files.includes(file.file));
        return entriesOf(file, wanted.map(([override, { name }]) => ({ ...override, name })));
    });
    const texts = new Map([...files.values()].map(({ file, text }) => [file, text]));
    return { added: new Set(targets.keys()), edits, faults, texts };
}
function entriesOf({ file, documents }, overrides) {
    const [document] = documents;
    if (document === undefined)
        return [];
    const { line } = document.locate([["images"]]);
    return [...addImageEntries({ file, document }, overrides)].map(([override, changes]) => {
        const to = formatVersion(override) ?? override.newName ?? override.name;
        return { file, line, path: "images", image: override.name, to, changes };
    });
}
function severalKustomizations({ name }, files) {
    return new lib_errors/* UserError */.yo([
        `Input 'images': no kustomization has an entry for ${name}, and it could be added to any of these:`,
        ...files.slice(0, 10),
        ...(files.length > 10 ? [`and ${files.length - 10} more`] : []),
    ].join("\n"), {
        code: "ambiguous",
        hint: "Name the one that is meant with input 'manifests', or add it to all with `all: true`.",
    });
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
            faults.push(fault(line, override, grammar));
            continue;
        }
        const name = normalizeName(override.name);
        const before = seen.get(name);
        seen.set(name, before ?? line);
        if (before === undefined)
            overrides.push({ ...override, line });
        else
            faults.push(fault(line, `${override.name} is in line ${before} already`, "Keep one of the two lines."));
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
            return `'${text}' is not an image${overrides_whyNot(text)}`;
        return overrides_hasVersion(image) ? image : `'${text}' has no version`;
    }
    const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
    const name = parseImage(before);
    if (name === undefined)
        return `'${before}' is not the name of an image${overrides_whyNot(before)}`;
    if (overrides_hasVersion(name))
        return `'${before}' has a version; before the = stands a name only`;
    if (after === "")
        return `there is no version after '${before}='; is the expression that gives it empty?`;
    const version = parseVersion(after);
    return typeof version === "string" ? version : { ...version, name: name.name };
}
function overrides_hasVersion({ tag, digest }) {
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
            return `'${written}' is not an image${overrides_whyNot(written)}`;
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
function overrides_whyNot(written) {
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
function fault(line, what, hint) {
    return new lib_errors/* UserError */.yo(`Input 'images', line ${line}: ${what}`, { code: "input", hint });
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/selected-path.js


/**
 * A path as the input `set` takes it, that means the same when a list has got other items meanwhile: they are chosen by a
 * field that no other item of theirs has the same of, `[name=web]`, and by their number where there is none.
 */
function selectedPath(document, { steps }) {
    const parts = steps.map((path, index) => {
        const [first, ...rest] = steps.slice(0, index);
        const root = first === undefined ? document.value : document.textValue([first, ...rest]);
        return formatIn(root, path);
    });
    // `set` follows a path into a text without being told.
    return parts.reduce((whole, part) => (part === "" || part.startsWith("[") ? whole + part : `${whole}.${part}`));
}
function formatIn(root, path) {
    let written = "";
    let value = root;
    for (const [index, step] of path.entries()) {
        const selected = typeof step === "number" ? selected_path_select(listOf(value), step, path[index + 1]) : undefined;
        const plain = formatPath([[step]]);
        written += selected ?? (written === "" || plain.startsWith("[") ? plain : `.${plain}`);
        value = typeof step === "number" ? listOf(value)[step] : isMap(value) ? value[step] : undefined;
    }
    return written;
}
/** What changes from one version to the next does not choose an item. */
const versionLike = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i;
/** Keys and values that need no quotes in a path. */
const plainKey = /^[^\s[\]="']+$/;
const plainValue = /^[^\s[\]="']+$/;
function selected_path_select(items, index, next) {
    const item = items[index];
    if (!isMap(item))
        return undefined;
    const keys = Object.keys(item).toSorted((a, b) => Number(b === "name") - Number(a === "name"));
    const key = keys.find((each) => {
        const value = scalarText(item[each]);
        if (value === undefined || each === next || versionLike.test(each))
            return false;
        if (!plainKey.test(each) || !plainValue.test(value))
            return false;
        return items.every((other, at) => at === index || !isMap(other) || scalarText(other[each]) !== value);
    });
    return key === undefined ? undefined : `[${key}=${scalarText(item[key])}]`;
}
function scalarText(value) {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/place.js

function place_placeOf(found, file, document) {
    return { found, file, document, location: document.locate(found.at.steps) };
}
/** A place's `FILE:PATH`, as the input `set` names it. */
function setTarget({ found, file, document }) {
    const full = file.documents.filter(({ value }) => value !== undefined && value !== null);
    const number = full.indexOf(document) + 1;
    const where = full.length === 1 ? file.file : `${file.file}#${number}`;
    return `${where}:${selectedPath(document, found.at)}`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/ambiguous.js




/** How many places an error lists. */
const mostListed = 10;
/**
 * The fault of an image that stands with several versions: each place, and the lines of YAML that choose one.
 * @param isAlone whether it is the only image of which that is so
 */
function ambiguousFault(override, places, isAlone) {
    const versions = new Set(places.map(({ found }) => formatVersion(found.image)));
    const choices = [...new Set(places.flatMap((place) => choice(override, place, places) ?? []))];
    return new lib_errors/* UserError */.yo([
        `Input 'images': ${override.name} stands with ${versions.size} versions, and nothing says which is meant:`,
        ...some(places.map(({ found, location }) => `${(0,lib_location/* formatLocation */.j)(location)}: ${formatVersion(found.image) ?? "no version"}`)),
    ].join("\n"), {
        code: "ambiguous",
        hint: choices.length === 0
            ? "Change them all with `all: true`, or the one that is meant by hand."
            : [`${howToChoose(choices, isAlone)}, or change them all with \`all: true\`:`, ...some(choices)].join("\n"),
        location: places[0]?.location,
    });
}
/** A step takes each input once, and an image that `set` sets would still be looked for by its own line. */
function howToChoose(choices, isAlone) {
    const [narrowing, setting] = ["manifests:", "set:"].map((input) => choices.some((each) => each.startsWith(input)));
    const notes = [
        ...(narrowing && !isAlone ? ["one `manifests` for all images, one a line"] : []),
        ...(setting ? ["`set` instead of the image's line in `images`"] : []),
    ];
    return `Choose with one of these lines${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}
/** The fault of a value that is used in other places too. */
function sharedFault({ name }, { location }, sharing) {
    const what = {
        alias: "is an alias: its value stands at an anchor, which others use too",
        anchor: "is an anchor: the aliases that stand for it would change too",
    };
    return new lib_errors/* UserError */.yo(`${name} at ${(0,lib_location/* formatLocation */.j)(location)} ${what[sharing]}`, {
        code: "ambiguous",
        hint: "Change all that share the value with `all: true`, or write the value out in each place.",
        location,
    });
}
/**
 * The line of YAML that leaves one version: the file, where all places in it have the same and are found by it. None for
 * what is so already, and for what one value would not do.
 */
function choice(override, place, places) {
    const { file } = place.file;
    const here = places.filter((other) => other.file.file === file);
    const isAlone = !here.some(({ found }) => found.needsOthers);
    if (isAlone && new Set(here.map(({ found }) => formatVersion(found.image))).size === 1)
        return `manifests: ${file}`;
    const changes = place.found.become(overrideImage(place.found.image, override));
    const [change, another] = typeof changes === "string" ? [] : changes;
    const isOne = change?.kind === "set" && another === undefined && (0,external_node_util_.isDeepStrictEqual)(change.at, place.found.at);
    return isOne ? `set: ${setTarget(place)}=${change.value}` : undefined;
}
function some(lines) {
    const more = lines.length - mostListed;
    return more > 0 ? [...lines.slice(0, mostListed), `and ${more} more`] : lines;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/choose.js




/**
 * Decides which places of an image are set. All of them where they have one version; where they have several, or where a
 * value is used in other places too, only `all` says that all are meant.
 * @param isAlone whether no other image has several versions
 * @returns an edit for each place that changes
 */
function chooseImages(override, places, { all, isAlone }) {
    const updates = places.map((place) => ({ place, update: updateOf(override, place) }));
    if (!all && hasSeveralVersions(places))
        return { edits: [], standing: [], faults: [ambiguousFault(override, places, isAlone)] };
    const refused = updates.flatMap(({ update }) => (update instanceof lib_errors/* UserError */.yo ? [update] : []));
    const possible = updates.flatMap(({ place, update: edit }) => (edit instanceof lib_errors/* UserError */.yo ? [] : [{ place, edit }]));
    const changing = possible.filter(({ edit }) => edit.changes.length > 0);
    const shared = changing.flatMap(({ place }) => {
        const sharing = all ? undefined : place.document.sharing(place.found.at.steps);
        return sharing === undefined ? [] : [sharedFault(override, place, sharing)];
    });
    const standing = possible.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0);
    return { edits: changing.map(({ edit }) => edit), standing, faults: [...refused, ...shared] };
}
function hasSeveralVersions(places) {
    return new Set(places.map(({ found }) => formatVersion(found.image))).size > 1;
}
function updateOf(override, { found, file: { file }, location }) {
    const target = overrideImage(found.image, override);
    const changes = found.become(target);
    if (typeof changes === "string") {
        const where = (0,lib_location/* formatLocation */.j)(location);
        return new lib_errors/* UserError */.yo(`${override.name} cannot become ${formatImage(target)} at ${where}: ${changes}`, {
            code: "edit",
            hint: "Change it by hand once, or set the values yourself with input 'set'.",
            location,
        });
    }
    const update = describeUpdate(found.image, target);
    return { file, line: location.line, path: formatPath(found.at.steps), image: override.name, ...update, changes };
}

;// CONCATENATED MODULE: ./packages/core/lib/value-at.js
/** What stands at the end of a way into an object, which may have anything in it; undefined where the way ends before. */
function value_at_valueAt(value, path) {
    return path.reduce(childOf, value);
}
function childOf(value, step) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
        return undefined;
    return value[step];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/layered-images.js




/** Finds the images of a layer that it does not name itself. */
function layeredImages(values) {
    const { base, layer } = values;
    const { values: over } = layer;
    if (!isMap(over) || !isMap(base.values))
        return { places: [], hidden: [] };
    const alone = new Set(findHelmValues(over).map(({ at }) => JSON.stringify(at)));
    const images = findHelmValues(laidOver(base.values, over)).filter(({ at }) => has(over, at));
    const versioned = images.filter(({ image }) => image.tag !== undefined || image.digest !== undefined);
    return {
        places: images.filter(({ at }) => !alone.has(JSON.stringify(at))).flatMap((image) => placeIn(values, image) ?? []),
        hidden: versioned.flatMap(({ at }) => base.node(at) ?? []),
    };
}
function placeIn({ base, layer, linked }, image) {
    const at = layer.node(image.at);
    if (at === undefined)
        return undefined;
    const found = {
        image: image.image,
        otherNames: image.otherNames ?? [],
        at,
        format: "helm-values",
        ...(linked ? { needsOthers: true } : {}),
        become(to) {
            const changes = image.become(to);
            if (typeof changes === "string")
                return changes;
            const own = changes.map((change) => inLayer(change, layer));
            const outside = changes.find((_, index) => own[index] === undefined);
            if (outside !== undefined)
                return `${outside.at.join(".")} stands in ${base.file.file}`;
            return own.flatMap((change) => change ?? []);
        },
    };
    return place_placeOf(found, layer.file, layer.document);
}
/** Maps are laid over each other entry by entry, a `null` takes one away, anything else takes the place (Helm, `coalesceValues`). */
function laidOver(under, over) {
    if (!isMap(under) || !isMap(over))
        return over;
    const merged = new Map(Object.entries(under));
    for (const [key, value] of Object.entries(over)) {
        if (value === null)
            merged.delete(key);
        else
            merged.set(key, laidOver(merged.get(key), value));
    }
    return Object.fromEntries(merged);
}
/** A change as the layer can have it: what it has no field for yet is added to its map. */
function inLayer(change, { values, node }) {
    if (has(values, change.at)) {
        const at = node(change.at);
        return at && { ...change, at };
    }
    const map = change.at.slice(0, -1);
    const key = change.at.at(-1);
    if (change.kind !== "set" || typeof key !== "string" || key === "repository" || !isMap(value_at_valueAt(values, map))) {
        return undefined;
    }
    const at = node(map);
    return at && { kind: "add", at, key, value: change.value };
}
function has(values, path) {
    return value_at_valueAt(values, path) !== undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/patches.js




/** The patches of kustomizations, in their order; without those that cannot be read. */
async function readPatches(kustomizations, { files }) {
    const all = [...kustomizations].filter(({ patches }) => patches.length > 0);
    const read = await files(all.flatMap(({ file, patches }) => patches.map(({ source }) => ("file" in source ? source.file : file))));
    return new Map(all.map((kustomization) => {
        const patches = kustomization.patches.flatMap(({ source, target }) => {
            const file = read.get("file" in source ? source.file : kustomization.file);
            return file === undefined
                ? []
                : textsOf(file, source).map((text) => ({ kind: "patch", file, target, ...text }));
        });
        return [kustomization.file, patches];
    }));
}
function textsOf({ documents }, source) {
    if ("file" in source)
        return documents.map((document) => ({ document, at: rootOf(document), value: document.value }));
    const [document] = documents;
    if (document === undefined)
        return [];
    const at = below(rootOf(document), ...source.path);
    return [{ document, at: insideText(at), value: document.textValue(at.steps) }];
}
/** What a patch lays over an object, from the object's root: all that it says, or each of its operations. */
function overlaysOn(object, patch) {
    const { value, at, file, document, target } = patch;
    if (!isOperations(value)) {
        if (!isFor(object, target, value))
            return [];
        return [{ file, document, values: value, node: (path) => below(at, ...path) }];
    }
    if (target === undefined || !isFor(object, target, undefined))
        return [];
    return value.flatMap(({ op, path, value: given }, index) => {
        if (op !== "add" && op !== "replace")
            return [];
        const pointer = path.split("/").slice(1).map(unescaped);
        const values = pointer.reduceRight((inner, step) => ({ [step]: inner }), given);
        const node = (way) => way.length < pointer.length ? undefined : below(at, index, "value", ...way.slice(pointer.length));
        return [{ file, document, values, node }];
    });
}
/** JSON Pointer, RFC 6901. */
function unescaped(step) {
    return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
/** Where a patch gives another value to what stands in an object: items of a list are the same by their names. */
function patchedAt(object, path, patch) {
    for (const { file, document, values, node } of overlaysOn(object, patch)) {
        const way = sameWay(object, path, values);
        const at = way && node(way);
        if (at !== undefined)
            return { file: file.file, path: at.steps[0], locate: () => document.locate(at.steps) };
    }
    return undefined;
}
function sameWay(object, path, over) {
    const way = [];
    let [under, patch] = [object, over];
    for (const step of path) {
        under = childOf(under, step);
        const name = Array.isArray(patch) ? childOf(under, "name") : undefined;
        const index = name === undefined ? step : patch.findIndex((item) => childOf(item, "name") === name);
        patch = childOf(patch, index);
        if (patch === undefined)
            return undefined;
        way.push(index);
    }
    return way;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden/way.js


const nowhere = { setBy: undefined, kept: [], through: [] };
/** Follows an image of a file through what is done to it, and on to those who take the file in. */
function wayFinder(tree) {
    const parentsOf = parentsIn(tree);
    const found = new Map();
    const along = (file, steps, subject) => {
        const kept = [];
        let { name } = subject;
        for (const step of steps) {
            if (step.kind === "patch") {
                const setBy = subject.in && patchedAt(subject.in.object, subject.in.path, step);
                if (setBy !== undefined)
                    return { setBy, kept, through: [] };
                continue;
            }
            if (step.name !== name)
                continue;
            if (step.setsVersion)
                return { setBy: step, kept, through: [] };
            kept.push(step);
            name = step.newName ?? name;
        }
        const above = beyond(file, { ...subject, name });
        return { ...above, kept: [...kept, ...above.kept] };
    };
    const beyond = (file, subject) => {
        const key = JSON.stringify([file, subject.name, way_keyOf(subject)]);
        const before = found.get(key);
        if (before !== undefined)
            return before;
        // A circle leads back here.
        found.set(key, nowhere);
        const ways = parentsOf(file).map((parent) => along(parent.file, parent.steps, subject));
        const way = {
            setBy: ways.every(({ setBy }) => setBy !== undefined) ? ways[0]?.setBy : undefined,
            kept: [...new Set(ways.flatMap(({ kept }) => kept))],
            through: [...new Set([file, ...ways.flatMap(({ through }) => through)])],
        };
        found.set(key, way);
        return way;
    };
    return along;
}
function way_keyOf({ in: inside }) {
    if (inside === undefined)
        return undefined;
    const { apiVersion, kind, metadata } = inside.object;
    return [apiVersion, kind, metadata?.namespace, metadata?.name, inside.path];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/overridden.js






/**
 * Sets those places apart whose version never comes to a cluster: manifests, patches and entries of `images` that only
 * kustomizations take in whose own patches or entries of `images` give the version. Which these are follows Kustomize: it takes in
 * resources, then components, then patches, then sets images one after the other (`KustTarget.accumulateTarget`), each where
 * the name is the same as it is written by then (`image.IsImageMatched`, whose names are patterns; here they are texts).
 * Where an entry leaves the version to what it takes in (`newName` alone, `tagSuffix`), that counts and the entry does not.
 * @param files those that hold the image's words, kustomizations among them, by their paths
 */
async function leaveOverridden(places, files, repository) {
    const names = new Set(places.map(({ found }) => found.image.name));
    const sets = ({ entries }) => entries.some(({ name }) => names.has(name));
    let known = kustomizationsAmong(files.values());
    const setting = [...known.values()].filter(sets);
    const isPatched = hasPatches(places);
    if (places.length < 2 || (setting.length === 0 && !isPatched))
        return { counting: places, overridden: [] };
    const components = setting.filter(({ isComponent }) => isComponent).map(({ file }) => file);
    known = isPatched
        ? await readAround([...components, ...places.map(({ file }) => file.file)], known, repository)
        : await readDown(await readUp(components, known, repository), repository);
    const treeOf = async () => ({
        known,
        patches: isPatched ? await readPatches(known.values(), repository) : new Map(),
    });
    let ways = waysOf(places, await treeOf());
    const searched = new Set();
    for (;;) {
        const through = [...ways.values()].flatMap((way) => (way.setBy === undefined ? [] : way.through));
        const fresh = [...new Set(through)].filter((file) => !searched.has(file));
        if (fresh.length === 0)
            return overridden_split(places, ways);
        for (const file of fresh)
            searched.add(file);
        known = await readDown(await readUp(fresh, known, repository), repository);
        ways = waysOf(places, await treeOf());
    }
}
/** Whether one of the places may be in a patch: in place, in a file of operations, or in what another file has too. */
function hasPatches(places) {
    const files = new Map();
    return places.some(({ found: { at }, file: { file }, document }) => {
        if (at.steps.length > 1 || isOperations(document.value))
            return true;
        const { kind, metadata } = objectAt(document, at)?.object ?? {};
        const key = `${kind} ${metadata?.name}`;
        const other = files.get(key) ?? file;
        files.set(key, file);
        return kind !== undefined && other !== file;
    });
}
function waysOf(places, tree) {
    const along = wayFinder(tree);
    return new Map(places.map((place) => {
        const { found, file } = place;
        const [path] = found.at.steps;
        // Kustomize sets no images there.
        if (path.includes("ephemeralContainers"))
            return [place, nowhere];
        const own = tree.known.get(file.file)?.entries ?? [];
        const index = own.findIndex((entry) => entryKey("", entry.path) === entryKey("", path));
        return [place, along(file.file, own.slice(index + 1), subjectOf(place))];
    }));
}
function subjectOf({ found: { image, at }, document }) {
    const inside = objectAt(document, at);
    return { name: image.name, in: inside && { object: inside.object, path: inside.path } };
}
function overridden_split(places, ways) {
    const givers = new Map();
    for (const place of places) {
        const { setBy, kept = [] } = ways.get(place) ?? {};
        for (const entry of setBy === undefined ? kept : [])
            givers.set(entryKey(entry.file, entry.path), place);
    }
    const reasonOf = (place) => {
        const setBy = ways.get(place)?.setBy;
        const key = entryKey(place.file.file, place.found.at.steps[0]);
        // In a circle, which Kustomize refuses, an entry comes after itself.
        const isSet = setBy !== undefined && entryKey(setBy.file, setBy.path) !== key;
        if (isSet)
            return `has its image set by ${(0,lib_location/* formatLocation */.j)(setBy.locate())}`;
        const giver = givers.get(key);
        if (giver === undefined)
            return undefined;
        return `takes its version from ${(0,lib_location/* formatLocation */.j)(giver.document.locate(giver.found.at.steps))}`;
    };
    const judged = places.map((place) => ({ place, reason: reasonOf(place) }));
    const counting = judged.filter(({ reason }) => reason === undefined).map(({ place }) => place);
    return {
        counting,
        overridden: judged.flatMap(({ place, reason }) => reason === undefined ? [] : [{ file: place.file.file, reason }]),
    };
}
/** By the first two steps to it: `images`, and which. */
function entryKey(file, path) {
    return JSON.stringify([file, ...path.slice(0, 2)]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/patched-values.js






const values = ["spec", "values"];
/**
 * Reads the layers of a HelmRelease's values: patches of the kustomizations that take it in, which are merged into them
 * before Helm lays them over the chart's (Flux, "Structuring your repositories"). They may hold a tag alone.
 * @param files that hold the words of images, by their paths
 * @param names of the images, normalized
 */
async function readPatchedValues(files, names, repository) {
    const releases = [...files.values()].flatMap((file) => releasesIn(file, names));
    if (releases.length === 0)
        return [];
    const paths = [...new Set(releases.map(({ file }) => file.file))];
    const known = await readAround(paths, kustomizationsAmong(files.values()), repository);
    const patchesOver = patchFinder({ known, patches: await readPatches(known.values(), repository) });
    return releases.flatMap((base) => patchesOver(base.file.file)
        .flatMap((patch) => overlaysOn(base.object, patch))
        .map((over) => ({ base, layer: patched_values_valuesOf(over), linked: true })));
}
function releasesIn(file, names) {
    return file.documents.flatMap((document) => objectsOf(document).flatMap(({ object, at }) => {
        const isRelease = groupOf(object.apiVersion) === "helm.toolkit.fluxcd.io" && object.kind === "HelmRelease";
        const written = isRelease ? value_at_valueAt(object, values) : undefined;
        if (!findHelmValues(written).some(({ image }) => names.has(normalizeName(image.name))))
            return [];
        return [{ object, file, document, values: written, node: (path) => below(at, ...values, ...path) }];
    }));
}
/** The part of a patch that is a release's values. */
function patched_values_valuesOf({ file, document, values: whole, node }) {
    return { file, document, values: value_at_valueAt(whole, values), node: (path) => node([...values, ...path]) };
}
/** All patches of those who take a file in, near or far. */
function patchFinder(tree) {
    const parentsOf = parentsIn(tree);
    const over = (file, seen) => parentsOf(file).flatMap((parent) => {
        const own = parent.steps.filter((step) => step.kind === "patch");
        if (seen.has(parent.file))
            return own;
        seen.add(parent.file);
        return [...own, ...over(parent.file, seen)];
    });
    return (file) => [...new Set(over(file, new Set([file])))];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/mentions.js



/** GitHub refuses a push that changes one, without a right of its own for that. */
const workflow = /^\.github\/workflows\//;
/** The texts of a file that name one of these images. */
function* mentionsIn(file, overrides) {
    if (workflow.test(file.file))
        return;
    const wanted = overrides.map((override) => {
        const names = namesOf(override);
        return { override, names, lastParts: names.map((name) => name.slice(name.lastIndexOf("/") + 1)) };
    });
    for (const document of file.documents) {
        for (const { text, at } of textsIn(document.value, rootOf(document))) {
            const near = wanted.filter(({ lastParts }) => lastParts.some((part) => text.includes(part)));
            const words = near.length === 0 ? [] : (text.match(mentions_word) ?? []);
            const mentions = near.flatMap(({ override, names }) => words.flatMap((each) => mention(each, override, names)));
            if (mentions.length > 0)
                yield { document, at, mentions };
        }
    }
}
function* textsIn(value, at) {
    if (typeof value === "string")
        yield { text: value, at };
    if (typeof value !== "object" || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(key) : key;
        yield* textsIn(child, below(at, step));
    }
}
/** What may be an image's name and version, with what something else fills in. */
const mentions_word = /(?:\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\$\([^()\n]*\)|[^\s"'`,;=|()<>{}[\]])+/g;
function mention(text, override, names) {
    const written = text.replace(/^[a-z]+:\/\//, "").replace(/[.:]+$/, "");
    const isWanted = (image) => image !== undefined && names.includes(normalizeName(image.name));
    const image = parseImage(written);
    if (image !== undefined) {
        if (!isWanted(image))
            return [];
        const hasVersion = image.tag !== undefined || image.digest !== undefined;
        return [{ override, written, image: hasVersion ? image : undefined }];
    }
    const name = [...written.matchAll(/[:@]/g)].find(({ index }) => isWanted(nameOf(written.slice(0, index))));
    return name === undefined ? [] : [{ override, written, image: undefined }];
}
function nameOf(written) {
    const image = parseImage(written);
    return image?.tag === undefined && image?.digest === undefined ? image : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/strays.js



/**
 * Finds what a person may take for a place of an image and no operator's rule does: a field of a custom resource, a
 * variable, a text in a ConfigMap. It is left as it is, and said.
 * @param places all that rules have found
 */
function straysOf(overrides, files, places) {
    const taken = new Set(places.map(({ file, found }) => strays_placeKey(file, found.at)));
    return [...files].flatMap((file) => [...mentionsIn(file, overrides)].flatMap(({ document, at, mentions }) => {
        if (taken.has(strays_placeKey(file, at)))
            return [];
        const image = mentions.flatMap(({ image, override }) => {
            const written = image === undefined ? undefined : formatImage(image);
            return image === undefined || formatImage(overrideImage(image, override)) === written ? [] : [written];
        })[0];
        if (image === undefined)
            return [];
        const target = setTarget({ found: { at }, file, document });
        const reason = `holds ${image} in line ${document.locate(at.steps).line}, where no rule reads an image: \`set: ${target}=…\` would set it`;
        return [{ file: file.file, reason, at }];
    }));
}
/** By the first text of a file that it is in. */
function strays_placeKey({ file }, { document, steps: [path] }) {
    return JSON.stringify([file, document, path]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/values-files.js
const ownValues = /^(?:.*\/)?values\.ya?ml$/;
/** `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`, `prod.values.yaml` */
const named = /^(?:values[-_.].+|.+[-_.]values)\.ya?ml$/;
/** Folders whose files people lay over a chart's values: `environments/dev.yaml`, `values/dev.yaml`. */
const environments = /^(?:values|envs?|environments?|overlays|stages?|clusters?|regions?)$/;
/** What a chart has in its folder that is nobody's values; `ci` is for tests (`chart-testing`, "ct install"). */
const inside = /^(?:templates|crds|charts|ci|tests?|\..*)$/;
/** Whether a file is a chart's own values, by its name. */
function isOwnValues(path) {
    return ownValues.test(path);
}
/** Whether a file may be laid over some other, by its name and its folders'. */
function mayBeLayer(path) {
    if (named.test(values_files_nameOf(path)) || ownValues.test(path))
        return true;
    return /\.ya?ml$/.test(path) && values_files_foldersOf(path).some((folder) => environments.test(folder));
}
/** Layers by each of the folders that they are in, near or far; with its `/`, empty for the root. */
function layersByFolder(layers) {
    const byFolder = new Map();
    for (const path of layers) {
        for (const folder of foldersAround(path)) {
            const before = byFolder.get(folder);
            if (before === undefined)
                byFolder.set(folder, [path]);
            else
                before.push(path);
        }
    }
    return byFolder;
}
/**
 * The files that are named to be laid over a chart's values.
 * @param isChart whether what is below its folder is the chart's, too
 */
function layersOf(base, byFolder, isChart) {
    const folder = folderOf(base);
    const [, parent, chart = ""] = /^(.*\/|)charts\/([^/]+)\/$/.exec(folder) ?? [];
    const own = (byFolder.get(folder) ?? []).filter((path) => {
        const folders = values_files_foldersOf(path.slice(folder.length));
        if (folders.length === 0)
            return path !== base && named.test(values_files_nameOf(path));
        return isChart && !folders.some((each) => inside.test(each));
    });
    const above = parent === undefined ? [] : (byFolder.get(parent) ?? []);
    return [
        ...own.map((path) => ({ path, below: [], linked: folderOf(path) !== folder })),
        ...above.filter((path) => folderOf(path) === parent).map((path) => ({ path, below: [chart], linked: false })),
    ];
}
/** The values that files may be laid over, where only those are to be looked at: beside them, or in a folder around. */
function basesOf(layers) {
    const folders = new Set(layers.flatMap(foldersAround));
    return [...folders].flatMap((folder) => [`${folder}values.yaml`, `${folder}values.yml`]);
}
/** With its `/`; empty for the root. */
function folderOf(path) {
    return path.slice(0, path.lastIndexOf("/") + 1);
}
/** All folders that a file is in, near or far: each with its `/`, the root empty. */
function foldersAround(path) {
    const names = values_files_foldersOf(path);
    return ["", ...names.map((_, index) => `${names.slice(0, index + 1).join("/")}/`)];
}
function values_files_foldersOf(path) {
    return path.split("/").slice(0, -1);
}
function values_files_nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/unlinked-values.js








/** Bounds what is looked through for the sake of a hint. */
const unlinked_values_most = { bases: 20, read: 50, said: 3 };
/**
 * Files of values that may be laid over a chart's own by somebody who is not in this repository (a pipeline, a server):
 * they are named or kept like it, and have a version at the very same path, without a name of their own. They are left
 * as they are, and said, since the chart's own version would then have no effect.
 * @param places what is set, by override
 * @param known files that are read already
 */
async function unlinkedValues(checkout, places, known) {
    const own = [...places].flatMap(([override, found]) => found.filter(({ file }) => isOwnValues(file.file)).map((place) => ({ override, place })));
    if (own.length === 0)
        return [];
    const paths = await checkout.search([]);
    const charts = new Set(paths.filter((path) => /(^|\/)Chart\.yaml$/.test(path)).map(folderOf));
    const isInChart = (path) => foldersAround(path).some((folder) => folder !== "" && charts.has(folder));
    const outside = paths.filter((path) => /\.ya?ml$/.test(path) && !known.has(path) && !isInChart(path));
    const bases = own.filter(({ place }) => charts.has(folderOf(place.file.file))).slice(0, unlinked_values_most.bases);
    const said = await Promise.all(bases.map(async ({ override, place }) => {
        const wanted = candidatesFor(place, outside, charts.size === 1);
        const { files } = await readFiles(checkout, [...wanted.keys()]);
        const versions = [...files.values()].flatMap((file) => versionsIn(file, wanted.get(file.file) ?? [], place, override));
        return versions.slice(0, unlinked_values_most.said);
    }));
    return said.flat();
}
/** Files by their paths, and where each may have the version: as the chart has it, or under the chart's name. */
function candidatesFor({ file, found }, paths, isOnlyChart) {
    const [at] = found.at.steps;
    const chart = folderOf(file.file).split("/").at(-2) ?? "";
    const named = new RegExp(`(^|[/._-])${RegExp.escape(chart)}[/._-]`);
    const candidates = paths.flatMap((path) => {
        const isNamed = chart !== "" && named.test(path);
        if (!isNamed && !mayBeLayer(path))
            return [];
        return [[path, isNamed || isOnlyChart ? [at, [chart, ...at]] : [[chart, ...at]]]];
    });
    return new Map(candidates.slice(0, unlinked_values_most.read));
}
function versionsIn(file, paths, base, { tag, digest }) {
    const [document] = file.documents;
    const { apiVersion, kind } = mapOf(document?.value);
    if (document === undefined || (apiVersion !== undefined && kind !== undefined))
        return [];
    const alone = new Set(findHelmValues(document.value).map(({ at }) => JSON.stringify(at)));
    return paths.flatMap((path) => {
        const value = value_at_valueAt(document.value, path);
        const isVersion = (typeof value === "string" && value !== "") || typeof value === "number";
        if (!isVersion || alone.has(JSON.stringify(path)) || value === tag)
            return [];
        const at = below(rootOf(document), ...path);
        const wanted = (/tag$/i.test(String(path.at(-1))) && digest === undefined ? tag : undefined) ?? "…";
        const set = `\`set: ${setTarget({ found: { at }, file, document })}=${wanted}\``;
        const where = `${formatPath([path])} in line ${document.locate(at.steps).line}`;
        return [
            { file: file.file, at, reason: `has ${where} too: if it is laid over ${base.file.file}, ${set} would set it` },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/values-links.js




/** What a generator of Argo CD puts in: `{{name}}`, `{{ .path.basename }}`. */
const values_links_placeholder = /\{\{-?\s*(.*?)\s*-?\}\}/;
/**
 * Finds the files of values in other folders that charts are installed with, as those say who install them: Argo CD's
 * `helm.valueFiles` (User Guide, "Helm"), Flux's `valuesFiles` (HelmRelease, "Chart template"), `values` of a helmfile's
 * releases, and `valuesFile` and `additionalValuesFiles` of a kustomization's charts (`types.HelmChart`). A placeholder stands for the same in both, or for any name.
 * @param charts folders, from the repository's root
 * @param paths of all files that may be meant
 * @returns by chart
 */
async function linkedValues(checkout, charts, paths) {
    if (charts.length === 0)
        return new Map();
    const installers = [...(await checkout.search(["valueFiles", "aluesFile"])), ...paths.filter(isHelmfile)];
    const names = charts.map((chart) => external_node_path_.posix.basename(chart));
    const telling = [...(await checkout.read(installers))].flatMap(([path, { content }]) => content?.includes("{{") || names.some((name) => content?.includes(name)) ? [path] : []);
    const { files } = await readFiles(checkout, telling);
    const links = [...files.values()].flatMap(linksIn);
    return new Map(charts.map((chart) => {
        const patterns = links.flatMap((link) => {
            const known = match(link.chart, chart);
            return known === undefined ? [] : link.values.map((written) => ({ written, known }));
        });
        return [chart, paths.filter((path) => patterns.some(({ written, known }) => match(written, path, known)))];
    }));
}
function isHelmfile(path) {
    return /(^|\/)helmfile(\.d\/.*|[^/]*)\.ya?ml$/.test(path);
}
function linksIn({ file, documents }) {
    return documents.flatMap(({ value }) => mapsIn(value).flatMap((map) => linksOf(map, external_node_path_.posix.dirname(file))));
}
/** @param folder that the file is in */
function linksOf(map, folder) {
    const link = linkOf(map, folder);
    return [...(link === undefined ? [] : [link]), ...inflated(map, folder)];
}
/** The charts that a kustomization inflates: from a folder of charts, `charts` unless it says another. */
function inflated({ helmCharts, helmGlobals }, folder) {
    const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts";
    return listOf(helmCharts).flatMap((each) => {
        const { name, valuesFile, additionalValuesFiles } = mapOf(each);
        const values = [...values_links_textsOf([valuesFile]), ...values_links_textsOf(additionalValuesFiles)];
        if (textOf(name) === undefined || values.length === 0)
            return [];
        return [{ chart: external_node_path_.posix.join(folder, home, String(name)), values: values.map((path) => external_node_path_.posix.join(folder, path)) }];
    });
}
/** @param folder that the file is in */
function linkOf(map, folder) {
    const [path, chart] = [textOf(map.path), textOf(map.chart)];
    const ofArgo = values_links_textsOf(value_at_valueAt(map, ["helm", "valueFiles"]));
    if (path !== undefined && ofArgo.length > 0) {
        const values = ofArgo.map((each) => each.replace(/^\$[\w-]+\//, "/"));
        return { chart: external_node_path_.posix.join(path), values: values.map((each) => from(path, each)) };
    }
    if (chart === undefined)
        return undefined;
    const ofFlux = values_links_textsOf(map.valuesFiles);
    if (ofFlux.length > 0)
        return { chart: external_node_path_.posix.join(chart), values: ofFlux.map((each) => external_node_path_.posix.join(each)) };
    const ofHelmfile = values_links_textsOf(map.values);
    return ofHelmfile.length === 0
        ? undefined
        : { chart: from(folder, chart), values: ofHelmfile.map((each) => from(folder, each)) };
}
/** What begins with a `/` is from the repository's root. */
function from(folder, path) {
    return path.startsWith("/") ? external_node_path_.posix.join(path.slice(1)) : external_node_path_.posix.join(folder, path);
}
function values_links_textsOf(list) {
    return listOf(list).flatMap((each) => textOf(each) ?? []);
}
function mapsIn(value) {
    if (Array.isArray(value))
        return value.flatMap(mapsIn);
    return isMap(value) ? [value, ...Object.values(value).flatMap(mapsIn)] : [];
}
/**
 * Whether a path is what is written.
 * @param known what placeholders stand for
 * @returns what they stand for, with those that this path tells; undefined where it is another path
 */
function match(written, path, known = new Map()) {
    const parts = written.replace(/\/$/, "").split(new RegExp(values_links_placeholder.source, "g"));
    const names = [];
    const pattern = parts.map((part, index) => {
        if (index % 2 === 0)
            return RegExp.escape(part);
        const value = known.get(part);
        if (value !== undefined)
            return RegExp.escape(value);
        names.push(part);
        return parts.join("") === part ? "(.+)" : "([^/]+)";
    });
    const found = new RegExp(`^${pattern.join("")}$`).exec(path.replace(/\/$/, ""));
    if (found === null)
        return undefined;
    const told = names.flatMap((name, index) => {
        const value = found[index + 1] ?? "";
        return [
            [name, value],
            [`${name.replace(/\.path$/, "")}.basename`, external_node_path_.posix.basename(value)],
        ];
    });
    return new Map([...known, ...told]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/values-layers.js





/**
 * Reads the layers of charts' values: files that are named for it, of the chart itself and of the chart that a subchart is
 * in (Helm, "Values Files" and "Subcharts and Global Values"), and those that it is installed with. They may hold a tag
 * and not the image's name, and are not found by its words then; or be all that is to be looked at, and the name stands
 * outside.
 * @param files that hold the words
 */
async function readLayers(checkout, files, words) {
    const found = [...files.keys()].filter(isOwnValues);
    if (found.length === 0 && files.size > 0)
        return [];
    const paths = await checkout.search([]);
    const layers = paths.filter(mayBeLayer);
    const bases = await readMore(checkout, files, found.length > 0 ? found : basesOf(layers));
    const holding = [...bases.values()].filter(({ text }) => holdsAny(text, words));
    const charts = holding.map(({ file }) => folderOf(file).slice(0, -1)).filter((chart) => chart !== "");
    const links = await linkedValues(checkout, charts, paths);
    const isChart = await chartsAmong(checkout, holding);
    const byFolder = layersByFolder(layers);
    const pairs = holding.flatMap((base) => {
        const folder = folderOf(base.file);
        const named = layersOf(base.file, byFolder, isChart.has(folder)).map((each) => ({ ...each, base }));
        const known = new Set([base.file, ...named.map(({ path }) => path)]);
        const linked = (links.get(folder.slice(0, -1)) ?? []).filter((path) => !known.has(path));
        return [...named, ...linked.map((path) => ({ path, below: [], base, linked: true }))];
    });
    const over = await readMore(checkout, files, pairs.map(({ path }) => path));
    return pairs.flatMap(({ base, path, below: prefix, linked }) => {
        const layer = over.get(path);
        const [under, laid] = [writtenIn(base, []), layer && writtenIn(layer, prefix)];
        return under === undefined || laid === undefined ? [] : [{ base: under, layer: laid, linked }];
    });
}
/** The values of a file's first document, below a key. */
function writtenIn(file, prefix) {
    const [document] = file.documents;
    if (document === undefined)
        return undefined;
    const root = below(rootOf(document), ...prefix);
    return { file, document, values: value_at_valueAt(document.value, prefix), node: (path) => below(root, ...path) };
}
/** The folders of these that are charts' own. */
async function chartsAmong(checkout, values) {
    const stored = await checkout.read(values.map(({ file }) => `${folderOf(file)}Chart.yaml`));
    return new Set([...stored.keys()].map(folderOf));
}
async function readMore(checkout, files, paths) {
    const missing = [...new Set(paths)].filter((path) => !files.has(path));
    const more = missing.length === 0 ? new Map() : (await readFiles(checkout, missing)).files;
    return new Map(paths.flatMap((path) => {
        const file = files.get(path) ?? more.get(path);
        return file === undefined ? [] : [[path, file]];
    }));
}
function holdsAny(text, words) {
    const lower = text.toLowerCase();
    return words.some((word) => lower.includes(word.toLowerCase()));
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/locate.js













/** Finds all places of images. Files are searched for their names as bytes, and only those that hold one are parsed. */
async function locateImages(checkout, overrides) {
    if (overrides.length === 0)
        return { places: new Map(), files: new Map(), untouched: [], strays: [] };
    const exact = await locateBy(searchWords(overrides), checkout, overrides);
    const missing = overrides.filter((override) => exact.places.get(override)?.length === 0);
    if (missing.length === 0)
        return exact;
    const loose = await locateBy(looseWords(missing), checkout, missing);
    return {
        places: new Map([...exact.places, ...loose.places]),
        files: new Map([...exact.files, ...loose.files]),
        untouched: locate_distinct([...exact.untouched, ...loose.untouched]),
        strays: locate_distinct([...exact.strays, ...loose.strays]),
    };
}
async function locateBy(words, checkout, overrides) {
    const first = await readFiles(checkout, await checkout.search(words));
    const { files, untouched } = await withMarked(first, checkout, overrides);
    const candidates = candidatesOf(files);
    const known = {
        policies: policiesOf(candidates.map(({ candidate }) => candidate)),
        wanted: overrides.map(({ name }) => name),
    };
    const repository = repository_openRepository(checkout);
    const names = new Set(overrides.flatMap(namesOf));
    const layers = [
        ...(await readLayers(checkout, files, words)),
        ...(await readPatchedValues(files, names, repository)),
    ];
    const all = withLayers(candidates.flatMap(({ candidate, file }) => findInDocument(candidate, known).map((found) => place_placeOf(found, file, candidate.document))), layers);
    const places = new Map();
    const left = [];
    for (const override of overrides) {
        const names = new Set(namesOf(override));
        const meant = all.filter(({ found }) => [found.image.name, ...(found.otherNames ?? [])].some((name) => names.has(normalizeName(name))));
        const { counting, overridden } = await leaveOverridden(meant, files, repository);
        places.set(override, counting);
        left.push(...overridden);
    }
    const read = new Map([...files, ...layers.map(({ layer: { file } }) => [file.file, file])]);
    const strays = straysOf(overrides, read.values(), all);
    const unlinked = await unlinkedValues(checkout, places, read);
    return { places, files: read, untouched: locate_distinct([...untouched, ...left]), strays: [...strays, ...unlinked] };
}
/** With the places of layers of values; without those that leave the version to a layer. */
function withLayers(places, layers) {
    const layered = layers.map((layer) => ({ ...layeredImages(layer), base: layer.base.file.file }));
    const left = new Set(layered.flatMap(({ hidden, base }) => hidden.map((at) => mapKey(base, at))));
    const counting = places.filter(({ found: { image, at }, file }) => image.tag !== undefined || image.digest !== undefined || !left.has(mapKey(file.file, at)));
    // A patch may be for several releases.
    const more = new Map(layered.flatMap(({ places }) => places.map((place) => [locate_placeKey(place), place])));
    return [...counting, ...more.values()];
}
function locate_placeKey({ file, found: { image, at } }) {
    return JSON.stringify([normalizeName(image.name), file.file, at]);
}
/** By the map that an image's fields are in. */
function mapKey(file, { document, steps }) {
    return JSON.stringify([file, document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)]);
}
/** Reads files besides in which only a marker of Flux says which image a tag is of. */
async function withMarked(first, checkout, overrides) {
    let read = first;
    const searched = new Set();
    for (;;) {
        const candidates = candidatesOf(read.files).map(({ candidate }) => candidate);
        const words = policyWords(candidates, overrides).filter((word) => !searched.has(word));
        if (words.length === 0)
            return read;
        for (const word of words)
            searched.add(word);
        const known = new Set([...read.files.keys(), ...read.untouched.map(({ file }) => file)]);
        const more = (await checkout.search(words)).filter((path) => !known.has(path));
        const { files, untouched } = await readFiles(checkout, more);
        read = { files: new Map([...read.files, ...files]), untouched: [...read.untouched, ...untouched] };
    }
}
function candidatesOf(files) {
    return [...files.values()].flatMap((file) => file.documents.map((document) => ({ file, candidate: { file: file.file, document, text: file.text } })));
}
function locate_distinct(untouched) {
    return [...new Map(untouched.map((each) => [`${each.file} ${each.reason}`, each])).values()];
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
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
    const far = (each) => (0,mod/* distance */.Io)(nearest_lastPart(each), nearest_lastPart(wanted)) * wanted.length + (0,mod/* distance */.Io)(each, wanted);
    return used
        .toSorted((a, b) => far(a) - far(b))
        .slice(0, nearest_most)
        .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}
function nearest_lastPart(name) {
    return name.slice(name.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/lost-markers.js





/** How many of them a person wants to read about. */
const lost_markers_most = 3;
/**
 * Says which versions nobody can tell an image of: a marker of Flux stands behind each, and the policy that it names is
 * not among the files that were looked at.
 * @param mostRead bounds how many files are parsed
 * @returns sentences
 */
async function lostMarkers(checkout, mostRead) {
    const paths = (await checkout.search(["$imagepolicy", "imageRepositoryRef"])).slice(0, mostRead);
    const { files } = await readFiles(checkout, paths);
    const candidates = [...files.values()].flatMap((file) => file.documents.map((document) => ({ file: file.file, document, text: file.text, parsed: file })));
    const policies = policiesOf(candidates);
    const lost = candidates.flatMap((candidate) => fluxMarkers(candidate)
        .filter(({ part, policy }) => (part === "tag" || part === "digest") && !policyImage(policies, policy))
        .map((marker) => ({ ...marker, ...candidate })));
    return lost.slice(0, lost_markers_most).map(({ policy, at, document, parsed }) => {
        const target = setTarget({ found: { at }, file: parsed, document });
        return `${(0,lib_location/* formatLocation */.j)(document.locate(at.steps))} has its version by the ImagePolicy ${policy}, which does not stand there with its ImageRepository: name the files of both with input 'manifests' too, or set the version by \`set: ${target}=…\`.`;
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/named-without-version.js





/** Keys that a version stands at more often than not, where no rule knows them. */
const versionKey = /^(?:tag|version|digest|imageTag|imageVersion)$/i;
/** Where an image is named, and its version is none that can be read there: as ends of sentences that begin with the file. */
function namedWithoutVersion(override, file) {
    return [...mentionsIn(file, [override])].flatMap(({ document, at, mentions }) => mentions
        .filter(({ image }) => image === undefined)
        .slice(0, 1)
        .map(({ written }) => {
        const holds = `holds ${written} in line ${document.locate(at.steps).line}`;
        if (/[:@]/.test(written.slice(written.lastIndexOf("/") + 1)))
            return `${holds}, whose version something else fills in`;
        const beside = versionBeside(document, at);
        if (beside === undefined)
            return `${holds}, with no version that a rule reads`;
        const target = setTarget({ found: { at: beside }, file, document });
        return `${holds}, with no version that a rule reads: \`set: ${target}=…\` would set the one beside it`;
    }));
}
function versionBeside(document, { document: index, steps }) {
    const [path, ...inside] = steps;
    if (inside.length > 0)
        return undefined;
    const map = path.slice(0, -1);
    const key = Object.keys(mapOf(value_at_valueAt(document.value, map))).find((each) => versionKey.test(each));
    return key === undefined ? undefined : below({ document: index, steps: [map] }, key);
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/not-found.js







/** Files that are parsed to find out which images there are: enough to find what somebody has misspelled. */
const mostRead = 200;
/** Files that an error names. */
const mostSaid = 5;
/** The fault of images that stand nowhere: names that are near, and where was looked. */
async function notFound(overrides, checkout, { repository, manifests, addMissing, untouched }) {
    const paths = (await checkout.search(["image"])).slice(0, mostRead);
    const { files } = await readFiles(checkout, paths);
    const used = [...files.values()].flatMap(({ file, documents }) => documents.flatMap((document) => findInDocument({ file, document }, { policies: new Map() }).map(({ image }) => normalizeName(image.name))));
    const targets = addMissing ? new Map() : await addTargets(checkout, overrides);
    const lost = await lostMarkers(checkout, mostRead);
    const where = manifests.length === 0 ? "the whole repository" : manifests.join(", ");
    const isNarrow = manifests.length > 0;
    return Promise.all(overrides.map(async (override) => {
        const { name } = override;
        const addable = targets.has(override) ? [canBeAdded] : [];
        const nearest = nearestNames(name, [...new Set(used)]);
        const held = await heldIn(override, checkout, untouched);
        const none = held.length > 0 ? [] : [isNarrow ? `${noImage}; it may stand outside of \`manifests\`.` : `${noImage}.`];
        return new lib_errors/* UserError */.yo(`Input 'images': nothing in ${repository} uses the image ${name}`, {
            code: "image",
            hint: [
                `Looked in ${where}.`,
                ...(nearest.length === 0 ? none : [`The nearest there are: ${nearest.join(", ")}.`]),
                ...held.slice(0, mostSaid).map(({ file, reason }) => `${file} ${reason}.`),
                ...lost,
                ...addable,
                ...(lost.length > 0 || held.some(({ reason }) => reason.includes("`set: ")) ? [] : [bySet]),
            ].join(" "),
        });
    }));
}
const noImage = "No image stands in what was looked at";
const canBeAdded = "`add-missing: true` adds an entry for it to a kustomization there.";
const bySet = "A version that stands without its image's name is set by `set: FILE:PATH=VERSION`.";
/** What holds the image's name, and is no place of it. Others were looked at for the last part of it alone. */
async function heldIn(override, checkout, untouched) {
    const paths = await checkout.search(pathsOf(override));
    const holding = new Set(paths);
    const { files } = await readFiles(checkout, paths.slice(0, mostRead));
    const unread = [...files.values()].flatMap((file) => namedWithoutVersion(override, file).map((reason) => ({ file: file.file, reason })));
    return [...untouched.filter(({ file }) => holding.has(file)), ...unread];
}

;// CONCATENATED MODULE: ./packages/pull/lib/locate/plan-images.js




/** Plans the edits of the input `images`. */
async function planImages(checkout, intent) {
    const { images, all, addMissing, manifests, repository } = intent;
    const { places, files, untouched, strays } = await locateImages(checkout, images);
    const texts = [...files.values()].map(({ file, text }) => [file, text]);
    const missing = addMissing ? images.filter((override) => !places.get(override)?.some(isSet)) : [];
    const added = missing.length === 0 ? undefined : await add_entries_addEntries(checkout, missing, all);
    const left = images.filter((override) => added?.added.has(override) !== true);
    const nowhere = left.filter((override) => (places.get(override) ?? []).length === 0);
    const looked = {
        repository: `${repository.name} (${checkout.branch})`,
        manifests: manifests.map(({ text }) => text),
        addMissing,
        untouched: [...strays, ...untouched],
    };
    const lost = nowhere.length === 0 ? [] : await notFound(nowhere, checkout, looked);
    const isAlone = left.filter((override) => hasSeveralVersions(places.get(override) ?? [])).length === 1;
    const chosen = left.map((override) => chooseImages(override, places.get(override) ?? [], { all, isAlone }));
    return {
        edits: [...chosen.flatMap(({ edits }) => edits), ...(added?.edits ?? [])],
        standing: chosen.flatMap(({ standing }) => standing),
        faults: [...chosen.flatMap(({ faults }) => faults), ...(added?.faults ?? []), ...lost],
        untouched,
        strays,
        texts: new Map([...texts, ...(added?.texts ?? [])]),
    };
}
/** Where an entry may be added, an image without a version is none that is set there, unless it is in such an entry. */
function isSet({ found: { image, at, format } }) {
    const isEntry = format === "kustomize" && at.steps[0][0] === "images";
    return isEntry || image.tag !== undefined || image.digest !== undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/fault.js

/** What is wrong with a line of the input `set`, seen from the file it names. */
function setFault({ line }, what, hint, location) {
    return new lib_errors/* UserError */.yo(`Input 'set', line ${line}: ${what}`, { code: "input", hint, location });
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/documents.js


/** The documents of a file that a line may mean: one where it says which, otherwise all that are not empty. */
function documents_documentsOf(line, { file, documents }) {
    const full = documents.filter(({ value }) => value !== undefined && value !== null);
    const { document } = line;
    if (full.length === 0)
        return setFault(line, `${file} is empty`, "Name another file.", { file, line: 1 });
    if (document === undefined)
        return full;
    if ("number" in document) {
        const chosen = full[document.number - 1];
        if (chosen !== undefined)
            return [chosen];
        const count = full.length === 1 ? "1 document" : `${full.length} documents`;
        return setFault(line, `${file} has ${count}, and no document ${document.number}`, listed(full));
    }
    const { kind, name } = document;
    const chosen = full.filter((each) => documents_nameOf(each) === `${kind}/${name}`);
    if (chosen.length === 1)
        return chosen;
    const what = chosen.length === 0 ? `has no ${kind}/${name}` : `has ${chosen.length} documents that are ${kind}/${name}`;
    return setFault(line, `${file} ${what}`, listed(full));
}
/** How the documents of a file are named: `#1 (Service/web)`. */
function listed(documents) {
    const names = documents.slice(0, 10).map((each, index) => {
        const name = documents_nameOf(each);
        return name === undefined ? `#${index + 1}` : `#${index + 1} (${name})`;
    });
    return `Its documents: ${names.join(", ")}${documents.length > 10 ? ", …" : ""}.`;
}
function documents_nameOf({ value }) {
    const { kind, metadata } = mapOf(value);
    const { name } = mapOf(metadata);
    return typeof kind === "string" && typeof name === "string" ? `${kind}/${name}` : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/follow.js


/** Follows a path, also into texts that are YAML of their own. `*` and `[name=web]` may lead to several nodes. */
function followPath(document, path) {
    return follow_follow({ document, at: rootOf(document), value: document.value, left: path });
}
function follow_follow(here) {
    const [step, ...left] = here.left;
    if (step === undefined)
        return [here];
    const from = opened(here);
    const next = childrenOf(from, step).map(([key, value]) => ({ ...from, at: below(from.at, key), value, left }));
    return next.length === 0 ? [from] : next.flatMap(follow_follow);
}
/** What a text holds, where it is YAML or JSON with more than one scalar in it. */
function opened(here) {
    if (typeof here.value !== "string")
        return here;
    const value = here.document.textValue(here.at.steps);
    return typeof value === "object" && value !== null ? { ...here, at: insideText(here.at), value } : here;
}
function childrenOf({ value }, step) {
    if (Array.isArray(value)) {
        const items = [...value.entries()];
        if (step === "*")
            return items;
        if ("index" in step)
            return items.filter(([index]) => index === step.index);
        if ("key" in step)
            return [];
        const { key, value: wanted } = step.where;
        return items.filter(([, item]) => follow_entriesOf(item, key).some(([, found]) => String(found) === wanted));
    }
    if (step === "*")
        return isMap(value) ? Object.entries(value) : [];
    return "key" in step ? follow_entriesOf(value, step.key) : [];
}
/** The entry of a key, as it is written: where no quotes are around it, YAML 1.1 reads a boolean in `on` and `y`. */
function follow_entriesOf(value, key) {
    if (!isMap(value))
        return [];
    const read = [key, ...(/^(?:y|yes|on)$/i.test(key) ? ["true"] : /^(?:n|no|off)$/i.test(key) ? ["false"] : [])];
    return read
        .filter((each) => Object.hasOwn(value, each))
        .slice(0, 1)
        .map((each) => [each, value[each]]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/missing.js




/** How many names a person wants to read. */
const missing_most = 8;
/** Says where a path ends before what it means, and what is there instead. */
function missingFault(line, { document, at, value, left }) {
    const [step] = left;
    const location = document.locate(at.steps);
    const path = formatPath(at.steps);
    const where = path === "" ? location.file : `${path} in ${location.file}`;
    return setFault(line, `there is no ${missing_name(step)} in ${where}:${location.line}`, whatIsThere(step, value), location);
}
function missing_name(step) {
    if (step === undefined || step === "*")
        return "entry";
    if ("index" in step)
        return `item ${step.index}`;
    return "key" in step ? `key '${step.key}'` : `item whose ${step.where.key} is '${step.where.value}'`;
}
function whatIsThere(step, value) {
    if (Array.isArray(value))
        return whatListHas(step, value);
    if (value === null && step !== undefined && step !== "*" && "key" in step)
        return emptyMap;
    if (!isMap(value))
        return `It is ${describe(value)}, which has nothing in it.`;
    const keys = Object.keys(value);
    if (keys.length === 0)
        return emptyMap;
    if (step === undefined || step === "*" || !("key" in step))
        return `It is a map, with ${missing_some(keys)}.`;
    const { key } = step;
    const byDistance = keys.toSorted((a, b) => (0,mod/* distance */.Io)(a, key) - (0,mod/* distance */.Io)(b, key));
    const [nearest = ""] = byDistance;
    const far = (0,mod/* distance */.Io)(nearest, key);
    const isNear = far < key.length && far <= Math.max(2, key.length / 3);
    const there = isNear ? `The nearest there is '${nearest}'.` : `There is ${missing_some(keys)}.`;
    return `${there} A key that is not there yet is added with \`add-missing: true\`.`;
}
const emptyMap = "Nothing is there yet: add the key with `add-missing: true`.";
function whatListHas(step, items) {
    if (items.length === 0)
        return "The list there is empty.";
    const count = items.length === 1 ? "1 item" : `${items.length} items`;
    if (step !== undefined && step !== "*" && "where" in step) {
        const { key } = step.where;
        const names = items.flatMap((item) => (key in mapOf(item) ? [String(mapOf(item)[key])] : []));
        return names.length === 0 ? `It is a list of ${count}, none with the key '${key}'.` : `There is ${missing_some(names)}.`;
    }
    return `It is a list of ${count}, counted from 0: write [0], [name=web] or [*].`;
}
/** What stands somewhere, in words. */
function describe(value) {
    if (value === null || value === undefined)
        return "empty";
    if (Array.isArray(value))
        return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
    if (!isMap(value))
        return `a ${typeof value === "string" ? "text" : typeof value}`;
    const keys = Object.keys(value);
    return keys.length === 0 ? "an empty map" : `a map with ${missing_some(keys)}`;
}
function missing_some(names) {
    return `${names.slice(0, missing_most).join(", ")}${names.length > missing_most ? `, and ${names.length - missing_most} more` : ""}`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/value.js
/** Keys whose values are texts even where they look like numbers: a commit's first digits, a build's number. */
const textual = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i;
/**
 * The value of a text for a place, with the type that stands there: a number stays one where the text is written as YAML
 * writes that number back (not so `1.10`), a boolean for `true` and `false`. Where nothing stands, whole numbers of up to
 * six digits and booleans are taken for what they look like.
 * @param key of the map the value is in
 */
function typedValue(text, present, key) {
    const isEmpty = present === undefined || present === null;
    if (isEmpty && textual.test(key))
        return text;
    if ((isEmpty || typeof present === "boolean") && (text === "true" || text === "false"))
        return text === "true";
    if (isEmpty && /^(?:0|[1-9]\d{0,5})$/.test(text))
        return Number(text);
    if (typeof present === "number" && /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text) {
        return Number(text);
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/changes.js









/**
 * What a line of the input `set` changes in its file; an edit without changes where it is so already.
 * @returns a fault where the path leads nowhere, to several documents, or to what is no scalar
 */
function setChanges(line, file, options) {
    const documents = documents_documentsOf(line, file);
    if (documents instanceof lib_errors/* UserError */.yo)
        return documents;
    const reached = documents.map((document) => followPath(document, line.path));
    const meant = reached.filter((nodes) => nodes.some(({ left }) => left.length === 0));
    if (meant.length > 1) {
        const what = `${line.written} is in ${meant.length} documents of ${file.file}`;
        return setFault(line, what, `Say which is meant: ${file.file}#1:${line.written}=… ${listed(documents)}`);
    }
    const edits = meant.length === 0
        ? [addNode(line, reached, options)]
        : meant.flat().map((node) => {
            if (node.left.length === 0)
                return setNode(line, node, options);
            return options.addMissing ? addedBelow(line, node) : undefined;
        });
    const fault = edits.find((edit) => edit instanceof lib_errors/* UserError */.yo);
    return fault ?? { edits: edits.flatMap((edit) => (edit === undefined || edit instanceof lib_errors/* UserError */.yo ? [] : [edit])) };
}
function setNode(line, node, { all }) {
    const { document, at, value: present } = node;
    const location = document.locate(at.steps);
    const path = formatPath(at.steps);
    if (typeof present === "object" && present !== null) {
        const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`;
        return setFault(line, what, "Name a single value in it.", location);
    }
    const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""));
    if (value === present)
        return { ...edit(line, node, path), changes: [] };
    const sharing = all ? undefined : document.sharing(at.steps);
    if (sharing !== undefined) {
        const what = sharing === "alias" ? "stands at an anchor, which others use too" : "is used by aliases too";
        const hint = "Write the value out in each place, or change it in all of them with `all: true`.";
        return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location);
    }
    return { ...edit(line, node, path), changes: [{ kind: "set", at, value }] };
}
/** Only plain keys can be added: which item `*` or `[name=web]` would mean is not known. */
function addNode(line, reached, options) {
    const [node, ...others] = reached.flat().toSorted((a, b) => a.left.length - b.left.length);
    if (node === undefined)
        return setFault(line, `${line.written} leads nowhere in ${line.file}`, "Check the path.");
    const added = options.addMissing ? addedBelow(line, node) : undefined;
    if (added === undefined)
        return missingFault(line, node);
    if (others.length > 0) {
        return setFault(line, `${line.written} could be added in several places of ${line.file}`, "Name one of them.");
    }
    return added;
}
/** The keys that are left of a path, in the map that they are to be added to; undefined where that is none. */
function addedBelow(line, node) {
    const keys = node.left.flatMap((step) => (isKey(step) ? [step.key] : []));
    const [key, ...rest] = keys;
    const isMapped = isMap(node.value) || node.value === null;
    if (!isMapped || keys.length < node.left.length || key === undefined)
        return undefined;
    const value = typedValue(line.value, undefined, keys.at(-1) ?? "");
    const path = formatPath(below(node.at, ...keys).steps);
    const changes = [{ kind: "add", at: node.at, key, value: nested(rest, value) }];
    return { ...edit(line, { ...node, value: undefined }, path), changes };
}
function isKey(step) {
    return step !== "*" && "key" in step;
}
function nested([key, ...rest], value) {
    return key === undefined ? value : { [key]: nested(rest, value) };
}
function edit({ value: to }, { document, at, value }, path) {
    const { file, line } = document.locate(at.steps);
    const from = value === undefined || value === null ? undefined : String(value);
    return { file, line, path, from, to };
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/join-added.js

/**
 * Several lines may add keys to one map that is not there yet (`web.probes.path`, `web.probes.port`). It is added once, by
 * the first of them, with the keys of all.
 */
function joinAdded(edits) {
    const joined = new Map();
    for (const { file, changes } of edits) {
        for (const change of changes) {
            if (change.kind !== "add")
                continue;
            const before = joined.get(join_added_keyOf(file, change));
            const value = before === undefined ? change.value : withEntries(before.value, change.value);
            joined.set(join_added_keyOf(file, change), { ...change, value });
        }
    }
    return edits.map((edit) => ({
        ...edit,
        changes: edit.changes.flatMap((change) => {
            if (change.kind !== "add")
                return [change];
            const key = join_added_keyOf(edit.file, change);
            const whole = joined.get(key);
            joined.delete(key);
            return whole === undefined ? [] : [whole];
        }),
    }));
}
function join_added_keyOf(file, { at, key }) {
    return JSON.stringify([file, at, key]);
}
function withEntries(before, more) {
    if (!isMap(before) || !isMap(more))
        return more;
    const merged = new Map(Object.entries(before));
    for (const [key, value] of Object.entries(more)) {
        const present = merged.get(key);
        merged.set(key, present === undefined ? value : withEntries(present, value));
    }
    return Object.fromEntries(merged);
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/plan-values.js





/** Plans the edits of the input `set`. */
async function planValues(checkout, { set, addMissing, all }) {
    if (set.length === 0)
        return { edits: [], standing: [], lineOf: () => 0, faults: [], texts: new Map() };
    const { files, untouched } = await readFiles(checkout, [...new Set(set.map(({ file }) => file))]);
    const planned = await Promise.all(set.map(async (line) => {
        const file = files.get(line.file);
        if (file === undefined) {
            const reason = untouched.find((each) => each.file === line.file)?.reason;
            if (reason !== undefined)
                return setFault(line, `${line.file} ${reason}`, "Choose another file.");
            return setFault(line, `${line.file} is not there`, await whichIsMeant(line, checkout));
        }
        const changes = setChanges(line, file, { addMissing, all });
        return changes instanceof lib_errors/* UserError */.yo ? changes : changes.edits;
    }));
    const asked = planned.flatMap((edits, index) => edits instanceof lib_errors/* UserError */.yo ? [] : edits.map((edit) => ({ edit, line: set[index]?.line ?? 0 })));
    const changing = asked.filter(({ edit }) => edit.changes.length > 0);
    const edits = joinAdded(changing.map(({ edit }) => edit));
    return {
        edits,
        standing: asked.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0),
        lineOf: (edit) => changing[edits.indexOf(edit)]?.line ?? 0,
        faults: planned.filter((edits) => edits instanceof lib_errors/* UserError */.yo),
        texts: new Map([...files.values()].map(({ file, text }) => [file, text])),
    };
}
async function whichIsMeant({ file }, checkout) {
    if (/[*?]/.test(file))
        return "There are no globs in it: name each file in a line of its own.";
    const nearest = await checkout.nearestFile(file);
    if (nearest !== undefined)
        return `The nearest there is '${nearest}'.`;
    return "Paths are those of the manifest repository, from its root; links and submodules are not followed.";
}

;// CONCATENATED MODULE: ./packages/pull/lib/set-twice.js

/**
 * The faults of values that two lines of the inputs would set: a line of `set` and one of `images`, or two of `set` that
 * lead to the same place by other ways.
 * @param lineOf the line of `set` that an edit is of
 */
function setTwice(ofImages, ofSet, { images, lineOf }) {
    const byImages = ofImages.map((edit) => {
        const line = images.find(({ name }) => name === edit.image)?.line;
        return { edit, by: `input 'images'${line === undefined ? "" : `, line ${line}`}` };
    });
    const taken = new Map(byImages.flatMap((asked) => asked.edit.changes.map((change) => [set_twice_keyOf(asked.edit, change), asked])));
    return ofSet.flatMap((edit) => {
        const line = lineOf(edit);
        const keys = edit.changes.map((change) => set_twice_keyOf(edit, change));
        const other = keys.map((key) => taken.get(key)).find((asked) => asked !== undefined);
        // Two lines may add keys to one map.
        for (const key of keys)
            if (edit.changes[0]?.kind === "set")
                taken.set(key, { edit, by: `input 'set', line ${line}` });
        if (other === undefined)
            return [];
        const { path, file, line: at } = edit;
        const message = `Input 'set', line ${line} and ${other.by} both set ${path} in ${(0,lib_location/* formatLocation */.j)({ file, line: at })}`;
        return [new lib_errors/* UserError */.yo(message, { code: "input", hint: "Keep one of them.", location: { file, line: at } })];
    });
}
function set_twice_keyOf({ file }, change) {
    return JSON.stringify([file, change.at, change.kind === "add" ? change.key : undefined]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/plan.js






/**
 * Finds out what is wanted at a commit: which scalars of which files are to become what.
 * @throws UserError or Faults for all that cannot be done, or is not certain
 */
async function planPull(checkout, intent) {
    const [images, values] = await Promise.all([planImages(checkout, intent), planValues(checkout, intent)]);
    const twice = setTwice(images.edits, values.edits, { images: intent.images, lineOf: values.lineOf });
    (0,lib_errors/* throwFaults */.G3)([...images.faults, ...values.faults, ...twice]);
    const texts = new Map([...images.texts, ...values.texts]);
    return {
        edits: [...images.edits, ...values.edits],
        standing: [...images.standing, ...values.standing],
        untouched: [...images.untouched, ...images.strays.filter((stray) => !values.edits.some(isIn(stray)))],
        apply(edits) {
            const byFile = Map.groupBy(edits, ({ file }) => file);
            return new Map([...byFile].map(([file, ofFile]) => {
                const changes = ofFile.flatMap((edit) => edit.changes);
                return [file, Buffer.from(editFile(texts.get(file) ?? "", file, changes))];
            }));
        },
    };
}
function isIn({ file, at }) {
    const path = formatPath(at.steps);
    return (edit) => edit.file === file && (edit.path === path || edit.path.startsWith(`${path} > `));
}

;// CONCATENATED MODULE: ./packages/pull/lib/decide.js






/** How many commits are looked through for what stands there was built from. */
const historyDepth = 500;
/**
 * Decides what to do at a commit, and makes the commit that does it.
 * @param leaves whether what stands in a place is to stay, whatever is wanted
 * @throws UserError or Faults for what cannot be done, or is not certain
 */
async function decide(checkout, inputs, ports, leaves = () => false) {
    const { repository, source, allowDowngrade, commitMessage: template, author, signoff } = inputs;
    // It takes as long as the search does, and is asked for on the side.
    const history = source === undefined ? Promise.resolve([]) : historyOf(checkout, ports);
    const { edits: planned, standing, untouched, apply } = await planPull(checkout, inputs);
    const edits = planned.filter((edit) => !leaves(edit));
    const unchanged = { outcome: "unchanged", untouched, superseded: [] };
    if (planned.length === 0)
        return { ...unchanged, message: alreadyThere(standing) };
    if (edits.length === 0)
        return unchanged;
    if (await isStartedByOwnCommit(edits, checkout, await history, inputs)) {
        const message = `This run was started by our own commit ${source?.commit}, and what it would set was set since the last commit of somebody else: it would go on for ever`;
        return { ...unchanged, message, startedByUs: true };
    }
    if (source !== undefined && !allowDowngrade && !checkout.givesHistory) {
        ports.log.info("The server gives no history without all files: what was built later is known of the newest commit only. Nothing is to be done about it, unless an older run is run again.");
    }
    const order = source === undefined || allowDowngrade
        ? { edits, superseded: [] }
        : await leaveSuperseded(edits, {
            history: await history,
            source,
            relate: (commit) => relateToSource(commit, source, { checkout, repository, asking: ports }),
            log: ports.log,
        });
    if (order.edits.length === 0)
        return { ...unchanged, outcome: "superseded", superseded: order.superseded };
    const told = {
        edits: order.edits,
        source: source === undefined ? undefined : `${source.repository}@${source.commit}`,
        runUrl: ports.runUrl,
    };
    const message = commitMessage({ ...told, template, author, signoff });
    const commit = await checkout.write(apply(order.edits), { message, author });
    if (commit === undefined)
        return unchanged;
    return {
        outcome: "changed",
        edits: order.edits,
        commit,
        commitMessage: message,
        untouched,
        superseded: order.superseded,
    };
}
/** Nothing, where it cannot be had: what is not known stops nobody. */
function historyOf(checkout, { log, signal }) {
    return checkout.history(historyDepth).catch((error) => {
        if (!signal.aborted)
            log.debug(`History cannot be read: ${String(error)}`);
        return [];
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/by-commit.js


/** Makes one commit on the branch itself. */
function byCommit(inputs, ports, landing) {
    let offered;
    let isOnItsWay = false;
    return {
        explain: (fault) => isOnItsWay && offered !== undefined && ports.signal.aborted ? new OnItsWay(fault, offered.commit.id) : fault,
        async attempt(newest) {
            // The answer to an offer may have been lost, and the commit have arrived all the same.
            if (offered !== undefined && (await newest.contains(offered.commit.id))) {
                return { done: { outcome: "committed", decision: offered } };
            }
            isOnItsWay = false;
            // Where it may come yet, it is offered again: another one, of the same, would meet it.
            const decision = offered?.commit.parent === newest.commit ? offered : await decide(newest, inputs, ports);
            if (decision.outcome !== "changed")
                return { done: { outcome: decision.outcome, decision } };
            if (inputs.dryRun)
                return { done: { outcome: "planned", decision } };
            offered = decision === offered ? offered : await landing.prepare(decision);
            isOnItsWay = true;
            const pushed = await landing.place(offered, { checkout: newest, branch: newest.branch, from: newest.commit });
            if (pushed.done)
                return { done: { outcome: "committed", decision: offered } };
            isOnItsWay = pushed.mayHaveArrived;
            return { again: pushed.why };
        },
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/address.js

const sshPort = 22;
/**
 * Takes a repository's address apart.
 * @throws UserError for one that Git could not use, or that would send a secret where others can read it
 */
function readAddress(url, credentials) {
    const address = URL.canParse(url) ? fromUrl(new URL(url)) : fromScp(url);
    if (address === undefined || /[\0-\x20\x7f]/.test(url)) {
        throw address_fault(`'${url}' is not the address of a Git repository`, "Write owner/name, https://…, ssh://… or user@host:path.");
    }
    if (address.protocol === "http" && !isLoopback(new URL(address.url).hostname)) {
        throw address_fault(`${address.url} is not encrypted: everybody on the way could read the token`, "Use https.");
    }
    if (address.protocol === "ssh" && credentials.kind !== "ssh") {
        throw address_fault(`${address.url} is reached by ssh, and there is no key`, "Give a private key in input 'ssh-key', or use the repository's https address.");
    }
    if (address.protocol !== "ssh" && credentials.kind === "ssh") {
        throw address_fault(`${address.url} is not reached by ssh, and input 'ssh-key' is set`, "Write the repository as ssh://git@host/owner/name, or leave the key out.");
    }
    return address;
}
function fromUrl(url) {
    switch (url.protocol) {
        case "https:":
        case "http:": {
            const user = decodeURIComponent(url.username) || undefined;
            // The user name goes into the header: in the address, Git would ask for its password.
            url.username = "";
            url.password = "";
            return { protocol: url.protocol === "https:" ? "https" : "http", url: url.href, origin: url.origin, user };
        }
        case "ssh:":
            if (!isHost(url.hostname) || url.username.startsWith("-"))
                return undefined;
            url.password = "";
            return { protocol: "ssh", url: url.href, host: url.hostname, port: Number(url.port || sshPort) };
        case "file:":
            return { protocol: "file", url: url.href };
        default:
            return undefined;
    }
}
/** `user@host:path`, as scp writes it. */
function fromScp(text) {
    const { host = "" } = /^(?:(?!-)[\w.-]+@)?(?<host>[^:/@]+):(?!\/\/)./.exec(text)?.groups ?? {};
    return isHost(host) ? { protocol: "ssh", url: text, host, port: sshPort } : undefined;
}
/** What begins with a dash would be an option of ssh (CVE-2017-1000117). */
function isHost(host) {
    return /^(?!-)[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host);
}
function isLoopback(host) {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
function address_fault(message, hint) {
    return new lib_errors/* UserError */.yo(message, { code: "input", hint });
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/ancestry.js
/** Commits that are looked through. Of two that are further apart, nobody says how they stand to each other. */
const depth = 1_000;
/** How a commit stands to another one of the same repository, whichever branches they are on. */
async function relate(store, commit, other) {
    // From a server that would send all the files with them, commits are not asked for.
    if (!store.filters || ![commit, other].every((id) => /^[0-9a-f]{40,64}$/.test(id)))
        return "unknown";
    const git = await store.fetchBeside("ancestry", [commit, other], [`--depth=${depth}`, "--filter=tree:0"]);
    if (git === undefined)
        return "unknown";
    // What is not here is not to be asked for one by one.
    const here = { env: { GIT_ALLOW_PROTOCOL: "" } };
    const leads = async (older, newer) => (await git.attempt(["merge-base", "--is-ancestor", older, newer], here)).code === 0;
    if (await leads(other, commit))
        return "descendant";
    if (await leads(commit, other))
        return "ancestor";
    const isWhole = (await git.run(["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "false";
    return isWhole ? "unrelated" : "unknown";
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/log.js
const fields = ["%H", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];
/** The commits of a range (`git-log`, "Revision Range"), newest first, with their full messages. */
async function log(git, range) {
    const args = ["log", "-z", "--encoding=UTF-8", "--no-show-signature", "--no-color", `--format=${fields.join("%n")}`];
    const output = (await git.run([...args, ...range, "--"])).toString("utf8");
    return output
        .split("\0")
        .filter((entry) => entry !== "")
        .map((entry) => {
        const [id = "", ...lines] = entry.split("\n");
        const message = lines.slice(6).join("\n").trimEnd();
        return { id, message, author: signature(lines.slice(0, 3)), committer: signature(lines.slice(3, 6)) };
    });
}
function signature([name = "", email = "", time = ""]) {
    return { name, email, time: Number(time) };
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/beyond.js


/** How many commits are looked through at first, and at most: a branch's histories and the other's have to meet there. */
const depths = { near: 500, far: 20_000 };
/**
 * The commits that lead to one and not to the newest of another branch, newest first; undefined where nobody knows. Servers
 * that leave nothing out are not asked for history: they would send all the files with it.
 */
async function beyond(store, commit, base) {
    if (commit === base.commit)
        return [];
    const within = (depth) => (store.filters ? beyondWithin(store, commit, base.commit, depth) : undefined);
    return ((await within(depths.near)) ?? (await beyondExcluded(store, commit, base.branch)) ?? (await within(depths.far)));
}
/** Undefined where their histories meet farther back. */
async function beyondWithin(store, commit, base, depth) {
    const git = await store.fetchBeside("beyond", [commit, base], [`--depth=${depth}`, "--filter=tree:0"]);
    if (git === undefined)
        return undefined;
    // What a depth cuts off has no parents here, whether or not the other branch has it too.
    const cut = await git.run(["rev-list", "--max-count=1", "--max-parents=0", commit, `^${base}`, "--"]);
    const isWhole = (await git.run(["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "false";
    return cut.length > 0 && !isWhole ? undefined : log(git, [commit, `^${base}`]);
}
/**
 * The server leaves out by itself what the other branch has. Of a merge, only the merge itself is left then. Where there
 * is nothing left it breaks off (`upload-pack`, "no commits selected for shallow requests"), which over HTTP looks like a
 * cut connection.
 */
async function beyondExcluded(store, commit, branch) {
    const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? ["--filter=tree:0"] : [])];
    const git = await store.fetchBeside("beyond", [commit], args).catch((error) => {
        if (error instanceof lib_errors/* UserError */.yo)
            return undefined;
        throw error;
    });
    return git === undefined ? undefined : log(git, [commit]);
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/blobs.js
/** What is larger is no manifest that anybody edits by hand, in bytes. */
const largestFile = 4 * 1024 * 1024;
/** Fetches objects that a partial clone has left out: all at once, as Git itself would one by one. */
async function fetchBlobs(git, ids) {
    if (ids.length === 0)
        return;
    // As Git does it where it misses objects (promisor-remote.c): nothing to negotiate about.
    const args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
    await git.run([...args, "--no-auto-maintenance", "--filter=blob:none", "--stdin", "origin"], {
        input: ids.map((id) => `${id}\n`).join(""),
    });
}
/** Reads the bytes of files, but of those that are too large. */
async function readBlobs(git, entries) {
    const sizes = await sizesOf(git, blobs_distinct(entries));
    const readable = [...sizes].filter(([, size]) => size <= largestFile).map(([id]) => id);
    const contents = await contentsOf(git, readable);
    return new Map(entries.flatMap(({ path, mode, id }) => {
        const size = sizes.get(id);
        return size === undefined ? [] : [[path, { mode, size, content: contents.get(id) }]];
    }));
}
function blobs_distinct(entries) {
    return [...new Set(entries.map(({ id }) => id))];
}
async function sizesOf(git, ids) {
    if (ids.length === 0)
        return new Map();
    const output = await git.run(["cat-file", "--batch-check=%(objectname) %(objectsize)"], { input: lines(ids) });
    return new Map(output
        .toString("utf8")
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" "))
        .map(([id = "", size]) => [id, Number(size)]));
}
async function contentsOf(git, ids) {
    if (ids.length === 0)
        return new Map();
    const output = await git.run(["cat-file", "--batch=%(objectname) %(objectsize)"], { input: lines(ids) });
    const contents = new Map();
    for (let at = 0; at < output.length;) {
        const end = output.indexOf("\n", at);
        const [id = "", size] = output.toString("utf8", at, end).split(" ");
        const from = end + 1;
        const to = from + Number(size);
        contents.set(id, output.subarray(from, to));
        at = to + 1;
    }
    return contents;
}
function lines(ids) {
    return ids.map((id) => `${id}\n`).join("");
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/tree.js

/** The regular files of a commit that pathspecs fit. */
async function listFiles(git, commit, specs) {
    const args = ["diff-tree", "-r", "-z", "--raw", "--full-index", "--no-renames", emptyTree(commit), commit, "--"];
    const fields = tree_namesOf(await git.run([...args, ...specs]));
    const entries = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
        const [, mode = "", , id = ""] = fields[at]?.split(" ") ?? [];
        const path = fields[at + 1];
        if (path !== undefined && isRegular(mode))
            entries.push({ path, mode, id });
    }
    return entries;
}
/** Whether any file or submodule of a commit fits one of the pathspecs. */
async function fitsAny(git, commit, specs) {
    const result = await git.attempt(["diff-tree", "-r", "--quiet", emptyTree(commit), commit, "--", ...specs]);
    if (result.code > 1)
        throw git.explain(result);
    return result.code === 1;
}
/** The mode of a file, folder, link or submodule of a commit; empty where nothing is there. */
async function modeOf(git, commit, path) {
    const listed = await git.run(["--literal-pathspecs", "ls-tree", "--full-tree", commit, "--", path]);
    return listed.toString("latin1", 0, listed.indexOf(" "));
}
/** So many paths fit into one command line on every system. */
const pathsAtOnce = 200;
/** Files of a commit by their paths. What is not there, or is no regular file, is left out. */
async function findFiles(git, commit, paths) {
    const wanted = new Set(paths.filter(isInside));
    const entries = [];
    for (let from = 0; from < wanted.size; from += pathsAtOnce) {
        const some = [...wanted].slice(from, from + pathsAtOnce);
        const listed = await git.run(["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", ...some]);
        for (const field of tree_namesOf(listed)) {
            const [about = "", path = ""] = splitOnce(field ?? "", "\t");
            const [mode = "", , id = ""] = about.split(" ");
            // A folder lists what is in it, where one of that is wanted too.
            if (isRegular(mode) && wanted.has(path))
                entries.push({ path, mode, id });
        }
    }
    return entries;
}
/** What stands between zeros; undefined where that is a name which is not UTF-8, and could not be given back to Git. */
function tree_namesOf(output) {
    const fields = output.toString("latin1").split("\0").slice(0, -1);
    return fields.map((field) => {
        const bytes = Buffer.from(field, "latin1");
        return (0,external_node_buffer_namespaceObject.isUtf8)(bytes) ? bytes.toString("utf8") : undefined;
    });
}
/** The tree without any file, which every Git knows (`git hash-object -t tree /dev/null`), in SHA-1 or SHA-256. */
function emptyTree(commit) {
    return commit.length === 40
        ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
        : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
}
function isRegular(mode) {
    return mode.startsWith("100");
}
function isInside(path) {
    return path.split("/").every((part) => part !== "" && part !== "." && part !== "..") && !path.includes("\0");
}
function splitOnce(text, by) {
    const at = text.indexOf(by);
    return [text.slice(0, at), text.slice(at + by.length)];
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/changed-files.js

/**
 * The files that a commit has changed against its parent; undefined where the server does not say, or it is a merge. From
 * a server that leaves nothing out they come with all the others.
 */
async function changedFiles(store, commit) {
    if (!/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    const git = await store.fetchBeside("changes", [commit], ["--depth=2", "--filter=blob:none"]);
    if (git === undefined)
        return undefined;
    const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit]))
        .toString("utf8")
        .trim()
        .split(" ");
    if (parents.length !== 2)
        return undefined;
    const output = await git.run(["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit]);
    const names = tree_namesOf(output);
    return names.every((name) => name !== undefined) ? names : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/conflicts.js
/** Commits that are looked through for the one from which both have gone on. */
const conflicts_depth = 500;
const us = ["-c", "user.name=pushpull", "-c", "user.email=pushpull@localhost"];
/**
 * Whether two commits cannot be merged as they are; undefined where nobody knows: the server leaves nothing out, their
 * histories meet farther back, or Git is older than 2.38, whose `merge-tree` merges by itself.
 */
async function conflicts(store, one, other) {
    if (!store.filters)
        return undefined;
    const history = await store.fetchBeside("meeting", [one, other], [`--depth=${conflicts_depth}`, "--filter=tree:0"]);
    const met = await history?.attempt(["merge-base", one, other]);
    if (met?.code !== 0)
        return undefined;
    const base = met.stdout.toString("utf8").trim();
    if (base === one || base === other)
        return false;
    const git = await store.fetchBeside("merge", [one, other, base], ["--depth=1", "--filter=blob:none"]);
    if (git === undefined)
        return undefined;
    // Without their histories: each on the one before them. `--merge-base` would say it, since 2.40.
    const commit = async (tree, ...parents) => (await git.run([...us, "commit-tree", ...parents, "-m", "", `${tree}^{tree}`])).toString("utf8").trim();
    const root = await commit(base);
    const sides = [await commit(one, "-p", root), await commit(other, "-p", root)];
    const url = (await store.git.run(["config", "--get", "remote.origin.url"])).toString("utf8").trim();
    // The files that both have changed are fetched on the way.
    const origin = ["-c", `remote.origin.url=${url}`];
    const { code } = await git.attempt([
        ...origin,
        "merge-tree",
        "--write-tree",
        "--name-only",
        "--no-messages",
        ...sides,
    ]);
    return code === 0 ? false : code === 1 ? true : undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/causes/access.js
/** Why a server does not let us in, or not as far as we want. The first that fits counts. */
const accessCauses = [
    {
        says: /archived so it is read-only|repository is archived|archived repository/i,
        code: "repository",
        means: "{repository} is archived and takes no commits",
        hint: "Unarchive it in its settings, or name the repository that has taken its place.",
    },
    {
        says: /SAML SSO|single sign-on/i,
        code: "forbidden",
        means: "The organization of {repository} wants the token to be authorized for its single sign-on",
        hint: "Authorize the token for the organization in your account's settings, or use a GitHub App's.",
    },
    {
        says: /marked as read only|deploy key .*(read.only|write)|key .*read.only/i,
        code: "forbidden",
        means: "The key may read {repository}, and not write to it",
        hint: "Make a deploy key with `Allow write access`; a deploy key's access cannot be changed later.",
    },
    {
        says: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401/i,
        ofNobody: true,
        code: "unauthorized",
        means: "{host} wants a token for {repository}, and input 'token' is empty",
        hint: "Is the name of the secret right, and may this repository see it? A run of a fork's pull request, or of Dependabot, gets no secrets of the repository's.",
    },
    {
        says: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401|HTTP Basic: Access denied|invalid credentials/i,
        code: "unauthorized",
        means: "{host} does not accept the token for {repository}",
        hint: "It is missing, wrong, expired or revoked: make a new one and give it in input 'token'.",
    },
    {
        says: /returned error: 403|HTTP 403|Permission to .* denied|Write access to repository not granted|not allowed to push code to this project|not have (permission|write)|access denied|insufficient permission/i,
        code: "forbidden",
        means: "The identity may not write to {repository}",
        hint: "{access}",
    },
    {
        says: /error in libcrypto|invalid format|bad permissions/,
        code: "input",
        means: "ssh cannot read the key of input 'ssh-key'",
        hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line.",
    },
    {
        says: /Permission denied \(|Too many authentication failures|no mutual signature/,
        code: "unauthorized",
        means: "{host} does not accept the key for {repository}",
        hint: "Add its public half to the repository as a deploy key with write access: `ssh-keygen -y -f KEY` prints it.",
    },
    {
        says: /Repository not found|repository '.*' not found|returned error: 404|HTTP 404|could not be found|TF401019|not appear to be a git repository|repository '?.*'? does not exist|no such file or directory: '.*'/i,
        code: "repository",
        means: "{repository} is not there, or the identity may not see it",
        hint: "Check its name. A private one is not there for whom it does not let in. {access}",
    },
    {
        says: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
        code: "access",
        means: "{host} has another key than the one it is known by: it has changed, or somebody stands in between",
        hint: "Compare what `{scan}` prints with what the server's owner publishes, and only then put it into input 'known-hosts'.",
    },
    {
        says: /Host key verification failed|host key is known for/,
        code: "access",
        means: "{host} is not known by the key that it shows",
        hint: "Compare what `{scan}` prints with what the server's owner publishes, and only then put it into input 'known-hosts'.",
    },
    {
        says: /ssh: (command )?not found|cannot run ssh/,
        code: "git",
        means: "ssh is not on the PATH",
        hint: "Install an OpenSSH client, or use the repository's https address and a token.",
    },
    {
        says: /certificate|gnutls_handshake|SSL_ERROR|SSL routines|TLS connect/i,
        code: "access",
        means: "The TLS certificate of {host} cannot be verified",
        hint: "If a company's own authority signs it, give its certificates in GIT_SSL_CAINFO (a file), or add them to the runner's.",
    },
    {
        says: /is this a git repository\?|not valid: |invalid server response/i,
        code: "repository",
        means: "What answers at the address of {repository} is no Git server",
        hint: "Check the address: a forge's page of a repository and its address differ at some, and a login page may stand before it.",
    },
    {
        says: /dubious ownership/,
        code: "repository",
        means: "{repository} belongs to another user of this machine",
        hint: "Run `git config --system --add safe.directory PATH` in a step before this one, if you trust it.",
    },
];

;// CONCATENATED MODULE: ./packages/pull/lib/git/causes/branch.js
/** What is wrong with a branch, or with the Git that is here. */
const branchCauses = [
    {
        says: /Remote branch .* not found|couldn't find remote ref|Could not find remote branch/i,
        code: "repository",
        means: "{repository} has no branch {branch}",
        hint: "Check input 'branch'; leave it out for the repository's default branch. One that is new has to be made first. A repository without any commit has none: make its first one.",
    },
    {
        says: /unknown (option|switch)|^usage: git/m,
        code: "git",
        means: "The git on the PATH is too old",
        hint: "Install Git 2.32 or later.",
    },
    {
        says: /unadvertised object/,
        code: "git",
        means: "{host} gives out whole branches only, not single files",
        hint: "Leave input 'manifests' out.",
    },
    {
        says: /No space left on device|Disk quota exceeded|Read-only file system/,
        code: "runner",
        means: "Git cannot write to the runner's disk",
        hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
    },
    {
        says: /transport '.*' not allowed/,
        code: "git",
        means: "Git wants to go on by another protocol than that of the address",
        hint: "See whether the runner's `git config --system` has a `url.….insteadOf` for it.",
    },
];

;// CONCATENATED MODULE: ./packages/pull/lib/git/causes/connection.js
const connection_network = "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";
const connection_passing = "Run it again. If it stays so, see how the server fares.";
/** What may pass. */
const connectionCauses = [
    {
        says: /could not resolve (host|proxy)|name or service not known|temporary failure in name resolution/i,
        code: "unreachable",
        means: "There is no host {host}",
        hint: connection_network,
    },
    {
        says: /from proxy after CONNECT|CONNECT tunnel failed|proxy CONNECT|returned error: 407/i,
        code: "unreachable",
        means: "The proxy does not let us through to {host}",
        hint: "Check HTTPS_PROXY and what the proxy allows.",
    },
    {
        says: /returned error: 429|HTTP 429|too many requests|rate limit/i,
        code: "unreachable",
        means: "{host} has had too many requests",
        hint: connection_passing,
    },
    {
        says: /returned error: 5\d\d|HTTP 5\d\d|internal server error|service unavailable/i,
        code: "unreachable",
        means: "{host} has a fault of its own",
        hint: connection_passing,
    },
    {
        says: /timed? ?out|operation too slow|less than .* bytes\/sec/i,
        code: "unreachable",
        means: "{host} does not answer in time",
        hint: connection_network,
    },
    {
        says: /failed to connect|couldn't connect|connection refused|no route to host|network is unreachable/i,
        code: "unreachable",
        means: "{host} cannot be reached",
        hint: connection_network,
    },
    {
        says: /early EOF|unexpected disconnect|transfer closed|RPC failed|expected .*(packet|flush|sideband)|bad line length|invalid index-pack output/i,
        code: "unreachable",
        means: "The connection to {host} was cut",
        hint: connection_passing,
        hasAnswered: true,
    },
    {
        says: /reset by peer|hung up|empty reply|connection (was )?(closed|aborted|reset)|broken pipe|curl \d+|could not read from remote/i,
        code: "unreachable",
        means: "The connection to {host} was cut",
        hint: connection_passing,
    },
];

;// CONCATENATED MODULE: ./packages/pull/lib/git/causes/refused.js
const pullRequest = "Let this identity bypass the rule (GitHub: the ruleset's bypass list), or have it proposed with `mode: pull-request`.";
/** Why a server does not take a commit. The first that fits counts. */
const refusedCauses = [
    {
        // Gitea, Forgejo: whoever may read gets as far as the hook that looks at the commit.
        says: /User permission denied for writing/i,
        code: "forbidden",
        means: "The identity may not write to {repository}",
        hint: "{access}",
    },
    {
        says: /verified signature|must be signed|unsigned commit|unverified commit|commit signature/i,
        code: "refused",
        means: "Branch {branch} of {repository} takes signed commits only, and ours is not signed",
        hint: "Let this identity bypass the rule, or have it proposed with `mode: pull-request`: a commit that the forge itself makes when it merges is signed.",
    },
    {
        says: /without `?workflows?`? (permission|scope)|workflow scope/i,
        code: "forbidden",
        means: "The token may not change workflow files of {repository}",
        hint: "Leave .github/workflows out by input 'manifests', or use a token with the permission `workflows: write`.",
    },
    {
        says: /GH001|file size|larger than|exceeds .*size|size limit|pack exceeds maximum/i,
        code: "refused",
        means: "{repository} does not take files as large as one of those that were changed",
        hint: "Split the file, or leave it out by input 'manifests'.",
    },
    {
        says: /file paths? |path is restricted|restricted (file|path)|protected from changing file|file extension|prohibited by the pattern|denied by the blacklist/i,
        code: "refused",
        means: "A rule of {repository} forbids to change one of the files",
        hint: "Leave the file out by input 'manifests', or let this identity bypass the rule.",
    },
    {
        says: /(author|committer)('s)? .*(pattern|email|name|member|verified|match)|commit message .*(pattern|match|follow)|email .* (pattern|match)/i,
        code: "refused",
        means: "A rule of {repository} does not take the commit's author or its message",
        hint: "Set input 'author' or 'commit-message' to what the rule asks for.",
    },
    {
        says: /push cannot contain secrets|GH009|push protection/i,
        code: "refused",
        means: "{repository} takes a text in one of the changed files for a secret",
        hint: "Take the secret out of the file, or allow it where the message says.",
    },
    {
        says: /status check|required check/i,
        code: "refused",
        means: "Branch {branch} of {repository} takes commits only after their checks have run",
        hint: pullRequest,
    },
    {
        says: /GH006|GH013|protected branch|rule violation|through a pull request|must use a pull request|TF402455|branch permission/i,
        code: "refused",
        means: "Branch {branch} of {repository} is protected",
        hint: pullRequest,
    },
    {
        says: /./,
        code: "refused",
        means: "{repository} does not take the commit",
        hint: "The server's own rule says why: mend what it names, or let this identity bypass it.",
    },
];

;// CONCATENATED MODULE: ./packages/pull/lib/git/causes/signing.js
/** Why a commit cannot be signed. The first that fits counts. */
const signingCauses = [
    {
        says: /cannot run ssh-keygen|'gpg\.format'|ssh-keygen -Y sign is needed|failed to sign the data|signing failed/i,
        code: "git",
        means: "The commit could not be signed",
        hint: "It takes Git 2.34 and OpenSSH 8.2, or later ones.",
    },
];

;// CONCATENATED MODULE: ./packages/pull/lib/git/host-keys.js
/**
 * The keys by which GitHub's ssh servers are known (GitHub docs, "GitHub's SSH key fingerprints"; also at
 * https://api.github.com/meta, `ssh_keys`).
 */
const githubKeys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=",
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=",
];
/** By its names: the second is for networks where port 22 is closed (GitHub docs, "Using SSH over the HTTPS port"). */
const githubHosts = ["github.com", "[ssh.github.com]:443"];
/** Lines of a `known_hosts` file for the hosts that are known without being told. */
const ownKnownHosts = githubHosts.flatMap((host) => githubKeys.map((key) => `${host} ${key}`));
/** A host as `known_hosts` names it. */
function knownHostName(host, port) {
    return port === 22 ? host : `[${host}]:${port}`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/private-key.js

/**
 * A private key as ssh reads it: with line feeds, and one at its end.
 * @param input that it was given in
 * @throws UserError for a key that cannot be used here
 */
function readPrivateKey(key, input) {
    const text = linesOf(key).join("\n");
    const wrong = whatIsWrong(text);
    if (wrong !== undefined)
        throw new lib_errors/* UserError */.yo(`Input '${input}' ${wrong.what}`, { code: "input", hint: wrong.hint });
    return `${text}\n`;
}
function whatIsWrong(key) {
    const whole = "Give the whole private key, with its first line (-----BEGIN …) and its last.";
    if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
        return {
            what: "is a public key",
            hint: "Give the private key that belongs to it; the public one is for the server.",
        };
    }
    if (/^PuTTY-User-Key-File/.test(key)) {
        return { what: "is a key in PuTTY's format", hint: "Convert it: `puttygen key.ppk -O private-openssh -o key`." };
    }
    if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key))
        return { what: "is not a private key", hint: whole };
    if (!/\n-----END [A-Z ]*PRIVATE KEY-----$/.test(key))
        return { what: "has no end", hint: whole };
    if (isEncrypted(key)) {
        return {
            what: "has a passphrase, which nobody can type here",
            hint: "Make a key without one, for this alone: `ssh-keygen -t ed25519 -N '' -f key`.",
        };
    }
    return undefined;
}
/** The name of the cipher stands at the beginning (OpenSSH's PROTOCOL.key), or in a header (RFC 1421, PKCS #8). */
function isEncrypted(key) {
    if (/^Proc-Type: 4,ENCRYPTED$|-----BEGIN ENCRYPTED /m.test(key))
        return true;
    const bytes = Buffer.from(key.replace(/^-----.*$/gm, ""), "base64");
    const magic = "openssh-key-v1\0";
    if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length < magic.length + 4)
        return false;
    const length = bytes.readUInt32BE(magic.length);
    return bytes.toString("latin1", magic.length + 4, magic.length + 4 + length) !== "none";
}
/** Lines without what editors and forms put around them. */
function linesOf(text) {
    return text
        .trim()
        .split(/\r\n?|\n/)
        .map((line) => line.trim());
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/ssh.js





/**
 * Writes the key and the known hosts into the folder, and returns the command by which Git starts ssh: with this key,
 * this file of known hosts, and nothing of the machine's own settings.
 * @throws UserError for a key that cannot be used here, and for a host that nobody has vouched for
 */
async function sshCommand({ key, knownHosts }, { host, port }, folder) {
    const keyFile = (0,external_node_path_.join)(folder, "key");
    const knownHostsFile = (0,external_node_path_.join)(folder, "known_hosts");
    const known = [...ownKnownHosts, ...linesOf(knownHosts ?? "")];
    if (knownHosts === undefined && !known.some((line) => line.startsWith(`${knownHostName(host, port)} `))) {
        throw unknownHost(host, port);
    }
    await (0,promises_.writeFile)(keyFile, readPrivateKey(key, "ssh-key"), { mode: 0o600 });
    await (0,promises_.writeFile)(knownHostsFile, `${known.join("\n")}\n`, { mode: 0o600 });
    const options = {
        IdentitiesOnly: "yes",
        IdentityAgent: "none",
        StrictHostKeyChecking: "yes",
        UserKnownHostsFile: optionPath(knownHostsFile),
        GlobalKnownHostsFile: "/dev/null",
        UpdateHostKeys: "no",
        BatchMode: "yes",
        ConnectTimeout: "15",
        ServerAliveInterval: "15",
    };
    const flags = Object.entries(options).map(([name, value]) => `-o ${ssh_quote(`${name}=${value}`)}`);
    return ["ssh", "-F /dev/null", "-i", ssh_quote(keyFile), ...flags].join(" ");
}
/** What to add to `known-hosts` for a host. */
function scanLine(host, port) {
    return `ssh-keyscan ${port === 22 ? "" : `-p ${port} `}${host}`;
}
function unknownHost(host, port) {
    return new lib_errors/* UserError */.yo(`Nobody has said by which key ${host} is to be known`, {
        code: "input",
        hint: `Give the lines that \`${scanLine(host, port)}\` prints in input 'known-hosts', once you have compared them with what the server's owner publishes.`,
    });
}
/** ssh splits these values at spaces, and takes what stands in quotes as one. */
function optionPath(path) {
    return `"${path}"`;
}
/** Git hands the command to a shell. */
function ssh_quote(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/explain.js







/** Git's own words for a server that knows the commit, and does not take it. */
const hasLookedAtIt = /\[remote rejected\]/;
const otherCauses = [...signingCauses, ...accessCauses, ...branchCauses, ...connectionCauses];
/**
 * Says in words why Git failed, and what to do about it. Code `unreachable` is what may pass.
 * @param stderr what Git said, in English
 */
function explain_explain(stderr, asked) {
    const words = explain_wordsOf(stderr);
    const causes = hasLookedAtIt.test(stderr) ? refusedCauses : otherCauses;
    const known = causes.find(({ says, ofNobody }) => (!ofNobody || asked.asNobody) && says.test(stderr));
    const cause = known ?? unknown;
    const Fault = cause.hasAnswered ? BrokenOff : lib_errors/* UserError */.yo;
    return new Fault(`${explain_fill(cause.means, asked)}: ${words}`, { code: cause.code, hint: explain_fill(cause.hint, asked) });
}
/** The connection to a server that had begun to answer was cut. */
class BrokenOff extends lib_errors/* UserError */.yo {
}
const unknown = {
    code: "git",
    means: "Git did not do what it was asked for {repository}",
    hint: "Its own words say why. If they do not help, run it again with the runner's debug logging on.",
};
const mayWriteByToken = "Give the job `permissions: contents: write` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with `Contents: read and write` for it.";
const mayWriteByKey = "Make the key's public half a deploy key of the repository, with write access.";
function explain_fill(text, { repository, address, branch }) {
    const host = hostOf(address);
    const scan = address.protocol === "ssh" ? scanLine(address.host, address.port) : "";
    return text
        .replaceAll("{repository}", () => repository)
        .replaceAll("{branch}", () => branch ?? "(the default)")
        .replaceAll("{host}", () => host)
        .replaceAll("{access}", address.protocol === "ssh" ? mayWriteByKey : mayWriteByToken)
        .replaceAll("{scan}", () => scan);
}
function hostOf(address) {
    if (address.protocol === "ssh")
        return address.host;
    return address.protocol === "file" ? "this machine" : new URL(address.url).host;
}
/** What is said to people at most, in characters. */
const explain_mostWords = 500;
const noise = /^(Cloning into|warning: |hint: |To |Done$|POST git|Everything up-to-date|failed to push some refs|and the repository exists|Please make sure you have the correct|@|IT IS POSSIBLE THAT|Someone could be eaves|It is also possible|Please contact your system|Add correct host key|Offending |Host key for)|^\W*$/;
/** The server's own words first, then Git's; what repeats is said once. */
function explain_wordsOf(stderr) {
    const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
    const remote = lines.filter((line) => line.startsWith("remote:")).map((line) => line.slice("remote:".length).trim());
    const own = lines.filter((line) => !line.startsWith("remote:"));
    const all = [...remote, ...own].map((line) => line.replace(/^((fatal|error):( |$))+/i, ""));
    const said = [...new Set(all)].filter((line) => !noise.test(line)).join("; ");
    return said.length > explain_mostWords ? `${said.slice(0, explain_mostWords)} …` : said || "it ended without a word";
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/git.js


/** The names of a million files, and more than all that is read of them at once. */
const mostOutput = 1024 ** 3;
/** Characters of a command that are shown at most: it may name thousands of files. */
const mostShown = 300;
/** As a shell counts it. */
const brokenPipe = 141;
/** Git from the PATH, with a run's settings. */
function createGit(settings, asked, { signal: ended, log }) {
    const inRepository = (before, branch) => {
        const explainResult = ({ stderr }) => explain_explain(stderr, { ...asked, branch });
        const attempt = async (args, { input, env } = {}) => {
            const options = { env: { ...settings.env, ...env }, signal: ended, input, mostOutput };
            const begun = performance.now();
            const { code, signal, stdout, stderr } = await (0,program/* runForBytes */.cn)("git", [...settings.args, ...before, ...args], options).catch(explainStart);
            const took = Math.round(performance.now() - begun);
            log?.debug(`git ${args.join(" ").slice(0, mostShown)}: ${signal ?? `exit code ${code}`} after ${took} ms\n${stderr}`);
            if (code !== null)
                return { code, stdout, stderr };
            // It goes so where its own helper loses the connection while it is written to.
            if (signal === "SIGPIPE")
                return { code: brokenPipe, stdout, stderr: `${stderr}\nbroken pipe` };
            throw new lib_errors/* UserError */.yo(`Git was ended by somebody or something in the middle of \`git ${args[0]}\``, {
                code: "git",
                hint: "See whether the runner is short of memory or disk. Run it again.",
            });
        };
        return {
            attempt,
            explain: explainResult,
            at: (gitDir, known) => inRepository([`--git-dir=${gitDir}`], known),
            async run(args, options) {
                const result = await attempt(args, options);
                if (result.code !== 0)
                    throw explainResult(result);
                return result.stdout;
            },
        };
    };
    return inRepository([], asked.branch);
}
function explainStart(error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error))
        throw error;
    if (error.code !== "ENOENT") {
        throw new lib_errors/* UserError */.yo(`The git on the PATH cannot be run (${String(error.code)})`, {
            code: "git",
            hint: "Check that it is executable, and made for this machine.",
        });
    }
    throw new lib_errors/* UserError */.yo("git is not on the PATH", {
        code: "git",
        hint: "GitHub's own runners have it. In a container or on a runner of your own install Git 2.32 or later, and ssh where the repository is reached by it.",
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/history.js

/** Enough to find a commit again that was pushed a moment ago. */
const recent = 500;
/**
 * The commits that lead to one, newest first. From a server that would send all the files with them, only those that
 * have come since the first.
 */
function createHistory(store, commit) {
    const fetched = new Map();
    const history = (count) => {
        const known = fetched.get(count);
        if (known !== undefined)
            return known;
        const asked = store.filters ? fetchHistory(store, commit, count) : newest(store.git, commit, count);
        fetched.set(count, asked);
        asked.catch(() => fetched.delete(count));
        return asked;
    };
    const contains = async (other) => {
        if (other === commit)
            return true;
        return (await history(recent)).some(({ id }) => id === other);
    };
    return { history, contains };
}
/** Commits without trees. */
async function fetchHistory(store, commit, count) {
    const git = await store.fetchBeside("history", [commit], [`--depth=${count}`, "--filter=tree:0"]);
    return newest(git ?? store.git, commit, count);
}
async function newest(git, commit, count) {
    const commits = await log(git, [`--max-count=${count}`, commit]);
    return commits.map(({ id, message }) => ({ id, message }));
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/nearest-path.js

/**
 * The path that is most likely meant by one that is not there; undefined where none is like it. People leave out folders
 * more often than they misspell a name.
 */
function nearestPath(wanted, paths) {
    const name = nearest_path_lastPart(wanted);
    const near = [...paths].flatMap((path) => {
        const ofName = (0,mod/* distance */.Io)(nearest_path_lastPart(path), name);
        const isNear = ofName < name.length && ofName <= Math.max(2, name.length / 3);
        return isNear ? [{ path, far: ofName * wanted.length + (0,mod/* distance */.Io)(path, wanted) }] : [];
    });
    return near.toSorted((a, b) => a.far - b.far)[0]?.path;
}
/** Files, and the folders that they are in. */
function withFolders(files) {
    return new Set(files.flatMap((file) => {
        const parts = file.split("/");
        return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }));
}
function nearest_path_lastPart(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/push.js
/** Somebody was faster, or is at it right now. */
const race = /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to (update|lock) ref|unable to (create|update).*\.lock|incorrect old value|reference already exists|remote failure|unpacker error|is at [0-9a-f]{40,64} but expected/;
/** Git itself has seen that the branch is somewhere else, and sent nothing. */
const seenInTime = /^\[rejected\]/;
/**
 * Offers a commit to the server, once, or has it take a branch away. The branch has to be where it is said to be: a lease
 * is stricter than no lease, which would make a branch anew that somebody has deleted. Where that is the commit's parent,
 * the branch only ever goes forward.
 * @throws UserError for a refusal that another try would not change
 */
async function pushBranch(git, { branch, from = "", to = "" }) {
    const ref = `refs/heads/${branch}`;
    const result = await git.attempt([
        "push",
        "--porcelain",
        "--no-verify",
        `--force-with-lease=${ref}:${from}`,
        "origin",
        `${to}:${ref}`,
    ]);
    if (result.code === 0)
        return { done: true };
    const status = statusOf(result.stdout.toString("utf8"), ref);
    if (race.test(status)) {
        const why = `Somebody else is at the branch: ${status}`;
        return { done: false, why, mayHaveArrived: !seenInTime.test(status) };
    }
    const fault = git.explain({ ...result, stderr: `${result.stderr}\n${status}` });
    if (fault.code === "unreachable")
        return { done: false, why: fault.message, mayHaveArrived: true };
    throw fault;
}
/** `! <from>:<to> [remote rejected] (reason)`, between tabs (`git-push`, "Output"). */
function statusOf(stdout, ref) {
    const line = stdout.split("\n").find((line) => line.startsWith("!") && line.includes(`:${ref}\t`));
    return line?.split("\t")[2] ?? "";
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/search.js




/** What may hold manifests, where nobody says which files do. */
const anywhere = ["*.yaml", "*.yml", "*.json", "Kustomization"].map((name) => `:(top,glob)**/${name}`);
const manifestName = /\.(ya?ml|json)$|(^|\/)Kustomization$/;
/** The files of a commit that hold one of the texts, among those that are asked for. */
async function searchCommit(store, commit, texts) {
    if (store.paths.length > 0)
        return searchListed(store, commit, texts);
    if (texts.length === 0)
        return (await listFiles(store.git, commit, anywhere)).map(({ path }) => path);
    const found = grep(await store.git.attempt(grepArgs(texts, [commit, "--", ...anywhere])), store.git);
    return found.flatMap((name) => (name === undefined ? [] : [name.slice(commit.length + 1)]));
}
/** So many object names fit into one command line on every system. */
const idsAtOnce = 500;
/** By their object names: Git would look into files too that have not been fetched, one by one. */
async function searchListed(store, commit, texts) {
    const entries = await search_listed(store, commit);
    if (texts.length === 0)
        return entries.map(({ path }) => path);
    await fetchMissing(store, entries);
    const ids = [...new Set(entries.map(({ id }) => id))];
    const found = new Set();
    for (let from = 0; from < ids.length; from += idsAtOnce) {
        const result = await store.git.attempt(grepArgs(texts, ids.slice(from, from + idsAtOnce)));
        for (const id of grep(result, store.git))
            found.add(id);
    }
    return entries.filter(({ id }) => found.has(id)).map(({ path }) => path);
}
/** Fetches what a partial clone has not yet. */
async function fetchMissing(store, entries) {
    if (!store.partial)
        return;
    const missing = new Set(entries.map(({ id }) => id).filter((id) => !store.present.has(id)));
    await fetchBlobs(store.git, [...missing]);
    for (const id of missing)
        store.present.add(id);
}
/** @throws UserError or Faults for lines of the input that fit no file */
async function search_listed(store, commit) {
    const entries = await listFiles(store.git, commit, specsOf(store.paths));
    await refuseIdleLines(store, commit, entries);
    const named = new Set(store.paths.map(({ literal }) => literal));
    return entries.filter(({ path }) => manifestName.test(path) || named.has(path));
}
function specsOf(paths) {
    const specs = paths.flatMap(({ specs }) => specs);
    return paths.every(({ leavesOut }) => leavesOut) ? [":(top,glob)**", ...specs] : specs;
}
async function refuseIdleLines({ git, paths, name }, commit, entries) {
    const wanted = paths.filter(({ leavesOut }) => !leavesOut);
    if (wanted.length === 1 && entries.length > 0)
        return;
    const faults = await Promise.all(wanted.map(async (line) => {
        const { specs, literal } = line;
        if (!(await fitsAny(git, commit, specs))) {
            return idle(line, `fits no file of ${name}`, await whatToWrite(line, git, commit));
        }
        if (!literal || entries.some(({ path }) => `${path}/`.startsWith(`${literal}/`)))
            return [];
        const reason = notFollowed[await modeOf(git, commit, literal)];
        return reason === undefined ? [] : idle(line, reason, asItIs);
    }));
    (0,lib_errors/* throwFaults */.G3)(faults.flat());
}
function idle({ line, written }, reason, hint) {
    return [new lib_errors/* UserError */.yo(`Input 'manifests', line ${line}: '${written}' ${reason}`, { code: "input", hint })];
}
const asItIs = "Write it as it is in the repository, from its root; `**` stands for any folders between.";
/** A name may have a comma in it, or begin with a dash: it is wrong only where nothing fits it. */
async function whatToWrite({ written, literal }, git, commit) {
    if (/^[-*]\s/.test(written))
        return "Write one a line, without a dash before it.";
    if (/,\s*\S/.test(written))
        return "Write one a line, without commas.";
    if (literal === undefined)
        return asItIs;
    const files = await listFiles(git, commit, []);
    const nearest = nearestPath(literal, withFolders(files.map(({ path }) => path)));
    return nearest === undefined ? asItIs : `The nearest there is '${nearest}'.`;
}
/** By their modes. */
const notFollowed = {
    "120000": "is a symbolic link, which is not followed: name what it leads to",
    "160000": "is a submodule: its files are in a repository of their own",
};
function grepArgs(texts, where) {
    const patterns = texts.flatMap((text) => ["-e", text]);
    return [
        "grep",
        "--files-with-matches",
        "-z",
        "--no-color",
        "--fixed-strings",
        "--no-textconv",
        ...patterns,
        ...where,
    ];
}
/** It ends with 1 where nothing is found. */
function grep(result, git) {
    if (result.code > 1 || (result.code === 1 && result.stderr !== ""))
        throw git.explain(result);
    return tree_namesOf(result.stdout);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./packages/pull/lib/git/sign.js




/**
 * Writes the key to sign with into the run's folder, and its public half beside it: only of keys in OpenSSH's own format
 * does ssh-keygen find that in the key itself when it signs.
 * @returns the file's path
 * @throws UserError for a key that cannot be used here
 */
async function writeSigningKey(key, folder, { env, signal }) {
    const file = (0,external_node_path_.join)(folder, "signing-key");
    await (0,promises_.writeFile)(file, readPrivateKey(key, "signing-key"), { mode: 0o600 });
    const { code, stdout } = await (0,program/* runProgram */.mB)("ssh-keygen", ["-y", "-P", "", "-f", file], { env, signal }).catch(noKeygen);
    if (code !== 0) {
        throw new lib_errors/* UserError */.yo("ssh-keygen cannot read the key of input 'signing-key'", {
            code: "input",
            hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line.",
        });
    }
    await (0,promises_.writeFile)(`${file}.pub`, stdout);
    return file;
}
function noKeygen(error) {
    if (!(error instanceof Error && "syscall" in error))
        throw error;
    throw new lib_errors/* UserError */.yo("ssh-keygen, which signs commits, is not on the PATH", {
        code: "git",
        hint: "Install OpenSSH 8.2 or later.",
        cause: error,
    });
}
/**
 * Makes a commit again, with the same tree and a signature: `git fast-import` makes none.
 * @returns its object name
 * @throws UserError where Git or ssh-keygen cannot sign
 */
async function signCommit(git, id, parent, { message, author }) {
    const [name, email] = [author.name, author.email];
    const env = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
    const output = await git.run(["commit-tree", "-S", "-p", parent, "-F", "-", `${id}^{tree}`], { input: message, env });
    return output.toString("utf8").trim();
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/settings.js






/**
 * Writes Git's configuration for a run into its folder: the token, for its own origin only, in a file that nobody else
 * can read, so that it is in no argument list and in no environment. The machine's own configuration counts (its
 * proxies, its certificates), the user's does not.
 */
async function prepareSettings(address, credentials, { env, folder, mask, signal, signingKey, }) {
    const file = (0,external_node_path_.join)(folder, ".gitconfig");
    const access = address.protocol === "ssh" && credentials.kind === "ssh"
        ? section("core", { sshCommand: await sshCommand(credentials, address, folder) })
        : authorization(address, credentials, mask);
    const clean = withoutGit((0,program/* childEnvironment */.Qc)(env));
    const signing = signingKey === undefined ? [] : signingSections(await writeSigningKey(signingKey, folder, { env: clean, signal }));
    await (0,promises_.writeFile)(file, [...common, ...access, ...signing].join("\n"), { mode: 0o600 });
    return {
        env: {
            ...clean,
            [program/* runVariable */.MU]: folder,
            // Older than 2.32, Git knows no GIT_CONFIG_GLOBAL; and curl looks for a .netrc there.
            HOME: folder,
            GIT_CONFIG_GLOBAL: file,
            GIT_ALLOW_PROTOCOL: address.protocol,
            GIT_TERMINAL_PROMPT: "0",
            GIT_PROTOCOL_FROM_USER: "0",
            LC_ALL: "C",
        },
        // What is gone with the run need not survive a power cut.
        args: ["-c", `core.hooksPath=${external_node_os_.devNull}`, "-c", "core.fsync=none"],
    };
}
const settings_kept = /^GIT_SSL_CA(INFO|PATH)$/;
const dropped = /^(GIT_|SSH_|GCM_|XDG_CONFIG_HOME$|HOME$|LANG$|LANGUAGE$|LC_)/;
/** A runner's own variables could name another repository, another program or another configuration. */
function withoutGit(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => settings_kept.test(name) || !dropped.test(name)));
}
const common = [
    ...section("core", { quotePath: "false", fsmonitor: "false", askPass: "", attributesFile: external_node_os_.devNull }),
    ...section("credential", { helper: "" }),
    ...section("http", { followRedirects: "false", lowSpeedLimit: "1", lowSpeedTime: "60" }),
    ...section("protocol", { version: "2" }),
    ...section("ssh", { variant: "ssh" }),
    ...section("gc", { auto: "0" }),
    ...section("maintenance", { auto: "false" }),
    ...section("push", { gpgSign: "false", followTags: "false", recurseSubmodules: "no" }),
    ...section("fetch", { recurseSubmodules: "false", writeCommitGraph: "false" }),
    ...section("submodule", { recurse: "false" }),
    ...section("advice", { pushUpdateRejected: "false" }),
    // A pack of its own at once, instead of a second process that takes it apart.
    ...section("fastimport", { unpackLimit: "0" }),
];
/** Sent unasked, it saves a round trip for each connection. */
function authorization(address, credentials, mask) {
    if (credentials.kind !== "token" || !("origin" in address))
        return [];
    const basic = Buffer.from(`${address.user ?? "x-access-token"}:${credentials.token}`).toString("base64");
    // In this form too it may be quoted, whole.
    mask(basic);
    return section(`http "${address.origin}/"`, { extraHeader: `Authorization: Basic ${basic}` });
}
/** As git-config(1) describes them at `gpg.format`. */
function signingSections(keyFile) {
    return [...section("gpg", { format: "ssh" }), ...section("user", { signingKey: keyFile })];
}
function section(name, values) {
    return [`[${name}]`, ...Object.entries(values).map(([key, value]) => `\t${key} = ${settings_quote(value)}`), ""];
}
function settings_quote(value) {
    return `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/moved.js

/** What a server answers for a repository that was renamed (RFC 9110, 15.4). */
const redirected = /returned error: 30[12378]|HTTP 30[12378]/;
/** Where a repository has gone, if that is why it could not be fetched. Nothing is sent there. */
async function movedTo(git, { stderr }, { repository: { name }, address }) {
    if (!redirected.test(stderr))
        return undefined;
    // Git says the answer's headers here only; our own that hold secrets it leaves out (`git`, GIT_TRACE_REDACT).
    const trace = await git.attempt(["ls-remote", "--quiet", "--", address.url], {
        env: { GIT_TRACE_CURL: "1", GIT_TRACE_CURL_NO_DATA: "1" },
    });
    const [, to] = /<= Recv header: location: (\S+)/i.exec(trace.stderr) ?? [];
    const where = to?.replace(/\/info\/refs\b.*$/, "");
    return new lib_errors/* UserError */.yo(`${name} has moved${where === undefined ? "" : ` to ${where}`}`, {
        code: "repository",
        hint: "Write its new address in input 'repository': nothing is sent where a redirect leads.",
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/store.js





/** The first to be known, where a server leaves out nothing that it is asked to. */
const noFilter = /filtering not recognized by server/;
/**
 * Fetches the newest commit of a branch: with paths, its trees only, and otherwise all of its files but those that are
 * too large to be read.
 */
async function cloneBranch(options) {
    const { git, repository, address, branch, paths, folder } = options;
    const gitDir = (0,external_node_path_.join)(folder, "repository.git");
    // What an earlier try may have left.
    await (0,promises_.rm)(gitDir, { recursive: true, force: true });
    const filter = paths.length > 0 ? "blob:none" : `blob:limit=${largestFile}`;
    const chosen = branch === undefined ? [] : [`--branch=${branch}`];
    const cloned = await git.attempt([
        "clone",
        ...["--bare", "--depth=1", `--filter=${filter}`, "--no-tags", "--single-branch", "--template=", "--quiet"],
        ...[...chosen, "--", address.url, gitDir],
    ]);
    if (cloned.code !== 0)
        throw (await movedTo(git, cloned, options)) ?? git.explain(cloned);
    const filters = !noFilter.test(cloned.stderr);
    const head = await headOf(git.at(gitDir, branch ?? ""), cloned, options);
    const inside = git.at(gitDir, head.branch);
    let beside = 0;
    return {
        git: inside,
        gitFor: (other) => git.at(gitDir, other),
        name: repository.name,
        branch: head.branch,
        first: head.commit,
        paths,
        partial: paths.length > 0 && filters,
        present: new Set(),
        filters,
        fetchBeside: (name, commits, args) => {
            beside += 1;
            // Several may be asked for at once.
            const path = (0,external_node_path_.join)(folder, `${name}-${beside}.git`);
            return fetchBeside(path, commits, { git, address, branch: head.branch, args });
        },
    };
}
/** By the commits' own names: the server need not list its branches, which saves a round trip. */
async function fetchBeside(gitDir, commits, { git, address, branch, args, }) {
    const format = commits[0].length === 40 ? "sha1" : "sha256";
    await git.run(["init", "--quiet", "--bare", "--template=", `--object-format=${format}`, gitDir]);
    const inside = git.at(gitDir, branch);
    const origin = ["-c", `remote.origin.url=${address.url}`];
    const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"];
    const fetched = await inside.attempt([...origin, "fetch", ...flags, ...args, "origin", ...commits]);
    if (fetched.code === 0)
        return inside;
    const fault = git.explain(fetched);
    if (fault.code === "unreachable")
        throw fault;
    return undefined;
}
async function headOf(git, cloned, { repository: { name }, address }) {
    const { code, stdout } = await git.attempt(["rev-parse", "HEAD", "--symbolic-full-name", "HEAD"]);
    if (code !== 0) {
        const heads = await git.attempt(["ls-remote", "--heads", "--", address.url]);
        throw withoutCommit(name, /empty repository/.test(cloned.stderr) && heads.stdout.length === 0);
    }
    const [, commit = "", branch] = /^([0-9a-f]+)\n(?:refs\/heads\/([^\n]+)\n)?/.exec(stdout.toString("utf8")) ?? [];
    if (branch === undefined)
        throw notABranch(name);
    return { branch, commit };
}
function withoutCommit(name, isEmpty) {
    if (isEmpty) {
        return new lib_errors/* UserError */.yo(`${name} is empty: it has no commit yet`, {
            code: "repository",
            // Git takes what is no answer of a Git server, such as a login page, for a repository without branches.
            hint: "Make its first commit, with the manifests in it. If it has some, something else answers at its address: check that.",
        });
    }
    return new lib_errors/* UserError */.yo(`${name} has no default branch: the one that it names is not there`, {
        code: "repository",
        hint: "Name the branch in input 'branch', or set the default branch in the repository's settings.",
    });
}
function notABranch(name) {
    return new lib_errors/* UserError */.yo(`What input 'branch' names in ${name} is a tag`, {
        code: "input",
        hint: "Name a branch: a tag cannot be moved on.",
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/write.js



/**
 * Makes a commit on another one, with new bytes for some of its files, each with the mode it has.
 * @returns undefined when nothing would differ
 */
async function writeCommit(git, parent, files, { signs, ...commit }) {
    const entries = new Map((await findFiles(git, parent, [...files.keys()])).map((entry) => [entry.path, entry]));
    const changed = [...files].flatMap(([path, content]) => {
        const entry = entries.get(path);
        if (entry === undefined)
            throw new Error(`${path} is no file of ${parent}`);
        return entry.id === objectName(content, parent.length) ? [] : [{ entry, content }];
    });
    if (changed.length === 0)
        return undefined;
    const output = await git.run(["fast-import", "--quiet", "--done", "--date-format=raw"], {
        input: importStream(parent, changed, commit),
    });
    const unsigned = output.toString("utf8").trim();
    const id = signs ? await signCommit(git, unsigned, parent, commit) : unsigned;
    const diff = await git.run(["diff-tree", "-p", "--text", "--no-color", "--no-ext-diff", "--no-renames", parent, id]);
    const written = changed.map(({ entry: { path, mode }, content }) => ({ path, mode, content }));
    return { id, parent, files: written, diff: diff.toString("utf8") };
}
/** Git's own format for it (`git-fast-import`, "Input Format"). */
function importStream(parent, changed, { message, author }) {
    const person = `${write_plain(author.name)} <${write_plain(author.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
    const blobs = changed.flatMap(({ content }, index) => [`blob\nmark :${index + 2}\n`, ...data(content)]);
    const paths = changed.map(({ entry: { path, mode } }, index) => `M ${mode} :${index + 2} ${quotePath(path)}\n`);
    const parts = [
        ...blobs,
        // A name of its own: what no name leads to is not written.
        `commit refs/pushpull/${(0,external_node_crypto_.randomUUID)()}\n`,
        `mark :1\nauthor ${person}\ncommitter ${person}\n`,
        ...data(Buffer.from(`${message.replaceAll("\0", "").trimEnd()}\n`)),
        `from ${parent}\n`,
        ...paths,
        "\nget-mark :1\ndone\n",
    ];
    return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
function data(content) {
    return [`data ${content.length}\n`, content, "\n"];
}
/** Without what ends a name or an address in a commit. */
function write_plain(text) {
    return text.replace(/[<>\r\n\0]/g, "").trim();
}
/** In C's quotes, so that no character of it means anything else. */
function quotePath(path) {
    const escaped = path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
    return `"${escaped}"`;
}
/** The object name of bytes (`git-hash-object`), in a repository whose names have so many digits. */
function objectName(content, digits) {
    const hash = (0,external_node_crypto_.createHash)(digits === 40 ? "sha1" : "sha256");
    return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/checkout.js















/**
 * Fetches the newest commit of a branch into a repository of our own, without a work tree: nothing of it is run, no
 * link followed, no filter applied.
 * @throws UserError for whatever keeps us out; code `unreachable` where it may pass
 */
async function openCheckout(options) {
    const { address: repository, branch, credentials, paths, folder } = options;
    const address = readAddress(repository.url, credentials);
    const settings = await prepareSettings(address, credentials, options);
    const git = createGit(settings, { repository: repository.name, address, branch, asNobody: credentials.kind === "none" }, options);
    const store = await cloneBranch({ git, repository, address, branch, paths, folder });
    return checkoutAt(store, store.first, options.signingKey !== undefined);
}
function checkoutAt(store, commit, signs) {
    const { git, branch } = store;
    return {
        branch,
        commit,
        search: (texts) => searchCommit(store, commit, texts),
        async nearestFile(path) {
            const files = await listFiles(git, commit, []);
            return nearestPath(path, files.map((file) => file.path));
        },
        async read(paths) {
            const entries = await findFiles(git, commit, paths);
            await fetchMissing(store, entries);
            return readBlobs(git, entries);
        },
        ...createHistory(store, commit),
        givesHistory: store.filters,
        write: (files, newCommit) => writeCommit(git, commit, files, { ...newCommit, signs }),
        refresh: async () => checkoutAt(store, await fetchNewest(store), signs),
        changedFiles: (other) => changedFiles(store, other),
        relate: (one, other) => relate(store, one, other),
        beyond: (base) => beyond(store, commit, base),
        conflictsWith: (other) => conflicts(store, commit, other),
        treeOf: (other) => checkout_nameOf(git, `${other}^{tree}`),
        branches: branchesOf(store, signs),
    };
}
function branchesOf(store, signs) {
    return {
        open: (name) => openBranch({ ...store, branch: name, git: store.gitFor(name) }, signs),
        place: (branch, to, from) => pushBranch(store.gitFor(branch), { branch, from, to }),
        remove: (branch, from) => pushBranch(store.gitFor(branch), { branch, from, to: undefined }),
    };
}
async function openBranch(store, signs) {
    const fetched = await attemptNewest(store);
    if (/couldn't find remote ref/.test(fetched.stderr))
        return undefined;
    if (fetched.code !== 0)
        throw store.git.explain(fetched);
    return checkoutAt(store, await checkout_nameOf(store.git, newestRef), signs);
}
const newestRef = "refs/pushpull/newest";
/**
 * Alone, as the first was: without a depth, a merged branch that is older than the first would come with all that was
 * before it. A server that leaves nothing out is asked for what has come since, as it is not asked for history.
 */
function attemptNewest({ git, branch, filters }) {
    const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", ...(filters ? ["--depth=1"] : [])];
    return git.attempt(["fetch", ...flags, "origin", `+refs/heads/${branch}:${newestRef}`]);
}
async function fetchNewest(store) {
    const fetched = await attemptNewest(store);
    if (fetched.code !== 0)
        throw store.git.explain(fetched);
    return checkout_nameOf(store.git, newestRef);
}
async function checkout_nameOf(git, revision) {
    return (await git.run(["rev-parse", "--verify", revision])).toString("utf8").trim();
}

;// CONCATENATED MODULE: ./packages/pull/lib/git/pathspecs.js

/**
 * Reads the input `manifests`: files, folders and globs of the repository, one a line; what begins with `!` leaves out.
 * @throws UserError or Faults for lines that lead out of the repository
 */
function manifestPathspecs(lines) {
    const faults = lines.flatMap((line) => faultOf(line));
    (0,lib_errors/* throwFaults */.G3)(faults);
    return lines.map(toPathspec);
}
function toPathspec({ text, line }) {
    const leavesOut = text.startsWith("!");
    const path = pathspecs_pathOf(text);
    const magic = leavesOut ? "exclude,top" : "top";
    const whole = { line, written: text, leavesOut };
    if (path === "")
        return { ...whole, specs: [`:(${magic},glob)**`], literal: "" };
    if (!/[*?[\\]/.test(path))
        return { ...whole, specs: [`:(${magic},literal)${path}`], literal: path };
    // A glob that fits a folder means all that is in it.
    return { ...whole, specs: [path, `${path}/**`].map((glob) => `:(${magic},glob)${glob}`), literal: undefined };
}
/** Without `!`, `./` and slashes at its end. */
function pathspecs_pathOf(text) {
    return text
        .replace(/^!\s*/, "")
        .replace(/^(\.\/+)+/, "")
        .replace(/\/+$/, "")
        .replace(/^\.$/, "");
}
function faultOf({ text, line }) {
    const path = text.replace(/^!\s*/, "");
    const wrong = pathspecs_whatIsWrong(path);
    if (wrong === undefined)
        return [];
    return [
        new lib_errors/* UserError */.yo(`Input 'manifests', line ${line}: '${path}' ${wrong}`, {
            code: "input",
            hint: "Write a file, a folder or a glob as it is in the repository: deploy/prod, apps/**/values.yaml.",
        }),
    ];
}
function pathspecs_whatIsWrong(path) {
    if (path === "")
        return "names nothing";
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
        return "is an address, not a place in the repository";
    if (path.startsWith("/") || /^[a-z]:[\\/]/i.test(path))
        return "is a path of the machine, not of the repository";
    if (path.split("/").includes(".."))
        return "leads out of the repository";
    return undefined;
}

;// CONCATENATED MODULE: ./packages/pull/lib/landing.js

/** Pushed by Git, as it is. */
const byGit = {
    prepare: (decision) => Promise.resolve(decision),
    place: ({ commit }, { checkout, branch, from }) => checkout.branches.place(branch, commit.id, from),
};
/** Made again by the forge's API, so that the forge signs it. */
function byApi(open) {
    // By the names that they have here: another try of the same is no other commit.
    const made = new Map();
    const needed = async () => {
        const { kind, commit, moveBranch } = await open();
        if (commit === undefined || moveBranch === undefined)
            throw noApi(kind);
        return { commit, moveBranch };
    };
    return {
        async prepare(decision) {
            const { commit, commitMessage: message } = decision;
            const { commit: make } = await needed();
            const id = made.get(commit.id) ?? (await make({ parent: commit.parent, message, files: commit.files }));
            made.set(commit.id, id);
            return { ...decision, commit: { ...commit, id } };
        },
        async place({ commit: { id, parent } }, { branch, from }) {
            const { moveBranch } = await needed();
            const rebuild = from !== undefined && from !== parent;
            try {
                const moved = await moveBranch({ branch, to: id, from, rebuild });
                if (moved === "moved")
                    return { done: true };
                return { done: false, why: "Somebody else is at the branch", mayHaveArrived: false };
            }
            catch (error) {
                if (!(error instanceof lib_errors/* UserError */.yo) || error.code !== "unreachable")
                    throw error;
                return { done: false, why: error.message, mayHaveArrived: true };
            }
        },
    };
}
function noApi(kind) {
    return new lib_errors/* UserError */.yo(`Input 'sign' is api, and ${kind === "gitea" ? "Gitea or Forgejo" : "this forge"} signs no commits`, {
        code: "input",
        hint: "Sign them with a key of your own: `sign: ssh`, with `signing-key`.",
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/changes.js


/**
 * What the commits of a pull request change, taken together: where one goes on from what another has set, or from what
 * somebody has put in its place, both are one change.
 * @param steps oldest first
 * @param lacking what this run would set on the base: it says what the base has now
 * @param before what the base has set, by its {@link setKey}
 */
function proposedChanges(steps, lacking = [], before = new Map()) {
    const made = chained(steps, lacking).map((change, _, all) => sinceBase(change, all, lacking));
    const lasting = made.filter(({ first, last }) => foundKey(first) !== setKey(last));
    const distinct = new Map(lasting.map((change) => [`${foundKey(change.first)} ${setKey(change.last)}`, change]));
    return [...distinct.values()].map(({ first, last }) => ({
        what: last.what,
        name: offOneLine(last.name),
        isImage: last.isImage,
        from: first.from === undefined ? undefined : offOneLine(first.from),
        to: offOneLine(last.written),
        source: last.source,
        sourceBefore: before.get(foundKey(first))?.source,
    }));
}
function chained(steps, lacking) {
    const standsOnBase = new Set(lacking.map(foundKey));
    let changes = [];
    for (const { bumps, isOurs } of steps) {
        const found = new Set(bumps.map(foundKey));
        if (!isOurs)
            changes = changes.map((change) => ({ ...change, isOpen: true }));
        for (const bump of bumps) {
            const isReplacedBy = ({ last, isOpen }) => isOpen && last.what === bump.what && !found.has(setKey(last)) && !standsOnBase.has(foundKey(bump));
            const goesOn = (change) => setKey(change.last) === foundKey(bump);
            const isNext = changes.some(goesOn) ? goesOn : isReplacedBy;
            changes = changes.some(isNext)
                ? changes.map((change) => (isNext(change) ? { first: change.first, last: bump, isOpen: false } : change))
                : [...changes, { first: bump, last: bump, isOpen: false }];
        }
    }
    return changes;
}
/** The base may have moved since: it is the one place of its kind there, and in the pull request. */
function sinceBase(change, all, lacking) {
    const { what } = change.last;
    const found = new Map(lacking.filter((bump) => bump.what === what).map((bump) => [foundKey(bump), bump]));
    const [now] = found.values();
    const isOnly = found.size === 1 && all.filter(({ last }) => last.what === what).length === 1;
    return now === undefined || !isOnly ? change : { ...change, first: { ...change.first, from: now.from } };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/digest.js

/** So many hexadecimal digits of a text's SHA-256. */
function digest(text, digits) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, digits);
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/marker.js

/** In the order in which they are done. */
const taskNames = ["labels", "reviews", "assignees", "superseded", "merge"];
const end = "<!-- pushpull end -->";
const digits = 16;
/** @param text with the white space around it */
function formatPart(text, marker) {
    const words = [
        `sha256:${marker.text}`,
        `title:${marker.title}`,
        `target:${marker.target}`,
        ...(marker.todo.length === 0 ? [] : [`todo:${marker.todo.join()}`]),
        ...marker.proposes.map(({ what, to }) => `${what}=${to}`),
    ];
    return `<!-- pushpull begin ${words.join(" ")} -->${text}${end}`;
}
/** The first of ours; undefined where none is there, or a person has taken one of its two comments away. */
function findPart(body) {
    const pattern = /<!-- pushpull begin sha256:([0-9a-f]+) title:([0-9a-f]+) target:([0-9a-f]+)(?: todo:([a-z,]+))?((?: [0-9a-f]+=[0-9a-f]+)*) -->/;
    const begin = pattern.exec(body);
    const until = body.indexOf(end, begin?.index);
    if (begin === null || until === -1)
        return undefined;
    const [whole, written = "", title = "", target = "", tasks = "", proposed = ""] = begin;
    const text = body.slice(begin.index + whole.length, until);
    const proposes = proposed
        .split(" ")
        .filter((word) => word !== "")
        .map((word) => ({ what: word.slice(0, word.indexOf("=")), to: word.slice(word.indexOf("=") + 1) }));
    return {
        marker: {
            text: written,
            title,
            target,
            proposes,
            todo: taskNames.filter((name) => tasks.split(",").includes(name)),
        },
        isAsWritten: digestOf(text) === written,
        text,
        before: body.slice(0, begin.index),
        after: body.slice(until + end.length),
    };
}
/** A body whose marker proposes nothing any more: what we have closed ourselves, nobody has declined. */
function withoutProposal(body) {
    return withMarker(body, { proposes: [], todo: [] });
}
/** A body whose marker says that this has not been done yet. */
function withTodo(body, todo) {
    return withMarker(body, { todo });
}
function withMarker(body, change) {
    const part = findPart(body);
    if (part === undefined)
        return body;
    const { before, text, marker, after } = part;
    return `${before}${formatPart(text, { ...marker, ...change })}${after}`;
}
/** Of a text as it is shown: forges change the ends of its lines when a person edits it in their pages. */
function digestOf(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
    return digest(lines.join("\n").trim(), digits);
}
function proposes(changes) {
    const all = changes.map(({ what, to }) => ({ what: digest(what, 12), to: digest(to, 12) }));
    const byWord = new Map(all.map((each) => [`${each.what}=${each.to}`, each]));
    return [...byWord].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function proposesSame(one, other) {
    return JSON.stringify(one.proposes) === JSON.stringify(other.proposes);
}
/** Takes from a template what would be taken for our markers. */
function withoutMarkers(text) {
    return text.replaceAll(/<!--(?=\s*pushpull (begin|end)\b)/g, "&lt;!--");
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/find.js


/** All that go to a branch: another one from the same branch may go elsewhere. */
async function listOpen(forge, base) {
    const all = await forge.listPullRequests({ state: "open", base });
    return all.filter((each) => each.base === base);
}
/** Those between two branches that are open no more, newest first, whatever a forge makes of the filters. */
async function listClosed(forge, head, base) {
    const all = await forge.listPullRequests({ state: "closed", head, base });
    return all.filter((each) => each.head.branch === head && each.base === base);
}
function othersFrom(opened, head, target) {
    return opened
        .filter((each) => each.head.branch !== head)
        .flatMap((pullRequest) => {
        const marker = findPart(pullRequest.body)?.marker;
        return marker?.target === target ? [{ pullRequest, marker }] : [];
    });
}
/** Where a person has taken our marker away, what stands on its branch says it. */
function declinable(pullRequest, standing) {
    const { body, head } = pullRequest;
    const marked = findPart(body)?.marker.proposes;
    const isThere = standing?.checkout.commit === head.commit;
    return { pullRequest, proposed: marked ?? (isThere ? proposes(proposedChanges(standing.steps)) : undefined) };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/head-name.js


/** Characters of the part that people read. */
const head_name_longest = 40;
/**
 * The name of the branch for a target: `pushpull/web-1a2b3c4d`. It is the same for every version, so that a pull request
 * is found again, and another one for other images, other manifests or another base.
 */
function headBranchName(target, base) {
    return `pushpull/${head_name_readable(target)}-${digest(JSON.stringify([...head_name_placeOf(target), base, head_name_placesOf(target)]), 8)}`;
}
/** Where a pull request changes something, whatever that is: those of one target take each other's place. */
function head_name_targetOf(target, base) {
    return digest(JSON.stringify([...head_name_placeOf(target), base]), 16);
}
function head_name_placeOf({ repository, manifests }) {
    return [repository.name.toLowerCase(), manifests.map(({ text }) => text).toSorted()];
}
function head_name_placesOf({ images, set }) {
    const names = images.map(({ name }) => normalizeName(name));
    return [...names, ...set.map(({ file, document, path }) => JSON.stringify([file, document, path]))].toSorted();
}
/** What Git takes in a branch's name: letters, digits, and dashes between them. */
function head_name_readable({ images, set }) {
    const names = [...images.map(({ name }) => name.split("/").at(-1) ?? ""), ...set.map(({ written }) => written)];
    const words = names
        .map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-"))
        .map((name) => name.slice(-head_name_longest).replace(/^-+|-+$/g, ""))
        .filter((name) => name !== "");
    const [first = "values", ...rest] = words;
    return rest.length === 0 ? first : `${first}-and-${rest.length}-more`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/ours.js

/** Who commits for a bot that uses GitHub's API, and signs for it. */
const forgeCommitter = /^noreply@/;
/** Nobody writes by these names: a bot's, and the one that we have without an input `author`. */
const machine = /(\[bot\]|^pushpull)@users\.noreply\./;
/**
 * Whether a commit is ours, and as we have made it. It has our trailers, was written and committed by who this run
 * commits as or by a machine (or, made by the API, written by a bot and committed by the forge), both at the same second.
 * So what was made before there was an input `author`, or before commits were signed, stays ours. Amended, rebased or
 * picked by anybody it has another committer or a later time, and counts as theirs. So does one that was made with
 * another input `author`: nothing tells it from one that a person has amended in their own name, and theirs are never
 * taken away.
 */
function isOurs(commit, person) {
    const { author, committer } = commit;
    if (bumpsOf(commit).length === 0 || author.time !== committer.time)
        return false;
    if (author.email === person.email)
        return committer.email === person.email;
    if (!machine.test(author.email))
        return false;
    return committer.email === author.email || forgeCommitter.test(committer.email);
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/standing.js


/** Looks at a branch as it is now; undefined where it is not there. */
async function standingOn(base, branch, author) {
    const checkout = await base.branches.open(branch);
    if (checkout === undefined)
        return undefined;
    const commits = await checkout.beyond(base);
    const steps = (commits ?? [])
        .toReversed()
        .map((commit) => ({ bumps: bumpsOf(commit), isOurs: isOurs(commit, author) }));
    return {
        checkout,
        allOurs: commits !== undefined && steps.every((step) => step.isOurs),
        steps,
        bumps: steps.flatMap(({ bumps }) => bumps),
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/choose.js





/**
 * Chooses the branch that a pull request comes from: the named one, or where that has commits of others that no open pull
 * request has, `NAME-2` and so on. What was declined would be proposed again with them.
 * @throws UserError where a branch was asked for that is there, and not ours
 */
async function chooseBranch(name, looking) {
    const { base, forge, inputs, ports, proposal } = looking;
    const target = head_name_targetOf(inputs, base.branch);
    // Before the forge is asked: where a pull request ends in between, the branch is not where it was.
    const named = await standingOn(base, name, inputs.author);
    const opened = await listOpen(forge, base.branch);
    const lookAt = async (head) => {
        const standing = head === name ? named : await standingOn(base, head, inputs.author);
        const open = opened.find((each) => each.head.branch === head);
        return { head, standing, open, closed: open === undefined ? await listClosed(forge, head, base.branch) : [] };
    };
    const choose = (seen, passed = []) => ({
        ...seen,
        found: {
            open: seen.open,
            closed: [seen, ...passed].flatMap((each) => each.closed.map((one) => declinable(one, each.standing))),
            others: proposal.closeSuperseded ? othersFrom(opened, seen.head, target) : [],
        },
        spent: spentBy(seen),
    });
    const first = await lookAt(name);
    const isGiven = proposal.headBranch !== undefined;
    if (isGiven && isForeign(first))
        throw notOurs(name);
    if (first.open !== undefined)
        return choose(first);
    const again = isGiven && isFree(first) ? undefined : openAgain(name, opened, target);
    if (again !== undefined)
        return choose(await lookAt(again.head.branch));
    const passed = [];
    let seen = first;
    for (let count = 2; !isFree(seen); count++) {
        passed.unshift(seen);
        seen = await lookAt(`${name}-${count}`);
    }
    if (seen !== first) {
        ports.log.info(`Branch ${name} has somebody else's commits: what is new comes from ${seen.head}.`);
    }
    return choose(seen, passed);
}
/** Whether nobody's commits would come along but ours, and those that a merge has brought where they were to go. */
function isFree(seen) {
    const { standing, open } = seen;
    return open === undefined && (standing === undefined || standing.allOurs || spentBy(seen) === "merged");
}
/** Whether it is there, and nothing on it or from it is of ours. */
function isForeign({ standing, open, closed }) {
    if (standing === undefined || standing.bumps.length > 0)
        return false;
    return open === undefined ? closed.length === 0 : findPart(open.body) === undefined;
}
/** Of ours, from another than the first of the names. */
function openAgain(name, opened, target) {
    return opened.find(({ head: { branch }, body }) => {
        const count = branch.startsWith(`${name}-`) ? branch.slice(name.length + 1) : "";
        return /^[1-9]\d*$/.test(count) && findPart(body)?.marker.target === target;
    });
}
/** Whether what stands on the branch is what a pull request had that is open no more. */
function spentBy({ open, closed: [last], standing }) {
    if (open !== undefined || last === undefined || standing?.checkout.commit !== last.head.commit)
        return undefined;
    return last.state === "merged" ? "merged" : "closed";
}
function notOurs(branch) {
    return new lib_errors/* UserError */.yo(`Branch ${branch} is there, and is not ours`, {
        code: "input",
        hint: "Name another one in input 'head-branch', or take it away if nobody needs it: commits would come along with it, and it would be moved.",
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/endings.js
function stayClosed(last, decision) {
    const message = `Pull request #${last.number} proposed the same and was closed: it stays closed. Reopen it, or propose another version`;
    return { outcome: "unchanged", decision, message, proposal: unchanged(last, last.head.branch, last.head.commit) };
}
/** One that is open from the same branch meanwhile keeps what it proposes. */
function stayDeclined(last, open, decision, head) {
    const message = `Pull request #${last.number} proposed the same and was closed, so #${open.number} stays as it is. Close that and reopen #${last.number}, or propose another version`;
    return { outcome: "unchanged", decision, message, proposal: unchanged(open, head, open.head.commit) };
}
/** @param notes what a person should know, each a sentence */
function proposesAlready(open, decision, { head, commit, notes = [] }) {
    const message = `Pull request #${open.number} proposes it already`;
    return { outcome: "unchanged", decision, message, proposal: { ...unchanged(open, head, commit), notes } };
}
function leaveTo({ pullRequest }, decision) {
    const message = `Pull request #${pullRequest.number} proposes what was built later`;
    return { outcome: "superseded", decision, message };
}
function planned({ place, found: { open }, decision, around }, commit) {
    const { head, base } = around;
    if (open === undefined) {
        const message = `A pull request would be opened from ${head} to ${base.branch}`;
        return { outcome: "planned", decision: place.kind === "put" ? place.decision : decision, message };
    }
    if (place.kind !== "put")
        return proposesAlready(open, decision, { head, commit });
    const message = `Pull request #${open.number} would be brought up to date`;
    const proposal = { ...unchanged(open, head, open.head.commit), operation: undefined };
    return { outcome: "planned", decision: place.decision, message, proposal };
}
function unchanged({ number, url }, headBranch, headCommit) {
    return { number, url, operation: "unchanged", headBranch, headCommit, superseded: [], merge: undefined, notes: [] };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/body.js

/** Characters of a pull request's body that GitHub takes. */
const body_longest = 65_536;
/** The body of a new pull request. */
function newBody(wording) {
    return body_write(wording, body_longest, []);
}
/**
 * What is to be changed of a pull request's title and body so that they say what is proposed now; empty where they do
 * already. A title that a person has changed stays, and so does our part of the body: only its marker then says what is
 * proposed. Where somebody has taken the marker away, nobody knows what is ours, and all of it stays.
 */
function changedWording({ title, body }, wording) {
    const part = findPart(body);
    if (part === undefined)
        return {};
    const { marker, isAsWritten, text, before, after } = part;
    const isOurTitle = digestOf(title) === marker.title;
    if (proposesSame(marker, wording) && (!isOurTitle || title === wording.title))
        return {};
    const room = body_longest - before.length - after.length;
    const ours = isAsWritten
        ? body_write(wording, room, marker.todo)
        : formatPart(text, { ...marker, ...markerOf(wording), ...(isOurTitle ? {} : { title: marker.title }) });
    return {
        ...(isOurTitle && title !== wording.title ? { title: wording.title } : {}),
        body: `${before}${ours}${after}`,
    };
}
function body_write(wording, room, todo) {
    const marker = markerOf(wording);
    // There is room for all that may be noted later.
    const frame = formatPart(apart(""), { ...marker, text: digestOf(""), todo: taskNames }).length;
    const text = wording.content(Math.max(0, room - frame));
    return formatPart(apart(text), { ...marker, text: digestOf(text), todo });
}
/** Between blank lines, Markdown takes a comment for a block of its own. */
function apart(text) {
    return `\n\n${text}\n\n`;
}
function markerOf({ title, target, proposes }) {
    return { title: digestOf(title), target, proposes };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/upsert.js


/** Opens a pull request, or has the one that is open say what is proposed now. */
async function upsert(forge, { open, head, base, draft, wording, hasMoved, tasks, }) {
    if (open === undefined) {
        const { title } = wording;
        const body = withTodo(newBody(wording), tasks);
        const pullRequest = await forge.openPullRequest({ head, base, title, body, draft });
        return pullRequest === "exists" ? "exists" : { pullRequest, operation: "created", todo: tasks };
    }
    const change = changedWording(open, wording);
    if (Object.keys(change).length === 0 && !hasMoved) {
        const left = findPart(open.body)?.marker.todo ?? [];
        return { pullRequest: open, operation: "unchanged", todo: tasks.filter((task) => left.includes(task)) };
    }
    const body = withTodo(change.body ?? open.body, tasks);
    const isSame = change.title === undefined && body === open.body;
    const pullRequest = isSame ? open : await forge.changePullRequest(open.number, { ...change, body });
    return { pullRequest, operation: "updated", todo: tasks };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/correct.js


/** What stands on the branch is newer, and a run that was faster than that may have had the last word in its pull request. */
async function correct(place, { found: { open }, around }, wording) {
    const { inputs, forge, base, head, proposal } = around;
    const done = { outcome: "superseded", decision: place.decision };
    if (open === undefined)
        return done;
    const message = `Pull request #${open.number} proposes what was built later`;
    if (inputs.dryRun)
        return { ...done, message, proposal: unchanged(open, head, place.commit) };
    const { draft } = proposal;
    const upserted = await upsert(forge, { open, head, base: base.branch, draft, wording, hasMoved: false, tasks: [] });
    const operation = upserted === "exists" ? "unchanged" : upserted.operation;
    return { ...done, message, proposal: { ...unchanged(open, head, place.commit), operation } };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/place.js





/**
 * Decides where a change goes that the base lacks. A branch that has nothing but what this run sets itself is made anew
 * on the base; where there is anything else on it, a person's commits or what was set by runs for other images, ours is
 * added on top of it.
 * @param isSpent whether what stands there belongs to a pull request that is closed already
 */
async function placeOn(standing, decision, around, isSpent) {
    const lacking = bumpsOf(messageOf(decision));
    const step = { bumps: lacking, isOurs: true };
    const from = standing?.checkout.commit;
    const anew = { kind: "put", from, decision, notes: [], steps: [step], lacking };
    if (standing === undefined || isSpent === "merged")
        return anew;
    const { checkout, allOurs, steps } = standing;
    const { base, inputs } = around;
    const [here, wanted] = await Promise.all([checkout.treeOf(checkout.commit), base.treeOf(decision.commit.id)]);
    if (here === wanted) {
        // The same in the end, from another beginning, is a conflict.
        if (allOurs && !changesSame(steps, [step]))
            return anew;
        return { kind: "keep", commit: checkout.commit, steps: [step], lacking };
    }
    if (allOurs && isSpent !== undefined)
        return anew;
    const isReplaced = allOurs && standing.bumps.every(({ what }) => place_placesOf(decision, around).has(what));
    const unordered = inputs.source === undefined || inputs.allowDowngrade;
    if (isReplaced && unordered)
        return anew;
    const atHead = await decideOnTop(standing, around).catch((error) => {
        // What is made anew need not be what can be edited.
        if (isReplaced && (0,lib_errors/* userFaults */.B3)(error) !== undefined)
            return undefined;
        throw error;
    });
    if (atHead?.outcome === "superseded") {
        return { kind: "superseded", commit: checkout.commit, decision: atHead, steps, lacking };
    }
    if (isReplaced && (atHead === undefined || atHead.superseded.length === 0))
        return anew;
    if (atHead?.outcome !== "changed")
        return { kind: "keep", commit: checkout.commit, steps, lacking };
    const onTop = { bumps: bumpsOf(messageOf(atHead)), isOurs: true };
    const notes = replaced(standing, atHead, { decision, around });
    return { kind: "put", from: checkout.commit, decision: atHead, notes, steps: [...steps, onTop], lacking };
}
/** Where a person has put something else in the place of what we had set there, that stays. */
function decideOnTop({ checkout, bumps }, { inputs, ports }) {
    const last = new Map(bumps.map((bump) => [bump.what, setKey(bump)]));
    return decide(checkout, inputs, ports, (edit) => last.get(bumpKey(edit)) === madeKey(edit));
}
function changesSame(one, other) {
    const [left, right] = [one, other].map((steps) => proposedChanges(steps).map(({ what, from, to }) => JSON.stringify([what, from, to])));
    return JSON.stringify(left?.toSorted()) === JSON.stringify(right?.toSorted());
}
/** What somebody has set in the place of what we had, and is newer than that no more. */
function replaced({ bumps, allOurs }, { edits }, { decision, around }) {
    const known = new Set([...bumps.map(setKey), ...decision.edits.map(standingKey)]);
    const places = new Set(bumps.map(({ what }) => what));
    return edits
        .filter((edit) => !allOurs && places.has(bumpKey(edit)) && !known.has(standingKey(edit)))
        .map(({ image, path, from = "nothing", to }) => {
        const [was, is] = [from, to].map(inWords);
        return `${was}, which somebody else has set on branch ${around.head} for ${image ?? path}, is replaced by ${is}`;
    });
}
/** All that this run may set, as bumps name it. */
function place_placesOf({ edits }, { inputs: { images, set } }) {
    return new Set([
        ...images.map(({ name }) => normalizeName(name)),
        ...set.map(({ file, written }) => `${file}:${written}`),
        ...edits.map(bumpKey),
    ]);
}
function messageOf({ commit: { id }, commitMessage }) {
    return { id, message: commitMessage };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/stuck.js
/**
 * Says that a pull request cannot be merged as it is. Ours alone is made anew instead; with commits of others on its
 * branch only they can do something about it, and nobody else tells them when there is a new version in it each day.
 */
async function stuckNotes({ number }, commit, standing, { base, ports }) {
    if (standing === undefined || standing.allOurs)
        return [];
    const isStuck = await base.conflictsWith(commit).catch((error) => {
        ports.log.debug(`Conflicts cannot be looked for: ${String(error)}`);
        return undefined;
    });
    if (isStuck !== true)
        return [];
    return [
        `#${number} cannot be merged: it conflicts with ${base.branch}, and commits of others are on its branch. Solve that there; or close it, and the next version begins on the newest ${base.branch}`,
    ];
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/close.js


/**
 * Closes a pull request of ours, and says why. Its branch goes first, if all on it is ours: the lease tells whether
 * somebody has proposed something else from it meanwhile.
 * @returns what a person should know, each a sentence
 */
async function close_close({ number, body, head: { branch } }, standing, why, { base, forge }) {
    const notes = [];
    const said = [why];
    if (standing?.allOurs === true) {
        const removed = await base.branches.remove(branch, standing.checkout.commit).catch(close_refusal);
        if (removed instanceof lib_errors/* UserError */.yo)
            notes.push(`Branch ${branch} is left where it is: ${removed.message}`);
        else if (!removed.done)
            return { again: removed.why };
    }
    else if (standing !== undefined) {
        said.push("Somebody else's commits are on its branch, which is left as it is.");
    }
    await forge.comment(number, said.join(" "));
    await forge.changePullRequest(number, { state: "closed", body: withoutProposal(body) });
    return { done: notes };
}
/** A branch that the server does not let go is no reason to leave the pull request open. */
function close_refusal(error) {
    if (error instanceof lib_errors/* UserError */.yo && error.code !== "unreachable")
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/supersede.js




/** Those of other branches that propose nothing that ours does not: the same places, or some of them. */
function coveredBy(others, proposes) {
    const places = new Set(proposes.map(({ what }) => what));
    return others.filter(({ marker }) => marker.proposes.length > 0 && marker.proposes.every(({ what }) => places.has(what)));
}
/** Whether what another pull request proposes was built later than what this run does. */
async function isNewer({ pullRequest }, around) {
    const { base, inputs } = around;
    if (inputs.source === undefined || inputs.allowDowngrade)
        return false;
    const standing = await standingOn(base, pullRequest.head.branch, inputs.author);
    if (standing === undefined)
        return false;
    const decision = await decideOnTop(standing, around).catch((error) => {
        if ((0,lib_errors/* userFaults */.B3)(error) === undefined)
            throw error;
        return undefined;
    });
    return (decision?.superseded.length ?? 0) > 0;
}
/** Closes those that ours takes the place of. */
async function closeSuperseded(others, by, around) {
    const superseded = [];
    const notes = [];
    for (const { pullRequest } of others) {
        const standing = await standingOn(around.base, pullRequest.head.branch, around.inputs.author);
        const closed = await close_close(pullRequest, standing, `Superseded by #${by.number}.`, around);
        if ("again" in closed) {
            notes.push(`#${pullRequest.number} is left open: its branch has just moved`);
            continue;
        }
        superseded.push(pullRequest.number);
        notes.push(...closed.done);
    }
    return { superseded, notes };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/tasks.js


/** What there is to do with a pull request that says what is proposed, in this order. */
function tasksOf(wanted, covered) {
    const { labels, reviewers, teamReviewers, assignees, autoMerge } = wanted;
    const tasks = [
        ["labels", labels.length > 0],
        ["reviews", reviewers.length + teamReviewers.length > 0],
        ["assignees", assignees.length > 0],
        ["superseded", covered.length > 0],
        ["merge", autoMerge !== undefined],
    ];
    return tasks.filter(([, isWanted]) => isWanted).map(([task]) => task);
}
/**
 * Does them one after another. What has not been done stays noted in the pull request's body, for a run that is started
 * again once somebody has mended what was in the way; what has been done is not, as people may have undone it since.
 */
async function doTasks(tasks, pullRequest, { covered, around }) {
    const { forge } = around;
    let done = { superseded: [], merge: undefined, notes: [] };
    const left = [...tasks];
    try {
        for (const task of tasks) {
            const more = await doTask(task, pullRequest, { covered, around });
            done = { ...done, ...more, notes: [...done.notes, ...more.notes] };
            left.shift();
        }
    }
    catch (error) {
        // That is what the run fails with, whatever else does.
        if (left.length < tasks.length)
            await tasks_note(left, pullRequest, forge).catch(() => undefined);
        throw error;
    }
    if (tasks.length > 0 && done.merge !== "merged")
        await tasks_note([], pullRequest, forge);
    return done;
}
/** Adds what is asked for. @returns who was left out, each in a sentence */
async function doTask(task, pullRequest, { covered, around }) {
    const { forge, proposal } = around;
    const { number, labels: there } = pullRequest;
    switch (task) {
        case "labels": {
            const missing = proposal.labels.filter((label) => !there.includes(label));
            if (missing.length > 0)
                await forge.addLabels(number, missing);
            return { notes: [] };
        }
        case "reviews": {
            const wanted = { users: proposal.reviewers, teams: proposal.teamReviewers };
            return { notes: tasks_inWords(await forge.requestReviews(number, wanted), "was not asked for a review") };
        }
        case "assignees":
            return { notes: tasks_inWords(await forge.assign(number, proposal.assignees), "was not assigned") };
        case "superseded":
            return closeSuperseded(covered, pullRequest, around);
        case "merge":
            if (proposal.autoMerge === undefined)
                return { notes: [] };
            return { notes: [], merge: await forge.autoMerge(pullRequest, proposal.autoMerge) };
    }
}
function tasks_inWords(left, what) {
    return left.map(({ name, reason }) => `${name} ${reason}, and ${what}`);
}
/** In the body as it is now: somebody may have written there meanwhile. */
async function tasks_note(left, { number, head, base }, forge) {
    const open = await forge.listPullRequests({ state: "open", head: head.branch, base });
    const body = open.find((each) => each.number === number)?.body;
    if (body === undefined)
        return;
    const noted = withTodo(body, left);
    if (noted !== body)
        await forge.changePullRequest(number, { body: noted });
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/pursue.js




/** Does what there is to do with a pull request once its branch is as it is to be. */
async function pursue({ place, standing, found, decision, around, so, wording, covered, commit, }) {
    const { forge, proposal: wanted, base, head } = around;
    const { draft } = wanted;
    const hasMoved = so.offered.has(commit);
    const tasks = tasksOf(wanted, covered);
    const upserted = await upsert(forge, { open: found.open, head, base: base.branch, draft, wording, hasMoved, tasks });
    if (upserted === "exists")
        return { again: "Somebody else has just opened the pull request" };
    const { pullRequest, todo } = upserted;
    const { number, url } = pullRequest;
    const isUntouched = upserted.operation === "unchanged" && so.operation === undefined;
    const stuck = await stuckNotes(pullRequest, commit, standing, around);
    if (isUntouched && todo.length === 0) {
        return { done: proposesAlready(pullRequest, decision, { head, commit, notes: stuck }) };
    }
    const operation = so.operation ?? (upserted.operation === "created" ? "created" : "updated");
    const known = { number, url, operation, headBranch: head, headCommit: commit };
    so.operation = operation;
    so.known = known;
    // Its words are those of the newest commit only if nobody has moved the branch while they were written.
    const now = await base.branches.open(head);
    if (now !== undefined && now.commit !== commit)
        return { again: "Somebody else has just moved the branch" };
    const done = await doTasks(todo, pullRequest, { covered, around });
    const lost = place.kind === "put" ? place.notes : [];
    return {
        done: {
            outcome: "proposed",
            decision: place.kind === "put" ? place.decision : decision,
            proposal: { ...known, ...done, notes: [...lost, ...stuck, ...done.notes] },
        },
    };
}

// EXTERNAL MODULE: ./packages/core/lib/defuse.js
var defuse = __nccwpck_require__(8755);
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
    return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map((line) => markdown_escaped(line.trimEnd(), (mark) => mark)).join("&#10;")}</pre>`;
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
    return markdown_escaped((0,defuse/* defuseLine */.BM)(String(value)), withMark);
}
function markdown_escaped(value, withMark) {
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

;// CONCATENATED MODULE: ./packages/pull/lib/propose/compare-page.js
/**
 * The page of a forge that compares two commits of a repository.
 * @param page the repository's own page
 */
function comparePage(page, from, to) {
    const isGitLab = /(^|[.-])gitlab[.-]/.test(new URL(page).hostname);
    return `${page}${isGitLab ? "/-" : ""}/compare/${from}...${to}`;
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/content.js




/** Our part of a pull request's body, of so many characters at most. What there is no room for is counted. */
function contentOf(options, most) {
    const { template, changes, runUrl } = options;
    if (template === undefined)
        return tableOf(options, most);
    const edits = changes.map(shownAs);
    const filled = withoutMarkers(title_fill(template, { edits, runUrl }, (value) => (value === runUrl ? value : inert(value))));
    if (filled.length <= most)
        return filled;
    const words = "\n\n… (there is no room for the rest)";
    return `${filled.slice(0, Math.max(0, most - words.length)).toWellFormed()}${words}`;
}
/** As the title and templates name it. */
function shownAs({ name, isImage, from, to }) {
    return { image: isImage ? name : undefined, path: name, from, to };
}
/**
 * A value as text of a Markdown paragraph: every sign that could mean something there or to the forge (a link, a mention,
 * a tag) is spelled as a character reference, which never does (CommonMark 6.2), inside of what is shown as it is.
 */
function inert(value) {
    const spelled = code(value).slice("<code>".length, -"</code>".length);
    const signs = spelled.replace(/&(?:#\d+|\w+);|[^\p{L}\p{M}\p{N} ]/gu, (sign) => sign.length > 2 && sign.startsWith("&") ? sign : `&#${sign.codePointAt(0)};`);
    return `<code>${signs}</code>`;
}
function tableOf({ changes, runUrl, source }, most) {
    const links = changes.map((change) => compareLink(change, source));
    const hasLinks = links.some((each) => each !== undefined);
    const head = [content_headOf(changes), "From", "To", ...(hasLinks ? ["Changes"] : [])];
    const rows = changes.map(({ name, from, to }, index) => tableRow([
        code(name),
        from === undefined ? html `` : code(shortVersion(from)),
        code(shortVersion(to)),
        ...(hasLinks ? [links[index] ?? html ``] : []),
    ]));
    const run = runUrl === undefined ? html `` : html `<p>Proposed by ${markdown_link(runUrl, markdown_text("this run"))}.</p>`;
    const frame = `${table(head, [])}\n\n${more(rows.length)}\n\n${run}`.length;
    const fitting = rows.slice(0, countFitting(rows, most - frame));
    const left = rows.length - fitting.length;
    return [table(head, fitting), ...(left === 0 ? [] : [more(left)]), ...(run === "" ? [] : [run])].join("\n\n");
}
function content_headOf(changes) {
    if (changes.every(({ isImage }) => isImage))
        return "Image";
    return changes.some(({ isImage }) => isImage) ? "Image or value" : "Value";
}
function more(count) {
    return html `<p>There is no room for ${count} more: see the changed files.</p>`;
}
function countFitting(rows, most) {
    let size = 0;
    const first = rows.findIndex((row) => {
        size += row.length + 1;
        return size > most;
    });
    return first === -1 ? rows.length : first;
}
/** Where both versions are known to be built from commits of the same repository, and that has a page. */
function compareLink({ source: to, sourceBefore: from }, source) {
    const { repository, page } = source ?? {};
    const [after, before] = [to, from].map((each) => each?.split("@") ?? []);
    if (page === undefined || after?.[1] === undefined || before?.[1] === undefined || after[1] === before[1])
        return undefined;
    const isHere = [after[0], before[0]].every((name) => name?.toLowerCase() === repository?.toLowerCase());
    if (!isHere)
        return undefined;
    return markdown_link(comparePage(page, before[1], after[1]), code(`${before[1].slice(0, 12)}...${after[1].slice(0, 12)}`));
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/settle.js






/** Nothing is to be proposed: the base has it, or something newer. What is still open for it, is closed. */
async function settle(decision, standing, open, around) {
    const { outcome, message } = decision;
    const left = { outcome, decision, message };
    if (open === undefined || decision.startedByUs === true)
        return { done: left };
    const isOver = await isSettled(decision, standing, open, around);
    const proposal = (operation, notes) => ({
        number: open.number,
        url: open.url,
        operation,
        headBranch: around.head,
        headCommit: standing?.checkout.commit ?? open.head.commit,
        superseded: [],
        merge: undefined,
        notes,
    });
    if (!isOver)
        return { done: { ...left, proposal: proposal("unchanged", []) } };
    const has = outcome === "unchanged" ? "has what this proposed" : "has something newer than what this proposed";
    const why = `Branch ${inert(around.base.branch)} ${has}.`;
    if (around.inputs.dryRun) {
        return {
            done: { ...left, message: `Pull request #${open.number} would be closed`, proposal: proposal(undefined, []) },
        };
    }
    const closed = await close_close(open, standing, why, around);
    return "again" in closed ? closed : { done: { ...left, proposal: proposal("closed", closed.done) } };
}
/** Whether an open pull request proposes nothing but what this run has found on the base. */
async function isSettled({ outcome, superseded }, standing, open, around) {
    if (standing === undefined)
        return false;
    const isOurs = findPart(open.body) !== undefined || standing.allOurs;
    if (!isOurs)
        return false;
    // Of what is superseded on the base, only the very same is known to be so on the branch.
    if (outcome === "superseded") {
        const gone = new Set(superseded.map(({ edit }) => madeKey(edit)));
        return standing.bumps.every((bump) => gone.has(setKey(bump)));
    }
    const { images, set } = around.inputs;
    const places = new Set([
        ...images.map(({ name }) => normalizeName(name)),
        ...set.map(({ file, written }) => `${file}:${written}`),
    ]);
    if (!standing.bumps.every(({ what }) => places.has(what)))
        return false;
    const atHead = await decideOnTop(standing, around).catch((error) => {
        if ((0,lib_errors/* userFaults */.B3)(error) === undefined)
            throw error;
        return undefined;
    });
    if (atHead === undefined)
        return true;
    return atHead.superseded.length === 0;
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/wording.js







/** Characters of a title: forges take 255 and 256. */
const wording_longestTitle = 200;
/** What a pull request says that proposes what was set on its branch. */
async function wordingOf({ steps, lacking }, { inputs, proposal, ports, base }) {
    const { source, commitMessage } = inputs;
    // Where nobody knows what is built now, nothing can be compared.
    const history = source === undefined ? [] : await base.history(historyDepth).catch(() => []);
    const changes = proposedChanges(steps, lacking, newestBumps(history));
    const { runUrl } = ports;
    const edits = changes.map(shownAs);
    const template = proposal.title ?? commitMessage?.split(/\r?\n/)[0];
    const title = template === undefined ? ownTitle(edits) : title_fill(template, { edits, runUrl });
    return {
        title: title.length <= wording_longestTitle
            ? title
            : `${title
                .slice(0, wording_longestTitle - 1)
                .trimEnd()
                .toWellFormed()}…`,
        target: head_name_targetOf(inputs, base.branch),
        proposes: proposes(changes),
        content: (most) => contentOf({ template: proposal.body, changes, runUrl, source }, most),
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/propose/propose.js















/**
 * Proposes what is wanted by one pull request for each target: found again by its branch and its base, brought up to date
 * without undoing what people did to it.
 */
function byProposal(inputs, proposal, ports, landing) {
    const so = { offered: new Set(), onItsWay: undefined, known: undefined, operation: undefined };
    return {
        explain(error) {
            if (so.onItsWay !== undefined && ports.signal.aborted)
                return new OnItsWay(error, so.onItsWay);
            return so.known === undefined ? error : new HalfDone(error, so.known);
        },
        async attempt(base) {
            const name = proposal.headBranch ?? headBranchName(inputs, base.branch);
            if (name === base.branch)
                throw sameBranch(name);
            const forge = await ports.forge();
            const decision = await decide(base, inputs, ports);
            const { head, standing, found, spent } = await chooseBranch(name, { inputs, proposal, ports, base, forge });
            const around = { inputs, proposal, ports, base, head, forge, landing };
            if (decision.outcome !== "changed")
                return settle(decision, standing, found.open, around);
            const place = await placeOn(standing, decision, around, spent);
            return proposeAt({ place, standing, found, decision, around, so });
        },
    };
}
async function proposeAt(placing) {
    const { place, found, decision, around } = placing;
    const { inputs } = around;
    const wording = await wordingOf(place, around);
    const declined = await declinedBy(placing, wording);
    if (declined !== undefined) {
        const { open } = found;
        const done = open === undefined ? stayClosed(declined, decision) : stayDeclined(declined, open, decision, around.head);
        return { done };
    }
    const covered = coveredBy(found.others, wording.proposes);
    if (place.kind === "superseded")
        return { done: await correct(place, placing, wording) };
    for (const other of covered)
        if (await isNewer(other, around))
            return { done: leaveTo(other, decision) };
    const commit = place.kind === "put" ? place.decision.commit.id : place.commit;
    if (inputs.dryRun)
        return { done: planned(placing, commit) };
    if (place.kind === "keep")
        return pursue({ ...placing, wording, covered, commit });
    const put = await putOnBranch(place, placing);
    return "again" in put ? put : pursue({ ...placing, wording, covered, commit: put.done });
}
/** @returns the commit that the branch is at then */
async function putOnBranch({ decision, from }, { around: { landing, head, base }, so }) {
    const prepared = await landing.prepare(decision).catch(explainRefusal);
    const { id } = prepared.commit;
    so.offered.add(id);
    so.onItsWay = id;
    const pushed = await landing.place(prepared, { checkout: base, branch: head, from }).catch(explainRefusal);
    if (pushed.done || !pushed.mayHaveArrived)
        so.onItsWay = undefined;
    if (!pushed.done)
        return { again: pushed.why };
    so.known = { ...so.known, headBranch: head, headCommit: id };
    return { done: id };
}
/**
 * The one that a person has closed without merging it, where it proposed the same, since the last that was merged. Where
 * one is open, that matters only if it would come to propose what it does not yet.
 */
async function declinedBy({ place, found, around }, { proposes }) {
    const { forge, head, base } = around;
    const { open } = found;
    const marked = open && findPart(open.body)?.marker;
    if (open !== undefined && place.kind !== "put")
        return undefined;
    if (marked !== undefined && proposesSame(marked, { proposes }))
        return undefined;
    const closed = open === undefined
        ? found.closed
        : (await listClosed(forge, head, base.branch)).map((one) => declinable(one, undefined));
    const newestFirst = closed.toSorted((a, b) => b.pullRequest.number - a.pullRequest.number);
    const merged = newestFirst.findIndex(({ pullRequest }) => pullRequest.state === "merged");
    return newestFirst
        .slice(0, merged === -1 ? closed.length : merged)
        .find(({ proposed }) => proposed !== undefined && proposesSame({ proposes: proposed }, { proposes }))?.pullRequest;
}
function sameBranch(head) {
    return new lib_errors/* UserError */.yo(`Input 'head-branch' is ${head}, which is where the pull request goes to`, {
        code: "input",
        hint: "Name another branch, or leave it out.",
    });
}
function explainRefusal(error) {
    if (!(error instanceof lib_errors/* UserError */.yo) || !/ is protected: /.test(error.message))
        throw error;
    throw new lib_errors/* UserError */.yo(error.message, {
        code: error.code,
        hint: "Let this identity bypass the rule for branches of this name, or name one in input 'head-branch' that no rule covers.",
        cause: error,
    });
}

;// CONCATENATED MODULE: ./packages/pull/lib/retry.js



/** What a server gets that has not answered once: a wrong address stays wrong. */
const greeting = { tries: 7, milliseconds: 10_000 };
/** Somebody was faster, or the connection was cut. */
class NotYet extends Error {
    name = "NotYet";
}
/**
 * Tries until it works, with growing pauses of random length, so that those who compete do not meet again.
 * @param signal ends it
 * @throws what `attempt` throws, but faults of a connection, which may pass
 */
async function insist(attempt, { signal, log, hasAnswered, }) {
    const begun = performance.now();
    let isAnswered = false;
    return pRetry(async () => {
        const tried = await attempt();
        if ("again" in tried)
            throw new NotYet(tried.again);
        return tried.done;
    }, {
        signal,
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 100,
        maxTimeout: 5_000,
        randomize: true,
        shouldRetry({ error, attemptNumber }) {
            // A machine may be slow, and a server that lets us wait for each answer is not there.
            const isEarly = attemptNumber < greeting.tries && performance.now() - begun < attemptNumber * greeting.milliseconds;
            isAnswered ||= hasAnswered() || error instanceof BrokenOff;
            const passes = error instanceof NotYet || (isOfConnection(error) && (isAnswered || isEarly));
            if (passes)
                log.info(`Not yet: ${ended(error.message)} Trying again.`);
            return passes;
        },
    });
}
function isOfConnection(error) {
    return error instanceof lib_errors/* UserError */.yo && error.code === "unreachable";
}

;// CONCATENATED MODULE: ./packages/pull/lib/pull.js







const tooSlow = "Raise input 'timeout' if the server is that slow; else look at what it was waiting for.";
/**
 * Sets images and values in a manifest repository by one commit, or proposes it by a pull request: finds what is meant at
 * the branch's newest commit, edits it there, and pushes. Where somebody was faster, all of it again from what is wanted.
 * @throws UserError or Faults for all that is wrong; nothing has been pushed then
 */
async function pull(inputs, ports) {
    const folder = await openFolder(runFolderPath(ports.temp), (path) => ports.remember("folder", path));
    const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
    const ended = new AbortController();
    try {
        return await inFolder(inputs, {
            ...ports,
            env: { ...ports.env, [program/* runVariable */.MU]: folder.path, TMPDIR: folder.path },
            folder: folder.path,
            signal: AbortSignal.any([stop.signal, ended.signal]),
        });
    }
    finally {
        // What is still asked for on the side is not needed any more.
        ended.abort();
        stop.clear();
        await folder.remove();
    }
}
async function inFolder(inputs, ports) {
    const { repository: address, branch, credentials, proposal, sign } = inputs;
    const paths = manifestPathspecs(inputs.manifests);
    const signingKey = sign.kind === "ssh" ? sign.key : undefined;
    let checkout;
    let retries = -1;
    const forge = openedOnce(() => ports.forge(ports.signal));
    const landing = sign.kind === "api" ? byApi(forge) : byGit;
    const way = proposal === undefined
        ? byCommit(inputs, ports, landing)
        : byProposal(inputs, proposal, { ...ports, forge }, landing);
    const attempt = async () => {
        retries += 1;
        checkout = await (checkout?.refresh() ??
            openCheckout({ ...ports, address, branch, credentials, paths, signingKey }));
        const tried = await way.attempt(checkout);
        return "again" in tried ? tried : { done: resultOf(tried.done, { inputs, checkout, retries }) };
    };
    return insist(attempt, { ...ports, hasAnswered: () => checkout !== undefined }).catch((error) => {
        throw error instanceof lib_errors/* UserError */.yo ? way.explain(error) : error;
    });
}
/** Opens it when it is first needed; again, where that has failed. */
function openedOnce(open) {
    let opened;
    return () => {
        opened ??= open().catch((error) => {
            opened = undefined;
            throw error;
        });
        return opened;
    };
}
function resultOf({ outcome, decision, proposal, message }, { inputs: { repository }, checkout, retries }) {
    const isChange = outcome === "committed" || outcome === "proposed" || outcome === "planned";
    const changed = isChange && decision.outcome === "changed" ? decision : undefined;
    return {
        outcome,
        repository,
        branch: checkout.branch,
        commit: outcome === "committed" && changed !== undefined ? changed.commit.id : checkout.commit,
        edits: changed?.edits.map(({ changes: _, ...edit }) => edit) ?? [],
        untouched: decision.untouched,
        superseded: decision.superseded.map(({ edit: { changes: _, ...edit }, by }) => ({ edit, by })),
        diff: changed?.commit.diff ?? "",
        message: message ?? ("message" in decision ? decision.message : undefined),
        retries,
        proposal,
    };
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/path.js
/** `name`: what ends a key needs `["…"]`. */
const key = /[^\s.[\]="':*,{}]+/y;
const index = /\[(0|[1-9]\d{0,8})\]/y;
const every = /\*|\[\*\]/y;
const path_quoted = /\[("(?:[^"\\]|\\.)*"|'[^']*')\]/y;
const where = /\[([^\s[\]="']+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\]"']*)\]/y;
/**
 * Reads a path from the beginning of a text: `spec.containers[name=web].image`, `[0]`, `["a.b/c"]`, `*`;
 * with a dot before all of it, as yq and jq have it.
 * @returns its steps, and where it ends; no steps where it does not begin as a path
 */
function readPath(text) {
    const steps = [];
    let end = 0;
    for (;;) {
        const from = text[end] === "." ? end + 1 : end;
        const step = readStep(text, from, from > end || steps.length === 0);
        if (step === undefined)
            return { steps, end };
        steps.push(step.step);
        end = step.end;
    }
}
function readStep(text, from, isFree) {
    const match = (pattern) => {
        pattern.lastIndex = from;
        return pattern.exec(text);
    };
    const found = (step, [whole]) => step === undefined ? undefined : { step, end: from + whole.length };
    const numbered = match(index);
    if (numbered)
        return found({ index: Number(numbered[1]) }, numbered);
    const all = match(every);
    if (all && (isFree || all[0] !== "*"))
        return found("*", all);
    const named = match(path_quoted);
    if (named)
        return found(asKey(unquote(named[1] ?? "")), named);
    const chosen = match(where);
    if (chosen) {
        const value = unquote(chosen[2] ?? "");
        return found(value === undefined ? undefined : { where: { key: chosen[1] ?? "", value } }, chosen);
    }
    const plain = isFree ? match(key) : null;
    return plain ? found({ key: plain[0] }, plain) : undefined;
}
function asKey(written) {
    return written === undefined ? undefined : { key: written };
}
/** Undefined where the escapes are none that JSON knows. */
function unquote(written) {
    if (written.startsWith("'"))
        return written.slice(1, -1);
    if (!written.startsWith('"'))
        return written;
    try {
        return JSON.parse(written);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/pull/lib/set/parse.js


const parse_grammar = 'Write FILE:PATH=VALUE: apps/web.yaml:spec.template.spec.containers[name=web].image=shop/web:v2. A document of several is FILE#2 or FILE#Deployment/web, a key with dots ["a.b/c"].';
/**
 * Reads the input `set`, one a line, `FILE:PATH=VALUE`; empty lines and those that begin with `#` are left out. Names of
 * files may hold anything: the path begins at the first `:` behind which a whole path stands before a `=`. All that comes
 * after that `=` is the value, `""` an empty text: nothing at all may be an expression that gives none.
 * @returns what could be read, and a fault for each line that could not, or whose place has a line already
 */
function parseSet(lines) {
    const read = [];
    const faults = [];
    const seen = new Map();
    for (const { text, line } of lines) {
        if (text.trim() === "" || text.trimStart().startsWith("#"))
            continue;
        const parsed = parse_parseLine(text.trimStart());
        if ("what" in parsed) {
            faults.push(parse_fault(line, parsed));
            continue;
        }
        const place = JSON.stringify([parsed.file, parsed.document, parsed.path]);
        const before = seen.get(place);
        seen.set(place, before ?? line);
        if (before === undefined)
            read.push({ ...parsed, line });
        else {
            const what = `${parsed.file}:${parsed.written} is in line ${before} already`;
            faults.push(parse_fault(line, { what, hint: "Keep one of the two." }));
        }
    }
    return { lines: read, faults };
}
/** A line, or what is wrong with it. */
function parse_parseLine(text) {
    for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
        const rest = text.slice(colon + 1);
        const { steps, end } = readPath(rest);
        if (steps.length === 0 || rest[end] !== "=")
            continue;
        const named = parse_parseFile(text.slice(0, colon));
        if ("what" in named)
            return named;
        const [written, value] = [rest.slice(0, end), rest.slice(end + 1)];
        if (value.trim() === "")
            return nothing(text.trimEnd());
        return { ...named, path: steps, written, value: value === '""' ? "" : value };
    }
    return { what: whatIsMissing(text), hint: parse_grammar };
}
function nothing(before) {
    return {
        what: `there is no value after '${before}'; is the expression that gives it empty?`,
        hint: `Where an empty text is meant, write it: ${before}""`,
    };
}
function whatIsMissing(text) {
    const equals = text.indexOf("=");
    if (equals === -1)
        return `there is no = and no value in '${text}'`;
    if (equals === 0)
        return "there is no file and no path before the =";
    const before = text.slice(0, equals);
    const colon = before.indexOf(":");
    if (colon === -1)
        return `there is no : and no path in '${before}'`;
    if (colon === before.length - 1)
        return `there is no path after '${before}'`;
    return `'${before.slice(colon + 1)}' is not a path`;
}
/** A file, with the document of it that is meant; or what is wrong with it. */
function parse_parseFile(written) {
    const [, before = written, number, kind, name] = /^(.*)#(?:(\d{1,9})|([A-Za-z][A-Za-z0-9]*)\/([^/#]+))$/s.exec(written) ?? [];
    const file = before.replace(/^(?:\.\/)+/, "");
    const reason = parse_refused(file);
    if (reason !== undefined) {
        return { what: reason, hint: "Name a file by its path from the root of the manifest repository." };
    }
    if (Number(number) === 0)
        return { what: "documents are counted from 1", hint: parse_grammar };
    if (number !== undefined)
        return { file, document: { number: Number(number) } };
    return kind === undefined || name === undefined ? { file } : { file, document: { kind, name } };
}
function parse_refused(file) {
    if (file === "")
        return "there is no file before the path";
    const parts = file.split("/");
    if (file.startsWith("/") || /^[A-Za-z]:\\/.test(file) || parts.includes("..")) {
        return `'${file}' leads out of the repository`;
    }
    if (parts.some((part) => part.toLowerCase() === ".git"))
        return `'${file}' is Git's own, and no file of a commit`;
    if (parts.some((part) => part === "" || part === "."))
        return `'${file}' is not the path of a file`;
    return undefined;
}
function parse_fault(line, { what, hint }) {
    return new lib_errors/* UserError */.yo(`Input 'set', line ${line}: ${what}`, { code: "input", hint });
}

;// CONCATENATED MODULE: ./packages/pull/lib/index.js





;// CONCATENATED MODULE: ./packages/core/lib/forge/app/causes.js
const causes_settings = "Its settings are at Settings > Developer settings > GitHub Apps of whom it belongs to.";
/** Why GitHub does not take an App for itself (GitHub Docs, "Authenticating as a GitHub App"). */
const appCauses = [
    {
        status: [401],
        says: /'(Expiration time|Issued at)' claim/i,
        code: "unauthorized",
        means: "The clock of the runner and that of {host} differ too much",
        hint: "Set the runner's clock by a time server.",
    },
    {
        status: [401],
        says: /could not be decoded|signature|public key/i,
        code: "unauthorized",
        means: "The private key is not one of the App's with the given id, at {host}",
        hint: `Look whether 'app-id' and 'app-private-key' are of the same App, and whether the key is still among its private keys. ${causes_settings}`,
    },
    {
        status: [401, 404],
        says: /integration not found|issuer|'iss'/i,
        code: "unauthorized",
        means: "{host} knows no App with the given id",
        hint: `Give the App's id, or its client id, in 'app-id'. ${causes_settings}`,
    },
    {
        status: [401],
        code: "unauthorized",
        means: "{host} does not take the App for itself",
        hint: `Look whether 'app-id' and 'app-private-key' are of the same App. ${causes_settings}`,
    },
    {
        status: [403],
        says: /suspended/i,
        code: "forbidden",
        means: "The App's installation for {repository} is suspended",
        hint: "Let it go on at Settings > GitHub Apps > Configure of the repository's owner.",
    },
    {
        status: [404],
        code: "forbidden",
        means: "The App is not installed for {repository}, or {repository} is not there",
        hint: "Install it, or add the repository to its installation: Settings > GitHub Apps > Configure of the repository's owner. Check the repository's name too.",
    },
    {
        status: [422],
        code: "forbidden",
        means: "The App's installation does not have what we need for {repository}",
        hint: "Give the App `Contents: read and write` and `Pull requests: read and write`, and have its installation accept that.",
    },
];

;// CONCATENATED MODULE: ./packages/core/lib/forge/app/jwt.js


/** Seconds that clocks may differ by, and seconds that the token is good for: GitHub takes no more than ten minutes. */
const [drift, life] = [60, 300];
/**
 * Reads an App's private key: PKCS#1, as GitHub gives it out, or PKCS#8; its line breaks may be written as `\n`.
 * @throws UserError, in which nothing of it stands
 */
function readAppKey(written) {
    const pem = written.trim().replaceAll("\\r", "").replaceAll("\\n", "\n");
    if (!pem.startsWith("-----BEGIN "))
        throw noKey("has no line `-----BEGIN …-----` at its start");
    if (/-----BEGIN (OPENSSH|PUBLIC|CERTIFICATE)/.test(pem))
        throw noKey("is a key of another kind");
    if (/ENCRYPTED/.test(pem))
        throw noKey("is locked by a passphrase");
    let key;
    try {
        key = (0,external_node_crypto_.createPrivateKey)(pem);
    }
    catch {
        throw noKey("cannot be read: a part of it is missing, or its line breaks are");
    }
    if (key.asymmetricKeyType !== "rsa")
        throw noKey("is no RSA key");
    return key;
}
function noKey(why) {
    return new lib_errors/* UserError */.yo(`The App's private key ${why}`, {
        code: "input",
        hint: "Give the whole .pem file that GitHub made at the App's page, under `Private keys`, with its first and its last line.",
    });
}
/**
 * What an App shows to be itself (RFC 7519; GitHub Docs, "Generating a JSON Web Token (JWT) for a GitHub App").
 * @param now seconds since the epoch
 */
function appJwt(appId, key, now) {
    const claims = { iat: now - drift, exp: now - drift + life, iss: appId };
    const unsigned = [{ alg: "RS256", typ: "JWT" }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
    return `${unsigned}.${(0,external_node_crypto_.sign)("sha256", Buffer.from(unsigned), key).toString("base64url")}`;
}

;// CONCATENATED MODULE: ./packages/core/lib/forge/app/installation-token.js





/** All that the token may do, and no more; but for teams, also to read who is there, where the App may. */
const permissions = { contents: "write", pull_requests: "write" };
/** As the App's page names them. */
const installation_token_names = { contents: "Contents", pull_requests: "Pull requests" };
/**
 * Makes a token for one repository, good for an hour (GitHub Docs, "Generating an installation access token for a GitHub
 * App"). It is masked before anybody else sees it.
 * @throws UserError that says what is wrong with the App, its key or its installation
 */
async function installationToken(options) {
    const { appId, privateKey, repository, teams, mask } = options;
    const key = readAppKey(privateKey);
    const jwt = appJwt(appId, key, Math.floor(Date.now() / 1_000));
    mask(jwt);
    const client = openGitHubClient({ ...options, token: jwt });
    try {
        const { installation, granted } = await installedFor(client, repository);
        const { data } = await client.request("POST /app/installations/{installation_id}/access_tokens", {
            installation_id: installation,
            repositories: [repository.slice(repository.indexOf("/") + 1)],
            permissions: { ...permissions, ...(teams && granted.members !== undefined ? { members: "read" } : {}) },
        });
        mask(data.token);
        return data.token;
    }
    catch (error) {
        const asked = { host: client.host, repository, doing: "make a token", right: undefined, kind: "github" };
        throw explain(error, asked, appCauses);
    }
}
/** "Get a repository installation for the authenticated app". */
async function installedFor({ request }, repository) {
    const [owner = "", repo = ""] = repository.split("/");
    const { data } = await request("GET /repos/{owner}/{repo}/installation", { owner, repo });
    if (data.suspended_at !== null) {
        throw new lib_errors/* UserError */.yo(`The installation of the App ${data.app_slug} for ${repository} is suspended`, {
            code: "forbidden",
            hint: `Let it go on at Settings > GitHub Apps > Configure of ${owner}.`,
        });
    }
    const granted = data.permissions;
    const missing = ["contents", "pull_requests"].filter((name) => granted[name] !== permissions[name]);
    if (missing.length === 0)
        return { installation: data.id, granted };
    const lacks = missing.map((name) => `\`${installation_token_names[name]}: read and write\``).join(" and ");
    throw new lib_errors/* UserError */.yo(`The App ${data.app_slug} lacks ${lacks} for ${repository}`, {
        code: "forbidden",
        hint: `Add it at the App's page under \`Permissions & events\`, and have ${owner} accept it: Settings > GitHub Apps > Review request.`,
    });
}
/**
 * Ends a token before its time ("Revoke an installation access token"): one that is not good any more is as good as ended.
 * @throws UserError where the server does not do it
 */
async function revokeInstallationToken(token, { api, ...ports }) {
    const client = openGitHubClient({ ...ports, api, token });
    try {
        await client.request("DELETE /installation/token");
    }
    catch (error) {
        const asked = {
            host: client.host,
            repository: "the App",
            doing: "end a token",
            right: undefined,
            kind: "github",
        };
        const fault = explain(error, asked);
        if (!(fault instanceof lib_errors/* UserError */.yo && fault.code === "unauthorized"))
            throw fault;
    }
}

;// CONCATENATED MODULE: ./actions/pull/lib/app.js

/** What the post part needs to end the token of a killed run. */
const state = { token: "app-token", api: "app-api" };
/** Milliseconds that the end of a token is waited for. */
const patience = 10_000;
/**
 * Acts as the App that the inputs name, with a token for the repository that is changed, which ends with the work. Where
 * no App is named, the inputs are as they are.
 */
async function asApp(inputs, context, work) {
    const { app, forge } = inputs;
    if (app === undefined)
        return work(inputs);
    const { env, log, mask, saveState } = context;
    const api = gitHubApiOf(app);
    const signal = AbortSignal.any([context.cancelled, AbortSignal.timeout(inputs.timeout)]);
    const teams = (inputs.proposal?.teamReviewers.length ?? 0) > 0;
    const token = await installationToken({ ...app, api, teams, env, log, signal, mask });
    saveState(state.api, api);
    saveState(state.token, token);
    try {
        const credentials = { kind: "token", token };
        return await work({ ...inputs, credentials, forge: forge && { ...forge, token } });
    }
    finally {
        await app_end(token, api, { env, log });
        saveState(state.token, "");
    }
}
/** Ends a token that a killed run has left. */
async function releaseApp({ state: noted, env, log }) {
    const [token, api] = [noted(state.token), noted(state.api)];
    if (token === "" || api === "")
        return;
    await app_end(token, api, { env, log });
}
/** One that cannot be ended lives for an hour, which fails nobody's run. */
async function app_end(token, api, { env, log }) {
    const signal = AbortSignal.timeout(patience);
    await revokeInstallationToken(token, { api, env, log, signal }).catch((error) => log.warning(`The App's token could not be revoked, and ends in an hour by itself: ${String(error)}`));
}

;// CONCATENATED MODULE: ./actions/pull/lib/words.js

/** Digits of a commit's name that tell it from others. */
const shortest = 12;
function shortCommit(commit) {
    return commit.slice(0, shortest);
}
/** `1 file, 2 changes` */
function counts({ edits }) {
    const files = new Set(edits.map(({ file }) => file)).size;
    return `${counted(files, "file")}, ${counted(edits.length, "change")}`;
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? "" : "s"}`;
}
/** What stood there; in words, where that was nothing. */
function before({ from }) {
    return from ?? "(none)";
}
/** `apps/web/kustomization.yaml:12 images[0].newTag` */
function words_placeOf({ file, line, path }) {
    return `${(0,lib_location/* formatLocation */.j)({ file, line })} ${path}`;
}
/** How a run ended that has no edit to show. */
function words_wordsOf({ result, repository, pullRequest }) {
    if (result === "failed" && pullRequest !== undefined) {
        return pullRequest.number === undefined ? `branch ${pullRequest.branch} has been pushed` : "not all has been done";
    }
    const mayBe = result === "failed" && repository?.commit !== undefined;
    return mayBe ? `commit ${shortCommit(repository.commit)} may have been pushed` : inShort[result];
}
const inShort = {
    committed: "nothing has been changed",
    proposed: "nothing has been changed",
    unchanged: "nothing is to be changed",
    superseded: "what stands there is newer",
    planned: "nothing would be changed",
    failed: "nothing has been pushed",
};
/** The last line of the log: how it ended, in a sentence. An address at its end has no full stop after it. */
function closingSentence(report) {
    const { result, repository, edits } = report;
    const words = edits.length === 0 ? words_wordsOf(report) : counts(report);
    const told = `${capitalized(result)} after ${formatDuration(report.seconds * 1_000)}: ${words}`;
    const { number, url, operation } = report.pullRequest ?? {};
    const done = operation ?? (result === "failed" ? "is not done" : undefined);
    if (url !== undefined)
        return `${told}; pull request #${number}${done === undefined ? "" : ` ${done}`}: ${url}`;
    if (result !== "committed")
        return `${told}.`;
    return `${told}; ${repository?.commitUrl ?? `commit ${shortCommit(repository?.commit ?? "")}.`}`;
}

;// CONCATENATED MODULE: ./actions/pull/lib/evidence.js


/** So many lines of a diff are shown in the log; the report file has all of them. */
const mostDiffLines = 1_000;
/** Characters of a value that a line shows. */
const longestValue = 200;
/** Says what is asked for, before anything is done. */
function logFacts({ repository, manifests, source, dryRun }, log) {
    const { name, url } = repository;
    fact(log, "Repository", name === url ? url : `${name} (${url})`);
    fact(log, "Looking in", manifests.length === 0 ? "all files" : manifests.map(({ text }) => text).join(", "));
    if (source !== undefined)
        fact(log, "Built from", `${source.repository}@${shortCommit(source.commit)}`);
    if (dryRun)
        fact(log, "Dry run", "nothing will be pushed");
}
/** Shows what was found, changed and left alone, a line each, and the diff: folded away unless it is all there is. */
async function logEvidence(report, log) {
    const { result, repository, edits, superseded, untouched, diff, message, retries } = report;
    if (repository?.commit !== undefined && result !== "failed") {
        const now = result === "committed" ? "now at" : "at";
        fact(log, "Branch", `${repository.branch}, ${now} ${shortCommit(repository.commit)}`);
    }
    if (retries > 0)
        fact(log, "Tried", `${counted(retries + 1, "time")}: others were faster, or the server was busy`);
    for (const edit of edits)
        log.info(`${words_placeOf(edit)} ${value(before(edit))} → ${value(edit.to)}`);
    for (const edit of superseded) {
        const newer = `built from ${shortCommit(edit.by)}, which is newer`;
        log.info(`${words_placeOf(edit)} stays ${value(before(edit))} and is not set to ${value(edit.to)}: ${newer}`);
    }
    for (const { file, reason } of untouched)
        log.info(`Left alone: ${file} ${reason}`);
    if (message !== undefined)
        log.info(ended(message));
    logPullRequest(report, log);
    if (diff === undefined)
        return;
    if (result === "planned")
        logDiff(diff, log);
    else
        await log.group("The diff", async () => logDiff(diff, log));
}
function logPullRequest({ result, pullRequest }, log) {
    if (pullRequest === undefined)
        return;
    const { branch, commit, superseded, merge, notes } = pullRequest;
    const standing = `${branch}, at ${shortCommit(commit)}`;
    if (result === "proposed")
        fact(log, "Proposed", `from ${standing}`);
    // What is there all the same.
    if (result === "failed")
        fact(log, "Branch", standing);
    if (superseded.length > 0)
        log.info(`Closed for it: ${superseded.map((number) => `#${number}`).join(", ")}.`);
    if (merge !== undefined)
        log.info(merge === "merged" ? "It is merged." : "It is merged as soon as all is there that is asked for.");
    for (const note of notes)
        log.warning(`${note}.`);
}
/** As wide as the names of all that a line may begin with. */
function fact(log, name, said) {
    log.info(`${name.padEnd(10)}  ${said}`);
}
function value(written) {
    const line = (0,defuse/* defuseLine */.BM)(written);
    return line.length <= longestValue ? line : `${line.slice(0, longestValue)}…`;
}
/** Lines of others are indented, so that none is taken for one of ours. */
function logDiff(diff, log) {
    const lines = diff.replace(/\n$/, "").split("\n");
    for (const line of lines.slice(0, mostDiffLines))
        log.info(`  ${line}`);
    const left = lines.length - mostDiffLines;
    if (left > 0)
        log.info(`${counted(left, "more line")} stand in the report file.`);
}

;// CONCATENATED MODULE: ./actions/pull/lib/forge.js
/** The pages that forges have for people. */
/** Hosts whose repositories have a page at their own address, besides the one that this run is of. */
const known = /^(github\.com|codeberg\.org|bitbucket\.org|dev\.azure\.com|.+\.ghe\.com)$|(^|[.-])(gitlab|gitea|forgejo)[.-]/;
/** Under these names the SSH servers of forges can be reached behind a firewall. */
const sameHost = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
};
/** The page of a repository on a forge, by its path there: `acme/deploy`. */
function pageOn(server, path) {
    return `${server.href.replace(/\/$/, "")}/${path}`;
}
/**
 * The page of a repository.
 * @param host without a port, where it is that of an SSH server
 * @param path `acme/deploy`
 * @param server the forge that this run is of: `https://github.com`; undefined where it is of none
 * @returns undefined where nobody can know whether there is one
 */
function pageOf(host, path, server) {
    const name = sameHost[host] ?? host;
    if (server !== undefined && [server.host, server.hostname].includes(name))
        return pageOn(server, path);
    return known.test(name) ? `https://${name}/${path}` : undefined;
}
/** The page of a commit, by its repository's. */
function commitPageOf(page, commit) {
    const { hostname } = new URL(page);
    if (hostname === "bitbucket.org")
        return `${page}/commits/${commit}`;
    return /(^|[.-])gitlab[.-]/.test(hostname) ? `${page}/-/commit/${commit}` : `${page}/commit/${commit}`;
}

;// CONCATENATED MODULE: ./actions/pull/lib/run-environment.js

/** The forge that the run is of; undefined where nothing says that it is a run of one: on another CI, or in a shell. */
function serverOf(env) {
    const server = URL.parse(env.GITHUB_SERVER_URL ?? "");
    if (server !== null)
        return server;
    const isRun = [env.GITHUB_ACTIONS, env.GITEA_ACTIONS, env.FORGEJO_ACTIONS].includes("true");
    return isRun ? new URL("https://github.com") : undefined;
}
/** The repository that the run is of: `acme/shop`. */
function repositoryOf({ GITHUB_REPOSITORY: name }) {
    return name || undefined;
}
/** The page of that repository. */
function ownPageOf(env) {
    const repository = repositoryOf(env);
    return repository === undefined ? undefined : pageHere(env, repository);
}
/** The page of a repository on the same forge. */
function pageHere(env, repository) {
    const server = serverOf(env);
    return server && pageOn(server, repository);
}
/** The page of the run. */
function runPageOf(env) {
    const [page, { GITHUB_RUN_ID: id }] = [ownPageOf(env), env];
    return page === undefined || id === undefined ? undefined : `${page}/actions/runs/${id}`;
}

;// CONCATENATED MODULE: ./actions/pull/lib/faults.js


/**
 * All that went wrong, for annotations. Those point to files of the repository that the run is of; the lines of another
 * one are named in the text.
 */
function annotated(ending, inputs, env) {
    const faults = "faults" in ending ? ending.faults : [];
    const page = inputs?.repository.page;
    const isOwn = page !== undefined && page.toLowerCase() === ownPageOf(env)?.toLowerCase();
    return isOwn ? faults : faults.map(inText);
}
function inText(fault) {
    const { message, code, hint, location, cause } = fault;
    if (location === undefined)
        return fault;
    return new lib_errors/* UserError */.yo(`${(0,lib_location/* formatLocation */.j)(location)}: ${message}`, { code, hint, cause });
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/credentials.js

/** Reads what to push with. A key wins over a token, which is there by default. What is wrong is a fault of the reader. */
function readCredentials(read, { url }, env) {
    const [key, knownHosts, token] = [read.text("ssh-key"), read.text("known-hosts"), read.text("token")];
    if (key !== undefined)
        return { kind: "ssh", key, knownHosts };
    if (knownHosts !== undefined)
        read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.");
    if (token === undefined || !/^https?:/.test(url))
        return { kind: "none" };
    refuseAway(read, token, new URL(url), env);
    return { kind: "token", token };
}
/** A token goes only to the host that it belongs to. Where there is no run, none is a run's own. */
function refuseAway(read, token, { host }, env) {
    const server = serverOf(env);
    if (server === undefined ||
        host === server.host ||
        !isOfRun(token, server, [read.text("source-token"), env.GITHUB_TOKEN]))
        return;
    read.fault(`Input 'token' is this run's own token, which is good for ${server.host} and not for ${host}`, `Give a token for ${host} in it, or a key in 'ssh-key'. Nothing has been sent there.`);
}
/**
 * Whether a token is this run's own, for all that is known: the same as that of input `source-token`, which is its own by
 * default. Those of GitHub's runs have a beginning of their own (GitHub Docs, "About authentication to GitHub"); Gitea's
 * and Forgejo's runners set a variable, which on GitHub is the user's.
 */
function isOfRun(token, server, [ofSource, ofEnvironment]) {
    const isGitHub = /(^|\.)(github|ghe)\.com$/.test(server.hostname);
    return token === ofSource || (isGitHub ? token.startsWith("ghs_") : token === ofEnvironment);
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/forge.js


/** Undefined where nobody knows where its forge is. Which one it is, its server is asked. */
function forgePlaceOf(address, env) {
    const known = address.page === undefined ? addressedPage(address.url) : { page: address.page, repository: address.name };
    if (known === undefined)
        return undefined;
    const isHere = new URL(known.page).host === serverOf(env)?.host;
    return { ...known, api: isHere ? env.GITHUB_API_URL || undefined : undefined };
}
/** Forges serve Git where a repository's page is, at its owner's name and its own; maybe below a path of the server. */
function addressedPage(address) {
    const { protocol = "", origin = "", pathname = "" } = URL.parse(address) ?? {};
    const path = pathname.replace(/\/$/, "").replace(/\.git$/, "");
    const [, repository] = /\/([^/]+\/[^/]+)$/.exec(path) ?? [];
    if (repository === undefined || !/^https?:$/.test(protocol))
        return undefined;
    return { page: `${origin}${path}`, repository };
}
/**
 * Reads which forge is asked. What is wrong is a fault of the reader.
 * @param why it is: `Input 'mode' is pull-request`
 * @param app whether an App makes the token: it is empty until then
 */
function readForge(read, repository, { env, why, app }) {
    const { url, name } = repository;
    // A fault of the repository has been said.
    if (url === "")
        return undefined;
    const place = forgePlaceOf(repository, env);
    if (place === undefined) {
        read.fault(`${why}, and the forge of ${name} is not known`, "Name a repository of this server as owner/name, or any by the address of its page, https://HOST/owner/name; else leave that input out.");
        return undefined;
    }
    if (app)
        return { ...place, token: "" };
    const token = read.text("token");
    if (token === undefined) {
        read.fault(`${why}, and input 'token' is empty`, "Give a token that may write contents and pull requests there; a key in 'ssh-key' can only push.");
        return undefined;
    }
    // Where it pushes too, that has been checked already.
    if (read.text("ssh-key") !== undefined || !/^https?:/.test(url))
        refuseAway(read, token, new URL(place.page), env);
    return { ...place, token };
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/app.js

/** Reads which App is to act; undefined where none is. What is wrong is a fault of the reader. */
function readApp(read, repository, env) {
    const [appId, privateKey] = [read.text("app-id"), read.text("app-private-key")];
    if (appId === undefined && privateKey === undefined)
        return undefined;
    if (appId === undefined || privateKey === undefined) {
        const [given, missing] = appId === undefined ? ["app-private-key", "app-id"] : ["app-id", "app-private-key"];
        read.fault(`Input '${given}' is set, and '${missing}' is not`, "Give both; if a secret is meant, is its name right, and may this repository see it?");
        return undefined;
    }
    if (read.text("ssh-key") !== undefined) {
        read.fault("Inputs 'app-id' and 'ssh-key' are both set", "Push with one of them.");
        return undefined;
    }
    // A fault of the repository has been said.
    if (repository.url === "")
        return undefined;
    const place = /^https?:/.test(repository.url) ? forgePlaceOf(repository, env) : undefined;
    if (place === undefined) {
        read.fault(`Input 'app-id' is set, and ${repository.name} is no repository on GitHub that is reached by https`, "Name it as owner/name or https://HOST/owner/name.");
        return undefined;
    }
    return { appId, privateKey, ...place };
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/branch.js
/**
 * What Git lets no branch be called (git-check-ref-format(1)): besides its characters, `..`, `@{` and `//`, a part that
 * begins with a dot or ends with `.lock`, a dot or slash at the end, a slash or dash at the beginning.
 */
const branch_refused = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\//, /(^|\/)\./, /\.lock(\/|$)/, /[./]$/, /^[-/]/, /^(@|HEAD)?$/];
/** Whether Git takes it for the name of a branch, as `git check-ref-format --branch` does. */
function isBranchName(name) {
    return !branch_refused.some((pattern) => pattern.test(name));
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/commit.js
/** Who GitHub shows as the author of what a workflow does. */
const actionsBot = {
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
/** Reads input `author`. @param host of the server that the commit goes to */
function readAuthor(read, { url, page }) {
    const host = commit_hostOf(page ?? url);
    const fallback = host === "github.com" ? actionsBot : { name: "pushpull", email: `pushpull@users.noreply.${host}` };
    const written = read.text("author");
    if (written === undefined)
        return fallback;
    const [, name, email] = /^([^<>\p{Cc}]*[^<>\s\p{Cc}]) <([^<>\s\p{Cc}]+)>$/u.exec(written) ?? [];
    if (name === undefined || email === undefined) {
        read.fault(`Input 'author' is '${written}'`, "Write Name <email>, such as Ada Lovelace <ada@example.com>.");
        return fallback;
    }
    return { name, email };
}
function commit_hostOf(url) {
    const [, ofScpLike] = /^[^/@]+@([^:]+):/.exec(url) ?? [];
    return ofScpLike ?? (URL.parse(url)?.hostname || "localhost");
}
const placeholders = new Set(["{image}", "{from}", "{to}", "{run}"]);
/** Reads an input with placeholders that values are put in for: `commit-message`. */
function readTemplate(read, name) {
    const written = read.text(name);
    const unknown = (written?.match(/\{[\w-]+\}/g) ?? []).filter((each) => !placeholders.has(each));
    if (unknown.length > 0) {
        read.fault(`Input '${name}' has ${[...new Set(unknown)].join(" and ")}, which nothing is put in for`, "It may have {image}, {from}, {to} and {run}.");
    }
    return written;
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/proposal.js


/** Inputs that say something of a pull request, and nothing without one. */
const ofProposal = [
    ...["head-branch", "title", "body", "labels", "reviewers", "team-reviewers", "assignees", "draft", "auto-merge"],
    "close-superseded",
];
/** What `action.yml` fills in. */
const defaults = { draft: "false", "auto-merge": "off", "close-superseded": "true" };
/** Reads how a pull request is to be; undefined where none is wanted. What is wrong is a fault of the reader. */
function readProposal(read) {
    const mode = read.text("mode") ?? "commit";
    if (mode !== "commit" && mode !== "pull-request") {
        read.fault(`Input 'mode' is '${mode}'`, "Write commit or pull-request.");
    }
    if (mode !== "pull-request") {
        const idle = ofProposal.filter((name) => ![undefined, defaults[name]].includes(read.text(name)));
        for (const name of mode === "commit" ? idle : []) {
            read.fault(`Input '${name}' is set, and no pull request is made`, "Set `mode: pull-request`, or leave it out.");
        }
        return undefined;
    }
    const draft = read.boolean("draft", false);
    const autoMerge = readAutoMerge(read);
    if (draft && autoMerge !== undefined) {
        read.fault("Inputs 'draft' and 'auto-merge' are both set, and no forge merges a draft", "Leave one of them out: a draft is merged by hand, once somebody has said that it is ready.");
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
        closeSuperseded: read.boolean("close-superseded", true),
    };
}
function readHeadBranch(read) {
    const branch = read.text("head-branch")?.replace(/^refs\/heads\//, "");
    if (branch?.includes(":") === true) {
        read.fault(`Input 'head-branch' is '${branch}': pull requests from forks are not there yet`, "Name a branch of the manifest repository itself.");
    }
    else if (branch !== undefined && !isBranchName(branch)) {
        read.fault(`Input 'head-branch' is '${branch}', which Git lets no branch be called`, "Is the expression that gives it right?");
    }
    return branch;
}
function readTitle(read) {
    const title = readTemplate(read, "title");
    if (title !== undefined && /[\r\n]/.test(title)) {
        read.fault("Input 'title' has several lines", "Keep one; what else there is to say goes into 'body'.");
    }
    return title;
}
const methods = {
    off: undefined,
    merge: "merge",
    squash: "squash",
    rebase: "rebase",
};
function readAutoMerge(read) {
    const written = read.text("auto-merge") ?? "off";
    if (!Object.hasOwn(methods, written)) {
        read.fault(`Input 'auto-merge' is '${written}'`, "Write off, merge, squash or rebase.");
    }
    return methods[written];
}
/** One a line, each once. */
function proposal_names(read, input) {
    return [...new Set(read.lines(input).map(({ text }) => text))];
}
function withoutAt(name) {
    return name.replace(/^@/, "");
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/repository.js

/** What stands for a repository of which a fault has been said. */
const repository_nowhere = { url: "", name: "", page: undefined };
const repository_forms = "Write owner/name, https://HOST/PATH, ssh://git@HOST/PATH or git@HOST:PATH.";
const repository_part = /^(?![.-])[\w.-]+\/(?!\.+$)[\w.-]+$/;
/** A host's name or address, which no program takes for an option. */
const host = String.raw `[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
const repository_isHost = new RegExp(`^(?:${host})$`, "i");
/** A name to log in with, which some servers want beside a token. */
const user = /^\w[\w.+-]*$/;
/** Tokens of forges by their beginnings, and what is longer than names are. */
const looksSecret = /^(gh[a-z]_|github_pat_|glpat-|AT[ACT]TT|[0-9a-f]{32})|.{40}/i;
/** `user@host:path`, as Git reads it where there is no scheme (git-clone(1), "Git URLs"). */
const scpLike = new RegExp(String.raw `^(\w[\w.+-]*)@(${host}):(?!//)/?([^\s-]\S*)$`, "i");
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Reads input `repository`: a name on this run's own forge, or a URL. What is wrong with it is a fault of the reader. */
function readRepository(read, here) {
    const written = read.text("repository") ?? here.repository;
    if (written === undefined) {
        read.fault("Input 'repository' is not set, and no workflow run is there to take it from", repository_forms);
        return repository_nowhere;
    }
    const address = addressOf(written, here);
    if ("url" in address)
        return address;
    read.fault(`Input 'repository' ${address.fault}`, address.hint);
    return repository_nowhere;
}
function addressOf(written, here) {
    if (repository_part.test(written))
        return onOwnForge(written.replace(/\.git$/, ""), here);
    const [, , sshHost, path = ""] = scpLike.exec(written) ?? [];
    if (sshHost !== undefined)
        return repository_named(written, sshHost, path, here);
    const url = /[\s\p{Cc}]/u.test(written) ? null : URL.parse(written);
    if (url === null || !/^(https?|ssh|file):$/.test(url.protocol))
        return noRepository(written);
    return checked(url, here);
}
function onOwnForge(name, { server, ssh }) {
    if (server === undefined) {
        return {
            fault: `is '${name}', and no workflow run is there to say on which server`,
            hint: `Give its URL, such as https://github.com/${name}, or set GITHUB_SERVER_URL as a runner does.`,
        };
    }
    const page = pageOn(server, name);
    return { url: ssh ? `git@${server.hostname}:${name}.git` : `${page}.git`, name, page };
}
function checked(url, here) {
    const { protocol, hostname, username, password, pathname, search, hash } = url;
    if (password !== "" || looksSecret.test(username)) {
        return {
            fault: "has a password or a token in it",
            hint: "Take it out, and give the token in input 'token': an address is shown to everybody.",
        };
    }
    // It is shown, so what could be a secret has been refused before.
    if (protocol === "http:" && !loopback.test(hostname)) {
        return { fault: `is '${url.href}', over which anybody on the way can read the token`, hint: "Write https://." };
    }
    const isComplete = protocol === "file:" ? hostname === "" : repository_isHost.test(hostname);
    const isPlain = search === "" && hash === "" && (username === "" || user.test(username));
    if (!isComplete || !isPlain || pathname.length < 2)
        return noRepository(url.href);
    return repository_named(url.href, protocol === "ssh:" ? hostname : url.host, pathname, here);
}
function repository_named(url, at, path, { server }) {
    const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
    const page = at === "" ? undefined : pageOf(at, name, server);
    return { url, name: page === undefined ? url : name, page };
}
/** What has an @ in it may be somebody's password. */
function noRepository(written) {
    return { fault: written.includes("@") ? "is no repository" : `is '${written}', which is no repository`, hint: repository_forms };
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/sign.js
/** Reads how commits are verified. What is wrong is a fault of the reader. */
function readSign(read) {
    const [sign, key] = [read.text("sign") ?? "off", read.text("signing-key")];
    if (key !== undefined && sign !== "ssh") {
        read.fault(`Input 'signing-key' is set, and 'sign' is ${sign}`, "Set `sign: ssh`, or leave the key out.");
    }
    if (sign === "api")
        return { kind: "api" };
    if (sign !== "ssh") {
        if (sign !== "off")
            read.fault(`Input 'sign' is '${sign}'`, "Write off, api or ssh.");
        return { kind: "off" };
    }
    if (key === undefined) {
        read.fault("Input 'sign' is ssh, and 'signing-key' is empty", "Give the private key to sign with; if it is a secret, is its name right, and may this repository see it?");
    }
    return { kind: "ssh", key: key ?? "" };
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs/source.js

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Events that a pushed commit leads to. Others, a person or a clock, may want the same again (GitHub Docs, "Events that trigger workflows"). */
const startsByCommit = /^(push|workflow_run)$/;
/** Reads what the images were built from; by default, this run's commit. What is wrong is a fault of the reader. */
function readSource(read, env) {
    const written = read.text("source-commit") ?? env.GITHUB_SHA ?? "";
    if (written === "" || written === "off")
        return undefined;
    const at = written.indexOf("@");
    const repository = at === -1 ? repositoryOf(env) : written.slice(0, at);
    const id = written.slice(at + 1);
    if (!commit.test(id) || (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))) {
        read.fault(`Input 'source-commit' is '${written}', which is no commit`, "Write all of its 40 or 64 digits, owner/name@SHA where it is of another repository, or off.");
        return undefined;
    }
    if (repository === undefined)
        return undefined;
    return {
        repository,
        commit: id.toLowerCase(),
        page: pageHere(env, repository),
        api: env.GITHUB_API_URL || undefined,
        token: read.text("source-token"),
        startedRun: id === (env.GITHUB_SHA || id) && startsByCommit.test(env.GITHUB_EVENT_NAME ?? "push"),
    };
}

;// CONCATENATED MODULE: ./actions/pull/lib/inputs.js












/** Milliseconds that a run may take when `timeout` is not set. */
const defaultTimeout = 600_000;
/**
 * Reads the inputs that `action.yml` describes.
 * @throws UserError or Faults for all that is wrong with them
 */
function parseInputs(read, env) {
    const server = serverOf(env);
    const { overrides, faults } = parseImageOverrides(read.lines("images"));
    const set = parseSet(read.lines("set"));
    if (read.text("images") === undefined && read.text("set") === undefined) {
        read.fault("Inputs 'images' and 'set' are both empty", "Name an image and its version in 'images', such as shop/web=v1.2.3, or another value in 'set'.");
    }
    const ssh = read.text("ssh-key") !== undefined;
    const repository = readRepository(read, { server, repository: repositoryOf(env), ssh });
    const proposal = readProposal(read);
    const app = readApp(read, repository, env);
    const sign = readSign(read);
    const why = proposal === undefined ? "Input 'sign' is api" : "Input 'mode' is pull-request";
    const inputs = {
        images: overrides,
        set: set.lines,
        manifests: read.lines("manifests"),
        repository,
        branch: readBranch(read),
        credentials: app === undefined ? readCredentials(read, repository, env) : { kind: "none" },
        all: read.boolean("all", false),
        addMissing: read.boolean("add-missing", false),
        commitMessage: readTemplate(read, "commit-message"),
        author: readAuthor(read, repository),
        signoff: read.boolean("signoff", false),
        sign,
        source: readSource(read, env),
        allowDowngrade: read.boolean("allow-downgrade", false),
        dryRun: read.boolean("dry-run", false),
        proposal,
        forge: proposal === undefined && sign.kind !== "api"
            ? undefined
            : readForge(read, repository, { env, why, app: app !== undefined }),
        app,
        timeout: read.duration("timeout", defaultTimeout),
    };
    (0,lib_errors/* throwFaults */.G3)([...read.faults, ...faults, ...set.faults]);
    return inputs;
}
/** `github.ref` is taken for the branch that it is. */
function readBranch(read) {
    const branch = read.text("branch")?.replace(/^refs\/heads\//, "");
    if (branch === undefined)
        return undefined;
    if (/^refs\//.test(branch)) {
        read.fault(`Input 'branch' is '${branch}', which is no branch`, "Give the name of one, such as main.");
    }
    else if (!isBranchName(branch)) {
        read.fault(`Input 'branch' is '${branch}', which Git lets no branch be called`, "Is the expression that gives it right?");
    }
    return branch;
}

;// CONCATENATED MODULE: ./actions/pull/lib/no-workflows.js
const no_workflows_words = "The pull request was opened with this run's own token, for which GitHub starts no workflows. If it waits for checks, close and reopen it, and use a GitHub App from now on: inputs 'app-id' and 'app-private-key'";
/**
 * Says once, of a new pull request, that no workflow runs for it (GitHub Docs, "Triggering a workflow from a workflow").
 * @param token what it was made with; `ofRun` what input `source-token` is, which is the run's own by default
 */
function withNoWorkflows(result, { token, ofRun }, env) {
    const { proposal } = result;
    // The runners of Gitea and Forgejo say who they are, and theirs start them.
    const isGitHub = env.GITEA_ACTIONS === undefined && env.FORGEJO_ACTIONS === undefined;
    const isOfRun = token !== undefined && token === ofRun && token.startsWith("ghs_");
    if (proposal?.operation !== "created" || !isOfRun || !isGitHub)
        return result;
    return { ...result, proposal: { ...proposal, notes: [...proposal.notes, no_workflows_words] } };
}

;// CONCATENATED MODULE: ./actions/pull/lib/outputs.js
/** The outputs, by their names in `action.yml`. */
function outputsOf(report, file) {
    const { result, changed, repository, pullRequest } = report;
    return {
        result,
        changed: String(changed),
        "commit-sha": result === "committed" ? (repository?.commit ?? "") : "",
        "commit-url": repository?.commitUrl ?? "",
        "pull-request-number": String(pullRequest?.number ?? ""),
        "pull-request-url": pullRequest?.url ?? "",
        "pull-request-operation": pullRequest?.operation ?? "",
        "pull-request-head-sha": pullRequest?.commit ?? "",
        report: file,
    };
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

;// CONCATENATED MODULE: ./actions/pull/lib/report.js



/**
 * Puts what happened into the report's words. Pure.
 * @param inputs undefined where they could not be read
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
function toReport(ending, inputs, startedAt, endedAt) {
    const base = { version: 1, action: "pull", ...reportTime(startedAt, endedAt) };
    if ("faults" in ending) {
        return {
            ...base,
            result: "failed",
            changed: false,
            ...(inputs === undefined ? {} : { repository: meant(inputs, ending.faults) }),
            images: [],
            edits: [],
            superseded: [],
            untouched: [],
            retries: 0,
            faults: ending.faults.map(reportFault),
            ...report_pullRequestOf(ending.faults.find((fault) => fault instanceof HalfDone)?.proposal),
        };
    }
    const { outcome, edits, superseded, untouched, diff, message, retries, proposal } = ending.result;
    return {
        ...base,
        result: outcome,
        changed: outcome === "committed" || outcome === "proposed" || outcome === "planned",
        repository: found(ending.result),
        images: imageChanges(edits),
        edits,
        superseded: superseded.map(({ edit, by }) => ({ ...edit, by })),
        untouched,
        ...(diff === "" ? {} : { diff }),
        message,
        retries,
        faults: [],
        ...report_pullRequestOf(proposal),
    };
}
function meant({ repository: { name, url }, branch }, faults) {
    const commit = faults.find((fault) => fault instanceof OnItsWay)?.commit;
    return { name, url, branch, ...(commit === undefined ? {} : { commit }) };
}
function found({ outcome, repository: { name, url, page }, branch, commit }) {
    const commitUrl = outcome === "committed" && page !== undefined ? commitPageOf(page, commit) : undefined;
    return { name, url, branch, commit, commitUrl };
}
function report_pullRequestOf(proposal) {
    if (proposal === undefined)
        return {};
    const { headBranch: branch, headCommit: commit, superseded = [], notes = [], ...known } = proposal;
    return { pullRequest: { ...known, branch, commit, superseded, notes } };
}
/** Once for each version that stood there, in the order of the edits. */
function imageChanges(edits) {
    const changes = edits.flatMap(({ image, from, to }) => (image === undefined ? [] : [{ name: image, from, to }]));
    return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

;// CONCATENATED MODULE: ./packages/core/lib/section.js

/** GitHub takes 1 MiB a step, and nothing at all of what is longer. Some of it is for what stands around the rows. */
const mostBytes = 1_000 * 1024;
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
    let left = mostBytes;
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
        section_linesOf(message),
        file === undefined ? html `` : code(`${file}:${line}`),
        section_linesOf(hint ?? ""),
    ]);
    return tableSection(["What is wrong", "Where", "What to do"], rows);
}
/** What follows the first line is a list, or something to copy. */
function section_linesOf(words) {
    const [first = "", ...rest] = clip(words).split("\n");
    return rest.length === 0 ? markdown_text(first) : html `${markdown_text(first)}${block(rest.join("\n"))}`;
}
/** As much of a text as a page has room for. */
function clip(words, longest = longestCell) {
    return words.length <= longest ? words : `${words.slice(0, longest)} … (the rest stands in the report file)`;
}

;// CONCATENATED MODULE: ./actions/pull/lib/summary.js


const titles = {
    committed: { mark: "✅", alone: "Committed", of: "Committed to" },
    proposed: { mark: "📬", alone: "Proposed", of: "Proposed to" },
    unchanged: { mark: "✅", alone: "Unchanged", of: "Unchanged in" },
    superseded: { mark: "⏩", alone: "Superseded", of: "Superseded in" },
    planned: { mark: "📋", alone: "Planned", of: "Planned for" },
    failed: { mark: "❌", alone: "Failed", of: "Failed in" },
};
/**
 * The summary page, as HTML blocks of Markdown: faults first, then images, every edit, what was left as it is, and the
 * diff, as far as there is room.
 */
function summary(report) {
    return summaryPage(headingOf(report), factsOf(report), [
        ...faultSections(report.faults),
        ...noteSections(report),
        ...imageSections(report),
        ...editSections(report),
        ...supersededSections(report),
        ...diffSections(report),
        ...untouchedSections(report),
    ]);
}
function headingOf({ result, repository }) {
    const { mark, alone, of } = titles[result];
    if (repository === undefined)
        return markdown_text(`${mark} ${alone}`);
    const branch = repository.branch === undefined ? html `` : html ` (${code(repository.branch)})`;
    return html `${markdown_text(`${mark} ${of}`)} ${code(repository.name)}${branch}`;
}
function factsOf(report) {
    const { result, edits, repository, message, retries, pullRequest } = report;
    const commit = result === "failed" ? undefined : repository?.commit;
    const facts = [
        markdown_text(edits.length === 0 ? capitalized(words_wordsOf(report)) : counts(report)),
        ...(pullRequest === undefined ? [] : [summary_pullRequestOf(pullRequest)]),
        ...(commit === undefined || result === "proposed" ? [] : [summary_commitOf(commit, result, repository?.commitUrl)]),
        markdown_text(formatDuration(report.seconds * 1_000)),
        ...(retries === 0 ? [] : [markdown_text(counted(retries + 1, "attempt"))]),
        ...(message === undefined ? [] : [markdown_text(clip(message))]),
    ];
    return facts.reduce((all, fact) => html `${all} · ${fact}`);
}
function summary_commitOf(commit, result, page) {
    const name = code(shortCommit(commit));
    return html `${markdown_text(result === "committed" ? "commit" : "at")} ${page === undefined ? name : markdown_link(page, name)}`;
}
function summary_pullRequestOf({ number, url, operation, merge, branch }) {
    if (number === undefined || url === undefined)
        return html `branch ${code(branch)} pushed`;
    const words = [operation, merge === "waiting" ? "merged when all is there" : merge].filter((each) => each !== undefined);
    const page = markdown_link(url, html `pull request ${number}`);
    return words.length === 0 ? page : html `${page} ${markdown_text(words.join(", "))}`;
}
/** What a person should know of the pull request, and which others went for it. */
function noteSections({ pullRequest }) {
    const { notes = [], superseded = [] } = pullRequest ?? {};
    const closed = superseded.map((number) => [html `pull request ${number} closed: this one takes its place`]);
    return tableSection(["To know"], [...notes.map((note) => [markdown_text(clip(note))]), ...closed]);
}
function imageSections({ images, result }) {
    const rows = images.map(({ name, from, to }) => [code(name), optional(from), code(to)]);
    return tableSection(["Image", "Before", after(result)], rows);
}
/** Of a pull request, it is not so yet. */
function after(result) {
    return result === "proposed" ? "Proposed" : "Now";
}
function editSections({ edits, result }) {
    const rows = edits.map((edit) => [...place(edit), optional(edit.from), code(clip(edit.to))]);
    return tableSection(["Where", "Field", "Before", after(result)], rows);
}
function supersededSections({ superseded }) {
    const rows = superseded.map((edit) => [
        ...place(edit),
        code(clip(before(edit))),
        code(clip(edit.to)),
        code(shortCommit(edit.by)),
    ]);
    return tableSection(["Newer already", "Field", "Stays", "Wanted", "Built from"], rows);
}
/** Folded away, unless it is why nothing was found. */
function untouchedSections({ untouched, result }) {
    const rows = untouched.map(({ file, reason }) => [code(file), markdown_text(clip(reason))]);
    const folded = result === "failed" ? undefined : markdown_text(`${counted(untouched.length, "file")} left alone`);
    return tableSection(["Left alone", "Why"], rows, folded);
}
/** File by file, so that those are shown that there is room for. In a dry run it is what one wants to see. */
function diffSections({ diff, result }) {
    if (diff === undefined)
        return [];
    const files = diff.split(/^(?=diff --git )/m).map((each) => block(each.trimEnd(), "diff"));
    const state = result === "planned" ? "open" : "closed";
    return [{ rows: files, around: (fitting) => details(markdown_text("The diff"), fitting.join("\n"), state) }];
}
function place({ file, line, path }) {
    return [code((0,lib_location/* formatLocation */.j)({ file, line })), code(path)];
}
function optional(written) {
    return written === undefined ? html `` : code(clip(written));
}

;// CONCATENATED MODULE: ./actions/pull/lib/action.js












/** The inputs that are secret, as a whole. */
const secrets = ["token", "source-token", "ssh-key", "app-private-key", "signing-key"];
/** The pull action: GitHub's side of the pull engine. */
const pullAction = {
    program: "git",
    read(context) {
        const reader = readInputs(context.env);
        const given = new Set(secrets.map((name) => reader.text(name)));
        for (const secret of given)
            if (secret !== undefined)
                context.mask(secret);
        return parseInputs(reader, context.env);
    },
    run(inputs, context) {
        logFacts(inputs, context.log);
        return asApp(inputs, context, async (known) => {
            const result = await pull(known, {
                ...context,
                timeout: inputs.timeout - context.elapsed(),
                runUrl: runPageOf(context.env),
                remember: context.saveState,
                forge: (signal) => openForgeOf(known, context, signal),
            });
            const tokens = { token: known.forge?.token, ofRun: readInputs(context.env).text("source-token") };
            return withNoWorkflows(result, tokens, context.env);
        });
    },
    release: releaseApp,
    report(ending, inputs, context) {
        const ended = context.startedAt + context.elapsed();
        const report = (0,redact/* redactAll */.$)(toReport(ending, inputs, context.startedAt, ended), context.redact);
        return publish({
            report,
            faults: annotated(ending, inputs, context.env),
            evidence: (log) => logEvidence(report, log),
            closing: closingSentence(report),
            summary: summary(report),
            outputs: (file) => outputsOf(report, file),
        }, context);
    },
};
function openForgeOf({ forge }, { env, log }, signal) {
    if (forge === undefined)
        throw new Error("A forge is asked for, and no pull request is wanted");
    return openForge({ ...forge, env, log, signal });
}


/***/ }),

/***/ 8330:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _pushpull_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8909);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5579);


await (0,_pushpull_core__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(process, _action_js__WEBPACK_IMPORTED_MODULE_0__/* .pullAction */ .M);

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
/* harmony export */   VP: () => (/* binding */ defuse)
/* harmony export */ });
/* unused harmony export shellWord */
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
  cn: () => (/* binding */ runForBytes),
  mB: () => (/* binding */ runProgram),
  MU: () => (/* binding */ runVariable)
});

// UNUSED EXPORTS: endProgram, startProgram

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
/******/ var __webpack_exports__ = __nccwpck_require__(8330);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
