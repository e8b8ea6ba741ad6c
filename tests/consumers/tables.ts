import { applyFeatures, fitFeatures, readTable, tableOf } from "@gd/tables";

const table = tableOf([{ size: 1 }, { size: 3 }]);
const { data } = applyFeatures(fitFeatures(table), table);
if (`${data}` !== "-1,1") throw new Error(`the features are ${data}`);

readTable(new TextEncoder().encode("a;b\n1;x\n")).then(({ columns }) => {
  const names = columns.map(({ name, kind }) => `${name} ${kind}`);
  if (`${names}` !== "a number,b text") throw new Error(`the columns are ${names}`);
});
