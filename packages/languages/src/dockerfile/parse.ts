import { type Copy, type Dockerfile, DockerfileParser, type Env, type Arg, type From, type Instruction } from 'dockerfile-ast'
import { lineStarts, type Range } from '@perf-rules/core'
import { type Interpolated, interpolate } from '../containers/index.ts'
import type { DockerCopy, DockerfileTree, DockerHealthcheck, DockerImage, DockerStage, DockerUser } from './facts.ts'
import { hadolintIgnores } from './hadolint.ts'
import { type AstRange, readInstructions } from './instructions.ts'
import { droppingProgram, scriptsIn } from './starting.ts'

/** Reads a Dockerfile. For its stages an instruction before the first FROM other than ARG is none of Docker's, and ignored. */
export function parseDockerfile(text: string): DockerfileTree {
  const reader = new Reader(text)
  return { stages: reader.stages(), instructions: reader.instructions() }
}

/** A stage while its instructions are read. */
interface Draft {
  readonly name: string | null
  readonly from: DockerImage
  readonly base: number | null
  readonly known: Map<string, string>
  user: DockerUser | null
  entrypoint: string | null
  command: string | null
  privilegeDrop: string | null
  healthcheck: DockerHealthcheck | null
  readonly exposes: string[]
  readonly copiesFrom: DockerImage[]
  readonly copiesStages: number[]
  readonly copies: DockerCopy[]
}

class Reader {
  readonly #text: string
  readonly #starts: readonly number[]
  readonly #dockerfile: Dockerfile
  readonly #ignores: (line: number) => readonly string[]
  readonly #globalArgs = new Map<string, string>()
  readonly #drafts: Draft[] = []

  constructor(text: string) {
    this.#text = text
    this.#starts = lineStarts(text)
    this.#dockerfile = DockerfileParser.parse(text)
    this.#ignores = hadolintIgnores(text)
  }

  stages(): readonly DockerStage[] {
    for (const instruction of this.#dockerfile.getInstructions()) {
      const stage = this.#drafts.at(-1)
      const keyword = instruction.getKeyword()
      if (keyword === 'FROM') this.#from(instruction as From)
      else if (keyword === 'ARG') this.#arg(instruction as Arg, stage)
      else if (stage) this.#inStage(keyword, instruction, stage)
    }
    return this.#drafts.map(({ known: _, entrypoint, command, ...stage }) => {
      const starts = entrypoint === null && command === null ? null : [entrypoint, command].filter(part => part !== null).join(' ')
      return { ...stage, starts, scripts: scriptsIn(starts ?? ''), privilegeDrop: droppingProgram(starts ?? '', true) ?? stage.privilegeDrop }
    })
  }

  instructions(): DockerfileTree['instructions'] {
    return readInstructions({ text: this.#text, dockerfile: this.#dockerfile, rangeOf: range => this.#range(range), ignoredAt: instruction => this.#ignoredAt(instruction) })
  }

  #from(from: From): void {
    const written = from.getImage() ?? ''
    const image = this.#image(written, from.getImageRange() ?? from.getRange(), from, this.#globalArgs)
    const base = image.resolved === null ? -1 : this.#drafts.findLastIndex(stage => stage.name === image.resolved?.toLowerCase())
    const inherited = this.#drafts[base]
    this.#drafts.push({
      name: from.getBuildStage()?.toLowerCase() ?? null,
      from: image,
      base: base === -1 ? null : base,
      known: new Map(inherited?.known),
      user: null,
      entrypoint: inherited?.entrypoint ?? null,
      command: inherited?.command ?? null,
      privilegeDrop: inherited?.privilegeDrop ?? null,
      healthcheck: inherited?.healthcheck ?? null,
      exposes: [...(inherited?.exposes ?? [])],
      copiesFrom: [],
      copiesStages: [],
      copies: [],
    })
  }

  #arg(arg: Arg, stage: Draft | undefined): void {
    for (const property of arg.getProperties()) {
      const name = property.getName()
      const value = property.getValue()
      const known = stage?.known ?? this.#globalArgs
      if (value !== null) {
        const read = interpolate(value, known, '\\')
        // A default that rests on an unknown variable is as unknown as that.
        if (read.unknown.length === 0) known.set(name, read.text)
      } else if (stage) {
        const inherited = this.#globalArgs.get(name)
        if (inherited !== undefined) stage.known.set(name, inherited)
      }
    }
  }

  #inStage(keyword: string, instruction: Instruction, stage: Draft): void {
    const content = instruction.getArgumentsContent() ?? ''
    if (keyword === 'ENV') this.#env(instruction as Env, stage)
    else if (keyword === 'USER') this.#user(instruction, stage)
    else if (keyword === 'CMD') stage.command = content
    else if (keyword === 'ENTRYPOINT') {
      stage.entrypoint = content
      // Docker forgets the CMD of the base when a stage sets its own ENTRYPOINT.
      stage.command = null
    } else if (keyword === 'RUN') stage.privilegeDrop ??= droppingProgram(content) ?? null
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(instruction as Copy, stage)
    else if (keyword === 'HEALTHCHECK') stage.healthcheck = { isOff: /^\s*NONE\s*$/i.test(content), range: this.#range(instruction.getRange()), ignored: this.#ignoredAt(instruction) }
    else if (keyword === 'EXPOSE') stage.exposes.push(...instruction.getArguments().map(argument => argument.getValue()))
  }

  #env(env: Env, stage: Draft): void {
    for (const property of env.getProperties()) {
      const read = interpolate(property.getValue() ?? '', stage.known, '\\')
      if (read.unknown.length === 0) stage.known.set(property.getName(), read.text)
    }
  }

  #user(instruction: Instruction, stage: Draft): void {
    const [argument] = instruction.getArguments()
    if (!argument) return
    const read = interpolate(argument.getValue(), stage.known, '\\')
    stage.user = { written: argument.getValue(), resolved: resolved(read), range: this.#range(argument.getRange()), ignored: this.#ignoredAt(instruction) }
  }

  #copy(copy: Copy, stage: Draft): void {
    const flag = copy.getFlags().find(each => each.getName() === 'from')
    const written = flag?.getValue()
    if (!flag || !written) {
      const words = copy.getArguments().map(argument => argument.getValue().replace(/^\[?\s*["']?|["']?\s*[\],]*$/g, ''))
      stage.copies.push({ sources: words.slice(0, -1), target: words.at(-1) ?? '', range: this.#range(copy.getRange()), ignored: this.#ignoredAt(copy) })
      return
    }
    const named = this.#drafts.findLastIndex(draft => draft.name === written.toLowerCase())
    const source = /^\d+$/.test(written) ? Number(written) : named
    if (source !== -1) stage.copiesStages.push(source)
    else stage.copiesFrom.push(this.#image(written, flag.getValueRange() ?? flag.getRange(), copy, stage.known))
  }

  #image(written: string, range: AstRange, instruction: Instruction, known: ReadonlyMap<string, string>): DockerImage {
    return { written, resolved: resolved(interpolate(written, known, '\\')), range: this.#range(range), ignored: this.#ignoredAt(instruction) }
  }

  #ignoredAt(instruction: Instruction): readonly string[] {
    return this.#ignores(instruction.getRange().start.line)
  }

  #range({ start, end }: AstRange): Range {
    return [(this.#starts[start.line] ?? 0) + start.character, (this.#starts[end.line] ?? 0) + end.character]
  }
}

function resolved({ text, unknown }: Interpolated): string | null {
  return unknown.length > 0 || text === '' ? null : text
}
