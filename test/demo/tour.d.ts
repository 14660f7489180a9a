/** Returns whether every run ended as it should. */
export declare function playTour(): Promise<boolean>;
