const base = '/pasienter'
const person = (id: string) => `${base}/${id}`
const pair = (one: string, other: string) => `${person(one)}/sammenlign/${other}`

/** Where the pages of this feature are. No address names a patient: an identity has a random id. */
export const identityPaths = {
  start: base,
  find: `${base}/finn`,
  person,
  number: (id: string) => `${person(id)}/nummer`,
  noMatch: (id: string) => `${person(id)}/ingen-treff`,
  takeApart: (id: string) => `${person(id)}/ta-fra-hverandre`,
  compare: (id: string) => `${person(id)}/sammenlign`,
  pair,
  same: (one: string, other: string) => `${pair(one, other)}/samme`,
  different: (one: string, other: string) => `${pair(one, other)}/ulike`,
} as const
