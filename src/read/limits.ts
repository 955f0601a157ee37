/** Files of one folder or archive: far more than the parts of any session, and few enough to be held in memory. */
export const MOST_FILES = 10_000
