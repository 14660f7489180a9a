/** Returns whether everything ended as it should. */
export declare function playPromotion(): Promise<boolean>;
