// Generated from the languages of the site.
export const LANGUAGES = {
 "zh": {
  "tag": "zh-CN",
  "root": "",
  "script": "han",
  "gap": "",
  "source": "zh"
 },
 "en": {
  "tag": "en",
  "root": "en/",
  "script": "latin",
  "gap": " ",
  "source": "en"
 }
}
