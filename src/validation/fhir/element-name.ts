/**
 * A JSON name as findings may repeat it: findings are stored, and anything may stand as a name, also that of a person.
 * What does not look like an element's, with or without `_`, becomes `?`; `__proto__` is a word of
 * JavaScript, and whoever sent it should see it.
 */
export function elementName(name: string): string {
  return /^(?:_?[a-z][A-Za-z0-9]{0,63}|__proto__)$/.test(name) ? name : '?'
}
