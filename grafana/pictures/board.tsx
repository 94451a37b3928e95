// One board with the answers of a Prometheus, drawn by Grafana's own components.
import {
  createTheme,
  dateTime,
  type DataFrame,
  type Field,
  FieldColorModeId,
  FieldType,
  getDisplayProcessor,
  getTimeField,
  type GrafanaTheme2,
  standardTransformers,
  ThemeContext,
  type TimeRange,
  VizOrientation,
} from '@grafana/data';
import { BarGauge, BarGaugeDisplayMode, BigValue, BigValueColorMode, BigValueGraphMode, BigValueJustifyMode, BigValueTextMode, GlobalStyles, LegendDisplayMode, PanelChrome, PortalContainer, Table, TimeSeries } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { lastValueFrom, of } from 'rxjs';

const CELL = 30;
const GAP = 8;
const WIDTH = 1600;
const ZONE = 'utc';

type Series = { metric: Record<string, string>; values?: Array<[number, string]>; value?: [number, string] };

const { board, answers, currency } = (window as any).GIVEN;
const theme: GrafanaTheme2 = createTheme({ colors: { mode: 'light' } });
const range: TimeRange = {
  from: dateTime(answers.from),
  to: dateTime(answers.to),
  raw: { from: dateTime(answers.from), to: dateTime(answers.to) },
};

const named = (text: string) => text.replaceAll('$currency', currency);
const number = (text: string) => (text === 'NaN' ? null : Number(text));

function legend(format: string, labels: Record<string, string>) {
  return named(format).replace(/\{\{\s*(\w+)\s*\}\}/g, (all, label) => labels[label] ?? '');
}

function configOf(panel: any, name: string) {
  const config = structuredClone(panel.fieldConfig.defaults);
  config.thresholds.steps = config.thresholds.steps.map((step: any) => ({ ...step, value: step.value ?? -Infinity }));
  for (const override of panel.fieldConfig.overrides) {
    if (override.matcher.options === name) {
      config.color = override.properties[0].value;
    }
  }
  config.displayName = name;
  return config;
}

function shown(field: Field): Field {
  field.display = getDisplayProcessor({ field, theme, timeZone: ZONE });
  return field;
}

function valueField(panel: any, name: string, values: Array<number | null>, labels: Record<string, string>): Field {
  return shown({ name, type: FieldType.number, values, labels, config: configOf(panel, name), state: { displayName: name } });
}

// ---- lines and bars

function frames(panel: any): DataFrame[] {
  const made: DataFrame[] = [];
  panel.targets.forEach((target: any, i: number) => {
    for (const one of answers.panels[panel.id][i].data.result as Series[]) {
      const values = one.values ?? [];
      const name = legend(target.legendFormat, one.metric);
      const step = panel.interval === '7d' ? 7 * 86400 : panel.interval === '1d' ? 86400 : 0;
      const times: number[] = [];
      const numbers: Array<number | null> = [];
      values.forEach(([at, value], k) => {
        // What is missing is a gap and no line.
        if (step && k > 0 && at - values[k - 1][0] > step) {
          times.push((values[k - 1][0] + step) * 1000);
          numbers.push(null);
        }
        times.push(at * 1000);
        numbers.push(number(value));
      });
      made.push({
        refId: target.refId,
        length: times.length,
        fields: [shown({ name: 'Time', type: FieldType.time, values: times, config: {} }), valueField(panel, name, numbers, one.metric)],
      });
    }
  });
  made.forEach((frame, index) => {
    frame.fields[1].state = { ...frame.fields[1].state, seriesIndex: index, origin: { frameIndex: index, fieldIndex: 1 } };
    shown(frame.fields[1]);
  });
  return made.filter((frame) => getTimeField(frame).timeField);
}

function Lines({ panel, width, height }: any) {
  const data = frames(panel);
  if (data.length === 0) {
    return <p>no data</p>;
  }
  return (
    <TimeSeries
      frames={data}
      timeRange={range}
      timeZone={ZONE}
      width={width}
      height={height}
      legend={{ calcs: [], displayMode: LegendDisplayMode.List, placement: 'bottom', showLegend: true } as any}
      options={panel.options}
    />
  );
}

// ---- single numbers

function points(panel: any): Field[] {
  return panel.targets.flatMap((target: any, i: number) =>
    (answers.panels[panel.id][i].data.result as Series[]).map((one) =>
      valueField(panel, legend(target.legendFormat, one.metric), [number(one.value![1])], one.metric)));
}

function Stat({ panel, width, height }: any) {
  const [field] = points(panel);
  if (!field) {
    return <p>no data</p>;
  }
  const value = { ...field.display!(field.values[0]), title: '' };
  return (
    <BigValue
      theme={theme}
      width={width}
      height={height}
      value={value}
      colorMode={BigValueColorMode.Value}
      graphMode={BigValueGraphMode.None}
      justifyMode={BigValueJustifyMode.Auto}
      textMode={BigValueTextMode.Value}
    />
  );
}

function Gauges({ panel, width, height }: any) {
  const fields = points(panel);
  const values = fields.map((field) => field.values[0] ?? 0);
  const min = Math.min(0, ...values);
  const max = Math.max(...values, min + 1e-9);
  const each = Math.max(18, Math.floor((height - GAP * (fields.length - 1)) / Math.max(1, fields.length)));
  const longest = fields.reduce((one, field) => (field.name.length > one.length ? field.name : one), '');
  const widest = fields.map((field) => field.display!(field.values[0]).text).reduce((one, text) => (text.length > one.length ? text : one), '');
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: GAP }}>
      {fields.map((field) => (
        <BarGauge
          key={field.name}
          theme={theme}
          width={width}
          height={Math.min(each, 40)}
          orientation={VizOrientation.Horizontal}
          displayMode={BarGaugeDisplayMode.Basic}
          field={{ ...field.config, min, max }}
          display={field.display}
          alignmentFactors={{ title: longest, text: widest } as any}
          value={{ ...field.display!(field.values[0]), title: field.name }}
          showUnfilled
        />
      ))}
    </div>
  );
}

// ---- tables

async function pivoted(panel: any): Promise<DataFrame> {
  const results = answers.panels[panel.id][0].data.result as Series[];
  const options = panel.transformations[0].options;
  const label = (name: string): Field => ({ name, type: FieldType.string, config: {}, values: results.map((one) => one.metric[name]) });
  const table: DataFrame = {
    length: results.length,
    fields: [label(options.rowField), label(options.columnField), valueField(panel, 'Value', results.map((one) => number(one.value![1])), {})],
  };
  const context: any = { interpolate: (text: string) => text };
  const [matrix] = await lastValueFrom(of([table]).pipe(standardTransformers.groupingToMatrixTransformer.operator(options, context)));
  const [first, ...columns] = matrix.fields;
  const ordered = columns.sort((one, other) => Number(one.name) - Number(other.name) || one.name.localeCompare(other.name));
  for (const field of ordered) {
    field.type = FieldType.number;
    field.config = configOf(panel, field.name);
    shown(field);
  }
  const order = first.values.map((value, i) => [String(value), i] as const).sort((one, other) => one[0].localeCompare(other[0])).map(([, i]) => i);
  for (const field of [first, ...ordered]) {
    field.values = order.map((i) => field.values[i]);
  }
  shown(first);
  return { ...matrix, fields: [first, ...ordered] };
}

const tables = new Map<number, DataFrame>();

function Matrix({ panel, width, height }: any) {
  return <Table data={tables.get(panel.id)!} width={width} height={height} />;
}

// ---- the board

const VIEWS: Record<string, any> = { stat: Stat, timeseries: Lines, bargauge: Gauges, table: Matrix };

function Drawn({ panel }: any) {
  const column = (WIDTH - GAP) / 24;
  const { x, y, w, h } = panel.gridPos;
  const width = w * column - GAP;
  const height = h * (CELL + GAP) - GAP;
  const style = { position: 'absolute', left: GAP + x * column, top: y * (CELL + GAP), width, height } as const;
  if (panel.type === 'row') {
    return <h2 style={{ ...style, fontSize: 16, lineHeight: '30px', margin: 0 }}>{panel.title}</h2>;
  }
  const View = VIEWS[panel.type];
  return (
    <div style={style}>
      <PanelChrome title={named(panel.title)} description={panel.description} width={width} height={height}>
        {(innerWidth: number, innerHeight: number) => <View panel={panel} width={innerWidth} height={innerHeight} />}
      </PanelChrome>
    </div>
  );
}

function Everything() {
  const bottom = Math.max(...board.panels.map((panel: any) => panel.gridPos.y + panel.gridPos.h));
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles isExtensionSidebarOpen={false} {...({} as any)} />
      <PortalContainer />
      <div id="board" style={{ width: WIDTH, background: theme.colors.background.canvas, padding: '8px 0' }}>
        <div style={{ display: 'flex', justifyContent: 'space-between', padding: '0 8px 8px', fontSize: 16 }}>
          <strong>{board.title}: {board.description}</strong>
          <span style={{ fontSize: 13 }}>{day(answers.from)} – {day(answers.to)} UTC</span>
        </div>
        <div style={{ position: 'relative', height: bottom * (CELL + GAP) }}>
          {board.panels.map((panel: any) => <Drawn key={panel.id} panel={panel} />)}
        </div>
      </div>
    </ThemeContext.Provider>
  );
}

(async () => {
  for (const panel of board.panels) {
    if (panel.type === 'table') {
      tables.set(panel.id, await pivoted(panel));
    }
    if (panel.fieldConfig) {
      panel.fieldConfig.defaults.color ??= { mode: FieldColorModeId.Thresholds };
    }
  }
  createRoot(document.getElementById('root')!).render(<Everything />);
})();
