export const models = {
  'models.title': 'Models',
  'models.intro':
    'Local models that word answers and compare meanings. Without them Tekup answers with the best passage.',
  'models.none': 'The catalogue is empty',
  'models.kind.chat': 'Words answers',
  'models.kind.embedding': 'Compares meanings',
  'models.active': 'In use',
  'models.languages': 'Languages: {list}',
  'models.state.present': 'On this machine',
  'models.state.missing': 'Not fetched',
  'models.state.downloading': 'Fetching',
  'models.sources': 'From {list}',
  'models.context': '{count} tokens of context',
  'models.pull': 'Fetch',
  'models.pulling': 'Fetching the model',
} as const;
