const all = '/norge-i-boks/klienter'

/** Where vendors register their clients. */
export const boxClientPaths = {
  box: '/norge-i-boks',
  all,
  one: (id: string) => `${all}/${id}`,
  remove: (id: string) => `${all}/${id}/slett`,
} as const
