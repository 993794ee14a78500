import fhirpath from 'fhirpath'

/** FHIRPath as a tree of what it says, without the grammar's levels. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'this' }
  /** `%resource`, without the percent sign. */
  | { readonly kind: 'constant'; readonly name: string }
  /** Of `on`, or of what the expression stands at. */
  | { readonly kind: 'member'; readonly name: string; readonly on?: Expression }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly parameters: readonly Expression[]
      readonly on?: Expression
    }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** `is` and `as`, operators and functions alike, and `ofType()`. */
  | { readonly kind: 'type'; readonly operator: 'is' | 'as' | 'ofType'; readonly on: Expression; readonly type: string }
  | { readonly kind: 'index'; readonly on: Expression; readonly at: number }

type Node = {
  readonly type: string
  readonly text?: string
  readonly children?: readonly Node[]
}

/** Something the tree above has no place for; the library evaluates it. */
export class NotCompiled extends Error {}

const typeFunctions: ReadonlySet<string> = new Set(['is', 'as', 'ofType'])

/**
 * Reads an expression.
 *
 * @throws NotCompiled for the rarer parts of FHIRPath
 * @throws Error when it is no FHIRPath
 */
export function readExpression(text: string): Expression {
  return read(fhirpath.parse(text) as Node)
}

const readers: Readonly<Record<string, (node: Node) => Expression>> = {
  EntireExpression: only,
  TermExpression: only,
  ParenthesizedTerm: only,
  InvocationTerm: (node) => invoked(child(node, 0), undefined),
  InvocationExpression: (node) => invoked(child(node, 1), read(child(node, 0))),
  LiteralTerm: (node) => readLiteral(child(node, 0)),
  ExternalConstantTerm: (node) => ({ kind: 'constant', name: nameOf(child(child(node, 0), 0)) }),
  TypeExpression: (node) => typed(operatorOf(node), read(child(node, 0)), typeName(child(node, 1))),
  IndexerExpression(node) {
    const at = read(child(node, 1))
    if (at.kind !== 'literal' || typeof at.value !== 'number') throw new NotCompiled('index')
    return { kind: 'index', on: read(child(node, 0)), at: at.value }
  },
  PolarityExpression(node) {
    const value = read(child(node, 0))
    if (operatorOf(node) !== '-' || value.kind !== 'literal' || typeof value.value !== 'number') {
      throw new NotCompiled('polarity')
    }
    return { kind: 'literal', value: -value.value }
  },
  OrExpression: operation,
  AndExpression: operation,
  ImpliesExpression: operation,
  EqualityExpression: operation,
  InequalityExpression: operation,
  MembershipExpression: operation,
  UnionExpression: operation,
  AdditiveExpression: operation,
}

function read(node: Node): Expression {
  const reader = Object.hasOwn(readers, node.type) ? readers[node.type] : undefined
  if (!reader) throw new NotCompiled(node.type)
  return reader(node)
}

function only(node: Node): Expression {
  return read(child(node, 0))
}

function operation(node: Node): Expression {
  return { kind: 'operation', operator: operatorOf(node), left: read(child(node, 0)), right: read(child(node, 1)) }
}

function invoked(node: Node, on: Expression | undefined): Expression {
  const receiver = on && { on }
  if (node.type === 'ThisInvocation') return { kind: 'this' }
  if (node.type === 'MemberInvocation') return { kind: 'member', name: nameOf(child(node, 0)), ...receiver }
  if (node.type !== 'FunctionInvocation') throw new NotCompiled(node.type)
  const [identifier, list] = child(node, 0).children ?? []
  const name = identifier ? nameOf(identifier) : ''
  const parameters = list?.children ?? []
  if (typeFunctions.has(name)) return typed(name, on ?? { kind: 'this' }, qualifiedName(parameters))
  return { kind: 'call', name, parameters: parameters.map(read), ...receiver }
}

function typed(operator: string, on: Expression, type: string): Expression {
  if (operator !== 'is' && operator !== 'as' && operator !== 'ofType') throw new NotCompiled(operator)
  return { kind: 'type', operator, on, type }
}

/** Of `ofType(Patient)`: the parameter was read as an expression, and is a name. */
function qualifiedName([parameter]: readonly Node[]): string {
  const expression = parameter && read(parameter)
  if (expression?.kind !== 'member') throw new NotCompiled('type')
  if (!expression.on) return expression.name
  if (expression.on.kind !== 'member' || expression.on.on) throw new NotCompiled('type')
  return `${expression.on.name}.${expression.name}`
}

function typeName(node: Node): string {
  return (child(node, 0).children ?? []).map(nameOf).join('.')
}

function readLiteral(node: Node): Expression {
  const { text = '' } = node
  if (node.type === 'NullLiteral') return { kind: 'nothing' }
  if (node.type === 'BooleanLiteral') return { kind: 'literal', value: text === 'true' }
  if (node.type === 'NumberLiteral') return { kind: 'literal', value: Number(text) }
  if (node.type === 'StringLiteral') return { kind: 'literal', value: unescaped(text.slice(1, -1)) }
  throw new NotCompiled(node.type)
}

const escapes: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' }

/** FHIRPath §4.1.2: `\u` with four hexadecimal digits, control letters, and any other character as itself. */
function unescaped(text: string): string {
  return text.replace(/\\(u([\dA-Fa-f]{4})|.)/g, (_, escaped: string, code: string | undefined) =>
    code === undefined ? (escapes[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function nameOf({ text: name = '' }: Node): string {
  return name.startsWith('`') ? unescaped(name.slice(1, -1)) : name
}

function operatorOf({ text = '' }: Node): string {
  return text
}

function child(node: Node, at: number): Node {
  const found = node.children?.[at]
  if (!found) throw new NotCompiled(node.type)
  return found
}
