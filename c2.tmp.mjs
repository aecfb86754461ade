import { readFileSync } from 'node:fs'; import { brotliCompressSync } from 'node:zlib';
const read = f => readFileSync('dist/'+f,'utf8'); const found=new Map(); const visit=f=>{ if(found.has(f)) return; const s=read('assets/'+f); found.set(f,s); for (const [,n] of s.matchAll(/(?:^|[;}\n])(?:import|export)(?:[^'"`()]*?from)?["`']\.\/([^"`']+\.js)["`']/g)) visit(n); };
visit(/<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(read('index.html'))[1]);
let t=0; const rows=[]; for (const [f,s] of found){ const b=brotliCompressSync(s).length; t+=b; rows.push([b,f]); } rows.sort((a,b)=>b[0]-a[0]); console.log(t, found.size, rows.map(r=>r.join(' ')).join('\n'));
