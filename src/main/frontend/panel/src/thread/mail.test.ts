import { expect, it } from 'vitest';
import { render } from './mail';

const shown = (html: string, remote = false) => {
  const { body, held } = render(html, [{ id: 1, name: 'l.png', mediaType: 'image/png', state: 'stored', url: '/api/v1/attachments/1', contentId: 'logo' }], remote);
  const box = document.createElement('div');
  box.append(body);
  return { html: box.innerHTML, held };
};

it('nothingOfAMailCanRunStyleOrAsk', () => {
  const { html } = shown('<div onclick="x()" style="color:red" class="a">Oi<script>x()</script><style>*{}</style><iframe src="//x"></iframe><form><input></form></div><a href="javascript:x()">y</a><svg><a href="//x"/></svg>');
  expect(html).toBe('<div>Oi</div><a target="_blank" rel="noreferrer noopener">y</a>');
});

it('picturesFromElsewhereWaitUntilSomebodyAsks', () => {
  const mail = '<img data-src="https://t.example/p.gif" alt="logo"><img src="data:image/png;base64,AA"><img src="cid:logo">';
  const quiet = shown(mail);
  expect(quiet.held).toBe(1);
  expect(quiet.html).not.toContain('t.example');
  expect(quiet.html).toContain('/api/v1/attachments/1');
  expect(shown(mail, true).html).toContain('src="https://t.example/p.gif"');
});
