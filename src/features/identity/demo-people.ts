import type { SignedIn } from '../../protocols/gate/access.ts'

/** A person the demo issuer signs in. Invented: the numbers are in no register. */
export type DemoPerson = Omit<SignedIn, 'visit'>

const clinic = { orgNumber: '000000101', name: 'Storfjell legevakt' }
const secretariat = { orgNumber: '000000103', name: 'Sekretariatet for rådsmodellen' }
const municipality = { orgNumber: '000000104', name: 'Storfjell kommune' }
const pharmacy = { orgNumber: '000000102', name: 'Lyngmo apotek' }

/** One person for each role. */
export const demoPeople: readonly DemoPerson[] = [
  { subject: 'demo-doctor', role: 'doctor', name: 'Solveig Nordlys', hprNumber: '000000011', organisation: clinic },
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
