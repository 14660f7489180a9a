/** Whether a URL answers, and with a status of success. */
export async function answersHttp(url) {
    const answer = await fetch(url).catch(() => undefined);
    return answer?.ok === true;
}
