import type { Organisation, SignedIn } from '../../protocols/gate/access.ts'
import { careOrganisations } from '../synthetic-population/index.ts'

/** A person the demo issuer signs in. Invented: the numbers are in no register. */
export type DemoPerson = Omit<SignedIn, 'visit'>

const clinic = siteOf('Storfjell legevakt')
const pharmacy = siteOf('Lyngmo apotek')
const municipality = partOf(clinic, 'Storfjell kommune').legalEntity
const secretariat = { orgNumber: '243000009', name: 'Sekretariatet for rådsmodellen' }

/** The two sites of the pilot. */
export const demoSites = { bodo: siteOf('Bodø legevakt'), stjordal: siteOf('Stjørdal legevakt') } as const

/** With the number that the place has in the population, where some names say that they are invented. */
function siteOf(name: string): Organisation {
  return { orgNumber: placeOf(name).orgNumber, name }
}

/** A unit with its main unit (ATT-15, ATT-18). */
function partOf(unit: Organisation, legalEntity: string) {
  const { parent = unit.orgNumber } = placeOf(unit.name)
  return { ...unit, legalEntity: { orgNumber: parent, name: legalEntity } }
}

function placeOf(name: string) {
  const place = careOrganisations.find((each) => each.name === name || each.name === `${name} (oppdiktet)`)
  if (!place) throw new Error(`The population has no ${name}`)
  return place
}

/** At least one person for each role, and a doctor for each site of the pilot. */
export const demoPeople: readonly DemoPerson[] = [
  {
    subject: 'demo-doctor',
    role: 'doctor',
    name: 'Solveig Nordlys',
    hprNumber: '000000011',
    organisation: partOf(clinic, 'Storfjell kommune'),
  },
  {
    subject: 'demo-doctor-bodo',
    role: 'doctor',
    name: 'Eira Saltskjær',
    hprNumber: '000000014',
    organisation: partOf(demoSites.bodo, 'Bodø kommune'),
  },
  {
    subject: 'demo-doctor-stjordal',
    role: 'doctor',
    name: 'Tarjei Lånkesmo',
    hprNumber: '000000015',
    organisation: partOf(demoSites.stjordal, 'Stjørdal kommune'),
  },
  {
    subject: 'demo-nurse',
    role: 'nurse',
    name: 'Amir Fjordby',
    hprNumber: '000000012',
    organisation: partOf(clinic, 'Storfjell kommune'),
  },
  {
    subject: 'demo-pharmacist',
    role: 'pharmacist',
    name: 'Ingrid Lyngmo',
    hprNumber: '000000013',
    organisation: pharmacy,
  },
  {
    subject: 'demo-midwife',
    role: 'nurse',
    name: 'Ragnhild Havdal',
    hprNumber: '000000016',
    organisation: siteOf('Nordlyset sykehus'),
  },
  {
    subject: 'demo-care-worker',
    role: 'health-professional',
    name: 'Kaja Myrlund',
    hprNumber: '000000017',
    organisation: partOf(siteOf('Bodø Solsnu sykehjem'), 'Bodø kommune'),
  },
  {
    subject: 'demo-social-educator',
    role: 'health-professional',
    name: 'Johan Elvestrand',
    hprNumber: '000000018',
    organisation: partOf(siteOf('Stjørdal hjemmesykepleie'), 'Stjørdal kommune'),
  },
  { subject: 'demo-citizen', role: 'citizen', name: 'Olav Stabbursnes' },
  {
    subject: 'demo-secretary',
    role: 'secretary',
    name: 'Nina Blåbærlia',
    organisation: partOf(clinic, 'Storfjell kommune'),
  },
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
