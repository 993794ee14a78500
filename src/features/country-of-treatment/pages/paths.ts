const base = '/utenlandsk-pasient'
const lookup = (id: string) => `${base}/oppslag/${id}`

/** Where the pages of this feature are. No address names a patient: a lookup has a random id. */
export const paths = {
  countries: `${base}/land`,
  form: (country: string) => `${base}/land/${country}`,
  picture: (country: string, index: string) => `${base}/land/${country}/bilde/${index}`,
  lookup,
  again: (id: string) => `${lookup(id)}/pa-nytt`,
  patient: (id: string) => `${lookup(id)}/pasient`,
  documents: (id: string) => `${lookup(id)}/dokumenter`,
  choose: (id: string) => `${lookup(id)}/dokument`,
  originals: (id: string) => `${lookup(id)}/andre`,
  retry: (id: string) => `${lookup(id)}/igjen`,
  cancel: (id: string) => `${lookup(id)}/avbryt`,
  give: (id: string) => `${lookup(id)}/samtykke`,
  goOn: (id: string) => `${lookup(id)}/samtykket-for`,
  refuse: (id: string) => `${lookup(id)}/nei`,
  emergency: (id: string) => `${lookup(id)}/nod`,
  consent: (id: string) => `${base}/samtykke/${id}`,
  withdraw: (id: string) => `${base}/samtykke/${id}/trekk`,
  emergencies: `${base}/nodapninger`,
  review: (id: string) => `${base}/nodapninger/${id}`,
  /** The same list of Norwegian patients: a page of the Norwegian record. */
  norwegianEmergencies: '/norsk-pasient/nodapninger',
  /** Where those who run the contact point begin. */
  operation: '/drift',
  /** Of the reader. */
  file: base,
  document: (id: string) => `${base}/${id}`,
} as const
