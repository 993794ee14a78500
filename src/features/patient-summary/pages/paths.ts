const base = '/utenlandsk-pasient'

/** Where the pages of this feature are. */
export const paths = {
  choose: base,
  sample: (name: string) => `${base}/eksempel/${name}`,
  view: (id: string) => `${base}/${id}`,
  treatment: (id: string) => `${base}/${id}/behandling`,
  print: (id: string) => `${base}/${id}/utskrift`,
  pdf: (id: string) => `${base}/${id}/pdf`,
  originalPdf: (id: string) => `${base}/${id}/original.pdf`,
  eps: (id: string) => `${base}/${id}/eps.json`,
  verdict: (id: string) => `${base}/${id}/kontroll`,
  save: (id: string) => `${base}/${id}/ta-vare-pa`,
  /** Of what was fetched from another country; another feature answers there, and at the next. */
  consent: (id: string) => `${base}/samtykke/${id}`,
  countries: `${base}/land`,
  originals: (lookup: string) => `${base}/oppslag/${lookup}/andre`,
  delete: (id: string) => `${base}/${id}/slett`,
} as const
