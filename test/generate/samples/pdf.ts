import PDFDocument from 'pdfkit'

/** What a small PDF of ours says: a heading, and lines below it. */
export type Page = { readonly title: string; readonly lines: readonly string[]; readonly made: Date }

/** A PDF of one page, uncompressed and dated by hand so that the same page gives the same bytes. */
export async function pdf({ title, lines, made }: Page): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 56,
    compress: false,
    info: { Title: title, CreationDate: made },
  })
  document.fontSize(16).text(title).moveDown().fontSize(10)
  for (const line of lines) document.text(line).moveDown(0.4)
  document.end()
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
