/** The map as pixels, as it is on the stage, with its legend and caption below; loaded when it is first asked for. */
import { addPngChunk, drawPlate } from '../../core/index.ts'
import type { PictureWish } from '../state/commands.ts'
import { paintScene, type Shown } from './paint-scene.ts'
import { sourceOf } from './picture-source.ts'

const MILLIMETRES_PER_INCH = 25.4

/** A PNG; one that is to be printed says how large. Rejects where the browser has no canvas of this size. */
export async function takePicture(shown: Shown, wish: PictureWish): Promise<Blob> {
  const { scene, projection, measure } = shown
  const plate = drawPlate(scene, projection, measure, sourceOf(shown.signs))
  const { print } = wish
  const scale = print ? ((print.millimetres / MILLIMETRES_PER_INCH) * print.dotsPerInch) / projection.width : wish.scale
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(projection.width * scale)
  canvas.height = Math.round((projection.height + plate.height) * scale)
  const context = canvas.getContext('2d')!
  context.scale(scale, scale)
  context.save()
  context.beginPath()
  context.rect(0, 0, projection.width, projection.height)
  context.clip()
  paintScene(context, shown, wish.isTransparent)
  context.restore()
  context.translate(0, projection.height)
  if (!wish.isTransparent) {
    context.fillStyle = scene.palette.paper
    context.fillRect(0, 0, projection.width, plate.height)
  }
  paintElements(context, plate.elements, scene.palette.font)
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!picture) throw new Error('the picture is too large for this browser; choose a smaller one')
  return print ? withDensity(picture, print.dotsPerInch) : picture
}

/** The few kinds of vectors that a plate is drawn with, on a canvas. */
function paintElements(context: CanvasRenderingContext2D, elements: readonly string[], font: string): void {
  const drawing = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${elements.join('')}</svg>`,
    'image/svg+xml',
  ).documentElement
  for (const element of drawing.children) {
    const number = (name: string): number => Number(element.getAttribute(name) ?? 0)
    const [fill, stroke] = [element.getAttribute('fill'), element.getAttribute('stroke')]
    if (fill) context.fillStyle = fill
    if (element.tagName === 'text') {
      context.font = `${number('font-weight')} ${number('font-size')}px ${font}`
      context.fillText(element.textContent, number('x'), number('y'))
      continue
    }
    const path = new Path2D(element.getAttribute('d') ?? undefined)
    if (element.tagName === 'circle') path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI)
    else if (element.tagName === 'rect')
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'))
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this is a canvas, not a list
    if (fill !== 'none') context.fill(path)
    if (!stroke) continue
    context.strokeStyle = stroke
    context.lineWidth = number('stroke-width')
    context.stroke(path)
  }
}

/** The same PNG with its pixels per metre (the chunk pHYs), by which programs know its printed size. */
async function withDensity(picture: Blob, dotsPerInch: number): Promise<Blob> {
  const content = new DataView(new ArrayBuffer(9))
  const density = Math.round((dotsPerInch * 1000) / MILLIMETRES_PER_INCH)
  content.setUint32(0, density)
  content.setUint32(4, density)
  content.setUint8(8, 1)
  const png = new Uint8Array(await picture.arrayBuffer())
  return new Blob([addPngChunk(png, 'pHYs', new Uint8Array(content.buffer))], { type: 'image/png' })
}
