const words: Readonly<Record<string, string>> = {
  aws: 'an AWS secret access key',
  gcp: 'a Google Cloud service account key',
  privatekey: 'a private key',
  npm: 'an npm token',
  basicauth: 'a password in a URL',
  slack: 'a Slack token or webhook',
  sendgrid: 'a SendGrid key',
  shopify: 'a Shopify token',
  github: 'a GitHub token',
  gitlab: 'a GitLab token',
  grafana: 'a Grafana token',
  openai: 'an OpenAI key',
  anthropic: 'an Anthropic key',
  groq: 'a Groq key',
  huggingface: 'a Hugging Face token',
  linear: 'a Linear key',
  notion: 'a Notion token',
  '1password': 'a 1Password service account token',
  'database-connection-string': 'a database password in a URL',
  'hashicorp-vault': 'a HashiCorp Vault token',
  vercel: 'a Vercel token',
  databricks: 'a Databricks token',
  docker: 'a Docker access token',
  figma: 'a Figma token',
}

/** What a rule of the preset finds, in words. */
export function kindOf(rule: string): string {
  return words[rule] ?? `a secret (${rule})`
}
