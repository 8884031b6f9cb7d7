export { ProblemError, problemResponse } from '@vodokanal/contract/problem';
