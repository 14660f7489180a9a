export {};
/** A pod of revision 2 that was made long before the run. */
