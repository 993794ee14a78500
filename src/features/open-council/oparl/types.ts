/** An OParl object as it is sent: a name, its type, when it was made and changed, and what its type has. */
export type OparlObject = {
  readonly id: string
  readonly type: string
  readonly created: string
  readonly modified: string
  readonly deleted?: true
  readonly [property: string]: unknown
}

/** The kinds of object that have addresses of their own (OParl 1.1, chapter 3). */
export type OparlKind =
  | 'organization'
  | 'person'
  | 'membership'
  | 'meeting'
  | 'agendaItem'
  | 'paper'
  | 'consultation'
  | 'file'
  | 'location'
  | 'legislativeTerm'

/** Every object of a kind, the first made first. */
export type OparlObjects = { readonly [K in OparlKind]: readonly OparlObject[] } & {
  readonly system: OparlObject
  readonly body: OparlObject
}

/** Type of each kind, as its address ends. */
export const typeNames: Readonly<Record<OparlKind, string>> = {
  organization: 'Organization',
  person: 'Person',
  membership: 'Membership',
  meeting: 'Meeting',
  agendaItem: 'AgendaItem',
  paper: 'Paper',
  consultation: 'Consultation',
  file: 'File',
  location: 'Location',
  legislativeTerm: 'LegislativeTerm',
}

/** The lists of a body, and what each lists (OParl 1.1, section 3.3). */
export const bodyLists: Readonly<Record<string, OparlKind>> = {
  organization: 'organization',
  person: 'person',
  meeting: 'meeting',
  paper: 'paper',
  agendaItem: 'agendaItem',
  consultation: 'consultation',
  file: 'file',
  locationList: 'location',
  legislativeTermList: 'legislativeTerm',
  membership: 'membership',
}

/** Where the type of an object is described. */
export const schemaOf = (name: string): string => `https://schema.oparl.org/1.1/${name}`

/** The addresses of the interface. `origin` is scheme, host and port. */
export function oparlAddresses(origin: string) {
  const root = `${origin}/api/oparl/v1.1`
  const bodyId = `${root}/body/radsmodellen`
  return {
    root,
    system: `${root}/system`,
    bodies: `${root}/bodies`,
    body: bodyId,
    object: (kind: OparlKind, id: string) => `${root}/${kind}/${id}`,
    list: (kind: OparlKind) => `${bodyId}/${kind}`,
    /** Of one organization. */
    own: (kind: 'meeting' | 'consultation', organization: string) => `${root}/organization/${organization}/${kind}`,
  }
}

export type OparlAddresses = ReturnType<typeof oparlAddresses>
