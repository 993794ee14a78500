/** Puts texts in the order of their characters' numbers, as days and ids are compared. */
export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
