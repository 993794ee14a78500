/** The row of a table for a key from outside; undefined for any key that is not a row of its own (`constructor`). */
export function rowOf<Row>(table: Readonly<Record<string, Row>>, key: string | undefined): Row | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
