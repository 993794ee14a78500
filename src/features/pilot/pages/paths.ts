const base = '/pilot'
const site = (orgNumber: string) => `${base}/${orgNumber}`

/** Where the pages of this feature are, and those of others it leads back to. */
export const paths = {
  sites: base,
  site,
  csv: (orgNumber: string) => `${site(orgNumber)}/tall.csv`,
  feedback: (lookup: string) => `/utenlandsk-pasient/oppslag/${lookup}/tilbakemelding`,
  lookup: (id: string) => `/utenlandsk-pasient/oppslag/${id}`,
  document: (id: string) => `/utenlandsk-pasient/${id}`,
} as const

/** The place of the feedback on its page. */
export const feedbackAnchor = 'tilbakemelding'
