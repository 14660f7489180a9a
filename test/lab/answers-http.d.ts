/** Whether a URL answers, and with a status of success. */
export declare function answersHttp(url: string): Promise<boolean>;
