/** Made by test/events/learn-background.ts from the archive and the gold: how many texts there were, then lines of a count and the words met in so many. */
const documents = 926
const words = `
297 actor
250 gener
244 us
233 deal
226 film
224 union
220 clip
204 studio
199 consent
194 replica
193 voic
186 copyright
182 employ
179 machin
176 work
174 open
169 report
167 imag subscrib
164 pai
162 seri
161 negoti
156 chief
150 compani
148 director
146 invest
140 label rule
139 dead
138 rais
134 launch
133 product
129 estat
126 plan
125 person
124 result
122 peopl
121 close human
119 employe want write
117 back offer term
114 end job reach
113 effect
112 nation sign
111 includ put
110 repres set
109 base let name
108 million
107 releas start
106 agre announc inform music post
105 stop
104 data
103 global line media need short state valuat
102 even give recent stand
101 build cost found minut posit
100 huge keep record
99 group hand monei
98 call content follow game help run team
97 hous test
96 appear develop look project publish second sever turn word
95 bring control list part small stai support train writer
94 earli industri
93 actors becom began fall see sound tool
92 answer network sourc version wonder
91 better chang creat join offic remain rise role season speak statement world
90 awai final issu learn meet nearli place point present thousand watch
89 experi full left live move night order
88 busi expect insid instead origin public read real return view wai
87 decis hit noth parti rather review room send similar social stori system third walk well
86 behind clear consid continu forc futur hold idea interest interview larg lead life light long old power reason side special televis thing whole
85 allow bad begin believ case everyon explain friend half longer main major matter pleas reveal serv singl site spend win
84 caus chanc common date event everyth far form good great happen heart high lose plai respons suggest togeth white woman wrong
83 area avail best big complet despit detail differ enough feel free histori home hope kind love mean past press push question rest someon someth think top try
82 actual ago countri current decid fine forward ground hard involv level littl low moment near offici piec possibl previou problem provid quickli receiv seem stage step strong thank type understand wait websit wide young
81 almost articl commun entir grow gui howev import increas kei know messag mind model morn number opportun process readi rememb soon tell thought wish
80 about across alreadi although anoth anyth around befor both came center choos come contact cours difficult easi especi everi exampl fact few generative hear man mayb month particular perhap popular pretti probabl proud quit realli same sens simpli situat sort strike success sure told total toward usual visit without
79 object
78 studios
75 anim artist law use
74 members
73 performers
71 charact vote
68 aftra sag video
66 fan
64 voice
63 streamer
62 disnei disney script
61 advert protect
59 contract
58 guild
56 face
55 tools withdraw
54 used
52 company writers
50 creativ maker text
49 agreement lawyer
48 demand infring technolog
47 digit firm training
46 presid
43 agenc artists limit
42 argu people
41 court requir screen
40 languag synthet
39 board hour
38 app generated
37 films letter replac
36 describ file materi rights talks user voices warn
35 copi cut licenc openai ratifi
34 art bui health promis propos respect servic
33 action characters cover fake librari netflix owner terms
32 ahead bodi design episod festiv hire partner synthetic
31 associ campaign claim crew custom figur makers market park promot reject trade war
30 amptp count fear joint paper production recommend rules
29 confirm dollar drama entertain hollywood hundr note pass revenu series sora trailer
28 ag defend directors intern machine models singer univers
27 addit cinema client committe doubt editor gain googl google horror leader link pay scienc technology threat unit
26 accept access air assist avoid break budget camera comment compar convers digital door dub mix request restor shoot technic
25 block brief channel collect concern consum contribut discuss extra fail fair fight finish fit front improv june onlin outsid president producers risk secret seek spread target track using weekend west
24 account advanc aim animation annual approach arriv carri charg check citi civil comedi daili damag danger deep direct error express ey father fell field ignor incom independ intend page pilot practic qualiti save sell show skill sport spring theatr tie treat wall weak welcom
23 add affect battl black book broadcast car card celebr chair clean commiss confer contain correct council crowd cultur decad documentari drive expens fill fix foreign gather hair hero innov insist mouth nomin oper peac pick picture pitch plot profession profit purpos quiet reaction refer relat replicas sale scale secur senior size soul store strategi subject task tent tv varieti winner worri
22 aliv america appeal award benefit broad brother choic commit deliv die dream due economi edg element engag exist familiar fire fresh govern green guid holidai host hurt januari january jobs joke jump kill knowledg mark mass medic mention mistak natur normal opt option paint panel parent physic prais prefer prepar prevent price privat quot radio rate remark retir road schedul scripts search secretari select separ ship shock silenc sister slow smile speed spokesperson standard stick street stress style summer tast tradit transform trust viewers vision
21 address amount announced apart aspect attent bank beat bit capit care catch centuri challeng child circl class compet connect creative danc dark debat degre devic disappoint dubbing elect emot emploi enjoi enter establish expert explor faith famou fantasi focu former grand guess gun hate honest hospit individu inspir institut kid lack land laugh leagu leg lesson logo magazin middl novel opinion phone pressur print prize prove race rang realiti reduc regular relationship resourc respond routin sad score seat session shape sing societi somebodi son song spirit stock stone sue surpris surviv switch tear techniqu travel trial troubl true truth volum warm wear web wit
20 abil absolut achiev activ adult advantag album amaz appar attack attempt averag awar balanc beauti billion born bottom box bright career ceremoni certain chapter citizen climb club coach colleg complex condit cool corner coupl crisi cross david depart desir destroi dinner discov educ effort encourag enemi energi equal escap essenti eventu evid evil exactli extrem factor fashion fast favorit financi flight floor fly food foot forget fuel fun function funni gift girl goal gold guest handl hang heavi hide honor hot hotel husband ic identifi images imagin impact including incred influenc initi injuri internet item journalist journei king kitchen layer lie listen liter locat mail male marriag master memori militari mission mode modern mother murder museum mysteri narr neg neighbor nervou notice obviou occur ocean oil organ pace pack pair particip passion path patient pattern perfect period pleasur polit pop potenti presenc primari professor proper publicist queen quick react reader realiz recal recogn reflect regard region relief religi restaur rich ride ring rock romant runwai runway safe school scream sea section seriou servant she shop shoulder shows sick sight simpl sleep smart soft soldier solut space station statu strang structur struggl student stuff suffer super surfac surround sweet tackl tale teach tentative theater theme theori throw ticket tight tough tour trip tuesdai tuesday twist ultim unabl uniqu updat upset vast victim victori violenc weather wed wife wild wind window winter yard
19 april character companies money opens reports signed tilli wga
18 alleg angel angeles approved effects language likenesses limits lo los plans prompt reached talent videos
17 agreed amazon angri argued backed co creator minute motion novemb other others performer ratify settl thursdai thursday uses works wrote
16 act anime calls consult discoveri discovery faces fridai friday material mondai monday right star tilly written
15 a24 cannot fans house led november released reported septemb september several warner
14 cite claus creators early employers feature hours late likeness march named objected pact permission subtitl turnout unions value
13 approval background bargaining cent chatgpt clips described disput estate fakes generator ip lawyers lionsgat lionsgate marvel oscar payment planned prime scenes titles users wanted wants wednesdai wednesday
12 boycott bro bros built ceo disclose english federal hands infringement minimum nobodi nobody paid pictures ratified release scan senat service software staff streaming strikes tom york
11 adob adobe advertising agencies ask association bargain bill decemb december executive favour februari february footage founder general image library licensed national norwood property raises research runs screenwriters showed vfx youtub youtube
10 alleged away byted bytedance caa concept consultation contracts criticised darth dga disclosure earlier equity firms holder holders industry juli july later launched licensing mpa nearly negotiators octob october owners paramount posted protection protections published requires residuals scott seedanc seedance shorts signific significant storyboard trained vader veo voted
9 alliance animated backgrounds ben buys california ceas cease chines chinese citing condemned costs crabtre crabtree demands dialogu dialogue distribut draw duncan filed fund intellectu intellectual investment ireland jon jone jones known lab lets lines marketing offered opened performance platform results revenue round settled shown time times title unauthoris unauthorised urg walkout
8 academy advertisers agents alongsid alongside anyon anyone august bar based become besid beside body cameron clause creation critics deepmind deni desist died dispute draft duti entertainment family figures founded french governor groups humans hundred investors jame james kilmer la launches office output passed performances platforms premier prompts recap recreat removed sent soni sony source stay ventur visual warned way worked
7 advis affleck agency agree appeared asks beta brad brand broke building cast charl charles clients cloned collaps committee computer created creativity credit credits development dollars doubles ended epic episodes exclus exclusive extend followed gave georg george gives joined leaders learning legal licence looking machines michael midjournei midjourney minion minions needs nothing oscars posters productions productivity protected refuse removal roles sam sarando sarandos saw sets shot shots speaks staf staffing stars story storyboards summit sundai sunday ted universal val valued vega wage wars writing ye yes
6 additional adverts alter altman american analyst approve arm arts authors backs banana bars basic belski belsky billed bryan business captur capture changed chatbot cheaper cinemas clauses colleagu confirmed congress copying covered cruis cruise deepfakes demanded demonstr disclosed drew engin episode eu expected experiment fran fulli fully games gen heard iatse iger imagen inside invented issued kept labour large las leaves letting license member merg metaphys metaphysic method minist nbcunivers nbcuniversal negotiator nolan original own particle6 partners pitt podcast predict producer programme projects promised proposed rai recordings replaced repli rivkin showrunn showrunner signs south starting tax tech technical television touch turns van vegas veto
5 accus acting adviser alex amc analysts animators argentin argentine astin atlant atlantic audience audio ballot bbc becomes blame blend boards brought burbank canadian cannes carlin centr china christoph christopher classic cloning coalit coalition colleagues complained complaint copies counts craft cuts death denies der descript description divid double drawn drescher elig eligible elin eline elvi elvis ending ends engineers everyone except faster fifteen finished force foundat generation generators german guardrail guardrails head includes interested internal interposit interpositive invas invasion itself labs last leave likely lilli lilly listed literari literary local london loss lost mandate met meta midnight mine mining minister minutes misus multi names narrated nativ native needed nineti non noticed nvidia online opening opted outside partnership parts paus pension personal plu plus pocket policy premiere presented principl program programming quarter raised reading recaps recommendation red refin remains remove replacement replied require respeech respeecher returns reus rooms roughli roughly safeguard safeguards saturdai saturday science sean seconds sector sentenc sentence sequence settlement share single sky sold spoke stabil stability stake stoppage stopped striking study subtitles suit suppli suspend swap table teams tester testers things urged velden ventures voters voting wages william words working
4 accused acquired actress ads advance aid alleging alon alone ami amy answered appears appl apple archiv archive asking assisted attorney audiences author autumn ballots ban begins blames blanchett blunt bob bodies bradi brady brings brutalist cate change character.ai charge chatbots cited claims clone closed colin collective comedy commercial compared compensation complaints confirms consumers continuity contributions convent conventional copyrighted courts cranston create crews crunchyrol crunchyroll customers d'amaro daughter de deals decision defended designer developer distribution driven dropped dubs duties duty dynam dynamics earnings east edit elsa errors eternaut everything everywher everywhere executives expiri expiry expos expressed fabl fable falls feared festival find firefli firefly fish flawless follows foundation founders frame franchis francisco friends funding future gemini ghoul goldberg grave happi happy helps highest hired hochul ignored imitation immedi immediate include included independent indi indie inflat inflation injunct injunction instagram interactive interim japan johansson john josh judge kadokawa kathi kathy labels laps lasts laws letters linked lip lobbi losses lucasfilm luma lyonn lyonne meeting mgm mid mike minimax minimums minor misuse movement movie narrator natasha nba nbc negotiations networks ninety oblig obtain oppos opposed organis otherwis otherwise ownership paragraph pari paris party peter pg picket pipelin plagiarism planning play pleased pointed polic polish posts pre principles promise promises proposal q2 quality ralli ratifies rees reese releases replace requests required resembl respects rewrit rhett rianda rob robin robinson robot robots row san scans scarlett sees selim shares shrek sides sources spanish speech stated statute stays subscribers survey sync synthesis talk tennesse tennessee tenth terrifi terrifying thousands together tower tracks trim trump turned unanim vend vending viral watched wording workers xicoia zurich
3 16k 1950s 1bn 98th 99th aanand ab abus activis activision adopt adrien advertised advertises age ageing ages agreements aires alarm ali alleges altered altern anad andi andy angers answers api appli applic application argue aronofski aronofsky artistri artistry assembl asteria athlet athletes authorship available avnet backer backlash barrier barriers battles becam became believes bills bipartisan blackburn bloomberg blueprint boi breach british brodi brody budgets bueno buenos buildings burn burns cairn cairnes calling cameras canada cancel cards carries cartoon cash central centred cg chances checked chicago chri chris cinemacon cities cleared clift clones cloud cmpa collapsing combin comments commercials condemns conference consulting controls conversations coon coons copied copy corbet cosmic coverag coverage covering creatives crowds cutting dailies damages daman daniel davi decisive del delhi deloitt deloitte demonstrably designed designers despite devil dhanush diffus diffusion discussed disputed disrupt distributes distributor divided doubts draws dubbed dudesi dudesy earl editors eerili eerily effici eighteen electron electronic ellison emili emily employer empti endorsed enterpris enterprise ero eros erwin european everybodi everybody exception exempt experimented expir expires explained eyes fallout feed feeds felic felicity feltheim feltheimer fewer figure finds fiscal fraction framework gains garland generate gilligan given giving glatter godfath godfather grant growth guard guards guillermo hailuo hank hanks harm heirs helped history hungarian ian imax improve income industries information ingenu ingenue innovation international investor iqiyi issues italian jancso japanes japanese jeff joei joey joshua justice karla keeps klobuchar lawmakers lawsuit le lee legaci lend length lesli letterboxd levy licences lift lifts lighting liken linka listing livelihood livelihoods living localisation lord lower luci lucy magnopu magnopus mahabharat majority margin marsha massiv massive maya meant membership merges mexican mill mills minors misread mixed moana moonvallei moonvalley muse nano necronomico negotiating nikola noted ordinari ordinary outlet outlets overwhelm overwhelming owned owns papers parliament parties paul paused pavement paying peace peacock perman picked pipelines pirated placed players points police poll poster posthumous predicted previous previsualis previsualisation primordi primordial proce proceed products professional programmes programs prolifer proliferated promote protecting protects protested provisional publishers pulls puppet purpose puts q1 quarrel raanjhanaa raise ran ratification reaches rebuild recognis recorded recreations refine regist regret remot remote removes reportedli reportedly reporting represent representative reshoot restrain resum resumed returned rewrite riaa rival roll rose ruairi ruin ruined scanning scene schiller sciences scrape screenplays screenwriter senators sends serve sexual sfa shanghai sheridan shoots shut signatori signing simpson simul sit sites skills slip someone something sooner sought soup specialist specif specific sphere sports spotted stabl stable starts statutes stayed storyboarding strategy strengthen strip stripped su summary supported supports swaps swear synthetics takedown tamil testing theatric theatrical themselv themselves thom threats thriller tiktok tillis todorov todorovic toro touched touching towers trademark translators trek tribeca twelv twelve twenti twenty tye ukrainian undisclos undisclosed units unnam unnamed uta vacanc valid vallei valley valuation variety vendor venture views vinc vince visualis voorhe voorhees votes vowel wachowski walked warning wb weigh welcomed whenev whenever wholli wholly whoopi widen widow williams wizard wme wood workflow workforc workforce writes younger zelda zero
2 315m 3bn 3d 75m a.8882 a.8887 abuse accent acknowledg acted ad administr administration advertisement advised affected agenda agil agile aided airs alan alarmed algorithms alien alive allege allowing alternatives alvarez amend amus amused analyt analytics ancestra ancillari ancillary andreessen android aneesh anger angered animals animatron announcement anybodi anybody apply ar arcan arcane ares argues arrang arrangement arrived assistants attend attended audiovisu audiovisual autodesk automat avatar avoids awards backers backing backroom backrooms bain band banned banner beck begun beij beijing believe belov beloved between biblic biblical biometr biometric blended blocked blum blumhous blumhouse boardroom booth booths bottomless bought boy branch branches brands breaking bredow brian brit britain broadcaster brown browser bruce bryn builder campaigns cancelled capitol captions cartoons casei cases casey catalogu catalogue categori cause causes cctv centre cgi cgt chaganti chaganty chairman children choice christma christmas cinephil cinephiles claimed clark clock closely closes cnbc coca coert coerte cola collapse colleague combined comic compel competit competition complain completed computing conced concerns condemn conjur consensu consensual consented consider considered considering consist consistency conspicuously contains contest conversation convinc coordin coordinate core corpor costli costly costum counsel counted cousin covers crafts craftsman credited crime culture curat curated curb curbs cycl cycle d'or dangers daughters dave davies deadlin deadline deadpool debut decades declar declare deepcak deepcake deepfake defends defin definit definition delanei delaney denied denmark dental deny deploi describe details detect developed deviantart dharmayudh dies disagre disagree discussion disown disowns displac disputes disrespect disrespectful divides dneg documentary dome doors dorothi dorothy doubling drafted drake dreamwork dreamworks drives drop drops dubbers dwayn dwayne economy edge edits ek el elements elevenlab elevenlabs eliza email emmi employees empow empower emptied enabl endorses engaging enlarged environ environments era erod estates evangelin evangeline evening exclud expanded expense experience experimental explos exposed exposes extended extras fagan failed fals false favoured favourit favourite features fede federation feeding fees files filing filmed finger fintan flag flagged flashback fleme fleming float flood forecast formal fortnit fortnite frames framing franchise franchises frankenstein freedom fremantl fremantle funded funds furious gathered gong gordon government grab grace grants graviti gravity grei grey grievanc grievances groundbreak groundbreaking guardian guilds gutierrez halt halv happened heads held heret heretic hidiv hidive higher hill himself hires hiring hirsch holland holm horowitz houses hybrid ideat ideation ill illustrations illustrators ilm imitating imitations incent incub incubator informed infringe infringed infringing inkub inkubator insider interstiti intim intimate introduced invested involved iri iris irish itv iyer jackson jami jamie jennif jennifer jess jesse jim jiohotstar jiostar johnson joi joining joins joked joseph journal joy kane kathleen katzenberg keeping kelli kelly kim knobloch knowledge korea korean labor laboratori lai landmark landmarks languages lapses lavat laying layoff learned legacy les levitt liabl liable liberti libraries licenses liked limiting links little lobbying longest looks lopez lords lot lover lovers malform malformed management manager mangl mangled manipul manipulative mann marei marey marl marling match max maxim maxime mcnitt measure medium meetings meets memberships memorandum mend merced mercedes merged merger micro millenni millennials millions mirror misplac misplaced miss missing mitchel mitchells mock mocked monument mooser mouths moved movies musician musicians mytholog naming natural nava neutral newspap newspaper nomination nomine north notices notifi notify novelti novelty novembers objections obliges obtained officer officials onto operating ordered orders organisation originals ortiz outcom outcome outlaw oz pacif pacific pages palm palme papercup parker parks parodi parody parson parsons pasav pasave pause pays pen penalti performed permanently perri perry personalis photograph photographers photographs phrase physical picketing pilots pit pixar pluribu pluribus poor possible powerful practice praised preced presentation presses preview previews private pro procedur procedure produce produced productive projected promoted promotional proposals propose provis provisions publicity publicli publicly purini pushed q4 questions quickly rahul raising rallied rally ray reads realist realistic receive recognisable recording recreate redshark references refined register regul reintroduc reintroduced rejecting relations remained remind renew rent reopen repeat replaces replacing reporter reporters represented representing reput reputation requiring resemble reserv reshoots resolv respected respecting responsibility restrained retired reuse reused revealed reveals reviews revis revised revolut revolution rises rising river robert romanc romance romulu romulus rook royalty ruled russian s.8391 s.8420 safeti safety satir satire savings scanned schedule scraped screenplay screenwriting scribes secretary security seeks seen sells serrena services settle settles shake shared sharing shield shift shipping shocked shortli shortly showreel sidekick signatory silence simulation singapor singapore singers sisters sixteen sketch sketches ski skies skydanc skydance slips slop slowed snow speaking specialists specials spoken spot spun spurlock standards statutori statutory stealing steven sticking stiller stills stood stopping stores storytel streamers strengthened stretch strict striker strikers stroke struck stunt submiss submissions sued suggests summaris summarise supplier supplies supply supportive suspended swedish synthesised takedowns talking taste taylor templat template tested tests thanked theatre theatres theft thirti thirty threaten threatens ti tighten toei toni tony toolkit toronto traditional transfer translation transpar transparency trims tron twin tyler typing unanimous unanimously uncanni uncanny uncertain undercut united unlik unlike unreleas unreleased unveiled urge urges vacancies variant vault versions victor vinciquerra visualisation voix vowels waited wang warns washington welcome whatev whatever willi willis withdraws withdrew woods workflows worry wrap yoda yu
`

export function background(): { documents: number; seen: Map<string, number> } {
  const seen = new Map<string, number>()
  for (const line of words.trim().split('\n')) {
    const [count, ...all] = line.split(' ')
    for (const word of all) seen.set(word, Number(count))
  }
  return { documents, seen }
}
