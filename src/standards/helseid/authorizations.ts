/** What a category of health personnel stands for among the roles that care is given in. */
export type CareRole = 'doctor' | 'nurse' | 'pharmacist' | 'health-professional'

/**
 * Categories of Helsepersonellregisteret that are known here (Volven 9060), each with its role. Of several that somebody
 * has, the one that stands first here counts (ATT-31), after those of the role that they are signed in for.
 *
 * `health-professional` is for those whose category alone says what they may do: no other country is asked for them.
 */
const categories: readonly (readonly [code: string, role: CareRole])[] = [
  ['LE', 'doctor'],
  ['SP', 'nurse'],
  ['JO', 'nurse'],
  ['FA1', 'pharmacist'],
  ['FA2', 'pharmacist'],
  ['TL', 'health-professional'],
  ['PS', 'health-professional'],
  ['FT', 'health-professional'],
  ['VP', 'health-professional'],
  ['HF', 'health-professional'],
]

/** In the role of what comes first of somebody's categories; undefined for whoever has none. */
export function roleOfAuthorizations(authorizations: readonly string[]): CareRole | undefined {
  if (authorizations.length === 0) return undefined
  return categories.find(([code]) => authorizations.includes(code))?.[1] ?? 'health-professional'
}

/**
 * The category that somebody acts by: of those that Helsepersonellregisteret gives, the nearest to their role (ATT-31).
 *
 * @param authorizations undefined where the issuer does not tell: then the first that the role has
 * @returns undefined for whoever has none: nothing is to stand in an attest then (ATT-32)
 */
export function nearestAuthorization(role: string, authorizations: readonly string[] | undefined): string | undefined {
  const ofRole = categories.filter(([, each]) => each === role && each !== 'health-professional')
  if (authorizations === undefined) return ofRole[0]?.[0]
  const known = [...ofRole, ...categories].find(([code]) => authorizations.includes(code))?.[0]
  return known ?? authorizations.toSorted()[0]
}
