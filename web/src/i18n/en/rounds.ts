export const rounds = {
  'rounds.of': 'Rounds of {name}',
  'rounds.number': 'Round of {name}',
  'rounds.all': 'All',
  'rounds.count': 'of {count}',
  'rounds.previous': 'The round before',
  'rounds.next': 'The next round',
  'rounds.failedOne': 'The failed one',
  'rounds.failed': 'Failed: {count}',
  'rounds.together': 'All rounds together',
} as const;
