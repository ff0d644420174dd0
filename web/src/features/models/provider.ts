/** What the form of a provider holds, and what is sent of it. */
import type { ModelProvider, ModelProviderBody } from '../../api/types';

export const KINDS = [
  'openai',
  'anthropic',
  'gemini',
  'mistral',
  'cohere',
  'huggingface',
  'ollama',
  'azure',
  'compatible',
] as const satisfies ModelProviderBody['kind'][];
export type Kind = (typeof KINDS)[number];

/** Vendors' names are the same in all languages. */
export const KIND_NAMES: Record<Exclude<Kind, 'compatible'>, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Google Gemini',
  mistral: 'Mistral',
  cohere: 'Cohere',
  huggingface: 'Hugging Face',
  ollama: 'Ollama',
  azure: 'Azure OpenAI',
};

export type PriceRow = { model: string; input: number | string; output: number | string };
export type ProviderValues = {
  name: string;
  kind: Kind;
  url: string;
  apiKey: string;
  apiVersion: string;
  models: string[];
  prices: PriceRow[];
};

export const needsUrl = (kind: Kind) => kind === 'azure' || kind === 'compatible';
export const needsKey = (kind: Kind) => kind !== 'ollama' && kind !== 'compatible';

export function valuesOf(provider: ModelProvider | null): ProviderValues {
  return {
    name: provider?.name ?? '',
    kind: KINDS.find((kind) => kind === provider?.kind) ?? 'openai',
    url: provider?.url ?? '',
    apiKey: '',
    apiVersion: provider?.settings.apiVersion ?? '',
    models: provider?.settings.models ?? [],
    prices: provider?.settings.prices.map(({ model, input, output }) => ({ model, input, output })) ?? [],
  };
}

/** A key that nobody typed is left out, which keeps the one that is sealed. */
export function bodyOf(values: ProviderValues, before: ModelProvider | null) {
  const rows = values.prices.filter((row) => row.model.trim() !== '');
  return {
    name: values.name.trim(),
    url: values.url.trim() || undefined,
    apiKey: values.apiKey.trim() || undefined,
    settings: {
      apiVersion: values.kind === 'azure' ? values.apiVersion.trim() || undefined : undefined,
      models: values.models,
      prices: rows.map((row) => {
        const model = row.model.trim();
        // What cached tokens cost is not in the form, and stays as it is.
        const cachedInput = before?.settings.prices.find((one) => one.model === model)?.cachedInput;
        return {
          model,
          input: Number(row.input) || 0,
          output: Number(row.output) || 0,
          ...(cachedInput != null && { cachedInput }),
        };
      }),
    },
  };
}

/** What an answer cost, in the currency of the price list; null where no price is known. */
export function costOf(
  providers: ModelProvider[],
  name: string,
  used: { prompt: number; completion: number },
): number | null {
  const [provider, ...rest] = name.split('/');
  const settings = providers.find((one) => one.name === provider)?.settings;
  const price = settings?.prices.find((one) => one.model === rest.join('/'));
  return price ? (price.input * used.prompt + price.output * used.completion) / 1_000_000 : null;
}
