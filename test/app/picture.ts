import type { Browser } from 'puppeteer-core'

/** The PNG at half its width and height: enough to compare by, and a quarter of the bytes in the repository. */
export async function halfSize(browser: Browser, png: Uint8Array): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
    return Buffer.from(await page.evaluate(drawHalf, url), 'base64')
  } finally {
    await page.close()
  }
}

async function drawHalf(url: string): Promise<string> {
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width / 2
  canvas.height = image.height / 2
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws nothing')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
}
