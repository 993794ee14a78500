import type { SignedIn } from '../../protocols/gate/access.ts'

/** A person the demo issuer signs in. Invented: the numbers are in no register. */
export type DemoPerson = Omit<SignedIn, 'visit'>

const clinic = { orgNumber: '000000101', name: 'Storfjell legevakt' }
const secretariat = { orgNumber: '000000103', name: 'Sekretariatet for rådsmodellen' }
const municipality = { orgNumber: '000000104', name: 'Storfjell kommune' }
const bodo = { orgNumber: '000000105', name: 'Bodø legevakt' }
const stjordal = { orgNumber: '000000106', name: 'Stjørdal legevakt' }
const pharmacy = { orgNumber: '000000102', name: 'Lyngmo apotek' }

/** At least one person for each role, and a doctor for each site of the pilot. */
export const demoPeople: readonly DemoPerson[] = [
  { subject: 'demo-doctor', role: 'doctor', name: 'Solveig Nordlys', hprNumber: '000000011', organisation: clinic },
  { subject: 'demo-doctor-bodo', role: 'doctor', name: 'Eira Saltskjær', hprNumber: '000000014', organisation: bodo },
  {
    subject: 'demo-doctor-stjordal',
    role: 'doctor',
    name: 'Tarjei Lånkesmo',
    hprNumber: '000000015',
    organisation: stjordal,
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
