// Builds what the pages load into src/khabar/web/static/dist, with a manifest of names and the licences of all that went in.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const FONTS = ['@fontsource-variable/vazirmatn', '@fontsource-variable/noto-naskh-arabic']

const fontLicences = {
  name: 'font-licences',
  generateBundle() {
    const source = FONTS.map((font) => `${font}\n\n${readFileSync(new URL(`node_modules/${font}/LICENSE`, import.meta.url), 'utf8')}`)
    this.emitFile({ type: 'asset', fileName: 'licences-fonts.txt', source: source.join('\n\n') })
  },
}

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [fontLicences],
  build: {
    outDir: '../src/khabar/web/static/dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    license: { fileName: 'licences.md' },
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    rollupOptions: { input: { main: 'src/main.js' } },
  },
})
