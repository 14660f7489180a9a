/** One page of a list, with links to the ones beside it (docs.github.com: "Using pagination in the REST API"). */
export function page(list, { world, query }, path) {
    const [size, number] = [Math.min(Number(query.per_page ?? 30), 100), Number(query.page ?? 1)];
    const last = Math.max(Math.ceil(list.length / size), 1);
    const link = (to, rel) => {
        const asked = new URLSearchParams();
        for (const [name, value] of Object.entries({ ...query, page: to }))
            asked.set(name, String(value));
        return `<${world.api}${path}?${asked}>; rel="${rel}"`;
    };
    const links = [
        ...(number > 1 ? [link(number - 1, "prev"), link(1, "first")] : []),
        ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
    ];
    return {
        status: 200,
        body: list.slice((number - 1) * size, number * size),
        ...(links.length === 0 ? {} : { headers: { link: links.join(", ") } }),
    };
}
