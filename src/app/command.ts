import type { Validation } from '../features/document-validation/index.ts'
import type { Release } from '../protocols/gate/access.ts'
import type { RouteDeclaration } from '../protocols/gate/gate.ts'

/** 0: done. 1: the document has errors. 2: the command was not understood, or the input cannot be read. */
export type ExitCode = 0 | 1 | 2

/** Where a command speaks: to machines on standard output, to people on standard error. */
export type Terminal = {
  readonly write: (text: string | Uint8Array) => void
  readonly say: (line: string) => void
  /** Draws a line for people over the one drawn before; an empty one takes it away. */
  readonly draw: (line: string) => void
  /** Whether a person is watching, so that progress may be drawn. */
  readonly watched: boolean
  /** Every command as a way out, for the registry. */
  readonly routes: readonly RouteDeclaration[]
  /** Aborts when the process was asked to stop. */
  readonly stopped: AbortSignal
  /** Of whoever calls many commands in one process; without it a command starts and ends a validator of its own. */
  readonly validation?: Validation
}

/** What one word after `knutepunkt` does. */
export type Command = {
  /** The whole help text. */
  readonly help: string
  /** @throws Problem `invalid` (`usage`) when the words make no sense */
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<ExitCode>
}

/** One word after `knutepunkt`, and what may be known of it before its file is read. */
export type ListedCommand = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What the command lets out: it passes the same gate as every other way out. */
  readonly releases: Release
  readonly load: () => Promise<Command>
}

/** A command as the registry knows it. */
export function commandRoute({ name, releases }: ListedCommand): RouteDeclaration {
  return { id: `cli-${name}`, kind: 'cli', releases }
}
