import type { SignedIn } from '../../protocols/gate/access.ts'
import { careOrganisations } from '../synthetic-population/index.ts'

/** A person the demo issuer signs in. Invented: the numbers are in no register. */
export type DemoPerson = Omit<SignedIn, 'visit'>

const clinic = siteOf('Storfjell legevakt')
const pharmacy = siteOf('Lyngmo apotek')
const municipality = { orgNumber: placeOf(clinic.name).parent ?? clinic.orgNumber, name: 'Storfjell kommune' }
const secretariat = { orgNumber: '243000009', name: 'Sekretariatet for rådsmodellen' }

/** The two sites of the pilot. */
export const demoSites = { bodo: siteOf('Bodø legevakt'), stjordal: siteOf('Stjørdal legevakt') } as const

/** With the number that the place has in the population, where some names say that they are invented. */
function siteOf(name: string): Required<SignedIn>['organisation'] {
  return { orgNumber: placeOf(name).orgNumber, name }
}

function placeOf(name: string) {
  const place = careOrganisations.find((each) => each.name === name || each.name === `${name} (oppdiktet)`)
  if (!place) throw new Error(`The population has no ${name}`)
  return place
}

/** At least one person for each role, and a doctor for each site of the pilot. */
export const demoPeople: readonly DemoPerson[] = [
  { subject: 'demo-doctor', role: 'doctor', name: 'Solveig Nordlys', hprNumber: '000000011', organisation: clinic },
  {
    subject: 'demo-doctor-bodo',
    role: 'doctor',
    name: 'Eira Saltskjær',
    hprNumber: '000000014',
    organisation: demoSites.bodo,
  },
  {
    subject: 'demo-doctor-stjordal',
    role: 'doctor',
    name: 'Tarjei Lånkesmo',
    hprNumber: '000000015',
    organisation: demoSites.stjordal,
  },
  { subject: 'demo-nurse', role: 'nurse', name: 'Amir Fjordby', hprNumber: '000000012', organisation: clinic },
  {
    subject: 'demo-pharmacist',
    role: 'pharmacist',
    name: 'Ingrid Lyngmo',
    hprNumber: '000000013',
    organisation: pharmacy,
  },
  { subject: 'demo-citizen', role: 'citizen', name: 'Olav Stabbursnes' },
  { subject: 'demo-secretary', role: 'secretary', name: 'Nina Blåbærlia', organisation: clinic },
  { subject: 'demo-operator', role: 'operator', name: 'Jonas Kaibryggen' },
  { subject: 'demo-council-member', role: 'council-member', name: 'Marit Heggelia', organisation: municipality },
  { subject: 'demo-council-secretary', role: 'council-secretary', name: 'Aslak Tindeland', organisation: secretariat },
  {
    subject: 'demo-council-administrator',
    role: 'council-administrator',
    name: 'Berit Solhaugen',
    organisation: secretariat,
  },
]
