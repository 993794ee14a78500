import { Problem } from '../../kernel/problem.ts'
import { isObject } from '../../standards/fhir/json-members.ts'

/**
 * FHIR has no empty texts and objects: what says nothing is left out.
 *
 * @param at the element that the value stands in
 * @throws Problem `invalid` (`fhir-form`), naming the element
 * @see https://hl7.org/fhir/R4/json.html, https://hl7.org/fhir/R4/datatypes.html#string
 */
export function refuseEmpty(value: unknown, at: string): void {
  if (value === '' || (isObject(value) && Object.keys(value).length === 0)) {
    throw new Problem('invalid', 'fhir-form', 'An element that is there is not empty', { at })
  }
  if (!isObject(value) && !Array.isArray(value)) return
  for (const [name, each] of Object.entries(value)) {
    refuseEmpty(each, Array.isArray(value) ? `${at}[${name}]` : `${at}.${sayable(name)}`)
  }
}

/** Another name than an element's is the sender's own, and not repeated. */
function sayable(name: string): string {
  return /^_?[A-Za-z]{1,40}$/.test(name) ? name : '?'
}
