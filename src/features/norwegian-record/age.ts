/**
 * Whole years lived on a day. Somebody born on 29 February has a birthday on 1 March in other years.
 *
 * @param born ISO 8601, a day or a moment
 * @param day ISO 8601
 */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5, 10) < born.slice(5, 10) ? years - 1 : years
}
