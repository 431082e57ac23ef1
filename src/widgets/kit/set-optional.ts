/** Sets an optional field, or removes it when there is no value: absent and empty are not the same in an exported record. */
export function setOptional<Item extends object, Key extends keyof Item>(
  item: Item,
  key: Key,
  value: Exclude<Item[Key], undefined> | '' | null,
): Item {
  const copy: Item = { ...item };
  if (value === '' || value === null) Reflect.deleteProperty(copy, key);
  else copy[key] = value;
  return copy;
}
