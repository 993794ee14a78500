import { unstructuredDocument } from '../summary/document.ts'
import { pdf } from './pdf.ts'
import { portugueseHeader, pt } from './pt.ts'

const page = await pdf({
  title: 'Resumo de saúde (documento fictício)',
  made: new Date('2026-10-14T08:30:12Z'),
  lines: [
    'Utente: Benedita Exemplo Sintética, nascida em 22 de março de 1947',
    'ALERGIA: penicilinas, anafilaxia em 1988. Intolerância a contraste iodado.',
    'ANTICOAGULADA: varfarina, INR alvo entre 2 e 3, último 2,7 em 10 de outubro de 2026.',
    'Pacemaker desde 17 de setembro de 2020. Prótese da anca direita desde 2016.',
    'Problemas: fibrilhação auricular crónica, insuficiência cardíaca, doença renal crónica estádio 3.',
    'Medicação: varfarina, bisoprolol, furosemida, ramipril, atorvastatina, digoxina, alopurinol, omeprazol, paracetamol.',
    'Pessoa e dados inventados para demonstração.',
  ],
})

/** The same summary of the Portuguese woman as a PDF inside CDA (L1), paired with the structured one. */
export const portugalUnstructured = unstructuredDocument(
  pt,
  { ...portugueseHeader, id: 'rsu-2026-0142.L1', sibling: 'rsu-2026-0142.L3' },
  page.toString('base64'),
)
