import PDFDocument from 'pdfkit'
import type { Phrase } from '../view/summary-view.ts'
import { drawn, fontBytes, type Weight } from './fonts.ts'

/** A piece of a paragraph. */
export type Run = Phrase & { readonly weight?: Weight; readonly color?: string }

export type ParagraphStyle = {
  readonly size?: number
  readonly indent?: number
  /** Points above and below. */
  readonly before?: number
  readonly after?: number
  /** A line of this colour at the left: for warnings, whose words say the same. */
  readonly bar?: string
}

type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'LI'

/** Paper to write on, from top to bottom; every paragraph is tagged with what it is and its language (PDF/UA-1). */
export type Paper = {
  readonly write: (tag: Tag, runs: readonly Run[], style?: ParagraphStyle) => void
  /** A heading in the outline that readers of PDFs show beside the pages. */
  readonly bookmark: (title: string) => void
  readonly rule: () => void
  /** All pages, numbered. */
  readonly bytes: () => Promise<Uint8Array>
}

const margin = 45

/**
 * A4 paper in one language.
 *
 * @param plain letters stand as they stand alone, without kerning: four times as fast, where somebody waits
 */
export function paperIn(language: string, title: string, made: Date, { plain = false } = {}): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 15, left: margin, right: margin },
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: language,
    // None until one is asked for: reading the metrics of Helvetica takes its time too.
    font: '',
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Knutepunkt', Producer: 'Knutepunkt', CreationDate: made, ModDate: made },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const fonts = new Set<string>()
  const font = (name: string) => {
    if (!fonts.has(name)) {
      doc.registerFont(name, fontBytes(name, plain))
      fonts.add(name)
    }
    doc.font(name)
  }
  const root = doc.struct('Document')
  doc.addStructure(root)

  const write: Paper['write'] = (tag, runs, { size = 9.5, indent = 0, before = 0, after = 2, bar } = {}) => {
    const filled = runs.filter(({ text }) => text !== '')
    if (filled.every(({ text }) => text.trim() === '')) return
    doc.fontSize(size)
    font('latin-400')
    const bottom = doc.page.height - doc.page.margins.bottom
    // A heading alone at the foot of a page helps nobody.
    if (doc.y + before + size * (tag.startsWith('H') ? 4 : 1.5) > bottom) doc.addPage()
    doc.y += before
    const left = margin + indent + (bar ? 8 : 0)
    const [top, page] = [doc.y, doc.bufferedPageRange().count]
    const element = doc.struct(tag)
    root.add(element)
    for (const [at, run] of filled.entries()) {
      const draw = () => drawRun(run, left, at === 0, at === filled.length - 1)
      if (run.lang === language || run.lang === 'zxx' || run.lang === 'und') element.add(draw)
      else {
        const span = doc.struct('Span', { lang: run.lang }, draw)
        element.add(span)
        span.end()
      }
    }
    element.end()
    if (bar && doc.bufferedPageRange().count === page) {
      artifact(() => doc.rect(margin + indent, top, 2.5, doc.y - top).fill(bar))
    }
    doc.y += after
  }

  const drawRun = ({ text, weight = 400, color = '#1e2b3c' }: Run, left: number, first: boolean, last: boolean) => {
    const pieces = drawn(text, weight)
    for (const [at, piece] of pieces.entries()) {
      font(piece.font)
      doc.fillColor(color)
      const options = { continued: !(last && at === pieces.length - 1), width: doc.page.width - left - margin }
      if (first && at === 0) doc.text(piece.text, left, doc.y, options)
      else doc.text(piece.text, options)
    }
  }

  const artifact = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }

  return {
    write,
    bookmark: (text) => void doc.outline.addItem(text),
    rule: () =>
      artifact(() =>
        doc
          .moveTo(margin, doc.y)
          .lineTo(doc.page.width - margin, doc.y)
          .lineWidth(0.5)
          .stroke('#c5cad1'),
      ),
    async bytes() {
      const { promise, resolve } = Promise.withResolvers<void>()
      doc.on('end', resolve)
      root.end()
      const { count } = doc.bufferedPageRange()
      for (let at = 0; at < count; at++) {
        doc.switchToPage(at)
        doc.page.margins.bottom = 0
        artifact(() => {
          font('latin-400')
          doc.fontSize(8).fillColor('#4a5769')
          doc.text(`${at + 1} / ${count}`, margin, doc.page.height - margin, {
            align: 'right',
            width: doc.page.width - 2 * margin,
          })
        })
      }
      doc.end()
      await promise
      return Buffer.concat(chunks)
    },
  }
}
