const base = '/norsk-pasient'

/** Where the pages of this feature are. No address names a patient: an opened record has a random id. */
export const paths = {
  find: base,
  record: (id: string) => `${base}/${id}`,
  print: (id: string) => `${base}/${id}/utskrift`,
  document: (id: string, document: string) => `${base}/${id}/dokument/${document}`,
  emergency: (id: string) => `${base}/${id}/nod`,
  closeEmergency: (id: string) => `${base}/${id}/nod/lukk`,
  /** The record, which then says that it was closed. */
  emergencyClosed: (id: string) => `${base}/${id}?lukket`,
  emergencies: `${base}/nodapninger`,
  review: (id: string) => `${base}/nodapninger/${id}`,
} as const
