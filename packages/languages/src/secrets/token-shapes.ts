/** Shapes that an issuer gives its tokens and nothing else has, for short values: environment variables, arguments, headers. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{50,}/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['an Anthropic key', /\bsk-ant-[\w-]{20,}/],
  ['an OpenAI key', /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32,}/],
  ['an OpenRouter key', /\bsk-or-v1-[0-9a-f]{40,}/],
  ['a Slack token', /\bxox[abposr]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Google OAuth token', /\bya29\.[\w-]{30,}|\bGOCSPX-[\w-]{20,}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}/],
  ['a PyPI token', /\bpypi-[\w-]{50,}/],
  ['a SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{30,}/],
  ['a Groq key', /\bgsk_[A-Za-z0-9]{40,}/],
  ['a Linear key', /\blin_(?:api|oauth)_[A-Za-z0-9]{32,}/],
  ['a Notion token', /\bntn_[A-Za-z0-9]{40,}|\bsecret_[A-Za-z0-9]{43}\b/],
  ['a Figma token', /\bfigd_[\w-]{35,}/],
  ['a DigitalOcean token', /\bdo[opr]_v1_[0-9a-f]{60,}/],
  ['a Supabase token', /\bsbp_[0-9a-f]{36,}|\bsb_secret_[\w-]{20,}/],
  ['a Tavily key', /\btvly-(?:dev-|prod-)?[A-Za-z0-9-]{20,}/],
  ['a Firecrawl key', /\bfc-[0-9a-f]{32}\b/],
  ['a Brave Search key', /\bBSA[\w-]{24,}/],
  ['a Perplexity key', /\bpplx-[A-Za-z0-9]{40,}/],
  ['a Context7 key', /\bctx7sk-[\w-]{20,}/],
  ['a Sentry token', /\bsntry[su]_[\w+/=-]{40,}/],
  ['a PostHog key', /\bphx_[A-Za-z0-9]{30,}/],
  ['an Airtable token', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}/],
  ['an Atlassian token', /\bATATT3[\w=-]{50,}/],
  ['a HashiCorp Vault token', /\bhv[sbr]\.[\w-]{24,}/],
  ['a Docker access token', /\bdckr_pat_[\w-]{27}/],
  ['a Databricks token', /\bdapi[0-9a-f]{32}\b/],
  ['an Apify token', /\bapify_api_[A-Za-z0-9]{30,}/],
  ['a Replicate token', /\br8_[A-Za-z0-9]{35,}/],
  ['a Resend key', /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}/],
  ['a JSON web token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
]

/** What kind of token stands in a text, by its issuer's shape. */
export function tokenKind(text: string): string | undefined {
  if (text.length < 20) return undefined
  return shapes.find(([, shape]) => shape.test(text))?.[0]
}
