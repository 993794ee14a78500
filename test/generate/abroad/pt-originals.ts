import { type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { portugueseHeader, pt } from '../samples/pt.ts'
import { pdf } from '../samples/pdf.ts'
import { roles } from '../summary/concepts.ts'
import { originalDocument } from '../summary/document.ts'

const at = (id: string, name: string): Organization => ({
  id,
  name,
  telecom: [],
  address: { line: 'Praça Imaginária 1', city: 'Coimbra', postalCode: '0000-001', country: 'PT' },
})

const hospital = at('hospital-exemplo', 'Hospital Exemplo do Mondego')
const cardiologist: Practitioner = {
  id: 'medico-41',
  name: { prefix: 'Dr.', given: ['Duarte'], family: 'Imaginado' },
  role: roles.specialist,
  organization: hospital,
}

const laboratoryHouse = at('laboratorio-exemplo', 'Laboratório Exemplo do Mondego')
const pathologist: Practitioner = {
  id: 'medico-52',
  name: { prefix: 'Dr.ª', given: ['Matilde'], family: 'Suposta' },
  role: roles.specialist,
  organization: laboratoryHouse,
}

const { sibling: _none, setId: _one, ...header } = portugueseHeader

const discharge = await pdf({
  title: 'Carta de alta (documento fictício)',
  made: new Date('2026-03-02T15:20:00Z'),
  lines: [
    'Hospital Exemplo do Mondego, serviço de cardiologia',
    'Doente: Benedita Exemplo Sintética, nascida em 22 de março de 1947',
    'Internamento: de 24 de fevereiro a 2 de março de 2026.',
    'Motivo: dispneia e edemas. Diagnóstico de alta: insuficiência cardíaca descompensada.',
    'Evolução: diurético por via venosa, menos 4,2 kg. Pacemaker verificado, a funcionar bem.',
    'Alterações na medicação: furosemida de 20 para 40 mg por dia. Mantém varfarina.',
    'Seguimento: consulta dentro de duas semanas, controlo de potássio e creatinina.',
    'Pessoa e dados inventados para demonstração.',
  ],
})

/** A discharge letter of the Portuguese woman, as the hospital wrote it. */
export const dischargeLetter = originalDocument(
  pt,
  {
    ...header,
    id: 'carta-alta-2026-77',
    template: '1.9',
    title: 'Carta de alta, cardiologia',
    effectiveTime: '20260302152000+0000',
    authors: [personAuthor(pt, cardiologist, '20260302151500+0000')],
    custodian: hospital,
    authenticator: cardiologist,
    updated: ['20260224', '20260302'],
  },
  { system: 'loinc', code: '34105-7', english: 'Hospital Discharge summary' },
  discharge.toString('base64'),
)

const laboratory = await pdf({
  title: 'Relatório de análises (documento fictício)',
  made: new Date('2026-10-10T11:05:00Z'),
  lines: [
    'Laboratório Exemplo do Mondego',
    'Doente: Benedita Exemplo Sintética, nascida em 22 de março de 1947',
    'Colheita: 10 de outubro de 2026, 08:15',
    'INR: 2,7 (alvo de 2 a 3)',
    'Creatinina: 121 µmol/L (de 45 a 90)',
    'Potássio: 4,6 mmol/L (de 3,5 a 5,1)',
    'Digoxina: 0,9 nmol/L (de 0,6 a 1,2)',
    'Hemoglobina: 11,8 g/dL (de 12,0 a 15,5)',
    'Pessoa e dados inventados para demonstração.',
  ],
})

/** A laboratory report of the same woman, days before her summary. */
export const laboratoryReport = originalDocument(
  pt,
  {
    ...header,
    id: 'analises-2026-1010',
    template: '1.8',
    title: 'Relatório de análises, 10 de outubro de 2026',
    effectiveTime: '20261010110500+0100',
    authors: [personAuthor(pt, pathologist, '20261010110000+0100')],
    custodian: laboratoryHouse,
    authenticator: pathologist,
    updated: '20261010',
  },
  { system: 'loinc', code: '11502-2', english: 'Laboratory report' },
  laboratory.toString('base64'),
)
